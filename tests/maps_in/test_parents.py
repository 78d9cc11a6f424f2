"""Hamlets find their communes."""

import pytest
import shapely

from noivu_desktop.errors import MapReadError
from noivu_desktop.maps_in.importing import ImportRequest, import_map
from noivu_desktop.units.unit import Level, UnitKind
from tests.maps_in.map_files import SIDE_M, squares, write_map, write_workbook

HALF = SIDE_M / 2


@pytest.fixture
def communes_map(tmp_path):
    """Six communes of 4 km.

    3 4 5
    0 1 2
    """
    return write_map(tmp_path / "xa.gpkg")


def hamlets(**columns):
    """Twelve hamlets of 2 km, two in each half of the lower row of communes."""
    return {
        "ten_thon": [f"Thôn {number + 1}" for number in range(12)],
        "so_ho": [100 + number for number in range(12)],
        **columns,
    }


def hamlets_map(tmp_path, **columns):
    return write_map(tmp_path / "thon.gpkg", hamlets(**columns), squares(6, 2, HALF))


def imported(path, parents=None, **options):
    return import_map(ImportRequest(map=path, parents=parents, **options))


def test_hamlets_lie_in_their_commune(tmp_path, communes_map):
    result = imported(hamlets_map(tmp_path), communes_map)

    units = result.project.coverage.units
    assert result.report.level is Level.HAMLET
    assert {unit.kind for unit in units} == {UnitKind.THON}
    assert [unit.parent_code for unit in units[:6]] == [
        "06120",
        "06120",
        "06121",
        "06121",
        "06122",
        "06122",
    ]
    assert units[0].parent_name == "Xã Nam La"


def test_communes_in_another_projection_serve_as_well(tmp_path):
    import geopandas

    path = write_map(tmp_path / "xa.gpkg")
    geopandas.read_file(path).to_crs(4326).to_file(tmp_path / "xa.geojson")

    units = imported(hamlets_map(tmp_path), tmp_path / "xa.geojson").project.coverage.units

    assert units[11].parent_code == "06122"


def test_a_code_decides_and_a_place_elsewhere_is_told(tmp_path, communes_map):
    path = hamlets_map(tmp_path, ma_xa=["06121"] + ["06120"] * 11)

    result = imported(path, communes_map)

    assert result.project.coverage.units[0].parent_name == "Xã Tân Lang"
    told = [one for one in result.report.problems if one.kind == "outside_parent"]
    assert told[0].row == 1
    assert "Xã Nam La" in told[0].text


def test_a_part_outside_the_parent_is_told_with_place_and_size(tmp_path, communes_map):
    """The first hamlet reaches 400 m of its 2 km into the commune on the right."""
    shapes = squares(6, 2, HALF)
    west, south, east, north = shapes[1].bounds
    shapes[1] = shapely.box(west, south, east + 400, north)
    path = write_map(tmp_path / "thon.gpkg", hamlets(), shapes)

    (told,) = [
        one for one in imported(path, communes_map).report.problems if one.kind == "outside_parent"
    ]

    assert told.row == 2
    assert "16,67 % diện tích nằm ngoài Xã Nam La" in told.text
    assert told.area_km2 == pytest.approx(0.8)
    assert east < told.place[0] < east + 400


def test_the_code_of_a_hamlet_begins_with_that_of_its_commune(tmp_path):
    path = hamlets_map(tmp_path, ma_thon=[f"0612{n // 6}{n:03d}" for n in range(12)])
    rows = [["Mã xã", "Tên xã", "Dân số"], ["06120", "Xã Nam La", 1], ["06121", "Xã Tân Lang", 2]]

    units = imported(path, write_workbook(tmp_path / "xa.xlsx", Xa=rows)).project.coverage.units

    assert [unit.parent_name for unit in units] == ["Xã Nam La"] * 6 + ["Xã Tân Lang"] * 6


@pytest.mark.parametrize("in_file", [True, False])
def test_communes_of_the_two_tier_model_have_a_province(tmp_path, in_file):
    """Since July 2025 there is no huyện; the province comes from a column or a second layer."""
    columns = {
        "ma_xa": [f"061{number}" for number in range(20, 26)],
        "ten_xa": ["Xã Nam La", "Xã Na Sầm", "Xã Hội Hoan", "Phường Đông Kinh", "Xã A", "Xã B"],
        "dan_so": [2000] * 6,
    }
    province = {"ma_tinh": ["20"], "ten_tinh": ["Tỉnh Lạng Sơn"]}
    if in_file:
        columns |= {name: cells * 6 for name, cells in province.items()}
    around = [shapely.union_all(squares(3, 2))]
    parents = None if in_file else write_map(tmp_path / "tinh.gpkg", province, around)

    units = imported(write_map(tmp_path / "xa.gpkg", columns), parents).project.coverage.units

    assert {(unit.parent_code, unit.parent_name) for unit in units} == {("20", "Tỉnh Lạng Sơn")}


def test_the_level_above_is_found_in_the_package_that_holds_both_levels(tmp_path):
    bare = write_map(tmp_path / "xa.gpkg", {"ma_xa": ["06120", "06121"]}, squares(2, 1))
    whole = [squares(2, 1)[0].union(squares(2, 1)[1])]
    write_map(bare, {"ma_huyen": ["182"], "ten_huyen": ["Huyện Văn Lãng"]}, whole, layer="huyen")

    result = imported(bare, parents=bare)

    units = result.project.coverage.units
    assert [unit.parent_name for unit in units] == ["Huyện Văn Lãng"] * 2
    assert [unit.code for unit in units] == ["06120", "06121"]


def test_a_name_that_two_parents_bear_decides_nothing(tmp_path):
    names = ["Xã Nam La", "Xã Tân Lang", "Xã Nam La"]
    above = write_map(tmp_path / "xa.gpkg", {"ten_xa": names}, squares(3, 1))
    path = hamlets_map(tmp_path, ten_xa=["Xã Nam La"] * 12)

    report = imported(path, above).report

    outside = [one.row for one in report.problems if one.kind == "outside_parent"]
    assert outside == []


def test_a_table_that_helps_no_unit_is_told_once(tmp_path):
    table = write_workbook(tmp_path / "huyen.xlsx", H=[["Mã huyện", "Tên huyện"], ["182", "Lãng"]])
    path = write_map(tmp_path / "xa.gpkg", {"ma_xa": [f"061{n}" for n in range(20, 26)]})

    report = imported(path, table).report

    (told,) = [one for one in report.problems if one.kind == "no_parent"]
    assert told.text == "Không tìm thấy trong huyen.xlsx cấp trên của đơn vị nào trên bản đồ."


def test_codes_find_names_in_a_table(tmp_path):
    path = hamlets_map(tmp_path, ma_xa=["06120"] * 6 + ["06121"] * 6)
    rows = [["Mã xã", "Tên xã", "Dân số"], ["06120", "Xã Nam La", 1], ["06121", "Xã Tân Lang", 2]]

    units = imported(path, write_workbook(tmp_path / "xa.xlsx", Xa=rows)).project.coverage.units

    assert units[0].parent_name == "Xã Nam La"
    assert units[11].parent_name == "Xã Tân Lang"


def test_a_hamlet_outside_every_commune_is_told(tmp_path):
    far = [shapely.transform(shape, lambda xy: xy + 50_000) for shape in squares(3, 2)]
    communes_map = write_map(tmp_path / "xa.gpkg", shapes=far)

    result = imported(hamlets_map(tmp_path), communes_map)

    assert sum(one.kind == "no_parent" for one in result.report.problems) == 12


def test_hamlets_of_the_same_name_are_told_apart_by_their_commune_in_a_table(
    tmp_path, communes_map
):
    path = hamlets_map(tmp_path, ten_thon=["Thôn 1", "Thôn 2"] * 3 + ["Thôn 3", "Thôn 4"] * 3)
    rows = [["Tên thôn", "Xã", "Số khẩu"], ["Thôn 1", "Nam La", 300], ["2", "Xã Tân Lang", 400]]
    table = write_workbook(tmp_path / "ds.xlsx", Xa=[["Xã"], ["x"]], Thon=rows)

    result = imported(path, communes_map, tables=(table,))

    found = {(one.parent_name, one.name): one.population for one in result.project.coverage.units}
    assert result.report.joined.matched == 2
    assert found.pop(("Xã Nam La", "Thôn 1")) == 300
    assert found.pop(("Xã Tân Lang", "Thôn 2")) == 400
    assert set(found.values()) == {None}


def test_a_file_without_codes_and_names_is_refused(tmp_path):
    other = write_map(tmp_path / "khac.gpkg", {"gia_tri": [1] * 6})

    with pytest.raises(MapReadError, match=r"khac\.gpkg"):
        imported(hamlets_map(tmp_path), other)
