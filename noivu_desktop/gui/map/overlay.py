"""What is drawn above the picture of the map and never into it: selection, hover, frame, scale."""

import math
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from noivu_desktop.gui.map.arcs import NO_UNIT, Integers
from noivu_desktop.gui.map.scene import Scene, draw_arcs, joined_path, touching
from noivu_desktop.gui.map.style import MapStyle, Rgba, color
from noivu_desktop.gui.map.view import View
from noivu_desktop.vietnamese import number

OUTLINE_MARGIN_PX = 6
_SELECTION_WIDTH = 2.6
_HOVER_WIDTH = 2.0
_HALO_EXTRA = 2.4
_LONGEST_BAR_PX = 130
_MARGIN_PX = 14


def _no_rows() -> Integers:
    return np.empty(0, dtype=np.int64)


@dataclass(eq=False)
class Overlay:
    """The units that are selected, the one under the pointer, and a frame being drawn.

    frame  in device pixels
    """

    selection: Integers = field(default_factory=_no_rows)
    hover: int = NO_UNIT
    frame: QRect | None = None

    def draw(self, painter: QPainter, scene: Scene, view: View, rect: QRect) -> None:
        """Draws in device pixels what touches a rectangle of the window."""
        style, ratio = scene.style, scene.pixel_ratio
        if len(self.selection):
            self._outline(
                painter,
                scene,
                view,
                rect,
                self.selection,
                style.selection,
                style.selection_tint,
                _SELECTION_WIDTH,
            )
        if self.hover != NO_UNIT:
            rows = np.array([self.hover])
            self._outline(
                painter, scene, view, rect, rows, style.hover, style.hover_tint, _HOVER_WIDTH
            )
        if self.frame is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(QPen(color(style.selection), ratio, Qt.PenStyle.DashLine))
            painter.setBrush(color(style.selection_tint))
            painter.drawRect(self.frame)

    def _outline(
        self,
        painter: QPainter,
        scene: Scene,
        view: View,
        rect: QRect,
        rows: Integers,
        rgba: Rgba,
        tint: Rgba,
        width: float,
    ) -> None:
        level = scene.levels.nearest(view.scale)
        inside = np.zeros(scene.unit_count + 1, dtype=bool)  # the last stands for NO_UNIT
        inside[rows] = True
        near = np.zeros(scene.unit_count + 1, dtype=bool)
        near[scene.rows_in(view, rect)] = True
        shown = np.flatnonzero(inside & near)
        base = painter.transform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setTransform(view.transform * base)
        painter.fillPath(joined_path(level, shown), color(tint))
        painter.setTransform(base)
        ratio = scene.pixel_ratio
        arcs = touching(scene.arc_boxes, view.local_box(rect, OUTLINE_MARGIN_PX * ratio))
        sides = inside[scene.arcs.sides[arcs]]
        arcs = arcs[sides[:, 0] != sides[:, 1]]
        halo, beyond = scene.style.halo, OUTLINE_MARGIN_PX * ratio
        draw_arcs(painter, view, level, arcs, halo, (width + _HALO_EXTRA) * ratio, beyond)
        draw_arcs(painter, view, level, arcs, rgba, width * ratio, beyond)


def draw_scale_bar(
    painter: QPainter, metres_per_px: float, size: QRectF, style: MapStyle, font: QFont
) -> None:
    """Draws a bar of a round length in the lower left corner, in logical pixels."""
    metres = _round_length(_LONGEST_BAR_PX * metres_per_px)
    text = f"{number(metres / 1000)} km" if metres >= 1000 else f"{number(metres)} m"
    long = metres / metres_per_px
    left, base = _MARGIN_PX, size.height() - _MARGIN_PX
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    bar = QPolygonF(
        [
            QPointF(left, base - 5),
            QPointF(left, base),
            QPointF(left + long, base),
            QPointF(left + long, base - 5),
        ]
    )
    for rgba, width in ((style.label_halo, 4.5), (style.label, 1.6)):
        painter.setPen(QPen(color(rgba), width))
        painter.drawPolyline(bar)
    wide = QFontMetricsF(font).horizontalAdvance(text)
    _draw_text(painter, QPointF(left + (long - wide) / 2, base - 8), text, style, font)


def draw_north_arrow(painter: QPainter, size: QRectF, style: MapStyle, font: QFont) -> None:
    """Draws the arrow to the north with its letter (B, bắc) in the upper right corner."""
    x, y = size.width() - _MARGIN_PX - 9, _MARGIN_PX + 14.0
    tip, foot = QPointF(x, y), QPointF(x, y + 20)
    west, east = QPointF(x - 8, y + 26), QPointF(x + 8, y + 26)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color(style.label_halo), 3))
    painter.drawPolygon(QPolygonF([tip, east, foot, west]))
    painter.setPen(QPen(color(style.label), 1))
    painter.setBrush(color(style.label))
    painter.drawPolygon(QPolygonF([tip, foot, west]))
    painter.setBrush(QColor(color(style.background)))
    painter.drawPolygon(QPolygonF([tip, east, foot]))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    wide = QFontMetricsF(font).horizontalAdvance("B")
    _draw_text(painter, QPointF(x - wide / 2, y - 4), "B", style, font)


def _draw_text(painter: QPainter, start: QPointF, text: str, style: MapStyle, font: QFont) -> None:
    outline = QPainterPath()
    outline.addText(start, font, text)
    painter.strokePath(outline, QPen(color(style.label_halo), 3))
    painter.fillPath(outline, color(style.label))


def _round_length(longest_m: float) -> float:
    """The longest of 1, 2, 5, 10, 20 ... metres that is not above ``longest_m``."""
    power = 10.0 ** math.floor(math.log10(longest_m))
    return max(step * power for step in (1, 2, 5) if step * power <= longest_m * (1 + 1e-9))
