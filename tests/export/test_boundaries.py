import json
import unicodedata

import numpy as np
import pyogrio.raw
import pyproj
import pytest
import shapely

from noivu_desktop.export.boundaries import (
    FIELDS,
    OLD_LAYER,
    write_geojson,
    write_geopackage,
    write_kml,
    write_mapinfo,
    write_shapefile,
    write_tcvn3_shapefile,
)
from noivu_desktop.export.new_borders import new_outlines
from noivu_desktop.export.report import build_report
from noivu_desktop.plan import edits
from noivu_desktop.project.project import Project
from tests.builders import grid_of_units
from tests.export.builders import DAY, small_project

WRITERS = {"gpkg": write_geopackage, "shp": write_shapefile, "geojson": write_geojson}


def read(path, layer=0):
    facts, _, shapes, values = pyogrio.raw.read(path, layer=layer)
    return facts, shapely.from_wkb(shapes), dict(zip(facts["fields"], values, strict=True))


@pytest.mark.parametrize("ending", WRITERS)
def test_names_and_figures_come_back_as_they_went_out(report, tmp_path, ending):
    path = tmp_path / f"ranh-gioi-moi.{ending}"
    WRITERS[ending](report, path)

    _, shapes, values = read(path)

    assert list(values["ten"]) == [one.unit.full_name for one in report.after]
    assert all(unicodedata.is_normalized("NFC", name) for name in values["ten"])
    assert list(values["ma"]) == [one.unit.code for one in report.after]
    assert values["dan_so"].sum() == report.totals_after.population
    assert values["dt_km2"].sum() == pytest.approx(float(report.totals_after.area_km2))
    assert len(shapes) == 7
    merged = list(values["ten"]).index("Xã Thống Nhất")
    assert values["ma_cu"][merged] == "A1;B1"


def test_borders_keep_their_projection_and_every_vertex(report, tmp_path):
    for ending in ("gpkg", "shp"):
        path = tmp_path / f"a.{ending}"
        WRITERS[ending](report, path)

        facts, shapes, _ = read(path)

        assert facts["crs"] == "EPSG:9215"
        same = shapely.equals(shapes, new_outlines(report))
        assert same.all()
        assert shapely.area(shapes).sum() == shapely.area(report.coverage.geometries).sum()


def test_the_shapefile_says_its_encoding_and_needs_no_long_names(report, tmp_path):
    write_shapefile(report, tmp_path / "a.shp")

    assert (tmp_path / "a.cpg").read_text().strip() == "UTF-8"
    assert all(len(name) <= 10 and name.isascii() for name, _ in FIELDS)
    assert (tmp_path / "a.prj").read_text().startswith("PROJCS")


def test_geojson_is_wgs84_with_right_handed_rings(report, tmp_path):
    write_geojson(report, tmp_path / "a.geojson")

    content = json.loads((tmp_path / "a.geojson").read_text("utf-8"))

    assert "crs" not in content
    polygons = [
        polygon for feature in content["features"] for polygon in feature["geometry"]["coordinates"]
    ]
    points = np.array([point for polygon in polygons for point in polygon[0]])
    assert points[:, 0].min() > 106 and points[:, 0].max() < 108
    assert points[:, 1].min() > 21 and points[:, 1].max() < 22
    assert all(shapely.LinearRing(polygon[0]).is_ccw for polygon in polygons)


def test_a_figure_that_is_not_known_stays_empty(tmp_path):
    report = build_report(small_project(C3={"population": None}), None, DAY)
    write_geopackage(report, tmp_path / "a.gpkg")

    _, _, values = read(tmp_path / "a.gpkg")

    row = list(values["ma"]).index("C3")
    assert np.isnan(values["dan_so"][row])
    assert not np.isnan(np.delete(values["dan_so"], row)).any()


@pytest.mark.parametrize("ending", WRITERS)
def test_equal_dossiers_give_equal_files(report, tmp_path, ending):
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        WRITERS[ending](report, tmp_path / name / f"a.{ending}")

    first, second = (
        {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()}
        for name in ("first", "second")
    )
    assert first == second


def test_only_the_shapefile_shortens_long_lists_and_never_halves_a_code(tmp_path):
    coverage = grid_of_units(26, 4)
    codes = sorted(coverage.index)
    project = Project(coverage=coverage, rule_set_id="nq-653-2019")
    plan = edits.merge(project.plan(), coverage, codes)
    report = build_report(project.with_plan(plan), None, DAY)

    held = {}
    for ending, write in WRITERS.items():
        write(report, tmp_path / f"a.{ending}")
        held[ending] = read(tmp_path / f"a.{ending}")[2]["ma_cu"][0]

    assert held["gpkg"] == held["geojson"] == ";".join(codes)
    *listed, last = held["shp"].split(";")
    assert len(held["shp"].encode()) <= 254
    assert last == "…"
    assert listed == codes[: len(listed)]
    assert len(listed) > 80


def test_the_geopackage_keeps_the_old_borders_as_a_second_layer(report, tmp_path):
    write_geopackage(report, tmp_path / "a.gpkg")

    facts, shapes, values = read(tmp_path / "a.gpkg", OLD_LAYER)

    assert facts["crs"] == "EPSG:9215"
    assert list(values["ten"]) == [one.unit.full_name for one in report.before]
    assert shapely.equals(shapes, report.coverage.geometries).all()


def test_kml_names_every_place_and_lies_in_degrees(report, tmp_path):
    write_kml(report, tmp_path / "a.kml")

    _, shapes, values = read(tmp_path / "a.kml")

    assert list(values["Name"]) == [one.unit.full_name for one in report.after]
    left, bottom, right, top = shapely.total_bounds(shapes)
    assert 106 < left < right < 108
    assert 21 < bottom < top < 22


@pytest.mark.parametrize("ending", ["tab", "mif"])
def test_mapinfo_keeps_names_borders_and_meridian(report, tmp_path, ending):
    write_mapinfo(report, tmp_path / "a.tab")

    facts, shapes, values = read(tmp_path / f"a.{ending}")

    assert list(values["ten"]) == [one.unit.full_name for one in report.after]
    assert 'PARAMETER["central_meridian",107.25]' in facts["crs"]
    at = (490_000.0, 2_405_000.0)
    told, known = (
        pyproj.Transformer.from_crs(crs, "EPSG:4326", always_xy=True).transform(*at)
        for crs in (facts["crs"], report.coverage.crs)
    )
    assert told == pytest.approx(known, abs=1e-8)  # VN-2000 taken for WGS 84 is 220 m off
    off = shapely.hausdorff_distance(shapes, new_outlines(report))
    assert off.max() < 0.01
    assert shapely.coverage_is_valid(shapes)


def test_a_figure_that_is_not_known_is_no_zero_in_mapinfo(tmp_path):
    report = build_report(small_project(A3={"households": None}), None, DAY)

    write_mapinfo(report, tmp_path / "a.tab")

    _, _, values = read(tmp_path / "a.tab")
    told = dict(zip(values["ma"], values["so_ho"], strict=True))
    assert told["A3"] == ""
    assert told["C1"] == "1500"


def test_tcvn3_text_is_bytes_of_the_old_code_and_says_so(report, tmp_path):
    write_tcvn3_shapefile(report, tmp_path / "a.shp")
    raw = (tmp_path / "a.dbf").read_bytes()

    assert b"X\xb7 \xa7\xe5ng \xfd" in raw  # Xã Đồng Ý, its Ý as a small letter
    assert "TCVN3" in (tmp_path / "a.txt").read_text("utf-8-sig")
    assert not (tmp_path / "a.cpg").exists()
