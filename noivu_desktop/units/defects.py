"""Where polygons fail to form a coverage: overlaps, holes between them, crossed rings."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from noivu_desktop.units.union import union

SMALLEST_DEFECT_M2 = 1.0
"""Gaps and overlaps below one square metre are noise of coordinates."""

WIDEST_GAP_M = 200.0
_GAP_SHARE_OF_SIDE = 0.04
_GAP_SHARE_OF_AREA = 0.005

Rows = NDArray[np.int64]
Geometries = NDArray[np.object_]


@dataclass(frozen=True, kw_only=True, eq=False)
class Gaps:
    """Holes that polygons leave between them, above a square metre.

    shapes  shape (m,), polygons
    is_gap  shape (m,), whether it is an error of drawing (``are_gaps``)
    beside  shape (m,), row of a polygon that borders on it
    """

    shapes: Geometries
    is_gap: NDArray[np.bool_]
    beside: Rows


def find_gaps(polygons: Geometries, ragged: NDArray[np.bool_]) -> Gaps:
    """The holes between valid polygons; ``ragged`` as the function of that name gives it."""
    found = _holes(polygons, ragged)
    return Gaps(
        shapes=found,
        is_gap=are_gaps(found, polygons),
        beside=np.asarray(shapely.STRtree(polygons).nearest(found), dtype=np.int64)
        if len(found)
        else np.empty(0, dtype=np.int64),
    )


def ragged_polygons(polygons: Geometries) -> NDArray[np.bool_]:
    """Which valid polygons have borders that their neighbours do not share, shape (n,)."""
    edges = shapely.coverage_invalid_edges(polygons)
    return np.asarray(~shapely.is_empty(edges), dtype=bool)


def are_gaps(found: Geometries, geometries: Geometries) -> NDArray[np.bool_]:
    """Which holes are errors of drawing: narrow ones, and those below 0,5 % of a typical unit.

    The others are taken for lakes or enclaves.
    """
    if not len(found):
        return np.empty(0, dtype=bool)
    smallest_hole = _GAP_SHARE_OF_AREA * float(np.median(shapely.area(geometries)))
    narrow = widths_m(found) < gap_width_m(geometries)
    return np.asarray(narrow | (shapely.area(found) < smallest_hole), dtype=bool)


def gap_width_m(geometries: Geometries) -> float:
    """Narrower gaps are errors of drawing: 4 % of the side of a typical unit, at most 200 m."""
    side = float(np.sqrt(np.median(shapely.area(geometries)))) if len(geometries) else 0.0
    return min(WIDEST_GAP_M, _GAP_SHARE_OF_SIDE * side)


def overlapping_pairs(geometries: Geometries) -> tuple[Rows, Geometries]:
    """Pairs of rows, shape (m, 2), that overlap by more than a square metre, and where, (m,)."""
    polygons = valid_polygons(geometries)
    return find_overlaps(polygons, ragged_polygons(polygons))


def find_overlaps(polygons: Geometries, ragged: NDArray[np.bool_]) -> tuple[Rows, Geometries]:
    """The same for valid polygons of which the ragged ones are known."""
    bad = np.flatnonzero(ragged)
    first, second = shapely.STRtree(polygons).query(polygons[bad], predicate="intersects")
    first = bad[first]
    once = np.unique(
        np.column_stack([np.minimum(first, second), np.maximum(first, second)]), axis=0
    )
    pairs = once[once[:, 0] != once[:, 1]]
    common = shapely.intersection(polygons[pairs[:, 0]], polygons[pairs[:, 1]])
    large = shapely.area(common) > SMALLEST_DEFECT_M2
    return pairs[large], common[large]


def holes(geometries: Geometries) -> Geometries:
    """The holes that the polygons leave between them, as polygons above a square metre."""
    polygons = valid_polygons(geometries)
    return _holes(polygons, ragged_polygons(polygons))


def _holes(polygons: Geometries, ragged: NDArray[np.bool_]) -> Geometries:
    clean = shapely.coverage_clean(polygons, gap_width=0.0) if ragged.any() else polygons
    pieces = shapely.get_parts(union(clean))
    rings, piece = shapely.get_rings(pieces, return_index=True)
    is_inner = np.append(False, piece[1:] == piece[:-1])[: len(rings)]
    found = shapely.polygons(rings[is_inner])
    return np.asarray(found[shapely.area(found) > SMALLEST_DEFECT_M2], dtype=object)


def widths_m(polygons: Geometries) -> NDArray[np.float64]:
    """Diameter of the largest circle inside each polygon, in metres."""
    radii = shapely.length(shapely.maximum_inscribed_circle(polygons, tolerance=1.0))
    return np.asarray(2 * radii, dtype=np.float64)


def valid_polygons(geometries: Geometries) -> Geometries:
    """The polygons with crossed rings put right, each still polygonal; nothing else changed."""
    crossed = ~shapely.is_valid(geometries)
    if not crossed.any():
        return geometries
    put_right = geometries.copy()
    put_right[crossed] = shapely.make_valid(
        geometries[crossed], method="structure", keep_collapsed=False
    )
    return put_right
