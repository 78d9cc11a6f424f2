"""What a file dragged into a window is taken for, told before it is dropped."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData

from noivu_desktop.gui.map_files import is_project
from noivu_desktop.gui.sentences import filled
from noivu_desktop.maps_in.map_files import main_file
from noivu_desktop.maps_in.suffixes import (
    ARCHIVE_SUFFIXES,
    MAP_FOLDER_SUFFIXES,
    MAP_SUFFIXES,
    OTHER_FORMATS,
    TABLE_SUFFIXES,
)

translate = QCoreApplication.translate
_PLAN_MARK = b'"units_before"'
_PEEKED = 200_000


class Purpose(Enum):
    """What happens to a dropped file. Whether a table is a plan is seen when it is read."""

    PROJECT = "project"
    MAP = "map"
    PLAN = "plan"
    TABLE = "table"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class DroppedFile:
    """A file with its purpose and the sentence that says so; ``tables`` go with a map."""

    path: Path
    purpose: Purpose
    sentence: str
    tables: tuple[Path, ...] = ()


def dropped_file(data: QMimeData, *, has_project: bool) -> DroppedFile | None:
    """What is dragged; ``None`` if it is no file.

    Of several files the one that most can be done with: a project, else a map with the tables
    beside it, else the first that is of use. Any part of a map stands for the map.

    has_project  whether a plan or a table could be taken into an open project
    """
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if not paths:
        return None
    found = [_judged(path, has_project=has_project) for path in paths]
    path, purpose = min(found, key=lambda one: _ORDER.index(one[1]))
    tables: tuple[Path, ...] = ()
    if purpose is Purpose.MAP:
        tables = tuple(one for one, other in found if _is_table(one) and other is not Purpose.MAP)
    sentence = _sentence(path, purpose, tables)
    return DroppedFile(path=path, purpose=purpose, sentence=sentence, tables=tables)


_ORDER = (Purpose.PROJECT, Purpose.MAP, Purpose.PLAN, Purpose.TABLE, Purpose.NONE)


def _judged(path: Path, *, has_project: bool) -> tuple[Path, Purpose]:
    """The file that is opened for ``path``, and what for."""
    main = main_file(path)
    path = main if main.exists() else path
    return path, _purpose(path, has_project=has_project)


def _purpose(path: Path, *, has_project: bool) -> Purpose:
    suffix = path.suffix.lower()
    if is_project(path):
        return Purpose.PROJECT
    if path.is_dir():
        return Purpose.MAP if _holds_map(path) else Purpose.NONE
    if _is_table(path):
        return Purpose.TABLE if has_project else Purpose.NONE
    if suffix == ".json" and _holds_plan(path):
        return Purpose.PLAN if has_project else Purpose.NONE
    if suffix in (*MAP_SUFFIXES, *ARCHIVE_SUFFIXES, *MAP_FOLDER_SUFFIXES):
        return Purpose.MAP
    return Purpose.NONE


def _is_table(path: Path) -> bool:
    return path.suffix.lower() in TABLE_SUFFIXES


def _holds_map(folder: Path) -> bool:
    """Whether a folder is a map, or one lies in it."""
    if folder.suffix.lower() in MAP_FOLDER_SUFFIXES:
        return True
    return any(one.suffix.lower() in (*MAP_SUFFIXES, *MAP_FOLDER_SUFFIXES) for one in _in(folder))


def _in(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _holds_plan(path: Path) -> bool:
    """Whether a JSON file is a plan and not a map (GeoJSON)."""
    try:
        with path.open("rb") as file:
            return _PLAN_MARK in file.read(_PEEKED)
    except OSError:
        return False


def _sentence(path: Path, purpose: Purpose, tables: Sequence[Path]) -> str:
    words = {
        Purpose.PROJECT: translate("dropped", "Thả để mở hồ sơ\n%1"),
        Purpose.MAP: translate("dropped", "Thả để lập hồ sơ mới từ bản đồ\n%1"),
        Purpose.PLAN: translate("dropped", "Thả để nhập phương án từ\n%1"),
        Purpose.TABLE: translate("dropped", "Thả để nhập số liệu hoặc phương án từ bảng\n%1"),
        Purpose.NONE: translate("dropped", "Không dùng được tệp này ở đây\n%1"),
    }[purpose]
    if tables:
        names = ", ".join(one.name for one in tables)
        with_tables = translate("dropped", "Thả để lập hồ sơ mới từ bản đồ\n%1\nkèm bảng %2")
        return filled(with_tables, path.name, names)
    if purpose is Purpose.NONE and _is_table(path):
        words = translate(
            "dropped", "Bảng số liệu đi cùng bản đồ: hãy thả cả tệp ranh giới cùng lúc\n%1"
        )
    what = OTHER_FORMATS.get(path.suffix.lower())
    if purpose is Purpose.NONE and what is not None:
        return filled(translate("dropped", "Không nhập được %1:\nđây là %2"), path.name, what)
    return words.replace("%1", path.name)
