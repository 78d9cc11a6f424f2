"""Levels of detail: the same borders with the vertices that a scale cannot show left out.

One level for each power of two of the grid. A vertex is dropped when it falls into the same grid
cell as the vertex before it on its arc, or hardly stands out of the line between its neighbours;
arc ends stay, so borders stay shared and no unit loses touch with its neighbours. Levels are
built a slice at a time, ahead of their use.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QByteArray, QDataStream
from PySide6.QtGui import QPainterPath

from noivu_desktop.gui.map.arcs import Arcs, Flags, Floats, Integers

_GRID_PX = 0.35
_FLAT_OF_GRID = 0.5
_FLAT_ROUNDS = 3
_WORTH_A_LEVEL = 0.9
_POINTS_IN_A_SLICE = 30_000
_ELEMENT = np.dtype([("kind", ">i4"), ("x", ">f8"), ("y", ">f8")])
_WINDING_FILL = 1


@dataclass(frozen=True, kw_only=True, eq=False)
class Level:
    """What is drawn of a map at one level of detail, in local coordinates.

    unit_paths  the outline of each unit, to be filled by the winding rule
    lines       shape (m, 4), segments (x1, y1, x2, y2) arc by arc
    line_start  shape (a + 1,), arc i is lines[line_start[i]:line_start[i + 1]]
    """

    unit_paths: list[QPainterPath]
    lines: Floats
    line_start: Integers


@dataclass(eq=False)
class Levels:
    """The levels of one coverage, built when asked for and kept."""

    arcs: Arcs
    _built: dict[int, Level] = field(default_factory=dict)

    def key(self, scale: float) -> int:
        """The number of the level for a scale in pixels per metre; 0 has every vertex."""
        return max(0, math.floor(math.log2(_GRID_PX / scale)))

    def has(self, key: int) -> bool:
        """Whether the level is ready."""
        return key in self._built

    def level(self, scale: float) -> Level:
        """The level for a scale, built now if it is not ready."""
        for _ in self.build(self.key(scale)):
            pass
        return self._built[self.key(scale)]

    def nearest(self, scale: float) -> Level:
        """The level for a scale, or the closest one that is ready."""
        wanted = self.key(scale)
        if not self._built:
            return self.level(scale)
        return self._built[min(self._built, key=lambda key: (abs(key - wanted), key))]

    def build(self, key: int) -> Iterator[None]:
        """Builds one level in slices of a few milliseconds."""
        if key in self._built:
            return
        if any(built >= key and level is self._built[0] for built, level in self._with_all()):
            self._built[key] = self._built[0]
            return
        keep = np.ones(len(self.arcs.points), dtype=bool)
        if key > 0:
            yield from self._keep(2.0**key, keep)
        if key > 0 and keep.sum() > _WORTH_A_LEVEL * len(keep):
            yield from self.build(0)
            self._built[key] = self._built[0]
            return
        lines, line_start = self._lines(keep)
        yield
        unit_paths: list[QPainterPath] = []
        yield from self._unit_paths(keep, unit_paths)
        self._built[key] = Level(unit_paths=unit_paths, lines=lines, line_start=line_start)

    def _with_all(self) -> list[tuple[int, Level]]:
        """The levels so far, if the one with every vertex is among them."""
        return list(self._built.items()) if 0 in self._built else []

    def _keep(self, grid_m: float, keep: Flags) -> Iterator[None]:
        start = self.arcs.start
        for first, last in _chunks(start, _POINTS_IN_A_SLICE):
            part = slice(int(start[first]), int(start[last]))
            is_end = np.zeros(part.stop - part.start, dtype=bool)
            is_end[start[first:last] - part.start] = True
            is_end[start[first + 1 : last + 1] - 1 - part.start] = True
            keep[part] = _worth_keeping(self.arcs.points[part], is_end, grid_m)
            yield

    def _lines(self, keep: Flags) -> tuple[Floats, Integers]:
        is_end = np.zeros(len(keep), dtype=bool)
        is_end[self.arcs.start[1:] - 1] = True
        kept = self.arcs.points[keep]
        ends = is_end[keep]
        begins = ~ends[:-1]
        lines = np.ascontiguousarray(np.hstack([kept[:-1][begins], kept[1:][begins]]))
        before = np.concatenate([[0], np.cumsum(keep)])
        line_start = before[self.arcs.start] - np.arange(len(self.arcs.start))
        return lines, line_start.astype(np.int64)

    def _unit_paths(self, keep: Flags, paths: list[QPainterPath]) -> Iterator[None]:
        ring_point, ring_first = self.arcs.ring_point, self.arcs.ring_first
        bounds = self.arcs.unit_start
        for first, last in _chunks(bounds, _POINTS_IN_A_SLICE // 6):
            part = slice(int(bounds[first]), int(bounds[last]))
            kept = keep[ring_point[part]] | ring_first[part]
            rows = ring_point[part][kept]
            starts = np.concatenate([[0], np.cumsum(kept)])
            cuts = starts[bounds[first : last + 1] - bounds[first]].tolist()
            paths.extend(_paths(self.arcs.points[rows], ring_first[part][kept], cuts))
            yield


def _chunks(bounds: Integers, size: int) -> Iterator[tuple[int, int]]:
    """Runs (first, last) of items of about ``size`` points; item i ends at bounds[i + 1]."""
    first = 0
    while first < len(bounds) - 1:
        limit = int(bounds[first]) + size
        last = max(first + 1, int(np.searchsorted(bounds, limit, side="right")) - 1)
        yield first, last
        first = last


def _worth_keeping(points: Floats, is_end: Flags, grid_m: float) -> Flags:
    """Which vertices of some arcs can be seen at a grid.

    Not those in the cell of the vertex before, nor those that hardly stand out of the line
    between their neighbours; of two neighbours at most one goes in each round.
    """
    cell = np.floor(points / grid_m)
    keep = np.append(True, np.any(cell[1:] != cell[:-1], axis=1)) | is_end
    for _ in range(_FLAT_ROUNDS):
        kept = np.flatnonzero(keep)
        before, at, after = points[kept[:-2]], points[kept[1:-1]], points[kept[2:]]
        chord, spoke = after - before, at - before
        height = np.abs(chord[:, 0] * spoke[:, 1] - chord[:, 1] * spoke[:, 0])
        flat = height <= _FLAT_OF_GRID * grid_m * np.hypot(*chord.T)
        flat &= ~is_end[kept[1:-1]]
        # Every second one counted from the start of its arc, so that the answer is the same
        # wherever the slice begins.
        place = np.arange(len(kept))
        since_end = place - np.maximum.accumulate(np.where(is_end[kept], place, 0))
        keep[kept[1:-1][flat & (since_end[1:-1] % 2 == 1)]] = False
    return keep


def _paths(points: Floats, is_first: Flags, cuts: list[int]) -> list[QPainterPath]:
    """Paths from runs of points; read from Qt's binary form, which takes one call each."""
    elements = np.empty(len(points), dtype=_ELEMENT)
    elements["kind"] = ~is_first
    elements["x"] = points[:, 0]
    elements["y"] = points[:, 1]
    data = elements.tobytes()
    tail = np.array([0, _WINDING_FILL], dtype=">i4").tobytes()
    size = _ELEMENT.itemsize
    paths = []
    for first, last in pairwise(cuts):
        path = QPainterPath()
        if last > first:
            count = (last - first).to_bytes(4, "big")
            stream = QDataStream(QByteArray(count + data[first * size : last * size] + tail))
            stream >> path
        paths.append(path)
    return paths


def boxes_of_runs(points: Floats, start: Integers) -> NDArray[np.float64]:
    """The bounding box (x1, y1, x2, y2) of each run points[start[i]:start[i + 1]]."""
    if len(start) < 2:
        return np.empty((0, 4))
    low = np.minimum.reduceat(points, start[:-1], axis=0)
    high = np.maximum.reduceat(points, start[:-1], axis=0)
    return np.hstack([low, high])
