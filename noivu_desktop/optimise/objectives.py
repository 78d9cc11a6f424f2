"""What makes one plan better than another, as additive prices of groups.

The first two count first and second and are never traded for anything: how many units are
left failing, how many are touched. The soft ones are weighed against each other.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

SOFT_STEP = 1e-4
"""Soft prices are whole multiples of this, so that sums and comparisons are exact."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class GroupFigures:
    """Figures of g groups, each an array of shape (g,).

    population         people; a unit without a figure counts as none
    map_area_m2        area of the polygons, for the shape only
    outline_m          length of the outer border
    usual_population   people in a unit of the usual size, the same for all groups
    """

    units: Integers
    population: Integers
    map_area_m2: Floats
    outline_m: Floats
    usual_population: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """A soft term: its id on the command line, its label, the unit of its sum, its price."""

    id: str
    label: str
    unit: str
    weight: float
    price: Callable[[GroupFigures], Floats]


def compactness(figures: GroupFigures) -> Floats:
    """Excess of the outline over a circle of the same area, counted for each old unit."""
    circle = 2 * np.sqrt(np.pi * np.maximum(figures.map_area_m2, 1.0))
    excess: Floats = figures.units * (figures.outline_m / circle - 1)
    return excess


def balance(figures: GroupFigures) -> Floats:
    """Distance of the population from the usual one, as a share of it."""
    usual = figures.usual_population
    if usual <= 0:
        return np.zeros(len(figures.units))
    distance: Floats = np.abs(figures.population - usual) / usual
    return distance


OBJECTIVES: tuple[Objective, ...] = (
    Objective(
        id="compactness",
        label="Hình dạng gọn",
        unit="phần chu vi vượt hình tròn, cộng theo đơn vị cũ",
        weight=1.0,
        price=compactness,
    ),
    Objective(
        id="balance",
        label="Dân số đồng đều",
        unit="độ lệch so với mức bình quân, cộng theo đơn vị mới",
        weight=1.0,
        price=balance,
    ),
)


def in_steps(price: Floats) -> Integers:
    """Prices as whole numbers of ``SOFT_STEP``."""
    return np.rint(price / SOFT_STEP).astype(np.int64)
