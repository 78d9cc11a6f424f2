"""Where a merged unit could have its seat, and how far its people would have to go."""

from dataclasses import dataclass

import numpy as np
import shapely

from noivu_desktop.plan.plan import MergedUnit, Plan
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatChoice:
    """A member that could have the seat; km in a straight line from the farthest member.

    Distances are between points inside the polygons, as the search for the best plan takes them.
    """

    unit: Unit
    farthest_km: float


def seat_choices(merged: MergedUnit, plan: Plan, coverage: Coverage) -> tuple[SeatChoice, ...]:
    """The members that wholly belong to the merged unit, the one nearest to all others first."""
    rows = coverage.rows(merged.codes)
    points = shapely.get_coordinates(shapely.point_on_surface(coverage.geometries[rows]))
    km = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1)).max(axis=1) / 1000
    choices = [
        SeatChoice(unit=coverage.units[row], farthest_km=float(far))
        for row, far in zip(rows, km, strict=True)
        if plan.merged_by_member.get(coverage.units[row].code) is merged
    ]
    return tuple(sorted(choices, key=lambda one: (one.farthest_km, one.unit.code)))
