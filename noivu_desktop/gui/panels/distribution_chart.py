"""How many units lie where about the standard, before and after the plan."""

from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QVBoxLayout, QWidget

from noivu_desktop.gui.colours import STANDING_TINTS, is_dark
from noivu_desktop.gui.distribution import (
    CLASS_WIDTH,
    CLASSES,
    STANDARD_CLASS,
    Distribution,
    Distributions,
    class_words,
    quantities,
)
from noivu_desktop.gui.panels.chart_axis import even_steps
from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.gui.standing import Standing
from noivu_desktop.units.unit import Level
from noivu_desktop.vietnamese import number

_RIGHT = 14
_BAR = 0.38
_LEAST_STEP = 2
"""Of so many classes at least one has its share written below it."""


class DistributionPanel(QWidget):
    """A chart for each standard; nothing is counted while the panel is not seen."""

    def __init__(self, model: ProjectModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._is_current = False
        self._distributions = Distributions()
        most = max(len(quantities(level)) for level in Level)
        self.charts = tuple(DistributionChart(self) for _ in range(most))
        layout = QVBoxLayout(self)
        for chart in self.charts:
            layout.addWidget(chart, 1)
        for signal in (model.units_changed, model.plan_changed, model.rules_changed):
            signal.connect(self._follow)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Seen again: a dock behind another is moved away, not hidden, and comes back by this."""
        super().paintEvent(event)
        self._bring_up_to_date()

    def _follow(self) -> None:
        self._is_current = False
        if not self.visibleRegion().isEmpty():
            self._bring_up_to_date()

    def _bring_up_to_date(self) -> None:
        check = self._model.check
        if self._is_current or check is None:
            return
        self._is_current = True
        found = self._distributions.of(check)
        for at, chart in enumerate(self.charts):
            chart.setVisible(at < len(found))  # the levels are not judged by equally many figures
            if at < len(found):
                chart.show_distribution(found[at])


class DistributionChart(QWidget):
    """Two bars for each class: before and after. The line is the standard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: Distribution | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(260, 110)

    def sizeHint(self) -> QSize:
        return QSize(480, 300)

    def show_distribution(self, shown: Distribution) -> None:
        """Draw another distribution."""
        self.shown = shown
        self.setAccessibleName(shown.title)
        self.setAccessibleDescription(self.words(shown))
        self.update()

    def words(self, shown: Distribution) -> str:
        """What the chart says, in a sentence."""
        words = self.tr("Dưới tiêu chuẩn: %1 đơn vị trước, %2 đơn vị sau sắp xếp")
        values = [*shown.below, *shown.unknown]
        if any(shown.unknown):
            words += self.tr("; chưa đủ số liệu: %3 trước, %4 sau")
        for place, value in enumerate(values, start=1):
            words = words.replace(f"%{place}", number(value))
        return f"{words}."

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._tip(event.pos().x()), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.shown is None:
            return
        steps = even_steps(max(1, *self.shown.before, *self.shown.after))
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_heads(painter, self.shown)
            self._paint_axes(painter, steps)
            self._paint_bars(painter, self.shown, steps[-1])
            self._paint_standard(painter)

    @property
    def _room(self) -> QRectF:
        line = self.fontMetrics().height()
        left = self.fontMetrics().horizontalAdvance("00.000") + 10
        return QRectF(self.rect()).adjusted(left, 2 * line + 16, -_RIGHT, -2 * line - 14)

    def _x(self, classes: float) -> float:
        return self._room.left() + self._room.width() * classes / CLASSES

    def _y(self, share: float) -> float:
        return self._room.bottom() - self._room.height() * share

    def _paint_heads(self, painter: QPainter, shown: Distribution) -> None:
        metrics, left = self.fontMetrics(), 8.0
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self._ink)
        painter.drawText(QPointF(left, metrics.ascent() + 4), shown.title)
        painter.setFont(self.font())
        base = metrics.ascent() + metrics.height() + 8
        for words, colour in ((self.tr("trước"), self._before), (self.tr("sau"), self._after)):
            painter.fillRect(QRectF(left, base - 10, 12, 10), colour)
            painter.drawText(QPointF(left + 17, base), words)
            left += 17 + metrics.horizontalAdvance(words) + 16
        room = QRectF(left, base - metrics.ascent(), self.width() - left - 8, metrics.height())
        text = metrics.elidedText(self.words(shown), Qt.TextElideMode.ElideRight, int(room.width()))
        painter.setPen(self._quiet)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight, text)

    def _paint_axes(self, painter: QPainter, steps: list[int]) -> None:
        room, line = self._room, self.fontMetrics().height()
        for step in steps:
            y = self._y(step / steps[-1])
            painter.setPen(QPen(self._quiet, 0.5, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            painter.setPen(self._quiet)
            box = QRectF(0, y - line / 2, room.left() - 6, line)
            painter.drawText(
                box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number(step)
            )
        centre = Qt.AlignmentFlag.AlignHCenter
        wide = self.fontMetrics().horizontalAdvance("200 %+") + 6.0
        every = max(_LEAST_STEP, ceil(wide * CLASSES / room.width()))
        for at in range(0, CLASSES, every):
            text = f"{int(100 * CLASS_WIDTH * at)} %" + ("+" if at == CLASSES - 1 else "")
            box = QRectF(self._x(at) - wide / 2, room.bottom() + 3, wide, line)
            painter.drawText(box, centre, text)
        below = QRectF(0, room.bottom() + 4 + line, self.width(), line)
        words = self.tr("tỷ lệ so với tiêu chuẩn (cột đứng: số đơn vị)")
        shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, self.width() - 8)
        painter.drawText(below, centre, shown)

    def _paint_bars(self, painter: QPainter, shown: Distribution, most: int) -> None:
        width = self._room.width() / CLASSES * _BAR
        painter.setPen(Qt.PenStyle.NoPen)
        for at in range(CLASSES):
            for place, (counts, colour) in enumerate(
                ((shown.before, self._before), (shown.after, self._after))
            ):
                top = self._y(counts[at] / most)
                left = self._x(at + 0.5) + (place - 1) * width
                bar = QRectF(left, top, width - 1, self._room.bottom() - top)
                painter.fillRect(bar, colour)

    def _paint_standard(self, painter: QPainter) -> None:
        x = self._x(STANDARD_CLASS)
        painter.setPen(QPen(self._ink, 1.4, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, self._room.top() - 4), QPointF(x, self._room.bottom()))
        painter.drawText(
            QPointF(x + 5, self._room.top() + self.fontMetrics().ascent() - 4),
            self.tr("tiêu chuẩn"),
        )

    def _tip(self, x: float) -> str:
        at = int((x - self._room.left()) / self._room.width() * CLASSES)
        if self.shown is None or not 0 <= at < CLASSES:
            return ""
        words = self.tr("%1 tiêu chuẩn: %2 đơn vị trước, %3 đơn vị sau")
        values = (class_words(at), number(self.shown.before[at]), number(self.shown.after[at]))
        for place, value in enumerate(values, start=1):
            words = words.replace(f"%{place}", value)
        return words

    @property
    def _ink(self) -> QColor:
        return self.palette().color(QPalette.ColorRole.WindowText)

    @property
    def _quiet(self) -> QColor:
        return QColor("#a3abb3" if is_dark(self.palette()) else "#5c646c")

    @property
    def _before(self) -> QColor:
        return QColor("#8b939c" if is_dark(self.palette()) else "#9aa2aa")

    @property
    def _after(self) -> QColor:
        tint = STANDING_TINTS[Standing.MERGED_MET]
        return QColor("#4fb3ac") if is_dark(self.palette()) else tint.colour(dark=True)
