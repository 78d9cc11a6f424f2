"""The view of what is still to be put right: problems as small paragraphs."""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from noivu_desktop.gui.colours import is_dark
from noivu_desktop.gui.panels.steady_scroll_bar import SteadyScrollBar
from noivu_desktop.gui.tables.chips import paint_swatch
from noivu_desktop.gui.tables.findings_list import FindingsList, Problem
from noivu_desktop.gui.tables.row_pictures import RowPictures

_SWATCH = 14
_GAP = 8
_FEW = 100
_WRAP = Qt.TextFlag.TextWordWrap
_MARKED = (
    QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver
    | QStyle.StateFlag.State_HasFocus
)  # fmt: skip


class FindingsView(QListView):
    """The list scrolls by pixels; what a step changed is laid out before it is painted."""

    def __init__(self, problems: FindingsList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(problems)
        self._delegate = ProblemDelegate(problems, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Danh sách vấn đề"))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBar(SteadyScrollBar(self))
        problems.changed.connect(self._lay_out)

    def _lay_out(self) -> None:
        """Qt would do it when a timer has run, and the old rows would be painted until then."""
        if self.isVisible():
            self.executeDelayedItemsLayout()
            self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._delegate.measure_again()


class ProblemDelegate(QStyledItemDelegate):
    """A problem: swatch of its verdict, the unit in bold, the sentence of the law below.

    Sizes and pictures of problems are kept: the view asks for all of them after every step.
    """

    def __init__(self, problems: FindingsList, view: QListView) -> None:
        super().__init__(view)
        self._problems = problems
        self._view = view
        self._sizes: dict[Problem, QSize] = {}
        self._width = 0
        self._pictures = RowPictures()

    def measure_again(self) -> None:
        """Forget what was measured: letters are others now."""
        self._sizes.clear()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        problem = self._problems.problem(index.row())
        if option.state & _MARKED:
            self._paint(painter, option, index, problem)
            return
        palette = option.palette
        key = problem, palette.cacheKey(), option.font.key(), option.state
        self._pictures.paint(
            painter, option.rect, palette.base().color(), key,
            lambda onto: self._paint(onto, option, index, problem),
        )  # fmt: skip

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        width = self._view.viewport().width()
        if width != self._width:
            self._width, self._sizes = width, {}
        problem = self._problems.problem(index.row())
        size = self._sizes.get(problem)
        if size is None:
            self._forget_gone()
            size = QSize(width, self._height(problem, option.fontMetrics))
            self._sizes[problem] = size
        return size

    def _forget_gone(self) -> None:
        """Let go of problems that left the list: each holds what was judged when it came."""
        count = self._problems.rowCount()
        if len(self._sizes) > 2 * count + _FEW:
            shown = map(self._problems.problem, range(count))
            self._sizes = {one: self._sizes[one] for one in shown if one in self._sizes}

    def _paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        problem: Problem,
    ) -> None:
        self.initStyleOption(option, index)
        option.text = ""
        style = self._view.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, self._view)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        box = option.rect.adjusted(_SWATCH + 2 * _GAP, _GAP, -_GAP, -_GAP)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        swatch = QRectF(option.rect.left() + _GAP, box.top() + 2, _SWATCH, _SWATCH)
        paint_swatch(painter, swatch, problem.tint, dark=is_dark(option.palette))
        painter.setPen(option.palette.color(role))
        painter.setFont(_bold(option.font))
        metrics, dots = QFontMetrics(painter.font()), Qt.TextElideMode.ElideRight
        painter.drawText(box, 0, metrics.elidedText(problem.title, dots, box.width()))
        painter.setFont(option.font)
        top = option.fontMetrics.height() + 2 if problem.title else 0
        painter.drawText(box.adjusted(0, top, 0, 0), _WRAP, unbroken(problem.sentence))
        painter.restore()

    def _height(self, problem: Problem, metrics: QFontMetrics) -> int:
        room = QRect(0, 0, self._width - _SWATCH - 3 * _GAP, 10_000)
        title = metrics.height() + 2 if problem.title else 0
        sentence = unbroken(problem.sentence)
        return metrics.boundingRect(room, _WRAP, sentence).height() + title + 2 * _GAP


def unbroken(sentence: str) -> str:
    """No line may begin with the unit of the figure that ended the line before."""
    for unit in ("%", "km²"):
        sentence = sentence.replace(f" {unit}", f"\N{NO-BREAK SPACE}{unit}")
    return sentence


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold
