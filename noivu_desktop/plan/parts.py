"""Partial parts: what lives at a unit, how parts of one unit are joined, what they amount to."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeVar

import shapely

from noivu_desktop.errors import PlanError
from noivu_desktop.plan.plan import MergedUnit, Part, Plan
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.measures import sum_areas, sum_counts
from noivu_desktop.units.unit import SQUARE_METRE, Unit
from noivu_desktop.vietnamese import round_half_up

FIGURES = ("area_km2", "population", "households")
"""The figures of a part, as ``Part.estimated`` names them."""

AREA_SLACK_KM2 = Decimal("0.01")
"""To so much the published parts of a divided unit are rounded."""

_SLACK_M2 = 1.0

_Number = TypeVar("_Number", int, Decimal)


def parts_at(plan: Plan, code: str) -> tuple[Part, ...]:
    """What lives at the unit ``code``: the whole of it or its rest, and what it was given."""
    merged = plan.merged_by_member.get(code)
    if merged is None:
        return (_whole(code),)
    return tuple(part for part in merged.members if part.home == code)


def in_words(unit: Unit, part: Part) -> str:
    """The part of ``unit`` as people say it: Xã A, một phần Xã A, phần còn lại của Xã A."""
    if part.is_whole:
        return unit.full_name
    return f"phần còn lại của {unit.full_name}" if part.is_rest else f"một phần {unit.full_name}"


def gathered(plan: Plan, codes: Iterable[str]) -> tuple[Part, ...]:
    """All that lives at the units ``codes``, one part for each old unit, sorted by code.

    Parts of one unit that meet are joined, at the rest or else at the first of their homes by
    code; when all of them meet, the unit is whole again.
    """
    found: dict[str, list[Part]] = {}
    for code in sorted(codes):
        for part in parts_at(plan, code):
            found.setdefault(part.code, []).append(part)
    return tuple(_met(plan, found[code]) for code in sorted(found))


def joined(parts: Iterable[Part]) -> Part:
    """Parts of one unit as one part, which lives where the rest does, else where the first does."""
    listed = sorted(parts, key=lambda part: not part.is_rest)
    shapes = [part.shape for part in listed]
    return Part(
        code=listed[0].code,
        to=listed[0].to,
        area_km2=sum_areas(part.area_km2 for part in listed),
        population=sum_counts(part.population for part in listed),
        households=sum_counts(part.households for part in listed),
        shape=None if None in shapes else shapely.union_all(shapes),
        hamlets=tuple(sorted(code for part in listed for code in part.hamlets)),
        estimated=tuple(sorted({name for part in listed for name in part.estimated})),
    )


def kept_by(unit: Unit, outline: shapely.Geometry, standing: Part, given: Part) -> Part:
    """The rest that ``unit`` keeps of ``standing`` after it gives ``given`` away.

    outline: the polygon of the unit. Raises PlanError if nothing would be left, or if more
    would go than there is; then the whole unit should be merged.
    """
    before = _all_of(unit, outline) if standing.is_whole else standing
    area = None
    if before.area_km2 is not None and given.area_km2 is not None:
        area = before.area_km2 - given.area_km2
        if area <= 0:
            raise PlanError(
                f"Phần tách ra phải nhỏ hơn diện tích của {unit.full_name}; hãy nhập cả đơn vị."
            )
    shape = None
    if before.shape is not None and given.shape is not None:
        if given.shape.difference(before.shape).area > _SLACK_M2:
            raise PlanError(f"Phần vẽ vượt ra ngoài phần còn lại của {unit.full_name}; hãy vẽ lại.")
        shape = only_polygons(before.shape.difference(given.shape))
        if shape.is_empty:
            raise PlanError(f"Phần vẽ phủ hết {unit.full_name}; hãy nhập cả đơn vị.")
    return Part(
        code=unit.code,
        to=unit.code,
        area_km2=area,
        population=_difference(unit, before.population, given.population, "dân số"),
        households=_difference(unit, before.households, given.households, "số hộ"),
        shape=shape,
        estimated=tuple(sorted({*before.estimated, *given.estimated})),
    )


def completed(coverage: Coverage, merged: Iterable[MergedUnit]) -> tuple[MergedUnit, ...]:
    """The merged units, sorted by code, in which every divided unit has its rest.

    Where none was told, the rest is what the parts leave of the unit, and stands alone; where
    they leave nothing, it is the largest of them. Raises CoverageError for an unknown unit.
    """
    found = {one.code: one for one in merged}
    for code, held in sorted(_divided(found.values()).items()):
        if any(part.is_rest for _, part in held):
            continue
        rest = _left_over(coverage, code, [part for _, part in held])
        if rest is not None:
            found[code] = MergedUnit(code=code, members=(rest,))
            continue
        head, largest = max(held, key=lambda one: (one[1].area_km2 or 0, one[1].population or 0))
        members = tuple(
            replace(part, to=code) if part is largest else part for part in found[head].members
        )
        found[head] = replace(found[head], members=members)
    return tuple(found[code] for code in sorted(found))


def estimated_part(
    plan: Plan, coverage: Coverage, code: str, to: str, shape: shapely.Geometry
) -> Part:
    """The part of what ``code`` still has within ``shape``, figures in proportion to its area.

    All figures are marked as estimates. Raises PlanError if nothing of the unit is inside.
    """
    unit, outline = coverage.unit(code), coverage.geometries[coverage.row(code)]
    standing = next(part for part in parts_at(plan, code) if part.code == code)
    inside = only_polygons((standing.shape or outline).intersection(shape))
    if inside.is_empty:
        raise PlanError(f"Phần vẽ không nằm trong {unit.full_name}; hãy vẽ lại.")
    share = Decimal(repr(inside.area / outline.area))
    part = Part(
        code=code,
        to=to,
        area_km2=None if unit.area_km2 is None else _to_square_metres(unit.area_km2 * share),
        population=_share_of(unit.population, share),
        households=_share_of(unit.households, share),
        shape=inside,
    )
    known = tuple(sorted(name for name in FIGURES if getattr(part, name) is not None))
    return replace(part, estimated=known)


def part_of_hamlets(
    plan: Plan, coverage: Coverage, hamlets: Coverage, to: str, chosen: Iterable[str]
) -> Part:
    """The part of one unit that consists of the hamlets ``chosen``, with their summed figures.

    A figure that a hamlet lacks is estimated by area and marked so. Raises PlanError if the
    hamlets belong to several units or to none of ``coverage``.
    """
    codes = sorted(set(chosen))
    units = [hamlets.unit(code) for code in codes]
    parents = {unit.parent_code for unit in units}
    code = next(iter(parents)) if len(parents) == 1 else None
    if code is None or code not in coverage.index:
        raise PlanError("Các thôn được chọn phải cùng thuộc một đơn vị trong hồ sơ.")
    guess = estimated_part(plan, coverage, code, to, hamlets.outline(codes))
    sums: dict[str, Any] = {
        "area_km2": sum_areas(unit.area_km2 for unit in units),
        "population": sum_counts(unit.population for unit in units),
        "households": sum_counts(unit.households for unit in units),
    }
    known = {name: value for name, value in sums.items() if value is not None}
    estimated = tuple(name for name in guess.estimated if name not in known)
    return replace(guess, hamlets=tuple(codes), estimated=estimated, **known)


def only_polygons(shape: shapely.Geometry) -> shapely.Geometry:
    """The polygons of ``shape``; points and lines where two shapes only touch are left out."""
    polygons = [one for one in shapely.get_parts(shape) if one.geom_type == "Polygon"]
    return polygons[0] if len(polygons) == 1 else shapely.MultiPolygon(polygons)


def pieces(outline: shapely.Geometry, line: shapely.LineString) -> tuple[shapely.Polygon, ...]:
    """The pieces into which ``line`` cuts ``outline``, the largest first.

    Only one piece comes back where the line does not cross from border to border.
    """
    borders = shapely.union_all([*shapely.get_parts(outline.boundary), line])
    rings = shapely.get_parts(shapely.polygonize([borders]))
    found = rings[shapely.covers(outline, shapely.point_on_surface(rings))]
    return tuple(sorted(found, key=lambda piece: -piece.area))


def _divided(merged: Iterable[MergedUnit]) -> dict[str, list[tuple[str, Part]]]:
    """Of each divided unit its parts with the codes of the merged units that hold them."""
    found: dict[str, list[tuple[str, Part]]] = {}
    for one in merged:
        for part in one.members:
            if not part.is_whole:
                found.setdefault(part.code, []).append((one.code, part))
    return found


def _left_over(coverage: Coverage, code: str, parts: list[Part]) -> Part | None:
    """The rest that ``parts`` leave of the unit; ``None`` if they leave nothing."""
    unit, given = coverage.unit(code), joined(parts)
    area = _less(unit.area_km2, given.area_km2)
    people = _less(unit.population, given.population)
    households = _less(unit.households, given.households)
    left = people if area is None else area - AREA_SLACK_KM2
    if left is not None and left <= 0:
        return None
    shape = None
    if given.shape is not None:
        outline = coverage.geometries[coverage.row(code)]
        shape = only_polygons(outline.difference(given.shape))
    return Part(
        code=code,
        to=code,
        area_km2=area,
        population=None if people is None or people < 0 else people,
        households=None if households is None or households < 0 else households,
        shape=None if shape is None or shape.is_empty else shape,
        estimated=given.estimated,
    )


def _less(whole: _Number | None, some: _Number | None) -> _Number | None:
    return None if whole is None or some is None else whole - some


def _met(plan: Plan, parts: list[Part]) -> Part:
    if len(parts) == 1:
        return parts[0]
    code = parts[0].code
    everything = len(parts) == len(plan.parts_of[code])
    return _whole(code) if everything else joined(parts)


@lru_cache(maxsize=50_000)
def _whole(code: str) -> Part:
    """The whole of a unit; whoever points at a country asks for each of its units."""
    return Part(code=code)


def _all_of(unit: Unit, outline: shapely.Geometry) -> Part:
    return Part(
        code=unit.code,
        to=unit.code,
        area_km2=unit.area_km2,
        population=unit.population,
        households=unit.households,
        shape=outline,
    )


def _difference(unit: Unit, before: int | None, given: int | None, what: str) -> int | None:
    if before is None or given is None:
        return None
    if given > before:
        raise PlanError(f"Phần tách ra có {what} lớn hơn {what} của {unit.full_name}.")
    return before - given


def _to_square_metres(area: Decimal) -> Decimal:
    return area.quantize(SQUARE_METRE).normalize() + 0


def _share_of(count: int | None, share: Decimal) -> int | None:
    return None if count is None else int(round_half_up(count * share, 0))
