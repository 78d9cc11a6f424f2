"""Two maps side by side keep the same view."""

import pytest

from noivu_desktop.gui.comparison.twin_maps import TwinMaps
from noivu_desktop.plan.plan import Plan
from tests.builders import grid_of_units


@pytest.fixture
def maps(qtbot):
    shown = TwinMaps()
    qtbot.addWidget(shown)
    plans = (Plan(name="A"), Plan(name="B"))
    shown.resize(401, 201)  # one map is a pixel wider than the other
    with qtbot.waitExposed(shown):
        shown.show()
    shown.show_plans(grid_of_units(4, 4), plans, ())
    shown.resize(1001, 500)
    qtbot.waitUntil(lambda: shown.maps[1].height() > 400)
    return shown.maps


def test_both_maps_fill_the_room_that_they_are_given(maps):
    scales = [one.metres_per_pixel for one in maps]
    for one in maps:
        one.zoom_to_all()

    assert scales == [one.metres_per_pixel for one in maps]
    assert all(one.fits_all for one in maps)


def test_what_is_done_to_one_view_is_done_to_the_other(maps):
    first, other = maps

    first.zoom_by(2.0)

    assert other.metres_per_pixel == pytest.approx(first.metres_per_pixel)
    assert not other.fits_all
