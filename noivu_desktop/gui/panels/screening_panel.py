"""The screening of all units: groups with their counts, a filter, and what can be done."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.gui.screen_room import scaled
from noivu_desktop.gui.selection import Selection
from noivu_desktop.gui.standing import Standing
from noivu_desktop.gui.tables.chips import ChipDelegate
from noivu_desktop.gui.tables.screening_table import (
    GROUPS,
    ScreeningFilter,
    ScreeningTable,
    group_word,
)
from noivu_desktop.gui.tables.unit_rows import CODE_ROLE
from noivu_desktop.vietnamese import number

_WIDTHS = {
    "code": 64, "name": 140, "parent": 160, "area": 74, "population": 84, "households": 84,
    "area_share": 80, "population_share": 80, "households_share": 80, "group": 170, "standard": 150,
}  # fmt: skip


class ScreeningPanel(QWidget):
    """Choosing rows chooses their units on the map; the buttons act on what is chosen."""

    exempt_wished = Signal()
    facts_wished = Signal()
    said = Signal(str)

    def __init__(
        self, model: ProjectModel, selection: Selection, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._selection = selection
        self.table = ScreeningTable(model, self)
        self.filter = ScreeningFilter(self.table, self)
        self.view = self._make_view()
        self.groups = self._make_groups()
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Tìm theo tên, mã, huyện, lý do…"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.filter.look_for)
        self.exempt = QPushButton(self.tr("Ghi lý do không sắp xếp…"))
        self.facts = QPushButton(self.tr("Bổ sung số liệu…"))
        self.copy = QPushButton(self.tr("Chép sang Excel"))
        self.exempt.clicked.connect(self.exempt_wished)
        self.facts.clicked.connect(self.facts_wished)
        self.copy.clicked.connect(self.copy_rows)
        self._lay_out()
        self.table.modelReset.connect(self._show_counts)
        selection.changed.connect(self._follow)
        self._show_counts()
        self._follow()

    def show_group(self, group: Standing | None) -> None:
        """Show one group, or all units."""
        self.groups.button(_id(group)).setChecked(True)
        self.filter.show_group(group)

    def copy_rows(self) -> None:
        """Put the chosen rows, or all that are shown, on the clipboard for a spreadsheet."""
        chosen = self.view.selectionModel().selectedRows()
        shown = chosen or [self.filter.index(row, 0) for row in range(self.filter.rowCount())]
        rows = [self.filter.mapToSource(index).row() for index in sorted(shown, key=_row)]
        QGuiApplication.clipboard().setText(self.table.as_tsv(rows))
        words = self.tr("Đã chép %1 dòng; sang Excel rồi dán (Ctrl+V).")
        self.said.emit(words.replace("%1", number(len(rows))))

    def _make_view(self) -> QTableView:
        view = QTableView(self)
        view.setModel(self.filter)
        view.setAccessibleName(self.tr("Kết quả rà soát"))
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setWordWrap(False)
        view.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        view.setSortingEnabled(True)
        view.verticalHeader().setVisible(False)
        view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 8)
        header = view.horizontalHeader()
        for at, column in enumerate(self.table.columns):
            if column.id == "group":
                view.setItemDelegateForColumn(at, ChipDelegate(view))
            if column.id in _WIDTHS:
                view.setColumnWidth(at, scaled(_WIDTHS[column.id]))
        header.setSectionResizeMode(len(self.table.columns) - 1, QHeaderView.ResizeMode.Stretch)
        view.selectionModel().selectionChanged.connect(self._tell_selection)
        view.activated.connect(self._show_on_map)
        view.clicked.connect(self._show_on_map)
        return view

    def _make_groups(self) -> QButtonGroup:
        group = QButtonGroup(self)
        for standing in (None, *GROUPS):
            button = QPushButton(self)
            button.setCheckable(True)
            button.setAutoDefault(False)
            group.addButton(button, _id(standing))
        group.button(_id(None)).setChecked(True)
        group.idClicked.connect(lambda at: self.filter.show_group(GROUPS[at - 1] if at else None))
        return group

    def _lay_out(self) -> None:
        top, bottom = QHBoxLayout(), QHBoxLayout()
        for button in self.groups.buttons():
            top.addWidget(button)
        top.addStretch(1)
        bottom.addWidget(self.search, 1)
        for button in (self.exempt, self.facts, self.copy):
            bottom.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addLayout(top)
        layout.addWidget(self.view, 1)
        layout.addLayout(bottom)

    def _show_counts(self) -> None:
        counts = self.table.counts
        self.groups.button(_id(None)).setText(
            f"{self.tr('Tất cả')} ({number(sum(counts.values()))})"
        )
        for group in GROUPS:
            self.groups.button(_id(group)).setText(f"{group_word(group)} ({number(counts[group])})")

    def _tell_selection(self) -> None:
        rows = self.view.selectionModel().selectedRows()
        if self.view.hasFocus() and rows:
            self._selection.choose([index.data(CODE_ROLE) for index in sorted(rows, key=_row)])

    def _show_selection(self) -> None:
        """Choose and bring into sight the row of the one unit that was chosen elsewhere."""
        codes = self._selection.codes
        if len(codes) != 1 or self.view.hasFocus():
            return
        index = self.filter.mapFromSource(self.table.index(self.table.row_of(codes[0]), 0))
        if index.isValid():
            self.view.selectRow(index.row())
            self.view.scrollTo(index)

    def _show_on_map(self, index: QModelIndex) -> None:
        rows = self.view.selectionModel().selectedRows()
        if len(rows) == 1:
            self._selection.show_on_map([index.data(CODE_ROLE)])

    def _follow(self) -> None:
        self._show_selection()
        able = bool(self._selection.codes) and not self._model.file.read_only
        self.exempt.setEnabled(able)
        self.facts.setEnabled(able)


def _id(group: Standing | None) -> int:
    return 0 if group is None else GROUPS.index(group) + 1


def _row(index: QModelIndex) -> int:
    return index.row()
