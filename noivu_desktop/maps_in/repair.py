"""Putting a map right: crossed rings, gaps and overlaps, with an account of what was touched.

No unit may change by more than a limit. What two units both claim goes to the smaller one, which
changes the larger one by a smaller share; a gap goes to the unit with the longest border along
it that stays below the limit. What cannot be mended so is left as it was and told.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from noivu_desktop.progress import NO_PROGRESS, Progress, advance
from noivu_desktop.units.defects import (
    SMALLEST_DEFECT_M2,
    are_gaps,
    holes,
    holes_and_overlaps,
    valid_polygons,
)
from noivu_desktop.units.measures import map_areas_km2
from noivu_desktop.units.side_by_side import side_by_side

CHANGE_LIMIT = 0.005
"""Share of its area by which the repair may change a unit, unless the user allows more."""

_NEAR_M = 1.0
"""Further away no corner moves when polygons are made to share their borders."""

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
    geometries: Geometries,
    crs: str,
    limit: float = CHANGE_LIMIT,
    progress: Progress = NO_PROGRESS,
) -> tuple[Geometries, Repaired]:
    """Polygons that share their borders where the limit allows it, and what was done.

    limit: greatest change of the area of a unit, as a share; no unit is ever lost
    """
    advance(progress, 0.0, "Đang tìm khe hở và vùng chồng lấn")
    valid = valid_polygons(geometries)
    gaps, overlaps = _count(valid)
    left: dict[int, float] = {}
    if not (overlaps or gaps) and shapely.coverage_is_valid(valid):
        mended = valid
    else:
        mended, left = _mended(valid, limit, progress)
    advance(progress, 0.9, "Đang kiểm tra lại sau khi sửa")
    remaining_gaps, remaining_overlaps = _count(mended)
    areas_before, areas = map_areas_km2(valid, crs), map_areas_km2(mended, crs)
    change = areas - areas_before
    return mended, Repaired(
        gaps=gaps - remaining_gaps,
        overlaps=overlaps - remaining_overlaps,
        invalid=int((~shapely.is_valid(geometries)).sum()),
        area_change_km2=float(change.sum()),
        change_km2=tuple(change.tolist()),
        change_share=tuple((np.abs(change) / np.maximum(areas_before, 1e-9)).tolist()),
        left=tuple(sorted(left.items())),
    )


def _count(polygons: Geometries) -> tuple[int, int]:
    """How many holes and overlaps there are."""
    found, pairs, _ = holes_and_overlaps(polygons)
    return len(found), len(pairs)


def _mended(
    valid: Geometries, limit: float, progress: Progress
) -> tuple[Geometries, dict[int, float]]:
    """The polygons as a coverage, less what would change a unit too much."""
    areas = shapely.area(valid)
    advance(progress, 0.3, "Đang nắn ranh giới chung")
    clean = _clean(valid)
    advance(progress, 0.55, "Đang chia vùng chồng lấn")
    swapped, changed = _swapped(valid, clean, areas, limit)
    clean = _clean_around(swapped, changed)
    advance(progress, 0.7, "Đang lấp khe hở")
    clean = _filled(clean, areas, limit)
    advance(progress, 0.85, "Đang trả lại phần vượt mức thay đổi cho phép")
    return _given_back(valid, clean, areas, limit)


def _clean(polygons: Geometries) -> Geometries:
    with np.errstate(invalid="ignore"):  # inside GEOS; no corner is one
        found = shapely.coverage_clean(polygons, gap_width=0.0, merge_strategy="min_area")
    return _polygonal(np.asarray(found, dtype=object))


def _clean_around(polygons: Geometries, rows: Sequence[int]) -> Geometries:
    """The same where only these rows were changed in polygons that were clean."""
    if not rows:
        return polygons
    _, near = shapely.STRtree(polygons).query(
        polygons[list(rows)], predicate="dwithin", distance=_NEAR_M
    )
    touched = np.unique(near)
    cleaned = polygons.copy()
    cleaned[touched] = _clean(polygons[touched])
    return cleaned


def _polygonal(geometries: Geometries) -> Geometries:
    """Polygons of one piece as Polygon, of several as MultiPolygon."""
    single = shapely.get_num_geometries(geometries) == 1
    plain = geometries.copy()
    plain[single] = shapely.get_geometry(geometries[single], 0)
    return plain


def _too_small(clean: Geometries, areas: Floats, limit: float) -> list[int]:
    """Rows that lost more than the limit."""
    return np.flatnonzero(areas - shapely.area(clean) > limit * areas).tolist()


def _takers(valid: Geometries, clean: Geometries, rows: Sequence[int]) -> dict[int, list[int]]:
    """For each of ``rows`` the rows that took from it what both claimed."""
    takers: dict[int, list[int]] = {row: [] for row in rows}
    if not rows:
        return takers
    asked = np.array(rows)
    place, near = shapely.STRtree(clean).query(valid[asked], predicate="intersects")
    lost = asked[place]
    sizes = shapely.area(side_by_side(shapely.intersection, valid[lost], clean[near]))
    taken = (lost != near) & (sizes > SMALLEST_DEFECT_M2)
    for row, other in zip(lost[taken].tolist(), near[taken].tolist(), strict=True):
        takers[row].append(other)
    return takers


def _swapped(
    valid: Geometries, clean: Geometries, areas: Floats, limit: float
) -> tuple[Geometries, list[int]]:
    """Overlaps given to the other unit where that keeps both below the limit; rows that changed."""
    changed, sizes, rows = clean.copy(), shapely.area(clean), set[int]()
    for row, takers in _takers(valid, clean, _too_small(clean, areas, limit)).items():
        for other in takers:
            piece = shapely.intersection(valid[row], changed[other])
            size = float(shapely.area(piece))
            left_to_other = areas[other] - (sizes[other] - size)
            if left_to_other > limit * areas[other] or sizes[row] >= (1 - limit) * areas[row]:
                continue
            changed[row] = _areas_of(shapely.union(changed[row], piece))
            changed[other] = _areas_of(shapely.difference(changed[other], piece))
            sizes[row], sizes[other] = sizes[row] + size, sizes[other] - size
            rows |= {row, other}
    return changed, sorted(rows)


def _filled(clean: Geometries, areas: Floats, limit: float) -> Geometries:
    """The polygons with each gap given to a neighbour that stays below the limit.

    Gaps as ``units.defects.are_gaps`` tells them, the largest first, which fewer units can take;
    of the neighbours the one with the longest border along the gap comes first.
    """
    found = holes(clean)
    gaps = found[are_gaps(found, clean)]
    gaps = gaps[np.argsort(-shapely.area(gaps), kind="stable")]
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
        metres = shapely.length(side_by_side(shapely.intersection, edges[gap], clean[row]))
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
    for row, takers in _takers(valid, clean, _too_small(clean, areas, limit)).items():
        pieces = [shapely.intersection(valid[row], clean[other]) for other in takers]
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
