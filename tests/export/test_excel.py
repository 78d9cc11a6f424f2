import re
import shutil
import subprocess
from decimal import Decimal
from fractions import Fraction

import openpyxl
import pytest
from openpyxl.utils import range_boundaries

from noivu_desktop.export.excel import (
    _TABS,
    write_conversion,
    write_plan_workbook,
    write_workbook,
)
from noivu_desktop.export.report import build_report
from tests.export.builders import DAY, small_project


@pytest.fixture(scope="module")
def path(report, tmp_path_factory):
    path = tmp_path_factory.mktemp("excel") / "phu-luc.xlsx"
    write_workbook(report, path)
    return path


@pytest.fixture(scope="module")
def book(path):
    return openpyxl.load_workbook(path)


def sheet_of(book, table):
    return next(sheet for sheet in book if sheet.title.endswith(_TABS[table.id]))


def test_tabs_have_names_that_excel_takes_in_proper_vietnamese(book):
    names = book.sheetnames

    assert names[:3] == ["Tổng hợp", "Cân đối", "PL I Hiện trạng"]
    assert names[-1].endswith("Chuyển đổi")
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)
    assert max(map(len, _TABS.values())) + len("PL XVIII ") <= 31


def evaluate(sheet, formula):
    """The value of "=SUM(range)", exact."""
    left, top, right, bottom = range_boundaries(re.fullmatch(r"=SUM\((.+)\)", formula)[1])
    cells = [
        c.value
        for row in sheet[
            f"{sheet.cell(top, left).coordinate}:{sheet.cell(bottom, right).coordinate}"
        ]
        for c in row
    ]
    return sum(Decimal(str(value)) for value in cells if not isinstance(value, str) and value)


def test_totals_are_formulas_that_give_the_totals_of_the_program(book, report):
    checked = 0
    for table in (report.by_parent, *report.tables):
        sheet = sheet_of(book, table)
        rows = [row for row in sheet.iter_rows() if any(c.value == "Tổng cộng" for c in row)]
        for cell, column, total in zip(rows[0], table.columns, table.totals, strict=False):
            if column.summed and table.rows:
                assert evaluate(sheet, cell.value) == total, (table.id, column.id)
                checked += 1
    assert checked > 10


def test_figures_are_numbers_with_formats_and_codes_are_text(book, report):
    table = report.tables[0]
    sheet = sheet_of(book, table)
    ids = [column.id for column in table.columns]
    row = next(sheet.iter_rows(min_row=6, max_row=6))

    assert row[ids.index("dt")].value == pytest.approx(20.123456)
    assert "#,##0.00" in row[ids.index("dt")].number_format
    assert row[ids.index("ds")].value == 1770
    assert row[ids.index("ma")].data_type == "s"
    share = report.before[0].screening.area_share
    assert row[ids.index("dt_pt")].value == pytest.approx(float(share * 100))


def test_long_sheets_print_with_headings_on_each_page(book):
    for sheet in book:
        assert sheet.print_title_rows
        assert sheet.print_area
        assert sheet.freeze_panes
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.fitToWidth == 1


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_data_never_becomes_a_formula(tmp_path, start):
    name = f"{start}HYPERLINK(A1)"
    project = small_project(C3={"name": f"Xã {name}", "parent_name": name, "note": name})
    write_workbook(build_report(project, None, DAY), tmp_path / "a.xlsx")

    for sheet in openpyxl.load_workbook(tmp_path / "a.xlsx"):
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and "HYPERLINK" in cell.value:
                    assert cell.data_type == "s"
                if cell.data_type == "f":
                    assert cell.value.startswith("=SUM(")


def test_equal_dossiers_give_equal_workbooks(report, path, tmp_path):
    write_workbook(report, tmp_path / "again.xlsx")

    assert (tmp_path / "again.xlsx").read_bytes() == path.read_bytes()


def test_an_office_can_restyle_all_annexes_by_named_styles(book, report):
    sheet = sheet_of(book, report.tables[0])
    row = next(sheet.iter_rows(min_row=6, max_row=6))

    assert {cell.style for cell in row} >= {"Phụ lục chữ trái", "Phụ lục diện tích phải"}
    assert row[0].font.name == "Times New Roman"


def test_libreoffice_opens_it_and_agrees_on_the_totals(path, report, tmp_path):
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("không có LibreOffice")
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [office, home, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=120)
    computed = openpyxl.load_workbook(tmp_path / path.name, data_only=True)

    checked = 0
    for table in (report.by_parent, *report.tables):
        sheet = sheet_of(computed, table)
        lines = [row for row in sheet.iter_rows() if any(c.value == "Tổng cộng" for c in row)]
        for cell, column, total in zip(lines[0], table.columns, table.totals, strict=False):
            if column.summed and table.rows and total is not None:
                found = Fraction(str(round(cell.value, 6)))
                assert found == Fraction(total), (table.id, column.id)
                checked += 1
    assert checked > 10


@pytest.fixture
def rows(tmp_path):
    """The plan as rows, by the code of the old unit; names hold what a workbook cannot."""
    project = small_project(A1={"parent_name": "=Một\x0b"})
    write_plan_workbook(build_report(project, None, DAY), tmp_path / "rows.xlsx")
    names, *lines = openpyxl.load_workbook(tmp_path / "rows.xlsx").active.iter_rows()
    heads = [cell.value for cell in names]
    return {line[0].value: dict(zip(heads, line, strict=True)) for line in lines}


def test_the_plan_as_rows_takes_any_name_as_text(rows):
    cell = rows["A1"]["thuoc_cu"]

    assert (cell.value, cell.data_type) == ("=Một", "s")


def test_in_the_plan_as_rows_codes_to_be_typed_in_stay_text_and_figures_are_numbers(rows):
    empty = rows["C3"]["ma_tru_so"]

    assert (empty.value, empty.number_format) == (None, "@")
    assert rows["C3"]["dan_so"].value == 6000
    assert rows["C3"]["dien_tich_km2"].number_format == "General"


def test_shares_keep_away_from_the_text_of_the_next_column(tmp_path, report):
    write_conversion(report, tmp_path / "a.xlsx")
    row = openpyxl.load_workbook(tmp_path / "a.xlsx").active[6]
    share = next(cell for cell in row if isinstance(cell.value, (int, float)))

    assert share.alignment.horizontal == "right"
    assert share.number_format.endswith("_)")
