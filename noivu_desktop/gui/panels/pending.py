"""What a merge of the chosen units would give, before anybody accepts it."""

from dataclasses import dataclass

from noivu_desktop.errors import NoivuError
from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.plan.edits import merge
from noivu_desktop.plan.parts import gathered
from noivu_desktop.plan.plan import Part
from noivu_desktop.rules.finding import Verdict
from noivu_desktop.rules.merged_check import MergedCheck
from noivu_desktop.units.unit import Unit
from noivu_desktop.vietnamese import sort_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """What the chosen units are about.

    members   what would go, or already goes, together: whole units and parts of divided ones
    check     what the law says about them as one unit; None: no rule set or not possible
    refusal   why they cannot be merged: one sentence, or empty
    is_merge  whether accepting would change the plan
    """

    members: tuple[Part, ...]
    check: MergedCheck | None
    refusal: str
    is_merge: bool


def pending(model: ProjectModel, codes: tuple[str, ...]) -> Pending:
    """The merge that the chosen ``codes`` (at least one) stand for, nothing changed yet."""
    plan = model.plan
    if not can_merge(model, codes):
        members = gathered(plan, plan.group_of(codes[0]))
        return Pending(members=members, check=_known(model, codes[0]), refusal="", is_merge=False)
    try:
        after = merge(plan, model.coverage, codes)
        check = model.preview(after, codes[0])
    except NoivuError as error:
        members = gathered(plan, frozenset().union(*map(plan.group_of, codes)))
        return Pending(members=members, check=None, refusal=str(error), is_merge=True)
    merged = after.merged_by_member[codes[0]]
    return Pending(members=merged.members, check=check, refusal="", is_merge=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A neighbour that a unit could be merged with, and what the law would say about both."""

    code: str
    name: str
    check: MergedCheck


def candidates(model: ProjectModel, code: str) -> tuple[Candidate, ...]:
    """The neighbours of a unit that stands alone, those that give the best verdict first.

    Neighbours of another parent count only where the law lets units of two parents merge.
    """
    coverage, plan = model.coverage, model.plan
    row = coverage.row(code)
    one_parent = model.check is not None and model.check.basis.rule_set.same_parent is not None
    found: dict[frozenset[str], Candidate] = {}
    for near in coverage.neighbour_rows[row]:
        unit = coverage.units[near]
        if one_parent and unit.parent != coverage.units[row].parent:
            continue
        try:
            check = model.preview(merge(plan, coverage, (code, unit.code)), code)
        except NoivuError:
            continue
        if check is not None:
            name = _name_in_plan(model, unit)
            found[plan.group_of(unit.code)] = Candidate(code=unit.code, name=name, check=check)
    return tuple(sorted(found.values(), key=_best_first))


def _best_first(candidate: Candidate) -> tuple[int, tuple[object, ...]]:
    order = (Verdict.MET, Verdict.WAIVED, Verdict.UNKNOWN, Verdict.NOT_MET)
    return order.index(candidate.check.verdict), sort_key(candidate.name)


def _name_in_plan(model: ProjectModel, unit: Unit) -> str:
    merged = model.plan.merged_by_member.get(unit.code)
    if merged is None:
        return unit.full_name
    return f"{model.coverage.unit(merged.code).full_name} ({len(merged.members)})"


def can_merge(model: ProjectModel, codes: tuple[str, ...]) -> bool:
    """Whether the chosen units belong to at least two groups."""
    merged_by_member, first = model.plan.merged_by_member, codes[0] if codes else ""
    merged = merged_by_member.get(first)
    return any(
        code != first and (merged is None or merged_by_member.get(code) is not merged)
        for code in codes
    )


def _known(model: ProjectModel, code: str) -> MergedCheck | None:
    merged = model.plan.merged_by_member.get(code)
    checks = model.check.merged if model.check else ()
    return next((one for one in checks if one.merged == merged), None)
