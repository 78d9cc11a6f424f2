"""Where in a unit a level line of text has most room."""

import numpy as np
import shapely
from numpy.typing import NDArray

from noivu_desktop.gui.map.arcs import Arcs, Floats

_SCAN_HEIGHTS = (0.5, 0.43, 0.57, 0.36, 0.64, 0.29, 0.71)
_LOSS_OFF_MIDDLE = 0.05  # of the length, for each step away from half the height


def main_part_boxes(geometries: NDArray[np.object_]) -> Floats:
    """The bounds of the largest polygon of each geometry, shape (n, 4); NaN if it is empty."""
    boxes: Floats = shapely.bounds(geometries).reshape(-1, 4)
    parts, unit = shapely.get_parts(geometries, return_index=True)
    order = np.lexsort((shapely.area(parts), unit))
    is_last = np.append(unit[order][1:] != unit[order][:-1], True)[: len(order)]
    boxes[unit[order[is_last]]] = shapely.bounds(parts[order[is_last]]).reshape(-1, 4)
    return boxes


def rooms(arcs: Arcs, boxes: Floats, first: int, last: int) -> Floats:
    """For units first to last - 1: x and y of the middle of the longest level line, its length.

    boxes  what ``main_part_boxes`` gives; the lines run through its middle part
    """
    part = slice(int(arcs.unit_start[first]), int(arcs.unit_start[last]))
    start = arcs.points[arcs.ring_point[part]]
    unit = np.repeat(np.arange(last - first), np.diff(arcs.unit_start[first : last + 1]))
    stop = _following(start, arcs.ring_first[part])
    low, high = boxes[first:last, 1], boxes[first:last, 3]
    best = np.zeros((last - first, 4))
    best[:, 0], best[:, 1] = (boxes[first:last, 0] + boxes[first:last, 2]) / 2, (low + high) / 2
    for place, share in enumerate(_SCAN_HEIGHTS):
        height = low + share * (high - low)
        found = _longest(start, stop, unit, height)
        merit = found[:, 1] * (1 - _LOSS_OFF_MIDDLE * ((place + 1) // 2))
        better = merit > best[:, 3]
        best[better] = np.column_stack([found[:, 0], height, found[:, 1], merit])[better]
    return best[:, :3]


def room_of(region: shapely.Geometry) -> tuple[float, float, float]:
    """The same for one region."""
    x1, y1, x2, y2 = region.bounds
    heights = np.array([y1 + share * (y2 - y1) for share in _SCAN_HEIGHTS])
    ends = np.empty((len(heights), 2, 2))
    ends[:, :, 0], ends[:, :, 1] = (x1 - 1, x2 + 1), heights[:, None]
    pieces, place = shapely.get_parts(
        shapely.intersection(shapely.linestrings(ends), region), return_index=True
    )
    length = shapely.length(pieces)
    if not length.any():
        return ((x1 + x2) / 2, (y1 + y2) / 2, 0.0)
    best = int(np.argmax(length * (1 - _LOSS_OFF_MIDDLE * ((place + 1) // 2))))
    left, _, right, _ = pieces[best].bounds
    return ((left + right) / 2, float(heights[place[best]]), right - left)


def _following(points: Floats, ring_first: NDArray[np.bool_]) -> Floats:
    """For each ring vertex the next one on its ring."""
    following = np.empty_like(points)
    following[:-1] = points[1:]
    starts = np.flatnonzero(ring_first)
    following[np.append(starts[1:], len(points)) - 1] = points[starts]
    return following


def _longest(start: Floats, stop: Floats, unit: NDArray[np.int64], height: Floats) -> Floats:
    """The middle x and the length of the longest inner piece of each unit's level line."""
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
    found = np.zeros((len(height), 2))
    found[owner[longest], 0] = (enter[longest] + leave[longest]) / 2
    found[owner[longest], 1] = (leave - enter)[longest]
    return found
