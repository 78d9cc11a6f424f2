"""The parts of divided units that the recorded steps lead to, worked out from scratch.

A divided unit is a set of shares, each at the unit where it lives. Shares of one unit that come
together in a group are one from then on; when all of them do, the unit is whole again.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import shapely

from noivu_desktop.plan.plan import Part
from noivu_desktop.units.measures import sum_areas, sum_counts
from noivu_desktop.units.unit import Unit
from noivu_desktop.verify.replayed_groups import (
    FIRST_PLAN,
    Arguments,
    Groups,
    change_groups,
    first_groups,
    first_hamlets,
    part_figures,
    replayed_steps,
)
from noivu_desktop.verify.stored_plan import StoredProject

Shares = dict[str, dict[str, Part]]
"""By divided unit its parts, by the unit where each lives."""

_SLACK_M2 = 1.0


def part_problems(stored: StoredProject, *, below: bool = False) -> Iterator[str]:
    """A sentence for each part of the tables that the steps tell otherwise, or not at all.

    below: the parts of hamlets; ``stored`` is then the project above them
    """
    own = stored.hamlets if below else stored
    if own is None:
        return
    replayed = _Replay(stored, own, below=below).parts()
    for name, plan in own.plans.items():
        shown = {
            (part.code, str(part.to)): part
            for parts in plan.parts.values()
            for part in parts
            if not part.is_whole
        }
        told = {
            (code, to): part
            for code, shares in replayed.get(name, {}).items()
            for to, part in shares.items()
        }
        for key in sorted(shown.keys() | told.keys()):
            difference = _difference(shown.get(key), told.get(key))
            if difference:
                code, to = key
                names = f"{own.coverage.unit(code).full_name} ({code}) ở {to}"
                yield f"Phương án “{name}”: phần của {names} {difference}."


class _Replay:
    """Takes the steps one after the other."""

    def __init__(self, stored: StoredProject, own: StoredProject, *, below: bool) -> None:
        self._stored, self._own, self._below = stored, own, below
        self._groups: Groups = {}
        self._parts: dict[str, Shares] = {}
        self._values: dict[str, dict[str, Any]] = {
            code: dict(row) for code, row in stored.original.items() if not below
        }

    def parts(self) -> dict[str, Shares]:
        """The divided units of every plan after all steps."""
        first = first_hamlets(self._stored) if self._below else None
        state = first["state"] if first else json.loads(self._stored.meta["first"])
        if first or not self._below:
            self._groups = first_groups(state)
            for plan in state["plans"]:
                self._parts[plan["name"]] = _shares_of(plan["merged"])
        for kind, arguments in replayed_steps(self._stored, below=self._below):
            self._take(kind, arguments)
        return self._parts

    def _take(self, kind: str, a: Arguments) -> None:
        if kind in ("add_hamlets", "remove_hamlets"):
            self._parts = {FIRST_PLAN: {}}
        elif kind == "set_values":
            self._values.setdefault(a["code"], {}).update(a["values"])
        elif kind == "set_values_of":
            for code in a["codes"]:
                self._values.setdefault(code, {}).update(a["values"])
        elif kind == "new_plan":
            self._parts[a["name"]] = dict(self._parts[a["copy_of"]]) if a["copy_of"] else {}
        elif kind == "rename_plan":
            self._parts[a["name"]] = self._parts.pop(a["plan"])
        elif kind == "delete_plan":
            del self._parts[a["plan"]]
        elif kind == "place":
            self._place(a)
        elif kind in ("give_part", "set_part", "take_back"):
            shares = self._parts[a["plan"]]
            {"give_part": self._give, "set_part": self._set, "take_back": self._back}[kind](
                shares, a
            )
        change_groups(self._groups, kind, a)
        for name in self._parts:
            self._parts[name] = _met(self._parts[name], self._groups.get(name, set()))

    def _give(self, shares: Shares, a: Arguments) -> None:
        code, given = a["code"], _part(a, a["to"])
        held = dict(shares.get(code) or {code: self._whole(code)})
        held[code] = _less(held[code], given)
        group = self._group(a["plan"], a["to"])
        home = next((to for to in sorted(held) if to in group and to != code), a["to"])
        held[home] = _joined([held[home], given]) if home in held else given
        shares[code] = held

    def _set(self, shares: Shares, a: Arguments) -> None:
        code, figures = a["code"], dict(a["figures"])
        home = self._home(shares, a)
        part = shares[code][home]
        still = [name for name in part.estimated if name not in figures]
        figures.setdefault("estimated", still)
        if figures.get("area_km2") is not None:
            figures["area_km2"] = Decimal(str(figures["area_km2"]))
        figures["estimated"] = tuple(sorted(figures["estimated"]))
        shares[code] = {**shares[code], home: replace(part, **figures)}

    def _back(self, shares: Shares, a: Arguments) -> None:
        code = a["code"]
        held = dict(shares[code])
        given = held.pop(self._home(shares, a))
        held[code] = _joined([held[code], given])
        shares[code] = held
        if len(held) == 1:
            del shares[code]

    def _place(self, a: Arguments) -> None:
        shares = self._parts[a["plan"]]
        gone = {home for code in a["gone"] for home in self._group(a["plan"], code)}
        left = {
            code: {to: part for to, part in held.items() if to not in gone}
            for code, held in shares.items()
        }
        for code, held in _shares_of(a["merged"]).items():
            left[code] = {**left.get(code, {}), **held}
        self._parts[a["plan"]] = {code: held for code, held in left.items() if held}

    def _home(self, shares: Shares, a: Arguments) -> str:
        """Where the part lives that a step calls by any unit of the group that has it."""
        group, code = self._group(a["plan"], a["to"]), a["code"]
        is_rest = a["to"] == code
        return next(to for to in shares[code] if to in group and (to == code) == is_rest)

    def _group(self, plan: str, code: str) -> frozenset[str]:
        groups = self._groups.get(plan, set())
        return next((group for group in groups if code in group), frozenset({code}))

    def _whole(self, code: str) -> Part:
        """All of a unit with the figures that it has at this step."""
        unit: Unit = self._own.coverage.unit(code)
        values = self._values.get(code, {})
        area = values.get("area_km2", unit.area_km2)
        return Part(
            code=code,
            to=code,
            area_km2=None if area is None else Decimal(str(area)),
            population=values.get("population", unit.population),
            households=values.get("households", unit.households),
            shape=self._own.coverage.geometries[self._own.coverage.row(code)],
        )


def _shares_of(merged: Iterable[Arguments]) -> Shares:
    found: Shares = {}
    for one in merged:
        for told in one["members"]:
            if told.get("to") is not None or part_figures(told):
                part = _part(told, told.get("to") or one["code"])
                found.setdefault(part.code, {})[str(part.to)] = part
    return found


def _part(told: Mapping[str, Any], to: str) -> Part:
    area, border = told.get("area_km2"), told.get("shape")
    return Part(
        code=told["code"],
        to=to,
        area_km2=None if area is None else Decimal(str(area)),
        population=told.get("population"),
        households=told.get("households"),
        shape=None if border is None else shapely.from_wkb(border),
        hamlets=tuple(sorted(told.get("hamlets") or ())),
        estimated=tuple(sorted(told.get("estimated") or ())),
    )


def _less(whole: Part, given: Part) -> Part:
    """What is kept when a part is given away."""

    def gap(name: str) -> Any:
        before, gone = getattr(whole, name), getattr(given, name)
        return None if before is None or gone is None else before - gone

    shape = None
    if whole.shape is not None and given.shape is not None:
        shape = shapely.difference(whole.shape, given.shape)
    return Part(
        code=whole.code,
        to=whole.code,
        area_km2=gap("area_km2"),
        population=gap("population"),
        households=gap("households"),
        shape=shape,
        estimated=tuple(sorted({*whole.estimated, *given.estimated})),
    )


def _met(shares: Shares, groups: set[frozenset[str]]) -> Shares:
    """The shares after those of one unit that are in one group have become one."""
    found: Shares = {}
    for code, held in shares.items():
        by_group: dict[frozenset[str], list[Part]] = {}
        for to in sorted(held, key=lambda home: (home != code, home)):
            group = next((group for group in groups if to in group), frozenset({to}))
            by_group.setdefault(group, []).append(held[to])
        joined = [_joined(parts) for parts in by_group.values()]
        if len(joined) > 1:
            found[code] = {str(part.to): part for part in joined}
    return found


def _joined(parts: list[Part]) -> Part:
    """Parts of one unit as one, at the home of the first."""
    if len(parts) == 1:
        return parts[0]
    shapes = [part.shape for part in parts]
    return Part(
        code=parts[0].code,
        to=parts[0].to,
        area_km2=sum_areas(part.area_km2 for part in parts),
        population=sum_counts(part.population for part in parts),
        households=sum_counts(part.households for part in parts),
        shape=None if None in shapes else shapely.union_all(shapes),
        hamlets=tuple(sorted(code for part in parts for code in part.hamlets)),
        estimated=tuple(sorted({name for part in parts for name in part.estimated})),
    )


def _difference(shown: Part | None, told: Part | None) -> str:
    """What is different, in words; "": nothing."""
    if shown is None or told is None:
        return "có trong lịch sử, thiếu ở bảng" if shown is None else "không có trong lịch sử"
    for name, what in _FIGURES.items():
        if getattr(shown, name) != getattr(told, name):
            return f"ghi {what} {_word(getattr(shown, name))}, theo lịch sử là " + _word(
                getattr(told, name)
            )
    if (shown.shape is None) != (told.shape is None):
        return "có hình vẽ khác với lịch sử"
    if shown.shape is not None and told.shape is not None:
        gap = abs(shown.shape.area - told.shape.area)
        if gap > _SLACK_M2 + 1e-9 * shown.shape.area:
            return "có hình vẽ khác với lịch sử"
    return ""


def _word(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(value) or "không"
    return "không rõ" if value is None else str(value)


_FIGURES = {
    "area_km2": "diện tích",
    "population": "dân số",
    "households": "số hộ",
    "hamlets": "các thôn",
    "estimated": "số ước tính",
}
