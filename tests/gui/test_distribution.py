"""Charts of the units about the standard."""

from fractions import Fraction

import pytest
from PySide6.QtWidgets import QDockWidget

from noivu_desktop.gui.distribution import (
    CLASSES,
    STANDARD_CLASS,
    Distributions,
    class_of,
    class_words,
)


@pytest.mark.parametrize(
    ("share", "found"),
    [
        (Fraction(0), 0),
        (Fraction(249_999, 1_000_000), 0),
        (Fraction(1, 4), 1),
        (Fraction(999_999, 1_000_000), STANDARD_CLASS - 1),
        (Fraction(1), STANDARD_CLASS),
        (Fraction(3), CLASSES - 1),
        (Fraction(70), CLASSES - 1),
        (None, -1),
    ],
)
def test_a_share_that_reaches_the_standard_is_never_drawn_below_it(share, found):
    assert class_of(share) == found


def test_classes_are_told_in_percent():
    assert class_words(0) == "0–25 %"
    assert class_words(CLASSES - 1) == "từ 300 %"


def test_a_merged_unit_takes_the_place_of_its_members(model):
    counted = Distributions()
    before = counted.of(model.check)
    assert all(one.before == one.after for one in before)

    model.do("merge", codes=["A1", "A2"])
    after = counted.of(model.check)

    for one in after:
        assert sum(one.before) + one.unknown[0] == 6
        assert sum(one.after) + one.unknown[1] == 5
        assert one.below[1] < one.below[0]


def test_the_chart_tells_in_words_what_it_shows_and_follows_the_plan(window, qtbot):
    window.findChild(QDockWidget, "distribution").raise_()
    chart = window.distribution.charts[0]
    qtbot.waitUntil(lambda: chart.accessibleDescription() != "")
    before = chart.accessibleDescription()
    assert before.startswith("Dưới tiêu chuẩn: 6 đơn vị trước, 6 đơn vị sau")

    window.model.do("merge", codes=["A1", "A2"])

    assert chart.accessibleDescription() == before.replace("6 đơn vị sau", "5 đơn vị sau")
    assert not chart.grab().isNull()


def test_nothing_is_counted_behind_another_dock(window, qtbot):
    window.model.do("merge", codes=["A1", "A2"])
    qtbot.wait(50)

    assert window.distribution.charts[0].shown is None
