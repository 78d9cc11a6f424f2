"""Why one unit can never comply: the conditions that together leave it no way.

Conditions are taken away one after the other, halves of the list first; what can go while the
unit still has no allowed merger that meets goes. What stays is a conflict from which nothing
can be left out: without any one of its conditions there is a way.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from noivu_desktop.optimise.groups import rows_of_groups
from noivu_desktop.optimise.listing import connected_groups
from noivu_desktop.optimise.preparing import Case, may_be_chosen
from noivu_desktop.optimise.problem import Problem, build_problem
from noivu_desktop.optimise.request import LARGEST_GROUP
from noivu_desktop.plan.plan import Lock, LockKind
from noivu_desktop.progress import Progress
from noivu_desktop.rules.group_rules import group_rules
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.vietnamese import number

MOST_GROUPS = 40_000
"""Groups of one unit that are looked at for one question."""

_NAMED = 6
_FEW_UNITS = 3
"""Where there is a way at all, there mostly is one with so few units; it is looked for first."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Setting:
    """The question with some conditions taken away; ``standard``: figures count."""

    case: Case
    most: int
    standard: bool = True


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Condition:
    """One thing that can stand in the way, and the question without it."""

    label: str
    without: Callable[[_Setting], _Setting]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Conditions that leave a unit no way, and the codes of the units it could be joined with.

    sure  False: too many mergers to look at all, so some condition may be one too many
    """

    conditions: tuple[str, ...]
    units: tuple[str, ...]
    sure: bool

    def sentence(self, coverage: Coverage) -> str:
        """The conflict for a person."""
        what = "; ".join(self.conditions)
        can = "có cách nhập đạt" if self.sure else "có thể có cách nhập đạt (chưa xét hết)"
        cause = (
            f"Không có cách nhập nào đạt do điều kiện: {what}; bỏ điều kiện này thì {can}."
            if len(self.conditions) == 1
            else f"Không có cách nhập nào đạt do các điều kiện cùng áp dụng: {what}; "
            f"bỏ bất kỳ điều kiện nào trong số này thì {can}."
        )
        if not self.units:
            return cause
        if len(self.units) > _NAMED:
            return f"{cause} Đã xét cùng {number(len(self.units))} đơn vị lân cận."
        names = ", ".join(coverage.unit(code).full_name for code in self.units)
        return f"{cause} Đã xét cùng: {names}."


class Conflicts:
    """Finds the conflict of one unit after the other; questions seen before are kept."""

    def __init__(self, case: Case, most: int, progress: Progress) -> None:
        self._whole = _Setting(case=case, most=most)
        self._conditions = conditions_of(case, most)
        self._problems: dict[frozenset[int], Problem] = {}
        self._progress = progress
        self._sure = True

    def of(self, row: int) -> Conflict | None:
        """The conflict of the unit in ``row``; None: it could not be merged under any terms."""
        every = list(range(len(self._conditions)))
        self._sure = True
        if self._stuck(row, frozenset(every)):
            return None
        kept = self._needed(row, every, frozenset())
        dropped = frozenset(every) - frozenset(kept)
        return Conflict(
            conditions=tuple(self._conditions[one].label for one in kept),
            units=self._within_reach(row, dropped),
            sure=self._sure,
        )

    def _needed(self, row: int, among: list[int], dropped: frozenset[int]) -> list[int]:
        """Those ``among`` that cannot go, with ``dropped`` gone already; what can go does."""
        if self._stuck(row, dropped | frozenset(among)):
            return []
        if len(among) == 1:
            return among
        half = len(among) // 2
        first = self._needed(row, among[:half], dropped)
        gone = dropped | (frozenset(among[:half]) - frozenset(first))
        return first + self._needed(row, among[half:], gone)

    def _stuck(self, row: int, dropped: frozenset[int]) -> bool:
        """Whether it is certain that no allowed group with the unit meets."""
        self._progress.stop_if_cancelled()
        setting, problem = self._setting(dropped), self._problem(dropped)
        node = next(number for number, rows in enumerate(problem.nodes) if row in rows)
        for most in sorted({min(_FEW_UNITS, setting.most), setting.most}):
            listing = connected_groups(problem.grounds, most, MOST_GROUPS, root=node)
            layers = [layer.members for layer in listing.layers]
            layers[0] = layers[0][[node]] if len(problem.nodes[node]) > 1 else layers[0][:0]
            if any(_one_meets(setting, problem, one.T) for one in layers if len(one)):
                return False
        complete = listing.complete_to >= min(setting.most, int(problem.grounds.weights.sum()))
        self._sure &= complete
        return complete

    def _setting(self, dropped: frozenset[int]) -> _Setting:
        setting = self._whole
        for one in sorted(dropped):
            setting = self._conditions[one].without(setting)
        return setting

    def _problem(self, dropped: frozenset[int]) -> Problem:
        if dropped not in self._problems:
            case = self._setting(dropped).case
            within = case.request.within_parent or bool(case.rule_set.same_parent)
            request = replace(case.request, within_parent=within)
            exempt = {one.code for one in case.exemptions}
            self._problems[dropped] = build_problem(case.coverage, case.plan, request, exempt)
        return self._problems[dropped]

    def _within_reach(self, row: int, dropped: frozenset[int]) -> tuple[str, ...]:
        problem, most = self._problem(dropped), self._setting(dropped).most
        node = next(number for number, rows in enumerate(problem.nodes) if row in rows)
        near = problem.grounds.neighbours
        reached = np.arange(len(problem.nodes)) == node
        for _ in range(most - 1):
            reached |= near[reached].any(axis=0)
        units = self._whole.case.coverage.units
        rows = [one for found in np.flatnonzero(reached) for one in problem.nodes[found]]
        return tuple(sorted(units[one].code for one in rows if one != row))


def conditions_of(case: Case, most: int) -> tuple[Condition, ...]:
    """All that can stand in the way of a merger, the standards first."""
    request, number_ = case.request, case.rule_set.number
    found = [
        Condition(label=f"tiêu chuẩn của {number_}", without=lambda s: replace(s, standard=False)),
        Condition(
            label=f"mỗi đơn vị mới gồm không quá {most} đơn vị cũ",
            without=lambda s: replace(s, most=max(most, LARGEST_GROUP)),
        ),
    ]
    if request.within_parent or case.rule_set.same_parent:
        found.append(Condition(label="cùng một đơn vị cấp trên", without=_without_parent))
    if request.merge_into is not None:
        found.append(Condition(label="chỉ sắp xếp các đơn vị đã chọn", without=_without_only))
    if request.max_seat_distance_km is not None:
        label = f"cách trụ sở không quá {number(request.max_seat_distance_km, 1)} km"
        found.append(Condition(label=label, without=_asking(max_seat_distance_km=None)))
    if request.keep_kinds_apart:
        kinds = ["–".join(sorted(k.value for k in one)) for one in request.keep_kinds_apart]
        label = f"không nhập {', '.join(kinds)} với nhau"
        found.append(Condition(label=label, without=_asking(keep_kinds_apart=())))
    found += [_exempt(case, one.code) for one in case.exemptions if one.code in case.coverage.index]
    return (*found, *(_locked(case, lock) for lock in case.plan.locks))


def _one_meets(setting: _Setting, problem: Problem, members: NDArray[np.int16]) -> bool:
    farthest = setting.case.request.max_seat_distance_km
    members = members[:, may_be_chosen(problem, members, farthest)]
    if not members.shape[1] or not setting.standard:
        return bool(members.shape[1])
    case = setting.case
    rules = group_rules(case.coverage.units, case.rule_set, case.waivers, case.consultations)
    return bool(rules.meets(rows_of_groups(problem, members)).any())


def _asking(**changes: object) -> Callable[[_Setting], _Setting]:
    def without(setting: _Setting) -> _Setting:
        request = replace(setting.case.request, **changes)  # type: ignore[arg-type]
        return replace(setting, case=replace(setting.case, request=request))

    return without


def _without_parent(setting: _Setting) -> _Setting:
    rule_set = replace(setting.case.rule_set, same_parent=None)
    asked = _asking(within_parent=False)(setting)
    return replace(asked, case=replace(asked.case, rule_set=rule_set))


def _without_only(setting: _Setting) -> _Setting:
    return _asking(merge_into=None, only=(), fewest_changes=True)(setting)


def _exempt(case: Case, code: str) -> Condition:
    def without(setting: _Setting) -> _Setting:
        others = tuple(one for one in setting.case.exemptions if one.code != code)
        return replace(setting, case=replace(setting.case, exemptions=others))

    return Condition(label=f"{case.coverage.unit(code).full_name} được miễn", without=without)


_LOCK_WORDS = {
    LockKind.TOGETHER: "khóa cùng nhau",
    LockKind.APART: "khóa tách nhau",
    LockKind.ALONE: "khóa giữ nguyên",
}


def _locked(case: Case, lock: Lock) -> Condition:
    def without(setting: _Setting) -> _Setting:
        locks = tuple(one for one in setting.case.plan.locks if one != lock)
        plan = replace(setting.case.plan, locks=locks)
        return replace(setting, case=replace(setting.case, plan=plan))

    names = _names(case.coverage, sorted(lock.codes))
    return Condition(label=f"{_LOCK_WORDS[lock.kind]} {names}", without=without)


def _names(coverage: Coverage, codes: Sequence[str]) -> str:
    names = [coverage.unit(code).full_name for code in codes[:_NAMED]]
    more = len(codes) - len(names)
    return ", ".join(names) + (f" và {more} đơn vị khác" if more else "")
