"""Lengths, areas and degrees of map points: on the ellipsoid, not on the plane of the map."""

from collections.abc import Sequence
from functools import lru_cache

import pyproj

Point = tuple[float, float]

_WGS_84 = "EPSG:4326"
_SQUARE_METRES_IN_KM2 = 1_000_000


def length_m(points: Sequence[Point], crs: str) -> float:
    """The length in metres of the way through points given in ``crs``."""
    if len(points) < 2:
        return 0.0
    degrees, ellipsoid = _geodetic(crs)
    x, y = zip(*points, strict=True)
    return float(ellipsoid.line_length(*degrees.transform(x, y)))


def area_km2(points: Sequence[Point], crs: str) -> float:
    """The area in km2 inside the ring through points given in ``crs``."""
    if len(points) < 3:
        return 0.0
    degrees, ellipsoid = _geodetic(crs)
    x, y = zip(*points, strict=True)
    ring = degrees.transform(x, y)
    size, _ = ellipsoid.polygon_area_perimeter(*ring)
    return abs(float(size)) / _SQUARE_METRES_IN_KM2


def wgs84(x: float, y: float, crs: str) -> Point:
    """Longitude and latitude in degrees of WGS 84; the datum of ``crs`` is shifted."""
    longitude, latitude = _to_wgs84(crs).transform(x, y)
    return float(longitude), float(latitude)


def crs_name(crs: str) -> str:
    """What the reference system is called."""
    return str(pyproj.CRS.from_user_input(crs).name)


@lru_cache(maxsize=4)
def _geodetic(crs: str) -> tuple[pyproj.Transformer, pyproj.Geod]:
    system = pyproj.CRS.from_user_input(crs)
    degrees = pyproj.Transformer.from_crs(system, system.geodetic_crs, always_xy=True)
    return degrees, system.get_geod() or pyproj.Geod(ellps="WGS84")


@lru_cache(maxsize=4)
def _to_wgs84(crs: str) -> pyproj.Transformer:
    return pyproj.Transformer.from_crs(crs, _WGS_84, always_xy=True)
