"""Cards that float over the map, each in a corner of its own."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QWidget

_ROUND = 8
_MARGIN = 12


class Overlay(QFrame):
    """A rounded card that keeps its corner of the widget below and never grows beyond it.

    above    pixels that it leaves free at the bottom, if it sits there
    letters  how many fit in a line of it; 0: it is as wide as its content
    """

    def __init__(
        self, below: QWidget, corner: Qt.AlignmentFlag, *, above: int = 0, letters: int = 0
    ) -> None:
        super().__init__(below)
        self._below = below
        self._corner = corner
        self._above = above
        self._letters = letters
        below.installEventFilter(self)

    def settle(self) -> None:
        """Take the size that the content wants and go to the corner."""
        room, layout = self._room(), self.layout()
        if layout is None:
            return
        if self._letters:
            width = self._letters * self.fontMetrics().averageCharWidth()
            self.setFixedWidth(min(width, room.width()))
        layout.activate()
        wanted = max(self.sizeHint().width(), self.minimumWidth())
        width = min(wanted, self.maximumWidth(), room.width())
        tall = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else -1
        height = min(tall if tall > 0 else self.sizeHint().height(), room.height())
        self.setGeometry(_in_corner(room, self._corner, QSize(width, height)))

    def go_to(self, corner: Qt.AlignmentFlag) -> None:
        """Move to another corner in the same size, and keep to it."""
        self._corner = corner
        self.setGeometry(_in_corner(self._room(), corner, self.size()))

    def _room(self) -> QRect:
        return self._below.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN - self._above)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._below and event.type() == QEvent.Type.Resize:
            self.settle()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), _ROUND, _ROUND)
        painter.end()


def _in_corner(room: QRect, corner: Qt.AlignmentFlag, size: QSize) -> QRect:
    placed = QRect(room.topLeft(), size)
    if corner & Qt.AlignmentFlag.AlignRight:
        placed.moveRight(room.right())
    if corner & Qt.AlignmentFlag.AlignBottom:
        placed.moveBottom(room.bottom())
    return placed


def largest_free(room: QRect, taken: Iterable[QRect]) -> QRect:
    """The largest rectangle of ``room`` by area that no card takes; ``room`` where none is left."""
    free = [room]
    for card in taken:
        free = [rest for one in free for rest in _beside(one, card)]
    return max(free, key=lambda one: one.width() * one.height(), default=room)


def _beside(room: QRect, card: QRect) -> list[QRect]:
    """What a card leaves of a rectangle: left and right of it, above and below it."""
    if not room.intersects(card):
        return [room]
    left, right, above, below = (QRect(room) for _ in range(4))
    left.setRight(card.left() - 1)
    right.setLeft(card.right() + 1)
    above.setBottom(card.top() - 1)
    below.setTop(card.bottom() + 1)
    return [one for one in (left, right, above, below) if one.isValid()]
