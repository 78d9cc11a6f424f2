"""What a project file that lies beside exported files says of the units after the plan."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from noivu_desktop.plan.plan import Part
from noivu_desktop.rules.finding import Verdict
from noivu_desktop.rules.screening import screen
from noivu_desktop.units.unit import UnitKind, area_from_km2, with_kind
from noivu_desktop.verify.exported_files import FileListings
from noivu_desktop.verify.listings import (
    AREA_SHARE,
    HOUSEHOLDS,
    POPULATION_SHARE,
    PRINTED_DIGITS,
    Line,
    Listing,
)
from noivu_desktop.verify.new_parents import hamlets_of_new_communes
from noivu_desktop.verify.plan_checks import recheck, rules_of
from noivu_desktop.verify.stored_plan import Row, StoredPlan, StoredProject, read_stored
from noivu_desktop.vietnamese import round_half_up


def project_listings(path: Path, plan: str, level: str | None = None) -> FileListings:
    """The listings of ``plan`` in the project at ``path``; none if it has no such plan.

    level: of the plan, by its word; ``None``: the project's own
    """
    found, stored = FileListings(), stored_level(path, level)
    if stored is not None and plan in stored.plans:
        before = _before(stored)
        after = _after(stored, stored.plans[plan], before)
        found.before.append(Listing(where=path.name, lines=before))
        found.after.append(Listing(where=path.name, lines=after))
    return found


def stored_level(path: Path, level: str | None) -> StoredProject | None:
    """The level of a project that is called so; ``None``: there is none."""
    stored = read_stored(path)
    if level in (None, stored.level):
        return stored
    below = hamlets_of_new_communes(stored)
    return below if below is not None and below.level == level else None


def _before(stored: StoredProject) -> tuple[Line, ...]:
    rules = rules_of(stored)
    screened = screen(stored.coverage.units, rules) if rules else ()
    shares = {one.unit.code: (one.area_share, one.population_share) for one in screened}
    return tuple(
        Line(
            code=unit.code,
            name=unit.full_name,
            area_km2=unit.area_km2,
            population=unit.population,
            members=frozenset({unit.code}),
            verdict="",
            further=_further(unit.households, shares.get(unit.code)),
        )
        for unit in stored.coverage.units
    )


def _after(stored: StoredProject, plan: StoredPlan, before: tuple[Line, ...]) -> tuple[Line, ...]:
    members = {part.code for parts in plan.parts.values() for part in parts}
    rest = tuple(line for line in before if line.code not in members)
    merged = (_merged(stored, row, plan.parts.get(code, ())) for code, row in plan.rows.items())
    return (*merged, *rest)


def _merged(stored: StoredProject, row: Row, parts: tuple[Part, ...]) -> Line:
    rules = rules_of(stored)
    check = recheck(stored, rules, row, parts) if rules else None
    shares = (check.area_share, check.population_share) if check else None
    return Line(
        code=row["code"],
        name=with_kind(row["name"], UnitKind(row["kind"])),
        area_km2=None if row["area_km2"] is None else area_from_km2(row["area_km2"]),
        population=row["population"],
        members=frozenset(row["members"].split(", ")),
        verdict=Verdict(row["verdict"]).label if row["verdict"] else "",
        further=_further(row["households"], shares),
    )


def _further(
    households: int | None, shares: tuple[Fraction | None, Fraction | None] | None
) -> dict[str, Decimal | int | None]:
    found: dict[str, Decimal | int | None] = {HOUSEHOLDS: households}
    if shares is not None:
        for name, share in zip((AREA_SHARE, POPULATION_SHARE), shares, strict=True):
            found[name] = None if share is None else round_half_up(share * 100, PRINTED_DIGITS)
    return found
