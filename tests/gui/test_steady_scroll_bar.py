"""The scroll bar beside lists that change with every step."""

import pytest
from PySide6.QtCore import QEvent, QObject

from noivu_desktop.gui.panels.steady_scroll_bar import SteadyScrollBar


class Paints(QObject):
    count = 0

    def eventFilter(self, _, event):  # noqa: N802
        self.count += event.type() == QEvent.Type.Paint
        return False


@pytest.fixture
def bar(qtbot):
    shown = SteadyScrollBar()
    qtbot.addWidget(shown)
    shown.resize(14, 300)
    shown.setRange(0, 5000)
    shown.setPageStep(300)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def paints(bar, qapp, change):
    qapp.processEvents()
    seen = Paints()
    bar.installEventFilter(seen)
    change()
    qapp.processEvents()
    bar.removeEventFilter(seen)
    return seen.count


def test_a_range_that_moves_the_handle_by_no_pixel_is_not_painted(bar, qapp):
    assert paints(bar, qapp, lambda: bar.setMaximum(5010)) == 0


def test_a_handle_that_is_shorter_or_elsewhere_is_painted(bar, qapp):
    assert paints(bar, qapp, lambda: bar.setMaximum(900)) > 0
    assert paints(bar, qapp, lambda: bar.setMaximum(0)) > 0
    assert paints(bar, qapp, lambda: bar.setMaximum(5000)) > 0
    assert paints(bar, qapp, lambda: bar.setValue(2500)) > 0


def test_many_small_changes_are_painted_when_they_amount_to_a_pixel(bar, qapp):
    bar.setMaximum(500)

    def grow():
        for most in range(500, 1500, 2):
            bar.setMaximum(most)
            qapp.processEvents()

    assert 0 < paints(bar, qapp, grow) < 100
