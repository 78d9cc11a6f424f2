"""The integer programme over the groups that are left, solved by HiGHS."""

from collections.abc import Callable
from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

from noivu_desktop.optimise.groups import Prices
from noivu_desktop.optimise.master import (
    Limits,
    Members,
    Triple,
    column_entries,
    run_watched,
)
from noivu_desktop.progress import Progress

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

_INFINITY = highspy.kHighsInf


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class IntegerAnswer:
    """Rows of the chosen groups (None: none found) and what is proved.

    bound     no choice among the groups given costs less; inf: there is none
    finished  searched to the end: the choice is the best one, or there is none
    """

    chosen: Integers | None
    bound: float
    finished: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Question:
    """The table that integer programmes choose from; n nodes."""

    members: Members
    prices: Prices
    nodes: int
    seed: int = 0


def choose_groups(
    question: Question,
    rows: Integers,
    price: Integers,
    limits: Limits,
    progress: Progress,
    *,
    cuts: tuple[Triple, ...] = (),
    forbidden: tuple[Integers, ...] = (),
    start: Integers | None = None,
    found: Callable[[Integers], None] = lambda plan: None,
) -> IntegerAnswer:
    """The cheapest plan made of the groups ``rows`` within ``limits``.

    forbidden  plans (rows of all their groups of the table) that must not come out again
    found      is told each better plan while the search goes on
    """
    solver = _solver(question, limits, cuts)
    entries = column_entries(question.members[:, rows], question.prices, rows, question.nodes, cuts)
    count = len(rows)
    columns = np.arange(count, dtype=np.int32)
    cost = price[rows].astype(np.float64)
    solver.addCols(count, cost, np.zeros(count), np.ones(count), len(entries[1]), *entries)
    integral = np.full(count, highspy.HighsVarType.kInteger)
    solver.changeColsIntegrality(count, columns, integral)
    for plan in forbidden:
        _forbid(solver, rows, plan)
    if start is not None and np.isin(start, rows).all():
        guess = highspy.HighsSolution()
        guess.col_value = np.isin(rows, start).astype(np.float64)
        solver.setSolution(guess)
    _run(solver, progress, lambda values: found(_chosen(rows, values)))
    return _answer(solver, rows)


def _chosen(rows: Integers, values: Floats) -> Integers:
    return np.sort(rows[values > 0.5])


def _solver(question: Question, limits: Limits, cuts: tuple[Triple, ...]) -> highspy.Highs:
    solver = highspy.Highs()
    solver.silent()
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("random_seed", question.seed)
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.setOptionValue("mip_abs_gap", 0.99)
    no_index, no_value = np.zeros(0, dtype=np.int32), np.zeros(0)
    for _ in range(question.nodes):
        solver.addRow(1.0, 1.0, 0, no_index, no_value)
    least, most = (-_INFINITY, _INFINITY) if limits.groups is None else (limits.groups,) * 2
    solver.addRow(least, most, 0, no_index, no_value)
    for limit in (limits.failing, limits.touched):
        most = _INFINITY if limit is None else limit
        solver.addRow(-_INFINITY, most, 0, no_index, no_value)
    for _ in cuts:
        solver.addRow(-_INFINITY, 1.0, 0, no_index, no_value)
    return solver


def _forbid(solver: highspy.Highs, rows: Integers, plan: Integers) -> None:
    """At least one group of ``plan`` is not chosen."""
    held = np.flatnonzero(np.isin(rows, plan)).astype(np.int32)
    if len(held) == len(plan):
        solver.addRow(-_INFINITY, len(plan) - 1.0, len(held), held, np.ones(len(held)))


def _run(solver: highspy.Highs, progress: Progress, found: Callable[[Floats], None]) -> None:
    def better(event: highspy.HighsCallbackEvent) -> None:
        found(np.array(event.data_out.mip_solution))

    solver.cbMipImprovingSolution += better
    run_watched(solver, progress)


def _answer(solver: highspy.Highs, rows: Integers) -> IntegerAnswer:
    status = solver.getModelStatus()
    if status == highspy.HighsModelStatus.kInfeasible:
        return IntegerAnswer(chosen=None, bound=np.inf, finished=True)
    info = solver.getInfo()
    found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    values = np.array(solver.getSolution().col_value) if found else np.zeros(0)
    return IntegerAnswer(
        chosen=_chosen(rows, values) if found else None,
        bound=float(info.mip_dual_bound),
        finished=status == highspy.HighsModelStatus.kOptimal,
    )
