"""The units table as the user works in it: columns, copying."""

import json

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDragMoveEvent, QGuiApplication
from PySide6.QtWidgets import QToolTip

from noivu_desktop.gui.panels.units_panel import UnitsPanel
from noivu_desktop.gui.selection import Selection
from noivu_desktop.gui.sentences import name_alone
from noivu_desktop.gui.tables.plan_tree import MIME_TYPE
from noivu_desktop.gui.tables.unit_rows import CODE_ROLE
from noivu_desktop.units.unit import UnitKind
from tests.builders import commune


def column(panel, name):
    return next(at for at, one in enumerate(panel.table.columns) if one.id == name)


def test_chosen_rows_are_copied_as_a_spreadsheet_takes_them(window):
    panel = window.units
    panel.search.setText("A1")
    for at in range(panel.table.columnCount()):
        panel.show_column(at, panel.table.columns[at].id in ("code", "name", "population"))

    panel.copy_rows()

    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines == ["Mã\tTên\tDân số", '="A1"\tA1\t2000']


def test_columns_that_were_chosen_are_shown_in_the_next_project_too(model, qtbot):
    first = UnitsPanel(model, Selection())
    qtbot.addWidget(first)
    assert not first.view.isColumnHidden(column(first, "area_share"))

    first.show_column(column(first, "area_share"), False)
    first.show_column(column(first, "households"), True)

    second = UnitsPanel(model, Selection())
    qtbot.addWidget(second)
    assert second.view.isColumnHidden(column(second, "area_share"))
    assert not second.view.isColumnHidden(column(second, "households"))
    assert not second.view.isColumnHidden(column(second, "name"))


def at_row(view, code):
    """Where the row of a unit is in the view."""
    for row in range(view.model().rowCount()):
        index = view.model().index(row, 0)
        if index.data(CODE_ROLE) == code:
            return view.visualRect(index).center()
    raise AssertionError(code)


def test_chosen_rows_are_dragged_into_the_plan_as_one_step(window, qtbot):
    window.model.do("merge", codes=["A1", "A2"])
    window.workspace.selection.choose(("B1", "B2"))

    tree = window.plan.tree
    data = window.units.view.dragged()
    onto = tree.branch_of(("A1", "A2"))
    assert tree.canDropMimeData(data, Qt.DropAction.MoveAction, -1, -1, onto)
    tree.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, onto)

    together = frozenset({"A1", "A2", "B1", "B2"})
    qtbot.waitUntil(lambda: window.model.plan.group_of("A1") == together)
    window.model.undo()
    assert window.model.plan.group_of("A1") == {"A1", "A2"}


def test_a_press_on_a_chosen_row_drags_all_chosen_rows(window, qtbot, monkeypatch):
    view, dragged = window.units.view, []
    monkeypatch.setattr(view, "_drag", lambda index: dragged.append(view.dragged()))
    window.workspace.selection.choose(("A1", "B1"))
    start = at_row(view, "B1")

    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(view.viewport(), start + QPoint(40, 0))

    assert [sorted(json.loads(bytes(one.data(MIME_TYPE).data()))) for one in dragged[:1]] == [
        [["A1"], ["B1"]]
    ]
    assert window.workspace.codes == ("A1", "B1")


def test_a_click_on_a_chosen_row_leaves_only_that_row_chosen(window, qtbot):
    view = window.units.view
    view.setFocus()
    window.workspace.selection.choose(("A1", "B1"))

    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at_row(view, "B1"))

    assert window.workspace.codes == ("B1",)


def test_a_drag_that_is_refused_says_why(window, monkeypatch):
    window.model.do("merge", codes=["A1", "A2"])
    window.model.do("lock", kind="apart", codes=["A1", "B1"])
    window.workspace.selection.choose(("B1",))
    view = window.plan.view
    place = view.visualRect(window.plan.tree.branch_of(("A1", "A2"))).center()
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    data = window.units.view.dragged()

    move = QDragMoveEvent(place, Qt.DropAction.MoveAction, data, buttons, keys)
    monkeypatch.setattr(QToolTip, "showText", lambda *told: None)  # no such window off screen
    view.dragMoveEvent(move)

    assert not move.isAccepted()
    assert "khóa tách nhau" in view.refusal


def test_a_hamlet_that_is_called_by_a_number_is_told_with_its_kind():
    unit = commune("A1-1", name="Thôn 7", kind=UnitKind.THON)

    assert name_alone(unit) == "Thôn 7"
    assert name_alone(commune("A1", name="Xã Nam La")) == "Nam La"


def test_a_column_comes_when_its_first_figures_come(window):
    panel, codes = window.units, list(window.model.coverage.index)
    at = column(panel, "population")
    window.model.do("set_values_of", codes=codes, values={"population": None})
    assert panel.view.isColumnHidden(at)

    window.model.do("set_values", code="A1", values={"population": 2500})

    assert not panel.view.isColumnHidden(at)


def test_the_card_tells_new_figures_at_once(window):
    window.workspace.selection.choose(("A1",))

    window.model.do("set_values", code="A1", values={"population": 2511})

    assert "2.511 người" in window.map.card.text.text()


def test_many_chosen_units_are_marked_as_few_are(window, monkeypatch):
    panel, selection = window.units, window.workspace.selection
    panel.view.sortByColumn(column(panel, "name"), Qt.SortOrder.DescendingOrder)
    few = marked_for(selection, panel, ["C1", "A2", "B2"])
    monkeypatch.setattr("noivu_desktop.gui.panels.units_panel._MANY_ROWS", 0)
    monkeypatch.setattr("noivu_desktop.gui.panels.units_view._MANY_ROWS", 0)

    assert marked_for(selection, panel, ["C1", "A2", "B2"]) == few == {"C1", "A2", "B2"}
    panel.search.setText("2")  # other rows stand elsewhere now
    assert marked_for(selection, panel, ["C1", "A2", "B2"]) == {"A2", "B2"}


def marked_for(selection, panel, codes):
    selection.clear()
    selection.choose(codes)
    return {index.data(CODE_ROLE) for index in panel.view.selectionModel().selectedRows()}


def test_many_rows_choose_the_units_that_few_do(window, qtbot, monkeypatch):
    panel = window.units
    panel.view.sortByColumn(column(panel, "population"), Qt.SortOrder.DescendingOrder)
    window.activateWindow()
    panel.view.setFocus()
    qtbot.waitUntil(panel.view.hasFocus)

    panel.view.selectAll()
    as_few = window.workspace.selection.codes
    panel.view.clearSelection()
    monkeypatch.setattr("noivu_desktop.gui.panels.units_panel._MANY_ROWS", 0)
    panel.view.selectAll()

    units = window.model.coverage.units
    assert as_few != tuple(unit.code for unit in units)
    assert sorted(as_few) == sorted(unit.code for unit in units)
    assert window.workspace.selection.codes == as_few
