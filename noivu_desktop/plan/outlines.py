"""The polygon of a merged unit, partial parts included."""

import numpy as np
import shapely

from noivu_desktop.plan.plan import MergedUnit
from noivu_desktop.units.coverage import Coverage

_GRID_M = 0.001


def merged_outline(coverage: Coverage, merged: MergedUnit) -> shapely.Geometry | None:
    """The union of all members; ``None`` if nobody drew the polygon of a partial part."""
    whole = [part.code for part in merged.members if part.is_whole]
    if len(whole) == len(merged.members):
        return coverage.outline(whole)
    drawn = [part.shape for part in merged.members if not part.is_whole]
    if None in drawn:
        return None
    shapes = [*coverage.geometries[coverage.rows(whole)], *drawn]
    # A cut line ends between two vertices of the neighbour's border: the millimetre grid makes
    # both sides meet there, which a union of valid coverages would leave open.
    return shapely.union_all(np.array(shapes, dtype=object), grid_size=_GRID_M)
