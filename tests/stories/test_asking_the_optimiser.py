"""A planner chooses among found plans, picks from the chart, asks why, and compares by hand."""

import re
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from noivu_desktop.errors import NoivuError
from noivu_desktop.gui.actions import frontier, optimise, reasons
from noivu_desktop.gui.dialogs.frontier import FrontierDialog
from noivu_desktop.gui.dialogs.optimise_answer import CODES_ROLE, OptimiseAnswer
from noivu_desktop.gui.dialogs.optimise_question import OptimiseQuestion
from noivu_desktop.gui.dialogs.reasons import ReasonsDialog
from noivu_desktop.optimise.objectives import OBJECTIVES
from noivu_desktop.optimise.optimise import optimise_case
from noivu_desktop.optimise.request import OptimiseRequest
from noivu_desktop.units.unit import UnitKind
from tests.patience import PATIENCE_S


def shown(window, kind):
    found = [one for one in window.findChildren(kind) if one.isVisible()]
    return found[-1] if found else None


def wait_for(window, qtbot, kind):
    qtbot.waitUntil(lambda: shown(window, kind) is not None)
    return shown(window, kind)


def ask(window, qtbot, **request):
    optimise.search(window.workspace, OptimiseRequest(**request))
    return wait_for(window, qtbot, OptimiseAnswer)


def test_every_soft_goal_has_a_slider_and_its_weight_reaches_the_question(window):
    window.qactions["optimise"].trigger()
    question = shown(window, OptimiseQuestion)

    assert set(question.sliders.sliders) == {one.id for one in OBJECTIVES}
    assert question.request.weights == {one.id: one.weight for one in OBJECTIVES}
    question.sliders.sliders["balance"].setValue(25)
    question.alternatives.setValue(3)

    assert question.request.weights["balance"] == 2.5
    assert question.request.alternatives == 3
    question.reject()


def test_chosen_units_come_from_a_file_and_unknown_codes_are_told(window, tmp_path):
    good, bad = tmp_path / "chon.csv", tmp_path / "sai.csv"
    good.write_text("ma\nA1\nB1\nA2\nB2\n", "utf-8")
    bad.write_text("ma\nA1\nZ9\n", "utf-8")
    window.qactions["optimise"].trigger()
    question = shown(window, OptimiseQuestion)
    assert not question.by_chosen.isEnabled()

    question.chosen.read(good)
    with pytest.raises(NoivuError, match=r"sai\.csv có 1 mã không có trên bản đồ \(Z9\)"):
        question.chosen.read(bad)
    question.by_chosen.setChecked(True)

    assert question.request.only == ("A1", "B1", "A2", "B2")
    assert question.request.merge_into == 2
    question.reject()


def test_an_alternative_is_shown_on_the_map_and_becomes_the_plan(window, qtbot):
    before = window.model.project
    answer = ask(window, qtbot, total=4, alternatives=2)
    assert answer.choices.count() == 3
    best = answer.chosen

    answer.choices.setCurrentRow(2)

    other = answer.chosen
    assert {group.members for group in other.groups} != {group.members for group in best.groups}
    assert answer.groups.topLevelItemCount() == len(other.groups)
    assert "khác với phương án tốt nhất" in answer.preview.words.text()
    assert window.model.project is before
    answer.apply.click()
    assert [one.codes for one in window.model.plan.merged] == [one.members for one in other.groups]
    window.qactions["edit.undo"].trigger()
    assert window.model.project == before


def test_the_answer_tells_proof_size_and_the_share_of_every_soft_goal(window, qtbot):
    answer = ask(window, qtbot, total=4, weights={"balance": 2.0})

    words = answer.result_text.text()
    assert "Đã chứng minh" in words
    assert answer.chosen.larger_groups in words
    lines = [answer.terms.topLevelItem(row) for row in range(answer.terms.topLevelItemCount())]
    assert [line.text(0) for line in lines] == [one.label for one in OBJECTIVES]
    shares = [float(line.text(3).rstrip(" %").replace(",", ".")) for line in lines[:2]]
    assert sum(shares) == pytest.approx(100, abs=0.2)
    assert lines[1].text(2) == "× 2,0"
    assert lines[2].text(3) == "–"
    answer.reject()


def test_units_that_nothing_resolves_are_listed_with_the_reason(window, qtbot):
    window.model.do("lock", kind="alone", codes=["A1"])

    answer = ask(window, qtbot, fewest_changes=True)

    line = answer.impossible.topLevelItem(0)
    assert line.text(0) == "Xã A1"
    assert "khóa giữ nguyên" in line.text(1)
    answer.reject()


def test_a_click_on_the_preview_chooses_the_merged_unit_and_asks_why(window, qtbot):
    answer = ask(window, qtbot, total=4)
    codes = answer.chosen.groups[0].members
    row = window.model.coverage.row(codes[0])

    answer.preview.canvas.unit_clicked.emit(row, Qt.KeyboardModifier.NoModifier)
    assert answer.groups.currentItem().data(0, CODES_ROLE) == codes
    answer.why_together.click()
    told = wait_for(window, qtbot, ReasonsDialog).text.toPlainText()

    assert "có thể nhập với" in told
    assert "(đạt)" in told.lower()
    assert "Nếu tách" in told
    assert "cũng có đơn vị mới này" in told
    shown(window, ReasonsDialog).reject()
    answer.reject()


def test_a_point_of_the_chart_becomes_the_plan(window, qtbot):
    window.qactions["optimise.frontier"].trigger()
    dialog = shown(window, FrontierDialog)
    dialog.most.setValue(6)
    dialog.least.setValue(1)
    dialog.count.setValue(6)
    assert dialog.totals == [6, 5, 4, 3, 2, 1]
    dialog.start.click()
    qtbot.waitUntil(lambda: len(dialog.chart.points) == 6)
    assert [one.failing for one in dialog.chart.points] == sorted(
        one.failing for one in dialog.chart.points
    )

    at = dialog.chart.place_of(dialog.chart.points[3], 1).toPoint()
    QTest.mouseClick(dialog.chart, Qt.MouseButton.LeftButton, pos=at)
    assert dialog.chart.chosen.units_after == 4
    assert "Còn 4 đơn vị: 0 đơn vị vướng mắc, 3 đơn vị cũ" in dialog.words.text()
    QTest.keyClick(dialog.chart, Qt.Key.Key_Right)
    assert dialog.chart.chosen.units_after == 5
    QTest.keyClick(dialog.chart, Qt.Key.Key_Left)
    QTest.keyClick(dialog.chart, Qt.Key.Key_Return)

    answer = wait_for(window, qtbot, OptimiseAnswer)
    assert answer.chosen.units_after == 4
    answer.apply.click()
    assert "6 → 4 đơn vị" in window.totals.count.text()


def test_a_point_of_the_chart_becomes_the_number_in_the_question(window, qtbot):
    window.qactions["optimise.frontier"].trigger()
    dialog = shown(window, FrontierDialog)
    dialog.most.setValue(4)
    dialog.least.setValue(3)
    with qtbot.waitSignal(frontier.compute(window.workspace, dialog).ended):
        pass
    dialog.chart.choose(dialog.chart.points[0])

    dialog.question.click()

    question = wait_for(window, qtbot, OptimiseQuestion)
    assert question.request.total == 3
    question.reject()


def test_a_stopped_chart_keeps_the_points_that_are_known(window, qtbot, monkeypatch):
    from noivu_desktop.optimise import frontier as computing

    second = threading.Event()

    def slow(case, totals, progress, found):
        found(computing.FrontierPoint(units_after=6, failing=2, touched=0, proved=True))
        second.set()
        while True:
            progress.stop_if_cancelled()

    monkeypatch.setattr(computing, "frontier", slow)
    window.qactions["optimise.frontier"].trigger()
    dialog = shown(window, FrontierDialog)
    work = frontier.compute(window.workspace, dialog)
    assert second.wait(PATIENCE_S)

    with qtbot.waitSignal(work.ended):
        work.cancel()

    assert [one.units_after for one in dialog.chart.points] == [6]
    assert "Đã dừng" in dialog.words.text()
    dialog.reject()


def test_why_not_fewer_is_asked_from_the_menu(window, qtbot):
    window.model.do("merge", codes=["A1", "A2"])
    window.qactions["optimise.why_not_fewer"].trigger()

    told = wait_for(window, qtbot, ReasonsDialog).text.toPlainText()

    assert "Phương án tốt nhất có 5 đơn vị" in told
    assert "Nếu bớt một đơn vị: giảm 1 đơn vị chưa đạt" in told
    shown(window, ReasonsDialog).reject()


def test_why_together_is_offered_for_one_merged_unit_drawn_by_hand(window, qtbot):
    assert not window.qactions["optimise.why_together"].isEnabled()
    window.model.do("merge", codes=["C1", "C2"])
    window.workspace.selection.choose(["C1"])
    assert window.qactions["optimise.why_together"].isEnabled()

    window.qactions["optimise.why_together"].trigger()
    told = wait_for(window, qtbot, ReasonsDialog).text.toPlainText()

    assert "không thuộc diện phải sắp xếp" in told
    assert "không có đơn vị mới này" in told
    shown(window, ReasonsDialog).reject()


def test_stopped_reasons_leave_no_dialog(window, qtbot, monkeypatch):
    started = threading.Event()

    def endless(case, progress):
        started.set()
        while True:
            progress.stop_if_cancelled()

    monkeypatch.setattr("noivu_desktop.optimise.optimise.optimise_case", endless)
    window.model.do("merge", codes=["A1", "A2"])
    case = window.workspace.best.case(window.workspace.best.question())
    work = reasons.explain_number(window.workspace, window, case, None)
    assert started.wait(PATIENCE_S)

    with qtbot.waitSignal(work.ended):
        work.cancel()

    assert shown(window, ReasonsDialog) is None


class TestWhileEditingByHand:
    """The distance to the best plan in the status line."""

    def test_nothing_is_computed_until_it_is_wished(self, window, qtbot):
        window.model.do("merge", codes=["A1", "A2"])

        assert window.workspace.live.compared is None
        assert window.gap.text() == "So với phương án tốt nhất"
        assert "Chưa tính" in window.gap.toolTip()

    def test_each_edit_is_compared_with_the_best_plan_of_as_many_units(self, window, qtbot):
        live = window.workspace.live
        window.gap.click()
        window.model.do("merge", codes=["A1", "A2"])
        assert window.gap.text() == "Đang so với tốt nhất…"
        qtbot.waitUntil(lambda: live.compared is not None)
        assert live.compared.best.units_after == 5

        window.model.do("merge", codes=["C1", "C2"])
        assert live.compared is None
        qtbot.waitUntil(lambda: live.compared is not None)

        assert live.compared.best.units_after == 4
        assert window.gap.text() == "Kém phương án tốt nhất: thêm 2 đơn vị chưa đạt"
        assert "đã chứng minh" in window.gap.toolTip()
        window.gap.click()
        assert window.gap.text() == "So với phương án tốt nhất"

    def test_only_the_latest_of_many_edits_is_compared(self, window, qtbot, monkeypatch):
        from noivu_desktop.gui import live_gap

        asked = []
        real = live_gap.compare
        monkeypatch.setattr(
            live_gap, "compare", lambda *given: asked.append(given[0].plan) or real(*given)
        )
        live = window.workspace.live
        live.switch(on=True)
        for codes in (["A1", "A2"], ["B1", "B2"], ["C1", "C2"]):
            window.model.do("merge", codes=codes)

        qtbot.waitUntil(lambda: live.compared is not None)

        assert asked == [window.model.plan]

    def test_the_applied_best_plan_is_as_good_as_the_best_and_a_lock_makes_it_ask_anew(
        self, window, qtbot
    ):
        live = window.workspace.live
        ask(window, qtbot, total=4).apply.click()
        qtbot.waitUntil(lambda: live.compared is not None)
        assert window.gap.text() == "Ngang phương án tốt nhất"
        first = live.compared.best

        window.model.do("lock", kind="together", codes=["C1", "C2"])
        qtbot.waitUntil(lambda: live.compared is not None)

        assert live.compared.best is not first
        assert live.compared.gap.level is not None

    def test_a_question_without_any_plan_is_told(self, window, qtbot):
        window.model.do("merge", codes=["A1", "A2"])
        window.model.do("lock", kind="together", codes=["A1", "C2"])

        window.workspace.live.switch(on=True)

        qtbot.waitUntil(lambda: "Không có phương án nào" in window.gap.toolTip())
        assert window.gap.text() == "Chưa so được với tốt nhất"

    def test_a_plan_that_cannot_be_compared_says_why(self, window, qtbot):
        live = window.workspace.live
        answer = ask(window, qtbot, merge_into=2, only=("A1", "B1", "A2"))
        answer.reject()
        live.switch(on=True)
        window.model.do("merge", codes=["B1", "C1"])

        qtbot.waitUntil(lambda: "danh sách chọn" in window.gap.toolTip())

        assert window.gap.text() == "Chưa so được với tốt nhất"


def test_the_same_question_gets_the_same_answer_twice(window, qtbot):
    found = []
    for _ in range(2):
        answer = ask(window, qtbot, total=4, alternatives=2)
        found.append([[g.members for g in one.groups] for one in answer._choices])
        answer.reject()
        qtbot.waitUntil(lambda: shown(window, OptimiseAnswer) is None)

    assert found[0] == found[1]


def test_working_threads_make_no_call_into_qt(window, qtbot):
    """Every call of a function written in C, in every thread but that of the window."""
    calls = []

    def watch(frame, event, called):
        name = getattr(called, "__qualname__", "") if event == "c_call" else ""
        if re.match(r"Q[A-Z]\w*\.", name):
            calls.append(name)

    threading.setprofile(watch)
    try:
        window.model.do("merge", codes=["A1", "A2"])
        window.workspace.selection.choose(["A1"])
        window.workspace.live.switch(on=True)
        qtbot.waitUntil(lambda: window.workspace.live.compared is not None)
        window.qactions["optimise.why_together"].trigger()
        wait_for(window, qtbot, ReasonsDialog).reject()
        window.qactions["optimise.why_not_fewer"].trigger()
        wait_for(window, qtbot, ReasonsDialog).reject()
        ask(window, qtbot, total=4, alternatives=1).reject()
    finally:
        threading.setprofile(None)

    assert calls == []


def test_a_search_that_is_stopped_keeps_the_best_so_far(window, qtbot, monkeypatch):
    from noivu_desktop.optimise import optimise as searching

    real, under_way = searching.optimise_case, threading.Event()

    def slow(case, progress):
        found = real(case, progress)
        under_way.set()
        while True:
            try:
                progress.stop_if_cancelled()
            except searching.Cancelled:
                return found

    monkeypatch.setattr(searching, "optimise_case", slow)
    work = optimise.search(window.workspace, OptimiseRequest(total=4))
    assert under_way.wait(PATIENCE_S)
    qtbot.waitUntil(work.dialog.isVisible)

    with qtbot.waitSignal(work.ended):
        work.dialog.stop.click()

    assert shown(window, OptimiseAnswer).chosen.units_after == 4
    shown(window, OptimiseAnswer).reject()


def test_the_history_tells_that_a_plan_is_the_best_one_found(window):
    result = optimise_case(window.workspace.best.case(OptimiseRequest(fewest_changes=True)))

    optimise.use(window.workspace, result, "Tốt")

    label = window.model.file.undo_label
    assert "Lập phương án tối ưu “Tốt”: 6 → " in label
    assert "chưa đạt, điểm" in label
    window.model.undo()
    assert [plan.name for plan in window.model.project.plans] == ["Phương án 1"]


def test_kinds_can_be_kept_apart(model, qtbot):
    model.do("set_values", code="A1", values={"kind": "thị trấn"})
    question = OptimiseQuestion(model, ())
    qtbot.addWidget(question)
    assert question.request.keep_kinds_apart == ()

    for box in question.kinds.values():
        box.setChecked(True)

    assert question.request.keep_kinds_apart == (frozenset({UnitKind.XA, UnitKind.THI_TRAN}),)
