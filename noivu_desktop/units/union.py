"""Polygons as one."""

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray


def union(polygons: NDArray[np.object_] | Sequence[shapely.Geometry]) -> shapely.Geometry:
    """The union of ``polygons``: fast where they share borders, right where they do not.

    The fast way takes no overlaps: on a map that was not repaired it may find borders that
    cross, and says so by an exception.
    """
    try:
        return shapely.coverage_union_all(polygons)
    except shapely.errors.GEOSException:
        return shapely.union_all(shapely.make_valid(np.asarray(polygons, dtype=object)))
