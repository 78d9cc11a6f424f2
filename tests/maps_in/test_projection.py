"""Where on earth a map is."""

import numpy as np
import pyproj
import pytest
import shapely

from noivu_desktop.errors import MapReadError
from noivu_desktop.maps_in.projection import known_crs, place, reproject
from noivu_desktop.maps_in.provinces import PROVINCES, province_named, province_of_commune

LANG_SON = province_named("Tỉnh Lạng Sơn")
SQUARES = np.array([shapely.box(430_000, 2_400_000, 440_000, 2_410_000)])

ESRI = (
    'PROJCS["{name}",GEOGCS["GCS_VN_2000",DATUM["D_Vietnam_2000",SPHEROID["WGS_1984",'
    '6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],'
    'PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],'
    'PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",{meridian}],'
    'PARAMETER["Scale_Factor",{scale}],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]'
)


def placed(shapes=SQUARES, crs=None, wanted=None, province=None):
    return place(shapes, crs, wanted=wanted, province=province)


def text(result):
    return " ".join(problem.text for problem in result.problems)


@pytest.mark.parametrize(
    ("meridian", "epsg"),
    [(103.0, 9205), (104.75, 9208), (105.0, 5897), (105.75, 9210), (107.25, 9215), (108.0, 5898)],
)
@pytest.mark.parametrize("name", ["VN-2000_TM-3_107-15", "VN_2000_KTT", "unnamed"])
def test_spellings_of_esri_get_their_epsg_number(meridian, epsg, name):
    wkt = ESRI.format(name=name, meridian=meridian, scale=0.9999)

    result = placed(crs=wkt)

    assert result.crs == f"EPSG:{epsg}"
    assert result.geometries is SQUARES
    assert result.problems == ()


def test_a_utm_zone_of_vn2000_gets_its_number():
    assert placed(crs=ESRI.format(name="VN_2000", meridian=105, scale=0.9996)).crs == "EPSG:3405"


def test_seven_parameters_of_the_ministry_mean_vn2000():
    proj = (
        "+proj=tmerc +lat_0=0 +lon_0=107.25 +k=0.9999 +x_0=500000 +y_0=0 +ellps=WGS84"
        " +towgs84=-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,"
        "0.00427372,0.252906278 +units=m +no_defs"
    )

    result = placed(crs=proj)

    assert result.crs == "EPSG:9215"
    assert result.problems == ()


def test_rotations_with_the_wrong_sign_are_put_right_and_told():
    """As the ministry prints them, and as many web pages copy them: 0,765 m off."""
    proj = (
        "+proj=tmerc +lat_0=0 +lon_0=107.25 +k=0.9999 +x_0=500000 +y_0=0 +ellps=WGS84"
        " +towgs84=-191.90441429,-39.30318279,-111.45032835,-0.00928836,0.01975479,"
        "-0.00427372,0.252906278 +units=m +no_defs"
    )

    result = placed(crs=proj)

    assert result.crs == "EPSG:9215"
    assert "sai dấu góc xoay" in text(result)
    point = [pyproj.Transformer.from_crs(one, 4978, always_xy=True).transform(450e3, 2417e3, 0)
             for one in (proj + " +type=crs", 9215)]  # fmt: skip
    assert np.linalg.norm(np.subtract(*point)) == pytest.approx(0.765, abs=0.01)


def test_rotations_of_the_registry_turn_the_frame():
    """EPSG 6960 worked by hand: X' = T + (1 + s) R X with R for a turned frame."""
    shift = np.array([-191.90441429, -39.30318279, -111.45032835])
    rx, ry, rz = np.radians(np.array([-0.00928836, 0.01975479, -0.00427372]) / 3600)
    turn = np.array([[1, rz, -ry], [-rz, 1, rx], [ry, -rx, 1]])
    corner = (450e3, 2417e3)
    degrees = pyproj.Transformer.from_crs(9215, 4756, always_xy=True).transform(*corner)
    to_space = pyproj.Transformer.from_pipeline("+proj=cart +ellps=WGS84")
    before = np.array(to_space.transform(*degrees, 0))
    by_hand = shift + (1 + 0.252906278e-6) * turn @ before
    expected = to_space.transform(*by_hand, direction="INVERSE")[:2]

    moved = reproject(np.array([shapely.Point(corner)]), "EPSG:9215", "EPSG:4326")[0]

    metres = np.subtract(expected, (moved.x, moved.y)) * 111_000
    assert np.hypot(*metres) < 0.001


@pytest.mark.parametrize(
    "gcs",
    ["GCS_VN_2000", "GCS_VN-2000", "GCS_VN2000", "VN_2000", "GCS_Vietnam_2000"],
)
def test_degrees_of_vn2000_are_not_taken_for_wgs84(gcs):
    wkt = (
        f'GEOGCS["{gcs}",DATUM["D_{gcs}",SPHEROID["WGS_1984",6378137.0,298.257223563]],'
        'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]'
    )
    degrees = reproject(SQUARES, "EPSG:9215", "EPSG:4756")

    result = placed(degrees, wkt, province=LANG_SON)

    assert result.crs == "EPSG:9215"
    assert shapely.hausdorff_distance(result.geometries, SQUARES)[0] < 0.01


def test_a_meridian_that_the_registry_does_not_list_keeps_the_shift_of_vn2000():
    wkt = ESRI.format(name="VN_2000_TM_106_45", meridian=106.75, scale=0.9999)

    result = placed(crs=wkt)

    move = pyproj.Transformer.from_crs(result.crs, 4326, always_xy=True)
    as_wgs84 = pyproj.Transformer.from_crs(
        "+proj=tmerc +lon_0=106.75 +k=0.9999 +x_0=500000 +datum=WGS84", 4326, always_xy=True
    )
    apart = np.subtract(move.transform(450e3, 2417e3), as_wgs84.transform(450e3, 2417e3))
    assert np.hypot(*apart) * 108_000 == pytest.approx(224, abs=15)


@pytest.mark.parametrize(("source", "twin"), [("EPSG:32648", "3405"), ("EPSG:4326", "4756")])
def test_a_guess_that_may_be_200_m_off_says_so(source, twin):
    shapes = reproject(SQUARES, "EPSG:9215", source)

    told = text(placed(shapes, None, province=LANG_SON))

    assert twin in told
    assert "200 m" in told


def test_hanoi_72_is_known_by_the_zone_before_the_easting():
    shapes = reproject(SQUARES, "EPSG:9215", "EPSG:2044")

    result = placed(shapes)

    back = reproject(result.geometries, result.crs, "EPSG:9215")
    assert shapely.hausdorff_distance(back, SQUARES)[0] < 1


@pytest.mark.parametrize("crs", ["EPSG:9215", None])
@pytest.mark.parametrize("wanted", ["9215", None])
def test_coordinates_are_swapped_back_whatever_the_file_says(crs, wanted):
    swapped = shapely.transform(SQUARES, lambda xy: xy[:, ::-1])

    result = placed(swapped, crs, wanted=wanted, province=LANG_SON)

    assert shapely.equals(result.geometries, SQUARES).all()
    assert "đổi chỗ" in text(result)


def test_a_deprecated_zone_becomes_the_one_in_force():
    assert placed(crs="EPSG:6957").crs == "EPSG:5897"


def test_a_provincial_meridian_under_another_datum_is_taken_for_vn2000_and_told():
    proj = "+proj=tmerc +lat_0=0 +lon_0=107.25 +k=0.9999 +x_0=500000 +y_0=0 +datum=WGS84 +units=m"

    result = placed(crs=proj)

    assert result.crs == "EPSG:9215"
    assert "VN-2000" in text(result)


def test_a_utm_zone_of_wgs84_stays_as_it_is():
    result = placed(crs="EPSG:32648")

    assert result.crs == "EPSG:32648"
    assert result.geometries is SQUARES


def test_degrees_go_to_the_zone_of_their_province():
    degrees = reproject(SQUARES, "EPSG:9215", "EPSG:4326")

    result = placed(degrees, "EPSG:4326")

    assert result.crs == "EPSG:9215"
    assert shapely.hausdorff_distance(result.geometries, SQUARES).max() < 0.001
    assert "WGS 84" in text(result)


def test_wgs84_is_shifted_to_vn2000_by_the_parameters_of_the_registry():
    """law: taking one for the other is off by some 224 m in Lạng Sơn."""
    as_wgs84 = reproject(SQUARES, "EPSG:9215", "EPSG:4326")
    as_vn2000 = reproject(SQUARES, "EPSG:9215", "EPSG:4756")

    from_first = placed(as_wgs84, "EPSG:4326").geometries
    mistaken = placed(as_vn2000, "EPSG:4326").geometries

    assert shapely.hausdorff_distance(from_first, mistaken)[0] == pytest.approx(224, abs=15)


@pytest.mark.parametrize("source", ["EPSG:9215", "EPSG:32648", "EPSG:4326"])
def test_without_a_prj_the_place_is_found_through_the_province(source):
    shapes = reproject(SQUARES, "EPSG:9215", source)

    result = placed(shapes, None, province=LANG_SON)

    back = reproject(result.geometries, result.crs, "EPSG:9215")
    assert shapely.hausdorff_distance(back, SQUARES)[0] < 1
    assert "không ghi hệ tọa độ" in text(result)


def test_without_a_prj_and_a_province_some_province_is_assumed_and_told():
    result = placed(SQUARES, None)

    system = pyproj.CRS.from_user_input(result.crs)
    assert system.is_projected
    assert "không ghi hệ tọa độ" in text(result)


def test_what_the_user_says_goes_before_the_file():
    result = placed(crs="EPSG:32648", wanted="9215")

    assert result.crs == "EPSG:9215"
    assert result.geometries is SQUARES


def test_swapped_coordinates_are_swapped_back_and_told():
    swapped = shapely.transform(SQUARES, lambda xy: xy[:, ::-1])

    result = placed(swapped, None, province=LANG_SON)

    assert result.crs == "EPSG:9215"
    assert shapely.equals(result.geometries, SQUARES).all()
    assert "đổi chỗ" in text(result)


def test_metres_under_a_prj_in_degrees_are_told():
    result = placed(SQUARES, "EPSG:4326", province=LANG_SON)

    assert result.crs == "EPSG:9215"
    assert "bỏ qua" in text(result)


@pytest.mark.parametrize(
    "wkt",
    [
        'LOCAL_CS["Nonearth",UNIT["Meter",1.0]]',
        'LOCAL_CS["VN-2000 Lang Son",LOCAL_DATUM["Local",0],UNIT["m",1.0]]',
    ],
)
def test_a_system_that_is_nowhere_on_earth_is_told_and_the_place_found_without_it(wkt):
    result = placed(crs=wkt, province=LANG_SON)

    assert result.crs == "EPSG:9215"
    assert "hệ tọa độ riêng" in text(result)
    assert "đã coi là VN-2000" in text(result)


@pytest.mark.parametrize("wanted", ["4978", "5773"])
def test_a_system_that_maps_are_not_drawn_in_is_refused(wanted):
    with pytest.raises(MapReadError, match=f"“{wanted}” không phải hệ tọa độ phẳng"):
        known_crs(wanted)


def test_a_map_outside_the_country_is_told():
    paris = np.array([shapely.box(2.2, 48.8, 2.4, 48.9)])

    assert [one.kind for one in placed(paris, "EPSG:4326").problems][-1] == "place"


def test_web_maps_are_brought_to_the_zone():
    web = reproject(SQUARES, "EPSG:9215", "EPSG:3857")

    assert placed(web, "EPSG:3857").crs == "EPSG:9215"


@pytest.mark.parametrize("text_", ["9215", "EPSG:9215", "epsg:9215", " 9215 "])
def test_numbers_of_the_registry_are_known_however_they_are_written(text_):
    assert known_crs(text_) == "EPSG:9215"


@pytest.mark.parametrize("text_", ["", "99999", "Hà Nội", "EPSG:"])
def test_an_unknown_system_is_refused_with_an_example(text_):
    with pytest.raises(MapReadError, match="9215"):
        known_crs(text_)


def test_coordinates_nowhere_near_are_refused():
    with pytest.raises(MapReadError, match="EPSG"):
        placed(np.array([shapely.box(-9e6, -9e6, -8e6, -8e6)]))


def test_every_province_lies_in_the_zone_that_it_keeps():
    """The meridian of the zone is at most two degrees from the middle of the province."""
    assert len(PROVINCES) == 63
    for province in PROVINCES:
        operation = pyproj.CRS.from_epsg(province.epsg).coordinate_operation
        values = {one.name: one.value for one in operation.params}
        meridian = values["Longitude of natural origin"]
        assert abs(meridian - (province.west + province.east) / 2) < 2.0, province.name
        assert values["Scale factor at natural origin"] == 0.9999


def test_provinces_are_known_by_name_and_by_commune_code():
    assert province_named("TP. Hồ Chí Minh").code == "79"
    assert province_named("lang_son") is LANG_SON
    assert province_named("Paris") is None
    assert province_of_commune("06325") is LANG_SON
    assert province_of_commune("6325") is None
