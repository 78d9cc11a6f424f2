"""Borders as fine lines, cut off where they leave the window."""

from functools import lru_cache
from typing import cast

import numpy as np
from PySide6.QtCore import QLineF
from PySide6.QtGui import QPainter, QPen, QTransform
from shiboken6 import Shiboken

from noivu_desktop.gui.map.arcs import Floats, Integers, clipped, ragged_ranges
from noivu_desktop.gui.map.levels import Level
from noivu_desktop.gui.map.style import Rgba, color
from noivu_desktop.gui.map.view import View

HIDDEN_RIM_PX = 8
"""Whoever draws a scene draws this much more on all sides and shows only what lies inside."""


def draw_arcs(
    painter: QPainter, view: View, level: Level, arcs: Integers, rgba: Rgba, width: float
) -> None:
    """Draws arcs as lines ``width`` device pixels wide."""
    lines, _ = lines_of(level, arcs, view)
    if len(lines):
        draw_lines(painter, view, lines, rgba, width)


def lines_of(
    level: Level, arcs: Integers, view: View, margin: float = -HIDDEN_RIM_PX / 2
) -> tuple[Floats, Integers]:
    """The lines of arcs in order, shape (m, 4), with the place in ``arcs`` that each belongs to.

    Qt clips lines by moving their ends, and that shows; these end out of sight.
    """
    first = level.line_start[arcs]
    count = level.line_start[arcs + 1] - first
    box = view.local_box(view.rect, margin)
    lines, rows = clipped(level.lines[ragged_ranges(first, count)], box, 1 / view.scale)
    return lines, np.repeat(np.arange(len(arcs)), count)[rows]


def draw_lines(painter: QPainter, view: View, lines: Floats, rgba: Rgba, width: float) -> None:
    """Draws lines, shape (m, 4), ``width`` device pixels wide.

    Qt draws lines of one device pixel two orders of magnitude faster than wider ones; so a wider
    line is drawn as several fine ones side by side.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color(rgba), 0))
    # The array goes to Qt as it is: four doubles a row are what QLineF holds.
    qt_lines = cast(QLineF, Shiboken.wrapInstance(lines.ctypes.data, QLineF))
    base, transform = painter.transform(), view.transform
    for dx, dy in _offsets(width):
        painter.setTransform(transform * QTransform.fromTranslate(dx, dy) * base)
        painter.drawLines(qt_lines, len(lines))
    painter.setTransform(base)


@lru_cache(maxsize=64)
def _offsets(width: float) -> tuple[tuple[float, float], ...]:
    """Where the fine lines of a line of this width run, in pixels beside its middle."""
    reach = (width - 1) / 2
    if reach < 0.15:
        return ((0.0, 0.0),)
    rings = max(1, round(reach / 0.6))
    return tuple(
        (
            reach * ring / rings * float(np.cos(turn)),
            reach * ring / rings * float(np.sin(turn)),
        )
        for ring in range(1, rings + 1)
        for turn in np.arange(4 * ring) * (2 * np.pi / (4 * ring)) + 0.4
    )
