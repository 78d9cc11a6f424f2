"""What a project file that lies beside exported files says of the units after the plan."""

from pathlib import Path

from noivu_desktop.rules.finding import Verdict
from noivu_desktop.units.unit import UnitKind, area_from_km2, with_kind
from noivu_desktop.verify.exported_files import FileListings
from noivu_desktop.verify.listings import Line, Listing
from noivu_desktop.verify.new_parents import hamlets_of_new_communes
from noivu_desktop.verify.stored_plan import Row, StoredPlan, StoredProject, read_stored


def project_listings(path: Path, plan: str, level: str | None = None) -> FileListings:
    """The listings of ``plan`` in the project at ``path``; none if it has no such plan.

    level: of the plan, by its word; ``None``: the project's own
    """
    found, stored = FileListings(), _at_level(read_stored(path), level)
    if stored is not None and plan in stored.plans:
        found.before.append(Listing(where=path.name, lines=_before(stored)))
        found.after.append(Listing(where=path.name, lines=_after(stored, stored.plans[plan])))
    return found


def _at_level(stored: StoredProject, level: str | None) -> StoredProject | None:
    if level in (None, stored.level):
        return stored
    below = hamlets_of_new_communes(stored)
    return below if below is not None and below.level == level else None


def _before(stored: StoredProject) -> tuple[Line, ...]:
    return tuple(
        Line(
            code=unit.code,
            name=unit.full_name,
            area_km2=unit.area_km2,
            population=unit.population,
            members=frozenset({unit.code}),
            verdict="",
        )
        for unit in stored.coverage.units
    )


def _after(stored: StoredProject, plan: StoredPlan) -> tuple[Line, ...]:
    members = {part.code for parts in plan.parts.values() for part in parts}
    rest = tuple(line for line in _before(stored) if line.code not in members)
    return (*(_merged(row) for row in plan.rows.values()), *rest)


def _merged(row: Row) -> Line:
    return Line(
        code=row["code"],
        name=with_kind(row["name"], UnitKind(row["kind"])),
        area_km2=None if row["area_km2"] is None else area_from_km2(row["area_km2"]),
        population=row["population"],
        members=frozenset(row["members"].split(", ")),
        verdict=Verdict(row["verdict"]).label if row["verdict"] else "",
    )
