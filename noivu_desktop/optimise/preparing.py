"""From the map, the plan's locks and the rules to the priced table of groups."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from noivu_desktop.errors import OptimiseError
from noivu_desktop.optimise.groups import (
    Groups,
    Prices,
    rows_of_groups,
    soft_prices,
    tabulate,
)
from noivu_desktop.optimise.integer import Question
from noivu_desktop.optimise.listing import Listing, connected_groups
from noivu_desktop.optimise.objectives import OBJECTIVES
from noivu_desktop.optimise.problem import Problem, build_problem, hang_together
from noivu_desktop.optimise.request import TOUCHED, OptimiseRequest
from noivu_desktop.plan.plan import Plan
from noivu_desktop.progress import NO_PROGRESS, Progress
from noivu_desktop.rules.consultation import Consultation
from noivu_desktop.rules.exemption import Exemption, Waiver
from noivu_desktop.rules.group_rules import GroupRules, group_rules
from noivu_desktop.rules.rule_set import RuleSet
from noivu_desktop.rules.screening import screen
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.vietnamese import number

Integers = NDArray[np.int64]
Booleans = NDArray[np.bool_]

USUAL_GROUP = 8
FEW_LISTED = 60_000
USUAL_LISTED = 1_500_000
MOST_LISTED = 6_000_000
"""Groups in memory at most, about 200 bytes each; beyond it only smaller groups are listed."""

_CHUNK = 1 << 16


@dataclass(frozen=True, kw_only=True, eq=False)
class Case:
    """The question with everything it is asked about."""

    coverage: Coverage
    plan: Plan
    rule_set: RuleSet
    request: OptimiseRequest
    exemptions: tuple[Exemption, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    consultations: tuple[Consultation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Prepared:
    """The priced table.

    alive          rows of the groups that a plan may choose
    must_arrange   shape (units of the coverage,)
    undecided      how many units lack the figures that would tell whether they must be
    complete_to    every allowed group of up to so many units is in the table
    all_listed     no larger group is in any plan that is asked for
    """

    problem: Problem
    groups: Groups
    question: Question
    alive: Integers
    must_arrange: Booleans
    undecided: int
    complete_to: int
    all_listed: bool


def prepare(case: Case, progress: Progress = NO_PROGRESS) -> Prepared:
    """List and price every group that the request, the locks and the rule set allow."""
    request = case.request
    _refuse_unknown_weights(request)
    problem = build_problem(
        case.coverage,
        case.plan,
        replace(request, within_parent=request.within_parent or bool(case.rule_set.same_parent)),
        {one.code for one in case.exemptions},
    )
    progress.report(0.02, "Đang liệt kê các cách nhập liền kề")
    listing = _list(problem, request.max_group, progress)
    groups = tabulate(problem, listing, _usual_population(problem, request))
    progress.report(0.1, f"Đang xét tiêu chuẩn của {number(len(groups))} cách nhập")
    screened = screen(case.coverage.units, case.rule_set, case.exemptions)
    must_arrange = np.array([one.must_arrange is True for one in screened], dtype=np.bool_)
    rules = group_rules(case.coverage.units, case.rule_set, case.waivers, case.consultations)
    failing = _failing(problem, groups, must_arrange, rules, progress)
    weights = np.bincount(problem.component, problem.grounds.weights)
    return Prepared(
        problem=problem,
        groups=groups,
        question=Question(
            members=groups.members,
            prices=_prices(groups, failing, request),
            nodes=len(problem.nodes),
            seed=request.seed,
        ),
        alive=np.flatnonzero(may_be_chosen(problem, groups.members, request.max_seat_distance_km)),
        must_arrange=must_arrange,
        undecided=sum(one.must_arrange is None for one in screened),
        complete_to=min(listing.complete_to, int(weights.max(initial=1))),
        all_listed=_largest(problem, request.units_asked) <= listing.complete_to,
    )


def _largest(problem: Problem, units_asked: int | None) -> int:
    """No plan has a group of more units: all others need at least their own ones."""
    weights = problem.grounds.weights
    largest = int(np.bincount(problem.component, weights).max(initial=0))
    if units_asked is None:
        return largest
    others = int(np.sort(weights)[: units_asked - 1].sum())
    return min(largest, int(weights.sum()) - others)


def _list(problem: Problem, max_group: int | None, progress: Progress) -> Listing:
    """The groups up to the size asked for; if none is, of every size where there are few."""
    if max_group is not None:
        return connected_groups(problem.grounds, max_group, MOST_LISTED, progress)
    every = connected_groups(problem.grounds, len(problem.nodes), FEW_LISTED, progress)
    if every.complete_to >= USUAL_GROUP:
        return every
    return connected_groups(problem.grounds, USUAL_GROUP, USUAL_LISTED, progress)


def _refuse_unknown_weights(request: OptimiseRequest) -> None:
    known = {objective.id for objective in OBJECTIVES} | {TOUCHED}
    unknown = sorted(set(request.weights) - known)
    if unknown:
        raise OptimiseError(
            f"Không có mục tiêu “{unknown[0]}”; các mục tiêu là {', '.join(sorted(known))}."
        )


def _usual_population(problem: Problem, request: OptimiseRequest) -> float:
    units = request.units_asked or int(problem.grounds.weights.sum())
    return float(problem.population.sum()) / max(units, 1)


def _failing(
    problem: Problem,
    groups: Groups,
    must_arrange: Booleans,
    rules: GroupRules,
    progress: Progress,
) -> Integers:
    """1 for a unit that must be arranged and stands alone, or a merger that does not meet."""
    failing = np.zeros(len(groups), dtype=np.int64)
    for start in range(0, len(groups), _CHUNK):
        progress.stop_if_cancelled()
        rows = rows_of_groups(problem, groups.members[:, start : start + _CHUNK])
        failing[start : start + _CHUNK] = ~rules.meets(rows)
    single = groups.figures.units == 1
    alone = rows_of_groups(problem, groups.members[:, single])[:, 0]
    failing[single] = must_arrange[alone]
    return failing


def _prices(groups: Groups, failing: Integers, request: OptimiseRequest) -> Prices:
    units = groups.figures.units
    return Prices(
        failing=failing,
        touched=np.where((units > 1) & request.counts_touched, units, 0),
        soft=soft_prices(groups.figures, request.weights),
    )


def may_be_chosen(
    problem: Problem, members: NDArray[np.int16], farthest_km: float | None
) -> Booleans:
    """Which groups a plan may hold: those with no unit too far from the seat.

    Nor those that leave the parts of a lock without a way from one to the other.
    members: shape (k, g).
    """
    allowed = np.ones(members.shape[1], dtype=np.bool_)
    if farthest_km is not None:
        allowed = problem.seats.farthest(members) <= farthest_km
    for node in problem.scattered:
        for group in np.flatnonzero((members == node).any(axis=0)):
            held = members[:, group]
            rows = [row for one in held[held >= 0] for row in problem.nodes[one]]
            allowed[group] &= hang_together(rows, problem.joined)
    return allowed
