"""Where a map would lie under each projection it may be in, for a person to look at."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from noivu_desktop.maps_in.likely_systems import LikelySystem, likely_systems
from noivu_desktop.maps_in.projection_words import projection_words
from noivu_desktop.maps_in.provinces import Province

_MOST_RINGS = 12_000
_FEW_RINGS = 600
_LINES_ACROSS = 250
_MOST_ALTERNATIVES = 8

Points = NDArray[np.float64]
Geometries = NDArray[np.object_]


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

    def possible(self) -> tuple[LikelySystem, ...]:
        """Projections for coordinates in metres, likeliest first; none for degrees."""
        if self.middle is None:
            return ()
        return likely_systems(self.middle, self.province)[:_MOST_ALTERNATIVES]


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
