"""Windows beside the main window that are open once, however often they are asked for."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QWidget

Shown = TypeVar("Shown", bound=QWidget)


def show_once(owner: QWidget, kind: type[Shown], make: Callable[[], Shown]) -> Shown:
    """The open window of this kind, brought to the front; ``make`` opens one if there is none."""
    shown = owner.findChild(kind) or make()
    shown.show()
    shown.activateWindow()
    return shown
