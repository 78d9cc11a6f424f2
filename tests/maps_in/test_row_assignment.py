"""Rows of tables find their units; what is doubtful waits for a person."""

import pytest

from noivu_desktop.errors import MapReadError
from noivu_desktop.maps_in.import_report import RowChoice
from noivu_desktop.maps_in.importing import ImportRequest, import_map
from tests.maps_in.map_files import communes, write_map, write_workbook


@pytest.fixture
def bare_map(tmp_path):
    columns = {name: communes()[name] for name in ("ma_xa", "ten_xa", "ma_huyen", "ten_huyen")}
    return write_map(tmp_path / "xa.gpkg", columns)


def joined(bare_map, tmp_path, rows, **options):
    table = write_workbook(tmp_path / "ds.xlsx", Xa=rows)
    return import_map(ImportRequest(map=bare_map, tables=(table,), **options))


def people(result):
    return [unit.population for unit in result.project.coverage.units]


MISSPELLED = [
    ["Tên xã", "Dân số"],
    ["Nam Lạ", 1],
    ["Tân Lăng", 2],
    ["Hội Hoam", 3],
    ["Thuy Hum", 4],
]


def test_a_misspelled_name_is_suggested_and_not_taken(bare_map, tmp_path):
    result = joined(bare_map, tmp_path, MISSPELLED)

    suggested = {one["name"]: one["code"] for one in result.report.joined.suggestions()}
    assert suggested == {"Hội Hoam": "06122", "Thuy Hum": "06125"}
    assert people(result) == [1, 2, None, None, None, None]
    assert len(result.report.joined.unmatched) == 2


def test_suggestions_are_taken_from_a_likeness_on_and_listed(bare_map, tmp_path):
    result = joined(bare_map, tmp_path, MISSPELLED, accept_suggestions=85)

    assert people(result) == [1, 2, 3, None, None, None]
    (told,) = [one.text for one in result.report.problems if one.kind == "taken_suggestion"]
    assert "Hội Hoam" in told
    assert [one["name"] for one in result.report.joined.suggestions()] == ["Thuy Hum"]


def test_a_choice_of_a_person_goes_before_every_guess(bare_map, tmp_path):
    choices = (
        RowChoice(table="ds.xlsx", row=4, unit="06124"),
        RowChoice(table="ds.xlsx", row=2, unit=""),
    )

    result = joined(bare_map, tmp_path, MISSPELLED, row_choices=choices)

    assert people(result) == [None, 2, None, None, 3, None]


def test_a_row_that_is_to_mean_nothing_stays_listed(bare_map, tmp_path):
    choice = RowChoice(table="ds.xlsx", row=4, unit="")

    result = joined(bare_map, tmp_path, MISSPELLED, row_choices=(choice,), accept_suggestions=60)

    assert people(result)[2] is None
    assert any("Hội Hoam" in row for row in result.report.joined.unmatched)


def test_numbers_in_names_are_not_alike(tmp_path):
    names = ["Thôn 1", "Thôn 11", "Thôn 12", "Thôn Nà Lan", "Thôn Nà Lâm", "Thôn 3"]
    path = write_map(tmp_path / "thon.gpkg", {"ten_thon": names})
    rows = [["Tên thôn", "Số hộ"], ["Thôn số 01", 5], ["Thôn 13", 6], ["Nà Lam", 7]]

    result = joined(path, tmp_path, rows, accept_suggestions=60)

    assert [unit.households for unit in result.project.coverage.units] == [5, *[None] * 3, 7, None]
    assert result.report.joined.unmatched == ("ds.xlsx, dòng 3: Thôn 13",)


def test_a_name_is_suggested_within_its_district_only(tmp_path):
    names = ["Xã An Phú", "Xã Bình", "Xã An Phù", "Xã Cát", "Xã Dân", "Xã Em"]
    districts = ["Huyện Một"] * 2 + ["Huyện Hai"] * 4
    path = write_map(tmp_path / "xa.gpkg", {"ten_xa": names, "ten_huyen": districts})
    rows = [["Tên xã", "Huyện", "Số hộ"], ["An Phus", "H. Hai", 5], ["Cát", "Huyện Hai", 6]]

    result = joined(path, tmp_path, rows)

    (row,) = result.report.joined.open_rows
    assert [one.label for one in row.candidates] == ["Xã An Phù (Huyện Hai)"]


def test_a_code_of_one_unit_with_the_name_of_another_waits_for_a_person(bare_map, tmp_path):
    rows = [["Mã xã", "Tên xã", "Dân số"], ["06120", "Hội Hoan", 5], ["06121", "Tân Lang", 6]]

    result = joined(bare_map, tmp_path, rows)

    assert people(result) == [None, 6, None, None, None, None]
    (row,) = result.report.joined.open_rows
    assert row.state == "differing"
    assert len(result.report.joined.ambiguous) == 1
    assert [one.code for one in row.candidates] == ["06120", "06122"]
    assert any(one.kind == "name_differs" for one in result.report.problems)


def test_a_code_with_a_name_that_no_unit_bears_is_joined_and_listed(bare_map, tmp_path):
    rows = [["Mã xã", "Tên xã", "Dân số"], ["06120", "Thống Nhất", 5]]

    result = joined(bare_map, tmp_path, rows)

    assert people(result)[0] == 5
    (row,) = result.report.joined.open_rows
    assert (row.state, row.chosen) == ("renamed", "06120")


def test_two_rows_for_one_unit_can_be_told_apart_by_a_person(bare_map, tmp_path):
    rows = [["Tên xã", "Dân số"], ["Nam La", 1], ["Nam La", 2]]

    result = joined(
        bare_map, tmp_path, rows, row_choices=(RowChoice(table="ds.xlsx", row=3, unit="06120"),)
    )

    assert people(result)[0] == 2
    assert "dòng 2" in result.report.joined.ambiguous[0]


def test_a_table_of_misspelled_names_alone_is_taken_for_a_person_to_look_at(bare_map, tmp_path):
    result = joined(bare_map, tmp_path, [["Tên xã", "Dân số"], ["Hội Hoam", 3]])

    assert result.report.joined.suggestions()[0]["code"] == "06122"


def test_a_table_of_other_units_is_refused(bare_map, tmp_path):
    with pytest.raises(MapReadError, match=r"ds\.xlsx"):
        joined(bare_map, tmp_path, [["Tên xã", "Dân số"], ["Khuất Duy Tiến", 3]])


def test_the_table_to_read_can_be_chosen(bare_map, tmp_path):
    sheets = {
        "2019": [["Tên xã", "Dân số"], ["Nam La", 1], ["Tân Lang", 1]],
        "2024": [["Tên xã", "Dân số"], ["Nam La", 2]],
    }
    table = write_workbook(tmp_path / "ds.xlsx", **sheets)

    taken = import_map(ImportRequest(map=bare_map, tables=(table,)))
    wanted = import_map(ImportRequest(map=bare_map, tables=(table,), sheets={"ds.xlsx": "2024"}))

    assert taken.report.tables[0].labels == ("2019", "2024")
    assert people(taken)[0] == 1
    assert people(wanted)[0] == 2


def test_tables_below_each_other_in_one_sheet_are_told_apart(bare_map, tmp_path):
    rows = [
        ["Biểu 1. Dân số"],
        ["Tên xã", "Dân số", None],
        ["Nam La", 1, None],
        ["Tân Lang", 2, None],
        ["Tổng cộng", 3, None],
        [],
        ["Biểu 2. Số hộ"],
        ["Mã xã", "Tên xã", "Số hộ"],
        ["06120", "Nam La", 7],
    ]
    first = joined(bare_map, tmp_path, rows)
    second = joined(bare_map, tmp_path, rows, sheets={"ds.xlsx": "Xa, dòng 8"})

    assert first.report.tables[0].labels == ("Xa", "Xa, dòng 8")
    assert first.report.joined.rows == 2
    assert [unit.households for unit in second.project.coverage.units][:2] == [7, None]
    assert second.report.tables[0].header == (8, 8)


def test_a_header_repeated_on_every_page_is_no_row(bare_map, tmp_path):
    rows = [["Tên xã", "Dân số"], ["Nam La", 1], ["Tên xã", "Dân số"], ["Tân Lang", 2]]

    result = joined(bare_map, tmp_path, rows)

    assert result.report.joined.rows == 2
    assert people(result)[:2] == [1, 2]


def test_numbers_are_read_however_each_cell_writes_them(bare_map, tmp_path):
    figures = ["1.234", "1,234", "1 234", 1234, "1234", "1'234"]
    rows = [["Mã xã", "Dân số"], *[[f"0612{at}", cell] for at, cell in enumerate(figures)]]

    assert people(joined(bare_map, tmp_path, rows)) == [1234] * 6


def test_a_total_of_areas_may_differ_by_rounding_and_no_more(bare_map, tmp_path):
    rows = [["Tên xã", "Diện tích (km2)"], ["Nam La", 16.04], ["Tân Lang", 16.04], ["Tổng", 32.1]]
    rounded = joined(bare_map, tmp_path, rows)
    rows[-1][1] = 42.1
    wrong = joined(bare_map, tmp_path, rows)

    assert not [one for one in rounded.report.problems if one.kind == "total_differs"]
    (told,) = [one.text for one in wrong.report.problems if one.kind == "total_differs"]
    assert "42,10" in told
    assert "32,08" in told


def test_signatures_below_the_total_are_no_rows(bare_map, tmp_path):
    rows = [
        ["Tên xã", "Dân số", "Số hộ"],
        ["Nam La", 1, 1],
        ["Tổng cộng", 1, 1],
        ["Người lập biểu", None, "CHỦ TỊCH"],
    ]

    result = joined(bare_map, tmp_path, rows)

    assert result.report.joined.rows == 1
    assert not [one for one in result.report.problems if one.kind == "value"]


def test_remarks_and_parents_in_the_cell_of_the_name_do_no_harm(bare_map, tmp_path):
    names = ["Nam La (xã)", "Tân Lang - Văn Lãng", "Hội Hoan*", "TT Na Sầm, huyện Văn Lãng"]
    rows = [["Đơn vị hành chính", "Dân số"], *[[name, at] for at, name in enumerate(names)]]

    assert people(joined(bare_map, tmp_path, rows)) == [0, 1, 2, 3, None, None]


def test_a_name_with_another_district_in_its_cell_is_not_joined(bare_map, tmp_path):
    rows = [["Tên xã", "Dân số"], ["Nam La, huyện Bắc Sơn", 1], ["Tân Lang", 2]]

    assert people(joined(bare_map, tmp_path, rows))[:2] == [None, 2]


def test_a_heading_of_a_district_is_not_taken_for_the_header(bare_map, tmp_path):
    rows = [
        ["TT", "Xã, phường, thị trấn", "Dân số (người)", "Số hộ (hộ)"],
        ["I", "H. Văn Lãng", None, None],
        [1, "X.Nam La", "1.234", "300"],
        [2, "TT Na Sầm", "2,345", "600"],
        [3, "xã Thuỵ Hùng", "3 456", 700],
        ["TỔNG CỘNG", None, 7035, 1600],
    ]

    result = joined(bare_map, tmp_path, rows)

    assert people(result) == [1234, None, None, 2345, None, 3456]
    kinds = {one.kind for one in result.report.problems}
    assert not kinds & {"rounded", "total_differs", "guessed_column"}


def test_a_header_in_groups_is_read_with_its_own_words(bare_map, tmp_path):
    rows = [
        ["STT", "Đơn vị hành chính", "Quy mô", None, None],
        [None, None, "Diện tích tự nhiên (km²)", "Quy mô dân số (người)", "Số hộ"],
        *[[at, name, 16, 2000 + at, 500 + at] for at, name in enumerate(["Nam La", "Tân Lang"])],
    ]

    result = joined(bare_map, tmp_path, rows)

    unit = result.project.coverage.units[1]
    assert (unit.area_km2, unit.population, unit.households) == (16, 2001, 501)


def test_communes_named_like_totals_and_headings_are_rows(tmp_path):
    names = ["Xã Cộng Hòa", "Xã Tổng Cọt", "Xã Quan Sơn", "Xã Tĩnh Bắc", "Xã Phương Giao", "Xã A"]
    path = write_map(tmp_path / "xa.gpkg", {"ten_xa": names})
    rows = [
        ["Tên xã", "Số hộ"],
        *[[name.removeprefix("Xã "), at] for at, name in enumerate(names, start=1)],
        ["Cộng:", 21],
    ]

    result = joined(path, tmp_path, rows)

    assert [unit.households for unit in result.project.coverage.units] == [1, 2, 3, 4, 5, 6]
    assert result.report.joined.rows == 6


def test_a_row_with_its_district_beside_it_is_no_heading(tmp_path):
    names = ["Xã Quan Sơn", "Xã Tĩnh Bắc", "Xã B", "Xã C", "Xã D", "Xã E"]
    path = write_map(tmp_path / "xa.gpkg", {"ten_xa": names, "ten_huyen": ["Huyện Một"] * 6})
    rows = [["Ten xa", "Huyen", "So ho"], ["quan son", "mot", 7], ["tinh bac", "mot", 8]]

    result = joined(path, tmp_path, rows)

    assert [unit.households for unit in result.project.coverage.units][:2] == [7, 8]


@pytest.mark.parametrize(
    "words", ["Tổng cộng", "CỘNG", "Tổng số:", "Toàn huyện", "Cộng huyện Văn Lãng", "I. Tổng số"]
)
def test_totals_are_no_rows_whatever_they_are_called(bare_map, tmp_path, words):
    result = joined(bare_map, tmp_path, [["Tên xã", "Dân số"], ["Nam La", 5], [words, 6]])

    assert result.report.joined.rows == 1
    assert [one.kind for one in result.report.problems if one.kind == "total_differs"]
