"""Merged units that hold partial parts stay as they are: the question is about the others.

What a part may cost or gain is not for the optimiser to say, and none may be lost. So such
merged units leave the question with their members, and come back into the answer.
"""

from dataclasses import replace

from noivu_desktop.errors import OptimiseError
from noivu_desktop.optimise.preparing import Case
from noivu_desktop.optimise.request import OptimiseRequest
from noivu_desktop.optimise.result import GroupResult, OptimiseResult
from noivu_desktop.plan.plan import Lock, LockKind, MergedUnit, Plan
from noivu_desktop.rules.checking import check_merged_unit
from noivu_desktop.rules.finding import Verdict
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.vietnamese import number

_NAMED = 3


def held_fixed(plan: Plan) -> tuple[MergedUnit, ...]:
    """The merged units of ``plan`` with partial parts among their members."""
    return tuple(one for one in plan.merged if any(not part.is_whole for part in one.members))


def without_divided(case: Case) -> tuple[Case, tuple[MergedUnit, ...]]:
    """The question about all other units, and the merged units that it leaves alone.

    Raises OptimiseError if nothing is left to ask, or if the question cuts through one of them.
    """
    fixed = held_fixed(case.plan)
    if not fixed:
        return case, ()
    standing = {code for one in fixed for code in one.standing}
    coverage = _without(case.coverage, standing)
    if not coverage.units:
        raise OptimiseError(
            "Mọi đơn vị đều thuộc đơn vị mới có phần tách; hãy trả lại các phần rồi tìm lại."
        )
    free = Plan(
        name=case.plan.name,
        merged=tuple(one for one in case.plan.merged if one.code not in standing),
        locks=_locks(case, standing),
    )
    request = _request(case, fixed)
    return replace(case, coverage=coverage, plan=free, request=request), fixed


def with_divided(
    result: OptimiseResult, case: Case, fixed: tuple[MergedUnit, ...]
) -> OptimiseResult:
    """The answer about all units of ``case``, the merged units ``fixed`` among its groups."""
    if not fixed:
        return result
    groups = (*result.groups, *(_group(case, one) for one in fixed if len(one.standing) > 1))
    known = result.status != "infeasible"
    return replace(
        result,
        units_before=len(case.coverage.units),
        units_after=result.units_after + len(fixed) if known else len(case.coverage.units),
        groups=tuple(sorted(groups, key=lambda one: one.members)) if known else (),
        alternatives=tuple(with_divided(one, case, fixed) for one in result.alternatives),
        reasons=(*result.reasons, _sentence(case, fixed)),
    )


def refuse_divided(case: Case, *codes: str) -> None:
    """Raises OptimiseError if one of the units belongs to a merged unit with partial parts."""
    held = {code for one in held_fixed(case.plan) for code in one.standing}
    for code in codes:
        if code in held:
            name = case.coverage.unit(code).full_name
            raise OptimiseError(
                f"{name} thuộc đơn vị mới có phần tách nên được giữ nguyên; hãy trả lại các phần"
                " trước khi hỏi."
            )


def _without(coverage: Coverage, standing: set[str]) -> Coverage:
    rows = [row for row, unit in enumerate(coverage.units) if unit.code not in standing]
    return Coverage(
        units=tuple(coverage.units[row] for row in rows),
        geometries=coverage.geometries[rows],
        crs=coverage.crs,
        links=tuple(one for one in coverage.links if not {one.first, one.second} & standing),
    )


def _locks(case: Case, standing: set[str]) -> tuple[Lock, ...]:
    kept = []
    for lock in case.plan.locks:
        left = lock.codes - standing
        if lock.kind is LockKind.TOGETHER and left and left != lock.codes:
            first, second = min(left), min(lock.codes & standing)
            names = [case.coverage.unit(code).full_name for code in (first, second)]
            raise OptimiseError(
                f"{names[0]} đã khóa cùng {names[1]}, nhưng {names[1]} thuộc đơn vị mới có phần"
                " tách nên được giữ nguyên; hãy bỏ khóa hoặc nhập trước."
            )
        if len(left) >= (1 if lock.kind is LockKind.ALONE else 2):
            kept.append(replace(lock, codes=left))
    return tuple(kept)


def _request(case: Case, fixed: tuple[MergedUnit, ...]) -> OptimiseRequest:
    """The question with the numbers that are left when ``fixed`` are counted out."""
    request = case.request
    if request.total is not None:
        return replace(request, total=_left(request.total, len(fixed)))
    if request.merge_into is None:
        return request
    only = set(request.only)
    inside = [one for one in fixed if only.issuperset(one.standing)]
    for one in fixed:
        if one not in inside and only & set(one.standing):
            refuse_divided(case, min(only & set(one.standing)))
    gone = {code for one in inside for code in one.standing}
    chosen = tuple(code for code in request.only if code not in gone)
    return replace(request, only=chosen, merge_into=_left(request.merge_into, len(inside)))


def _left(asked: int, fixed: int) -> int:
    if asked <= fixed:
        raise OptimiseError(
            f"Phương án đã có {number(fixed)} đơn vị mới có phần tách được giữ nguyên, nên số"
            f" đơn vị cần đạt phải lớn hơn {number(fixed)}."
        )
    return asked - fixed


def _group(case: Case, merged: MergedUnit) -> GroupResult:
    check = check_merged_unit(
        merged, case.coverage, case.rule_set, case.exemptions, case.waivers, case.consultations
    )
    return GroupResult(
        members=merged.standing,
        area_km2=check.unit.area_km2,
        population=check.unit.population,
        verdict=check.verdict,
    )


def _sentence(case: Case, fixed: tuple[MergedUnit, ...]) -> str:
    names = [case.coverage.unit(one.code).full_name for one in fixed[:_NAMED]]
    listed = ", ".join(names) + (", …" if len(fixed) > _NAMED else "")
    failing = sum(_group(case, one).verdict is Verdict.NOT_MET for one in fixed)
    short = f"; trong đó {number(failing)} đơn vị chưa đạt tiêu chuẩn" if failing else ""
    return (
        f"{number(len(fixed))} đơn vị có phần tách hoặc phần nhận thêm ({listed}) được giữ nguyên"
        f" như trong phương án và không tính vào điểm{short}."
    )
