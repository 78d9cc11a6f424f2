"""The proposal (đề án) as a Word document that an office can go on editing."""

from datetime import datetime, time
from pathlib import Path

import docx
from docx.document import Document
from docx.shared import Mm, Pt
from docx.table import _Cell

from noivu_desktop.export import report_text
from noivu_desktop.export.report import Report
from noivu_desktop.export.table import Table
from noivu_desktop.export.word_layout import (
    add_table,
    body_text,
    columns_without_lines,
    line_of_text,
    lying_section,
    number_pages,
    rule_under,
    set_page,
    set_styles,
    text_width_mm,
)
from noivu_desktop.export.wording import long_date
from noivu_desktop.export.zip_times import set_times

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_LEFT_SHARE = 0.36  # the right column must hold the quốc hiệu on one line
_ANNEX_PT = 9.5
_TEXT_TABLE_PT = 11
_BRACKETED_NUMBER = "Số:           /ĐA-UBND"


def write_proposal(report: Report, path: Path) -> None:
    """Write the proposal with its five parts, annexes and place for signatures."""
    document = docx.Document()
    set_styles(document)
    set_page(document.sections[0])
    number_pages(document.sections[0])
    _write_head(document, report)
    for section in report.sections:
        _write_section(document, section)
    _write_signature(document)
    _write_annexes(document, report)
    moment = datetime.combine(report.on, time())
    facts = document.core_properties
    facts.title, facts.author, facts.comments = report.title, "noivu-desktop", ""
    facts.created = facts.modified = moment
    document.save(str(path))
    set_times(path, report.on)


def _write_head(document: Document, report: Report) -> None:
    width = text_width_mm(document.sections[0])
    left, right = (
        columns_without_lines(document, (width * _LEFT_SHARE, width * (1 - _LEFT_SHARE)))
        .rows[0]
        .cells
    )
    _line(left, "ỦY BAN NHÂN DÂN", 13, bold=True, first=True)
    _line(left, report.place.province.upper(), 13, bold=True)
    rule_under(left.add_paragraph(), indent_mm=width * _LEFT_SHARE * 0.3)
    _line(left, _BRACKETED_NUMBER, 13)
    _line(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12.5, bold=True, first=True)
    _line(right, "Độc lập - Tự do - Hạnh phúc", 13.5, bold=True)
    rule_under(right.add_paragraph(), indent_mm=width * (1 - _LEFT_SHARE) * 0.2)
    _line(right, f"{report.place.town}, {long_date(report.on)}", 13.5, italic=True)

    heading = document.add_paragraph()
    heading.paragraph_format.space_before = Pt(18)
    line_of_text(heading, "ĐỀ ÁN", bold=True, centred=True, size_pt=15)
    title = report.title.removeprefix("Đề án ")
    line_of_text(
        document.add_paragraph(), title[:1].upper() + title[1:], bold=True, centred=True, close=True
    )
    rule_under(document.add_paragraph(), indent_mm=width * 0.36)
    note = (
        "(Phương án do chương trình lập từ số liệu của hồ sơ; phần trong ngoặc vuông phải bổ sung)"
    )
    line_of_text(document.add_paragraph(), note, italic=True, centred=True, size_pt=12)


def _line(
    cell: _Cell,
    words: str,
    size_pt: float,
    *,
    bold: bool = False,
    italic: bool = False,
    first: bool = False,
) -> None:
    paragraph = cell.paragraphs[0] if first else cell.add_paragraph()
    line_of_text(
        paragraph, words, size_pt=size_pt, bold=bold, italic=italic, centred=True, close=True
    )


def _write_section(document: Document, section: report_text.Section) -> None:
    document.add_heading(section.title.upper(), level=1)
    width = text_width_mm(document.sections[-1])
    for block in section.blocks:
        if isinstance(block, Table):
            add_table(document, block, width_mm=width, size_pt=_TEXT_TABLE_PT)
        elif isinstance(block, report_text.Heading):
            heading = document.add_heading(block.text, level=2)
            heading.paragraph_format.first_line_indent = Mm(12.7)
        else:
            body_text(document, block.text, marked=block.to_fill_in)


def _write_signature(document: Document) -> None:
    width = text_width_mm(document.sections[-1])
    _keep_with_signature(document)
    left, right = columns_without_lines(document, (width * 0.5, width * 0.5)).rows[0].cells
    line_of_text(left.paragraphs[0], "Nơi nhận:", size_pt=12, bold=True, italic=True, close=True)
    for words in ("- [cơ quan nhận];", "- Lưu: VT, [đơn vị soạn thảo]."):
        line_of_text(left.add_paragraph(), words, size_pt=11, close=True)
    _line(right, "TM. ỦY BAN NHÂN DÂN", 14, bold=True, first=True)
    _line(right, "CHỦ TỊCH", 14, bold=True)
    for _ in range(4):
        _line(right, "", 14)
    _line(right, "[họ và tên]", 14, bold=True)


def _keep_with_signature(document: Document) -> None:
    """A signature must not stand alone on a page (NĐ 30/2020): the last lines go with it."""
    for paragraph in document.paragraphs[-2:]:
        paragraph.paragraph_format.keep_with_next = True
    document.add_paragraph().paragraph_format.keep_with_next = True


def _write_annex(document: Document, table: Table, width_mm: float) -> None:
    if table.rows:
        add_table(document, table, width_mm=width_mm, size_pt=_ANNEX_PT)
    else:
        line_of_text(document.add_paragraph(), "Không có đơn vị nào.", centred=True)
    for note in table.notes:
        line_of_text(document.add_paragraph(), note, italic=True, size_pt=_ANNEX_PT)


def _write_annexes(document: Document, report: Report) -> None:
    section = lying_section(document)
    width = text_width_mm(section)
    tables = (*report.tables, report.conversion)
    for index, table in enumerate(tables):
        heading = document.add_heading(f"Phụ lục {_ROMAN[index]}", level=1)
        heading.paragraph_format.page_break_before = index > 0
        line_of_text(
            document.add_paragraph(), table.title.upper(), bold=True, centred=True, close=True
        )
        line_of_text(
            document.add_paragraph(),
            f"(Kèm theo Đề án số       /ĐA-UBND {long_date(report.on)} của Ủy ban nhân dân "
            f"{report.place.province})",
            italic=True,
            centred=True,
            size_pt=13,
        )
        _write_annex(document, table, width)
    document.add_heading(f"Phụ lục {_ROMAN[len(tables)]}", level=1)
    line_of_text(document.add_paragraph(), "BẢN ĐỒ KÈM THEO", bold=True, centred=True)
    for number, words in enumerate(
        (
            f"Bản đồ hiện trạng địa giới {report.words.noun} (tệp ban-do-hien-trang.pdf)",
            f"Bản đồ phương án sắp xếp {report.words.noun} (tệp ban-do-phuong-an.pdf)",
        ),
        start=1,
    ):
        body_text(document, f"{number}. {words}.")
