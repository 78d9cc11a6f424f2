"""The new borders as GeoPackage, shapefile and GeoJSON for the land office and the web."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import numpy as np
import pyogrio
import pyogrio.errors
import pyogrio.raw
import pyproj
import shapely
from numpy.typing import NDArray

from noivu_desktop.errors import ExportError
from noivu_desktop.export.new_borders import new_outlines
from noivu_desktop.export.report import Report
from noivu_desktop.export.report_tables import member_names, parent_after
from noivu_desktop.export.standing import UnitAfter

LAYER = "ranh_gioi_moi"
_WGS84 = "EPSG:4326"
_DEGREE_DIGITS = 7
_LONGEST_DBF_TEXT = 254
_CUT = "…"

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


def write_geopackage(report: Report, path: Path) -> None:
    """Write the new borders in the projection of the project."""
    _write(report, path, new_outlines(report), report.coverage.crs, driver="GPKG", layer=LAYER)


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


def write_geojson(report: Report, path: Path) -> None:
    """Write the new borders in WGS 84 as RFC 7946 asks: longitude first, 7 decimals."""
    to_degrees = pyproj.Transformer.from_crs(report.coverage.crs, _WGS84, always_xy=True)
    degrees = shapely.transform(
        new_outlines(report),
        lambda points: np.round(
            np.column_stack(to_degrees.transform(points[:, 0], points[:, 1])), _DEGREE_DIGITS
        ),
    )
    _write(report, path, degrees, _WGS84, driver="GeoJSON", RFC7946="YES", WRITE_NAME="NO")


def _write(
    report: Report,
    path: Path,
    outlines: NDArray[np.object_],
    crs: str,
    *,
    driver: str,
    layer: str | None = None,
    encoding: str | None = None,
    longest: int | None = None,
    **options: str,
) -> None:
    columns = [_column(field, report.after, longest) for _, field in FIELDS]
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": f"{report.on.isoformat()}T00:00:00.000Z"})
    try:
        pyogrio.raw.write(
            path,
            shapely.to_wkb(_as_multipolygons(outlines)),
            [values for values, _ in columns],
            [name for name, _ in FIELDS],
            field_mask=[mask for _, mask in columns],
            layer=layer,
            driver=driver,
            geometry_type="MultiPolygon",
            crs=crs,
            encoding=encoding,
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


def _column(
    field: Callable[[UnitAfter], object], after: tuple[UnitAfter, ...], longest: int | None
) -> tuple[NDArray[np.generic], NDArray[np.bool_]]:
    """The values of one column, texts of at most ``longest`` bytes; and which are not known."""
    values = [field(one) for one in after]
    missing = np.array([value is None for value in values])
    if any(isinstance(value, str) for value in values):
        texts = ["" if value is None else _cut(str(value), longest) for value in values]
        return np.array(texts, dtype=object), missing
    numbers = [0 if value is None else value for value in values]
    whole = all(isinstance(value, int) for value in numbers)
    return np.array(numbers, dtype=np.int64 if whole else np.float64), missing


def _cut(text: str, longest: int | None) -> str:
    """``text`` within so many bytes; of a list whole items are left, so that no code is halved."""
    bytes_of_text = text.encode()
    if longest is None or len(bytes_of_text) <= longest:
        return text
    begun = bytes_of_text[: longest - len(_CUT.encode())].decode(errors="ignore")
    return begun[: begun.rfind(";") + 1 or None] + _CUT


def _number(value: object) -> object:
    return float(value) if isinstance(value, Decimal) else value
