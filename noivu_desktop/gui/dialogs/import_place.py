"""The projection of a map in words, what else it may be, and where the map would then lie."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from noivu_desktop.gui.dialogs.place_drawing import PlaceDrawing
from noivu_desktop.maps_in.import_report import ImportReport
from noivu_desktop.maps_in.likely_systems import LikelySystem
from noivu_desktop.maps_in.projection_words import projection_words
from noivu_desktop.maps_in.seen_place import SeenPlace
from noivu_desktop.vietnamese import number

_NOTES = ("crs", "place")
_LIST_WIDTH = 330


class PlacePage(QWidget):
    """Point at a projection to see the map there; ``changed`` when it is to be read so."""

    changed = Signal()

    def __init__(self, crs: str | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found = QLabel(wordWrap=True)
        self.found.setTextFormat(Qt.TextFormat.PlainText)
        self.possible = QListWidget()
        self.possible.setWordWrap(True)
        self.possible.setSpacing(3)
        self.possible.setAccessibleName(self.tr("Các hệ tọa độ có thể"))
        self.possible.currentItemChanged.connect(self._preview)
        self.possible.itemActivated.connect(lambda _: self._take())
        self.drawing = PlaceDrawing()
        self.take = QPushButton(self.tr("Đọc lại theo hệ này"))
        self.take.setAutoDefault(False)
        self.take.clicked.connect(self._take)
        self.crs = QLineEdit(placeholderText=self.tr("mã EPSG khác, ví dụ 9215"))
        self.crs.setAccessibleName(self.tr("Mã EPSG"))
        self.crs.setClearButtonEnabled(True)
        self.crs.setText(crs or "")
        self.crs.editingFinished.connect(self._typed)
        self._asked = self.crs.text()
        self._place: SeenPlace | None = None
        self._lay_out()

    @property
    def wanted(self) -> str | None:
        """The projection that the user asks for; None: as the file says or as guessed."""
        return self.crs.text().strip() or None

    def show_report(self, report: ImportReport) -> None:
        """Take what an import found."""
        self._place = report.place
        notes = [one.text for one in report.problems if one.kind in _NOTES]
        words = [self.tr("Hồ sơ dùng %1.").replace("%1", projection_words(report.crs)), *notes]
        self.found.setText("\n".join(words))
        self.possible.clear()
        systems = report.place.possible() if report.place else ()
        self._list(systems, self.wanted or report.crs)
        for one in (self.possible, self.take):
            one.setVisible(bool(systems))
        if report.place is not None and not systems:
            self.drawing.show_place(report.place, "EPSG:4326")

    def _list(self, systems: Sequence[LikelySystem], used: str) -> None:
        for one in systems:
            item = QListWidgetItem(f"{one.words}\n{self._where(one)}", self.possible)
            item.setData(Qt.ItemDataRole.UserRole, one.crs)
            if one.crs.removeprefix("EPSG:") == used.upper().removeprefix("EPSG:"):
                font = item.font()
                font.setBold(True)
                item.setFont(font)
                self.possible.setCurrentItem(item)
        if systems and self.possible.currentItem() is None:
            self.possible.setCurrentRow(0)

    def _where(self, system: LikelySystem) -> str:
        if system.is_own:
            return self.tr("đúng kinh tuyến của tỉnh, nằm trong tỉnh")
        if system.is_inside:
            return self.tr("nằm trong tỉnh nhưng không phải kinh tuyến của tỉnh")
        return self.tr("lệch khỏi tỉnh chừng %1 km").replace("%1", number(system.distance_km))

    def _preview(self) -> None:
        item = self.possible.currentItem()
        if item is not None and self._place is not None:
            self.drawing.show_place(self._place, item.data(Qt.ItemDataRole.UserRole))

    def _take(self) -> None:
        item = self.possible.currentItem()
        if item is not None:
            self.crs.setText(item.data(Qt.ItemDataRole.UserRole).removeprefix("EPSG:"))
            self._typed()

    def _typed(self) -> None:
        if self.crs.text() != self._asked:
            self._asked = self.crs.text()
            self.changed.emit()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.addWidget(self.possible, 1)
        left.addWidget(self.take)
        left.addWidget(self.crs)
        left.addStretch(0)
        side = QWidget()
        side.setFixedWidth(_LIST_WIDTH)
        side.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        halves = QHBoxLayout()
        halves.addWidget(side)
        halves.addWidget(self.drawing, 1)
        layout = QVBoxLayout(self)
        layout.addWidget(self.found)
        layout.addLayout(halves, 1)
