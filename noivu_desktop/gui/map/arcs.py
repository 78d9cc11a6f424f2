"""Borders as arcs: each stretch of border between two units once, with the units at its sides.

In a coverage without gaps both sides of a border run over the same vertices, so the two copies
of a segment are found by sorting vertex pairs. Where data have gaps or overlaps a segment has no
partner; its arc has a unit on one side only and is drawn as an outer border.
"""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]
NO_UNIT = -1


@dataclass(frozen=True, kw_only=True, eq=False)
class Arcs:
    """The borders of n units in local coordinates, and the rings of the units over them.

    points      shape (p, 2), the vertices arc by arc, both ends of each arc included
    start       shape (a + 1,), arc i is points[start[i]:start[i + 1]]
    sides       shape (a, 2), rows of the units at the two sides; the second is NO_UNIT outside
    ring_point  shape (r,), the vertices of all rings, unit by unit, as rows of ``points``; the
                closing vertex is left out; outer rings turn one way and holes the other
    ring_first  shape (r,), whether a ring starts here
    unit_start  shape (n + 1,), unit i is ring_point[unit_start[i]:unit_start[i + 1]]
    """

    points: Floats
    start: Integers
    sides: Integers
    ring_point: Integers
    ring_first: Flags
    unit_start: Integers


@dataclass(frozen=True, kw_only=True, eq=False)
class _Rings:
    """All ring vertices in a row; segment i runs from vertex i to vertex ``after[i]``."""

    xy: Floats
    vertex: Integers
    owner: Integers
    first: Flags
    before: Integers
    after: Integers


def find_arcs(geometries: NDArray[np.object_]) -> Arcs:
    """The arcs of polygons in local coordinates; geometries: shape (n,), (Multi)Polygon."""
    rings = _rings(geometries)
    twin = _twins(rings)
    is_node = _nodes(rings, twin)
    run_first = np.flatnonzero(is_node)
    run_length = np.diff(np.append(run_first, len(rings.xy)))
    mate = _mates(twin, is_node, run_first, run_length)
    keeps = (mate == NO_UNIT) | (np.arange(len(mate)) < mate)
    start = np.concatenate([[0], np.cumsum(run_length[keeps] + 1)])
    arc_of_run = np.cumsum(keeps) - 1
    arc_of_run[~keeps] = arc_of_run[mate[~keeps]]
    position = ragged_ranges(run_first[keeps], run_length[keeps])
    points = np.empty((int(start[-1]), 2))
    is_end = np.zeros(len(points), dtype=bool)
    is_end[start[1:] - 1] = True
    points[~is_end] = rings.xy[position]
    points[is_end] = rings.xy[rings.after[(run_first + run_length - 1)[keeps]]]
    right = np.where(mate == NO_UNIT, NO_UNIT, rings.owner[run_first[mate]])
    return Arcs(
        points=points,
        start=start,
        sides=np.column_stack([rings.owner[run_first], right])[keeps].astype(np.int64),
        ring_point=_ring_points(rings, run_first, run_length, start[arc_of_run], ~keeps, mate),
        ring_first=rings.first,
        unit_start=np.searchsorted(rings.owner, np.arange(len(geometries) + 1)).astype(np.int64),
    )


def ragged_ranges(first: Integers, length: Integers) -> Integers:
    """first[0], first[0] + 1, ... for length[0] numbers, then from first[1], and so on."""
    total = int(length.sum())
    begin = np.cumsum(length) - length
    return np.repeat(first - begin, length) + np.arange(total)


def _rings(geometries: NDArray[np.object_]) -> _Rings:
    parts, unit_of_part = shapely.get_parts(shapely.orient_polygons(geometries), return_index=True)
    rings, part_of_ring = shapely.get_rings(parts, return_index=True)
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    closing = np.append(ring[1:] != ring[:-1], True)[: len(ring)]
    xy, ring = np.ascontiguousarray(xy[~closing]), ring[~closing]
    first = np.append(True, ring[1:] != ring[:-1])[: len(ring)]
    starts = np.flatnonzero(first)
    ends = np.append(starts[1:], len(xy))[: len(starts)] - 1
    before, after = np.arange(len(xy)) - 1, np.arange(len(xy)) + 1
    before[starts], after[ends] = ends, starts
    _, vertex = np.unique(xy.view(np.complex128).ravel(), return_inverse=True)
    return _Rings(
        xy=xy,
        vertex=vertex.astype(np.int64),
        owner=unit_of_part[part_of_ring[ring]].astype(np.int64),
        first=first,
        before=before,
        after=after,
    )


def _twins(rings: _Rings) -> Integers:
    """For each segment the other one over the same two vertices, or NO_UNIT."""
    ends = rings.vertex, rings.vertex[rings.after]
    key = np.minimum(*ends) * (len(rings.xy) + 1) + np.maximum(*ends)
    order = np.argsort(key, kind="stable")
    in_order = key[order]
    is_new = np.append(True, in_order[1:] != in_order[:-1])[: len(order)]
    index = np.arange(len(order))
    place = index - np.maximum.accumulate(np.where(is_new, index, 0))
    # Where overlaps bring more than two equal segments, they pair up two by two.
    second = np.flatnonzero(place % 2 == 1)
    twin = np.full(len(order), NO_UNIT)
    twin[order[second]], twin[order[second - 1]] = order[second - 1], order[second]
    return twin


def _nodes(rings: _Rings, twin: Integers) -> Flags:
    """Where an arc has to end: ring starts, and wherever either side sees another neighbour."""
    last = twin[rings.before]
    neighbour = np.where(twin == NO_UNIT, NO_UNIT, rings.owner[twin])
    breaks = rings.first | (neighbour != neighbour[rings.before])
    # The partner runs backwards along the same arc; where it does not, the arc ends.
    breaks |= (twin != NO_UNIT) & (rings.after[twin] != last)
    at_vertex = np.zeros(len(rings.xy) + 1, dtype=bool)
    at_vertex[rings.vertex[breaks]] = True
    return at_vertex[rings.vertex]


def _mates(twin: Integers, is_node: Flags, run_first: Integers, run_length: Integers) -> Integers:
    """For each run of segments the run along the other side of the same arc, or NO_UNIT."""
    run = np.cumsum(is_node) - 1
    opposite = twin[run_first]
    mate = np.where(opposite == NO_UNIT, NO_UNIT, run[opposite])
    fits = (
        (mate != NO_UNIT)
        & (mate != np.arange(len(mate)))
        & (run_length[mate] == run_length)
        & (opposite == run_first[mate] + run_length - 1)
    )
    mate = np.where(fits, mate, NO_UNIT)
    mutual = (mate != NO_UNIT) & (mate[mate] == np.arange(len(mate)))
    return np.where(mutual, mate, NO_UNIT)


def _ring_points(
    rings: _Rings,
    run_first: Integers,
    run_length: Integers,
    arc_start: Integers,
    is_second: Flags,
    mate: Integers,
) -> Integers:
    """The row in ``Arcs.points`` of each ring vertex; the second side runs backwards."""
    step = np.arange(len(rings.xy)) - np.repeat(run_first, run_length)
    # Overlapping data may give a one-segment arc whose two sides run the same way.
    backwards = is_second & (rings.vertex[run_first] != rings.vertex[run_first[mate]])
    forward = np.repeat(arc_start, run_length) + step
    backward = np.repeat(arc_start + run_length, run_length) - step
    return np.where(np.repeat(backwards, run_length), backward, forward)


def clipped(
    lines: Floats, box: tuple[float, float, float, float], step: float
) -> tuple[Floats, Integers]:
    """The parts of lines, shape (m, 4), that lie inside a box (x1, y1, x2, y2), or hardly outside.

    With the row of the line that each is a part of, ascending. The ends move by whole steps along
    the longer of dx and dy: where that is one pixel, the line passes through the pixels at the
    same heights as the whole line does.
    """
    x, y = lines[:, 0::2], lines[:, 1::2]
    left, right, above, below = x < box[0], x > box[2], y < box[1], y > box[3]
    stays = ~(
        (left[:, 0] & left[:, 1])
        | (right[:, 0] & right[:, 1])
        | (above[:, 0] & above[:, 1])
        | (below[:, 0] & below[:, 1])
    )
    outside = left | right | above | below
    leaves = np.flatnonzero(stays & (outside[:, 0] | outside[:, 1]))
    if len(leaves) == 0:
        return lines[stays], np.flatnonzero(stays)
    low, high = np.array(box[:2]), np.array(box[2:])
    start = lines[leaves, :2]
    run = lines[leaves, 2:] - start
    with np.errstate(divide="ignore", invalid="ignore"):
        first, second = (low - start) / run, (high - start) / run
    # A line along an axis divides by zero: it is inside that pair of edges wholly or not at all.
    inside = (run == 0) & (start >= low) & (start <= high)
    first[inside], second[inside] = -np.inf, np.inf
    enter = np.maximum(np.fmin(first, second).max(axis=1), 0.0)
    leave = np.minimum(np.fmax(first, second).min(axis=1), 1.0)
    seen = enter < leave
    start, run, enter, leave = start[seen], run[seen], enter[seen, None], leave[seen, None]
    steps = np.abs(run).max(axis=1, keepdims=True) / step
    steps[steps == 0] = 1.0
    kept = lines.copy()
    kept[leaves[seen], :2] = start + run * (np.floor(enter * steps) / steps)
    kept[leaves[seen], 2:] = start + run * (1 - np.floor((1 - leave) * steps) / steps)
    stays[leaves[~seen]] = False
    return kept[stays], np.flatnonzero(stays)
