"""Do polygons fit together and do groups hang together, by geometric predicates alone."""

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

from noivu_desktop.plan.plan import Part
from noivu_desktop.units.coverage import Coverage

_SHARED_LINE = "****1****"  # DE-9IM: the two boundaries have a line in common
_AREA_TOLERANCE = 1e-9
_BESIDE_M, _LEAST_SHARED_M = 0.01, 0.1


def misfits(coverage: Coverage) -> list[str]:
    """The codes of units whose polygons overlap others or do not run along their borders."""
    if shapely.coverage_is_valid(coverage.geometries):
        return []
    edges = shapely.coverage_invalid_edges(coverage.geometries)
    bad = np.flatnonzero(~shapely.is_empty(edges))
    return [coverage.units[row].code for row in bad]


def is_connected(coverage: Coverage, parts: Sequence[Part]) -> bool:
    """Whether each of the parts is reached from the first over shared border lines or links.

    A part that nobody drew may lie anywhere in its unit.
    """
    rows = coverage.rows(part.code for part in parts)
    drawn = np.array([part.shape is not None for part in parts])
    shapes = coverage.geometries[rows]
    shapes[drawn] = [part.shape for part in parts if part.shape is not None]
    root = list(range(len(rows)))
    first, second = np.triu_indices(len(rows), 1)
    touching = shapely.relate_pattern(shapes[first], shapes[second], _SHARED_LINE)
    near = (drawn[first] | drawn[second]) & ~touching
    touching[near] = _run_along(shapes[first[near]], shapes[second[near]])
    for one, other in zip(first[touching].tolist(), second[touching].tolist(), strict=True):
        root[_find(root, one)] = _find(root, other)
    place = {part.code: at for at, part in enumerate(parts)}
    for link in coverage.links:
        if link.first in place and link.second in place:
            root[_find(root, place[link.first])] = _find(root, place[link.second])
    return len({_find(root, at) for at in range(len(rows))}) == 1


def _run_along(first: NDArray[np.object_], second: NDArray[np.object_]) -> NDArray[np.bool_]:
    """Whether the borders run along each other: a cut meets old borders between their vertices."""
    near = shapely.buffer(shapely.boundary(second), _BESIDE_M)
    shared = shapely.intersection(shapely.boundary(first), near)
    long_enough: NDArray[np.bool_] = shapely.length(shared) > _LEAST_SHARED_M
    return long_enough


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
