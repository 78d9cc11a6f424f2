"""What is still to be done: every finding that is not met or not known, worst first."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from noivu_desktop.gui.colours import STANDING_TINTS, VERDICT_TINTS, Tint
from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.gui.sentences import without_name
from noivu_desktop.gui.standing import Standing
from noivu_desktop.gui.tables.chips import TINT_ROLE
from noivu_desktop.rules.checking import PlanCheck
from noivu_desktop.rules.finding import Finding, Verdict
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
    """

    def __init__(self, model: ProjectModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._read()
        for signal in (model.units_changed, model.plan_changed, model.rules_changed):
            signal.connect(self._reset)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._of_plan) + len(self._alone)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        problem = self._problem(index.row())
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

    def _reset(self) -> None:
        self.beginResetModel()
        self._read()
        self.endResetModel()

    def _read(self) -> None:
        self._of_plan: tuple[Problem, ...] = ()
        self._alone: list[int] = []
        self._words: dict[int, Problem] = {}
        self._check = check = self._model.check
        if check is not None:
            standings = self._model.standings
            self._of_plan = (
                *_of_plan(check),
                *_of_merged(check, Verdict.NOT_MET),
                *_of_merged(check, Verdict.UNKNOWN),
            )
            self._alone = [*standings.rows(Standing.OPEN), *standings.rows(Standing.UNKNOWN)]

    def _problem(self, at: int) -> Problem:
        if at < len(self._of_plan):
            return self._of_plan[at]
        row = self._alone[at - len(self._of_plan)]
        if row not in self._words and self._check is not None:
            standing = self._model.standings[row]
            self._words[row] = _of_unit(self._check.screening[row], standing)
        return self._words[row]


def _of_plan(check: PlanCheck) -> list[Problem]:
    return [
        _problem(finding, title="", codes=())
        for finding in check.findings
        if finding.verdict in (Verdict.NOT_MET, Verdict.UNKNOWN)
    ]


def _of_merged(check: PlanCheck, verdict: Verdict) -> list[Problem]:
    return [
        _problem(finding, title=one.unit.located_name, codes=one.merged.codes)
        for one in check.merged
        for finding in one.findings
        if finding.verdict is verdict
    ]


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
