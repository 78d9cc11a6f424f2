"""Where in a unit a text has most room.

Each unit is crossed by level lines at fixed shares of its height; a text of some height needs the
stretch that is inside the unit on all the lines it covers.
"""

import numpy as np
import shapely
from numpy.typing import NDArray

from noivu_desktop.gui.map.arcs import Arcs, Flags, Floats, Integers, ragged_ranges

SHARES = np.linspace(0.1, 0.9, 17)
_STEP = float(SHARES[1] - SHARES[0])
_LOSS_OFF_MIDDLE = 0.6  # of the length, for a whole height away from the middle


def main_part_boxes(geometries: NDArray[np.object_]) -> Floats:
    """The bounds of the largest polygon of each geometry, shape (n, 4); NaN if it is empty."""
    boxes: Floats = shapely.bounds(geometries).reshape(-1, 4)
    parts, unit = shapely.get_parts(geometries, return_index=True)
    order = np.lexsort((shapely.area(parts), unit))
    is_last = np.append(unit[order][1:] != unit[order][:-1], True)[: len(order)]
    boxes[unit[order[is_last]]] = shapely.bounds(parts[order[is_last]]).reshape(-1, 4)
    return boxes


def level_lines(arcs: Arcs, boxes: Floats, first: int, last: int) -> Floats:
    """For units first to last - 1 the longest inner stretch (x1, x2) of each level line.

    boxes  what ``main_part_boxes`` gives; the lines lie in it at ``SHARES`` of its height
    Shape (units, lines, 2); (inf, -inf) where a line misses the unit.
    """
    part = slice(int(arcs.unit_start[first]), int(arcs.unit_start[last]))
    start = arcs.points[arcs.ring_point[part]]
    unit = np.repeat(np.arange(last - first), np.diff(arcs.unit_start[first : last + 1]))
    stop = _following(start, arcs.ring_first[part])
    low, high = boxes[first:last, 1], boxes[first:last, 3]
    return np.stack(
        [_longest(start, stop, unit, low + share * (high - low)) for share in SHARES], axis=1
    )


def level_lines_of(arcs: Arcs, members: Flags, box: Floats) -> Floats:
    """The same for several units as one region, whose bounds are ``box``; shape (lines, 2).

    members  which units they are, shape (n,)
    """
    inside = np.append(members, False)[arcs.sides]  # the last one stands for NO_UNIT
    around = np.flatnonzero(inside[:, 0] != inside[:, 1])
    first, last = arcs.start[around], arcs.start[around + 1]
    place = ragged_ranges(first, last - first - 1)
    start, stop = arcs.points[place], arcs.points[place + 1]
    height = box[1] + SHARES * (box[3] - box[1])
    line, segment = np.nonzero((start[:, 1] <= height[:, None]) != (stop[:, 1] <= height[:, None]))
    return _longest(start[segment], stop[segment], line, height)


def level_lines_in(shape: shapely.Geometry, box: Floats) -> Floats:
    """The same for one polygon of which ``main_part_boxes`` gave ``box``; shape (lines, 2)."""
    rings = [shapely.get_coordinates(ring) for ring in shapely.get_rings(shape)]
    start = np.vstack([ring[:-1] for ring in rings])
    stop = np.vstack([ring[1:] for ring in rings])
    height = box[1] + SHARES * (box[3] - box[1])
    line, segment = np.nonzero((start[:, 1] <= height[:, None]) != (stop[:, 1] <= height[:, None]))
    return _longest(start[segment], stop[segment], line, height)


def best_spots(lines: Floats, low: Floats, high: Floats, text_height: Floats) -> Floats:
    """For each unit the middle (x, y) of the best room for a text, and the room's length.

    lines         shape (n, lines, 2), as from ``level_lines``
    low, high     shape (n,), between which y the lines were laid
    text_height   shape (n,), in the same lengths as low and high
    """
    reach = np.ceil(text_height / 2 / np.maximum(high - low, 1e-9) / _STEP)
    spots = np.full((len(lines), 3), -np.inf)
    for steps in set(reach[reach <= len(SHARES) // 2].tolist()):
        some = np.flatnonzero(reach == steps)
        spots[some] = _best_of(lines[some], low[some], high[some], int(steps))
    return spots


def _best_of(lines: Floats, low: Floats, high: Floats, steps: int) -> Floats:
    """The best spot of a text that covers ``steps`` level lines above and below its middle."""
    count = len(SHARES) - 2 * steps
    covered = np.lib.stride_tricks.sliding_window_view(lines, 2 * steps + 1, axis=1)
    left, right = covered[:, :, 0].max(axis=2), covered[:, :, 1].min(axis=2)
    shares = SHARES[steps : steps + count]
    length = right - left
    best = np.argmax(length * (1 - _LOSS_OFF_MIDDLE * np.abs(shares - 0.5)), axis=1)
    at = np.arange(len(lines)), best
    y = low + shares[best] * (high - low)
    with np.errstate(invalid="ignore"):  # inf - inf where a line misses the unit
        return np.column_stack([(left[at] + right[at]) / 2, y, length[at]])


def _following(points: Floats, ring_first: NDArray[np.bool_]) -> Floats:
    """For each ring vertex the next one on its ring."""
    following = np.empty_like(points)
    following[:-1] = points[1:]
    starts = np.flatnonzero(ring_first)
    following[np.append(starts[1:], len(points)) - 1] = points[starts]
    return following


def _longest(start: Floats, stop: Floats, unit: Integers, height: Floats) -> Floats:
    """The longest inner stretch (x1, x2) of each unit's line at ``height``, shape (units, 2)."""
    level = height[unit]
    crosses = (start[:, 1] <= level) != (stop[:, 1] <= level)
    (x1, y1), (x2, y2) = start[crosses].T, stop[crosses].T
    x = x1 + (level[crosses] - y1) / (y2 - y1) * (x2 - x1)
    order = np.lexsort((x, unit[crosses]))
    x, owner = x[order], unit[crosses][order]
    # A level line goes in at every first crossing and out at every second one.
    enter, leave, owner = x[0::2], x[1::2], owner[0::2]
    by_length = np.lexsort((leave - enter, owner))
    is_last = np.append(owner[by_length][1:] != owner[by_length][:-1], True)[: len(owner)]
    longest = by_length[is_last]
    found = np.tile((np.inf, -np.inf), (len(height), 1))
    found[owner[longest], 0], found[owner[longest], 1] = enter[longest], leave[longest]
    return found
