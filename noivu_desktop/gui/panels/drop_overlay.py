"""Covers a window while a file is dragged over it, and says what dropping it would do."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QFont,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QWidget

from noivu_desktop.gui.dropped_files import DroppedFile, Purpose, dropped_file

_EDGE, _ROUND = 24, 18
_LARGER = 1.8


def accept_copy(event: QDropEvent) -> None:
    """Take what is dragged as a copy: after a move a file manager would remove the files."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


class DropOverlay(QWidget):
    """Takes the drags of ``window``; hands over what is dropped, unless it is of no use."""

    def __init__(
        self, window: QWidget, take: Callable[[DroppedFile], None], *, has_project: bool
    ) -> None:
        super().__init__(window)
        self._window = window
        self._take = take
        self._has_project = has_project
        self.shown: DroppedFile | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Of no other event, since the window sends some when it is half gone."""
        if event.type() == QEvent.Type.DragEnter and isinstance(event, QDragEnterEvent):
            return self._enter(event)
        if event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            return self._drop(event)
        if event.type() == QEvent.Type.DragLeave:
            self.hide()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.shown is None:
            return
        palette = self.palette()
        ground = palette.color(QPalette.ColorRole.Window)
        ground.setAlpha(225)
        good = self.shown.purpose is not Purpose.NONE
        edge = palette.color(QPalette.ColorRole.Highlight) if good else QColor("#c0553a")
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), ground)
            painter.setPen(QPen(edge, 3, Qt.PenStyle.DashLine))
            box = QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
            painter.drawRoundedRect(box, _ROUND, _ROUND)
            font = QFont(self.font())
            font.setPointSizeF(font.pointSizeF() * _LARGER)
            painter.setFont(font)
            painter.setPen(palette.color(QPalette.ColorRole.WindowText))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(box, int(flags), self.shown.sentence)

    def _enter(self, event: QDragEnterEvent) -> bool:
        found = dropped_file(event.mimeData(), has_project=self._has_project)
        if found is None:
            return False
        self.shown = found
        self.setGeometry(self._window.rect())
        self.setAccessibleName(found.sentence)
        self.raise_()
        self.show()
        accept_copy(event)  # also where it is of no use: the overlay says so
        return True

    def _drop(self, event: QDropEvent) -> bool:
        self.hide()
        found = dropped_file(event.mimeData(), has_project=self._has_project)
        if found is None:
            return False
        accept_copy(event)
        if found.purpose is not Purpose.NONE:
            self._take(found)
        return True
