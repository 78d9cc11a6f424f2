import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noivu_desktop.errors import Cancelled
from noivu_desktop.optimise.listing import Grounds, connected_groups


@st.composite
def small_grounds(draw):
    count = draw(st.integers(1, 8))
    pairs = list(itertools.combinations(range(count), 2))
    near = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    apart = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=4)) if pairs else []
    weights = draw(st.lists(st.integers(1, 3), min_size=count, max_size=count))
    return Grounds(
        neighbours=matrix(count, near), apart=matrix(count, apart), weights=np.array(weights)
    )


def matrix(count, pairs):
    filled = np.zeros((count, count), dtype=bool)
    for first, second in pairs:
        filled[first, second] = filled[second, first] = True
    return filled


def brute_force(grounds, most_units):
    """All connected groups that keep pairs apart and sizes; single nodes always."""
    count = len(grounds.weights)
    found = set()
    for size in range(1, count + 1):
        for group in itertools.combinations(range(count), size):
            heavy = grounds.weights[list(group)].sum() > most_units
            torn = any(grounds.apart[a, b] for a, b in itertools.combinations(group, 2))
            if size == 1 or not (heavy or torn or not connected(group, grounds.neighbours)):
                found.add(frozenset(group))
    return found


def connected(group, neighbours):
    reached, waiting = {group[0]}, [group[0]]
    while waiting:
        here = waiting.pop()
        for other in group:
            if neighbours[here, other] and other not in reached:
                reached.add(other)
                waiting.append(other)
    return len(reached) == len(group)


def listed(listing):
    return [frozenset(row) for layer in listing.layers for row in layer.members.tolist()]


@given(small_grounds(), st.integers(1, 9))
def test_every_allowed_group_is_listed_once_and_no_other(grounds, most_units):
    groups = listed(connected_groups(grounds, most_units, 10**6))

    assert len(groups) == len(set(groups))
    assert set(groups) == brute_force(grounds, most_units)


@given(small_grounds(), st.integers(1, 60))
@settings(max_examples=50)
def test_a_list_cut_short_says_up_to_which_size_it_is_complete(grounds, most_groups):
    listing = connected_groups(grounds, 9, max(most_groups, len(grounds.weights)))

    complete = brute_force(grounds, listing.complete_to)
    assert complete <= set(listed(listing))


def test_each_layer_names_the_group_that_the_last_node_joined():
    path = matrix(4, [(0, 1), (1, 2), (2, 3)])
    none = np.zeros((4, 4), dtype=bool)

    layers = connected_groups(
        Grounds(neighbours=path, apart=none, weights=np.ones(4, dtype=np.int64)), 4, 100
    ).layers

    for before, layer in itertools.pairwise(layers):
        assert np.array_equal(before.members[layer.origin], layer.members[:, :-1])


def test_listing_stops_when_the_user_cancels():
    class Stopped:
        def report(self, fraction, sentence):
            pass

        def stop_if_cancelled(self):
            raise Cancelled

    one = np.zeros((1, 1), dtype=bool)
    with pytest.raises(Cancelled):
        connected_groups(
            Grounds(neighbours=one, apart=one, weights=np.ones(1, dtype=np.int64)),
            3,
            100,
            Stopped(),
        )
