"""A small map of a plan that nobody has accepted yet."""

from collections.abc import Collection, Iterable

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from noivu_desktop.gui.colours import STANDING_TINTS, VERDICT_TINTS, Tint, is_dark
from noivu_desktop.gui.map.canvas import MapCanvas
from noivu_desktop.gui.map.style import DARK, LIGHT
from noivu_desktop.gui.standing import Standing
from noivu_desktop.optimise.result import OptimiseResult
from noivu_desktop.units.coverage import Coverage


class PlanPreview(QWidget):
    """Found groups in the colours of their verdicts; what still must be arranged stays open."""

    group_clicked = Signal(tuple)  # codes of the units that would be one

    def __init__(
        self, coverage: Coverage, must_arrange: Collection[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._coverage = coverage
        self._must_arrange = frozenset(must_arrange)
        self._group_of: dict[str, tuple[str, ...]] = {}
        self.canvas = MapCanvas(self)
        self.canvas.setMinimumSize(360, 320)
        self.canvas.setAccessibleName(self.tr("Bản đồ xem trước phương án"))
        self.canvas.set_coverage(coverage)
        self.canvas.set_style(DARK if is_dark(self.palette()) else LIGHT)
        self.canvas.unit_clicked.connect(self._click)
        self.words = QLabel()
        self.words.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.canvas, 1)
        layout.addWidget(self.words)

    def show_plan(self, result: OptimiseResult, marked: Iterable[tuple[str, ...]] = ()) -> None:
        """Show the groups of ``result``; ``marked`` ones are outlined."""
        groups, tints = np.arange(len(self._coverage.units)), self._tints_alone()
        self._group_of = {code: one.members for one in result.groups for code in one.members}
        labels = []
        for one in result.groups:
            rows = self._coverage.rows(one.members)
            groups[rows] = rows[0]
            for row in rows:
                tints[row] = VERDICT_TINTS[one.verdict]
            head = max(rows, key=lambda row: self._coverage.units[row].population or 0)
            labels.append((head, self._coverage.units[head].short_name, float(len(rows))))
        dark = is_dark(self.palette())
        self.canvas.set_groups(groups)
        self.canvas.set_fills(np.array([t.colour(dark=dark).getRgb() for t in tints], np.uint8))
        self.canvas.set_patterns(np.array([tint.hatch for tint in tints]))
        self.canvas.set_labels(labels)
        self.canvas.set_selection(self._coverage.rows([c for codes in marked for c in codes]))

    def point_at(self, codes: Iterable[str]) -> None:
        """Outline some units and bring them into sight with their neighbours."""
        rows = self._coverage.rows(list(codes))
        around = {near for row in rows for near in self._coverage.neighbour_rows[row]}
        self.canvas.set_selection(rows)
        self.canvas.zoom_to(sorted(around.union(rows)))

    def _tints_alone(self) -> list[Tint]:
        return [
            STANDING_TINTS[Standing.OPEN if unit.code in self._must_arrange else Standing.KEPT]
            for unit in self._coverage.units
        ]

    def _click(self, row: int, modifiers: Qt.KeyboardModifier) -> None:
        code = self._coverage.units[row].code if row >= 0 else ""
        if code in self._group_of:
            self.group_clicked.emit(self._group_of[code])
