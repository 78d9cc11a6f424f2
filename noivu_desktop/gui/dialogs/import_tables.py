"""Which table of a workbook is read, and where its header was found."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFormLayout,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from noivu_desktop.gui.panels.short_combo import ShortComboBox
from noivu_desktop.maps_in.cell_values import text_of
from noivu_desktop.maps_in.import_report import SeenTable
from noivu_desktop.vietnamese import number

_HEADER_TINT = {False: QColor("#cfe6e3"), True: QColor("#1f4f4b")}
_WIDEST_PX = 220


class TablesPage(QWidget):
    """The first rows of the table in use, its header tinted. ``sheets`` is the user's choice."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheets: dict[str, str] = {}
        self._tables: tuple[SeenTable, ...] = ()
        self.files = ShortComboBox()
        self.files.currentIndexChanged.connect(self._show_file)
        self.labels = ShortComboBox()
        self.labels.activated.connect(self._choose)
        self.words = QLabel(wordWrap=True)
        self.preview = QTableWidget()
        self.preview.setAccessibleName(self.tr("Những dòng đầu của bảng"))
        self.preview.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.preview.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.preview.horizontalHeader().hide()
        form = QFormLayout()
        form.addRow(self.tr("Tệp:"), self.files)
        form.addRow(self.tr("Trang, bảng:"), self.labels)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.words)
        layout.addWidget(self.preview, 1)

    def show_tables(self, tables: Sequence[SeenTable]) -> None:
        """Take the tables that were joined."""
        self._tables = tuple(tables)
        before = max(0, self.files.currentIndex())
        self.files.blockSignals(True)
        self.files.clear()
        self.files.addItems([one.file for one in tables])
        self.files.setEnabled(len(tables) > 1)
        self.files.blockSignals(False)
        self.files.setCurrentIndex(min(before, len(tables) - 1))
        self._show_file()

    def _show_file(self) -> None:
        at = self.files.currentIndex()
        if not 0 <= at < len(self._tables):
            return
        table = self._tables[at]
        self.labels.clear()
        self.labels.addItems(list(table.labels))
        self.labels.setCurrentText(table.label)
        self.labels.setEnabled(len(table.labels) > 1)
        first, last = table.header
        where = str(first) if first == last else f"{first}–{last}"
        self.words.setText(
            self.tr("Tiêu đề ở dòng %1; có %2 dòng số liệu.")
            .replace("%1", where)
            .replace("%2", number(table.rows))
        )
        self._show_lines(table)

    def _show_lines(self, table: SeenTable) -> None:
        dark = self.palette().base().color().lightness() < 128
        width = max((len(line) for line in table.lines), default=0)
        self.preview.clear()
        self.preview.clearSpans()
        self.preview.setRowCount(len(table.lines))
        self.preview.setColumnCount(width)
        numbers = [str(table.first_line + at) for at in range(len(table.lines))]
        self.preview.setVerticalHeaderLabels(numbers)
        titles = {}
        for row, line in enumerate(table.lines):
            texts = [text_of(cell) or "" for cell in line]
            if table.first_line + row < table.header[0]:
                titles[row] = " ".join(text for text in texts if text)
                continue
            is_header = table.first_line + row <= table.header[1]
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                if is_header:
                    item.setBackground(_HEADER_TINT[dark])
                self.preview.setItem(row, column, item)
        self._fit_columns(width)
        for row, title in titles.items():
            self.preview.setItem(row, 0, QTableWidgetItem(title))
            self.preview.setSpan(row, 0, 1, width)

    def _fit_columns(self, width: int) -> None:
        self.preview.resizeColumnsToContents()
        for column in range(width):
            if self.preview.columnWidth(column) > _WIDEST_PX:
                self.preview.setColumnWidth(column, _WIDEST_PX)

    def _choose(self) -> None:
        table = self._tables[self.files.currentIndex()]
        if self.labels.currentText() != table.label:
            self.sheets[table.file] = self.labels.currentText()
            self.changed.emit()
