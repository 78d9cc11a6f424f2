"""The linear relaxation over all listed groups, by column generation.

Only some thousand groups are ever in the linear programme; all others are looked at in one
pass over the table of members. The bound is computed here from the duals and the whole
table (Lagrange), so it does not rest on the tolerances of the solver.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

from noivu_desktop.errors import Cancelled
from noivu_desktop.optimise.groups import Prices
from noivu_desktop.progress import Progress

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Members = NDArray[np.int16]
Triple = tuple[int, int, int]

_INFINITY = highspy.kHighsInf
_BATCH = 800
_NO_INDEX = np.zeros(0, dtype=np.int32)
_NO_VALUE = np.zeros(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a plan keeps to: exactly ``groups`` groups, at most so much on the first levels."""

    groups: int | None = None
    failing: int | None = None
    touched: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Relaxed:
    """The optimum of the relaxation.

    bound         no plan of listed groups costs less
    reduced       shape (g,), what each group adds to the bound at least if it is chosen
    duals         shape (nodes + 3,), of the nodes and of the limits on groups, failing, touched:
                  what ``bound`` rests on
    groups        rows of groups with a share above zero, and their ``shares``
    feasible      False: proved that no plan keeps the limits
    """

    bound: float
    reduced: Floats
    duals: Floats
    groups: Integers
    shares: Floats
    feasible: bool


class Master:
    """The linear programme of one table; keeps its basis from one question to the next."""

    def __init__(self, members: Members, prices: Prices, nodes: int) -> None:
        self._members = members
        self._prices = prices
        self._nodes = nodes
        self._listed = np.zeros(0, dtype=np.int64)
        self._inside = np.zeros(members.shape[1], dtype=np.bool_)
        self._cuts: list[tuple[Triple, Integers]] = []
        self._lp = _empty_programme(nodes)
        self._artificial = 2 * nodes + 4
        self._add(np.arange(nodes))

    @property
    def cuts(self) -> tuple[Triple, ...]:
        """The triples of nodes of which two may only be in one group, in all."""
        return tuple(triple for triple, _ in self._cuts)

    @property
    def listed(self) -> Integers:
        """Rows of the groups in the linear programme."""
        return self._listed

    def solve(
        self, price: Integers, limits: Limits, alive: Integers, progress: Progress
    ) -> Relaxed:
        """The relaxation that minimises ``price`` (g,) over the groups ``alive`` within limits."""
        self._set_limits(limits)
        penalty = _penalty(price, alive)
        while True:
            relaxed = self._generate(price, limits, alive, progress, penalty)
            if relaxed.feasible or self._proved_infeasible(price, limits, alive, progress):
                return relaxed
            penalty *= 100

    def warm_up(self, price: Integers, limits: Limits, alive: Integers, progress: Progress) -> None:
        """Fill the linear programme with groups that are good for ``price``; proves nothing."""
        self._set_limits(limits)
        self._generate(price, limits, alive, progress, _penalty(price, alive))

    def add_cuts(self, triples: Sequence[Triple]) -> None:
        """Of the groups that hold two or three of a triple at most one is chosen."""
        for triple in triples:
            rows = np.flatnonzero(_holds_two(self._members, triple))
            self._cuts.append((triple, rows))
            position = np.full(len(self._inside), -1)
            position[self._listed] = np.arange(len(self._listed)) + self._artificial
            columns = position[rows[self._inside[rows]]].astype(np.int32)
            self._lp.addRow(-_INFINITY, 1.0, len(columns), columns, np.ones(len(columns)))

    def _proved_infeasible(
        self, price: Integers, limits: Limits, alive: Integers, progress: Progress
    ) -> bool:
        """Whether even the least total of artificial parts is above zero."""
        nothing = np.zeros_like(price)
        return self._generate(nothing, limits, alive, progress, 1.0).bound > 1e-6

    def _generate(
        self,
        price: Integers,
        limits: Limits,
        alive: Integers,
        progress: Progress,
        penalty: float,
    ) -> Relaxed:
        self._set_costs(price, alive, penalty)
        members = self._members[:, alive]
        own = price[alive].astype(np.float64)
        tolerance = 1e-7 * max(1.0, penalty / 100)
        most = limits.groups if limits.groups is not None else self._nodes
        best_bound, best_reduced, best_duals = -np.inf, own, np.zeros(self._nodes + 3)
        while True:
            run_watched(self._lp, progress)
            solution = self._lp.getSolution()
            duals = np.array(solution.row_dual)
            duals[self._nodes + 1 :] = np.minimum(duals[self._nodes + 1 :], 0.0)
            reduced = self._reduced(own, duals, alive, members)
            bound = self._right_side(duals, limits) + most * min(0.0, float(reduced.min()))
            if bound > best_bound:
                best_bound, best_reduced, best_duals = bound, reduced, duals[: self._nodes + 3]
            wanted = self._most_wanted(reduced, alive, tolerance)
            if not len(wanted):
                break
            self._add(wanted, price)
        values = np.array(solution.col_value)
        shares = values[self._artificial :]
        used = np.flatnonzero(shares > 1e-9)
        everywhere = np.full(len(price), np.inf)
        everywhere[alive] = best_reduced - min(0.0, float(best_reduced.min()))
        return Relaxed(
            bound=best_bound,
            reduced=everywhere,
            duals=best_duals,
            groups=self._listed[used],
            shares=shares[used],
            feasible=bool(values[: self._artificial].sum() < 1e-6),
        )

    def _most_wanted(self, reduced: Floats, alive: Integers, tolerance: float) -> Integers:
        rows = np.flatnonzero(reduced < -tolerance)
        rows = rows[~self._inside[alive[rows]]]
        if len(rows) > _BATCH:
            rows = rows[np.argpartition(reduced[rows], _BATCH)[:_BATCH]]
            rows.sort()
        return alive[rows]

    def _reduced(self, own: Floats, duals: Floats, alive: Integers, members: Members) -> Floats:
        nodes = self._nodes
        node_duals = np.append(duals[:nodes], 0.0)
        reduced: Floats = own - duals[nodes]
        for column in members:
            reduced -= node_duals[column]
        if duals[nodes + 1]:
            reduced -= duals[nodes + 1] * self._prices.failing[alive]
        if duals[nodes + 2]:
            reduced -= duals[nodes + 2] * self._prices.touched[alive]
        if self._cuts:
            extra = np.zeros(self._members.shape[1])
            for (_, rows), dual in zip(self._cuts, duals[nodes + 3 :], strict=True):
                if dual:
                    extra[rows] -= dual
            reduced += extra[alive]
        return reduced

    def _right_side(self, duals: Floats, limits: Limits) -> float:
        nodes = self._nodes
        total = duals[:nodes].sum() + duals[nodes + 3 :].sum()
        for row, limit in enumerate((limits.groups, limits.failing, limits.touched), start=nodes):
            total += duals[row] * (limit or 0)
        return float(total)

    def _set_limits(self, limits: Limits) -> None:
        row = self._nodes
        least, most = (-_INFINITY, _INFINITY) if limits.groups is None else (limits.groups,) * 2
        self._lp.changeRowBounds(row, least, most)
        for offset, limit in ((1, limits.failing), (2, limits.touched)):
            most = _INFINITY if limit is None else limit
            self._lp.changeRowBounds(row + offset, -_INFINITY, most)

    def _set_costs(self, price: Integers, alive: Integers, penalty: float) -> None:
        columns = self._artificial + len(self._listed)
        cost = np.concatenate([np.full(self._artificial, penalty), price[self._listed]])
        usable = np.zeros(len(price), dtype=np.bool_)
        usable[alive] = True
        upper = np.where(usable[self._listed], _INFINITY, 0.0)
        upper = np.concatenate([np.full(self._artificial, _INFINITY), upper])
        everything = np.arange(columns, dtype=np.int32)
        self._lp.changeColsCost(columns, everything, cost.astype(np.float64))
        self._lp.changeColsBounds(columns, everything, np.zeros(columns), upper)

    def _add(self, rows: Integers, price: Integers | None = None) -> None:
        if not len(rows):
            return
        start, index, value = column_entries(
            self._members[:, rows], self._prices, rows, self._nodes, self.cuts
        )
        cost = np.zeros(len(rows)) if price is None else price[rows].astype(np.float64)
        self._lp.addCols(
            len(rows),
            cost,
            np.zeros(len(rows)),
            np.full(len(rows), _INFINITY),
            len(index),
            start,
            index,
            value,
        )
        self._inside[rows] = True
        self._listed = np.concatenate([self._listed, rows])


def column_entries(
    members: Members, prices: Prices, rows: Integers, nodes: int, cuts: Sequence[Triple]
) -> tuple[NDArray[np.int32], NDArray[np.int32], Floats]:
    """Start, row index and value of the entries of columns with these ``members`` (k, c)."""
    count = len(rows)
    index = np.vstack(
        [
            members,
            np.full((1, count), nodes),
            np.where(prices.failing[rows] > 0, nodes + 1, -1)[None, :],
            np.where(prices.touched[rows] > 0, nodes + 2, -1)[None, :],
            *(
                np.where(_holds_two(members, triple), nodes + 3 + number, -1)[None, :]
                for number, triple in enumerate(cuts)
            ),
        ]
    ).T
    value = np.ones(index.shape)
    depth = members.shape[0]
    value[:, depth + 1] = prices.failing[rows]
    value[:, depth + 2] = prices.touched[rows]
    used = index >= 0
    start = np.concatenate([[0], np.cumsum(used.sum(axis=1))[:-1]]).astype(np.int32)
    return start, index[used].astype(np.int32), value[used]


def _penalty(price: Integers, alive: Integers) -> float:
    """What an artificial part costs: more than any group."""
    return 10.0 * (1 + float(price[alive].max(initial=0)))


def run_watched(solver: highspy.Highs, progress: Progress) -> None:
    """Run the solver; a cancelled run stops within some hundredths of a second and raises."""
    stopped: list[Cancelled] = []

    def look(event: highspy.HighsCallbackEvent) -> None:
        try:
            progress.stop_if_cancelled()
        except Cancelled as wish:
            stopped[:] = [wish]
        if stopped:
            event.interrupt()

    progress.stop_if_cancelled()
    watched = (solver.cbMipInterrupt, solver.cbSimplexInterrupt)
    for moment in watched:
        moment.subscribe(look)
    solver.run()
    for moment in watched:
        moment.unsubscribe(look)
    if stopped:
        raise stopped[0]


def _holds_two(members: Members, triple: Triple) -> NDArray[np.bool_]:
    held = np.zeros(members.shape[1], dtype=np.int8)
    for node in triple:
        for column in members:
            held += column == node
    return held >= 2


def _empty_programme(nodes: int) -> highspy.Highs:
    """Rows: one per node (= 1), groups, failing, touched; artificial parts in both directions."""
    programme = highspy.Highs()
    programme.silent()
    programme.setOptionValue("threads", 1)
    programme.setOptionValue("presolve", "off")
    for _ in range(nodes):
        programme.addRow(1.0, 1.0, 0, _NO_INDEX, _NO_VALUE)
    for _ in range(3):
        programme.addRow(-_INFINITY, _INFINITY, 0, _NO_INDEX, _NO_VALUE)
    index = np.concatenate([np.arange(nodes + 1), np.arange(nodes + 3)]).astype(np.int32)
    value = np.concatenate([np.ones(nodes + 1), -np.ones(nodes + 3)])
    count = len(index)
    start = np.arange(count, dtype=np.int32)
    programme.addCols(
        count,
        np.ones(count),
        np.zeros(count),
        np.full(count, _INFINITY),
        count,
        start,
        index,
        value,
    )
    return programme
