"""Do polygons fit together and do groups hang together, by geometric predicates alone."""

from collections.abc import Iterable

import numpy as np
import shapely
from numpy.typing import NDArray

from noivu_desktop.units.coverage import Coverage

_SHARED_LINE = "****1****"  # DE-9IM: the two boundaries have a line in common
_AREA_TOLERANCE = 1e-9


def misfits(coverage: Coverage) -> list[str]:
    """The codes of units whose polygons overlap others or do not run along their borders."""
    if shapely.coverage_is_valid(coverage.geometries):
        return []
    edges = shapely.coverage_invalid_edges(coverage.geometries)
    bad = np.flatnonzero(~shapely.is_empty(edges))
    return [coverage.units[row].code for row in bad]


def is_connected(coverage: Coverage, codes: Iterable[str]) -> bool:
    """Whether each of the units is reached from the first over shared border lines or links."""
    listed = list(codes)
    rows = coverage.rows(listed)
    root = list(range(len(rows)))
    shapes = coverage.geometries[rows]
    first, second = np.triu_indices(len(rows), 1)
    touching = shapely.relate_pattern(shapes[first], shapes[second], _SHARED_LINE)
    for one, other in zip(first[touching].tolist(), second[touching].tolist(), strict=True):
        root[_find(root, one)] = _find(root, other)
    place = {code: at for at, code in enumerate(listed)}
    for link in coverage.links:
        if link.first in place and link.second in place:
            root[_find(root, place[link.first])] = _find(root, place[link.second])
    return len({_find(root, at) for at in range(len(rows))}) == 1


def is_union(
    shape: shapely.Geometry | None, members: NDArray[np.object_], slack: float = _AREA_TOLERANCE
) -> bool:
    """Whether ``shape`` has the area of all ``members`` together and contains each of them.

    slack: how much the areas may differ, as a share
    """
    if shape is None:
        return len(members) == 0
    whole, parts = shapely.area(shape), float(shapely.area(members).sum())
    if abs(whole - parts) > slack * max(parts, 1.0):
        return False
    return bool(shapely.intersects(shape, shapely.point_on_surface(members)).all())


def _find(root: list[int], at: int) -> int:
    while root[at] != at:
        root[at] = root[root[at]]
        at = root[at]
    return at
