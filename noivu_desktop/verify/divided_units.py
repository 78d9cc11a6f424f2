"""Divided units of one stored plan: one rest, full sums, polygons that tile the unit."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

import shapely

from noivu_desktop.plan.plan import Part
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.measures import sum_areas, sum_counts
from noivu_desktop.units.unit import Unit
from noivu_desktop.verify.stored_plan import StoredPlan
from noivu_desktop.vietnamese import households, number, people

AREA_SLACK = Decimal("0.01")
"""km2, to which published parts of a divided unit are rounded."""

_SLACK_M2 = 1.0
_SLACK_SHARE = 1e-9


def division_problems(coverage: Coverage, plan: StoredPlan) -> Iterator[str]:
    """One sentence for each thing that is wrong with the parts of ``plan``."""
    divided: dict[str, list[Part]] = {}
    for held in plan.parts.values():
        standing = {part.code for part in held if part.to in (None, part.code)}
        for part in (part for part in held if not part.is_whole):
            divided.setdefault(part.code, []).append(part)
            if part.to not in standing:
                name = _name(coverage.unit(part.code))
                yield f"một phần của {name} ghi nhập vào {part.to}, nhưng không ở cùng đơn vị đó."
    for code, parts in divided.items():
        unit = coverage.unit(code)
        rests = sum(part.to == code for part in parts)
        if rests != 1:
            yield f"{_name(unit)} phải có đúng một phần còn lại, ở đây có {rests}."
        yield from _sum_problems(unit, parts)
        yield from _shape_problems(unit, coverage.geometries[coverage.row(code)], parts)


def _sum_problems(unit: Unit, parts: list[Part]) -> Iterator[str]:
    """A figure that is not known of some part is a matter of the law, not of the file."""
    area = sum_areas(part.area_km2 for part in parts)
    if area is not None and unit.area_km2 is not None and abs(area - unit.area_km2) > AREA_SLACK:
        told = f"{number(area, 6)} km², cả đơn vị {number(unit.area_km2, 6)} km²"
        yield f"các phần của {_name(unit)} cộng lại {told}."
    for given, whole, words in (
        (sum_counts(part.population for part in parts), unit.population, people),
        (sum_counts(part.households for part in parts), unit.households, households),
    ):
        if given is not None and whole is not None and given != whole:
            told = f"{words(given)}, cả đơn vị {words(whole)}"
            yield f"các phần của {_name(unit)} cộng lại {told}."


def _shape_problems(unit: Unit, outline: shapely.Geometry, parts: list[Part]) -> Iterator[str]:
    """Drawn parts lie within the unit, beside each other, and together leave nothing open."""
    shapes = [part.shape for part in parts if part.shape is not None]
    slack = max(_SLACK_M2, _SLACK_SHARE * outline.area)
    if any(shapely.difference(shape, outline).area > slack for shape in shapes):
        yield f"có phần vẽ của {_name(unit)} vượt ra ngoài đơn vị."
    pairs = combinations(shapes, 2)
    if any(shapely.intersection(first, second).area > slack for first, second in pairs):
        yield f"các phần vẽ của {_name(unit)} chồng lên nhau."
    missing = outline.area - sum(shape.area for shape in shapes)
    if len(shapes) == len(parts) and abs(missing) > slack:
        yield f"các phần vẽ của {_name(unit)} không phủ vừa đủ đơn vị, lệch {_metres(missing)}."


def _metres(area_m2: float) -> str:
    return f"{number(Decimal(round(abs(area_m2))))} m²"


def _name(unit: Unit) -> str:
    return f"{unit.full_name} ({unit.code})"
