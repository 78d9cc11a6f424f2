"""The polygons of the units after the plan, and the old borders that it removes."""

from collections.abc import Iterable
from itertools import combinations

import numpy as np
import shapely
from numpy.typing import NDArray

from noivu_desktop.errors import ExportError
from noivu_desktop.export.map_view import borders_inside, lines_of
from noivu_desktop.export.report import Report
from noivu_desktop.export.standing import UnitAfter
from noivu_desktop.plan.outlines import merged_outline

_GRID_M = 0.001


def new_outlines(report: Report) -> NDArray[np.object_]:
    """The polygon of each unit of ``report.after``, in its order, in the projection of the map.

    Raises ExportError if a unit goes over in part and nobody drew the border of the part.
    """
    outlines = known_outlines(report)
    for one, outline in zip(report.after, outlines, strict=True):
        if outline is None:
            raise ExportError(no_border(one))
    if any(one.has_partial_part for one in report.after):
        # The end of a cut line has no vertex in the border of a third unit yet.
        return np.asarray(shapely.coverage_clean(outlines), dtype=object)
    return outlines


def known_outlines(report: Report) -> NDArray[np.object_]:
    """As ``new_outlines``, but ``None`` where nobody drew the border of a part."""
    polygons = report.coverage.geometries
    outlines = np.empty(len(report.after), dtype=object)
    for row, one in enumerate(report.after):
        outlines[row] = (
            polygons[one.rows[0]]
            if one.merged is None
            else merged_outline(report.coverage, one.merged)
        )
    return outlines


def no_border(one: UnitAfter) -> str:
    """What to do about a unit that holds a part which nobody drew."""
    return (
        f"{one.unit.full_name} nhận một phần của đơn vị khác mà phần đó chưa có ranh giới "
        "trên bản đồ; hãy vẽ hoặc tách phần nhập thành một vùng riêng rồi xuất lại."
    )


def removed_borders(report: Report, units: Iterable[UnitAfter]) -> list[shapely.Geometry]:
    """The lines between members of the same unit after the plan, each member whole or in part."""
    coverage = report.coverage
    listed = list(units)
    divided = [one for one in listed if one.has_partial_part]
    undivided = [one.rows for one in listed if not one.has_partial_part]
    lines = borders_inside(coverage.geometries, coverage.adjacency, undivided)
    for one in divided:
        shapes = member_shapes(report, one)
        lines += [
            _shared_line(a, b) for a, b in combinations(shapes, 2) if shapely.intersects(a, b)
        ]
    return lines


def member_shapes(report: Report, one: UnitAfter) -> list[shapely.Geometry]:
    """The polygon of each member that has one: of a partial part the part alone."""
    polygons = report.coverage.geometries
    parts = one.merged.members if one.merged is not None else (None,)
    shapes = [
        polygons[row] if part is None or part.is_whole else part.shape
        for row, part in zip(one.rows, parts, strict=True)
    ]
    return [shape for shape in shapes if shape is not None]


def _shared_line(first: shapely.Geometry, second: shapely.Geometry) -> shapely.Geometry:
    """Where two polygons meet; a cut ends between vertices, so both are snapped to a grid."""
    return lines_of(
        shapely.intersection(shapely.boundary(first), shapely.boundary(second), grid_size=_GRID_M)
    )
