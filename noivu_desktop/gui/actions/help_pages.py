"""The help menu."""

from PySide6.QtCore import QCoreApplication

from noivu_desktop import __version__
from noivu_desktop.gui import messages
from noivu_desktop.gui.workspace import Workspace

translate = QCoreApplication.translate


def show_keys(workspace: Workspace) -> None:
    """The sheet of all keys, read from the menus."""
    workspace.keys_wished.emit()


def show_about(workspace: Workspace) -> None:
    """Say which version this is."""
    words = translate(
        "help",
        "Sắp xếp đơn vị hành chính, phiên bản %1.\n"
        "Chạy hoàn toàn trên máy này, không gửi dữ liệu đi đâu.",
    )
    messages.tell(workspace.window, words.replace("%1", __version__))
