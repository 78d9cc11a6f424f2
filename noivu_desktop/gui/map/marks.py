"""Small signs above the units: seats, what is locked, and who is declared a neighbour."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPen, QPolygonF

from noivu_desktop.gui.map.arcs import Floats
from noivu_desktop.gui.map.scene import Scene, touching
from noivu_desktop.gui.map.style import MapStyle, color
from noivu_desktop.gui.map.view import View

_SIDE_PX = 18
_DOT_PX = 7
_LEAST_UNIT_PX = 14
"""Where a usual unit is smaller than this, signs would hide the map."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What is marked, in rows of the coverage.

    seats       members in which a merged unit has its seat
    together    pairs of units that are joined by a lock, a chain for each lock
    apart       pairs of units that a lock keeps from each other
    alone       units that a lock keeps as they are
    neighbours  pairs of units that no border joins but that are declared neighbours
    """

    seats: tuple[int, ...] = ()
    together: tuple[tuple[int, int], ...] = ()
    apart: tuple[tuple[int, int], ...] = ()
    alone: tuple[int, ...] = ()
    neighbours: tuple[tuple[int, int], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.signs)

    @property
    def signs(self) -> tuple[str, ...]:
        """The names of the signs in use."""
        found = {
            "seat": self.seats,
            "together": self.together,
            "apart": self.apart,
            "alone": self.alone,
            "neighbours": self.neighbours,
        }
        return tuple(name for name, rows in found.items() if rows)


def draw_marks(painter: QPainter, scene: Scene, view: View, marks: Marks, rect: QRect) -> None:
    """Draws the signs in device pixels for a rectangle of them; none where units are tiny."""
    if scene.usual_size_m * view.scale / scene.pixel_ratio < _LEAST_UNIT_PX:
        return
    style, ratio = scene.style, scene.pixel_ratio
    _draw_neighbours(painter, scene, view, marks.neighbours, rect)
    for sign, pairs, dash in (
        ("together", marks.together, Qt.PenStyle.SolidLine),
        ("apart", marks.apart, Qt.PenStyle.DashLine),
    ):
        for first, second in pairs:
            ends = _pixels(scene, view, (first, second))
            _draw_link(painter, QLineF(*ends), style, ratio, dash)
            middle = (ends[0] + ends[1]) / 2
            _draw_sign(painter, sign, middle, style, ratio)
    for sign, rows in (("alone", marks.alone), ("seat", marks.seats)):
        for at in _pixels(scene, view, rows):
            _draw_sign(painter, sign, at, style, ratio)


def _pixels(scene: Scene, view: View, rows: tuple[int, ...]) -> list[QPointF]:
    """A point inside each unit, in device pixels."""
    return [QPointF(*view.to_pixels(*scene.point_in(row))) for row in rows]


def _draw_neighbours(
    painter: QPainter, scene: Scene, view: View, pairs: tuple[tuple[int, int], ...], rect: QRect
) -> None:
    """Thin lines, below all signs, for the pairs that may touch the rectangle."""
    if not pairs:
        return
    ends = np.array([[scene.point_in(row) for row in pair] for pair in pairs])
    boxes = np.hstack([ends.min(axis=1), ends.max(axis=1)])
    near = touching(boxes, view.local_box(rect, _DOT_PX * scene.pixel_ratio))
    lines = [QLineF(*view.to_pixels(*one), *view.to_pixels(*two)) for one, two in ends[near]]
    _draw_dashed(painter, lines, scene.style, scene.pixel_ratio)


def _draw_dashed(painter: QPainter, lines: list[QLineF], style: MapStyle, ratio: float) -> None:
    """The halo lets nothing through: a translucent one takes four times as long."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color((*style.halo[:3], 255)), 3.6 * ratio))
    painter.drawLines(lines)
    pen = QPen(color(style.label), 1.5 * ratio)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([3.0, 2.0])
    painter.setPen(pen)
    painter.drawLines(lines)
    dot = _dot(style, ratio)
    half = QPointF(dot.width() / 2, dot.height() / 2)
    for line in lines:
        painter.drawImage((line.p1() - half).toPoint(), dot)
        painter.drawImage((line.p2() - half).toPoint(), dot)


@lru_cache(maxsize=8)
def _dot(style: MapStyle, ratio: float) -> QImage:
    """Where a line ends; drawn once, since points with a round pen are slow."""
    side = round(_DOT_PX * ratio)
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(ratio, ratio)
        painter.setPen(QPen(color(style.halo), 1))
        painter.setBrush(color(style.label))
        painter.drawEllipse(QRectF(0.5, 0.5, _DOT_PX - 1, _DOT_PX - 1))
    return image


def _draw_link(
    painter: QPainter, line: QLineF, style: MapStyle, ratio: float, dash: Qt.PenStyle
) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color(style.halo), 5 * ratio))
    painter.drawLine(line)
    painter.setPen(QPen(color(style.label), 2 * ratio, dash))
    painter.drawLine(line)


def _draw_sign(painter: QPainter, sign: str, at: QPointF, style: MapStyle, ratio: float) -> None:
    image = sign_image(sign, style, ratio)
    half = QPointF(image.width() / 2, image.height() / 2)
    painter.drawImage((at - half).toPoint(), image)


@lru_cache(maxsize=32)
def sign_image(sign: str, style: MapStyle, ratio: float) -> QImage:
    """The picture of one sign in device pixels; drawn on a square of 18."""
    side = round(_SIDE_PX * ratio)
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(ratio, ratio)
        if sign == "seat":
            painter.setPen(QPen(color(style.halo), 1.6))
            painter.setBrush(color(style.seat))
            painter.drawPolygon(_star(QPointF(9, 9.6), 8, 3.3))
            return image
        if sign == "neighbours":
            _draw_dashed(painter, [QLineF(2.5, 9, 15.5, 9)], style, 1)
            return image
        painter.setPen(QPen(color(style.label), 1.2))
        painter.setBrush(color(style.background))
        painter.drawEllipse(QRectF(1, 1, 16, 16))
        painter.setPen(QPen(color(style.label), 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        _SIGNS[sign](painter)
    return image


def _chain(painter: QPainter) -> None:
    painter.drawRoundedRect(QRectF(3.5, 7, 6.5, 4), 2, 2)
    painter.drawRoundedRect(QRectF(8, 7, 6.5, 4), 2, 2)


def _broken_chain(painter: QPainter) -> None:
    painter.drawRoundedRect(QRectF(3.2, 7, 4.4, 4), 2, 2)
    painter.drawRoundedRect(QRectF(10.4, 7, 4.4, 4), 2, 2)
    painter.drawLine(QPointF(7.6, 13), QPointF(10.4, 5))


def _padlock(painter: QPainter) -> None:
    shackle = QPainterPath(QPointF(6.6, 8.4))
    shackle.arcTo(QRectF(6.6, 4.2, 4.8, 5.2), 180, -180)
    painter.drawPath(shackle)
    painter.fillRect(QRectF(5.4, 8.2, 7.2, 5.4), painter.pen().color())


_SIGNS = {"together": _chain, "apart": _broken_chain, "alone": _padlock}


def _star(middle: QPointF, outer: float, inner: float) -> QPolygonF:
    turns = np.arange(10) * np.pi / 5 - np.pi / 2
    reach = np.where(np.arange(10) % 2 == 0, outer, inner)
    corners = zip((np.cos(turns) * reach).tolist(), (np.sin(turns) * reach).tolist(), strict=True)
    return QPolygonF([middle + QPointF(x, y) for x, y in corners])


def shortest_chain(points: Floats) -> list[tuple[int, int]]:
    """The pairs that join all points, shape (n, 2), with the least length of lines."""
    joined, left, pairs = [0], list(range(1, len(points))), []
    while left:
        first, second = min(
            ((one, other) for one in joined for other in left),
            key=lambda pair: (float(np.hypot(*(points[pair[0]] - points[pair[1]]))), pair),
        )
        pairs.append((first, second))
        joined.append(second)
        left.remove(second)
    return pairs
