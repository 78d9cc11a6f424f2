"""Names, kinds and seats of the merged units, to be edited in place."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from noivu_desktop.gui.colours import VERDICT_TINTS
from noivu_desktop.gui.name_proposals import name_proposals
from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.gui.seat_choices import SeatChoice, seat_choices
from noivu_desktop.gui.tables.chips import TINT_ROLE
from noivu_desktop.gui.tables.row_changes import row_changes
from noivu_desktop.plan.plan import MergedUnit, Plan
from noivu_desktop.rules.finding import Verdict
from noivu_desktop.rules.merged_check import MergedCheck
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.unit import UnitKind
from noivu_desktop.vietnamese import number

Index = QModelIndex | QPersistentModelIndex
NAME, KIND, SEAT, CLASH, MEMBERS = range(5)
CODES_ROLE = Qt.ItemDataRole.UserRole
CHOICES_ROLE = Qt.ItemDataRole.UserRole + 1
"""What a cell offers: a list of (words, value)."""
_NAME_CRITERION = "name"
_EDITED = frozenset({NAME, KIND, SEAT})


@dataclass(frozen=True, kw_only=True, eq=False)
class NamesRow:
    """One merged unit. Distances are worked out when they are read."""

    check: MergedCheck
    plan: Plan
    coverage: Coverage

    @property
    def merged(self) -> MergedUnit:
        return self.check.merged

    @cached_property
    def seats(self) -> tuple[SeatChoice, ...]:
        return seat_choices(self.merged, self.plan, self.coverage)

    @property
    def seat_words(self) -> str:
        chosen = next((one for one in self.seats if one.unit.code == self.merged.seat), None)
        return "" if chosen is None else seat_words(chosen)


class NamesTable(QAbstractTableModel):
    """One row for each merged unit; editing a cell wishes for one step."""

    changed = Signal()
    step_wished = Signal(str, dict)

    def __init__(self, model: ProjectModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._rows = self._read()
        self._clashes = self._read_clashes()
        self._is_seen, self._is_behind = True, False
        for signal in (model.units_changed, model.rules_changed):
            signal.connect(self._reset)
        model.plan_changed.connect(self._follow_plan)

    def set_seen(self, is_seen: bool) -> None:
        """Follow the plan at once where the table is seen, else as soon as it is seen again.

        A table behind another tab would cost every merge as much as one in sight.
        """
        self._is_seen = is_seen
        if is_seen and self._is_behind:
            self._follow_plan()

    def row_of(self, codes: tuple[str, ...]) -> int:
        """The row of the merged unit with just these members, or -1."""
        found = (at for at, one in enumerate(self._rows) if one.merged.codes == codes)
        return next(found, -1)

    @property
    def clash_count(self) -> int:
        """How many merged units bear a name that is another's."""
        return len(self._clashes)

    @property
    def open_seats(self) -> int:
        """How many merged units have no seat chosen yet."""
        return sum(one.merged.seat is None for one in self._rows)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 5

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Tên mới"), self.tr("Loại"), self.tr("Trụ sở (nơi xa nhất)"),
            self.tr("Tên gọi"), self.tr("Gồm"),
        )[section]  # fmt: skip

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = super().flags(index)
        if index.column() in _EDITED and not self._model.file.read_only:
            found |= Qt.ItemFlag.ItemIsEditable
        return found

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.EditRole:
            return self._value(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._clashes.get(row.merged.code, self._text(row, MEMBERS))
        if role == CHOICES_ROLE:
            return self._choices(row, column)
        if role == CODES_ROLE:
            return row.merged.codes
        if role == TINT_ROLE and column == CLASH and row.merged.code in self._clashes:
            return VERDICT_TINTS[Verdict.NOT_MET]
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Wish for the step that makes the cell so; the cell changes when the step is taken."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        row = self._rows[index.row()]
        if value == self._value(row, index.column()) or (index.column() == NAME and not value):
            return False
        code = row.seats[0].unit.code if row.seats else row.merged.code
        kind, arguments = {
            NAME: ("rename", {"code": code, "name": value}),
            KIND: ("set_kind", {"code": code, "kind": value}),
            SEAT: ("set_seat", {"code": value}),
        }[index.column()]
        self.step_wished.emit(kind, arguments)
        return True

    def _text(self, row: NamesRow, column: int) -> str:
        if column == NAME:
            return row.check.unit.short_name
        if column == KIND:
            return row.check.kind.label
        if column == SEAT:
            return row.seat_words or self.tr("chưa chọn")
        if column == CLASH:
            is_clash = row.merged.code in self._clashes
            return self.tr("trùng tên") if is_clash else self.tr("không trùng")
        return ", ".join(row.coverage.unit(code).full_name for code in row.merged.codes)

    def _value(self, row: NamesRow, column: int) -> Any:
        if column == KIND:
            return row.merged.kind.value if row.merged.kind else None
        if column == SEAT:
            return row.merged.seat
        return self._text(row, column)

    def _choices(self, row: NamesRow, column: int) -> list[tuple[str, Any]]:
        if column == NAME:
            members = [row.coverage.unit(code) for code in row.merged.codes]
            return [(name, name) for name in name_proposals(members)]
        if column == KIND:
            level = row.check.unit.level
            kinds = [kind for kind in UnitKind if kind.level is level]
            return [(self.tr("theo quy định"), None), *((k.label, k.value) for k in kinds)]
        if column == SEAT:
            return [(seat_words(one), one.unit.code) for one in row.seats]
        return []

    def _read(self, known: Sequence[NamesRow] = ()) -> list[NamesRow]:
        """The rows, those of ``known`` again where nothing changed: they keep their distances."""
        check, model = self._model.check, self._model
        rows = {id(one.check): one for one in known}
        return [
            rows.get(id(one)) or NamesRow(check=one, plan=model.plan, coverage=model.coverage)
            for one in (check.merged if check else ())
        ]

    def _read_clashes(self) -> dict[str, str]:
        """The sentence about the name of each merged unit whose name is another's, by its code."""
        findings = self._model.check.findings if self._model.check else ()
        return {one.subject: one.sentence for one in findings if one.criterion == _NAME_CRITERION}

    def _reset(self) -> None:
        self._is_behind = False
        self.beginResetModel()
        self._rows, self._clashes = self._read(), self._read_clashes()
        self.endResetModel()
        self.changed.emit()

    def _follow_plan(self) -> None:
        self._is_behind = not self._is_seen
        if self._is_behind:
            return
        after = self._read(self._rows)
        names = [one.merged.code for one in self._rows], [one.merged.code for one in after]
        changes = row_changes(*names)
        if changes is None:
            self._reset()
            return
        for first, last in changes.removed:
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._rows[first : last + 1]
            self.endRemoveRows()
        for first, last in changes.inserted:
            self.beginInsertRows(QModelIndex(), first, last)
            self._rows[first:first] = after[first : last + 1]
            self.endInsertRows()
        self._rows, self._clashes = after, self._read_clashes()
        if after:
            self.dataChanged.emit(self.index(0, 0), self.index(len(after) - 1, MEMBERS))
        self.changed.emit()


def seat_words(choice: SeatChoice) -> str:
    """The member with the distance: "Xã Bắc Sơn – 7,2 km"."""
    return f"{choice.unit.full_name} – {number(choice.farthest_km, 1)} km"
