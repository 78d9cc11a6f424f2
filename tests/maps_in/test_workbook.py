"""Tables in every format that offices hand over, and files that are none.

``tests/data/dan_so.*`` were saved by LibreOffice: title in a merged cell, codes as numbers, a
date column, figures partly as text, a total computed by a formula, an empty second sheet.
"""

import zipfile
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
    assert sheet.rows[10][2:4] == ("Tổng cộng", 6600)
    assert [row[3] for row in sheet.rows[4:10]] == [2000, "2.100", 2200, "2.300", 2400, "2.500"]


def open_document(path, table):
    """An .ods file with these rows; tags as the format has them, without their prefixes' homes."""
    homes = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f'<office:body {homes}><table:table table:name="Xã">{table}</table:table></office:body>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", content)
    return path


def test_cells_of_an_open_document_are_what_was_typed_not_what_is_shown(tmp_path):
    """1.234 of a number is one and a bit, of a text it may be more than a thousand."""
    row = """<table:table-row>
      <table:table-cell office:value-type="float" office:value="1.234"><text:p>1,23</text:p>
      </table:table-cell>
      <table:table-cell office:value-type="string"><text:p>1.234</text:p></table:table-cell>
      <table:table-cell office:value-type="string"><text:p>06120</text:p></table:table-cell>
      <table:table-cell office:value-type="percentage" office:value="0.5"><text:p>50 %</text:p>
      </table:table-cell>
      <table:table-cell office:value-type="boolean" office:boolean-value="true"/>
      <table:table-cell office:value-type="date" office:date-value="2024-12-31T10:00:00"/>
    </table:table-row>"""

    (sheet,) = read_sheets(open_document(tmp_path / "xa.ods", row))

    assert sheet.rows == ((1.234, "1.234", "06120", 0.5, 1, "2024-12-31 10:00:00"),)


def test_texts_of_an_open_document_come_without_remarks_and_with_their_spaces(tmp_path):
    row = """<table:table-row><table:table-cell table:number-columns-repeated="2"/>
      <table:table-cell office:value-type="string"><office:annotation><text:p>xem lại</text:p>
      </office:annotation><text:p>Xã<text:s text:c="2"/><text:span>Nam</text:span> La</text:p>
      <text:p>(cũ)</text:p></table:table-cell>
      <table:covered-table-cell/><table:table-cell table:number-columns-repeated="16380"/>
    </table:table-row><table:table-row table:number-rows-repeated="1048575"/>"""

    (sheet,) = read_sheets(open_document(tmp_path / "xa.ods", row))

    assert sheet.rows == ((None, None, "Xã  Nam La\n(cũ)"),)


def test_an_open_document_that_claims_millions_of_cells_is_refused(tmp_path):
    row = """<table:table-row table:number-rows-repeated="190000"><table:table-cell
      table:number-columns-repeated="900" office:value-type="float" office:value="1"/>
      </table:table-row>"""

    refused(open_document(tmp_path / "xa.ods", row))


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
