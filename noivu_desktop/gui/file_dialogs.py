"""Asking for files: where the dialogs start, what they remember, what is never written over."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from noivu_desktop.gui import messages, settings

translate = QCoreApplication.translate


def ask_file(
    owner: QWidget | None, title: str, kinds: str = "", start: Path | None = None
) -> Path | None:
    """A file to read, or ``None``; the next dialog starts in its folder.

    kinds  as Qt takes them: "Bảng (*.csv *.xlsx)"
    start  the folder to start in; ``None``: that of the last file
    """
    folder = str(start or settings.last_folder())
    name, _ = QFileDialog.getOpenFileName(owner, title, folder, kinds)
    return _remembered(Path(name)) if name else None


def ask_files(owner: QWidget | None, title: str, kinds: str) -> Sequence[Path]:
    """Files to read, or none."""
    names, _ = QFileDialog.getOpenFileNames(owner, title, str(settings.last_folder()), kinds)
    return [_remembered(Path(name)) for name in names]


def ask_new_file(owner: QWidget | None, title: str, name: str, kinds: str) -> Path | None:
    """Where to write a file, or ``None``; it has the ending of the proposed ``name``.

    The dialog asks before it takes a file that is there; if the ending was not typed, it has
    asked about another file, and the question is put again.
    """
    typed, _ = QFileDialog.getSaveFileName(owner, title, str(settings.last_folder() / name), kinds)
    if not typed:
        return None
    path, ending = Path(typed), Path(name).suffix
    if path.suffix.lower() != ending.lower():
        path = path.with_name(path.name + ending)
        question = translate("file_dialogs", "Đã có tệp %1. Ghi đè lên tệp đó?")
        if _is_there(path) and not messages.ask(
            owner,
            question.replace("%1", str(path)),
            yes=translate("file_dialogs", "Ghi đè"),
        ):
            return None
    return _remembered(path)


def _is_there(path: Path) -> bool:
    """Whether a file has this name; a name that no disk takes is refused when it is written."""
    try:
        return path.exists()
    except OSError:
        return False


def _remembered(path: Path) -> Path:
    settings.remember_folder(path.parent)
    return path
