"""Lines cut off at a box, at whole pixels."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from noivu_desktop.gui.map.arcs import clipped

BOX = (0.0, 0.0, 100.0, 80.0)
STEP = 1.0
places = st.integers(-300, 400).map(lambda number: number / 2)


@given(st.lists(st.tuples(places, places, places, places), min_size=1, max_size=30))
def test_what_lies_in_the_box_is_kept_and_little_else(lines):
    lines = np.array(lines, dtype=float)

    kept, rows = clipped(lines, BOX, STEP)

    whole, cut = (shapely.linestrings(one.reshape(-1, 2, 2)) for one in (lines, kept))
    inside, after = (
        shapely.length(shapely.intersection(some, shapely.box(*BOX))).sum() for some in (whole, cut)
    )
    assert after == pytest.approx(inside, abs=1e-6)
    assert not len(kept) or np.all(kept >= -1.5 * STEP)
    assert all(shapely.distance(whole[row], cut[at]) < 1e-6 for at, row in enumerate(rows))
    assert sorted(set(rows.tolist())) == rows.tolist()


@given(places, places, places, places)
def test_ends_move_by_whole_steps_of_the_longer_side(x1, y1, x2, y2):
    line = np.array([[x1, y1, x2, y2]])

    for new in clipped(line, BOX, STEP)[0]:
        run = max(abs(x2 - x1), abs(y2 - y1))
        for end, old in ((new[:2], line[0, :2]), (new[2:], line[0, 2:])):
            moved = np.abs(end - old).max() / STEP if run else 0.0
            assert abs(moved - round(moved)) < 1e-6
