"""Older project files become files of today's format: one function per version.

To change the format: raise ``FORMAT_VERSION`` in schema.py, add to ``MIGRATIONS`` the function
that turns the version before into the new one, and keep a file of the old version for a test.
"""

import sqlite3
from collections.abc import Callable, Mapping

from noivu_desktop.project.schema import FORMAT_VERSION

Migration = Callable[[sqlite3.Connection], None]

MIGRATIONS: Mapping[int, Migration] = {}
"""By the version it starts from, what makes it the next one. Version 1 is the first."""


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Bring a copy of a file of ``version`` to today's format, in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    for start in range(version, FORMAT_VERSION):
        MIGRATIONS[start](connection)
    connection.execute(
        "UPDATE noivu_meta SET value = ? WHERE key = 'format'", (str(FORMAT_VERSION),)
    )
    connection.execute("COMMIT")
