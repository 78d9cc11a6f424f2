"""What another legal text changes in the whole project, all plans at once."""

from dataclasses import dataclass

from noivu_desktop.project.judging import judge_plan, rule_set_of
from noivu_desktop.project.project import Project
from noivu_desktop.rules.check_comparison import CheckComparison, compare_checks


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChange:
    """What changes in one plan; the duties of units are the same in all of them."""

    plan: str
    comparison: CheckComparison


def law_changes(project: Project, before_id: str) -> tuple[PlanChange, ...]:
    """Every plan under the rule set of ``before_id`` and under that of the project.

    Raises RuleSetError if one of them cannot be used.
    """
    before, after = rule_set_of(project, before_id), rule_set_of(project)
    return tuple(
        PlanChange(
            plan=plan.name,
            comparison=compare_checks(
                judge_plan(project, plan, before), judge_plan(project, plan, after)
            ),
        )
        for plan in project.plans
    )
