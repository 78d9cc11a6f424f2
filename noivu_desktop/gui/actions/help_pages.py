"""The help menu."""

from noivu_desktop import __version__
from noivu_desktop.gui import messages
from noivu_desktop.gui.workspace import Workspace


def show_keys(workspace: Workspace) -> None:
    """The sheet of all keys, read from the menus."""
    workspace.keys_wished.emit()


def show_about(workspace: Workspace) -> None:
    """Say which version this is."""
    messages.tell(
        workspace.window,
        f"Sắp xếp đơn vị hành chính, phiên bản {__version__}.\n"
        "Chạy hoàn toàn trên máy này, không gửi dữ liệu đi đâu.",
    )
