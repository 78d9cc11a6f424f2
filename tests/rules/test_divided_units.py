"""Divided units before the law: sums, neighbours, estimates, duties."""

from decimal import Decimal

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from noivu_desktop.errors import PlanError
from noivu_desktop.plan import edits
from noivu_desktop.plan.parts import estimated_part
from noivu_desktop.plan.plan import Part, Plan, unit_count
from noivu_desktop.rules.checking import check_plan
from noivu_desktop.rules.finding import Verdict
from noivu_desktop.rules.loading import rule_set
from tests.builders import grid_of_units

GRID = grid_of_units(4, 2)
RULES = rule_set("nq-653-2019")
EMPTY = Plan(name="P")


def lower(code, share):
    left, below, right, above = GRID.geometries[GRID.row(code)].bounds
    return shapely.box(left, below, right, below + (above - below) * share)


def drawn(plan, code, to, share=0.4):
    return edits.give_part(plan, GRID, estimated_part(plan, GRID, code, to, lower(code, share)))


def told(plan, code, to, area_km2="10", population=2400, households=600):
    figures = {"area_km2": Decimal(area_km2), "population": population, "households": households}
    return edits.give_part(plan, GRID, Part(code=code, to=to, **figures))


def checked(plan, coverage=GRID, rules=RULES):
    return check_plan(coverage, plan, rules)


def merged_check(check, code):
    return next(one for one in check.merged if code in one.merged.standing)


def finding(check, criterion):
    return next(one for one in check.findings if one.criterion == criterion)


def test_a_part_and_its_rest_are_judged_by_their_own_figures():
    check = checked(told(EMPTY, "B1", "A1"))

    assert (check.units_before, check.units_after) == (8, 8)
    assert merged_check(check, "A1").figures == (35_000_000, 8400, 2100)
    assert merged_check(check, "B1").figures == (15_000_000, 3600, 900)
    assert check.findings == ()


def test_parts_that_do_not_sum_to_the_whole_are_a_finding_with_the_difference():
    plan = edits.set_part(
        told(EMPTY, "B1", "A1"),
        GRID,
        "B1",
        "B1",
        {"area_km2": Decimal("14.98"), "population": 3601},
    )
    (found,) = checked(plan).findings

    assert (found.criterion, found.verdict, found.subject) == ("parts", Verdict.NOT_MET, "B1")
    assert found.sentence == (
        "Các phần của Xã B1 chưa hợp đủ cả đơn vị: diện tích cộng lại 24,98 km², cả đơn vị"
        " 25,00 km², thiếu 0,02 km²; dân số cộng lại 6.001 người, cả đơn vị 6.000 người,"
        " thừa 1 người"
    )
    assert checked(plan).verdict is Verdict.NOT_MET


def test_published_areas_may_differ_by_their_rounding_and_people_may_not():
    plan = told(EMPTY, "B1", "A1")
    rounded = edits.set_part(plan, GRID, "B1", "B1", {"area_km2": Decimal("15.01")})
    assert checked(rounded).findings == ()

    counted = edits.set_part(plan, GRID, "B1", "B1", {"households": 901})
    assert [one.criterion for one in checked(counted).findings] == ["parts"]


def test_a_part_whose_figure_nobody_knows_leaves_the_sum_open():
    plan = edits.set_part(told(EMPTY, "B1", "A1"), GRID, "B1", "A1", {"population": None})
    (found,) = checked(plan).findings

    assert (found.verdict, found.missing) == (Verdict.UNKNOWN, ("dân số của các phần Xã B1",))


def test_a_part_that_alone_has_more_than_the_whole_is_wrong_whatever_the_others_have():
    plan = edits.set_part(told(EMPTY, "B1", "A1"), GRID, "B1", "A1", {"population": None})
    plan = edits.set_part(plan, GRID, "B1", "B1", {"population": 6001})
    (found,) = checked(plan).findings

    assert found.verdict is Verdict.NOT_MET
    assert "dân số cộng lại 6.001 người, cả đơn vị 6.000 người, thừa 1 người" in found.sentence


def test_estimates_are_said_where_they_decide():
    check = merged_check(checked(drawn(EMPTY, "B1", "A1")), "A1")

    assert "diện tích 35,00 km² (70,00 %) theo số ước tính, chưa đạt" in (
        finding(check, "area").sentence
    )
    assert finding(check, "area").verdict is Verdict.NOT_MET
    assert finding(check, "estimate").sentence == (
        "Xã A1: diện tích, dân số, số hộ của một phần Xã B1 là số ước tính, cần số chính thức"
    )


def test_a_unit_that_only_gives_a_part_away_is_not_arranged_and_one_that_takes_is():
    coverage = grid_of_units(
        4, 2, {c: {"population": 100, "area_km2": Decimal(20)} for c in ("A1", "B1")}
    )
    plan = edits.give_part(
        EMPTY, coverage, Part(code="B1", to="A1", area_km2=Decimal(5), population=10)
    )

    assert checked(plan, coverage).unresolved == ("B1",)
    assert checked(edits.merge(plan, coverage, ["B1", "C1"]), coverage).unresolved == ()


@pytest.mark.parametrize(
    ("plan", "verdict"),
    [
        (told(EMPTY, "B1", "A1"), Verdict.MET),  # beside the unit that takes it
        (told(EMPTY, "C1", "A1"), Verdict.NOT_MET),  # the units are no neighbours
        (edits.merge(told(EMPTY, "B2", "A2"), GRID, ["A2", "C1"]), Verdict.NOT_MET),
        (edits.merge(told(EMPTY, "B1", "A1"), GRID, ["A1", "C1"]), Verdict.UNKNOWN),
        (drawn(EMPTY, "B1", "A1"), Verdict.MET),
        (edits.merge(drawn(EMPTY, "B1", "A1"), GRID, ["A1", "C1"]), Verdict.MET),
        (edits.merge(drawn(EMPTY, "B1", "B2"), GRID, ["B2", "D1"]), Verdict.NOT_MET),
        (drawn(EMPTY, "B1", "B2"), Verdict.NOT_MET),  # the lowest part does not touch B2
    ],
)
def test_parts_hang_together_by_their_polygons_else_by_their_units(plan, verdict):
    ((_, held),) = plan.parts_of.items()
    (taker,) = [merged for merged, part in held if not part.is_rest]
    check = merged_check(checked(plan), taker.code)

    assert check.on_contiguity is verdict
    if verdict is Verdict.UNKNOWN:
        assert finding(check, "contiguity").missing == ("hình vẽ của phần tách",)


def test_a_rest_cut_in_two_does_not_hang_together():
    left, below, right, _ = GRID.geometries[GRID.row("B1")].bounds
    strip = shapely.box(left, below + 2000, right, below + 3000)
    plan = edits.give_part(EMPTY, GRID, estimated_part(EMPTY, GRID, "B1", "A1", strip))

    assert merged_check(checked(plan), "B1").on_contiguity is Verdict.NOT_MET
    assert merged_check(checked(plan), "A1").on_contiguity is Verdict.MET


@settings(max_examples=60)
@given(st.data())
def test_what_is_reused_of_divided_units_equals_a_check_from_scratch(data):
    plan, previous = EMPTY, None
    codes = st.sampled_from(tuple(GRID.index))
    for _ in range(data.draw(st.integers(1, 8))):
        deed, first, second = data.draw(st.tuples(st.integers(0, 3), codes, codes))
        try:
            plan = (
                told(plan, first, second, "3", 100, 10),
                edits.merge(plan, GRID, [first, second]),
                edits.set_part(plan, GRID, first, second, {"population": 7})
                if first in plan.parts_of
                else plan,
                edits.take_back(plan, GRID, first, second) if first in plan.parts_of else plan,
            )[deed]
        except PlanError:
            continue
        previous = check_plan(GRID, plan, RULES, previous=previous)
        fresh = checked(plan)
        assert previous.findings == fresh.findings
        assert previous.unresolved == fresh.unresolved
        assert previous.units_after == fresh.units_after == unit_count(plan, len(GRID.units))
        assert [one.verdict for one in previous.merged] == [one.verdict for one in fresh.merged]
