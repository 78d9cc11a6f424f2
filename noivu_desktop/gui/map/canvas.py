"""The map widget: takes colours, groups and labels, and tells what was pointed at and picked."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from noivu_desktop.gui.map.arcs import NO_UNIT
from noivu_desktop.gui.map.scene import Scene
from noivu_desktop.gui.map.style import MapStyle
from noivu_desktop.gui.map.surface import MapSurface, rect_between
from noivu_desktop.gui.map.tools import SELECT
from noivu_desktop.gui.map.tools.tool import Action, MapEvent, MapTool, Tool
from noivu_desktop.units.coverage import Coverage

_KEY_ZOOM = 2**0.5
_WHEEL_UNITS_TO_DOUBLE = 240
_KEY_PAN = 0.125  # of the window


class MapCanvas(MapSurface):
    """Shows a coverage. Rows are rows of the coverage; map coordinates are those of its crs."""

    unit_clicked = Signal(int, object)
    """Row (-1: the ground beside all units) and the Qt.KeyboardModifiers held."""
    unit_hovered = Signal(int)
    """Row under the pointer, or -1."""
    selection_dragged = Signal(list)
    """Rows of the units that a frame touches."""
    pointer_moved = Signal(float, float)
    """Map x, y under the pointer, in metres of the coverage's crs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Bản đồ các đơn vị hành chính")
        self.setAccessibleDescription(
            "Bấm chuột để chọn đơn vị, kéo để di chuyển, giữ Shift và kéo để chọn bằng khung. "
            "Phím + và - phóng to, thu nhỏ; các phím mũi tên di chuyển; Home hiện toàn bộ."
        )
        self._coverage: Coverage | None = None
        self._labels: tuple[tuple[int, str, float], ...] = ()
        self._tool: MapTool = SELECT
        self._story: Tool | None = None
        self._pulled_from: QPointF | None = None
        self._space_held = False

    def set_coverage(self, coverage: Coverage) -> None:
        """Shows the units of a coverage; colours, groups, labels and selection start anew.

        A coverage with the same polygons (other figures only) leaves all as it is.
        """
        if self._coverage is not None and coverage.geometries is self._coverage.geometries:
            self._coverage = coverage
            return
        self._end_story()
        self._coverage, self._labels = coverage, ()
        self._show_scene(Scene(coverage, self._scene.style))

    @property
    def coverage(self) -> Coverage | None:
        """What is shown."""
        return self._coverage

    def set_style(self, style: MapStyle) -> None:
        """Takes other colours; fills stay as they were set."""
        self._scene.set_style(style)
        self._set_label_font()
        self._backing.redraw(self._view)
        self.update()

    @property
    def map_style(self) -> MapStyle:
        """The colours in use."""
        return self._scene.style

    def set_fills(self, rgba: NDArray[np.uint8]) -> None:
        """Colours the units: shape (n, 4), red, green, blue, alpha; seen over the background."""
        before = self._scene.fills
        self._scene.set_fills(rgba)
        self._touch(self._scene.boxes[before != self._scene.fills])

    def set_patterns(self, patterns: NDArray[np.integer]) -> None:
        """Hatches the units: shape (n,), 0 for none, from 1 as in ``style.HATCHES``."""
        before = self._scene.patterns
        self._scene.patterns = np.array(patterns, dtype=np.int64)
        self._touch(self._scene.boxes[before != self._scene.patterns])

    def set_groups(self, groups: NDArray[np.integer]) -> None:
        """Shows mergers: units of equal number (shape (n,), any numbers) are one merged unit."""
        before = self._scene.borders
        self._touch_labels()
        self._scene.set_groups(groups)
        self._touch(self._scene.arc_boxes[before != self._scene.borders])

    def set_labels(self, labels: Iterable[tuple[int, str, float]]) -> None:
        """Names units: (row, text, importance).

        Where only one unit of a merged unit is named, the name stands for the whole of it.
        """
        taken = tuple(labels)
        if taken != self._labels:
            self._touch_labels()
            self._labels = taken
            self._scene.labels.set_labels(taken)

    def set_selection(self, rows: Sequence[int]) -> None:
        """Outlines the selected units."""
        before = self._overlay.selection
        self._overlay.selection = np.unique(np.asarray(rows, dtype=np.int64))
        self._update_rows(np.setxor1d(before, self._overlay.selection))

    def set_hover(self, row: int | None) -> None:
        """Outlines the unit that is pointed at."""
        before, after = self._overlay.hover, NO_UNIT if row is None else row
        if before != after:
            self._overlay.hover = after
            self._update_rows(np.array([r for r in (before, after) if r != NO_UNIT], np.int64))

    def set_tool(self, tool: MapTool) -> None:
        """Chooses what the left button does; a drag under way is dropped without a trace."""
        self._end_story()
        self._tool = tool

    @property
    def tool(self) -> MapTool:
        """What the left button does."""
        return self._tool

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

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        button = event.button()
        if button == Qt.MouseButton.MiddleButton or (
            button == Qt.MouseButton.LeftButton and self._space_held
        ):
            self._pulled_from = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif button == Qt.MouseButton.LeftButton:
            self._end_story()
            self._story = self._tool.run(self, self._map_event(Action.PRESS, event))
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
            self._point_at(self.unit_at(where))
        self.pointer_moved.emit(*self.to_map(where))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pulled_from is not None:
            self._pulled_from = None
            self.unsetCursor()
        elif event.button() == Qt.MouseButton.LeftButton and self._story is not None:
            self._tell(self._map_event(Action.RELEASE, event))
            self._end_story()
        else:
            super().mouseReleaseEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if turned:
            self.zoom_by(2.0 ** (turned / _WHEEL_UNITS_TO_DOUBLE), event.position())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _KEY_DIRECTIONS:
            right, down = _KEY_DIRECTIONS[key]
            step = _KEY_PAN * min(self._view.width, self._view.height)
            self.pan(round(-right * step), round(-down * step))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(_KEY_ZOOM)
        elif key in (Qt.Key.Key_Minus, Qt.Key.Key_Underscore):
            self.zoom_by(1 / _KEY_ZOOM)
        elif key == Qt.Key.Key_Home:
            self.zoom_to_all()
        elif key == Qt.Key.Key_Space:
            self._space_held = True
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        elif key == Qt.Key.Key_Escape and self._story is not None:
            self._end_story()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._release_space()
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._release_space()
        super().focusOutEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(NO_UNIT)
        super().leaveEvent(event)

    def _release_space(self) -> None:
        if self._space_held:
            self._space_held = False
            self.unsetCursor()

    def _point_at(self, row: int) -> None:
        if row != self._overlay.hover:
            self.set_hover(row)
            self.unit_hovered.emit(row)

    def _map_event(self, action: Action, event: QMouseEvent) -> MapEvent:
        where = event.position()
        modifiers = event.modifiers()
        return MapEvent(
            action=action,
            x=round(where.x() * self._ratio),
            y=round(where.y() * self._ratio),
            row=self.unit_at(where) if action is Action.PRESS else NO_UNIT,
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
