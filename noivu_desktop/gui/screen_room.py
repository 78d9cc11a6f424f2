"""Windows that open no larger than the screen has room for: many laptops have 1093 x 614 points."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QScrollArea, QWidget

from noivu_desktop.gui import settings

_FRAME = QSize(16, 44)
"""What the window system puts around a window."""


def room_on_screen(window: QWidget) -> QSize:
    """The largest size of ``window`` with which all of it is seen, in device-independent pixels."""
    owner = (window.parentWidget() or window).window()
    # Not window.screen(): PySide ties the screen to the window and deletes it with it.
    screen = QGuiApplication.screenAt(owner.geometry().center()) or QGuiApplication.primaryScreen()
    return screen.availableGeometry().size() - _FRAME


def open_at(window: QWidget, width: int, height: int) -> None:
    """Let ``window`` open at this size, or as large as the screen allows.

    The size is meant for text as large as the desktop has it; larger text needs more room.
    """
    wanted = QSize(scaled(width), scaled(height))
    window.resize(wanted.boundedTo(room_on_screen(window)))


def scaled(width: int) -> int:
    """Pixels for text of the size that the user wants, from those for text of the usual size."""
    return width * max(settings.text_scale(), 100) // 100


def open_as_wanted(window: QWidget) -> None:
    """Let ``window`` open as large as its content wants to be, or as the screen allows."""
    wanted = window.sizeHint().expandedTo(window.minimumSize())
    window.resize(wanted.boundedTo(room_on_screen(window)))


class TallContent(QScrollArea):
    """Content that scrolls up and down where the screen is too low for all of it."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = content
        self.setWidget(content)

    def sizeHint(self) -> QSize:
        return self._content.sizeHint()

    def minimumSizeHint(self) -> QSize:
        bar = self.verticalScrollBar().sizeHint().width()
        wanted = self._content.minimumSizeHint()
        return QSize(wanted.width() + bar, min(wanted.height(), self.fontMetrics().height() * 6))
