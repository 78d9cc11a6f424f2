"""What the people of each old unit read: old name and commune, new name and commune."""

import docx
import openpyxl
import pytest

from noivu_desktop.export.excel import write_conversion
from noivu_desktop.export.new_addresses import new_addresses
from noivu_desktop.export.report import build_report
from noivu_desktop.export.word_summaries import write_citizens_sheets
from noivu_desktop.project.level_steps import hamlets_to_json
from noivu_desktop.project.project_file import create_project_file
from noivu_desktop.units.unit import Level
from tests.builders import quarters
from tests.export.builders import DAY
from tests.project.strategies import small_project as nine_communes


@pytest.fixture(scope="module")
def two_levels(tmp_path_factory):
    """A1+B1 become Xã Nam La; of the hamlets of A1 the first two become Thôn Nà Lùng."""
    with create_project_file(tmp_path_factory.mktemp("cấp") / "p.gpkg", nine_communes()) as file:
        file.do("add_hamlets", **hamlets_to_json(quarters(file.project.coverage)))
        file.do("merge", codes=["A1", "B1"], name="Nam La")
        file.do("merge", level=Level.HAMLET, codes=["A1.1", "A1.2"], name="Nà Lùng")
        yield build_report(file.project, None, DAY)


def test_without_hamlets_each_changed_unit_has_a_sheet(report):
    found = new_addresses(report)

    assert [one.unit.code for one in found] == ["A1", "B1", "A2", "B2"]
    assert found[0].table.rows[0][1:] == ("Xã Đồng Ý", "Xã Thống Nhất")


def test_each_hamlet_whose_name_or_commune_changes_has_a_sheet(two_levels):
    found = {one.unit.code: one for one in new_addresses(two_levels)}

    assert set(found) == {f"{commune}.{n}" for commune in ("A1", "B1") for n in range(1, 5)}
    assert "cùng" in found["A1.1"].sentence and "Nà Lùng" in found["A1.1"].sentence
    assert found["A1.1"].sentence.endswith("và nay thuộc xã Nam La.")
    assert found["B1.3"].sentence == "Thôn B1.3 giữ nguyên và nay thuộc xã Nam La."
    assert found["B1.3"].located == "Thôn B1.3 (Xã B1)"
    assert [row[1:] for row in found["B1.3"].table.rows][1] == ("Xã B1", "Xã Nam La")


def test_the_sheets_and_the_table_of_hamlets_are_written(two_levels, tmp_path):
    write_citizens_sheets(two_levels, tmp_path / "a.docx")
    write_conversion(two_levels, tmp_path / "a.xlsx")

    paragraphs = [one.text for one in docx.Document(str(tmp_path / "a.docx")).paragraphs]
    assert paragraphs.count("THÔNG TIN CHO NGƯỜI DÂN") == 8
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["Chuyển đổi thôn"]
    rows = {row[0]: row for row in sheet.iter_rows(values_only=True)}
    assert rows["A1.2"][:6] == ("A1.2", "Thôn A1.2", "Xã A1", "A1.1", "Thôn Nà Lùng", "Xã Nam La")
    assert rows["C3.1"][2] == rows["C3.1"][5]


def test_what_the_program_cannot_know_of_papers_is_left_open(report, tmp_path):
    write_citizens_sheets(report, tmp_path / "a.docx")

    text = [one.text for one in docx.Document(str(tmp_path / "a.docx")).paragraphs]

    assert sum(one.startswith("[Bổ sung: giấy tờ") for one in text) == 4
