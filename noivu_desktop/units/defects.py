"""Where polygons fail to form a coverage: overlaps, holes between them, crossed rings."""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from noivu_desktop.units.faces import find_faces
from noivu_desktop.units.side_by_side import side_by_side

SMALLEST_DEFECT_M2 = 1.0
"""Gaps and overlaps below one square metre are noise of coordinates."""

SMALLEST_WIDTH_M = 0.01
"""So are gaps between two borders that run along each other within a centimetre."""

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


@dataclass(frozen=True, kw_only=True, eq=False)
class Defects:
    """Where polygons fail to form a coverage.

    gaps    the holes between them
    pairs   shape (k, 2), rows of polygons that overlap by more than a square metre, in order
    common  shape (k,), where
    """

    gaps: Gaps
    pairs: Rows
    common: Geometries


def find_defects(geometries: Geometries) -> Defects:
    """The holes and overlaps of polygons in metres, crossed rings put right before."""
    polygons = valid_polygons(geometries)
    found, pairs, common = holes_and_overlaps(polygons)
    return Defects(gaps=_gaps(polygons, found), pairs=pairs, common=common)


def holes_and_overlaps(polygons: Geometries) -> tuple[Geometries, Rows, Geometries]:
    """Of valid polygons what ``holes`` and ``overlapping_pairs`` give, at once."""
    faces = find_faces(polygons)
    return (_large(faces.uncovered), *_overlaps(polygons, faces.doubled))


def _gaps(polygons: Geometries, found: Geometries) -> Gaps:
    beside = np.empty(0, dtype=np.int64)
    if len(found):
        beside = side_by_side(shapely.STRtree(polygons).nearest, found).astype(np.int64)
    return Gaps(shapes=found, is_gap=are_gaps(found, polygons), beside=beside)


def _overlaps(polygons: Geometries, doubled: Geometries) -> tuple[Rows, Geometries]:
    pairs = _pairs_with_a_face(polygons, doubled)
    common = side_by_side(shapely.intersection, polygons[pairs[:, 0]], polygons[pairs[:, 1]])
    large = shapely.area(common) > SMALLEST_DEFECT_M2
    return pairs[large], common[large]


def _pairs_with_a_face(polygons: Geometries, doubled: Geometries) -> Rows:
    """Rows of polygons that meet at a face which several polygons cover, shape (m, 2), in order."""
    tree = shapely.STRtree(polygons)
    faces_at: defaultdict[int, set[int]] = defaultdict(set)
    for face, row in zip(*tree.query(doubled, predicate="intersects").tolist(), strict=True):
        faces_at[row].add(face)
    rows = np.array(sorted(faces_at), dtype=np.int64)
    first, second = tree.query(polygons[rows])
    near = zip(rows[first].tolist(), second.tolist(), strict=True)
    found = [
        (one, other)
        for one, other in near
        if one < other and not faces_at[one].isdisjoint(faces_at.get(other, ()))
    ]
    return np.array(sorted(found), dtype=np.int64).reshape(-1, 2)


def _large(faces: Geometries) -> Geometries:
    """Faces above a square metre that are not noise of coordinates along a border."""
    sizes = shapely.area(faces)
    widths = 2 * sizes / np.maximum(shapely.length(faces), SMALLEST_WIDTH_M)
    large = (sizes > SMALLEST_DEFECT_M2) & (widths > SMALLEST_WIDTH_M)
    return np.asarray(faces[large], dtype=object)


def are_gaps(found: Geometries, geometries: Geometries) -> NDArray[np.bool_]:
    """Which holes are errors of drawing: narrow ones, and those below 0,5 % of a typical unit.

    The others are taken for lakes or enclaves.
    """
    if not len(found):
        return np.empty(0, dtype=bool)
    smallest_hole = _GAP_SHARE_OF_AREA * float(np.median(shapely.area(geometries)))
    gaps = shapely.area(found) < smallest_hole
    gaps[~gaps] = widths_m(found[~gaps]) < gap_width_m(geometries)
    return np.asarray(gaps, dtype=bool)


def gap_width_m(geometries: Geometries) -> float:
    """Narrower gaps are errors of drawing: 4 % of the side of a typical unit, at most 200 m."""
    side = float(np.sqrt(np.median(shapely.area(geometries)))) if len(geometries) else 0.0
    return min(WIDEST_GAP_M, _GAP_SHARE_OF_SIDE * side)


def overlapping_pairs(geometries: Geometries) -> tuple[Rows, Geometries]:
    """Pairs of rows, shape (m, 2), that overlap by more than a square metre, and where, (m,)."""
    polygons = valid_polygons(geometries)
    return _overlaps(polygons, find_faces(polygons).doubled)


def holes(geometries: Geometries) -> Geometries:
    """The holes that the polygons leave between them, as polygons above a square metre."""
    return _large(find_faces(valid_polygons(geometries)).uncovered)


def widths_m(polygons: Geometries) -> NDArray[np.float64]:
    """Diameter of the largest circle inside each polygon, in metres."""
    return side_by_side(
        lambda some: 2 * shapely.length(shapely.maximum_inscribed_circle(some, tolerance=1.0)),
        polygons,
    )


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
