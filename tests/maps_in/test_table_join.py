"""Workbooks of a statistics office find their units."""

import zipfile
from decimal import Decimal

import pytest

from noivu_desktop.errors import MapReadError
from noivu_desktop.maps_in.importing import ImportRequest, import_map
from noivu_desktop.maps_in.workbook import read_sheets
from tests.maps_in.map_files import NAMES, communes, in_tcvn3, write_map, write_workbook


@pytest.fixture
def bare_map(tmp_path):
    """Six communes of Văn Lãng with codes and names and no figures."""
    columns = {name: communes()[name] for name in ("ma_xa", "ten_xa", "ma_huyen", "ten_huyen")}
    return write_map(tmp_path / "xa.gpkg", columns)


def imported(map_path, *tables, **options):
    return import_map(ImportRequest(map=map_path, tables=tables, **options))


def figures(result, field):
    return [getattr(unit, field) for unit in result.project.coverage.units]


def test_codes_that_lost_their_zero_find_their_units(bare_map, tmp_path):
    rows = [["Mã xã", "Dân số"], *[[6120 + i, 1000 + i] for i in range(6)]]

    result = imported(bare_map, write_workbook(tmp_path / "ds.xlsx", Xa=rows))

    assert figures(result, "population") == [1000, 1001, 1002, 1003, 1004, 1005]
    assert result.report.joined.matched == 6
    assert "code_zeros" in [one.kind for one in result.report.problems]
    assert result.report.matched["population"] == "Dân số"


def test_names_match_without_diacritics_with_and_without_kind(bare_map, tmp_path):
    names = ["nam la", "XÃ TÂN LANG", "Xa Hoi Hoan", "TT. Na Sầm", "X. Bắc Hùng", "Thuỵ Hùng"]
    rows = [["Tên xã", "Số hộ"], *[[name, i + 1] for i, name in enumerate(names)]]

    result = imported(bare_map, write_workbook(tmp_path / "ds.xlsx", Xa=rows))

    assert figures(result, "households") == [1, 2, 3, 4, 5, 6]


def test_the_first_row_of_a_file_of_texts_is_no_header(bare_map, tmp_path):
    rows = [f"0612{i},{name},{20 + i},1" for i, name in enumerate(NAMES)]
    path = tmp_path / "bien-che.csv"
    path.write_text("\n".join(["Mã ĐVHC,Tên đơn vị,Biên chế,Số trụ sở", *rows]), "utf-8")

    result = imported(bare_map, path)

    told = [unit.extra["Biên chế"] for unit in result.project.coverage.units]
    assert told == ["20", "21", "22", "23", "24", "25"]
    assert result.report.joined.matched == 6


def titled_rows():
    """A sheet as it is printed: titles, a header in two lines, a heading, a total, a signature."""
    return [
        ["UBND TỈNH LẠNG SƠN"],
        ["BẢNG TỔNG HỢP DIỆN TÍCH, DÂN SỐ NĂM 2019"],
        [],
        ["STT", "Mã xã", "Tên đơn vị", "Diện tích (ha)", "Dân số", None, "Tỷ lệ DTTS", "Ghi chú"],
        [None, None, None, None, "Tổng số", "Nữ", None, None],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"],
        ["I", None, "Huyện Văn Lãng", "9.600,5", "19.500", None, None, None],
        [1, 6120, "Nam La", "1.600,5", "2.000", 990, "95,5", None],
        [2, 6121, "xã Tân lang", "1.600", "2.500", 1200, "95,5", None],
        [3, 6122, "Xã Hội Hoan", "1.600", "3 000", 1400, "95,5", "xa trung tâm"],
        [4, 6123, "TT. Na Sầm", "1.600", "3.500", 1700, "5,5", None],
        [5, 6124, "Bắc Hùng", "1.600", "4.000", 2000, "100", None],
        [6, None, "Thuỵ Hùng", "1.600", "4.500", 2100, "95,5", None],
        [None, None, "Tổng cộng", "9.600,5", "19.500", 9390, None, None],
        [],
        [None, None, None, None, "Văn Lãng, ngày 10 tháng 5 năm 2019"],
        [None, None, None, "Người lập biểu", None, None, "Chủ tịch"],
    ]


def test_a_printed_sheet_is_read_under_its_titles(bare_map, tmp_path):
    table = write_workbook(tmp_path / "ds.xlsx", Chung=[["a", "b"], [1, 2]], Xa=titled_rows())

    result = imported(bare_map, table)

    assert figures(result, "population") == [2000, 2500, 3000, 3500, 4000, 4500]
    assert figures(result, "area_km2") == [Decimal("16.005"), *[Decimal("16")] * 5]
    assert figures(result, "minority_share")[3:5] == [Decimal("0.055"), Decimal("1")]
    assert figures(result, "note")[2] == "xa trung tâm"
    assert result.project.coverage.units[0].extra["Dân số Nữ"] == "990"
    assert (result.report.joined.rows, result.report.joined.matched) == (6, 6)
    assert result.report.joined.unmatched == ()
    assert "value" not in [one.kind for one in result.report.problems]


def test_people_of_minorities_below_a_merged_heading_become_a_share(bare_map, tmp_path):
    rows = [
        ["Mã xã", "Dân số", None],
        [None, "Tổng số (người)", "Trong đó DTTS"],
        *[[f"061{20 + row}", 1000, 900 + row] for row in range(6)],
    ]

    result = imported(bare_map, write_workbook(tmp_path / "ds.xlsx", Xa=rows))

    assert figures(result, "population") == [1000] * 6
    assert float(figures(result, "minority_share")[1]) == 0.901
    assert "share_unit" in [one.kind for one in result.report.problems]


def test_a_signature_below_the_codes_is_no_code(bare_map, tmp_path):
    rows = [
        ["Mã xã", "Tên xã", "Dân số"],
        ["06120", "Nam La", 2000],
        [None, "Tổng cộng", 2000],
        ["Người lập biểu"],
        ["Nguồn số liệu:", "Chi cục Thống kê"],
    ]

    result = imported(bare_map, write_workbook(tmp_path / "ds.xlsx", Xa=rows))

    assert result.report.joined.rows == 1
    assert result.report.joined.unmatched == ()


def test_a_heading_that_names_no_parent_on_the_map_is_told_once(bare_map, tmp_path):
    rows = titled_rows()
    rows[6][2] = "Huyện Văn Lãnh"

    report = imported(bare_map, write_workbook(tmp_path / "ds.xlsx", Xa=rows)).report

    (told,) = [one for one in report.problems if one.kind == "heading"]
    assert told.row == 8
    assert "Huyện Văn Lãnh" in told.text
    assert report.joined.matched == 5


def test_text_of_a_table_is_shown_both_ways_and_its_encoding_can_be_said(bare_map, tmp_path):
    notes = [[6120 + at, name, in_tcvn3(name), 5] for at, name in enumerate(NAMES)]
    rows = [["Mã xã", "Tên xã", "Ghi chú", "Dân số"], *notes]
    table = write_workbook(tmp_path / "ds.xlsx", Xa=rows)

    right = imported(bare_map, table)
    wrong = imported(bare_map, table, table_encodings={"ds.xlsx:3": "viscii"})

    (seen,) = [one for one in right.report.texts if one.key == "ds.xlsx:3"]
    assert (seen.column, seen.encoding, seen.doubtful) == ("Ghi chú", "tcvn3", 0)
    assert (in_tcvn3(NAMES[3]), NAMES[3]) in seen.pairs
    assert figures(right, "note") == list(NAMES)
    assert figures(wrong, "note") != list(NAMES)
    with pytest.raises(MapReadError, match="Không biết bảng mã “la”"):
        imported(bare_map, table, table_encodings={"ds.xlsx:3": "la"})


@pytest.fixture
def table_with_notes(tmp_path):
    """Notes in TCVN3 in the third column."""
    notes = [[6120 + at, name, in_tcvn3(name), 5] for at, name in enumerate(NAMES)]
    return write_workbook(
        tmp_path / "ds.xlsx", Xa=[["Mã xã", "Tên xã", "Ghi chú", "Số hộ"], *notes]
    )


@pytest.mark.parametrize("column", ["3", "C", "c", "Ghi chú", "ghi_chu"])
def test_a_column_of_a_table_is_meant_by_number_letter_or_header(
    bare_map, table_with_notes, column
):
    wrong = imported(bare_map, table_with_notes, table_encodings={f"ds.xlsx:{column}": "viscii"})

    (text,) = [one for one in wrong.report.texts if one.key == "ds.xlsx:3"]
    assert text.encoding == "viscii"
    assert [unit.name for unit in wrong.project.coverage.units] == list(NAMES)


def test_an_encoding_may_be_said_of_a_whole_table_and_of_one_column_of_it(
    bare_map, table_with_notes
):
    said = {"ds.xlsx:B": "utf-8", "ds.xlsx": "viscii"}

    report = imported(bare_map, table_with_notes, table_encodings=said).report

    found = {one.key: one.encoding for one in report.texts if one.table}
    assert (found["ds.xlsx:2"], found["ds.xlsx:3"]) == ("utf-8", "viscii")
    assert report.matched["note"] == "Ghi chú"


def test_a_header_goes_before_the_letters_that_it_looks_like(bare_map, tmp_path):
    """Column XA is far to the right; a column called Xã is meant."""
    rows = [["Mã", "Xã", "Số hộ"], *[[6120 + at, name, 5] for at, name in enumerate(NAMES)]]
    table = write_workbook(tmp_path / "ds.xlsx", Xa=rows)

    result = imported(bare_map, table, table_encodings={"ds.xlsx:xa": "utf-8"})

    assert result.report.joined.matched == 6


@pytest.mark.parametrize("column", ["0", "5", "E", "Dân số", "ZZZ"])
def test_a_column_that_a_table_does_not_have_is_refused(bare_map, table_with_notes, column):
    with pytest.raises(MapReadError) as refusal:
        imported(bare_map, table_with_notes, table_encodings={f"ds.xlsx:{column}": "tcvn3"})

    assert f"“{column}”" in str(refusal.value)
    assert "Mã xã, Tên xã, Ghi chú, Số hộ" in str(refusal.value)


def test_a_total_that_is_not_the_sum_is_told(bare_map, tmp_path):
    rows = titled_rows()
    rows[13][4] = "19.600"

    result = imported(bare_map, write_workbook(tmp_path / "ds.xlsx", Xa=rows))

    (told,) = [one.text for one in result.report.problems if one.kind == "total_differs"]
    assert "19.600" in told
    assert "19.500" in told


def test_rows_without_a_unit_and_rows_twice_are_listed_and_nothing_is_lost(bare_map, tmp_path):
    rows = [
        ["Tên xã", "Huyện", "Dân số"],
        ["Nam La", "Văn Lãng", 1],
        ["Nam La", "Huyện Văn Lãng", 2],
        ["Xã Không Có", "Văn Lãng", 3],
        ["Tân Lang", "Huyện Khác", 4],
    ]

    result = imported(bare_map, write_workbook(tmp_path / "ds.xlsx", Xa=rows))

    joined = result.report.joined
    assert (joined.rows, joined.matched) == (4, 1)
    assert [text.split(": ")[1] for text in joined.unmatched] == [
        "Xã Không Có (Văn Lãng)",
        "Tân Lang (Huyện Khác)",
    ]
    assert "trùng với dòng 2" in joined.ambiguous[0]
    assert sum(one.kind == "no_row" for one in result.report.problems) == 5
    assert figures(result, "population") == [1, None, None, None, None, None]


def test_a_name_that_two_units_bear_is_ambiguous_until_kind_or_spelling_tells(tmp_path):
    names = ["Xã Bắc Sơn", "Thị trấn Bắc Sơn", "Xã Tân Hòa", "Xã Tân Hóa", "Xã An", "Xã An"]
    path = write_map(
        tmp_path / "xa.gpkg",
        {**communes(ten_xa=names, ten_huyen=["Một"] * 5 + ["Hai"], ma_huyen=list("111112"))},
    )
    rows = [
        ["Tên xã", "Số hộ"],
        ["Thị trấn Bắc Sơn", 1],
        ["Bắc Sơn", 2],
        ["Tân Hoá", 3],
        ["An", 4],
    ]

    result = imported(path, write_workbook(tmp_path / "ho.xlsx", Xa=rows))

    assert figures(result, "households") == [None, 1, None, 3, None, None]
    assert len(result.report.joined.ambiguous) == 2


def test_headings_tell_the_parent_where_no_column_does(tmp_path):
    names = ["Xã An", "Xã Bình", "Xã An", "Xã Bình", "Xã Cát", "Xã Dân"]
    path = write_map(
        tmp_path / "xa.gpkg",
        communes(
            ten_xa=names, ten_huyen=["Huyện Một"] * 2 + ["Huyện Hai"] * 4, ma_huyen=list("112222")
        ),
    )
    rows = [
        ["TT", "Đơn vị", "Số hộ"],
        ["I", "Huyện Hai", None],
        [1, "An", 10],
        [2, "Bình", 20],
        ["II", "Huyện Một", None],
        [1, "An", 30],
    ]

    result = imported(path, write_workbook(tmp_path / "ho.xlsx", Xa=rows))

    assert figures(result, "households") == [30, None, 10, 20, None, None]


def test_a_code_with_another_name_is_told(bare_map, tmp_path):
    rows = [["Mã xã", "Tên xã", "Dân số"], ["06120", "Xã Sài Gòn", 5], ["06121", "Tân Lang", 6]]

    result = imported(bare_map, write_workbook(tmp_path / "ds.xlsx", Xa=rows))

    (told,) = [one for one in result.report.problems if one.kind == "name_differs"]
    assert "Sài Gòn" in told.text
    assert told.row == 2


def test_what_cannot_be_read_is_told_with_row_and_column(bare_map, tmp_path):
    rows = [["Mã xã", "Dân số"], ["06120", "khoảng 500"], ["06121", 700]]

    result = imported(bare_map, write_workbook(tmp_path / "ds.xlsx", Xa=rows))

    (told,) = [one for one in result.report.problems if one.kind == "value"]
    assert told.row == 2
    assert "“Dân số”" in told.text
    assert "khoảng 500" in told.text
    assert figures(result, "population")[:2] == [None, 700]


def test_the_table_goes_before_the_map_and_empty_cells_do_not(tmp_path):
    path = write_map(tmp_path / "xa.gpkg")
    rows = [["Mã xã", "Dân số"], ["06120", 7777], ["06121", None]]

    result = imported(path, write_workbook(tmp_path / "ds.xlsx", Xa=rows))

    assert figures(result, "population") == [7777, 2500, 3000, 3500, 4000, 4500]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_is_read_whatever_divides_its_cells(bare_map, tmp_path, delimiter):
    path = tmp_path / "ds.csv"
    lines = [
        ["Mã xã", "Tên xã", "Dân số"],
        ["06120", "Nam La", "2.000"],
        ["06121", "Tân Lang", "2.500"],
    ]
    path.write_text("\n".join(delimiter.join(line) for line in lines), encoding="utf-8-sig")

    assert figures(imported(bare_map, path), "population")[:2] == [2000, 2500]


def test_a_csv_in_tcvn3_is_read(tmp_path):
    path = write_map(tmp_path / "xa.gpkg", {"ten_xa": communes()["ten_xa"]})
    table = tmp_path / "ds.csv"
    lines = ["ten_xa,dan_so", *[f"{in_tcvn3(n)},{i}" for i, n in enumerate(communes()["ten_xa"])]]
    table.write_bytes("\n".join(lines).encode("latin-1"))

    assert figures(imported(path, table), "population") == [0, 1, 2, 3, 4, 5]


def test_two_tables_are_joined_one_after_the_other(bare_map, tmp_path):
    people = write_workbook(tmp_path / "ds.xlsx", Xa=[["Mã xã", "Dân số"], ["06120", 5]])
    homes = write_workbook(tmp_path / "ho.xlsx", Xa=[["Mã xã", "Số hộ"], ["06120", 2]])

    result = imported(bare_map, people, homes)

    unit = result.project.coverage.units[0]
    assert (unit.population, unit.households) == (5, 2)
    assert result.report.joined.rows == 2


def test_a_chosen_column_of_a_table_is_used(bare_map, tmp_path):
    rows = [["Mã xã", "NK thực tế", "Dân số"], ["06120", 5, 6]]
    table = write_workbook(tmp_path / "ds.xlsx", Xa=rows)

    result = imported(bare_map, table, match={"NK thực tế": "population"})

    assert result.project.coverage.units[0].population == 5
    assert result.report.matched["population"] == "NK thực tế"


def test_a_chosen_column_that_no_file_has_is_refused(bare_map, tmp_path):
    table = write_workbook(tmp_path / "ds.xlsx", Xa=[["Mã xã", "Dân số"], ["06120", 5]])

    with pytest.raises(MapReadError, match=r"“So nguoi”.*ten_xa.*Dân số"):
        imported(bare_map, table, match={"So nguoi": "population"})


def refused_table(bare_map, path):
    with pytest.raises(MapReadError) as refusal:
        imported(bare_map, path)
    assert path.name in str(refusal.value)
    assert "\n" not in str(refusal.value)
    return str(refusal.value)


def test_a_table_about_other_units_is_refused(bare_map, tmp_path):
    rows = [["Mã xã", "Dân số"], ["99999", 5]]

    refused_table(bare_map, write_workbook(tmp_path / "khac.xlsx", Xa=rows))


def test_a_table_without_a_header_is_refused(bare_map, tmp_path):
    refused_table(bare_map, write_workbook(tmp_path / "khac.xlsx", Xa=[[1, 2], [3, 4]]))


@pytest.mark.parametrize(
    "content",
    [b"", b"khong phai Excel", b"PK\x03\x04hong", b"\xd0\xcf\x11\xe0 old or locked workbook"],
)
@pytest.mark.parametrize("name", ["ds.xlsx", "ds.ods"])
def test_a_broken_workbook_is_refused(bare_map, tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)

    refused_table(bare_map, path)


def test_a_workbook_with_a_password_or_damage_is_refused(bare_map, tmp_path):
    path = tmp_path / "ds.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512))

    assert "có mật khẩu" in refused_table(bare_map, path)


def test_a_csv_with_zero_bytes_is_refused(bare_map, tmp_path):
    path = tmp_path / "ds.csv"
    path.write_bytes(b"ma_xa,dan_so\n06120,\x00\n")

    refused_table(bare_map, path)


def test_an_empty_workbook_is_refused(bare_map, tmp_path):
    refused_table(bare_map, write_workbook(tmp_path / "rong.xlsx", Xa=[]))


def test_a_truncated_workbook_is_refused(bare_map, tmp_path):
    path = write_workbook(tmp_path / "ds.xlsx", Xa=[["Mã xã", "Dân số"], ["06120", 5]])
    path.write_bytes(path.read_bytes()[:-200])

    refused_table(bare_map, path)


def test_entities_that_grow_without_end_are_refused(bare_map, tmp_path):
    path = write_workbook(tmp_path / "ds.xlsx", Xa=[["Mã xã", "Dân số"], ["06120", 5]])
    bomb = ['<!ENTITY a "ha">'] + [
        f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(12)
    ]
    sheet = (
        '<?xml version="1.0"?><!DOCTYPE x [' + "".join(bomb) + "]>"
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1" t="inlineStr"><is><t>&m;</t></is></c></row></sheetData></worksheet>'
    )
    changed = tmp_path / "bom.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(changed, "w") as new:
        for member in old.namelist():
            body = sheet.encode() if member.endswith("sheet1.xml") else old.read(member)
            new.writestr(member, body)

    refused_table(bare_map, changed)


def test_formulas_are_never_run(bare_map, tmp_path):
    """Only values that Excel stored count; a formula without one is refused with its cell."""
    rows = [["Mã xã", "Dân số"], ["06120", "=1+1"], ["06121", 5]]

    sentence = refused_table(bare_map, write_workbook(tmp_path / "ds.xlsx", Xa=rows))

    assert "ô B2 là công thức chưa được tính" in sentence


def test_sheets_keep_their_rows_where_they_stand(tmp_path):
    path = write_workbook(tmp_path / "a.xlsx", Mot=[[], ["a", None], [None], [1, 2, None], []])

    (sheet,) = read_sheets(path)

    assert sheet.rows == ((None, None), ("a", None), (None, None), (1, 2))
