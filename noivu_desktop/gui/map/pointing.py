"""What mouse and keys do on the map: they feed the chosen tool, pull, zoom, point and step."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

import numpy as np
import shapely
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from noivu_desktop.gui.map.arcs import NO_UNIT
from noivu_desktop.gui.map.parts import area_path, part_at
from noivu_desktop.gui.map.picking import unit_beside
from noivu_desktop.gui.map.scene import localised
from noivu_desktop.gui.map.surface import MapSurface, rect_between
from noivu_desktop.gui.map.tools import SELECT
from noivu_desktop.gui.map.tools.tool import Action, MapEvent, MapTool, Point, Tool, Wish

_KEY_ZOOM = 2**0.5
_WHEEL_UNITS_TO_DOUBLE = 240
_KEY_PAN = 0.125  # of the window


class Cutter(Protocol):
    """Knows what a line cuts, and gives a piece away."""

    def cut(self, points: Sequence[Point]) -> bool:
        """Cuts along a line and shows the pieces; no points: takes them away."""

    def point_at(self, at: Point) -> None:
        """Shows which piece lies under a map point."""

    def take(self, at: Point) -> None:
        """Asks to give away the piece under a map point."""


class PointedMap(MapSurface):
    """A map with a tool in hand. It knows no plan: what a gesture wishes is told by signals."""

    unit_clicked = Signal(int, object)
    """Row (-1: the ground beside all units) and the Qt.KeyboardModifiers held."""
    unit_hovered = Signal(int)
    """Row under the pointer or reached by keys, or -1."""
    selection_dragged = Signal(list)
    """Rows of the units that a frame touches or a drawn ring holds."""
    pointer_moved = Signal(float, float)
    """Map x, y under the pointer, in metres of the coverage's crs."""
    wish_shown = Signal(object)
    """The Wish that the gesture under way would fulfil on release, or None."""
    wish_made = Signal(object)
    """The Wish of a gesture that was carried out."""
    part_hovered = Signal(int)
    """Number of the part of a divided unit under the pointer, or -1."""
    tool_chosen = Signal(object)
    """The MapTool that the left button has now."""
    measured = Signal(list)
    """The map points of the line that is being measured; empty: none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._tool: MapTool = SELECT
        self._story: Tool | None = None
        self._proposed: Wish | None = None
        self._takes: Callable[[int, int], bool] = lambda row, leader: True
        self._cutter: Cutter | None = None
        self._part_hovered = NO_UNIT
        self._pulled_from: QPointF | None = None
        self._space_held = False

    def set_tool(self, tool: MapTool) -> None:
        """Chooses what the left button does; a gesture under way is dropped without a trace."""
        self._end_story()
        self.show_trace(())
        self.measure(())
        self._tool = tool
        self._show_cursor()
        self.tool_chosen.emit(tool)

    @property
    def tool(self) -> MapTool:
        """What the left button does."""
        return self._tool

    def set_taking(self, takes: Callable[[int, int], bool]) -> None:
        """Takes the rule that says whether a unit may be gathered with a leading one."""
        self._takes = takes

    def set_cutter(self, cutter: Cutter) -> None:
        """Takes the one who knows how units are cut."""
        self._cutter = cutter

    def show_pieces(self, pieces: Sequence[shapely.Geometry], chosen: int = NO_UNIT) -> None:
        """Shows pieces of a unit, in map coordinates, one of them stressed; or none."""
        local = localised(np.array(pieces, dtype=object), self._scene.middle)
        self._overlay.pieces = tuple(area_path(one) for one in local)
        self._overlay.piece = chosen
        self.update()

    # What a tool may ask for (tools.tool.ToolHost)

    def click(self, row: int, modifiers: object) -> None:
        """Tells that a unit was clicked."""
        self.unit_clicked.emit(row, modifiers)

    def show_frame(self, corners: tuple[int, int, int, int] | None) -> None:
        """Shows a frame between two corners in device pixels, or none."""
        self._overlay.frame = None if corners is None else rect_between(corners)
        self.update()

    def select_frame(self, corners: tuple[int, int, int, int]) -> None:
        """Tells which units a frame in device pixels holds."""
        box = self._view.local_box(rect_between(corners))
        self.selection_dragged.emit(self._scene.picker.units_in(*box))

    def show_trace(self, points: Sequence[Point], *, closed: bool = False) -> None:
        """Shows a line through map points, or none; a closed one bounds an area."""
        shown = [self._scene.to_local(*point) for point in points]
        self._overlay.trace = np.array(shown, dtype=np.float64).reshape(-1, 2)
        self._overlay.is_trace_closed = closed
        self.update()

    def select_ring(self, points: Sequence[Point]) -> None:
        """Tells which units lie for the most part inside a ring of map points."""
        ring = [self._scene.to_local(*point) for point in points]
        self.selection_dragged.emit(self._scene.picker.units_mostly_in(ring))

    def rows_between(self, start: Point, stop: Point) -> Iterable[int]:
        """The units on the straight way from one map point to another, in order."""
        ends = self._scene.to_local(*start), self._scene.to_local(*stop)
        return self._scene.picker.units_on_way(*ends)

    def takes(self, row: int, leader: int) -> bool:
        """Whether a unit may be gathered by a gesture that began on the unit ``leader``."""
        return self._takes(row, leader)

    def propose(self, wish: Wish | None) -> None:
        """Tells what the gesture would do; said once, however often the pointer moves."""
        if wish != self._proposed:
            self._proposed = wish
            self.wish_shown.emit(wish)

    def make(self, wish: Wish) -> None:
        """Tells that a change of the plan is wished."""
        self.propose(None)
        self.wish_made.emit(wish)

    def measure(self, points: Sequence[Point]) -> None:
        """Tells which line is being measured."""
        self.measured.emit(list(points))

    def cut(self, points: Sequence[Point]) -> bool:
        """Cuts a unit along a line; no points: takes the pieces away."""
        return self._cutter is not None and self._cutter.cut(points)

    def point_at_piece(self, at: Point) -> None:
        """Shows which piece lies under a map point."""
        if self._cutter is not None:
            self._cutter.point_at(at)

    def take_piece(self, at: Point) -> None:
        """Asks to give away the piece under a map point."""
        if self._cutter is not None:
            self._cutter.take(at)

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        button = event.button()
        if button == Qt.MouseButton.MiddleButton or (
            button == Qt.MouseButton.LeftButton and self._space_held
        ):
            self._pulled_from = event.position()
            self._space_held = False  # so that its release toggles nothing
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif button == Qt.MouseButton.LeftButton:
            pressed = self._map_event(Action.PRESS, event)
            if self._story is not None:
                self._tell(pressed)
            else:
                self._story = self._tool.run(self, pressed)
                next(self._story)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        where = event.position()
        if self._pulled_from is not None:
            moved = (where - self._pulled_from) * self._ratio
            dx, dy = round(moved.x()), round(moved.y())
            self._pulled_from += QPointF(dx, dy) / self._ratio
            self.pan(dx, dy)
        elif self._story is not None:
            self._tell(self._map_event(Action.MOVE, event))
        else:
            self._point_at_part(part_at(self._scene.parts, *self._to_local(where)))
            self._point_at(self.unit_at(where))
        self.pointer_moved.emit(*self.to_map(where))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pulled_from is not None:
            self._pulled_from = None
            self._show_cursor()
        elif event.button() == Qt.MouseButton.LeftButton and self._story is not None:
            self._tell(self._map_event(Action.RELEASE, event))
        else:
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._story is not None and event.button() == Qt.MouseButton.LeftButton:
            self._tell(self._map_event(Action.DONE, event))
        else:
            super().mouseDoubleClickEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if turned:
            self.zoom_by(2.0 ** (turned / _WHEEL_UNITS_TO_DOUBLE), event.position())
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Keys that a gesture under way needs come here before the menus get them."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if is_plain and self._is_wanted(event.key()):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _KEY_DIRECTIONS:
            self._go(*_KEY_DIRECTIONS[key], event.modifiers())
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(_KEY_ZOOM)
        elif key in (Qt.Key.Key_Minus, Qt.Key.Key_Underscore):
            self.zoom_by(1 / _KEY_ZOOM)
        elif key == Qt.Key.Key_Home:
            self.zoom_to_all()
        elif key == Qt.Key.Key_Space:
            self._space_held = True
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        elif self._is_wanted(key):
            self._work_story(key)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            if self._space_held and self._overlay.hover != NO_UNIT:
                self.unit_clicked.emit(self._overlay.hover, Qt.KeyboardModifier.ControlModifier)
            self._release_space()
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._release_space()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """A gesture does not outlive the window it is made in."""
        self._end_story()
        super().hideEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at_part(NO_UNIT)
        self._point_at(NO_UNIT)
        super().leaveEvent(event)

    def _go(self, right: int, down: int, modifiers: Qt.KeyboardModifier) -> None:
        """An arrow key: pull the map, or with Alt step to the next unit on that side."""
        if not modifiers & Qt.KeyboardModifier.AltModifier:
            step = _KEY_PAN * min(self._view.width, self._view.height)
            self.pan(round(-right * step), round(-down * step))
            return
        middle = self._view.to_local(self._view.width / 2, self._view.height / 2)
        start = self._current_unit()
        found = unit_beside(self._scene.boxes, start, middle, (right, down))
        if found != NO_UNIT:
            self._point_at_part(NO_UNIT)
            self._point_at(found)
            self._bring_into_sight(found)

    def _current_unit(self) -> int:
        """Where stepping from unit to unit starts: the hovered one, else the last chosen."""
        if self._overlay.hover != NO_UNIT:
            return self._overlay.hover
        chosen = self._overlay.selection
        return int(chosen[-1]) if len(chosen) else NO_UNIT

    def _bring_into_sight(self, row: int) -> None:
        x1, y1, x2, y2 = self._scene.boxes[row].tolist()
        x, y = self._view.to_pixels((x1 + x2) / 2, (y1 + y2) / 2)
        if not self._view.rect.contains(round(x), round(y)):
            self.pan(round(self._view.width / 2 - x), round(self._view.height / 2 - y))

    def _is_wanted(self, key: int) -> bool:
        """Whether a gesture under way, or what it left behind, takes this key."""
        if self._story is None:
            return key == Qt.Key.Key_Escape and len(self._overlay.trace) > 0
        return key in _STORY_KEYS or key == Qt.Key.Key_Escape

    def _work_story(self, key: int) -> None:
        if key == Qt.Key.Key_Escape:
            self._end_story()
            self.show_trace(())
            self.measure(())
        else:
            nowhere = MapEvent(action=_STORY_KEYS[key], x=0, y=0, row=NO_UNIT)
            self._tell(nowhere)

    def _release_space(self) -> None:
        self._space_held = False
        if self._pulled_from is None:
            self._show_cursor()

    def _show_cursor(self) -> None:
        self.setCursor(_CURSORS[self._tool.cursor])

    def _point_at(self, row: int) -> None:
        if row != self._overlay.hover:
            self.set_hover(row)
            self.unit_hovered.emit(row)

    def _point_at_part(self, number: int) -> None:
        if number != self._part_hovered:
            self._part_hovered = number
            self.part_hovered.emit(number)

    def set_hover(self, row: int | None) -> None:
        """Outlines the unit that is pointed at."""
        before, after = self._overlay.hover, NO_UNIT if row is None else row
        if before != after:
            self._overlay.hover = after
            self._update_rows(np.array([r for r in (before, after) if r != NO_UNIT], np.int64))

    def _map_event(self, action: Action, event: QMouseEvent) -> MapEvent:
        where = event.position()
        modifiers = event.modifiers()
        return MapEvent(
            action=action,
            x=round(where.x() * self._ratio),
            y=round(where.y() * self._ratio),
            row=self.unit_at(where),
            part=part_at(self._scene.parts, *self._to_local(where)),
            at=self.to_map(where),
            shift=bool(modifiers & Qt.KeyboardModifier.ShiftModifier),
            modifiers=modifiers,
        )

    def _tell(self, event: MapEvent) -> None:
        if self._story is not None:
            try:
                self._story.send(event)
            except StopIteration:
                self._story = None

    def _end_story(self) -> None:
        story, self._story = self._story, None
        if story is not None:
            story.close()


_KEY_DIRECTIONS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_STORY_KEYS: dict[int, Action] = {
    Qt.Key.Key_Backspace: Action.BACK,
    Qt.Key.Key_Return: Action.DONE,
    Qt.Key.Key_Enter: Action.DONE,
}
_CURSORS = {
    "arrow": Qt.CursorShape.ArrowCursor,
    "cross": Qt.CursorShape.CrossCursor,
    "hand": Qt.CursorShape.OpenHandCursor,
    "point": Qt.CursorShape.PointingHandCursor,
}
