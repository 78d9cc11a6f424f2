"""What is still to be put right, one click from the map."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from noivu_desktop.gui.panels.findings_view import FindingsView
from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.gui.selection import Selection
from noivu_desktop.gui.tables.findings_list import CODES_ROLE, MISSING_ROLE, FindingsList
from noivu_desktop.rules.finding import (
    MISSING_CONFIRMATION,
    MISSING_CONSULTATION,
    MISSING_STANDARD,
)
from noivu_desktop.vietnamese import number


class FindingsPanel(QWidget):
    """Lists what the shown plan does not meet. Reads the project, never writes it."""

    remedy_wished = Signal(str)  # the id of the action that puts the shown problem right

    def __init__(
        self, model: ProjectModel, selection: Selection, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._selection = selection
        self.count = QLabel()
        self.headline = _Headline()
        self.headline.setMinimumWidth(1)
        bold = self.count.font()
        bold.setBold(True)
        self.count.setFont(bold)
        self.next_button = QPushButton(self.tr("Tiếp theo (F8)"))
        self.next_button.setToolTip(self.tr("Tới vấn đề tiếp theo trên bản đồ"))
        self.next_button.clicked.connect(lambda: self.go(1))
        self._visited: QPersistentModelIndex | None = None
        self._remedy = ""
        self._left = self.tr("việc còn phải xử lý")
        self.remedy_button = QPushButton()
        self.remedy_button.clicked.connect(lambda: self.remedy_wished.emit(self._remedy))
        self.list = FindingsList(model, self)
        self.view = FindingsView(self.list, self)
        self.view.clicked.connect(self._visit)
        self.view.activated.connect(self._visit)
        top = QHBoxLayout()
        top.addWidget(self.count)
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

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "view"):
            self._show_headline()  # the number is as wide as it was in the letters before

    def go(self, step: int) -> None:
        """Visit the next (1) or the previous (-1) problem, round and round."""
        count = self.list.rowCount()
        if not count:
            return
        current = self.view.currentIndex()
        start = current.row() if current.isValid() else (-1 if step > 0 else 0)
        is_solved = self._visited is not None and not self._visited.isValid()
        if is_solved and current.isValid() and step > 0:
            start -= 1  # the row below took its place in the list and was not visited yet
        index = self.list.index((start + step) % count, 0)
        self.view.setCurrentIndex(index)
        self._visit(index)

    def _visit(self, index: QModelIndex) -> None:
        self._visited = QPersistentModelIndex(index)
        codes = index.data(CODES_ROLE)
        if codes:
            self._selection.show_on_map(codes)

    def _show_remedy(self) -> None:
        """The button is there while something is missing for the problem that is shown."""
        index = self.view.currentIndex()
        is_shown = index.isValid() and index.data(CODES_ROLE) == self._selection.codes
        missing = index.data(MISSING_ROLE) if is_shown else ()
        self._remedy = remedy(missing)
        is_wanted = bool(missing) and not self._model.file.read_only
        self.remedy_button.setVisible(is_wanted)
        if is_wanted:
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
        self._show_count(number(count) if count and self._model.check else "")
        if self._model.check is None:
            self._say(self._model.check_problem)
        elif count:
            self._say(self._left)
        else:
            self._say(self.tr("Không còn vấn đề nào theo văn bản đã chọn."))

    def _say(self, words: str) -> None:
        """A sentence takes the lines that it needs; words that only go with the number take one."""
        is_sentence = words != self._left
        if self.headline.wordWrap() is not is_sentence:
            self.headline.setWordWrap(is_sentence)
        self.headline.setText(words)

    def _show_count(self, count: str) -> None:
        """Of fixed size, so that another number of as many digits lays nothing out again."""
        self.count.setText(count)
        self.count.setVisible(bool(count))
        if self.count.minimumSize() != self.count.sizeHint():
            self.count.setFixedSize(self.count.sizeHint())


class _Headline(QLabel):
    """A single line ends in "…" where room is short; a sentence takes more lines."""

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.wordWrap():
            super().paintEvent(event)
            return
        dots = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self.text(), dots, self.width())
        painter = QPainter(self)
        painter.drawText(self.rect(), self.alignment(), shown)
        painter.end()


def remedy(missing: Sequence[str]) -> str:
    """The id of the action by which a person fills in what is missing."""
    if MISSING_CONSULTATION in missing:
        return "law.consult"
    of_the_text = [
        one for one in missing if one == MISSING_CONFIRMATION or one.startswith(MISSING_STANDARD)
    ]
    return "law.rule_sets" if missing and len(of_the_text) == len(missing) else "law.facts"
