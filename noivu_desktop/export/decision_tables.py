"""The annexes on what people decided: waivers with their reasons, consultations with counts."""

from collections.abc import Iterator, Sequence

from noivu_desktop.export.table import Column, Measure, Table, Value
from noivu_desktop.export.wording import decided, shown_day
from noivu_desktop.project.project import Project
from noivu_desktop.rules.checking import PlanCheck
from noivu_desktop.rules.consultation import Consultation, rule_for, verdict_on
from noivu_desktop.rules.finding import Verdict
from noivu_desktop.rules.merged_check import MergedCheck
from noivu_desktop.rules.rule_set import RuleSet
from noivu_desktop.vietnamese import percent

_NUMBER = Column(id="stt", title="STT", measure=Measure.COUNT, width=5)


def decision_tables(project: Project, rules: RuleSet, check: PlanCheck) -> tuple[Table, ...]:
    """The annexes that have anything to tell."""
    tables = (_waivers(check, project), _consultations(project, rules, check))
    return tuple(table for table in tables if table.rows)


def _waivers(check: PlanCheck, project: Project) -> Table:
    """Merged units that may stay below a standard because somebody wrote down why."""
    columns = (
        _NUMBER,
        Column(id="ten", title="Đơn vị mới", width=22),
        Column(id="gom", title="Gồm các đơn vị", width=34),
        Column(id="tieu_chuan", title="So với tiêu chuẩn", width=14),
        Column(id="ly_do", title="Lý do miễn tiêu chuẩn", width=40),
        Column(id="nguoi", title="Người quyết định", width=18),
        Column(id="ngay", title="Ngày", width=12),
    )
    waived = [one for one in check.merged if one.waiver is not None]
    rows = [
        (index, *_waiver_row(one, project))
        for index, one in enumerate(sorted(waived, key=lambda one: one.merged.code), start=1)
    ]
    title = "Danh sách đơn vị mới được miễn tiêu chuẩn và lý do"
    return Table(id="mien_tieu_chuan", title=title, columns=columns, rows=tuple(rows))


def _waiver_row(one: MergedCheck, project: Project) -> tuple[Value, ...]:
    members = ", ".join(project.coverage.unit(code).full_name for code in one.merged.codes)
    waiver = one.waiver
    signed = decided(waiver.reason, waiver.author, waiver.date) if waiver else ("", "", "")
    return (one.unit.full_name, members, one.on_standards.label, *signed)


def _consultations(project: Project, rules: RuleSet, check: PlanCheck) -> Table:
    """What voters or households said, unit by unit, beside the share that the text asks for."""
    columns = (
        _NUMBER,
        Column(id="ten", title="Đơn vị lấy ý kiến", width=22),
        Column(id="vao", title="Nhập vào đơn vị mới", width=22),
        Column(id="ai", title="Người được hỏi", width=16),
        Column(id="tong", title="Tổng số", measure=Measure.COUNT, width=10),
        Column(id="dong_y", title="Đồng ý", measure=Measure.COUNT, width=10),
        Column(id="ty_le", title="Tỷ lệ đồng ý (%)", measure=Measure.SHARE, width=11),
        Column(id="khong", title="Không đồng ý", measure=Measure.COUNT, width=11),
        Column(id="ngay", title="Ngày", width=12),
        Column(id="can", title="Tỷ lệ cần có", width=14),
        Column(id="ket_luan", title="Kết luận", width=14),
    )
    formed = {code: one.unit.full_name for one in check.merged for code in one.merged.codes}
    rows = [
        (
            index,
            project.coverage.unit(one.code).full_name,
            formed.get(one.code, ""),
            one.basis.value,
            one.total,
            one.in_favour,
            one.share,
            one.against,
            shown_day(one.date),
            _needed(one, rules),
            _conclusion(one, rules),
        )
        for index, one in enumerate(project.consultations, start=1)
    ]
    return Table(
        id="lay_y_kien",
        title="Kết quả lấy ý kiến về phương án",
        columns=columns,
        rows=tuple(rows),
        notes=tuple(_notes(project.consultations, rules)),
    )


def _needed(one: Consultation, rules: RuleSet) -> str:
    rule = rule_for(one, rules)
    if rule is None:
        return "văn bản không quy định"
    return ("từ " if rule.reaching_is_enough else "trên ") + percent(rule.share, 0)


def _conclusion(one: Consultation, rules: RuleSet) -> str:
    return {
        Verdict.MET: "đủ tỷ lệ",
        Verdict.NOT_MET: "chưa đủ tỷ lệ",
        Verdict.UNKNOWN: "chưa kết luận",
    }[verdict_on(one, rules)]


def _notes(consultations: Sequence[Consultation], rules: RuleSet) -> Iterator[str]:
    """The clauses that set the shares, with what must be said about each."""
    used = {rule for one in consultations if (rule := rule_for(one, rules))}
    for rule in rules.consultations:
        if rule in used:
            doubt = f"; {rule.clause.doubt}" if rule.clause.doubt else ""
            yield f"Tỷ lệ với {rule.basis.value}: {rule.clause.text}{doubt}."
