"""The map with its legend and cards: shows the model, turns clicks into a selection."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from noivu_desktop.gui.background_layers import BackgroundLayers
from noivu_desktop.gui.colours import is_dark
from noivu_desktop.gui.dialogs.background_list import BackgroundList
from noivu_desktop.gui.lock_signs import marks_of
from noivu_desktop.gui.map.canvas import MapCanvas
from noivu_desktop.gui.map.marks import Marks
from noivu_desktop.gui.map.style import DARK, LIGHT
from noivu_desktop.gui.map_themes import MapTheme, group_ids, map_themes
from noivu_desktop.gui.panels.cutting import Cutting
from noivu_desktop.gui.panels.gestures import Gestures
from noivu_desktop.gui.panels.hover_strip import HoverStrip
from noivu_desktop.gui.panels.legend import Legend
from noivu_desktop.gui.panels.map_note import MapNote
from noivu_desktop.gui.panels.measure_card import MeasureCard
from noivu_desktop.gui.panels.overlay import largest_free
from noivu_desktop.gui.panels.selection_card import SelectionCard
from noivu_desktop.gui.part_shapes import map_parts, rows_beside_parts
from noivu_desktop.gui.sentences import name_alone
from noivu_desktop.gui.shown_once import show_once
from noivu_desktop.gui.workspace import Workspace
from noivu_desktop.units.ellipsoid import Point

_LEAST_WIDTH = 300
_LEAST_SHRINK = 0.5
"""Neighbours may go out of sight before units become too small to be known."""
_LEAST_SHRINK_OF_ALL = 0.2
_FEW_UNITS = 12
"""Maps of no more units than this are drawn smaller where the card would hide some of them."""
_MOST_CLEAR = 12
"""Of more chosen units nobody looks for single neighbours."""
_NEW_UNIT_FIRST = 1e9
"""Adds to the importance of a label: names of new units are placed before those of old ones."""


class MapPane(QWidget):
    """The canvas coloured by a theme. Click chooses, Ctrl or Shift adds, Enter accepts."""

    merge_asked = Signal()
    split_asked = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._model = model = workspace.model
        self._selection = selection = workspace.selection
        self._theme = map_themes()[0]
        self._names: tuple[tuple[int, str, float], ...] = ()
        self.canvas = MapCanvas(self)
        self.canvas.setMinimumWidth(_LEAST_WIDTH)
        self.legend = Legend(self.canvas)
        self.note = MapNote(self.canvas)  # before the card, which covers it where room is short
        self.card = SelectionCard(model, selection, self.canvas, self._wanted_points)
        self.strip = HoverStrip(model, selection, self.canvas)
        self.measure = MeasureCard(self.canvas)
        self.gestures = Gestures(self.canvas, model, workspace.reach)
        self.cutting = Cutting(self.canvas, workspace)
        self.backgrounds = BackgroundLayers(self.canvas, model)
        self._marks = Marks()
        self._view_beside_card: tuple[float, ...] = ()
        self._place()
        self._connect()
        self._show_coverage()

    @property
    def theme(self) -> MapTheme:
        return self._theme

    def set_theme(self, theme: MapTheme) -> None:
        """Colour the map in another way."""
        self._theme = theme
        self._workspace.theme_id = theme.id
        self._paint_colours()

    def _place(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.canvas)

    def _connect(self) -> None:
        self.canvas.unit_clicked.connect(self._click)
        self.canvas.unit_hovered.connect(self._hover)
        self.canvas.selection_dragged.connect(self._drag)
        self.canvas.measured.connect(self._measure)
        self.canvas.tool_chosen.connect(lambda tool: self.note.tell(tool.hint))
        self.gestures.said.connect(self._say)
        self.cutting.said.connect(self._say)
        self.backgrounds.said.connect(self._workspace.say)
        self._workspace.backgrounds_wished.connect(self._list_backgrounds)
        self._selection.changed.connect(self._show_selection)
        self._selection.hovered_changed.connect(self._show_hovered)
        self._selection.shown.connect(self._zoom_to)
        self._model.units_changed.connect(self._show_coverage)
        self._model.plan_changed.connect(self._paint_plan)
        self._model.rules_changed.connect(self._paint_colours)
        self.card.accepted.connect(self.merge_asked)
        self.card.split_asked.connect(self.split_asked)
        self.card.cleared.connect(self._selection.clear)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.merge_asked)

    def _list_backgrounds(self) -> None:
        owner = self.window()
        show_once(owner, BackgroundList, lambda: BackgroundList(self.backgrounds, owner))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_colours()

    def _show_coverage(self) -> None:
        before, coverage = self.canvas.coverage, self._model.coverage
        self.canvas.set_coverage(coverage)
        self._names = tuple(
            (row, name_alone(unit), float(unit.population or 0))
            for row, unit in enumerate(coverage.units)
        )
        self._paint_plan()
        self._show_selection()
        if before is None or before.geometries is not coverage.geometries:
            self.backgrounds.show()
            self.canvas.zoom_to_all()

    def _paint_plan(self) -> None:
        plan, coverage = self._model.plan, self._model.coverage
        self.canvas.set_groups(group_ids(self._model), rows_beside_parts(plan, coverage))
        self._marks = marks_of(plan, coverage)
        self._paint_colours()
        self._show_labels()
        self.canvas.set_parts(map_parts(plan, coverage))
        self.canvas.set_marks(self._marks)

    def _paint_colours(self) -> None:
        dark = is_dark(self.palette())
        style = DARK if dark else LIGHT
        if self.canvas.map_style is not style:
            self.canvas.set_style(style)
        colours = self._theme.colours(self._model)
        self.canvas.set_fills(colours.fills(dark=dark))
        self.canvas.set_patterns(colours.patterns())
        self.legend.show_entries(self._theme.label, colours.legend, self._marks.signs)

    def _show_labels(self) -> None:
        """Names of units, but of a merged unit only the new name, which stands for all of it."""
        index = self._model.coverage.index
        shown: list[tuple[int, str, float] | None] = list(self._names)
        for code, merged in self._model.plan.merged_by_member.items():
            row, name, importance = self._names[index[code]]
            is_new = merged.code == code
            new = (row, merged.name or name, importance + _NEW_UNIT_FIRST)
            shown[row] = new if is_new else None
        self.canvas.set_labels(filter(None, shown))

    def _show_selection(self) -> None:
        rows = self._model.coverage.rows(self._selection.codes)
        self.canvas.set_selection(rows)
        if not rows and self._view_beside_card == self._view:
            self.canvas.zoom_to_all()
        if rows and self._may_move and self.card.hides(self._points_around()):
            everything = range(len(self._model.coverage.units))
            self.canvas.zoom_to(everything)
            self._make_room_for_card(everything, _LEAST_SHRINK_OF_ALL)
            self._view_beside_card = self._view

    @property
    def _may_move(self) -> bool:
        """Whether the map may move by itself: a small one that the user has not moved."""
        is_as_given = self.canvas.fits_all or self._view_beside_card == self._view
        return is_as_given and len(self._model.coverage.units) <= _FEW_UNITS

    @property
    def _view(self) -> tuple[float, ...]:
        return (*self.canvas.map_center, self.canvas.metres_per_pixel)

    def _wanted_points(self) -> list[QPoint]:
        """What the card should leave in sight, unless the map goes aside."""
        return [] if self._may_move else self._points_around()

    def _points_around(self) -> list[QPoint]:
        """Where the chosen units and those around them are on the map."""
        coverage = self.canvas.coverage
        if coverage is None or len(self._selection.codes) > _MOST_CLEAR:
            return []
        plan = self._model.plan
        codes = {one for code in self._selection.codes for one in plan.group_of(code)}
        rows = {coverage.index[code] for code in codes if code in coverage.index}
        around = rows.union(*(coverage.neighbour_rows[row] for row in rows))
        room = self.canvas.rect()
        return [one for one in self.canvas.points_in(sorted(around)) if room.contains(one)]

    def _show_hovered(self) -> None:
        code = self._selection.hovered
        self.canvas.set_hover(None if code is None else self._model.coverage.index.get(code))

    def _zoom_to(self, codes: list[str]) -> None:
        """Bring units into sight with their neighbours: with whom could they go?"""
        rows = self._model.coverage.rows(codes)
        around = {near for row in rows for near in self._model.coverage.neighbour_rows[row]}
        self._selection.hover(None)  # another unit comes under the pointer
        self.canvas.zoom_to(sorted(around.union(rows)))
        if self.card.isVisible():
            self._make_room_for_card(rows)

    def _make_room_for_card(self, rows: Sequence[int], least: float = _LEAST_SHRINK) -> None:
        """Put what was brought into sight where neither the card nor the legend covers it."""
        canvas, room = self.canvas, self.canvas.rect()
        free = largest_free(room, (self.card.geometry(), self.legend.geometry()))
        shrink = min(free.width() / room.width(), free.height() / room.height())
        scale = canvas.metres_per_pixel / max(least, shrink)
        canvas.zoom_to(rows)
        x, y = canvas.map_center
        off = room.center() - free.center()
        canvas.set_view(x + scale * off.x(), y - scale * off.y(), scale)

    def _click(self, row: int, modifiers: Qt.KeyboardModifier) -> None:
        if row < 0:
            self._selection.clear()
            return
        code, chosen = self._model.coverage.units[row].code, self._selection.codes
        adds = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        is_added = bool(modifiers & adds)
        leader = chosen[0] if is_added and chosen else None
        refusal = "" if code in chosen else self._workspace.reach.refusal(code, leader)
        if refusal:
            self._say(refusal)
        elif is_added:
            self._selection.toggle(code)
        else:
            self._selection.choose((code,))

    def _hover(self, row: int) -> None:
        self._selection.hover(self._model.coverage.units[row].code if row >= 0 else None)

    def _drag(self, rows: list[int]) -> None:
        chosen = self._selection.codes
        codes = (self._model.coverage.units[row].code for row in rows)
        self._selection.add(self._workspace.reach.allowed(codes, chosen[0] if chosen else None))

    def _say(self, sentence: str) -> None:
        self._workspace.say(sentence)
        self.note.tell(sentence)

    def _measure(self, points: list[Point]) -> None:
        self.note.setVisible(self.note.isVisible() and not points)
        self.measure.show_line(points, self._model.coverage.crs)
