"""Projections in use in Vietnam, by how well they bring a map to the place of its units."""

from dataclasses import dataclass

import numpy as np
import pyproj
from numpy.typing import NDArray
from pyproj.exceptions import ProjError

from noivu_desktop.maps_in.projection_words import projection_words
from noivu_desktop.maps_in.provinces import PROVINCES, Province

ZONES = {
    103.0: 9205, 104.0: 9206, 104.5: 9207, 104.75: 9208, 105.0: 5897, 105.5: 9209, 105.75: 9210,
    106.0: 9211, 106.25: 9212, 106.5: 9213, 107.0: 9214, 107.25: 9215, 107.5: 9216, 107.75: 5899,
    108.0: 5898, 108.25: 9217, 108.5: 9218, 102.0: 5896,
}  # fmt: skip
"""VN-2000 zones of three degrees by their meridian."""

TWINS = {4326: 4756, 32648: 3405, 32649: 3406}
"""Systems of WGS 84 and those of VN-2000 that look the same but lie some 200 m away."""

_WIDE_ZONES = (32648, 32649, 3405, 3406)
_WGS84_TWINS = {vn2000: wgs84 for wgs84, vn2000 in TWINS.items()}
_KM_IN_A_DEGREE = 111.0

Points = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class LikelySystem:
    """A projection in which a file may be.

    middle       longitude and latitude of the middle of the map in it
    is_own       whether it is the one that its province keeps its maps in
    is_inside    whether that lies in the province (in some province, where none is known)
    distance_km  from the middle of the province, roughly
    """

    crs: str
    words: str
    middle: tuple[float, float]
    is_own: bool
    is_inside: bool
    distance_km: float


def likely_systems(
    middle: tuple[float, float], province: Province | None
) -> tuple[LikelySystem, ...]:
    """The projections under which ``middle``, x before y, may lie on earth; likeliest first.

    The province's own zone goes before the zones of six degrees, and these before the zones of
    other provinces; what brings the map to no province at all comes last.
    """
    likely = (province,) if province else PROVINCES
    found = []
    for place, epsg in enumerate((*_WIDE_ZONES, *ZONES.values())):
        try:  # twins are told apart by their place in the list, not by 200 m
            seen = to_degrees(f"EPSG:{_WGS84_TWINS.get(epsg, epsg)}", np.array([middle]))[0]
        except ProjError:
            continue
        if np.isfinite(seen).all():
            outside, other, distance = min(_fit(seen, epsg, one) for one in likely)
            system = LikelySystem(
                crs=f"EPSG:{epsg}",
                words=projection_words(f"EPSG:{epsg}"),
                middle=(float(seen[0]), float(seen[1])),
                is_own=not (outside or other),
                is_inside=not outside,
                distance_km=distance * _KM_IN_A_DEGREE,
            )
            rank = (outside, other, epsg not in _WIDE_ZONES, distance, place)
            found.append((rank, system))
    return tuple(system for _, system in sorted(found, key=lambda one: one[0]))


def to_degrees(crs: str, points: Points) -> Points:
    """Points of shape (n, 2), x before y, as longitudes and latitudes."""
    change = pyproj.Transformer.from_crs(crs, "EPSG:4326", always_xy=True)
    return np.column_stack(change.transform(points[:, 0], points[:, 1]))


def _fit(seen: Points, epsg: int, one: Province) -> tuple[bool, bool, float]:
    """Orders provinces: the place lies there first, then the zone is its own, then nearness."""
    longitude, latitude = seen.tolist()
    is_elsewhere = not one.holds(longitude, latitude)
    return is_elsewhere, epsg != one.epsg, one.distance(longitude, latitude)
