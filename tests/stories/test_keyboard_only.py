"""The main job without a mouse: keys and focus alone."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from noivu_desktop.gui.background import ProgressDialog
from noivu_desktop.gui.dialogs.keys_sheet import KeysSheet
from noivu_desktop.gui.dialogs.optimise_answer import OptimiseAnswer
from noivu_desktop.gui.dialogs.optimise_question import OptimiseQuestion
from noivu_desktop.optimise import optimise
from tests.patience import PATIENCE_S

Key = Qt.Key
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def active(window, keyboard):
    window.activateWindow()
    keyboard.wait_for(window)
    return window


def shown(window, kind):
    return next((one for one in window.findChildren(kind) if one.isVisible()), None)


def test_a_problem_is_visited_and_merged_with_its_neighbour(active, keyboard):
    keyboard.press(Key.Key_F8)
    assert active.workspace.codes == ("A1",)

    keyboard.tab_to(active.map.canvas)
    keyboard.press(Key.Key_Right, ALT)
    keyboard.press(Key.Key_Space)
    chosen = active.workspace.codes
    assert len(chosen) == 2
    keyboard.press(Key.Key_Return)
    assert active.model.plan.group_of("A1") == set(chosen)

    keyboard.press(Key.Key_Escape)
    assert active.workspace.codes == ()
    keyboard.press(Key.Key_Z, CTRL)
    assert active.model.plan.merged == ()
    keyboard.press(Key.Key_Y, CTRL)
    assert len(active.model.plan.merged) == 1


def ask_for_the_best_plan(active, keyboard, qtbot):
    keyboard.press(Key.Key_F9)
    qtbot.waitUntil(lambda: shown(active, OptimiseQuestion) is not None)
    keyboard.wait_for(shown(active, OptimiseQuestion))
    keyboard.press(Key.Key_Return)


def apply_the_answer(active, keyboard, qtbot):
    """The answer has the keyboard by itself, with its first button under the hand."""
    qtbot.waitUntil(lambda: shown(active, OptimiseAnswer) is not None)
    answer = shown(active, OptimiseAnswer)
    keyboard.wait_for(answer)
    assert answer.apply.hasFocus()
    keyboard.press(Key.Key_Space)
    assert active.model.plan.name == "Phương án 2"


def test_the_best_plan_is_asked_for_and_applied(active, keyboard, qtbot):
    ask_for_the_best_plan(active, keyboard, qtbot)
    apply_the_answer(active, keyboard, qtbot)


def test_the_keyboard_goes_on_from_the_progress_of_a_long_search(
    active, keyboard, qtbot, monkeypatch
):
    real, may_end = optimise.optimise_case, threading.Event()

    def long(*given):
        may_end.wait(PATIENCE_S)
        return real(*given)

    monkeypatch.setattr(optimise, "optimise_case", long)
    ask_for_the_best_plan(active, keyboard, qtbot)
    qtbot.waitUntil(lambda: shown(active, ProgressDialog) is not None)
    keyboard.wait_for(shown(active, ProgressDialog))

    may_end.set()

    apply_the_answer(active, keyboard, qtbot)


def test_panels_are_reached_by_tab(active, keyboard):
    for widget in (active.units.search, active.units.view, active.plan.view, active.map.canvas):
        if widget.isVisible():
            keyboard.tab_to(widget)


OPENED = ["help.keys", "optimise", "law.rule_sets", "export", "file.print", "law.decisions",
          "file.history", "edit.condition", "view.backgrounds"]  # fmt: skip


@pytest.mark.parametrize("name", OPENED)
def test_escape_closes_what_a_menu_opened(active, keyboard, name, qtbot):
    active.qactions[name].trigger()
    dialog = shown(active, QDialog)
    keyboard.wait_for(dialog)

    keyboard.press(Key.Key_Escape)

    qtbot.waitUntil(lambda: shown(active, QDialog) is None)


def test_the_sheet_of_keys_names_every_key_of_the_menus(active, keyboard):
    keyboard.press(Key.Key_F1)
    text = shown(active, KeysSheet).sheet.toPlainText()
    missing = [
        action.shortcut().toString()
        for action in active.qactions.values()
        if not action.shortcut().isEmpty() and action.shortcut().toString() not in text
    ]
    assert missing == []
