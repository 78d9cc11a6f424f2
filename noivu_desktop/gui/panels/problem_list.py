"""A list of problems, by kind, each a click away from its place on the map."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from noivu_desktop.gui.screen_room import scaled
from noivu_desktop.gui.tables.problem_rows import PROBLEM_ROLE, ProblemRows, kind_word
from noivu_desktop.units.checks import Problem
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.vietnamese import number

_KIND_WIDTH, _UNIT_WIDTH, _SIZE_WIDTH = 120, 150, 90
_LINES = 2


class ProblemList(QWidget):
    """Choose a kind, choose a problem; ``visited`` asks for its place."""

    visited = Signal(object)
    """The Problem."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problems: tuple[Problem, ...] = ()
        self._names: dict[str, str] = {}
        self.kinds = QComboBox()
        self.kinds.setAccessibleName(self.tr("Loại vấn đề"))
        self.kinds.currentIndexChanged.connect(self._filter)
        self.rows = ProblemRows(self)
        self.view = QTableView()
        self.view.setModel(self.rows)
        self.view.setAccessibleName(self.tr("Những điểm cần xem lại"))
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setAlternatingRowColors(True)
        self.view.verticalHeader().hide()
        height = _LINES * self.view.fontMetrics().lineSpacing() + 8
        self.view.verticalHeader().setDefaultSectionSize(height)
        header = self.view.horizontalHeader()
        header.setSortIndicator(-1, Qt.SortOrder.DescendingOrder)
        self.view.setSortingEnabled(True)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(0, scaled(_KIND_WIDTH))
        header.resizeSection(1, scaled(_UNIT_WIDTH))
        header.resizeSection(2, scaled(_SIZE_WIDTH))
        self.view.selectionModel().currentRowChanged.connect(self._visit)
        self.detail = QLabel(wordWrap=True)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.detail.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.kinds)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.detail)

    def show_problems(self, problems: Sequence[Problem], coverage: Coverage) -> None:
        """Take other problems of the units in ``coverage``."""
        self._problems = tuple(problems)
        self._names = {unit.code: unit.full_name for unit in coverage.units}
        counted = Counter(one.kind for one in problems)
        self.kinds.blockSignals(True)
        self.kinds.clear()
        self.kinds.addItem(self.tr("Tất cả (%1)").replace("%1", number(len(problems))), None)
        for kind, count in counted.most_common():
            self.kinds.addItem(f"{kind_word(kind)} ({number(count)})", kind)
        self.kinds.blockSignals(False)
        self._filter()

    def _filter(self) -> None:
        wanted = self.kinds.currentData()
        shown = [one for one in self._problems if wanted in (None, one.kind)]
        self.rows.show_problems(shown, self._names)
        header = self.view.horizontalHeader()
        self.rows.sort(header.sortIndicatorSection(), header.sortIndicatorOrder())
        self.detail.hide()

    def _visit(self, index: QModelIndex) -> None:
        problem = index.data(PROBLEM_ROLE)
        if problem is not None:
            self.detail.setText(problem.text)
            self.detail.show()
            self.visited.emit(problem)
