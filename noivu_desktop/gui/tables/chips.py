"""Verdicts drawn as small coloured labels in tables and trees."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from noivu_desktop.gui.colours import NO_HATCH, Tint, is_dark
from noivu_desktop.gui.map.style import DARK, LIGHT, hatch_tile

TINT_ROLE = Qt.ItemDataRole.UserRole + 20
_PADDING = 8


def paint_swatch(painter: QPainter, box: QRectF, tint: Tint, *, dark: bool) -> None:
    """A sample of ``tint`` with the hatch of the map and a thin edge, as in a legend."""
    edge = QColor(255, 255, 255, 90) if dark else QColor(0, 0, 0, 90)
    painter.setPen(edge)
    painter.setBrush(tint.colour(dark=dark))
    painter.drawRoundedRect(box, 3, 3)
    if tint.hatch != NO_HATCH:
        ratio = painter.device().devicePixelRatioF()
        tile = QImage(hatch_tile(tint.hatch, (DARK if dark else LIGHT).hatch, ratio))
        tile.setDevicePixelRatio(ratio)  # of this copy: the map paints with the kept one
        painter.setBrushOrigin(box.topLeft())  # the same sample wherever it is painted
        painter.setBrush(QBrush(tile))
        painter.drawRoundedRect(box, 3, 3)


class ChipDelegate(QStyledItemDelegate):
    """Draws the text of an index on the tint that it gives for ``TINT_ROLE``."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        tint = index.data(TINT_ROLE)
        if not isinstance(tint, Tint):
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        text, option.text = option.text, ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        self._paint_chip(painter, option, tint, text)

    def _paint_chip(
        self, painter: QPainter, option: QStyleOptionViewItem, tint: Tint, text: str
    ) -> None:
        metrics = option.fontMetrics
        room = QRectF(option.rect).adjusted(3, 2, -3, -2)
        width = min(room.width(), metrics.horizontalAdvance(text) + 2 * _PADDING)
        height = min(room.height(), metrics.height() + 4.0)
        box = QRectF(room.left(), room.center().y() - height / 2, width, height)
        colour = tint.colour(dark=is_dark(option.palette))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setPen(readable_on(colour))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(width - 1.6 * _PADDING))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        hint = super().sizeHint(option, index)
        room = 2 * _PADDING if isinstance(index.data(TINT_ROLE), Tint) else 0
        return QSize(hint.width() + room, hint.height() + 6)


def readable_on(colour: QColor) -> QColor:
    """Black or white, whichever reads better on ``colour``."""
    red, green, blue = colour.redF(), colour.greenF(), colour.blueF()
    brightness = 0.299 * red + 0.587 * green + 0.114 * blue
    return QColor("#14181c") if brightness > 0.5 else QColor("#ffffff")
