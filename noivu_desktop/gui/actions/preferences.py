"""How the program looks: the entries of the view menu."""

from PySide6.QtCore import QCoreApplication

from noivu_desktop.gui import appearance
from noivu_desktop.gui.actions.action import Action
from noivu_desktop.gui.dialogs.preferences import Preferences
from noivu_desktop.gui.workspace import Workspace

translate = QCoreApplication.translate


def entries() -> tuple[Action, ...]:
    """Change the look by a key, or look and size of text in a dialog."""
    return (
        Action(
            id="view.dark",
            text=translate("menus", "&Nền sáng, tối, tương phản cao"),
            run=lambda workspace: appearance.next_look(),
            keys=("Ctrl+Shift+D",),
        ),
        Action(
            id="view.preferences",
            text=translate("menus", "Cà&i đặt…"),
            run=show_preferences,
            keys=("Ctrl+,",),
            hint=translate("menus", "Giao diện và cỡ chữ 100–200 %"),
        ),
    )


def show_preferences(workspace: Workspace) -> None:
    """Open the settings; each choice applies at once."""
    dialog = Preferences(workspace.window)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
