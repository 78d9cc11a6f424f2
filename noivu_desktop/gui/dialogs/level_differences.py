"""Where the figures of communes are not the sums of their hamlets."""

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.gui.screen_room import open_at
from noivu_desktop.project.levels import LevelDifference, level_differences
from noivu_desktop.vietnamese import number

CODE_ROLE = Qt.ItemDataRole.UserRole


class LevelDifferencesDialog(QDialog):
    """A line for each difference; ``visited`` gives the code of the unit that was asked for."""

    visited = Signal(str)

    def __init__(self, model: ProjectModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Đối chiếu số liệu xã và thôn"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_at(self, 820, 460)
        self._model = model
        self.headline = QLabel(wordWrap=True)
        self.lines = QTreeWidget()
        self.lines.setRootIsDecorated(False)
        self.lines.setAlternatingRowColors(True)
        self.lines.setAccessibleName(self.tr("Các chỗ số liệu xã khác tổng các thôn"))
        self.lines.setHeaderLabels(
            [
                self.tr("Đơn vị"),
                self.tr("Số liệu"),
                self.tr("Của xã"),
                self.tr("Cộng các thôn"),
                self.tr("Chênh lệch"),
            ]
        )
        self.lines.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.lines.header().setStretchLastSection(False)
        self.lines.itemActivated.connect(lambda line: self.visited.emit(line.data(0, CODE_ROLE)))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.headline)
        layout.addWidget(self.lines, 1)
        layout.addWidget(buttons)
        model.history_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Compare both levels as they are now."""
        found = level_differences(self._model.whole)
        self.headline.setText(
            self.tr("%1 chỗ số liệu hai cấp không khớp. Nhấn Enter để xem trên bản đồ.").replace(
                "%1", number(len(found))
            )
            if found
            else self.tr("Diện tích, dân số, số hộ của mọi xã bằng tổng các thôn của xã.")
        )
        self.lines.clear()
        self.lines.addTopLevelItems([self._line(one) for one in found])
        for column in range(1, self.lines.columnCount()):
            self.lines.resizeColumnToContents(column)

    def _line(self, one: LevelDifference) -> QTreeWidgetItem:
        words = {
            "area_km2": self.tr("Diện tích (km²)"),
            "population": self.tr("Dân số (người)"),
            "households": self.tr("Số hộ"),
            "hamlets": self.tr("Không có thôn nào"),
            "parent": self.tr("Không thuộc xã nào"),
        }
        digits = 2 if one.figure == "area_km2" else 0
        counted = one.figure not in ("hamlets", "parent")
        line = QTreeWidgetItem([self._name(one), words[one.figure]])
        if counted:
            line.setText(2, number(one.own, digits))
            line.setText(3, number(one.sum, digits))
        if one.own is not None and one.sum is not None:
            line.setText(4, _signed(Decimal(one.sum) - Decimal(one.own), digits))
        for column in range(2, 5):
            line.setTextAlignment(column, Qt.AlignmentFlag.AlignRight)
        line.setToolTip(0, one.text)
        line.setData(0, CODE_ROLE, one.code)
        return line

    def _name(self, one: LevelDifference) -> str:
        whole = self._model.whole
        if one.code in whole.coverage.index:
            return whole.coverage.unit(one.code).full_name
        return whole.hamlets.coverage.unit(one.code).full_name if whole.hamlets else one.code


def _signed(value: Decimal, digits: int) -> str:
    return ("+" if value > 0 else "−") + number(abs(value), digits)
