"""Findings with the sentences that a reviewer would write."""

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from noivu_desktop.rules.exemption import Exemption
from noivu_desktop.rules.finding import MISSING_STANDARD, Clause, Finding, Mark, Verdict
from noivu_desktop.rules.requirements import Figures, Need, Requirements, place_of
from noivu_desktop.rules.rule_set import Quantity, Trigger
from noivu_desktop.units.unit import Unit
from noivu_desktop.vietnamese import percent

NO_CLAUSE = Clause(text="chưa có quy định", source="", mark=Mark.UNSURE)


def screening_findings(
    unit: Unit,
    requirements: Requirements,
    figures: Figures,
    *,
    triggered: bool | None,
    verdict: Verdict,
    exemption: Exemption | None,
) -> tuple[Finding, ...]:
    """First "trigger": must it be arranged; then whether each figure reaches the standard."""
    missing = _missing(requirements, figures) if triggered is None else ()
    trigger, conclusion = _trigger_words(requirements, figures, triggered)
    sentence = f"{unit.full_name}: {_figures_text(requirements, figures)}; {conclusion}"
    if missing:
        sentence += f", còn thiếu {', '.join(missing)}"
    if exemption and triggered is not False:
        sentence += f"; không bắt buộc sắp xếp: {_exemption_text(exemption)}"
        if by := requirements.rule_set.exemption:
            sentence += f", {by.text}"
    clause = trigger.clause if trigger else NO_CLAUSE
    first = Finding(
        subject=unit.code,
        criterion="trigger",
        clause=clause,
        verdict=verdict,
        actual=None,
        required=None,
        sentence=with_clause(sentence, clause),
        missing=missing,
    )
    return (first, *standard_findings(unit, requirements, figures))


def standard_findings(
    unit: Unit,
    requirements: Requirements,
    figures: Figures,
    *,
    waiver: tuple[Clause, str] | None = None,
    estimated: Collection[Quantity] = (),
) -> Iterator[Finding]:
    """Whether each figure reaches the standard.

    waiver     why it need not, and by what clause
    estimated  what is known only as an estimate; the verdict is that of the estimate
    """
    if not requirements.possible:
        yield _no_standard(unit, waiver)
        return
    for quantity in requirements.quantities:
        guess = " theo số ước tính" if quantity in estimated else ""
        yield _standard_finding(unit, requirements, quantity, figures, waiver, guess)
    on_each = [requirements.verdict_on(quantity, figures) for quantity in requirements.quantities]
    if Verdict.NOT_MET not in on_each and requirements.fails_in_any_case(figures):
        yield _fails_in_any_case(unit, requirements, waiver)


def with_clause(sentence: str, clause: Clause) -> str:
    """The sentence with its clause, and with a word of doubt if the figure is not confirmed."""
    if clause is NO_CLAUSE:
        return sentence
    doubt = f"; {clause.doubt}" if clause.doubt else ""
    return f"{sentence} ({clause.text}{doubt})"


def as_decimal(value: Fraction) -> Decimal:
    """A figure as findings carry it."""
    return Decimal(value.numerator) / value.denominator


def _standard_finding(
    unit: Unit,
    requirements: Requirements,
    quantity: Quantity,
    figures: Figures,
    waiver: tuple[Clause, str] | None,
    guess: str,
) -> Finding:
    verdict = requirements.verdict_on(quantity, figures)
    needs = requirements.needs(quantity)
    actual = _actual(quantity, figures)
    sentence = f"{unit.full_name}: {quantity.label} {_figure_text(requirements, quantity, figures)}"
    sentence += f"{guess}, {_VERDICT_WORDS[verdict]} {_needs_text(needs)}"
    missing: tuple[str, ...] = ()
    if verdict is Verdict.UNKNOWN:
        missing = (quantity.label,) if actual is None else requirements.missing
        sentence += f", còn thiếu {', '.join(missing)}"
    clause = needs[-1].clause
    sentence = with_clause(sentence, clause)
    if waiver and verdict is not Verdict.MET:
        verdict, sentence, clause = Verdict.WAIVED, f"{sentence}; {waiver[1]}", waiver[0]
    return Finding(
        subject=unit.code,
        criterion=quantity.value,
        clause=clause,
        verdict=verdict,
        actual=actual,
        required=as_decimal(needs[0].target) if needs[0].target == needs[-1].target else None,
        sentence=sentence,
        missing=missing,
    )


_VERDICT_WORDS = {
    Verdict.MET: "đạt tiêu chuẩn",
    Verdict.NOT_MET: "chưa đạt tiêu chuẩn",
    Verdict.UNKNOWN: "chưa đủ số liệu để so với tiêu chuẩn",
}


def _no_standard(unit: Unit, waiver: tuple[Clause, str] | None) -> Finding:
    missing = (f"{MISSING_STANDARD} {unit.kind.value} này",)
    sentence = f"{unit.full_name}: chưa đủ cơ sở để kết luận, còn thiếu {missing[0]}"
    return Finding(
        subject=unit.code,
        criterion="standard",
        clause=waiver[0] if waiver else NO_CLAUSE,
        verdict=Verdict.WAIVED if waiver else Verdict.UNKNOWN,
        actual=None,
        required=None,
        sentence=f"{sentence}; {waiver[1]}" if waiver else sentence,
        missing=missing,
    )


def _fails_in_any_case(
    unit: Unit, requirements: Requirements, waiver: tuple[Clause, str] | None
) -> Finding:
    clause = requirements.possible[0][0].clause
    sentence = with_clause(
        f"{unit.full_name}: trong mọi trường hợp có thể đều còn ít nhất một tiêu chuẩn chưa đạt",
        clause,
    )
    return Finding(
        subject=unit.code,
        criterion="standard",
        clause=waiver[0] if waiver else clause,
        verdict=Verdict.WAIVED if waiver else Verdict.NOT_MET,
        actual=None,
        required=None,
        sentence=f"{sentence}; {waiver[1]}" if waiver else sentence,
    )


def _trigger_words(
    requirements: Requirements, figures: Figures, triggered: bool | None
) -> tuple[Trigger | None, str]:
    """The trigger that decides, or the first one, and what follows from it."""
    triggers = requirements.rule_set.triggers
    if not triggers:
        return None, "văn bản không đặt ra diện phải sắp xếp"
    if triggered:
        fired = [one for one in triggers if requirements.fires(one, figures)] or [*triggers]
        return fired[0], f"{_fired_text(fired)}, thuộc diện phải sắp xếp"
    if triggered is None:
        return triggers[0], "chưa đủ số liệu để kết luận có thuộc diện phải sắp xếp hay không"
    return triggers[0], "không thuộc diện phải sắp xếp"


def _fired_text(fired: Sequence[Trigger]) -> str:
    """What is below its threshold; of triggers that ask for several figures one is enough."""
    if len(fired[0].below) > 1:
        return _threshold_text(fired[0])
    return " và ".join(_threshold_text(one) for one in fired if len(one.below) == 1)


def _threshold_text(trigger: Trigger) -> str:
    base = " mức định hướng" if trigger.of_target else ""
    shares = [share for _, share in trigger.below]
    if len(shares) > 1 and len(set(shares)) == 1:
        return f"cả hai dưới {percent(shares[0], 0)}{base}"
    return " và ".join(
        f"{quantity.label} dưới {percent(share, 0)}{base}" for quantity, share in trigger.below
    )


def _figures_text(requirements: Requirements, figures: Figures) -> str:
    quantities = requirements.quantities or tuple(
        quantity for quantity in Quantity if _actual(quantity, figures) is not None
    )
    texts = [f"{one.label} {_figure_text(requirements, one, figures)}" for one in quantities]
    return ", ".join(texts) if texts else "chưa có số liệu"


def _figure_text(requirements: Requirements, quantity: Quantity, figures: Figures) -> str:
    actual = _actual(quantity, figures)
    if actual is None:
        return "chưa có số liệu"
    share = requirements.share(quantity, figures)
    text = quantity.text(actual)
    return text if share is None else f"{text} ({percent(share)})"


def _needs_text(needs: Sequence[Need]) -> str:
    least, most = needs[0], needs[-1]
    text = f"từ {_target_text(least.quantity, least.target)} trở lên"
    if least.target != most.target:
        either = [_target_text(one.quantity, one.target) for one in (least, most)]
        return f"từ {either[0]} hoặc {either[1]} trở lên"
    if least.reduction and len(needs) == 1:
        text += f" (còn {percent(least.left, 0)} do {least.reduction.name}, "
        text += f"{least.reduction.clause.text})"
    return text


@lru_cache(maxsize=1024)
def _target_text(quantity: Quantity, target: Fraction) -> str:
    """A text has a few targets, which thousands of sentences name."""
    return quantity.text(target)


def _missing(requirements: Requirements, figures: Figures) -> tuple[str, ...]:
    if not requirements.possible:
        return (f"{MISSING_STANDARD} loại đơn vị này",)
    figures_missing = [
        quantity.label for quantity in requirements.quantities if _actual(quantity, figures) is None
    ]
    return (*figures_missing, *requirements.missing)


def _exemption_text(exemption: Exemption) -> str:
    signed = ", ".join(part for part in (exemption.author, exemption.date) if part)
    note = f", {exemption.note}" if exemption.note else ""
    return f"{exemption.ground.value}{note}" + (f" ({signed})" if signed else "")


def _actual(quantity: Quantity, figures: Figures) -> Decimal | None:
    steps = figures[place_of(quantity)]
    return None if steps is None else as_decimal(quantity.figure(steps))
