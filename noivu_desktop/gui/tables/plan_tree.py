"""The plan as a tree: merged units with their members, then the units still open."""

import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import count
from operator import attrgetter
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QIcon

from noivu_desktop.errors import PlanError
from noivu_desktop.gui.colours import STANDING_TINTS, VERDICT_TINTS, Tint
from noivu_desktop.gui.icons import icon
from noivu_desktop.gui.lock_words import LOCK_ICONS, lock_sentence, locks_by_code
from noivu_desktop.gui.part_shapes import member_name
from noivu_desktop.gui.plan_moves import PlanMove, items_without_repeats, move_items
from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.gui.standing import Standing
from noivu_desktop.gui.tables.chips import TINT_ROLE
from noivu_desktop.gui.tables.row_changes import row_changes
from noivu_desktop.plan.combining import part_of
from noivu_desktop.plan.plan import Lock, Part
from noivu_desktop.rules.merged_check import MergedCheck
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.unit import Unit
from noivu_desktop.vietnamese import number, sort_key

translate = QCoreApplication.translate
Index = QModelIndex | QPersistentModelIndex
CODES_ROLE = Qt.ItemDataRole.UserRole
_TOP = 0
_NOT_KNOWN = "–"
NAME, VERDICT, AREA, POPULATION, HOUSEHOLDS = range(5)
MIME_TYPE = "application/x-noivu-units"
"""Dragged lines as JSON: a list of lists of codes."""
_READ = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
_STAYS = _READ | Qt.ItemFlag.ItemIsDropEnabled
_MOVES = _STAYS | Qt.ItemFlag.ItemIsDragEnabled
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ANSWERED = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.TextAlignmentRole,
        Qt.ItemDataRole.DecorationRole,
        CODES_ROLE,
        TINT_ROLE,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the tree with the units that it stands for.

    moves  whether dragging it makes sense: a part that a unit gave away leads to no unit
    """

    name: str
    verdict: str = ""
    tint: Tint | None = None
    area: str = ""
    population: str = ""
    households: str = ""
    why: str = ""
    codes: tuple[str, ...] = ()
    moves: bool = True


@dataclass(frozen=True, kw_only=True, eq=False)
class Branch:
    """A line of the first level with the lines below it, written when they are read.

    codes  the units below it, in the order of their lines
    make   writes the line itself
    check  what it tells of a merged unit
    serial  its number among all branches ever made: indexes below it point at it by this
    """

    codes: tuple[str, ...]
    coverage: Coverage
    make: Callable[[], Line]
    check: MergedCheck | None = None
    serial: int = field(default_factory=count(_TOP + 1).__next__)

    @cached_property
    def order(self) -> tuple[object, ...]:
        """What merged units are sorted by: their names."""
        return sort_key(self.check.unit.short_name) if self.check else ()

    @cached_property
    def line(self) -> Line:
        return self.make()

    @cached_property
    def children(self) -> tuple[Line, ...]:
        if self.check is None:
            return tuple(_unit_line(self.coverage.unit(code)) for code in self.codes)
        members = self.check.merged.members
        return tuple(_part_line(self.coverage.unit(part.code), part) for part in members)


class PlanTree(QAbstractItemModel):
    """Merged units by name, each with its members; below them the units that are still open.

    A step of the plan takes branches out and puts branches in; all others stay as they are
    shown. Dropping lines on a line is a wish that the window fulfils.
    """

    changed = Signal()
    move_wished = Signal(PlanMove)

    def __init__(self, model: ProjectModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._locks = locks_by_code(model.plan)
        self._show_branches(_branches(model, ()))
        for signal in (model.units_changed, model.rules_changed):
            signal.connect(self._reset)
        model.plan_changed.connect(self._follow_plan)

    def branch_of(self, codes: tuple[str, ...]) -> QModelIndex:
        """The branch that stands for exactly these units; an invalid index if there is none."""
        for row, branch in enumerate(self._branches):
            if branch.codes == codes:
                return self.index(row, 0)
        return QModelIndex()

    def key_of(self, row: int) -> tuple[str, ...]:
        """What a branch is known by from step to step; empty for the units still open."""
        branch = self._branches[row]
        return branch.codes if branch.check else ()

    def look_of(self, index: Index) -> tuple[object, ...]:
        """All that the line of an index looks like in a view, but for what the view adds."""
        line = self._line(index)
        locks = self._locks_of(line)
        return line, locks and locks[0].kind

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return len(self._branches)
        if parent.internalId() == _TOP and parent.column() == 0:
            return len(self._branches[parent.row()].codes)
        return 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 5

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        above = self._branches[parent.row()].serial if parent.isValid() else _TOP
        return self.createIndex(row, column, above)

    def parent(self, index: Index = QModelIndex()) -> Any:  # noqa: B008
        if not index.isValid() or index.internalId() == _TOP:
            return QModelIndex()
        return self.createIndex(self._rows[index.internalId()], 0, _TOP)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._headings[section]

    @cached_property
    def _headings(self) -> tuple[str, ...]:
        return (
            self.tr("Đơn vị"), self.tr("Kết luận"), self.tr("km²"), self.tr("Dân số"),
            self.tr("Số hộ"),
        )  # fmt: skip

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in _ANSWERED or not index.isValid():
            return None
        line = self._line(index)
        if role == Qt.ItemDataRole.DisplayRole:
            texts = (line.name, line.verdict, line.area, line.population, line.households)
            return texts[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(filter(None, (line.why, *self._lock_words(line)))) or None
        if role == Qt.ItemDataRole.DecorationRole and index.column() == NAME:
            return self._lock_icon(line)
        if role == CODES_ROLE:
            return line.codes
        if role == TINT_ROLE and index.column() == VERDICT:
            return line.tint
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() >= AREA:
            return _RIGHT
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        if self._model.file.read_only:
            return _READ
        if index.internalId() == _TOP:  # asked of every line in every step: nothing is written
            return _STAYS if self._branches[index.row()].check is None else _MOVES
        return _MOVES if self._line(index).moves else _STAYS

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        lines = [index.data(CODES_ROLE) for index in indexes if index.column() == NAME]
        data = QMimeData()
        data.setData(MIME_TYPE, json.dumps(items_without_repeats(lines)).encode())
        return data

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        try:
            self.move_of(data, parent)
        except PlanError:
            return False
        return True

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Wish for the step; never true, since the step and not the view takes lines away."""
        self.move_wished.emit(self.move_of(data, parent))
        return False

    def move_of(self, data: QMimeData, index: Index) -> PlanMove:
        """What dropping ``data`` on a line would do; raises PlanError where it cannot be."""
        if not data.hasFormat(MIME_TYPE):
            raise PlanError(self.tr("Chỉ kéo được đơn vị vào phương án."))
        items = [tuple(item) for item in json.loads(bytes(data.data(MIME_TYPE).data()))]
        return move_items(self._model.plan, self._model.coverage, items, self._target(index))

    def _target(self, index: Index) -> str | None:
        """A unit of the line dropped on; ``None``: below all lines, or among the open ones."""
        if not index.isValid():
            return None
        if index.internalId() == _TOP:
            check = self._branches[index.row()].check
            return None if check is None else check.merged.code
        check = self._branches[self._rows[index.internalId()]].check
        return self._line(index).codes[0] if check is None else check.merged.code

    def _lock_words(self, line: Line) -> list[str]:
        locks, coverage = self._locks_of(line), self._model.coverage
        return [lock_sentence(lock, coverage, line.codes[0]) for lock in locks]

    def _lock_icon(self, line: Line) -> QIcon | None:
        locks = self._locks_of(line)
        if not locks:
            return None
        return icon(LOCK_ICONS[locks[0].kind], QGuiApplication.palette())

    def _locks_of(self, line: Line) -> tuple[Lock, ...]:
        return self._locks.get(line.codes[0], ()) if len(line.codes) == 1 else ()

    def _line(self, index: Index) -> Line:
        if index.internalId() == _TOP:
            return self._branches[index.row()].line
        return self._branches[self._rows[index.internalId()]].children[index.row()]

    def _show_branches(self, branches: list[Branch]) -> None:
        self._branches = branches
        self._rows = {branch.serial: row for row, branch in enumerate(branches)}

    def _reset(self) -> None:
        self.beginResetModel()
        self._locks = locks_by_code(self._model.plan)
        self._show_branches(_branches(self._model, ()))
        self.endResetModel()
        self.changed.emit()

    def _follow_plan(self) -> None:
        after = _branches(self._model, self._branches)
        changes = row_changes([b.serial for b in self._branches], [b.serial for b in after])
        if changes is None:
            self._reset()
            return
        for first, last in changes.removed:
            self.beginRemoveRows(QModelIndex(), first, last)
            self._show_branches([*self._branches[:first], *self._branches[last + 1 :]])
            self.endRemoveRows()
        for first, last in changes.inserted:
            self.beginInsertRows(QModelIndex(), first, last)
            shown = self._branches
            self._show_branches([*shown[:first], *after[first : last + 1], *shown[first:]])
            self.endInsertRows()
        self._follow_locks()
        self.changed.emit()

    def _follow_locks(self) -> None:
        before, self._locks = self._locks, locks_by_code(self._model.plan)
        if before == self._locks:
            return
        touched = {code for code, _ in before.items() ^ self._locks.items()}
        for row, branch in enumerate(self._branches):
            if touched.intersection(branch.codes):
                parent = self.index(row, NAME)
                last = self.index(len(branch.codes) - 1, NAME, parent)
                self.dataChanged.emit(self.index(0, NAME, parent), last)


def _branches(model: ProjectModel, before: Sequence[Branch]) -> list[Branch]:
    """The branches, those of ``before`` again where nothing changed."""
    check = model.check
    if check is None:
        return []
    known = {id(one.check): one for one in before if one.check}
    branches = [known.get(id(one)) or _merged_branch(one) for one in check.merged]
    branches.sort(key=attrgetter("order"))
    was_open = before[-1] if before and before[-1].check is None else None
    still_open = _still_open(model.coverage, check.unresolved, was_open.codes if was_open else ())
    if not still_open:
        return branches
    if was_open and was_open.codes == still_open:
        return [*branches, was_open]
    return [*branches, _open_branch(still_open, model.coverage)]


def _still_open(
    coverage: Coverage, unresolved: Collection[str], before: tuple[str, ...]
) -> tuple[str, ...]:
    """The unresolved units by name: those of ``before`` that are left, or ordered anew."""
    wanted = set(unresolved)
    left = tuple(code for code in before if code in wanted)
    return left if len(left) == len(wanted) else coverage.by_name(unresolved)


def _merged_branch(check: MergedCheck) -> Branch:
    codes = check.merged.codes

    def line() -> Line:
        return replace(
            _unit_line(check.unit),
            name=f"{check.unit.located_name} ({len(codes)})",
            verdict=check.verdict.label,
            tint=VERDICT_TINTS[check.verdict],
            why="\n".join(finding.sentence for finding in check.findings),
            codes=check.merged.standing,
        )

    return Branch(codes=codes, coverage=check.coverage, make=line, check=check)


def _open_branch(codes: tuple[str, ...], coverage: Coverage) -> Branch:
    def line() -> Line:
        return Line(
            name=translate("plan", "Còn phải sắp xếp"),
            verdict=translate("plan", "%1 đơn vị").replace("%1", number(len(codes))),
            tint=STANDING_TINTS[Standing.OPEN],
            codes=codes,
        )

    return Branch(codes=codes, coverage=coverage, make=line)


def _unit_line(unit: Unit) -> Line:
    return Line(
        name=unit.full_name,
        area=_NOT_KNOWN if unit.area_km2 is None else number(unit.area_km2, 2),
        population=_NOT_KNOWN if unit.population is None else number(unit.population),
        households=_NOT_KNOWN if unit.households is None else number(unit.households),
        codes=(unit.code,),
    )


def _part_line(unit: Unit, part: Part) -> Line:
    """A member with what of it is here: its figures sum to those of the merged unit."""
    line = _unit_line(part_of(unit, part))
    if part.is_whole:
        return line
    about = "≈ "
    return replace(
        line,
        name=member_name(unit, part),
        area=(about if "area_km2" in part.estimated else "") + line.area,
        population=(about if "population" in part.estimated else "") + line.population,
        households=(about if "households" in part.estimated else "") + line.households,
        why=translate("plan", "≈: số ước tính, chưa có số liệu chính thức") * bool(part.estimated),
        moves=part.stands_for_unit,
    )
