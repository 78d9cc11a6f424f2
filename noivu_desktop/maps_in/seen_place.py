"""Where a map would lie under each projection it may be in, for a person to look at."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyproj
import shapely
from numpy.typing import NDArray
from pyproj.exceptions import ProjError

from noivu_desktop.maps_in.projection_words import projection_words
from noivu_desktop.maps_in.provinces import PROVINCES, Province

_WIDE_ZONES = (3405, 3406, 32648, 32649)
_MOST_RINGS = 12_000
_FEW_RINGS = 600
_LINES_ACROSS = 250
_MOST_ALTERNATIVES = 8
_KM_IN_A_DEGREE = 111.0

Points = NDArray[np.float64]
Geometries = NDArray[np.object_]


@dataclass(frozen=True, slots=True, kw_only=True)
class PossibleSystem:
    """A projection in which the file may be.

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


@dataclass(frozen=True, kw_only=True, eq=False)
class SeenPlace:
    """How the coordinates of the file were understood.

    stated     what the file says, in words; None: nothing
    province   where names and codes say that the units are
    middle     of the coordinates, x before y; None where they are degrees or no numbers
    rings      coarse borders in the coordinates of the file, each of shape (n, 2), x before y
    """

    stated: str | None
    province: Province | None
    middle: tuple[float, float] | None
    rings: tuple[Points, ...]

    def possible(self) -> tuple["PossibleSystem", ...]:
        """Projections for coordinates in metres, likeliest first; none for degrees."""
        return () if self.middle is None else possible_systems(self.middle, self.province)


def seen_place(geometries: Geometries, crs: str | None, province: Province | None) -> SeenPlace:
    """What can be told of the place from the coordinates of the file as they stand."""
    rings = _rings(geometries)
    west, south, east, north = shapely.total_bounds(geometries).tolist()
    if north < west and south > 100_000:  # x, the easting, is the smaller of the two
        rings = tuple(ring[:, ::-1] for ring in rings)
        west, south, east, north = south, west, north, east
    middle = ((west + east) / 2, (south + north) / 2)
    in_metres = np.isfinite(middle).all() and max(map(abs, middle)) > 400
    return SeenPlace(
        stated=None if crs is None else projection_words(crs),
        province=province,
        middle=middle if in_metres else None,
        rings=rings,
    )


def possible_systems(
    middle: tuple[float, float], province: Province | None
) -> tuple[PossibleSystem, ...]:
    """The projections in use in Vietnam by how well they bring ``middle`` to the province."""
    likely = (province,) if province else PROVINCES
    numbers = sorted({one.epsg for one in PROVINCES}) + list(_WIDE_ZONES)
    found = []
    for epsg in numbers:
        try:
            where = to_degrees(f"EPSG:{epsg}", np.array([middle]))[0].tolist()
        except ProjError:
            continue
        nearest = min(likely, key=lambda one: one.distance(*where))
        if np.isfinite(where).all():
            own = any(one.epsg == epsg and one.holds(*where) for one in likely)
            inside = any(one.holds(*where) for one in likely)
            rank = (not inside, not own, nearest.distance(*where))
            found.append((rank, _possible(epsg, where, nearest, own=own, inside=inside)))
    found.sort(key=lambda one: one[0])
    return tuple(one for _, one in found[:_MOST_ALTERNATIVES])


def to_degrees(crs: str, points: Points) -> Points:
    """Points of shape (n, 2), x before y, as longitudes and latitudes."""
    change = pyproj.Transformer.from_crs(crs, "EPSG:4326", always_xy=True)
    return np.column_stack(change.transform(points[:, 0], points[:, 1]))


def _possible(
    epsg: int, where: Sequence[float], nearest: Province, *, own: bool, inside: bool
) -> PossibleSystem:
    return PossibleSystem(
        crs=f"EPSG:{epsg}",
        words=projection_words(f"EPSG:{epsg}"),
        middle=(where[0], where[1]),
        is_own=own,
        is_inside=inside,
        distance_km=nearest.distance(*where) * _KM_IN_A_DEGREE,
    )


def _rings(geometries: Geometries) -> tuple[Points, ...]:
    """The outer rings of the largest units, drawn with as many points as a small picture needs."""
    parts = shapely.get_parts(geometries)
    parts = parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON]
    largest = parts[np.argsort(-shapely.area(parts))[:_MOST_RINGS]]
    if not len(largest):
        return ()
    west, south, east, north = shapely.total_bounds(largest)
    step = max(east - west, north - south) / _LINES_ACROSS
    coarse = shapely.simplify(largest, step, preserve_topology=len(largest) < _FEW_RINGS)
    coarse = coarse[shapely.get_type_id(coarse) == shapely.GeometryType.POLYGON]
    rings = shapely.get_exterior_ring(coarse)
    return tuple(shapely.get_coordinates(one) for one in rings if not shapely.is_empty(one))
