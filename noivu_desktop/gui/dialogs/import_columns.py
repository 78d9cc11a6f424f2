"""Which column is which field: what was guessed, how surely, and the user's own word."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from noivu_desktop.errors import NoivuError
from noivu_desktop.gui import messages
from noivu_desktop.gui.dialogs.calm_combo import CalmComboBox, focused_key
from noivu_desktop.gui.dialogs.question_table import question_table
from noivu_desktop.gui.file_dialogs import ask_file, ask_new_file
from noivu_desktop.maps_in.column_choice import (
    CHOSEN,
    REMEMBERED,
    read_matching,
    write_matching,
)
from noivu_desktop.maps_in.columns import FIELDS, NOT_USED
from noivu_desktop.maps_in.field_words import FIELD_WORDS
from noivu_desktop.maps_in.seen_columns import BY_CONTENT, SeenColumn
from noivu_desktop.vietnamese import percent

_DOUBTFUL = 0.6
_WARNING = {False: QColor("#b45309"), True: QColor("#f0a24b")}
_WIDTHS = (210, 200, 170)
_FILE_ROLE = Qt.ItemDataRole.UserRole


class ColumnsPage(QWidget):
    """A row for each column of the map and the tables. ``match`` is what the user said."""

    changed = Signal()

    def __init__(self, remembered: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.match: dict[str, str] = {}
        self.remembered = dict(remembered)
        self._seen: tuple[SeenColumn, ...] = ()
        self._combos: dict[str, CalmComboBox] = {}
        self.table = question_table(
            self.tr("Các cột và ý nghĩa"),
            [self.tr("Cột"), self.tr("Là"), self.tr("Chắc chắn"), self.tr("Ví dụ")],
            _WIDTHS,
        )
        layout = QVBoxLayout(self)
        layout.addWidget(
            QLabel(
                self.tr("Cột nào hiểu sai thì chọn lại; cột không dùng vẫn được giữ trong hồ sơ.")
            )
        )
        layout.addWidget(self.table, 1)
        layout.addLayout(self._buttons())

    def show_columns(self, seen: Sequence[SeenColumn]) -> None:
        """Take the columns as they were understood."""
        self._seen = tuple(seen)
        self.reset.setEnabled(bool(self.match or self.remembered))
        place = self.table.verticalScrollBar().value()
        held = focused_key(self._combos)
        self._combos.clear()
        self.table.clearSpans()
        self.table.setRowCount(0)
        for column in _empty_last(seen):
            if column.file != self._last_file():
                self._show_file(column.file)
            self.table.setRowCount(self.table.rowCount() + 1)
            self._show_row(self.table.rowCount() - 1, column)
        self.table.verticalScrollBar().setValue(place)
        if held in self._combos:
            self._combos[held].setFocus()

    def choose(self, column: SeenColumn, field: str) -> None:
        """Say what a column is; another column of its file that was chosen for that steps back."""
        for other in self._seen:
            key = _key(other)
            if other.file == column.file and field != NOT_USED and self.match.get(key) == field:
                del self.match[key]
        self.match[_key(column)] = field
        self.changed.emit()

    @property
    def to_remember(self) -> dict[str, str]:
        """What was said on other days and now."""
        now = {key.partition(":")[2] for key in self.match}
        kept = {k: v for k, v in self.remembered.items() if k.partition(":")[2] not in now}
        return {**kept, **self.match}

    @property
    def doubtful(self) -> int:
        """How many columns are guessed badly, or may be a field that has another column."""
        return sum(
            bool(one.could_be) or (one.field is not None and one.confidence < _DOUBTFUL)
            for one in self._seen
        )

    def load(self, path: Path) -> None:
        """Take the matching that somebody kept in a file."""
        try:
            self.remembered = read_matching(path)
        except NoivuError as error:
            messages.show_error(self, str(error))
            return
        self.match = {}
        self.changed.emit()

    def save(self, path: Path) -> None:
        """Keep the present matching in a file, guesses too, for another day or person."""
        fields = {_key(one): one.field for one in self._seen if one.field is not None}
        try:
            write_matching(path, {**self.to_remember, **fields})
        except NoivuError as error:
            messages.show_error(self, str(error))

    def _buttons(self) -> QHBoxLayout:
        self.reset = QPushButton(self.tr("Về tự nhận"))
        self.reset.clicked.connect(self._forget)
        load = QPushButton(self.tr("Nạp cách ghép…"))
        load.clicked.connect(self._choose_to_load)
        save = QPushButton(self.tr("Lưu cách ghép…"))
        save.clicked.connect(self._choose_to_save)
        row = QHBoxLayout()
        row.addWidget(self.reset)
        row.addStretch(1)
        row.addWidget(load)
        row.addWidget(save)
        for button in (self.reset, load, save):
            button.setAutoDefault(False)
        return row

    def _last_file(self) -> str | None:
        item = self.table.item(self.table.rowCount() - 1, 0)
        return None if item is None else str(item.data(_FILE_ROLE))

    def _show_file(self, file: str) -> None:
        """A line across the table that names the file of the columns below."""
        row = self.table.rowCount()
        self.table.setRowCount(row + 1)
        item = QTableWidgetItem(file)
        item.setData(_FILE_ROLE, file)
        font = item.font()
        font.setBold(True)
        item.setFont(font)
        item.setBackground(self.palette().alternateBase())
        self.table.setItem(row, 0, item)
        self.table.setSpan(row, 0, 1, self.table.columnCount())

    def _show_row(self, row: int, column: SeenColumn) -> None:
        name = QTableWidgetItem(column.column)
        name.setToolTip(column.column)
        name.setData(_FILE_ROLE, column.file)
        self.table.setItem(row, 0, name)
        combo = CalmComboBox()
        combo.setAccessibleName(self.tr("Cột %1 là").replace("%1", column.column))
        combo.addItem(self.tr("không dùng"), NOT_USED)
        for field in FIELDS:
            combo.addItem(FIELD_WORDS[field], field)
        combo.setCurrentIndex(max(0, combo.findData(column.field or NOT_USED)))
        combo.activated.connect(lambda _: self._chosen_in(combo, column))
        self.table.setCellWidget(row, 1, combo)
        self._combos[f"{column.file}:{column.column}"] = combo
        sure = QTableWidgetItem(self._sureness(column))
        if column.could_be or (column.field and column.confidence < _DOUBTFUL):
            dark = self.palette().base().color().lightness() < 128
            sure.setForeground(_WARNING[dark])
        self.table.setItem(row, 2, sure)
        samples = QTableWidgetItem(" · ".join(column.samples))
        samples.setToolTip("\n".join(column.samples))
        self.table.setItem(row, 3, samples)

    def _sureness(self, column: SeenColumn) -> str:
        if column.could_be:
            words = ", ".join(FIELD_WORDS[one].lower() for one in column.could_be)
            return self.tr("có thể là %1").replace("%1", words)
        if column.field is None:
            return self.tr("bạn đã bỏ") if self._is_said(column) else ""
        if column.ground == CHOSEN:
            return self.tr("bạn chọn")
        if column.ground == REMEMBERED:
            return self.tr("như lần trước")
        how = self.tr("theo số liệu") if column.ground == BY_CONTENT else self.tr("theo tên")
        return f"{percent(column.confidence, 0)}, {how}"

    def _is_said(self, column: SeenColumn) -> bool:
        return column.ground in (CHOSEN, REMEMBERED)

    def _chosen_in(self, combo: CalmComboBox, column: SeenColumn) -> None:
        if combo.currentData() != (column.field or NOT_USED):
            self.choose(column, combo.currentData())

    def _forget(self) -> None:
        self.match, self.remembered = {}, {}
        self.changed.emit()

    def _choose_to_load(self) -> None:
        path = ask_file(self, self.tr("Nạp cách ghép cột"), _kinds(self))
        if path:
            self.load(path)

    def _choose_to_save(self) -> None:
        path = ask_new_file(self, self.tr("Lưu cách ghép cột"), "ghep-cot.toml", _kinds(self))
        if path:
            self.save(path)


def _empty_last(seen: Sequence[SeenColumn]) -> list[SeenColumn]:
    """The columns of each file, those last that hold nothing: a KML has a dozen of them."""
    files = list(dict.fromkeys(one.file for one in seen))
    return sorted(seen, key=lambda one: (files.index(one.file), not (one.samples or one.field)))


def _kinds(page: QWidget) -> str:
    return page.tr("Cách ghép cột (*.toml)")


def _key(column: SeenColumn) -> str:
    return f"{column.place}:{column.column}"
