"""A project before the law: with every decision that it holds."""

from dataclasses import replace
from hashlib import sha256

from noivu_desktop import __version__
from noivu_desktop.errors import RuleSetError
from noivu_desktop.plan.plan import MergedUnit, Plan
from noivu_desktop.project.project import Project
from noivu_desktop.rules.checking import PlanCheck, check_merged_unit, check_plan
from noivu_desktop.rules.confirmation import confirmed
from noivu_desktop.rules.loading import rule_set
from noivu_desktop.rules.merged_check import MergedCheck
from noivu_desktop.rules.rule_set import RuleSet


def rule_set_of(project: Project, rule_set_id: str | None = None) -> RuleSet:
    """The rule set of the project, or another one, with what the project confirms of it.

    Raises RuleSetError if this program does not know it.
    """
    return confirmed(rule_set(rule_set_id or project.rule_set_id), project.confirmations)


def judged_by(project: Project) -> str:
    """What the verdicts in the file depend on besides the steps: program and text of the rules."""
    text = _text_of(project) + (_text_of(project.hamlets) if project.hamlets else "")
    return f"{__version__} {sha256(text.encode()).hexdigest()}"


def _text_of(project: Project) -> str:
    try:
        return repr(replace(rule_set(project.rule_set_id), path=None))
    except RuleSetError:
        return ""


def judge_plan(
    project: Project,
    plan: Plan | None = None,
    rules: RuleSet | None = None,
    previous: PlanCheck | None = None,
) -> PlanCheck:
    """The check of ``plan`` (default: the active one) by ``rules`` (default: the project's)."""
    return check_plan(
        project.coverage,
        plan or project.plan(),
        rules or rule_set_of(project),
        project.exemptions,
        project.waivers,
        previous,
        project.consultations,
    )


def judge_merged_unit(
    project: Project, merged: MergedUnit, rules: RuleSet | None = None
) -> MergedCheck:
    """The check of one merged unit."""
    return check_merged_unit(
        merged,
        project.coverage,
        rules or rule_set_of(project),
        project.exemptions,
        project.waivers,
        project.consultations,
    )
