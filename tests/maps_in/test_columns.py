"""Which column is which field."""

import pytest

from noivu_desktop.errors import MapReadError
from noivu_desktop.maps_in.columns import checked_choice, match_columns
from noivu_desktop.units.unit import Level
from tests.maps_in.map_files import NAMES, communes


def matched(*names, rows=("a", "b"), **options):
    return match_columns({name: list(rows) for name in names}, **options)


def test_the_columns_of_a_statistics_office_are_known():
    found = match_columns(
        {
            **communes(),
            "so_ho": [1] * 6,
            "loai": ["Xã"] * 6,
            "ds_tt": [1] * 6,
            "ds_nt": [1] * 6,
            "dt_2009": [1.0] * 6,
            "ds_2009": [1] * 6,
        }
    )

    assert found.level is Level.COMMUNE
    assert found.column_of == {
        "code": "ma_xa",
        "name": "ten_xa",
        "kind": "loai",
        "parent_code": "ma_huyen",
        "parent_name": "ten_huyen",
        "area_km2": "dt_km2",
        "population": "dan_so",
        "households": "so_ho",
    }


@pytest.mark.parametrize(
    "code", ["MA_XA", "maxa", "Mã xã", "MaXa", "ma xa", "Mã số xã/phường", "MADVHC"]
)
def test_a_code_column_has_many_names(code):
    assert matched(code, "Dân số").column_of["code"] == code


@pytest.mark.parametrize(
    "name", ["Tên xã, thị trấn", "Xã, thị trấn", "Tên xã, phường, đặc khu", "Tên đơn vị", "TENXA"]
)
def test_a_name_column_has_many_names(name):
    assert matched(name, "Dân số").column_of["name"] == name


@pytest.mark.parametrize(
    ("column", "field"),
    [
        ("Dân số (người)", "population"),
        ("Tổng dân số", "population"),
        ("DS", "population"),
        ("dan_so_2023", "population"),
        ("Số nhân khẩu", "population"),
        ("Diện tích tự nhiên (km2)", "area_km2"),
        ("DIEN_TICH", "area_km2"),
        ("Dientich_ha", "area_km2"),
        ("Tổng số hộ", "households"),
        ("SOHO", "households"),
        ("Tỷ lệ DTTS (%)", "minority_share"),
        ("Miền núi", "mountain"),
        ("Vùng cao", "highland"),
        ("Biên giới", "land_border"),
        ("Hải đảo", "island"),
        ("Bãi ngang", "coastal_hardship"),
        ("Trụ sở", "seat"),
        ("Ghi chú", "note"),
    ],
)
def test_figures_and_flags_have_many_names(column, field):
    assert matched("ma_xa", column).column_of[field] == column


def test_the_latest_year_wins_only_where_no_plain_column_is():
    assert matched("ma_xa", "ds_2009", "ds_2019").column_of["population"] == "ds_2019"
    assert matched("ma_xa", "ds_2019", "dan_so").column_of["population"] == "dan_so"


def test_hamlets_have_communes_as_parents():
    found = matched("ma_thon", "ten_thon", "ma_xa", "ten_xa", "ma_huyen", "so_ho")

    assert found.level is Level.HAMLET
    assert found.column_of["code"] == "ma_thon"
    assert found.column_of["parent_code"] == "ma_xa"
    assert found.column_of["parent_name"] == "ten_xa"


def test_communes_without_districts_have_provinces_as_parents():
    found = matched("ma_xa", "ten_xa", "ma_tinh", "ten_tinh")

    assert found.column_of["parent_code"] == "ma_tinh"
    assert found.column_of["parent_name"] == "ten_tinh"


def test_the_columns_of_our_own_project_are_known():
    columns = ("code", "name", "kind", "parent_code", "parent_name", "area_km2", "population")

    found = match_columns({name: ["Xã"] for name in columns})

    assert found.column_of == {name: name for name in columns}


def test_codes_and_names_are_known_by_content():
    found = match_columns({"F1": communes()["ma_xa"], "F2": list(NAMES), "F3": [1.5] * 6})

    assert found.level is Level.COMMUNE
    assert found.column_of == {"code": "F1", "name": "F2"}


def test_the_level_follows_the_kinds_in_the_names():
    found = match_columns({"ten": ["Thôn Nà Lan", "Bản Cáu", "Tổ dân phố 2"]})

    assert found.level is Level.HAMLET
    assert found.level_is_sure


def test_a_column_of_classes_is_not_a_column_of_kinds():
    assert "kind" not in match_columns({"ma_xa": ["1", "2"], "loai": ["I", "II"]}).column_of


def test_the_choice_of_the_user_goes_before_any_guess():
    chosen = checked_choice({"DAN_SO": "note", "Khac": "population"}, ["ma_xa", "dan_so", "khac"])

    found = matched("ma_xa", "dan_so", "khac", chosen=chosen)

    assert found.column_of["population"] == "khac"
    assert found.column_of["note"] == "dan_so"


def test_a_chosen_column_that_is_not_there_names_those_that_are():
    with pytest.raises(MapReadError, match=r"“dan so moi”.*ma_xa, dan_so"):
        checked_choice({"dan so moi": "population"}, ["ma_xa", "dan_so"])


def test_a_field_that_does_not_exist_names_those_that_do():
    with pytest.raises(MapReadError, match=r"“people”.*population"):
        checked_choice({"dan_so": "people"}, ["dan_so"])


def test_no_column_serves_two_fields():
    found = match_columns({"ten": ["Xã A", "Xã B"], "ma": ["1", "2"], "ds": [1, 2]})

    assert len(set(found.column_of.values())) == len(found.column_of)
