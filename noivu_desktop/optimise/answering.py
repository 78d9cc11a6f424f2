"""From chosen groups to the result: figures, verdicts, and sentences on what was proved."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from noivu_desktop.optimise.groups import rows_of_groups
from noivu_desktop.optimise.impossible import range_of_totals
from noivu_desktop.optimise.objectives import OBJECTIVES, SOFT_STEP, GroupFigures
from noivu_desktop.optimise.preparing import Case, Prepared
from noivu_desktop.optimise.result import GroupResult, Impossible, OptimiseResult, Status
from noivu_desktop.optimise.search import Solved
from noivu_desktop.plan.edits import with_groups
from noivu_desktop.plan.plan import MergedUnit, Plan
from noivu_desktop.progress import Progress
from noivu_desktop.rules.checking import check_merged_unit
from noivu_desktop.vietnamese import number

Integers = NDArray[np.int64]


def answer_of(
    case: Case,
    prepared: Prepared,
    solved: Solved,
    others: Sequence[Solved],
    *,
    any_size: bool,
    impossible: tuple[Impossible, ...],
    progress: Progress,
) -> OptimiseResult:
    """The result of a search, with the next best plans in ``alternatives``.

    any_size: no larger group than those listed could give a better plan
    """
    status: Status = "optimal" if solved.proved else "best_found"
    if solved.chosen is None:
        status = "infeasible"
    chosen = np.zeros(0, dtype=np.int64) if solved.chosen is None else solved.chosen
    before = len(case.coverage.units)
    return OptimiseResult(
        status=status,
        units_before=before,
        units_after=before if solved.chosen is None else _units_after(case, prepared, chosen),
        groups=_group_results(case, prepared, chosen),
        max_group=prepared.complete_to,
        any_size=any_size,
        larger_groups=_larger_groups(prepared, any_size=any_size),
        objective=_objective(prepared, solved, chosen),
        bound=round(solved.bounds[2] * SOFT_STEP, 4),
        bounds=_bounds(solved),
        gap=_gap(solved),
        seconds=0.0,
        groups_considered=len(prepared.groups),
        alternatives=_alternatives(case, prepared, others, impossible, progress),
        impossible=impossible,
        reasons=_reasons(case, prepared, solved, progress),
    )


def _alternatives(
    case: Case,
    prepared: Prepared,
    others: Sequence[Solved],
    impossible: tuple[Impossible, ...],
    progress: Progress,
) -> tuple[OptimiseResult, ...]:
    """Larger groups are not looked at for them, unless there are none."""
    return tuple(
        answer_of(
            case,
            prepared,
            one,
            (),
            any_size=prepared.all_listed,
            impossible=impossible,
            progress=progress,
        )
        for one in others
    )


def _bounds(solved: Solved) -> dict[str, float]:
    failing, touched, soft = solved.bounds
    return {"failing": failing, "touched": touched, "total": round(soft * SOFT_STEP, 4)}


def codes_of_groups(case: Case, prepared: Prepared, chosen: Integers) -> list[tuple[str, ...]]:
    """The codes of each chosen group of two or more units, in order."""
    rows = rows_of_groups(prepared.problem, prepared.groups.members[:, chosen])
    units = case.coverage.units
    groups = [tuple(sorted(units[row].code for row in one if row >= 0)) for one in rows.tolist()]
    return sorted(group for group in groups if len(group) > 1)


def _units_after(case: Case, prepared: Prepared, chosen: Integers) -> int:
    in_question = int(prepared.problem.grounds.weights.sum())
    return len(case.coverage.units) - in_question + len(chosen)


def _group_results(case: Case, prepared: Prepared, chosen: Integers) -> tuple[GroupResult, ...]:
    merged = with_groups(
        Plan(name=case.plan.name), case.coverage, codes_of_groups(case, prepared, chosen)
    ).merged
    return tuple(sorted((_group_result(case, one) for one in merged), key=lambda one: one.members))


def _group_result(case: Case, merged: MergedUnit) -> GroupResult:
    check = check_merged_unit(
        merged, case.coverage, case.rule_set, case.exemptions, case.waivers, case.consultations
    )
    return GroupResult(
        members=merged.codes,
        area_km2=check.unit.area_km2,
        population=check.unit.population,
        verdict=check.verdict,
    )


def _objective(prepared: Prepared, solved: Solved, chosen: Integers) -> dict[str, float]:
    if solved.chosen is None:
        return {}
    failing, _, soft = solved.values
    figures = figures_at(prepared.groups.figures, chosen)
    touched = int(figures.units[figures.units > 1].sum())
    terms = {one.id: round(float(one.price(figures).sum()), 4) for one in OBJECTIVES}
    total = round(soft * SOFT_STEP, 4)
    return {"total": total, "failing": failing, "touched": touched, **terms}


def figures_at(figures: GroupFigures, rows: Integers) -> GroupFigures:
    """The figures of some groups only."""
    return GroupFigures(
        members=figures.members[:, rows],
        seats=figures.seats,
        units=figures.units[rows],
        population=figures.population[rows],
        map_area_m2=figures.map_area_m2[rows],
        outline_m=figures.outline_m[rows],
        usual_population=figures.usual_population,
    )


def _gap(solved: Solved) -> float:
    """On the first level that is not proved, the distance to the bound as a share."""
    for value, bound in zip(solved.values, solved.bounds, strict=False):
        if value != bound:
            return (value - bound) / value
    return 0.0


def _larger_groups(prepared: Prepared, *, any_size: bool) -> str:
    size = prepared.complete_to
    if prepared.all_listed:
        return (
            f"Đã xét mọi cách nhập liền kề được phép, đến {size} đơn vị cũ; "
            "không còn cách nhập nào lớn hơn."
        )
    if any_size:
        return (
            f"Đã xét mọi cách nhập liền kề được phép đến {size} đơn vị cũ và chứng minh rằng "
            "đơn vị mới gồm nhiều hơn không cho phương án tốt hơn."
        )
    return (
        "Tốt nhất trong mọi phương án mà mỗi đơn vị mới gồm không quá "
        f"{size} đơn vị cũ; chưa chứng minh cho đơn vị mới gồm nhiều hơn."
    )


def _reasons(case: Case, prepared: Prepared, solved: Solved, progress: Progress) -> tuple[str, ...]:
    reasons = []
    asked = case.request.max_group
    if asked is not None and prepared.complete_to < asked and not prepared.all_listed:
        reasons.append(
            f"Có quá nhiều cách nhập đến {asked} đơn vị cũ để xét hết; "
            f"đã xét hết {number(len(prepared.groups))} cách nhập "
            f"đến {prepared.complete_to} đơn vị cũ."
        )
    if case.rule_set.same_parent and not case.request.within_parent:
        reasons.append(
            f"{case.rule_set.number} chỉ cho nhập trong cùng một đơn vị cấp trên, "
            "nên không xét cách nhập qua địa giới cấp trên."
        )
    if prepared.undecided:
        reasons.append(
            f"{number(prepared.undecided)} đơn vị chưa đủ số liệu để biết có phải sắp xếp "
            "hay không; ở đây coi như không phải sắp xếp."
        )
    if solved.infeasible:
        reasons.append(range_of_totals(case, prepared, progress))
    return tuple(reasons)
