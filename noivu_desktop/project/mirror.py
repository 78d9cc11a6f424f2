"""What other programs see of a project: tables that repeat what the steps amount to.

A step rewrites only what it changed: the rows of the units and merged units that differ
between the value before and the value after. All statements are worked out before the
transaction begins, so that a failure here leaves the file alone.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from noivu_desktop.plan.plan import Plan
from noivu_desktop.project.geopackage import hamlet_statements, unit_statements
from noivu_desktop.project.judging import judged_by
from noivu_desktop.project.levels import hamlets_inside
from noivu_desktop.project.merged_rows import MergedRows
from noivu_desktop.project.project import Project
from noivu_desktop.project.schema import Layout, LevelTables
from noivu_desktop.project.unit_values import unit_to_json
from noivu_desktop.rules.confirmation import Confirmation
from noivu_desktop.rules.consultation import Consultation
from noivu_desktop.rules.exemption import Exemption, Waiver
from noivu_desktop.units.coverage import Coverage, Link
from noivu_desktop.units.unit import Unit

Statement = tuple[str, tuple[Any, ...]]

_NO_PLAN = Plan(name="")


def changes(before: Project | None, after: Project, layout: Layout) -> list[Statement]:
    """The statements that bring the tables from ``before`` (None: empty tables) to ``after``."""
    return [
        *_units(before, after, layout.own),
        *_level(before, after, layout.own, layout.srs_id),
        *_hamlets(before, after, layout),
        *_rule_sets(before, after),
    ]


def renewed_verdicts(project: Project, layout: Layout) -> Iterator[Statement]:
    """The statements that judge all merged units again, by this program and its rule texts.

    Plans with partial parts are written anew: an older file may know less of the parts.
    """
    for one, tables in ((project, layout.own), (hamlets_inside(project), layout.below)):
        if one is None:
            continue
        rows = MergedRows(one, tables, layout.srs_id)
        for plan in one.plans:
            yield from rows.all_of(plan) if plan.parts_of else rows.changes(plan, plan, None)
    yield _judged_by(project)


def _units(before: Project | None, after: Project, tables: LevelTables) -> Iterator[Statement]:
    if before is None or before.coverage is after.coverage:
        return
    for fid, old, new in _changed_units(before.coverage, after.coverage):
        # The first change of a unit finds it as it came; later ones leave that row alone.
        original = json.dumps(unit_to_json(old), ensure_ascii=False)
        yield ("INSERT OR IGNORE INTO noivu_original VALUES (?, ?)", (old.code, original))
        yield from unit_statements(fid, new, tables)


def _changed_units(before: Coverage, after: Coverage) -> Iterator[tuple[int, Unit, Unit]]:
    """Row (from 1), old and new unit where figures differ."""
    pairs = zip(before.units, after.units, strict=True)
    for fid, (old, new) in enumerate(pairs, start=1):
        if old is not new and old != new:
            yield fid, old, new


def _hamlets(before: Project | None, after: Project, layout: Layout) -> Iterator[Statement]:
    """The level below; what its plans form is judged inside the new communes."""
    old, new = before and before.hamlets, after.hamlets
    if old is None and new is None:
        return
    came = new is not None and (old is None or not _same_map(old.coverage, new.coverage))
    if old is not None and (new is None or came):
        for table in (layout.below.units, layout.below.merged):
            yield (f"DELETE FROM {table}", ())
        for table in ("noivu_exact", "plan_parts", *_TABLES):
            yield (f"DELETE FROM {table} WHERE level = ?", (layout.below.level,))
    if new is None:
        return
    if came:
        yield from hamlet_statements(new.coverage, layout)
    elif old is not None and old.coverage is not new.coverage:
        for fid, _, unit in _changed_units(old.coverage, new.coverage):
            yield from unit_statements(fid, unit, layout.below)
    inside = hamlets_inside(after)
    if inside is not None:
        start = None if came or before is None else hamlets_inside(before)
        yield from _level(start, inside, layout.below, layout.srs_id)


def _same_map(before: Coverage, after: Coverage) -> bool:
    if before.geometries is after.geometries:
        return True
    return before.index.keys() == after.index.keys() and bool(
        (before.geometries == after.geometries).all()
    )


def _level(
    before: Project | None, after: Project, tables: LevelTables, srs_id: int
) -> Iterator[Statement]:
    """What the plans of one level form, and its small tables."""
    yield from _plans(before, after, MergedRows(after, tables, srs_id))
    yield from _small_tables(before, after, tables.level)


def _plans(before: Project | None, after: Project, rows: MergedRows) -> Iterator[Statement]:
    olds = {plan.name: plan for plan in before.plans} if before else {}
    starts = {plan.name: olds.get(plan.name) or _twin(plan, olds) for plan in after.plans}
    for plan in after.plans:  # all copies before any of their sources changes
        start = starts[plan.name]
        if plan.name not in olds and start is not _NO_PLAN:
            yield from rows.copies(start.name, plan.name)
    touched = _touched_codes(before, after)
    for plan in after.plans:
        yield from rows.changes(starts[plan.name], plan, touched)
    for name in olds.keys() - {plan.name for plan in after.plans}:
        yield from rows.removal_of(name)


def _twin(plan: Plan, olds: Mapping[str, Plan]) -> Plan:
    """A plan of before with the very same merged units (renamed or duplicated), else none."""
    return next((one for one in olds.values() if one.merged is plan.merged), _NO_PLAN)


def _touched_codes(before: Project | None, after: Project) -> frozenset[str] | None:
    """Units whose merged units may have other figures or verdicts now; None: all of them."""
    if before is None or before.rule_set_id != after.rule_set_id:
        return None
    if before.confirmations != after.confirmations:
        return None
    found: set[str] = set()
    if before.coverage is not after.coverage:
        found |= {new.code for _, _, new in _changed_units(before.coverage, after.coverage)}
        for link in set(before.coverage.links) ^ set(after.coverage.links):
            found |= {link.first, link.second}
    found |= {one.code for one in set(before.exemptions) ^ set(after.exemptions)}
    found |= {one.code for one in set(before.consultations) ^ set(after.consultations)}
    for waiver in set(before.waivers) ^ set(after.waivers):
        found |= set(waiver.members)
    return frozenset(found)


def _small_tables(before: Project | None, after: Project, level: str) -> Iterator[Statement]:
    """Tables of a few rows are rewritten as a whole when anything in them changes."""
    for table, wanted in _TABLES.items():
        rows = list(wanted(after))
        if before is None or list(wanted(before)) != rows:
            yield (f"DELETE FROM {table} WHERE level = ?", (level,))
            for row in rows:
                marks = ", ".join("?" * (len(row) + 2))
                yield (f"INSERT INTO {table} VALUES ({marks})", (None, level, *row))


def _rule_sets(before: Project | None, after: Project) -> Iterator[Statement]:
    old, new = before and _rule_set_ids(before), _rule_set_ids(after)
    if old == new:
        return
    for key, rule_set_id in new.items():
        yield ("INSERT OR REPLACE INTO noivu_meta VALUES (?, ?)", (key, rule_set_id))
    for key in (old or {}).keys() - new.keys():
        yield ("DELETE FROM noivu_meta WHERE key = ?", (key,))
    yield _judged_by(after)


def _rule_set_ids(project: Project) -> dict[str, str]:
    """By the key that keeps it the text of each level."""
    below = {} if project.hamlets is None else {"hamlet_rule_set_id": project.hamlets.rule_set_id}
    return {"rule_set_id": project.rule_set_id, **below}


def _judged_by(project: Project) -> Statement:
    return ("INSERT OR REPLACE INTO noivu_meta VALUES ('judged_by', ?)", (judged_by(project),))


def _plan_rows(project: Project) -> Iterable[tuple[Any, ...]]:
    return ((plan.name, plan.name == project.active_plan) for plan in project.plans)


def _lock_rows(project: Project) -> Iterable[tuple[Any, ...]]:
    for plan in project.plans:
        for lock in plan.locks:
            yield (plan.name, lock.kind.value, ", ".join(sorted(lock.codes)))


def _exemption_row(one: Exemption) -> tuple[Any, ...]:
    return (one.code, one.ground.value, one.note, one.author, one.date)


def _waiver_row(one: Waiver) -> tuple[Any, ...]:
    return (", ".join(one.members), one.reason, one.author, one.date)


def _consultation_row(one: Consultation) -> tuple[Any, ...]:
    counts = (one.total, one.in_favour, one.against)
    return (one.code, one.basis.value, *counts, one.date, one.note, one.author)


def _confirmation_row(one: Confirmation) -> tuple[Any, ...]:
    return (one.figure, one.author, one.date)


def _link_row(one: Link) -> tuple[Any, ...]:
    return (one.first, one.second, one.ground)


_TABLES: dict[str, Callable[[Project], Iterable[tuple[Any, ...]]]] = {
    "plans": _plan_rows,
    "locks": _lock_rows,
    "exemptions": lambda project: map(_exemption_row, project.exemptions),
    "waivers": lambda project: map(_waiver_row, project.waivers),
    "consultation": lambda project: map(_consultation_row, project.consultations),
    "confirmations": lambda project: map(_confirmation_row, project.confirmations),
    "links": lambda project: map(_link_row, project.coverage.links),
}
