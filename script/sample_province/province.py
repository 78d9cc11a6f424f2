"""The whole made-up province as one value."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pyproj
import shapely
from numpy.typing import NDArray

from sample_province import EPSG, SEED, borders, figures, partition
from sample_province.figures import Commune, Hamlet
from sample_province.partition import CENTRE

_FOREIGN_FROM, _FOREIGN_TO = np.radians(8), np.radians(82)
"""Where the province's border is the country's: angles around its centre, from the east."""
_HIGHLAND_COMMUNES = 7
_SPREAD_OF_LEGAL_AREA = 0.002


@dataclass(frozen=True, kw_only=True)
class Province:
    """Communes and hamlets with clean borders; rows of shapes are rows of the lists.

    legal_km2    shape (n communes,), what land statistics say; differs a little from the map
    hamlet_km2   shape (m hamlets,), from the map
    """

    communes: list[Commune]
    hamlets: list[Hamlet]
    commune_shapes: NDArray[np.object_]
    hamlet_shapes: NDArray[np.object_]
    legal_km2: list[float]
    hamlet_km2: list[float]
    mountain: NDArray[np.bool_]
    highland: NDArray[np.bool_]
    land_border: NDArray[np.bool_]

    @cached_property
    def commune_of_hamlet(self) -> NDArray[np.int64]:
        """Row of the commune of each hamlet."""
        return np.array([hamlet.commune for hamlet in self.hamlets])

    @cached_property
    def district_of_commune(self) -> NDArray[np.int64]:
        """District number of each commune."""
        return np.array([commune.district for commune in self.communes])


def draw_figures() -> tuple[list[Commune], list[Hamlet]]:
    """Names and people, which do not depend on the borders."""
    rng = np.random.default_rng([SEED, 1])
    communes = figures.draw_communes(rng)
    hamlets = figures.draw_hamlets(rng, communes)
    minority = [0.0] * len(communes)
    for hamlet in hamlets:
        minority[hamlet.commune] += hamlet.population * hamlet.minority_percent
    return [
        replace(commune, minority_percent=round(total / commune.population, 2))
        for commune, total in zip(communes, minority, strict=True)
    ], hamlets


def draw_province() -> Province:
    """The province; takes some ten seconds."""
    communes, hamlets = draw_figures()
    rng = np.random.default_rng([SEED, 2])
    cut = partition.cut(rng, communes, hamlets)
    hamlet_shapes = borders.hamlet_shapes(rng, cut, len(hamlets))
    commune_shapes = borders.dissolve(hamlet_shapes, np.array([h.commune for h in hamlets]))
    map_km2 = ellipsoid_km2(commune_shapes)
    legal = np.round(map_km2 * rng.normal(1, _SPREAD_OF_LEGAL_AREA, len(map_km2)), 2)
    rural = np.array([commune.kind == figures.RURAL for commune in communes])
    return Province(
        communes=communes,
        hamlets=hamlets,
        commune_shapes=commune_shapes,
        hamlet_shapes=hamlet_shapes,
        legal_km2=legal.tolist(),
        hamlet_km2=np.round(ellipsoid_km2(hamlet_shapes), 4).tolist(),
        mountain=np.array([commune.district > 0 for commune in communes]),
        highland=rural & _among_largest(map_km2, _HIGHLAND_COMMUNES),
        land_border=rural & _touches_foreign_border(commune_shapes),
    )


def ellipsoid_km2(shapes: NDArray[np.object_]) -> NDArray[np.float64]:
    """Areas on the ellipsoid in km2, shape (n,)."""
    system = pyproj.CRS.from_epsg(EPSG)
    to_degrees = pyproj.Transformer.from_crs(system, system.geodetic_crs, always_xy=True)
    degrees = shapely.transform(
        shapes, lambda xy: np.column_stack(to_degrees.transform(xy[:, 0], xy[:, 1]))
    )
    ellipsoid = system.get_geod()
    return np.array([abs(ellipsoid.geometry_area_perimeter(one)[0]) for one in degrees]) / 1e6


def _among_largest(values: NDArray[np.float64], count: int) -> NDArray[np.bool_]:
    return values >= np.sort(values)[-count]


def _touches_foreign_border(shapes: NDArray[np.object_]) -> NDArray[np.bool_]:
    """Which units have a segment of the province's outer border that is foreign."""
    owner, segments = partition.segments_of(shapes)
    _, inverse, times = np.unique(segments, axis=0, return_inverse=True, return_counts=True)
    outer = times[inverse.reshape(-1)] == 1
    middle = (segments[:, :2] + segments[:, 2:]) / 2 - CENTRE
    angle = np.arctan2(middle[:, 1], middle[:, 0])
    foreign = outer & (angle > _FOREIGN_FROM) & (angle < _FOREIGN_TO)
    return np.bincount(owner[foreign], minlength=len(shapes)) > 0
