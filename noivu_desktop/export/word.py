"""The documents in Word that an office can go on editing: the proposal and its letter."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from markupsafe import Markup

from noivu_desktop import vietnamese
from noivu_desktop.export.report import Report
from noivu_desktop.export.report_text import MergedText
from noivu_desktop.export.table import Table
from noivu_desktop.export.word_table import table_xml
from noivu_desktop.export.word_templates import WordTemplate
from noivu_desktop.export.wording import (
    annex_number,
    cited,
    long_date,
    lower_first,
    typeset,
    upper_first,
)
from noivu_desktop.units.measures import Totals

PROPOSAL_TEMPLATE = "de-an.docx"
LETTER_TEMPLATE = "to-trinh.docx"

_ANNEX_PT = 9.5
_TEXT_TABLE_PT = 11


def write_proposal(report: Report, path: Path) -> None:
    """Write the proposal with its five parts, annexes and place for signatures."""
    template = WordTemplate(PROPOSAL_TEMPLATE)
    widths = template.text_widths_mm
    tables = (*report.tables, report.conversion)
    fields = {
        **common_fields(report),
        "bang": {
            "tong_hop": word_table(report.by_parent, widths[0], _TEXT_TABLE_PT),
            "can_doi": word_table(report.balance, widths[0], _TEXT_TABLE_PT),
        },
        "phu_luc": [
            {
                "so": annex_number(number),
                "ten": typeset(table.title),
                "bang": word_table(table, widths[-1], _ANNEX_PT) if table.rows else "",
                "ghi_chu": [typeset(note) for note in table.notes],
            }
            for number, table in enumerate(tables, start=1)
        ],
        "so_phu_luc_ban_do": annex_number(len(tables) + 1),
    }
    template.write(fields, path, title=report.title, on=report.on)


def write_letter(report: Report, path: Path) -> None:
    """Write the letter that submits the proposal."""
    title = report.title.replace("Đề án", "Tờ trình", 1)
    WordTemplate(LETTER_TEMPLATE).write(common_fields(report), path, title=title, on=report.on)


def word_table(table: Table, width_mm: float, size_pt: float) -> Markup:
    """A table that a template takes in whole."""
    return Markup(table_xml(table, width_mm=width_mm, size_pt=size_pt))


def common_fields(report: Report) -> dict[str, Any]:
    """The fields that every template may use, by the names that stand in it."""
    text, before, after = report.text, report.totals_before, report.totals_after
    return {
        "tinh": report.place.province,
        "dia_ban": report.place.whole,
        "dia_ban_hoa_dau": upper_first(report.place.whole),
        "dia_danh": report.place.town,
        "ngay_dai": long_date(report.on),
        "don_vi": report.words.noun,
        "phuong_an": report.plan.name,
        "van_ban": typeset(text.rule_set),
        "noi_dung_van_ban": typeset(lower_first(report.rule_set.title)),
        "so_van_ban": typeset(cited(report.rule_set.number)),
        "truoc": _totals(before),
        "sau": _totals(after),
        "giam": vietnamese.number(before.units - after.units),
        "can_doi_chieu": sentences_of(text.to_compare),
        "da_doi_chieu": sentences_of(text.confirmed),
        "su_can_thiet": typeset(text.need),
        "phai_sap_xep": typeset(text.must_arrange),
        "khong_sap_xep": sentences_of(text.exempt),
        "ket_qua_chung": typeset(text.summary),
        "don_vi_moi": [merged_fields(one) for one in text.merged],
        "chua_co_phuong_an": typeset(text.unresolved),
        "chua_du_so_lieu": typeset(text.undecided),
        "nhan_xet_chung": sentences_of(text.plan_remarks),
        "binh_quan": typeset(text.averages),
        "bien_che": typeset(text.posts),
        "ket_luan": typeset(text.conclusion),
        "co_lay_y_kien": bool(report.project.consultations),
    }


def merged_fields(one: MergedText) -> dict[str, Any]:
    """The fields of one merged unit."""
    return {
        "ten": typeset(one.name),
        "noi_dung": typeset(one.sentence),
        "ket_qua": typeset(one.result),
        "ket_luan": typeset(one.verdict),
        "nhan_xet": sentences_of(one.remarks),
        "thong_tin": sentences_of(one.facts),
    }


def _totals(totals: Totals) -> dict[str, str]:
    return {
        "so_don_vi": vietnamese.number(totals.units),
        "dien_tich": typeset(vietnamese.area(totals.area_km2)),
        "dan_so": typeset(vietnamese.people(totals.population)),
        "so_ho": typeset(vietnamese.households(totals.households)),
    }


def sentences_of(sentences: Iterable[str]) -> list[str]:
    """Sentences as they are printed."""
    return [typeset(one) for one in sentences]
