"""Which unit lies under a point, and which ones a rectangle touches."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from noivu_desktop.gui.map.arcs import NO_UNIT, Floats

Place = tuple[float, float]

_MOSTLY = 0.5
_ASIDE = 1.5
_WIDEST = 0.4  # tangent: what lies further to the side is not on that side


@dataclass(frozen=True, eq=False)
class Picker:
    """Finds units by place. Everything is in the coordinates of ``geometries``.

    boxes  shape (n, 4), bounds of the geometries; NaN where one is empty
    """

    geometries: NDArray[np.object_]
    boxes: Floats

    def unit_at(self, x: float, y: float) -> int:
        """The row of the unit that holds the point (the first one on a border), or NO_UNIT."""
        x1, y1, x2, y2 = self.boxes.T
        near = np.flatnonzero((x1 <= x) & (x <= x2) & (y1 <= y) & (y <= y2))
        for row in near.tolist():
            if shapely.intersects_xy(self.geometries[row], x, y):
                return int(row)
        return NO_UNIT

    def units_in(self, x1: float, y1: float, x2: float, y2: float) -> list[int]:
        """The rows of the units that have a point in the rectangle, in order."""
        low_x, low_y, high_x, high_y = self.boxes.T
        near = np.flatnonzero((low_x <= x2) & (high_x >= x1) & (low_y <= y2) & (high_y >= y1))
        box = shapely.box(x1, y1, x2, y2)
        shapely.prepare(box)
        rows: list[int] = near[shapely.intersects(box, self.geometries[near])].tolist()
        return rows

    def units_on_way(self, start: Place, stop: Place) -> list[int]:
        """The rows of the units on the straight way between two points, in its order."""
        if start == stop:
            row = self.unit_at(*stop)
            return [] if row == NO_UNIT else [row]
        way = shapely.LineString([start, stop])
        near = self._near(way)
        near = near[shapely.intersects(way, self.geometries[near])]
        met = shapely.intersection(way, self.geometries[near])
        order = np.argsort(shapely.distance(shapely.Point(start), met), kind="stable")
        rows: list[int] = near[order].tolist()
        return rows

    def units_mostly_in(self, ring: Sequence[Place]) -> list[int]:
        """The rows of the units with more than half of their area inside a ring, in order."""
        inside = shapely.make_valid(shapely.Polygon(ring))
        shapely.prepare(inside)
        near = self._near(inside)
        shapes = self.geometries[near]
        share = shapely.contains_properly(inside, shapes).astype(np.float64)
        cut = np.flatnonzero((share == 0) & shapely.intersects(inside, shapes))
        whole = np.maximum(shapely.area(shapes[cut]), 1e-9)
        share[cut] = shapely.area(shapely.intersection(inside, shapes[cut])) / whole
        rows: list[int] = near[share > _MOSTLY].tolist()
        return rows

    def _near(self, shape: shapely.Geometry) -> NDArray[np.int64]:
        x1, y1, x2, y2 = shapely.bounds(shape)
        low_x, low_y, high_x, high_y = self.boxes.T
        return np.flatnonzero((low_x <= x2) & (high_x >= x1) & (low_y <= y2) & (high_y >= y1))


def unit_beside(boxes: Floats, start: int, middle: Place, direction: tuple[int, int]) -> int:
    """The unit nearest to another (or to a place, if NO_UNIT) on one side of it, or NO_UNIT.

    What lies straight on comes before what lies to the side. Boxes are NaN where there is
    nothing; y points down.
    """
    centres = (boxes[:, :2] + boxes[:, 2:]) / 2
    if start == NO_UNIT:
        distance = np.hypot(*(centres - middle).T)
        return NO_UNIT if np.isnan(distance).all() else int(np.nanargmin(distance))
    ahead, aside = centres - centres[start], np.array([-direction[1], direction[0]])
    along, across = ahead @ np.array(direction), np.abs(ahead @ aside)
    cost = np.where(along > across * _WIDEST, along + _ASIDE * across, np.inf)
    cost[start] = np.inf
    cost[np.isnan(cost)] = np.inf
    best = int(np.argmin(cost))
    return best if np.isfinite(cost[best]) else NO_UNIT
