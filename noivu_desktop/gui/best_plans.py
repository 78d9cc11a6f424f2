"""Questions about the best plan that were asked in this window, and their answers."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.optimise.objectives import OBJECTIVES
from noivu_desktop.optimise.request import OptimiseRequest
from noivu_desktop.optimise.result import OptimiseResult
from noivu_desktop.plan.plan import Plan, unit_count

if TYPE_CHECKING:
    from noivu_desktop.optimise.preparing import Case

_MOST_KEPT = 40


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Answered:
    """A question and its answer."""

    case: "Case"
    result: OptimiseResult


class BestPlans(QObject):
    """Remembers answers, so that a plan drawn by hand can be compared without asking again."""

    changed = Signal()

    def __init__(self, model: ProjectModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._asked: OptimiseRequest | None = None
        self._answers: list[Answered] = []

    def case(self, request: OptimiseRequest) -> "Case":
        """``request`` about the project as it is now; raises RuleSetError without a rule set."""
        from noivu_desktop.optimise.preparing import Case

        project = self._model.project
        return Case(
            coverage=project.coverage,
            plan=self._model.plan,
            rule_set=self._model.rule_set,
            request=request,
            exemptions=tuple(project.exemptions),
            waivers=tuple(project.waivers),
            consultations=project.consultations,
        )

    def remember(self, case: "Case", result: OptimiseResult, *, asked: bool = True) -> None:
        """Keep an answer; ``asked`` by the user, it is what plans are compared by from now on."""
        if asked:
            self._asked = case.request
        if result.status != "infeasible":
            self._answers = [*self._answers[1 - _MOST_KEPT :], Answered(case=case, result=result)]
        self.changed.emit()

    def known(self, case: "Case") -> OptimiseResult | None:
        """The answer to the same question about the same facts; ``None``: not asked yet."""
        same = (one.result for one in reversed(self._answers) if same_question(one.case, case))
        return next(same, None)

    def question(self) -> OptimiseRequest:
        """What the shown plan is to be compared by: the last question, for its number of units."""
        asked, plan = self._asked, self._model.plan
        if asked is None:
            return OptimiseRequest(total=unit_count(plan, len(self._model.coverage.units)))
        plain = replace(asked, alternatives=0, time_limit=None)
        if asked.fewest_changes:
            return plain
        if asked.merge_into is not None:
            return replace(plain, merge_into=_groups_among(plan, asked.only))
        return replace(plain, total=unit_count(plan, len(self._model.coverage.units)))


def same_question(first: "Case", second: "Case") -> bool:
    """Whether the answer to one is the answer to the other, however long it was looked for."""
    return (
        first.coverage is second.coverage
        and first.rule_set == second.rule_set
        and set(first.plan.locks) == set(second.plan.locks)
        and set(first.exemptions) == set(second.exemptions)
        and set(first.waivers) == set(second.waivers)
        and _plain(first.request) == _plain(second.request)
    )


def _plain(request: OptimiseRequest) -> OptimiseRequest:
    weights = {one.id: one.weight for one in OBJECTIVES} | dict(request.weights)
    return replace(request, weights=weights, alternatives=0, time_limit=None, seed=0)


def _groups_among(plan: Plan, codes: Iterable[str]) -> int:
    return len({plan.group_of(code) for code in codes})
