import numpy as np
import pytest
import shapely

from noivu_desktop.units.ellipsoid import area_km2, crs_name, length_m, wgs84
from noivu_desktop.units.measures import map_areas_km2
from tests.builders import CRS, ORIGIN

X, Y = ORIGIN
SQUARE = [(X, Y), (X + 5000, Y), (X + 5000, Y + 5000), (X, Y + 5000)]


def test_a_way_is_measured_on_the_ellipsoid_and_not_on_the_plane():
    # TM-3 shrinks lengths near its meridian by 0.9999, so the ground is a little longer.
    assert length_m(SQUARE[:2], CRS) == pytest.approx(5000 / 0.9999, rel=2e-5)
    assert length_m(SQUARE[:1], CRS) == 0


def test_the_area_of_a_ring_is_that_of_the_same_polygon():
    polygon = np.array([shapely.Polygon(SQUARE)], dtype=object)

    assert area_km2(SQUARE, CRS) == pytest.approx(float(map_areas_km2(polygon, CRS)[0]))
    assert area_km2(SQUARE[::-1], CRS) == area_km2(SQUARE, CRS)
    assert area_km2(SQUARE[:2], CRS) == 0


def test_degrees_are_those_of_wgs_84_with_the_datum_shifted():
    longitude, latitude = wgs84(X, Y, CRS)

    assert (round(longitude, 1), round(latitude, 1)) == (107.1, 21.7)
    assert "VN-2000" in crs_name(CRS)
