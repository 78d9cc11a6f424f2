"""The files that a file dialog offers as a project or a map."""

from noivu_desktop.maps_in.suffixes import ARCHIVE_SUFFIXES, MAP_SUFFIXES


def map_filter() -> str:
    """Every ending that can be read, as a file dialog takes it."""
    return " ".join(f"*{suffix}" for suffix in (*ARCHIVE_SUFFIXES, *MAP_SUFFIXES))
