"""What makes one plan better than another, as additive prices of groups.

The first two count first and second and are never traded for anything: how many units are
left failing, how many are touched. The soft ones are weighed against each other.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from noivu_desktop.optimise.seats import Seats

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

SOFT_STEP = 1e-4
"""Soft prices are whole multiples of this, so that sums and comparisons are exact."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class GroupFigures:
    """Figures of g groups, each an array of shape (g,).

    members            shape (k, g): the nodes of each group, padded with -1
    seats              what the nodes bring along for the seat of each group
    population         people; a unit without a figure counts as none
    map_area_m2        area of the polygons, for the shape only
    outline_m          length of the outer border
    usual_population   people in a unit of the usual size, the same for all groups
    """

    members: NDArray[np.int16]
    seats: Seats
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
    return _of_usual(np.abs(figures.population - figures.usual_population), figures)


def seat_distance(figures: GroupFigures) -> Floats:
    """Km of all people to the seat, for each as many people as a unit usually has."""
    return _of_usual(figures.seats.km_to_seat(figures.members), figures)


def terrain(figures: GroupFigures) -> Floats:
    """People in the less common terrain of their group, as a share of the usual population."""
    return _of_usual(figures.seats.less_common_terrain(figures.members), figures)


def address(figures: GroupFigures) -> Floats:
    """People outside the unit whose name lives on, as a share of the usual population."""
    heads = figures.seats.heads(figures.members)
    return _of_usual(figures.population - figures.seats.head_people[heads], figures)


def _of_usual(people: Floats | Integers, figures: GroupFigures) -> Floats:
    usual = figures.usual_population
    shares: Floats = people / usual if usual > 0 else np.zeros(len(figures.units))
    return shares


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
    Objective(
        id="seat_distance",
        label="Gần trụ sở",
        unit="km từ đơn vị cũ đến trụ sở, nhân số dân so với mức bình quân",
        weight=0.0,
        price=seat_distance,
    ),
    Objective(
        id="terrain",
        label="Cùng địa hình",
        unit="dân ở phần địa hình ít hơn (miền núi, vùng cao hoặc không), so với mức bình quân",
        weight=0.0,
        price=terrain,
    ),
    Objective(
        id="address",
        label="Ít người đổi địa chỉ",
        unit="dân ngoài đơn vị cũ được giữ tên, so với mức bình quân",
        weight=0.0,
        price=address,
    ),
)
"""No price is ever below zero: the proof for groups that are not listed rests on it."""


def in_steps(price: Floats) -> Integers:
    """Prices as whole numbers of ``SOFT_STEP``."""
    return np.rint(price / SOFT_STEP).astype(np.int64)
