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

from noivu_desktop.units.segments import (
    Floats,
    Integers,
    border_segments,
    equal_neighbours_in_order,
    lengths_m,
)

_TOLERANCE_M = 0.01


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
    """The neighbours among polygons that form a coverage, or nearly so.

    geometries: shape (n,), Polygon or MultiPolygon, in metres.
    """
    found = border_segments(geometries)
    owner, segments = found.owner, found.ends
    length = lengths_m(segments)
    perimeter = np.bincount(owner, weights=length, minlength=len(geometries))
    order, is_pair = equal_neighbours_in_order(segments)
    one, other = order[:-1][is_pair], order[1:][is_pair]
    left = np.ones(len(segments), dtype=bool)
    left[one] = left[other] = False
    left_over = np.flatnonzero(left)
    near_one, near_other, shared = _along_each_other(segments[left_over], owner[left_over])
    first = owner[np.concatenate([one, left_over[near_one]])]
    second = owner[np.concatenate([other, left_over[near_other]])]
    pairs, border = _summed(first, second, np.concatenate([length[one], shared]), len(geometries))
    return Adjacency(pairs=pairs, border_m=border, perimeter_m=perimeter.astype(np.float64))


def _summed(
    first: Integers, second: Integers, length: Floats, count: int
) -> tuple[Integers, Floats]:
    """Each pair of different rows once, in order, and the metres that it has in all."""
    apart = first != second
    low, high = np.minimum(first, second)[apart], np.maximum(first, second)[apart]
    keys, inverse = np.unique(low * max(count, 1) + high, return_inverse=True)
    border = np.bincount(inverse, weights=length[apart], minlength=len(keys))
    pairs = np.column_stack(np.divmod(keys, max(count, 1)))
    return pairs.astype(np.int64), border.astype(np.float64)


def _along_each_other(segments: Floats, owner: Integers) -> tuple[Integers, Integers, Floats]:
    """Pairs of segments of two owners that run along each other, and over how many metres."""
    lines = shapely.linestrings(segments.reshape(-1, 2, 2))
    reach = shapely.box(
        np.minimum(segments[:, 0], segments[:, 2]) - _TOLERANCE_M,
        np.minimum(segments[:, 1], segments[:, 3]) - _TOLERANCE_M,
        np.maximum(segments[:, 0], segments[:, 2]) + _TOLERANCE_M,
        np.maximum(segments[:, 1], segments[:, 3]) + _TOLERANCE_M,
    )
    one, other = shapely.STRtree(lines).query(reach)
    seen_once = (one < other) & (owner[one] != owner[other])
    one, other = one[seen_once], other[seen_once]
    shared = _shared_length(segments[one], segments[other])
    along = shared > _TOLERANCE_M
    return one[along], other[along], shared[along]


def _shared_length(base: Floats, beside: Floats) -> Floats:
    """Metres over which ``beside`` runs along ``base`` within the tolerance, row by row."""
    length = np.maximum(lengths_m(base), 1e-12)
    direction = (base[:, 2:] - base[:, :2]) / length[:, None]
    offsets = beside.reshape(-1, 2, 2) - base[:, None, :2]
    along = np.einsum("kij,kj->ki", offsets, direction)
    across = offsets[..., 1] * direction[:, None, 0] - offsets[..., 0] * direction[:, None, 1]
    start = np.clip(along.min(axis=1), 0, length)
    end = np.clip(along.max(axis=1), 0, length)
    run = along[:, 1] - along[:, 0]
    slope = np.divide(across[:, 1] - across[:, 0], run, out=np.zeros_like(run), where=run != 0)
    ends = np.column_stack([start, end])
    gap = across[:, :1] + slope[:, None] * (ends - along[:, :1])
    return np.where(np.abs(gap).max(axis=1, initial=0) <= _TOLERANCE_M, end - start, 0.0)
