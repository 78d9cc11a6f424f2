import pytest
from hypothesis import given
from hypothesis import strategies as st

from noivu_desktop.errors import PlanError
from noivu_desktop.project.history import Entry, History, checked_history
from noivu_desktop.project.steps import Step


def step(label):
    return Step(kind="split", arguments={}, label=label, author="Lan", time="2026-11-21T08:00:00Z")


def labels(history):
    return [entry.step.label for entry in history.path()]


def test_undo_goes_back_and_redo_comes_forward_again():
    history = History().do(step("một")).do(step("hai"))

    assert labels(history.undo()) == ["một"]
    assert labels(history.undo().redo()) == ["một", "hai"]


def test_a_step_after_undo_starts_a_branch_and_the_old_one_stays():
    history = History().do(step("một")).do(step("hai")).undo().do(step("ba"))

    assert labels(history) == ["một", "ba"]
    assert labels(history.at(2)) == ["một", "hai"]


def test_redo_follows_the_newest_branch():
    history = History().do(step("cũ")).undo().do(step("mới")).undo()

    assert labels(history.redo()) == ["mới"]


def test_nothing_to_undo_or_redo_is_said_in_a_sentence():
    with pytest.raises(PlanError, match="hoàn tác"):
        History().undo()
    with pytest.raises(PlanError, match="làm lại"):
        History().do(step("một")).redo()


@pytest.mark.parametrize(("entry_id", "parent"), [(2, 0), (1, 1), (1, 5), (1, -1)])
def test_a_broken_chain_is_refused(entry_id, parent):
    with pytest.raises(PlanError, match="thao tác số 1"):
        checked_history((Entry(id=entry_id, parent=parent, step=step("x")),), 0)


def test_a_head_outside_the_history_is_refused():
    with pytest.raises(PlanError):
        checked_history((), 1)


@given(st.lists(st.sampled_from(["do", "undo", "redo"]), max_size=40))
def test_nothing_is_ever_removed(moves):
    history, done = History(), 0
    for move in moves:
        if move == "do":
            history, done = history.do(step(str(done))), done + 1
        elif getattr(history, f"can_{move}"):
            history = getattr(history, move)()

    assert [entry.step.label for entry in history.entries] == [str(n) for n in range(done)]
