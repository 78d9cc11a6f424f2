"""What is drawn above the picture of the map and never into it: selection, hover, frame."""

from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPen

from noivu_desktop.gui.map.arcs import NO_UNIT, Integers
from noivu_desktop.gui.map.scene import Scene, draw_arcs, joined_path, touching
from noivu_desktop.gui.map.style import Rgba, color
from noivu_desktop.gui.map.view import View

OUTLINE_MARGIN_PX = 6
_SELECTION_WIDTH = 2.6
_HOVER_WIDTH = 2.0
_HALO_EXTRA = 2.4


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
