"""What is still to be done: every finding that is not met or not known, worst first."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from noivu_desktop.gui.colours import STANDING_TINTS, VERDICT_TINTS, Tint
from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.gui.sentences import without_name
from noivu_desktop.gui.standing import Standing
from noivu_desktop.gui.tables.chips import TINT_ROLE
from noivu_desktop.gui.tables.row_changes import row_changes
from noivu_desktop.rules.checking import PlanCheck
from noivu_desktop.rules.finding import Finding, Verdict
from noivu_desktop.rules.merged_check import MergedCheck
from noivu_desktop.rules.screening import UnitScreening

Index = QModelIndex | QPersistentModelIndex
CODES_ROLE = Qt.ItemDataRole.UserRole
MISSING_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, kw_only=True, eq=False)
class Problem:
    """One thing to put right: who it is about, what the law says, where to look.

    finding  gives what the law says; a country has thousands and only a few are read
    """

    title: str
    finding: Callable[[], Finding]
    tint: Tint
    codes: tuple[str, ...]

    @cached_property
    def sentence(self) -> str:
        """The finding in words, without the title."""
        return without_name(self.finding().sentence, self.title)


class FindingsList(QAbstractListModel):
    """The problems of the shown plan, in the order in which "next problem" visits them.

    Merged units that fall short come first, then units without a plan, then units that lack
    figures. Of the last two a country has thousands: they are put into words when they are read.
    A step of the plan takes rows out and puts rows in; the others, and what is chosen, stay.
    """

    changed = Signal()

    def __init__(self, model: ProjectModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._words: dict[int, Problem] = {}
        self._of_checks: dict[int, tuple[MergedCheck, tuple[Problem, ...]]] = {}
        self._entries = self._read()
        for signal in (model.units_changed, model.rules_changed):
            signal.connect(self._reset)
        model.plan_changed.connect(self._follow_plan)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        problem = self.problem(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return problem.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return problem.sentence
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return problem.sentence
        if role == CODES_ROLE:
            return problem.codes
        if role == TINT_ROLE:
            return problem.tint
        if role == MISSING_ROLE:
            return problem.finding().missing
        return None

    def problem(self, row: int) -> Problem:
        """The problem of a row; the same value while nothing about it changes."""
        entry = self._entries[row]
        if isinstance(entry, Problem):
            return entry
        if entry not in self._words:
            assert self._model.check is not None
            standing = Standing.OPEN if entry >= 0 else Standing.UNKNOWN
            screening = self._model.check.screening[entry if entry >= 0 else ~entry]
            self._words[entry] = _of_unit(screening, standing)
        return self._words[entry]

    def _reset(self) -> None:
        self.beginResetModel()
        self._words.clear()
        self._of_checks.clear()
        self._entries = self._read()
        self.endResetModel()
        self.changed.emit()

    def _follow_plan(self) -> None:
        after = self._read()
        changes = row_changes(self._entries, after)
        if changes is None:
            self._reset()
            return
        for first, last in changes.removed:
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._entries[first : last + 1]
            self.endRemoveRows()
        for first, last in changes.inserted:
            self.beginInsertRows(QModelIndex(), first, last)
            self._entries[first:first] = after[first : last + 1]
            self.endInsertRows()
        self.changed.emit()

    def _read(self) -> list[Problem | int]:
        """Problems, then the row of each open unit and ~row of each that lacks figures."""
        check = self._model.check
        if check is None:
            return []
        known, self._of_checks = self._of_checks, {}
        for one in check.merged:
            problems = known[id(one)][1] if id(one) in known else _of_merged(one)
            self._of_checks[id(one)] = one, problems
        standings = self._model.standings
        merged = [problem for _, problems in self._of_checks.values() for problem in problems]
        return [
            *_of_plan(check),
            *(one for one in merged if one.tint is VERDICT_TINTS[Verdict.NOT_MET]),
            *(one for one in merged if one.tint is VERDICT_TINTS[Verdict.UNKNOWN]),
            *standings.rows(Standing.OPEN),
            *(~row for row in standings.rows(Standing.UNKNOWN)),
        ]


def _of_plan(check: PlanCheck) -> list[Problem]:
    return [
        _problem(finding, title="", codes=())
        for finding in check.findings
        if finding.verdict in (Verdict.NOT_MET, Verdict.UNKNOWN)
    ]


def _of_merged(one: MergedCheck) -> tuple[Problem, ...]:
    return tuple(
        _problem(finding, title=one.unit.located_name, codes=one.merged.codes)
        for finding in one.findings
        if finding.verdict in (Verdict.NOT_MET, Verdict.UNKNOWN)
    )


def _of_unit(screening: UnitScreening, standing: Standing) -> Problem:
    return Problem(
        title=screening.unit.located_name,
        finding=lambda: screening.findings[0],
        tint=STANDING_TINTS[standing],
        codes=(screening.unit.code,),
    )


def _problem(finding: Finding, *, title: str, codes: tuple[str, ...]) -> Problem:
    return Problem(
        title=title, finding=lambda: finding, tint=VERDICT_TINTS[finding.verdict], codes=codes
    )
