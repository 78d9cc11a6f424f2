"""Which unit lies under a point, and which ones a rectangle touches."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from noivu_desktop.gui.map.arcs import NO_UNIT, Floats


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
