"""How long the line drawn on the map is, and how large the area inside it."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from noivu_desktop.gui.panels.overlay import Overlay
from noivu_desktop.units.ellipsoid import Point, area_km2, length_m
from noivu_desktop.vietnamese import number

translate = QCoreApplication.translate

_M_IN_KM = 1000
_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse


class MeasureCard(Overlay):
    """Figures on the ellipsoid, with a button that copies them."""

    def __init__(self, below: QWidget) -> None:
        super().__init__(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(self.tr("Kết quả đo"))
        self.text = QLabel()
        self.text.setTextInteractionFlags(_SELECTABLE)
        self.copy = QPushButton(self.tr("Sao chép"))
        self.copy.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the map keeps the keys while drawing
        self.copy.clicked.connect(self._copy)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 8, 10, 8)
        layout.addWidget(self.text)
        layout.addWidget(self.copy)
        self.hide()

    def show_line(self, points: Sequence[Point], crs: str) -> None:
        """Tell the figures of a line through map points; fewer than two hide the card."""
        self.setVisible(len(points) > 1)
        if len(points) > 1:
            self.text.setText(measured_text(points, crs))
            self.settle()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.text())


def measured_text(points: Sequence[Point], crs: str) -> str:
    """Dài 12,345 km; from three points also the way round and the area inside."""
    way = _length(length_m(points, crs))
    told = [translate("measure", "Dài %1").replace("%1", way)]
    if len(points) > 2:
        around, inside = length_m([*points, points[0]], crs), area_km2(points, crs)
        told += [
            translate("measure", "chu vi khép kín %1").replace("%1", _length(around)),
            translate("measure", "diện tích %1").replace("%1", _area(inside)),
        ]
    return " · ".join(told)


def _length(metres: float) -> str:
    if metres < _M_IN_KM:
        return f"{number(metres, 1)} m"
    return f"{number(metres / _M_IN_KM, 3)} km"


def _area(size_km2: float) -> str:
    return f"{number(size_km2, 4 if size_km2 < 1 else 2)} km²"
