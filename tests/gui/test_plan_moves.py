"""Dragging lines of the plan tree onto other lines."""

import pytest
from PySide6.QtCore import QModelIndex, Qt

from noivu_desktop.errors import PlanError
from noivu_desktop.gui.plan_moves import items_without_repeats, move_items
from noivu_desktop.gui.tables.plan_tree import NAME, PlanTree

MOVE = Qt.DropAction.MoveAction


def groups(plan):
    return {frozenset(one.codes) for one in plan.merged}


@pytest.fixture
def merged(model):
    """A1 with A2, and B1 with B2 and C2."""
    model.do("merge", codes=["A1", "A2"])
    model.do("merge", codes=["B1", "B2", "C2"])
    return model


def line(tree, *path):
    index = QModelIndex()
    for row in path:
        index = tree.index(row, NAME, index)
    return index


def dropped(tree, dragged, target):
    """Drop lines on a line as the view does; gives the step that is wished for."""
    wished = []
    tree.move_wished.connect(wished.append)
    data = tree.mimeData(dragged)
    assert tree.canDropMimeData(data, MOVE, -1, -1, target)
    tree.dropMimeData(data, MOVE, -1, -1, target)
    return wished[0]


def test_a_member_dropped_on_another_merged_unit_moves_there(merged):
    tree = PlanTree(merged)
    names = [tree.index(row, NAME).data() for row in range(tree.rowCount())]
    second, first = names.index("Xã B2 (3)"), names.index("Xã A2 (2)")

    move = dropped(tree, [line(tree, second, 2)], line(tree, first))
    merged.do(move.kind, **move.arguments)

    assert move.kind == "move"
    assert groups(merged.plan) == {frozenset({"A1", "A2", "C2"}), frozenset({"B1", "B2"})}
    assert groups(move.plan) == groups(merged.plan)


def test_a_merged_unit_dropped_on_another_joins_it_as_one_step(merged):
    move = move_items(merged.plan, merged.coverage, [("A1", "A2")], "B1")
    merged.do(move.kind, **move.arguments)

    assert groups(merged.plan) == {frozenset({"A1", "A2", "B1", "B2", "C2"})}
    merged.undo()
    assert len(merged.plan.merged) == 2


def test_several_lines_go_as_one_undoable_step(merged):
    move = move_items(merged.plan, merged.coverage, [("B2",), ("C2",), ("C1",)], "A1")
    merged.do(move.kind, **move.arguments)

    assert move.kind == "several"
    assert groups(merged.plan) == {frozenset({"A1", "A2", "B2", "C1", "C2"})}
    merged.undo()
    assert groups(merged.plan) == {frozenset({"A1", "A2"}), frozenset({"B1", "B2", "C2"})}


def test_lines_dropped_on_empty_ground_stand_alone_again(merged):
    tree = PlanTree(merged)
    data = [line(tree, 0, 0), line(tree, 0, 1)]

    move = dropped(tree, data, QModelIndex())
    merged.do(move.kind, **move.arguments)

    assert groups(merged.plan) == {frozenset({"B1", "B2", "C2"})}


def test_an_open_unit_dropped_on_an_open_unit_merges_with_it(model):
    tree = PlanTree(model)

    move = dropped(tree, [line(tree, 0, 0)], line(tree, 0, 1))

    assert (move.kind, move.arguments["codes"]) == ("merge", ["B1", "A1"])


@pytest.mark.parametrize("onto", ["A2", None])
def test_a_drop_that_changes_nothing_is_refused(model, onto):
    model.do("merge", codes=["A1", "A2"])
    code = "A1" if onto else "C1"

    with pytest.raises(PlanError):
        move_items(model.plan, model.coverage, [(code,)], onto)


def test_a_drop_against_a_lock_is_refused_with_the_reason(merged):
    merged.do("lock", kind="apart", codes=["A1", "C2"])
    tree = PlanTree(merged)
    data = tree.mimeData([line(tree, 1, 2)])

    assert not tree.canDropMimeData(data, MOVE, -1, -1, line(tree, 0))
    with pytest.raises(PlanError, match="khóa"):
        tree.move_of(data, line(tree, 0))


def test_a_member_goes_with_its_merged_unit_when_both_are_dragged(merged):
    items = items_without_repeats([("A1",), ("A1", "A2"), ("A1",)])

    move = move_items(merged.plan, merged.coverage, items, "B1")

    assert move.kind == "merge"


def test_locked_units_show_what_they_are_locked_to(merged):
    tree = PlanTree(merged)
    member = line(tree, 0, 0)
    assert member.data(Qt.ItemDataRole.DecorationRole) is None

    merged.do("lock", kind="together", codes=["A1", "A2"])

    member = line(tree, 0, 0)
    assert not member.data(Qt.ItemDataRole.DecorationRole).isNull()
    assert "Khóa cùng với Xã A2" in member.data(Qt.ItemDataRole.ToolTipRole)


def test_the_card_tells_locks_and_the_ground_of_an_exemption(window):
    model = window.model
    model.do("lock", kind="apart", codes=["B1", "C1"])
    model.do("exempt", code="B1", ground="CULTURE", note="khu căn cứ", author="UBND", date="")

    window.workspace.selection.choose(("B1",))

    words = window.map.card.text.text()
    assert "Khóa tách khỏi Xã C1" in words
    assert "khu căn cứ (UBND)" in words
    model.do("merge", codes=["B1", "B2"])
    window.workspace.selection.choose(("B1", "B2"))
    assert "Xã B1: Khóa tách khỏi Xã C1" in window.map.card.text.text()


def test_branches_stay_open_while_the_plan_changes(window):
    model, view, tree = window.model, window.plan.view, window.plan.tree
    model.do("merge", codes=["A1", "A2"])
    view.expandAll()

    model.do("merge", codes=["C1", "C2"])
    model.do("rename", code="A2", name="Hòa Bình")

    opened = {
        tree.index(row, NAME).data(): view.isExpanded(tree.index(row, NAME))
        for row in range(tree.rowCount())
    }
    assert opened == {"Xã C1 (2)": False, "Xã Hòa Bình (2)": True, "Còn phải sắp xếp": True}
