"""What a laptop of 1366 x 768 shows at 125 %: 1093 x 614 points, less what Windows needs."""

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QDialog, QStyleOptionComboBox, QToolBar

from noivu_desktop.gui import appearance, screen_room, settings
from noivu_desktop.gui.dialogs.export_question import ExportQuestion
from noivu_desktop.gui.dialogs.optimise_question import OptimiseQuestion
from noivu_desktop.gui.main_window import MainWindow
from noivu_desktop.gui.map.tools.tool import Deed, Wish
from noivu_desktop.gui.panels import gesture_card
from noivu_desktop.gui.panels.docks import Dock
from noivu_desktop.gui.panels.findings_view import unbroken
from noivu_desktop.gui.panels.legend import Legend
from noivu_desktop.gui.panels.proposed_change import proposed_change
from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.gui.screen_room import open_at
from noivu_desktop.project.project import Project
from noivu_desktop.project.project_file import create_project_file
from tests.builders import grid_of_units
from tests.gui_fixtures import click_unit

LAPTOP = QSize(1093, 530)


@pytest.fixture
def small_window(window, qtbot):
    window.resize(LAPTOP)
    qtbot.waitUntil(lambda: window.width() <= LAPTOP.width() + 1)
    return window


def test_the_window_is_no_larger_than_a_laptop_shows(window):
    least = window.minimumSizeHint()

    assert least.width() <= LAPTOP.width() and least.height() <= LAPTOP.height()


def test_the_toolbars_of_a_small_window_hide_no_choice(small_window):
    assert small_window.bar.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
    for bar in small_window.findChildren(QToolBar):
        inside = QRect(0, 0, small_window.width(), small_window.height())
        assert inside.contains(QRect(bar.mapTo(small_window, bar.rect().topLeft()), bar.size()))
    assert small_window.themes.isVisible() and small_window.rule_sets.isVisible()


def test_words_come_back_to_the_toolbars_when_there_is_room(small_window, qtbot):
    small_window.resize(1800, 900)

    style = Qt.ToolButtonStyle.ToolButtonTextUnderIcon
    qtbot.waitUntil(lambda: small_window.bar.toolButtonStyle() is style)


@pytest.mark.parametrize(
    ("action", "kind"), [("export", ExportQuestion), ("optimise", OptimiseQuestion)]
)
def test_long_questions_scroll_where_the_screen_is_low(window, monkeypatch, action, kind):
    monkeypatch.setattr(screen_room, "room_on_screen", lambda shown: LAPTOP)

    window.qactions[action].trigger()

    dialog = window.findChild(kind)
    assert isinstance(dialog, QDialog)
    assert dialog.height() <= LAPTOP.height()
    dialog.reject()


def test_the_legend_folds_where_it_would_cover_the_map(window, qtbot):
    legend, canvas = window.map.legend, window.map.canvas
    assert legend.is_open

    canvas.resize(300, 220)

    assert not legend.is_open
    assert legend.height() < 60
    assert [entry.label for entry in legend.entries]


def test_a_legend_that_the_user_opened_stays_open(window, qtbot):
    legend = window.map.legend
    window.map.canvas.resize(300, 220)

    legend.fold.click()

    assert legend.is_open
    assert settings.legend_open() is True
    again = Legend(window.map.canvas)
    again.show_entries("Kết luận", legend.entries)
    assert again.is_open


def test_a_title_of_a_dock_grows_with_the_text(window, qtbot):
    title = window.findChild(Dock, "plan").titleBarWidget()
    before = title.words.fontMetrics().height()
    try:
        appearance.choose_scale(200)

        qtbot.waitUntil(lambda: title.words.fontMetrics().height() > 1.6 * before)
        assert title.sizeHint().height() > 1.4 * before
    finally:
        appearance.choose_scale(100)


def test_a_dock_is_closed_by_its_button_and_comes_back_by_the_menu(window):
    dock = window.findChild(Dock, "plan")

    dock.titleBarWidget().close_dock.click()
    assert dock.isHidden()

    dock.toggleViewAction().trigger()
    assert not dock.isHidden()


def test_names_verdicts_areas_and_people_come_first_in_the_table_of_units(window):
    header = window.units.view.horizontalHeader()
    columns = window.units.table.columns

    shown = [columns[header.logicalIndex(place)].id for place in range(header.count())]

    assert shown[:5] == ["code", "name", "standing", "area", "population"]


def test_a_list_that_is_too_narrow_ends_its_words_in_dots(window, qtbot):
    box = window.rule_sets
    box.resize(120, box.height())

    shown = QStyleOptionComboBox()
    box.initStyleOption(shown)
    assert box._shortened(shown).endswith("…")
    box.resize(900, box.height())
    box.initStyleOption(shown)
    assert box._shortened(shown) == box.currentText()


def test_on_a_small_map_the_card_tells_only_what_decides(window, qtbot):
    card, canvas = window.map.card, window.map.canvas
    window.workspace.selection.choose(("A1", "B1"))
    assert "Điều" in card.text.text() and not card.text.toolTip()

    canvas.resize(420, 330)

    assert "Nhập 2 đơn vị" in card.text.text() and "chưa đạt" in card.text.text()
    assert "Điều" not in card.text.text()
    assert "Điều" in card.text.toolTip()
    assert card.accept.isVisible()


def test_on_a_tiny_map_the_card_tells_the_verdict_alone(window):
    card, canvas = window.map.card, window.map.canvas
    window.workspace.selection.choose(("A1", "B1"))

    canvas.resize(300, 260)

    text = card.text.text()
    assert "Nhập 2 đơn vị" in text and "chưa đạt" in text
    assert "km²" not in text and "km²" in card.text.toolTip()
    assert card.height() < 0.55 * canvas.height()


def test_no_line_of_a_problem_begins_with_a_unit_of_measure():
    kept = unbroken("Diện tích 4,50 km² (32,14 %), dân số 3.438 người")

    assert (
        kept == "Diện tích 4,50\N{NO-BREAK SPACE}km² (32,14\N{NO-BREAK SPACE}%), dân số 3.438 người"
    )


def test_dialogs_open_larger_for_larger_text_but_not_beyond_the_screen(window, monkeypatch):
    monkeypatch.setattr(screen_room, "room_on_screen", lambda shown: QSize(1000, 700))
    dialog = QDialog(window)

    open_at(dialog, 600, 300)
    assert dialog.size() == QSize(600, 300)

    settings.remember_text_scale(150)
    open_at(dialog, 600, 300)
    assert dialog.size() == QSize(900, 450)
    settings.remember_text_scale(200)
    open_at(dialog, 600, 300)
    assert dialog.size() == QSize(1000, 600)


def test_the_card_of_a_gesture_does_not_lie_under_the_pointer(window, monkeypatch):
    card, canvas = window.map.gestures.card, window.map.canvas
    canvas.resize(420, 500)
    found = proposed_change(window.model, Wish(rows=(0, 1), deed=Deed.MERGE))
    card.show_change(found)
    before = card.geometry()

    middle = canvas.mapToGlobal(before.center())
    monkeypatch.setattr(gesture_card.QCursor, "pos", lambda: middle)
    card.show_change(found)

    assert card.geometry().top() > before.bottom()


@pytest.mark.parametrize(("width", "height"), [(420, 700), (475, 555), (900, 700)])
def test_what_is_brought_into_sight_lies_under_no_card_and_no_legend(window, width, height):
    canvas, card = window.map.canvas, window.map.card
    canvas.resize(width, height)

    window.workspace.selection.show_on_map(["B1"])

    coverage = window.model.coverage
    middle = coverage.geometries[coverage.row("B1")].representative_point()
    at = canvas.to_window(middle.x, middle.y).toPoint()
    assert canvas.rect().adjusted(20, 20, -20, -20).contains(at)
    assert not card.geometry().contains(at)
    assert not window.map.legend.geometry().contains(at)


def points_around(window, code):
    """Where a unit and its neighbours are named on the map."""
    coverage, canvas = window.model.coverage, window.map.canvas
    row = coverage.row(code)
    middles = [
        coverage.geometries[one].representative_point()
        for one in (row, *coverage.neighbour_rows[row])
    ]
    return [canvas.to_window(one.x, one.y).toPoint() for one in middles]


@pytest.mark.parametrize("code", ["A1", "B1", "B2", "C2"])
@pytest.mark.parametrize(("width", "height"), [(400, 450), (475, 555), (900, 500), (900, 700)])
def test_on_a_map_of_few_units_the_card_hides_none_to_merge_with(window, code, width, height):
    canvas, card = window.map.canvas, window.map.card
    canvas.resize(width, height)

    click_unit(window, code)

    around = points_around(window, code)
    assert card.isVisible()
    assert not [at for at in around if card.geometry().contains(at)]
    assert all(canvas.rect().contains(at) for at in around)
    window.workspace.selection.clear()
    assert canvas.fits_all


@pytest.mark.parametrize(("width", "height"), [(475, 500), (560, 500), (640, 555)])
def test_a_card_that_grows_does_not_make_the_map_smaller_each_time(window, width, height):
    canvas, selection = window.map.canvas, window.workspace.selection
    canvas.resize(width, height)
    selection.choose(["A1", "B1", "C1"])
    at_once = canvas.metres_per_pixel
    selection.clear()

    for code in ("A1", "B1", "C1"):
        selection.add([code])

    assert canvas.metres_per_pixel <= at_once * 1.001


def test_a_view_that_the_user_moved_meanwhile_is_left_alone(window):
    canvas = window.map.canvas
    canvas.resize(400, 450)
    click_unit(window, "A1")
    canvas.pan(7, 0)
    at = canvas.map_center

    window.workspace.selection.clear()

    assert canvas.map_center == at


@pytest.fixture
def larger_window(tmp_path, qtbot):
    project = Project(coverage=grid_of_units(6, 6, {}), rule_set_id="nq-653-2019")
    with create_project_file(tmp_path / "lon.gpkg", project) as file:
        window = MainWindow(ProjectModel(file))
        with qtbot.waitExposed(window):
            window.show()
        yield window
        window.close()


def test_on_larger_maps_the_card_goes_aside_and_the_map_stays(larger_window):
    canvas, card = larger_window.map.canvas, larger_window.map.card
    canvas.resize(900, 800)
    view = (canvas.map_center, canvas.metres_per_pixel)

    for code, is_left in (("A6", False), ("F6", True), ("F1", True), ("A6", False)):
        click_unit(larger_window, code)
        assert (card.geometry().center().x() < canvas.width() / 2) is is_left
        assert not [at for at in points_around(larger_window, code) if card.geometry().contains(at)]
    assert (canvas.map_center, canvas.metres_per_pixel) == view


def test_figures_under_the_pointer_are_not_cut_where_the_map_is_narrow(window):
    canvas, strip = window.map.canvas, window.map.strip
    canvas.unit_hovered.emit(0)
    canvas.resize(900, 600)
    assert strip.text.text().count("\n") == 1

    canvas.resize(300, 400)

    assert strip.text.text().count("\n") == 3
    assert strip.text.sizeHint().width() <= strip.text.width()


def test_a_long_ground_under_the_pointer_is_not_cut(window):
    ground = "Phà chạy hằng ngày giữa hai xã theo giấy phép của Sở Giao thông vận tải " * 2
    window.model.do("add_link", first="A1", second="C1", ground=ground.strip())
    canvas, strip = window.map.canvas, window.map.strip
    canvas.resize(400, 600)

    canvas.unit_hovered.emit(window.model.coverage.row("A1"))

    label = strip.text
    assert label.heightForWidth(label.width()) <= label.height()
    one_word = label.fontMetrics().horizontalAdvance("Được coi là liền kề với Xã C1")
    assert one_word < label.width() <= canvas.width()
    assert label.wordWrap()

    canvas.unit_hovered.emit(window.model.coverage.row("B2"))
    assert not label.wordWrap()


def test_no_line_of_the_card_of_a_gesture_begins_with_a_unit_of_measure(window):
    card = window.map.gestures.card

    card.show_change(proposed_change(window.model, Wish(rows=(0, 1), deed=Deed.MERGE)))

    assert "%)" in card.text.text() and " %)" not in card.text.text()
    assert "km²" in card.text.text() and " km²" not in card.text.text()
