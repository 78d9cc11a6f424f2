"""Whether groups larger than those listed could give a better plan.

A plan costs at least the bound of the relaxation and the reduced costs of its larger groups,
on each level. A larger group is cheap only if its nodes are: first the cheapest nodes of a
component that make up its units are taken, connected or not; where that leaves room below the
plan in hand, a small integer programme looks for the cheapest connected group that leaves room
on the levels before. If there is none either, no larger group can help.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from noivu_desktop.optimise.cheapest_group import LinearPrice, cheapest_group
from noivu_desktop.optimise.objectives import OBJECTIVES, SOFT_STEP
from noivu_desktop.optimise.preparing import Prepared
from noivu_desktop.optimise.search import Search, Solved
from noivu_desktop.progress import Progress

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

_ROUNDING = 1e-5
_TOLERANCE = 1e-3
_MOST_SEARCHED = 60
"""Nodes of a component in which the cheapest connected group is still found in no time."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Level:
    """What a larger group adds to the bound of one level: the highest of its ``prices``.

    room    a plan as good as the one in hand leaves each of its groups at most so much
    better  a better plan leaves them at most so much
    """

    prices: tuple[LinearPrice, ...]
    room: float
    better: float


def larger_cannot_help(
    prepared: Prepared,
    search: Search,
    solved: Solved,
    weights: Mapping[str, float],
    progress: Progress,
) -> bool:
    """Whether no plan with larger groups is better than ``solved``, which is proved."""
    if prepared.all_listed:
        return True
    levels = []
    for level, value in enumerate(solved.values):
        relaxed = search.relaxed(level, solved.values)
        if not relaxed.feasible:
            return False
        room = value - relaxed.bound
        levels.append(
            _Level(
                prices=_prices(prepared, level, relaxed.duals, weights),
                room=room + _TOLERANCE,
                better=max(-_ROUNDING, room - 1 + _TOLERANCE),
            )
        )
    components = [np.flatnonzero(one) for one in _large_components(prepared)]
    return all(
        _none_is_better(prepared, nodes, levels, level, progress)
        for level in range(len(levels))
        for nodes in components
    )


def _large_components(prepared: Prepared) -> list[NDArray[np.bool_]]:
    problem = prepared.problem
    units = np.bincount(problem.component, problem.grounds.weights)
    return [problem.component == one for one in np.flatnonzero(units > prepared.complete_to)]


def _none_is_better(
    prepared: Prepared, nodes: Integers, levels: list[_Level], level: int, progress: Progress
) -> bool:
    """Whether no larger group of ``nodes`` lowers ``level`` and leaves those before as they are."""
    before, here = levels[:level], levels[level]
    if _cheapest_choice(prepared, nodes, here.prices) > here.better:
        return True
    if any(_cheapest_choice(prepared, nodes, one.prices) > one.room for one in before):
        return True
    if len(nodes) > _MOST_SEARCHED:
        return False
    limited = tuple((price, one.room) for one in before for price in one.prices)
    wanted = prepared.complete_to + 1
    found = cheapest_group(
        prepared.problem.grounds, nodes, here.prices, wanted, limited=limited, progress=progress
    )
    return found > here.better


def _prices(
    prepared: Prepared, level: int, duals: Floats, weights: Mapping[str, float]
) -> tuple[LinearPrice, ...]:
    """What a larger group costs on ``level`` above its part of the bound, at least."""
    problem, nodes = prepared.problem, len(prepared.problem.nodes)
    counted = bool((prepared.question.prices.touched > 0).any())
    touched = problem.grounds.weights * float(counted)
    own = touched if level == 1 else np.zeros(nodes)
    by_node = own - duals[:nodes] - duals[nodes + 2] * touched
    plain = LinearPrice(by_node=by_node, fixed=-float(duals[nodes]))
    balance = next(one for one in OBJECTIVES if one.id == "balance")
    weight = weights.get(balance.id, balance.weight) / SOFT_STEP
    usual = prepared.groups.figures.usual_population
    if level < 2 or not weight or usual <= 0:
        return (plain,)
    # The distance from the usual population is no less than what is above or below it;
    # all other soft prices are at least zero. One step is lost by rounding.
    share = weight * problem.population / usual
    above = LinearPrice(by_node=by_node + share, fixed=plain.fixed - weight - 1)
    below = LinearPrice(by_node=by_node - share, fixed=plain.fixed + weight - 1)
    return (plain, above, below)


def _cheapest_choice(prepared: Prepared, nodes: Integers, prices: tuple[LinearPrice, ...]) -> float:
    """No group of ``nodes`` that is large enough costs less, connected or not."""
    wanted = prepared.complete_to + 1
    all_units = prepared.problem.grounds.weights[nodes].astype(np.float64)
    least = -np.inf
    for price in prices:
        order = np.argsort(price.by_node[nodes] / all_units, kind="stable")
        cost, units = price.by_node[nodes][order], all_units[order]
        missing = wanted - (np.cumsum(units) - units)
        share = np.clip(missing / units, (cost < 0).astype(np.float64), 1.0)
        least = max(least, float(share @ cost) + price.fixed)
    return least
