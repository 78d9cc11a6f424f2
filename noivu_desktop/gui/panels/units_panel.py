"""The units table with its search line."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.gui.selection import Selection
from noivu_desktop.gui.tables.chips import ChipDelegate
from noivu_desktop.gui.tables.unit_rows import CODE_ROLE
from noivu_desktop.gui.tables.units_table import UnitsFilter, UnitsTable
from noivu_desktop.vietnamese import number

_NAME_COLUMN = 1
_ROWS_MEASURED = 60
_USUAL_NAME = "Hoàng Văn Thụ  "
_WIDTH = 560


class UnitsPanel(QWidget):
    """All units, found as you type without diacritics; rows and map share one selection."""

    def __init__(
        self, model: ProjectModel, selection: Selection, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._selection = selection
        self._following = False
        self.table = UnitsTable(model, self)
        self.filter = UnitsFilter(self.table, self)
        self.search = QLineEdit(placeholderText=self.tr("Tìm tên, mã, huyện… (Ctrl+F)"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(self.tr("Tìm đơn vị"))
        self.search.textChanged.connect(self.filter.look_for)
        self.only_open = QCheckBox(self.tr("Chỉ còn vướng"))
        self.only_open.setToolTip(self.tr("Chỉ hiện đơn vị còn phải sắp xếp hoặc chưa đạt"))
        self.only_open.toggled.connect(self.filter.show_only_open)
        self.count = QLabel()
        self.view = self._make_view()
        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(self.only_open)
        top.addWidget(self.count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addLayout(top)
        layout.addWidget(self.view, 1)
        self._follow()

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, 700)

    def start_search(self) -> None:
        """Put the cursor in the search line."""
        self.search.setFocus()
        self.search.selectAll()

    def _make_view(self) -> QTableView:
        view = QTableView(self)
        view.setModel(self.filter)
        view.setItemDelegateForColumn(self.table.columnCount() - 1, ChipDelegate(view))
        view.setAccessibleName(self.tr("Bảng đơn vị hành chính"))
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setAlternatingRowColors(True)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setTabKeyNavigation(False)
        view.horizontalHeader().setSortIndicator(_NAME_COLUMN, Qt.SortOrder.AscendingOrder)
        view.setSortingEnabled(True)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 8)
        header = view.horizontalHeader()
        header.setSectionsMovable(True)
        header.setResizeContentsPrecision(_ROWS_MEASURED)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._choose_columns)
        header.moveSection(self.table.columnCount() - 1, _NAME_COLUMN + 1)
        for column in range(self.table.columnCount()):
            view.setColumnHidden(column, not self.table.is_wanted(column))
        view.resizeColumnsToContents()
        name_width = view.fontMetrics().horizontalAdvance(_USUAL_NAME)
        view.setColumnWidth(_NAME_COLUMN, max(name_width, view.columnWidth(_NAME_COLUMN)))
        return view

    def _follow(self) -> None:
        self.view.selectionModel().selectionChanged.connect(self._tell_selection)
        self.view.doubleClicked.connect(lambda: self._selection.show_on_map(self._chosen()))
        self._selection.changed.connect(self._show_selection)
        for signal in (self.filter.rowsInserted, self.filter.rowsRemoved, self.filter.modelReset):
            signal.connect(self._show_count)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.view)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self.copy_rows)
        self._show_count()

    def copy_rows(self) -> None:
        """Put the chosen rows on the clipboard as a spreadsheet takes them."""
        columns = [c for c in range(self.table.columnCount()) if not self.view.isColumnHidden(c)]
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        lines = [[self.table.columns[c].heading for c in columns]]
        lines += [[str(self.filter.index(row, c).data()) for c in columns] for row in rows]
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))

    def _chosen(self) -> list[str]:
        return [index.data(CODE_ROLE) for index in self.view.selectionModel().selectedRows()]

    def _tell_selection(self) -> None:
        if self.view.hasFocus() and not self._following:
            self._selection.choose(self._chosen())

    def _show_selection(self) -> None:
        if set(self._chosen()) == set(self._selection.codes):
            return
        chosen = QItemSelection()
        index = None
        for code in self._selection.codes:
            index = self.filter.mapFromSource(self.table.index(self.table.row_of(code), 0))
            if index.isValid():
                chosen.select(index, index)
        flags = QItemSelectionModel.SelectionFlag
        self._following = True
        self.view.selectionModel().select(chosen, flags.ClearAndSelect | flags.Rows)
        self._following = False
        if index is not None and index.isValid():
            self.view.scrollTo(index)

    def _show_count(self) -> None:
        shown, known = self.filter.rowCount(), self.table.rowCount()
        self.count.setText(number(known) if shown == known else f"{number(shown)}/{number(known)}")

    def _choose_columns(self, at: QPoint) -> None:
        menu = QMenu(self)
        for number_of, column in enumerate(self.table.columns):
            action = menu.addAction(column.heading)
            action.setCheckable(True)
            action.setChecked(not self.view.isColumnHidden(number_of))
            action.toggled.connect(
                lambda on, which=number_of: self.view.setColumnHidden(which, not on)
            )
        menu.popup(self.view.horizontalHeader().mapToGlobal(at))
