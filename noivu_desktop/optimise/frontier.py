"""What each number of units after would cost: units left failing, units touched."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from noivu_desktop.optimise.divided import without_divided
from noivu_desktop.optimise.preparing import Case, prepare
from noivu_desktop.optimise.search import Search
from noivu_desktop.progress import NO_PROGRESS, Progress, SubRange


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontierPoint:
    """The least failing, and among those the least touched, for one number of units after.

    failing, touched  ``None``: proved that this number cannot be reached
    proved            whether both are proved to be the least
    """

    units_after: int
    failing: int | None
    touched: int | None
    proved: bool


def frontier(
    case: Case,
    totals: Iterable[int],
    progress: Progress = NO_PROGRESS,
    found: Callable[[FrontierPoint], None] = lambda point: None,
) -> tuple[FrontierPoint, ...]:
    """A point for each of ``totals`` over the whole map, from one list of groups.

    ``found`` takes each point as soon as it is known, so that a cancel loses none of them.
    """
    wanted = list(totals)
    request = replace(
        case.request, total=None, merge_into=None, only=(), fewest_changes=True, alternatives=0
    )
    free, fixed = without_divided(replace(case, request=request))
    prepared = prepare(free, SubRange(progress, 0.0, 0.2))
    points = []
    for place, total in enumerate(wanted):
        done = 0.2 + 0.8 * place / len(wanted)
        progress.report(done, f"Đang tính phương án còn {total} đơn vị")
        part = SubRange(progress, done, 0.2 + 0.8 * (place + 1) / len(wanted))
        wanted_free = total - len(fixed)
        solved = Search(prepared.question, wanted_free, alive=prepared.alive, progress=part).solve()
        failing, touched = solved.values[:2] if solved.values else (None, None)
        points.append(
            FrontierPoint(
                units_after=total,
                failing=failing,
                touched=touched,
                proved=solved.infeasible or solved.values[:2] == solved.bounds[:2],
            )
        )
        found(points[-1])
    return tuple(points)
