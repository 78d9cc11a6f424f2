"""The widget under the map: which part is shown, and how it gets onto the screen."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from time import perf_counter
from typing import cast

import numpy as np
from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QFont,
    QImage,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QWidget

from noivu_desktop.gui.map.arcs import Floats, Integers
from noivu_desktop.gui.map.backing import Backing
from noivu_desktop.gui.map.furniture import MARGIN_PX, north_arrow, scale_bar
from noivu_desktop.gui.map.label_places import PlacedLabel, changed_boxes
from noivu_desktop.gui.map.overlay import OUTLINE_MARGIN_PX, Overlay
from noivu_desktop.gui.map.scene import BORDER_MARGIN_PX, Scene
from noivu_desktop.gui.map.view import View

_SLICE_S = 0.006
_CLOSEST_PX_PER_M = 2.0
_FARTHEST_OF_WHOLE = 0.25
_MOST_RECTS = 300
"""More than these are painted sooner as one."""
_CHANGED = QEvent.Type(QEvent.registerEventType())
"""Something on the map is to be drawn again."""


class MapSurface(QWidget):
    """Keeps a picture of a scene on the screen: pan, zoom, what changed, and what lies above."""

    view_changed = Signal()
    """Another part of the map, or another scale, is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(120, 90)
        self._scene = Scene()
        self._backing = Backing(self._scene)
        self._overlay = Overlay()
        self._view = View()
        self._fits_all = True
        self._dirty: list[Floats] = []
        self._is_announced = False
        self._placed_before: tuple[PlacedLabel, ...] | None = None
        self._ahead: Iterator[None] | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._work)

    def sizeHint(self) -> QSize:
        return QSize(900, 700)

    def zoom_to_all(self) -> None:
        """Shows the whole coverage, and keeps it whole while the window changes size."""
        self._fit(np.arange(self._scene.unit_count))
        self._fits_all = True

    def zoom_to(self, rows: Sequence[int]) -> None:
        """Shows some units whole."""
        self._fit(np.asarray(rows, dtype=np.int64))

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zooms in (factor > 1) or out; the point ``at`` (logical pixels) stays where it is."""
        where = (QPointF(self.width() / 2, self.height() / 2) if at is None else at) * self._ratio
        least, most = self._scale_range()
        scale = min(max(self._view.scale * factor, least), most)
        self._set_view(self._view.zoomed(scale, where.x(), where.y()))

    def pan(self, dx: int, dy: int) -> None:
        """Pulls the map by device pixels."""
        self._set_view(self._view.moved(dx, dy))

    def set_view(self, x: float, y: float, metres_per_pixel: float) -> None:
        """Puts a map point in the middle of the window at a scale in metres per logical pixel."""
        scale = self._ratio / metres_per_pixel
        local_x, local_y = self._scene.to_local(x, y)
        view = replace(
            self._view,
            scale=scale,
            left=round(local_x * scale - self._view.width / 2),
            top=round(local_y * scale - self._view.height / 2),
        )
        self._set_view(view)

    @property
    def fits_all(self) -> bool:
        """Whether the whole coverage is shown and stays whole while the window changes size."""
        return self._fits_all

    @property
    def metres_per_pixel(self) -> float:
        """The scale: metres in one logical pixel."""
        return self._ratio / self._view.scale

    @property
    def map_center(self) -> tuple[float, float]:
        """Map x, y in the middle of the window."""
        return self.to_map(QPointF(self.width() / 2, self.height() / 2))

    def to_map(self, point: QPointF) -> tuple[float, float]:
        """Map x, y under a point of the window in logical pixels."""
        return self._scene.to_map(*self._to_local(point))

    def to_window(self, x: float, y: float) -> QPointF:
        """The point of the window, in logical pixels, that shows map x, y."""
        return QPointF(*self._view.to_pixels(*self._scene.to_local(x, y))) / self._ratio

    def points_in(self, rows: Iterable[int]) -> list[QPoint]:
        """For each unit a point inside it, where its sign is; in logical pixels of the window."""
        self._adopt_size()
        points = (self._view.to_pixels(*self._scene.point_in(row)) for row in rows)
        return [(QPointF(*one) / self._ratio).toPoint() for one in points]

    def unit_at(self, point: QPointF) -> int:
        """The row of the unit under a point of the window in logical pixels, or -1."""
        return self._scene.picker.unit_at(*self._to_local(point))

    @property
    def is_drawing(self) -> bool:
        """Whether a crisp picture is still under way."""
        return not self._backing.is_settled(self._view)

    @property
    def is_busy(self) -> bool:
        """Whether anything is under way, levels for later zooming included."""
        return self.is_drawing or self._ahead is not None

    def finish_drawing(self) -> None:
        """Draws at once all that is still under way."""
        self._bring_up_to_date()
        while self._backing.has_work:
            self._backing.work(self._view, 1.0)

    def image(self) -> QImage:
        """The finished picture of the whole widget."""
        self.finish_drawing()
        return self.grab().toImage()

    def event(self, event: QEvent) -> bool:
        if event.type() == _CHANGED:
            if self.isVisible():  # else the next paint does it
                self._show_changes()
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._show_changes()
        with QPainter(self) as painter:
            self._paint(painter, event.rect())
        self._go_on()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._adopt_size()

    def _paint(self, painter: QPainter, touched: QRect) -> None:
        ratio = self._ratio
        rect = QRectF(
            touched.x() * ratio,
            touched.y() * ratio,
            touched.width() * ratio,
            touched.height() * ratio,
        ).toAlignedRect()
        painter.scale(1 / ratio, 1 / ratio)
        self._backing.paint(painter, self._view)
        self._overlay.draw(painter, self._scene, self._view, rect)
        painter.resetTransform()
        self._draw_furniture(painter)

    def _draw_furniture(self, painter: QPainter) -> None:
        if self._scene.unit_count == 0:
            return
        style, ratio = self._scene.style, self._ratio
        font = QFont(self.font())
        font.setPixelSize(style.label_px)
        bar = scale_bar(self.metres_per_pixel, style, font.toString(), ratio)
        arrow = north_arrow(style, font.toString(), ratio)
        bar_size, arrow_size = bar.deviceIndependentSize(), arrow.deviceIndependentSize()
        painter.drawImage(QPointF(MARGIN_PX, self.height() - MARGIN_PX - bar_size.height()), bar)
        painter.drawImage(QPointF(self.width() - MARGIN_PX - arrow_size.width(), MARGIN_PX), arrow)

    def _show_scene(self, scene: Scene) -> None:
        self._scene, self._backing, self._overlay = scene, Backing(scene), Overlay()
        self._dirty, self._placed_before = [], None
        self._ahead = None
        self._timer.stop()
        self._set_label_font()
        self.zoom_to_all()
        self.update()

    def _set_label_font(self) -> None:
        font = QFont(self.font())
        font.setPixelSize(round(self._scene.style.label_px * self._ratio))
        self._scene.set_font(font, self._ratio)

    @property
    def _ratio(self) -> float:
        return self.devicePixelRatioF()

    def _to_local(self, point: QPointF) -> tuple[float, float]:
        return self._view.to_local(point.x() * self._ratio, point.y() * self._ratio)

    def _set_view(self, view: View) -> None:
        if view == self._view:
            return
        self._view, self._fits_all = view, False
        self.update()
        self.view_changed.emit()

    def _fit(self, rows: Integers) -> None:
        self._adopt_size()
        box = self._scene.box_of(rows)
        if box is not None:
            self._set_view(self._view.fitted(box, _CLOSEST_PX_PER_M * self._ratio))

    def _scale_range(self) -> tuple[float, float]:
        most = _CLOSEST_PX_PER_M * self._ratio
        box = self._scene.box_of(np.arange(self._scene.unit_count))
        if box is None:
            return self._view.scale, self._view.scale
        return self._view.fitted(box, most).scale * _FARTHEST_OF_WHOLE, most

    def _adopt_size(self) -> None:
        """Follows a new size of the window, or a move to a screen of other density."""
        ratio = self._ratio
        width, height = round(self.width() * ratio), round(self.height() * ratio)
        if ratio != self._scene.pixel_ratio:
            factor = ratio / self._scene.pixel_ratio
            self._view = self._view.zoomed(self._view.scale * factor, 0, 0)
            self._set_label_font()
        if (width, height) == (self._view.width, self._view.height):
            return
        self._view = self._view.resized(width, height)
        if self._fits_all:
            self.zoom_to_all()
        self.view_changed.emit()

    def _touch(self, boxes: Floats) -> None:
        """Remembers local boxes, shape (n, 4), to be drawn again before the next paint."""
        if len(boxes):
            self._dirty.append(boxes)
            self._announce_changes()

    def _touch_labels(self) -> None:
        """Call before labels change: what comes and goes is drawn again before the next paint."""
        if self._placed_before is None:
            self._placed_before = self._scene.labels.shown(self._view)
        self._announce_changes()

    def _announce_changes(self) -> None:
        """Once all that changes together has changed, and before anything is painted."""
        if not self._is_announced:
            self._is_announced = True
            QCoreApplication.postEvent(self, QEvent(_CHANGED))

    def _show_changes(self) -> None:
        """Bring the picture up to date and let the window paint where it is another."""
        self._is_announced = False
        changed = self._bring_up_to_date()
        if not changed.isEmpty():
            inverse = QTransform.fromScale(1 / self._ratio, 1 / self._ratio)
            for rect in cast(Iterable[QRect], changed):
                self.update(inverse.mapRect(QRectF(rect)).toAlignedRect())
        self._go_on()

    def _go_on(self) -> None:
        """Let what is not whole yet be drawn while nothing else happens."""
        if not self._timer.isActive() and (self._backing.has_work or self._ahead is not None):
            self._timer.start(0)

    def _bring_up_to_date(self) -> QRegion:
        """Make the picture that of the view; what changed in it is told in device pixels."""
        self._adopt_size()
        changed = self._repaint_changes()
        self._backing.follow(self._view)
        settled = self._backing.is_settled(self._view)
        if settled and self._ahead is None and not self._scene.is_ahead(self._view):
            self._ahead = self._scene.build_ahead(self._view)
        return changed

    def _repaint_changes(self) -> QRegion:
        if not self._dirty and self._placed_before is None:
            return QRegion()
        margin = BORDER_MARGIN_PX * self._ratio
        boxes = np.vstack([np.empty((0, 4)), *self._dirty])
        boxes = boxes[~np.isnan(boxes).any(axis=1)]
        rects = self._view.pixel_rects(boxes, margin)
        if self._placed_before is not None:
            after = self._scene.labels.placed(self._view)
            rects += changed_boxes(self._placed_before, after, self._view)
        self._dirty, self._placed_before = [], None
        return self._backing.repaint(self._view, rects)

    def _update_rows(self, rows: Integers) -> None:
        """Asks for a paint of what lies above some units."""
        if len(rows) > _MOST_RECTS:
            self.update()
            return
        boxes = self._scene.boxes[rows]
        boxes = boxes[~np.isnan(boxes).any(axis=1)]
        for box in self._view.pixel_rects(boxes, OUTLINE_MARGIN_PX * self._ratio):
            ratio = self._ratio
            logical = QRectF(
                box.x() / ratio, box.y() / ratio, box.width() / ratio, box.height() / ratio
            )
            self.update(logical.toAlignedRect())

    def _work(self) -> None:
        """Draws, or builds ahead, for a few milliseconds; anything the user does goes first."""
        if self._backing.has_work:
            if self._backing.work(self._view, _SLICE_S):
                self.update()
            return
        stop = perf_counter() + _SLICE_S
        while self._ahead is not None and perf_counter() < stop:
            if next(self._ahead, self) is self:
                self._ahead = None
        if self._ahead is None:
            self._timer.stop()


def rect_between(corners: tuple[int, int, int, int]) -> QRect:
    """The rectangle between two corners (x1, y1, x2, y2) given in any order."""
    x1, y1, x2, y2 = corners
    return QRect(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))
