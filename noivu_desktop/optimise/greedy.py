"""A quick plan without proof: merge the best pair of neighbouring groups, again and again."""

import heapq

import numpy as np
from numpy.typing import NDArray

from noivu_desktop.optimise.integer import Question

Integers = NDArray[np.int64]
Nodes = tuple[int, ...]


class GroupIndex:
    """Finds the row of a group in the table by its nodes."""

    def __init__(self, question: Question) -> None:
        self._members = question.members
        random = np.random.default_rng(question.nodes)
        keys = random.integers(0, 1 << 63, question.nodes + 1, dtype=np.uint64)
        keys[-1] = 0  # the padding
        self._keys = keys
        sums = np.zeros(question.members.shape[1], dtype=np.uint64)
        for column in question.members:
            sums += keys[column]
        self._order = np.argsort(sums, kind="stable")
        self._sums = sums[self._order]

    def row(self, nodes: Nodes) -> int | None:
        """The row of the group of exactly these nodes; None: not listed."""
        wanted = self._keys[list(nodes)].sum(dtype=np.uint64)
        place = int(np.searchsorted(self._sums, wanted))
        while place < len(self._sums) and self._sums[place] == wanted:
            row = int(self._order[place])
            held = self._members[:, row]
            if sorted(held[held >= 0].tolist()) == sorted(nodes):
                return row
            place += 1
        return None


def merge_greedily(question: Question, groups: int | None, alive: Integers) -> Integers | None:
    """Rows of a plan with ``groups`` groups; None: merging got stuck before.

    With ``groups`` free, merges as long as that leaves fewer failing.
    """
    index = GroupIndex(question)
    usable = np.zeros(question.members.shape[1], dtype=np.bool_)
    usable[alive] = True
    merging = _Merging(question, index, usable)
    while groups is None or len(merging.parts) > groups:
        if not merging.step(only_if_better=groups is None):
            break
    rows = np.sort(np.array([merging.row_of[one] for one in merging.parts]))
    return rows if groups in (None, len(rows)) and usable[rows].all() else None


class _Merging:
    """Groups so far, and every possible merger of two of them with what it costs."""

    def __init__(self, question: Question, index: GroupIndex, usable: NDArray[np.bool_]) -> None:
        self._prices, self._index, self._usable = question.prices, index, usable
        singles = range(question.nodes)
        self.parts: dict[int, Nodes] = {node: (node,) for node in singles}
        self.row_of = {node: node for node in singles}
        self._near = neighbours_of(question)
        self._queue: list[tuple[int, int, int, int, int]] = []
        self._next = question.nodes
        for first in singles:
            for second in self._near[first]:
                if first < second:
                    self._consider(first, second)

    def step(self, *, only_if_better: bool) -> bool:
        """Make the cheapest merger that is still possible; False: there is none."""
        while self._queue:
            failing, _, first, second, row = heapq.heappop(self._queue)
            if only_if_better and failing >= 0:
                return False
            if first in self.parts and second in self.parts:
                self._merge(first, second, row)
                return True
        return False

    def _merge(self, first: int, second: int, row: int) -> None:
        new, self._next = self._next, self._next + 1
        self.parts[new] = self.parts.pop(first) + self.parts.pop(second)
        self.row_of[new] = row
        near = (self._near.pop(first) | self._near.pop(second)) - {first, second}
        self._near[new] = near
        for other in sorted(near):
            self._near[other] -= {first, second}
            self._near[other].add(new)
            self._consider(other, new)

    def _consider(self, first: int, second: int) -> None:
        row = self._index.row(self.parts[first] + self.parts[second])
        if row is None or not self._usable[row]:
            return
        before = [self.row_of[first], self.row_of[second]]
        failing = int(self._prices.failing[row] - self._prices.failing[before].sum())
        soft = int(self._prices.soft[row] - self._prices.soft[before].sum())
        heapq.heappush(self._queue, (failing, soft, first, second, row))


def neighbours_of(question: Question) -> dict[int, set[int]]:
    """Who is in a listed pair with whom."""
    near: dict[int, set[int]] = {node: set() for node in range(question.nodes)}
    if len(question.members) > 1:
        sizes = (question.members >= 0).sum(axis=0)
        for first, second in question.members[:2, sizes == 2].T.tolist():
            near[first].add(second)
            near[second].add(first)
    return near
