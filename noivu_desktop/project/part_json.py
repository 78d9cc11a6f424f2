"""Parts as JSON: in the first value, in the steps, in the plan for machines."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import shapely

from noivu_desktop.plan.parts import FIGURES
from noivu_desktop.plan.plan import Part
from noivu_desktop.project import step_arguments as take
from noivu_desktop.project.unit_values import canonical, parse_value
from noivu_desktop.units.unit import LARGEST_AREA_KM2, LARGEST_COUNT


def part_to_json(part: Part) -> dict[str, Any]:
    """The code of a whole part; of a partial part everything."""
    if part.is_whole:
        return {"code": part.code}
    return {"code": part.code, **part_arguments(part)}


def part_from_json(told: Mapping[str, Any], head: str) -> Part:
    """The part that ``part_to_json`` described, in the merged unit of the code ``head``.

    A description without "to" that has figures is older: such a part lives at the head. Raises
    KeyError, TypeError or ValueError for what it cannot have written.
    """
    held = {name: told.get(name) for name in FIGURES}
    to = told.get("to")
    if to is None and all(value is None for value in held.values()):
        return Part(code=told["code"])
    figures = part_figures({**held, "estimated": told.get("estimated") or ()})
    wkb = told.get("shape")
    return Part(
        code=take.code(told["code"]),
        to=take.code(head if to is None else to),
        shape=None if wkb is None else shapely.from_wkb(shape(wkb)),
        hamlets=tuple(take.sorted_codes(told.get("hamlets") or ())),
        **typed_figures(figures),
    )


def part_arguments(part: Part) -> dict[str, Any]:
    """The arguments of the step ``give_part`` for a partial part, but the plan and the code."""
    return {
        "to": part.to,
        "area_km2": canonical(part.area_km2),
        "population": part.population,
        "households": part.households,
        "shape": None if part.shape is None else _hex(part.shape),
        "hamlets": list(part.hamlets),
        "estimated": list(part.estimated),
    }


def shape(value: object) -> str:
    """A parser of steps: a polygon as WKB in hexadecimal digits."""
    if not isinstance(value, str):
        raise TypeError
    try:
        found = shapely.from_wkb(value)
    except shapely.errors.ShapelyError:
        raise ValueError from None
    if found.geom_type not in ("Polygon", "MultiPolygon") or found.is_empty or found.has_z:
        raise ValueError
    if not shapely.is_valid(found):
        raise ValueError
    return _hex(found)


def estimated(value: object) -> list[str]:
    """A parser of steps: the names of estimated figures, sorted."""
    names = take.sorted_codes(() if value is None else value)
    if not set(names) <= set(FIGURES):
        raise ValueError
    return names


def figure(name: str) -> take.Parser:
    """The parser of the figure ``name`` of a part; nothing: not known."""

    def parse(value: object) -> Any:
        number = parse_value(name, value)
        largest = LARGEST_AREA_KM2 if name == "area_km2" else LARGEST_COUNT
        if number is not None and (number > largest or (name == "area_km2" and number <= 0)):
            raise ValueError
        return canonical(number)

    return parse


PART_FIGURES: dict[str, take.Parser] = {name: figure(name) for name in FIGURES}
"""The parser of each figure of a part."""


def part_figures(value: object) -> dict[str, Any]:
    """A parser of steps: figures of a part by their names, and which of them are estimates."""
    if not isinstance(value, Mapping) or not value or set(value) - {*FIGURES, "estimated"}:
        raise TypeError
    parsers = {**PART_FIGURES, "estimated": estimated}
    return {name: parsers[name](value[name]) for name in parsers if name in value}


def typed_figures(figures: Mapping[str, Any]) -> dict[str, Any]:
    """Figures in canonical form as ``Part`` holds them."""
    typed = dict(figures)
    if typed.get("area_km2") is not None:
        typed["area_km2"] = Decimal(typed["area_km2"])
    if "estimated" in typed:
        typed["estimated"] = tuple(typed["estimated"])
    return typed


def _hex(geometry: shapely.Geometry) -> str:
    return str(shapely.to_wkb(geometry, hex=True, byte_order=1))
