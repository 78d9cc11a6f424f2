"""What a rule set says about one merged unit, and the sentences for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from noivu_desktop.plan.combining import merged_unit_figures
from noivu_desktop.plan.parts import in_words
from noivu_desktop.plan.plan import MergedUnit
from noivu_desktop.rules.consultation import Consultation, rule_for, verdict_on
from noivu_desktop.rules.exemption import Waiver
from noivu_desktop.rules.finding import MISSING_CONSULTATION, Clause, Finding, Verdict, worst
from noivu_desktop.rules.requirements import Figures, Requirements
from noivu_desktop.rules.rule_set import Quantity
from noivu_desktop.rules.sentences import NO_CLAUSE, as_decimal, standard_findings, with_clause
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.unit import Unit, UnitKind
from noivu_desktop.vietnamese import number, percent


@dataclass(frozen=True, kw_only=True)
class MergedCheck:
    """What a rule set says about one merged unit.

    on_standards  the verdict of the figures alone, before any waiver
    on_waiver     WAIVED if the standards need not be reached, else ``on_standards``
    on_parent, on_contiguity, on_consultation  ``None``: not asked
    """

    merged: MergedUnit
    coverage: Coverage
    kind: UnitKind
    requirements: Requirements
    figures: Figures
    waiver: Waiver | None
    on_standards: Verdict
    on_waiver: Verdict
    on_parent: Verdict | None
    on_contiguity: Verdict | None
    consultations: tuple[Consultation, ...] = ()
    on_consultation: Verdict | None = None

    @cached_property
    def verdict(self) -> Verdict:
        """The worst of all verdicts; WAIVED only if nothing is worse."""
        bonds = (self.on_parent, self.on_contiguity, self.on_consultation)
        return worst((self.on_waiver, *bonds))

    @cached_property
    def unit(self) -> Unit:
        """The merged unit with its summed figures and its kind."""
        return merged_unit_figures(self.merged, self.coverage, self.kind)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """One finding for each criterion; together they say what ``verdict`` says."""
        return _findings(self)

    @property
    def estimated(self) -> tuple[Quantity, ...]:
        """What is known only as an estimate, because of a partial part."""
        names = {name for part in self.merged.members for name in part.estimated}
        return tuple(one for one, name in _FIGURE_NAMES.items() if name in names)

    @property
    def area_share(self) -> Fraction | None:
        """The area as a share of its standard."""
        return self.requirements.share(Quantity.AREA, self.figures)

    @property
    def population_share(self) -> Fraction | None:
        """The population as a share of its standard."""
        return self.requirements.share(Quantity.POPULATION, self.figures)

    @property
    def households_share(self) -> Fraction | None:
        """The households as a share of their standard."""
        return self.requirements.share(Quantity.HOUSEHOLDS, self.figures)


def _findings(check: MergedCheck) -> tuple[Finding, ...]:
    """One finding for each criterion of a merged unit."""
    waiver = _waiver_text(check) if check.on_waiver is Verdict.WAIVED else None
    findings = [
        *standard_findings(
            check.unit,
            check.requirements,
            check.figures,
            waiver=waiver,
            estimated=check.estimated,
        ),
        *_estimate_findings(check),
        *_bond_findings(check),
        *_consultation_findings(check),
    ]
    return tuple(findings)


def _estimate_findings(check: MergedCheck) -> Iterator[Finding]:
    """A word on the figures that still want an official source; it decides nothing."""
    told = [
        f"{', '.join(one.label for one, name in _FIGURE_NAMES.items() if name in part.estimated)}"
        f" của {in_words(check.coverage.unit(part.code), part)}"
        for part in check.merged.members
        if part.estimated
    ]
    if told:
        sentence = f"{check.unit.full_name}: {'; '.join(told)} là số ước tính, cần số chính thức"
        yield Finding(
            subject=check.merged.code,
            criterion="estimate",
            clause=NO_CLAUSE,
            verdict=Verdict.MET,
            actual=None,
            required=None,
            sentence=sentence,
        )


_FIGURE_NAMES = {
    Quantity.AREA: "area_km2",
    Quantity.POPULATION: "population",
    Quantity.HOUSEHOLDS: "households",
}


def _bond_findings(check: MergedCheck) -> Iterator[Finding]:
    """Whether the members may be, and can be, one unit."""
    rule_set, name = check.requirements.rule_set, check.unit.full_name
    for criterion, clause, verdict, words in (
        ("parent", rule_set.same_parent, check.on_parent, _PARENT_WORDS),
        ("contiguity", rule_set.contiguity, check.on_contiguity, _CONTIGUITY_WORDS),
    ):
        if clause is None or verdict is None:
            continue
        yield Finding(
            subject=check.merged.code,
            criterion=criterion,
            clause=clause,
            verdict=verdict,
            actual=None,
            required=None,
            sentence=with_clause(f"{name}: {words[verdict]}", clause),
            missing=_MISSING_BONDS[criterion] if verdict is Verdict.UNKNOWN else (),
        )


_PARENT_WORDS = {
    Verdict.MET: "các đơn vị nhập cùng thuộc một đơn vị cấp trên",
    Verdict.NOT_MET: "các đơn vị nhập thuộc các đơn vị cấp trên khác nhau",
    Verdict.UNKNOWN: "chưa rõ đơn vị cấp trên của mọi đơn vị nhập",
}
_CONTIGUITY_WORDS = {
    Verdict.MET: "các đơn vị nhập liền kề nhau",
    Verdict.NOT_MET: "các đơn vị nhập không liền kề nhau thành một khối",
    Verdict.UNKNOWN: "chưa rõ các phần nhập có liền kề nhau hay không, cần vẽ phần tách",
}
_MISSING_BONDS = {"parent": ("đơn vị cấp trên",), "contiguity": ("hình vẽ của phần tách",)}


def _consultation_findings(check: MergedCheck) -> Iterator[Finding]:
    rule_set = check.requirements.rule_set
    if check.on_consultation is None:
        return
    held = {one.code: one for one in check.consultations}
    texts = [_consultation_text(held.get(code), code, check) for code in check.merged.codes]
    rules = [
        rule
        for code in check.merged.codes
        if code in held
        if (rule := rule_for(held[code], rule_set))
    ]
    clause = rules[0].clause if rules else NO_CLAUSE
    missing = (MISSING_CONSULTATION,) if check.on_consultation is Verdict.UNKNOWN else ()
    words = {
        Verdict.MET: "đủ tỷ lệ đồng ý",
        Verdict.NOT_MET: "chưa đủ tỷ lệ đồng ý, chưa thể nhập",
        Verdict.UNKNOWN: "chưa đủ kết quả lấy ý kiến",
    }[check.on_consultation]
    yield Finding(
        subject=check.merged.code,
        criterion="consultation",
        clause=clause,
        verdict=check.on_consultation,
        actual=None,
        required=as_decimal(rules[0].share) if rules else None,
        sentence=with_clause(f"{check.unit.full_name}: {'; '.join(texts)}; {words}", clause),
        missing=missing,
    )


def _consultation_text(one: Consultation | None, code: str, check: MergedCheck) -> str:
    name = check.coverage.unit(code).full_name
    if one is None or one.share is None:
        return f"{name} chưa có kết quả lấy ý kiến"
    rule_set = check.requirements.rule_set
    rule = rule_for(one, rule_set)
    if rule is None:
        return f"{name} lấy ý kiến {one.basis.value}, văn bản không có tỷ lệ cho cách này"
    needed = ("từ " if rule.reaching_is_enough else "trên ") + percent(rule.share, 0)
    enough = "đủ" if verdict_on(one, rule_set) is Verdict.MET else "chưa đủ"
    return (
        f"{name} có {number(one.in_favour)}/{number(one.total)} {one.basis.value} đồng ý "
        f"({percent(one.share)}, cần {needed}: {enough})"
    )


def _waiver_text(check: MergedCheck) -> tuple[Clause, str]:
    """The clause of the waiver and what it says."""
    rule_set, waiver = check.requirements.rule_set, check.waiver
    if rule_set.three_units and sum(part.is_whole for part in check.merged.members) >= 3:
        clause = rule_set.three_units
        return clause, with_clause("được miễn do nhập từ ba đơn vị trở lên", clause)
    clause = rule_set.waiver or NO_CLAUSE
    if waiver is None:
        return clause, "được miễn"
    signed = ", ".join(part for part in (waiver.author, waiver.date) if part)
    by = f" ({signed})" if signed else ""
    return clause, with_clause(f"được miễn theo lý do ghi nhận: {waiver.reason}{by}", clause)
