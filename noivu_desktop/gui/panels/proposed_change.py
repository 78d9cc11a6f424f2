"""What a gesture on the map would change: every merged unit it touches, before and after."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from noivu_desktop.errors import NoivuError
from noivu_desktop.gui.map.tools.tool import Deed, Wish
from noivu_desktop.gui.part_shapes import drawn_parts
from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.gui.standing import MERGED_STANDING, Standing, demand
from noivu_desktop.plan import edits
from noivu_desktop.plan.plan import Part, Plan
from noivu_desktop.project.part_json import part_arguments
from noivu_desktop.rules.merged_check import MergedCheck
from noivu_desktop.rules.screening import UnitScreening
from noivu_desktop.units.unit import Unit

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A unit of the plan at one moment.

    unit    the old unit, or the merged one with its summed figures
    shares  its shares of the standards; None: no rule set can be asked
    """

    unit: Unit
    shares: UnitScreening | MergedCheck | None
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One unit of the plan before and after."""

    before: Side
    after: Side


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedChange:
    """What a gesture would do, nothing changed yet.

    rows     the units that would be together after it
    changes  the first is the unit that grows
    refusal  why it cannot be done: one sentence, or empty
    """

    rows: tuple[int, ...]
    changes: tuple[Change, ...]
    refusal: str


def proposed_change(model: ProjectModel, wish: Wish) -> ProposedChange:
    """The change that a wish stands for."""
    coverage, plan = model.coverage, model.plan
    codes = [coverage.units[row].code for row in wish.rows]
    try:
        after = plan_after(model, wish)
        rows = tuple(sorted(coverage.rows(after.group_of(codes[0]))))
        changes = tuple(
            Change(before=side(model, plan, code), after=side(model, after, code))
            for code in _told(plan, wish, codes)
        )
    except NoivuError as error:
        return ProposedChange(rows=wish.rows, changes=(), refusal=str(error))
    return ProposedChange(rows=rows, changes=changes, refusal="")


def plan_after(model: ProjectModel, wish: Wish) -> Plan:
    """The shown plan with the wish fulfilled; raises PlanError where it cannot be."""
    coverage, plan = model.coverage, model.plan
    codes = [coverage.units[row].code for row in wish.rows]
    if wish.deed is Deed.SEAT:
        return edits.set_seat(plan, coverage, codes[0])
    if wish.deed is Deed.MOVE_PART:
        part = _part(plan, wish)
        freed = edits.take_back(plan, coverage, part.code, part.home)
        is_back = codes[0] in plan.group_of(part.code)
        return freed if is_back else edits.give_part(freed, coverage, replace(part, to=codes[0]))
    if wish.deed is Deed.MOVE and codes[0] in plan.merged_by_member:
        return edits.move(plan, coverage, codes[0], codes[1])
    return edits.merge(plan, coverage, codes)


def do_wish(model: ProjectModel, wish: Wish) -> None:
    """Take the step that the wish stands for; raises NoivuError where it cannot be taken."""
    codes = [model.coverage.units[row].code for row in wish.rows]
    if wish.deed is Deed.SEAT:
        model.do("set_seat", code=codes[0])
    elif wish.deed is Deed.MOVE_PART:
        _move_part(model, _part(model.plan, wish), codes[0])
    elif wish.deed is Deed.MOVE and codes[0] in model.plan.merged_by_member:
        model.do("move", code=codes[0], to=codes[1])
    else:
        model.do("merge", codes=codes)


def side(model: ProjectModel, plan: Plan, code: str) -> Side:
    """The unit at ``code`` under a plan, which may be one that nobody accepted yet."""
    check = model.preview(plan, code)
    if check is not None:
        standing = MERGED_STANDING[check.verdict]
        return Side(unit=check.unit, shares=check, standing=standing)
    row = model.coverage.row(code)
    screening = model.check.screening[row] if model.check else None
    standing = demand(screening) if screening else Standing.UNKNOWN
    return Side(unit=model.coverage.units[row], shares=screening, standing=standing)


def _part(plan: Plan, wish: Wish) -> Part:
    return drawn_parts(plan)[wish.part][1]


def _move_part(model: ProjectModel, part: Part, to: str) -> None:
    """One step: the part goes from the unit that has it to another, or back to where it was."""
    coverage = model.coverage
    if to in model.plan.group_of(part.code):
        model.do("take_back", code=part.code, to=part.home)
        return
    names = coverage.unit(part.code).full_name, coverage.unit(to).full_name
    given = {"code": part.code, **part_arguments(replace(part, to=to))}
    model.do(
        "several",
        label=f"Chuyển một phần {names[0]} sang {names[1]}",  # kept in the project
        steps=[("take_back", {"code": part.code, "to": part.home}), ("give_part", given)],
    )


def _told(plan: Plan, wish: Wish, codes: Sequence[str]) -> list[str]:
    """The codes that stand for the units whose figures are told, the growing one first."""
    if wish.deed is Deed.MOVE_PART:
        return [codes[0], _part(plan, wish).home]
    if wish.deed is not Deed.MOVE:
        return [codes[0]]
    left = sorted(plan.group_of(codes[0]) - {codes[0]})
    return [codes[1], *left[:1]]
