"""The five parts of the proposal (NQ 112/2025 Điều 8), written from the figures.

What the program cannot know stands in square brackets for the authors to fill in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from noivu_desktop import vietnamese
from noivu_desktop.export.standing import StandingAfter, UnitAfter, UnitBefore
from noivu_desktop.export.table import Table
from noivu_desktop.export.wording import (
    LevelWords,
    Place,
    finding_text,
    in_sentence,
    listed,
    lower_first,
    merger_sentence,
    result_sentence,
)
from noivu_desktop.rules.finding import Finding, Verdict
from noivu_desktop.rules.rule_set import RuleSet
from noivu_desktop.rules.screening import Duty
from noivu_desktop.units.measures import Totals


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading inside a part."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``to_fill_in``: a bracketed note for the authors."""

    text: str
    to_fill_in: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One part of the proposal."""

    title: str
    blocks: tuple[Heading | Paragraph | Table, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the sentences are made from."""

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


def sections(facts: Facts) -> tuple[Section, ...]:
    """The five parts."""
    return (_grounds(facts), _history(facts), _plan(facts), _impact(facts), _conclusion(facts))


def legal_notes(facts: Facts) -> tuple[str, ...]:
    """One sentence for each legal figure that was used but not yet confirmed in its text."""
    return _notes_on_clauses(facts, confirmed=False)


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
    return tuple(f"{text}: {doubt}." for text, doubt in sorted(clauses))


def _full_name(rule_set: RuleSet) -> str:
    """The text by number, day and subject."""
    day = date.fromisoformat(rule_set.issued)
    subject = lower_first(rule_set.title)
    return f"{rule_set.number} ngày {day.day:02d}/{day.month:02d}/{day.year} ({subject})"


_TO_COMPARE = "Các số liệu pháp lý sau được dùng khi tính nhưng phải đối chiếu với văn bản:"
_CONFIRMED = "Các số liệu pháp lý sau đã có người đối chiếu với văn bản gốc và xác nhận:"


def _to_fill_in(text: str) -> Paragraph:
    return Paragraph(f"[{text}]", to_fill_in=True)


def _grounds(facts: Facts) -> Section:
    marked = [
        Paragraph(text)
        for head, notes in (
            (_TO_COMPARE, legal_notes(facts)),
            (_CONFIRMED, _notes_on_clauses(facts, confirmed=True)),
        )
        for text in ((head, *(f"- {note}" for note in notes)) if notes else ())
    ]
    return Section(
        title="Phần I. Căn cứ chính trị, pháp lý và sự cần thiết",
        blocks=(
            Heading("1. Căn cứ chính trị, pháp lý"),
            Paragraph(f"Căn cứ {_full_name(facts.rule_set)}."),
            _to_fill_in(
                "Bổ sung: luật về tổ chức chính quyền địa phương, văn bản chỉ đạo của Trung ương "
                "và của địa phương, đúng số, ngày và trích yếu"
            ),
            *marked,
            Heading("2. Sự cần thiết"),
            Paragraph(_need(facts)),
            _to_fill_in("Bổ sung: yêu cầu phát triển, quản lý nhà nước, quốc phòng, an ninh"),
        ),
    )


def _need(facts: Facts) -> str:
    totals, noun = facts.totals_before, facts.words.noun
    must = len(facts.standing_before(Duty.MUST_ARRANGE))
    exempt = len(facts.standing_before(Duty.EXEMPT))
    sentences = [
        f"{facts.place.whole[:1].upper()}{facts.place.whole[1:]} có {totals.units} {noun}, "
        f"diện tích tự nhiên {vietnamese.area(totals.area_km2)}, "
        f"quy mô dân số {vietnamese.people(totals.population)}.",
        f"Đối chiếu với {facts.rule_set.number}, có {must + exempt} {noun} thuộc diện sắp "
        f"xếp (bằng {vietnamese.percent(_ratio(must + exempt, totals.units))} tổng số), trong đó "
        f"{exempt} đơn vị được đề nghị không sắp xếp vì có lý do, {must} đơn vị phải sắp xếp.",
    ]
    unknown = len(facts.standing_before(Duty.UNKNOWN))
    if unknown:
        sentences.append(f"Có {unknown} đơn vị chưa đủ số liệu để kết luận.")
    return " ".join(sentences)


def _ratio(part: int, whole: int) -> Fraction:
    return Fraction(part, whole) if whole else Fraction(0)


def _history(facts: Facts) -> Section:
    must = [in_sentence(u.unit) for u in facts.standing_before(Duty.MUST_ARRANGE)]
    found = (
        f"Có {len(must)} đơn vị phải sắp xếp: {listed(must)}. Diện tích, dân số và căn cứ của từng "
        "đơn vị tại Phụ lục kèm theo."
        if must
        else "Không có đơn vị nào phải sắp xếp."
    )
    return Section(
        title=f"Phần II. Lịch sử hình thành và hiện trạng {facts.words.noun}",
        blocks=(
            Heading("1. Lịch sử hình thành"),
            _to_fill_in(
                "Bổ sung: quá trình hình thành, chia, nhập của các đơn vị liên quan trực tiếp"
            ),
            Heading("2. Hiện trạng"),
            Paragraph("Số lượng đơn vị, diện tích tự nhiên và quy mô dân số theo địa bàn:"),
            facts.by_parent,
            Heading("3. Đơn vị thuộc diện sắp xếp"),
            Paragraph(found),
            *_exempt(facts),
        ),
    )


def _exempt(facts: Facts) -> tuple[Heading | Paragraph, ...]:
    """Who is left out and why; nothing if nobody is."""
    reasons = []
    for one in facts.standing_before(Duty.EXEMPT):
        exemption = one.screening.exemption
        grounds = (exemption.ground.value, exemption.note) if exemption else ()
        why = "; ".join(ground for ground in grounds if ground)
        reasons.append(Paragraph(f"- {one.unit.full_name}: {why}."))
    if not reasons:
        return ()
    return (Heading("4. Đơn vị thuộc diện nhưng không thực hiện sắp xếp"), *reasons)


def _plan(facts: Facts) -> Section:
    totals = facts.totals_before
    summary = (
        f"{facts.plan_name}: sắp xếp {sum(len(one.members) for one in facts.merged)} đơn vị để "
        f"hình thành {len(facts.merged)} đơn vị mới. Số {facts.words.noun} từ {totals.units} còn "
        f"{facts.totals_after.units}, giảm {facts.reduction} đơn vị "
        f"(bằng {vietnamese.percent(_ratio(facts.reduction, totals.units))})."
    )
    blocks: list[Heading | Paragraph | Table] = [
        Heading("1. Kết quả chung"),
        Paragraph(summary),
        facts.balance,
        Heading("2. Phương án cụ thể"),
    ]
    for number, one in enumerate(facts.merged, start=1):
        blocks += _merged_unit(number, one)
    if not facts.merged:
        blocks.append(Paragraph("Phương án không nhập đơn vị nào."))
    blocks += _still_open(facts)
    return Section(title="Phần III. Phương án sắp xếp", blocks=tuple(blocks))


def _merged_unit(number: int, one: UnitAfter) -> list[Heading | Paragraph | Table]:
    parts = one.merged.members if one.merged else ()
    members = [(member.unit, part) for member, part in zip(one.members, parts, strict=True)]
    sentence = merger_sentence(one.unit, members)
    result = result_sentence(one.unit, one.area_share, one.population_share)
    verdict = f"Kết luận: {one.verdict.label}." if one.verdict else ""
    blocks: list[Heading | Paragraph | Table] = [
        Heading(f"2.{number}. {one.unit.full_name}"),
        Paragraph(f"{sentence} {result} {verdict}".strip()),
    ]
    blocks += [Paragraph(f"- {text}") for text in notable(one.findings)]
    if one.unit.seat:
        blocks.append(Paragraph(f"Trụ sở đặt tại {one.unit.seat} (cũ)."))
    return blocks


def notable(findings: Sequence[Finding]) -> list[str]:
    """The sentences that a reviewer must read: everything that is not simply met."""
    return [finding_text(f) for f in findings if f.verdict is not Verdict.MET]


def _still_open(facts: Facts) -> list[Heading | Paragraph | Table]:
    left = facts.standing_after(StandingAfter.UNRESOLVED)
    undecided = facts.standing_after(StandingAfter.UNDECIDED)
    sentences = notable(facts.plan_findings)
    if not left and not undecided and not sentences:
        return []
    blocks: list[Heading | Paragraph | Table] = [Heading("3. Việc còn phải giải quyết")]
    if left:
        names = listed([in_sentence(one.unit) for one in left])
        blocks.append(Paragraph(f"Còn {len(left)} đơn vị phải sắp xếp chưa có phương án: {names}."))
        blocks.append(_to_fill_in("Bổ sung: phương án hoặc lý do không sắp xếp từng đơn vị"))
    if undecided:
        names = listed([in_sentence(one.unit) for one in undecided])
        text = f"{len(undecided)} đơn vị giữ nguyên chưa đủ số liệu để biết có phải sắp xếp không"
        blocks.append(Paragraph(f"{text}: {names}."))
    return [*blocks, *(Paragraph(f"- {sentence}") for sentence in sentences)]


def _impact(facts: Facts) -> Section:
    before, after = facts.totals_before, facts.totals_after
    return Section(
        title="Phần IV. Đánh giá tác động và định hướng phát triển",
        blocks=(
            Heading("1. Quy mô bình quân"),
            Paragraph(f"Trước sắp xếp, {_average(before)}. Sau sắp xếp, {_average(after)}."),
            Heading("2. Tác động"),
            _to_fill_in(
                "Bổ sung: tác động đến tổ chức bộ máy, cán bộ, công chức, người hoạt động không "
                "chuyên trách; trụ sở, tài sản công; đời sống Nhân dân, thủ tục giấy tờ; "
                "quốc phòng, an ninh"
            ),
            Heading("3. Định hướng phát triển"),
            _to_fill_in("Bổ sung: định hướng phát triển của từng đơn vị sau sắp xếp"),
        ),
    )


def _average(totals: Totals) -> str:
    units = totals.units or 1
    area = None if totals.area_km2 is None else totals.area_km2 / units
    people = None if totals.population is None else Fraction(totals.population, units)
    area_text = "diện tích bình quân " + vietnamese.area(area)
    people_text = "dân số bình quân " + (
        vietnamese.UNKNOWN_TEXT if people is None else f"{vietnamese.number(people)} người"
    )
    return f"{area_text}, {people_text} mỗi đơn vị"


def _conclusion(facts: Facts) -> Section:
    return Section(
        title="Phần V. Kết luận và kiến nghị",
        blocks=(
            Heading("1. Kết luận"),
            Paragraph(
                f"Thực hiện phương án, {facts.place.whole} có {facts.totals_after.units} "
                f"{facts.words.noun}, giảm {facts.reduction}. {_what_is_left(facts)}"
            ),
            Heading("2. Kiến nghị"),
            _to_fill_in("Bổ sung: kiến nghị với cấp có thẩm quyền, tiến độ thực hiện"),
        ),
    )


def _what_is_left(facts: Facts) -> str:
    """That everything is settled, or what must still be accounted for."""
    counted = (
        ("đơn vị mới chưa đạt tiêu chuẩn hoặc chưa đủ số liệu", _NOT_REACHED),
        ("đơn vị phải sắp xếp chưa có phương án", (StandingAfter.UNRESOLVED,)),
        ("đơn vị giữ nguyên chưa đủ số liệu để kết luận", (StandingAfter.UNDECIDED,)),
    )
    left = [
        f"{number} {words}"
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
