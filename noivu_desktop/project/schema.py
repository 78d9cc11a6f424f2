"""The tables of the project file and its version.

A project is a GeoPackage 1.3 that QGIS opens as it is. ``steps`` and the units as they came
are the truth; every other table repeats, for readers of the file, what the steps amount to.

Version 1
    noivu_meta       key, value: format, program, crs, head (id of the step the project stands
                     at, 0 before the first), rule_set_id, judged_by (program and rule text
                     behind the verdicts), and first: everything but the units before the first
                     step, as JSON
    units            the units as they are now, with their polygons
    noivu_columns    which column of ``units`` keeps which unmatched column of the source
    noivu_exact      figures that a binary number cannot hold, as text, and polygons of one
                     part that came as multipolygons
    noivu_original   units that steps have changed, as they were before the first step
    steps            the history: append only, ``parent`` makes it a tree
    checkpoints      named places in it
    plans, plan_parts, merged_units, locks, exemptions, waivers, links
                     what the steps amount to
    consultation     what voters or households of a unit said, counted
    confirmations    legal figures that somebody compared with the original text

Version 2 holds two levels, and parts of divided units with all that is known of them
    noivu_meta       also level: the word for the level of ``units``
    hamlets, merged_hamlets
                     as ``units`` and ``merged_units``, for the level below; the columns of the
                     source that matched no field are one JSON object in ``extra``
    noivu_exact, plans, plan_parts, locks, exemptions, waivers, links, consultation,
    confirmations    also level: of which of the two levels a row speaks
    plan_parts       also to_code, households, estimated, hamlets and, of partial parts that
                     somebody drew, the polygon
"""

import sqlite3
from dataclasses import dataclass

from noivu_desktop.project.unit_values import UNIT_FIELDS
from noivu_desktop.units.unit import Level

FORMAT_VERSION = 2

GEOPACKAGE_ID = 0x47504B47  # "GPKG"
GEOPACKAGE_VERSION = 10300

_AFTER_LEVEL = tuple(name for name in UNIT_FIELDS if name not in ("name", "kind"))

UNIT_COLUMNS = ("code", "name", "kind", "level", *_AFTER_LEVEL)
"""The fixed columns of ``units`` in their order."""

_UNIT_TYPES = {"code": "TEXT", "level": "TEXT"} | {f.name: f.column for f in UNIT_FIELDS.values()}


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelTables:
    """Where one level of the project is kept.

    level   what ``level`` says in the tables that the levels share
    units   the layer of its units
    merged  the layer of what its plans form
    """

    level: str
    units: str
    merged: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where a project file keeps what: its projection, its own level and the level below."""

    srs_id: int
    own: LevelTables
    below: LevelTables


def layout(srs_id: int, level: str) -> Layout:
    """The layout of a file whose ``units`` are of ``level``."""
    return Layout(
        srs_id=srs_id,
        own=LevelTables(level=level, units="units", merged="merged_units"),
        below=LevelTables(level=Level.HAMLET.value, units="hamlets", merged="merged_hamlets"),
    )


LAYERS = {
    "units": "Đơn vị hiện trạng",
    "merged_units": "Đơn vị hình thành sau sắp xếp",
    "hamlets": "Thôn, tổ dân phố hiện trạng",
    "merged_hamlets": "Thôn, tổ dân phố hình thành sau sắp xếp",
    "plan_parts": "Thành phần của đơn vị hình thành sau sắp xếp",
}
"""Layers with polygons, with their descriptions."""

ATTRIBUTE_TABLES = {
    "steps": "Lịch sử thao tác",
    "checkpoints": "Các mốc đã đặt tên",
    "plans": "Phương án",
    "locks": "Quyết định phải giữ",
    "exemptions": "Đơn vị không bắt buộc sắp xếp và lý do",
    "waivers": "Miễn tiêu chuẩn và lý do",
    "links": "Đơn vị được coi là liền kề",
    "consultation": "Lấy ý kiến cử tri, hộ gia đình",
    "confirmations": "Quy định đã được xác nhận",
    "layer_styles": "Kiểu hiển thị cho QGIS",
}
"""Tables without polygons that other programs list, with their descriptions."""

_GEOPACKAGE_TABLES = """
CREATE TABLE gpkg_spatial_ref_sys (
    srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
    organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (
    table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
    description TEXT DEFAULT '', last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE,
    max_x DOUBLE, max_y DOUBLE, srs_id INTEGER REFERENCES gpkg_spatial_ref_sys (srs_id));
CREATE TABLE gpkg_geometry_columns (
    table_name TEXT NOT NULL UNIQUE REFERENCES gpkg_contents (table_name),
    column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
    srs_id INTEGER NOT NULL REFERENCES gpkg_spatial_ref_sys (srs_id),
    z TINYINT NOT NULL, m TINYINT NOT NULL, PRIMARY KEY (table_name, column_name));
CREATE TABLE layer_styles (
    id INTEGER PRIMARY KEY AUTOINCREMENT, f_table_catalog TEXT, f_table_schema TEXT,
    f_table_name TEXT, f_geometry_column TEXT, styleName TEXT, styleQML TEXT, styleSLD TEXT,
    useAsDefault BOOLEAN, description TEXT, owner TEXT, ui TEXT,
    update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')));
"""

_NOIVU_TABLES = """
CREATE TABLE noivu_meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE noivu_columns (column_name TEXT PRIMARY KEY, source_name TEXT NOT NULL);
CREATE TABLE noivu_original (code TEXT PRIMARY KEY, unit TEXT NOT NULL);
CREATE TABLE steps (
    id INTEGER PRIMARY KEY, parent INTEGER NOT NULL, kind TEXT NOT NULL,
    arguments TEXT NOT NULL, label TEXT NOT NULL, author TEXT NOT NULL, time TEXT NOT NULL);
CREATE TABLE checkpoints (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, step INTEGER NOT NULL, author TEXT NOT NULL,
    time TEXT NOT NULL);
"""

_MERGED_COLUMNS = """
    fid INTEGER PRIMARY KEY, geom MULTIPOLYGON, plan TEXT NOT NULL, code TEXT NOT NULL,
    name TEXT NOT NULL, kind TEXT NOT NULL, members TEXT NOT NULL, seat TEXT, area_km2 DOUBLE,
    population INTEGER, households INTEGER, verdict TEXT, findings TEXT"""

_LEVEL_TABLES = f"""
CREATE TABLE noivu_exact (
    level TEXT NOT NULL, code TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (level, code, field));
CREATE TABLE merged_units ({_MERGED_COLUMNS});
CREATE UNIQUE INDEX merged_units_key ON merged_units (plan, code);
CREATE TABLE merged_hamlets ({_MERGED_COLUMNS});
CREATE UNIQUE INDEX merged_hamlets_key ON merged_hamlets (plan, code);
CREATE TABLE plans (
    id INTEGER PRIMARY KEY, level TEXT NOT NULL, name TEXT NOT NULL, active BOOLEAN NOT NULL);
CREATE UNIQUE INDEX plans_key ON plans (level, name);
CREATE TABLE plan_parts (
    id INTEGER PRIMARY KEY, geom MULTIPOLYGON, level TEXT NOT NULL, plan TEXT NOT NULL,
    merged_code TEXT NOT NULL, code TEXT NOT NULL, whole BOOLEAN NOT NULL, to_code TEXT,
    area_km2 DOUBLE, population INTEGER, households INTEGER, estimated TEXT, hamlets TEXT);
CREATE INDEX plan_parts_key ON plan_parts (level, plan, merged_code);
CREATE TABLE locks (
    id INTEGER PRIMARY KEY, level TEXT NOT NULL, plan TEXT NOT NULL, kind TEXT NOT NULL,
    codes TEXT NOT NULL);
CREATE TABLE exemptions (
    id INTEGER PRIMARY KEY, level TEXT NOT NULL, code TEXT NOT NULL, ground TEXT NOT NULL,
    note TEXT NOT NULL, author TEXT NOT NULL, date TEXT NOT NULL);
CREATE TABLE waivers (
    id INTEGER PRIMARY KEY, level TEXT NOT NULL, members TEXT NOT NULL, reason TEXT NOT NULL,
    author TEXT NOT NULL, date TEXT NOT NULL);
CREATE TABLE links (
    id INTEGER PRIMARY KEY, level TEXT NOT NULL, first TEXT NOT NULL, second TEXT NOT NULL,
    ground TEXT NOT NULL);
CREATE TABLE consultation (
    id INTEGER PRIMARY KEY, level TEXT NOT NULL, code TEXT NOT NULL, basis TEXT NOT NULL,
    total INTEGER, in_favour INTEGER, against INTEGER, date TEXT NOT NULL, note TEXT NOT NULL,
    author TEXT NOT NULL);
CREATE TABLE confirmations (
    id INTEGER PRIMARY KEY, level TEXT NOT NULL, figure TEXT NOT NULL, author TEXT NOT NULL,
    date TEXT NOT NULL);
"""


def create_tables(connection: sqlite3.Connection, extra_columns: dict[str, str]) -> None:
    """Make every table; ``extra_columns``: column of ``units`` by column of the source."""
    connection.execute(f"PRAGMA application_id = {GEOPACKAGE_ID}")
    connection.execute(f"PRAGMA user_version = {GEOPACKAGE_VERSION}")
    _run(connection, _GEOPACKAGE_TABLES + _NOIVU_TABLES)
    create_level_tables(connection)
    fixed = [f"{name} {_UNIT_TYPES[name]}" for name in UNIT_COLUMNS]
    extra = [f"{quoted(column)} TEXT" for column in extra_columns.values()]
    columns = ", ".join(["fid INTEGER PRIMARY KEY", "geom MULTIPOLYGON", *fixed, *extra])
    connection.execute(f"CREATE TABLE units ({columns})")
    connection.execute("CREATE UNIQUE INDEX units_code ON units (code)")
    connection.executemany(
        "INSERT INTO noivu_columns VALUES (?, ?)",
        [(column, source) for source, column in extra_columns.items()],
    )


def create_level_tables(connection: sqlite3.Connection) -> None:
    """Make the tables that repeat, for other programs, what the steps amount to."""
    _run(connection, _LEVEL_TABLES)
    fixed = ", ".join(f"{name} {_UNIT_TYPES[name]}" for name in UNIT_COLUMNS)
    connection.execute(
        f"CREATE TABLE hamlets (fid INTEGER PRIMARY KEY, geom MULTIPOLYGON, {fixed}, extra TEXT)"
    )
    connection.execute("CREATE UNIQUE INDEX hamlets_code ON hamlets (code)")


def column_names(sources: "list[str]") -> dict[str, str]:
    """A column of ``units`` for each unmatched column of the source, in the same order.

    SQLite does not tell capital from small letters, so equal names get a number.
    """
    taken = {"fid", "geom", *UNIT_COLUMNS}
    columns: dict[str, str] = {}
    for source in sources:
        base = source.replace("\0", " ").strip() or "cot"
        column, number = base, 2
        while _bare(column) in taken:
            column, number = f"{base}_{number}", number + 1
        taken.add(_bare(column))
        columns[source] = column
    return columns


def quoted(name: str) -> str:
    """``name`` as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def _run(connection: sqlite3.Connection, statements: str) -> None:
    for statement in statements.split(";\n"):
        if statement.strip():
            connection.execute(statement)


def _bare(column: str) -> str:
    return column.lower()
