"""The question answered: the best plan, its proof, the next best ones."""

import math
import time
from collections.abc import Iterable
from dataclasses import replace

from noivu_desktop.errors import Cancelled, OptimiseError
from noivu_desktop.optimise.answering import answer_of
from noivu_desktop.optimise.beyond import larger_cannot_help
from noivu_desktop.optimise.divided import with_divided, without_divided
from noivu_desktop.optimise.impossible import why_impossible
from noivu_desktop.optimise.neighbourhoods import improve
from noivu_desktop.optimise.preparing import Case, Prepared, prepare
from noivu_desktop.optimise.request import OptimiseRequest
from noivu_desktop.optimise.result import OptimiseResult
from noivu_desktop.optimise.search import Search, Solved, Watch
from noivu_desktop.plan.plan import Plan
from noivu_desktop.progress import NO_PROGRESS, Progress
from noivu_desktop.rules.consultation import Consultation
from noivu_desktop.rules.exemption import Exemption, Waiver
from noivu_desktop.rules.rule_set import RuleSet
from noivu_desktop.units.coverage import Coverage

_SHARE_OF_PROOF = 0.7
"""Of the time allowed, this much goes into the proof; the rest into a better plan."""


def optimise(
    coverage: Coverage,
    plan: Plan,
    rule_set: RuleSet,
    request: OptimiseRequest,
    exemptions: Iterable[Exemption] = (),
    waivers: Iterable[Waiver] = (),
    consultations: Iterable[Consultation] = (),
    progress: Progress = NO_PROGRESS,
) -> OptimiseResult:
    """The best plan for ``request`` under the locks of ``plan``.

    Raises OptimiseError for a question that contradicts itself, and Cancelled if the user
    stops before there is any plan; later the best plan so far comes back as "best_found".
    """
    case = Case(
        coverage=coverage,
        plan=plan,
        rule_set=rule_set,
        request=request,
        exemptions=tuple(exemptions),
        waivers=tuple(waivers),
        consultations=tuple(consultations),
    )
    return optimise_case(case, progress)


def optimise_case(case: Case, progress: Progress = NO_PROGRESS) -> OptimiseResult:
    """The same for a question that is already put together.

    Merged units of the plan with partial parts stay as they are; the answer says so.
    """
    free, fixed = without_divided(case)
    return with_divided(_optimised(free, progress), case, fixed)


def _optimised(case: Case, progress: Progress) -> OptimiseResult:
    started = time.monotonic()
    request = case.request
    deadline = math.inf if request.time_limit is None else started + request.time_limit
    watch = Watch(progress=progress, deadline=deadline)
    prepared = prepare(case, progress)
    exact = Watch(progress=progress, deadline=_deadline_of_proof(deadline))
    search = Search(prepared.question, request.units_asked, alive=prepared.alive, progress=exact)
    solved = _improved(prepared, request, search, search.solve(), watch)
    if solved.chosen is None and not solved.infeasible:
        raise OptimiseError(
            "Hết thời gian cho phép mà chưa có phương án nào; hãy tăng thời gian "
            "hoặc giảm số đơn vị cũ nhiều nhất trong một đơn vị mới."
        )
    exact.deadline = deadline  # what follows may use the rest of the time
    any_size = _proved_for_any_size(prepared, search, solved, request, watch)
    others = _next_best(search, solved, request.alternatives)
    answer = answer_of(
        case,
        prepared,
        solved,
        others,
        any_size=any_size,
        impossible=why_impossible(case, prepared, progress),
        progress=progress,
    )
    return replace(answer, seconds=time.monotonic() - started)


def _deadline_of_proof(deadline: float) -> float:
    """When to stop proving, so that time is left to mend the plan in hand."""
    now = time.monotonic()
    return now + _SHARE_OF_PROOF * max(deadline - now, 0.0)


def _improved(
    prepared: Prepared, request: OptimiseRequest, search: Search, solved: Solved, watch: Watch
) -> Solved:
    """The same bounds with a plan that is mended part by part, unless it is proved already."""
    if solved.chosen is None or solved.proved:
        return solved
    plan = improve(
        prepared.question,
        solved.chosen,
        prepared.alive,
        free_number=request.units_asked is None,
        progress=watch,
    )
    return replace(solved, chosen=plan, values=search.values(plan))


def _proved_for_any_size(
    prepared: Prepared, search: Search, solved: Solved, request: OptimiseRequest, watch: Watch
) -> bool:
    """Whether no plan at all is better, whatever the size of its groups."""
    if solved.chosen is None or not solved.proved:
        return prepared.all_listed
    try:
        return larger_cannot_help(prepared, search, solved, request.weights, watch)
    except Cancelled:
        return False


def _next_best(search: Search, solved: Solved, most: int) -> list[Solved]:
    """Up to ``most`` further plans, each the best that differs from all before it."""
    found = [solved]
    known = [] if solved.chosen is None else [solved.chosen]
    while known and len(found) <= most and found[-1].proved:
        try:
            following = search.solve(forbidden=tuple(known))
        except Cancelled:
            break
        if following.chosen is None:
            break
        found.append(following)
        known.append(following.chosen)
    return found[1:]
