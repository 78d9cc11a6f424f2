"""What is still to be put right, one click from the map."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from noivu_desktop.gui.colours import is_dark
from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.gui.selection import Selection
from noivu_desktop.gui.tables.chips import TINT_ROLE, paint_swatch
from noivu_desktop.gui.tables.findings_list import (
    CODES_ROLE,
    MISSING_ROLE,
    FindingsList,
    Problem,
)
from noivu_desktop.rules.finding import (
    MISSING_CONFIRMATION,
    MISSING_CONSULTATION,
    MISSING_STANDARD,
)
from noivu_desktop.vietnamese import number

_SWATCH = 14
_GAP = 8
_WRAP = Qt.TextFlag.TextWordWrap


class FindingsPanel(QWidget):
    """Lists what the shown plan does not meet. Reads the project, never writes it."""

    remedy_wished = Signal(str)  # the id of the action that puts the shown problem right

    def __init__(
        self, model: ProjectModel, selection: Selection, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._selection = selection
        self.headline = QLabel()
        self.headline.setWordWrap(True)
        self.next_button = QPushButton(self.tr("Tiếp theo (F8)"))
        self.next_button.setToolTip(self.tr("Tới vấn đề tiếp theo trên bản đồ"))
        self.next_button.clicked.connect(lambda: self.go(1))
        self._remedy = ""
        self.remedy_button = QPushButton()
        self.remedy_button.clicked.connect(lambda: self.remedy_wished.emit(self._remedy))
        self.list = FindingsList(model, self)
        self.view = QListView(self)
        self.view.setModel(self.list)
        self.view.setItemDelegate(ProblemDelegate(self.list, self.view))
        self.view.setAccessibleName(self.tr("Danh sách vấn đề"))
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setLayoutMode(QListView.LayoutMode.Batched)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.clicked.connect(self._visit)
        self.view.activated.connect(self._visit)
        top = QHBoxLayout()
        top.addWidget(self.headline, 1)
        top.addWidget(self.remedy_button)
        top.addWidget(self.next_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addLayout(top)
        layout.addWidget(self.view, 1)
        self.list.changed.connect(self._show_headline)
        selection.changed.connect(self._show_remedy)
        self.view.selectionModel().currentChanged.connect(self._show_remedy)
        self._show_headline()

    def go(self, step: int) -> None:
        """Visit the next (1) or the previous (-1) problem, round and round."""
        count = self.list.rowCount()
        if not count:
            return
        current = self.view.currentIndex()
        start = current.row() if current.isValid() else (-1 if step > 0 else 0)
        index = self.list.index((start + step) % count, 0)
        self.view.setCurrentIndex(index)
        self._visit(index)

    def _visit(self, index: QModelIndex) -> None:
        codes = index.data(CODES_ROLE)
        if codes:
            self._selection.show_on_map(codes)

    def _show_remedy(self) -> None:
        """The button is there while something is missing for the problem that is shown."""
        index = self.view.currentIndex()
        is_shown = index.isValid() and index.data(CODES_ROLE) == self._selection.codes
        missing = index.data(MISSING_ROLE) if is_shown else ()
        self._remedy = remedy(missing)
        self.remedy_button.setVisible(bool(missing) and not self._model.file.read_only)
        self.remedy_button.setText(
            {
                "law.consult": self.tr("Ghi kết quả lấy ý kiến…"),
                "law.rule_sets": self.tr("Xem bộ quy định…"),
            }.get(self._remedy, self.tr("Bổ sung số liệu…"))
        )

    def _show_headline(self) -> None:
        self._show_remedy()
        count = self.list.rowCount()
        self.next_button.setEnabled(count > 0)
        if self._model.check is None:
            self.headline.setText(self._model.check_problem)
        elif count:
            self.headline.setText(
                self.tr("<b>%1</b> việc còn phải xử lý").replace("%1", number(count))
            )
        else:
            self.headline.setText(self.tr("Không còn vấn đề nào theo văn bản đã chọn."))


def remedy(missing: Sequence[str]) -> str:
    """The id of the action by which a person fills in what is missing."""
    if MISSING_CONSULTATION in missing:
        return "law.consult"
    of_the_text = [
        one for one in missing if one == MISSING_CONFIRMATION or one.startswith(MISSING_STANDARD)
    ]
    return "law.rule_sets" if missing and len(of_the_text) == len(missing) else "law.facts"


class ProblemDelegate(QStyledItemDelegate):
    """A problem: swatch of its verdict, the unit in bold, the sentence of the law below.

    Heights of sentences are kept: the view asks for all of them after every step.
    """

    def __init__(self, problems: FindingsList, parent: QObject) -> None:
        super().__init__(parent)
        self._problems = problems
        self._heights: dict[Problem, int] = {}
        self._measured = (0, QFont())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        self.initStyleOption(option, index)
        title, option.text = option.text, ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        box = self._text_box(option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        swatch = QRectF(option.rect.left() + _GAP, box.top() + 2, _SWATCH, _SWATCH)
        paint_swatch(painter, swatch, index.data(TINT_ROLE), dark=is_dark(option.palette))
        painter.setPen(option.palette.color(role))
        painter.setFont(_bold(option.font))
        metrics, dots = QFontMetrics(painter.font()), Qt.TextElideMode.ElideRight
        painter.drawText(box, 0, metrics.elidedText(title, dots, box.width()))
        painter.setFont(option.font)
        top = option.fontMetrics.height() + 2 if title else 0
        painter.drawText(box.adjusted(0, top, 0, 0), _WRAP, self._sentence(index))
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else 300
        if (width, option.font) != self._measured:
            self._measured, self._heights = (width, QFont(option.font)), {}
        problem = self._problems.problem(index.row())
        if problem not in self._heights:
            self._heights[problem] = self._height(problem, option.fontMetrics)
        return QSize(width, self._heights[problem])

    def _height(self, problem: Problem, metrics: QFontMetrics) -> int:
        room = QRect(0, 0, self._measured[0] - _SWATCH - 3 * _GAP, 10_000)
        title = metrics.height() + 2 if problem.title else 0
        sentence = _unbroken(problem.sentence)
        return metrics.boundingRect(room, _WRAP, sentence).height() + title + 2 * _GAP

    def _text_box(self, option: QStyleOptionViewItem) -> QRect:
        rect: QRect = option.rect
        return rect.adjusted(_SWATCH + 2 * _GAP, _GAP, -_GAP, -_GAP)

    def _sentence(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return _unbroken(str(index.data(Qt.ItemDataRole.ToolTipRole)))


def _unbroken(sentence: str) -> str:
    """No line may begin with the unit of the figure that ended the line before."""
    for unit in ("%", "km²"):
        sentence = sentence.replace(f" {unit}", f"\N{NO-BREAK SPACE}{unit}")
    return sentence


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold
