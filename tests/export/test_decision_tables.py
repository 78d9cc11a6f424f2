"""What people decided stands in the dossier with reason, name, date and count."""

import openpyxl
import pytest
from docx import Document

from noivu_desktop.export.exporting import export_plan
from noivu_desktop.export.report import build_report
from noivu_desktop.project.steps import apply_step, make_step
from noivu_desktop.rules.figures import legal_figures
from noivu_desktop.rules.loading import rule_set
from tests.export.builders import DAY, small_project


def done(project, kind, **arguments):
    step = make_step(project, kind, arguments, author="Lan", time="2026-11-21T08:00:00Z")
    return apply_step(project, step)


@pytest.fixture
def decided():
    """The first merged unit is waived and A1, B1 were asked; just half of B1 agreed."""
    project = done(
        small_project(), "waive", members=["A1", "B1"], reason="Bị sông chia cắt", author="Lan"
    )
    project = done(
        project, "consult", code="A1", basis="cử tri", total=1200, in_favour=601, against=99
    )
    return done(project, "consult", code="B1", basis="cử tri", total=1000, in_favour=500)


def tables(project):
    return {table.id: table for table in build_report(project, None, DAY).tables}


def test_a_waiver_stands_with_its_reason_author_and_date(decided):
    table = tables(decided)["mien_tieu_chuan"]

    assert table.rows == (
        (
            1, "Xã Thống Nhất", "Xã Đồng Ý, Xã Vũ Lễ", "chưa đạt", "Bị sông chia cắt", "Lan",
            "21/11/2026",
        ),
    )  # fmt: skip


def test_a_decision_without_a_name_leaves_a_blank_to_fill_in_and_prints_no_login():
    project = done(small_project(), "waive", members=["A1", "B1"], reason="Bị sông chia cắt")
    project = done(project, "exempt", code="C1", ground="ISOLATED", note="đảo giữa hồ")

    found = tables(project)
    assert found["mien_tieu_chuan"].rows[0][-2:] == ("[người quyết định]", "21/11/2026")
    exempt = found["khong_sap_xep"].rows[0][-1]
    assert exempt == "đảo giữa hồ; [người quyết định]; 21/11/2026"


def test_a_consultation_stands_with_its_count_and_the_share_that_is_needed(decided):
    table = tables(decided)["lay_y_kien"]

    assert table.text_rows() == [
        [
            "1", "Xã Đồng Ý", "Xã Thống Nhất", "cử tri", "1.200", "601", "50,08", "99",
            "21/11/2026", "trên 50 %", "đủ tỷ lệ",
        ],
        [
            "2", "Xã Vũ Lễ", "Xã Thống Nhất", "cử tri", "1.000", "500", "50,00",
            "chưa có số liệu", "21/11/2026", "trên 50 %", "chưa đủ tỷ lệ",
        ],
    ]  # fmt: skip
    assert "Nghị định 54/2018/NĐ-CP; cần đối chiếu với văn bản gốc" in table.notes[0]


def test_a_dossier_without_decisions_has_no_annex_for_them():
    assert not {"mien_tieu_chuan", "lay_y_kien"} & set(tables(small_project()))


def test_a_confirmed_figure_is_told_with_the_name_and_not_as_open(decided):
    figure = next(one for one in legal_figures(rule_set("nq-653-2019")) if one.part == "Lấy ý kiến")
    before = build_report(decided, None, DAY)
    assert any("54/2018" in note for note in before.legal_notes)

    report = build_report(
        done(decided, "confirm_figure", figure=figure.key, author="Lan"), None, DAY
    )

    assert not any("54/2018" in note for note in report.legal_notes)
    texts = list(report.text.sentences)
    assert any("đã được Lan xác nhận ngày 21/11/2026" in text for text in texts)
    notes = next(one for one in report.tables if one.id == "lay_y_kien").notes
    assert "đã được Lan xác nhận ngày 21/11/2026" in notes[0]


def test_the_annexes_are_written_into_workbook_and_document(decided, tmp_path):
    result = export_plan(decided, None, tmp_path / "hs", formats=["excel", "word"], date=DAY)
    assert not result.failed

    paths = {path.suffix: path for path in map(tmp_path.joinpath, result.files)}
    book = openpyxl.load_workbook(paths[".xlsx"])
    cells = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
    assert {"Bị sông chia cắt", "chưa đủ tỷ lệ"} <= cells
    document = Document(str(paths[".docx"]))
    words = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    assert {"Bị sông chia cắt", "chưa đủ tỷ lệ"} <= words
    assert any("Nghị định 54/2018/NĐ-CP" in one.text for one in document.paragraphs[-20:])
