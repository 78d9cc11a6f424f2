"""The plan as a tree: merged units with their members, then the units still open."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from noivu_desktop.gui.colours import STANDING_TINTS, VERDICT_TINTS, Tint
from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.gui.standing import Standing
from noivu_desktop.gui.tables.chips import TINT_ROLE
from noivu_desktop.rules.merged_check import MergedCheck
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.unit import Unit
from noivu_desktop.vietnamese import number, sort_key

Index = QModelIndex | QPersistentModelIndex
CODES_ROLE = Qt.ItemDataRole.UserRole
_TOP = 0
_NOT_KNOWN = "–"
NAME, VERDICT, AREA, POPULATION = range(4)
_ANSWERED = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.TextAlignmentRole,
        CODES_ROLE,
        TINT_ROLE,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the tree with the units that it stands for."""

    name: str
    verdict: str = ""
    tint: Tint | None = None
    area: str = ""
    population: str = ""
    why: str = ""
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, eq=False)
class Branch:
    """A line of the first level with the lines below it, written when they are read.

    codes  the units below it, in the order of their lines
    make   writes the line itself
    check  what it tells of a merged unit
    """

    codes: tuple[str, ...]
    coverage: Coverage
    make: Callable[[], Line]
    check: MergedCheck | None = None

    @cached_property
    def line(self) -> Line:
        return self.make()

    @cached_property
    def children(self) -> tuple[Line, ...]:
        return tuple(_unit_line(self.coverage.unit(code)) for code in self.codes)


class PlanTree(QAbstractItemModel):
    """Merged units by name, each with its members; below them the units that are still open."""

    def __init__(self, model: ProjectModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._branches = _branches(model, {})
        for signal in (model.units_changed, model.plan_changed, model.rules_changed):
            signal.connect(self._reset)

    def branch_of(self, codes: tuple[str, ...]) -> QModelIndex:
        """The branch that stands for exactly these units; an invalid index if there is none."""
        for row, branch in enumerate(self._branches):
            if branch.codes == codes:
                return self.index(row, 0)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return len(self._branches)
        if parent.internalId() == _TOP and parent.column() == 0:
            return len(self._branches[parent.row()].codes)
        return 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 4

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _TOP)

    def parent(self, index: Index = QModelIndex()) -> Any:  # noqa: B008
        if not index.isValid() or index.internalId() == _TOP:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, _TOP)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        headings = (self.tr("Đơn vị"), self.tr("Kết luận"), self.tr("km²"), self.tr("Dân số"))
        return headings[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in _ANSWERED or not index.isValid():
            return None
        line = self._line(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return (line.name, line.verdict, line.area, line.population)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.why or None
        if role == CODES_ROLE:
            return line.codes
        if role == TINT_ROLE and index.column() == VERDICT:
            return line.tint
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() >= AREA:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _line(self, index: Index) -> Line:
        if index.internalId() == _TOP:
            return self._branches[index.row()].line
        return self._branches[index.internalId() - 1].children[index.row()]

    def _reset(self) -> None:
        self.beginResetModel()
        known = {id(one.check): one for one in self._branches}
        self._branches = _branches(self._model, known)
        self.endResetModel()


def _branches(model: ProjectModel, known: Mapping[int, Branch]) -> tuple[Branch, ...]:
    """The branches, those of ``known`` (by their check) again where nothing changed."""
    check = model.check
    if check is None:
        return ()
    merged = sorted(check.merged, key=lambda one: sort_key(one.unit.short_name))
    branches = [known.get(id(one)) or _merged_branch(one) for one in merged]
    still_open = model.coverage.by_name(check.unresolved)
    return (*branches, _open_branch(still_open, model.coverage)) if still_open else tuple(branches)


def _merged_branch(check: MergedCheck) -> Branch:
    codes = check.merged.codes

    def line() -> Line:
        return replace(
            _unit_line(check.unit),
            name=f"{check.unit.located_name} ({len(codes)})",
            verdict=check.verdict.label,
            tint=VERDICT_TINTS[check.verdict],
            why="\n".join(finding.sentence for finding in check.findings),
            codes=codes,
        )

    return Branch(codes=codes, coverage=check.coverage, make=line, check=check)


def _open_branch(codes: tuple[str, ...], coverage: Coverage) -> Branch:
    def line() -> Line:
        translate = QCoreApplication.translate
        return Line(
            name=translate("plan", "Còn phải sắp xếp"),
            verdict=translate("plan", "%1 đơn vị").replace("%1", str(len(codes))),
            tint=STANDING_TINTS[Standing.OPEN],
            codes=codes,
        )

    return Branch(codes=codes, coverage=coverage, make=line)


def _unit_line(unit: Unit) -> Line:
    return Line(
        name=unit.full_name,
        area=_NOT_KNOWN if unit.area_km2 is None else number(unit.area_km2, 2),
        population=_NOT_KNOWN if unit.population is None else number(unit.population),
        codes=(unit.code,),
    )
