"""Figures from a table before they are written: which columns, and what each unit would get."""

from collections import Counter
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QListWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from noivu_desktop.gui.screen_room import open_at
from noivu_desktop.gui.sentences import filled
from noivu_desktop.maps_in.new_figures import NewFigures, NewValue
from noivu_desktop.project.unit_values import UNIT_FIELDS
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.unit import Region, UnitKind
from noivu_desktop.vietnamese import number, percent

translate = QCoreApplication.translate
_CODE_ROLE = Qt.ItemDataRole.UserRole
_NOT_WANTED = frozenset({"note", "seat"})
"""Columns of words, which only go over when asked for."""
_BOXES_IN_ROW = 3
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ROOM_IN_LINE, _ROOM_BESIDE = 8, 14


class NewFiguresDialog(QDialog):
    """``chosen`` are the values of the columns that are ticked."""

    visited = Signal(str)
    """The code of a unit whose line was pressed."""

    def __init__(
        self, file: str, found: NewFigures, coverage: Coverage, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Nhập số liệu từ bảng %1").replace("%1", file))
        open_at(self, 860, 600)
        self._found, self._coverage = found, coverage
        self.summary = QLabel(self._summary(), wordWrap=True)
        counted = Counter(one.field for one in found.changes)
        self.boxes = {field: QCheckBox() for field in found.fields if counted[field]}
        for field, box in self.boxes.items():
            words = filled(self.tr("%1: %2 đơn vị"), _label(field), number(counted[field]))
            box.setText(words)
            box.setChecked(field not in _NOT_WANTED)
            box.toggled.connect(self._show)
        self.lines = self._make_lines()
        self.problems = QListWidget()
        self.problems.setWordWrap(True)
        self.problems.setAccessibleName(self.tr("Những điểm cần xem lại"))
        self.problems.addItems(found.remarks)
        self.problems.setMaximumHeight(self.fontMetrics().height() * 8)
        self.problems.setVisible(bool(found.remarks))
        self._place()
        self._show()

    @property
    def chosen(self) -> tuple[NewValue, ...]:
        """What would be written."""
        wanted = {field for field, box in self.boxes.items() if box.isChecked()}
        return tuple(one for one in self._found.changes if one.field in wanted)

    def _summary(self) -> str:
        joined = self._found.joined
        words = self.tr("Đây là bảng số liệu: %1 trên %2 dòng khớp với đơn vị của hồ sơ.")
        told = [filled(words, number(joined.matched), number(joined.rows))]
        if not self._found.changes:
            told.append(self.tr("Mọi số liệu trong bảng đã giống hồ sơ."))
        else:
            told.append(self.tr("Chọn những cột muốn lấy:"))
        return " ".join(told)

    def _make_lines(self) -> QTreeWidget:
        lines = QTreeWidget()
        lines.setRootIsDecorated(False)
        lines.setUniformRowHeights(True)
        lines.setAlternatingRowColors(True)
        lines.setAccessibleName(self.tr("Số liệu sẽ thay đổi"))
        lines.setHeaderLabels(
            [self.tr("Đơn vị"), self.tr("Số liệu"), self.tr("Hiện nay"), self.tr("Trong bảng")]
        )
        header = lines.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        lines.itemActivated.connect(lambda line: self.visited.emit(line.data(0, _CODE_ROLE)))
        lines.itemClicked.connect(lambda line: self.visited.emit(line.data(0, _CODE_ROLE)))
        return lines

    def _place(self) -> None:
        buttons = QDialogButtonBox(self)
        self.take = buttons.addButton(
            self.tr("Ghi vào hồ sơ"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.take.setDefault(True)
        buttons.addButton(self.tr("Thôi"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        columns = QVBoxLayout()
        row = QHBoxLayout()
        for place, box in enumerate(self.boxes.values()):
            if place % _BOXES_IN_ROW == 0:
                row = QHBoxLayout()
                columns.addLayout(row)
            row.addWidget(box, 1)
        layout = QVBoxLayout(self)
        layout.addWidget(self.summary)
        layout.addLayout(columns)
        layout.addWidget(self.lines, 1)
        layout.addWidget(self.problems)
        layout.addWidget(buttons)

    def _show(self) -> None:
        chosen = self.chosen
        self.lines.clear()
        lines = [self._line(one) for one in chosen]
        for first in lines[:1]:  # all are as high as the first
            first.setSizeHint(0, QSize(0, self.fontMetrics().height() + _ROOM_IN_LINE))
        self.lines.addTopLevelItems(lines)
        for column in (1, 2, 3):
            self.lines.resizeColumnToContents(column)
            self.lines.setColumnWidth(column, self.lines.columnWidth(column) + _ROOM_BESIDE)
        self.take.setEnabled(bool(chosen))

    def _line(self, one: NewValue) -> QTreeWidgetItem:
        name = self._coverage.unit(one.code).located_name
        texts = [name, _label(one.field), value_words(one.before), value_words(one.after)]
        if one.field == "minority_share":
            texts[2:] = [_share(one.before), _share(one.after)]
        line = QTreeWidgetItem(texts)
        line.setData(0, _CODE_ROLE, one.code)
        for column in (2, 3):
            line.setTextAlignment(column, _RIGHT)
        return line


def value_words(value: Any) -> str:
    """A value of a unit as a person reads it."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return translate("figures", "có") if value else translate("figures", "không")
    if isinstance(value, Decimal):
        return number(value, 2)
    if isinstance(value, UnitKind | Region):
        return str(value.value)
    return number(value) if isinstance(value, int) else str(value)


def _share(value: Decimal | None) -> str:
    return "–" if value is None else percent(value)


def _label(field: str) -> str:
    label = UNIT_FIELDS[field].label
    return label[:1].upper() + label[1:]
