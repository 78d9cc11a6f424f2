"""Who must be arranged, who is encouraged, exempt, free of it, or lacks figures; and why."""

from collections import Counter
from typing import Any

from PySide6.QtCore import (
    QCoreApplication,
    QObject,
    QSortFilterProxyModel,
    Qt,
)

from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.gui.sentences import shown_date, without_name
from noivu_desktop.gui.standing import Standing, demand
from noivu_desktop.gui.tables.unit_rows import (
    STANDING_ROLE,
    Column,
    Index,
    UnitRow,
    UnitRowsModel,
)
from noivu_desktop.gui.tables.units_table import unit_columns
from noivu_desktop.rules.exemption import Exemption
from noivu_desktop.rules.finding import overall
from noivu_desktop.units.unit import Level
from noivu_desktop.vietnamese import fold, sort_key

translate = QCoreApplication.translate
GROUPS = (
    Standing.OPEN,
    Standing.ENCOURAGED,
    Standing.EXEMPT,
    Standing.KEPT,
    Standing.UNKNOWN,
)
"""The groups in the order of their buttons."""


def group_word(group: Standing) -> str:
    """The name of a group, in the words of the law."""
    return {
        Standing.OPEN: translate("screening", "Thuộc diện sắp xếp"),
        Standing.ENCOURAGED: translate("screening", "Khuyến khích"),
        Standing.EXEMPT: translate("screening", "Không bắt buộc"),
        Standing.KEPT: translate("screening", "Không thuộc diện"),
        Standing.UNKNOWN: translate("screening", "Chưa đủ số liệu"),
    }[group]


class ScreeningTable(UnitRowsModel):
    """One row for each unit as the law sees it, whatever the plan does."""

    def __init__(self, model: ProjectModel, parent: QObject | None = None) -> None:
        super().__init__(screening_columns(model.coverage.level), "group", parent)
        self._model = model
        self._rows = _rows(model)
        self._searched: tuple[str, ...] = ()
        self._places: dict[str, int] = {}
        self._order = (-1, Qt.SortOrder.AscendingOrder)
        model.units_changed.connect(self._reset)
        model.rules_changed.connect(self._reset)

    @property
    def counts(self) -> Counter[Standing]:
        """How many units are in each group."""
        return Counter(row.standing for row in self._rows)

    def row_of(self, code: str) -> int:
        """The row that shows the unit."""
        if not self._places:
            self._places = {row.unit.code: at for at, row in enumerate(self._rows)}
        return self._places[code]

    def searched_text(self, row: int) -> str:
        """What a search looks at: code, name, parent, result and the ground of an exemption."""
        if not self._searched:
            self._searched = tuple(map(_searched, self._rows))
        return self._searched[row]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if (column, order) != self._order:
            self._order = (column, order)
            self._reset()

    def _reset(self) -> None:
        self.beginResetModel()
        self._rows, self._searched = self._ordered(_rows(self._model)), ()
        self._places = {}
        self.endResetModel()

    def _ordered(self, rows: tuple[UnitRow, ...]) -> tuple[UnitRow, ...]:
        column, order = self._order
        if column < 0:
            return rows
        falling = order is Qt.SortOrder.DescendingOrder
        return tuple(sorted(rows, key=self._columns[column].key, reverse=falling))


class ScreeningFilter(QSortFilterProxyModel):
    """The rows of one group, or all, that have every word typed.

    The table sorts itself: a country has too many rows to compare them one by one here.
    """

    def __init__(self, table: ScreeningTable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._group: Standing | None = None
        self._words: list[str] = []
        self.setSourceModel(table)

    def show_group(self, group: Standing | None) -> None:
        self.beginFilterChange()
        self._group = group
        self.endFilterChange()

    def look_for(self, text: str) -> None:
        self.beginFilterChange()
        self._words = fold(text).split()
        self.endFilterChange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._table.sort(column, order)

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        index = self._table.index(source_row, 0)
        if self._group is not None and index.data(STANDING_ROLE) is not self._group:
            return False
        if not self._words:
            return True
        text = self._table.searched_text(source_row)
        return all(word in text for word in self._words)


def screening_columns(level: Level) -> tuple[Column, ...]:
    """All columns, from left to right; households count where hamlets are screened."""
    hidden = {"area_share", "population_share"} if level is Level.HAMLET else {"households_share"}
    hidden |= {"standing", "kind"} | (set() if level is Level.HAMLET else {"households"})
    return (
        *(column for column in unit_columns() if column.id not in hidden),
        Column(
            id="group",
            heading=translate("screening", "Kết quả rà soát"),
            text=lambda row: group_word(row.standing),
            key=lambda row: GROUPS.index(row.standing),
        ),
        _text_column("standard", translate("screening", "So với tiêu chuẩn"), _standard),
        _text_column("why", translate("screening", "Vì sao; còn thiếu gì"), why),
    )


def why(row: UnitRow) -> str:
    """The ground of an exemption, what is missing, or what the law says."""
    screening = row.screening
    if screening is None:
        return ""
    if screening.exemption:
        return exemption_words(screening.exemption)
    first = screening.findings[0]
    if row.standing is Standing.UNKNOWN and first.missing:
        missing = translate("screening", "Còn thiếu: %1")
        return missing.replace("%1", ", ".join(first.missing))
    return without_name(first.sentence, row.unit.full_name)


def exemption_words(exemption: Exemption) -> str:
    """Ground, note, who decided and when: "Yếu tố đặc thù: khu căn cứ (UBND tỉnh, 01/9/2019)"."""
    signed = ", ".join(filter(None, (exemption.author, shown_date(exemption.date))))
    ground = ": ".join(filter(None, (exemption.ground.value, exemption.note)))
    return f"{ground} ({signed})" if signed else ground


def _searched(row: UnitRow) -> str:
    unit, exemption = row.unit, row.screening.exemption if row.screening else None
    texts = (unit.code, unit.full_name, unit.parent_name or "", group_word(row.standing))
    ground = f"{exemption.ground.value} {exemption.note}" if exemption else ""
    return fold(" ".join((*texts, ground)))


def _standard(row: UnitRow) -> str:
    if row.screening is None:
        return ""
    return overall(row.screening.findings[1:]).label


def _text_column(id: str, heading: str, text: Any) -> Column:  # noqa: A002
    return Column(id=id, heading=heading, text=text, key=lambda row: sort_key(text(row)))


def _rows(model: ProjectModel) -> tuple[UnitRow, ...]:
    check = model.check
    if check is None:
        return tuple(
            UnitRow(unit=unit, screening=None, standing=Standing.UNKNOWN)
            for unit in model.coverage.units
        )
    return tuple(
        UnitRow(unit=one.unit, screening=one, standing=demand(one)) for one in check.screening
    )
