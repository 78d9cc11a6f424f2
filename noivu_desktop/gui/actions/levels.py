"""Two levels in one project: communes and their hamlets."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog

from noivu_desktop.gui.actions.action import Action, Menu
from noivu_desktop.gui.actions.plan import can_change
from noivu_desktop.gui.file_dialogs import ask_file
from noivu_desktop.gui.map_files import map_filter
from noivu_desktop.gui.sentences import filled
from noivu_desktop.gui.shown_once import show_once
from noivu_desktop.gui.workspace import Workspace
from noivu_desktop.project.levels import level_of, moving_hamlets
from noivu_desktop.units.unit import Level
from noivu_desktop.vietnamese import number

translate = QCoreApplication.translate


def menu() -> Menu:
    """What can be done with the level of hamlets."""
    return Menu(
        title=translate("menus", "Cấp th&ôn"),
        entries=(
            Action(
                id="level.switch",
                text=translate("menus", "Xem cấp &thôn"),
                run=switch,
                keys=("F6",),
                enabled=has_both,
                label=switch_label,
                hint=translate("menus", "Đổi giữa bản đồ xã và bản đồ thôn của hồ sơ"),
            ),
            None,
            *_bringing_in(),
            None,
            *_work_on_both(),
        ),
    )


def _bringing_in() -> tuple[Action, ...]:
    return (
        Action(
            id="level.add",
            text=translate("menus", "Thêm &bản đồ thôn…"),
            run=choose_hamlets,
            enabled=can_add,
            hint=translate("menus", "Đưa bản đồ thôn, tổ dân phố vào hồ sơ cấp xã"),
        ),
        Action(
            id="level.remove",
            text=translate("menus", "Bỏ &cấp thôn khỏi hồ sơ"),
            run=lambda workspace: workspace.model.do_above("remove_hamlets"),
            enabled=lambda workspace: has_both(workspace) and can_change(workspace),
        ),
    )


def _work_on_both() -> tuple[Action, ...]:
    return (
        Action(
            id="level.differences",
            text=translate("menus", "Đối chiếu &số liệu xã và thôn…"),
            run=show_differences,
            enabled=has_both,
        ),
        Action(
            id="level.move",
            text=translate("menus", "C&huyển các thôn đang chọn sang xã khác…"),
            run=move_hamlets,
            enabled=can_move,
            hint=translate("menus", "Điều chỉnh một phần xã theo thôn, đúng diện tích, dân số"),
        ),
    )


def has_both(workspace: Workspace) -> bool:
    """Whether the project has hamlets below its communes."""
    return len(workspace.model.levels) > 1


def switch(workspace: Workspace) -> None:
    """Show the other level."""
    model = workspace.model
    other = next(level for level in model.levels if level is not model.level)
    model.show_level(other)


def switch_label(workspace: Workspace) -> str:
    """The words of the entry: where it leads."""
    if workspace.model.level is Level.HAMLET and has_both(workspace):
        return translate("menus", "Xem cấp &xã")
    return translate("menus", "Xem cấp &thôn")


def can_add(workspace: Workspace) -> bool:
    """Whether hamlets may be brought in below the units of the project."""
    return (
        can_change(workspace)
        and not has_both(workspace)
        and level_of(workspace.model.whole) is Level.COMMUNE
    )


def choose_hamlets(workspace: Workspace) -> None:
    """Ask for the map of the hamlets, then bring them in."""
    path = ask_file(
        workspace.window,
        translate("levels", "Chọn bản đồ thôn, tổ dân phố"),
        translate("levels", "Bản đồ (%1)").replace("%1", map_filter()),
    )
    if path:
        add_hamlets(workspace, path)


def add_hamlets(workspace: Workspace, path: Path) -> None:
    """Show what the file says in the guided import; what is accepted joins the project."""
    from noivu_desktop.gui.dialogs.import_hamlets import ImportHamletsDialog
    from noivu_desktop.maps_in.import_report import ImportRequest

    dialog = ImportHamletsDialog(
        ImportRequest(map=path), workspace.model.whole.coverage, workspace.window
    )
    dialog.taken.connect(lambda found: _take(workspace, found))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    dialog.read()


def show_differences(workspace: Workspace) -> None:
    """List where communes and the sums of their hamlets differ."""
    from noivu_desktop.gui.dialogs.level_differences import LevelDifferencesDialog

    def made() -> LevelDifferencesDialog:
        dialog = LevelDifferencesDialog(workspace.model, workspace.window)
        dialog.visited.connect(lambda code: _visit(workspace, code))
        return dialog

    show_once(workspace.window, LevelDifferencesDialog, made)


def can_move(workspace: Workspace) -> bool:
    """Whether chosen hamlets can go to another commune."""
    model = workspace.model
    shown = has_both(workspace) and model.level is Level.HAMLET
    return shown and bool(workspace.codes) and can_change(workspace)


def move_hamlets(workspace: Workspace) -> None:
    """Ask for the commune, then take the step at the level of communes."""
    from noivu_desktop.gui.dialogs.choose_commune import ChooseCommuneDialog

    whole = workspace.model.whole
    assert whole.hamlets is not None
    hamlets = [whole.hamlets.coverage.unit(code) for code in workspace.codes]
    dialog = ChooseCommuneDialog(whole, hamlets, workspace.window)
    asked = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    if asked and dialog.chosen is not None:
        kind, arguments = moving_hamlets(whole, workspace.codes, dialog.chosen)
        workspace.model.do_above(kind, **arguments)
        words = translate("levels", "Đã chuyển %1 thôn sang %2; Ctrl+Z để hoàn tác.")
        name = whole.coverage.unit(dialog.chosen).full_name
        workspace.say(filled(words, number(len(hamlets)), name))


def _take(workspace: Workspace, found: object) -> None:
    from noivu_desktop.maps_in.import_report import Imported
    from noivu_desktop.project.level_steps import hamlets_to_json

    assert isinstance(found, Imported)
    model = workspace.model
    coverage = found.project.coverage
    model.do_above("add_hamlets", **hamlets_to_json(coverage))
    workspace.import_problems = found.report.problems
    model.show_level(Level.HAMLET)
    words = translate("levels", "Đã thêm %1 thôn vào hồ sơ. F6 để đổi giữa cấp xã và cấp thôn.")
    workspace.say(words.replace("%1", number(len(coverage.units))))


def _visit(workspace: Workspace, code: str) -> None:
    model = workspace.model
    is_commune = code in model.whole.coverage.index
    model.show_level(level_of(model.whole) if is_commune else Level.HAMLET)
    workspace.selection.show_on_map([code])
