from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from noivu_desktop.gui.panels.chart_axis import even_steps
from noivu_desktop.gui.panels.frontier_chart import FrontierChart, point_words
from noivu_desktop.optimise.frontier import FrontierPoint


def point(units_after, failing, touched, *, proved=True):
    return FrontierPoint(units_after=units_after, failing=failing, touched=touched, proved=proved)


POINTS = (
    point(4, 0, 9, proved=False),
    point(5, 0, 7),
    point(6, 2, 4),
    point(7, 5, 0),
    point(3, None, None),
)


@pytest.fixture
def chart(qtbot):
    shown = FrontierChart()
    qtbot.addWidget(shown)
    shown.resize(800, 500)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


@given(st.integers(min_value=0, max_value=1_000_000))
def test_ticks_are_even_begin_at_zero_and_reach_the_greatest_value(most):
    ticks = even_steps(most)

    assert ticks[0] == 0
    assert ticks[-1] >= most
    assert 2 <= len(ticks) <= 6
    assert len({b - a for a, b in pairwise(ticks)}) == 1


def test_the_least_disturbing_of_the_least_unresolved_is_proposed(chart):
    chart.show_points(POINTS)

    assert chart.chosen == POINTS[1]
    assert "7 đơn vị cũ phải thay đổi" in chart.accessibleDescription()


def test_a_number_that_cannot_be_reached_can_be_read_but_not_chosen(chart):
    chart.show_points(POINTS)
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.place_of(POINTS[4], 0).toPoint())
    QTest.keyClick(chart, Qt.Key.Key_Home)

    assert chart.chosen == POINTS[0]
    assert point_words(POINTS[4]) == "Còn 3 đơn vị: không thể đạt được số này."


def test_more_units_lie_further_right_and_higher_values_higher_up(chart):
    chart.show_points(POINTS)

    failing = [chart.place_of(one, 0) for one in POINTS[1:4]]
    assert failing[0].x() < failing[1].x() < failing[2].x()
    assert failing[0].y() > failing[1].y() > failing[2].y()


def test_a_proved_dot_is_filled_and_an_unproved_one_is_not(chart):
    chart.show_points(POINTS)
    picture = chart.grab().toImage()
    scale = picture.width() / chart.width()

    def colour(one):
        at = chart.place_of(one, 1) * scale
        return picture.pixelColor(QPoint(round(at.x()), round(at.y())))

    assert colour(POINTS[0]) != colour(POINTS[2])
    assert colour(POINTS[0]) == chart.palette().base().color()


def test_an_empty_chart_says_what_to_do(chart):
    chart.show_points(())

    assert chart.chosen is None
    assert not chart.grab().isNull()
