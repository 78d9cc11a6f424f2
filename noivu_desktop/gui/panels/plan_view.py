"""The view of the plan tree: lines are dragged onto lines, and what that would do is told."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QCursor, QDrag, QDragLeaveEvent, QDragMoveEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyleOptionViewItem,
    QToolTip,
    QTreeView,
    QWidget,
)

from noivu_desktop.errors import PlanError
from noivu_desktop.gui.panels.drag_label import label_drag
from noivu_desktop.gui.panels.steady_scroll_bar import SteadyScrollBar
from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.gui.tables.plan_tree import CODES_ROLE, NAME, PlanTree
from noivu_desktop.gui.tables.row_pictures import RowPictures
from noivu_desktop.vietnamese import number

_SETTLED_MS, _REFUSAL_MS = 150, 8000


class PlanView(QTreeView):
    """Several lines can be chosen and dragged at once."""

    def __init__(self, model: ProjectModel, tree: PlanTree, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project_model = model
        self._tree = tree
        self._pictures = RowPictures()
        self.refusal = ""
        self.setModel(tree)
        self.setVerticalScrollBar(SteadyScrollBar(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(not model.file.read_only)
        self.setAcceptDrops(not model.file.read_only)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDragDropOverwriteMode(True)  # onto lines only, never between two of them
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setAutoExpandDelay(700)
        tree.changed.connect(self._lay_out)

    def _lay_out(self) -> None:
        """Qt would do it when a timer has run, and the old lines would be painted until then."""
        if self.isVisible():
            self.executeDelayedItemsLayout()
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        header, current = self.header(), self.currentIndex()
        self._current = current.row(), current.internalId()
        self._has_marks = self.viewport().underMouse() or self.selectionModel().hasSelection()
        self._ground = self.palette().base().color()
        self._look = (
            header.offset(),
            *(header.sectionSize(column) for column in range(header.count())),
            *(header.visualIndex(column) for column in range(header.count())),
            self.palette().cacheKey(),
            self.font().key(),
            self.isEnabled(),
            self.isActiveWindow(),
        )
        super().paintEvent(event)

    def drawRow(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """A line that only moved is not painted again; chosen lines and those pointed at are."""
        if self._has_marks or (index.row(), index.internalId()) == self._current:
            super().drawRow(painter, option, index)
            return
        is_open = bool(option.state & QStyle.StateFlag.State_Open)
        key = self._look, self._tree.look_of(index), is_open
        draw = super().drawRow
        self._pictures.paint(
            painter, option.rect, self._ground, key, lambda onto: draw(onto, option, index)
        )

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag the chosen lines as a small label; the step, not the view, takes them away."""
        rows = [one for one in self.selectionModel().selectedRows() if one.flags() & _DRAGGED]
        if not rows:
            return
        name = str(rows[0].siblingAtColumn(NAME).data())
        text = name if len(rows) == 1 else self.tr("%1 dòng").replace("%1", number(len(rows)))
        drag = QDrag(self)
        drag.setMimeData(self._tree.mimeData(rows))
        label_drag(drag, self, text)
        drag.exec(Qt.DropAction.MoveAction)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """A drop that is refused ends like a drag that leaves; the reason stays to be read."""
        super().dragLeaveEvent(event)
        QTimer.singleShot(_SETTLED_MS, self, self._tell_refusal)

    def _tell_refusal(self) -> None:
        if self.refusal and self.viewport().rect().contains(
            self.viewport().mapFromGlobal(QCursor.pos())
        ):
            QToolTip.showText(QCursor.pos(), self.refusal, self, self.rect(), _REFUSAL_MS)
        self.refusal = ""

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        words = self.words_for(event)
        self.refusal = "" if event.isAccepted() else words
        below = event.position().toPoint() + QPoint(0, self.fontMetrics().height())
        QToolTip.showText(self.viewport().mapToGlobal(below), words, self)

    def words_for(self, event: QDragMoveEvent) -> str:
        """What a drop here would give, with its verdict, or why it cannot be."""
        index = self.indexAt(event.position().toPoint())
        try:
            move = self._tree.move_of(event.mimeData(), index)
        except PlanError as error:
            return str(error)
        if not index.isValid():
            return self.tr("Đưa ra, đứng riêng như cũ")
        check = self._project_model.preview(move.plan, index.data(CODES_ROLE)[0])
        if check is None:
            return self.tr("Đưa ra, đứng riêng như cũ")
        words = self.tr("Nhập vào %1: %2")
        return words.replace("%1", check.unit.full_name).replace("%2", check.verdict.label)


_DRAGGED = Qt.ItemFlag.ItemIsDragEnabled
