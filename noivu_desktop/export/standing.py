"""Where each unit stands before and after the plan: the facts that maps and tables show."""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from noivu_desktop.plan.plan import MergedUnit, Plan
from noivu_desktop.rules.checking import PlanCheck
from noivu_desktop.rules.finding import Finding, Verdict
from noivu_desktop.rules.merged_check import MergedCheck
from noivu_desktop.rules.screening import Duty, UnitScreening
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.unit import Unit


class StandingAfter(Enum):
    """What has become of a unit under the plan."""

    MET = "Đơn vị mới, đạt tiêu chuẩn"
    WAIVED = "Đơn vị mới, được miễn tiêu chuẩn"
    NOT_MET = "Đơn vị mới, chưa đạt tiêu chuẩn"
    UNKNOWN = "Đơn vị mới, chưa đủ số liệu"
    UNRESOLVED = "Giữ nguyên, còn thuộc diện phải sắp xếp"
    UNDECIDED = "Giữ nguyên, chưa đủ số liệu để kết luận"
    EXEMPT = "Giữ nguyên, được miễn có lý do"
    UNCHANGED = "Giữ nguyên"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitBefore:
    """One unit as it stands; ``row`` is its row in the coverage."""

    row: int
    unit: Unit
    screening: UnitScreening
    standing: Duty


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitAfter:
    """One unit after the plan: merged, or as it was.

    unit      its figures; name and kind are the new ones
    members   the units it is made of, in the order of their codes
    merged    the merged unit of the plan; ``None``: the unit stays as it was
    findings  what the criteria say; for a unit that stays, what its screening says
    """

    unit: Unit
    standing: StandingAfter
    members: tuple[UnitBefore, ...]
    merged: MergedUnit | None
    verdict: Verdict | None
    findings: tuple[Finding, ...]
    area_share: Fraction | None
    population_share: Fraction | None

    @property
    def rows(self) -> list[int]:
        """The rows of the members in the coverage."""
        return [member.row for member in self.members]

    @property
    def has_partial_part(self) -> bool:
        """Whether a member goes over only in part, so that its border is not in the coverage."""
        return self.merged is not None and not all(part.is_whole for part in self.merged.members)


def units_before(coverage: Coverage, check: PlanCheck) -> tuple[UnitBefore, ...]:
    """Every unit of the coverage with its screening, in the order of the coverage."""
    screening = {one.unit.code: one for one in check.screening}
    return tuple(
        UnitBefore(
            row=row,
            unit=unit,
            screening=screening[unit.code],
            standing=screening[unit.code].duty,
        )
        for row, unit in enumerate(coverage.units)
    )


def units_after(
    before: tuple[UnitBefore, ...], plan: Plan, check: PlanCheck
) -> tuple[UnitAfter, ...]:
    """The units after the plan, each where its first member stands in ``before``."""
    by_code = {one.unit.code: one for one in before}
    checked = {one.merged.code: one for one in check.merged}
    holder = {part.code: one for one in reversed(plan.merged) for part in one.members}
    after: dict[str, UnitAfter] = {}
    for one in before:
        merged = holder.get(one.unit.code)
        key = merged.code if merged else one.unit.code
        if key not in after:
            after[key] = _merged(checked[key], by_code) if merged else _unchanged(one)
    for merged in plan.merged:
        after.setdefault(merged.code, _merged(checked[merged.code], by_code))
    return tuple(after.values())


def _merged(check: MergedCheck, by_code: dict[str, UnitBefore]) -> UnitAfter:
    return UnitAfter(
        unit=check.unit,
        standing={
            Verdict.MET: StandingAfter.MET,
            Verdict.WAIVED: StandingAfter.WAIVED,
            Verdict.NOT_MET: StandingAfter.NOT_MET,
            Verdict.UNKNOWN: StandingAfter.UNKNOWN,
        }[check.verdict],
        members=tuple(by_code[code] for code in check.merged.codes),
        merged=check.merged,
        verdict=check.verdict,
        findings=check.findings,
        area_share=check.area_share,
        population_share=check.population_share,
    )


def _unchanged(one: UnitBefore) -> UnitAfter:
    return UnitAfter(
        unit=one.unit,
        standing={
            Duty.MUST_ARRANGE: StandingAfter.UNRESOLVED,
            Duty.UNKNOWN: StandingAfter.UNDECIDED,
            Duty.EXEMPT: StandingAfter.EXEMPT,
        }.get(one.standing, StandingAfter.UNCHANGED),
        members=(one,),
        merged=None,
        verdict=None,
        findings=one.screening.findings,
        area_share=one.screening.area_share,
        population_share=one.screening.population_share,
    )
