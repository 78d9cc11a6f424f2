"""The figures of a merged unit, as one ``Unit`` that every rule can look at.

Counts and areas add up. A yes/no fact is kept where all members agree; where they do not,
one border or one island member is enough to give the whole a border or an island, and the
rest is not known until a person says so, because only an official list decides it.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from noivu_desktop.plan.plan import MergedUnit, Part
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.measures import any_true, common, sum_areas, sum_counts
from noivu_desktop.units.unit import Unit, UnitKind


def merged_unit_figures(merged: MergedUnit, coverage: Coverage, kind: UnitKind) -> Unit:
    """The merged unit as a unit of ``kind`` with the summed figures of its members."""
    parts = [part_of(coverage.unit(part.code), part) for part in merged.members]
    head = coverage.unit(merged.code)
    name = merged.name or head.short_name
    combined = combine(parts, code=merged.code, name=name, kind=kind)
    return replace(combined, seat=coverage.unit(merged.seat).full_name if merged.seat else None)


def part_of(unit: Unit, part: Part) -> Unit:
    """The share of ``unit`` that ``part`` takes."""
    if part.is_whole:
        return unit
    return replace(
        unit,
        area_km2=part.area_km2,
        population=part.population,
        households=part.households,
    )


def combine(parts: Sequence[Unit], *, code: str, name: str, kind: UnitKind) -> Unit:
    """One unit with the figures of all ``parts`` (at least one)."""
    return Unit(
        code=code,
        name=name,
        kind=kind,
        parent_code=common([unit.parent_code for unit in parts]),
        parent_name=common([unit.parent_name for unit in parts]),
        area_km2=sum_areas(unit.area_km2 for unit in parts),
        population=sum_counts(unit.population for unit in parts),
        population_date=common([unit.population_date for unit in parts]),
        households=sum_counts(unit.households for unit in parts),
        minority_share=minority_share_of(parts),
        mountain=common([unit.mountain for unit in parts]),
        highland=common([unit.highland for unit in parts]),
        land_border=any_true([unit.land_border for unit in parts]),
        island=any_true([unit.island for unit in parts]),
        coastal_hardship=common([unit.coastal_hardship for unit in parts]),
        region=common([unit.region for unit in parts]),
    )


def minority_share_of(parts: Sequence[Unit]) -> Decimal | None:
    """Share by people; of equal shares the share itself, so that no division blurs it."""
    shares = {unit.minority_share for unit in parts}
    if len(shares) == 1:
        return shares.pop()
    people = sum_counts(unit.population for unit in parts)
    if None in shares or not people:
        return None
    minority = sum((_minority_people(unit) for unit in parts), Decimal(0))
    return minority / people


def _minority_people(unit: Unit) -> Decimal:
    return (unit.minority_share or Decimal(0)) * (unit.population or 0)
