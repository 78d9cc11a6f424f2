"""The first five minutes: the sample, a merge by hand, the best plan, both compared, on paper."""

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog
from shiboken6 import isValid

from noivu_desktop.gui.comparison.window import ComparisonWindow
from noivu_desktop.gui.desk import Desk
from noivu_desktop.gui.dialogs.import_map import ImportDialog
from noivu_desktop.gui.dialogs.optimise_answer import OptimiseAnswer
from noivu_desktop.gui.dialogs.optimise_question import OptimiseQuestion
from noivu_desktop.gui.dialogs.print_preview import PrintPreview
from noivu_desktop.gui.dialogs.print_question import PrintQuestion
from noivu_desktop.gui.main_window import MainWindow
from noivu_desktop.project.project_file import read_project
from tests.gui_fixtures import click_unit

UNITS_AFTER = 200


@pytest.fixture
def desk(qapp):
    made = Desk()
    made.start(None)
    yield made
    if made.window is not None and isValid(made.window):
        made.window.close()


def shown(owner, kind):
    return next((one for one in owner.findChildren(kind) if one.isVisible()), None)


def wait_shown(qtbot, owner, kind):
    qtbot.waitUntil(lambda: shown(owner, kind) is not None)
    return shown(owner, kind)


def save_as(monkeypatch, path):
    """What the file dialog of the system answers."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_from_the_first_page_to_the_printed_plan(desk, qtbot, tmp_path, monkeypatch):
    window = open_sample(desk, qtbot, tmp_path, monkeypatch)
    by_hand = merge_by_hand(window)
    apply_best_plan(window, qtbot)
    compare_plans(window, by_hand)
    print_plan(window, qtbot, tmp_path, monkeypatch)

    window.close()
    kept = read_project(tmp_path / "khau-van.gpkg")
    assert [plan.name for plan in kept.plans] == ["Phương án 1", "Phương án 2"]
    assert kept.plans[0].group_of(by_hand[0]) == set(by_hand)


def open_sample(desk, qtbot, tmp_path, monkeypatch):
    save_as(monkeypatch, tmp_path / "khau-van.gpkg")
    press(desk.window.sample)
    dialog = wait_shown(qtbot, desk.window, ImportDialog)
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    press(dialog.accept_button)
    qtbot.waitUntil(lambda: isinstance(desk.window, MainWindow))
    assert "226 đơn vị" in desk.window.totals.count.text()
    return desk.window


def merge_by_hand(window):
    """The first open unit goes with a neighbour of its district; gives their codes."""
    coverage = window.model.coverage
    window.qactions["view.next_problem"].trigger()
    row = coverage.row(window.workspace.codes[0])
    near = next(
        one
        for one in coverage.neighbour_rows[row]
        if coverage.units[one].parent == coverage.units[row].parent
    )
    pair = [coverage.units[one].code for one in (row, near)]
    window.workspace.selection.show_on_map(pair)
    window.qactions["edit.clear"].trigger()

    click_unit(window, pair[0])
    click_unit(window, pair[1], Qt.KeyboardModifier.ControlModifier)
    assert "Nhập 2 đơn vị" in window.map.card.text.text()
    press(window.map.card.accept)

    assert window.model.plan.group_of(pair[0]) == set(pair)
    assert "226 → 225 đơn vị" in window.totals.count.text()
    return pair


def apply_best_plan(window, qtbot):
    window.qactions["optimise"].trigger()
    question = wait_shown(qtbot, window, OptimiseQuestion)
    question.total.setValue(UNITS_AFTER)
    question.accept()
    answer = wait_shown(qtbot, window, OptimiseAnswer)
    assert "226 → 200 đơn vị: tối ưu, đã chứng minh" in answer.headline.text()
    press(answer.apply)

    assert window.model.plan.name == "Phương án 2"
    assert "226 → 200 đơn vị" in window.totals.count.text()
    assert "trước = sau ✓" in window.totals.kept.text()


def compare_plans(window, by_hand):
    window.qactions["plan.compare"].trigger()
    comparison = shown(window, ComparisonWindow)
    comparison.first.setCurrentText("Phương án 1")
    comparison.second.setCurrentText("Phương án 2")
    table = comparison.figures
    figures = {
        table.item(row, 0).text(): [table.item(row, column).text() for column in (1, 2)]
        for row in range(table.rowCount())
    }
    assert figures["Đơn vị sau sắp xếp"] == ["225", "200"]
    assert int(figures["Còn phải sắp xếp"][1]) < int(figures["Còn phải sắp xếp"][0])
    different = {row.code for row in comparison.rows}
    assert set(by_hand) & different, "the machine was free to choose other partners"
    comparison.close()


def print_plan(window, qtbot, tmp_path, monkeypatch):
    path = tmp_path / "phuong-an-2.pdf"
    window.qactions["file.print"].trigger()
    question = wait_shown(qtbot, window, PrintQuestion)
    press(question.show_pages)
    preview = wait_shown(qtbot, window, PrintPreview)
    save_as(monkeypatch, path)
    preview.range.setText("1-2")
    press(preview.pdf)
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: str(path) in window.totals.currentMessage())

    pages = [page.extract_text() for page in PdfReader(path).pages]
    assert len(pages) == 2
    assert "Lũng Lim" in pages[0], "the name of a new unit on the map"
    first = window.model.coverage.unit(window.model.plan.merged[0].code)
    assert first.full_name.upper() in pages[1].upper()
    preview.reject()
    assert not [one for one in window.findChildren(QDialog) if one.isVisible()]
