"""Pages for reading at a meeting: one for each merged unit, one for each old unit that changes.

A page is drawn when it is asked for, so that a list of them can be printed, written or shown.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from matplotlib.backends.backend_pdf import PdfPages

from noivu_desktop.errors import ExportError, NoivuError
from noivu_desktop.export.drawing import Sheet, pdf_metadata, print_settings
from noivu_desktop.export.lettering import wrapped
from noivu_desktop.export.map_style import FILLS
from noivu_desktop.export.old_units import OldUnit, old_units
from noivu_desktop.export.page_flow import (
    MARGINS,
    PageFlow,
    paragraphs_mm,
    table_mm,
)
from noivu_desktop.export.paper import Box
from noivu_desktop.export.report import Report
from noivu_desktop.export.report_tables import members_table
from noivu_desktop.export.report_text import merger_text
from noivu_desktop.export.standing import UnitAfter
from noivu_desktop.export.undrawn import undrawn_parts_of
from noivu_desktop.export.unit_facts import merged_facts
from noivu_desktop.export.unit_map import Surroundings, draw_unit_map, surroundings
from noivu_desktop.export.wording import (
    cited,
    finding_text,
    listed,
    long_date,
    result_sentence,
    typeset,
    upper_first,
)
from noivu_desktop.progress import Progress

_TALLEST_MAP_MM = 128.0
_LOWEST_MAP_MM = 62.0
_OLD_MAP_MM = 150.0
_HEADINGS_MM = 40.0


@dataclass(frozen=True, slots=True)
class PageJob:
    """One unit's pages, drawn when asked for; ``draw`` raises ExportError if it cannot.

    lacking  why a map is missing on them; "": none is
    """

    name: str
    draw: Callable[[], tuple[Sheet, ...]]
    lacking: str = ""


def merged_unit_pages(report: Report) -> tuple[PageJob, ...]:
    """The pages of the merged units, in the order of the report."""
    around = surroundings(report)
    return tuple(
        PageJob(
            one.unit.full_name,
            partial(_merged_unit, report, one, number, around),
            _lacking(report, [one]),
        )
        for number, one in enumerate(report.merged, start=1)
    )


def old_unit_pages(report: Report) -> tuple[PageJob, ...]:
    """The pages of the old units that the plan changes: what becomes of us."""
    around = surroundings(report)
    return tuple(
        PageJob(
            one.unit.full_name,
            partial(_old_unit, report, one, around),
            _lacking(report, one.goes_to),
        )
        for one in old_units(report)
    )


def write_unit_pages(report: Report, path: Path, progress: Progress) -> tuple[str, ...]:
    """Write the pages of the merged units as one PDF; as ``write_pages``."""
    title = f"Tóm tắt đơn vị hình thành sau sắp xếp - {report.plan.name}"
    return write_pages(report, merged_unit_pages(report), path, title, progress)


def write_old_unit_pages(report: Report, path: Path, progress: Progress) -> tuple[str, ...]:
    """Write the pages of the old units as one PDF; as ``write_pages``."""
    title = f"Đơn vị cũ sẽ ra sao - {report.plan.name}"
    return write_pages(report, old_unit_pages(report), path, title, progress)


def write_pages(
    report: Report, jobs: Sequence[PageJob], path: Path, title: str, progress: Progress
) -> tuple[str, ...]:
    """Write the pages as one PDF; gives a sentence for each unit whose page lacks something.

    A plan without merged units gives one page that says so.
    """
    failed: list[str] = []
    with print_settings(), PdfPages(path, metadata=pdf_metadata(title, report.on)) as pages:
        for number, job in enumerate(jobs):
            progress.stop_if_cancelled()
            progress.report(number / len(jobs), f"Đang vẽ trang: {job.name}")
            try:
                sheets = job.draw()
            except NoivuError as error:
                failed.append(f"{job.name}: {error}")
                continue
            if job.lacking:
                failed.append(f"{job.name}: {job.lacking}")
            for sheet in sheets:
                pages.savefig(sheet.figure)
        if not pages.get_pagecount():
            pages.savefig(_empty_page(report).figure)
    return tuple(failed)


def _lacking(report: Report, units: Sequence[UnitAfter]) -> str:
    """Why a map of one of ``units`` is missing."""
    parts = [one.words for one in undrawn_parts_of(report, units)]
    if not parts:
        return ""
    return (
        f"trang thiếu bản đồ vì {listed(parts)} chưa có ranh giới trên bản đồ; hãy vẽ hoặc tách "
        "phần nhập thành một vùng riêng rồi xuất lại."
    )


def _merged_unit(
    report: Report, one: UnitAfter, number: int, around: Surroundings
) -> tuple[Sheet, ...]:
    flow = PageFlow(partial(_foot, report=report))
    count = f"Đơn vị mới {number}/{len(report.merged)}"
    _head(flow, report, one.unit.full_name, count, merger_text(one))
    _verdict_chip(flow.sheets[0], one)
    table, findings = members_table(one), _findings(one)
    facts = [f"• {text}" for text in merged_facts(one, report.project)]
    body = table_mm(table) + paragraphs_mm([*findings, *facts]) + _HEADINGS_MM
    height = min(max(flow.room_mm - body, _LOWEST_MAP_MM), _TALLEST_MAP_MM)
    _map(flow, report, one, around, height)
    flow.heading("Đơn vị được sắp xếp")
    flow.table(table)
    flow.heading("Kết quả và đối chiếu tiêu chuẩn")
    flow.paragraphs(findings)
    if facts:
        flow.heading("Thông tin khác")
        flow.paragraphs(facts)
    return tuple(flow.sheets)


def _old_unit(report: Report, old: OldUnit, around: Surroundings) -> tuple[Sheet, ...]:
    flow = PageFlow(partial(_foot, report=report))
    _head(flow, report, old.unit.full_name, "Đơn vị của chúng ta sẽ ra sao", old.sentence)
    for one in old.goes_to:
        _map(flow, report, one, around, _OLD_MAP_MM / len(old.goes_to), old)
    flow.heading("Trước và sau sắp xếp")
    flow.table(old.table)
    flow.heading("Thông tin khác")
    flow.paragraphs([f"• {text}" for text in (old.since, *old.seats, *old.facts)])
    return tuple(flow.sheets)


def _map(
    flow: PageFlow,
    report: Report,
    one: UnitAfter,
    around: Surroundings,
    height: float,
    old: OldUnit | None = None,
) -> None:
    if height > flow.room_mm:
        flow.new_sheet()
    frame = Box(MARGINS.left, flow.top - height, MARGINS.right, flow.top)
    try:
        draw_unit_map(flow.sheet, report, one, around, frame, old.unit if old else None)
    except ExportError as error:  # the figures are known also where nobody drew the part
        flow.paragraphs([f"[{error}]"])
        return
    flow.top = frame.bottom - 4.0


def _empty_page(report: Report) -> Sheet:
    flow = PageFlow(partial(_foot, report=report))
    words = f"{report.plan.name} không nhập đơn vị nào."
    flow.sheet.text(MARGINS.centre[0], MARGINS.top, words, size_pt=13, bold=True, across="center")
    return flow.sheet


def _head(flow: PageFlow, report: Report, name: str, right: str, sentence: str) -> None:
    """Place, plan, name and what happens."""
    sheet, top, left = flow.sheet, MARGINS.top, MARGINS.left
    place = f"{upper_first(report.place.whole)} - {report.plan.name}"
    sheet.text(left, top, place, size_pt=8.5, colour="#555555")
    sheet.text(MARGINS.right, top, right, size_pt=8.5, colour="#555555", across="right")
    sheet.text(left, top - 6.0, name, size_pt=20, bold=True)
    sheet.line([(left, top - 17.0), (MARGINS.right, top - 17.0)], width_pt=1.0)
    flow.top = top - 19.5
    flow.paragraphs([sentence])
    flow.top -= 2.0


def _verdict_chip(sheet: Sheet, one: UnitAfter) -> None:
    if one.verdict is None:
        return
    fill, top = FILLS[one.standing], MARGINS.top - 6.5
    box = Box(MARGINS.right - 40.0, top - 8.0, MARGINS.right, top)
    sheet.rectangle(box, face=fill.face, edge=fill.ink, width_pt=0.8)
    x, y = box.centre
    words = one.verdict.label.upper()
    sheet.text(x, y, words, size_pt=10, bold=True, across="center", upright="center")


def _findings(one: UnitAfter) -> list[str]:
    parts = one.merged.members if one.merged else ()
    result = result_sentence(one.unit, one.area_share, one.population_share, parts)
    return [result, *(f"• {finding_text(finding)}" for finding in one.findings)]


def _foot(sheet: Sheet, report: Report) -> None:
    rules = f"Đối chiếu theo {cited(report.rule_set.number)}. {report.source}"
    lines = wrapped(typeset(rules), MARGINS.width - 45.0, 6.8)
    top = MARGINS.bottom + 8.0
    sheet.line([(MARGINS.left, top), (MARGINS.right, top)])
    sheet.text(MARGINS.left, top - 1.0, lines, size_pt=6.8, colour="#555555")
    day = upper_first(long_date(report.on))
    sheet.text(MARGINS.right, top - 1.0, day, size_pt=6.8, colour="#555555", across="right")
