"""Do the tables of a project file say what its recorded steps say."""

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Any

from noivu_desktop.units.unit import Unit
from noivu_desktop.verify.replayed_groups import (
    Groups,
    chain_problems,
    first_hamlets,
    replayed_groups,
    replayed_steps,
)
from noivu_desktop.verify.replayed_parts import part_problems
from noivu_desktop.verify.stored_plan import StoredProject


def history_problems(stored: StoredProject) -> list[str]:
    """One sentence for each difference between the steps and the tables."""
    broken = chain_problems(stored)
    if broken:
        return broken
    try:
        found = [
            *_group_problems(stored, replayed_groups(stored)),
            *part_problems(stored),
            *_value_problems(stored),
        ]
        below = [*_hamlet_problems(stored), *part_problems(stored, below=True)]
        return found + [f"Cấp thôn: {one}" for one in below]
    except (KeyError, TypeError, ValueError, ArithmeticError, StopIteration):
        return ["Các thao tác trong lịch sử không thực hiện lại được."]


def _hamlet_problems(stored: StoredProject) -> Iterator[str]:
    """Differences between the steps and the tables of the level below."""
    groups = replayed_groups(stored, below=True)
    if stored.hamlets is None:
        if groups:
            yield "có trong lịch sử thao tác, thiếu ở bảng."
        return
    yield from _group_problems(stored.hamlets, groups)
    expected: dict[str, dict[str, Any]] = {}
    first = first_hamlets(stored)
    steps = replayed_steps(stored, below=True)
    for kind, arguments in [("add_hamlets", first), *steps] if first else steps:
        if kind == "add_hamlets":
            expected = {unit["code"]: _facts(unit) for unit in arguments["units"]}
        else:
            _change(expected, kind, arguments)
    if expected.keys() != stored.hamlets.coverage.index.keys():
        yield "danh sách thôn không đúng với lịch sử thao tác."
        return
    yield from _differing_values(stored.hamlets, expected)


def _facts(unit: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in unit.items() if name not in ("code", "extra")}


def _group_problems(stored: StoredProject, replayed: Groups) -> Iterator[str]:
    if set(replayed) != set(stored.plans):
        yield "Danh sách phương án không đúng với lịch sử thao tác."
    for name in replayed.keys() & stored.plans.keys():
        parts = stored.plans[name].parts.values()
        standing = (frozenset(p.code for p in listed if p.stands_for_unit) for listed in parts)
        shown = {group for group in standing if len(group) > 1}
        told = {group for group in replayed[name] if len(group) > 1}
        for group in sorted(map(sorted, told - shown)):
            yield f"Phương án “{name}”: nhóm {', '.join(group)} có trong lịch sử, thiếu ở bảng."
        for group in sorted(map(sorted, shown - told)):
            yield f"Phương án “{name}”: nhóm {', '.join(group)} không có trong lịch sử thao tác."


def _value_problems(stored: StoredProject) -> Iterator[str]:
    """Units that steps have changed must show the original figures under those of the steps."""
    expected: dict[str, dict[str, Any]] = {c: dict(v) for c, v in stored.original.items()}
    for kind, arguments in replayed_steps(stored):
        _change(expected, kind, arguments)
    yield from _differing_values(stored, expected)


def _change(expected: dict[str, dict[str, Any]], kind: str, arguments: Mapping[str, Any]) -> None:
    if kind == "set_values":
        expected.setdefault(arguments["code"], {}).update(arguments["values"])
    elif kind == "set_values_of":
        for code in arguments["codes"]:
            expected.setdefault(code, {}).update(arguments["values"])


def _differing_values(
    stored: StoredProject, expected: Mapping[str, Mapping[str, Any]]
) -> Iterator[str]:
    for code, values in expected.items():
        unit = stored.coverage.unit(code)
        for field in _different(unit, values):
            yield f"{unit.full_name} ({code}): cột {field} không đúng với lịch sử thao tác."


def _different(unit: Unit, values: Mapping[str, Any]) -> Iterator[str]:
    for field, value in values.items():
        if field != "extra" and not _same(getattr(unit, field), value):
            yield field


def _same(shown: Any, recorded: Any) -> bool:
    if isinstance(shown, Enum):
        return bool(shown.value == recorded)
    if isinstance(shown, Decimal):
        try:
            return shown == Decimal(str(recorded))
        except InvalidOperation:
            return False
    return bool(shown == recorded)
