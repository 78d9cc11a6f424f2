"""The panels beside the map, each under a title that grows with the text."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QDockWidget,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QToolButton,
    QWidget,
)

from noivu_desktop.gui.icons import icon

_LETTERS, _MOST = (94, 76, 76), (0.35, 0.29, 0.29)
"""Letters in a line, and at most this share of the window: the units, the plan, what is to do."""


class Dock(QDockWidget):
    """A panel that can be closed, moved and taken out of the window."""

    def __init__(self, name: str, title: str, panel: QWidget, window: QMainWindow) -> None:
        super().__init__(title, window)
        self.setObjectName(name)
        self.setWidget(panel)
        self.setTitleBarWidget(DockTitle(self))


class DockTitle(QWidget):
    """The title with its buttons. Qt paints one of its own, whose letters never change."""

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__(dock)
        self.words = QLabel(dock.windowTitle())
        self.words.setMinimumWidth(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 2, 2, 2)
        layout.setSpacing(0)
        layout.addWidget(self.words, 1)
        self.float = self._button(self.tr("Đưa bảng ra cửa sổ riêng hoặc đưa về"))
        self.float.clicked.connect(lambda: dock.setFloating(not dock.isFloating()))
        self.close_dock = self._button(self.tr("Đóng bảng; mở lại trong trình đơn Bảng"))
        self.close_dock.clicked.connect(dock.close)
        layout.addWidget(self.float)
        layout.addWidget(self.close_dock)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        drawn_anew = (QEvent.Type.FontChange, QEvent.Type.PaletteChange)
        if event.type() in drawn_anew and hasattr(self, "close_dock"):
            self._draw()

    def _button(self, hint: str) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setToolTip(hint)
        button.setAccessibleName(hint)
        return button

    def _draw(self) -> None:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        self.words.setFont(font)
        side = self.fontMetrics().height()
        for button, name in ((self.float, "dock_float"), (self.close_dock, "dock_close")):
            button.setIcon(icon(name, self.palette()))
            button.setIconSize(QSize(side, side))


def share_width(window: QMainWindow, docks: Sequence[QDockWidget]) -> None:
    """Give the panels room for their columns, but leave the map the larger part."""
    letter, room = window.fontMetrics().averageCharWidth(), window.width()
    widths = [
        round(min(letters * letter, room * most))
        for letters, most in zip(_LETTERS, _MOST, strict=True)
    ]
    window.resizeDocks(list(docks), widths, Qt.Orientation.Horizontal)
