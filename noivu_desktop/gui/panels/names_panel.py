"""Names, kinds and seats of the merged units: one line each, edited in place, one step each."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.gui.screen_room import scaled
from noivu_desktop.gui.selection import Selection
from noivu_desktop.gui.tables.chips import ChipDelegate
from noivu_desktop.gui.tables.names_table import (
    CHOICES_ROLE,
    CLASH,
    CODES_ROLE,
    KIND,
    NAME,
    SEAT,
    NamesTable,
)
from noivu_desktop.vietnamese import number

_WIDTHS = {NAME: 130, KIND: 80, SEAT: 190, CLASH: 110}


class NamesPanel(QWidget):
    """Shows what people still have to decide about each new unit."""

    step_wished = Signal(str, dict)

    def __init__(
        self, model: ProjectModel, selection: Selection, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._selection = selection
        self.table = NamesTable(model, self)
        self.table.step_wished.connect(self.step_wished)
        self.words = QLabel(wordWrap=True)
        self.view = self._make_view()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self.words)
        layout.addWidget(self.view, 1)
        self.table.changed.connect(self._show_words)
        selection.changed.connect(self._show_selection)
        self._show_words()

    def _make_view(self) -> QTableView:
        view = QTableView(self)
        view.setModel(self.table)
        view.setAccessibleName(self.tr("Tên, loại và trụ sở của các đơn vị mới"))
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setTabKeyNavigation(False)
        view.setWordWrap(False)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 12)
        view.setItemDelegate(ChoiceDelegate(view))
        view.setItemDelegateForColumn(CLASH, ChipDelegate(view))
        for column, width in _WIDTHS.items():
            view.setColumnWidth(column, scaled(width))
        view.horizontalHeader().setStretchLastSection(True)
        view.selectionModel().currentRowChanged.connect(self._tell_selection)
        return view

    def _tell_selection(self, now: QModelIndex) -> None:
        if now.isValid() and self.view.hasFocus():
            self._selection.show_on_map(now.data(CODES_ROLE))

    def _show_selection(self) -> None:
        row = self.table.row_of(tuple(sorted(self._selection.codes)))
        if row >= 0 and row != self.view.currentIndex().row():
            self.view.selectRow(row)

    def _show_words(self) -> None:
        rows = self.table.rowCount()
        if not rows:
            self.words.setText(self.tr("Phương án chưa có đơn vị mới nào để đặt tên."))
            return
        words = self.tr("%1 đơn vị mới · %2 trùng tên · %3 chưa chọn trụ sở")
        counts = (rows, self.table.clash_count, self.table.open_seats)
        for place, count in enumerate(counts, start=1):
            words = words.replace(f"%{place}", number(count))
        self.words.setText(words + self.tr(". Bấm đúp hoặc F2 vào ô để sửa."))


class ChoiceDelegate(QStyledItemDelegate):
    """Edits a cell by a list of choices; names can also be typed."""

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        box = QComboBox(parent)
        box.setEditable(index.column() == NAME)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.setAccessibleName(str(index.model().headerData(index.column(), _ACROSS)))
        for words, value in index.data(CHOICES_ROLE):
            box.addItem(words, value)
        if line := box.lineEdit():
            line.setAccessibleName(self.tr("Tên mới"))
        return box

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        assert isinstance(editor, QComboBox)
        value = index.data(Qt.ItemDataRole.EditRole)
        editor.setCurrentIndex(editor.findData(value))
        if line := editor.lineEdit():
            editor.setEditText(value)
            line.selectAll()

    def setModelData(
        self,
        editor: QWidget,
        model: QAbstractItemModel,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        assert isinstance(editor, QComboBox)
        if editor.isEditable():
            model.setData(index, " ".join(editor.currentText().split()))
        elif editor.currentIndex() >= 0:
            model.setData(index, editor.currentData())


_ACROSS = Qt.Orientation.Horizontal
