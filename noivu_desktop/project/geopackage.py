"""Polygons and units in and out of the tables of a GeoPackage.

Written with sqlite3 alone: a step must change a few rows in one transaction, which drivers
that write whole layers cannot do. Values come back identical: polygons bit for bit, decimal
figures digit for digit.
"""

import json
import math
import sqlite3
import struct
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from operator import attrgetter
from typing import Any

import numpy as np
import pyproj
import shapely
from numpy.typing import NDArray

from noivu_desktop.errors import CoverageError
from noivu_desktop.project.schema import (
    ATTRIBUTE_TABLES,
    LAYERS,
    UNIT_COLUMNS,
    Layout,
    LevelTables,
    column_names,
    create_tables,
    layout,
    quoted,
)
from noivu_desktop.project.unit_values import (
    FREE_TEXTS,
    NEVER_EMPTY,
    UNIT_FIELDS,
    parse_value,
    stored_value,
)
from noivu_desktop.units.coverage import Coverage, Link
from noivu_desktop.units.unit import Level, Region, Unit, UnitKind, area_from_km2

_CUSTOM_SRS_ID = 100_001
_HEADER = struct.Struct("<2sBBi4d")
_EMPTY_HEADER = struct.Struct("<2sBBi")
_LITTLE_ENDIAN_WITH_ENVELOPE = 0b00000011
_LITTLE_ENDIAN_EMPTY = 0b00010001
_ENVELOPE_BYTES = (0, 32, 48, 48, 64)

_ONE_PART = struct.pack("<BII", 1, int(shapely.GeometryType.MULTIPOLYGON), 1)
"""What stands before the only polygon of a multipolygon, in little-endian WKB."""

_IS_FREE = {name: name in FREE_TEXTS for name in UNIT_FIELDS}
_values_of = attrgetter(*UNIT_COLUMNS)
_STORED_AS: Mapping[type, Callable[[Any], Any]] = {
    Decimal: float,
    **dict.fromkeys((UnitKind, Region, Level), attrgetter("value")),
}

Row = tuple[Any, ...]
Statement = tuple[str, Row]
Bounds = tuple[float | None, ...]

_INSERT_EXACT = "INSERT INTO noivu_exact VALUES (?, ?, ?, ?)"


def write_coverage(connection: sqlite3.Connection, coverage: Coverage, *, now: str) -> None:
    """Make all tables of a new file and fill those of the units and their projection."""
    columns = column_names(list(dict.fromkeys(key for u in coverage.units for key in u.extra)))
    create_tables(connection, columns)
    srs_id = _write_projection(connection, coverage.crs)
    register_layers(connection, LAYERS, _bounds(coverage), srs_id, now)
    register_tables(connection, now)
    marks = ", ".join("?" * (2 + len(UNIT_COLUMNS) + len(columns)))
    blobs = geometry_blobs(coverage.geometries, srs_id)
    connection.executemany(
        f"INSERT INTO units VALUES ({marks})",
        (
            (row, blob, *_unit_row(unit, columns))
            for row, (unit, blob) in enumerate(zip(coverage.units, blobs, strict=True), start=1)
        ),
    )
    exact = [row for unit in coverage.units for row in _exact_rows(unit)]
    exact += _lonely_multipolygons(coverage)
    level = coverage.level.value
    connection.executemany(_INSERT_EXACT, [(level, *row) for row in exact])


def read_coverage(connection: sqlite3.Connection, crs: str, links: tuple[Link, ...]) -> Coverage:
    """The units as the file shows them now."""
    extra = dict(connection.execute("SELECT source_name, column_name FROM noivu_columns"))
    names = ["geom", *UNIT_COLUMNS, *extra.values()]
    listed = ", ".join(quoted(name) for name in names)
    rows = connection.execute(f"SELECT {listed} FROM units ORDER BY fid").fetchall()
    query = "SELECT code, field, value FROM noivu_exact WHERE level = ?"
    own = layout_of(connection).own
    exact = {(code, field): v for code, field, v in connection.execute(query, (own.level,))}
    geometries = read_geometries([row[0] for row in rows])
    as_multi = [(row[1], "geom") in exact for row in rows]
    return Coverage(
        units=tuple(_read_unit(row[1:], list(extra), exact) for row in rows),
        geometries=_polygons(geometries, np.asarray(as_multi, dtype=bool)),
        crs=crs,
        links=links,
    )


def unit_statements(fid: int, unit: Unit, tables: LevelTables) -> Iterator[Statement]:
    """The statements that rewrite the figures of one unit; its polygon is not touched."""
    fixed = [name for name in UNIT_COLUMNS if name != "code"]
    assignments = ", ".join(f"{name} = ?" for name in fixed)
    values = (*_unit_row(unit, {})[1:], fid)
    yield (f"UPDATE {tables.units} SET {assignments} WHERE fid = ?", values)
    yield (
        "DELETE FROM noivu_exact WHERE level = ? AND code = ? AND field <> 'geom'",
        (tables.level, unit.code),
    )
    for row in _exact_rows(unit):
        yield (_INSERT_EXACT, (tables.level, *row))


def hamlet_statements(coverage: Coverage, layout: Layout) -> Iterator[Statement]:
    """The statements that fill the empty layer of the level below."""
    marks = ", ".join("?" * (3 + len(UNIT_COLUMNS)))
    blobs = geometry_blobs(coverage.geometries, layout.srs_id)
    for fid, (unit, blob) in enumerate(zip(coverage.units, blobs, strict=True), start=1):
        extra = json.dumps(dict(unit.extra), ensure_ascii=False) if unit.extra else None
        values = (fid, blob, *_unit_row(unit, {}), extra)
        yield (f"INSERT INTO {layout.below.units} VALUES ({marks})", values)
        for row in _exact_rows(unit):
            yield (_INSERT_EXACT, (layout.below.level, *row))


def layout_of(connection: sqlite3.Connection) -> Layout:
    """Where this file keeps what."""
    query = "SELECT srs_id FROM gpkg_contents WHERE table_name = 'units'"
    level = connection.execute("SELECT value FROM noivu_meta WHERE key = 'level'").fetchone()
    return layout(int(connection.execute(query).fetchone()[0]), str(level[0]))


def geometry_blobs(geometries: Sequence[Any] | NDArray[np.object_], srs_id: int) -> Iterator[bytes]:
    """Polygons as GeoPackage binary, each as a multipolygon."""
    flat = shapely.force_2d(np.asarray(geometries, dtype=object))
    single = shapely.get_type_id(flat) == shapely.GeometryType.POLYGON
    empty = shapely.is_missing(flat) | shapely.is_empty(flat)
    shown = np.where(shapely.is_missing(flat), shapely.MultiPolygon(), flat)
    every = zip(
        shapely.to_wkb(shown, byte_order=1).tolist(),
        shapely.bounds(shown).tolist(),
        single.tolist(),
        empty.tolist(),
        strict=True,
    )
    for wkb, (min_x, min_y, max_x, max_y), is_single, is_empty in every:
        multi = _ONE_PART + wkb if is_single else wkb
        if is_empty:
            yield _EMPTY_HEADER.pack(b"GP", 0, _LITTLE_ENDIAN_EMPTY, srs_id) + multi
            continue
        envelope = (min_x, max_x, min_y, max_y)
        yield _HEADER.pack(b"GP", 0, _LITTLE_ENDIAN_WITH_ENVELOPE, srs_id, *envelope) + multi


def read_geometries(blobs: Iterable[bytes | None]) -> NDArray[np.object_]:
    """GeoPackage binary as geometries, shape (n,); raises CoverageError if one is broken."""
    try:
        return np.asarray(shapely.from_wkb([_wkb(blob) for blob in blobs]), dtype=object)
    except (shapely.errors.GEOSException, IndexError, TypeError, ValueError):
        raise CoverageError("Hình của đơn vị trong tệp đã hỏng.") from None


def _wkb(blob: bytes | None) -> bytes:
    if blob is None or blob[:2] != b"GP":
        raise ValueError
    return blob[8 + _ENVELOPE_BYTES[(blob[3] >> 1) & 0b111] :]


def _polygons(geometries: NDArray[np.object_], as_multi: NDArray[np.bool_]) -> NDArray[np.object_]:
    """Multipolygons of one part as the polygon they were, unless marked otherwise."""
    single = (shapely.get_num_geometries(geometries) == 1) & ~as_multi
    found = geometries.copy()
    found[single] = shapely.get_geometry(geometries[single], 0)
    return found


def _lonely_multipolygons(coverage: Coverage) -> list[Row]:
    is_multi = shapely.get_type_id(coverage.geometries) == shapely.GeometryType.MULTIPOLYGON
    lonely = is_multi & (shapely.get_num_geometries(coverage.geometries) == 1)
    return [(coverage.units[row].code, "geom", "MultiPolygon") for row in np.flatnonzero(lonely)]


def _unit_row(unit: Unit, columns: dict[str, str]) -> Row:
    fixed = [
        value if (stored := _STORED_AS.get(type(value))) is None else stored(value)
        for value in _values_of(unit)
    ]
    return (*fixed, *[unit.extra.get(source) for source in columns])


def _exact_rows(unit: Unit) -> Iterator[Row]:
    """The decimal figures that come back different from a binary number."""
    for field in ("area_km2", "minority_share"):
        value = getattr(unit, field)
        if value is not None and Decimal(repr(float(value))) != value:
            yield (unit.code, field, str(value))


def _read_unit(row: Row, extra: list[str], exact: dict[tuple[str, str], str]) -> Unit:
    values = dict(zip(UNIT_COLUMNS, row, strict=False))
    code = values["code"]
    if not isinstance(code, str) or not code:
        raise CoverageError("Lớp units có đơn vị không có mã; hãy bổ sung mã rồi mở lại.")
    known: dict[str, Any] = {
        name: value if type(value) is str and is_free else _read_value(code, name, value, exact)
        for name, is_free in _IS_FREE.items()
        if (value := values[name]) is not None or name in NEVER_EMPTY
    }
    rest = zip(extra, row[len(UNIT_COLUMNS) :], strict=True)
    kept = {source: str(value) for source, value in rest if value is not None}
    return Unit(code=code, extra=kept, **known)


def _read_value(code: str, field: str, value: Any, exact: dict[tuple[str, str], str]) -> Any:
    text = exact.get((code, field)) if exact else None
    try:
        if text is not None and isinstance(value, float) and float(text) == value:
            return parse_value(field, text)
        if field == "area_km2" and isinstance(value, float) and math.isfinite(value):
            return area_from_km2(value)
        return stored_value(field, value)
    except (CoverageError, ValueError) as error:
        raise CoverageError(f"Đơn vị {code}: {error}") from None


def _write_projection(connection: sqlite3.Connection, crs: str) -> int:
    system = pyproj.CRS.from_user_input(crs)
    epsg = system.to_epsg(min_confidence=100)
    srs_id = epsg or _CUSTOM_SRS_ID
    rows = [
        ("Undefined Cartesian SRS", -1, "NONE", -1, "undefined", ""),
        ("Undefined geographic SRS", 0, "NONE", 0, "undefined", ""),
        _srs_row(pyproj.CRS.from_epsg(4326), 4326, "EPSG"),
    ]
    if srs_id != 4326:
        rows.append(_srs_row(system, srs_id, "EPSG" if epsg else "NONE"))
    connection.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", rows)
    return srs_id


def _srs_row(system: pyproj.CRS, srs_id: int, organization: str) -> Row:
    try:
        definition = system.to_wkt("WKT1_GDAL")
    except pyproj.exceptions.CRSError:
        definition = system.to_wkt()
    return (system.name, srs_id, organization, srs_id, definition, "")


def _bounds(coverage: Coverage) -> Bounds:
    known = len(coverage.geometries) > 0
    return tuple(shapely.total_bounds(coverage.geometries).tolist()) if known else (None,) * 4


def register_layers(
    connection: sqlite3.Connection,
    layers: Mapping[str, str],
    bounds: Bounds,
    srs_id: int,
    now: str,
) -> None:
    """Tell other programs of ``layers`` (with their descriptions) of multipolygons."""
    for table, description in layers.items():
        connection.execute(
            "INSERT INTO gpkg_contents VALUES (?, 'features', ?, ?, ?, ?, ?, ?, ?, ?)",
            (table, table, description, _stamp(now), *bounds, srs_id),
        )
        connection.execute(
            "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'MULTIPOLYGON', ?, 0, 0)",
            (table, srs_id),
        )


def register_tables(connection: sqlite3.Connection, now: str) -> None:
    """Tell other programs of the tables without polygons."""
    connection.executemany(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change)"
        " VALUES (?, 'attributes', ?, ?, ?)",
        [(table, table, text, _stamp(now)) for table, text in ATTRIBUTE_TABLES.items()],
    )


def _stamp(now: str) -> str:
    return now.replace("Z", ".000Z")
