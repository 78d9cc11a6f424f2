"""Rows of tables that wait for a person: which unit each means, one by one or many at once."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from noivu_desktop.gui.dialogs.calm_combo import CalmComboBox
from noivu_desktop.gui.dialogs.question_table import question_table
from noivu_desktop.maps_in.import_report import Candidate, Joined, OpenRow, RowChoice
from noivu_desktop.vietnamese import number

_NO_UNIT = ""
_USUAL_SCORE = 85
_MOST_SHOWN = 500
_WIDTHS = (50, 200, 130)


class RowsPage(QWidget):
    """``choices`` is what the user said of rows; ``changed`` when they are to be joined so."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: dict[tuple[str, int], str] = {}
        self._rows: tuple[OpenRow, ...] = ()
        self._free: tuple[Candidate, ...] = ()
        self._is_pending = False
        self.table = question_table(
            self.tr("Các dòng chưa rõ là đơn vị nào"),
            [self.tr("Dòng"), self.tr("Trong bảng"), self.tr("Vì sao"), self.tr("Ghép với")],
            _WIDTHS,
        )
        self.words = QLabel(wordWrap=True)
        layout = QVBoxLayout(self)
        layout.addWidget(self.words)
        layout.addWidget(self.table, 1)
        layout.addLayout(self._buttons())

    @property
    def choices(self) -> tuple[RowChoice, ...]:
        """What was said of rows so far."""
        return tuple(
            RowChoice(table=table, row=row, unit=unit)
            for (table, row), unit in self._choices.items()
        )

    @property
    def is_pending(self) -> bool:
        """Whether something was said that the last reading did not know."""
        return self._is_pending

    @property
    def waiting(self) -> int:
        """How many rows nobody has decided yet."""
        return sum(one.chosen is None for one in self._rows)

    def show_joined(self, joined: Joined) -> None:
        """Take the rows that wait, and the units that no row has found."""
        rows = joined.open_rows
        self._rows, self._free = rows, joined.free_units
        self._set_pending(pending=False)
        place = self.table.verticalScrollBar().value()
        shown = self._rows[:_MOST_SHOWN]
        self.table.setRowCount(0)
        self.table.setRowCount(len(shown))
        for at, row in enumerate(shown):
            self._show_row(at, row)
        self.table.verticalScrollBar().setValue(place)
        self._say()

    def take_suggestions(self, least: int) -> None:
        """Choose the likeliest unit of every waiting row that is at least so like."""
        for at, row in enumerate(self._rows):
            best = row.candidates[0] if row.candidates else None
            if row.state == "unmatched" and row.chosen is None and best and best.score >= least:
                self._take(at, row, best)

    def take_differing(self, *, by_name: bool) -> None:
        """For rows whose code and name mean two units choose the one, unless a choice was made."""
        for at, row in enumerate(self._rows):
            is_open = row.chosen is None and (row.table, row.row) not in self._choices
            if row.state == "differing" and is_open:
                self._take(at, row, row.candidates[int(by_name)])

    def _take(self, at: int, row: OpenRow, unit: Candidate) -> None:
        self._choices[(row.table, row.row)] = unit.unit
        self._set_pending(pending=True)
        combo = self.table.cellWidget(at, 3)
        if isinstance(combo, CalmComboBox):
            combo.setCurrentIndex(combo.findData(unit.unit))

    def apply(self) -> None:
        """Have the tables joined as was said."""
        if self._is_pending:
            self.changed.emit()

    def _buttons(self) -> QVBoxLayout:
        self.score = QSpinBox(minimum=60, maximum=100, value=_USUAL_SCORE, suffix=" %")
        self.score.setAccessibleName(self.tr("Giống ít nhất"))
        self.take = QPushButton(self.tr("Chọn mọi gợi ý giống từ"))
        self.take.clicked.connect(lambda: self.take_suggestions(self.score.value()))
        self.join = QPushButton(self.tr("Ghép các dòng đã chọn"))
        self.join.clicked.connect(self.apply)
        self.by_code = QPushButton(self.tr("Mã và tên khác nhau: lấy theo mã"))
        self.by_code.clicked.connect(lambda: self.take_differing(by_name=False))
        self.by_name = QPushButton(self.tr("lấy theo tên"))
        self.by_name.clicked.connect(lambda: self.take_differing(by_name=True))
        for button in (self.take, self.by_code, self.by_name, self.join):
            button.setAutoDefault(False)
        lines = QVBoxLayout()
        for line in ((self.by_code, self.by_name, None), (self.take, self.score, None, self.join)):
            row = QHBoxLayout()
            for one in line:
                if one is None:
                    row.addStretch(1)
                else:
                    row.addWidget(one)
            lines.addLayout(row)
        return lines

    def _show_row(self, at: int, row: OpenRow) -> None:
        number_item = QTableWidgetItem(str(row.row))
        number_item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        number_item.setToolTip(row.table)
        self.table.setItem(at, 0, number_item)
        label = QTableWidgetItem(row.label)
        label.setToolTip(f"{row.table}: {row.label}")
        self.table.setItem(at, 1, label)
        self.table.setItem(at, 2, QTableWidgetItem(self._reason(row)))
        combo = CalmComboBox()
        combo.setAccessibleName(self.tr("Ghép %1 với").replace("%1", row.label))
        if row.chosen is None:
            combo.addItem(self._not_yet(row), None)
        for one in row.candidates:
            like = f"  –  {number(one.score)} %" if row.state == "unmatched" else ""
            code = f", {one.code}" if one.code else ""
            combo.addItem(f"{one.label}{code}{like}", one.unit)
        combo.addItem(self.tr("không ghép"), _NO_UNIT)
        known = {one.unit for one in row.candidates}
        chosen = self._choices.get((row.table, row.row), row.chosen)
        self._offer(combo, [one for one in self._free if one.unit == chosen], known)
        combo.opening.connect(partial(self._offer, combo, self._free, known))
        key = (row.table, row.row)
        combo.setCurrentIndex(max(0, combo.findData(self._choices.get(key, row.chosen))))
        combo.activated.connect(lambda _: self._choose(combo, key))
        combo.setToolTip(combo.currentText())
        self.table.setCellWidget(at, 3, combo)

    def _offer(self, combo: CalmComboBox, units: Sequence[Candidate], known: set[str]) -> None:
        """Put units at the end of a list, each once; at opening all that no row has found."""
        for one in units:
            if one.unit not in known:
                known.add(one.unit)
                code = f", {one.code}" if one.code else ""
                combo.addItem(one.label + code, one.unit)

    def _not_yet(self, row: OpenRow) -> str:
        if row.state != "unmatched" or not row.candidates:
            return self.tr("chưa chọn")
        best = row.candidates[0]
        words = self.tr("chưa chọn; giống nhất (%2 %): %1")
        return words.replace("%1", best.label).replace("%2", number(best.score))

    def _reason(self, row: OpenRow) -> str:
        if row.twin is not None:
            return self.tr("trùng với dòng %1").replace("%1", str(row.twin))
        return {
            "ambiguous": self.tr("nhiều khả năng"),
            "differing": self.tr("mã và tên khác nhau"),
            "renamed": self.tr("mã đúng, khác tên"),
        }.get(row.state, self.tr("không thấy tên"))

    def _choose(self, combo: CalmComboBox, key: tuple[str, int]) -> None:
        unit = combo.currentData()
        combo.setToolTip(combo.currentText())
        if unit is None:
            self._choices.pop(key, None)
        else:
            self._choices[key] = unit
        self._set_pending(pending=True)

    def _set_pending(self, *, pending: bool) -> None:
        self._is_pending = pending
        self.join.setEnabled(pending)

    def _say(self) -> None:
        if not self._rows:
            self.words.setText(self.tr("Mọi dòng của bảng đã khớp với một đơn vị."))
        else:
            words = self.tr(
                "%1 dòng chưa rõ là đơn vị nào; dòng không ghép thì số liệu không vào hồ sơ."
            ).replace("%1", number(self.waiting))
            if len(self._rows) > _MOST_SHOWN:
                shown = self.tr("Chỉ hiện %1 dòng đầu trong %2 dòng; ghép xong sẽ hiện tiếp.")
                shown = shown.replace("%1", number(_MOST_SHOWN))
                words += " " + shown.replace("%2", number(len(self._rows)))
            self.words.setText(words)
        for button in (self.by_code, self.by_name):
            button.setVisible(any(one.state == "differing" for one in self._rows))
        self.take.setEnabled(any(one.state == "unmatched" for one in self._rows))
