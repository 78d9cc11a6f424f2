"""The units table with its search line."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from noivu_desktop.gui import settings
from noivu_desktop.gui.panels.units_view import UnitsView
from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.gui.selection import Selection
from noivu_desktop.gui.standing import STANDINGS
from noivu_desktop.gui.tables.chips import ChipDelegate
from noivu_desktop.gui.tables.row_changes import runs_of_rows
from noivu_desktop.gui.tables.units_table import UnitsFilter, UnitsTable
from noivu_desktop.units.unit import Level
from noivu_desktop.vietnamese import number

_NAME_COLUMN = 1
_ROWS_MEASURED = 60
_MANY_ROWS = 500
"""From here on it is faster to know the places of all rows than to ask for each."""
_CHIP_ROOM = 26
_SEARCH_LETTERS = 9
_USUAL_NAME = "Hoàng Văn Thụ  "
_WIDTH = 560
_ORDER = ("code", "name", "standing", "area", "population", "area_share", "population_share")
_HAMLETS_ORDER = ("code", "name", "standing", "households", "households_share", "parent")
"""The columns from left to right; the others follow as the table has them."""


class UnitsPanel(QWidget):
    """All units, found as you type without diacritics; rows and map share one selection."""

    said = Signal(str)  # a sentence for the status line

    def __init__(
        self, model: ProjectModel, selection: Selection, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._selection = selection
        self._model = model
        self._shown_columns: tuple[str, tuple[bool, ...]] = ("", ())
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
        self._show_columns()
        self.table.modelReset.connect(self._show_columns)
        self.columns = QToolButton(self)
        self.columns.setText(self.tr("Cột…"))
        self.columns.setToolTip(self.tr("Chọn cột hiện trong bảng"))
        self.columns.clicked.connect(lambda: self._choose_columns(self.columns))
        self.copy = QToolButton(self)
        self.copy.setText(self.tr("Chép"))
        self.copy.setToolTip(
            self.tr("Chép sang Excel các dòng đang chọn, hoặc mọi dòng đang hiện (Ctrl+C)")
        )
        self.copy.clicked.connect(self.copy_rows)
        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        for shown in (self.only_open, self.count, self.columns, self.copy):
            top.addWidget(shown)
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

    def _make_view(self) -> UnitsView:
        view = UnitsView(self)
        view.setModel(self.filter)
        view.setItemDelegateForColumn(self.table.columnCount() - 1, ChipDelegate(view))
        view.horizontalHeader().setSortIndicator(_NAME_COLUMN, Qt.SortOrder.AscendingOrder)
        view.setSortingEnabled(True)
        view.verticalHeader().hide()
        header = view.horizontalHeader()
        header.setSectionsMovable(True)
        header.setResizeContentsPrecision(_ROWS_MEASURED)
        header.setHighlightSections(False)
        # With that of the view it would ask of each column whether all its cells are chosen.
        header.setSelectionModel(QItemSelectionModel(self.filter, header))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(lambda at: self._choose_columns(header, at))
        return view

    @property
    def _level(self) -> str:
        return self._model.coverage.level.name.lower()

    def _show_columns(self) -> None:
        """The columns that the user keeps for this level, else those with figures that count."""
        kept = settings.columns(self._level)
        hidden = tuple(
            not (column.id in kept if kept else self.table.is_wanted(at))
            for at, column in enumerate(self.table.columns)
        )
        if (self._level, hidden) == self._shown_columns:
            return
        for at, is_hidden in enumerate(hidden):
            self.view.setColumnHidden(at, is_hidden)
        if self._level != self._shown_columns[0]:
            self._order_columns()
        self._shown_columns = (self._level, hidden)
        self._fit_to_font()

    def _order_columns(self) -> None:
        """What decides comes first, so that it is seen without scrolling."""
        places = {column.id: at for at, column in enumerate(self.table.columns)}
        header = self.view.horizontalHeader()
        is_hamlets = self._model.coverage.level is Level.HAMLET
        for place, name in enumerate(_HAMLETS_ORDER if is_hamlets else _ORDER):
            header.moveSection(header.visualIndex(places[name]), place)

    def _fit_to_font(self) -> None:
        """Rows and columns as large as their texts; names and chips as the longest may be."""
        view, metrics = self.view, self.view.fontMetrics()
        view.verticalHeader().setDefaultSectionSize(metrics.height() + 8)
        view.resizeColumnsToContents()
        words = max(metrics.horizontalAdvance(one.word) for one in STANDINGS)
        for column, least in (
            (_NAME_COLUMN, metrics.horizontalAdvance(_USUAL_NAME)),
            (self.table.columnCount() - 1, words + _CHIP_ROOM),
        ):
            if not view.isColumnHidden(column):
                view.setColumnWidth(column, max(least, view.columnWidth(column)))
        self.search.setMinimumWidth(metrics.averageCharWidth() * _SEARCH_LETTERS)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "view"):
            self._fit_to_font()

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
        """Put the chosen rows, or all that are shown, on the clipboard as a spreadsheet takes them.

        Columns come as they are shown: hidden ones stay out, moved ones stay moved.
        """
        header = self.view.horizontalHeader()
        order = (header.logicalIndex(place) for place in range(header.count()))
        columns = [one for one in order if not self.view.isColumnHidden(one)]
        chosen = self.view.selectionModel().selectedRows()
        shown = chosen or [self.filter.index(row, 0) for row in range(self.filter.rowCount())]
        rows = [self.filter.mapToSource(one).row() for one in sorted(shown, key=QModelIndex.row)]
        QGuiApplication.clipboard().setText(self.table.as_tsv(rows, columns))
        words = self.tr("Đã chép %1 dòng; sang Excel rồi dán (Ctrl+V).")
        self.said.emit(words.replace("%1", number(len(rows))))

    def show_column(self, column: int, shown: bool) -> None:
        """Show or hide a column, here and in every project of this level."""
        self.view.setColumnHidden(column, not shown)
        kept = {
            one.id: not self.view.isColumnHidden(at) for at, one in enumerate(self.table.columns)
        }
        settings.remember_columns(self._level, [name for name, on in kept.items() if on])

    def _chosen(self) -> list[str]:
        """Run by run: asking for each chosen row takes seconds where a country is chosen."""
        units, chosen = self._model.coverage.units, self.view.selectionModel().selection()
        runs = [chosen.at(at) for at in range(chosen.size())]
        shown = [row for run in runs for row in range(run.top(), run.bottom() + 1)]
        if len(shown) < _MANY_ROWS:
            rows = [self.filter.mapToSource(self.filter.index(row, 0)).row() for row in shown]
        else:
            listed = tuple(self.filter.places())
            rows = [listed[row] for row in shown]
        return [units[row].code for row in rows]

    def _tell_selection(self) -> None:
        if self.view.hasFocus() and not self._following:
            self._following = True
            self._selection.choose(self._chosen())
            self._following = False

    def _show_selection(self) -> None:
        if self._following:
            return
        rows = self._rows_in_view(self._selection.codes)
        chosen = QItemSelection()
        for first, last in runs_of_rows(sorted(row for row in rows if row >= 0)):
            chosen.select(self.filter.index(first, 0), self.filter.index(last, 0))
        flags = QItemSelectionModel.SelectionFlag
        self._following = True
        self.view.selectionModel().select(chosen, flags.ClearAndSelect | flags.Rows)
        self._following = False
        if rows and rows[-1] >= 0:
            self.view.scrollTo(self.filter.index(rows[-1], 0))

    def _rows_in_view(self, codes: Iterable[str]) -> list[int]:
        """Where units stand in the list as it is sorted and cut down; -1: not shown."""
        rows, in_view = self._model.coverage.rows(codes), self.filter.mapFromSource
        if len(rows) < _MANY_ROWS:
            return [in_view(self.table.index(row, 0)).row() for row in rows]
        places = self.filter.places()
        return [places.get(row, -1) for row in rows]

    def _show_count(self) -> None:
        shown, known = self.filter.rowCount(), self.table.rowCount()
        self.count.setText(number(known) if shown == known else f"{number(shown)}/{number(known)}")

    def _choose_columns(self, below: QWidget, at: QPoint | None = None) -> None:
        menu = QMenu(self)
        for number_of, column in enumerate(self.table.columns):
            action = menu.addAction(column.heading)
            action.setCheckable(True)
            action.setChecked(not self.view.isColumnHidden(number_of))
            action.setEnabled(number_of != _NAME_COLUMN)
            action.toggled.connect(partial(self.show_column, number_of))
        menu.popup(below.mapToGlobal(below.rect().bottomLeft() if at is None else at))
