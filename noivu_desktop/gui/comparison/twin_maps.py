"""Two maps of the same units under two plans; what is done to one view is done to the other."""

from collections.abc import Collection, Iterable

import numpy as np
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from noivu_desktop.gui.colours import STANDING_TINTS, Tint, is_dark
from noivu_desktop.gui.map.canvas import MapCanvas
from noivu_desktop.gui.map.style import DARK, LIGHT
from noivu_desktop.gui.map_themes import groups_of_plan, tints_of_groups
from noivu_desktop.gui.part_shapes import map_parts, rows_beside_parts
from noivu_desktop.gui.standing import Standing
from noivu_desktop.plan.plan import Plan
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.vietnamese import number

_SAME = STANDING_TINTS[Standing.ENCOURAGED]
_ALONE = STANDING_TINTS[Standing.KEPT]


class TwinMaps(QWidget):
    """Merged units that differ have colours, those that both plans have are pale."""

    unit_clicked = Signal(str)  # code

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._coverage: Coverage | None = None
        self._shown: tuple[tuple[Plan, Plan], frozenset[str]] | None = None
        self._following = False
        self.maps = (MapCanvas(self), MapCanvas(self))
        self.titles = (QLabel(), QLabel())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for canvas, title in zip(self.maps, self.titles, strict=True):
            title.setTextFormat(Qt.TextFormat.PlainText)
            title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column = QVBoxLayout()
            column.addWidget(title)
            column.addWidget(canvas, 1)
            layout.addLayout(column, 1)
        for one, other in (self.maps, self.maps[::-1]):
            self._tie(one, other)

    def show_plans(
        self, coverage: Coverage, plans: tuple[Plan, Plan], differing: Collection[str]
    ) -> None:
        """Show two plans over one coverage; ``differing``: codes whose company differs."""
        if coverage is not self._coverage:
            self._coverage = coverage
            self._following = True  # each shows all of it by itself, whatever its size becomes
            for canvas in self.maps:
                canvas.set_coverage(coverage)
            self._following = False
        self._shown = (plans, frozenset(differing))
        for canvas, title, plan in zip(self.maps, self.titles, plans, strict=True):
            canvas.setAccessibleName(self.tr("Bản đồ của “%1”").replace("%1", plan.name))
            count = number(len(plan.merged))
            words = self.tr("%1: %2 đơn vị mới")
            title.setText(words.replace("%1", plan.name).replace("%2", count))
            canvas.set_groups(groups_of_plan(coverage, plan), rows_beside_parts(plan, coverage))
            canvas.set_parts(map_parts(plan, coverage))
            canvas.set_labels(_labels(coverage, plan))
        self._paint()

    def point_at(self, codes: Iterable[str]) -> None:
        """Outline some units on both maps and bring them into sight with their neighbours."""
        if self._coverage is None:
            return
        rows = self._coverage.rows(list(codes))
        for canvas in self.maps:
            canvas.set_selection(rows)
        around = {near for row in rows for near in self._coverage.neighbour_rows[row]}
        if rows:
            self.maps[0].zoom_to(sorted(around.union(rows)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint()

    def _paint(self) -> None:
        if self._coverage is None or self._shown is None:
            return
        plans, differing = self._shown
        dark = is_dark(self.palette())
        for canvas, plan in zip(self.maps, plans, strict=True):
            canvas.set_style(DARK if dark else LIGHT)
            tints = _tints(self._coverage, plan, differing)
            canvas.set_fills(np.array([one.colour(dark=dark).getRgb() for one in tints], np.uint8))

    def _tie(self, one: MapCanvas, other: MapCanvas) -> None:
        one.view_changed.connect(lambda: self._follow(one, other))
        one.unit_hovered.connect(lambda row: other.set_hover(row if row >= 0 else None))
        one.unit_clicked.connect(self._tell_click)

    def _follow(self, leader: MapCanvas, follower: MapCanvas) -> None:
        """Put the same place at the same scale into the middle of the other map."""
        if not self._following:
            self._following = True
            try:
                if leader.fits_all:
                    follower.zoom_to_all()
                else:
                    follower.set_view(*leader.map_center, leader.metres_per_pixel)
            finally:
                self._following = False

    def _tell_click(self, row: int) -> None:
        if row >= 0 and self._coverage is not None:
            self.unit_clicked.emit(self._coverage.units[row].code)


def _tints(coverage: Coverage, plan: Plan, differing: Collection[str]) -> list[Tint]:
    groups = groups_of_plan(coverage, plan)
    of_group = tints_of_groups(coverage, groups, rows_beside_parts(plan, coverage))
    return [
        of_group.get(group, _ALONE)
        if unit.code in differing
        else (_SAME if group in of_group else _ALONE)
        for unit, group in zip(coverage.units, groups.tolist(), strict=True)
    ]


def _labels(coverage: Coverage, plan: Plan) -> list[tuple[int, str, float]]:
    """The names of new units."""
    return [
        (
            coverage.row(one.code),
            one.name or coverage.unit(one.code).short_name,
            float(len(one.codes)),
        )
        for one in plan.merged
    ]
