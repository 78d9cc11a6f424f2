"""The hamlets of a stored project inside the communes that its active plan forms."""

from dataclasses import replace

from noivu_desktop.units.unit import UnitKind, with_kind
from noivu_desktop.verify.stored_plan import StoredProject


def hamlets_of_new_communes(stored: StoredProject) -> StoredProject | None:
    """The level below with the new commune of each hamlet as its parent; ``None`` without one.

    A hamlet goes with the part that lists it, else with its commune or the rest of it.
    """
    if stored.hamlets is None:
        return None
    plan = stored.plans.get(stored.active_plan)
    commune_of: dict[str, str] = {}
    hamlet_of: dict[str, str] = {}
    for merged_code, parts in plan.parts.items() if plan else ():
        for part in parts:
            if part.to in (None, part.code):
                commune_of[part.code] = merged_code
            else:
                hamlet_of.update(dict.fromkeys(part.hamlets, merged_code))
    names = {
        code: with_kind(row["name"], UnitKind(row["kind"]))
        for code, row in (plan.rows.items() if plan else ())
    }
    units = []
    for unit in stored.hamlets.coverage.units:
        new = hamlet_of.get(unit.code) or commune_of.get(unit.parent_code or "")
        moved = unit if new is None else replace(unit, parent_code=new, parent_name=names.get(new))
        units.append(moved)
    inside = stored.hamlets.coverage.with_units(units)
    return replace(stored.hamlets, coverage=inside, above=stored.coverage)
