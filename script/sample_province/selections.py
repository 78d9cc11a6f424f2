"""Two lists of units to be merged into a given number, chosen by plain pairing.

Nothing here looks for a good plan. Communes: all that NQ 653/2019 says must be arranged, in
pairs as they come, the rest with a neighbour. Hamlets: the smallest with the neighbour that
makes it large enough under TT 14/2018.
"""

import numpy as np
from numpy.typing import NDArray

from sample_province.figures import RURAL, TOWN
from sample_province.partition import neighbour_pairs
from sample_province.province import Province

COMMUNES, INTO_COMMUNES = 51, 25
HAMLETS, INTO_HAMLETS = 285, 137
LEAST_HOUSEHOLDS, LEAST_HOUSEHOLDS_AT_BORDER = 150, 100
_HALF_STANDARD = {RURAL: (25.0, 2_500), TOWN: (7.0, 4_000)}
"""Half the area (km2) and half the people that NQ 1211/2016 wants, by kind."""

Neighbours = list[list[int]]


def must_be_arranged(province: Province) -> list[int]:
    """Rows of communes below half of both standards."""
    return [
        row
        for row, commune in enumerate(province.communes)
        if commune.kind in _HALF_STANDARD
        and province.legal_km2[row] < _HALF_STANDARD[commune.kind][0]
        and commune.population < _HALF_STANDARD[commune.kind][1]
    ]


def chosen_communes(province: Province) -> list[int]:
    """Rows of 51 communes that can go into 25, each group within one district."""
    must = must_be_arranged(province)
    neighbours = _neighbours_within(province.commune_shapes, province.district_of_commune)
    groups, alone = _pair_up(must, neighbours)
    for pair in groups[len(must) + INTO_COMMUNES - COMMUNES :]:
        alone += pair
    del groups[len(must) + INTO_COMMUNES - COMMUNES :]
    outside = set(range(len(province.communes))).difference(must)
    paired = {row for group in groups for row in group}
    for row in sorted(alone, key=lambda one: (bool(paired.intersection(neighbours[one])), one)):
        beside = outside.intersection(neighbours[row])
        if beside and len(groups) < INTO_COMMUNES:
            partner = min(beside, key=lambda other: province.communes[other].population)
            outside.remove(partner)
            groups.append([row, partner])
        else:
            _join_a_group(row, groups, neighbours)
    chosen = sorted(row for group in groups for row in group)
    if (len(chosen), len(groups)) != (COMMUNES, INTO_COMMUNES) or set(must).difference(chosen):
        raise AssertionError(f"{len(chosen)} into {len(groups)}: choose a new seed")
    return chosen


def chosen_hamlets(province: Province) -> list[int]:
    """Rows of 285 hamlets that can go into 137, each group within one commune."""
    neighbours = _neighbours_within(province.hamlet_shapes, province.commune_of_hamlet)
    groups = _large_enough_groups(province, neighbours)
    triples = HAMLETS - 2 * INTO_HAMLETS
    of_three = [group for group in groups if len(group) == 3][:triples]
    of_two = [group for group in groups if len(group) == 2][: INTO_HAMLETS - triples]
    if len(of_three) + len(of_two) != INTO_HAMLETS:
        raise AssertionError(f"{len(of_two)} pairs, {len(of_three)} triples: choose a new seed")
    return sorted(row for group in of_two + of_three for row in group)


def _neighbours_within(shapes: NDArray[np.object_], parent: NDArray[np.int64]) -> Neighbours:
    """Neighbours of each unit under the same parent, in ascending order."""
    found: Neighbours = [[] for _ in shapes]
    for first, second in neighbour_pairs(shapes).tolist():
        if parent[first] == parent[second]:
            found[first].append(second)
            found[second].append(first)
    return [sorted(rows) for rows in found]


def _pair_up(rows: list[int], neighbours: Neighbours) -> tuple[list[list[int]], list[int]]:
    """Pairs of neighbours among ``rows``, those with the fewest choices first, and the rest."""
    free = set(rows)
    pairs, alone = [], []
    while free:
        row = min(free, key=lambda one: (len(free.intersection(neighbours[one])), one))
        free.remove(row)
        beside = free.intersection(neighbours[row])
        if beside:
            partner = min(beside, key=lambda o: (len(free.intersection(neighbours[o])), o))
            free.remove(partner)
            pairs.append([row, partner])
        else:
            alone.append(row)
    return pairs, alone


def _join_a_group(row: int, groups: list[list[int]], neighbours: Neighbours) -> None:
    """Put ``row`` into the first group beside it."""
    for group in groups:
        if set(neighbours[row]).intersection(group):
            group.append(row)
            return


def _large_enough_groups(province: Province, neighbours: Neighbours) -> list[list[int]]:
    """Groups of two or three hamlets with enough households, each around one far too small."""
    households = [hamlet.households for hamlet in province.hamlets]
    taken: set[int] = set()
    groups = []
    for row in np.argsort(households, kind="stable").tolist():
        hamlet = province.hamlets[row]
        at_border = bool(province.land_border[hamlet.commune])
        wanted = LEAST_HOUSEHOLDS_AT_BORDER if at_border else LEAST_HOUSEHOLDS
        rural = province.communes[hamlet.commune].kind == RURAL
        if not rural or row in taken or 2 * households[row] >= wanted:
            continue
        group = _grown(row, wanted, households, neighbours, taken)
        if group is not None:
            groups.append(group)
            taken.update(group)
    return sorted(groups)


def _grown(
    row: int, wanted: int, households: list[int], neighbours: Neighbours, taken: set[int]
) -> list[int] | None:
    """``row`` with one neighbour, or two, that make ``wanted`` households; None if none do."""
    beside = [other for other in neighbours[row] if other not in taken]
    enough = [other for other in beside if households[row] + households[other] >= wanted]
    if enough:
        return [row, min(enough, key=lambda other: (households[other], other))]
    largest = sorted(beside, key=lambda other: (-households[other], other))[:2]
    group = [row, *largest]
    fits = len(group) == 3 and sum(households[one] for one in group) >= wanted
    return group if fits else None
