"""The shown plan as a tree."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QStackedLayout,
    QTreeView,
    QWidget,
)

from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.gui.selection import Selection
from noivu_desktop.gui.tables.chips import ChipDelegate
from noivu_desktop.gui.tables.plan_tree import AREA, CODES_ROLE, NAME, POPULATION, VERDICT, PlanTree

_WIDEST = {VERDICT: ("chưa đủ số liệu", 24), AREA: ("1.234,56", 12), POPULATION: ("123.456", 12)}


class PlanPanel(QWidget):
    """Merged units and their members; choosing a line chooses its units, twice shows them."""

    def __init__(
        self, model: ProjectModel, selection: Selection, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._selection = selection
        self._following = False
        self._expanded: set[tuple[str, ...]] = set()
        self.tree = PlanTree(model, self)
        self.view = self._make_view()
        self.empty = QLabel(
            self.tr(
                "Phương án chưa nhập đơn vị nào.\n\nBấm một đơn vị trên bản đồ, giữ Ctrl và bấm "
                "đơn vị kề bên, rồi nhấn Enter.\n\nHoặc để máy tìm phương án tốt nhất (F9)."
            )
        )
        self.empty.setWordWrap(True)
        self.empty.setMargin(16)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        self.tree.modelAboutToBeReset.connect(self._remember_expanded)
        self.tree.modelReset.connect(self._restore)
        selection.changed.connect(self._show_selection)
        self._restore()

    def _make_view(self) -> QTreeView:
        view = QTreeView(self)
        view.setModel(self.tree)
        view.setItemDelegateForColumn(VERDICT, ChipDelegate(view))
        view.setAccessibleName(self.tr("Các đơn vị sau sắp xếp"))
        view.setUniformRowHeights(True)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setExpandsOnDoubleClick(False)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        header = view.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(30)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column, (widest, padding) in _WIDEST.items():
            # Not by contents: that would measure every line after every step.
            header.resizeSection(column, view.fontMetrics().horizontalAdvance(widest) + padding)
        view.selectionModel().selectionChanged.connect(self._tell_selection)
        view.activated.connect(self._show_on_map)
        view.doubleClicked.connect(self._show_on_map)
        return view

    def _tell_selection(self) -> None:
        chosen = self.view.selectionModel().selectedRows()
        if self.view.hasFocus() and chosen and not self._following:
            self._selection.choose(chosen[0].data(CODES_ROLE))

    def _show_on_map(self, index: QModelIndex) -> None:
        self._selection.show_on_map(index.data(CODES_ROLE))

    def _show_selection(self) -> None:
        """Mark the merged unit that all chosen units belong to."""
        shown = self.view.selectionModel().selectedRows()
        if shown and shown[0].data(CODES_ROLE) == self._selection.codes:
            return
        groups = {self._model.plan.merged_by_member.get(code) for code in self._selection.codes}
        merged = groups.pop() if len(groups) == 1 else None
        index = self.tree.branch_of(merged.codes) if merged else QModelIndex()
        flags = QItemSelectionModel.SelectionFlag
        self._following = True
        self.view.selectionModel().select(index, flags.ClearAndSelect | flags.Rows)
        self._following = False
        if index.isValid():
            self.view.scrollTo(index)

    def _remember_expanded(self) -> None:
        rows = (self.tree.index(row, 0) for row in range(self.tree.rowCount()))
        self._expanded = {row.data(CODES_ROLE) for row in rows if self.view.isExpanded(row)}

    def _restore(self) -> None:
        for codes in self._expanded:
            index = self.tree.branch_of(codes)
            if index.isValid():
                self.view.expand(index)
        self._stack.setCurrentWidget(self.view if self.tree.rowCount() else self.empty)
        self._show_selection()
