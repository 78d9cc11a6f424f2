"""A planner drafts on the map: click, look, accept, change one's mind."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from noivu_desktop.project.project_file import read_project
from tests.gui_fixtures import click_unit

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_click_two_units_see_the_figures_press_enter_and_they_are_one(window):
    click_unit(window, "A1")
    click_unit(window, "A2", CTRL)

    card = window.map.card
    assert card.isVisible()
    assert "45,00 km²" in card.text.text()
    assert "8.000 người" in card.text.text()
    assert window.model.plan.merged == ()

    QTest.keyClick(window.map.canvas, Qt.Key.Key_Return)

    assert window.model.plan.group_of("A1") == {"A1", "A2"}
    assert "6 → 5 đơn vị (−1, 16,7 %)" in window.totals.count.text()
    assert "Còn 1 đơn vị phải sắp xếp" in window.totals.open.text()
    assert "trước = sau ✓" in window.totals.kept.text()


def test_escape_leaves_no_trace(window, qtbot):
    click_unit(window, "A1")
    click_unit(window, "A2", SHIFT)

    with qtbot.assertNotEmitted(window.model.history_changed):
        window.qactions["edit.clear"].trigger()

    assert not window.map.card.isVisible()
    assert window.workspace.codes == ()
    assert window.model.plan.merged == ()


def test_split_undo_and_redo_restore_the_identical_value(window):
    start = window.model.project
    click_unit(window, "A1")
    click_unit(window, "A2", CTRL)
    window.qactions["plan.merge"].trigger()
    merged = window.model.project

    window.qactions["plan.split"].trigger()
    assert window.model.plan.merged == ()

    window.qactions["edit.undo"].trigger()
    assert window.model.project == merged
    window.qactions["edit.undo"].trigger()
    assert window.model.project == start
    assert not window.qactions["edit.undo"].isEnabled()
    window.qactions["edit.redo"].trigger()
    assert window.model.project == merged


def test_the_menu_names_the_step_that_undo_takes_back(window):
    window.model.do("merge", codes=["A1", "A2"])

    assert window.qactions["edit.undo"].text() == "Hoàn tác: Nhập Xã A1 và Xã A2"


def test_units_locked_apart_are_not_merged_and_the_card_says_why(window):
    click_unit(window, "A1")
    click_unit(window, "A2", CTRL)
    window.qactions["plan.apart"].trigger()

    assert "khóa tách nhau" in window.map.card.text.text()
    assert not window.map.card.accept.isEnabled()


def test_an_edit_that_cannot_be_taken_is_told_in_one_sentence(window, told):
    window.model.do("lock", kind="apart", codes=["A1", "A2"])
    window.workspace.selection.choose(["A1", "A2"])

    window.run("plan.merge")

    assert "khóa tách nhau" in told.pop()
    assert window.model.plan.merged == ()


def test_next_problem_walks_through_what_is_open(window):
    window.qactions["view.next_problem"].trigger()
    assert window.workspace.codes == ("A1",)

    window.qactions["view.next_problem"].trigger()
    assert window.workspace.codes == ("B1",)

    window.qactions["view.previous_problem"].trigger()
    assert window.workspace.codes == ("A1",)


def test_hovering_shows_figures_and_changes_nothing(window):
    canvas = window.map.canvas
    middle = window.model.coverage.geometries[0].representative_point()
    before = window.model.project

    QTest.mouseMove(canvas, canvas.to_window(middle.x, middle.y).toPoint())

    assert "Xã A1, Huyện Một\n20,00 km² (40,00 %) · 2.000 người" in window.map.strip.text.text()
    assert window.model.project is before


def test_rows_of_the_table_and_the_map_share_one_selection(window):
    click_unit(window, "B1")
    view = window.units.view
    assert [index.data() for index in view.selectionModel().selectedRows()] == ["B1"]

    view.setFocus()
    view.selectRow(0)
    assert len(window.workspace.codes) == 1


def test_another_rule_set_re_checks_the_same_plan(window):
    window.model.do("merge", codes=["A1", "A2"])
    picker = window.rule_sets

    picker.activated.emit(picker.findData("nq-35-2023"))

    assert window.model.check.merged[0].requirements.rule_set.id == "nq-35-2023"
    window.qactions["edit.undo"].trigger()
    assert picker.currentData() == "nq-653-2019"


def test_plans_are_made_copied_shown_and_deleted_by_tabs(window, monkeypatch):
    names = iter(["Hai", "Ba"])
    monkeypatch.setattr("noivu_desktop.gui.actions.plan.messages.ask_text", lambda *_: next(names))
    monkeypatch.setattr("noivu_desktop.gui.messages.ask", lambda *a, **k: True)
    window.model.do("merge", codes=["A1", "A2"])

    window.qactions["plan.duplicate"].trigger()
    assert len(window.model.plan.merged) == 1
    window.qactions["plan.new"].trigger()
    assert [window.tabs.bar.tabText(tab) for tab in range(3)] == ["Phương án 1", "Hai", "Ba"]
    assert window.model.plan.merged == ()

    window.tabs.bar.setCurrentIndex(1)
    assert window.model.plan.name == "Hai"
    window.qactions["plan.delete"].trigger()
    assert [plan.name for plan in window.model.project.plans] == ["Phương án 1", "Ba"]


def test_every_theme_colours_every_unit_and_explains_itself(window):
    for place in range(window.themes.count()):
        window.themes.setCurrentIndex(place)
        assert sum(entry.count for entry in window.map.legend.entries) == 6


def test_every_step_is_in_the_file_when_the_window_closes(window):
    path = window.model.file.path
    click_unit(window, "A1")
    click_unit(window, "A2", CTRL)
    QTest.keyClick(window.map.canvas, Qt.Key.Key_Return)
    expected = window.model.project

    window.close()

    assert read_project(path) == expected


def test_the_card_of_an_open_unit_offers_its_neighbours_with_the_verdict_each_would_give(window):
    click_unit(window, "A1")
    text = window.map.card.text.text()
    assert '<a href="A2">' in text
    assert '<a href="B1">' in text
    assert '<a href="C1">' not in text

    window.map.card.text.linkActivated.emit("A2")

    assert window.workspace.codes == ("A1", "A2")
    assert window.map.card.accept.isVisible()


def test_the_cards_stay_inside_the_map_and_apart(window):
    window.workspace.selection.choose(["A1", "A2"])
    window.map.canvas.unit_hovered.emit(0)

    for width, height in ((1400, 900), (1100, 700)):
        window.resize(width, height)
        for card in (window.map.card, window.map.legend, window.map.strip):
            assert window.map.canvas.rect().contains(card.geometry())
        assert not window.map.card.geometry().intersects(window.map.strip.geometry())


def test_the_legend_keeps_its_lines_when_the_plan_changes(window):
    before = window.map.legend.height()

    window.model.do("merge", codes=["A1", "B1"])

    assert window.map.legend.height() >= before


def test_dark_and_light_change_the_whole_window(window, qtbot):
    ground = window.map.canvas.map_style.background

    window.qactions["view.dark"].trigger()
    qtbot.waitUntil(lambda: window.map.canvas.map_style.background != ground)

    for _ in ("high contrast", "light"):
        window.qactions["view.dark"].trigger()
    qtbot.waitUntil(lambda: window.map.canvas.map_style.background == ground)
