"""The summaries in Word: merged units, old units, and sheets for the people who live there."""

from pathlib import Path
from typing import Any

from noivu_desktop.errors import ExportError
from noivu_desktop.export.new_addresses import new_addresses
from noivu_desktop.export.old_units import old_units
from noivu_desktop.export.report import Report
from noivu_desktop.export.report_tables import members_table
from noivu_desktop.export.report_text import MergedText
from noivu_desktop.export.standing import UnitAfter
from noivu_desktop.export.unit_map import Surroundings, surroundings, unit_map_png
from noivu_desktop.export.word import common_fields, merged_fields, sentences_of, word_table
from noivu_desktop.export.word_templates import WordTemplate
from noivu_desktop.export.wording import finding_text, typeset
from noivu_desktop.progress import Progress

_MAP_HEIGHT_MM = 95.0
_PICTURE_INSET_MM = 4.0
_TABLE_PT = 10


def write_summaries(report: Report, path: Path, progress: Progress) -> None:
    """Write a page or two for each merged unit; a map without borders is left out and said."""
    template = WordTemplate("tom-tat-don-vi.docx")
    around = surroundings(report)
    merged = []
    for number, (one, text) in enumerate(zip(report.merged, report.text.merged, strict=True)):
        progress.stop_if_cancelled()
        progress.report(number / len(report.merged), f"Đang vẽ bản đồ: {one.unit.full_name}")
        merged.append(_merged_unit(report, one, text, template, around))
    fields = {**common_fields(report), "don_vi_moi": merged}
    template.write(fields, path, title=_title(report, "Tóm tắt đơn vị mới"), on=report.on)


def write_old_units(report: Report, path: Path) -> None:
    """Write a page for each old unit that changes."""
    template = WordTemplate("don-vi-cu.docx")
    width = template.text_widths_mm[0]
    old = [
        {
            "ten": typeset(one.unit.full_name),
            "noi_dung": typeset(one.sentence),
            "thong_tin": sentences_of((one.since, *one.seats, *one.facts)),
            "bang": word_table(one.table, width, _TABLE_PT),
        }
        for one in old_units(report)
    ]
    fields = {**common_fields(report), "don_vi_cu": old}
    template.write(fields, path, title=_title(report, "Đơn vị cũ sẽ ra sao"), on=report.on)


def write_citizens_sheets(report: Report, path: Path) -> None:
    """Write a sheet with the old and the new address for the people of each old unit."""
    template = WordTemplate("phieu-nguoi-dan.docx")
    width = template.text_widths_mm[0]
    old = [
        {
            "ten": typeset(one.unit.full_name),
            "ten_day_du": typeset(one.located),
            "noi_dung": typeset(one.sentence),
            "hieu_luc": typeset(one.since),
            "tru_so": sentences_of(one.seats),
            "bang_dia_chi": word_table(one.table, width, _TABLE_PT + 2),
        }
        for one in new_addresses(report)
    ]
    fields = {**common_fields(report), "don_vi_cu": old}
    template.write(fields, path, title=_title(report, "Thông tin cho người dân"), on=report.on)


def _merged_unit(
    report: Report, one: UnitAfter, text: MergedText, template: WordTemplate, around: Surroundings
) -> dict[str, Any]:
    width = template.text_widths_mm[0]
    size = width - _PICTURE_INSET_MM, _MAP_HEIGHT_MM
    picture: object
    try:
        picture = template.picture(unit_map_png(report, one, around, size), size[0])
    except ExportError as error:
        picture = f"[{error}]"
    return {
        **merged_fields(text),
        "ban_do": picture,
        "bang": word_table(members_table(one), width, _TABLE_PT),
        "danh_gia": sentences_of(finding_text(finding) for finding in one.findings),
    }


def _title(report: Report, words: str) -> str:
    return f"{words} - {report.plan.name}"
