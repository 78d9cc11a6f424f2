"""Any plan, drawn by hand or decided, measured by the objective of the optimiser."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from noivu_desktop.errors import OptimiseError
from noivu_desktop.optimise.divided import without_divided
from noivu_desktop.optimise.groups import soft_prices
from noivu_desktop.optimise.objectives import OBJECTIVES, SOFT_STEP, GroupFigures
from noivu_desktop.optimise.preparing import Case
from noivu_desktop.optimise.request import OptimiseRequest
from noivu_desktop.optimise.result import OptimiseResult
from noivu_desktop.optimise.seats import seats_of
from noivu_desktop.rules.group_rules import group_rules
from noivu_desktop.rules.screening import screen
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.vietnamese import number, percent

Rows = tuple[int, ...]
Floats = NDArray[np.float64]

LEVEL_KEYS = ("failing", "touched", "total")
_SAME = SOFT_STEP / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanScore:
    """A plan by the objective: keys as in ``OptimiseResult.objective``; codes left failing.

    levels  the keys that count for the question, the most important first
    """

    units_after: int
    levels: tuple[str, ...]
    objective: Mapping[str, float]
    failing: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanGap:
    """How far a plan is from the best one.

    level   the first of "failing", "touched", "total" on which they differ; None: they do not
    more    by how much the plan is above the best one there; below zero: the plan is better
    share   the same as a share of the best one, where that is not zero
    """

    level: str | None
    more: float
    share: float | None
    sentence: str


def score_plan(case: Case) -> PlanScore:
    """The score of ``case.plan`` over the units that the request is about.

    Merged units with partial parts are not scored, neither here nor in the best plan.
    """
    case, fixed = without_divided(case)
    coverage, groups = case.coverage, _groups_in_question(case)
    figures = _figures(coverage, groups, case)
    failing = _failing(case, groups)
    touched = int(figures.units[figures.units > 1].sum())
    soft = int(soft_prices(figures, case.request.weights).sum())
    terms = {one.id: round(float(one.price(figures).sum()), 4) for one in OBJECTIVES}
    return PlanScore(
        units_after=len(fixed) + len(coverage.units) - sum(len(group) - 1 for group in groups),
        levels=levels_of(case.request),
        objective={
            "total": round(soft * SOFT_STEP, 4),
            "failing": int(failing.sum()),
            "touched": touched,
            **terms,
        },
        failing=tuple(
            tuple(coverage.units[row].code for row in group)
            for group, fails in zip(groups, failing.tolist(), strict=True)
            if fails
        ),
    )


def levels_of(request: OptimiseRequest) -> tuple[str, ...]:
    """The keys of the objective that count for ``request``, the most important first."""
    return tuple(key for key in LEVEL_KEYS if key != "touched" or request.counts_touched)


def plan_gap(score: PlanScore, best: OptimiseResult) -> PlanGap:
    """How far ``score`` is from the best plan, told on the first level where they differ."""
    for level in score.levels:
        more = score.objective[level] - best.objective[level]
        if abs(more) > _SAME:
            share = more / best.objective[level] if best.objective[level] else None
            return PlanGap(
                level=level, more=more, share=share, sentence=_gap_sentence(level, more, share)
            )
    sentence = "Phương án này ngang phương án tốt nhất."
    return PlanGap(level=None, more=0.0, share=0.0, sentence=sentence)


def _gap_sentence(level: str, more: float, share: float | None) -> str:
    compared = "nhiều hơn" if more > 0 else "ít hơn"
    if level == "failing":
        return f"Phương án này {compared} {number(abs(more))} đơn vị chưa đạt so với tốt nhất."
    if level == "touched":
        return f"Phương án này {compared} {number(abs(more))} đơn vị phải thay đổi so với tốt nhất."
    far = percent(abs(share), 1) if share is not None else number(abs(more), 2)
    return f"Phương án này {'kém' if more > 0 else 'hơn'} phương án tốt nhất {far} về điểm tổng."


def _groups_in_question(case: Case) -> list[Rows]:
    coverage, asked = case.coverage, set(case.request.only)
    codes = [unit.code for unit in coverage.units]
    groups = sorted(sorted(group) for group in case.plan.groups(codes))
    if case.request.merge_into is None:
        return [tuple(coverage.rows(group)) for group in groups]
    across = next((g for g in groups if asked & set(g) and not set(g) <= asked), None)
    if across:
        names = " và ".join(coverage.unit(code).full_name for code in across[:2])
        raise OptimiseError(f"{names} được nhập cùng nhau nhưng chỉ một bên thuộc danh sách chọn.")
    return [tuple(coverage.rows(group)) for group in groups if set(group) <= asked]


def _figures(coverage: Coverage, groups: Sequence[Rows], case: Case) -> GroupFigures:
    owner = np.concatenate([np.full(len(group), i) for i, group in enumerate(groups)])
    rows = np.concatenate([np.array(group) for group in groups])
    group_of = np.full(len(coverage.units), -1)
    group_of[rows] = owner
    people = np.array([unit.population or 0 for unit in coverage.units], dtype=np.int64)
    population = np.zeros(len(groups), dtype=np.int64)
    np.add.at(population, owner, people[rows])
    area: Floats = np.bincount(owner, shapely.area(coverage.geometries)[rows]).astype(np.float64)
    adjacency = coverage.adjacency
    first, second = group_of[adjacency.pairs[:, 0]], group_of[adjacency.pairs[:, 1]]
    inside = (first == second) & (first >= 0)
    inner = np.bincount(first[inside], adjacency.border_m[inside], minlength=len(groups))
    wanted = case.request.units_asked or len(rows)
    outline = np.bincount(owner, adjacency.perimeter_m[rows]).astype(np.float64) - 2 * inner
    nodes = np.full((max(map(len, groups)), len(groups)), -1, dtype=np.int16)
    place = {row: number for number, row in enumerate(rows.tolist())}
    for column, group in enumerate(groups):
        nodes[: len(group), column] = [place[row] for row in group]
    return GroupFigures(
        members=nodes,
        seats=seats_of(coverage, tuple((row,) for row in rows.tolist())),
        units=np.bincount(owner),
        population=population,
        map_area_m2=area,
        outline_m=outline,
        usual_population=float(people[rows].sum()) / wanted,
    )


def _failing(case: Case, groups: Sequence[Rows]) -> NDArray[np.bool_]:
    screened = screen(case.coverage.units, case.rule_set, case.exemptions)
    widest = max(len(group) for group in groups)
    members = np.full((len(groups), widest), -1)
    for row, group in enumerate(groups):
        members[row, : len(group)] = group
    rules = group_rules(case.coverage.units, case.rule_set, case.waivers, case.consultations)
    failing = ~rules.meets(members)
    for row, group in enumerate(groups):
        if len(group) == 1:
            failing[row] = screened[group[0]].must_arrange is True
    return failing
