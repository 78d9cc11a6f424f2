"""A slider for the weight of each soft goal, with its label and the unit it is counted in."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QSlider, QWidget

from noivu_desktop.optimise.objectives import OBJECTIVES, Objective
from noivu_desktop.vietnamese import number

_STEPS_IN_ONE = 10
_MOST = 50


class WeightSliders(QWidget):
    """One line for each entry of ``OBJECTIVES``; weights from 0 (does not count) to 5."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sliders: dict[str, QSlider] = {}
        self._shown: dict[str, QLabel] = {}
        lines = QGridLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setColumnStretch(1, 1)
        lines.setHorizontalSpacing(12)
        lines.setVerticalSpacing(2)
        for place, objective in enumerate(OBJECTIVES):
            self._add(lines, 2 * place, objective)

    @property
    def weights(self) -> dict[str, float]:
        """The weight of each goal by its id."""
        return {name: slider.value() / _STEPS_IN_ONE for name, slider in self.sliders.items()}

    def _add(self, lines: QGridLayout, row: int, objective: Objective) -> None:
        label = QLabel(f"{objective.label}:")
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setMaximum(_MOST)
        slider.setPageStep(_STEPS_IN_ONE)
        slider.setAccessibleName(objective.label)
        slider.setAccessibleDescription(objective.unit)
        slider.setToolTip(objective.unit)
        label.setBuddy(slider)
        unit = QLabel(objective.unit)
        unit.setWordWrap(True)
        unit.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        font = unit.font()
        font.setPointSizeF(font.pointSizeF() * 0.88)
        unit.setFont(font)
        shown = QLabel(alignment=Qt.AlignmentFlag.AlignRight)
        shown.setMinimumWidth(shown.fontMetrics().horizontalAdvance(self.tr("không tính")))
        self.sliders[objective.id], self._shown[objective.id] = slider, shown
        slider.valueChanged.connect(lambda: self._tell(objective.id))
        slider.setValue(round(objective.weight * _STEPS_IN_ONE))
        self._tell(objective.id)
        for column, widget in enumerate((label, slider, shown)):
            lines.addWidget(widget, row, column)
        lines.addWidget(unit, row + 1, 0, 1, 3)

    def _tell(self, name: str) -> None:
        value = self.sliders[name].value()
        words = "× " + number(value / _STEPS_IN_ONE, 1) if value else self.tr("không tính")
        self._shown[name].setText(words)
