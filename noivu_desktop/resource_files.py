"""Where resources/ and sample_maps/ are, from source and from a bundled program."""

import sys
from pathlib import Path


def program_folder() -> Path:
    """The folder that holds resources/ and sample_maps/."""
    bundled = getattr(sys, "_MEIPASS", None)
    return Path(bundled) if bundled else Path(__file__).resolve().parent.parent


def resource(relative: str) -> Path:
    """The path of a file under resources/."""
    return program_folder() / "resources" / relative


def sample_map(relative: str) -> Path:
    """The path of a file under sample_maps/."""
    return program_folder() / "sample_maps" / relative
