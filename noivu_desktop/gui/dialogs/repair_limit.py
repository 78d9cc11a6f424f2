"""How far the repair of a map may change a unit."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from noivu_desktop.maps_in.repair import CHANGE_LIMIT
from noivu_desktop.vietnamese import percent

_MOST_PERCENT = 100.0
_STEP_PERCENT = 0.5


class RepairLimit(QWidget):
    """A percentage with what it means; ``changed`` when a number is complete, not at each digit."""

    changed = Signal()

    def __init__(self, share: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = _CalmSpinBox(maximum=_MOST_PERCENT, decimals=2, singleStep=_STEP_PERCENT)
        self.box.setSuffix(" %")
        self.box.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.box.setKeyboardTracking(False)
        self.box.setValue(share * 100)
        self.box.valueChanged.connect(self.changed)
        label = QLabel(self.tr("Mức thay đổi tối đa:"))
        label.setBuddy(self.box)
        words = self.tr(
            "Phần diện tích của mỗi đơn vị, từ 0 đến 100\u00a0%, thường là %1;"
            " chỗ cần thay đổi nhiều hơn được giữ nguyên và nêu trong kết quả nhập."
        )
        usual = percent(CHANGE_LIMIT).replace(" ", "\u00a0")
        self.words = QLabel(words.replace("%1", usual), wordWrap=True)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.box)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(self.fontMetrics().height(), 0, 0, 0)  # under the box above
        layout.addLayout(row)
        layout.addWidget(self.words)

    @property
    def share(self) -> float:
        """The share of its area by which the repair may change a unit."""
        return self.box.value() / 100


class _CalmSpinBox(QDoubleSpinBox):
    """Leaves the wheel to the answers around it, which scroll on a small screen."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
