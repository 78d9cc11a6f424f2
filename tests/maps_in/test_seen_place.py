"""Where a map would lie, in words and in degrees."""

import numpy as np
import pytest

from noivu_desktop.maps_in.likely_systems import likely_systems
from noivu_desktop.maps_in.projection_words import degrees, projection_words
from noivu_desktop.maps_in.provinces import province_named
from noivu_desktop.maps_in.seen_place import seen_place
from tests.maps_in.map_files import CORNER, squares


@pytest.mark.parametrize(
    ("crs", "words"),
    [
        ("EPSG:9215", "VN-2000, kinh tuyến trục 107°15', múi 3°"),
        ("EPSG:5897", "VN-2000, kinh tuyến trục 105°, múi 3°"),
        ("EPSG:3405", "VN-2000, kinh tuyến trục 105°, múi 6°"),
        ("EPSG:32649", "WGS 84 / UTM, kinh tuyến trục 111°, múi 6°"),
        ("EPSG:4326", "WGS 84, tọa độ địa lý (độ)"),
        ("EPSG:4147", "Hà Nội-72, tọa độ địa lý (độ)"),
        ("không rõ", "không rõ"),
    ],
)
def test_a_projection_is_called_as_surveyors_call_it(crs, words):
    assert projection_words(crs) == words


def test_minutes_are_rounded_and_never_sixty():
    assert degrees(104.9999) == "105°"


def test_the_meridian_of_the_province_comes_first():
    found = likely_systems(CORNER, province_named("Lạng Sơn"))

    assert found[0].crs == "EPSG:9215"
    assert found[0].is_own
    assert found[0].is_inside
    assert not any(one.is_own for one in found[1:])
    assert [one.is_inside for one in found] == sorted(
        (one.is_inside for one in found), reverse=True
    )


@pytest.mark.parametrize("province", [province_named("Lạng Sơn"), None])
def test_utm_goes_before_the_zone_of_another_province_on_the_same_meridian(province):
    inside = [one.crs for one in likely_systems((660_000, 2_420_000), province) if one.is_inside]

    assert inside.index("EPSG:32648") < inside.index("EPSG:3405") < inside.index("EPSG:5897")


def test_degrees_leave_nothing_to_choose():
    shapes = np.array(squares(2, 2), dtype=object)
    seen = seen_place(shapes, "EPSG:9215", None)
    assert seen.stated == "VN-2000, kinh tuyến trục 107°15', múi 3°"
    assert len(seen.rings) == 4

    small = np.array([one.__class__([(x / 1e5, y / 1e5) for x, y in one.exterior.coords])
                      for one in shapes], dtype=object)  # fmt: skip

    assert seen_place(small, None, None).possible() == ()
