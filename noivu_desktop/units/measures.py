"""Figures and facts of sets of units. A sum with an unknown part is unknown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

import numpy as np
import pyproj
import shapely
from numpy.typing import NDArray

from noivu_desktop.units.segments import is_hole
from noivu_desktop.units.unit import Unit

_SQUARE_METRES_IN_KM2 = 1_000_000

_T = TypeVar("_T")
_Number = TypeVar("_Number", int, Decimal)


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Summed figures; ``None`` where a figure of any unit is not known."""

    units: int
    area_km2: Decimal | None
    population: int | None
    households: int | None

    def with_replaced(self, gone: "Totals", new: "Totals") -> "Totals":
        """The sums after units of this sum (``gone``) gave way to others (``new``)."""
        return Totals(
            units=self.units - gone.units + new.units,
            area_km2=_replaced(self.area_km2, gone.area_km2, new.area_km2),
            population=_replaced(self.population, gone.population, new.population),
            households=_replaced(self.households, gone.households, new.households),
        )


def totals(units: Iterable[Unit]) -> Totals:
    """The summed figures of ``units``."""
    listed = list(units)
    return Totals(
        units=len(listed),
        area_km2=sum_areas(unit.area_km2 for unit in listed),
        population=sum_counts(unit.population for unit in listed),
        households=sum_counts(unit.households for unit in listed),
    )


def sum_areas(areas: Iterable[Decimal | None]) -> Decimal | None:
    """The exact sum, or ``None`` if any area is not known."""
    known = list(areas)
    return None if None in known else sum((a for a in known if a is not None), Decimal(0))


def sum_counts(counts: Iterable[int | None]) -> int | None:
    """The sum, or ``None`` if any count is not known."""
    known = list(counts)
    return None if None in known else sum(c for c in known if c is not None)


def _replaced(whole: _Number | None, gone: _Number | None, new: _Number | None) -> _Number | None:
    return None if whole is None or gone is None or new is None else whole - gone + new


def common(values: Sequence[_T]) -> _T | None:
    """The value that all share, else ``None``."""
    return values[0] if all(value == values[0] for value in values) else None


def any_true(values: Sequence[bool | None]) -> bool | None:
    """True if any is true, False if all are false, else not known."""
    if True in values:
        return True
    return None if None in values else False


def map_areas_km2(geometries: NDArray[np.object_], crs: str) -> NDArray[np.float64]:
    """Areas of polygons on the WGS 84 ellipsoid (VN-2000 uses the same one), in km2, shape (n,)."""
    system = pyproj.CRS.from_user_input(crs)
    to_degrees = pyproj.Transformer.from_crs(system, system.geodetic_crs, always_xy=True)
    ellipsoid = system.get_geod() or pyproj.Geod(ellps="WGS84")
    polygons, owner = shapely.get_parts(geometries, return_index=True)
    rings, polygon = shapely.get_rings(polygons, return_index=True)
    points, ring = shapely.get_coordinates(rings, return_index=True)
    longitude, latitude = to_degrees.transform(points[:, 0], points[:, 1])
    ends = np.searchsorted(ring, np.arange(len(rings) + 1))
    areas = np.zeros(len(geometries))
    for row, hole, start, stop in zip(
        owner[polygon].tolist(),
        is_hole(polygon).tolist(),
        ends[:-1].tolist(),
        ends[1:].tolist(),
        strict=True,
    ):
        size, _ = ellipsoid.polygon_area_perimeter(longitude[start:stop], latitude[start:stop])
        areas[row] += -abs(size) if hole else abs(size)
    return areas / _SQUARE_METRES_IN_KM2
