"""Putting a map right: crossed rings, gaps and overlaps, with an account of what was touched.

No unit may change by more than a limit. What two units both claim goes to the smaller one, which
changes the larger one by a smaller share; a gap goes to the unit with the longest border along
it that stays below the limit. What cannot be mended so is left as it was and told.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import cast

import numpy as np
import shapely
from numpy.typing import NDArray

from noivu_desktop.units.defects import (
    SMALLEST_DEFECT_M2,
    are_gaps,
    find_overlaps,
    holes,
    overlapping_pairs,
    ragged_polygons,
    valid_polygons,
)
from noivu_desktop.units.measures import map_areas_km2

CHANGE_LIMIT = 0.005
"""Share of its area by which the repair may change a unit, unless the user allows more."""

Geometries = NDArray[np.object_]
Floats = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, eq=False)
class Repaired:
    """What the repair did.

    gaps, overlaps, invalid  how many were closed, resolved, put right
    area_change_km2          total area after minus before, by map
    change_km2, share        of each unit, shape (n,)
    left                     rows whose share in an overlap was not touched, and its m²
    """

    gaps: int = 0
    overlaps: int = 0
    invalid: int = 0
    area_change_km2: float = 0.0
    change_km2: tuple[float, ...] = ()
    change_share: tuple[float, ...] = ()
    left: tuple[tuple[int, float], ...] = ()


def repair(
    geometries: Geometries, crs: str, limit: float = CHANGE_LIMIT
) -> tuple[Geometries, Repaired]:
    """Polygons that share their borders where the limit allows it, and what was done.

    limit: greatest change of the area of a unit, as a share; no unit is ever lost
    """
    valid = valid_polygons(geometries)
    ragged = ragged_polygons(valid)
    overlaps = len(find_overlaps(valid, ragged)[0])
    gaps = len(holes(valid))
    left: dict[int, float] = {}
    if not (overlaps or gaps or ragged.any()):
        mended = valid
    else:
        mended, left = _mended(valid, limit)
    areas_before, areas = map_areas_km2(valid, crs), map_areas_km2(mended, crs)
    change = areas - areas_before
    return mended, Repaired(
        gaps=gaps - len(holes(mended)),
        overlaps=overlaps - (len(overlapping_pairs(mended)[0]) if left else 0),
        invalid=int((~shapely.is_valid(geometries)).sum()),
        area_change_km2=float(change.sum()),
        change_km2=tuple(change.tolist()),
        change_share=tuple((np.abs(change) / np.maximum(areas_before, 1e-9)).tolist()),
        left=tuple(sorted(left.items())),
    )


def _mended(valid: Geometries, limit: float) -> tuple[Geometries, dict[int, float]]:
    """The polygons as a coverage, less what would change a unit too much."""
    areas = shapely.area(valid)
    clean = _clean(valid)
    swapped = _swapped(valid, clean, areas, limit)
    if swapped is not None:
        clean = _clean(swapped)
    clean = _filled(clean, areas, limit)
    return _given_back(valid, clean, areas, limit)


def _clean(polygons: Geometries) -> Geometries:
    found = shapely.coverage_clean(polygons, gap_width=0.0, merge_strategy="min_area")
    return _polygonal(np.asarray(found, dtype=object))


def _polygonal(geometries: Geometries) -> Geometries:
    """Polygons of one piece as Polygon, of several as MultiPolygon."""
    single = shapely.get_num_geometries(geometries) == 1
    plain = geometries.copy()
    plain[single] = shapely.get_geometry(geometries[single], 0)
    return plain


def _too_small(clean: Geometries, areas: Floats, limit: float) -> list[int]:
    """Rows that lost more than the limit."""
    return np.flatnonzero(areas - shapely.area(clean) > limit * areas).tolist()


def _lost_to(valid: Geometries, clean: Geometries, row: int, tree: shapely.STRtree) -> list[int]:
    """The rows that took from ``row`` what both claimed."""
    near = tree.query(valid[row], predicate="intersects")
    common = shapely.area(shapely.intersection(valid[row], clean[near]))
    return [
        int(one)
        for one, size in zip(near, common, strict=True)
        if one != row and size > SMALLEST_DEFECT_M2
    ]


def _swapped(
    valid: Geometries, clean: Geometries, areas: Floats, limit: float
) -> Geometries | None:
    """Overlaps given to the other unit where that keeps both below the limit; None if none are."""
    changed, sizes, any_swap = clean.copy(), shapely.area(clean), False
    tree = shapely.STRtree(clean)
    for row in _too_small(clean, areas, limit):
        for other in _lost_to(valid, clean, row, tree):
            piece = shapely.intersection(valid[row], changed[other])
            size = float(shapely.area(piece))
            left_to_other = areas[other] - (sizes[other] - size)
            if left_to_other > limit * areas[other] or sizes[row] >= (1 - limit) * areas[row]:
                continue
            changed[row] = _areas_of(shapely.union(changed[row], piece))
            changed[other] = _areas_of(shapely.difference(changed[other], piece))
            sizes[row], sizes[other] = sizes[row] + size, sizes[other] - size
            any_swap = True
    return changed if any_swap else None


def _filled(clean: Geometries, areas: Floats, limit: float) -> Geometries:
    """The polygons with each gap given to a neighbour that stays below the limit.

    Gaps as ``units.defects.are_gaps`` tells them; of the neighbours the one with the longest
    border along the gap comes first, then the others.
    """
    found = holes(clean)
    gaps = found[are_gaps(found, clean)]
    taken: defaultdict[int, list[shapely.Geometry]] = defaultdict(list)
    sizes = np.maximum(shapely.area(clean), areas)  # what a unit lost may yet be given back
    for gap, beside in zip(gaps, _along(gaps, clean), strict=True):
        grown = float(shapely.area(gap))
        takes = next((r for r in beside if sizes[r] + grown - areas[r] <= limit * areas[r]), None)
        if takes is not None:
            taken[takes].append(gap)
            sizes[takes] += grown
    filled = clean.copy()
    for row, gained in taken.items():
        filled[row] = _areas_of(shapely.coverage_union_all([clean[row], *gained]))
    return filled


def _along(gaps: Geometries, clean: Geometries) -> list[list[int]]:
    """For each gap the rows beside it, the longest common border first."""
    beside: list[list[tuple[float, int]]] = [[] for _ in gaps]
    if len(gaps):
        gap, row = shapely.STRtree(clean).query(gaps, predicate="intersects")
        edges = shapely.boundary(gaps)
        metres = shapely.length(shapely.intersection(edges[gap], clean[row]))
        for one, other, length in zip(gap.tolist(), row.tolist(), metres.tolist(), strict=True):
            if length > 0:
                beside[one].append((-length, other))
    return [[row for _, row in sorted(listed)] for listed in beside]


def _given_back(
    valid: Geometries, clean: Geometries, areas: Floats, limit: float
) -> tuple[Geometries, dict[int, float]]:
    """Units that still lose too much get back what they claimed; it stays an overlap."""
    back = clean.copy()
    left: dict[int, float] = {}
    rows = _too_small(clean, areas, limit)
    tree = shapely.STRtree(clean) if rows else None
    for row in rows:
        pieces = [
            shapely.intersection(valid[row], clean[other])
            for other in _lost_to(valid, clean, row, cast(shapely.STRtree, tree))
        ]
        lacking = areas[row] - float(shapely.area(clean[row])) - limit * areas[row]
        for piece in sorted(pieces, key=shapely.area, reverse=True):
            if lacking <= 0:
                break
            size = float(shapely.area(piece))
            back[row] = _areas_of(shapely.union(back[row], piece))
            lacking -= size
            left[row] = left.get(row, 0.0) + size
    return back, left


def _areas_of(shape: shapely.Geometry) -> shapely.Geometry:
    """The polygons of a shape, without lines and points that an edge in common leaves."""
    if shape.geom_type in ("Polygon", "MultiPolygon"):
        return shape
    parts = shapely.get_parts(shape)
    flat = parts[np.isin(shapely.get_type_id(parts), (3, 6))]
    return shapely.union_all(flat)
