"""Mending a plan part by part, against brute force over all partitions of small graphs."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from noivu_desktop.optimise.neighbourhoods import improve
from noivu_desktop.optimise.search import Search, Watch, is_partition
from noivu_desktop.progress import NO_PROGRESS
from tests.optimise.test_search import questions, values_by_partition


def mend(question, plan, *, free_number, freed, progress=NO_PROGRESS):
    alive = np.arange(question.members.shape[1])
    return improve(question, plan, alive, free_number=free_number, progress=progress, freed=freed)


@given(questions(), st.booleans(), st.sampled_from([1, 2, 3, 7]), st.data())
@settings(max_examples=80)
def test_a_mended_plan_is_whole_and_never_worse(case, free_number, freed, data):
    question, groups = case
    wanted = None if free_number else data.draw(st.integers(1, question.nodes))
    start = _any_plan(question, groups, wanted)
    if start is None:
        return
    values = Search(question, wanted).values

    mended = mend(question, start, free_number=free_number, freed=freed)

    assert is_partition(question.members[:, mended], question.nodes)
    assert free_number or len(mended) == wanted
    assert values(mended) <= values(start)
    if freed == 7:
        assert values(mended) == values_by_partition(question, groups, wanted)[0]
    assert np.array_equal(mended, mend(question, start, free_number=free_number, freed=freed))


def _any_plan(question, groups, wanted):
    """The plan of the highest rows first, so far from the best as a rule."""
    found = []

    def fill(rest, chosen):
        if found or (wanted is not None and len(chosen) > wanted):
            return
        if not rest:
            if wanted in (None, len(chosen)):
                found.append(np.sort(np.array(chosen)))
            return
        for row in range(len(groups) - 1, -1, -1):
            if min(rest) in groups[row] and set(groups[row]) <= rest:
                fill(rest - set(groups[row]), [*chosen, row])

    fill(set(range(question.nodes)), [])
    return found[0] if found else None


@given(questions())
@settings(max_examples=20)
def test_when_time_is_up_the_plan_stays_as_it_is(case):
    question, groups = case
    start = _any_plan(question, groups, None)

    mended = mend(question, start, free_number=True, freed=3, progress=Watch(deadline=0.0))

    assert np.array_equal(mended, start)
