"""A plan: which units become one, and what the leaders have already decided."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import Enum
from functools import cached_property
from types import MappingProxyType

from noivu_desktop.errors import PlanError
from noivu_desktop.units.unit import UnitKind


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Part:
    """What one old unit gives to a merged unit: the whole of it, or a partial part.

    area_km2 and population are ``None`` for a whole part (nhập nguyên trạng); a partial part
    (nhập một phần) states both.
    """

    code: str
    area_km2: Decimal | None = None
    population: int | None = None

    @property
    def is_whole(self) -> bool:
        """Whether the old unit goes over undivided."""
        return self.area_km2 is None and self.population is None


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedUnit:
    """A unit formed by the plan.

    code     the code of the member whose code and, unless renamed, name live on
    members  sorted by code
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
        if self.code not in self.codes:
            raise PlanError(f"Mã {self.code} phải là mã của một đơn vị được nhập.")

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the members, sorted."""
        return tuple(part.code for part in self.members)


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
        """The merged unit of each whole member, by the member's code."""
        return MappingProxyType(
            {part.code: one for one in self.merged for part in one.members if part.is_whole}
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
        for one in gone:
            for part in one.members:
                if part.is_whole:
                    del by_member[part.code]
        by_member.update({part.code: one for one in new for part in one.members if part.is_whole})
        vars(after)["merged_by_member"] = MappingProxyType(by_member)
        return after

    def group_of(self, code: str) -> frozenset[str]:
        """The codes that go with ``code``; the code alone if it is not merged."""
        merged = self.merged_by_member.get(code)
        return frozenset(merged.codes) if merged else frozenset({code})

    def groups(self, codes: Iterable[str]) -> tuple[frozenset[str], ...]:
        """The partition of ``codes`` by this plan, each group once, in the order of ``codes``."""
        return tuple(dict.fromkeys(self.group_of(code) for code in codes))


def unit_count(plan: Plan, units_before: int) -> int:
    """How many units there are after the plan; a unit wholly divided into parts is gone."""
    members = {part.code for one in plan.merged for part in one.members}
    return units_before - len(members) + len(plan.merged)
