"""Names, kinds and seats of merged units, edited in place."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QComboBox, QStyleOptionViewItem

from noivu_desktop.gui.name_proposals import name_proposals
from noivu_desktop.gui.seat_choices import seat_choices
from noivu_desktop.gui.tables.names_table import (
    CHOICES_ROLE,
    CLASH,
    KIND,
    NAME,
    SEAT,
    NamesTable,
)
from noivu_desktop.units.unit import Unit, UnitKind

WARNING = QAbstractItemModelTester.FailureReportingMode.Warning  # fails the test, no abort


def commune(name, population=1000):
    return Unit(code=name, name=name, kind=UnitKind.XA, population=population)


@pytest.fixture
def table(model):
    model.do("merge", codes=["A1", "A2", "B1"])
    shown = NamesTable(model)
    shown.step_wished.connect(lambda kind, arguments: model.do(kind, **arguments))
    return shown


def test_names_of_members_are_proposed_before_compounds_of_their_syllables():
    found = name_proposals([commune("Xã Quỳnh Sơn", 900), commune("Xã Bắc Sơn", 1200)])

    assert found[:2] == ("Bắc Sơn", "Quỳnh Sơn")
    assert {"Bắc Quỳnh", "Quỳnh Bắc"} <= set(found)
    assert not any(name == "Sơn Sơn" for name in found)


def test_numbers_are_never_compounded():
    assert name_proposals([commune("Thôn 7"), commune("Thôn 8")]) == ("Thôn 7", "Thôn 8")


def test_the_seat_nearest_to_all_members_comes_first(model):
    model.do("merge", codes=["A1", "B1", "C1"])

    found = seat_choices(model.plan.merged[0], model.plan, model.coverage)

    assert found[0].unit.code == "B1"
    assert found[0].farthest_km == pytest.approx(found[1].farthest_km / 2)


@pytest.mark.parametrize(
    ("column", "value", "shown"),
    [
        (NAME, "Tên Mới", "Tên Mới"),
        (KIND, "thị trấn", "Thị trấn"),
        (SEAT, "B1", "Xã B1"),
    ],
)
def test_an_edited_cell_is_one_step_that_can_be_undone(table, model, column, value, shown):
    index = table.index(0, column)
    before = index.data()

    assert table.setData(index, value)

    assert table.index(0, column).data().startswith(shown)
    model.undo()
    assert table.index(0, column).data() == before


@pytest.mark.parametrize(("column", "value"), [(NAME, "A2"), (NAME, ""), (SEAT, None)])
def test_a_cell_left_as_it_was_is_no_step(table, model, column, value):
    label = model.file.undo_label

    assert not table.setData(table.index(0, column), value)

    assert model.file.undo_label == label


def test_a_name_that_another_unit_has_is_marked(table):
    assert table.index(0, CLASH).data() == "không trùng"

    table.setData(table.index(0, NAME), "C1")

    assert table.index(0, CLASH).data() == "trùng tên"
    assert "trùng với Xã C1" in table.index(0, CLASH).data(Qt.ItemDataRole.ToolTipRole)
    assert table.clash_count == 1


def test_the_names_keep_the_rules_of_qt_while_the_plan_changes(table, model):
    tester = QAbstractItemModelTester(table, WARNING)

    model.do("merge", codes=["C1", "C2"])
    model.do("set_rule_set", id="nq-35-2023")
    model.do("split", code="A1")
    model.undo()

    assert tester.model() is table
    assert table.rowCount() == 2


def test_a_table_behind_another_tab_follows_as_soon_as_it_is_seen(window):
    window.model.do("merge", codes=["A1", "A2"])
    assert window.names.table.rowCount() == 0

    window.names.parent().raise_()
    assert window.names.table.rowCount() == 1
    assert window.names.words.text().startswith("1 đơn vị mới")

    window.model.undo()
    assert window.names.table.rowCount() == 0


def test_the_editor_offers_proposals_and_takes_a_typed_name(window, qtbot):
    window.names.parent().raise_()
    window.model.do("merge", codes=["A1", "A2"])
    view = window.names.view
    index = window.names.table.index(0, NAME)
    delegate = view.itemDelegate()

    editor = delegate.createEditor(view.viewport(), QStyleOptionViewItem(), index)
    delegate.setEditorData(editor, index)
    assert isinstance(editor, QComboBox)
    assert [editor.itemText(at) for at in range(editor.count())][:2] == ["A2", "A1"]
    assert len(index.data(CHOICES_ROLE)) == editor.count()
    editor.setEditText("  Hòa   Bình ")
    delegate.setModelData(editor, window.names.table, index)

    qtbot.waitUntil(lambda: window.model.plan.merged[0].name == "Hòa Bình")
    editor.deleteLater()
