"""A choice in a list that scrolls."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget


class CalmComboBox(QComboBox):
    """Leaves the wheel to the list around it, so that scrolling changes no answer."""

    opening = Signal()
    """The list is about to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def showPopup(self) -> None:
        self.opening.emit()
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def focused_key(combos: Mapping[str, CalmComboBox]) -> str | None:
    """Which of the choices has the keys; they go back to it when the list is made anew."""
    for key, combo in combos.items():
        if combo.window().focusWidget() is combo:
            return key
    return None
