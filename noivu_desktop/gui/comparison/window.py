"""Two plans compared: twin maps, who goes with whom in each, figures side by side."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from noivu_desktop.errors import NoivuError
from noivu_desktop.gui import messages
from noivu_desktop.gui.comparison.twin_maps import TwinMaps
from noivu_desktop.gui.file_dialogs import ask_new_file
from noivu_desktop.gui.panels.short_combo import ShortComboBox
from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.gui.screen_room import open_at
from noivu_desktop.plan.plan import Plan
from noivu_desktop.project.judging import judge_plan
from noivu_desktop.project.plans_compared import (
    DifferenceRow,
    difference_rows,
    figures,
    write_differences_csv,
)
from noivu_desktop.vietnamese import file_name, number


class ComparisonWindow(QDialog):
    """A window of its own; it follows what is done to the plans."""

    def __init__(self, model: ProjectModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("So sánh hai phương án"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_at(self, 1300, 860)
        self._model = model
        self.rows: tuple[DifferenceRow, ...] = ()
        self.first, self.second = ShortComboBox(), ShortComboBox()
        self.first.setAccessibleName(self.tr("Phương án thứ nhất"))
        self.second.setAccessibleName(self.tr("Phương án thứ hai"))
        self.maps = TwinMaps(self)
        self.table = _table(self.tr("Đơn vị cũ được nhập khác nhau"))
        self.figures = _table(self.tr("Số liệu hai phương án"))
        self.csv_button = QPushButton(self.tr("Xuất CSV…"), autoDefault=False)
        self.count = QLabel()
        self._place()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show the project as it is now; the chosen plans stay chosen."""
        names = [plan.name for plan in self._model.project.plans]
        shown = names.index(self._model.plan.name)
        for box, start in ((self.first, shown), (self.second, (shown + 1) % len(names))):
            chosen = box.currentText()
            box.blockSignals(True)
            box.clear()
            box.addItems(names)
            box.setCurrentIndex(names.index(chosen) if chosen in names else start)
            box.blockSignals(False)
        self._show()

    @property
    def plans(self) -> tuple[Plan, Plan]:
        """The two chosen plans."""
        project = self._model.project
        return project.plan(self.first.currentText()), project.plan(self.second.currentText())

    def export(self) -> None:
        """Write the table of differences."""
        names = (self.first.currentText(), self.second.currentText())
        proposed = f"so-sanh-{file_name('-'.join(names))}.csv"
        title, kinds = self.tr("Xuất bảng so sánh"), self.tr("Bảng CSV (*.csv)")
        path = ask_new_file(self, title, proposed, kinds)
        if path:
            try:
                write_differences_csv(path, names, self.rows)
            except NoivuError as error:
                messages.show_error(self, str(error))

    def _place(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.first, 1)
        top.addWidget(QLabel(self.tr("so với")))
        top.addWidget(self.second, 1)
        below = QHBoxLayout()
        below.addWidget(self.count, 1)
        below.addWidget(self.csv_button)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(below)
        column.addWidget(self.table, 1)
        lower = QSplitter(Qt.Orientation.Horizontal)
        lower.addWidget(left)
        lower.addWidget(self.figures)
        lower.setSizes([880, 420])
        whole = QSplitter(Qt.Orientation.Vertical)
        whole.addWidget(self.maps)
        whole.addWidget(lower)
        whole.setSizes([520, 300])
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(whole, 1)

    def _connect(self) -> None:
        for box in (self.first, self.second):
            box.currentIndexChanged.connect(self._show)
        for signal in (
            self._model.units_changed,
            self._model.plan_changed,
            self._model.rules_changed,
        ):
            signal.connect(self.refresh)
        self.table.itemSelectionChanged.connect(self._point_at_row)
        self.maps.unit_clicked.connect(self._choose_unit)
        self.csv_button.clicked.connect(self.export)

    def _show(self) -> None:
        project, (first, second) = self._model.project, self.plans
        self.rows = difference_rows(project, first, second)
        self.maps.show_plans(project.coverage, (first, second), {row.code for row in self.rows})
        words = self.tr("%1 đơn vị cũ được nhập khác nhau giữa hai phương án.")
        self.count.setText(words.replace("%1", number(len(self.rows))))
        self.csv_button.setEnabled(bool(self.rows))
        self.table.blockSignals(True)
        lines = [(row.name, row.parent, row.in_first, row.in_second) for row in self.rows]
        headings = (self.tr("Đơn vị cũ"), self.tr("Thuộc"), first.name, second.name)
        _fill(self.table, headings, lines, wide=(2, 3))
        self.table.blockSignals(False)
        self._show_figures(first, second)

    def _show_figures(self, first: Plan, second: Plan) -> None:
        try:
            found = [figures(judge_plan(self._model.project, plan)) for plan in (first, second)]
        except NoivuError as error:
            _fill(self.figures, (str(error),), [], wide=(0,))
            return
        lines = [(label, value, other) for (label, value), (_, other) in zip(*found, strict=True)]
        _fill(self.figures, ("", first.name, second.name), lines, wide=(1, 2))

    def _point_at_row(self) -> None:
        at = self.table.currentRow()
        if 0 <= at < len(self.rows):
            self.maps.point_at(self.rows[at].codes)

    def _choose_unit(self, code: str) -> None:
        """The row of a unit that was clicked on a map; without one the unit is outlined."""
        at = next((place for place, row in enumerate(self.rows) if row.code == code), None)
        if at is None:
            self.table.clearSelection()
        else:
            self.table.selectRow(at)


def _table(name: str) -> QTableWidget:
    table = QTableWidget()
    table.setAccessibleName(name)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    return table


def _fill(
    table: QTableWidget,
    headings: tuple[str, ...],
    lines: Sequence[tuple[str, ...]],
    *,
    wide: tuple[int, ...],
) -> None:
    """Replace what a table shows; the columns ``wide`` share the room that is left."""
    table.clear()
    table.setColumnCount(len(headings))
    table.setHorizontalHeaderLabels(list(headings))
    table.setRowCount(len(lines))
    for row, line in enumerate(lines):
        for column, text in enumerate(line):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            table.setItem(row, column, item)
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    for column in wide:
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
