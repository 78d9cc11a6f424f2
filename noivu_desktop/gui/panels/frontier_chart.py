"""A chart of what each number of units after would cost; a point can be chosen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from noivu_desktop.gui.colours import is_dark
from noivu_desktop.gui.panels.chart_axis import even_steps
from noivu_desktop.gui.sentences import filled
from noivu_desktop.vietnamese import number

if TYPE_CHECKING:
    from noivu_desktop.optimise.frontier import FrontierPoint

translate = QCoreApplication.translate

_LEFT, _RIGHT, _TOP, _BOTTOM, _BETWEEN = 62, 18, 26, 46, 34
_DOT = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Panel:
    """One of the two charts, above each other."""

    title: str
    value: Callable[["FrontierPoint"], int | None]
    light: str
    dark: str

    def colour(self, *, dark: bool) -> QColor:
        return QColor(self.dark if dark else self.light)


class FrontierChart(QWidget):
    """Units left unresolved and units touched over the number after.

    Click or arrow keys choose, Enter or a double click accepts. Hollow dots are not proved,
    crosses cannot be reached.
    """

    point_chosen = Signal(object)
    accepted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(520, 340)
        self.setAccessibleName(self.tr("Biểu đồ số đơn vị, vướng mắc và xáo trộn"))
        self.points: tuple[FrontierPoint, ...] = ()
        self.chosen: FrontierPoint | None = None
        self._panels = (
            _Panel(
                title=self.tr("Đơn vị chưa đạt hoặc chưa được giải quyết (vướng mắc)"),
                value=lambda point: point.failing,
                light="#b4472a",
                dark="#f0957c",
            ),
            _Panel(
                title=self.tr("Đơn vị cũ phải thay đổi (xáo trộn)"),
                value=lambda point: point.touched,
                light="#1f6f78",
                dark="#6cc4bd",
            ),
        )

    def show_points(self, points: "Sequence[FrontierPoint]") -> None:
        """Show ``points``; the least disturbing of those with the fewest unresolved is chosen."""
        self.points = tuple(sorted(points, key=lambda one: one.units_after))
        self.chosen = None
        reached = [one for one in self.points if one.failing is not None]
        if reached:
            self.choose(min(reached, key=_cost))
        self.update()

    def choose(self, point: "FrontierPoint") -> None:
        """Mark a point."""
        self.chosen = point
        self.setAccessibleDescription(point_words(point))
        self.point_chosen.emit(point)
        self.update()

    def place_of(self, point: "FrontierPoint", panel: int) -> QPointF:
        """Where the dot of a point is drawn."""
        room, value = self._room(panel), self._panels[panel].value(point)
        most = self._most(panel)
        height = 0.0 if value is None else value / most
        return QPointF(self._x(point, room), room.bottom() - height * room.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self.palette().base())
        if self.points:
            for panel in range(len(self._panels)):
                self._paint_panel(painter, panel)
            self._paint_numbers_below(painter)
        else:
            painter.setPen(self.palette().placeholderText().color())
            painter.drawText(
                self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("Chưa có số liệu; bấm “Tính”.")
            )
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
        key = Qt.Key(event.key())
        reached = [one for one in self.points if one.failing is not None]
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen:
            self.accepted.emit()
        elif key in steps and self.chosen in reached:
            at = reached.index(self.chosen) + steps[key]
            self.choose(reached[min(max(at, 0), len(reached) - 1)])
        elif key in ends and reached:
            self.choose(reached[ends[key]])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        near = self._nearest(event.position().x())
        if near is not None and near.failing is not None:
            self.choose(near)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        near = self._nearest(event.position().x())
        if near is not None and near is self.chosen:
            self.accepted.emit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            near = self._nearest(event.pos().x())
            if near is not None:
                QToolTip.showText(event.globalPos(), point_words(near), self)
            return True
        return super().event(event)

    def _room(self, panel: int) -> QRectF:
        height = (self.height() - _TOP - _BOTTOM - _BETWEEN) / 2
        top = _TOP + panel * (height + _BETWEEN)
        return QRectF(_LEFT, top, self.width() - _LEFT - _RIGHT, height)

    def _x(self, point: "FrontierPoint", room: QRectF) -> float:
        first, last = self.points[0].units_after, self.points[-1].units_after
        share = (point.units_after - first) / (last - first) if last > first else 0.5
        inside = room.adjusted(14, 0, -14, 0)
        return inside.left() + share * inside.width()

    def _most(self, panel: int) -> int:
        values = (self._panels[panel].value(point) or 0 for point in self.points)
        return even_steps(max(values, default=0))[-1]

    def _nearest(self, x: float) -> "FrontierPoint | None":
        room = self._room(0)
        return min(self.points, key=lambda one: abs(self._x(one, room) - x), default=None)

    def _paint_panel(self, painter: QPainter, panel: int) -> None:
        room, look = self._room(panel), self._panels[panel]
        text, faint = self.palette().text().color(), self.palette().mid().color()
        painter.setPen(text)
        painter.drawText(QPointF(8, room.top() - 9), look.title)
        for tick in even_steps(self._most(panel)):
            y = room.bottom() - tick / self._most(panel) * room.height()
            painter.setPen(QPen(faint, 1, Qt.PenStyle.DotLine if tick else Qt.PenStyle.SolidLine))
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            painter.setPen(text)
            box = QRectF(0, y - 9, _LEFT - 8, 18)
            painter.drawText(
                box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number(tick)
            )
        self._paint_chosen(painter, room)
        self._paint_dots(painter, panel, look.colour(dark=is_dark(self.palette())))

    def _paint_chosen(self, painter: QPainter, room: QRectF) -> None:
        if self.chosen is None:
            return
        x = self._x(self.chosen, room)
        band = QColor(self.palette().highlight().color())
        band.setAlpha(70 if self.hasFocus() else 45)
        painter.fillRect(QRectF(x - 9, room.top() - 4, 18, room.height() + 4), band)

    def _paint_dots(self, painter: QPainter, panel: int, colour: QColor) -> None:
        reached = [one for one in self.points if one.failing is not None]
        painter.setPen(QPen(colour, 1.6))
        painter.drawPolyline([self.place_of(one, panel) for one in reached])
        for point in self.points:
            at = self.place_of(point, panel)
            painter.setPen(QPen(colour, 1.8))
            if point.failing is None:
                painter.drawLine(at + QPointF(-4, -8), at + QPointF(4, 0))
                painter.drawLine(at + QPointF(-4, 0), at + QPointF(4, -8))
                continue
            painter.setBrush(colour if point.proved else self.palette().base().color())
            painter.drawEllipse(at, _DOT, _DOT)

    def _paint_numbers_below(self, painter: QPainter) -> None:
        room = self._room(1)
        painter.setPen(self.palette().text().color())
        last_right = -1.0
        for point in self.points:
            x, words = self._x(point, room), number(point.units_after)
            wide = painter.fontMetrics().horizontalAdvance(words)
            if x - wide / 2 > last_right + 8:
                painter.drawText(QPointF(x - wide / 2, room.bottom() + 18), words)
                last_right = x + wide / 2
        below = QRectF(room.left(), room.bottom() + 22, room.width(), 20)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.tr("Số đơn vị sau sắp xếp"))


def point_words(point: "FrontierPoint") -> str:
    """One point in a sentence."""
    count = number(point.units_after)
    if point.failing is None or point.touched is None:
        words = translate("frontier", "Còn %1 đơn vị: không thể đạt được số này.")
        return filled(words, count)
    if point.proved:
        proof = translate("frontier", "đã chứng minh là ít nhất")
    else:
        proof = translate("frontier", "chưa chứng minh là ít nhất")
    words = translate(
        "frontier", "Còn %1 đơn vị: %2 đơn vị vướng mắc, %3 đơn vị cũ phải thay đổi (%4)."
    )
    return filled(words, count, number(point.failing), number(point.touched), proof)


def _cost(point: "FrontierPoint") -> tuple[int, int, int]:
    return (point.failing or 0, point.touched or 0, -point.units_after)
