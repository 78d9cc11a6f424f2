"""What people say of columns, now and in files; what columns look like; what the map says."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noivu_desktop.errors import MapReadError
from noivu_desktop.maps_in.column_choice import (
    MAP,
    TABLE,
    ColumnChoice,
    read_matching,
    write_matching,
)
from noivu_desktop.maps_in.columns import FIELDS, NOT_USED, match_columns
from noivu_desktop.maps_in.importing import ImportRequest, import_map
from noivu_desktop.units.unit import Level
from tests.maps_in.map_files import communes, write_map, write_workbook

PEOPLE = [2010, 2520, 3050, 3590, 4020, 4480]
HOMES = [500, 610, 760, 820, 1000, 1120]


def imported(map_path, *tables, **options):
    return import_map(ImportRequest(map=map_path, tables=tables, **options))


def kinds(result):
    return {one.kind for one in result.report.problems}


def test_a_choice_for_the_map_leaves_the_tables_alone():
    choice = ColumnChoice(match={"map:DAN_SO": NOT_USED, "dan so": "population"})

    assert choice.fields(MAP, ["dan_so"]) == {"dan_so": NOT_USED}
    assert choice.fields(TABLE, ["Dân số"]) == {"Dân số": "population"}


def test_what_is_said_now_goes_before_what_is_remembered():
    choice = ColumnChoice(
        match={"Nhân khẩu": "population"},
        remembered={"Dân số": "population", "Số hộ": "households", "Xa lạ": "note"},
    )

    fields = choice.fields(TABLE, ["Dân số", "Nhân khẩu", "Số hộ"])

    assert fields == {"Nhân khẩu": "population", "Số hộ": "households"}
    assert choice.grounds(TABLE, ["Số hộ", "Nhân khẩu"]) == {
        "Số hộ": "remembered",
        "Nhân khẩu": "chosen",
    }


@given(
    st.dictionaries(
        st.text(string.printable + "ăâđêôơư“”\u0001", min_size=1, max_size=12),
        st.sampled_from([*FIELDS, NOT_USED]),
        max_size=5,
    )
)
def test_a_matching_file_gives_back_what_was_written(tmp_path_factory, fields):
    path = tmp_path_factory.mktemp("ghep") / "ghep.toml"

    write_matching(path, fields)

    assert read_matching(path) == fields


def test_a_matching_file_with_a_name_that_no_disk_takes_is_told_as_such(tmp_path):
    with pytest.raises(MapReadError, match="Không ghi được tệp ghép cột"):
        write_matching(tmp_path / ("a" * 300), {"dan_so": "population"})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "format = 2\n[columns]\n",
        "format = 1\n[columns]\na = 5",
        "[[",
        "format = 1\ncolumns = 3",
    ],
)
def test_a_file_that_is_no_matching_is_refused_by_name(tmp_path, text):
    path = tmp_path / "ghep.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(MapReadError, match=r"ghep\.toml"):
        read_matching(path)


def test_a_field_that_does_not_exist_is_refused(tmp_path):
    path = tmp_path / "ghep.toml"
    path.write_text('format = 1\n[columns]\na = "people"', encoding="utf-8")

    with pytest.raises(MapReadError, match="people"):
        read_matching(path)


def test_a_matching_of_another_map_does_no_harm(tmp_path):
    path = write_map(tmp_path / "xa.gpkg")

    result = imported(path, remembered={"khong_co": "population", "dan_so": NOT_USED})

    assert "population" not in result.report.matched


def test_two_columns_for_one_field_are_refused(tmp_path):
    path = write_map(tmp_path / "xa.gpkg", communes(khau=[1] * 6))

    with pytest.raises(MapReadError, match=r"“dan_so”.*“khau”"):
        imported(path, match={"dan_so": "population", "khau": "population"})


def test_people_and_households_without_names_are_known_by_their_figures_and_told(tmp_path):
    columns = {name: communes()[name] for name in ("ma_xa", "ten_xa")}
    path = write_map(tmp_path / "xa.gpkg", {**columns, "F5": HOMES, "F6": PEOPLE})

    result = imported(path)

    assert result.report.matched["population"] == "F6"
    assert result.report.matched["households"] == "F5"
    assert "guessed_column" in kinds(result)
    assert all(one.confidence < 0.6 for one in result.report.columns if one.column == "F6")


def test_codes_and_names_known_by_their_content_are_not_said_to_be_known_by_name(tmp_path):
    columns = {"F1": communes()["ma_xa"], "F2": communes()["ten_xa"], "ten_huyen": ["Lãng"] * 6}

    result = imported(write_map(tmp_path / "xa.gpkg", columns))

    seen = {one.column: (one.field, one.ground) for one in result.report.columns}
    assert seen["F1"] == ("code", "content")
    assert seen["F2"] == ("name", "content")
    assert seen["ten_huyen"] == ("parent_name", "name")


def test_where_several_pairs_of_columns_may_be_people_none_is_taken(tmp_path):
    columns = {name: communes()[name] for name in ("ma_xa", "ten_xa")}
    more = {"F5": HOMES, "F6": PEOPLE, "F7": [one + 30 for one in PEOPLE]}

    result = imported(write_map(tmp_path / "xa.gpkg", {**columns, **more}))

    assert not {"population", "households"} & set(result.report.matched)


def test_a_second_column_of_people_is_a_choice_and_told(tmp_path):
    path = write_map(tmp_path / "xa.gpkg", communes(ds_thuong_tru=None, dan_so_quy_doi=PEOPLE))

    result = imported(path)

    (choice,) = result.report.as_json()["choices"]
    assert choice == {"field": "population", "used": "dan_so", "others": ["dan_so_quy_doi"]}
    assert "several_columns" in kinds(result)


def test_a_column_of_an_earlier_year_is_a_choice_but_no_problem(tmp_path):
    result = imported(write_map(tmp_path / "xa.gpkg", communes(ds_2009=PEOPLE)))

    assert [one["others"] for one in result.report.as_json()["choices"]] == [["ds_2009"]]
    assert "several_columns" not in kinds(result)


def test_women_are_not_taken_for_the_people(tmp_path):
    result = imported(write_map(tmp_path / "xa.gpkg", communes(dan_so_nu=PEOPLE)))

    assert result.report.as_json()["choices"] == []


def test_columns_that_were_swapped_are_told(tmp_path):
    path = write_map(tmp_path / "xa.gpkg", communes(dan_so=HOMES, so_ho=PEOPLE))

    assert "swapped_columns" in kinds(imported(path))


def test_an_area_that_does_not_fit_the_map_is_not_sure(tmp_path):
    path = write_map(tmp_path / "xa.gpkg", communes(dt_km2=[3.0, 90.0, 1.0, 700.0, 5.0, 0.5]))

    (area,) = [one for one in imported(path).report.columns if one.field == "area_km2"]

    assert area.confidence < 0.6


def test_a_column_can_be_put_out_of_use(tmp_path):
    table = write_workbook(
        tmp_path / "ds.xlsx", Xa=[["Mã xã", "Dân số"], ["06120", 5], ["06121", 6]]
    )
    path = write_map(tmp_path / "xa.gpkg")

    result = imported(path, table, match={"map:dan_so": NOT_USED})

    people = [unit.population for unit in result.project.coverage.units]
    assert people == [5, 6, None, None, None, None]


@pytest.mark.parametrize(
    ("column", "field"),
    [
        ("Dân số có đến 31/12/2024 (người)", "population"),
        ("Dân số năm 2024 (người)", "population"),
        ("DAN_SO_TB", "population"),
        ("Nhân khẩu thực tế thường trú", "population"),
        ("HO_GD", "households"),
        ("Tổng diện tích đất tự nhiên (ha)", "area_km2"),
        ("S(km²)", "area_km2"),
        ("Tỷ lệ người DTTS", "minority_share"),
        ("Thuộc miền núi", "mountain"),
    ],
)
def test_columns_are_known_as_offices_write_them(column, field):
    found = match_columns({"ma_xa": ["06120", "06121"], column: [1, 2]}, level=Level.COMMUNE)

    assert found.column_of[field] == column


@pytest.mark.parametrize(
    "column",
    ["Dân số (nghìn người)", "Dân số nữ", "Dân số thành thị", "Số hộ nghèo", "Mật độ dân số"],
)
def test_some_of_the_people_are_not_the_people(column):
    found = match_columns({"ma_xa": ["06120", "06121"], column: [1, 2]}, level=Level.COMMUNE)

    assert not {"population", "households"} & set(found.column_of)


def test_a_name_that_only_holds_the_word_is_less_sure_than_the_word_itself(tmp_path):
    rough = imported(write_map(tmp_path / "a.gpkg", {**bare(), "dan_so_quy_doi": PEOPLE}))
    plain = imported(write_map(tmp_path / "b.gpkg", {**bare(), "dan_so": PEOPLE}))

    sure = [
        next(one.confidence for one in result.report.columns if one.field == "population")
        for result in (rough, plain)
    ]
    assert sure[0] < sure[1]


def bare():
    return {name: communes()[name] for name in ("ma_xa", "ten_xa")}
