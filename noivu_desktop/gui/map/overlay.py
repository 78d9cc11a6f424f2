"""What is drawn above the picture of the map and never into it: selection, hover, gestures."""

from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from noivu_desktop.gui.map.arcs import NO_UNIT, Floats, Integers
from noivu_desktop.gui.map.lines import draw_lines, lines_of
from noivu_desktop.gui.map.marks import Marks, draw_marks
from noivu_desktop.gui.map.scene import Scene, joined_path, touching
from noivu_desktop.gui.map.style import Rgba, color
from noivu_desktop.gui.map.view import View

OUTLINE_MARGIN_PX = 6
_SELECTION_WIDTH = 2.6
_HOVER_WIDTH = 2.0
_PENDING_WIDTH = 3.2
_HALO_EXTRA = 2.4
_MOST_CORNERS = 30  # a line drawn in one sweep has more, and shows none


def _no_rows() -> Integers:
    return np.empty(0, dtype=np.int64)


@dataclass(eq=False)
class Overlay:
    """The units that are selected, the one under the pointer, and what a gesture draws.

    pending  the units that would become one
    frame    in device pixels
    trace    points of a line drawn by hand, shape (n, 2), local coordinates
    marks    seats, locks and declared neighbours
    pieces   of a unit that is being cut, in local coordinates; ``piece``: the stressed one
    """

    selection: Integers = field(default_factory=_no_rows)
    hover: int = NO_UNIT
    pending: Integers = field(default_factory=_no_rows)
    pending_tint: Rgba = (0, 0, 0, 0)
    frame: QRect | None = None
    trace: Floats = field(default_factory=lambda: np.empty((0, 2)))
    is_trace_closed: bool = False
    marks: Marks = field(default_factory=Marks)
    pieces: tuple[QPainterPath, ...] = ()
    piece: int = NO_UNIT

    def draw(self, painter: QPainter, scene: Scene, view: View, rect: QRect) -> None:
        """Draws in device pixels what touches a rectangle of the window."""
        style, ratio = scene.style, scene.pixel_ratio
        hovered = np.array([self.hover] if self.hover != NO_UNIT else [], dtype=np.int64)
        for rows, rgba, tint, width in (
            (self.selection, style.selection, style.selection_tint, _SELECTION_WIDTH),
            (hovered, style.hover, style.hover_tint, _HOVER_WIDTH),
            (self.pending, style.selection, self.pending_tint, _PENDING_WIDTH),
        ):
            if len(rows):
                self._outline(painter, scene, view, rect, rows, rgba, tint, width)
        if self.marks:
            draw_marks(painter, scene, view, self.marks, rect)
        if self.frame is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(QPen(color(style.selection), ratio, Qt.PenStyle.DashLine))
            painter.setBrush(color(style.selection_tint))
            painter.drawRect(self.frame)
        for number, piece in enumerate(self.pieces):
            self._draw_piece(painter, scene, view.transform.map(piece), number == self.piece)
        if len(self.trace):
            self._draw_trace(painter, scene, view)

    def _draw_piece(
        self, painter: QPainter, scene: Scene, path: QPainterPath, stressed: bool
    ) -> None:
        style, ratio = scene.style, scene.pixel_ratio
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(path, color((*style.trace[:3], 120 if stressed else 24)))
        for rgba, width in ((style.halo, 4.0), (style.trace, 2.4 if stressed else 1.4)):
            painter.strokePath(path, QPen(color(rgba), width * ratio))

    def _draw_trace(self, painter: QPainter, scene: Scene, view: View) -> None:
        """The line with its corners; the area inside is tinted."""
        style, ratio = scene.style, scene.pixel_ratio
        line = QPolygonF([QPointF(*view.to_pixels(x, y)) for x, y in self.trace.tolist()])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.is_trace_closed:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color((*style.trace[:3], 40)))
            painter.drawPolygon(line)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for rgba, width in ((style.halo, 4.5), (style.trace, 2.0)):
            painter.setPen(QPen(color(rgba), width * ratio))
            painter.drawPolyline(line)
        if line.size() <= _MOST_CORNERS:
            painter.setBrush(color(style.trace))
            painter.setPen(QPen(color(style.halo), ratio))
            for corner in line.toList():
                painter.drawEllipse(corner, 3.5 * ratio, 3.5 * ratio)

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
        lines, _ = lines_of(level, arcs, view, OUTLINE_MARGIN_PX * ratio)
        if len(lines):
            draw_lines(painter, view, lines, scene.style.halo, (width + _HALO_EXTRA) * ratio)
            draw_lines(painter, view, lines, rgba, width * ratio)
