"""What is wrong or doubtful in the units and polygons of a map, each with unit and place."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
import shapely
from numpy.typing import NDArray

from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.measures import map_areas_km2
from noivu_desktop.units.unit import Level
from noivu_desktop.vietnamese import area, fold, number, percent

AREA_DIFFERENCE = Decimal("0.01")
"""Share by which the legal area may differ from the map before it is worth a word."""

SMALLEST_DEFECT_M2 = 1.0
"""Gaps and overlaps below one square metre are noise of coordinates."""

WIDEST_GAP_M = 200.0
_GAP_SHARE_OF_SIDE = 0.04
_GAP_SHARE_OF_AREA = 0.005

Rows = NDArray[np.int64]
Geometries = NDArray[np.object_]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something a person should look at.

    kind   a stable English word: gap, overlap, invalid, missing, area_differs ...
    unit   code of the unit, None where no single unit is meant
    row    row in the source (map: 1 is the first object; table: row of the sheet)
    text   one Vietnamese sentence
    place  a point in the projection of the coverage, where there is one
    """

    kind: str
    text: str
    unit: str | None = None
    row: int | None = None
    place: tuple[float, float] | None = None


def check_coverage(coverage: Coverage, areas_km2: Floats | None = None) -> tuple[Problem, ...]:
    """Everything wrong or doubtful in a map, geometry first.

    areas_km2: the areas on the map, shape (n,), where they are at hand
    """
    return (*check_geometry(coverage), *check_figures(coverage, areas_km2))


def check_geometry(coverage: Coverage) -> tuple[Problem, ...]:
    """Invalid rings, overlaps, gaps and units in several pieces."""
    return (
        *_invalid(coverage),
        *_overlaps(coverage),
        *_gaps(coverage),
        *_pieces(coverage),
    )


def check_figures(coverage: Coverage, areas_km2: Floats | None = None) -> tuple[Problem, ...]:
    """Missing figures, names that occur twice in a parent, legal area unlike map area."""
    return (
        *_missing(coverage),
        *_same_names(coverage),
        *_area_differences(coverage, areas_km2),
    )


def are_gaps(found: Geometries, geometries: Geometries) -> NDArray[np.bool_]:
    """Which holes are errors of drawing: narrow ones, and those below 0,5 % of a typical unit.

    The others are taken for lakes or enclaves.
    """
    if not len(found):
        return np.empty(0, dtype=bool)
    smallest_hole = _GAP_SHARE_OF_AREA * float(np.median(shapely.area(geometries)))
    narrow = widths_m(found) < gap_width_m(geometries)
    return np.asarray(narrow | (shapely.area(found) < smallest_hole), dtype=bool)


def gap_width_m(geometries: Geometries) -> float:
    """Narrower gaps are errors of drawing: 4 % of the side of a typical unit, at most 200 m."""
    side = float(np.sqrt(np.median(shapely.area(geometries)))) if len(geometries) else 0.0
    return min(WIDEST_GAP_M, _GAP_SHARE_OF_SIDE * side)


def overlapping_pairs(geometries: Geometries) -> tuple[Rows, Geometries]:
    """Pairs of rows, shape (m, 2), that overlap by more than a square metre, and where, (m,)."""
    polygons = valid_polygons(geometries)
    bad = np.flatnonzero(~shapely.is_empty(shapely.coverage_invalid_edges(polygons)))
    first, second = shapely.STRtree(polygons).query(polygons[bad], predicate="intersects")
    first = bad[first]
    once = np.unique(
        np.column_stack([np.minimum(first, second), np.maximum(first, second)]), axis=0
    )
    pairs = once[once[:, 0] != once[:, 1]]
    common = shapely.intersection(polygons[pairs[:, 0]], polygons[pairs[:, 1]])
    large = shapely.area(common) > SMALLEST_DEFECT_M2
    return pairs[large], common[large]


def holes(geometries: Geometries) -> Geometries:
    """The holes that the polygons leave between them, as polygons above a square metre."""
    clean = valid_polygons(geometries)
    if not shapely.coverage_is_valid(clean):
        clean = shapely.coverage_clean(clean, gap_width=0.0)
    pieces = shapely.get_parts(shapely.coverage_union_all(clean))
    rings, piece = shapely.get_rings(pieces, return_index=True)
    is_inner = np.append(False, piece[1:] == piece[:-1])[: len(rings)]
    found = shapely.polygons(rings[is_inner])
    return np.asarray(found[shapely.area(found) > SMALLEST_DEFECT_M2], dtype=object)


def widths_m(polygons: Geometries) -> NDArray[np.float64]:
    """Diameter of the largest circle inside each polygon, in metres."""
    radii = shapely.length(shapely.maximum_inscribed_circle(polygons, tolerance=1.0))
    return np.asarray(2 * radii, dtype=np.float64)


def valid_polygons(geometries: Geometries) -> Geometries:
    """The polygons with crossed rings put right, each still polygonal; nothing else changed."""
    crossed = ~shapely.is_valid(geometries)
    if not crossed.any():
        return geometries
    put_right = geometries.copy()
    put_right[crossed] = shapely.make_valid(
        geometries[crossed], method="structure", keep_collapsed=False
    )
    return put_right


def _invalid(coverage: Coverage) -> Iterator[Problem]:
    for row in np.flatnonzero(~shapely.is_valid(coverage.geometries)).tolist():
        unit = coverage.units[row]
        yield _problem(
            coverage,
            row,
            "invalid",
            f"{unit.full_name}: đường ranh giới tự cắt hoặc sai cấu trúc.",
            shapely.point_on_surface(valid_polygons(coverage.geometries[[row]])[0]),
        )


def _overlaps(coverage: Coverage) -> Iterator[Problem]:
    pairs, common = overlapping_pairs(coverage.geometries)
    sizes = (shapely.area(common) / 1e6).tolist()
    for (first, second), where, size in zip(pairs.tolist(), common, sizes, strict=True):
        one, other = coverage.units[first], coverage.units[second]
        yield _problem(
            coverage,
            first,
            "overlap",
            f"{one.full_name} và {other.full_name} chồng lên nhau {number(size, 4)} km².",
            shapely.point_on_surface(where),
        )


def _gaps(coverage: Coverage) -> Iterator[Problem]:
    found = holes(coverage.geometries)
    if not len(found):
        return
    gaps = are_gaps(found, coverage.geometries)
    nearest = shapely.STRtree(coverage.geometries).nearest(found)
    for hole, is_gap, row in zip(found, gaps, nearest.tolist(), strict=True):
        size = number(float(shapely.area(hole)) / 1e6, 4)
        name = coverage.units[row].full_name
        text = (
            f"Khe hở {size} km² cạnh {name}: không thuộc đơn vị nào."
            if is_gap
            else f"Vùng trống {size} km² cạnh {name}: không thuộc đơn vị nào"
            " (hồ, vùng xen kẹp hoặc thiếu đơn vị)."
        )
        yield _problem(
            coverage, row, "gap" if is_gap else "hole", text, shapely.point_on_surface(hole)
        )


def _pieces(coverage: Coverage) -> Iterator[Problem]:
    for row in np.flatnonzero(shapely.get_num_geometries(coverage.geometries) > 1).tolist():
        parts = shapely.get_parts(coverage.geometries[row])
        smallest = parts[int(np.argmin(shapely.area(parts)))]
        text = (
            f"{coverage.units[row].full_name} gồm {len(parts)} mảnh rời nhau;"
            f" mảnh nhỏ nhất {number(float(shapely.area(smallest)) / 1e6, 4)} km²."
        )
        yield _problem(coverage, row, "pieces", text, shapely.point_on_surface(smallest))


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


def _problem(
    coverage: Coverage, row: int, kind: str, text: str, place: shapely.Point | None = None
) -> Problem:
    where = None if place is None else (float(place.x), float(place.y))
    return Problem(kind=kind, text=text, unit=coverage.units[row].code, row=row + 1, place=where)
