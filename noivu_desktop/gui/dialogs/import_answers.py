"""What no file says of a map, and which tables go with it: the answers beside the import."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from noivu_desktop.gui.dialogs.common_facts import CommonFacts
from noivu_desktop.gui.dialogs.repair_limit import RepairLimit
from noivu_desktop.gui.file_dialogs import ask_file
from noivu_desktop.gui.map_files import map_filter
from noivu_desktop.gui.panels.short_combo import ShortComboBox
from noivu_desktop.gui.rule_set_choices import choices_for, rule_set_name
from noivu_desktop.maps_in.importing import ImportRequest
from noivu_desktop.maps_in.workbook import TABLE_SUFFIXES
from noivu_desktop.units.unit import Level

_WIDTH_IN_LETTERS = 46  # grows with the size of text


class ImportAnswers(QGroupBox):
    """``changed`` when the files are to be read again with another answer."""

    changed = Signal()

    def __init__(
        self, given: ImportRequest, rule_set_id: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Trả lời để đọc đúng"))
        width = _WIDTH_IN_LETTERS * self.fontMetrics().horizontalAdvance("x")
        self.setFixedWidth(width)
        self._given = given
        self._rule_set_id = rule_set_id
        self.parents = given.parents if isinstance(given.parents, Path) else None
        self.level = QComboBox()
        for text, level in (
            (self.tr("tự nhận"), None),
            (self.tr("cấp xã"), Level.COMMUNE),
            (self.tr("thôn, tổ dân phố"), Level.HAMLET),
        ):
            self.level.addItem(text, level)
        self.level.setCurrentIndex(max(0, self.level.findData(given.level)))
        self.layers = ShortComboBox()
        self.layers.activated.connect(self.changed)
        self.facts = CommonFacts()
        self.repair = QCheckBox(self.tr("&Sửa khe hở, chồng lấn, vùng lỗi"))
        self.repair.setChecked(given.repair)
        self.repair_limit = RepairLimit(given.repair_limit)
        self.rule_set = ShortComboBox()
        self.rule_set.setMaximumWidth(width - 24)
        self._place()
        self.level.currentIndexChanged.connect(self.changed)
        self.facts.changed.connect(self.changed)
        self.repair.toggled.connect(lambda on: self._form.setRowVisible(self.repair_limit, on))
        self.repair.toggled.connect(self.changed)
        self.repair_limit.changed.connect(self.changed)
        self.offer_rule_sets(given.level or Level.COMMUNE)

    def _place(self) -> None:
        self._form = form = QFormLayout(self)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.addRow(self.tr("Bảng số liệu kèm theo (Excel, CSV):"), self._table_list())
        form.addRow(self.tr("Lớp bản đồ:"), self.layers)
        form.setRowVisible(self.layers, False)
        self.parents_row = self._parents_choice()
        form.addRow(self.tr("Lớp cấp trên, nếu bản đồ không ghi:"), self.parents_row)
        form.addRow(self.tr("Cấp đơn vị:"), self.level)
        form.addRow(self.facts)
        form.addRow(self.repair)
        form.addRow(self.repair_limit)
        form.setRowVisible(self.repair_limit, self.repair.isChecked())
        form.addRow(self.tr("Văn bản áp dụng:"), self.rule_set)

    @property
    def tables(self) -> list[Path]:
        """The tables to join, in their order."""
        rows = range(self.table_list.count())
        return [Path(self.table_list.item(row).data(Qt.ItemDataRole.UserRole)) for row in rows]

    @property
    def layer(self) -> str | None:
        """Which layer of the map to read; None: as the reader sees fit."""
        return str(self.layers.currentData()) if self.layers.count() else self._given.layer

    def offer_layers(self, layers: Sequence[str]) -> None:
        """The layers of the map, the one that was read first."""
        if len(layers) > 1 and not self.layers.count():
            for one in layers:
                self.layers.addItem(one, one)
            self._form.setRowVisible(self.layers, True)

    def add_table(self, path: Path) -> None:
        """Join this table too."""
        if path not in self.tables:
            self._list(path)
            self.remove_table.setEnabled(True)
            self.changed.emit()

    def offer_rule_sets(self, level: Level) -> None:
        """The texts for this level; a choice made before is kept."""
        wanted = self.rule_set.currentData() or self._rule_set_id
        self.rule_set.clear()
        for one in choices_for(level):
            self.rule_set.addItem(rule_set_name(one), one.id)
        self.rule_set.setCurrentIndex(max(0, self.rule_set.findData(wanted)))

    def take_parents(self, path: Path | None) -> None:
        """Find the units one level above in this map or table; None: only in the map itself."""
        if path != self.parents:
            self.parents = path
            self._show_parents()
            self.changed.emit()

    def leave_out_levels(self) -> None:
        """Ask for no level and none above, where both are known already."""
        self._form.setRowVisible(self.parents_row, False)
        self._form.setRowVisible(self.level, False)

    def _parents_choice(self) -> QWidget:
        self.choose_parents = QPushButton()
        self.choose_parents.clicked.connect(self._choose_parents)
        self.no_parents = QPushButton(self.tr("Bỏ"))
        self.no_parents.setAccessibleName(self.tr("Bỏ lớp cấp trên"))
        self.no_parents.clicked.connect(lambda: self.take_parents(None))
        shown = QWidget()
        row = QHBoxLayout(shown)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.choose_parents, 1)
        row.addWidget(self.no_parents)
        for button in (self.choose_parents, self.no_parents):
            button.setAutoDefault(False)
        self._show_parents()
        return shown

    def _show_parents(self) -> None:
        path = self.parents
        words = self.tr("Chọn lớp huyện, tỉnh hoặc xã…") if path is None else path.name
        room = _WIDTH_IN_LETTERS * self.fontMetrics().horizontalAdvance("x") * 2 // 3
        elided = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, room)
        self.choose_parents.setText(elided)
        self.choose_parents.setToolTip("" if path is None else str(path))
        self.no_parents.setVisible(path is not None)

    def _choose_parents(self) -> None:
        endings = " ".join(f"*{suffix}" for suffix in TABLE_SUFFIXES)
        path = ask_file(
            self,
            self.tr("Chọn lớp hoặc bảng đơn vị cấp trên"),
            self.tr("Bản đồ và bảng (%1)").replace("%1", f"{map_filter()} {endings}"),
            self._given.map.parent,
        )
        if path:
            self.take_parents(path)

    def _table_list(self) -> QWidget:
        self.table_list = QListWidget()
        self.table_list.setAccessibleName(self.tr("Bảng số liệu"))
        self.table_list.setMaximumHeight(90)
        for path in self._given.tables:
            self._list(path)
        add = QPushButton(self.tr("Thêm bảng…"))
        add.clicked.connect(self._choose_table)
        self.remove_table = remove = QPushButton(self.tr("Bỏ bảng"))
        remove.clicked.connect(self._remove_table)
        remove.setEnabled(bool(self._given.tables))
        row = QHBoxLayout()
        for button in (add, remove):
            button.setAutoDefault(False)
            row.addWidget(button)
        shown = QWidget()
        layout = QVBoxLayout(shown)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table_list)
        layout.addLayout(row)
        return shown

    def _list(self, path: Path) -> None:
        item = QListWidgetItem(path.name, self.table_list)
        item.setData(Qt.ItemDataRole.UserRole, str(path))
        item.setToolTip(str(path))
        self.table_list.setCurrentItem(item)

    def _choose_table(self) -> None:
        endings = " ".join(f"*{suffix}" for suffix in TABLE_SUFFIXES)
        path = ask_file(
            self,
            self.tr("Chọn bảng số liệu"),
            self.tr("Bảng (%1)").replace("%1", endings),
            self._given.map.parent,
        )
        if path:
            self.add_table(path)

    def _remove_table(self) -> None:
        if self.table_list.currentRow() >= 0:
            self.table_list.takeItem(self.table_list.currentRow())
            self.remove_table.setEnabled(self.table_list.count() > 0)
            self.changed.emit()
