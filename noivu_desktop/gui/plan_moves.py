"""What dragging lines of the plan onto another line does: one step, found before it is taken."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from noivu_desktop.errors import PlanError
from noivu_desktop.plan import edits
from noivu_desktop.plan.plan import Plan
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.vietnamese import number

translate = QCoreApplication.translate
Item = tuple[str, ...]
"""The codes of a dragged line: one of a unit, those of all units that a merged unit stands for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanMove:
    """A step that was tried but not taken.

    plan  what the plan would be
    """

    kind: str
    arguments: dict[str, Any]
    plan: Plan


def move_items(plan: Plan, coverage: Coverage, items: Sequence[Item], onto: str | None) -> PlanMove:
    """What dropping ``items`` does: they join the unit ``onto``, or without one go out.

    Raises PlanError with the reason where that cannot be.
    """
    start, branches = plan, {item for item in items if len(item) > 1}
    inside = {code for branch in branches for code in branch}
    steps: list[tuple[str, dict[str, Any]]] = []
    for item in items:
        if len(item) == 1 and item[0] in inside:
            continue  # goes with its merged unit, which is dragged too
        if onto is None and _was_freed(start, plan, item[0]):
            continue  # an earlier line left it alone already
        step = _joining(plan, coverage, item, onto) if onto else _leaving(plan, item)
        plan = _EDITS[step[0]](plan, coverage, step[1])
        steps.append(step)
    return _as_one_step(plan, coverage, steps, onto)


def _joining(plan: Plan, coverage: Coverage, item: Item, onto: str) -> tuple[str, dict[str, Any]]:
    if set(item) & plan.group_of(onto):
        told = translate("moves", "%1 đã ở trong đơn vị này.")
        raise PlanError(told.replace("%1", coverage.unit(item[0]).full_name))
    if len(item) > 1 or len(plan.group_of(item[0])) == 1:
        return "merge", {"codes": [onto, _standing(plan, item)]}
    return "move", {"code": item[0], "to": onto}


def _leaving(plan: Plan, item: Item) -> tuple[str, dict[str, Any]]:
    code = _standing(plan, item)
    return ("split" if len(item) > 1 else "take_out"), {"code": code}


def _was_freed(start: Plan, plan: Plan, code: str) -> bool:
    return code in start.merged_by_member and code not in plan.merged_by_member


def _standing(plan: Plan, item: Item) -> str:
    """A code of ``item`` that leads to the merged unit of just these units."""
    leading = (
        code
        for code in item
        if code in plan.merged_by_member and plan.merged_by_member[code].standing == item
    )
    return next(leading, item[0])


def _as_one_step(
    plan: Plan, coverage: Coverage, steps: Sequence[tuple[str, dict[str, Any]]], onto: str | None
) -> PlanMove:
    if not steps:
        raise PlanError(translate("moves", "Không có đơn vị nào để chuyển."))
    if len(steps) == 1:
        return PlanMove(kind=steps[0][0], arguments=steps[0][1], plan=plan)
    if onto:  # the project keeps the label
        label = f"Chuyển {number(len(steps))} dòng sang đơn vị có {coverage.unit(onto).full_name}"
    else:
        label = f"Đưa {number(len(steps))} dòng ra khỏi đơn vị mới"
    arguments = {"label": label, "steps": list(steps)}
    return PlanMove(kind="several", arguments=arguments, plan=plan)


def items_without_repeats(items: Iterable[Item]) -> tuple[Item, ...]:
    """The dragged lines, each once, those of whole merged units first."""
    return tuple(sorted(dict.fromkeys(items), key=len, reverse=True))


_EDITS = {
    "merge": lambda plan, coverage, a: edits.merge(plan, coverage, a["codes"]),
    "move": lambda plan, coverage, a: edits.move(plan, coverage, a["code"], a["to"]),
    "split": lambda plan, coverage, a: edits.split(plan, coverage, a["code"]),
    "take_out": lambda plan, coverage, a: edits.take_out(plan, coverage, a["code"]),
}
