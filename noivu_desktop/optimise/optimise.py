"""The question answered: the best plan, its proof, the next best ones."""

import math
import time
from collections.abc import Iterable
from dataclasses import replace

from noivu_desktop.optimise.answering import answer_of
from noivu_desktop.optimise.preparing import Case, prepare
from noivu_desktop.optimise.request import OptimiseRequest
from noivu_desktop.optimise.result import OptimiseResult
from noivu_desktop.optimise.search import Search, Solved, Watch
from noivu_desktop.plan.plan import Plan
from noivu_desktop.progress import NO_PROGRESS, Progress
from noivu_desktop.rules.exemption import Exemption, Waiver
from noivu_desktop.rules.rule_set import RuleSet
from noivu_desktop.units.coverage import Coverage


def optimise(
    coverage: Coverage,
    plan: Plan,
    rule_set: RuleSet,
    request: OptimiseRequest,
    exemptions: Iterable[Exemption] = (),
    waivers: Iterable[Waiver] = (),
    progress: Progress = NO_PROGRESS,
) -> OptimiseResult:
    """The best plan for ``request`` under the locks of ``plan``.

    Raises OptimiseError for a question that contradicts itself, and Cancelled if the user
    stops before there is any plan; later the best plan so far comes back as "best_found".
    """
    started = time.monotonic()
    deadline = math.inf if request.time_limit is None else started + request.time_limit
    watch = Watch(progress=progress, deadline=deadline)
    case = Case(
        coverage=coverage,
        plan=plan,
        rule_set=rule_set,
        request=request,
        exemptions=tuple(exemptions),
        waivers=tuple(waivers),
    )
    prepared = prepare(case, progress)
    search = Search(prepared.question, request.units_asked, alive=prepared.alive, progress=watch)
    solved = search.solve()
    others = _next_best(search, solved, request.alternatives)
    answer = answer_of(case, prepared, solved, others, watch)
    return replace(answer, seconds=time.monotonic() - started)


def _next_best(search: Search, solved: Solved, most: int) -> list[Solved]:
    """Up to ``most`` further plans, each the best that differs from all before it."""
    found = [solved]
    while len(found) <= most and solved.proved and solved.chosen is not None:
        solved = search.solve(
            forbidden=tuple(one.chosen for one in found if one.chosen is not None)
        )
        if solved.chosen is None:
            break
        found.append(solved)
    return found[1:]
