"""The map widget as a user and the window meet it."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from noivu_desktop.gui.map.canvas import MapCanvas
from noivu_desktop.gui.map.scene import Border
from noivu_desktop.gui.map.style import DARK, LIGHT
from noivu_desktop.gui.map.tools import TOOLS
from noivu_desktop.units.coverage import Coverage
from tests.builders import CELL_M, CRS, ORIGIN, commune, grid_of_units

RED = (200, 30, 30, 255)
GREEN = (30, 160, 60, 255)


def coverage_of(*shapes):
    units = tuple(commune(f"U{n}") for n in range(len(shapes)))
    return Coverage(units=units, geometries=np.array(shapes, dtype=object), crs=CRS)


def canvas_with(qtbot, coverage, width=300, height=240):
    canvas = MapCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(width, height)
    canvas.set_coverage(coverage)
    canvas.show()
    canvas.finish_drawing()
    return canvas


@pytest.fixture
def grid_canvas(qtbot):
    """A3 B3 C3
    A2 B2 C2
    A1 B1 C1
    """
    return canvas_with(qtbot, grid_of_units(3, 3))


def middle_of(canvas, row):
    """The point of the window over the middle of unit ``row`` of the 3 x 3 grid."""
    x = ORIGIN[0] + (row % 3 + 0.5) * CELL_M
    y = ORIGIN[1] + (row // 3 + 0.5) * CELL_M
    return canvas.to_window(x, y).toPoint()


def pixels(canvas):
    image = canvas.image().convertToFormat(canvas.image().format().Format_RGB32)
    array = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return array[:, :, :3].astype(int)


def fills(*colors):
    return np.array(colors, dtype=np.uint8)


def test_a_click_tells_the_unit_and_the_keys(qtbot, grid_canvas):
    with qtbot.waitSignal(grid_canvas.unit_clicked) as caught:
        qtbot.mouseClick(
            grid_canvas,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.ControlModifier,
            middle_of(grid_canvas, 4),
        )

    assert caught.args == [4, Qt.KeyboardModifier.ControlModifier]


def test_a_click_beside_the_map_tells_minus_one(qtbot, grid_canvas):
    with qtbot.waitSignal(grid_canvas.unit_clicked) as caught:
        qtbot.mouseClick(grid_canvas, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))

    assert caught.args[0] == -1


def test_the_pointer_tells_unit_and_place(qtbot, grid_canvas):
    with qtbot.waitSignals([grid_canvas.unit_hovered, grid_canvas.pointer_moved]):
        qtbot.mouseMove(grid_canvas, middle_of(grid_canvas, 8))

    assert grid_canvas.unit_at(QPointF(middle_of(grid_canvas, 8))) == 8


def test_a_frame_with_shift_selects_what_it_touches(qtbot, grid_canvas):
    shift = Qt.KeyboardModifier.ShiftModifier
    start, stop = middle_of(grid_canvas, 0), middle_of(grid_canvas, 4)

    with qtbot.waitSignal(grid_canvas.selection_dragged) as caught:
        qtbot.mousePress(grid_canvas, Qt.MouseButton.LeftButton, shift, start)
        drag(grid_canvas, start, stop, shift)
        qtbot.mouseRelease(grid_canvas, Qt.MouseButton.LeftButton, shift, stop)

    assert caught.args == [[0, 1, 3, 4]]


def drag(canvas, start, stop, modifiers=Qt.KeyboardModifier.NoModifier):
    for share in (0.3, 0.7, 1.0):
        place = QPointF(start) + (QPointF(stop) - QPointF(start)) * share
        move = QMouseEvent(
            QEvent.Type.MouseMove,
            place,
            canvas.mapToGlobal(place),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            modifiers,
        )
        QApplication.sendEvent(canvas, move)


def test_a_drag_pulls_the_map_and_clicks_nothing(qtbot, grid_canvas):
    start, stop = QPoint(100, 100), QPoint(160, 130)
    under = grid_canvas.to_map(QPointF(start))

    with qtbot.assertNotEmitted(grid_canvas.unit_clicked):
        qtbot.mousePress(grid_canvas, Qt.MouseButton.LeftButton, pos=start)
        drag(grid_canvas, start, stop)
        qtbot.mouseRelease(grid_canvas, Qt.MouseButton.LeftButton, pos=stop)

    assert grid_canvas.to_map(QPointF(stop)) == pytest.approx(under)


def test_keys_zoom_and_pan_and_home_shows_all_again(qtbot, grid_canvas):
    whole, center = grid_canvas.metres_per_pixel, grid_canvas.map_center

    qtbot.keyClick(grid_canvas, Qt.Key.Key_Plus)
    assert grid_canvas.metres_per_pixel < whole
    qtbot.keyClick(grid_canvas, Qt.Key.Key_Right)
    assert grid_canvas.map_center[0] > center[0]
    qtbot.keyClick(grid_canvas, Qt.Key.Key_Home)

    assert grid_canvas.metres_per_pixel == whole
    assert grid_canvas.map_center == pytest.approx(center)


def test_zooming_keeps_the_point_under_the_pointer(grid_canvas):
    at = QPointF(80, 60)
    under = grid_canvas.to_map(at)

    grid_canvas.zoom_by(3.0, at)

    error_px = np.subtract(grid_canvas.to_map(at), under) / grid_canvas.metres_per_pixel
    assert np.abs(error_px).max() <= 0.5


def test_units_take_their_colours(grid_canvas):
    grid_canvas.set_fills(fills(RED, *[GREEN] * 8))

    image = grid_canvas.image()

    assert image.pixelColor(middle_of(grid_canvas, 0)) == QColor(*RED)
    assert image.pixelColor(middle_of(grid_canvas, 5)) == QColor(*GREEN)


@pytest.mark.parametrize("style", [LIGHT, DARK])
def test_the_ground_beside_the_units_takes_the_style(grid_canvas, style):
    grid_canvas.set_style(style)

    assert grid_canvas.image().pixelColor(2, 120) == QColor(*style.background)


def test_a_new_style_replaces_colours_that_nobody_set(grid_canvas):
    grid_canvas.set_style(DARK)

    assert grid_canvas.image().pixelColor(middle_of(grid_canvas, 4)) == QColor(*DARK.unit)


@pytest.mark.parametrize(
    "shapes",
    [
        (),
        (shapely.box(0, 0, 10, 10),),
        (shapely.box(0, 0, 10, 10), shapely.Polygon()),
        (shapely.MultiPolygon([shapely.box(0, 0, 1, 1), shapely.box(500, 500, 900, 900)]),),
        (
            shapely.box(0, 0, 100, 100).difference(shapely.box(40, 40, 60, 60)),
            shapely.box(40, 40, 60, 60),
        ),
    ],
)
def test_unusual_maps_are_shown_and_can_be_used(qtbot, shapes):
    canvas = canvas_with(qtbot, coverage_of(*shapes))
    count = len(shapes)

    canvas.set_labels([(row, "Xã Đông Lỗ", 1.0) for row in range(count)])
    canvas.set_groups(np.zeros(count, dtype=int))
    canvas.set_selection(range(count))
    canvas.zoom_by(0.5)
    canvas.image()
    canvas.zoom_to_all()

    for row, shape in enumerate(shapes):
        if not shape.is_empty:
            inside = shape.point_on_surface()
            assert canvas.unit_at(canvas.to_window(inside.x, inside.y)) == row
    assert not canvas.image().isNull()


VORONOI = shapely.get_parts(
    shapely.voronoi_polygons(
        shapely.multipoints(np.random.default_rng(7).uniform(0, 1000, (60, 2))),
        extend_to=shapely.box(0, 0, 1000, 1000),
    )
)


@given(st.lists(st.tuples(st.floats(0, 299), st.floats(0, 239)), min_size=1, max_size=30))
@settings(max_examples=30)
def test_the_unit_under_a_point_is_the_one_whose_polygon_holds_it(voronoi_canvas, points):
    for x, y in points:
        place = shapely.Point(voronoi_canvas.to_map(QPointF(x, y)))
        row = voronoi_canvas.unit_at(QPointF(x, y))
        # Local coordinates are rounded; the borders themselves may go to either side.
        if row == -1:
            assert not any(shape.buffer(-1e-6).contains(place) for shape in VORONOI)
        else:
            assert VORONOI[row].distance(place) < 1e-6


@pytest.fixture(scope="module")
def voronoi_canvas(qapp):
    canvas = MapCanvas()
    canvas.resize(300, 240)
    canvas.set_coverage(coverage_of(*VORONOI))
    canvas.set_labels([(row, f"Xã số {row}", float(row % 3)) for row in range(len(VORONOI))])
    yield canvas
    canvas.deleteLater()


def assert_like_a_fresh_drawing(canvas):
    """The picture on screen equals one drawn from nothing, but for a few rounded pixels."""
    shown = pixels(canvas)
    canvas._backing.forget()
    fresh = pixels(canvas)
    different = np.abs(shown - fresh).max(axis=2)
    assert np.count_nonzero(different > 2) <= 0.0005 * different.size


gestures = st.one_of(
    st.tuples(st.just("pan"), st.integers(-90, 90), st.integers(-90, 90)),
    st.tuples(st.just("zoom"), st.floats(0.6, 1.8), st.integers(0, 299)),
    st.tuples(st.just("paint"), st.just(0), st.just(0)),
    st.tuples(st.just("groups"), st.integers(0, 59), st.integers(1, 4)),
    st.tuples(st.just("fills"), st.integers(0, 59), st.integers(1, 60)),
    st.tuples(st.just("patterns"), st.integers(0, 59), st.integers(1, 6)),
)


@given(st.lists(gestures, min_size=1, max_size=8))
@settings(max_examples=40)
def test_after_any_gestures_the_picture_equals_a_fresh_one(voronoi_canvas, sequence):
    canvas, count = voronoi_canvas, len(VORONOI)
    canvas.zoom_to_all()
    for kind, first, second in sequence:
        if kind == "pan":
            canvas.pan(first, second)
        elif kind == "zoom":
            canvas.zoom_by(first, QPointF(second, 100))
        elif kind == "paint":
            canvas.grab()
        elif kind == "groups":
            groups = np.arange(count)
            groups[first : first + second] = first
            canvas.set_groups(groups)
        elif kind == "fills":
            rgba = np.tile(np.array(GREEN, dtype=np.uint8), (count, 1))
            rgba[first : first + second] = RED
            canvas.set_fills(rgba)
        else:
            canvas.set_patterns((np.arange(count) == first) * second)

    assert_like_a_fresh_drawing(canvas)


def test_a_wheel_step_shows_the_old_picture_at_once_and_a_crisp_one_soon(qtbot):
    canvas = canvas_with(qtbot, coverage_of(*VORONOI))
    before = canvas.metres_per_pixel
    at = QPointF(150, 120)

    turn_wheel(canvas, at, 120)
    assert canvas.metres_per_pixel < before
    canvas.repaint()
    assert canvas.is_drawing
    qtbot.waitUntil(lambda: not canvas.is_busy)

    assert_like_a_fresh_drawing(canvas)


def test_the_window_rests_when_nothing_is_left_to_draw(qtbot):
    canvas = canvas_with(qtbot, coverage_of(*VORONOI))
    canvas.zoom_by(1.5)

    qtbot.waitUntil(lambda: not canvas.is_busy)
    canvas.repaint()

    qtbot.waitUntil(lambda: not canvas._timer.isActive())


def turn_wheel(canvas, at, angle):
    event = QWheelEvent(
        at,
        canvas.mapToGlobal(at),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


def test_a_merger_paints_only_where_something_changed(qtbot, monkeypatch):
    canvas = canvas_with(qtbot, grid_of_units(10, 10), 600, 600)
    canvas.grab()
    drawn = []
    draw = canvas._scene.draw
    monkeypatch.setattr(
        canvas._scene,
        "draw",
        lambda painter, view: (drawn.append(view.rect), draw(painter, view)),
    )
    groups = np.arange(100)
    groups[1] = 0

    canvas.set_groups(groups)
    canvas.grab()

    assert sum(rect.width() * rect.height() for rect in drawn) < 0.06 * 600 * 600
    assert_like_a_fresh_drawing(canvas)


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.id)
def test_leaving_a_drag_leaves_no_trace(qtbot, grid_canvas, tool):
    grid_canvas.set_tool(tool)
    before = pixels(grid_canvas)

    qtbot.mousePress(grid_canvas, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    if tool.id == "rectangle":
        drag(grid_canvas, QPoint(100, 100), QPoint(150, 150))
    qtbot.keyClick(grid_canvas, Qt.Key.Key_Escape)

    assert np.array_equal(pixels(grid_canvas), before)


def test_readers_of_the_screen_hear_what_the_map_is(grid_canvas):
    assert grid_canvas.accessibleName()
    assert "Shift" in grid_canvas.accessibleDescription()


def test_a_unit_that_holds_a_part_is_outlined_though_it_stands_alone(grid_canvas):
    borders = grid_canvas._scene.borders.copy()
    grid_canvas.set_groups(np.arange(9), [4])

    outlined = grid_canvas._scene.borders == Border.GROUP
    assert set(grid_canvas._scene.arcs.sides[outlined].ravel().tolist()) == {1, 3, 4, 5, 7}
    assert not (borders == Border.GROUP).any()
