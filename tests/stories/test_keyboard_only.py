"""The main job without a mouse: keys and focus alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from noivu_desktop.gui.dialogs.keys_sheet import KeysSheet
from noivu_desktop.gui.dialogs.optimise_answer import OptimiseAnswer
from noivu_desktop.gui.dialogs.optimise_question import OptimiseQuestion

Key = Qt.Key
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier
MOST_TABS = 80


def press(key, modifiers=PLAIN):
    """A key goes to what has the focus, as from a keyboard."""
    target = QApplication.focusWidget() or QApplication.activeWindow()
    QTest.keyClick(target, key, modifiers)
    QApplication.processEvents()


def tab_to(widget):
    for _ in range(MOST_TABS):
        if widget.hasFocus():
            return
        press(Key.Key_Tab)
    raise AssertionError(f"no way by Tab to {widget.accessibleName()}")


@pytest.fixture
def active(window, qtbot):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def shown(window, kind):
    return next((one for one in window.findChildren(kind) if one.isVisible()), None)


def test_a_problem_is_visited_and_merged_with_its_neighbour(active):
    press(Key.Key_F8)
    assert active.workspace.codes == ("A1",)

    tab_to(active.map.canvas)
    press(Key.Key_Right, ALT)
    press(Key.Key_Space)
    chosen = active.workspace.codes
    assert len(chosen) == 2
    press(Key.Key_Return)
    assert active.model.plan.group_of("A1") == set(chosen)

    press(Key.Key_Escape)
    assert active.workspace.codes == ()
    press(Key.Key_Z, CTRL)
    assert active.model.plan.merged == ()
    press(Key.Key_Y, CTRL)
    assert len(active.model.plan.merged) == 1


def test_the_best_plan_is_asked_for_and_applied(active, qtbot):
    press(Key.Key_F9)
    qtbot.waitUntil(lambda: shown(active, OptimiseQuestion) is not None)
    shown(active, OptimiseQuestion).activateWindow()
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: shown(active, OptimiseAnswer) is not None, timeout=60_000)
    answer = shown(active, OptimiseAnswer)
    answer.activateWindow()
    tab_to(answer.apply)
    press(Key.Key_Space)
    assert active.model.plan.name == "Phương án 2"


def test_panels_are_reached_by_tab(active):
    for widget in (active.units.search, active.units.view, active.plan.view, active.map.canvas):
        if widget.isVisible():
            tab_to(widget)


OPENED = ["help.keys", "optimise", "law.rule_sets", "export", "file.print", "law.decisions",
          "file.history", "edit.condition", "view.backgrounds"]  # fmt: skip


@pytest.mark.parametrize("name", OPENED)
def test_escape_closes_what_a_menu_opened(active, name, qtbot):
    active.qactions[name].trigger()
    dialog = shown(active, QDialog)
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget() or active))

    press(Key.Key_Escape)

    qtbot.waitUntil(lambda: shown(active, QDialog) is None)


def test_the_sheet_of_keys_names_every_key_of_the_menus(active):
    press(Key.Key_F1)
    text = shown(active, KeysSheet).sheet.toPlainText()
    missing = [
        action.shortcut().toString()
        for action in active.qactions.values()
        if not action.shortcut().isEmpty() and action.shortcut().toString() not in text
    ]
    assert missing == []
