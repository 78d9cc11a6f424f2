"""Tables brought into an open project: figures that came later, or a plan."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from noivu_desktop.errors import NoivuError
from noivu_desktop.gui import background, messages
from noivu_desktop.gui.actions.action import Action
from noivu_desktop.gui.actions.plan import can_change
from noivu_desktop.gui.actions.plans_in import show_plans_of
from noivu_desktop.gui.file_dialogs import ask_file
from noivu_desktop.gui.workspace import Workspace
from noivu_desktop.maps_in.suffixes import TABLE_SUFFIXES
from noivu_desktop.project.levels import level_of
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.vietnamese import number

if TYPE_CHECKING:
    from noivu_desktop.gui.dialogs.new_figures import NewFiguresDialog

translate = QCoreApplication.translate


def entry() -> Action:
    """The entry for figures that came after the project was made."""
    return Action(
        id="file.figures",
        text=translate("menus", "Nhập &số liệu từ bảng…"),
        run=choose_figures,
        keys=("Ctrl+Shift+I",),
        enabled=can_change,
        hint=translate("menus", "Diện tích, dân số, số hộ… mới cho các đơn vị đã có trong hồ sơ"),
    )


def choose_figures(workspace: Workspace) -> None:
    """Ask for the table, then show what it would change."""
    wanted = " ".join(f"*{suffix}" for suffix in TABLE_SUFFIXES)
    path = ask_file(
        workspace.window,
        translate("tables_in", "Nhập số liệu từ bảng"),
        translate("tables_in", "Bảng (%1)").replace("%1", wanted),
    )
    if path:
        show_figures_of(workspace, path)


def take_table(workspace: Workspace, path: Path) -> None:
    """Show the plan that a table holds, or else the figures; raises NoivuError for neither."""
    from noivu_desktop.maps_in.plan_table import is_plan_table

    if is_plan_table(path):
        show_plans_of(workspace, path)
    else:
        show_figures_of(workspace, path)


def show_figures_of(workspace: Workspace, path: Path) -> background.BackgroundWork:
    """Read the table beside the window; accepting its figures is one undoable step."""
    from noivu_desktop.maps_in.new_figures import NewFigures, read_new_figures

    coverage = _units_of(workspace)

    def show(found: NewFigures) -> None:
        from noivu_desktop.gui.dialogs.new_figures import NewFiguresDialog

        dialog = NewFiguresDialog(path.name, found, coverage, workspace.window)
        dialog.visited.connect(lambda code: workspace.selection.show_on_map([code]))
        dialog.accepted.connect(lambda: _write(workspace, path.name, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    return background.run(
        workspace.window,
        translate("tables_in", "Đang đọc bảng %1").replace("%1", path.name),
        lambda progress: read_new_figures(path, coverage),
        show,
        is_current=lambda: _units_of(workspace) is coverage,
    )


def _units_of(workspace: Workspace) -> Coverage:
    """The units of the shown level; hamlets with the communes that they have today."""
    model = workspace.model
    hamlets = model.whole.hamlets
    is_below = hamlets is not None and model.level is not level_of(model.whole)
    return hamlets.coverage if hamlets is not None and is_below else model.coverage


def _write(workspace: Workspace, file: str, dialog: "NewFiguresDialog") -> None:
    from noivu_desktop.maps_in.new_figures import taking_figures

    chosen = dialog.chosen
    try:
        workspace.model.do("several", **taking_figures(file, chosen))
    except NoivuError as error:
        messages.show_error(workspace.window, str(error))
        return
    units = len({one.code for one in chosen})
    said = translate("tables_in", "Đã ghi số liệu của %1 đơn vị; Ctrl+Z để hoàn tác.")
    workspace.say(said.replace("%1", number(units)))
