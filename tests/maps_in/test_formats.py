"""Every kind of map file that offices hand over, each made on the spot, and those that are not."""

import re
import shutil
import zipfile

import pytest
import shapely

from noivu_desktop.errors import MapReadError
from noivu_desktop.maps_in.importing import ImportRequest, import_map
from noivu_desktop.maps_in.layers import read_map_layer
from noivu_desktop.maps_in.suffixes import OTHER_FORMATS
from tests.maps_in.map_files import (
    NAMES,
    communes,
    in_degrees,
    in_tcvn3,
    squares,
    write_geodatabase,
    write_map,
    write_topojson,
    write_workbook,
    zipped,
)

FILES = ("xa.shp", "xa.gpkg", "xa.geojson", "xa.fgb", "xa.tab", "xa.mif", "xa.gml", "xa.sqlite")


def imported(path, **options):
    return import_map(ImportRequest(map=path, **options)).project.coverage


def names(coverage):
    return sorted(unit.name for unit in coverage.units)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("is_zipped", [False, True])
def test_a_map_comes_in_whatever_format_it_has(tmp_path, name, is_zipped):
    path = write_map(tmp_path / name, driver="SQLite" if name == "xa.sqlite" else None)
    parts = [one for one in path.parent.glob("*") if one != path] if name != "xa.shp" else []

    coverage = imported(zipped(tmp_path / "goi.zip", path, *parts) if is_zipped else path)

    assert names(coverage) == sorted(NAMES)
    assert coverage.crs == "EPSG:9215"
    assert shapely.area(coverage.geometries).tolist() == pytest.approx([16e6] * 6, rel=1e-4)


@pytest.mark.parametrize("name", ["xa.kml", "xa.kmz"])
def test_a_kml_brings_its_columns(tmp_path, name):
    in_degrees().to_file(tmp_path / name, driver="LIBKML")

    coverage = imported(tmp_path / name)

    assert names(coverage) == sorted(NAMES)
    assert coverage.units[0].population == 2000
    assert shapely.area(coverage.geometries).tolist() == pytest.approx([16e6] * 6, rel=1e-4)


def test_a_file_geodatabase_comes_in_by_its_folder_and_by_a_file_in_it(tmp_path):
    folder = write_geodatabase(tmp_path / "xa.gdb")

    for path in (folder, next(folder.glob("*.gdbtable"))):
        assert names(imported(path)) == sorted(NAMES)


@pytest.mark.parametrize("inner", ["", "xa.gdb/", "Hồ sơ/xa.gdb/"])
def test_a_zipped_file_geodatabase_comes_in(tmp_path, inner):
    folder = write_geodatabase(tmp_path / "xa.gdb")
    with zipfile.ZipFile(tmp_path / "xa.gdb.zip", "w") as archive:
        for file in folder.iterdir():
            archive.write(file, inner + file.name)

    assert names(imported(tmp_path / "xa.gdb.zip")) == sorted(NAMES)


def test_a_topojson_comes_in(tmp_path):
    coverage = imported(write_topojson(tmp_path / "xa.topojson"))

    assert names(coverage) == sorted(NAMES)
    assert shapely.area(coverage.geometries).tolist() == pytest.approx([16e6] * 6, rel=1e-3)


@pytest.mark.parametrize("charset", ["Neutral", "WindowsLatin1", "WindowsVietnamese"])
def test_old_text_in_a_mapinfo_table_is_read_whatever_charset_it_claims(tmp_path, charset):
    old = communes(
        ten_xa=[in_tcvn3(name) for name in NAMES], ten_huyen=[in_tcvn3("Huyện Văn Lãng")] * 6
    )
    path = write_map(tmp_path / "xa.tab", old, encoding="ISO-8859-1")
    path.write_text(re.sub("Neutral", charset, path.read_text()))

    coverage = imported(path)

    assert names(coverage) == sorted(NAMES)
    assert coverage.units[0].parent_name == "Huyện Văn Lãng"


def test_names_of_columns_in_an_old_encoding_are_read(tmp_path):
    columns = {"m· x·": [f"061{n}" for n in range(20, 26)], in_tcvn3("Tên xã"): list(NAMES)}
    path = write_map(tmp_path / "xa.gpkg", columns)

    assert "Tên xã" in import_map(ImportRequest(map=path)).report.matched.values()


@pytest.mark.parametrize(
    ("main", "part"),
    [("xa.tab", ".dat"), ("xa.tab", ".map"), ("xa.mif", ".mid"), ("xa.shp", ".prj")],
)
def test_any_part_of_a_map_stands_for_the_map(tmp_path, main, part):
    path = write_map(tmp_path / main)

    assert len(read_map_layer(path.with_suffix(part))) == 6


@pytest.mark.parametrize("part", [".dat", ".map", ".id"])
def test_a_part_of_a_mapinfo_table_that_is_missing_is_named(tmp_path, part):
    path = write_map(tmp_path / "xa.tab")
    path.with_suffix(part).unlink()

    with pytest.raises(MapReadError, match=rf"thiếu tệp \{part}"):
        read_map_layer(path)


def test_a_folder_of_layers_is_looked_into(tmp_path):
    write_map(tmp_path / "xa.shp")

    assert len(read_map_layer(tmp_path)) == 6


def test_of_several_layers_in_a_zip_the_wanted_one_is_read(tmp_path):
    six = write_map(tmp_path / "xa.shp")
    many = write_map(tmp_path / "thua_dat.shp", {"so": list(range(12))}, squares(4, 3))
    archive = zipped(tmp_path / "goi.zip", six, many)

    assert len(read_map_layer(archive)) == 12
    assert len(read_map_layer(archive, "xa")) == 6


def test_of_several_layers_the_one_with_codes_and_names_of_units_is_read_first(tmp_path):
    six = write_map(tmp_path / "ranh_gioi.shp")
    many = write_map(tmp_path / "thua_dat.shp", {"so": list(range(12))}, squares(4, 3))
    district = write_map(
        tmp_path / "a_huyen.shp", {"ma_huyen": ["182"], "ten_huyen": ["Văn Lãng"]}, squares(1, 1)
    )

    result = import_map(ImportRequest(map=zipped(tmp_path / "goi.zip", six, many, district)))

    assert names(result.project.coverage) == sorted(NAMES)
    assert result.report.layers[0] == "ranh_gioi"
    (told,) = [one for one in result.report.problems if one.kind == "layers"]
    assert "đã đọc lớp “ranh_gioi”" in told.text


@pytest.mark.parametrize("suffix", OTHER_FORMATS)
def test_a_file_that_is_no_map_is_named_for_what_it_is(tmp_path, suffix):
    path = tmp_path / f"ban do{suffix}"
    path.write_bytes(b"AC1032 hoac gi khac")

    with pytest.raises(MapReadError) as refusal:
        read_map_layer(path)

    assert OTHER_FORMATS[suffix] in str(refusal.value)
    assert str(refusal.value).startswith(f"Không nhập được ban do{suffix}: ")


def test_a_table_taken_for_a_map_is_named(tmp_path):
    path = write_workbook(tmp_path / "so.xlsx", Xa=[["Mã xã", "Dân số"], ["06120", 2000]])

    with pytest.raises(MapReadError, match=r"so\.xlsx là bảng số liệu, không phải bản đồ"):
        read_map_layer(path)


def test_a_drawing_of_microstation_v8_is_named(tmp_path):
    path = tmp_path / "xa.dgn"
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(5000))

    with pytest.raises(MapReadError, match=r"V8.*DGN V7 hoặc DXF"):
        read_map_layer(path)


def test_a_file_that_only_points_elsewhere_is_not_followed(tmp_path):
    target = write_map(tmp_path / "that.gpkg")
    pointer = tmp_path / "xa.kml"
    pointer.write_text(
        "<OGRVRTDataSource><OGRVRTLayer name='that'>"
        f"<SrcDataSource>{target}</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>"
    )

    with pytest.raises(MapReadError, match="dẫn tới dữ liệu ở nơi khác"):
        read_map_layer(pointer)


def test_an_unknown_ending_is_refused_with_those_that_are_known(tmp_path):
    path = tmp_path / "xa.abc"
    shutil.copy(write_map(tmp_path / "xa.geojson"), path)
    path.write_bytes(b"khong phai ban do")

    with pytest.raises(MapReadError, match=r"xa\.abc.*\.shp.*\.gdb"):
        read_map_layer(path)
