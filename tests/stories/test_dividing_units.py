"""A planner draws a line across a commune and gives one piece to its neighbour."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from noivu_desktop.gui.actions.parts import has_parts_chosen
from noivu_desktop.gui.dialogs.part_form import PartForm
from noivu_desktop.plan.parts import estimated_part
from noivu_desktop.project.level_steps import hamlets_to_json
from noivu_desktop.project.part_json import part_arguments
from noivu_desktop.project.project_file import read_project
from tests.stories.test_levels_in_the_window import hamlets_of
from tests.stories.test_map_tools import LEFT, drag, move, place, press_and_drag, take


def draw(window, *places):
    for one in places:
        QTest.mouseClick(window.map.canvas, LEFT, pos=place(window, *one))


def form_of(window):
    return next((one for one in window.findChildren(PartForm) if one.isVisible()), None)


@pytest.fixture
def form(window):
    """A2 (upper left) is cut from left to right at 40 % of its height; the upper piece goes."""
    take(window, "cut")
    draw(window, (-0.2, 1.4), (1.2, 1.4))
    QTest.keyClick(window.map.canvas, Qt.Key.Key_Return)
    move(window.map.canvas, place(window, 0.5, 1.7), Qt.MouseButton.NoButton)
    draw(window, (0.5, 1.7))
    return form_of(window)


def given(window):
    return [part for parts in window.model.plan.parts_of.values() for _, part in parts]


def test_a_piece_goes_to_a_neighbour_with_figures_estimated_by_area(window, form):
    assert form.taker.currentText() == "Xã B2"
    assert form.boxes["population"].text().startswith("3")
    assert form.marks["population"].text() == "ước tính"
    assert "Sau" in form.preview.text()

    form.accept()

    part = next(one for one in given(window) if not one.is_rest)
    assert (part.code, part.to) == ("A2", "B2")
    assert part.estimated == ("area_km2", "households", "population")
    assert abs(part.area_km2 - Decimal(15)) < Decimal("0.2")
    assert part.shape.area == pytest.approx(15e6, rel=0.02)
    assert "trước = sau ✓" in window.totals.kept.text()
    assert read_project(window.model.file.path).plan().parts_of.keys() == {"A2"}

    window.run("edit.undo")
    assert given(window) == []
    window.run("edit.redo")
    assert len(given(window)) == 2


def test_an_official_figure_takes_the_place_of_an_estimate(window, form):
    form.boxes["population"].selectAll()
    QTest.keyClicks(form.boxes["population"], "1250")
    assert form.marks["population"].text() == "số liệu chính thức"

    form.accept()

    part = next(one for one in given(window) if not one.is_rest)
    assert part.population == 1250
    assert part.estimated == ("area_km2", "households")


def test_a_figure_that_is_none_is_told_and_nothing_is_done(window, form):
    form.boxes["population"].selectAll()
    QTest.keyClicks(form.boxes["population"], "nhieu")

    form.accept()

    assert form.isVisible()
    assert "không dùng được làm dân số" in form.problem.text()
    assert given(window) == []


def test_the_part_is_drawn_named_and_told_when_pointed_at(window, form):
    form.accept()
    canvas = window.map.canvas

    move(canvas, place(window, 0.5, 1.8), Qt.MouseButton.NoButton)
    assert "Một phần Xã A2, nhập vào Xã B2" in window.map.strip.text.text()
    assert "ước tính" in window.map.strip.text.text()
    move(canvas, place(window, 0.5, 1.1), Qt.MouseButton.NoButton)
    assert "Một phần" not in window.map.strip.text.text()


def test_the_part_has_the_colour_of_its_new_home(window, form):
    form.accept()
    window.run("view.theme.plan")
    image = window.map.canvas.image()

    def colour(column, row):
        return image.pixelColor(place(window, column, row)).name()

    assert colour(0.1, 1.9) == colour(1.9, 1.1) != colour(0.1, 1.1)


def test_a_part_is_corrected_and_taken_back(window, form):
    form.accept()
    window.workspace.selection.choose(["B2"])
    assert has_parts_chosen(window.workspace)

    window.run("plan.set_part")
    again = form_of(window)
    again.boxes["households"].selectAll()
    QTest.keyClicks(again.boxes["households"], "333")
    again.accept()
    part = next(one for one in given(window) if not one.is_rest)
    assert part.households == 333
    assert part.estimated == ("area_km2", "population")

    window.run("plan.take_back")
    assert given(window) == []
    assert window.model.plan.merged == ()


def test_a_line_that_does_not_cross_is_told_and_cuts_nothing(window):
    take(window, "cut")
    draw(window, (0.2, 1.4), (0.6, 1.4))
    QTest.keyClick(window.map.canvas, Qt.Key.Key_Return)

    assert "chưa cắt đôi Xã A2" in window.totals.currentMessage()
    assert window.map.canvas._overlay.pieces == ()


def test_esc_leaves_no_trace_of_the_line_nor_of_the_pieces(window):
    take(window, "cut")
    canvas = window.map.canvas
    draw(window, (-0.2, 1.4), (1.2, 1.4))
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert len(canvas._overlay.pieces) == 2

    QTest.keyClick(canvas, Qt.Key.Key_Escape)

    assert canvas._overlay.pieces == ()
    assert len(canvas._overlay.trace) == 0
    draw(window, (0.5, 1.7))
    assert form_of(window) is None


def test_a_part_is_pulled_to_another_unit_in_one_step_and_back_home(window, form):
    form.accept()
    take(window, "pull")

    press_and_drag(window, (0.5, 1.8), (0.5, 0.5))
    assert "Xã A1" in window.map.gestures.card.text.text()
    QTest.mouseRelease(window.map.canvas, LEFT, pos=place(window, 0.5, 0.5))
    assert [(one.code, one.to) for one in given(window) if not one.is_rest] == [("A2", "A1")]
    assert "Chuyển một phần Xã A2 sang Xã A1" in window.qactions["edit.undo"].text()

    window.run("edit.undo")
    assert [one.to for one in given(window) if not one.is_rest] == ["B2"]

    drag(window, (0.5, 1.8), (0.5, 1.1))
    assert given(window) == []


def test_a_part_dropped_where_it_was_stays(window, form):
    form.accept()
    take(window, "pull")

    drag(window, (0.5, 1.8), (0.2, 1.6))

    assert [one.to for one in given(window) if not one.is_rest] == ["B2"]


def test_a_piece_that_went_elsewhere_meanwhile_is_refused_in_a_sentence(window, told):
    take(window, "cut")
    draw(window, (-0.2, 1.4), (1.2, 1.4))
    QTest.keyClick(window.map.canvas, Qt.Key.Key_Return)
    piece = next(one for one in window.map.cutting._pieces if one.bounds[3] > 2_409_000)
    coverage = window.model.coverage
    given_away = estimated_part(window.model.plan, coverage, "A2", "B2", piece)
    window.model.do("give_part", code="A2", **part_arguments(given_away))

    draw(window, (0.5, 1.7))

    assert told.pop() == "Phần vẽ không nằm trong Xã A2; hãy vẽ lại."
    assert form_of(window) is None


def test_where_hamlets_are_known_their_people_are_the_estimate(window):
    """A2 holds 1500 people in each quarter; the upper 60 % hold the two upper hamlets."""
    hamlets = hamlets_of(window.model.coverage)
    window.model.do_above("add_hamlets", **hamlets_to_json(hamlets))
    take(window, "cut")
    draw(window, (-0.2, 1.4), (1.2, 1.4))
    QTest.keyClick(window.map.canvas, Qt.Key.Key_Return)
    draw(window, (0.5, 1.7))

    form = form_of(window)
    assert form.boxes["population"].text() == "3000"
    assert form.marks["population"].text() == "ước tính"
    form.accept()
    assert {one.population for one in given(window)} == {3000}
