"""The answer: the plan, how good it is, and what was proved about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from noivu_desktop.rules.finding import Verdict

Status = Literal["optimal", "best_found", "infeasible"]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupResult:
    """A merged unit of two or more units; codes sorted, figures None where not known."""

    members: tuple[str, ...]
    area_km2: Decimal | None
    population: int | None
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Impossible:
    """A unit that no allowed group resolves, and what stands in its way."""

    code: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OptimiseResult:
    """The best plan found and what is proved about it.

    status        optimal: no plan of groups up to ``max_group`` is better, level by level
    groups        merged units, in order of their first code
    max_group     groups of more units were not looked at; ``larger_groups`` says what that means
    any_size      "optimal" holds against plans with larger groups as well
    objective     "failing" and "touched" (which come first and second; the question may not count
                  the second), "total" of the weighted soft terms, each soft term by its id,
                  not weighted
    bound         no plan with as few failing and touched units has a lower "total"
    bounds        proved lower bounds of "failing", "touched" and "total"
    gap           how far the first level that is not proved may be from its best, as a share
    reasons       why there is no plan, or what the user should know about the question
    """

    status: Status
    units_before: int
    units_after: int
    groups: tuple[GroupResult, ...]
    max_group: int
    any_size: bool
    larger_groups: str
    objective: Mapping[str, float]
    bound: float
    bounds: Mapping[str, float]
    gap: float
    seconds: float
    groups_considered: int
    alternatives: "tuple[OptimiseResult, ...]" = ()
    impossible: tuple[Impossible, ...] = ()
    reasons: tuple[str, ...] = ()
