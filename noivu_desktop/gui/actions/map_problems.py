"""The list of what is wrong or doubtful in the map and its figures."""

from PySide6.QtCore import QCoreApplication

from noivu_desktop.gui.actions.action import Action
from noivu_desktop.gui.dialogs.map_problems import MapProblemsDialog
from noivu_desktop.gui.workspace import Workspace

translate = QCoreApplication.translate
_MARGIN = 12


def entry() -> Action:
    """The menu entry."""
    return Action(
        id="view.map_problems",
        text=translate("menus", "&Lỗi bản đồ và số liệu…"),
        run=show_map_problems,
        keys=("Shift+F7",),
        hint=translate(
            "menus", "Khe hở, chồng lấn, số liệu thiếu hoặc lệch; bấm để thấy trên bản đồ"
        ),
    )


def _move_aside(dialog: MapProblemsDialog, workspace: Workspace) -> None:
    """To the lower left, so that the middle of the map stays in sight."""
    frame = workspace.window.frameGeometry()
    dialog.move(frame.left() + _MARGIN, max(frame.top(), frame.bottom() - dialog.height() - 60))


def show_map_problems(workspace: Workspace) -> None:
    """Show the list beside the map, once, and check the map anew."""
    shown = workspace.window.findChild(MapProblemsDialog)
    dialog = shown or MapProblemsDialog(workspace, workspace.window)
    if shown is None:
        _move_aside(dialog, workspace)
    dialog.show()
    dialog.activateWindow()
    dialog.check()
