"""What a change of text, of figures or of plan changes in a check."""

from collections.abc import Mapping
from dataclasses import dataclass

from noivu_desktop.rules.checking import PlanCheck
from noivu_desktop.rules.finding import Verdict
from noivu_desktop.rules.merged_check import MergedCheck
from noivu_desktop.rules.screening import UnitScreening


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyChange:
    """One unit whose duty to be arranged differs; ``None`` is "not known"."""

    code: str
    name: str
    before: bool | None
    after: bool | None
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictChange:
    """One merged unit whose verdict differs; ``None``: it is not there."""

    codes: tuple[str, ...]
    name: str
    before: Verdict | None
    after: Verdict | None
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckComparison:
    """All that differs between two checks of units with the same codes."""

    duties: tuple[DutyChange, ...]
    verdicts: tuple[VerdictChange, ...]

    @property
    def newly_required(self) -> tuple[str, ...]:
        """Codes that must be arranged now and need not have been before."""
        return tuple(one.code for one in self.duties if one.after and not one.before)

    @property
    def no_longer_required(self) -> tuple[str, ...]:
        """Codes that had to be arranged before and need not be now."""
        return tuple(one.code for one in self.duties if one.before and one.after is False)


def compare_checks(before: PlanCheck, after: PlanCheck) -> CheckComparison:
    """What differs, in the order of the units and merged units of ``after``."""
    earlier = {one.unit.code: one for one in before.screening}
    first = {one.merged.codes: one for one in before.merged}
    second = {one.merged.codes: one for one in after.merged}
    return CheckComparison(
        duties=tuple(
            _duty_change(earlier[one.unit.code], one)
            for one in after.screening
            if one.unit.code in earlier
            and earlier[one.unit.code].must_arrange is not one.must_arrange
        ),
        verdicts=tuple(
            _verdict_change(codes, first, second)
            for codes in dict.fromkeys((*second, *first))
            if _verdict(first.get(codes)) is not _verdict(second.get(codes))
        ),
    )


def _duty_change(before: UnitScreening, after: UnitScreening) -> DutyChange:
    return DutyChange(
        code=after.unit.code,
        name=after.unit.full_name,
        before=before.must_arrange,
        after=after.must_arrange,
        sentence=after.findings[0].sentence,
    )


def _verdict_change(
    codes: tuple[str, ...],
    first: Mapping[tuple[str, ...], MergedCheck],
    second: Mapping[tuple[str, ...], MergedCheck],
) -> VerdictChange:
    shown = second.get(codes) or first[codes]
    return VerdictChange(
        codes=codes,
        name=shown.unit.full_name,
        before=_verdict(first.get(codes)),
        after=_verdict(second.get(codes)),
        sentences=tuple(one.sentence for one in shown.findings if one.verdict is not Verdict.MET),
    )


def _verdict(check: MergedCheck | None) -> Verdict | None:
    return check.verdict if check else None
