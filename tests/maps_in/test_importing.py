"""From files to a project."""

import math
from decimal import Decimal

import pytest
import shapely

from noivu_desktop.errors import Cancelled, MapReadError
from noivu_desktop.maps_in.importing import ImportRequest, import_map
from noivu_desktop.progress import NO_PROGRESS
from noivu_desktop.units.unit import Level, UnitKind
from tests.maps_in.map_files import NAMES, communes, in_tcvn3, squares, write_map, zipped


def imported(path, **options):
    return import_map(ImportRequest(map=path, **options))


def problems(result, kind):
    return [one for one in result.report.problems if one.kind == kind]


def test_a_shapefile_becomes_a_project(tmp_path):
    result = imported(write_map(tmp_path / "xa.shp"), set_values={"mountain": "1"})

    unit = result.project.coverage.units[3]
    assert (unit.code, unit.name, unit.kind) == ("06123", "Thị trấn Na Sầm", UnitKind.THI_TRAN)
    assert (unit.parent_code, unit.parent_name) == ("182", "Huyện Văn Lãng")
    assert (unit.area_km2, unit.population, unit.mountain) == (Decimal("16"), 3500, True)
    assert result.report.problems == ()
    assert result.report.crs == "EPSG:9215"
    assert result.report.encoding == "utf-8"
    assert result.project.plan().merged == ()


def test_the_account_carries_every_key_of_the_command_line(tmp_path):
    values = imported(write_map(tmp_path / "xa.shp")).report.as_json()

    assert {
        "units",
        "crs",
        "encoding",
        "matched",
        "problems",
        "repaired",
        "joined",
        "totals",
    } <= set(values)
    assert {"gaps", "overlaps", "invalid", "area_change_km2"} <= set(values["repaired"])
    assert set(values["joined"]) == {
        "rows",
        "matched",
        "unmatched",
        "ambiguous",
        "suggestions",
    }
    assert values["totals"]["area_km2"] == 96.0
    assert values["totals"]["map_area_km2"] == pytest.approx(96.0, abs=0.1)
    assert values["totals"]["population"] == 19_500
    assert values["totals"]["households"] is None


def test_tcvn3_without_cpg_and_prj_is_read(tmp_path):
    columns = communes(
        ten_xa=[in_tcvn3(name) for name in NAMES], ten_huyen=[in_tcvn3("Huyện Văn Lãng")] * 6
    )
    path = write_map(tmp_path / "xa.shp", columns, encoding="ISO-8859-1")
    path.with_suffix(".cpg").unlink()
    path.with_suffix(".prj").unlink()

    result = imported(path)

    assert [unit.name for unit in result.project.coverage.units] == list(NAMES)
    assert result.report.encoding == "tcvn3"
    assert result.report.crs == "EPSG:9215"
    assert problems(result, "crs")


def test_the_encoding_of_a_column_is_chosen_by_its_name_however_written(tmp_path):
    old = communes(ten_xa=[in_tcvn3(name) for name in NAMES])
    path = write_map(tmp_path / "xa.gpkg", old)

    wrong = imported(path, encodings={"Tên xã": "viscii"})
    right = imported(path, encoding="viscii", encodings={"TEN_XA": "tcvn3", "ten_huyen": "utf-8"})

    assert wrong.project.coverage.units[0].name != NAMES[0]
    assert [unit.name for unit in right.project.coverage.units] == list(NAMES)
    with pytest.raises(MapReadError, match=r"“ten_thon” trên bản đồ.*ten_xa"):
        imported(path, encodings={"ten_thon": "tcvn3"})


@pytest.mark.parametrize(("factor", "unit"), [(1, None), (100, "ha"), (1_000_000, "m²")])
def test_areas_are_km2_whatever_the_column_counts(tmp_path, factor, unit):
    columns = {**communes(), "dt_km2": None, "dien_tich": [16.25 * factor] * 6}
    del columns["dt_km2"]

    result = imported(write_map(tmp_path / "xa.gpkg", columns))

    assert {one.area_km2 for one in result.project.coverage.units} == {Decimal("16.25")}
    assert [unit in one.text for one in problems(result, "area_unit")] == ([True] if unit else [])


def test_areas_as_text_keep_their_decimal_mark_though_without_it_they_would_be_ha(tmp_path):
    texts = ["16.25", "15.9", "16.25", "17", "16.25", "16.25"]
    columns = {**communes(), "dt_km2": texts}

    result = imported(write_map(tmp_path / "xa.gpkg", columns))

    assert [one.area_km2 for one in result.project.coverage.units] == list(map(Decimal, texts))
    assert problems(result, "area_unit") == []


def test_layers_that_nobody_chose_are_named(tmp_path):
    write_map(tmp_path / "xa.gpkg", layer="xa")
    path = write_map(tmp_path / "xa.gpkg", shapes=squares(2, 3), layer="huyện")

    told = problems(imported(path), "layers")
    chosen = imported(path, layer="huyện")

    assert len(told) == 1
    assert "xa.gpkg/huyện" in told[0].text
    assert problems(chosen, "layers") == []
    assert chosen.report.layers[0] == "xa.gpkg/huyện"


def test_without_a_legal_area_it_is_not_known_unless_the_map_is_to_serve(tmp_path):
    columns = communes()
    del columns["dt_km2"]
    path = write_map(tmp_path / "xa.gpkg", columns)

    unknown, from_map = imported(path), imported(path, set_values={"area_km2": "map"})

    assert {one.area_km2 for one in unknown.project.coverage.units} == {None}
    assert problems(unknown, "missing")
    areas = [one.area_km2 for one in from_map.project.coverage.units]
    assert all(area.quantize(Decimal("0.1")) == Decimal("16.0") for area in areas)
    assert problems(from_map, "area_from_map")


def test_missing_and_repeated_codes_get_codes_of_their_own(tmp_path):
    path = write_map(
        tmp_path / "xa.gpkg", communes(ma_xa=["06120", None, "06120", "06123", "06124", "06125"])
    )

    result = imported(path)

    codes = [unit.code for unit in result.project.coverage.units]
    assert len(set(codes)) == 6
    assert codes[0] == "06120"
    assert [one.row for one in problems(result, "missing_code")] == [2]
    assert [one.row for one in problems(result, "duplicate_code")] == [3]


def test_missing_figures_stay_unknown(tmp_path):
    path = write_map(
        tmp_path / "xa.gpkg", communes(dan_so=[math.nan, 2500, 3000, 3500, 4000, 4500])
    )

    result = imported(path)

    assert result.project.coverage.units[0].population is None
    assert result.report.totals.population is None
    assert [one.unit for one in problems(result, "missing")] == ["06120"]


def test_rows_without_a_polygon_are_left_out_and_told(tmp_path):
    shapes = squares(3, 2)
    shapes[1] = None
    shapes[2] = shapely.Polygon()

    result = imported(write_map(tmp_path / "xa.gpkg", shapes=shapes))

    assert [one.row for one in problems(result, "no_polygon")] == [2, 3]
    assert len(result.project.coverage.units) == 4


def test_a_map_without_any_column_gives_units_without_names(tmp_path):
    path = write_map(tmp_path / "xa.geojson", {}, shapes=squares(3, 2))

    result = imported(path)

    assert len(result.project.coverage.units) == 6
    assert len(problems(result, "missing_name")) == 6


def test_a_row_whose_polygon_has_no_width_is_left_out_and_told(tmp_path):
    shapes = squares(3, 2)
    west, south, east, _ = shapes[5].bounds
    shapes[5] = shapely.Polygon([(west, south), (east, south), (west, south)])

    result = imported(write_map(tmp_path / "xa.gpkg", shapes=shapes))

    assert [one.row for one in problems(result, "no_polygon")] == [6]


def test_rows_with_impossible_coordinates_are_left_out_and_told(tmp_path):
    shapes = squares(3, 2)
    shapes[5] = shapely.Polygon([(math.inf, 0), (1, 1), (2, 0)])

    result = imported(write_map(tmp_path / "xa.gpkg", shapes=shapes))

    assert [one.row for one in problems(result, "no_polygon")] == [6]


def test_problems_name_the_row_of_the_file(tmp_path):
    shapes = squares(3, 2)
    shapes[0] = None
    columns = communes(dan_so=[1, 2, 3, math.nan, 5, 6])

    result = imported(write_map(tmp_path / "xa.gpkg", columns, shapes))

    assert [one.row for one in problems(result, "missing")] == [4]


def test_columns_that_match_nothing_come_along(tmp_path):
    columns = communes(dan_toc=["Nùng, Tày"] * 6, do_cao=[250.5] * 6)

    unit = imported(write_map(tmp_path / "xa.gpkg", columns)).project.coverage.units[0]

    assert unit.extra == {"dan_toc": "Nùng, Tày", "do_cao": "250.5"}


def test_kinds_in_front_of_names_are_enough(tmp_path):
    columns = communes(ten_xa=["X. Nam La", "P. Đông Kinh", "TT Na Sầm", "Xã A", "Phường B", "Lạ"])

    result = imported(write_map(tmp_path / "xa.gpkg", columns))

    units = result.project.coverage.units
    assert [one.full_name for one in units[:3]] == [
        "Xã Nam La",
        "Phường Đông Kinh",
        "Thị trấn Na Sầm",
    ]
    assert [one.row for one in problems(result, "kind")] == [6]


def test_an_empty_cell_means_no_only_where_the_others_are_ticked(tmp_path):
    columns = communes(
        mien_nui=["x", None, "x", "x", None, "x"], vung_cao=["1", None, "0", "0", None, "1"]
    )

    result = imported(write_map(tmp_path / "xa.gpkg", columns))

    units = result.project.coverage.units
    assert [one.mountain for one in units] == [True, False, True, True, False, True]
    assert [one.highland for one in units] == [True, None, False, False, None, True]
    assert "mien_nui" in problems(result, "ticks")[0].text


def test_the_level_can_be_given(tmp_path):
    columns = {"ma": ["1", "2", "3", "4", "5", "6"], "ten": list("ABCDEF")}

    result = imported(write_map(tmp_path / "x.gpkg", columns), level=Level.HAMLET)

    assert {unit.kind for unit in result.project.coverage.units} == {UnitKind.THON}


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"mountain": "có lẽ"}, "mountain"),
        ({"nui": "1"}, "population"),
        ({"population": "nhiều"}, "nhiều"),
        ({"code": "1"}, "mã"),
        ({"kind": "lâu đài"}, "lâu đài"),
        ({"area_km2": "-5"}, "-5"),
    ],
)
def test_a_value_that_fits_no_field_is_refused(tmp_path, given, sentence):
    with pytest.raises(MapReadError, match=sentence):
        imported(write_map(tmp_path / "xa.gpkg"), set_values=given)


def test_one_value_for_all(tmp_path):
    given = {
        "highland": "không",
        "minority_share": "95,5%",
        "region": "miền núi phía Bắc",
        "population_date": "31/12/2024",
    }

    unit = imported(write_map(tmp_path / "xa.gpkg"), set_values=given).project.coverage.units[5]

    assert unit.highland is False
    assert unit.minority_share == Decimal("0.955")
    assert unit.region.value == "trung du và miền núi phía Bắc"
    assert unit.population_date == "31/12/2024"


def test_an_unknown_column_names_those_that_are_there(tmp_path):
    with pytest.raises(MapReadError, match=r"“DanSo2020”.*dan_so"):
        imported(write_map(tmp_path / "xa.gpkg"), match={"DanSo2020": "population"})


def test_a_wanted_stop_stops(tmp_path):
    class Impatient:
        def report(self, fraction, sentence):
            NO_PROGRESS.report(fraction, sentence)

        def stop_if_cancelled(self):
            raise Cancelled

    with pytest.raises(Cancelled):
        import_map(ImportRequest(map=write_map(tmp_path / "xa.gpkg")), Impatient())


@pytest.mark.parametrize(
    ("file", "units", "people"),
    [
        ("langson_2019_226xa_vn2000_shp.zip", 226, 781_655),
        ("langson_2019_226xa_vn2000.gpkg", 226, 781_655),
        ("bacson_2019_20xa_vn2000_shp.zip", 20, 71_967),
        ("vanquan_2019_24xa_vn2000_shp.zip", 24, 54_202),
        ("huulung_2019_26xa_vn2000_shp.zip", 26, 121_735),
    ],
)
def test_the_real_maps_come_in_whole(shared_data, file, units, people):
    result = imported(shared_data / file, set_values={"mountain": "1"})

    report = result.report
    assert (report.units, report.crs) == (units, "EPSG:9215")
    assert report.totals.population == people
    assert float(report.totals.area_km2) == pytest.approx(report.map_area_km2, rel=1e-4)
    assert {one.kind for one in report.problems} <= {"pieces"}
    assert len(report.problems) <= 1
    assert report.matched["population"] == "dan_so"
    assert report.matched["area_km2"] == "dt_km2"
    assert all(unit.mountain for unit in result.project.coverage.units)
    assert shapely.coverage_is_valid(result.project.coverage.geometries)


def test_the_same_map_lands_in_the_same_place_in_any_projection(shared_data, tmp_path):
    import geopandas

    frame = geopandas.read_file(shared_data / "bacson_2019_20xa_vn2000.gpkg")
    first = frame.to_crs(4326)
    first.to_file(tmp_path / "do.geojson")
    frame.to_crs(32648).to_file(tmp_path / "utm.gpkg")
    frame.to_file(tmp_path / "mat.shp")
    (tmp_path / "mat.prj").unlink()
    expected = frame.geometry.to_numpy()

    for name in ("do.geojson", "utm.gpkg", "mat.shp"):
        coverage = imported(tmp_path / name).project.coverage
        shapes = geopandas.GeoSeries(coverage.geometries, crs=coverage.crs).to_crs(9215).to_numpy()
        assert shapely.hausdorff_distance(shapes, expected).max() < 1, name


def test_a_zip_is_read_as_its_content_is(tmp_path):
    path = write_map(tmp_path / "xa.shp")

    plain, packed = imported(path), imported(zipped(tmp_path / "xa.zip", path))

    assert plain.project == packed.project


def shares(result):
    return [unit.minority_share for unit in result.project.coverage.units]


@pytest.mark.parametrize(
    ("column", "cells", "share"),
    [
        ("Tỷ lệ DTTS (%)", [0.5, 0.8, 0, 0.1, 0.2, 0.3], Decimal("0.005")),
        ("DTTS", ["0,5 %", "0,8 %", "0 %", "0,1 %", "0,2 %", "0,3 %"], Decimal("0.005")),
        ("DTTS", [0.5, 0.8, 0, 0.1, 0.2, 0.3], Decimal("0.5")),
        ("DTTS", [50, 80, 0, 10, 20, 30], Decimal("0.5")),
        ("Số người DTTS", [1000, 800, 0, 10, 20, 30], Decimal("0.5")),
    ],
)
def test_shares_of_minorities_are_read_as_they_are_written(tmp_path, column, cells, share):
    result = imported(write_map(tmp_path / "a.geojson", communes(**{column: cells})))

    assert shares(result)[0] == share


def test_shares_that_may_be_read_two_ways_are_told(tmp_path):
    plain = imported(write_map(tmp_path / "a.geojson", communes(DTTS=[0.5, 0.8, 0, 0, 0, 0])))
    people = imported(write_map(tmp_path / "b.geojson", communes(DTTS=[500, 800, 0, 0, 0, 9000])))

    (told,) = problems(plain, "share_unit")
    assert "0,8" in told.text
    (told,) = problems(people, "share_unit")
    assert "số người" in told.text
    (too_many,) = problems(people, "value")
    assert (too_many.row, shares(people)[5]) == (6, None)


def test_counts_that_are_not_whole_are_rounded_and_told(tmp_path):
    people = [2000, 2500.5, 3000, 3500.25, 4000, 4500]
    result = imported(write_map(tmp_path / "a.geojson", communes(dan_so=people)))

    assert [unit.population for unit in result.project.coverage.units][1:4] == [2501, 3000, 3500]
    (told,) = problems(result, "rounded")
    assert "dan_so" in told.text and "2.500,5" in told.text


@pytest.mark.parametrize("field", ["dan_so", "dt_km2", "so_ho", "dtts"])
@pytest.mark.parametrize("slip", [1e25, 1e300, "1" * 40, "9" * 30, -5, float("inf")])
def test_figures_that_cannot_be_are_told_and_stay_unknown(tmp_path, field, slip):
    cells = [slip, *([16] * 5)]
    kept = [str(cell) for cell in cells] if isinstance(slip, str) else cells
    result = imported(write_map(tmp_path / "a.gpkg", communes(**{field: kept})))

    assert [one.row for one in problems(result, "value")] == [1]


def test_a_flag_that_nobody_knows_is_not_a_no(tmp_path):
    flags = ["không rõ", "có", "không", "Chưa xác định", "?", "không thuộc"]
    result = imported(write_map(tmp_path / "a.geojson", communes(mien_nui=flags)))

    found = [unit.mountain for unit in result.project.coverage.units]
    assert found == [None, True, False, None, None, False]


def test_unbreakable_spaces_in_numbers_do_not_look_like_an_old_encoding(tmp_path):
    people = ["1\u00a0000", "2\u00a0500", "3\u202f000", "3 500", "4000", "4500"]
    result = imported(write_map(tmp_path / "a.gpkg", communes(dan_so=people)))

    assert [unit.population for unit in result.project.coverage.units][:4] == [
        1000, 2500, 3000, 3500,
    ]  # fmt: skip


def test_a_vertex_beyond_the_earth_is_refused_with_its_row(tmp_path):
    far = shapely.Polygon([(430_000, 2_400_000), (1e30, 2_400_000), (434_000, 2_404_000)])

    with pytest.raises(MapReadError, match="Hình ở dòng 6 có tọa độ nằm ngoài Trái Đất"):
        imported(write_map(tmp_path / "xa.gpkg", shapes=[*squares(3, 2)[:5], far]))


def test_a_figure_that_cannot_be_read_is_told_with_its_unit(tmp_path):
    path = write_map(tmp_path / "xa.gpkg", communes(dan_so=[1, 2, -3.0, 4, 5, 6]))

    report = import_map(ImportRequest(map=path)).report

    (told,) = [one for one in report.problems if one.kind == "value"]
    assert (told.row, told.unit) == (3, "06122")
    assert "“-3”" in told.text
