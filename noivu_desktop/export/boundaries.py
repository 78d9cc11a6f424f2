"""The new borders as files for the land office, the web and other map programs."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import pyogrio.errors
import pyogrio.raw
import pyproj
import shapely
from numpy.typing import NDArray
from pyproj.crs import BoundCRS

from noivu_desktop import vietnamese
from noivu_desktop.errors import ExportError
from noivu_desktop.export.new_borders import new_outlines
from noivu_desktop.export.report import Report
from noivu_desktop.export.report_tables import member_names, parent_after
from noivu_desktop.export.standing import UnitAfter, UnitBefore

LAYER = "ranh_gioi_moi"
OLD_LAYER = "ranh_gioi_cu"
_WGS84 = "EPSG:4326"
_DEGREE_DIGITS = 7
_LONGEST_DBF_TEXT = 254
_CUT = "…"
_BYTES = "iso-8859-1"
_ROOM_M = 1000.0
_DEGREES_OF_VN2000 = 4756
_VN2000_TO_WGS84 = "urn:ogc:def:coordinateOperation:EPSG::6960"
_ABOUT_TCVN3 = """Bảng thuộc tính của ranh-gioi-moi-tcvn3.shp ghi theo bảng mã TCVN3 (ABC).
Xem bằng phông .VnTime hoặc .VnArial. TCVN3 không có chữ hoa mang dấu thanh: các chữ này ghi
bằng chữ thường. Bản đầy đủ là ranh-gioi-moi.shp (Unicode, UTF-8).
"""


@dataclass(frozen=True, slots=True)
class _Column:
    """A column by name; ``missing``: which values are not known."""

    name: str
    values: NDArray[np.generic]
    missing: NDArray[np.bool_]


FIELDS: tuple[tuple[str, Callable[[UnitAfter], object]], ...] = (
    ("ma", lambda one: one.unit.code),
    ("ten", lambda one: one.unit.full_name),
    ("loai", lambda one: one.unit.kind.value),
    ("thuoc", parent_after),
    ("dt_km2", lambda one: _number(one.unit.area_km2)),
    ("dan_so", lambda one: _number(one.unit.population)),
    ("so_ho", lambda one: _number(one.unit.households)),
    ("ma_cu", lambda one: ";".join(member.unit.code for member in one.members)),
    ("ten_cu", lambda one: member_names(one) if one.merged else one.unit.full_name),
    ("hinh_thuc", lambda one: "sắp xếp" if one.merged else "giữ nguyên"),
    ("ket_luan", lambda one: one.verdict.label if one.verdict else ""),
)
"""Columns: at most ten plain letters, so that all formats carry the same names."""


OLD_FIELDS: tuple[tuple[str, Callable[[UnitBefore], object]], ...] = (
    ("ma", lambda one: one.unit.code),
    ("ten", lambda one: one.unit.full_name),
    ("loai", lambda one: one.unit.kind.value),
    ("thuoc", lambda one: one.unit.parent_name or ""),
    ("dt_km2", lambda one: _number(one.unit.area_km2)),
    ("dan_so", lambda one: _number(one.unit.population)),
    ("so_ho", lambda one: _number(one.unit.households)),
    ("dien", lambda one: one.standing.value),
)
"""Columns of the old units."""


def write_geopackage(report: Report, path: Path) -> None:
    """Write the new borders, and the old ones as a second layer, in the project's projection."""
    coverage = report.coverage
    _write(report, path, new_outlines(report), coverage.crs, driver="GPKG", layer=LAYER)
    _write_table(
        report,
        path,
        coverage.geometries,
        coverage.crs,
        _columns(OLD_FIELDS, report.before, None),
        driver="GPKG",
        layer=OLD_LAYER,
        append=True,
    )


def write_shapefile(report: Report, path: Path) -> None:
    """Write the new borders with text in UTF-8, said in the .cpg beside it."""
    _write(
        report,
        path,
        new_outlines(report),
        report.coverage.crs,
        driver="ESRI Shapefile",
        encoding="UTF-8",
        longest=_LONGEST_DBF_TEXT,
        DBF_DATE_LAST_UPDATE=report.on.isoformat(),
    )


def write_tcvn3_shapefile(report: Report, path: Path) -> None:
    """Write the new borders with text in TCVN3 (ABC), and beside them a note that says so."""
    _write(
        report,
        path,
        new_outlines(report),
        report.coverage.crs,
        driver="ESRI Shapefile",
        encoding=_BYTES,
        longest=_LONGEST_DBF_TEXT,
        written=lambda text: vietnamese.to_tcvn3(text.replace(_CUT, "...")).decode(_BYTES),
        DBF_DATE_LAST_UPDATE=report.on.isoformat(),
    )
    path.with_suffix(".cpg").unlink(missing_ok=True)
    path.with_suffix(".txt").write_text(_ABOUT_TCVN3, encoding="utf-8-sig")


def write_geojson(report: Report, path: Path) -> None:
    """Write the new borders in WGS 84 as RFC 7946 asks: longitude first, 7 decimals."""
    degrees = _in_degrees(report)
    _write(report, path, degrees, _WGS84, driver="GeoJSON", RFC7946="YES", WRITE_NAME="NO")


def write_kml(report: Report, path: Path) -> None:
    """Write the new borders for Google Earth: WGS 84, each place under its own name."""
    pyogrio.set_gdal_config_options({"LIBKML_NAME_FIELD": "ten"})
    try:
        _write(report, path, _in_degrees(report), _WGS84, driver="LIBKML", layer=LAYER)
    finally:
        pyogrio.set_gdal_config_options({"LIBKML_NAME_FIELD": None})


def write_mapinfo(report: Report, path: Path) -> None:
    """Write the new borders as a MapInfo table and as its MIF/MID, text in UTF-8."""
    outlines = new_outlines(report)
    left, bottom, right, top = shapely.total_bounds(outlines).tolist()
    # A table keeps coordinates as whole numbers between its bounds: narrow bounds, fine grid.
    bounds = ",".join(
        f"{value:.0f}"
        for value in (left - _ROOM_M, bottom - _ROOM_M, right + _ROOM_M, top + _ROOM_M)
    )
    for ending in (".tab", ".mif"):
        _write(
            report,
            path.with_suffix(ending),
            outlines,
            _with_datum(report.coverage.crs),
            driver="MapInfo File",
            longest=_LONGEST_DBF_TEXT,
            has_empty_numbers=False,
            ENCODING="UTF-8",
            BOUNDS=bounds,
        )


def _with_datum(crs: str) -> str:
    """The projection with the shift from VN-2000 to WGS 84 (Decision 05/2007, EPSG 6960).

    MapInfo has no name for VN-2000: without the shift a file says WGS 84, 220 m away.
    """
    system = pyproj.CRS.from_user_input(crs)
    degrees = system.geodetic_crs
    if system.is_bound or degrees is None or degrees.to_epsg() != _DEGREES_OF_VN2000:
        return crs
    return BoundCRS(system, _WGS84, transformation=_VN2000_TO_WGS84).to_wkt()


def _in_degrees(report: Report) -> NDArray[np.object_]:
    """The new outlines in WGS 84, rounded to a centimetre."""
    to_degrees = pyproj.Transformer.from_crs(report.coverage.crs, _WGS84, always_xy=True)
    return np.asarray(
        shapely.transform(
            new_outlines(report),
            lambda points: np.round(
                np.column_stack(to_degrees.transform(points[:, 0], points[:, 1])), _DEGREE_DIGITS
            ),
        )
    )


def _write(
    report: Report,
    path: Path,
    outlines: NDArray[np.object_],
    crs: str,
    *,
    longest: int | None = None,
    written: Callable[[str], str] = str,
    has_empty_numbers: bool = True,
    **options: Any,
) -> None:
    columns = _columns(FIELDS, report.after, longest, written, has_empty_numbers=has_empty_numbers)
    _write_table(report, path, outlines, crs, columns, **options)


def _write_table(
    report: Report,
    path: Path,
    shapes: NDArray[np.object_],
    crs: str,
    columns: tuple[_Column, ...],
    **options: Any,
) -> None:
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": f"{report.on.isoformat()}T00:00:00.000Z"})
    try:
        pyogrio.raw.write(
            path,
            shapely.to_wkb(_as_multipolygons(shapes)),
            [one.values for one in columns],
            [one.name for one in columns],
            field_mask=[one.missing for one in columns],
            geometry_type="MultiPolygon",
            crs=crs,
            **options,
        )
    except pyogrio.errors.DataSourceError as error:
        raise ExportError(
            f"Không ghi được tệp ranh giới {path.name}; hãy kiểm tra chỗ trống và quyền ghi."
        ) from error
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})


def _as_multipolygons(shapes: NDArray[np.object_]) -> NDArray[np.object_]:
    return np.array(
        [shapely.multipolygons(shapely.get_parts(shape)) for shape in shapes], dtype=object
    )


def _columns(
    fields: tuple[tuple[str, Callable[[Any], object]], ...],
    rows: tuple[object, ...],
    longest: int | None,
    written: Callable[[str], str] = str,
    *,
    has_empty_numbers: bool = True,
) -> tuple[_Column, ...]:
    """The columns, their texts of at most ``longest`` bytes and as ``written`` gives them.

    has_empty_numbers: whether the format can leave a number out; MapInfo reads zero there, so
    that a column in which a figure is not known becomes text
    """
    found = []
    for name, field in fields:
        values = [field(one) for one in rows]
        missing = np.array([value is None for value in values])
        if missing.any() and not has_empty_numbers:
            values = ["" if value is None else str(value) for value in values]
        if any(isinstance(value, str) for value in values):
            texts = [written(_cut(str(value or ""), longest)) for value in values]
            found.append(_Column(name, np.array(texts, dtype=object), missing))
            continue
        numbers = [0 if value is None else value for value in values]
        whole = all(isinstance(value, int) for value in numbers)
        # Counts stay below LARGEST_COUNT; wider ones are a type that MapInfo lacks.
        kind = np.int32 if whole else np.float64
        found.append(_Column(name, np.array(numbers, dtype=kind), missing))
    return tuple(found)


def _cut(text: str, longest: int | None) -> str:
    """``text`` within so many bytes; of a list whole items are left, so that no code is halved."""
    bytes_of_text = text.encode()
    if longest is None or len(bytes_of_text) <= longest:
        return text
    begun = bytes_of_text[: longest - len(_CUT.encode())].decode(errors="ignore")
    return begun[: begun.rfind(";") + 1 or None] + _CUT


def _number(value: object) -> object:
    return float(value) if isinstance(value, Decimal) else value
