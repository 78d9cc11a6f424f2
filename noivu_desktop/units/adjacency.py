"""Shared borders: who is whose neighbour, and along how many metres.

Two units are neighbours when their borders share a line of some length; a common point
is not enough. In a coverage without gaps and overlaps both sides of a border run over
the same vertices, so equal segments are found by sorting, in one pass, without any
geometric predicate.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True, kw_only=True, eq=False)
class Adjacency:
    """Neighbours among n units.

    pairs        shape (m, 2), rows i < j in lexicographic order, each pair once
    border_m     shape (m,), length of the shared border in metres, > 0
    perimeter_m  shape (n,), length of the whole border of each unit in metres
    """

    pairs: Integers
    border_m: Floats
    perimeter_m: Floats

    @cached_property
    def neighbours(self) -> tuple[tuple[int, ...], ...]:
        """For each unit the rows of its neighbours in ascending order."""
        found: list[list[int]] = [[] for _ in self.perimeter_m]
        for first, second in self.pairs.tolist():
            found[first].append(second)
            found[second].append(first)
        return tuple(tuple(sorted(rows)) for rows in found)

    @cached_property
    def border_between(self) -> dict[tuple[int, int], float]:
        """Metres of shared border by the pair of rows (i < j)."""
        return dict(zip(map(tuple, self.pairs.tolist()), self.border_m.tolist(), strict=True))


def find_adjacency(geometries: NDArray[np.object_]) -> Adjacency:
    """The neighbours among polygons that form a valid coverage.

    geometries: shape (n,), Polygon or MultiPolygon, in metres.
    """
    owner, segments = _segments(geometries)
    length = np.hypot(segments[:, 2] - segments[:, 0], segments[:, 3] - segments[:, 1])
    perimeter = np.bincount(owner, weights=length, minlength=len(geometries))
    order, is_pair = _equal_neighbours_in_order(segments)
    first, second = owner[order[:-1][is_pair]], owner[order[1:][is_pair]]
    apart = first != second
    low, high = np.minimum(first, second)[apart], np.maximum(first, second)[apart]
    keys, inverse = np.unique(low * len(geometries) + high, return_inverse=True)
    border = np.bincount(inverse, weights=length[order[:-1][is_pair]][apart], minlength=len(keys))
    pairs = np.column_stack(np.divmod(keys, max(len(geometries), 1)))
    return Adjacency(
        pairs=pairs.astype(np.int64),
        border_m=border.astype(np.float64),
        perimeter_m=perimeter.astype(np.float64),
    )


def _segments(geometries: NDArray[np.object_]) -> tuple[Integers, Floats]:
    """Owner row and (x1, y1, x2, y2) of every border segment, its smaller end first."""
    parts, owner_of_part = shapely.get_parts(geometries, return_index=True)
    rings, part_of_ring = shapely.get_rings(parts, return_index=True)
    points, ring = shapely.get_coordinates(rings, return_index=True)
    inside = ring[1:] == ring[:-1]
    start, end = points[:-1][inside], points[1:][inside]
    owner = owner_of_part[part_of_ring[ring[:-1][inside]]]
    swap = (start[:, 0] > end[:, 0]) | ((start[:, 0] == end[:, 0]) & (start[:, 1] > end[:, 1]))
    start[swap], end[swap] = end[swap], start[swap]
    return owner, np.hstack([start, end])


def _equal_neighbours_in_order(segments: Floats) -> tuple[Integers, NDArray[np.bool_]]:
    """An order that puts equal segments side by side, and where two neighbours are equal."""
    order = np.lexsort(segments.T[::-1])
    in_order = segments[order]
    return order, np.all(in_order[1:] == in_order[:-1], axis=1)
