"""Where a merged unit would have its seat, and what that means for its people.

The member that gives the name (as ``plan.edits`` chooses it) has the seat, at a point inside
its polygon; distances are straight lines between such points.
"""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.unit import URBAN_KINDS, Unit

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Members = NDArray[np.int16]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Seats:
    """n nodes of u units; a last row stands for the padding of groups.

    Units are numbered by their claim to give the name, the strongest first.

    head          shape (n + 1,), the strongest claim in each node; u for the padding
    head_people   shape (u + 1,), people of each unit
    person_km     shape (n + 1, u + 1), people of the node times their km to each unit
    farthest_km   shape (n + 1, u + 1), km from the farthest unit of the node to each unit
    rough_people, plain_people  shape (n + 1,), people in mountain or highland units, and in
                  units that are neither; a unit of unknown terrain counts as none of both
    """

    head: Integers
    head_people: Integers
    person_km: Floats
    farthest_km: Floats
    rough_people: Integers
    plain_people: Integers

    def heads(self, members: Members) -> Integers:
        """The unit that gives each group its name; members has shape (k, g)."""
        heads: Integers = self.head[members[0]]
        for column in members[1:]:
            heads = np.minimum(heads, self.head[column])
        return heads

    def km_to_seat(self, members: Members) -> Floats:
        """People times km to the seat, summed over each group."""
        heads, total = self.heads(members), np.zeros(members.shape[1])
        for column in members:
            total += self.person_km[column, heads]
        return total

    def farthest(self, members: Members) -> Floats:
        """Km from the farthest unit of each group to its seat."""
        heads, most = self.heads(members), np.zeros(members.shape[1])
        for column in members:
            most = np.maximum(most, self.farthest_km[column, heads])
        return most

    def less_common_terrain(self, members: Members) -> Integers:
        """People of each group who live in the less common of its two terrains."""
        rough, plain = np.zeros((2, members.shape[1]), dtype=np.int64)
        for column in members:
            rough += self.rough_people[column]
            plain += self.plain_people[column]
        return np.minimum(rough, plain)


def seats_of(coverage: Coverage, nodes: tuple[tuple[int, ...], ...]) -> Seats:
    """The seats of groups of ``nodes``, each given by the rows of its units."""
    units = coverage.units
    ranked = sorted((row for node in nodes for row in node), key=lambda row: _claim(units[row]))
    place = {row: number for number, row in enumerate(ranked)}
    points = shapely.get_coordinates(shapely.point_on_surface(coverage.geometries[ranked]))
    km = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1)) / 1000
    people = np.array([units[row].population or 0 for row in ranked], dtype=np.int64)
    shape = (len(nodes) + 1, len(ranked) + 1)
    person_km, farthest = np.zeros(shape), np.zeros(shape)
    for number, node in enumerate(nodes):
        rows = [place[row] for row in node]
        person_km[number, :-1] = people[rows] @ km[rows]
        farthest[number, :-1] = km[rows].max(axis=0)
    terrain = {row: _is_rough(units[row]) for row in ranked}
    return Seats(
        head=np.array([*(min(place[row] for row in node) for node in nodes), len(ranked)]),
        head_people=np.append(people, 0),
        person_km=person_km,
        farthest_km=farthest,
        rough_people=_people_where(units, nodes, terrain, wanted=True),
        plain_people=_people_where(units, nodes, terrain, wanted=False),
    )


def _claim(unit: Unit) -> tuple[bool, int, str]:
    return (unit.kind not in URBAN_KINDS, -(unit.population or 0), unit.code)


def _is_rough(unit: Unit) -> bool | None:
    """Mountain or highland; no highland is outside the mountains."""
    return True if unit.mountain or unit.highland else unit.mountain


def _people_where(
    units: tuple[Unit, ...],
    nodes: tuple[tuple[int, ...], ...],
    terrain: dict[int, bool | None],
    *,
    wanted: bool,
) -> Integers:
    sums = [sum(units[r].population or 0 for r in node if terrain[r] is wanted) for node in nodes]
    return np.array([*sums, 0], dtype=np.int64)
