"""The search against brute force over all partitions of small random graphs."""

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from noivu_desktop.optimise.greedy import merge_greedily
from noivu_desktop.optimise.groups import Prices
from noivu_desktop.optimise.integer import Question
from noivu_desktop.optimise.listing import Grounds, connected_groups
from noivu_desktop.optimise.search import Search, Watch
from tests.optimise.plan_checker import partitions


@st.composite
def questions(draw):
    """A connected graph of up to 7 nodes, its groups, and random prices."""
    count = draw(st.integers(2, 7))
    pairs = list(itertools.combinations(range(count), 2))
    near = np.zeros((count, count), dtype=bool)
    for first, second in [
        *itertools.pairwise(range(count)),
        *draw(st.lists(st.sampled_from(pairs), max_size=8)),
    ]:
        near[first, second] = near[second, first] = True
    most = draw(st.integers(1, count))
    layers = connected_groups(
        Grounds(
            neighbours=near,
            apart=np.zeros((count, count), dtype=bool),
            weights=np.ones(count, dtype=np.int64),
        ),
        most,
        10**6,
    ).layers
    groups = [tuple(row) for layer in layers for row in layer.members.tolist()]
    members = np.full((len(layers), len(groups)), -1, dtype=np.int16)
    for column, group in enumerate(groups):
        members[: len(group), column] = group
    seed = draw(st.integers(0, 10**6))
    random = np.random.default_rng(seed)
    sizes = np.array([len(group) for group in groups])
    prices = Prices(
        failing=(random.random(len(groups)) < 0.3).astype(np.int64),
        touched=np.where(sizes > 1, sizes, 0),
        soft=random.integers(0, 1000, len(groups)),
    )
    return Question(members=members, prices=prices, nodes=count), groups


def values_by_partition(question, groups, wanted):
    """The values of every partition into listed groups, ``wanted`` of them, ascending."""
    row_of = {frozenset(group): row for row, group in enumerate(groups)}
    prices = question.prices
    found = []
    for partition in partitions(list(range(question.nodes))):
        rows = [row_of.get(frozenset(group)) for group in partition]
        if None in rows or wanted not in (None, len(rows)):
            continue
        found.append(
            tuple(int(p[rows].sum()) for p in (prices.failing, prices.touched, prices.soft))
        )
    return sorted(found)


@given(questions(), st.data())
@settings(max_examples=150)
def test_the_answer_is_the_best_of_all_partitions(case, data):
    question, groups = case
    wanted = data.draw(st.one_of(st.none(), st.integers(1, question.nodes)))

    solved = Search(question, wanted).solve()

    expected = values_by_partition(question, groups, wanted)
    assert solved.proved
    if expected:
        assert solved.values == expected[0]
    else:
        assert solved.infeasible


@given(questions())
@settings(max_examples=60)
def test_the_next_best_plans_come_in_order_and_none_twice(case):
    question, groups = case
    search = Search(question, None)
    expected = values_by_partition(question, groups, None)[:5]

    found, values = [], []
    for _ in expected:
        solved = search.solve(forbidden=tuple(found))
        found.append(solved.chosen)
        values.append(solved.values)

    assert values == expected
    assert len({tuple(plan) for plan in found}) == len(found)
    if len(expected) < 5:
        assert search.solve(forbidden=tuple(found)).infeasible


@given(questions())
@settings(max_examples=40)
def test_the_same_question_has_the_same_answer(case):
    question, _ = case

    first, second = Search(question, None).solve(), Search(question, None).solve()

    assert np.array_equal(first.chosen, second.chosen)


@given(questions(), st.data())
@settings(max_examples=100)
def test_a_quick_plan_is_a_whole_partition_of_the_number_asked_for(case, data):
    question, groups = case
    wanted = data.draw(st.one_of(st.none(), st.integers(1, question.nodes)))

    plan = merge_greedily(question, wanted, np.arange(len(groups)))

    if plan is not None:
        nodes = sorted(node for row in plan for node in groups[row])
        assert nodes == list(range(question.nodes))
        assert wanted in (None, len(plan))


def test_when_time_is_up_at_once_the_quick_plan_comes_back_with_its_bounds():
    """A path 0 - 1 - 2 - 3 of which every merger meets."""
    groups = [(0,), (1,), (2,), (3,), (0, 1), (1, 2), (2, 3)]
    members = np.full((2, len(groups)), -1, dtype=np.int16)
    for column, group in enumerate(groups):
        members[: len(group), column] = group
    sizes = np.array([len(group) for group in groups])
    prices = Prices(failing=1 * (sizes == 1), touched=0 * sizes, soft=sizes)
    question = Question(members=members, prices=prices, nodes=4)

    solved = Search(question, 2, progress=Watch(deadline=0.0)).solve()

    assert [groups[row] for row in solved.chosen] == [(0, 1), (2, 3)]
    assert solved.bounds <= solved.values
