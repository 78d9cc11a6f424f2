"""What is wrong or doubtful in the units and polygons of a map, each with unit and place."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
import shapely
from numpy.typing import NDArray

from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.defects import (
    Defects,
    Gaps,
    Geometries,
    Rows,
    find_defects,
    gap_width_m,
    valid_polygons,
    widths_m,
)
from noivu_desktop.units.measures import map_areas_km2
from noivu_desktop.units.unit import Level
from noivu_desktop.vietnamese import area, drawn_area, fold, number, percent

AREA_DIFFERENCE = Decimal("0.01")
"""Share by which the legal area may differ from the map before it is worth a word."""

_SAME_SHARE = 0.95
"""Of both areas, from which two polygons are one unit drawn twice."""

_SLIVER_SHARE = 0.005
_SLIVER_WIDTH_SHARE = 0.5
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something a person should look at.

    kind   a stable English word: gap, overlap, invalid, missing, area_differs ...
    unit   code of the unit, None where no single unit is meant
    row    row in the source (map: 1 is the first object; table: row of the sheet)
    text   one Vietnamese sentence
    place  a point in the projection of the coverage, where there is one
    area_km2  how large the thing at that place is on the map, where it has an area
    """

    kind: str
    text: str
    unit: str | None = None
    row: int | None = None
    place: tuple[float, float] | None = None
    area_km2: float | None = None


def check_coverage(
    coverage: Coverage,
    areas_km2: Floats | None = None,
    defects: Callable[[], Defects] | None = None,
) -> tuple[Problem, ...]:
    """Everything wrong or doubtful in a map, geometry first.

    areas_km2  the areas on the map, shape (n,), where they are at hand
    defects    gives what ``find_defects`` finds, where it is at work already
    """
    return (*check_geometry(coverage, defects), *check_figures(coverage, areas_km2))


def check_geometry(
    coverage: Coverage, defects: Callable[[], Defects] | None = None
) -> tuple[Problem, ...]:
    """Crossed rings, overlaps, gaps, units in several pieces, islands, units far from their kin."""
    names = [unit.full_name for unit in coverage.units]
    invalid = list(_invalid(coverage, names))
    last = [*_pieces(coverage, names), *_islands(coverage, names), *_far_from_kin(coverage)]
    found = defects() if defects else find_defects(coverage.geometries)
    return (
        *invalid,
        *_overlaps(coverage, names, found.pairs, found.common),
        *_gaps(coverage, names, found.gaps),
        *last,
    )


def check_figures(coverage: Coverage, areas_km2: Floats | None = None) -> tuple[Problem, ...]:
    """Missing figures and parents, names twice in a parent, legal area unlike map area."""
    return (
        *_missing(coverage),
        *_without_parent(coverage),
        *_same_names(coverage),
        *_area_differences(coverage, areas_km2),
    )


def _invalid(coverage: Coverage, names: Sequence[str]) -> Iterator[Problem]:
    rows = np.flatnonzero(~shapely.is_valid(coverage.geometries))
    shapes = valid_polygons(coverage.geometries[rows])
    for row, shape, at in zip(rows.tolist(), shapes, _points_in(shapes), strict=True):
        text = f"{names[row]}: đường ranh giới tự cắt hoặc sai cấu trúc."
        yield _problem(coverage, row, "invalid", text, at, float(shapely.area(shape)))


def _overlaps(
    coverage: Coverage, names: Sequence[str], pairs: Rows, common: Geometries
) -> Iterator[Problem]:
    sizes = shapely.area(common)
    areas = shapely.area(coverage.geometries)
    larger = np.maximum(areas[pairs[:, 0]], areas[pairs[:, 1]])
    twice = (sizes > _SAME_SHARE * larger).tolist()
    for (first, second), at, size, is_same in zip(
        pairs.tolist(), _points_in(common), sizes.tolist(), twice, strict=True
    ):
        one, other = names[first], names[second]
        shown = drawn_area(size / 1e6)
        if is_same:
            text = f"{one} và {other} vẽ cùng một vùng ({shown}): một đơn vị có hai lần."
            yield _problem(coverage, second, "same_shape", text, at, size)
        else:
            text = f"{one} và {other} chồng lên nhau {shown}."
            yield _problem(coverage, first, "overlap", text, at, size)


def _gaps(coverage: Coverage, names: Sequence[str], gaps: Gaps) -> Iterator[Problem]:
    sizes = shapely.area(gaps.shapes).tolist()
    for at, size, is_gap, row in zip(
        _points_in(gaps.shapes), sizes, gaps.is_gap.tolist(), gaps.beside.tolist(), strict=True
    ):
        where = f"{drawn_area(size / 1e6)} cạnh {names[row]}"
        text = (
            f"Khe hở {where}: không thuộc đơn vị nào."
            if is_gap
            else f"Vùng trống {where}: không thuộc đơn vị nào (hồ, vùng xen kẹp hoặc thiếu đơn vị)."
        )
        yield _problem(coverage, row, "gap" if is_gap else "hole", text, at, size)


def _pieces(coverage: Coverage, names: Sequence[str]) -> Iterator[Problem]:
    """Units in several pieces; a tiny narrow piece is what drawing left over."""
    narrow = _SLIVER_WIDTH_SHARE * gap_width_m(coverage.geometries)
    for row in np.flatnonzero(shapely.get_num_geometries(coverage.geometries) > 1).tolist():
        parts = shapely.get_parts(coverage.geometries[row])
        sizes = shapely.area(parts)
        smallest = parts[[int(np.argmin(sizes))]]
        size, name = float(sizes.min()), names[row]
        (at,) = _points_in(smallest)
        shown = drawn_area(size / 1e6)
        if size < _SLIVER_SHARE * sizes.sum() and widths_m(smallest)[0] < narrow:
            text = f"{name} có mảnh vụn {shown} trong {number(len(parts))} mảnh."
            yield _problem(coverage, row, "sliver", text, at, size)
        else:
            text = f"{name} gồm {number(len(parts))} mảnh rời nhau; mảnh nhỏ nhất {shown}."
            yield _problem(coverage, row, "pieces", text, at, size)


def _islands(coverage: Coverage, names: Sequence[str]) -> Iterator[Problem]:
    """Units that nothing borders on, further from the others than a gap is wide."""
    alone = [row for row, others in enumerate(coverage.adjacency.neighbours) if not others]
    if len(coverage.units) < 2 or not alone:
        return
    shapes = coverage.geometries[alone]
    (asked, _), metres = shapely.STRtree(coverage.geometries).query_nearest(
        shapes, exclusive=True, return_distance=True, all_matches=False
    )
    far = metres > gap_width_m(coverage.geometries)
    for place, distance in zip(asked[far].tolist(), metres[far].tolist(), strict=True):
        row = alone[place]
        (at,) = _points_in(coverage.geometries[[row]])
        text = (
            f"{names[row]} không giáp đơn vị nào, cách đơn vị gần nhất"
            f" {number(distance / 1000, 2)} km (đảo, hoặc thiếu đơn vị bên cạnh)."
        )
        yield _problem(coverage, row, "island", text, at)


def _far_from_kin(coverage: Coverage) -> Iterator[Problem]:
    """Units that border only on units of other parents: the parent is wrong, perhaps."""
    rows_of: defaultdict[str, list[int]] = defaultdict(list)
    for row, unit in enumerate(coverage.units):
        if unit.parent:
            rows_of[unit.parent].append(row)
    for row, others in enumerate(coverage.adjacency.neighbours):
        unit = coverage.units[row]
        if not others or any(coverage.units[one].parent == unit.parent for one in others):
            continue
        kin = [one for one in rows_of.get(unit.parent or "", []) if one != row]
        metres = shapely.distance(coverage.geometries[row], coverage.geometries[kin])
        if kin and metres.min() > gap_width_m(coverage.geometries):
            text = (
                f"{unit.full_name} ghi thuộc {unit.parent_name or unit.parent_code}"
                " nhưng không giáp đơn vị nào cùng cấp trên."
            )
            (at,) = _points_in(coverage.geometries[[row]])
            yield _problem(coverage, row, "far_from_kin", text, at)


def _without_parent(coverage: Coverage) -> Iterator[Problem]:
    lacking = [row for row, unit in enumerate(coverage.units) if not unit.parent]
    if lacking and len(lacking) == len(coverage.units):
        yield Problem(kind="no_parent", text="Chưa đơn vị nào ghi đơn vị cấp trên.")
        return
    for row in lacking:
        text = f"{coverage.units[row].full_name} không ghi đơn vị cấp trên."
        yield _problem(coverage, row, "no_parent", text)


def _missing(coverage: Coverage) -> Iterator[Problem]:
    counted = "households" if coverage.level is Level.HAMLET else "population"
    words = {"area_km2": "diện tích tự nhiên", "population": "dân số", "households": "số hộ"}
    for field in ("area_km2", counted):
        lacking = [row for row, unit in enumerate(coverage.units) if getattr(unit, field) is None]
        if lacking and len(lacking) == len(coverage.units):
            yield Problem(kind="missing", text=f"Chưa đơn vị nào có số liệu {words[field]}.")
            continue
        for row in lacking:
            text = f"{coverage.units[row].full_name} chưa có số liệu {words[field]}."
            yield _problem(coverage, row, "missing", text)


def _same_names(coverage: Coverage) -> Iterator[Problem]:
    rows_of: defaultdict[tuple[str | None, str], list[int]] = defaultdict(list)
    for row, unit in enumerate(coverage.units):
        rows_of[(unit.parent, fold(unit.full_name))].append(row)
    for rows in rows_of.values():
        if len(rows) > 1:
            units = [coverage.units[row] for row in rows]
            where = f" trong {units[0].parent_name}" if units[0].parent_name else ""
            codes = ", ".join(unit.code for unit in units)
            text = f"Tên {units[0].full_name} dùng cho {len(rows)} đơn vị{where}: mã {codes}."
            yield _problem(coverage, rows[0], "same_name", text)


def _area_differences(coverage: Coverage, areas_km2: Floats | None) -> Iterator[Problem]:
    if all(unit.area_km2 is None for unit in coverage.units):
        return
    measured = areas_km2
    if measured is None:
        measured = map_areas_km2(coverage.geometries, coverage.crs)
    for row, (unit, on_map) in enumerate(zip(coverage.units, measured.tolist(), strict=True)):
        if unit.area_km2 is None:
            continue
        share = abs(Decimal(repr(on_map)) - unit.area_km2) / unit.area_km2
        if share > AREA_DIFFERENCE:
            text = (
                f"{unit.full_name}: diện tích tự nhiên {area(unit.area_km2)},"
                f" đo trên bản đồ {area(on_map)}, lệch {percent(share)}."
            )
            yield _problem(coverage, row, "area_differs", text)


def _points_in(shapes: Geometries) -> list[tuple[float, float] | None]:
    """A point inside each shape; None for one without an area."""
    points = shapely.point_on_surface(shapes)
    places = zip(shapely.get_x(points).tolist(), shapely.get_y(points).tolist(), strict=True)
    return [None if math.isnan(x) else (x, y) for x, y in places]


def _problem(
    coverage: Coverage,
    row: int,
    kind: str,
    text: str,
    place: tuple[float, float] | None = None,
    size_m2: float | None = None,
) -> Problem:
    return Problem(
        kind=kind,
        text=text,
        unit=coverage.units[row].code,
        row=row + 1,
        place=place,
        area_km2=None if size_m2 is None else size_m2 / 1e6,
    )
