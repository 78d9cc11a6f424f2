"""Merged units put into a plan exactly as they are described: to restore, import, take over."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from noivu_desktop.errors import PlanError
from noivu_desktop.plan.parts import completed
from noivu_desktop.plan.plan import MergedUnit, Plan
from noivu_desktop.project.first_state import merged_from_json, merged_to_json
from noivu_desktop.units.coverage import Coverage


def merged_units(value: object) -> list[dict[str, Any]]:
    """Descriptions of merged units in canonical form, sorted by code; a parser of steps."""
    if not isinstance(value, Iterable) or isinstance(value, str | Mapping):
        raise TypeError
    try:
        read = [merged_from_json(one) for one in value]
    except (KeyError, AttributeError, ArithmeticError):
        raise ValueError from None
    return [merged_to_json(one) for one in sorted(read, key=lambda one: one.code)]


def place(
    plan: Plan, coverage: Coverage, gone: Iterable[str], placed: Iterable[Mapping[str, Any]]
) -> Plan:
    """The plan without the merged units of the codes ``gone`` and with those of ``placed``.

    Raises PlanError if one that should go is not there or two would share a unit.
    """
    leaving, known = set(gone), {one.code for one in plan.merged}
    for code in sorted(leaving - known):
        name = coverage.unit(code).full_name
        raise PlanError(f"{name} không còn là đơn vị mới của “{plan.name}”.")
    kept = [one for one in plan.merged if one.code not in leaving]
    new = [merged_from_json(one) for one in placed]
    for one in new:
        coverage.rows(one.codes)
    _refuse_shared_units(coverage, [*kept, *new])
    together = completed(coverage, [*kept, *new])
    _refuse_lost_parts(coverage, together)
    return replace(plan, merged=together)


def _refuse_shared_units(coverage: Coverage, merged: Iterable[MergedUnit]) -> None:
    """A whole unit belongs to one merged unit; a divided one gives each of its parts once."""
    whole: set[str] = set()
    divided: set[str] = set()
    heads: set[str] = set()
    for one in merged:
        taken = {part.code for part in one.members if part.is_whole}
        parts = {part.code for part in one.members if not part.is_whole}
        twice = (taken & (whole | divided)) | (parts & whole) | ({one.code} & heads)
        if twice or len(one.codes) != len(set(one.codes)):
            name = coverage.unit(min(twice or one.codes)).full_name
            raise PlanError(f"{name} không thể thuộc hai đơn vị mới của cùng một phương án.")
        whole, divided, heads = whole | taken, divided | parts, heads | {one.code}


def _refuse_lost_parts(coverage: Coverage, merged: Iterable[MergedUnit]) -> None:
    """A divided unit has one rest and more parts, each with the unit at which it lives."""
    rests: dict[str, int] = {}
    given: set[str] = set()
    for one in merged:
        standing = set(one.standing)
        for part in (part for part in one.members if not part.is_whole):
            if part.home not in standing:
                name = coverage.unit(part.code).full_name
                raise PlanError(f"Một phần của {name} không ở đơn vị mới mà phần đó nhập vào.")
            rests[part.code] = rests.get(part.code, 0) + part.is_rest
            given |= set() if part.is_rest else {part.code}
    for code, count in rests.items():
        if count != 1 or code not in given:
            name = coverage.unit(code).full_name
            raise PlanError(f"{name} bị chia nhưng các phần không hợp thành cả đơn vị.")
