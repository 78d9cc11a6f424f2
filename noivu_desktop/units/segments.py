"""The borders of polygons cut into segments, and which of them two polygons have in common."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Booleans = NDArray[np.bool_]

_ODD = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, kw_only=True, eq=False)
class Segments:
    """Every border segment of n polygons.

    ends      shape (m, 4), x and y of both ends, the smaller end first
    owner     shape (m,), row of the polygon
    ring      shape (m,), number of the ring, segment by segment along it
    is_back   shape (m,), whether the ring runs from the other end to the first
    is_left   shape (m,), whether the polygon lies left of the way from the first to the other end
    """

    ends: Floats
    owner: Integers
    ring: Integers
    is_back: Booleans
    is_left: Booleans

    def __len__(self) -> int:
        return len(self.ends)


def border_segments(geometries: NDArray[np.object_]) -> Segments:
    """The segments of polygons, shape (n,), in the order of their rings."""
    parts, owner_of_part = shapely.get_parts(geometries, return_index=True)
    rings, part_of_ring = shapely.get_rings(parts, return_index=True)
    points, ring = shapely.get_coordinates(rings, return_index=True)
    inside = ring[1:] == ring[:-1]
    start, end, ring = points[:-1][inside], points[1:][inside], ring[:-1][inside]
    swap = (start[:, 0] > end[:, 0]) | ((start[:, 0] == end[:, 0]) & (start[:, 1] > end[:, 1]))
    start[swap], end[swap] = end[swap], start[swap]
    is_left = shapely.is_ccw(rings) ^ is_hole(part_of_ring)
    return Segments(
        ends=np.hstack([start, end]),
        owner=owner_of_part[part_of_ring[ring]],
        ring=ring,
        is_back=swap,
        is_left=is_left[ring] ^ swap,
    )


def is_hole(part_of_ring: Integers) -> Booleans:
    """Which rings are holes: all but the first of each part, as ``get_rings`` lists them."""
    same = part_of_ring[1:] == part_of_ring[:-1]
    return np.append(np.zeros(min(len(part_of_ring), 1), dtype=bool), same)


def lengths_m(ends: Floats) -> Floats:
    """The length of each segment."""
    return np.hypot(ends[:, 2] - ends[:, 0], ends[:, 3] - ends[:, 1])


def equal_neighbours_in_order(ends: Floats) -> tuple[Integers, Booleans]:
    """An order that puts equal segments side by side, and where two neighbours are equal.

    Sorted by one number made of all four coordinates. Should two unlike segments ever share it
    and come between equal ones, these are found like all others that run along each other.
    """
    order = np.argsort(_fingerprints(ends))
    in_order = ends[order]
    return order, np.all(in_order[1:] == in_order[:-1], axis=1)


def unmatched(segments: Segments) -> Booleans:
    """Which segments are not the border of just two polygons, one on each side, shape (m,).

    Of a coverage these are the segments of its outline; all others bound a hole or an overlap.
    """
    order, equal = equal_neighbours_in_order(segments.ends)
    before, after = np.append(False, equal), np.append(equal, False)
    alone = equal & ~before[:-1] & ~after[1:]  # just two of a kind
    one, other = order[:-1][alone], order[1:][alone]
    sides = segments.is_left[one] != segments.is_left[other]
    found = np.ones(len(segments), dtype=bool)
    found[one[sides]] = found[other[sides]] = False
    return found


def chains(segments: Segments, which: Booleans) -> NDArray[np.object_]:
    """Some of the segments as lines, each as far as they follow each other along a ring."""
    kept = np.flatnonzero(which)
    if not len(kept):
        return np.empty(0, dtype=object)
    ends, is_back = segments.ends[kept], segments.is_back[kept]
    start = np.where(is_back[:, None], ends[:, 2:], ends[:, :2])
    stop = np.where(is_back[:, None], ends[:, :2], ends[:, 2:])
    follows = (np.diff(kept) == 1) & (np.diff(segments.ring[kept]) == 0)
    line = np.append(0, np.cumsum(~follows))
    last = np.append(~follows, True)
    points = np.concatenate([start, stop[last]])
    of_line = np.concatenate([line, line[last]])
    order = np.argsort(of_line, kind="stable")
    return np.asarray(shapely.linestrings(points[order], indices=of_line[order]), dtype=object)


def _fingerprints(ends: Floats) -> NDArray[np.uint64]:
    """A number of 64 bits for each segment; -0.0 counts as 0.0."""
    bits = np.ascontiguousarray(ends + 0.0).view(np.uint64)
    mixed = np.zeros(len(ends), dtype=np.uint64)
    for column in range(bits.shape[1]):
        mixed = (mixed ^ bits[:, column]) * _ODD
        mixed ^= mixed >> np.uint64(32)
    return mixed
