"""Tables in every format that offices hand over, and files that are none.

``tests/data/dan_so.*`` were saved by LibreOffice: title in a merged cell, codes as numbers, a
date column, figures partly as text, a total computed by a formula, an empty second sheet.
"""

from pathlib import Path

import pytest

from noivu_desktop.errors import MapReadError
from noivu_desktop.maps_in.importing import ImportRequest, import_map
from noivu_desktop.maps_in.workbook import read_sheets
from tests.maps_in.map_files import communes, in_tcvn3, write_map, write_workbook

SAVED = Path(__file__).resolve().parents[1] / "data"
PEOPLE = [2000, 2100, 2200, 2300, 2400, 2500]


def refused(path):
    with pytest.raises(MapReadError) as refusal:
        read_sheets(path)
    sentence = str(refusal.value)
    assert path.name in sentence or "Trang" in sentence
    return sentence


@pytest.mark.parametrize("suffix", [".xlsx", ".xls", ".ods"])
def test_workbooks_saved_by_an_office_join_the_map(tmp_path, suffix):
    path = write_map(tmp_path / "xa.gpkg", {k: v for k, v in communes().items() if k != "dan_so"})

    result = import_map(ImportRequest(map=path, tables=(SAVED / f"dan_so{suffix}",)))

    units = result.project.coverage.units
    assert [unit.population for unit in units] == PEOPLE
    assert [unit.households for unit in units] == list(range(500, 506))
    assert {unit.population_date[:10] for unit in units} == {"2024-12-31"}
    assert result.report.joined.matched == 6
    (told,) = [one for one in result.report.problems if one.kind == "total_differs"]
    assert "6.600" in told.text and "13.500" in told.text  # SUM passes over figures in text


@pytest.mark.parametrize("suffix", [".xlsx", ".xls", ".ods"])
def test_rows_keep_the_numbers_that_the_office_program_shows(suffix):
    (sheet,) = read_sheets(SAVED / f"dan_so{suffix}")

    assert sheet.name == "Dân số"
    assert sheet.rows[3][2] == "Tên xã"
    assert sheet.rows[10][2:4] in (("Tổng cộng", 6600), ("Tổng cộng", "6600"))


def test_an_old_workbook_may_be_called_xlsx_and_a_new_one_xls(tmp_path):
    for wrong, right in ((".xlsx", ".xls"), (".xls", ".xlsx")):
        path = tmp_path / f"dan_so{wrong}"
        path.write_bytes((SAVED / f"dan_so{right}").read_bytes())

        assert read_sheets(path)[0].name == "Dân số"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_tables_are_read_whatever_divides_their_cells(tmp_path, delimiter, encoding):
    path = tmp_path / "ds.csv"
    path.write_bytes(delimiter.join(["Tên xã", "Dân số"]).encode(encoding))

    assert read_sheets(path)[0].rows == (("Tên xã", "Dân số"),)


def test_a_dbf_in_an_old_encoding_is_a_table(tmp_path):
    old = communes(
        ten_xa=[in_tcvn3(name) for name in communes()["ten_xa"]],
        ten_huyen=[in_tcvn3("Huyện Văn Lãng")] * 6,
    )
    path = write_map(tmp_path / "xa.shp", old, encoding="ISO-8859-1").with_suffix(".dbf")

    (sheet,) = read_sheets(path)

    assert sheet.rows[1][1] == "Xã Nam La"


def test_a_formula_that_was_never_computed_is_refused_with_its_cell(tmp_path):
    path = write_workbook(tmp_path / "ds.xlsx", Xa=[["Tên xã", "Dân số"], ["A", "=1+1"]])

    assert "ô B2 là công thức chưa được tính" in refused(path)


@pytest.mark.parametrize("kept", [0, 5, 30, 60])
@pytest.mark.parametrize("suffix", [".xlsx", ".xls", ".ods"])
def test_a_workbook_that_was_cut_off_is_refused(tmp_path, suffix, kept):
    content = (SAVED / f"dan_so{suffix}").read_bytes()
    path = tmp_path / f"ds{suffix}"
    path.write_bytes(content[: len(content) * kept // 100])

    refused(path)


def test_ten_thousand_columns_are_refused(tmp_path):
    path = tmp_path / "rong.csv"
    path.write_text(",".join(f"c{number}" for number in range(10_000)))

    assert "1000 cột" in refused(path)


def test_nul_bytes_in_a_text_table_are_refused(tmp_path):
    path = tmp_path / "ds.csv"
    path.write_bytes("Tên xã,Dân số\nA\0,1".encode())

    refused(path)


def test_other_files_are_refused_with_the_formats_that_can_be_read(tmp_path):
    path = tmp_path / "ds.docx"
    path.write_bytes(b"x")

    assert ".xls," in refused(path)
