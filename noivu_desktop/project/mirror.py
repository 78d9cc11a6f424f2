"""What other programs see of a project: tables that repeat what the steps amount to.

A step rewrites only what it changed: the rows of the units and merged units that differ
between the value before and the value after. All statements are worked out before the
transaction begins, so that a failure here leaves the file alone.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from noivu_desktop.plan.plan import Plan
from noivu_desktop.project.geopackage import unit_statements
from noivu_desktop.project.judging import judged_by
from noivu_desktop.project.merged_rows import MergedRows
from noivu_desktop.project.project import Project
from noivu_desktop.project.unit_values import unit_to_json
from noivu_desktop.rules.confirmation import Confirmation
from noivu_desktop.rules.consultation import Consultation
from noivu_desktop.rules.exemption import Exemption, Waiver
from noivu_desktop.units.coverage import Link

Statement = tuple[str, tuple[Any, ...]]

_NO_PLAN = Plan(name="")


def changes(before: Project | None, after: Project, srs_id: int) -> list[Statement]:
    """The statements that bring the tables from ``before`` (None: empty tables) to ``after``."""
    return [
        *_units(before, after),
        *_plans(before, after, MergedRows(after, srs_id)),
        *_small_tables(before, after),
    ]


def renewed_verdicts(project: Project, srs_id: int) -> Iterator[Statement]:
    """The statements that judge all merged units again, by this program and its rule texts."""
    rows = MergedRows(project, srs_id)
    for plan in project.plans:
        yield from rows.changes(plan, plan, None)
    yield _judged_by(project)


def _units(before: Project | None, after: Project) -> Iterator[Statement]:
    if before is None or before.coverage is after.coverage:
        return
    pairs = zip(before.coverage.units, after.coverage.units, strict=True)
    for fid, (old, new) in enumerate(pairs, start=1):
        if old is not new and old != new:
            # The first change of a unit finds it as it came; later ones leave that row alone.
            original = json.dumps(unit_to_json(old), ensure_ascii=False)
            yield ("INSERT OR IGNORE INTO noivu_original VALUES (?, ?)", (old.code, original))
            yield from unit_statements(fid, new)


def _plans(before: Project | None, after: Project, rows: MergedRows) -> Iterator[Statement]:
    olds = {plan.name: plan for plan in before.plans} if before else {}
    starts = {plan.name: olds.get(plan.name) or _twin(plan, olds) for plan in after.plans}
    for plan in after.plans:  # all copies before any of their sources changes
        start = starts[plan.name]
        if plan.name not in olds and start is not _NO_PLAN:
            yield from _copies(start, plan)
    touched = _touched_codes(before, after)
    for plan in after.plans:
        yield from rows.changes(starts[plan.name], plan, touched)
    for name in olds.keys() - {plan.name for plan in after.plans}:
        yield ("DELETE FROM merged_units WHERE plan = ?", (name,))
        yield ("DELETE FROM plan_parts WHERE plan = ?", (name,))


def _twin(plan: Plan, olds: Mapping[str, Plan]) -> Plan:
    """A plan of before with the very same merged units (renamed or duplicated), else none."""
    return next((one for one in olds.values() if one.merged is plan.merged), _NO_PLAN)


def _copies(twin: Plan, plan: Plan) -> Iterator[Statement]:
    """A plan with the merged units of another takes over its rows, polygons included."""
    merged = "code, name, kind, members, seat, area_km2, population, households, verdict, findings"
    parts = "merged_code, code, whole, area_km2, population"
    for table, columns in (("merged_units", f"geom, {merged}"), ("plan_parts", parts)):
        yield (
            f"INSERT INTO {table} (plan, {columns})"
            f" SELECT ?, {columns} FROM {table} WHERE plan = ?",
            (plan.name, twin.name),
        )


def _touched_codes(before: Project | None, after: Project) -> frozenset[str] | None:
    """Units whose merged units may have other figures or verdicts now; None: all of them."""
    if before is None or before.rule_set_id != after.rule_set_id:
        return None
    if before.confirmations != after.confirmations:
        return None
    found: set[str] = set()
    if before.coverage is not after.coverage:
        pairs = zip(before.coverage.units, after.coverage.units, strict=True)
        found |= {new.code for old, new in pairs if old is not new}
        for link in set(before.coverage.links) ^ set(after.coverage.links):
            found |= {link.first, link.second}
    found |= {one.code for one in set(before.exemptions) ^ set(after.exemptions)}
    found |= {one.code for one in set(before.consultations) ^ set(after.consultations)}
    for waiver in set(before.waivers) ^ set(after.waivers):
        found |= set(waiver.members)
    return frozenset(found)


def _small_tables(before: Project | None, after: Project) -> Iterator[Statement]:
    """Tables of a few rows are rewritten as a whole when anything in them changes."""
    for table, wanted in _TABLES.items():
        rows = list(wanted(after))
        if before is None or list(wanted(before)) != rows:
            yield (f"DELETE FROM {table}", ())
            for row in rows:
                marks = ", ".join("?" * (len(row) + 1))
                yield (f"INSERT INTO {table} VALUES ({marks})", (None, *row))
    if before is None or before.rule_set_id != after.rule_set_id:
        yield (
            "INSERT OR REPLACE INTO noivu_meta VALUES ('rule_set_id', ?)",
            (after.rule_set_id,),
        )
        yield _judged_by(after)


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
