"""Seats, locks and declared neighbours as the map shows them."""

import shapely

from noivu_desktop.gui.map.marks import Marks, shortest_chain
from noivu_desktop.plan.plan import LockKind, Plan
from noivu_desktop.units.coverage import Coverage


def marks_of(plan: Plan, coverage: Coverage) -> Marks:
    """The signs of a plan, in rows of the coverage."""
    seats = coverage.rows(one.seat for one in plan.merged if one.seat is not None)
    alone = {code for lock in plan.locks if lock.kind is LockKind.ALONE for code in lock.codes}
    return Marks(
        seats=tuple(seats),
        together=_links(plan, coverage, LockKind.TOGETHER),
        apart=_links(plan, coverage, LockKind.APART),
        alone=tuple(sorted(coverage.rows(alone))),
        neighbours=tuple(
            (coverage.row(one.first), coverage.row(one.second)) for one in coverage.links
        ),
    )


def _links(plan: Plan, coverage: Coverage, kind: LockKind) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    for lock in plan.locks:
        if lock.kind is kind:
            found += _pairs(sorted(coverage.rows(lock.codes)), coverage)
    return tuple(dict.fromkeys(found))


def _pairs(rows: list[int], coverage: Coverage) -> list[tuple[int, int]]:
    """A chain of lines says which units are meant; a line for each pair would hide the map."""
    middles = shapely.get_coordinates(shapely.centroid(coverage.geometries[rows]))
    return [(rows[first], rows[second]) for first, second in shortest_chain(middles)]
