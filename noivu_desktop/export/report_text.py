"""The sentences of the proposal (NQ 112/2025 Điều 8) that are written from the figures.

What the program cannot know stands in square brackets in the templates.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from noivu_desktop import vietnamese
from noivu_desktop.export.posts import posts_summary
from noivu_desktop.export.standing import StandingAfter, UnitAfter, UnitBefore
from noivu_desktop.export.table import Table
from noivu_desktop.export.unit_facts import merged_facts
from noivu_desktop.export.wording import (
    LevelWords,
    Place,
    cited,
    finding_text,
    in_sentence,
    issuer,
    listed,
    long_date,
    merger_sentence,
    result_sentence,
    upper_first,
)
from noivu_desktop.project.project import Project
from noivu_desktop.rules.finding import Finding, Verdict
from noivu_desktop.rules.rule_set import RuleSet
from noivu_desktop.rules.screening import Duty
from noivu_desktop.units.measures import Totals


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedText:
    """What is said of one merged unit.

    sentence  what a resolution would say: who gives what
    result    its figures, with their shares of the standards
    verdict   empty: none
    remarks   everything that is not simply met
    facts     seat, distances, special factors, posts, consultation, as far as they are known
    """

    name: str
    sentence: str
    result: str
    verdict: str
    remarks: tuple[str, ...]
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportText:
    """Every sentence of the proposal; an empty one has nothing to say.

    to_compare  legal figures that were used but not yet confirmed in their text
    confirmed   legal figures that somebody compared with their text
    """

    rule_set: str
    to_compare: tuple[str, ...]
    confirmed: tuple[str, ...]
    need: str
    must_arrange: str
    exempt: tuple[str, ...]
    summary: str
    merged: tuple[MergedText, ...]
    unresolved: str
    undecided: str
    plan_remarks: tuple[str, ...]
    averages: str
    posts: str
    conclusion: str

    @property
    def sentences(self) -> Iterator[str]:
        """All of them, in the order of the proposal."""
        yield from (self.rule_set, *self.to_compare, *self.confirmed)
        yield from (self.need, self.must_arrange, *self.exempt, self.summary)
        for one in self.merged:
            yield from (one.name, one.sentence, one.result, one.verdict, *one.remarks, *one.facts)
        yield from (self.unresolved, self.undecided, *self.plan_remarks)
        yield from (self.averages, self.posts, self.conclusion)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the sentences are made from."""

    project: Project
    plan_name: str
    rule_set: RuleSet
    place: Place
    words: LevelWords
    before: tuple[UnitBefore, ...]
    after: tuple[UnitAfter, ...]
    totals_before: Totals
    totals_after: Totals
    plan_findings: tuple[Finding, ...]
    by_parent: Table
    balance: Table

    def standing_before(self, standing: Duty) -> list[UnitBefore]:
        """The units that stand so before the plan."""
        return [one for one in self.before if one.standing is standing]

    def standing_after(self, *standings: StandingAfter) -> list[UnitAfter]:
        """The units that stand so after the plan."""
        return [one for one in self.after if one.standing in standings]

    @property
    def merged(self) -> list[UnitAfter]:
        """The merged units."""
        return [one for one in self.after if one.merged is not None]

    @property
    def reduction(self) -> int:
        """How many units fewer there are."""
        return self.totals_before.units - self.totals_after.units

    @property
    def fewer(self) -> str:
        """How many units fewer there are, in words."""
        return f"giảm {_n(self.reduction)} đơn vị" if self.reduction else "số đơn vị không đổi"


def report_text(facts: Facts) -> ReportText:
    """The sentences of one dossier."""
    left = facts.standing_after(StandingAfter.UNRESOLVED)
    undecided = facts.standing_after(StandingAfter.UNDECIDED)
    return ReportText(
        rule_set=_full_name(facts.rule_set),
        to_compare=_notes_on_clauses(facts, confirmed=False),
        confirmed=_notes_on_clauses(facts, confirmed=True),
        need=_need(facts),
        must_arrange=_must_arrange(facts),
        exempt=tuple(_exempt(facts)),
        summary=_summary(facts),
        merged=tuple(_merged_unit(one, facts.project) for one in facts.merged),
        unresolved=_still_open(left, "đơn vị phải sắp xếp chưa có phương án", start="Còn "),
        undecided=_still_open(
            undecided, "đơn vị giữ nguyên chưa đủ số liệu để biết có phải sắp xếp không"
        ),
        plan_remarks=tuple(notable(facts.plan_findings)),
        averages=f"Trước sắp xếp, {_average(facts.totals_before)}. "
        f"Sau sắp xếp, {_average(facts.totals_after)}.",
        posts=posts_summary(facts.merged),
        conclusion=f"Thực hiện phương án, {facts.place.whole} có {_n(facts.totals_after.units)} "
        f"{facts.words.noun}, {facts.fewer}. {_what_is_left(facts)}",
    )


def _notes_on_clauses(facts: Facts, *, confirmed: bool) -> tuple[str, ...]:
    """What must be said about the legal figures: those that somebody confirmed, or the others."""
    findings = [
        *(finding for one in facts.before for finding in one.screening.findings),
        *(finding for one in facts.merged for finding in one.findings),
        *facts.plan_findings,
    ]
    clauses = {
        (one.clause.text, one.clause.doubt)
        for one in findings
        if one.clause.doubt and bool(one.clause.confirmed) is confirmed
    }
    return tuple(f"{upper_first(text)}: {doubt}." for text, doubt in sorted(clauses))


def _full_name(rule_set: RuleSet) -> str:
    """The text by number, day and issuer."""
    day = long_date(date.fromisoformat(rule_set.issued))
    return f"{cited(rule_set.number)} {day} của {issuer(rule_set.number)}"


def _need(facts: Facts) -> str:
    totals, noun = facts.totals_before, facts.words.noun
    must = len(facts.standing_before(Duty.MUST_ARRANGE))
    exempt = len(facts.standing_before(Duty.EXEMPT))
    sentences = [
        f"{upper_first(facts.place.whole)} có {_n(totals.units)} {noun}, "
        f"diện tích tự nhiên {vietnamese.area(totals.area_km2)}, "
        f"quy mô dân số {vietnamese.people(totals.population)}.",
        f"Đối chiếu với {cited(facts.rule_set.number)}, có {_n(must + exempt)} {noun} thuộc "
        f"diện sắp xếp (bằng {vietnamese.percent(_ratio(must + exempt, totals.units))} tổng số)"
        f"{_of_them(must, exempt)}.",
    ]
    unknown = len(facts.standing_before(Duty.UNKNOWN))
    if unknown:
        sentences.append(f"Có {_n(unknown)} đơn vị chưa đủ số liệu để kết luận.")
    return " ".join(sentences)


def _n(count: int) -> str:
    return vietnamese.number(count)


def _of_them(must: int, exempt: int) -> str:
    """How many of those concerned are left out, if any."""
    if not exempt:
        return ""
    return (
        f", trong đó {_n(exempt)} đơn vị được đề nghị không sắp xếp vì có lý do, {_n(must)} đơn vị "
        "phải sắp xếp"
    )


def _ratio(part: int, whole: int) -> Fraction:
    return Fraction(part, whole) if whole else Fraction(0)


def _must_arrange(facts: Facts) -> str:
    must = [in_sentence(one.unit) for one in facts.standing_before(Duty.MUST_ARRANGE)]
    if not must:
        return "Không có đơn vị nào phải sắp xếp."
    return (
        f"Có {_n(len(must))} đơn vị phải sắp xếp: {listed(must)}. Diện tích, dân số và căn cứ của "
        "từng đơn vị tại Phụ lục kèm theo."
    )


def _exempt(facts: Facts) -> Iterator[str]:
    """Who is left out and why."""
    for one in facts.standing_before(Duty.EXEMPT):
        exemption = one.screening.exemption
        grounds = (exemption.ground.value, exemption.note) if exemption else ()
        yield f"{one.unit.full_name}: {'; '.join(ground for ground in grounds if ground)}."


def _summary(facts: Facts) -> str:
    if not facts.merged:
        return "Phương án không nhập đơn vị nào."
    formed = [one for one in facts.merged if len(one.members) > 1]
    touched = {member.unit.code for one in formed for member in one.members}
    kept = len(facts.merged) - len(formed)
    divided = f"{_n(kept)} đơn vị chuyển một phần cho đơn vị khác và còn lại. " if kept else ""
    return (
        f"{facts.plan_name}: sắp xếp {_n(len(touched))} đơn vị để hình thành {_n(len(formed))} đơn "
        f"vị mới. {divided}Số {facts.words.noun} {_change(facts)}."
    )


def _change(facts: Facts) -> str:
    before = facts.totals_before.units
    if not facts.reduction:
        return f"không đổi ({_n(before)} đơn vị)"
    share = vietnamese.percent(_ratio(facts.reduction, before))
    return f"từ {_n(before)} còn {_n(facts.totals_after.units)}, {facts.fewer} (bằng {share})"


def _merged_unit(one: UnitAfter, project: Project) -> MergedText:
    parts = one.merged.members if one.merged else ()
    return MergedText(
        name=one.unit.full_name,
        sentence=merger_text(one),
        result=result_sentence(one.unit, one.area_share, one.population_share, parts),
        verdict=f"Kết luận: {one.verdict.label}." if one.verdict else "",
        remarks=tuple(notable(one.findings)),
        facts=merged_facts(one, project),
    )


def merger_text(one: UnitAfter) -> str:
    """Who gives what to a merged unit."""
    parts = one.merged.members if one.merged else ()
    return merger_sentence(
        one.unit, [(member.unit, part) for member, part in zip(one.members, parts, strict=True)]
    )


def notable(findings: Sequence[Finding]) -> list[str]:
    """The sentences that a reviewer must read: everything that is not simply met."""
    return [finding_text(f) for f in findings if f.verdict is not Verdict.MET]


def _still_open(units: Sequence[UnitAfter], what: str, start: str = "") -> str:
    if not units:
        return ""
    return f"{start}{_n(len(units))} {what}: {listed([in_sentence(one.unit) for one in units])}."


def _average(totals: Totals) -> str:
    units = totals.units or 1
    area = None if totals.area_km2 is None else totals.area_km2 / units
    people = None if totals.population is None else Fraction(totals.population, units)
    area_text = "diện tích bình quân " + vietnamese.area(area)
    people_text = "dân số bình quân " + (
        vietnamese.UNKNOWN_TEXT if people is None else f"{vietnamese.number(people)} người"
    )
    return f"{area_text}, {people_text} mỗi đơn vị"


def _what_is_left(facts: Facts) -> str:
    """That everything is settled, or what must still be accounted for."""
    counted = (
        ("đơn vị mới chưa đạt tiêu chuẩn hoặc chưa đủ số liệu", _NOT_REACHED),
        ("đơn vị phải sắp xếp chưa có phương án", (StandingAfter.UNRESOLVED,)),
        ("đơn vị giữ nguyên chưa đủ số liệu để kết luận", (StandingAfter.UNDECIDED,)),
    )
    left = [
        f"{_n(number)} {words}"
        for words, standings in counted
        if (number := len(facts.standing_after(*standings)))
    ]
    if left:
        return f"Còn {listed(left)}; các trường hợp này phải được giải trình."
    return (
        "Các đơn vị hình thành sau sắp xếp đạt tiêu chuẩn hoặc được miễn theo quy định; không còn "
        "đơn vị phải sắp xếp."
    )


_NOT_REACHED = (StandingAfter.NOT_MET, StandingAfter.UNKNOWN)
