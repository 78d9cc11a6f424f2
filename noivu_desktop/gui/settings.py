"""What the program remembers from one day to the next."""

import os
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

_MOST_RECENT = 8
_MOST_CONDITIONS = 12


def recent_projects() -> list[Path]:
    """The projects opened last, newest first, that still exist."""
    stored = _settings().value("recent", [])
    listed = stored if isinstance(stored, list) else [stored]
    known = map(str, listed)
    # Path.is_file() fails in a folder that may not be entered, as on a network drive logged off
    return [Path(text) for text in known if os.path.isfile(text)]  # noqa: PTH113


def remember_project(path: Path) -> None:
    """Put ``path`` first among the recent projects."""
    paths = [path.resolve(), *(one for one in recent_projects() if one != path.resolve())]
    _settings().setValue("recent", [str(one) for one in paths[:_MOST_RECENT]])


def remember_layout(geometry: QByteArray, state: QByteArray) -> None:
    """Keep the place and the docks of the window."""
    settings = _settings()
    settings.setValue("window/geometry", geometry)
    settings.setValue("window/state", state)


def layout() -> tuple[QByteArray, QByteArray]:
    """The kept place and docks of the window; empty arrays at first."""
    settings = _settings()
    kept = [settings.value(f"window/{name}") for name in ("geometry", "state")]
    geometry, state = (one if isinstance(one, QByteArray) else QByteArray() for one in kept)
    return geometry, state


def last_folder() -> Path:
    """The folder that file dialogs start in."""
    kept = Path(str(_settings().value("folder", "")))
    return kept if kept.is_absolute() and os.path.isdir(kept) else Path.home()  # noqa: PTH112


def remember_folder(folder: Path) -> None:
    """Let file dialogs start in ``folder`` next time."""
    _settings().setValue("folder", str(folder))


def last_decider() -> str:
    """The name that was last written under a decision; empty at first."""
    return str(_settings().value("decided_by", ""))


def remember_decider(name: str) -> None:
    """Propose ``name`` under the next decision."""
    _settings().setValue("decided_by", name)


def columns(table: str) -> list[str]:
    """The ids of the columns that the user wants in a table; empty: as the program has it."""
    kept = _settings().value(f"columns/{table}", [])
    return [str(one) for one in kept] if isinstance(kept, list) else [str(kept)]


def remember_columns(table: str, shown: list[str]) -> None:
    """Keep the columns that the user wants in a table."""
    _settings().setValue(f"columns/{table}", shown)


def legend_open() -> bool | None:
    """Whether the user wants the legend of the map open; ``None``: as the room allows."""
    return {"true": True, "false": False}.get(str(_settings().value("legend_open")))


def remember_legend_open(wanted: bool) -> None:
    """Keep whether the legend of the map is open."""
    _settings().setValue("legend_open", "true" if wanted else "false")


def look() -> str:
    """How the user wants the windows to look, as ``appearance`` names it."""
    settings = _settings()
    earlier = {"true": "dark", "false": "light"}.get(str(settings.value("dark")), "system")
    return str(settings.value("look", earlier))


def remember_look(look: str) -> None:
    """Keep how the user wants the windows to look."""
    _settings().setValue("look", look)


def text_scale() -> int:
    """The size of text that the user wants, in percent of what the desktop has."""
    kept = str(_settings().value("text_scale", "100"))
    return int(kept) if kept.isdecimal() and 50 <= int(kept) <= 300 else 100


def remember_text_scale(percent: int) -> None:
    """Keep the size of text that the user wants."""
    _settings().setValue("text_scale", str(percent))


def language() -> str:
    """The language that the user wants for the window, as ``language`` names it."""
    return str(_settings().value("language", "vi"))


def remember_language(language: str) -> None:
    """Keep the language that the user wants from the next start on."""
    _settings().setValue("language", language)


def conditions() -> list[str]:
    """The conditions by which units were chosen last, newest first."""
    stored = _settings().value("conditions", [])
    return [str(one) for one in (stored if isinstance(stored, list) else [stored])]


def remember_condition(text: str) -> None:
    """Put a condition first among those that are offered again."""
    kept = [text, *(one for one in conditions() if one != text)]
    _settings().setValue("conditions", kept[:_MOST_CONDITIONS])


def matching_file() -> Path:
    """Where the meaning of columns that the user gave is kept for the next import."""
    return _folder() / "ghep-cot.toml"


def backgrounds(project: Path) -> str:
    """The background layers of a project as they were remembered; empty at first."""
    return str(_settings().value(_background_key(project), ""))


def remember_backgrounds(project: Path, layers: str) -> None:
    """Keep the background layers of a project: of this machine, not of the project's value."""
    _settings().setValue(_background_key(project), layers)


def log_file() -> Path:
    """Where details of unexpected errors are written."""
    return _folder() / "noivu-desktop.log"


def _settings() -> QSettings:
    return QSettings(str(_folder() / "settings.ini"), QSettings.Format.IniFormat)


def _folder() -> Path:
    base = QStandardPaths.StandardLocation.GenericConfigLocation
    folder = Path(QStandardPaths.writableLocation(base)) / "noivu-desktop"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _background_key(project: Path) -> str:
    """A path has signs that mean something in a settings file; its digest has none."""
    return f"backgrounds/{sha256(str(project.resolve()).encode()).hexdigest()[:32]}"
