"""Qt survives very many repaints: PySide6 6.12.0 lost a reference in each call and aborted."""

import sys

import numpy as np

from noivu_desktop.gui.map.canvas import MapCanvas
from tests.builders import grid_of_units

REPAINTS = 20_000


def test_twenty_thousand_repaints_neither_abort_nor_lose_references(qtbot):
    canvas = MapCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(120, 90)
    canvas.set_coverage(grid_of_units(2, 2))
    canvas.show()
    canvas.finish_drawing()
    # A lost reference to None shows in its count, except where None is immortal.
    before = sys.getrefcount(None)

    for count in range(REPAINTS):
        if count % 50 == 0:
            canvas.set_hover(count % 4)
            canvas.pan(1 if count % 100 else -1, 0)
            canvas.set_groups(np.array([0, count % 3, 2, 3]))
        canvas.repaint()

    assert abs(sys.getrefcount(None) - before) < REPAINTS / 4
    assert canvas.unit_at(canvas.rect().center().toPointF()) != -1
