"""Parts of divided units on the map: filled as the unit that takes them, cut off by a line."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF

from noivu_desktop.gui.map.arcs import NO_UNIT, Floats

_TOUCH_M = 0.5


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class MapPart:
    """What of one unit belongs elsewhere. Rows are rows of the coverage.

    unit    the unit that it is cut from
    home    the unit that the part goes with, whose colour it takes
    beside  all units that go with it: the border towards them goes
    shape   its polygon, in metres of the coverage's crs
    text    its name
    """

    unit: int
    home: int
    beside: tuple[int, ...]
    shape: shapely.Geometry
    text: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PartPicture:
    """A part ready to be drawn, in local coordinates.

    area     its polygon
    cut      its border towards all others: the line that cuts it off, and where it looks outward
    joined   the old border towards the units that it joins
    middle   where its name stands
    """

    home: int
    text: str
    shape: shapely.Geometry
    area: QPainterPath
    cut: QPainterPath
    joined: QPainterPath
    middle: tuple[float, float]
    box: tuple[float, float, float, float]


def picture_of(part: MapPart, shape: shapely.Geometry, units: NDArray[np.object_]) -> PartPicture:
    """The picture of a part whose local polygon is ``shape``; ``units`` are all local polygons."""
    border = shapely.boundary(shape)
    others = shapely.union_all(shapely.buffer(units[list(part.beside)], _TOUCH_M))
    point = shapely.point_on_surface(shape)
    return PartPicture(
        home=part.home,
        text=part.text,
        shape=shape,
        area=area_path(shape),
        cut=line_path(shapely.difference(border, others)),
        joined=line_path(shapely.intersection(border, others)),
        middle=(point.x, point.y),
        box=tuple(shapely.bounds(shape).tolist()),
    )


def part_at(parts: Sequence[PartPicture], x: float, y: float) -> int:
    """The number of the part that holds a local point, or NO_UNIT."""
    return next(
        (n for n, part in enumerate(parts) if shapely.intersects_xy(part.shape, x, y)), NO_UNIT
    )


def area_path(shape: shapely.Geometry) -> QPainterPath:
    """The outline of a polygon, holes left out."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for ring in shapely.get_rings(shape):
        path.addPolygon(_polygon(shapely.get_coordinates(ring)))
        path.closeSubpath()
    return path


def line_path(lines: shapely.Geometry) -> QPainterPath:
    """Lines as a path that is not filled."""
    path = QPainterPath()
    merged = shapely.line_merge(lines) if lines.geom_type == "MultiLineString" else lines
    for line in shapely.get_parts(merged):
        if line.geom_type == "LineString" and not line.is_empty:
            path.addPolygon(_polygon(shapely.get_coordinates(line)))
    return path


def _polygon(points: Floats) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points.tolist()])
