"""The history window."""

from noivu_desktop.gui.dialogs.history import HistoryDialog
from noivu_desktop.gui.workspace import Workspace


def show_history(workspace: Workspace) -> None:
    """Show what was done so far beside the map, once."""
    shown = workspace.window.findChild(HistoryDialog)
    dialog = shown or HistoryDialog(workspace, workspace.window)
    dialog.show()
    dialog.activateWindow()
