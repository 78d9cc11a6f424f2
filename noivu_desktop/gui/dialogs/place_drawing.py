"""A small picture of a map over the extents of the provinces around it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pyproj.exceptions import ProjError
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from noivu_desktop.maps_in.likely_systems import to_degrees
from noivu_desktop.maps_in.provinces import PROVINCES, Province
from noivu_desktop.maps_in.seen_place import SeenPlace

_MARGIN = 0.25  # degrees around what is shown
_LEAST_SPAN = 1.6
_LEAST_SCALE = 90.0  # pixels to a degree, from which names of provinces have room
_OWN = {False: QColor("#0b6b66"), True: QColor("#5fc6bd")}
_MAP = {False: QColor("#b45309"), True: QColor("#f0a24b")}

Points = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Window:
    """Degrees to pixels; a degree of longitude is drawn as long as it is there."""

    west: float
    north: float
    stretch: float
    scale: float
    left: float
    top: float

    def point(self, longitude: float, latitude: float) -> QPointF:
        return QPointF(
            self.left + (longitude - self.west) * self.stretch * self.scale,
            self.top + (self.north - latitude) * self.scale,
        )


class PlaceDrawing(QWidget):
    """The expected province as a frame, the others by name, and the map on top."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(260, 240)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Vị trí của bản đồ so với các tỉnh"))
        self._province: Province | None = None
        self._rings: tuple[Points, ...] = ()

    def show_place(self, place: SeenPlace, crs: str) -> None:
        """Show the map as it lies if its coordinates are in ``crs``."""
        self._province = place.province
        self._rings = _rings_in_degrees(place.rings, crs)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        rings = [ring for ring in self._rings if np.isfinite(ring).all()]
        if rings:
            dark = self.palette().color(QPalette.ColorRole.Base).lightness() < 128
            window = self._window(np.vstack(rings))
            self._draw_provinces(painter, window, dark=dark)
            painter.setPen(QPen(_MAP[dark], 1))
            tint = QColor(_MAP[dark])
            tint.setAlpha(70)
            painter.setBrush(tint)
            for ring in rings:
                painter.drawPolygon(QPolygonF([window.point(x, y) for x, y in ring.tolist()]))
        painter.end()

    def _draw_provinces(self, painter: QPainter, window: _Window, *, dark: bool) -> None:
        """The expected province as a frame; the others by name where their middle is."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        room = QRectF(-60, -10, 120, 20)
        named = PROVINCES if window.scale > _LEAST_SCALE else ()
        for one in named:
            middle = window.point((one.west + one.east) / 2, (one.south + one.north) / 2)
            letters = painter.boundingRect(
                room.translated(middle), Qt.AlignmentFlag.AlignCenter, one.name
            )
            if one is not self._province and QRectF(self.rect()).contains(letters):
                painter.drawText(letters, Qt.AlignmentFlag.AlignCenter, one.name)
        own = self._province
        if own is not None:
            corners = window.point(own.west, own.north), window.point(own.east, own.south)
            frame = QRectF(*corners).normalized()
            painter.setPen(QPen(_OWN[dark], 2))
            painter.drawRect(frame)
            words = self.tr("Phạm vi tỉnh %1").replace("%1", own.name)
            top_left = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
            painter.drawText(frame.adjusted(6, 4, -5, -3), top_left, words)

    def _window(self, points: Points) -> _Window:
        """The map and its province, or at least a few districts around the map."""
        west, south = points.min(axis=0).tolist()
        east, north = points.max(axis=0).tolist()
        if self._province is not None:
            west, east = min(west, self._province.west), max(east, self._province.east)
            south, north = min(south, self._province.south), max(north, self._province.north)
        wider = max(_MARGIN, (_LEAST_SPAN - max(east - west, north - south)) / 2)
        west, south, east, north = west - wider, south - wider, east + wider, north + wider
        stretch = float(np.cos(np.radians((south + north) / 2)))
        across, down = (east - west) * stretch, north - south
        scale = min(self.width() / across, self.height() / down)
        return _Window(
            west=west,
            north=north,
            stretch=stretch,
            scale=scale,
            left=(self.width() - across * scale) / 2,
            top=(self.height() - down * scale) / 2,
        )


def _rings_in_degrees(rings: tuple[Points, ...], crs: str) -> tuple[Points, ...]:
    """The rings as they lie if their coordinates are in ``crs``; none where they cannot be."""
    if not rings:
        return ()
    try:
        # All at once: to prepare the change of one system to another takes as long as a province.
        points = to_degrees(crs, np.vstack(rings))
    except ProjError:
        return ()
    return tuple(np.split(points, np.cumsum([len(ring) for ring in rings[:-1]])))
