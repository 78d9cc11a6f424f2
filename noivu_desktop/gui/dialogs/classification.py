"""Points and class (loại I, II, III) of units before, and of the merged unit after."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from noivu_desktop.gui.screen_room import open_at
from noivu_desktop.gui.sentences import filled
from noivu_desktop.rules.classification import (
    Classification,
    Classified,
    CriterionPoints,
    classify,
    load_classifications,
)
from noivu_desktop.units.unit import Unit
from noivu_desktop.vietnamese import number

_NOT_GIVEN = -0.5
_NOT_KNOWN = "–"


class ClassificationDialog(QDialog):
    """One column for each unit, one row for each criterion; points by hand are typed in.

    after  the merged unit with its summed figures; ``None``: the units stand alone
    """

    def __init__(
        self, before: Sequence[Unit], after: Unit | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Điểm phân loại đơn vị hành chính"))
        open_at(self, 980, 640)
        self._units = (*before, *([after] if after else []))
        self._has_after = after is not None
        self._given: dict[tuple[str, int], Decimal] = {}
        self.text_box = QComboBox()
        for one in load_classifications():
            self.text_box.addItem(one.title, one.id)
        self.table = QTableWidget(self)
        self.table.setAccessibleName(self.tr("Điểm theo từng tiêu chí"))
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.breakdown = QTextBrowser(self)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.tr("Đóng"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.text_box)
        layout.addWidget(self.table, 3)
        layout.addWidget(self.breakdown, 2)
        layout.addWidget(buttons)
        self._choose_fitting()
        self.text_box.currentIndexChanged.connect(self._rebuild)
        self._rebuild()

    @property
    def rules(self) -> Classification:
        """The text chosen."""
        wanted = self.text_box.currentData()
        return next(one for one in load_classifications() if one.id == wanted)

    @property
    def classified(self) -> tuple[Classified, ...]:
        """Every unit with its points, as far as they are known or typed in."""
        return tuple(
            classify(unit, self.rules, self._given_to(at)) for at, unit in enumerate(self._units)
        )

    def give(self, criterion: str, at: int, points: Decimal | None) -> None:
        """Points by hand for the unit in column ``at``; ``None``: not known."""
        if points is None:
            self._given.pop((criterion, at), None)
        else:
            self._given[criterion, at] = points
        self._refresh()

    @property
    def _names(self) -> list[str]:
        names = [unit.full_name for unit in self._units]
        if self._has_after:
            names[-1] = self.tr("Đơn vị mới: %1").replace("%1", names[-1])
        return names

    def _given_to(self, at: int) -> dict[str, Decimal]:
        return {name: points for (name, column), points in self._given.items() if column == at}

    def _choose_fitting(self) -> None:
        """The newest text that has points for the first unit."""
        for one in load_classifications():
            if classify(self._units[0], one).criteria:
                self.text_box.setCurrentIndex(self.text_box.findData(one.id))

    def _rebuild(self) -> None:
        self._given.clear()
        self._criteria = list(
            dict.fromkeys(one.criterion for found in self.classified for one in found.criteria)
        )
        names = self._names
        self.table.clear()
        self.table.setColumnCount(len(names))
        self.table.setHorizontalHeaderLabels(names)
        rows = [f"{one[:1].upper()}{one[1:]}" for one in self._criteria]
        self.table.setRowCount(len(rows) + 2)
        self.table.setVerticalHeaderLabels([*rows, self.tr("Tổng điểm"), self.tr("Loại")])
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        by_hand = {one.criterion for one in self.rules.by_hand}
        for row, criterion in enumerate(self._criteria):
            for at, found in enumerate(self.classified):
                one = _of(found, criterion)
                if one and criterion in by_hand:
                    self.table.setCellWidget(row, at, self._points_box(one, at))
        self._refresh()

    def _points_box(self, one: CriterionPoints, at: int) -> QDoubleSpinBox:
        box = QDoubleSpinBox()
        box.setRange(_NOT_GIVEN, float(one.highest))
        box.setSingleStep(0.5)
        box.setDecimals(2)
        box.setSpecialValueText(self.tr("chưa chấm (0–%1)").replace("%1", number(one.highest)))
        box.setValue(_NOT_GIVEN)
        box.setAlignment(Qt.AlignmentFlag.AlignRight)
        box.setToolTip(one.sentence)
        box.setAccessibleName(f"{one.criterion}, {self._units[at].full_name}")
        box.valueChanged.connect(lambda value: self.give(one.criterion, at, _typed(value)))
        return box

    def _refresh(self) -> None:
        found = self.classified
        for at, one in enumerate(found):
            for row, criterion in enumerate(self._criteria):
                if self.table.cellWidget(row, at) is None:
                    points = _of(one, criterion)
                    self._put(row, at, _range(points) if points else _NOT_KNOWN)
            self._put(
                len(self._criteria), at, _range(one) if one.criteria else _NOT_KNOWN, bold=True
            )
            self._put(len(self._criteria) + 1, at, self._class_word(one), bold=True)
        self.breakdown.setHtml(self._html(found))

    def _put(self, row: int, column: int, text: str, *, bold: bool = False) -> None:
        item = QTableWidgetItem(text)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setToolTip(text)
        font = item.font()
        font.setBold(bold)
        item.setFont(font)
        self.table.setItem(row, column, item)

    def _class_word(self, one: Classified) -> str:
        if not one.criteria:
            return self.tr("chưa có thang điểm")
        return one.name or self.tr("chưa đủ số liệu")

    def _html(self, found: Sequence[Classified]) -> str:
        parts = []
        for name, one in zip(self._names, found, strict=True):
            lines = "".join(
                f"<li>{points.sentence} ({points.clause.text}"
                + (f"; {points.clause.doubt}" if points.clause.doubt else "")
                + ")</li>"
                for points in one.criteria
            )
            word = self._class_word(one)
            if one.criteria:
                word = filled(self.tr("%1 điểm, %2"), _range(one), word)
            head = f"{name}: {word}"
            clause = f" ({one.clause.text})" if one.clause else ""
            parts.append(f"<p><b>{head}</b>{clause}</p><ul>{lines}</ul>")
        notes = "".join(f"<p><i>{note}</i></p>" for note in self.rules.notes)
        return "".join(reversed(parts)) + notes


def _of(found: Classified, criterion: str) -> CriterionPoints | None:
    return next((one for one in found.criteria if one.criterion == criterion), None)


def _range(one: CriterionPoints | Classified) -> str:
    """The points, or from the least to the most that they could be."""
    if one.least == one.most:
        return number(one.least, 2)
    return f"{number(one.least, 2)} – {number(one.most, 2)}"


def _typed(value: float) -> Decimal | None:
    return None if value < 0 else Decimal(str(value))
