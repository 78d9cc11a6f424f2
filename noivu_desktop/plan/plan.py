"""A plan: which units become one, and what the leaders have already decided."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import Enum
from functools import cached_property
from types import MappingProxyType

import shapely

from noivu_desktop.errors import PlanError
from noivu_desktop.units.unit import UnitKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one old unit gives to a merged unit: the whole of it, or a partial part.

    A whole part (nhập nguyên trạng) carries nothing but the code. A partial part (nhập một
    phần) carries the figures of that part alone and the unit at which it lives.

    to         of a partial part the code of the unit that takes it; the unit's own code for the
               rest that it keeps, of which each divided unit has exactly one
    shape      its polygon in the projection of the coverage; ``None``: nobody drew it
    hamlets    codes of the hamlets that it consists of, sorted; empty if it was not cut by them
    estimated  the names of the figures that are an estimate, sorted
    """

    code: str
    to: str | None = None
    area_km2: Decimal | None = None
    population: int | None = None
    households: int | None = None
    shape: shapely.Geometry | None = None
    hamlets: tuple[str, ...] = ()
    estimated: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        figures = (self.area_km2, self.population, self.households, self.shape)
        if self.to is None and (self.hamlets or any(one is not None for one in figures)):
            raise PlanError(f"Phần của đơn vị {self.code} phải nói rõ nhập vào đơn vị nào.")

    @property
    def is_whole(self) -> bool:
        """Whether the old unit goes over undivided."""
        return self.to is None

    @property
    def is_rest(self) -> bool:
        """Whether this is what a divided unit keeps."""
        return self.to == self.code

    @property
    def home(self) -> str:
        """The code of the unit that it goes with, wherever that unit is merged."""
        return self.code if self.to is None else self.to

    @property
    def stands_for_unit(self) -> bool:
        """Whether the code of the old unit leads here: it is the whole of it, or its rest."""
        return self.home == self.code


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedUnit:
    """A unit formed by the plan.

    code     the code of the member whose code and, unless renamed, name live on; the whole of
             that unit or its rest is here
    members  sorted by code, one for each old unit
    name     ``None``: the name of the member ``code``
    kind     ``None``: as the rule set derives it from the kinds of the members
    seat     code of the member where the seat is; ``None``: not chosen yet
    """

    code: str
    members: tuple[Part, ...]
    name: str | None = None
    kind: UnitKind | None = None
    seat: str | None = None

    def __post_init__(self) -> None:
        if self.code not in self.standing:
            raise PlanError(f"Mã {self.code} phải là mã của một đơn vị được nhập.")

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the members, sorted."""
        return tuple(part.code for part in self.members)

    @property
    def standing(self) -> tuple[str, ...]:
        """The codes of the members that are here whole or with their rest, sorted."""
        return tuple(part.code for part in self.members if part.stands_for_unit)


class LockKind(Enum):
    """What was decided beforehand about a set of units."""

    TOGETHER = "together"
    APART = "apart"
    ALONE = "alone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """A decision that edits and the optimiser keep: units together, pairwise apart, or alone."""

    kind: LockKind
    codes: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A plan by name. Units in no merged unit stay as they are.

    merged  merged units sorted by code
    """

    name: str
    merged: tuple[MergedUnit, ...] = ()
    locks: tuple[Lock, ...] = field(default=())

    @cached_property
    def merged_by_member(self) -> MappingProxyType[str, MergedUnit]:
        """The merged unit that holds each member, or the rest of it, by the member's code."""
        return MappingProxyType(
            {part.code: one for one in self.merged for part in one.members if part.stands_for_unit}
        )

    def with_merged(
        self,
        merged: tuple[MergedUnit, ...],
        *,
        gone: Iterable[MergedUnit],
        new: Iterable[MergedUnit],
    ) -> "Plan":
        """The plan with the merged units ``merged``: these without ``gone`` and with ``new``."""
        after = replace(self, merged=merged)
        # Filled in from what is known: a history of thousands of steps is replayed at opening.
        by_member = self.merged_by_member.copy()
        for part in (part for one in gone for part in one.members if part.stands_for_unit):
            by_member.pop(part.code, None)
        by_member.update(
            {part.code: one for one in new for part in one.members if part.stands_for_unit}
        )
        vars(after)["merged_by_member"] = MappingProxyType(by_member)
        return after

    @cached_property
    def parts_of(self) -> MappingProxyType[str, tuple[tuple[MergedUnit, Part], ...]]:
        """Of each divided unit its parts with the merged units that hold them, by its code."""
        found: dict[str, list[tuple[MergedUnit, Part]]] = {}
        for one in self.merged:
            for part in one.members:
                if not part.is_whole:
                    found.setdefault(part.code, []).append((one, part))
        return MappingProxyType({code: tuple(parts) for code, parts in found.items()})

    def group_of(self, code: str) -> frozenset[str]:
        """The codes that go with ``code``; the code alone if it is not merged.

        A divided unit goes where its rest is, so that groups are a partition of the units.
        """
        merged = self.merged_by_member.get(code)
        return frozenset(merged.standing) if merged else frozenset({code})

    def groups(self, codes: Iterable[str]) -> tuple[frozenset[str], ...]:
        """The partition of ``codes`` by this plan, each group once, in the order of ``codes``."""
        return tuple(dict.fromkeys(self.group_of(code) for code in codes))


def unit_count(plan: Plan, units_before: int) -> int:
    """How many units there are after the plan.

    The rest of a divided unit is a merged unit of its own or a member of one, so that a unit
    that gives a part away and lives on is counted once, and one that is dissolved not at all.
    """
    members = {part.code for one in plan.merged for part in one.members}
    return units_before - len(members) + len(plan.merged)
