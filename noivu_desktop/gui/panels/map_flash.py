"""A place that the map is to show: brought into sight and ringed for a moment."""

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from noivu_desktop.gui.map.surface import MapSurface

_FRAME_MS = 50
_FRAMES_OF_PULSE = 12
_PULSES = 3
_WIDEST_PX, _SMALLEST_PX = 64.0, 14.0
_CLOSE_M_PER_PX = 4.0
_ROOM_AROUND = 2.0
_RING, _HALO = QColor("#d4380d"), QColor(255, 255, 255, 220)


class MapFlash(QWidget):
    """Lies over a map and takes no clicks."""

    def __init__(self, canvas: MapSurface) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._place: tuple[float, float] | None = None
        self._frame = 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._timer = QTimer(self, interval=_FRAME_MS)
        self._timer.timeout.connect(self._step)
        canvas.installEventFilter(self)
        self.hide()

    def show_place(self, x: float, y: float, width_m: float = 0.0) -> None:
        """Bring map x, y into the middle, near enough to see it, and ring it.

        width_m  of what lies there: all of it is to be seen
        """
        room = max(1, min(self._canvas.width(), self._canvas.height()))
        close = min(self._canvas.metres_per_pixel, _CLOSE_M_PER_PX)
        scale = max(close, _ROOM_AROUND * width_m / room)
        self._canvas.set_view(x, y, scale)
        self._place, self._frame = (x, y), 0
        self.setGeometry(self._canvas.rect())
        self.show()
        self.raise_()
        self._timer.start()

    @property
    def place(self) -> tuple[float, float] | None:
        """Map x, y of the ring that is shown."""
        return self._place

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._canvas and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._canvas.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._place is None:
            return
        middle = self._canvas.to_window(*self._place)
        part = (self._frame % _FRAMES_OF_PULSE) / _FRAMES_OF_PULSE
        radius = _WIDEST_PX + (_SMALLEST_PX - _WIDEST_PX) * part
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for colour, width in ((_HALO, 6.0), (_RING, 3.0)):
            painter.setPen(QPen(colour, width))
            for size in (radius, _SMALLEST_PX):
                painter.drawEllipse(QPointF(middle), size, size)
        painter.end()

    def _step(self) -> None:
        self._frame += 1
        if self._frame >= _PULSES * _FRAMES_OF_PULSE:
            self._timer.stop()
            self._place = None
            self.hide()
        self.update()
