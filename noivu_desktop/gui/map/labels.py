"""Names on the map: inside their units, by importance, never one over another.

Whether a label is shown depends on the scale and on the labels near it only, not on what part of
the map is in the window; so a map that is pulled aside keeps its labels where they are.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from noivu_desktop.gui.map.arcs import Arcs, Flags, Floats, Integers
from noivu_desktop.gui.map.label_places import PlacedLabel, without_overlaps
from noivu_desktop.gui.map.label_rooms import (
    SHARES,
    best_spots,
    level_lines,
    level_lines_in,
    level_lines_of,
    main_part_boxes,
)
from noivu_desktop.gui.map.label_text import bold, in_two_lines, text_image, text_size
from noivu_desktop.gui.map.style import MapStyle, color
from noivu_desktop.gui.map.view import View

_WAYS = ((0.92, 0.8, 1), (0.92, 0.8, 2), (0.74, 0.5, 1), (0.74, 0.5, 2))
"""How a label may lie: share of its width and height that must be inside its unit, and lines."""
_NOT_TRIED, _DOES_NOT_FIT, _FITS = range(3)
_ROUNDS = 3
_GROWTH = 0.4  # of the window, placed beyond it so that a pan finds labels ready
_WHOLE_MAP_LABELS = 3000
_UNITS_IN_A_SLICE = 400
_TEXTS_IN_A_SLICE = 400


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
    """All labels of a map by the row of their unit, the room for them, and where they stand.

    What was measured for a label is kept until its text, its unit or the scale changes: after a
    merger only the names that it touches are looked at again.
    """

    def __init__(self, arcs: Arcs, geometries: NDArray[np.object_]) -> None:
        count = len(geometries)
        self._arcs = arcs
        self._unit_boxes: Floats = shapely.bounds(geometries).reshape(-1, 4)
        self._main_boxes = main_part_boxes(geometries)
        self._unit_lines = np.full((count, len(SHARES), 2), np.nan)
        # How long a level line may be at most: the width of the unit until its lines are known.
        self._unit_stretch = self._unit_boxes[:, 2] - self._unit_boxes[:, 0]
        self._groups: Integers = np.arange(count)
        self._heads: Integers = np.arange(count)
        self._group_sizes: Integers = np.ones(count, dtype=np.int64)
        self._rows: Integers = np.empty(0, dtype=np.int64)
        self._texts: NDArray[np.object_] = np.full(count, None, dtype=object)
        self._is_named: Flags = np.zeros(count, dtype=bool)
        self._lightness: Floats = np.zeros(count)
        self._letters: Integers = np.zeros(count, dtype=np.int64)
        self._stands_for_group: Flags = np.zeros(count, dtype=bool)
        self._group_lines: dict[int, Floats] = {}
        self._own_boxes: dict[int, Floats] = {}
        self._boxes: Floats = self._unit_boxes.copy()
        self._group_stretch: Floats = self._unit_stretch.copy()
        self._sizes: Floats = np.full((count, 4), np.nan)
        self._fits: Integers = np.full((count, len(_WAYS)), _NOT_TRIED)
        self._ways: Integers = np.zeros((count, len(_WAYS), 4), dtype=np.int64)
        self._ways_scale = 0.0
        self._made: dict[tuple[str, bool, int, int, int, int], PlacedLabel] = {}
        self._placement: _Placement | None = None
        self.set_font(QFont())

    def set_labels(self, labels: Sequence[tuple[int, str, float]]) -> None:
        """Takes (row, text, importance), one for a row; the most important come first."""
        rows = np.array([one[0] for one in labels], dtype=np.int64)
        texts: NDArray[np.object_] = np.full(len(self._texts), None, dtype=object)
        texts[rows] = [one[1] for one in labels]
        self._lightness[rows] = [-one[2] for one in labels]
        changed = np.flatnonzero(texts != self._texts)
        self._letters[changed] = [len(text or "") for text in texts[changed].tolist()]
        self._texts, self._rows = texts, np.sort(rows)
        self._is_named = np.zeros(len(texts), dtype=bool)
        self._is_named[rows] = True
        self._forget(changed)
        self.set_groups(self._groups)

    def set_groups(self, groups: Integers) -> None:
        """Takes the merged unit of each unit; a lone name in it stands for the whole of it.

        groups  shape (n,), numbers from 0 without a gap
        """
        changed = self._take_groups(groups)
        named = np.bincount(groups[self._rows], minlength=len(changed))
        stands = np.zeros(len(groups), dtype=bool)
        of = groups[self._rows]
        stands[self._rows] = (self._group_sizes[self._rows] > 1) & (named[of] == 1)
        stale = (stands != self._stands_for_group) | (stands & changed[groups])
        self._stands_for_group = stands
        for row in np.flatnonzero(stale).tolist():
            self._group_lines.pop(row, None)
            members = np.flatnonzero(groups == groups[row]) if stands[row] else [row]
            boxes = self._unit_boxes[members]
            self._boxes[row] = *boxes[:, :2].min(axis=0), *boxes[:, 2:].max(axis=0)
            self._group_stretch[row] = self._boxes[row, 2] - self._boxes[row, 0]
        self._forget(np.flatnonzero(stale))
        self._placement = None

    def set_rests(self, rests: Mapping[int, shapely.Geometry]) -> None:
        """Takes by row what divided units keep, in local coordinates: their names stand there."""
        for row in [row for row in self._own_boxes if row not in rests]:
            self._main_boxes[row] = self._own_boxes.pop(row)
            self._unit_lines[row] = np.nan
            self._unit_stretch[row] = self._unit_boxes[row, 2] - self._unit_boxes[row, 0]
            self._forget(np.array([row]))
        for row, rest in rests.items():
            self._own_boxes.setdefault(row, self._main_boxes[row].copy())
            box = main_part_boxes(np.array([rest], dtype=object))[0]
            lines = level_lines_in(rest, box)
            self._main_boxes[row], self._unit_lines[row] = box, lines
            self._unit_stretch[row] = (lines[:, 1] - lines[:, 0]).max()
            self._forget(np.array([row]))
        self._placement = None

    def _take_groups(self, groups: Integers) -> Flags:
        """Takes the groups and tells for each number whether its members are others than before.

        A group stayed if all its units have the head they had, the first unit, and are as many.
        """
        sizes = np.bincount(groups, minlength=1)
        heads = np.zeros(len(sizes), dtype=np.int64)
        heads[groups[::-1]] = np.arange(len(groups))[::-1]
        before = self._heads, self._group_sizes
        self._groups, self._heads, self._group_sizes = groups, heads[groups], sizes[groups]
        differs = (before[0] != self._heads) | (before[1] != self._group_sizes)
        changed = np.zeros(len(sizes), dtype=bool)
        changed[groups[differs]] = True
        return changed

    def _forget(self, rows: Integers) -> None:
        self._sizes[rows] = np.nan
        self._fits[rows] = _NOT_TRIED

    def set_font(self, font: QFont) -> None:
        """Takes the letters, sized in device pixels."""
        self._plain, self._bold = font.toString(), bold(font).toString()
        metrics = QFontMetrics(font)
        self._letter_px, self._line_px = metrics.averageCharWidth() * 0.4, metrics.height()
        self._forget(np.arange(len(self._sizes)))
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
        stretch = np.where(self._stands_for_group, self._group_stretch, self._unit_stretch)
        # The two-line width; a text that was not measured yet may be as narrow as its half.
        width = np.where(
            np.isnan(self._sizes[:, 2]), self._letters * self._letter_px, self._sizes[:, 2]
        )
        hopeful = (stretch * view.scale >= width * fits) & (tall >= self._line_px * tight)
        hopeful &= self._is_named
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
        reach = (2 * _ROUNDS + 1) * text_size(self._texts[self._letters.argmax()], self._bold)[0]
        x1, y1, x2, y2 = (
            (edge + side * reach) / view.scale
            for edge, side in zip(covers, (-1, -1, 1, 1), strict=True)
        )
        boxes = self._boxes
        hopeful &= (boxes[:, 0] <= x2) & (boxes[:, 2] >= x1)
        hopeful &= (boxes[:, 1] <= y2) & (boxes[:, 3] >= y1)
        return covers, np.flatnonzero(hopeful)

    def _find_rooms(self, rows: Integers) -> None:
        self._find_unit_rooms(rows)
        for row in rows[self._stands_for_group[rows]].tolist():
            if row not in self._group_lines:
                members = self._groups == self._groups[row]
                self._group_lines[row] = level_lines_of(self._arcs, members, self._boxes[row])

    def _find_unit_rooms(self, units: Integers) -> None:
        missing = np.unique(units[np.isnan(self._unit_lines[units, 0, 0])])
        for run in np.split(missing, np.flatnonzero(np.diff(missing) > 1) + 1):
            if len(run):
                first, last = int(run[0]), int(run[-1]) + 1
                found = level_lines(self._arcs, self._main_boxes, first, last)
                self._unit_lines[first:last] = found
                self._unit_stretch[first:last] = (found[:, :, 1] - found[:, :, 0]).max(axis=1)

    def _measure(self, rows: Integers) -> None:
        for row in rows[np.isnan(self._sizes[rows, 0])].tolist():
            text = self._texts[row]
            font_key = self._bold if self._stands_for_group[row] else self._plain
            two_lines = text_size(in_two_lines(text), font_key)
            self._sizes[row] = *text_size(text, font_key), *two_lines

    def _placed(
        self, scale: float, covers: tuple[int, int, int, int] | None, near: Integers
    ) -> _Placement:
        self._try_ways(scale, near)
        rows, ways = self._candidates(near)
        boxes = self._ways[rows, ways]
        # Over the whole map there is no edge from which an answer could change.
        rounds = len(boxes) if covers is None else _ROUNDS
        chosen = without_overlaps(rows, boxes, rounds)
        labels = self._labels_at(rows[chosen], ways[chosen], boxes[chosen])
        return _Placement(scale=scale, covers=covers, labels=labels, boxes=boxes[chosen])

    def _labels_at(
        self, rows: Integers, ways: Integers, boxes: Integers
    ) -> tuple[PlacedLabel, ...]:
        """The labels of some rows; one that stands as it stood is the very same."""
        before, self._made = self._made, {}
        heavy = self._stands_for_group[rows].tolist()
        for row, way, is_bold, (x1, y1, x2, y2) in zip(
            rows.tolist(), ways.tolist(), heavy, boxes.tolist(), strict=True
        ):
            text = self._texts[row] if _WAYS[way][2] == 1 else in_two_lines(self._texts[row])
            key = (text, is_bold, x1, y1, x2 - x1, y2 - y1)
            self._made[key] = before.get(key) or PlacedLabel(*key)
        return tuple(self._made.values())

    def _candidates(self, near: Integers) -> tuple[Integers, Integers]:
        """Where labels could stand, the best first: row, and place in ``_WAYS``.

        Important labels come first; among equals those that fit well before those that stand
        out a little, and one line before two.
        """
        place, way = np.nonzero(self._fits[near] == _FITS)
        rows = near[place]
        order = np.lexsort((rows, way, self._lightness[rows]))
        return rows[order], way[order]

    def _try_ways(self, scale: float, near: Integers) -> None:
        """Finds in which ways each label fits and where it then stands, if not known yet."""
        if scale != self._ways_scale:
            self._fits[:], self._ways_scale = _NOT_TRIED, scale
        rows = near[self._fits[near, 0] == _NOT_TRIED]
        if len(rows) == 0:
            return
        lines, boxes = self._unit_lines[rows], self._main_boxes[rows]
        for place in np.flatnonzero(self._stands_for_group[rows]).tolist():
            lines[place] = self._group_lines[rows[place]]
            boxes[place] = self._boxes[rows[place]]
        times = len(_WAYS)
        sizes = np.stack([self._sizes[rows, 2 * n - 2 : 2 * n] for _, _, n in _WAYS])
        tall = sizes[:, :, 1] * np.array(_WAYS)[:, 1, None] / scale
        low, high = np.tile(boxes[:, 1], times), np.tile(boxes[:, 3], times)
        spots = best_spots(np.tile(lines, (times, 1, 1)), low, high, tall.ravel())
        spots = spots.reshape(times, -1, 3) * scale
        fits = sizes[:, :, 0] * np.array(_WAYS)[:, 0, None] <= spots[:, :, 2]
        corner = np.rint(np.where(fits[:, :, None], spots[:, :, :2] - sizes / 2, 0))
        self._fits[rows] = np.where(fits, _FITS, _DOES_NOT_FIT).T
        self._ways[rows] = np.concatenate([corner, corner + sizes], axis=2).swapaxes(0, 1)
