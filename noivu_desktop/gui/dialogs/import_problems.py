"""What to look at before a project is made: the list beside the map that was read."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from noivu_desktop.gui.colours import is_dark
from noivu_desktop.gui.map.canvas import MapCanvas
from noivu_desktop.gui.map.style import DARK, LIGHT
from noivu_desktop.gui.panels.map_flash import MapFlash
from noivu_desktop.gui.panels.problem_list import ProblemList
from noivu_desktop.gui.tables.problem_rows import width_of
from noivu_desktop.units.checks import Problem
from noivu_desktop.units.coverage import Coverage


class ProblemsPage(QWidget):
    """A click on a problem shows its place, or its unit, on the map beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = ProblemList()
        self.canvas = MapCanvas()
        self.flash = MapFlash(self.canvas)
        self._coverage: Coverage | None = None
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(self.list)
        halves.addWidget(self.canvas)
        halves.setSizes([330, 300])
        halves.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.addWidget(halves)
        self.list.visited.connect(self._show_place)
        self.canvas.set_style(DARK if is_dark(self.palette()) else LIGHT)

    def show_report(self, problems: Sequence[Problem], coverage: Coverage) -> None:
        """Take the problems and the map of an import."""
        self._coverage = coverage
        self.list.show_problems(problems, coverage)
        if self.isVisible():
            self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.canvas.set_style(DARK if is_dark(self.palette()) else LIGHT)

    def _draw(self) -> None:
        """Draw the map only when somebody looks at it."""
        coverage = self._coverage
        if coverage is None or coverage is self.canvas.coverage:
            return
        self.canvas.set_coverage(coverage)
        self.canvas.set_labels(
            (row, unit.short_name, float(unit.population or 0))
            for row, unit in enumerate(coverage.units)
        )

    def _show_place(self, problem: Problem) -> None:
        if self._coverage is None:
            return
        rows = self._coverage.rows([problem.unit]) if problem.unit in self._coverage.index else []
        self.canvas.set_selection(rows)
        if problem.place is not None:
            self.flash.show_place(*problem.place, width_of(problem))
        elif len(rows):
            self.canvas.zoom_to(rows)
