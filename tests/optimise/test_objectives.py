"""Soft terms and hard rules of kind and distance, against plain loops over small maps."""

from dataclasses import replace
from decimal import Decimal
from math import hypot

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noivu_desktop.errors import OptimiseError
from noivu_desktop.optimise.groups import rows_of_groups
from noivu_desktop.optimise.objectives import OBJECTIVES
from noivu_desktop.optimise.optimise import optimise
from noivu_desktop.optimise.preparing import Case, prepare
from noivu_desktop.optimise.request import OptimiseRequest
from noivu_desktop.optimise.scoring import score_plan
from noivu_desktop.plan.edits import with_groups
from noivu_desktop.plan.plan import Lock, LockKind, Plan
from noivu_desktop.rules.loading import rule_set
from noivu_desktop.units.unit import UnitKind
from tests.builders import grid_of_units
from tests.optimise.plan_checker import partitions, problems_of

RULES = rule_set("nq-653-2019")
EMPTY = Plan(name="Phương án 1")
CODES = ["A1", "B1", "C1", "A2", "B2", "C2"]
PRICE = {one.id: one.price for one in OBJECTIVES}
SPREAD = ("seat_distance", "terrain", "address")


@st.composite
def maps(draw):
    """Two rows of three communes and wards of random figures and terrain."""
    changes = {
        code: {
            "area_km2": Decimal(draw(st.sampled_from([20, 60]))),
            "population": draw(st.sampled_from([None, 1500, 2000, 4000, 6000])),
            "kind": draw(st.sampled_from([UnitKind.XA, UnitKind.PHUONG, UnitKind.THI_TRAN])),
            "mountain": draw(st.sampled_from([True, False, None])),
            "highland": draw(st.sampled_from([True, False, None])),
        }
        for code in CODES
    }
    return grid_of_units(3, 2, changes)


def head_of(coverage, codes):
    """The code that lives on when ``codes`` are merged by hand."""
    return with_groups(EMPTY, coverage, [codes]).merged[0].code if len(codes) > 1 else codes[0]


def km(coverage, first, second):
    one, other = (coverage.geometries[coverage.row(code)].centroid for code in (first, second))
    return hypot(one.x - other.x, one.y - other.y) / 1000


def expected(coverage, codes, usual):
    """The three terms of one group, one unit after the other."""
    head = head_of(coverage, codes)
    people = {code: coverage.unit(code).population or 0 for code in codes}
    terrain = {True: 0, False: 0, None: 0}
    for code in codes:
        unit = coverage.unit(code)
        rough = True if unit.mountain or unit.highland else unit.mountain
        terrain[rough] += people[code]
    return {
        "seat_distance": sum(people[c] * km(coverage, c, head) for c in codes) / usual,
        "terrain": min(terrain[True], terrain[False]) / usual,
        "address": sum(people[c] for c in codes if c != head) / usual,
    }


@given(maps(), st.booleans())
@settings(max_examples=30)
def test_prices_of_all_groups_are_those_of_a_plain_loop(coverage, locked):
    locks = (Lock(kind=LockKind.TOGETHER, codes=frozenset({"A1", "B1"})),) if locked else ()
    plan = replace(EMPTY, locks=locks)
    request = OptimiseRequest(total=3)
    prepared = prepare(Case(coverage=coverage, plan=plan, rule_set=RULES, request=request))
    figures = prepared.groups.figures
    rows = rows_of_groups(prepared.problem, prepared.groups.members)
    if not figures.usual_population:
        assert all(not PRICE[term](figures).any() for term in SPREAD)
        return
    for number, row in enumerate(rows):
        codes = [coverage.units[one].code for one in row if one >= 0]
        for term, value in expected(coverage, codes, figures.usual_population).items():
            assert PRICE[term](figures)[number] == pytest.approx(value)


@given(maps())
@settings(max_examples=20)
def test_no_price_is_below_zero(coverage):
    request = OptimiseRequest(total=3)
    prepared = prepare(Case(coverage=coverage, plan=EMPTY, rule_set=RULES, request=request))
    for objective in OBJECTIVES:
        assert np.all(objective.price(prepared.groups.figures) > -1e-9)


def best_by_hand(coverage, request, allowed):
    """The best score over all plans with the wanted total whose groups are all ``allowed``."""
    scores = []
    for partition in partitions(CODES):
        groups = [group for group in partition if len(group) > 1]
        if len(partition) != request.total or problems_of(coverage, groups):
            continue
        if all(allowed(group) for group in groups):
            plan = with_groups(EMPTY, coverage, groups)
            case = Case(coverage=coverage, plan=plan, rule_set=RULES, request=request)
            found = score_plan(case).objective
            scores.append((found["failing"], found["touched"], round(found["total"], 4)))
    return min(scores, default=None)


def levels(result):
    found = result.objective
    return (found["failing"], found["touched"], round(found["total"], 4)) if found else None


@given(maps(), st.integers(2, 5), st.sampled_from(SPREAD), st.data())
@settings(max_examples=20)
def test_the_best_plan_by_each_term_is_that_of_brute_force(coverage, total, term, data):
    farthest = data.draw(st.sampled_from([None, 5.5, 7.5]))
    apart = data.draw(st.sampled_from([(), (frozenset({UnitKind.XA, UnitKind.PHUONG}),)]))
    request = OptimiseRequest(
        total=total, weights={term: 2.0}, max_seat_distance_km=farthest, keep_kinds_apart=apart
    )

    def allowed(group):
        head = head_of(coverage, group)
        kinds = {coverage.unit(code).kind for code in group}
        near = farthest is None or all(km(coverage, code, head) <= farthest for code in group)
        return near and all(len(kinds & one) < 2 for one in apart)

    result = optimise(coverage, EMPTY, RULES, request)

    expected_levels = best_by_hand(coverage, request, allowed)
    assert levels(result) == expected_levels
    assert result.status == ("infeasible" if expected_levels is None else "optimal")
    assert expected_levels is None or term in result.objective


def test_kinds_that_may_not_meet_stay_apart_also_through_a_third_kind():
    """Phường A1 - thị trấn B1 - xã C1: all three together would let A1 and C1 meet."""
    kinds = {"A1": UnitKind.PHUONG, "B1": UnitKind.THI_TRAN, "C1": UnitKind.XA}
    coverage = grid_of_units(3, 1, {code: {"kind": kind} for code, kind in kinds.items()})
    apart = (frozenset({UnitKind.PHUONG, UnitKind.XA}),)

    free = optimise(coverage, EMPTY, RULES, OptimiseRequest(total=1))
    kept = optimise(coverage, EMPTY, RULES, OptimiseRequest(total=1, keep_kinds_apart=apart))

    assert (free.status, kept.status) == ("optimal", "infeasible")


def test_a_lock_against_the_kinds_is_named():
    coverage = grid_of_units(2, 1, {"A1": {"kind": UnitKind.PHUONG}})
    plan = replace(EMPTY, locks=(Lock(kind=LockKind.TOGETHER, codes=frozenset({"A1", "B1"})),))
    apart = (frozenset({UnitKind.PHUONG, UnitKind.XA}),)

    with pytest.raises(OptimiseError, match="phường và xã không được nhập với nhau"):
        optimise(coverage, plan, RULES, OptimiseRequest(total=1, keep_kinds_apart=apart))


@pytest.mark.parametrize("farthest", [0.0, -1.0, float("nan")])
def test_a_distance_that_makes_no_sense_is_refused(farthest):
    with pytest.raises(OptimiseError, match="lớn hơn 0 km"):
        OptimiseRequest(total=1, max_seat_distance_km=farthest)
