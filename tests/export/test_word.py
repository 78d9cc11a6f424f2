import re
import unicodedata

import docx
import pytest

from noivu_desktop.export.report import build_report
from noivu_desktop.export.word import write_proposal
from noivu_desktop.project.project import Project
from tests.builders import grid_of_units
from tests.export.builders import DAY


@pytest.fixture(scope="module")
def path(report, tmp_path_factory):
    path = tmp_path_factory.mktemp("word") / "de-an.docx"
    write_proposal(report, path)
    return path


@pytest.fixture(scope="module")
def document(path):
    return docx.Document(str(path))


def text_of(document):
    body = document.element.body
    words = [
        "".join(t.text or "" for t in p.iter() if t.tag.endswith("}t"))
        for p in body.iter()
        if p.tag.endswith("}p")
    ]
    return "\n".join(words)


def test_the_document_holds_the_five_parts_and_the_annexes(document):
    text = text_of(document)

    assert unicodedata.is_normalized("NFC", text)
    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "TỈNH LẠNG SƠN",
        "Lạng Sơn, ngày 05 tháng 02 năm 2026",
        "PHẦN I.",
        "PHẦN II.",
        "PHẦN III.",
        "PHẦN IV.",
        "PHẦN V.",
        "Phụ lục I",
        "TM. ỦY BAN NHÂN DÂN",
        "Nơi nhận:",
    ):
        assert words in text, words


def test_margins_and_font_are_those_of_the_decree(document):
    page = document.sections[0]

    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    assert 20 <= round(page.top_margin.mm) <= 25
    assert 20 <= round(page.bottom_margin.mm) <= 25
    assert 30 <= round(page.left_margin.mm) <= 35
    assert 15 <= round(page.right_margin.mm) <= 20
    normal = document.styles["Normal"]
    assert normal.font.name == "Times New Roman"
    assert 13 <= normal.font.size.pt <= 14


def test_pages_are_numbered_in_the_header_but_not_the_first(document):
    first = document.sections[0]

    assert first.different_first_page_header_footer
    assert "PAGE" in first.header._element.xml
    assert "PAGE" not in first.first_page_header._element.xml
    annexes = document.sections[1]
    assert annexes.header.is_linked_to_previous
    assert not annexes.different_first_page_header_footer


def test_tables_carry_the_figures_of_the_report(document, report):
    texts = {
        " ".join(cell.text for cell in table._cells[: len(table.columns)]): table
        for table in document.tables
    }
    wanted = report.tables[0]
    table = next(t for key, t in texts.items() if "Miền núi, vùng cao" in key)
    rows = [[cell.text for cell in row] for row in _rows(table)]

    assert rows[2:] == wanted.text_rows()


def _rows(table):
    """Cells row by row, read once: asking cell by cell is very slow."""
    cells, width = table._cells, len(table.columns)
    return [cells[i : i + width] for i in range(0, len(cells), width)]


def test_heading_rows_repeat_on_each_page(document):
    wide = [table for table in document.tables if len(table.columns) > 3]

    assert wide
    assert all("w:tblHeader" in table.rows[0]._tr.xml for table in wide)


def test_what_the_program_cannot_know_is_bracketed_and_highlighted(document):
    notes = [
        run
        for paragraph in document.paragraphs
        for run in paragraph.runs
        if run.font.highlight_color is not None
    ]

    assert len(notes) >= 5
    assert all(re.fullmatch(r"\[.+\]", run.text) for run in notes)


def test_a_map_without_province_leaves_it_to_be_filled_in(tmp_path):
    coverage = grid_of_units(2, 1, {"B1": {"parent_name": "Huyện Hai"}})
    report = build_report(Project(coverage=coverage, rule_set_id="nq-653-2019"), None, DAY)

    write_proposal(report, tmp_path / "a.docx")

    assert "[TỈNH (THÀNH PHỐ)]" in text_of(docx.Document(str(tmp_path / "a.docx")))


def test_equal_dossiers_give_equal_documents(report, path, tmp_path):
    write_proposal(report, tmp_path / "again.docx")

    assert (tmp_path / "again.docx").read_bytes() == path.read_bytes()
