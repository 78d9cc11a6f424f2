"""The history window."""

from noivu_desktop.gui.dialogs.history import HistoryDialog
from noivu_desktop.gui.shown_once import show_once
from noivu_desktop.gui.workspace import Workspace


def show_history(workspace: Workspace) -> None:
    """Show what was done so far beside the map, once."""
    show_once(workspace.window, HistoryDialog, lambda: HistoryDialog(workspace, workspace.window))
