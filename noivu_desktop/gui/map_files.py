"""The files that a file dialog offers as a project or a map."""

import sqlite3
from contextlib import closing
from pathlib import Path

from noivu_desktop.maps_in.suffixes import ARCHIVE_SUFFIXES, MAP_PART_SUFFIXES, MAP_SUFFIXES


def map_filter() -> str:
    """Every ending that can be read, as a file dialog takes it.

    A file dialog chooses no folders: a file in a geodatabase stands for the folder.
    """
    offered = (*ARCHIVE_SUFFIXES, *MAP_SUFFIXES, *MAP_PART_SUFFIXES)
    return " ".join(f"*{suffix}" for suffix in offered)


def is_project(path: Path) -> bool:
    """Whether the file is a project of this program (and not just a map in a GeoPackage)."""
    if path.suffix.lower() != ".gpkg":
        return False
    query = "SELECT 1 FROM sqlite_master WHERE name = 'noivu_meta'"
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
            return database.execute(query).fetchone() is not None
    except sqlite3.Error:
        return False
