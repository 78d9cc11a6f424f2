"""The table of the units before any arrangement."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import (
    QCoreApplication,
    QObject,
    QSortFilterProxyModel,
    Qt,
)

from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.gui.sentences import name_alone
from noivu_desktop.gui.standing import STANDINGS, Standing
from noivu_desktop.gui.tables.unit_rows import (
    STANDING_ROLE,
    Column,
    Index,
    UnitRow,
    UnitRowsModel,
)
from noivu_desktop.rules.screening import UnitScreening
from noivu_desktop.units.unit import Level
from noivu_desktop.vietnamese import fold, number, percent, sort_key

translate = QCoreApplication.translate
RANK_ROLE = Qt.ItemDataRole.UserRole + 2
_NOT_KNOWN = "–"


def unit_columns() -> tuple[Column, ...]:
    """All columns, from left to right."""
    return (
        _text("code", translate("units", "Mã"), lambda row: row.unit.code),
        _text("name", translate("units", "Tên"), lambda row: name_alone(row.unit)),
        _text("kind", translate("units", "Loại"), lambda row: row.unit.kind.label),
        _text(
            "parent", translate("units", "Thuộc"), lambda row: row.unit.parent_name or _NOT_KNOWN
        ),
        _number("area", translate("units", "km²"), lambda row: row.unit.area_km2, 2),
        _number("population", translate("units", "Dân số"), lambda row: row.unit.population, 0),
        _number("households", translate("units", "Số hộ"), lambda row: row.unit.households, 0),
        _share("area_share", translate("units", "% DT"), lambda one: one.area_share),
        _share("population_share", translate("units", "% DS"), lambda one: one.population_share),
        _share("households_share", translate("units", "% hộ"), lambda one: one.households_share),
        Column(
            id="standing",
            heading=translate("units", "Tình trạng"),
            text=lambda row: row.standing.word,
            key=lambda row: STANDINGS.index(row.standing),
        ),
    )


def _text(id: str, heading: str, text: Callable[[UnitRow], str]) -> Column:  # noqa: A002
    return Column(id=id, heading=heading, text=text, key=lambda row: sort_key(text(row)))


def _number(id: str, heading: str, value: Callable[[UnitRow], Any], digits: int) -> Column:  # noqa: A002
    def text(row: UnitRow) -> str:
        found = value(row)
        return _NOT_KNOWN if found is None else number(found, digits)

    return Column(
        id=id, heading=heading, text=text, key=lambda row: _known_last(value(row)), is_number=True
    )


def _share(id: str, heading: str, value: Callable[[UnitScreening], Any]) -> Column:  # noqa: A002
    def share(row: UnitRow) -> Any:
        return value(row.screening) if row.screening else None

    def text(row: UnitRow) -> str:
        found = share(row)
        return _NOT_KNOWN if found is None else percent(found)

    return Column(
        id=id,
        heading=heading,
        text=text,
        key=lambda row: _known_last(share(row)),
        is_number=True,
        hint=translate("units", "Tỷ lệ so với tiêu chuẩn của văn bản áp dụng"),
    )


def _known_last(value: Any) -> tuple[bool, Any]:
    """Sorts what is not known before every figure, so that gaps are seen."""
    return (value is not None, 0 if value is None else value)


class UnitsTable(UnitRowsModel):
    """The units as rows. Follows the project; figures change in place, so views keep their row."""

    def __init__(self, model: ProjectModel, parent: QObject | None = None) -> None:
        super().__init__(unit_columns(), "standing", parent)
        self._model = model
        self._ranks: dict[int, list[int]] = {}
        self._read()
        model.units_changed.connect(self._reset)
        model.plan_changed.connect(self._refresh_standings)
        model.rules_changed.connect(self._refresh_all)

    def row_of(self, code: str) -> int:
        return self._model.coverage.row(code)

    def is_wanted(self, column: int) -> bool:
        """Whether the column is shown at first: it has figures that its level is judged by."""
        shown = self._columns[column]
        other_level = (
            _ONLY_COMMUNES if self._model.coverage.level is Level.HAMLET else _ONLY_HAMLETS
        )
        known = any(shown.text(row) != _NOT_KNOWN for row in self._rows)
        return known and shown.id not in other_level

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == RANK_ROLE:
            return self._rank(index.column())[index.row()]
        return super().data(index, role)

    def explain(self, row: UnitRow) -> str:
        stands = f"{row.unit.full_name}: {row.standing.label}."
        return "\n".join(filter(None, (stands, super().explain(row))))

    def tint(self, standing: Standing) -> Any:
        return None if standing in _QUIET else super().tint(standing)

    def _rank(self, column: int) -> list[int]:
        """The place of every row in the order of a column, found once: keys are slow to compare."""
        if column not in self._ranks:
            keys = [self._columns[column].key(row) for row in self._rows]
            ranks = [0] * len(keys)
            for rank, row in enumerate(sorted(range(len(keys)), key=keys.__getitem__)):
                ranks[row] = rank
            self._ranks[column] = ranks
        return self._ranks[column]

    def _read(self) -> None:
        check, self._standings = self._model.check, self._model.standings
        screenings = check.screening if check else (None,) * len(self._model.coverage.units)
        self._ranks.clear()
        self._rows: list[UnitRow] = [
            UnitRow(unit=unit, screening=screening, standing=STANDINGS[number])
            for unit, screening, number in zip(
                self._model.coverage.units, screenings, self._standings.now.tolist(), strict=True
            )
        ]

    def _reset(self) -> None:
        self.beginResetModel()
        self._read()
        self.endResetModel()

    def _refresh_all(self) -> None:
        """Another text: every share and every standing may differ."""
        self._read()
        self._tell(0, len(self._rows) - 1)

    def _refresh_standings(self) -> None:
        """Another plan: only standings differ, and only of the units that it touches."""
        before, self._standings = self._standings, self._model.standings
        self._ranks.pop(len(self._columns) - 1, None)
        changed = self._standings.changed_since(before)
        for row in changed:
            self._rows[row] = replace(self._rows[row], standing=self._standings[row])
        for row in changed:
            self._tell(row, row)

    def _tell(self, first: int, last: int) -> None:
        if last >= first:
            end = self.index(last, len(self._columns) - 1)
            self.dataChanged.emit(self.index(first, 0), end)


class UnitsFilter(QSortFilterProxyModel):
    """The table sorted by Vietnamese order and cut down to what the user types, diacritics or not.

    Every word must occur in one of the texts of the row; a unit can be asked to be open.
    """

    def __init__(self, table: UnitsTable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: list[str] = []
        self._only_open = False
        self._table = table
        self._places: dict[int, int] | None = None
        self.setSortRole(RANK_ROLE)
        self.setSourceModel(table)
        for moved in (self.layoutChanged, self.rowsInserted, self.rowsRemoved, self.modelReset):
            moved.connect(self._forget_places)

    def places(self) -> dict[int, int]:
        """Where each row of the table that is kept stands in the list, in the order of the list."""
        if self._places is None:
            shown = range(self.rowCount())
            self._places = {self.mapToSource(self.index(at, 0)).row(): at for at in shown}
        return self._places

    def look_for(self, text: str) -> None:
        """Keep the units that have all words of ``text``."""
        self.beginFilterChange()
        self._words = fold(text).split()
        self.endFilterChange()

    def show_only_open(self, wanted: bool) -> None:
        """Keep the units that must be arranged and are not yet, or are not well."""
        self.beginFilterChange()
        self._only_open = wanted
        self.endFilterChange()

    def _forget_places(self) -> None:
        self._places = None

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        index = self._table.index(source_row, 0)
        if self._only_open and self._table.data(index, STANDING_ROLE) not in _STILL_OPEN:
            return False
        if not self._words:
            return True
        text = fold(" ".join(self._texts(source_row)))
        return all(word in text for word in self._words)

    def _texts(self, source_row: int) -> list[str]:
        return [
            str(self._table.data(self._table.index(source_row, number)))
            for number, column in enumerate(self._table.columns)
            if column.id in _SEARCHED
        ]


_ONLY_HAMLETS = frozenset({"households", "households_share"})
_ONLY_COMMUNES = frozenset({"area_share", "population_share"})
_STILL_OPEN = frozenset({Standing.OPEN, Standing.MERGED_NOT_MET, Standing.MERGED_UNKNOWN})
_QUIET = frozenset({Standing.KEPT, Standing.ENCOURAGED})
_SEARCHED = frozenset({"code", "name", "kind", "parent", "standing"})
