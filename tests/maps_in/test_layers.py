"""Boundary files as they come, whole and broken."""

import json
import struct
import tempfile
import zipfile

import numpy as np
import pytest
import shapely

from noivu_desktop.errors import MapReadError
from noivu_desktop.maps_in.archive import MOST_FILES
from noivu_desktop.maps_in.layers import read_map_layer
from tests.maps_in.map_files import communes, squares, write_map, zipped


@pytest.fixture(autouse=True)
def temporary_folder(tmp_path, monkeypatch):
    """Where zip files are unpacked; empty again after every read."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert list(folder.iterdir()) == []


def refused(path, **options):
    """The one sentence with which a file is refused."""
    with pytest.raises(MapReadError) as refusal:
        read_map_layer(path, **options)
    sentence = str(refusal.value)
    assert "\n" not in sentence
    assert sentence.endswith(".")
    return sentence


@pytest.mark.parametrize("name", ["xa.shp", "xa.gpkg", "xa.geojson", "xa.fgb", "xa.tab", "xa.mif"])
def test_a_layer_is_read_in_whatever_format_it_comes(tmp_path, name):
    layer = read_map_layer(write_map(tmp_path / name))

    assert len(layer) == 6
    assert sorted(layer.columns["dan_so"]) == communes()["dan_so"]
    assert shapely.area(layer.geometries).tolist() == pytest.approx([16e6] * 6, rel=1e-4)
    assert layer.crs is not None


def test_a_kml_is_read_with_its_names(tmp_path):
    columns = {"Name": communes()["ten_xa"]}
    shapes = [shapely.box(106 + i / 10, 21, 106.1 + i / 10, 21.1) for i in range(6)]

    layer = read_map_layer(
        write_map(tmp_path / "xa.kml", columns, shapes, "EPSG:4326", driver="KML")
    )

    assert layer.columns["Name"] == tuple(communes()["ten_xa"])


@pytest.mark.parametrize("part", [".shp", ".shx", ".dbf"])
def test_a_part_of_a_shapefile_that_is_missing_is_named(tmp_path, part):
    path = write_map(tmp_path / "xa.shp")
    path.with_suffix(part).unlink()

    sentence = refused(path.with_suffix(".dbf" if part == ".shp" else ".shp"))

    assert part in sentence


def test_a_file_that_is_not_there_is_named(tmp_path):
    assert "khong_co.shp" in refused(tmp_path / "khong_co.shp")


@pytest.mark.parametrize("part", [".shp", ".dbf", ".shx"])
@pytest.mark.parametrize("kept", [0, 10, 90, 99])
def test_a_truncated_shapefile_is_refused_or_read_without_a_crash(tmp_path, part, kept):
    """A .shp cut off is an error; GDAL fills up what a short .dbf or .shx lacks."""
    path = write_map(tmp_path / "xa.shp")
    damaged = path.with_suffix(part)
    content = damaged.read_bytes()
    damaged.write_bytes(content[: len(content) * kept // 100])

    try:
        layer = read_map_layer(path)
    except MapReadError as error:
        assert str(error).endswith(".")
    else:
        assert 0 < len(layer) <= 6


def test_a_shapefile_that_claims_millions_of_points_is_refused(tmp_path):
    path = write_map(tmp_path / "xa.shp")
    content = bytearray(path.read_bytes())
    content[100 + 8 + 40 : 100 + 8 + 44] = struct.pack("<i", 2_000_000_000)
    path.write_bytes(content)

    try:
        layer = read_map_layer(path)
    except MapReadError as error:
        assert str(error).endswith(".")
    else:
        assert len(layer) == 6


def test_a_layer_without_rows_is_refused(tmp_path):
    path = write_map(tmp_path / "rong.gpkg", {"ma_xa": []}, [], geometry_type="Polygon")

    assert "không có đối tượng nào" in refused(path)


@pytest.mark.parametrize("shape", [shapely.Point(0, 0), shapely.LineString([(0, 0), (1, 1)])])
def test_points_and_lines_are_refused(tmp_path, shape):
    path = write_map(tmp_path / "diem.gpkg", {"ma": [1]}, [shape])

    assert "polygon" in refused(path)


@pytest.mark.parametrize("name", ["xa.gpkg", "xa.geojson", "xa.zip", "xa.kml", "xa.shp", "xa.tab"])
def test_a_file_with_other_content_is_refused(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"khong phai ban do" * 20)

    refused(path)


def test_a_zipped_shapefile_is_read(tmp_path):
    archive = zipped(tmp_path / "xa.zip", write_map(tmp_path / "xa.shp"))

    assert len(read_map_layer(archive)) == 6


def test_a_folder_inside_a_zip_is_looked_into(tmp_path):
    path = write_map(tmp_path / "xa.gpkg")
    with zipfile.ZipFile(tmp_path / "xa.zip", "w") as archive:
        archive.write(path, "Hồ sơ/bản đồ/xa.gpkg")
        archive.writestr("__MACOSX/Hồ sơ/._xa.gpkg", b"x")

    assert len(read_map_layer(tmp_path / "xa.zip")) == 6


def test_of_several_layers_the_polygons_are_taken(tmp_path):
    points = write_map(tmp_path / "diem.shp", {"ma": [1] * 9}, [shapely.Point(0, 0)] * 9)
    roads = write_map(tmp_path / "duong.shp", {"ma": [1]}, [shapely.LineString([(0, 0), (1, 1)])])
    units = write_map(tmp_path / "ranh.shp")

    layer = read_map_layer(zipped(tmp_path / "ban_do.zip", points, roads, units))

    assert layer.name == "ranh"


def test_without_polygons_the_layers_are_named(tmp_path):
    points = write_map(tmp_path / "diem.shp", {"ma": [1]}, [shapely.Point(0, 0)])
    roads = write_map(tmp_path / "duong.shp", {"ma": [1]}, [shapely.LineString([(0, 0), (1, 1)])])

    sentence = refused(zipped(tmp_path / "ban_do.zip", points, roads))

    assert "diem" in sentence
    assert "duong" in sentence


def test_the_units_of_a_project_go_before_its_other_layers(tmp_path):
    path = write_map(tmp_path / "ho_so.gpkg", layer="units")
    many = {"ma": list(range(12))}
    write_map(path, many, squares(4, 3), layer="merged_units", mode="a")

    assert read_map_layer(path).name.endswith("units")
    assert len(read_map_layer(path)) == 6
    assert len(read_map_layer(path, "merged_units")) == 12
    assert "merged_units" in refused(path, layer="khac")


def test_a_zip_that_leads_outside_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "xau.zip", "w") as archive:
        archive.writestr("../../ngoai.shp", b"x")

    assert "../" in refused(tmp_path / "xau.zip")
    assert not (tmp_path / "ngoai.shp").exists()


@pytest.mark.parametrize("name", ["/etc/xa.shp", "C:/xa.shp", "..\\..\\xa.shp"])
def test_other_ways_to_lead_outside_are_refused_too(tmp_path, name):
    with zipfile.ZipFile(tmp_path / "xau.zip", "w") as archive:
        archive.writestr(zipfile.ZipInfo(name), b"x")

    refused(tmp_path / "xau.zip")


def test_a_zip_that_unpacks_without_end_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("noivu_desktop.maps_in.archive.LARGEST_CONTENT", 1024**2)
    with zipfile.ZipFile(tmp_path / "bom.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xa.shp", bytes(2 * 1024**2))

    assert "quá lớn" in refused(tmp_path / "bom.zip")


def test_a_zip_that_lies_about_its_size_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("noivu_desktop.maps_in.archive.LARGEST_CONTENT", 1024**2)
    path = tmp_path / "bom.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xa.shp", bytes(2 * 1024**2))
    honest, lie = struct.pack("<I", 2 * 1024**2), struct.pack("<I", 1000)
    path.write_bytes(path.read_bytes().replace(honest, lie))

    refused(path)


def test_a_zip_with_too_many_files_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "nhieu.zip", "w") as archive:
        for number in range(MOST_FILES + 1):
            archive.writestr(f"{number}.txt", b"")

    assert str(MOST_FILES) in refused(tmp_path / "nhieu.zip")


def test_a_zip_with_a_password_is_refused(tmp_path):
    path = zipped(tmp_path / "khoa.zip", write_map(tmp_path / "xa.gpkg"))
    content = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + offset] |= 1
    path.write_bytes(content)

    assert "mật khẩu" in refused(path)


def test_a_zip_in_a_zip_is_refused_with_advice(tmp_path):
    inner = zipped(tmp_path / "trong.zip", write_map(tmp_path / "xa.shp"))

    assert "giải nén" in refused(zipped(tmp_path / "ngoai.zip", inner))


def test_a_zip_without_a_map_names_what_it_holds(tmp_path):
    note = tmp_path / "ghi_chu.docx"
    note.write_bytes(b"x")

    assert "ghi_chu.docx" in refused(zipped(tmp_path / "khac.zip", note))


def test_a_truncated_zip_is_refused(tmp_path):
    path = zipped(tmp_path / "xa.zip", write_map(tmp_path / "xa.shp"))
    path.write_bytes(path.read_bytes()[:-100])

    refused(path)


def test_an_empty_zip_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "rong.zip", "w"):
        pass

    refused(tmp_path / "rong.zip")


def test_ten_thousand_columns_are_refused(tmp_path):
    feature = {
        "type": "Feature",
        "properties": {f"c{number}": number for number in range(10_000)},
        "geometry": shapely.geometry.mapping(shapely.box(106, 21, 107, 22)),
    }
    path = tmp_path / "rong.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))

    assert "10000" in refused(path)


def test_a_ring_that_is_not_closed_is_closed(tmp_path):
    ring = [[106, 21], [107, 21], [107, 22], [106, 22]]
    feature = {
        "type": "Feature",
        "properties": {"ma_xa": "06120"},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
    path = tmp_path / "ho.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))

    assert shapely.area(read_map_layer(path).geometries).tolist() == [1.0]


def test_heights_are_left_out(tmp_path):
    shapes = shapely.force_3d(np.array(squares(3, 2)), z=100.0)

    layer = read_map_layer(write_map(tmp_path / "cao.gpkg", shapes=list(shapes)))

    assert not shapely.has_z(layer.geometries).any()
