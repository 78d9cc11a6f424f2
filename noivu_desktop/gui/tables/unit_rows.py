"""What the tables of units share: a row for each unit, a column for each fact."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from noivu_desktop.gui.colours import STANDING_TINTS
from noivu_desktop.gui.standing import Standing
from noivu_desktop.gui.tables.chips import TINT_ROLE
from noivu_desktop.rules.screening import UnitScreening
from noivu_desktop.units.unit import Unit

Index = QModelIndex | QPersistentModelIndex
_FORMULA_STARTS = ("=", "+", "-", "@")
CODE_ROLE = Qt.ItemDataRole.UserRole
STANDING_ROLE = Qt.ItemDataRole.UserRole + 1
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ANSWERED = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.TextAlignmentRole,
        Qt.ItemDataRole.ToolTipRole,
        CODE_ROLE,
        STANDING_ROLE,
        TINT_ROLE,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRow:
    """A unit with what the law says about it and where it stands."""

    unit: Unit
    screening: UnitScreening | None
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its heading, its text and what it sorts by."""

    id: str
    heading: str
    text: Callable[[UnitRow], str]
    key: Callable[[UnitRow], Any]
    is_number: bool = False
    hint: str = ""


class UnitRowsModel(QAbstractTableModel):
    """Rows of units under columns; the column ``tinted`` shows the standing in its tint."""

    def __init__(self, columns: tuple[Column, ...], tinted: str, parent: QObject | None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._tinted = tinted
        self._rows: Sequence[UnitRow] = ()

    @property
    def columns(self) -> tuple[Column, ...]:
        return self._columns

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.heading
        return column.hint or None if role == Qt.ItemDataRole.ToolTipRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in _ANSWERED or not index.isValid():
            return None
        row, column = self._rows[index.row()], self._columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.is_number else _LEFT
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.explain(row)
        if role == CODE_ROLE:
            return row.unit.code
        if role == STANDING_ROLE:
            return row.standing
        if role == TINT_ROLE and column.id == self._tinted:
            return self.tint(row.standing)
        return None

    def as_tsv(self, rows: Iterable[int], columns: Iterable[int] | None = None) -> str:
        """These rows under the headings of these columns (all), to be pasted into a spreadsheet."""
        shown = self._columns if columns is None else [self._columns[one] for one in columns]
        lines = [[column.heading for column in shown]]
        lines += [[_cell(column, self._rows[row]) for column in shown] for row in rows]
        return "\n".join("\t".join(cells) for cells in lines) + "\n"

    def explain(self, row: UnitRow) -> str:
        """Why a unit stands where it stands: the sentences of the law."""
        return "\n".join(one.sentence for one in row.screening.findings) if row.screening else ""

    def tint(self, standing: Standing) -> Any:
        """The tint of a standing, or ``None`` to write it plainly."""
        return STANDING_TINTS[standing]


def _cell(column: Column, row: UnitRow) -> str:
    """A cell that a spreadsheet reads as it is meant: codes stay text, counts have no dots."""
    text = " ".join(column.text(row).split())
    if column.is_number:
        return text.replace(".", "")
    if column.id == "code" or text.startswith(_FORMULA_STARTS):
        quoted = text.replace('"', '""')
        return f'="{quoted}"'
    return text
