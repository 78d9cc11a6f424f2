"""What is still to be done: every finding that is not met or not known, worst first."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from noivu_desktop.gui.colours import STANDING_TINTS, VERDICT_TINTS, Tint
from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.gui.sentences import without_name
from noivu_desktop.gui.standing import Standing, demand
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
    """The problems of the shown plan, in the order in which "next problem" visits them."""

    def __init__(self, model: ProjectModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._problems = problems(model)
        for signal in (model.units_changed, model.plan_changed, model.rules_changed):
            signal.connect(self._reset)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._problems)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        problem = self._problems[index.row()]
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
        self._problems = problems(self._model)
        self.endResetModel()


def problems(model: ProjectModel) -> tuple[Problem, ...]:
    """Merged units that fall short, then units without a plan, then units that lack figures."""
    check = model.check
    if check is None:
        return ()
    return (
        *_of_plan(check),
        *_of_merged(check, Verdict.NOT_MET),
        *_of_merged(check, Verdict.UNKNOWN),
        *(_of_unit(one, Standing.OPEN) for one in _alone(check, model, Standing.OPEN)),
        *(_of_unit(one, Standing.UNKNOWN) for one in _alone(check, model, Standing.UNKNOWN)),
    )


def _of_plan(check: PlanCheck) -> list[Problem]:
    return [
        _problem(finding, title="", codes=())
        for finding in check.findings
        if finding.verdict in (Verdict.NOT_MET, Verdict.UNKNOWN)
    ]


def _of_merged(check: PlanCheck, verdict: Verdict) -> list[Problem]:
    return [
        _problem(finding, title=one.unit.full_name, codes=one.merged.codes)
        for one in check.merged
        for finding in one.findings
        if finding.verdict is verdict
    ]


def _alone(check: PlanCheck, model: ProjectModel, wanted: Standing) -> list[UnitScreening]:
    """The units of which the law asks ``wanted`` and that no merged unit takes in."""
    merged = model.plan.merged_by_member
    return [one for one in check.screening if one.unit.code not in merged and demand(one) is wanted]


def _of_unit(screening: UnitScreening, standing: Standing) -> Problem:
    return Problem(
        title=screening.unit.full_name,
        finding=lambda: screening.findings[0],
        tint=STANDING_TINTS[standing],
        codes=(screening.unit.code,),
    )


def _problem(finding: Finding, *, title: str, codes: tuple[str, ...]) -> Problem:
    return Problem(
        title=title, finding=lambda: finding, tint=VERDICT_TINTS[finding.verdict], codes=codes
    )
