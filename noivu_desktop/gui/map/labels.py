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
from noivu_desktop.gui.map.label_rooms import (
    SHARES,
    best_spots,
    level_lines,
    level_lines_of,
    main_part_boxes,
)
from noivu_desktop.gui.map.label_text import bold, in_two_lines, text_image, text_size
from noivu_desktop.gui.map.style import MapStyle, color
from noivu_desktop.gui.map.view import View

_WAYS = ((0.92, 0.8, 1), (0.92, 0.8, 2), (0.74, 0.5, 1), (0.74, 0.5, 2))
"""How a label may lie: share of its width and height that must be inside its unit, and lines."""
_GAP_PX = 4
_ROUNDS = 3
_GROWTH = 0.4  # of the window, placed beyond it so that a pan finds labels ready
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
        # How long a level line may be at most: the width of the unit until its lines are known.
        self._unit_stretch = self._unit_boxes[:, 2] - self._unit_boxes[:, 0]
        self._unit_lines = np.full((len(geometries), len(SHARES), 2), np.nan)
        self._group_lines: dict[tuple[int, ...], Floats] = {}
        self._groups: Integers = np.arange(len(geometries))
        self._rows: Integers = np.empty(0, dtype=np.int64)
        self._texts: list[str] = []
        self._ranks: Integers = np.empty(0, dtype=np.int64)
        self._letters: Integers = np.empty(0, dtype=np.int64)
        self._members: dict[int, tuple[int, ...]] = {}
        self._boxes: Floats = np.empty((0, 4))
        self._stretch: Floats = np.empty(0)
        self._sizes: Floats = np.empty((0, 4))
        self._placement: _Placement | None = None
        self._longest = ""
        self.set_font(QFont())

    def set_labels(self, labels: Sequence[tuple[int, str, float]]) -> None:
        """Takes (row, text, importance); the most important come first where room is short."""
        every = tuple(zip(*labels, strict=True)) or ((), (), ())
        rows = np.array(every[0], dtype=np.int64)
        texts = np.array(every[1], dtype=object)
        lightness = -np.array(every[2], dtype=np.float64)
        letters = np.fromiter(map(len, every[1]), dtype=np.int64, count=len(texts))
        order = np.lexsort((rows, lightness))
        self._rows, self._letters = rows[order], letters[order]
        self._texts = texts[order].tolist()
        lightness = lightness[order]
        self._ranks = np.cumsum(np.diff(lightness, prepend=lightness[:1]) > 0)
        self._members = {}
        self._sizes = np.full((len(order), 4), np.nan)
        self._longest = texts[letters.argmax()] if len(texts) else ""
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
        self._stretch = self._unit_stretch[self._rows]
        for index, members in self._members.items():
            boxes = self._unit_boxes[list(members)]
            self._boxes[index] = *boxes[:, :2].min(axis=0), *boxes[:, 2:].max(axis=0)
            self._stretch[index] = self._boxes[index, 2] - self._boxes[index, 0]
        self._placement = None

    def set_font(self, font: QFont) -> None:
        """Takes the letters, sized in device pixels."""
        self._plain, self._bold = font.toString(), bold(font).toString()
        metrics = QFontMetrics(font)
        self._letter_px, self._line_px = metrics.averageCharWidth() * 0.4, metrics.height()
        self._sizes[:] = np.nan
        self._placement = None

    def shown(self, view: View) -> tuple[PlacedLabel, ...]:
        """The labels as placed so far, if for this view; else none."""
        placement = self._placement
        return placement.labels if placement is not None and placement.holds(view) else ()

    def placed(self, view: View) -> tuple[PlacedLabel, ...]:
        """The labels that are shown in a view, and some around it."""
        return self._place_now(view).labels

    def is_roomy(self, view: View) -> bool:
        """Whether a short pull of the map would find its labels placed."""
        dx, dy = round(view.width * _GROWTH / 2), round(view.height * _GROWTH / 2)
        wider = view.moved(dx, dy).widened(2 * dx, 2 * dy)
        return self._placement is not None and self._placement.holds(wider)

    def prepare(self, view: View, is_ahead: bool = False) -> Iterator[None]:
        """Places the labels of a view in slices of a few milliseconds.

        is_ahead  also when the view is covered, if a short pull of the map would leave that
        """
        placement = self._placement
        if placement is not None and placement.holds(view) and not is_ahead:
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

    @property
    def font_key(self) -> str:
        """The plain letters, as ``text_image`` takes them."""
        return self._plain

    def is_free(self, view: View, box: tuple[int, int, int, int]) -> bool:
        """Whether a box of pixels counted from the local origin covers no label of a view."""
        x1, y1, x2, y2 = self._place_now(view).boxes.T
        return not np.any((x1 < box[2]) & (x2 > box[0]) & (y1 < box[3]) & (y2 > box[1]))

    def _place_now(self, view: View) -> _Placement:
        for _ in self.prepare(view):
            pass
        assert self._placement is not None
        return self._placement

    def _around(self, view: View) -> tuple[tuple[int, int, int, int] | None, Integers]:
        """What of the map to place for a view, and the labels that have a say in it."""
        fits, tight, _ = _WAYS[-1]
        tall = (self._boxes[:, 3] - self._boxes[:, 1]) * view.scale
        # The two-line width; a text that was not measured yet may be as narrow as its half.
        width = np.where(
            np.isnan(self._sizes[:, 2]), self._letters * self._letter_px, self._sizes[:, 2]
        )
        hopeful = (self._stretch * view.scale >= width * fits) & (tall >= self._line_px * tight)
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
        reach = (2 * _ROUNDS + 1) * text_size(self._longest, self._bold)[0]
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
            if members is not None and members not in self._group_lines:
                region = shapely.union_all(self._geometries[list(members)])
                self._group_lines[members] = level_lines_of(region)

    def _find_unit_rooms(self, units: Integers) -> None:
        missing = np.unique(units[np.isnan(self._unit_lines[units, 0, 0])])
        for run in np.split(missing, np.flatnonzero(np.diff(missing) > 1) + 1):
            if len(run):
                first, last = int(run[0]), int(run[-1]) + 1
                found = level_lines(self._arcs, self._main_boxes, first, last)
                self._unit_lines[first:last] = found
                self._unit_stretch[first:last] = (found[:, :, 1] - found[:, :, 0]).max(axis=1)

    def _measure(self, labels: Integers) -> None:
        for index in labels[np.isnan(self._sizes[labels, 0])].tolist():
            text = self._texts[index]
            font_key = self._bold if index in self._members else self._plain
            two_lines = text_size(in_two_lines(text), font_key)
            self._sizes[index] = *text_size(text, font_key), *two_lines

    def _placed(
        self, scale: float, covers: tuple[int, int, int, int] | None, near: Integers
    ) -> _Placement:
        index, lines, boxes = self._candidates(scale, near)
        # Over the whole map there is no edge from which an answer could change.
        rounds = len(boxes) if covers is None else _ROUNDS
        chosen = _without_overlaps(index, boxes, rounds)
        labels = []
        for label, count, (x1, y1, x2, y2) in zip(
            index[chosen].tolist(), lines[chosen].tolist(), boxes[chosen].tolist(), strict=True
        ):
            text = self._texts[label] if count == 1 else in_two_lines(self._texts[label])
            labels.append(PlacedLabel(text, label in self._members, x1, y1, x2 - x1, y2 - y1))
        return _Placement(scale=scale, covers=covers, labels=tuple(labels), boxes=boxes[chosen])

    def _candidates(self, scale: float, near: Integers) -> tuple[Integers, Integers, Integers]:
        """Where labels could stand, the best first: label, number of lines, box of pixels.

        Important labels come first; among equals those that fit well before those that stand
        out a little, and one line before two.
        """
        sizes = [self._sizes[near][:, 2 * lines - 2 : 2 * lines] for _, _, lines in _WAYS]
        tall = [size[:, 1] * way[1] / scale for size, way in zip(sizes, _WAYS, strict=True)]
        spots = np.split(self._spots(near, np.concatenate(tall)), len(_WAYS))
        found = []
        for order, ((fits, _, lines), size, spot) in enumerate(
            zip(_WAYS, sizes, spots, strict=True)
        ):
            good = size[:, 0] * fits <= spot[:, 2] * scale
            corner = np.rint(spot[good, :2] * scale - size[good] / 2)
            boxes = np.hstack([corner, corner + size[good]]).astype(np.int64)
            way = np.tile((order, lines), (len(boxes), 1))
            found.append(np.hstack([near[good, None], way, boxes]))
        every = np.vstack(found)
        every = every[np.lexsort((every[:, 0], every[:, 1], self._ranks[every[:, 0]]))]
        return every[:, 0], every[:, 2], every[:, 3:]

    def _spots(self, near: Integers, text_height: Floats) -> Floats:
        """The best spot in each unit for one height of text after the other."""
        lines = self._unit_lines[self._rows[near]]
        boxes = self._main_boxes[self._rows[near]]
        for place, index in enumerate(near.tolist()):
            if index in self._members:
                lines[place] = self._group_lines[self._members[index]]
                boxes[place] = self._boxes[index]
        times = len(_WAYS)
        low, high = np.tile(boxes[:, 1], times), np.tile(boxes[:, 3], times)
        return best_spots(np.tile(lines, (times, 1, 1)), low, high, text_height)


def changed_boxes(
    before: Sequence[PlacedLabel], after: Sequence[PlacedLabel], view: View
) -> list[QRect]:
    """The rectangles of device pixels where labels came or went."""
    return [
        QRect(one.x - view.left, one.y - view.top, one.width, one.height)
        for one in set(before) ^ set(after)
    ]


def _without_overlaps(owner: Integers, boxes: Integers, rounds: int) -> Integers:
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
    pairs = [(order[:-step], order[step:]) for step in range(1, len(_WAYS)) if step < len(order)]
    for one, other in pairs:
        same = owner[one] == owner[other]
        first = np.concatenate([first, one[same]])
        second = np.concatenate([second, other[same]])
    better = first < second
    return first[better], second[better]
