"""Plans from tables and from files of colleagues, and plans compared."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from noivu_desktop.errors import NoivuError
from noivu_desktop.gui import messages
from noivu_desktop.gui.actions.action import Action
from noivu_desktop.gui.actions.plan import can_change, free_plan_name
from noivu_desktop.gui.file_dialogs import ask_file
from noivu_desktop.gui.shown_once import show_once
from noivu_desktop.gui.workspace import Workspace

translate = QCoreApplication.translate
_SUFFIXES = "*.csv *.tsv *.xlsx *.xlsm *.ods *.json *.gpkg"


def entries() -> tuple[Action, ...]:
    """What the menu of plans offers about plans from elsewhere and about comparing."""
    return (
        Action(
            id="plan.import",
            text=translate("menus", "Nhậ&p phương án từ bảng, hồ sơ khác…"),
            run=choose_plan,
            keys=("Ctrl+Shift+O",),
            enabled=can_change,
            hint=translate("menus", "Bảng mã cũ – đơn vị mới, phuong-an.json, hồ sơ đồng nghiệp"),
        ),
        Action(
            id="plan.compare",
            text=translate("menus", "&So sánh hai phương án…"),
            run=compare_plans,
            keys=("Ctrl+Shift+C",),
            enabled=lambda workspace: len(workspace.model.project.plans) > 1,
        ),
    )


def compare_plans(workspace: Workspace) -> None:
    """Show two plans side by side, once."""
    from noivu_desktop.gui.comparison.window import ComparisonWindow

    owner = workspace.window
    show_once(owner, ComparisonWindow, lambda: ComparisonWindow(workspace.model, owner))


def choose_plan(workspace: Workspace) -> None:
    """Ask for the file, then show what it holds."""
    path = ask_file(
        workspace.window,
        translate("plans_in", "Nhập phương án từ bảng hoặc hồ sơ"),
        translate("plans_in", "Bảng, phương án, hồ sơ (%1)").replace("%1", _SUFFIXES),
    )
    if path:
        show_plans_of(workspace, path)


def show_plans_of(workspace: Workspace, path: Path) -> None:
    """Show the plans of a file; accepting one makes it a new plan, as one undoable step."""
    from noivu_desktop.gui.dialogs.foreign_plan import ForeignPlanDialog
    from noivu_desktop.maps_in.foreign_plan import read_foreign_plans, taking_over

    plans = read_foreign_plans(path, workspace.model.project)
    dialog = ForeignPlanDialog(plans, workspace, free_plan_name(workspace), workspace.window)

    def take() -> None:
        name = dialog.plan_name
        try:
            workspace.model.do("several", **taking_over(dialog.chosen, name))
        except NoivuError as error:
            messages.show_error(workspace.window, str(error))
            return
        workspace.selection.clear()
        said = translate("plans_in", "Đã nhập phương án “%1”.")
        workspace.say(said.replace("%1", name))

    dialog.accepted.connect(take)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
