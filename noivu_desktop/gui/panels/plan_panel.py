"""The shown plan as a tree."""

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QStackedLayout, QWidget

from noivu_desktop.gui.panels.plan_view import PlanView
from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.gui.selection import Selection
from noivu_desktop.gui.tables.chips import ChipDelegate
from noivu_desktop.gui.tables.plan_tree import (
    AREA,
    CODES_ROLE,
    HOUSEHOLDS,
    NAME,
    POPULATION,
    VERDICT,
    PlanTree,
)
from noivu_desktop.units.unit import Level

_INDENTATION = 14
_LEAST_NAME = "Xã Khuổi Trăng (4)"
_WIDEST = {
    VERDICT: ("chưa đủ số liệu", 32),
    AREA: ("1.234,56", 12),
    POPULATION: ("123.456", 12),
    HOUSEHOLDS: ("12.345", 12),
}


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
        """What the user opened stays open when its branch comes back in another state."""
        self.tree = PlanTree(model, self)
        self.view = self._make_view()
        self._fit_to_font()
        self._show_columns()
        model.units_changed.connect(self._show_columns)
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
        self.tree.changed.connect(self._restore)
        self.view.expanded.connect(self._keep_expanded)
        self.view.collapsed.connect(self._forget_expanded)
        selection.changed.connect(self._show_selection)
        self._restore()

    def _make_view(self) -> PlanView:
        view = PlanView(self._model, self.tree, self)
        view.setItemDelegateForColumn(VERDICT, ChipDelegate(view))
        view.setAccessibleName(self.tr("Các đơn vị sau sắp xếp"))
        view.setUniformRowHeights(True)
        view.setIndentation(_INDENTATION)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setExpandsOnDoubleClick(False)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        header = view.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(30)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Fixed)
        view.selectionModel().selectionChanged.connect(self._tell_selection)
        view.activated.connect(self._show_on_map)
        view.doubleClicked.connect(self._show_on_map)
        return view

    def _fit_to_font(self) -> None:
        """Columns of figures; not by contents, which would measure every line after a step."""
        header, metrics = self.view.header(), self.view.fontMetrics()
        for column, (widest, padding) in _WIDEST.items():
            width = metrics.horizontalAdvance(widest) + padding
            header.resizeSection(column, max(width, header.sectionSizeHint(column)))

    def _show_columns(self) -> None:
        """Hamlets are judged by their households, communes by area and people."""
        is_hamlets = self._model.coverage.level is Level.HAMLET
        self.view.setColumnHidden(HOUSEHOLDS, not is_hamlets)
        self.view.setColumnHidden(AREA, is_hamlets)

        self._fit_name()

    def _fit_name(self) -> None:
        """The name takes the room that figures leave, but enough to be read, with a scroll bar."""
        header, view = self.view.header(), self.view
        figures = sum(header.sectionSize(column) for column in range(header.count()))
        rest = view.viewport().width() - (figures - header.sectionSize(NAME))
        least = view.fontMetrics().horizontalAdvance(_LEAST_NAME) + _INDENTATION
        header.resizeSection(NAME, max(least, rest))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_name()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "view"):
            self._fit_to_font()
            self._fit_name()

    def _tell_selection(self) -> None:
        if self.view.hasFocus() and self._chosen() and not self._following:
            self._selection.choose(self._chosen())

    def _chosen(self) -> tuple[str, ...]:
        rows = self.view.selectionModel().selectedRows()
        return tuple(dict.fromkeys(code for row in rows for code in row.data(CODES_ROLE)))

    def _show_on_map(self, index: QModelIndex) -> None:
        self._selection.show_on_map(index.data(CODES_ROLE))

    def _show_selection(self) -> None:
        """Mark the merged units that the chosen units belong to."""
        if self._chosen() == self._selection.codes:
            return
        merged_by_member = self._model.plan.merged_by_member
        groups = {merged_by_member.get(code) for code in self._selection.codes}
        chosen, index = QItemSelection(), QModelIndex()
        for merged in groups - {None}:
            index = self.tree.branch_of(merged.codes) if merged else index
            chosen.select(index, index)
        flags = QItemSelectionModel.SelectionFlag
        self._following = True
        self.view.selectionModel().select(chosen, flags.ClearAndSelect | flags.Rows)
        self._following = False
        if index.isValid():
            self.view.scrollTo(index)

    def _keep_expanded(self, index: QModelIndex) -> None:
        if not index.parent().isValid():  # lines without any below them are told too
            self._expanded.add(self.tree.key_of(index.row()))

    def _forget_expanded(self, index: QModelIndex) -> None:
        if not index.parent().isValid():
            self._expanded.discard(self.tree.key_of(index.row()))

    def _restore(self) -> None:
        if self._expanded:
            for row in range(self.tree.rowCount()):
                if self.tree.key_of(row) in self._expanded:
                    self.view.expand(self.tree.index(row, 0))
        self._stack.setCurrentWidget(self.view if self.tree.rowCount() else self.empty)
        self._show_selection()
