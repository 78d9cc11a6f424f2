"""Putting a map right: crossed rings, gaps and overlaps, with an account of what was touched."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from noivu_desktop.errors import MapReadError
from noivu_desktop.units.checks import (
    are_gaps,
    gap_width_m,
    holes,
    overlapping_pairs,
    valid_polygons,
)
from noivu_desktop.units.measures import map_areas_km2

CHANGE_WORTH_A_WORD = 0.005
"""Share of its area above which the change of a unit is listed as a problem."""

Geometries = NDArray[np.object_]


@dataclass(frozen=True, kw_only=True, eq=False)
class Repaired:
    """What the repair did.

    gaps, overlaps, invalid  how many were closed, resolved, put right
    area_change_km2          total area after minus before, by map
    change_km2, share        of each unit, shape (n,)
    """

    gaps: int = 0
    overlaps: int = 0
    invalid: int = 0
    area_change_km2: float = 0.0
    change_km2: tuple[float, ...] = ()
    change_share: tuple[float, ...] = ()


def repair(
    geometries: Geometries, crs: str, row_numbers: Sequence[int]
) -> tuple[Geometries, Repaired]:
    """Polygons that share their borders without gaps and overlaps, and what was done.

    Gaps (``units.checks.are_gaps``) go to the unit with the longest border along them; other
    holes stay. What two units both claim goes to the one with the longer border around it.
    Raises MapReadError, with nothing changed, if a unit would be lost.

    row_numbers: of each polygon in its source, for that sentence
    """
    invalid = int((~shapely.is_valid(geometries)).sum())
    valid = valid_polygons(geometries)
    pairs, _ = overlapping_pairs(valid)
    gaps_before = len(holes(valid))
    clean = valid
    if len(pairs) or gaps_before or not shapely.coverage_is_valid(valid):
        clean = shapely.coverage_clean(valid, gap_width=gap_width_m(valid))
        clean = _filled(_polygonal(np.asarray(clean, dtype=object)))
    _refuse_lost_units(clean, row_numbers)
    before, after = map_areas_km2(geometries, crs), map_areas_km2(clean, crs)
    change = after - before
    return clean, Repaired(
        gaps=gaps_before - len(holes(clean)),
        overlaps=len(pairs),
        invalid=invalid,
        area_change_km2=float(change.sum()),
        change_km2=tuple(change.tolist()),
        change_share=tuple((np.abs(change) / np.maximum(before, 1e-9)).tolist()),
    )


def _filled(clean: Geometries) -> Geometries:
    """The polygons with small round holes, which are not narrow, given to the longest border."""
    found = holes(clean)
    filled, tree = clean.copy(), shapely.STRtree(clean)
    for hole in found[are_gaps(found, clean)]:
        around = tree.query(hole, predicate="intersects")
        borders = shapely.length(shapely.intersection(filled[around], hole.boundary))
        widest = around[int(np.argmax(borders))]
        filled[widest] = shapely.coverage_union(filled[widest], hole)
    return filled


def _polygonal(geometries: Geometries) -> Geometries:
    """Polygons of one piece as Polygon, of several as MultiPolygon."""
    single = shapely.get_num_geometries(geometries) == 1
    plain = geometries.copy()
    plain[single] = shapely.get_geometry(geometries[single], 0)
    return plain


def _refuse_lost_units(clean: Geometries, row_numbers: Sequence[int]) -> None:
    lost = np.flatnonzero(shapely.is_empty(clean) | (shapely.area(clean) <= 0))
    if len(lost):
        rows = ", ".join(str(row_numbers[row]) for row in lost[:5].tolist())
        raise MapReadError(
            f"Không sửa được bản đồ: đơn vị ở dòng {rows} nằm trọn trong đơn vị khác và sẽ mất;"
            " hãy sửa các đơn vị này trước rồi nhập lại."
        )
