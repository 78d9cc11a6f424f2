"""Everything that was ever done: filter it, go back to any point, take back one step, export."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from noivu_desktop.errors import NoivuError
from noivu_desktop.gui import messages
from noivu_desktop.gui.actions import file as file_actions
from noivu_desktop.gui.file_dialogs import ask_new_file
from noivu_desktop.gui.panels.short_combo import ShortComboBox
from noivu_desktop.gui.screen_room import open_at
from noivu_desktop.gui.tables.history_table import (
    ROW_ROLE,
    HistoryFilter,
    HistoryTable,
    LaneDelegate,
)
from noivu_desktop.gui.workspace import Workspace
from noivu_desktop.project.history import ROOT
from noivu_desktop.project.history_rows import HistoryRow, write_history_csv
from noivu_desktop.vietnamese import number

_LABEL_COLUMN = 4


class HistoryDialog(QDialog):
    """A window of its own beside the map; it follows what is done there."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Lịch sử của hồ sơ"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_at(self, 1060, 640)
        self._workspace = workspace
        self._model = workspace.model
        self.table = HistoryTable(self._model, self)
        self.filtered = HistoryFilter(self.table, self._model, self)
        self._make_filters()
        self._make_view()
        self._make_buttons()
        self._place()
        self.table.modelReset.connect(self._follow_project)
        self._follow_project()

    def _make_filters(self) -> None:
        self.units = QLineEdit(placeholderText=self.tr("Tên hoặc mã đơn vị"))
        self.units.setAccessibleName(self.tr("Lọc theo đơn vị"))
        self.units.setClearButtonEnabled(True)
        self.units.textChanged.connect(self.filtered.show_units)
        self.plans = ShortComboBox()
        self.plans.setAccessibleName(self.tr("Lọc theo phương án"))
        self.plans.currentIndexChanged.connect(
            lambda: self.filtered.show_plan(self.plans.currentData() or "")
        )
        self.marks = ShortComboBox()
        self.marks.setAccessibleName(self.tr("Các mốc đã lưu"))
        self.marks.activated.connect(self._go_to_mark)

    def _make_view(self) -> None:
        self.view = QTableView(self)
        self.view.setModel(self.filtered)
        self.view.setItemDelegateForColumn(0, LaneDelegate(self.filtered, self.view))
        self.view.setAccessibleName(self.tr("Các thao tác, mới nhất trước"))
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setTabKeyNavigation(False)
        self.view.setShowGrid(False)
        self.view.verticalHeader().hide()
        header = self.view.horizontalHeader()
        header.setResizeContentsPrecision(200)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_LABEL_COLUMN, QHeaderView.ResizeMode.Stretch)
        self.view.selectionModel().currentRowChanged.connect(self._follow_choice)
        self.view.doubleClicked.connect(lambda: self.go())

    def _make_buttons(self) -> None:
        self.go_button = self._button(self.tr("Đưa hồ sơ về điểm này"), self.go)
        self.revert_button = self._button(self.tr("Đảo lại riêng thao tác này"), self.revert)
        self.mark_button = self._button(self.tr("Lưu mốc tại đây…"), self.mark)
        self.csv_button = self._button(self.tr("Xuất CSV…"), self.export)
        self.close_button = self._button(self.tr("Đóng"), self.close)

    def _button(self, text: str, run: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, autoDefault=False)
        button.clicked.connect(lambda: run())
        return button

    def _place(self) -> None:
        top, bottom = QHBoxLayout(), QHBoxLayout()
        for label, box in (
            (self.tr("Đơn vị:"), self.units),
            (self.tr("Phương án:"), self.plans),
            (self.tr("Mốc:"), self.marks),
        ):
            top.addWidget(QLabel(label))
            top.addWidget(box, 1)
        for button in (self.go_button, self.revert_button, self.mark_button, self.csv_button):
            bottom.addWidget(button)
        bottom.addStretch(1)
        bottom.addWidget(self.close_button)
        self.count = QLabel()
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.count)
        layout.addLayout(bottom)

    def go(self) -> None:
        """Stand where the chosen step had just been taken."""
        row = self._chosen()
        if row is not None and not row.is_present:
            self._try(lambda: self._model.go_to(row.id))

    def revert(self) -> None:
        """Take back only the chosen step, by a new one."""
        row = self._chosen()
        if row is not None and row.id != ROOT:
            self._try(lambda: self._model.revert(row.id))

    def mark(self) -> None:
        """Give the place where the project stands a name."""
        self._try(lambda: file_actions.checkpoint(self._workspace))

    def export(self) -> None:
        """Write what is listed as CSV."""
        proposed = f"{self._model.file.path.stem}-lich-su.csv"
        title, kinds = self.tr("Xuất lịch sử"), self.tr("Bảng CSV (*.csv)")
        path = ask_new_file(self, title, proposed, kinds)
        if path:
            self._try(lambda: write_history_csv(path, self.listed(), self.table.codes()))

    def listed(self) -> list[HistoryRow]:
        """The rows that the filters leave."""
        found = range(self.filtered.rowCount())
        return [self.filtered.index(place, 0).data(ROW_ROLE) for place in found]

    def _go_to_mark(self, place: int) -> None:
        step = self.marks.itemData(place)
        if step is not None and step != self._model.file.history.head:
            self._try(lambda: self._model.go_to(step))

    def _try(self, change: Callable[[], object]) -> None:
        try:
            change()
        except NoivuError as error:
            messages.show_error(self, str(error))

    def _chosen(self) -> HistoryRow | None:
        index = self.view.currentIndex()
        return index.data(ROW_ROLE) if index.isValid() else None

    def _follow_choice(self, current: QModelIndex) -> None:
        row = current.data(ROW_ROLE) if current.isValid() else None
        may = not self._model.file.read_only
        self.go_button.setEnabled(may and row is not None and not row.is_present)
        self.revert_button.setEnabled(may and row is not None and row.leads_here and row.id != ROOT)
        self.mark_button.setEnabled(may)

    def _follow_project(self) -> None:
        self._fill(self.plans, self.tr("Tất cả"), [(name, name) for name in self._known_plans()])
        marks = [(one.name, one.step) for one in self._model.file.checkpoints]
        self._fill(self.marks, self.tr("Chuyển tới mốc…"), marks)
        self.marks.setCurrentIndex(0)
        self.filtered.show_plan(self.plans.currentData() or "")
        steps = self._model.file.history.entries
        here = len(self._model.file.steps)
        words = self.tr("%1 thao tác đã ghi, %2 đang có hiệu lực.")
        self.count.setText(words.replace("%1", number(len(steps))).replace("%2", number(here)))
        self._choose_present()

    def _known_plans(self) -> list[str]:
        names = [plan.name for plan in self._model.project.plans]
        told = [name for row in self.table.rows for name in row.plans]
        return list(dict.fromkeys([*names, *told]))

    def _fill(self, box: ShortComboBox, first: str, entries: Sequence[tuple[str, object]]) -> None:
        chosen = box.currentData()
        box.blockSignals(True)
        box.clear()
        box.addItem(first, None)
        for text, data in entries:
            box.addItem(text, data)
        box.setCurrentIndex(max(0, box.findData(chosen)) if chosen is not None else 0)
        box.setEnabled(bool(entries))
        box.blockSignals(False)

    def _choose_present(self) -> None:
        places = [place for place, row in enumerate(self.listed()) if row.is_present]
        index = self.filtered.index(places[0], 1) if places else QModelIndex()
        self.view.setCurrentIndex(index)
        self._follow_choice(index)
