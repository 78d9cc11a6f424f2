"""The groups that the recorded steps lead to, worked out from scratch.

This knows nothing of the code that edits plans: a plan is a set of sets of codes, and each kind
of step that moves units between groups is written again here in its plainest form.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from noivu_desktop.verify.stored_plan import StoredProject

Group = frozenset[str]
Groups = dict[str, set[Group]]
"""By plan its groups of two or more."""

Arguments = Mapping[str, Any]

FIRST_PLAN = "Phương án 1"
"""The plan that hamlets begin with."""


def chain_problems(stored: StoredProject) -> list[str]:
    """What is wrong with the chain of steps; nothing can be replayed if anything is."""
    problems = []
    for place, step in enumerate(stored.steps, start=1):
        if step["id"] != place or not 0 <= step["parent"] < place:
            problems.append(f"Lịch sử thao tác bị đứt hoặc bị sửa ở thao tác số {place}.")
            break
        try:
            is_mapping = isinstance(json.loads(step["arguments"]), dict)
        except ValueError:
            is_mapping = False
        if not is_mapping:
            problems.append(f"Thao tác số {place} trong lịch sử không đọc được.")
    head = stored.meta.get("head", "")
    if not head.isdecimal() or int(head) > len(stored.steps):
        problems.append("Hồ sơ chỉ đến một thao tác không có trong lịch sử.")
    return problems


def replayed_steps(stored: StoredProject, *, below: bool = False) -> list[tuple[str, Arguments]]:
    """Kind and arguments of the steps from the first value to the present one.

    below: those of the hamlets, with the steps that bring them and take them away
    """
    path, at = [], int(stored.meta["head"])
    while at:
        step = stored.steps[at - 1]
        path.append((step["kind"], json.loads(step["arguments"])))
        at = step["parent"]
    return [one for kind, arguments in reversed(path) for one in _said_of(below, kind, arguments)]


def _said_of(below: bool, kind: str, arguments: Arguments) -> Iterator[tuple[str, Arguments]]:
    """The single steps of one level within a step."""
    if kind == "several":
        for one in arguments["steps"]:
            yield from _said_of(below, one["kind"], one["arguments"])
    elif kind == "on_hamlets":
        if below:
            yield from _said_of(False, arguments["kind"], arguments["arguments"])
    elif below == (kind in ("add_hamlets", "remove_hamlets")):
        yield kind, arguments


def first_hamlets(stored: StoredProject) -> Arguments | None:
    """The hamlets before the first step as JSON, if there were any."""
    found: Arguments | None = json.loads(stored.meta["first"]).get("hamlets")
    return found


def replayed_groups(stored: StoredProject, *, below: bool = False) -> Groups:
    """The groups of every plan after all steps.

    Parts that units give away change no group: a divided unit belongs where its rest is.
    """
    first = first_hamlets(stored) if below else {"state": json.loads(stored.meta["first"])}
    groups: Groups = first_groups(first["state"]) if first else {}
    for kind, arguments in replayed_steps(stored, below=below):
        change_groups(groups, kind, arguments)
    return groups


def change_groups(groups: Groups, kind: str, arguments: Arguments) -> None:
    """Take one step on the groups of all plans, in place."""
    if kind in ("add_hamlets", "remove_hamlets"):
        groups.clear()
        groups.update({FIRST_PLAN: set()} if kind == "add_hamlets" else {})
    elif kind in _CHANGES:
        _CHANGES[kind](groups, arguments)


def first_groups(state: Arguments) -> Groups:
    """The groups of the plans before the first step."""
    return {plan["name"]: {_codes(merged) for merged in plan["merged"]} for plan in state["plans"]}


def _codes(merged: Arguments) -> Group:
    """The codes of the units that are in a merged unit whole or with their rest."""
    return frozenset(part["code"] for part in merged["members"] if _stands(part))


def _stands(part: Arguments) -> bool:
    """A part without "to" but with figures is of an older version, and no rest."""
    if part.get("to") is not None:
        return bool(part["to"] == part["code"])
    return not part_figures(part)


def part_figures(part: Arguments) -> bool:
    """Whether a member is described by figures or a border of its own."""
    return any(part.get(name) is not None for name in _PART_FIGURES)


def _join(groups: set[Group], codes: Iterable[str]) -> None:
    joined = set(codes)
    for group in [group for group in groups if group & joined]:
        groups.remove(group)
        joined |= group
    groups.add(frozenset(joined))


def _free(groups: set[Group], code: str) -> None:
    for group in [group for group in groups if code in group]:
        groups.remove(group)
        if len(group) > 2:
            groups.add(group - {code})


def _merge(groups: Groups, a: Arguments) -> None:
    _join(groups[a["plan"]], a["codes"])


def _split(groups: Groups, a: Arguments) -> None:
    groups[a["plan"]] = {group for group in groups[a["plan"]] if a["code"] not in group}


def _take_out(groups: Groups, a: Arguments) -> None:
    _free(groups[a["plan"]], a["code"])


def _move(groups: Groups, a: Arguments) -> None:
    _free(groups[a["plan"]], a["code"])
    _join(groups[a["plan"]], [a["to"], a["code"]])


def _set_groups(groups: Groups, a: Arguments) -> None:
    groups[a["plan"]] = {frozenset(group) for group in a["groups"] if len(group) > 1}


def _place(groups: Groups, a: Arguments) -> None:
    for code in a["gone"]:
        groups[a["plan"]] = {group for group in groups[a["plan"]] if code not in group}
    groups[a["plan"]] |= {_codes(merged) for merged in a["merged"]}


def _new_plan(groups: Groups, a: Arguments) -> None:
    groups[a["name"]] = set(groups[a["copy_of"]]) if a["copy_of"] else set()
    if a.get("groups") is not None:
        _set_groups(groups, {"plan": a["name"], "groups": a["groups"]})


def _rename_plan(groups: Groups, a: Arguments) -> None:
    groups[a["name"]] = groups.pop(a["plan"])


def _delete_plan(groups: Groups, a: Arguments) -> None:
    del groups[a["plan"]]


_PART_FIGURES = ("area_km2", "population", "households", "shape")

_CHANGES: dict[str, Callable[[Groups, Arguments], None]] = {
    "merge": _merge,
    "split": _split,
    "take_out": _take_out,
    "move": _move,
    "set_groups": _set_groups,
    "place": _place,
    "new_plan": _new_plan,
    "rename_plan": _rename_plan,
    "delete_plan": _delete_plan,
}
