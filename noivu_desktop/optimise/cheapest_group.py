"""The cheapest connected group of some size, by an integer programme with a flow."""

from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np
from numpy.typing import NDArray

from noivu_desktop.optimise.listing import Grounds
from noivu_desktop.optimise.master import run_watched
from noivu_desktop.progress import Progress

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

_INFINITY = highspy.kHighsInf
_MOST_NODES = 500
"""Branches of the search tree; counted, not timed, so that the answer is always the same."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LinearPrice:
    """A price of groups: ``fixed`` and a part for each node; by_node has shape (n,)."""

    by_node: Floats
    fixed: float


def cheapest_group(
    grounds: Grounds,
    nodes: Integers,
    prices: tuple[LinearPrice, ...],
    least_units: int,
    *,
    limited: tuple[tuple[LinearPrice, float], ...],
    progress: Progress,
) -> float:
    """No connected group of ``nodes`` with so many units costs less than this.

    The cost is the highest of ``prices``; only groups count whose other prices, ``limited``,
    are within their limits. Infinite: there is no such group.
    """
    solver = highspy.Highs()
    solver.silent()
    for option, value in (("threads", 1), ("random_seed", 0), ("mip_max_nodes", _MOST_NODES)):
        solver.setOptionValue(option, value)
    count = len(nodes)
    chosen = [solver.addBinary() for _ in range(count)]
    cost = solver.addVariable(-_INFINITY, _INFINITY, obj=1.0)
    for price in prices:
        solver.addConstr(cost - _total(price, nodes, chosen) >= price.fixed)
    for price, limit in limited:
        solver.addConstr(_total(price, nodes, chosen) <= limit - price.fixed)
    weights = grounds.weights[nodes].tolist()
    units = sum(w * one for w, one in zip(weights, chosen, strict=True))
    solver.addConstr(units >= least_units)
    _connect(solver, grounds.neighbours[np.ix_(nodes, nodes)], chosen)
    _keep_apart(solver, grounds.apart[np.ix_(nodes, nodes)], chosen)
    run_watched(solver, progress)
    if solver.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
        return np.inf
    return float(solver.getInfo().mip_dual_bound)


def _total(price: LinearPrice, nodes: Integers, chosen: list[Any]) -> Any:
    parts = np.round(price.by_node[nodes], 7).tolist()  # HiGHS refuses smaller coefficients
    return sum(part * one for part, one in zip(parts, chosen, strict=True))


def _connect(solver: highspy.Highs, near: NDArray[np.bool_], chosen: list[Any]) -> None:
    """One chosen node sends one piece to each chosen node, over chosen nodes only."""
    count = len(chosen)
    root = [solver.addBinary() for _ in chosen]
    sent = [solver.addVariable(0, count) for _ in chosen]
    into: list[list[Any]] = [[] for _ in chosen]
    out: list[list[Any]] = [[] for _ in chosen]
    for first, second in np.argwhere(near).tolist():
        flow = solver.addVariable(0, count - 1)
        out[first].append(flow)
        into[second].append(flow)
    solver.addConstr(sum(root) == 1)
    for node in range(count):
        solver.addConstr(root[node] - chosen[node] <= 0)
        solver.addConstr(sent[node] - count * root[node] <= 0)
        arriving = sent[node] + sum(into[node])
        solver.addConstr(arriving - sum(out[node]) - chosen[node] == 0)
        solver.addConstr(arriving - count * chosen[node] <= 0)


def _keep_apart(solver: highspy.Highs, apart: NDArray[np.bool_], chosen: list[Any]) -> None:
    for first, second in np.argwhere(np.triu(apart)).tolist():
        solver.addConstr(chosen[first] + chosen[second] <= 1)
