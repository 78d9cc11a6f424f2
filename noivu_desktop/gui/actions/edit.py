"""The edit menu: undo, redo, selection."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from noivu_desktop.gui.dialogs.condition import ConditionDialog
from noivu_desktop.gui.file_dialogs import ask_file
from noivu_desktop.gui.shown_once import show_once
from noivu_desktop.gui.workspace import Workspace
from noivu_desktop.units.code_list import read_codes
from noivu_desktop.vietnamese import number

translate = QCoreApplication.translate


def undo(workspace: Workspace) -> None:
    """Take the last step back."""
    workspace.model.undo()


def redo(workspace: Workspace) -> None:
    """Take the step that was taken back again."""
    workspace.model.redo()


def can_undo(workspace: Workspace) -> bool:
    """Whether there is a step to take back."""
    return workspace.model.file.can_undo


def can_redo(workspace: Workspace) -> bool:
    """Whether a step was taken back."""
    return workspace.model.file.can_redo


def undo_text(workspace: Workspace) -> str:
    """Undo with the name of the step that it takes back."""
    return _named(translate("menus", "Hoàn tác"), "Hoàn tác", workspace.model.file.undo_label)


def redo_text(workspace: Workspace) -> str:
    """Redo with the name of the step that it takes again."""
    return _named(translate("menus", "Làm lại"), "Làm lại", workspace.model.file.redo_label)


def clear_selection(workspace: Workspace) -> None:
    """Choose nothing."""
    workspace.selection.clear()


def choose_open_units(workspace: Workspace) -> None:
    """Choose all units that must be arranged and stand alone."""
    check = workspace.model.check
    workspace.selection.choose(check.unresolved if check else ())


def choose_by_condition(workspace: Workspace) -> None:
    """Let the user type a condition; the units that meet it are chosen."""
    show_once(workspace.window, ConditionDialog, lambda: ConditionDialog(workspace))


def choose_from_file(workspace: Workspace) -> None:
    """Choose the units whose codes a file lists; raises NoivuError for a file without codes."""
    path = ask_file(
        workspace.window,
        translate("edit", "Tệp mã các đơn vị"),
        translate("edit", "Tệp mã (*.csv *.txt)"),
    )
    if path:
        choose_codes_of(workspace, path)


def choose_codes_of(workspace: Workspace, path: Path) -> None:
    """Choose the units in a file of codes, and tell how many codes nobody bears."""
    codes = read_codes(path)
    known = [code for code in codes if code in workspace.model.coverage.index]
    workspace.selection.show_on_map(known)
    words = translate("edit", "Đã chọn %1 đơn vị").replace("%1", number(len(known)))
    if len(known) < len(codes):
        missing = translate("edit", "; %1 mã không có trên bản đồ")
        words += missing.replace("%1", number(len(codes) - len(known)))
    workspace.say(f"{words}.")


def find(workspace: Workspace) -> None:
    """Put the cursor in the search line."""
    workspace.find_wished.emit()


def switch_only_open(workspace: Workspace) -> None:
    """Let pointing and painting take only units that must still be arranged, or any."""
    workspace.reach.set_only_open(not workspace.reach.only_open)


def switch_one_parent(workspace: Workspace) -> None:
    """Let pointing and painting stay inside one parent, or go anywhere."""
    workspace.reach.set_one_parent(not workspace.reach.one_parent)


def is_only_open(workspace: Workspace) -> bool:
    """Whether only units that must still be arranged are taken."""
    return workspace.reach.only_open


def is_one_parent(workspace: Workspace) -> bool:
    """Whether only units of one parent are taken."""
    return workspace.reach.one_parent


def _named(word: str, said: str, label: str) -> str:
    """The label of a step after ``word`` in place of what the project ``said``."""
    return word + label.removeprefix(said).replace("&", "&&")
