"""Problems as rows: kind, unit and size in words."""

import pytest
from PySide6.QtCore import Qt

from noivu_desktop.gui.panels.problem_list import ProblemList
from noivu_desktop.gui.tables.problem_rows import ProblemRows, kind_word, size_word
from noivu_desktop.units.checks import Problem
from tests.builders import grid_of_units

GAP = Problem(kind="gap", text="Khe hở cạnh A1.", unit="A1", place=(1.0, 2.0), area_km2=0.00125)
MISSING = Problem(kind="missing", text="B1 chưa có số liệu dân số.", unit="B1")


@pytest.mark.parametrize(
    ("area_km2", "words"),
    [(None, ""), (0.00125, "1.250 m²"), (0.0999999, "100.000 m²"), (0.45, "0,45 km²")],
)
def test_small_things_are_told_in_square_metres(area_km2, words):
    assert size_word(Problem(kind="gap", text="", area_km2=area_km2)) == words


def test_an_unknown_kind_has_a_word_too():
    assert kind_word("gap") == "Khe hở"
    assert kind_word("something new") == "Lưu ý"


def test_rows_keep_the_rules_of_qt(qtmodeltester):
    rows = ProblemRows()
    rows.show_problems((GAP, MISSING), {"A1": "Xã A1"})

    qtmodeltester.check(rows)

    assert [rows.index(0, at).data() for at in range(4)] == [
        "Khe hở",
        "Xã A1",
        "1.250 m²",
        "Khe hở cạnh A1.",
    ]


def test_a_kind_can_be_looked_at_alone(qtbot):
    shown = ProblemList()
    qtbot.addWidget(shown)
    shown.show_problems((GAP, MISSING, MISSING), grid_of_units(2, 1))
    assert [shown.kinds.itemText(at) for at in range(3)] == [
        "Tất cả (3)",
        "Thiếu số liệu (2)",
        "Khe hở (1)",
    ]

    shown.kinds.setCurrentIndex(2)

    assert shown.rows.rowCount() == 1
    with qtbot.waitSignal(shown.visited) as visited:
        shown.view.setCurrentIndex(shown.rows.index(0, 0))
    assert visited.args == [GAP]


def test_the_largest_come_first_on_request_and_those_without_size_last():
    rows = ProblemRows()
    large = Problem(kind="gap", text="Lớn.", area_km2=2.0)
    rows.show_problems((MISSING, GAP, large), {})

    rows.sort(2, Qt.SortOrder.DescendingOrder)
    assert [rows.index(at, 3).data() for at in range(3)] == [large.text, GAP.text, MISSING.text]

    rows.sort(2, Qt.SortOrder.AscendingOrder)
    assert [rows.index(at, 3).data() for at in range(3)] == [GAP.text, large.text, MISSING.text]

    rows.sort(0, Qt.SortOrder.AscendingOrder)
    assert rows.index(2, 0).data() == "Thiếu số liệu"
