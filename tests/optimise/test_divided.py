"""Merged units with partial parts stay as they are while the best plan is looked for."""

from dataclasses import replace
from decimal import Decimal

import pytest

from noivu_desktop.errors import OptimiseError
from noivu_desktop.optimise.explaining import why_together
from noivu_desktop.optimise.frontier import frontier
from noivu_desktop.optimise.optimise import optimise_case
from noivu_desktop.optimise.preparing import Case
from noivu_desktop.optimise.request import OptimiseRequest
from noivu_desktop.optimise.scoring import plan_gap, score_plan
from noivu_desktop.plan import edits
from noivu_desktop.plan.plan import Lock, LockKind, Part, Plan, unit_count
from noivu_desktop.rules.loading import rule_set
from tests.builders import grid_of_units

SMALL = {"area_km2": Decimal(20), "population": 2000}
MAP = grid_of_units(4, 2, dict.fromkeys(("A1", "B1", "C1", "D1", "D2"), SMALL))


def divided(*merged):
    """B1 gives a part to A1; what is left of it goes with B2."""
    part = Part(code="B1", to="A1", area_km2=Decimal(5), population=500, households=100)
    plan = edits.give_part(Plan(name="P"), MAP, part)
    plan = edits.merge(plan, MAP, ["B1", "B2"])
    return edits.merge(plan, MAP, merged) if merged else plan


def case(plan, **request):
    return Case(
        coverage=MAP,
        plan=plan,
        rule_set=rule_set("nq-653-2019"),
        request=OptimiseRequest(within_parent=False, **request),
    )


def test_no_part_is_lost_and_the_answer_says_what_stayed():
    best = optimise_case(case(divided(), total=5))
    plan = edits.with_groups(divided(), MAP, [one.members for one in best.groups])

    assert best.status == "optimal"
    assert (best.units_before, best.units_after) == (8, 5)
    assert unit_count(plan, len(MAP.units)) == 5
    assert [one for one in plan.merged if one.code in ("A1", "B2")] == list(divided().merged)
    assert "2 đơn vị có phần tách hoặc phần nhận thêm (Xã A1, Xã B2)" in best.reasons[-1]
    assert "trong đó 2 đơn vị chưa đạt tiêu chuẩn" in best.reasons[-1]
    fixed = next(one for one in best.groups if "B1" in one.members)
    assert (fixed.members, fixed.area_km2, fixed.population) == (("B1", "B2"), 40, 7500)


def test_the_shown_plan_is_compared_by_the_same_question():
    asked = case(divided("C1", "D1"), total=6)
    score = score_plan(asked)

    assert score.units_after == 6
    assert plan_gap(score, optimise_case(asked)).more >= 0


def test_what_each_number_would_cost_counts_what_stays():
    points = frontier(case(divided(), fewest_changes=True), [5, 2])

    assert points[0].failing is not None
    assert points[1].failing is None


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        ({"total": 2}, "phải lớn hơn 2"),
        ({"merge_into": 2, "only": ("B1", "C1", "D1")}, "Xã B1 thuộc đơn vị mới có phần tách"),
    ],
)
def test_a_question_that_cuts_through_what_stays_is_refused(request_, words):
    with pytest.raises(OptimiseError, match=words):
        optimise_case(case(divided(), **request_))


def test_a_lock_that_reaches_into_what_stays_is_refused():
    lock = Lock(kind=LockKind.TOGETHER, codes=frozenset({"B1", "C1"}))
    with pytest.raises(OptimiseError, match="Xã C1 đã khóa cùng Xã B1"):
        optimise_case(case(replace(divided(), locks=(lock,)), total=5))


def test_why_units_that_stay_go_together_is_not_asked():
    asked = case(divided(), total=5)
    with pytest.raises(OptimiseError, match="trả lại các phần"):
        why_together(asked, optimise_case(asked), "B1", "B2")
