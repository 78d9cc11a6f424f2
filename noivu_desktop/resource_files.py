"""Where the program finds its own files, and where it keeps those of the user."""

import os
import sys
from functools import cache
from pathlib import Path


def program_folder() -> Path:
    """The folder that holds resources/ and sample_maps/: bundled, from source, or installed."""
    return _program_folder(getattr(sys, "_MEIPASS", None))


@cache
def _program_folder(bundled: str | None) -> Path:
    if bundled:
        return Path(bundled)
    source = Path(__file__).resolve().parent.parent
    installed = Path(sys.prefix) / "share" / "noivu-desktop"
    return source if (source / "resources").is_dir() else installed


def resource(relative: str) -> Path:
    """The path of a file under resources/."""
    return _resource(program_folder(), relative)


@cache
def _resource(program: Path, relative: str) -> Path:
    return program / "resources" / relative


def sample_map(relative: str) -> Path:
    """The path of a file under sample_maps/."""
    return program_folder() / "sample_maps" / relative


def user_folder() -> Path:
    """The folder for the user's own rule sets and logs, by the habits of the platform."""
    variable, usual = _USUAL_PLACES.get(sys.platform, ("XDG_DATA_HOME", ".local/share"))
    return _user_folder(os.environ.get(variable, ""), Path.home(), usual)


_USUAL_PLACES = {
    "win32": ("APPDATA", "AppData/Roaming"),
    "darwin": ("", "Library/Application Support"),
}
"""The variable that names the folder of programs' data, and where below home it usually is."""


@cache  # asked for in every step of a plan
def _user_folder(named: str, home: Path, usual: str) -> Path:
    return (Path(named) if named else home / usual) / "noivu-desktop"


def log_bug(report: str) -> Path | None:
    """Append the report of a bug to the log; its path, or ``None`` if it cannot be written."""
    path = user_folder() / "loi.log"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as log:
            log.write(report + "\n")
    except OSError:
        return None
    return path
