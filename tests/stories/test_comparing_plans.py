"""Two plans side by side: who goes where, what it comes to, on maps that move together."""

import csv

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from noivu_desktop.gui.comparison.window import ComparisonWindow
from noivu_desktop.plan.plan import Plan
from noivu_desktop.project.placing import merged_units, place
from noivu_desktop.project.plans_compared import difference_rows
from tests.project.strategies import small_project


@pytest.fixture
def comparison(window, qtbot):
    """Plan 1: A1+A2, C1+C2; plan B: A1+B1 (Nam La), C1+C2. A1, A2 and B1 differ."""
    model = window.model
    model.do("merge", codes=["C1", "C2"])
    model.do("new_plan", name="Phương án B", copy_of="Phương án 1")
    model.do("merge", codes=["A1", "B1"], name="Nam La")
    model.do("activate_plan", plan="Phương án 1")
    model.do("merge", codes=["A1", "A2"])
    window.qactions["plan.compare"].trigger()
    shown = window.findChild(ComparisonWindow)
    qtbot.waitExposed(shown)
    return shown


def cells(table):
    return [
        [table.item(row, column).text() for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def test_the_table_says_with_whom_each_unit_goes_in_either_plan(comparison):
    assert cells(comparison.table) == [
        ["Xã A1", "Huyện Một", "cùng Xã A2 → Xã A2", "cùng Xã B1 → Xã Nam La"],
        ["Xã B1", "Huyện Một", "giữ nguyên", "cùng Xã A1 → Xã Nam La"],
        ["Xã A2", "Huyện Một", "cùng Xã A1 → Xã A2", "giữ nguyên"],
    ]
    assert comparison.count.text() == "3 đơn vị cũ được nhập khác nhau giữa hai phương án."


def test_figures_stand_side_by_side(comparison):
    found = {label: (first, second) for label, first, second in cells(comparison.figures)}

    assert found["Đơn vị sau sắp xếp"] == ("4", "4")
    assert found["Đơn vị mới"] == ("2", "2")
    assert found["Còn phải sắp xếp"] == ("1", "0")


def test_the_maps_pan_and_zoom_together_and_point_at_the_same_unit(comparison, qtbot):
    left, right = comparison.maps.maps

    left.zoom_by(3.0, QPointF(80, 90))
    left.pan(37, -25)
    assert right.metres_per_pixel == pytest.approx(left.metres_per_pixel)
    assert right.map_center == pytest.approx(left.map_center, abs=2 * left.metres_per_pixel)

    right.zoom_to_all()
    assert left.metres_per_pixel == pytest.approx(right.metres_per_pixel)
    left.unit_hovered.emit(4)
    assert right._overlay.hover == 4


def test_a_row_points_at_the_unit_on_both_maps_and_a_click_finds_the_row(comparison):
    comparison.table.selectRow(0)
    left, right = comparison.maps.maps
    rows = comparison._model.coverage.rows(["A1", "A2", "B1"])
    assert sorted(left._overlay.selection.tolist()) == sorted(rows)
    assert sorted(right._overlay.selection.tolist()) == sorted(rows)

    right.zoom_to_all()
    coverage = comparison._model.coverage
    middle = coverage.geometries[coverage.row("A2")].representative_point()
    QTest.mouseClick(
        right,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        right.to_window(middle.x, middle.y).toPoint(),
    )
    assert comparison.table.currentRow() == 2


def test_it_follows_the_plans_and_keeps_what_was_chosen(comparison, window):
    window.model.do("split", code="A1")
    assert [row[0] for row in cells(comparison.table)] == ["Xã A1", "Xã B1"]

    window.model.do("rename_plan", plan="Phương án B", name="Phương án Hà")
    assert comparison.second.currentText() == "Phương án Hà"

    comparison.second.setCurrentText("Phương án 1")
    assert comparison.rows == ()
    assert not comparison.csv_button.isEnabled()


def test_the_table_is_exported_for_spreadsheets(comparison, tmp_path, monkeypatch):
    path = tmp_path / "so sánh.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    comparison.csv_button.click()

    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["Mã", "Tên", "Thuộc", "Phương án 1", "Phương án B"]
    assert rows[2] == ["B1", "Xã B1", "Huyện Một", "giữ nguyên", "cùng Xã A1 → Xã Nam La"]


def test_plans_that_divide_a_unit_differently_differ():
    project = small_project()
    whole = {"code": "A1", "area_km2": None, "population": None}
    part = {"code": "B1", "area_km2": "5", "population": 10}
    merged = merged_units([{"code": "A1", "members": [whole, part], "name": None, "kind": None,
                            "seat": None}])  # fmt: skip
    first, second = Plan(name="1"), place(Plan(name="2"), project.coverage, [], merged)

    found = difference_rows(project, first, second)

    assert [(one.code, one.in_first, one.in_second) for one in found] == [
        ("A1", "giữ nguyên", "cùng một phần Xã B1 → Xã A1"),
        (
            "B1",
            "giữ nguyên",
            "một phần (5,00 km², 10 người) cùng Xã A1 → Xã A1;"
            " phần còn lại (20,00 km², 5.990 người) giữ nguyên",
        ),
    ]
