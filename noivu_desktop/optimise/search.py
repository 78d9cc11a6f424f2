"""The best plan over all listed groups, level by level, with a bound for each level.

Levels are never traded: the failing units come first, the touched ones second, the soft
terms third. Each level is solved with the values of those before held as limits, so no
weight has to be so large that sums lose digits; every price is a whole number.

The linear relaxation of each level gives a bound; rounded up it is the target that the
next level keeps to. On the last level the groups that are cheapest by reduced cost are given
to the integer programme. What a better plan could be made of is exactly the groups whose
reduced cost does not exceed the distance between plan and bound, so the search ends when it
has looked at all of those. Where a target cannot be kept, its level is solved on its own.
"""

import math
import time
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from noivu_desktop.errors import Cancelled
from noivu_desktop.optimise.cutting import violated_triples
from noivu_desktop.optimise.greedy import merge_greedily
from noivu_desktop.optimise.integer import IntegerAnswer, Question, choose_groups
from noivu_desktop.optimise.master import Limits, Master, Members, Relaxed
from noivu_desktop.optimise.objectives import SOFT_STEP
from noivu_desktop.progress import NO_PROGRESS, Progress
from noivu_desktop.vietnamese import number

Integers = NDArray[np.int64]
Plan = Integers
"""Rows of the chosen groups in the table, ascending."""

LEVELS = ("failing", "touched", "soft")
_LEVEL_WORDS = ("số đơn vị chưa đạt", "số đơn vị thay đổi", "điểm hình dạng và dân số")
FIRST_KEPT = 1_500
AIMED_KEPT = 6_000
MOST_KEPT = 200_000
_INFINITE = math.inf
_NEVER = 1 << 60
_TOLERANCE = 1e-3
_CUT_ROUNDS = 15
_CUTS_IN_ROUND = 40


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Solved:
    """The chosen groups (None: no plan) and what is proved.

    values, bounds  by level; the bound of a level holds while those before are at their bounds
    infeasible      proved that there is no plan at all
    """

    chosen: Plan | None
    values: tuple[int, ...]
    bounds: tuple[int, ...]
    infeasible: bool = False

    @property
    def proved(self) -> bool:
        """Whether no plan is better."""
        return self.infeasible or (self.chosen is not None and self.values == self.bounds)


class OutOfTime(Cancelled):
    """The time limit is reached; the best plan so far stands."""


@dataclass(slots=True, eq=False)
class Watch:
    """Progress that also ends the work at ``deadline`` (a time of ``time.monotonic``)."""

    progress: Progress = NO_PROGRESS
    deadline: float = math.inf

    def report(self, fraction: float, sentence: str) -> None:
        self.progress.report(fraction, sentence)

    def stop_if_cancelled(self) -> None:
        self.progress.stop_if_cancelled()
        if time.monotonic() > self.deadline:
            raise OutOfTime


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Outcome:
    """The least value of one level within limits; None: no plan found."""

    value: int | None
    bound: int

    @property
    def nothing(self) -> bool:
        """Whether it is proved that there is no plan."""
        return self.value is None and self.bound == _NEVER


class Search:
    """Searches one table; relaxations are kept for the questions that follow."""

    def __init__(
        self,
        question: Question,
        groups: int | None,
        *,
        alive: Integers | None = None,
        progress: Progress = NO_PROGRESS,
    ) -> None:
        self.question = question
        self._limits = Limits(groups=groups)
        self._progress = progress
        self._alive = np.arange(question.members.shape[1]) if alive is None else alive
        self._master = Master(question.members, question.prices, question.nodes)
        self._relaxed: dict[Limits, tuple[Relaxed, Integers]] = {}
        self._forbidden: tuple[Plan, ...] = ()
        self._best: Plan | None = None
        self._bounds = [0, 0, 0]

    def solve(self, forbidden: tuple[Plan, ...] = (), start: Plan | None = None) -> Solved:
        """The best plan that is none of ``forbidden``; ``start`` is a plan already known.

        When time runs out, or when cancelled with a plan in hand, the best plan so far.
        """
        self._forbidden, self._best, self._bounds = forbidden, None, [0, 0, 0]
        if start is not None:
            self._offer(start)
        infeasible = False
        try:
            infeasible = not self._search()
        except OutOfTime:
            if self._best is None:
                self._rescue()
        except Cancelled:
            if self._best is None:
                raise
        return Solved(
            chosen=self._best,
            values=() if self._best is None else self.values(self._best),
            bounds=tuple(self._bounds),
            infeasible=infeasible,
        )

    def values(self, plan: Plan) -> tuple[int, ...]:
        """The value of a plan on each level."""
        return tuple(int(self._price(level)[plan].sum()) for level in range(len(LEVELS)))

    def relaxed(self, level: int, values: tuple[int, ...]) -> Relaxed:
        """The relaxation of ``level`` for plans with these values on the levels before."""
        limits = self._limits
        for before in range(level):
            limits = _limited(limits, before, values[before])
        return self._relax(level, limits)[0]

    def _price(self, level: int) -> Integers:
        prices = self.question.prices
        return (prices.failing, prices.touched, prices.soft)[level]

    def _offer(self, plan: Plan) -> None:
        """Keep ``plan`` if it is the best so far."""
        if any(np.array_equal(plan, one) for one in self._forbidden):
            return
        if self._limits.groups not in (None, len(plan)):
            return
        if not is_partition(self.question.members[:, plan], self.question.nodes):
            return
        if self._best is None or self.values(plan) < self.values(self._best):
            self._best = plan
            self._tell(0.6, "Đang tìm phương án tốt hơn")

    def _tell(self, fraction: float, doing: str) -> None:
        """What is being done, with the bound and the best plan so far."""
        if self._best is None:
            self._progress.report(fraction, doing)
            return
        failing, touched, soft = self.values(self._best)
        at_least = self._bounds
        self._progress.report(
            fraction,
            f"{doing}: {number(failing)} chưa đạt (ít nhất {number(at_least[0])}), "
            f"{number(touched)} đơn vị thay đổi (ít nhất {number(at_least[1])}), "
            f"điểm {number(soft * SOFT_STEP, 2)} (ít nhất {number(at_least[2] * SOFT_STEP, 2)})",
        )

    def _search(self) -> bool:
        """Search to the end; False: proved that there is no plan.

        Before a level is solved on its own, go straight for a plan that reaches the bound of
        the relaxation on this level and the next.
        """
        limits = self._limits
        self._warm_up()
        for level in range(len(LEVELS)):
            if self._aim(level, limits):
                return True
            outcome = self._minimise(level, limits, most_kept=MOST_KEPT)
            if outcome.nothing:
                return False
            if outcome.value is None:
                raise OutOfTime
            self._raise_bound(level, outcome.bound)
            limits = _limited(limits, level, outcome.value)
        return True

    def _rescue(self) -> None:
        """Any plan at all, now that there is no time left for a good one."""
        plan = merge_greedily(self.question, self._limits.groups, self._alive)
        if plan is not None:
            self._offer(plan)

    def _warm_up(self) -> None:
        """Start from the plan of shares that is best on the last level and leaves none failing."""
        if not self._relaxed:
            meeting = self._alive[self._price(0)[self._alive] == 0]
            if len(meeting):
                self._tell(0.15, "Đang tính phương án ban đầu")
                self._master.warm_up(self._price(2), self._limits, meeting, self._progress)

    def _aim(self, first: int, limits: Limits) -> bool:
        """Look for a plan at the bounds of the relaxation from level ``first`` to the last one."""
        for level in range(first, 2):
            relaxed, _ = self._relax(level, limits)
            if not relaxed.feasible:
                return False
            self._raise_bound(level, _whole(relaxed.bound))
            limits = _limited(limits, level, self._bounds[level])
        outcome = self._minimise(2, limits, most_kept=MOST_KEPT if first == 2 else AIMED_KEPT)
        if outcome.value is not None:
            self._raise_bound(2, outcome.bound)
        return outcome.value is not None

    def _raise_bound(self, level: int, bound: int) -> None:
        """A higher bound on one level; those of the levels below it start again."""
        if bound > self._bounds[level]:
            self._bounds[level:] = [bound] + [0] * (len(LEVELS) - 1 - level)

    def _minimise(self, level: int, limits: Limits, *, most_kept: int) -> _Outcome:
        """The least value of ``level``, from ever more of the groups with least reduced cost."""
        relaxed, alive = self._relax(level, limits)
        if not relaxed.feasible:
            return _Outcome(value=None, bound=_NEVER)
        bound, kept = _whole(relaxed.bound), FIRST_KEPT
        while True:
            self._progress.stop_if_cancelled()
            plan = self._best_within(limits)
            value = None if plan is None else self.values(plan)[level]
            if value is not None and value <= bound:
                return _Outcome(value=value, bound=value)
            if bound < _NEVER:
                self._raise_bound(level, bound)
            rows, beyond = _cheapest(relaxed, alive, value, kept)
            self._tell(0.5, f"Đang chọn trong {number(len(rows))} cách nhập")
            answer = self._choose(level, limits, rows, plan)
            lower = _whole(min(answer.bound, relaxed.bound + beyond))
            bound = max(bound, lower if value is None else min(lower, value))
            if answer.chosen is None and bound == _NEVER:
                return _Outcome(value=None, bound=_NEVER)
            better = self._better_within(limits, level, value)
            if not better and (math.isinf(beyond) or not answer.finished or kept >= most_kept):
                return _Outcome(value=value, bound=bound)
            kept *= 4

    def _choose(
        self, level: int, limits: Limits, rows: Integers, plan: Plan | None
    ) -> IntegerAnswer:
        answer = choose_groups(
            self.question,
            rows if plan is None else np.union1d(rows, plan),
            self._price(level),
            limits,
            self._progress,
            cuts=self._master.cuts,
            forbidden=self._forbidden,
            start=plan,
            found=self._offer,
        )
        if answer.chosen is not None:
            self._offer(answer.chosen)
        return answer

    def _best_within(self, limits: Limits) -> Plan | None:
        if self._best is None:
            return None
        failing, touched, _ = self.values(self._best)
        fits = (limits.failing is None or failing <= limits.failing) and (
            limits.touched is None or touched <= limits.touched
        )
        return self._best if fits else None

    def _better_within(self, limits: Limits, level: int, value: int | None) -> bool:
        plan = self._best_within(limits)
        return plan is not None and (value is None or self.values(plan)[level] < value)

    def _relax(self, level: int, limits: Limits) -> tuple[Relaxed, Integers]:
        """The relaxation of ``level`` within limits, and the groups that it may choose from.

        A group whose reduced cost on an earlier level exceeds what the limit of that level
        leaves open is in no plan within the limits.
        """
        if limits not in self._relaxed:
            alive = self._alive
            if level:
                before, among = self._relax(level - 1, _limited(limits, level - 1, None))
                limit = (limits.failing, limits.touched)[level - 1]
                room = _INFINITE if limit is None else limit - before.bound + _TOLERANCE
                alive = among[before.reduced[among] <= room]
            self._tell(0.2 + 0.1 * level, f"Đang tính cận của {_LEVEL_WORDS[level]}")
            rounds = _CUT_ROUNDS if level == 2 else 0
            self._relaxed[limits] = (self._cut(level, limits, alive, rounds), alive)
        return self._relaxed[limits]

    def _cut(self, level: int, limits: Limits, alive: Integers, rounds: int) -> Relaxed:
        """The relaxation, with cuts added as long as they raise its bound."""
        relaxed = self._master.solve(self._price(level), limits, alive, self._progress)
        for _ in range(rounds):
            if not relaxed.feasible:
                break
            triples = violated_triples(
                self.question.members[:, relaxed.groups],
                relaxed.shares,
                self.question.nodes,
                _CUTS_IN_ROUND,
            )
            if not triples:
                break
            self._master.add_cuts(triples)
            relaxed = self._master.solve(self._price(level), limits, alive, self._progress)
        return relaxed


def is_partition(members: Members, nodes: int) -> bool:
    """Whether groups with these ``members``, shape (k, g), hold each node exactly once."""
    held = members[members >= 0]
    return len(held) == nodes and len(np.unique(held)) == nodes


def _limited(limits: Limits, level: int, value: int | None) -> Limits:
    """The limits with the value of one of the first two levels; the last one needs none."""
    if level == 0:
        return replace(limits, failing=value, touched=None)
    return replace(limits, touched=value) if level == 1 else limits


def _cheapest(
    relaxed: Relaxed, alive: Integers, value: int | None, most: int
) -> tuple[Integers, float]:
    """Groups that a plan better than ``value`` may hold, the ``most`` cheapest.

    Also the least reduced cost among those left out; infinite if none is.
    """
    room = _INFINITE if value is None else value - 1 - relaxed.bound + _TOLERANCE
    reduced = relaxed.reduced[alive]
    order = np.flatnonzero(reduced <= room)
    if len(order) <= most:
        return alive[order], _INFINITE
    order = order[np.argsort(reduced[order], kind="stable")]
    return np.sort(alive[order[:most]]), float(reduced[order[most]])


def _whole(bound: float) -> int:
    """The least whole number that a whole value above ``bound`` can have."""
    return _NEVER if math.isinf(bound) else math.ceil(bound - _TOLERANCE)
