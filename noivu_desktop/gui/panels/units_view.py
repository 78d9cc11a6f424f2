"""The view of the units table: rows that are chosen can be dragged into the plan."""

import json

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPoint,
    Qt,
)
from PySide6.QtGui import QDrag, QMouseEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QWidget

from noivu_desktop.gui.panels.drag_label import label_drag
from noivu_desktop.gui.tables.plan_tree import MIME_TYPE
from noivu_desktop.gui.tables.unit_rows import CODE_ROLE
from noivu_desktop.vietnamese import number

_NAME_COLUMN = 1
_MANY_ROWS = 200


class UnitsView(QTableView):
    """A press on a chosen row begins a drag, one on any other row begins to choose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed: QPoint | None = None
        self.setAccessibleName(self.tr("Bảng đơn vị hành chính"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Where chosen rows are painted; of very many Qt would ask for each cell."""
        runs = [selection.at(at) for at in range(selection.size())]
        if sum(run.height() for run in runs) > _MANY_ROWS:
            return QRegion(self.viewport().rect())
        return super().visualRegionForSelection(selection)

    def dragged(self) -> QMimeData:
        """The chosen units as the plan takes them."""
        codes = [index.data(CODE_ROLE) for index in self.selectionModel().selectedRows()]
        data = QMimeData()
        data.setData(MIME_TYPE, json.dumps([[code] for code in codes]).encode())
        return data

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        is_left = event.button() is Qt.MouseButton.LeftButton
        if is_plain and is_left and self.selectionModel().isSelected(self.indexAt(at)):
            self._pressed = at
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        moved = event.position().toPoint() - self._pressed
        if moved.manhattanLength() >= QApplication.startDragDistance():
            self._drag(self.indexAt(self._pressed))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Pressed and not dragged: only this row stays chosen."""
        if self._pressed is None:
            super().mouseReleaseEvent(event)
            return
        index, self._pressed = self.indexAt(self._pressed), None
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def _drag(self, index: QModelIndex) -> None:
        self._pressed = None
        rows = len(self.selectionModel().selectedRows())
        name = str(index.siblingAtColumn(_NAME_COLUMN).data())
        words = self.tr("%1 đơn vị").replace("%1", number(rows))
        drag = QDrag(self)
        drag.setMimeData(self.dragged())
        label_drag(drag, self, name if rows == 1 else words)
        drag.exec(Qt.DropAction.MoveAction)
