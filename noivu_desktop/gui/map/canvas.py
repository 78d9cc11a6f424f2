"""The map widget: takes colours, groups and labels, and tells what was pointed at and picked."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QWidget

from noivu_desktop.gui.map.arcs import NO_UNIT
from noivu_desktop.gui.map.backgrounds import background_picture
from noivu_desktop.gui.map.marks import Marks
from noivu_desktop.gui.map.parts import MapPart
from noivu_desktop.gui.map.pointing import PointedMap
from noivu_desktop.gui.map.scene import Scene, localised
from noivu_desktop.gui.map.style import MapStyle, Rgba
from noivu_desktop.units.coverage import Coverage


class MapCanvas(PointedMap):
    """Shows a coverage. Rows are rows of the coverage; map coordinates are those of its crs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Bản đồ các đơn vị hành chính"))
        self.setAccessibleDescription(
            self.tr(
                "Bấm chuột để chọn đơn vị, kéo để di chuyển, giữ Shift và kéo để chọn bằng khung. "
                "Phím + và - phóng to, thu nhỏ; các phím mũi tên di chuyển; Home hiện toàn bộ; "
                "Alt và mũi tên sang đơn vị bên cạnh; phím cách chọn hoặc bỏ chọn đơn vị đó."
            )
        )
        self._coverage: Coverage | None = None
        self._labels: tuple[tuple[int, str, float], ...] = ()

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
        self._touch_units(before != self._scene.fills)

    def set_patterns(self, patterns: NDArray[np.integer]) -> None:
        """Hatches the units: shape (n,), 0 for none, from 1 as in ``style.HATCHES``."""
        before = self._scene.patterns
        self._scene.patterns = np.array(patterns, dtype=np.int64)
        self._touch_units(before != self._scene.patterns)

    def set_groups(self, groups: NDArray[np.integer], formed: Sequence[int] = ()) -> None:
        """Shows mergers: units of equal number (shape (n,), any numbers) are one merged unit.

        formed  rows of units that are outlined as merged though they stand alone
        """
        before = self._scene.borders
        self._touch_labels()
        self._scene.set_groups(groups, formed)
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

    def set_pending(self, rows: Sequence[int], tint: Rgba) -> None:
        """Outlines the units that a gesture under way would make one, tinted; none: no rows."""
        before = self._overlay.pending
        self._overlay.pending = np.unique(np.asarray(rows, dtype=np.int64))
        self._overlay.pending_tint = tint
        self._update_rows(np.union1d(before, self._overlay.pending))

    def set_marks(self, marks: Marks) -> None:
        """Shows seats, locks and declared neighbours above the units."""
        if marks != self._overlay.marks:
            self._overlay.marks = marks
            self.update()

    def set_parts(self, parts: Sequence[MapPart]) -> None:
        """Shows what of divided units belongs elsewhere, in the colour of its new home."""
        before = [one.box for one in self._scene.parts]
        self._scene.set_parts(parts)
        self._point_at_part(NO_UNIT)  # the numbers may mean other parts now
        boxes = before + [one.box for one in self._scene.parts]
        self._touch(np.array(boxes, dtype=np.float64).reshape(-1, 4))

    def set_backgrounds(self, layers: Iterable[tuple[NDArray[np.object_], str, bool]]) -> None:
        """Shows layers behind the plan: geometries of the map, a colour of ``INKS``, above or not.

        The first lies lowest.
        """
        before = self._scene.backgrounds
        self._scene.backgrounds = tuple(
            background_picture(localised(drawn, self._scene.middle), ink=ink, is_above=is_above)
            for drawn, ink, is_above in layers
        )
        if before or self._scene.backgrounds:
            self._backing.redraw(self._view)
            self.update()

    def _touch_units(self, changed: NDArray[np.bool_]) -> None:
        """Draws units again, and the parts that have their colour."""
        parts = [one.box for one in self._scene.parts if changed[one.home]]
        self._touch(np.vstack([self._scene.boxes[changed], np.array(parts).reshape(-1, 4)]))
