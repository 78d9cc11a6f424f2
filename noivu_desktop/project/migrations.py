"""Older project files become files of today's format: one function per version.

To change the format: raise ``FORMAT_VERSION`` in schema.py, add to ``MIGRATIONS`` the function
that turns the version before into the new one, and keep a file of the old version for a test.
"""

import sqlite3
from collections.abc import Callable, Mapping

from noivu_desktop.project.geopackage import register_layers
from noivu_desktop.project.layer_styles import write_styles
from noivu_desktop.project.schema import FORMAT_VERSION, LAYERS, create_level_tables
from noivu_desktop.units.unit import Level

Migration = Callable[[sqlite3.Connection], None]

_COLUMNS_OF_1 = {
    "noivu_exact": "code, field, value",
    "merged_units": "geom, plan, code, name, kind, members, seat, area_km2, population, households,"
    " verdict, findings",
    "plans": "name, active",
    "plan_parts": "plan, merged_code, code, whole, area_km2, population",
    "locks": "plan, kind, codes",
    "exemptions": "code, ground, note, author, date",
    "waivers": "members, reason, author, date",
    "links": "first, second, ground",
    "consultation": "code, basis, total, in_favour, against, date, note, author",
    "confirmations": "figure, author, date",
}
_NEW_LAYERS = ("hamlets", "merged_hamlets", "plan_parts")


def _two_levels(connection: sqlite3.Connection) -> None:
    """Version 1 to 2: every table says of which level it speaks; all rows are of the first."""
    found = connection.execute("SELECT level FROM units ORDER BY fid LIMIT 1").fetchone()
    level = found[0] if found else Level.COMMUNE.value
    connection.execute("INSERT INTO noivu_meta VALUES ('level', ?)", (level,))
    for index in ("merged_units_key", "plan_parts_key"):
        connection.execute(f"DROP INDEX {index}")
    for table in _COLUMNS_OF_1:
        connection.execute(f"ALTER TABLE {table} RENAME TO old_{table}")
    create_level_tables(connection)
    for table, columns in _COLUMNS_OF_1.items():
        own = columns if table == "merged_units" else f"level, {columns}"
        values = columns if table == "merged_units" else f"?, {columns}"
        given = () if table == "merged_units" else (level,)
        connection.execute(f"INSERT INTO {table} ({own}) SELECT {values} FROM old_{table}", given)
        connection.execute(f"DROP TABLE old_{table}")
    connection.execute("DELETE FROM gpkg_contents WHERE table_name = 'plan_parts'")
    *bounds, srs_id, stamp = connection.execute(
        "SELECT min_x, min_y, max_x, max_y, srs_id, last_change FROM gpkg_contents"
        " WHERE table_name = 'units'"
    ).fetchone()
    layers = {layer: LAYERS[layer] for layer in _NEW_LAYERS}
    register_layers(connection, layers, tuple(bounds), srs_id, stamp.replace(".000Z", "Z"))
    write_styles(connection, layers)
    # Whoever opens the file next for writing completes what version 1 did not say of parts.
    connection.execute("DELETE FROM noivu_meta WHERE key = 'judged_by'")


MIGRATIONS: Mapping[int, Migration] = {1: _two_levels}
"""By the version it starts from, what makes it the next one."""


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Bring a copy of a file of ``version`` to today's format, in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    for start in range(version, FORMAT_VERSION):
        MIGRATIONS[start](connection)
    connection.execute(
        "UPDATE noivu_meta SET value = ? WHERE key = 'format'", (str(FORMAT_VERSION),)
    )
    connection.execute("COMMIT")
