"""A plan comes as a table from a commune office, or in the project file of a colleague."""

import pytest
from PySide6.QtWidgets import QFileDialog

from noivu_desktop.gui.dialogs.foreign_plan import ForeignPlanDialog
from noivu_desktop.project.project import Project
from noivu_desktop.project.project_file import create_project_file
from tests.builders import grid_of_units


@pytest.fixture
def choose(window, monkeypatch):
    """Choose a file in the menu and get the dialog."""

    def chosen(path):
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
        window.qactions["plan.import"].trigger()
        return next((d for d in window.findChildren(ForeignPlanDialog) if d.isVisible()), None)

    return chosen


@pytest.fixture
def colleague(tmp_path):
    """A file with two plans on the same communes; A1 has other people there."""
    path = tmp_path / "đồng nghiệp.gpkg"
    theirs = grid_of_units(3, 2, {"A1": {"population": 1}})
    with create_project_file(path, Project(coverage=theirs)) as file:
        file.do("merge", codes=["A1", "A2"])
        file.do("new_plan", name="Phương án của Hà")
        file.do("merge", codes=["B1", "B2"], name="Hội Hoan")
    return path


def test_a_table_becomes_a_plan_in_one_undoable_step(window, choose, tmp_path):
    before = window.model.project
    path = tmp_path / "Huyện gửi.csv"
    path.write_text("Mã cũ,Tên mới\nA1,Nam La\nB1,Nam La\nZ1,Nam La\n", encoding="utf-8")
    dialog = choose(path)
    assert [dialog.problems.item(0).text()] == ["Dòng 4: mã Z1 không có trong hồ sơ."]
    assert "1 đơn vị mới từ 2 đơn vị cũ." in dialog.summary.text()

    dialog.take.click()

    assert window.model.plan.name == "Huyện gửi"
    assert window.model.plan.merged_by_member["A1"].name == "Nam La"
    assert window.model.file.undo_label == "Hoàn tác: Nhập phương án “Huyện gửi” từ tệp"
    window.qactions["edit.undo"].trigger()
    assert window.model.project == before


def test_the_plan_of_a_colleague_is_taken_over_after_a_look_at_what_differs(
    window, choose, colleague
):
    dialog = choose(colleague)
    assert dialog.name.text() == "Phương án 2", "the name is taken here"
    dialog.which.setCurrentIndex(1)
    assert dialog.name.text() == "Phương án của Hà"
    texts = [dialog.problems.item(row).text() for row in range(dialog.problems.count())]
    assert any(text.startswith("Xã A1: ") and "ở tệp kia 1 người" in text for text in texts)

    dialog.problems.itemClicked.emit(dialog.problems.item(0))
    assert window.workspace.codes == ("A1",)
    dialog.take.click()

    assert window.model.plan.group_of("B1") == {"B1", "B2"}
    assert window.model.coverage.unit("A1").population == 2000


def test_a_file_without_a_plan_is_told_and_nothing_changes(window, choose, tmp_path, told):
    before = window.model.project
    path = tmp_path / "dân số.csv"
    path.write_text("Mã,Dân số\nA1,5\n", encoding="utf-8")

    assert choose(path) is None

    assert "không có cột mã cũ" in told.pop()
    assert window.model.project is before


def test_a_name_that_is_taken_is_told_and_nothing_changes(window, choose, colleague, told):
    before = window.model.project
    dialog = choose(colleague)
    dialog.name.setText("Phương án 1")

    dialog.take.click()

    assert "Đã có phương án" in told.pop()
    assert window.model.project is before


def test_of_a_file_with_several_plans_the_first_that_merges_anything_is_shown(
    window, choose, tmp_path
):
    path = tmp_path / "nhiều phương án.gpkg"
    with create_project_file(path, Project(coverage=grid_of_units(3, 2))) as file:
        file.do("new_plan", name="Bản đang làm")
        file.do("merge", codes=["B1", "B2"])

    dialog = choose(path)

    assert dialog.which.currentText() == "Bản đang làm"
    dialog.which.setCurrentIndex(0)
    assert "chưa nhập đơn vị nào" in dialog.summary.text()
    dialog.reject()
