"""Answers by solving again: why these together, why not fewer units."""

from dataclasses import dataclass, replace

from noivu_desktop.optimise.divided import refuse_divided
from noivu_desktop.optimise.optimise import optimise_case
from noivu_desktop.optimise.preparing import Case
from noivu_desktop.optimise.request import LARGEST_GROUP
from noivu_desktop.optimise.result import OptimiseResult
from noivu_desktop.optimise.scoring import LEVEL_KEYS
from noivu_desktop.plan.edits import add_lock, with_groups
from noivu_desktop.plan.plan import LockKind, Plan
from noivu_desktop.progress import NO_PROGRESS, Progress
from noivu_desktop.rules.checking import check_merged_unit
from noivu_desktop.rules.screening import screen
from noivu_desktop.vietnamese import number, sort_key


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyTogether:
    """Why the best plan has two units in one merged unit.

    otherwise   the best plan in which they are apart
    sentences   what each failed, who else was possible, what the separation would cost
    """

    first: str
    second: str
    otherwise: OptimiseResult
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyNotFewer:
    """What the best plan with one unit fewer would be."""

    fewer: OptimiseResult
    sentence: str


def why_together(
    case: Case, best: OptimiseResult, first: str, second: str, progress: Progress = NO_PROGRESS
) -> WhyTogether:
    """The reasons for ``first`` with ``second``, from an exact solution with them apart."""
    refuse_divided(case, first, second)
    apart = add_lock(case.plan, case.coverage, LockKind.APART, (first, second))
    request = replace(case.request, max_group=_same_size(best), alternatives=0)
    otherwise = optimise_case(replace(case, plan=apart, request=request), progress)
    return WhyTogether(
        first=first,
        second=second,
        otherwise=otherwise,
        sentences=(
            *(_what_failed(case, code) for code in (first, second)),
            *(_who_was_possible(case, code) for code in (first, second)),
            _cost_of_separation(case, best, otherwise, first, second),
        ),
    )


def why_not_fewer(
    case: Case, best: OptimiseResult, progress: Progress = NO_PROGRESS
) -> WhyNotFewer:
    """What would have to be given up for one unit fewer than in ``best``."""
    asked = case.request.units_asked
    wanted = (best.units_after if asked is None else asked) - 1
    request = replace(
        case.request,
        total=None if case.request.merge_into is not None else wanted,
        merge_into=None if case.request.merge_into is None else wanted,
        fewest_changes=False,
        max_group=_same_size(best),
        alternatives=0,
    )
    fewer = optimise_case(replace(case, request=request), progress)
    if fewer.status == "infeasible":
        return WhyNotFewer(fewer=fewer, sentence=" ".join(("Không thể ít hơn.", *fewer.reasons)))
    return WhyNotFewer(fewer=fewer, sentence=f"Nếu bớt một đơn vị: {_differences(best, fewer, 2)}.")


def _same_size(best: OptimiseResult) -> int | None:
    """The size up to which ``best`` is proved; None where all sizes were listed anyway."""
    return best.max_group if 2 <= best.max_group <= LARGEST_GROUP else None


def _what_failed(case: Case, code: str) -> str:
    unit = case.coverage.unit(code)
    screening = screen((unit,), case.rule_set, case.exemptions)[0]
    if screening.must_arrange:
        return screening.findings[0].sentence
    return f"{unit.full_name} không thuộc diện phải sắp xếp."


def _who_was_possible(case: Case, code: str) -> str:
    coverage = case.coverage
    unit = coverage.unit(code)
    near = [coverage.units[row] for row in coverage.neighbour_rows[coverage.row(code)]]
    if case.request.within_parent:
        near = [one for one in near if one.parent == unit.parent]
    if not near:
        return f"{unit.full_name} không giáp đơn vị nào được phép nhập."
    names = ", ".join(
        f"{one.full_name} ({_verdict_of_pair(case, code, one.code)})"
        for one in sorted(near, key=lambda one: sort_key(one.full_name))
    )
    return f"Riêng {unit.full_name} có thể nhập với: {names}."


def _verdict_of_pair(case: Case, first: str, second: str) -> str:
    """What the law would say about just these two as one unit."""
    pair = with_groups(Plan(name=case.plan.name), case.coverage, [(first, second)]).merged[0]
    check = check_merged_unit(
        pair, case.coverage, case.rule_set, case.exemptions, case.waivers, case.consultations
    )
    return check.verdict.label


def _cost_of_separation(
    case: Case, best: OptimiseResult, otherwise: OptimiseResult, first: str, second: str
) -> str:
    names = f"{case.coverage.unit(first).full_name} và {case.coverage.unit(second).full_name}"
    if otherwise.status == "infeasible":
        return f"Nếu tách {names} thì không còn phương án nào."
    return f"Nếu tách {names}: {_differences(best, otherwise)}."


def _differences(best: OptimiseResult, other: OptimiseResult, levels: int = 3) -> str:
    """What is worse or better in ``other``, on each of the first levels that differs.

    The soft terms of plans with different numbers of units cannot be compared.
    """
    words = ("đơn vị chưa đạt", "đơn vị phải thay đổi", "điểm tổng")
    told = []
    for key, word, digits in list(zip(LEVEL_KEYS, words, (0, 0, 2), strict=True))[:levels]:
        more = other.objective[key] - best.objective[key]
        if round(more, 4):
            told.append(f"{'tăng' if more > 0 else 'giảm'} {number(abs(more), digits)} {word}")
    proof = "" if other.status == "optimal" else " (chưa chứng minh là tốt nhất)"
    return (", ".join(told) if told else "kết quả ngang nhau") + proof
