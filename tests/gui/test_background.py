import gc
import threading

import pytest
from PySide6.QtWidgets import QWidget
from shiboken6 import delete

from noivu_desktop.errors import NoivuError
from noivu_desktop.gui import background
from tests.patience import PATIENCE_S


@pytest.fixture
def parent(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_the_result_comes_back_in_the_thread_of_the_window(parent, qtbot):
    where = []

    work = background.run(
        parent, "Việc", lambda progress: threading.get_ident(), lambda found: where.append(found)
    )
    with qtbot.waitSignal(work.ended):
        pass

    assert where
    assert where[0] != threading.get_ident()


def test_an_error_the_user_can_fix_is_told_in_its_sentence(parent, qtbot, told):
    def fail(progress):
        raise NoivuError("Thiếu tệp .shx.")

    work = background.run(parent, "Việc", fail, lambda found: pytest.fail("there is no result"))
    with qtbot.waitSignal(work.ended):
        pass

    assert told.pop() == "Thiếu tệp .shx."


def test_a_result_for_a_project_that_changed_is_dropped_with_a_word(parent, qtbot, told):
    work = background.run(
        parent,
        "Việc",
        lambda progress: 1,
        lambda found: pytest.fail("the result is of yesterday"),
        is_current=lambda: False,
    )
    with qtbot.waitSignal(work.ended):
        pass

    assert "đã thay đổi" in told.pop()


def test_the_dialog_comes_late_shows_progress_and_its_button_stops_the_work(parent, qtbot):
    def endless(progress):
        while True:
            progress.report(0.25, "Đang xét nhóm 3")
            progress.stop_if_cancelled()

    work = background.run(parent, "Việc", endless, lambda found: pytest.fail("was cancelled"))
    dialog = work.dialog
    assert not dialog.isVisible()
    qtbot.waitUntil(dialog.isVisible)
    qtbot.waitUntil(lambda: dialog.sentence.text() == "Đang xét nhóm 3")

    with qtbot.waitSignal(work.ended):
        dialog.stop.click()


def test_work_that_changes_nothing_is_left_alone_at_once_when_it_is_stopped(parent, qtbot):
    held, stopped = threading.Event(), []
    work = background.run(
        parent,
        "Việc",
        lambda progress: held.wait(PATIENCE_S),
        lambda found: pytest.fail("nobody waits for it any more"),
        on_stopped=lambda: stopped.append(True),
    )
    dialog = work.dialog
    qtbot.waitUntil(dialog.isVisible)

    dialog.stop.click()

    assert stopped == [True]
    assert not dialog.isVisible()
    with qtbot.waitSignal(work.ended):
        held.set()
    assert stopped == [True]


def test_work_whose_window_is_gone_is_stopped_and_gives_nothing_to_anybody(qtbot):
    stopped = threading.Event()

    def endless(progress):
        try:
            while True:
                progress.report(0.25, "Đang xét nhóm 3")
                progress.stop_if_cancelled()
        finally:
            stopped.set()

    parent = QWidget()
    work = background.run(parent, "Việc", endless, lambda found: pytest.fail("nobody is left"))
    qtbot.waitUntil(work.dialog.isVisible)

    delete(parent)

    qtbot.waitUntil(lambda: not background._under_way)
    assert stopped.is_set()


def test_short_work_shows_no_dialog(parent, qtbot, monkeypatch):
    held, looks, shown = threading.Event(), [], []
    monkeypatch.setattr(background, "monotonic", lambda: 0.0)  # half a second never goes by
    monkeypatch.setattr(background.ProgressDialog, "show_progress", lambda *_: looks.append(True))
    monkeypatch.setattr(background.ProgressDialog, "open", lambda self: shown.append(True))
    work = background.run(
        parent, "Việc", lambda progress: held.wait(PATIENCE_S), lambda found: None
    )
    qtbot.waitUntil(lambda: len(looks) > 2)

    with qtbot.waitSignal(work.ended):
        held.set()

    assert shown == []


def test_no_collection_is_due_when_the_work_lets_go(parent, qtbot, monkeypatch):
    """One that came while Qt destroys the work would wait for a lock that Qt itself holds."""
    due, really_enable = [], gc.enable
    monkeypatch.setattr(gc, "enable", lambda: (due.append(gc.get_count()), really_enable()))

    def fill(progress):
        return [[number] for number in range(4_000)]

    kept = []
    work = background.run(parent, "Việc", fill, kept.append)
    with qtbot.waitSignal(work.ended):
        pass
    qtbot.waitUntil(lambda: bool(due))

    assert due[0][0] < gc.get_threshold()[0]
