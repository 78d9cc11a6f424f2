import geopandas
import pytest
import shapely

from noivu_desktop.errors import MapReadError
from noivu_desktop.maps_in.background import read_background
from tests.builders import CRS, ORIGIN

X, Y = ORIGIN
SHAPES = [
    shapely.LineString([(X, Y), (X + 9000, Y + 4000)]),
    shapely.Point(X + 2500, Y + 2500),
    shapely.box(X, Y, X + 1000, Y + 1000),
]


def written(path, shapes, crs, **options):
    geopandas.GeoDataFrame(geometry=shapes, crs=crs).to_file(path, **options)
    return path


def test_points_lines_and_polygons_are_read_in_the_projection_of_the_project(tmp_path):
    degrees = geopandas.GeoSeries(SHAPES, crs=CRS).to_crs("EPSG:4326").tolist()
    path = written(tmp_path / "nen.geojson", degrees, "EPSG:4326")

    found = read_background(path, CRS).geometries

    assert [one.geom_type for one in found] == ["LineString", "Point", "Polygon"]
    assert max(a.hausdorff_distance(b) for a, b in zip(found, SHAPES, strict=True)) < 0.1


def test_every_layer_of_a_file_is_read(tmp_path):
    path = tmp_path / "nen.gpkg"
    written(path, SHAPES[:1], CRS, layer="duong")
    written(path, SHAPES[1:2], CRS, layer="tru_so")

    assert len(read_background(path, CRS).geometries) == 2


@pytest.mark.filterwarnings("ignore:'crs' was not provided")
def test_a_file_without_projection_is_in_degrees_only_if_its_numbers_fit(tmp_path):
    plain = written(tmp_path / "a.shp", SHAPES[:1], None)
    degrees = geopandas.GeoSeries(SHAPES[:1], crs=CRS).to_crs("EPSG:4326").tolist()
    round_the_earth = written(tmp_path / "b.shp", degrees, None)

    for path in (plain, round_the_earth):
        (line,) = read_background(path, CRS).geometries
        assert line.hausdorff_distance(SHAPES[0]) < 0.1


def test_a_file_that_is_not_there_broken_or_no_map_is_told_in_a_sentence(tmp_path):
    broken = tmp_path / "hong.gpkg"
    broken.write_bytes(b"khong phai ban do")
    scan = tmp_path / "quet.tif"
    scan.write_bytes(b"II*\0")

    for path, words in (
        (tmp_path / "mat.shp", "Không tìm thấy tệp"),
        (broken, "Không đọc được lớp nền hong.gpkg"),
        (scan, "ảnh quét"),
    ):
        with pytest.raises(MapReadError, match=words):
            read_background(path, CRS)
