"""A better plan without proof: free some neighbouring nodes, choose their groups anew, repeat.

For tables that are too large to be searched to the end. Each part is small enough to be solved
exactly, so a plan comes out that no choice within any one of the parts improves.
"""

from collections import deque

import numpy as np
from numpy.typing import NDArray

from noivu_desktop.errors import Cancelled
from noivu_desktop.optimise.greedy import neighbours_of
from noivu_desktop.optimise.groups import Prices
from noivu_desktop.optimise.integer import Question
from noivu_desktop.optimise.search import Plan, Search
from noivu_desktop.progress import Progress, advance
from noivu_desktop.vietnamese import number

Integers = NDArray[np.int64]

FREED = 45
"""Nodes that are chosen anew at a time, about."""


def improve(
    question: Question,
    plan: Plan,
    alive: Integers,
    *,
    free_number: bool,
    progress: Progress,
    freed: int = FREED,
) -> Plan:
    """The plan after all parts were solved anew, or when time is up.

    free_number  the number of groups may change; else it stays
    """
    random = np.random.default_rng(question.seed)
    near = neighbours_of(question)
    waiting = random.permutation(question.nodes).tolist()
    try:
        while waiting:
            words = f"Đang sửa từng vùng, còn {number(len(waiting))} đơn vị phải xét"
            advance(progress, 0.8, words)
            part = _part(question, plan, near, waiting[-1], freed)
            better = _chosen_anew(question, plan, alive, part, progress, free_number=free_number)
            if better is None:
                waiting = [node for node in waiting if node not in part]
            else:
                plan = better
                waiting = random.permutation(question.nodes).tolist()
    except Cancelled:
        pass
    return plan


class _OnlyStops:
    """Progress of a part: what it says about itself would mislead about the whole."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def report(self, fraction: float, sentence: str) -> None:
        pass

    def stop_if_cancelled(self) -> None:
        self._progress.stop_if_cancelled()


def _part(
    question: Question, plan: Plan, near: dict[int, set[int]], centre: int, freed: int
) -> set[int]:
    """The nodes of whole groups of ``plan`` around one node, as they are met on the way out."""
    group_of = np.empty(question.nodes, dtype=np.int64)
    members = question.members[:, plan]
    for column in members:
        used = np.flatnonzero(column >= 0)
        group_of[column[used]] = used
    part: set[int] = set()
    queue, seen = deque([centre]), {centre}
    while queue and len(part) < freed:
        node = queue.popleft()
        held = members[:, group_of[node]]
        part.update(held[held >= 0].tolist())
        fresh = sorted(near[node] - seen)
        seen.update(fresh)
        queue.extend(fresh)
    return part


def _chosen_anew(
    question: Question,
    plan: Plan,
    alive: Integers,
    part: set[int],
    progress: Progress,
    *,
    free_number: bool,
) -> Plan | None:
    """The plan with the best choice of groups for the nodes of ``part``; None: it has that."""
    inside = np.zeros(question.nodes + 1, dtype=np.bool_)
    inside[[*part, question.nodes]] = True
    usable = np.zeros(question.members.shape[1], dtype=np.bool_)
    usable[alive] = True
    rows = np.flatnonzero(inside[question.members].all(axis=0))
    new_number = np.full(question.nodes + 1, -1, dtype=np.int16)
    new_number[sorted(part)] = np.arange(len(part))
    prices = question.prices
    smaller = Question(
        members=new_number[question.members[:, rows]],
        prices=Prices(
            failing=prices.failing[rows], touched=prices.touched[rows], soft=prices.soft[rows]
        ),
        nodes=len(part),
        seed=question.seed,
    )
    held = plan[inside[question.members[:, plan]].all(axis=0)]
    search = Search(
        smaller,
        None if free_number else len(held),
        alive=np.flatnonzero(usable[rows]),
        progress=_OnlyStops(progress),
    )
    start = np.searchsorted(rows, held)
    solved = search.solve(start=start)
    if solved.chosen is None or solved.values >= search.values(start):
        return None
    kept = plan[~inside[question.members[:, plan]].all(axis=0)]
    return np.sort(np.concatenate([kept, rows[solved.chosen]]))
