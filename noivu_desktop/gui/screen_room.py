"""Windows that open no larger than the screen has room for: many laptops have 1093 x 614 points."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollArea, QWidget

_FRAME = QSize(16, 44)
"""What the window system puts around a window."""


def room_on_screen(window: QWidget) -> QSize:
    """The largest size of ``window`` with which all of it is seen, in device-independent pixels."""
    return window.screen().availableGeometry().size() - _FRAME


def open_at(window: QWidget, width: int, height: int) -> None:
    """Let ``window`` open at this size, or as large as the screen allows."""
    window.resize(QSize(width, height).boundedTo(room_on_screen(window)))


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
