"""Every tool of the map, used in the real window as a planner would."""

from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from noivu_desktop.gui.map.marks import Marks
from noivu_desktop.gui.map.tools import TOOLS
from tests.builders import CELL_M, ORIGIN
from tests.gui_fixtures import click_unit

LEFT = Qt.MouseButton.LeftButton


def take(window, name):
    """Choose a tool by its key, as one does with the map under the hand."""
    canvas = window.map.canvas
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    canvas.setFocus()
    QTest.keyClick(canvas, next(tool.key for tool in TOOLS if tool.id == name))
    assert canvas.tool.id == name


def place(window, column, row):
    """The point of the window over a place of the grid; (0.5, 0.5) is the middle of A1."""
    x, y = ORIGIN[0] + column * CELL_M, ORIGIN[1] + row * CELL_M
    return window.map.canvas.to_window(x, y).toPoint()


def move(canvas, at, buttons=LEFT):
    where = QPointF(at)
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        where,
        canvas.mapToGlobal(where),
        Qt.MouseButton.NoButton,
        buttons,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(canvas, event)


def press_and_drag(window, *places):
    canvas = window.map.canvas
    points = [place(window, *one) for one in places]
    QTest.mousePress(canvas, LEFT, pos=points[0])
    for start, stop in pairwise(points):
        for share in (0.25, 0.5, 0.75, 1.0):
            move(canvas, start + (stop - start) * share)
    return points[-1]


def drag(window, *places):
    QTest.mouseRelease(window.map.canvas, LEFT, pos=press_and_drag(window, *places))


def groups(window):
    return {one.codes for one in window.model.plan.merged}


def test_a_chosen_tool_is_explained_on_the_map_and_checked_in_the_toolbar(window):
    take(window, "cut")

    tool = window.map.canvas.tool
    assert window.map.note.isVisible()
    assert window.map.note.text.text() == tool.hint
    checked = [one.text() for one in window.tools.tools.actions() if one.isChecked()]
    assert checked == [tool.label]


def test_painting_shows_what_would_be_and_merges_on_release_as_one_step(window):
    take(window, "paint")

    press_and_drag(window, (0.5, 0.5), (1.5, 0.5), (1.5, 1.5))
    card = window.map.gestures.card
    assert card.isVisible()
    assert "Sau" in card.text.text()
    assert "65,00\N{NO-BREAK SPACE}km²" in card.text.text()
    assert groups(window) == set()

    QTest.mouseRelease(window.map.canvas, LEFT, pos=place(window, 1.5, 1.5))
    assert groups(window) == {("A1", "B1", "B2")}
    assert not card.isVisible()

    window.run("edit.undo")
    assert groups(window) == set()


def test_a_fast_sweep_takes_the_units_it_jumped_over(window):
    take(window, "paint")
    canvas = window.map.canvas

    QTest.mousePress(canvas, LEFT, pos=place(window, 0.5, 0.5))
    move(canvas, place(window, 2.5, 0.5))
    QTest.mouseRelease(canvas, LEFT, pos=place(window, 2.5, 0.5))

    assert groups(window) == {("A1", "B1", "C1")}


def test_esc_drops_the_painting_without_a_trace_and_keeps_the_selection(window):
    click_unit(window, "C2")
    take(window, "paint")
    press_and_drag(window, (0.5, 0.5), (1.5, 0.5))
    before = window.model.file.can_undo

    QTest.keyClick(window.map.canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(window.map.canvas, LEFT, pos=place(window, 1.5, 0.5))

    assert groups(window) == set()
    assert window.model.file.can_undo == before
    assert not window.map.gestures.card.isVisible()
    assert window.workspace.codes == ("C2",)


def test_a_painting_against_a_lock_says_so_before_and_after(window, told):
    window.model.do("lock", kind="apart", codes=["A1", "B1"])
    take(window, "paint")

    press_and_drag(window, (0.5, 0.5), (1.5, 0.5))
    assert "khóa tách nhau" in window.map.gestures.card.text.text()

    QTest.mouseRelease(window.map.canvas, LEFT, pos=place(window, 1.5, 0.5))
    assert groups(window) == set()
    assert "khóa tách nhau" in told.pop()


def test_a_unit_is_pulled_from_its_merged_unit_into_another(window):
    window.model.do("merge", codes=["A1", "A2", "B1"])
    take(window, "pull")

    press_and_drag(window, (1.5, 0.5), (2.5, 0.5))
    told = window.map.gestures.card.text.text()
    assert told.count("Sau") == 2, "both units that change are told"
    QTest.mouseRelease(window.map.canvas, LEFT, pos=place(window, 2.5, 0.5))

    assert groups(window) == {("A1", "A2"), ("B1", "C1")}
    window.run("edit.undo")
    assert groups(window) == {("A1", "A2", "B1")}


def test_a_unit_pulled_back_to_where_it_was_stays(window):
    take(window, "pull")

    drag(window, (0.5, 0.5), (1.5, 0.5), (0.6, 0.6))

    assert groups(window) == set()


def test_the_lasso_takes_what_lies_for_the_most_part_inside(window):
    take(window, "lasso")

    drag(window, (0.05, 0.05), (1.3, 0.05), (1.3, 1.95), (0.05, 1.95))

    assert set(window.workspace.codes) == {"A1", "A2"}


def test_a_seat_is_placed_by_a_click_and_shown_as_a_star(window):
    window.model.do("merge", codes=["A1", "B1"])
    take(window, "seat")

    click_unit(window, "B1")

    coverage = window.model.coverage
    assert window.model.plan.merged_by_member["A1"].seat == "B1"
    assert window.map.canvas._overlay.marks == Marks(seats=(coverage.row("B1"),))


def test_a_seat_outside_a_merged_unit_is_refused_in_a_sentence(window, told):
    take(window, "seat")

    click_unit(window, "C2")

    assert told.pop() == "Xã C2 chưa được nhập với đơn vị nào."


def test_locks_are_drawn_on_the_map(window):
    window.model.do("lock", kind="together", codes=["A1", "B1", "C1"])
    window.model.do("lock", kind="apart", codes=["A2", "B2"])
    window.model.do("lock", kind="alone", codes=["C2"])

    row = window.model.coverage.row
    marks = window.map.canvas._overlay.marks
    assert set(marks.together) == {(row("A1"), row("B1")), (row("B1"), row("C1"))}
    assert marks.apart == ((row("A2"), row("B2")),)
    assert marks.alone == (row("C2"),)
    told = [label.text() for label in window.map.legend.findChildren(QLabel)]
    assert {"Khóa cùng nhau", "Khóa tách nhau", "Khóa giữ nguyên"} <= set(told)
    assert "Trụ sở" not in told


def measure(window, *places):
    canvas = window.map.canvas
    for one in places:
        QTest.mouseClick(canvas, LEFT, pos=place(window, *one))


def test_a_way_and_an_area_are_measured_and_copied(window):
    take(window, "measure")
    measure(window, (0, 0), (1, 0), (1, 1), (0, 1))
    QTest.keyClick(window.map.canvas, Qt.Key.Key_Return)

    card = window.map.measure
    assert card.isVisible()
    assert card.text.text().startswith(("Dài 15,0", "Dài 14,9"))  # as exact as a pixel
    assert "diện tích 25,0" in card.text.text() or "diện tích 24,9" in card.text.text()
    card.copy.click()
    assert QGuiApplication.clipboard().text() == card.text.text()
    assert groups(window) == set()

    QTest.keyClick(window.map.canvas, Qt.Key.Key_Escape)
    assert not card.isVisible()


def test_backspace_takes_the_last_point_of_a_measured_line_back(window):
    take(window, "measure")
    measure(window, (0, 0), (1, 0), (2, 1.5))

    QTest.keyClick(window.map.canvas, Qt.Key.Key_Backspace)

    assert window.map.measure.text.text().startswith(("Dài 5,0", "Dài 4,99"))


def test_only_units_still_open_are_chosen_and_painted(window):
    window.run("edit.only_open")
    assert window.qactions["edit.only_open"].isChecked()

    click_unit(window, "C2")
    assert window.workspace.codes == ()
    assert "còn phải sắp xếp" in window.totals.currentMessage()

    take(window, "paint")
    drag(window, (0.5, 0.5), (1.5, 0.5), (2.5, 0.5))
    assert groups(window) == {("A1", "B1")}


def test_choosing_and_painting_stay_in_the_district_where_they_began(window):
    for code in ("C1", "C2"):
        other = {"parent_code": "002", "parent_name": "Huyện Hai"}
        window.model.do("set_values", code=code, values=other)
    window.run("edit.one_parent")

    click_unit(window, "B1")
    click_unit(window, "C1", Qt.KeyboardModifier.ControlModifier)
    assert window.workspace.codes == ("B1",)
    assert "không thuộc Huyện Một" in window.totals.currentMessage()
    click_unit(window, "C1")
    assert window.workspace.codes == ("C1",)

    take(window, "paint")
    drag(window, (1.5, 0.5), (2.5, 0.5), (2.5, 1.5), (1.5, 1.5))
    assert groups(window) == {("B1", "B2")}


def test_the_note_of_the_hovered_unit_follows_a_merge(window):
    canvas = window.map.canvas
    QTest.mouseMove(canvas, place(window, 0.5, 0.5) + QPoint(3, 3))
    move(canvas, place(window, 0.5, 0.5), Qt.MouseButton.NoButton)
    assert "Phải sắp xếp" in window.map.strip.text.text()

    window.model.do("merge", codes=["A1", "B1", "A2"])

    assert "Phải sắp xếp" not in window.map.strip.text.text()


def test_resting_on_a_neighbour_tells_what_both_would_be(window, qtbot):
    click_unit(window, "A1")
    move(window.map.canvas, place(window, 1.5, 0.5), Qt.MouseButton.NoButton)

    strip = window.map.strip.text
    qtbot.waitUntil(lambda: "Cùng đơn vị đang chọn: chưa đạt" in strip.text())
    assert strip.text().endswith("40,00 km² (80,00 %) · 4.000 người (80,00 %)")
    assert groups(window) == set()

    window.run("edit.clear")
    assert "Cùng đơn vị" not in strip.text()


def test_the_map_is_walked_and_chosen_from_by_keys_alone(window):
    canvas = window.map.canvas
    canvas.setFocus()
    alt = Qt.KeyboardModifier.AltModifier
    click_unit(window, "A1")
    window.run("edit.clear")

    QTest.keyClick(canvas, Qt.Key.Key_Right, alt)
    assert window.workspace.selection.hovered == "B1"
    assert "Xã B1" in window.map.strip.text.text()
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    QTest.keyClick(canvas, Qt.Key.Key_Up, alt)
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    assert window.workspace.codes == ("B1", "B2")

    QTest.keyClick(canvas, Qt.Key.Key_Space)
    assert window.workspace.codes == ("B1",)


def test_the_place_of_the_pointer_is_told_in_the_grid_and_in_degrees(window):
    move(window.map.canvas, place(window, 0, 0), Qt.MouseButton.NoButton)
    told = window.coordinates

    north = int(told.text().split("X ")[1].split(" m")[0].replace(".", ""))
    assert told.text().startswith("VN-2000  X ")
    assert abs(north - ORIGIN[1]) < CELL_M / 50
    assert "VN-2000" in told.toolTip()

    told.click()
    assert told.text().startswith("21°4")
    assert told.text().endswith("″Đ")


def test_declared_neighbours_are_drawn_and_told_until_the_step_is_taken_back(window):
    coverage = window.model.coverage
    canvas, legend, card = window.map.canvas, window.map.legend, window.map.card
    bare = canvas.image()

    window.model.do("add_link", first="A1", second="C1", ground="Phà Nà Sầm")

    pair = (coverage.row("A1"), coverage.row("C1"))
    assert canvas._overlay.marks == Marks(neighbours=(pair,))
    assert "Được coi là liền kề" in [one.text() for one in legend.findChildren(QLabel)]
    window.workspace.selection.choose(["C1"])
    assert "Được coi là liền kề với Xã A1: Phà Nà Sầm." in card.text.text()
    window.workspace.selection.choose(["A1", "C1"])
    assert "Xã A1 và Xã C1 được coi là liền kề: Phà Nà Sầm." in card.text.text()
    window.workspace.selection.choose(["B2"])
    assert "liền kề:" not in card.text.text()
    window.workspace.selection.clear()
    window.workspace.selection.hover("A1")
    assert "Xã C1: Phà Nà Sầm." in window.map.strip.text.text()
    window.workspace.selection.hover(None)
    assert canvas.image() != bare

    window.model.undo()
    assert canvas._overlay.marks == Marks()
    assert canvas.image() == bare
    window.model.redo()
    assert canvas._overlay.marks == Marks(neighbours=(pair,))


def test_a_line_between_neighbours_is_drawn_wherever_it_crosses_the_map(window):
    """Not only where its ends are in sight."""
    window.model.do("add_link", first="A1", second="C1", ground="Phà Nà Sầm")
    coverage, canvas = window.model.coverage, window.map.canvas
    canvas.zoom_to([coverage.row("B1")])
    canvas.zoom_by(1.3)
    with_line = canvas.image()

    canvas.set_marks(Marks())

    assert canvas.image() != with_line
