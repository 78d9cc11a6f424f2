"""The list of background layers: add, show or hide, colour, place, remove."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from noivu_desktop.gui.background_layers import BackgroundLayers, LayerEntry
from noivu_desktop.gui.colours import is_dark
from noivu_desktop.gui.file_dialogs import ask_files
from noivu_desktop.gui.map.backgrounds import INKS
from noivu_desktop.gui.map_files import map_filter
from noivu_desktop.gui.screen_room import open_at


class BackgroundList(QDialog):
    """Stays open beside the map; every change is seen at once."""

    def __init__(self, layers: BackgroundLayers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Lớp nền"))
        open_at(self, 640, 260)
        self._layers = layers
        self._rows = QWidget()
        self.none = QLabel(
            self.tr("Chưa có lớp nền. Thêm tệp đường giao thông, sông suối, trụ sở… dạng véc tơ.")
        )
        self.add = QPushButton(self.tr("&Thêm tệp…"))
        self.add.clicked.connect(self._choose)
        buttons = QDialogButtonBox()
        buttons.addButton(self.add, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.tr("Đóng"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self.none)
        self._layout.addWidget(self._rows)
        self._layout.addStretch(1)
        self._layout.addWidget(buttons)
        layers.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the list as it is now, the topmost layer first."""
        before, self._rows = self._rows, QWidget()
        self._layout.replaceWidget(before, self._rows)
        before.hide()
        before.deleteLater()
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(0, 1)
        entries = list(enumerate(self._layers.entries))
        for row, (number, entry) in enumerate(reversed(entries)):
            for column, widget in enumerate(self._widgets(number, entry)):
                grid.addWidget(widget, 2 * row, column)
            problem = self._layers.problem(entry)
            if problem:
                grid.addWidget(QLabel(problem, wordWrap=True), 2 * row + 1, 0, 1, 4)
        self.none.setVisible(not entries)

    def _widgets(self, number: int, entry: LayerEntry) -> tuple[QWidget, ...]:
        shown = QCheckBox(entry.name)
        shown.setChecked(entry.is_shown)
        shown.setToolTip(entry.path)
        shown.toggled.connect(lambda on: self._layers.change(number, is_shown=on))
        ink = QComboBox()
        ink.setAccessibleName(self.tr("Màu"))
        for name, word in _ink_words(self).items():
            ink.addItem(self._swatch(name), word, name)
        ink.setCurrentIndex(ink.findData(entry.ink))
        ink.activated.connect(lambda at: self._layers.change(number, ink=ink.itemData(at)))
        place = QComboBox()
        place.setAccessibleName(self.tr("Vị trí"))
        place.addItems([self.tr("Dưới ranh giới"), self.tr("Trên ranh giới")])
        place.setCurrentIndex(int(entry.is_above))
        place.activated.connect(lambda at: self._layers.change(number, is_above=bool(at)))
        gone = QPushButton(self.tr("Bỏ"))
        gone.clicked.connect(partial(self._layers.remove, number))
        return shown, ink, place, gone

    def _swatch(self, ink: str) -> QIcon:
        picture = QPixmap(18, 12)
        picture.fill(QColor(*INKS[ink][is_dark(self.palette())]))
        return QIcon(picture)

    def _choose(self) -> None:
        kinds = self.tr("Bản đồ (%1)").replace("%1", map_filter())
        for path in ask_files(self, self.tr("Chọn lớp nền"), kinds):
            self._layers.add(path)


def _ink_words(dialog: BackgroundList) -> dict[str, str]:
    return {
        "water": dialog.tr("Xanh nước"),
        "road": dialog.tr("Đỏ gạch"),
        "grey": dialog.tr("Xám"),
        "green": dialog.tr("Xanh lá"),
        "violet": dialog.tr("Tím"),
    }
