"""Where the pointer is: in the project's grid, or in degrees after a click."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton, QWidget

from noivu_desktop.gui.map.canvas import MapCanvas
from noivu_desktop.units.ellipsoid import Point, crs_name, wgs84
from noivu_desktop.vietnamese import number

translate = QCoreApplication.translate

_VN_2000 = "VN-2000"
_WIDEST = "VN-2000  X 8.888.888 m · Y 8.888.888 m"


class Coordinates(QPushButton):
    """A line of the status bar; X points north and Y east, as on Vietnamese maps."""

    def __init__(self, canvas: MapCanvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFlat(True)
        self.setCheckable(True)
        self.setAccessibleName(self.tr("Tọa độ con trỏ"))
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance(_WIDEST) + 16)
        self._canvas = canvas
        self._at: Point | None = None
        self._named: tuple[str, str] = ("", "")
        canvas.pointer_moved.connect(self._move)
        self.toggled.connect(self._show)
        self._show()

    def _move(self, x: float, y: float) -> None:
        self._at = x, y
        self._show()

    def _show(self) -> None:
        coverage = self._canvas.coverage
        if self._at is None or coverage is None:
            self.setText(self.tr("Tọa độ"))
            return
        self.setText(
            degrees_text(wgs84(*self._at, coverage.crs))
            if self.isChecked()
            else f"{self._grid(coverage.crs)}  {grid_text(self._at)}"
        )

    def _grid(self, crs: str) -> str:
        """The short name of the grid; the long one becomes the tool tip."""
        if self._named[0] != crs:
            name = crs_name(crs)
            self._named = crs, _VN_2000 if _VN_2000 in name else ""
            hint = self.tr("%1. Bấm để đổi giữa tọa độ phẳng và kinh, vĩ độ WGS 84.")
            self.setToolTip(hint.replace("%1", name))
        return self._named[1]


def grid_text(at: Point) -> str:
    """X 2.412.345 m · Y 485.678 m: X to the north, Y to the east."""
    return f"X {number(round(at[1]))} m · Y {number(round(at[0]))} m"


def degrees_text(at: Point) -> str:
    """21°42′31,5″B 107°06′12,3″Đ: latitude, then longitude."""
    longitude, latitude = at
    north, south = translate("coordinates", "%1B"), translate("coordinates", "%1N")
    east, west = translate("coordinates", "%1Đ"), translate("coordinates", "%1T")
    first = (south if latitude < 0 else north).replace("%1", _sexagesimal(latitude))
    second = (west if longitude < 0 else east).replace("%1", _sexagesimal(longitude))
    return f"{first}  {second}"


def _sexagesimal(degrees: float) -> str:
    tenths = round(abs(degrees) * 36_000)
    whole, rest = divmod(tenths, 36_000)
    minutes, seconds = divmod(rest, 600)
    return f"{whole}°{minutes:02}′{seconds // 10:02},{seconds % 10}″"
