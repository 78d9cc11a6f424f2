"""Labels in their places, and which of them may stay where two would lie over one another."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from PySide6.QtCore import QRect

from noivu_desktop.gui.map.arcs import Integers
from noivu_desktop.gui.map.view import View

_GAP_PX = 4


@dataclass(frozen=True, slots=True)
class PlacedLabel:
    """A text in a box of pixels counted from the local origin at one scale."""

    text: str
    is_bold: bool
    x: int
    y: int
    width: int
    height: int


def changed_boxes(
    before: Sequence[PlacedLabel], after: Sequence[PlacedLabel], view: View
) -> list[QRect]:
    """The rectangles of device pixels where labels came or went."""
    same = {id(one) for one in before}.intersection(id(one) for one in after)
    differ = {one for one in before if id(one) not in same}
    differ ^= {one for one in after if id(one) not in same}
    return [QRect(one.x - view.left, one.y - view.top, one.width, one.height) for one in differ]


def without_overlaps(owner: Integers, boxes: Integers, rounds: int) -> Integers:
    """Which boxes, the best first, are taken: one for an owner, and none over another.

    In each round those are taken that no better box in play stands against. This looks at
    neighbours only; what remains undecided after the last round stays away.
    """
    if len(boxes) == 0:
        return np.empty(0, dtype=np.int64)
    first, second = _rivals(owner, boxes)
    taken = np.zeros(len(boxes), dtype=bool)
    in_play = np.ones(len(boxes), dtype=bool)
    for _ in range(rounds):
        if not in_play.any():
            break
        beaten = np.zeros(len(boxes), dtype=bool)
        beaten[second[in_play[first]]] = True
        winners = in_play & ~beaten
        taken |= winners
        in_play &= ~winners
        in_play[second[winners[first]]] = False
    return np.flatnonzero(taken)


def _rivals(owner: Integers, boxes: Integers) -> tuple[Integers, Integers]:
    """Pairs (better, worse) of boxes that are too close or belong to one owner."""
    x1, y1, x2, y2 = boxes.T
    shapes = shapely.box(x1, y1, x2 + _GAP_PX, y2)
    first, second = shapely.STRtree(shapes).query(shapes)
    close = (
        (x1[first] < x2[second] + _GAP_PX)
        & (x1[second] < x2[first] + _GAP_PX)
        & (y1[first] < y2[second])
        & (y1[second] < y2[first])
    )
    first, second = first[close], second[close]
    order = np.argsort(owner, kind="stable")
    for step in range(1, int(np.bincount(owner).max())):
        one, other = order[:-step], order[step:]
        same = owner[one] == owner[other]
        first = np.concatenate([first, one[same]])
        second = np.concatenate([second, other[same]])
    better = first < second
    return first[better], second[better]
