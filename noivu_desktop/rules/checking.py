"""Each merged unit of a plan, and the plan as a whole, against a rule set."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from noivu_desktop.plan.combining import minority_share_of, part_of
from noivu_desktop.plan.plan import MergedUnit, Plan
from noivu_desktop.rules.consultation import Consultation, verdict_on_all
from noivu_desktop.rules.contiguity import contiguity
from noivu_desktop.rules.exemption import Exemption, Waiver
from noivu_desktop.rules.finding import Finding, Verdict, overall, worst
from noivu_desktop.rules.merged_check import MergedCheck
from noivu_desktop.rules.plan_state import PlanState
from noivu_desktop.rules.requirement_table import RequirementTable, requirement_table
from noivu_desktop.rules.requirements import figures_of, sum_figures
from noivu_desktop.rules.rule_set import RuleSet
from noivu_desktop.rules.screening import UnitScreening, screen
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.unit import Unit


@dataclass(frozen=True, kw_only=True)
class PlanCheck:
    """What a rule set says about a plan.

    merged      one check for each merged unit, in the order of the plan
    screening   one for each unit, in the order of the coverage
    unresolved  codes of units that must be arranged but stand alone
    findings    what concerns the plan as a whole: divided units, names
    """

    merged: tuple[MergedCheck, ...]
    screening: tuple[UnitScreening, ...]
    unresolved: tuple[str, ...]
    findings: tuple[Finding, ...]
    units_before: int
    units_after: int
    basis: "CheckBasis"
    state: PlanState

    @cached_property
    def verdict(self) -> Verdict:
        """The worst verdict: unresolved units and findings count as much as merged units."""
        verdicts = {one.verdict for one in self.merged} | {overall(self.findings)}
        if self.unresolved:
            verdicts.add(Verdict.NOT_MET)
        if self.state.undecided:
            verdicts.add(Verdict.UNKNOWN)
        return worst(verdicts)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CheckBasis:
    """All that a check depends on apart from the plan."""

    coverage: Coverage
    rule_set: RuleSet
    table: RequirementTable
    exemptions: tuple[Exemption, ...]
    waivers: tuple[Waiver, ...]
    consultations: tuple[Consultation, ...]

    def is_that_of(self, other: "CheckBasis") -> bool:
        """Whether nothing differs."""
        return self.coverage is other.coverage and (
            (self.rule_set, self.exemptions, self.waivers, self.consultations)
            == (other.rule_set, other.exemptions, other.waivers, other.consultations)
        )


def check_merged_unit(
    merged: MergedUnit,
    coverage: Coverage,
    rule_set: RuleSet,
    exemptions: Iterable[Exemption] = (),
    waivers: Iterable[Waiver] = (),
    consultations: Iterable[Consultation] = (),
) -> MergedCheck:
    """The verdict on one merged unit. Exemptions spare units, not the unit that they form."""
    basis = _basis(coverage, rule_set, exemptions, waivers, consultations)
    return _kept_check(merged, basis, {one.members: one for one in basis.waivers})


def check_plan(
    coverage: Coverage,
    plan: Plan,
    rule_set: RuleSet,
    exemptions: Iterable[Exemption] = (),
    waivers: Iterable[Waiver] = (),
    previous: PlanCheck | None = None,
    consultations: Iterable[Consultation] = (),
) -> PlanCheck:
    """The verdict on a whole plan. What ``previous`` already knows is not worked out again."""
    basis = _basis(coverage, rule_set, exemptions, waivers, consultations)
    if previous is not None and not basis.is_that_of(previous.basis):
        previous = None
    if previous is None:
        _KEPT.clear()  # another map may be shown now; the last one need not stay in memory
        screening = screen(coverage.units, rule_set, basis.exemptions)
        state = PlanState.before_any_plan(coverage, screening, rule_set)
    else:
        screening, state = previous.screening, previous.state
    merged = _checks(plan, basis, previous)
    state = state.after(plan)
    return PlanCheck(
        merged=merged,
        screening=screening,
        unresolved=state.unresolved,
        findings=state.findings,
        units_before=len(coverage.units),
        units_after=state.units_after,
        basis=basis,
        state=state,
    )


def _checks(plan: Plan, basis: CheckBasis, previous: PlanCheck | None) -> tuple[MergedCheck, ...]:
    """One check for each merged unit; the very same merged units keep the one they had."""
    known: dict[int, MergedCheck] = {}
    if previous is not None:
        known = dict(zip(map(id, previous.state.merged), previous.merged, strict=True))
    checks = list(map(known.get, map(id, plan.merged)))
    waived = {one.members: one for one in basis.waivers}
    return tuple(
        found or _kept_check(one, basis, waived)
        for found, one in zip(checks, plan.merged, strict=True)
    )


def _basis(
    coverage: Coverage,
    rule_set: RuleSet,
    exemptions: Iterable[Exemption],
    waivers: Iterable[Waiver],
    consultations: Iterable[Consultation],
) -> CheckBasis:
    return CheckBasis(
        coverage=coverage,
        rule_set=rule_set,
        table=requirement_table(rule_set),
        exemptions=tuple(exemptions),
        waivers=tuple(waivers),
        consultations=tuple(consultations),
    )


_MOST_KEPT = 64
_KEPT: dict[int, tuple[MergedCheck, CheckBasis]] = {}


def _kept_check(
    merged: MergedUnit, basis: CheckBasis, waivers: Mapping[tuple[str, ...], Waiver]
) -> MergedCheck:
    """The check of a merged unit, the very same if it was asked for a moment ago.

    A step is judged when it is written and again when it is shown; its sentences cost most.
    """
    check, before = _KEPT.get(id(merged), (None, basis))
    if check is None or check.merged is not merged or not basis.is_that_of(before):
        check = _check(merged, basis, waivers)
        if len(_KEPT) >= _MOST_KEPT:
            _KEPT.clear()
        _KEPT[id(merged)] = check, basis
    return check


def _check(
    merged: MergedUnit, basis: CheckBasis, waivers: Mapping[tuple[str, ...], Waiver]
) -> MergedCheck:
    coverage, rule_set = basis.coverage, basis.rule_set
    codes = merged.codes
    rows = coverage.rows(codes)
    parts = [
        part_of(coverage.units[row], part) for row, part in zip(rows, merged.members, strict=True)
    ]
    table = basis.table
    cases = [table.case(part) for part in parts]
    step = table.step(minority_share_of(parts)) if len(table.minority_shares) > 1 else 0
    requirements = table.of_formed(cases, step, merged.kind)
    figures = sum_figures([figures_of(part) for part in parts])
    on_standards = requirements.verdict(figures)
    waiver = waivers.get(codes)
    return MergedCheck(
        merged=merged,
        coverage=coverage,
        kind=merged.kind or table.kind_formed(cases),
        requirements=requirements,
        figures=figures,
        waiver=waiver,
        on_standards=on_standards,
        on_waiver=_after_waiver(on_standards, merged, rule_set, waiver),
        on_parent=_on_parent(parts) if rule_set.same_parent else None,
        on_contiguity=contiguity(merged, coverage) if rule_set.contiguity else None,
        consultations=basis.consultations,
        on_consultation=verdict_on_all(codes, basis.consultations, rule_set)
        if basis.consultations
        else None,
    )


def _after_waiver(
    verdict: Verdict, merged: MergedUnit, rule_set: RuleSet, waiver: Waiver | None
) -> Verdict:
    if verdict is Verdict.MET:
        return verdict
    by_law = rule_set.three_units and sum(part.is_whole for part in merged.members) >= 3
    by_person = rule_set.waiver and waiver
    return Verdict.WAIVED if by_law or by_person else verdict


def _on_parent(parts: Iterable[Unit]) -> Verdict:
    parents = {part.parent for part in parts}
    if len(parents - {None}) > 1:
        return Verdict.NOT_MET
    return Verdict.UNKNOWN if None in parents else Verdict.MET
