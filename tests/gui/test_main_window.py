from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLineEdit, QTabBar

from noivu_desktop.gui import app, appearance, main_window, settings
from noivu_desktop.gui.actions.menus import PLAN_TAB_ACTIONS, TOOLBAR, menus
from noivu_desktop.gui.dialogs.keys_sheet import KeysSheet
from noivu_desktop.gui.map_themes import map_themes


def entries():
    return [entry for menu in menus() for entry in menu.entries if entry]


def test_no_two_menu_entries_share_a_key_or_a_name():
    keys = Counter(key for entry in entries() for key in entry.keys)
    names = Counter(entry.id for entry in entries())

    assert [key for key, count in (keys + names).items() if count > 1] == []


def test_the_toolbar_and_the_tabs_offer_only_what_the_menus_have():
    known = {entry.id for entry in entries()}

    assert {name for name in (*TOOLBAR, *PLAN_TAB_ACTIONS) if name} <= known


def test_the_sheet_of_keys_lists_every_key(window, qtbot):
    window.qactions["help.keys"].trigger()

    sheet = window.findChild(KeysSheet)
    text = sheet.sheet.toPlainText()
    assert all(entry.keys[0] in text for entry in entries() if entry.keys)
    sheet.reject()


@pytest.mark.parametrize("kind", [QAbstractItemView, QComboBox, QLineEdit, QTabBar])
def test_a_screen_reader_can_name_everything_that_takes_input(window, kind):
    inner = (QComboBox, QAbstractItemView)  # parts of a combo box answer by its name
    own = [one for one in window.findChildren(kind) if not isinstance(one.parent(), inner)]

    shown = [one for one in own if one.isVisible()]
    assert shown
    assert [one for one in shown if not one.accessibleName()] == []


def test_every_part_of_the_window_can_be_reached_by_tab(window, qtbot):
    reached = set()
    start = window.units.search
    start.setFocus()
    at = start
    for _ in range(200):
        reached.add(at)
        at = at.nextInFocusChain()

    parts = (window.map.canvas, window.units.view, window.plan.view, window.findings.view)
    assert set(parts) <= reached


def test_a_bug_is_told_in_one_sentence_and_its_details_go_to_the_log(qapp, told):
    try:
        raise ZeroDivisionError("hỏng")
    except ZeroDivisionError as error:
        app._tell_unexpected(type(error), error, error.__traceback__)

    sentence = told.pop()
    assert "Traceback" not in sentence
    assert "ZeroDivisionError: hỏng" in settings.log_file().read_text("utf-8")


def test_the_main_window_only_puts_things_together():
    assert len(Path(main_window.__file__).read_text("utf-8").splitlines()) <= 300


def marked_themes(window):
    themes = [made for name, made in window.qactions.items() if name.startswith("view.theme.")]
    return [made.objectName().removeprefix("view.theme.") for made in themes if made.isChecked()]


def test_the_menu_marks_the_colours_of_the_map_however_they_were_chosen(window):
    ids = [theme.id for theme in map_themes()]
    assert marked_themes(window) == ids[:1]

    window.qactions[f"view.theme.{ids[1]}"].trigger()
    assert marked_themes(window) == [window.map.theme.id] == ids[1:2]

    window.themes.setCurrentIndex(2)
    assert marked_themes(window) == [window.map.theme.id] == ids[2:3]


def test_the_mark_stays_when_the_colours_in_use_are_chosen_again(window):
    used = window.map.theme.id

    window.qactions[f"view.theme.{used}"].trigger()

    assert marked_themes(window) == [used]


def test_help_is_the_last_menu(window):
    titles = [one.text() for one in window.menuBar().actions()]

    assert titles[-2:] == ["&Bảng", "&Trợ giúp"]


def test_the_tool_of_the_map_is_chosen_in_the_toolbar_or_by_its_letter(window, qtbot):
    canvas = window.map.canvas
    chosen = {one.text(): one for one in window.tools.actions()}
    assert [one.text() for one in chosen.values() if one.isChecked()] == [canvas.tool.label]

    chosen["Chọn bằng khung"].trigger()
    assert canvas.tool.id == "rectangle"

    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_P)
    assert canvas.tool.id == "pan"
    assert chosen["Kéo bản đồ"].isChecked()


def test_the_button_that_takes_a_step_back_has_the_picture_of_the_look(window):
    picture = {one.objectName(): one for one in window.bar.actions()}["edit.undo"].icon
    before = picture().pixmap(22).toImage()

    window.setPalette(appearance.palette_of(appearance.DARK))

    assert picture().pixmap(22).toImage() != before
    assert picture().cacheKey() == window.qactions["edit.undo"].icon().cacheKey()


def test_the_button_that_takes_a_step_back_follows_what_can_be_taken_back(window):
    button = next(one for one in window.bar.actions() if one.objectName() == "edit.undo")
    assert not button.isEnabled()

    window.model.do("merge", codes=["A1", "B1"])

    assert button.isEnabled()
    assert not button.icon().isNull()
    button.trigger()
    assert window.model.plan.merged == ()
    assert not button.isEnabled()
