"""What a change of text, of figures or of plan changes in a check."""

from collections.abc import Sequence
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


@dataclass(frozen=True, slots=True, kw_only=True)
class DutiesMoved:
    """Codes of the units that must now be arranged, need not any more, or became undecidable."""

    newly_required: tuple[str, ...]
    no_longer_required: tuple[str, ...]
    undecided: tuple[str, ...]


def duties_moved(before: Sequence[UnitScreening], after: Sequence[UnitScreening]) -> DutiesMoved:
    """How the duties of the same units, in the same order, moved; writes no sentences."""
    moved = [
        (now.unit.code, was.must_arrange, now.must_arrange)
        for was, now in zip(before, after, strict=True)
        if was.must_arrange is not now.must_arrange
    ]
    return DutiesMoved(
        newly_required=tuple(code for code, _, now in moved if now is True),
        no_longer_required=tuple(code for code, was, now in moved if was and now is False),
        undecided=tuple(code for code, _, now in moved if now is None),
    )


def compare_checks(before: PlanCheck, after: PlanCheck) -> CheckComparison:
    """What differs, in the order of the units and merged units of ``after``."""
    earlier = {one.unit.code: one for one in before.screening}
    first = {_members(one): one for one in before.merged}
    second = {_members(one): one for one in after.merged}
    return CheckComparison(
        duties=tuple(
            _duty_change(earlier[one.unit.code], one)
            for one in after.screening
            if one.unit.code in earlier
            and earlier[one.unit.code].must_arrange is not one.must_arrange
        ),
        verdicts=tuple(
            _verdict_change(first.get(members), second.get(members))
            for members in dict.fromkeys((*second, *first))
            if _verdict(first.get(members)) is not _verdict(second.get(members))
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


def _members(check: MergedCheck) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What tells merged units apart: two may exchange parts and have members of the same units."""
    return check.merged.codes, check.merged.standing


def _verdict_change(before: MergedCheck | None, after: MergedCheck | None) -> VerdictChange:
    shown = after or before
    assert shown is not None, "one of the two plans has it"
    return VerdictChange(
        codes=shown.merged.codes,
        name=shown.unit.full_name,
        before=_verdict(before),
        after=_verdict(after),
        sentences=tuple(one.sentence for one in shown.findings if one.verdict is not Verdict.MET),
    )


def _verdict(check: MergedCheck | None) -> Verdict | None:
    return check.verdict if check else None
