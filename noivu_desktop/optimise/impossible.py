"""Why there is no plan, and which units no allowed merger can resolve."""

import time

import numpy as np
from numpy.typing import NDArray

from noivu_desktop.errors import Cancelled, OptimiseError
from noivu_desktop.optimise.conflicts import Conflicts
from noivu_desktop.optimise.groups import Prices
from noivu_desktop.optimise.integer import Question
from noivu_desktop.optimise.preparing import Case, Prepared
from noivu_desktop.optimise.result import Impossible
from noivu_desktop.optimise.search import Search, Watch
from noivu_desktop.progress import Progress
from noivu_desktop.vietnamese import number

Integers = NDArray[np.int64]

_RANGE_S = 5.0
_EXPLAINED = 12
"""Units whose conflict is looked for; each takes some tenths of a second."""


def why_impossible(case: Case, prepared: Prepared, progress: Progress) -> tuple[Impossible, ...]:
    """Each unit that must be arranged and is in no allowed group that meets, with the reason."""
    units = case.coverage.units
    rows = sorted(_never_resolved(prepared), key=lambda row: units[row].code)
    conflicts = Conflicts(case, prepared.complete_to, progress)
    found = []
    for place, row in enumerate(rows):
        reason = _plain_reason(case, prepared, row)
        if place < _EXPLAINED and prepared.problem.joined[row].any():
            reason = _conflict(case, conflicts, row) or reason
        found.append(Impossible(code=units[row].code, reason=reason))
    return tuple(found)


def _never_resolved(prepared: Prepared) -> list[int]:
    groups, problem = prepared.groups, prepared.problem
    meeting = prepared.alive[
        (prepared.question.prices.failing[prepared.alive] == 0)
        & (groups.figures.units[prepared.alive] > 1)
    ]
    resolved = np.zeros(len(problem.nodes) + 1, dtype=np.bool_)
    resolved[groups.members[:, meeting].ravel()] = True
    return [
        row
        for node, rows in enumerate(problem.nodes)
        for row in rows
        if prepared.must_arrange[row] and not resolved[node]
    ]


def _conflict(case: Case, conflicts: Conflicts, row: int) -> str | None:
    try:
        conflict = conflicts.of(row)
    except (Cancelled, OptimiseError):  # without one of them the locks contradict each other
        return None
    return None if conflict is None else conflict.sentence(case.coverage)


def _plain_reason(case: Case, prepared: Prepared, row: int) -> str:
    if not prepared.problem.joined[row].any():
        return "Không giáp đơn vị nào trên bản đồ; cần khai báo liên kết (cầu, phà) nếu có."
    return (
        f"Mọi cách nhập được phép (đến {prepared.complete_to} đơn vị cũ) "
        f"đều chưa đạt tiêu chuẩn của {case.rule_set.number}."
    )


def range_of_totals(case: Case, prepared: Prepared, progress: Progress) -> str:
    """A sentence with the numbers of units after that the allowed groups can give."""
    outside = 0
    if case.request.total is not None:
        outside = len(case.coverage.units) - int(prepared.problem.grounds.weights.sum())
    counting = np.ones(len(prepared.groups), dtype=np.int64)
    nothing = np.zeros_like(counting)
    least = Search(
        Question(
            members=prepared.groups.members,
            prices=Prices(failing=counting, touched=nothing, soft=nothing),
            nodes=prepared.question.nodes,
            seed=prepared.question.seed,
        ),
        None,
        alive=prepared.alive,
        progress=Watch(progress=progress, deadline=time.monotonic() + _RANGE_S),
    ).solve()
    if least.infeasible:
        return "Các khóa và quy định hiện có loại trừ lẫn nhau: không có phương án nào."
    fewest = max(least.bounds[0], _fewest_by_size(prepared)) + outside
    most = prepared.question.nodes + outside
    sentence = (
        f"Với đơn vị mới gồm không quá {prepared.complete_to} đơn vị cũ, số đơn vị sau sắp xếp "
        f"chỉ có thể từ {number(fewest)} đến {number(most)}"
    )
    if least.values and least.values[0] + outside > fewest:
        return f"{sentence}; phương án ít đơn vị nhất đã tìm được còn {least.values[0] + outside}."
    return f"{sentence}."


def _fewest_by_size(prepared: Prepared) -> int:
    """No fewer units can come out, because none takes in more than the greatest number."""
    problem = prepared.problem
    units = np.bincount(problem.component, problem.grounds.weights)
    largest = max(prepared.complete_to, int(problem.grounds.weights.max(initial=1)))
    return int(np.ceil(units / largest).sum())
