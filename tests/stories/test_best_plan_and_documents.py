"""A planner asks for the best plan, uses it, and writes the documents."""

import threading

import pytest

from noivu_desktop.gui.actions import export, optimise
from noivu_desktop.gui.dialogs.optimise_answer import OptimiseAnswer
from noivu_desktop.gui.dialogs.optimise_question import OptimiseQuestion
from noivu_desktop.optimise.request import OptimiseRequest
from tests.patience import PATIENCE_S


def dialog_of(window, kind):
    found = [one for one in window.findChildren(kind) if one.isVisible()]
    return found[0] if found else None


def test_the_best_plan_becomes_a_new_plan_in_one_undoable_step(window, qtbot):
    before = window.model.project
    window.qactions["optimise"].trigger()
    question = dialog_of(window, OptimiseQuestion)
    question.total.setValue(4)
    question.accept()
    qtbot.waitUntil(lambda: dialog_of(window, OptimiseAnswer) is not None)
    answer = dialog_of(window, OptimiseAnswer)
    assert answer.headline.text() == "6 → 4 đơn vị: tối ưu, đã chứng minh"

    answer.apply.click()

    assert window.model.plan.name == "Phương án 2"
    assert "6 → 4 đơn vị" in window.totals.count.text()
    assert window.model.check.unresolved == ()
    window.qactions["edit.undo"].trigger()
    assert window.model.project == before


def test_only_the_chosen_units_are_arranged_when_asked(window, qtbot):
    window.workspace.selection.choose(["A1", "B1", "A2", "B2"])
    window.qactions["optimise"].trigger()
    question = dialog_of(window, OptimiseQuestion)
    question.by_chosen.setChecked(True)
    question.into.setValue(2)
    question.accept()
    qtbot.waitUntil(lambda: dialog_of(window, OptimiseAnswer) is not None)

    dialog_of(window, OptimiseAnswer).accept()

    plan = window.model.plan
    assert plan.group_of("C1") == {"C1"}
    assert len(plan.groups(["A1", "B1", "A2", "B2"])) == 2


def test_a_search_that_is_stopped_before_any_plan_leaves_no_trace(window, qtbot, monkeypatch):
    started = threading.Event()

    def endless(case, progress):
        started.set()
        while True:
            progress.stop_if_cancelled()

    monkeypatch.setattr("noivu_desktop.optimise.optimise.optimise_case", endless)
    before = window.model.project

    work = optimise.search(window.workspace, OptimiseRequest(total=4))
    assert started.wait(PATIENCE_S)
    with qtbot.waitSignal(work.ended):
        work.cancel()

    assert window.model.project is before
    assert dialog_of(window, OptimiseAnswer) is None


def test_an_impossible_goal_is_explained_and_cannot_be_used(window, qtbot):
    window.model.do("lock", kind="alone", codes=list(window.model.coverage.index))

    with qtbot.waitSignal(optimise.search(window.workspace, OptimiseRequest(total=2)).ended):
        pass

    answer = dialog_of(window, OptimiseAnswer)
    assert not answer.apply.isEnabled()
    answer.reject()


@pytest.mark.parametrize("formats", [("excel", "conversion")])
def test_documents_are_written_in_the_background_and_listed(window, qtbot, tmp_path, formats):
    window.model.do("merge", codes=["A1", "A2"])
    folder = tmp_path / "xuất"

    with qtbot.waitSignal(export.write(window.workspace, folder, formats, "A4").ended):
        pass

    assert {"phu-luc.xlsx", "bang-chuyen-doi.csv", "manifest.json"} <= {
        path.name for path in folder.iterdir()
    }
