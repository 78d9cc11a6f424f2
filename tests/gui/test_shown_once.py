"""Windows beside the main one: asked for twice, one is open; closed, its memory is free."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

BESIDE = ["view.backgrounds", "edit.condition", "law.decisions", "file.history", "plan.compare"]


def beside(window):
    tops = QApplication.topLevelWidgets()
    return [one for one in tops if one.isVisible() and one is not window]


@pytest.mark.parametrize("name", BESIDE)
def test_a_window_asked_for_twice_is_open_once_and_gone_when_closed(window, name):
    window.model.do("new_plan", name="Phương án 2")
    window.qactions[name].trigger()
    window.qactions[name].trigger()
    (shown,) = beside(window)
    kind = type(shown)

    shown.close()

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.findChildren(kind) == []
