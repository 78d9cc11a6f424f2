"""Vietnamese text as the file has it and as it was read, and the encoding of each column."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QBrush, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from noivu_desktop.gui.dialogs.calm_combo import CalmComboBox, focused_key
from noivu_desktop.gui.dialogs.question_table import question_table
from noivu_desktop.maps_in.seen_texts import SeenText
from noivu_desktop.maps_in.text_encoding import AUTO, ENCODINGS

_WIDTHS = (120, 240, 220)


def encoding_word(encoding: str) -> str:
    """An encoding as typists know it."""
    return _WORDS.get(encoding, encoding)


_WORDS = {
    "utf-8": "Unicode",
    "tcvn3": "TCVN3 (ABC, .VnTime)",
    "vni": "VNI Windows",
    "cp1258": "Windows-1258",
    "viscii": "VISCII",
}


class TextPage(QWidget):
    """Some cells of each column both ways. ``encoding`` is for all columns of the map.

    ``encodings`` are those of single columns of the map, ``table_encodings`` of the tables.
    """

    changed = Signal()

    def __init__(self, encoding: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.encodings: dict[str, str] = {}
        self.table_encodings: dict[str, str] = {}
        self._combos: dict[str, CalmComboBox] = {}
        self.all = QComboBox()
        self.all.setAccessibleName(self.tr("Bảng mã của mọi cột trên bản đồ"))
        _fill(self.all, self.tr("tự nhận từng cột"))
        self.all.setCurrentIndex(max(0, self.all.findData(encoding)))
        self.all.activated.connect(self._choose_for_all)
        self.table = question_table(
            self.tr("Chữ trước và sau khi chuyển mã"),
            [self.tr("Cột"), self.tr("Bảng mã"), self.tr("Trong tệp"), self.tr("Đọc thành")],
            _WIDTHS,
        )
        top = QHBoxLayout()
        top.addWidget(QLabel(self.tr("Bảng mã chữ Việt của bản đồ:")))
        top.addWidget(self.all)
        top.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)

    @property
    def encoding(self) -> str:
        """The encoding of all columns, or "auto"."""
        return str(self.all.currentData())

    def show_texts(self, texts: Sequence[SeenText]) -> None:
        """Take the cells as they were read."""
        held = focused_key(self._combos)
        self._combos.clear()
        self.table.clearSpans()
        self.table.setRowCount(0)
        self.table.setRowCount(sum(len(one.pairs) for one in texts))
        row = 0
        for text in texts:
            self._show_column(row, text)
            row += len(text.pairs)
        if held in self._combos:
            self._combos[held].setFocus()

    def _show_column(self, first: int, text: SeenText) -> None:
        name = QTableWidgetItem(text.column)
        name.setToolTip(text.table)
        self.table.setItem(first, 0, name)
        combo = CalmComboBox()
        combo.setAccessibleName(self.tr("Bảng mã của cột %1").replace("%1", text.column))
        _fill(combo, self.tr("tự nhận: %1").replace("%1", encoding_word(text.encoding)))
        chosen = self._chosen(text).get(text.key)
        combo.setCurrentIndex(max(0, combo.findData(chosen)) if chosen else 0)
        combo.activated.connect(lambda _: self._choose(combo, text))
        self.table.setCellWidget(first, 1, combo)
        self._combos[text.key] = combo
        quiet = QBrush(self.palette().color(QPalette.ColorRole.PlaceholderText))
        for row, (before, after) in enumerate(text.pairs, start=first):
            written = QTableWidgetItem(before)
            if before == after:
                written.setForeground(quiet)
            self.table.setItem(row, 2, written)
            self.table.setItem(row, 3, QTableWidgetItem(after))
        if len(text.pairs) > 1:
            self.table.setSpan(first, 0, len(text.pairs), 1)
            for row in range(first + 1, first + len(text.pairs)):
                self.table.setRowHeight(row, self.table.fontMetrics().lineSpacing() + 8)

    def _chosen(self, text: SeenText) -> dict[str, str]:
        return self.table_encodings if text.table else self.encodings

    def _choose(self, combo: CalmComboBox, text: SeenText) -> None:
        wanted, chosen = combo.currentData(), self._chosen(text)
        before = chosen.get(text.key, AUTO)
        if wanted == AUTO:
            chosen.pop(text.key, None)
        else:
            chosen[text.key] = wanted
        if wanted != before:
            self.changed.emit()

    def _choose_for_all(self) -> None:
        self.encodings.clear()
        self.changed.emit()


def _fill(combo: QComboBox, automatic: str) -> None:
    combo.addItem(automatic, AUTO)
    for name in ENCODINGS:
        combo.addItem(encoding_word(name), name)
