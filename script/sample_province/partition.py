"""Cuts the province into districts, communes and hamlets of the wanted areas.

At each level sites compete by power distance (squared distance less a weight); weights grow
where a unit is too small. The cells of some 16,000 fine sites, each given to one hamlet, then
make every border, so that all levels nest exactly.
"""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from sample_province.figures import RURAL, Commune, Hamlet

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

CENTRE = np.array([500_000.0, 2_430_000.0])
SAMPLE_POINTS = 400_000
FINE_SITES_PER_HAMLET = 7
_HARMONICS = (
    (2, 0.13, 0.4),
    (3, 0.09, 2.1),
    (4, 0.06, 5.0),
    (5, 0.05, 1.2),
    (8, 0.035, 3.3),
    (13, 0.022, 0.9),
    (21, 0.012, 4.1),
)
_MARGIN = 1.12
_PRESSED = np.array([[1.12, 0.18], [0.18, 0.92]])
_WAVES, _WAVE_HEIGHT = 16, 0.024
_MIXING = 0.7
_DISTANCES_AT_ONCE = 100_000
_URBAN_TRIM = 0.72
"""Cells of dense sites reach out over the border to sparse ones; urban units start smaller."""
_NEAREST_CITY_M = 15_000


@dataclass(frozen=True, kw_only=True)
class Partition:
    """Fine cells and the hamlet that each belongs to.

    cells      shape (n,), polygons on a grid of 0.1 m that form a coverage
    hamlet_of  shape (n,), row of the hamlet
    """

    cells: NDArray[np.object_]
    hamlet_of: Integers


def cut(rng: np.random.Generator, communes: list[Commune], hamlets: list[Hamlet]) -> Partition:
    """The fine cells of the province, given to hamlets of about the wanted areas."""
    total_km2 = sum(commune.area_km2 for commune in communes)
    points, outside = _scatter(rng, total_km2)
    bent = _bent(rng, points)
    commune_of_point = _communes_of_points(rng, bent, communes)
    sites, owners = [], []
    first_hamlet = np.cumsum([0, *(commune.hamlets for commune in communes)])
    for row, commune in enumerate(communes):
        inside = commune_of_point == row
        wanted = [h.area_km2 for h in hamlets[first_hamlet[row] : first_hamlet[row + 1]]]
        own = points[inside]
        fine = _even_sites(rng, own, FINE_SITES_PER_HAMLET * commune.hamlets)
        hamlet_of_point = _share_out(rng, bent[inside], np.array(wanted))
        hamlet_of_fine = _hamlets_of_fine_sites(own, hamlet_of_point, fine, len(wanted))
        sites.append(fine)
        owners.append(first_hamlet[row] + hamlet_of_fine)
    fence = _even_sites(rng, outside, 2_500)
    cells = _voronoi(np.vstack([*sites, fence]))[: sum(map(len, sites))]
    commune_of_hamlet = np.array([hamlet.commune for hamlet in hamlets])
    joined = _joined_up(cells, np.concatenate(owners), commune_of_hamlet)
    return Partition(cells=cells, hamlet_of=joined)


def border_radius_m(angle: Floats, total_km2: float) -> Floats:
    """Distance of the province's outer border from its centre at each angle."""
    wave = sum(size * np.cos(times * angle + shift) for times, size, shift in _HARMONICS)
    mean_square = 1 + sum(size**2 for _, size, _ in _HARMONICS) / 2
    return np.sqrt(total_km2 * 1e6 / np.pi / mean_square) * (1 + wave)


def neighbour_pairs(cells: NDArray[np.object_]) -> Integers:
    """Rows (i < j) of cells with a common edge, shape (m, 2)."""
    owner, segments = segments_of(cells)
    order = np.lexsort(segments.T)
    equal = np.all(segments[order[1:]] == segments[order[:-1]], axis=1)
    pairs = np.column_stack([owner[order[:-1][equal]], owner[order[1:][equal]]])
    return np.unique(np.sort(pairs, axis=1), axis=0)


def segments_of(cells: NDArray[np.object_]) -> tuple[Integers, Floats]:
    """Owner row and ends (x1, y1, x2, y2) of every border segment, its smaller end first."""
    points, ring_row = shapely.get_coordinates(shapely.get_rings(cells), return_index=True)
    owner_of_ring = shapely.get_rings(cells, return_index=True)[1]
    inside = ring_row[1:] == ring_row[:-1]
    start, end = points[:-1][inside], points[1:][inside]
    swap = (start[:, 0] > end[:, 0]) | ((start[:, 0] == end[:, 0]) & (start[:, 1] > end[:, 1]))
    start[swap], end[swap] = end[swap], start[swap]
    return owner_of_ring[ring_row[:-1][inside]], np.hstack([start, end])


def _scatter(rng: np.random.Generator, total_km2: float) -> tuple[Floats, Floats]:
    """Random points inside the province, and in a belt around it."""
    largest = border_radius_m(np.linspace(0, 2 * np.pi, 720), total_km2).max() * _MARGIN
    offsets = rng.uniform(-largest, largest, (SAMPLE_POINTS * 2, 2))
    limit = border_radius_m(np.arctan2(offsets[:, 1], offsets[:, 0]), total_km2)
    distance = np.hypot(offsets[:, 0], offsets[:, 1])
    inside, belt = distance < limit, (distance >= limit) & (distance < limit * _MARGIN)
    return CENTRE + offsets[inside], CENTRE + offsets[belt]


def _bent(rng: np.random.Generator, points: Floats) -> Floats:
    """The points on a map pressed and bent by waves: straight borders there are winding here."""
    across = (points - CENTRE) @ _PRESSED
    bent = across.copy()
    for wave_m in np.geomspace(7_000, 60_000, _WAVES):
        angle, shift = rng.uniform(0, 2 * np.pi, 2)
        direction = np.array([np.cos(angle), np.sin(angle)])
        phase = 2 * np.pi / wave_m * (across[:, 0] * direction[0] + across[:, 1] * direction[1])
        push = rng.normal(0, _WAVE_HEIGHT, 2) * wave_m
        bent += np.sin(phase + shift)[:, None] * push
    return bent


def _communes_of_points(
    rng: np.random.Generator, points: Floats, communes: list[Commune]
) -> Integers:
    district_of = np.array([commune.district for commune in communes])
    area_of = np.array([c.area_km2 * (1 if c.kind == RURAL else _URBAN_TRIM) for c in communes])
    wanted = np.bincount(district_of, weights=area_of)
    district_of_point = _share_out(rng, points, wanted, central=0)
    owner = np.empty(len(points), dtype=np.int64)
    for district in range(len(wanted)):
        rows = np.flatnonzero(district_of == district)
        own = district_of_point == district
        owner[own] = rows[_share_out(rng, points[own], area_of[rows])]
    return owner


def _share_out(
    rng: np.random.Generator, points: Floats, wanted: Floats, central: int | None = None
) -> Integers:
    """The site of each point, so that sites get points in proportion to ``wanted``."""
    sample = points[rng.choice(len(points), min(len(points), 150 * len(wanted) + 4_000), False)]
    goal = wanted / wanted.sum() * len(sample)
    sites = sample[rng.choice(len(sample), len(wanted), False)]
    sites = _small_ones_together(rng, sites, wanted)
    if central is not None:
        sites[central] = sample.mean(axis=0) + rng.uniform(-1, 1, 2) * _NEAREST_CITY_M
    weights = np.zeros(len(wanted))
    area_per_point = np.prod(np.ptp(sample, axis=0)) / len(sample) * 0.7
    best, least_error = (sites.copy(), weights.copy()), np.inf
    for turn in range(150):
        owner = _nearest(sample, sites, weights)
        counts = np.bincount(owner, minlength=len(wanted))
        error = np.abs(np.log((counts + 0.1) / goal)).max()
        if turn >= 80 and error < least_error:
            best, least_error = (sites.copy(), weights.copy()), error
        if turn < 80:
            _centre(sites, sample, owner, counts)
        weights += 0.2 / (1 + turn / 30) * (goal - counts) * area_per_point
        for lost in np.flatnonzero(counts == 0):
            _settle_anew(rng, int(lost), sites, weights, sample[owner == np.argmax(counts / goal)])
    return _nearest(points, *best)


def _small_ones_together(rng: np.random.Generator, sites: Floats, wanted: Floats) -> Floats:
    """The same sites, dealt out so that small units lie rather on one side: a settled valley."""
    angle = rng.uniform(0, 2 * np.pi)
    along = sites @ np.array([np.cos(angle), np.sin(angle)])
    along = along + rng.normal(0, _MIXING * along.std(), len(along))
    dealt = np.empty_like(sites)
    dealt[np.argsort(wanted, kind="stable")] = sites[np.argsort(along, kind="stable")]
    return dealt


def _settle_anew(
    rng: np.random.Generator, lost: int, sites: Floats, weights: Floats, places: Floats
) -> None:
    """Move a site without points to one of ``places``, just strong enough to win there."""
    sites[lost] = places[rng.integers(len(places))]
    rivals = weights - ((sites - sites[lost]) ** 2).sum(axis=1)
    weights[lost] = np.delete(rivals, lost).max() + 0.02 * np.ptp(places, axis=0).prod()


def _centre(sites: Floats, points: Floats, owner: Integers, counts: Integers) -> None:
    """Move each site towards the middle of its points."""
    for axis in (0, 1):
        sums = np.bincount(owner, weights=points[:, axis], minlength=len(sites))
        middle = np.where(counts > 0, sums / np.maximum(counts, 1), sites[:, axis])
        sites[:, axis] += 0.5 * (middle - sites[:, axis])


def _nearest(points: Floats, sites: Floats, weights: Floats) -> Integers:
    """The site of least power distance to each point.

    By differences rather than by a matrix product: the same sums on every machine.
    """
    at_once = max(1, _DISTANCES_AT_ONCE // len(sites))
    owner = np.empty(len(points), dtype=np.int64)
    for start in range(0, len(points), at_once):
        part = points[start : start + at_once]
        distance = (part[:, :1] - sites[:, 0]) ** 2
        distance += (part[:, 1:] - sites[:, 1]) ** 2
        distance -= weights
        owner[start : start + at_once] = np.argmin(distance, axis=1)
    return owner


def _even_sites(rng: np.random.Generator, points: Floats, count: int) -> Floats:
    """``count`` of the places of ``points``, spread a little more evenly than chance."""
    sample = points[rng.choice(len(points), min(len(points), 12 * count), False)]
    sites = sample[:count].copy()
    for _ in range(2):
        owner = _nearest(sample, sites, np.zeros(len(sites)))
        _centre(sites, sample, owner, np.bincount(owner, minlength=len(sites)))
    return sites


def _hamlets_of_fine_sites(
    points: Floats, hamlet_of_point: Integers, fine: Floats, count: int
) -> Integers:
    """The hamlet of each fine site within one commune; every hamlet gets at least one."""
    some = points[: 40 * len(fine)]
    owner = hamlet_of_point[_nearest(fine, some, np.zeros(len(some)))]
    for hamlet in range(count):
        if not (owner == hamlet).any():
            centre = points[hamlet_of_point == hamlet].mean(axis=0)
            owner[np.argmin(((fine - centre) ** 2).sum(axis=1))] = hamlet
    return owner


def _voronoi(sites: Floats) -> NDArray[np.object_]:
    """Voronoi cells in the order of ``sites``, on a grid of 0.1 m."""
    cells = shapely.get_parts(shapely.voronoi_polygons(shapely.MultiPoint(sites), ordered=True))
    on_grid = shapely.transform(cells, lambda xy: np.round(xy, 1))
    return shapely.remove_repeated_points(on_grid)


def _joined_up(
    cells: NDArray[np.object_], hamlet_of: Integers, commune_of_hamlet: Integers
) -> Integers:
    """The same owners, with pieces cut off from their hamlet or commune given to a neighbour."""
    pairs = neighbour_pairs(cells)
    neighbours: list[list[int]] = [[] for _ in cells]
    for first, second in pairs.tolist():
        neighbours[first].append(second)
        neighbours[second].append(first)
    owner = hamlet_of.copy()
    for _ in range(20):
        stray = _stray_cells(neighbours, commune_of_hamlet[owner])
        within_commune = not stray
        stray = stray or _stray_cells(neighbours, owner)
        if not stray:
            return owner
        for cell in stray:
            _give_to_neighbour(cell, neighbours, owner, commune_of_hamlet, within_commune)
    raise AssertionError("pieces of hamlets stay apart")


def _give_to_neighbour(
    cell: int,
    neighbours: list[list[int]],
    owner: Integers,
    commune_of_hamlet: Integers,
    within_commune: bool,
) -> None:
    commune = commune_of_hamlet[owner[cell]]
    for other in neighbours[cell]:
        same = commune_of_hamlet[owner[other]] == commune
        if owner[other] != owner[cell] and same == within_commune:
            owner[cell] = owner[other]
            return


def _stray_cells(neighbours: list[list[int]], label: Integers) -> list[int]:
    """Cells outside the largest connected piece of their label."""
    piece = np.full(len(label), -1)
    members: list[list[int]] = []
    for start in range(len(label)):
        if piece[start] >= 0:
            continue
        piece[start] = len(members)
        stack, found = [start], [start]
        while stack:
            for other in neighbours[stack.pop()]:
                if piece[other] < 0 and label[other] == label[start]:
                    piece[other] = len(members)
                    stack.append(other)
                    found.append(other)
        members.append(found)
    largest: dict[int, int] = {}
    for row, found in enumerate(members):
        name = int(label[found[0]])
        if name not in largest or len(found) > len(members[largest[name]]):
            largest[name] = row
    kept = set(largest.values())
    return [cell for row, found in enumerate(members) if row not in kept for cell in found]
