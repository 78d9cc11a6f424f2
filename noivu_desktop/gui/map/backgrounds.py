"""Background layers on the map: what somebody else drew, under or over the borders."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from noivu_desktop.gui.map.arcs import Floats
from noivu_desktop.gui.map.levels import Level, boxes_of_runs
from noivu_desktop.gui.map.parts import area_path
from noivu_desktop.gui.map.style import MapStyle, Rgba, color
from noivu_desktop.gui.map.view import View

_WIDTH = 1.4
_POINT_PX = 3.0
_FILL_ALPHA = 70
_MARGIN_PX = 6

INKS: dict[str, tuple[Rgba, Rgba]] = {
    "water": ((38, 110, 190, 255), (110, 175, 240, 255)),
    "road": ((178, 60, 30, 255), (255, 150, 110, 255)),
    "grey": ((70, 78, 88, 255), (190, 198, 206, 255)),
    "green": ((30, 110, 70, 255), (120, 205, 155, 255)),
    "violet": ((120, 60, 150, 255), (205, 160, 235, 255)),
}
"""The colours to choose from, for a light and a dark window."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class BackgroundPicture:
    """A layer ready to be drawn, in local coordinates.

    lines     what is drawn as lines, borders of polygons included; ``boxes`` of its runs
    areas     polygons with their boxes, shape (k, 4)
    points    shape (p, 2)
    is_above  over the borders of units instead of under them
    """

    lines: Level
    boxes: Floats
    areas: tuple[QPainterPath, ...]
    area_boxes: Floats
    points: Floats
    ink: str
    is_above: bool


def background_picture(
    geometries: NDArray[np.object_], *, ink: str, is_above: bool
) -> BackgroundPicture:
    """The picture of local geometries of any kind."""
    parts = shapely.get_parts(shapely.get_parts(geometries))  # out of collections, then of multis
    kind = shapely.get_dimensions(parts)
    areas = parts[kind == 2]
    runs = np.concatenate([parts[kind == 1], shapely.get_rings(areas)])
    points, run = shapely.get_coordinates(runs, return_index=True)
    start = np.searchsorted(run, np.arange(len(runs) + 1)).astype(np.int64)
    follows = run[1:] == run[:-1] if len(run) else np.empty(0, dtype=bool)
    lines = np.ascontiguousarray(np.hstack([points[:-1][follows], points[1:][follows]]))
    line_start = start - np.arange(len(start))
    return BackgroundPicture(
        lines=Level(unit_paths=[], lines=lines, line_start=line_start),
        boxes=boxes_of_runs(points, start),
        areas=tuple(area_path(one) for one in areas),
        area_boxes=shapely.bounds(areas).reshape(-1, 4),
        points=shapely.get_coordinates(parts[kind == 0]),
        ink=ink,
        is_above=is_above,
    )


def ink_of(picture: BackgroundPicture, style: MapStyle) -> Rgba:
    """The colour of a layer on the paper or the dark ground of a style."""
    is_dark_ground = sum(style.background[:3]) < 3 * 128
    return INKS[picture.ink][is_dark_ground]


def draw_areas(painter: QPainter, view: View, picture: BackgroundPicture, rgba: Rgba) -> None:
    """Tints the polygons that touch a view."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    tint = color((*rgba[:3], _FILL_ALPHA))
    for number in seen(picture.area_boxes, view, 0.0).tolist():
        painter.fillPath(view.transform.map(picture.areas[number]), tint)


def draw_points(
    painter: QPainter, view: View, picture: BackgroundPicture, rgba: Rgba, ratio: float
) -> None:
    """Dots for the points that touch a view."""
    x1, y1, x2, y2 = view.local_box(view.rect, _MARGIN_PX * ratio)
    x, y = picture.points.T
    near = picture.points[(x >= x1) & (x <= x2) & (y >= y1) & (y <= y2)]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(Qt.GlobalColor.white, ratio))
    painter.setBrush(color(rgba))
    for at in near.tolist():
        painter.drawEllipse(QPointF(*view.to_pixels(*at)), _POINT_PX * ratio, _POINT_PX * ratio)


def seen(boxes: Floats, view: View, margin: float) -> NDArray[np.int64]:
    """The rows of local boxes that touch a view."""
    x1, y1, x2, y2 = view.local_box(view.rect, margin)
    return np.flatnonzero(
        (boxes[:, 0] <= x2) & (boxes[:, 2] >= x1) & (boxes[:, 1] <= y2) & (boxes[:, 3] >= y1)
    )


def line_width(ratio: float) -> float:
    """How wide lines are drawn, in device pixels."""
    return _WIDTH * ratio
