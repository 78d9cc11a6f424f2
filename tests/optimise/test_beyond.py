"""What is said about groups larger than those listed, against all groups of small maps."""

import itertools
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noivu_desktop.optimise.cheapest_group import LinearPrice, cheapest_group
from noivu_desktop.optimise.listing import Grounds, connected_groups
from noivu_desktop.optimise.optimise import optimise
from noivu_desktop.optimise.request import OptimiseRequest
from noivu_desktop.plan.plan import Lock, LockKind, Plan
from noivu_desktop.progress import NO_PROGRESS
from noivu_desktop.rules.loading import rule_set
from tests.builders import grid_of_units

RULES = rule_set("nq-653-2019")
EMPTY = Plan(name="Phương án 1")
SMALL = {"area_km2": Decimal("20"), "population": 2000}
GOOD = {"area_km2": Decimal("60"), "population": 6000}


@st.composite
def maps(draw):
    """Three rows of three communes, some of which must be arranged, in one or two districts."""
    figures = st.sampled_from([(20, 2000), (20, 6000), (60, 2000), (60, 6000), (45, 4500)])
    upper = draw(st.sampled_from(["1", "2"]))
    changes = {}
    for place, code in enumerate(f"{column}{row}" for row in (1, 2, 3) for column in "ABC"):
        area, people = draw(figures)
        parent = upper if place > 5 else "1"
        changes[code] = {
            "area_km2": Decimal(area),
            "population": people + place,
            "parent_code": parent,
        }
    return grid_of_units(3, 3, changes)


def levels(result):
    found = result.objective
    return (found["failing"], found["touched"], round(found["total"], 4))


@given(
    maps(),
    st.one_of(
        st.builds(lambda n: {"total": n}, st.integers(3, 7)), st.just({"fewest_changes": True})
    ),
    st.sampled_from([2, 3]),
    st.sampled_from([{}, {"balance": 0.0}, {"balance": 5.0, "compactness": 0.5}]),
    st.booleans(),
)
@settings(max_examples=60)
def test_what_is_said_to_hold_for_any_size_does(coverage, question, most, weights, locked):
    locks = (Lock(kind=LockKind.TOGETHER, codes=frozenset({"A1", "B1"})),) if locked else ()
    plan = Plan(name="Phương án 1", locks=locks)

    limited = optimise(
        coverage, plan, RULES, OptimiseRequest(**question, weights=weights, max_group=most)
    )
    free = optimise(
        coverage, plan, RULES, OptimiseRequest(**question, weights=weights, max_group=9)
    )

    assert free.any_size
    if limited.any_size and limited.status == "optimal":
        assert levels(limited) == levels(free)
    elif limited.any_size:
        assert free.status == "infeasible"


def test_a_small_unit_among_good_ones_needs_no_larger_group():
    """One small unit in the corner of nine: a pair is enough, and that is proved."""
    changes = {f"{column}{row}": GOOD for row in (1, 2, 3) for column in "ABC"} | {"A1": SMALL}
    coverage = grid_of_units(3, 3, changes)

    result = optimise(coverage, EMPTY, RULES, OptimiseRequest(fewest_changes=True, max_group=2))

    assert result.max_group == 2
    assert result.any_size
    assert "chứng minh rằng đơn vị mới gồm nhiều hơn không" in result.larger_groups


def test_where_three_are_needed_pairs_are_not_said_to_be_the_best():
    """Three small units in a row: pairs leave one failing, all three together do not."""
    coverage = grid_of_units(3, 1, dict.fromkeys(("A1", "B1", "C1"), SMALL))

    pairs = optimise(coverage, EMPTY, RULES, OptimiseRequest(fewest_changes=True, max_group=2))
    triple = optimise(coverage, EMPTY, RULES, OptimiseRequest(fewest_changes=True, max_group=3))

    assert not pairs.any_size
    assert "chưa chứng minh" in pairs.larger_groups
    assert triple.objective["failing"] < pairs.objective["failing"]


def test_so_many_units_after_leave_no_room_for_a_larger_group():
    coverage = grid_of_units(3, 3)

    result = optimise(coverage, EMPTY, RULES, OptimiseRequest(total=8, max_group=2))

    assert result.any_size
    assert "không còn cách nhập nào lớn hơn" in result.larger_groups


@st.composite
def priced_graphs(draw):
    """A graph of up to 7 nodes with two prices, one of them limited."""
    count = draw(st.integers(2, 7))
    pairs = list(itertools.combinations(range(count), 2))
    near, apart = np.zeros((2, count, count), dtype=bool)
    for first, second in draw(st.lists(st.sampled_from(pairs), min_size=1, max_size=10)):
        near[first, second] = near[second, first] = True
    for first, second in draw(st.lists(st.sampled_from(pairs), max_size=2)):
        apart[first, second] = apart[second, first] = True
    weights = np.array(draw(st.lists(st.integers(1, 3), min_size=count, max_size=count)))
    whole = st.lists(st.integers(-5, 5), min_size=count, max_size=count)
    prices = [
        LinearPrice(by_node=np.array(draw(whole), dtype=float), fixed=draw(st.integers(-3, 3)))
        for _ in range(3)
    ]
    return Grounds(neighbours=near & ~apart, apart=apart, weights=weights), prices


@given(priced_graphs(), st.integers(1, 8), st.integers(-4, 6))
@settings(max_examples=60)
def test_the_cheapest_group_is_that_of_the_whole_list(case, least_units, limit):
    grounds, (first, second, limited) = case
    nodes = np.arange(len(grounds.weights))

    found = cheapest_group(
        grounds,
        nodes,
        (first, second),
        least_units,
        limited=((limited, float(limit)),),
        progress=NO_PROGRESS,
    )

    costs = [np.inf]
    for layer in connected_groups(grounds, 100, 10**6).layers:
        for group in layer.members.tolist():
            cost = [one.by_node[group].sum() + one.fixed for one in (first, second, limited)]
            if grounds.weights[group].sum() >= least_units and cost[2] <= limit:
                costs.append(max(cost[:2]))
    assert found == pytest.approx(min(costs), abs=1e-4)
