"""Questions in message boxes: answered, read, and gone afterwards."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QInputDialog, QMessageBox

from noivu_desktop.gui import messages


def answer(work):
    """Do ``work`` with the box that waits, as soon as it does."""
    QTimer.singleShot(50, lambda: work(QApplication.activeModalWidget()))


def press_yes(box):
    yes = next(one for one in box.buttons() if one.text() == "Xóa")
    QTest.mouseClick(yes, Qt.MouseButton.LeftButton)


def write_a_name(box):
    box.setTextValue("  Phương án Hà ")
    box.accept()


def has_dialogs(window):
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return bool(window.findChildren(QDialog))


def test_a_text_is_read_from_its_box_and_the_box_goes(window):
    answer(write_a_name)

    assert messages.ask_text(window, "Tên phương án", "Tên:", "A") == "Phương án Hà"
    assert not has_dialogs(window)


def test_a_box_that_is_left_gives_no_text(window):
    answer(QInputDialog.reject)

    assert messages.ask_text(window, "Tên phương án", "Tên:", "A") == ""


@pytest.mark.parametrize(("work", "expected"), [(press_yes, True), (QMessageBox.reject, False)])
def test_a_question_is_answered_by_its_button_only(window, work, expected):
    answer(work)

    assert messages.ask(window, "Xóa phương án?", yes="Xóa") is expected
    assert not has_dialogs(window)


def test_a_sentence_is_shown_until_it_is_closed(window, monkeypatch):
    monkeypatch.undo()
    told = []
    answer(lambda box: (told.append(box.text()), box.accept()))

    messages.show_error(window, "Không có tệp a.gpkg.")

    assert told == ["Không có tệp a.gpkg."]
    assert not has_dialogs(window)
