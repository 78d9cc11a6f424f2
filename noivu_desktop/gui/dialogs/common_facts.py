"""Facts that hold for all units of a map and that no file says."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QVBoxLayout, QWidget

from noivu_desktop.units.unit import Region


class CommonFacts(QWidget):
    """Ticks and a region; ``values`` gives one text for all units, by field."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mountain = QCheckBox(self.tr("Tất cả là đơn vị &miền núi"))
        self.no_border = QCheckBox(self.tr("Không có đơn vị &biên giới đất liền"))
        self.no_island = QCheckBox(self.tr("Không có đơn vị &hải đảo"))
        self.map_area = QCheckBox(self.tr("Lấy &diện tích đo trên bản đồ"))
        self.region = QComboBox()
        self.region.setAccessibleName(self.tr("Vùng"))
        self.region.addItem(self.tr("như tệp ghi"), None)
        for region in Region:
            self.region.addItem(region.value[0].upper() + region.value[1:], region.value)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for tick in (self.mountain, self.no_border, self.no_island, self.map_area):
            layout.addWidget(tick)
            tick.toggled.connect(self.changed)
        layout.addWidget(QLabel(self.tr("Vùng (quy mô thôn tính theo vùng):")))
        layout.addWidget(self.region)
        self.region.currentIndexChanged.connect(self.changed)

    @property
    def values(self) -> dict[str, str]:
        """What was answered; nothing is guessed."""
        answers = {
            "mountain": "1" if self.mountain.isChecked() else None,
            "land_border": "0" if self.no_border.isChecked() else None,
            "island": "0" if self.no_island.isChecked() else None,
            "area_km2": "map" if self.map_area.isChecked() else None,
            "region": self.region.currentData(),
        }
        return {field: value for field, value in answers.items() if value is not None}
