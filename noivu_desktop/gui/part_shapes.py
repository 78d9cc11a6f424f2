"""Partial parts of the shown plan: on the map, and in words."""

from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from noivu_desktop.gui.map.parts import MapPart
from noivu_desktop.plan.plan import MergedUnit, Part, Plan
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.unit import Unit
from noivu_desktop.vietnamese import area, households, people

translate = QCoreApplication.translate


def given_parts(plan: Plan) -> tuple[tuple[MergedUnit, Part], ...]:
    """What divided units gave away, with the merged unit that holds it."""
    return tuple(
        (merged, part)
        for parts in plan.parts_of.values()
        for merged, part in parts
        if not part.is_rest
    )


def drawn_parts(plan: Plan) -> tuple[tuple[MergedUnit, Part], ...]:
    """Those of them that somebody drew, in the order of the map."""
    return tuple((merged, part) for merged, part in given_parts(plan) if part.shape is not None)


def map_parts(plan: Plan, coverage: Coverage) -> tuple[MapPart, ...]:
    """The drawn parts as the map takes them."""
    words = translate("parts", "Một phần %1")
    return tuple(
        MapPart(
            unit=coverage.row(part.code),
            home=coverage.row(part.home),
            beside=tuple(coverage.rows(merged.standing)),
            shape=part.shape,
            text=words.replace("%1", coverage.unit(part.code).short_name),
        )
        for merged, part in drawn_parts(plan)
    )


def rows_beside_parts(plan: Plan, coverage: Coverage) -> list[int]:
    """The units that hold parts of others or gave some away, in rows of the coverage."""
    heads = {one.code: one for parts in plan.parts_of.values() for one, _ in parts}
    return coverage.rows(code for one in heads.values() for code in one.standing)


def part_title(part: Part, coverage: Coverage) -> str:
    """Whose part it is and where it goes."""
    title = translate("parts", "Một phần %1, nhập vào %2")
    names = coverage.unit(part.code).full_name, coverage.unit(part.home).full_name
    return title.replace("%1", names[0]).replace("%2", names[1])


def part_text(part: Part, coverage: Coverage) -> str:
    """The part with its figures; those that are an estimate say so."""
    figures = (
        told(part, "area_km2", area(part.area_km2)),
        told(part, "population", people(part.population)),
        told(part, "households", households(part.households)),
    )
    return f"{part_title(part, coverage)}\n{' · '.join(figures)}"


def member_name(unit: Unit, part: Part) -> str:
    """What of ``unit`` a merged unit has."""
    if part.is_whole:
        return unit.full_name
    rest, given = translate("parts", "Phần còn lại %1"), translate("parts", "Một phần %1")
    return (rest if part.is_rest else given).replace("%1", unit.full_name)


def told(part: Part, name: str, text: str) -> str:
    """A figure of a part in words; one that nobody counted says so."""
    return text + (translate("parts", " (ước tính)") if name in part.estimated else "")


def plain_number(value: Decimal | int | None) -> str:
    """A figure as it is typed into a form: no thousands, a comma before decimals."""
    return "" if value is None else f"{Decimal(value):f}".replace(".", ",")
