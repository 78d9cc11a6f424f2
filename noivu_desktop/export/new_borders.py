"""The polygons of the units after the plan, and the old borders that it removes."""

from collections.abc import Iterable, Iterator
from itertools import combinations

import numpy as np
import shapely
from numpy.typing import NDArray

from noivu_desktop.errors import ExportError
from noivu_desktop.export.map_view import borders_inside, lines_of
from noivu_desktop.export.report import Report
from noivu_desktop.export.standing import UnitAfter
from noivu_desktop.plan.outlines import merged_outline
from noivu_desktop.plan.plan import Part

_GRID_M = 0.001


def shown_outlines(report: Report) -> NDArray[np.object_]:
    """As ``new_outlines``, but a part that nobody drew stays with the rest of its unit."""
    return _without_gaps(report, undivided_outlines(report))


def undivided_outlines(report: Report) -> NDArray[np.object_]:
    """As ``known_outlines``, but a part that nobody drew stays with the rest of its unit."""
    outlines = known_outlines(report)
    for row, one in enumerate(report.after):
        if outlines[row] is None:
            shapes = np.array(member_shapes(report, one), dtype=object)
            outlines[row] = shapely.union_all(shapes, grid_size=_GRID_M)
    return outlines


def new_outlines(report: Report) -> NDArray[np.object_]:
    """The polygon of each unit of ``report.after``, in its order, in the projection of the map.

    Raises ExportError if a unit goes over in part and nobody drew the border of the part.
    """
    outlines = known_outlines(report)
    for one, outline in zip(report.after, outlines, strict=True):
        if outline is None:
            raise ExportError(no_border(one))
    return _without_gaps(report, outlines)


def _without_gaps(report: Report, outlines: NDArray[np.object_]) -> NDArray[np.object_]:
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


def lacks_border(one: UnitAfter) -> bool:
    """Whether the unit takes, or gives away, a part that nobody drew."""
    return any(not part.is_whole and part.shape is None for part in parts_of(one))


def no_border(one: UnitAfter) -> str:
    """What to do about a unit that takes, or gives away, a part that nobody drew."""
    takes = any(not part.stands_for_unit and part.shape is None for part in parts_of(one))
    divided = "nhận một phần của đơn vị khác mà" if takes else "tách ra một phần mà"
    return (
        f"{one.unit.full_name} {divided} phần đó chưa có ranh giới trên bản đồ; hãy vẽ hoặc tách "
        "phần nhập thành một vùng riêng rồi xuất lại."
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
    return [shape for _, shape in drawn_members(report, one)]


def drawn_members(report: Report, one: UnitAfter) -> Iterator[tuple[int, shapely.Geometry]]:
    """Each member that has a polygon, by its number; a rest keeps what nobody drew of it."""
    polygons = report.coverage.geometries
    for number, (row, part) in enumerate(zip(one.rows, parts_of(one), strict=True)):
        if part.is_whole:
            yield number, polygons[row]
        elif part.shape is not None:
            yield number, part.shape
        elif part.is_rest:
            others = [other for _, other in report.plan.parts_of[part.code]]
            given = [other.shape for other in others if other.shape is not None]
            yield number, shapely.difference(polygons[row], shapely.union_all(given))


def parts_of(one: UnitAfter) -> tuple[Part, ...]:
    """What each member gives, in the order of the members."""
    return one.merged.members if one.merged is not None else (Part(code=one.unit.code),)


def _shared_line(first: shapely.Geometry, second: shapely.Geometry) -> shapely.Geometry:
    """Where two polygons meet; a cut ends between vertices, so both are snapped to a grid."""
    return lines_of(
        shapely.intersection(shapely.boundary(first), shapely.boundary(second), grid_size=_GRID_M)
    )
