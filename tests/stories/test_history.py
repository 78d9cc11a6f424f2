"""A planner looks back: who did what, one unit's story, another branch, one step taken back."""

import csv

import pytest
from PySide6.QtWidgets import QFileDialog

from noivu_desktop.gui import messages
from noivu_desktop.gui.dialogs.history import HistoryDialog


@pytest.fixture
def history(window):
    """Two mergers, one taken back, then another in its place; the history shows beside the map.

    4 plan B           (here)
    3 merge B1 B2      on a new branch
    | 2 merge A1 A2    taken back, named "bản trình lần 1"
    1 rename plan
    """
    model = window.model
    model.do("merge", codes=["C1", "C2"])
    model.do("merge", codes=["A1", "A2"], name="Nam La")
    model.checkpoint("bản trình lần 1")
    model.undo()
    model.do("merge", codes=["B1", "B2"])
    model.do("new_plan", name="Phương án B")
    window.qactions["file.history"].trigger()
    return window.findChild(HistoryDialog)


def ids(history):
    return [row.id for row in history.listed()]


def choose(history, entry_id):
    place = ids(history).index(entry_id)
    history.view.setCurrentIndex(history.filtered.index(place, 1))


def test_every_step_is_listed_with_who_when_what_and_its_branch(history):
    rows = {row.id: row for row in history.table.rows}

    assert ids(history) == [4, 3, 2, 1, 0]
    assert [row.id for row in rows.values() if row.leads_here] == [4, 3, 1, 0]
    assert rows[2].checkpoints == ("bản trình lần 1",)
    assert all(rows[place].author and rows[place].time for place in (1, 2, 3, 4))
    lanes = [history.table._lanes[place].column for place in range(5)]
    assert lanes == [0, 0, 1, 0, 0]
    assert history.count.text() == "4 thao tác đã ghi, 3 đang có hiệu lực."


def test_the_list_can_be_cut_down_to_a_unit_and_to_a_plan(history, window):
    history.units.setText("a2")
    assert ids(history) == [2]

    history.units.clear()
    history.plans.setCurrentIndex(history.plans.findData("Phương án B"))
    assert ids(history) == [4]

    window.model.do("merge", codes=["C1", "A1"])
    assert ids(history) == [5, 4]


def test_a_unit_is_found_in_the_split_of_the_unit_it_had_joined(history, window):
    window.model.do("activate_plan", plan="Phương án 1")
    window.model.do("split", code="B1")
    history.units.setText("B2")

    assert ids(history) == [6, 3]


def test_the_project_goes_to_any_point_and_to_a_named_one(history, window):
    choose(history, 0)
    history.go_button.click()
    assert window.model.plan.merged == ()
    assert window.model.file.history.head == 0

    history.marks.setCurrentIndex(1)
    history.marks.activated.emit(1)
    assert window.model.plan.group_of("A1") == {"A1", "A2"}
    assert not history.go_button.isEnabled()


def test_one_step_is_taken_back_and_what_came_later_stays(history, window):
    choose(history, 1)
    history.revert_button.click()

    plan = window.model.project.plan("Phương án 1")
    assert plan.group_of("C1") == {"C1"}
    assert plan.group_of("B1") == {"B1", "B2"}
    assert window.model.file.undo_label.startswith("Hoàn tác: Đảo lại: Nhập Xã C1 và Xã C2")


def test_a_step_that_was_built_upon_is_not_taken_back(history, window, told):
    window.model.do("activate_plan", plan="Phương án 1")
    window.model.do("merge", codes=["C1", "A1"])
    before = window.model.project
    choose(history, 1)

    history.revert_button.click()

    assert "đã thay đổi sau thao tác này" in told.pop()
    assert window.model.project is before


def test_a_point_is_named_and_listed_at_once(history, monkeypatch):
    monkeypatch.setattr(messages, "ask_text", lambda *_: "sau họp")

    history.mark_button.click()

    assert history.marks.findText("sau họp") > 0
    assert "sau họp" in history.table.rows[0].checkpoints


def test_the_history_is_exported_as_it_is_listed(history, tmp_path, monkeypatch):
    path = tmp_path / "lịch sử.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    history.csv_button.click()

    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["Số"] for row in rows] == ["0", "1", "2", "3", "4"]
    assert rows[2]["Thao tác"] == "Nhập Xã A1 và Xã A2 thành “Nam La”"
    assert rows[2]["Mã đơn vị"] == "A1; A2"
    assert rows[2]["Dẫn đến hiện tại"] == "không"
    assert rows[2]["Mốc"] == "bản trình lần 1"
