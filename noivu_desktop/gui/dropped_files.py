"""What a file dragged into a window is taken for, told before it is dropped."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData

from noivu_desktop.gui.map_files import is_project
from noivu_desktop.maps_in.suffixes import (
    ARCHIVE_SUFFIXES,
    MAP_FOLDER_SUFFIXES,
    MAP_SUFFIXES,
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
    """A file with its purpose and the sentence that says so."""

    path: Path
    purpose: Purpose
    sentence: str


def dropped_file(data: QMimeData, *, has_project: bool) -> DroppedFile | None:
    """The first file that is dragged; ``None`` if there is none.

    has_project  whether a plan or a table could be taken into an open project
    """
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if not paths:
        return None
    purpose = _purpose(paths[0], has_project=has_project)
    return DroppedFile(path=paths[0], purpose=purpose, sentence=_sentence(paths, purpose))


def _purpose(path: Path, *, has_project: bool) -> Purpose:
    suffix = path.suffix.lower()
    if is_project(path):
        return Purpose.PROJECT
    if suffix in TABLE_SUFFIXES:
        return Purpose.TABLE if has_project else Purpose.NONE
    if suffix == ".json" and _holds_plan(path):
        return Purpose.PLAN if has_project else Purpose.NONE
    if suffix in (*MAP_SUFFIXES, *ARCHIVE_SUFFIXES, *MAP_FOLDER_SUFFIXES):
        return Purpose.MAP
    return Purpose.NONE


def _holds_plan(path: Path) -> bool:
    """Whether a JSON file is a plan and not a map (GeoJSON)."""
    try:
        with path.open("rb") as file:
            return _PLAN_MARK in file.read(_PEEKED)
    except OSError:
        return False


def _sentence(paths: Sequence[Path], purpose: Purpose) -> str:
    words = {
        Purpose.PROJECT: translate("dropped", "Thả để mở hồ sơ\n%1"),
        Purpose.MAP: translate("dropped", "Thả để lập hồ sơ mới từ bản đồ\n%1"),
        Purpose.PLAN: translate("dropped", "Thả để nhập phương án từ\n%1"),
        Purpose.TABLE: translate("dropped", "Thả để nhập số liệu hoặc phương án từ bảng\n%1"),
        Purpose.NONE: translate("dropped", "Không dùng được tệp này ở đây\n%1"),
    }[purpose]
    return words.replace("%1", paths[0].name)
