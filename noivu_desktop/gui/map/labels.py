"""Names on the map: inside their units, by importance, never one over another.

Whether a label is shown depends on the scale and on the labels near it only, not on what part of
the map is in the window; so a map that is pulled aside keeps its labels where they are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from noivu_desktop.gui.map.arcs import Arcs, Floats, Integers
from noivu_desktop.gui.map.label_rooms import main_part_boxes, room_of, rooms
from noivu_desktop.gui.map.label_text import bold, in_two_lines, text_image, text_size
from noivu_desktop.gui.map.style import MapStyle, color
from noivu_desktop.gui.map.view import View

_FITS = 0.92  # a label may stand out of its unit by a twelfth of its width
_GAP_PX = 4
_ROUNDS = 2
_GROWTH = 0.25  # of the window, placed beyond it so that a pan finds labels ready
_WHOLE_MAP_LABELS = 3000
_UNITS_IN_A_SLICE = 400
_TEXTS_IN_A_SLICE = 400


@dataclass(frozen=True, slots=True)
class PlacedLabel:
    """A text in a box of pixels counted from the local origin at one scale."""

    text: str
    is_bold: bool
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, eq=False)
class _Placement:
    """The labels of one scale around a window; beyond ``covers`` nobody looked."""

    scale: float
    covers: tuple[int, int, int, int] | None
    labels: tuple[PlacedLabel, ...]
    boxes: Integers

    def holds(self, view: View) -> bool:
        if self.scale != view.scale:
            return False
        if self.covers is None:
            return True
        x1, y1, x2, y2 = self.covers
        return (
            x1 <= view.left
            and y1 <= view.top
            and view.left + view.width <= x2
            and view.top + view.height <= y2
        )


class Labels:
    """All labels of a map in order of importance, the room for them, and where they stand."""

    def __init__(self, arcs: Arcs, geometries: NDArray[np.object_]) -> None:
        self._arcs, self._geometries = arcs, geometries
        self._unit_boxes: Floats = shapely.bounds(geometries).reshape(-1, 4)
        self._main_boxes = main_part_boxes(geometries)
        self._unit_rooms = np.full((len(geometries), 3), np.nan)
        self._group_rooms: dict[tuple[int, ...], tuple[float, float, float]] = {}
        self._groups: Integers = np.arange(len(geometries))
        self._rows: Integers = np.empty(0, dtype=np.int64)
        self._texts: list[str] = []
        self._least_letters: Floats = np.empty(0)
        self._members: dict[int, tuple[int, ...]] = {}
        self._boxes: Floats = np.empty((0, 4))
        self._sizes: Floats = np.empty((0, 4))
        self._placement: _Placement | None = None
        self.set_font(QFont())

    def set_labels(self, labels: Sequence[tuple[int, str, float]]) -> None:
        """Takes (row, text, importance); the most important come first where room is short."""
        ordered = sorted(labels, key=lambda label: (-label[2], label[0]))
        self._rows = np.array([row for row, _, _ in ordered], dtype=np.int64)
        self._texts = [text for _, text, _ in ordered]
        self._least_letters = np.array([len(text) / 2 for text in self._texts])
        self._members = {}
        self._sizes = np.full((len(ordered), 4), np.nan)
        self.set_groups(self._groups)

    def set_groups(self, groups: Integers) -> None:
        """Takes the merged unit of each unit; a lone name in it stands for the whole of it."""
        self._groups = groups
        sizes = np.bincount(groups, minlength=1)
        named = np.bincount(groups[self._rows], minlength=len(sizes))
        group = groups[self._rows]
        lone = np.flatnonzero((sizes[group] > 1) & (named[group] == 1)).tolist()
        before = self._members
        order, stop = np.argsort(groups, kind="stable"), np.cumsum(sizes)
        self._members = {
            index: tuple(order[stop[of] - sizes[of] : stop[of]].tolist())
            for index, of in zip(lone, group[lone].tolist(), strict=True)
        }
        self._sizes[[*(before.keys() ^ self._members.keys())]] = np.nan
        self._boxes = self._unit_boxes[self._rows]
        for index, members in self._members.items():
            boxes = self._unit_boxes[list(members)]
            self._boxes[index] = *boxes[:, :2].min(axis=0), *boxes[:, 2:].max(axis=0)
        self._placement = None

    def set_font(self, font: QFont) -> None:
        """Takes the letters, sized in device pixels."""
        self._plain, self._bold = font.toString(), bold(font).toString()
        metrics = QFontMetrics(font)
        self._letter_px, self._line_px = metrics.averageCharWidth() * 0.6, metrics.height()
        self._sizes[:] = np.nan
        self._placement = None

    def shown(self, view: View) -> tuple[PlacedLabel, ...]:
        """The labels as placed so far, if for this view; else none."""
        placement = self._placement
        return placement.labels if placement is not None and placement.holds(view) else ()

    def placed(self, view: View) -> tuple[PlacedLabel, ...]:
        """The labels that are shown in a view, and some around it."""
        return self._place_now(view).labels

    def prepare(self, view: View) -> Iterator[None]:
        """Places the labels of a view in slices of a few milliseconds."""
        if self._placement is not None and self._placement.holds(view):
            return
        covers, near = self._around(view)
        for units in np.array_split(near, len(near) // _UNITS_IN_A_SLICE + 1):
            self._find_rooms(units)
            yield
        for some in np.array_split(near, len(near) // _TEXTS_IN_A_SLICE + 1):
            self._measure(some)
            yield
        self._placement = self._placed(view.scale, covers, near)

    def find_all_rooms(self) -> Iterator[None]:
        """Finds, a slice at a time, the room in every unit that has a name."""
        for units in np.array_split(self._rows, len(self._rows) // _UNITS_IN_A_SLICE + 1):
            self._find_unit_rooms(units)
            yield

    def draw(self, painter: QPainter, view: View, style: MapStyle) -> None:
        """Draws the labels that touch a view."""
        placement = self._place_now(view)
        x1, y1, x2, y2 = placement.boxes.T
        right, bottom = view.left + view.width, view.top + view.height
        seen = (x1 < right) & (x2 > view.left) & (y1 < bottom) & (y2 > view.top)
        letters, halo = color(style.label).rgba(), color(style.label_halo).rgba()
        for index in np.flatnonzero(seen).tolist():
            one = placement.labels[index]
            font_key = self._bold if one.is_bold else self._plain
            image = text_image(one.text, font_key, letters, halo)
            painter.drawImage(one.x - view.left, one.y - view.top, image)

    def _place_now(self, view: View) -> _Placement:
        for _ in self.prepare(view):
            pass
        assert self._placement is not None
        return self._placement

    def _around(self, view: View) -> tuple[tuple[int, int, int, int] | None, Integers]:
        """What of the map to place for a view, and the labels that have a say in it."""
        wide, tall = ((self._boxes[:, 2:] - self._boxes[:, :2]) * view.scale).T
        hopeful = (wide >= self._letter_px * self._least_letters) & (tall >= self._line_px * 0.6)
        if np.count_nonzero(hopeful) <= _WHOLE_MAP_LABELS:
            return None, np.flatnonzero(hopeful)
        dx, dy = int(view.width * _GROWTH), int(view.height * _GROWTH)
        covers = (
            view.left - dx,
            view.top - dy,
            view.left + view.width + dx,
            view.top + view.height + dy,
        )
        # A label bows to its neighbours, they to theirs: two steps away in each round.
        reach = (2 * _ROUNDS + 1) * 14 * self._line_px
        x1, y1, x2, y2 = (
            (edge + side * reach) / view.scale
            for edge, side in zip(covers, (-1, -1, 1, 1), strict=True)
        )
        boxes = self._boxes
        hopeful &= (boxes[:, 0] <= x2) & (boxes[:, 2] >= x1)
        hopeful &= (boxes[:, 1] <= y2) & (boxes[:, 3] >= y1)
        return covers, np.flatnonzero(hopeful)

    def _find_rooms(self, labels: Integers) -> None:
        self._find_unit_rooms(self._rows[labels])
        for index in labels.tolist():
            members = self._members.get(index)
            if members is not None and members not in self._group_rooms:
                region = shapely.union_all(self._geometries[list(members)])
                self._group_rooms[members] = room_of(region)

    def _find_unit_rooms(self, units: Integers) -> None:
        missing = np.unique(units[np.isnan(self._unit_rooms[units, 0])])
        for run in np.split(missing, np.flatnonzero(np.diff(missing) > 1) + 1):
            if len(run):
                first, last = int(run[0]), int(run[-1]) + 1
                self._unit_rooms[first:last] = rooms(self._arcs, self._main_boxes, first, last)

    def _measure(self, labels: Integers) -> None:
        for index in labels[np.isnan(self._sizes[labels, 0])].tolist():
            text = self._texts[index]
            font_key = self._bold if index in self._members else self._plain
            two_lines = text_size(in_two_lines(text), font_key)
            self._sizes[index] = *text_size(text, font_key), *two_lines

    def _placed(
        self, scale: float, covers: tuple[int, int, int, int] | None, near: Integers
    ) -> _Placement:
        room = self._unit_rooms[self._rows[near]]
        for place, index in enumerate(near.tolist()):
            if index in self._members:
                room[place] = self._group_rooms[self._members[index]]
        sizes = self._sizes[near]
        in_one = sizes[:, 0] * _FITS <= room[:, 2] * scale
        in_two = sizes[:, 2] * _FITS <= room[:, 2] * scale
        fits = in_one | in_two
        near, room, sizes, in_one = near[fits], room[fits], sizes[fits], in_one[fits]
        size = np.where(in_one[:, None], sizes[:, :2], sizes[:, 2:])
        corner = np.rint(room[:, :2] * scale - size / 2)
        boxes = np.hstack([corner, corner + size]).astype(np.int64)
        chosen = _without_overlaps(boxes)
        texts = [
            self._texts[index] if in_one[place] else in_two_lines(self._texts[index])
            for place, index in zip(chosen.tolist(), near[chosen].tolist(), strict=True)
        ]
        labels = tuple(
            PlacedLabel(text, index in self._members, x1, y1, x2 - x1, y2 - y1)
            for text, index, (x1, y1, x2, y2) in zip(
                texts, near[chosen].tolist(), boxes[chosen].tolist(), strict=True
            )
        )
        return _Placement(scale=scale, covers=covers, labels=labels, boxes=boxes[chosen])


def changed_boxes(
    before: Sequence[PlacedLabel], after: Sequence[PlacedLabel], view: View
) -> list[QRect]:
    """The rectangles of device pixels where labels came or went."""
    return [
        QRect(one.x - view.left, one.y - view.top, one.width, one.height)
        for one in set(before) ^ set(after)
    ]


def _without_overlaps(boxes: Integers) -> Integers:
    """Boxes, in order of importance, that leave each other room.

    In each round those are taken that no more important box in play overlaps. This looks at
    neighbours only; what remains undecided after the last round stays away.
    """
    if len(boxes) == 0:
        return np.empty(0, dtype=np.int64)
    x1, y1, x2, y2 = boxes.T
    shapes = shapely.box(x1, y1, x2 + _GAP_PX, y2)
    first, second = shapely.STRtree(shapes).query(shapes)
    real = (
        (first < second)
        & (x1[first] < x2[second] + _GAP_PX)
        & (x1[second] < x2[first] + _GAP_PX)
        & (y1[first] < y2[second])
        & (y1[second] < y2[first])
    )
    first, second = first[real], second[real]
    taken = np.zeros(len(boxes), dtype=bool)
    in_play = np.ones(len(boxes), dtype=bool)
    for _ in range(_ROUNDS):
        beaten = np.zeros(len(boxes), dtype=bool)
        beaten[second[in_play[first]]] = True
        winners = in_play & ~beaten
        taken |= winners
        in_play &= ~winners
        in_play[second[winners[first]]] = False
    return np.flatnonzero(taken)
