"""Units are chosen by what they are, not by where they lie."""

import pytest
from PySide6.QtTest import QTest

from noivu_desktop.errors import NoivuError
from noivu_desktop.gui import settings
from noivu_desktop.gui.actions.edit import choose_codes_of
from noivu_desktop.gui.dialogs.condition import ConditionDialog


@pytest.fixture
def dialog(window):
    window.run("edit.condition")
    return window.findChild(ConditionDialog)


def test_a_condition_counts_while_typing_and_chooses(window, dialog):
    QTest.keyClicks(dialog.condition.lineEdit(), "dan_so < 2500")
    assert dialog.answer.text() == "2 đơn vị"

    dialog.choose.click()

    assert set(window.workspace.codes) == {"A1", "B1"}
    assert settings.conditions()[0] == "dan_so < 2500"


def test_a_mistake_is_told_and_chooses_nothing(window, dialog):
    dialog.condition.setEditText("dan_sox < 2500")

    assert "không có cột “dan_sox”" in dialog.answer.text()
    assert not dialog.choose.isEnabled()


def test_the_law_can_be_asked_in_a_condition_and_adds_to_what_is_chosen(window, dialog):
    window.workspace.selection.choose(["C2"])

    dialog.condition.setEditText("phai_sap_xep")
    dialog.add.click()

    assert window.workspace.codes == ("C2", "A1", "B1")


def test_the_modes_of_the_map_hold_for_conditions_too(window, dialog):
    dialog.condition.setEditText("dan_so > 0")
    assert dialog.answer.text() == "6 đơn vị"

    window.run("edit.only_open")

    assert dialog.answer.text() == "2 đơn vị"


def test_a_file_of_codes_chooses_and_tells_of_strangers(window, tmp_path):
    codes = tmp_path / "ma.csv"
    codes.write_text("ma,ten\nA1,Xã A1\nB2,Xã B2\nZ9,Xã Z9\n", "utf-8")

    choose_codes_of(window.workspace, codes)

    assert window.workspace.codes == ("A1", "B2")
    assert "1 mã không có trên bản đồ" in window.totals.currentMessage()


def test_a_file_without_codes_is_refused(window, tmp_path):
    codes = tmp_path / "ma.csv"
    codes.write_text("ten\nkhông có mã\n", "utf-8")

    with pytest.raises(NoivuError, match="không có mã đơn vị nào"):
        choose_codes_of(window.workspace, codes)
