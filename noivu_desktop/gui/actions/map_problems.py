"""The list of what is wrong or doubtful in the map and its figures."""

from PySide6.QtCore import QCoreApplication

from noivu_desktop.gui.actions.action import Action
from noivu_desktop.gui.dialogs.map_problems import MapProblemsDialog
from noivu_desktop.gui.workspace import Workspace


def entry() -> Action:
    """The menu entry."""
    tr = QCoreApplication.translate
    return Action(
        id="view.map_problems",
        text=tr("menus", "&Lỗi bản đồ và số liệu…"),
        run=show_map_problems,
        keys=("Shift+F7",),
        hint=tr("menus", "Khe hở, chồng lấn, số liệu thiếu hoặc lệch; bấm để thấy trên bản đồ"),
    )


def show_map_problems(workspace: Workspace) -> None:
    """Show the list beside the map, once, and check the map anew."""
    shown = workspace.window.findChild(MapProblemsDialog)
    dialog = shown or MapProblemsDialog(workspace, workspace.window)
    dialog.show()
    dialog.activateWindow()
    dialog.check()
