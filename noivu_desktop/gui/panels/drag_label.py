"""What hangs at the pointer while lines of a table or of the plan are dragged."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDrag, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

_PADDING = 8
_BESIDE_POINTER = QPoint(-12, -8)


def label_drag(drag: QDrag, source: QWidget, text: str) -> None:
    """Give ``drag`` a small label in the colours of what is chosen in ``source``."""
    metrics, ratio = source.fontMetrics(), source.devicePixelRatioF()
    width, height = metrics.horizontalAdvance(text) + 2 * _PADDING, metrics.height() + _PADDING
    shown = QPixmap(round(width * ratio), round(height * ratio))
    shown.setDevicePixelRatio(ratio)
    shown.fill(source.palette().highlight().color())
    with QPainter(shown) as painter:
        painter.setFont(source.font())
        painter.setPen(source.palette().highlightedText().color())
        painter.drawText(0, 0, width, height, Qt.AlignmentFlag.AlignCenter, text)
    drag.setPixmap(shown)
    drag.setHotSpot(_BESIDE_POINTER)
