"""Scale bar and north arrow, drawn once and kept as small pictures."""

import math
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen, QPolygonF

from noivu_desktop.gui.map.style import MapStyle, color
from noivu_desktop.vietnamese import number

translate = QCoreApplication.translate
MARGIN_PX = 12
_LONGEST_BAR_PX = 130
_BAR_SIZE = (150, 34)
_ARROW_SIZE = (26, 50)


@lru_cache(maxsize=32)
def scale_bar(metres_per_px: float, style: MapStyle, font: str, ratio: float) -> QImage:
    """A bar of a round length with its length above; metres in one logical pixel."""
    metres = _round_length(_LONGEST_BAR_PX * metres_per_px)
    text = f"{number(metres / 1000)} km" if metres >= 1000 else f"{number(metres)} m"
    image = _image(_BAR_SIZE, ratio)
    left, base = 3.0, _BAR_SIZE[1] - 3.0
    right = left + metres / metres_per_px
    corners = [(left, base - 5), (left, base), (right, base), (right, base - 5)]
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for rgba, width in ((style.label_halo, 4.5), (style.label, 1.6)):
            painter.setPen(QPen(color(rgba), width))
            painter.drawPolyline(QPolygonF([QPointF(*corner) for corner in corners]))
        _draw_text(painter, ((left + right) / 2, base - 8), text, style, font)
    return image


@lru_cache(maxsize=8)
def north_arrow(style: MapStyle, font: str, ratio: float) -> QImage:
    """The arrow to the north of the map's grid, with its letter (B, bắc)."""
    image = _image(_ARROW_SIZE, ratio)
    x, y = _ARROW_SIZE[0] / 2, 18.0
    tip, foot = QPointF(x, y), QPointF(x, y + 21)
    west, east = QPointF(x - 8, y + 28), QPointF(x + 8, y + 28)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color(style.label_halo), 3))
        painter.drawPolygon(QPolygonF([tip, east, foot, west]))
        painter.setPen(QPen(color(style.label), 1))
        painter.setBrush(color(style.label))
        painter.drawPolygon(QPolygonF([tip, foot, west]))
        painter.setBrush(color(style.background))
        painter.drawPolygon(QPolygonF([tip, east, foot]))
        _draw_text(painter, (x, y - 5), translate("coordinates", "B"), style, font)
    return image


def _image(size: tuple[int, int], ratio: float) -> QImage:
    image = QImage(
        round(size[0] * ratio), round(size[1] * ratio), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    return image


def _draw_text(
    painter: QPainter, foot: tuple[float, float], text: str, style: MapStyle, font_key: str
) -> None:
    """Draws a text whose baseline has its middle at ``foot``."""
    font = QFont()
    font.fromString(font_key)
    outline = QPainterPath()
    wide = QFontMetricsF(font).horizontalAdvance(text)
    outline.addText(QPointF(round(foot[0] - wide / 2), foot[1]), font, text)
    painter.strokePath(outline, QPen(color(style.label_halo), 3))
    painter.fillPath(outline, color(style.label))


def _round_length(longest_m: float) -> float:
    """The longest of 1, 2, 5, 10, 20 ... metres that is not above ``longest_m``."""
    power = 10.0 ** math.floor(math.log10(longest_m))
    return max(step * power for step in (1, 2, 5) if step * power <= longest_m * (1 + 1e-9))
