"""A project on disk, its window, and a record of every message, for tests of the window."""

from decimal import Decimal
from time import monotonic

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from noivu_desktop.gui import background, messages
from noivu_desktop.gui.main_window import MainWindow
from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.project.project import Project
from noivu_desktop.project.project_file import create_project_file
from tests.builders import grid_of_units
from tests.patience import PATIENCE_S


@pytest.fixture(autouse=True)
def told(monkeypatch):
    """Every sentence that a message box would show; a test that leaves one unread fails."""
    sentences = []
    monkeypatch.setattr(messages, "_show", lambda parent, icon, text: sentences.append(text))
    yield sentences
    assert sentences == [], "a message that the test did not expect"


@pytest.fixture(autouse=True)
def work_ends_with_its_test(told):
    """What a test has begun in the background does not come to an end in the next one."""
    yield
    for work in tuple(background._under_way):
        work.cancel()
    ends = monotonic() + PATIENCE_S
    while background._under_way and monotonic() < ends:
        QTest.qWait(10)
    assert not background._under_way, "work that no wish to stop has reached"


@pytest.fixture
def project():
    """Six communes in one district.

    A1 and B1 are too small under NQ 653/2019 and must be arranged.

    A2 B2 C2
    A1 B1 C1
    """
    small = {"area_km2": Decimal("20"), "population": 2000}
    return Project(
        coverage=grid_of_units(3, 2, {"A1": small, "B1": small}), rule_set_id="nq-653-2019"
    )


@pytest.fixture
def project_file(project, tmp_path):
    with create_project_file(tmp_path / "ho-so.gpkg", project) as file:
        yield file


@pytest.fixture
def model(project_file, qapp):
    return ProjectModel(project_file)


@pytest.fixture
def window(model, qtbot):
    shown = MainWindow(model)
    shown.resize(1400, 900)
    with qtbot.waitExposed(shown):
        shown.show()
    yield shown
    if isValid(shown):
        shown.close()


class Keyboard:
    """Keys as a planner presses them: each goes to what has the focus at that moment."""

    MOST_TABS = 80

    def __init__(self, qtbot):
        self._qtbot = qtbot

    def wait_for(self, window):
        """Until ``window`` has the keyboard by itself, as one waits before typing on."""

        def has_the_keyboard():
            assert window.isActiveWindow(), f"{_focused()} has the keyboard, not {window}"
            assert _holds(window, _focused()), f"{_focused()} has the focus, outside {window}"

        self._qtbot.waitUntil(has_the_keyboard)

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier):

        def somebody_listens():
            assert _focused() is not None, "no window has the keyboard"

        self._qtbot.waitUntil(somebody_listens)
        QTest.keyClick(_focused(), key, modifiers)
        QApplication.processEvents()

    def tab_to(self, widget):
        self.wait_for(widget.window())
        for _ in range(self.MOST_TABS):
            if widget.hasFocus():
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"no way by Tab to {widget.accessibleName()}")


def _focused():
    """What gets the keys; None for the moment between two windows."""
    return QApplication.focusWidget() or QApplication.activeWindow()


def _holds(window, widget):
    return widget is window or window.isAncestorOf(widget)


@pytest.fixture
def keyboard(qtbot):
    return Keyboard(qtbot)


def click_unit(window, code, modifier=Qt.KeyboardModifier.NoModifier):
    """Press the mouse on the middle of a unit, where the user sees it."""
    canvas = window.map.canvas
    coverage = window.model.coverage
    middle = coverage.geometries[coverage.row(code)].representative_point()
    at = canvas.to_window(middle.x, middle.y).toPoint()
    assert canvas.rect().contains(at), f"{code} is not in sight"
    QTest.mouseMove(canvas, at)
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, modifier, at)
