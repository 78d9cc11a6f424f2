"""From fine cells to borders that wind like natural ones, and the flaws put in on purpose."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray

from sample_province.partition import Partition, segments_of

Shapes = NDArray[np.object_]
Point = tuple[float, float]
Bends = dict[tuple[float, ...], tuple[Point, Point]]
"""The two vertices to put into a segment (x1, y1, x2, y2), its smaller end first."""

_SHORTEST_BENT_M = 60.0
_BEND = 0.085
_LARGEST_BEND = 0.17


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """A gap or an overlap between two neighbours, made by moving one vertex of the first."""

    kind: str
    first: str
    second: str
    area_m2: int


def hamlet_shapes(rng: np.random.Generator, partition: Partition, count: int) -> Shapes:
    """The hamlets' polygons, shape (count,), a valid coverage."""
    order = np.argsort(partition.hamlet_of, kind="stable")
    starts = np.searchsorted(partition.hamlet_of[order], np.arange(count + 1))
    straight = np.array(
        [
            shapely.coverage_union_all(partition.cells[order[start:end]])
            for start, end in pairwise(starts)
        ],
        dtype=object,
    )
    bends = _bends(rng, straight)
    for _ in range(5):
        bent = np.array([_bent(shape, bends) for shape in straight], dtype=object)
        crossing = _crossing(bent)
        if not crossing.any():
            return bent
        for segment in map(tuple, segments_of(straight[crossing])[1].tolist()):
            bends.pop(segment, None)
    raise AssertionError("bent borders cross each other; lower _BEND")


def dissolve(shapes: Shapes, owner: NDArray[np.int64]) -> Shapes:
    """The union of the shapes of each owner 0, 1, ..."""
    return np.array(
        [shapely.coverage_union_all(shapes[owner == row]) for row in range(owner.max() + 1)],
        dtype=object,
    )


def with_flaws(
    rng: np.random.Generator, shapes: Shapes, codes: list[str], wanted: tuple[str, ...]
) -> tuple[Shapes, list[Flaw]]:
    """The same shapes with one gap or overlap for each of ``wanted``, all far apart."""
    flawed, flaws = shapes.copy(), []
    touched: set[int] = set()
    tree = shapely.STRtree(shapes)
    for row in rng.permutation(len(shapes)).tolist():
        around = set(tree.query(shapes[row], predicate="intersects").tolist())
        if len(flaws) == len(wanted):
            break
        if around & touched:
            continue
        changed = _with_moved_vertex(shapes, row, sorted(around - {row}), wanted[len(flaws)])
        if changed is None:
            continue
        other, shape, area = changed
        flawed[row] = shape
        touched |= around
        kind = wanted[len(flaws)]
        flaws.append(Flaw(kind=kind, first=codes[row], second=codes[other], area_m2=round(area)))
    return flawed, flaws


def _crossing(shapes: Shapes) -> NDArray[np.bool_]:
    """Which shapes cross themselves or a neighbour."""
    return ~shapely.is_valid(shapes) | ~shapely.is_empty(shapely.coverage_invalid_edges(shapes))


def _bends(rng: np.random.Generator, shapes: Shapes) -> Bends:
    """Two more vertices for every longer border segment, a little aside of it."""
    segments = np.unique(segments_of(shapes)[1], axis=0)
    along = segments[:, 2:] - segments[:, :2]
    length = np.hypot(along[:, 0], along[:, 1])
    aside = np.column_stack([-along[:, 1], along[:, 0]])
    bends = np.clip(rng.normal(0, _BEND, (len(segments), 2)), -_LARGEST_BEND, _LARGEST_BEND)
    places = rng.uniform(0.22, 0.42, (len(segments), 2))
    first = np.round(segments[:, :2] + places[:, :1] * along + bends[:, :1] * aside, 1)
    second = np.round(segments[:, 2:] - places[:, 1:] * along + bends[:, 1:] * aside, 1)
    return {
        tuple(segment): (tuple(one), tuple(two))
        for segment, one, two, metres in zip(
            segments.tolist(), first.tolist(), second.tolist(), length.tolist(), strict=True
        )
        if metres >= _SHORTEST_BENT_M
    }


def _bent(shape: shapely.Polygon, bends: Bends) -> shapely.Polygon:
    rings = [shape.exterior, *shape.interiors]
    bent = [_bent_ring(shapely.get_coordinates(ring).tolist(), bends) for ring in rings]
    return shapely.Polygon(bent[0], bent[1:])


def _bent_ring(points: list[list[float]], bends: Bends) -> list[Point]:
    ring: list[Point] = []
    for start, end in pairwise(map(tuple, points)):
        ring.append(start)
        ring.extend(bends.get(start + end) or bends.get(end + start, ())[::-1])
    return [*ring, ring[0]]


def _with_moved_vertex(
    shapes: Shapes, row: int, around: list[int], kind: str
) -> tuple[int, shapely.Polygon, float] | None:
    """Move a vertex that two units share: out of the first unit it overlaps, into it it gapes."""
    ring = shapely.get_coordinates(shapes[row].exterior)[:-1]
    for other in around:
        theirs = set(map(tuple, shapely.get_coordinates(shapes[other]).tolist()))
        shared = np.array([tuple(point) in theirs for point in ring.tolist()])
        middle = np.flatnonzero(shared & np.roll(shared, 1) & np.roll(shared, -1))
        for vertex in middle.tolist():
            found = _moved(shapes, row, other, ring, vertex, kind)
            if found is not None:
                return found
    return None


def _moved(
    shapes: Shapes, row: int, other: int, ring: NDArray[np.float64], vertex: int, kind: str
) -> tuple[int, shapely.Polygon, float] | None:
    before, here, after = ring[vertex - 1], ring[vertex], ring[(vertex + 1) % len(ring)]
    along = after - before
    aside = np.array([-along[1], along[0]]) / np.hypot(*along)
    for sign in (1.0, -1.0):
        moved = ring.copy()
        moved[vertex] = np.round(here + sign * 70.0 * aside, 1)
        shape = shapely.Polygon(moved, [hole.coords for hole in shapes[row].interiors])
        if not shape.is_valid:
            continue
        gained = shapely.difference(shape, shapes[row])
        lost = shapely.difference(shapes[row], shape)
        clean, area = (
            (lost.area == 0, gained.area)
            if kind == "overlap"
            else (
                gained.area == 0,
                lost.area,
            )
        )
        inside_other = kind == "gap" or shapely.difference(gained, shapes[other]).area == 0
        if clean and inside_other and 3_000 < area < 30_000:
            return other, shape, area
    return None
