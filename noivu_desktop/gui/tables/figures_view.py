"""A view of the figures of a rule set: long texts wrap, marks are chips."""

from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from noivu_desktop.gui.screen_room import scaled
from noivu_desktop.gui.tables.chips import ChipDelegate
from noivu_desktop.gui.tables.figures_table import (
    CLAUSE,
    FIGURE_ROLE,
    MARK,
    PART,
    SOURCE,
    TEXT,
    FiguresTable,
)
from noivu_desktop.rules.figures import LegalFigure
from noivu_desktop.rules.rule_set import RuleSet

_WIDTHS = {PART: 120, CLAUSE: 180, MARK: 128, SOURCE: 150}


class FiguresView(QTableView):
    """Shows one rule set; rows can be chosen, not edited in place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = FiguresTable(self)
        self.setModel(self.table)
        self.setItemDelegateForColumn(MARK, ChipDelegate(self))
        self.setAccessibleName(self.tr("Các quy định của văn bản"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setWordWrap(True)
        self.verticalHeader().setVisible(False)
        header = self.horizontalHeader()
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, scaled(width) if column == MARK else width)
        header.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        header.sectionResized.connect(self.resizeRowsToContents)

    def show_rule_set(self, rule_set: RuleSet | None) -> None:
        """Show the figures of ``rule_set``; the rows that were chosen stay so if they are there."""
        rows = {index.row() for index in self.selectionModel().selectedRows()}
        self.table.show(rule_set)
        self.resizeRowsToContents()
        for row in rows:
            if row < self.table.rowCount():
                self.selectRow(row)

    @property
    def chosen(self) -> list[LegalFigure]:
        """The figures of the chosen rows, from above."""
        rows = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        return [index.data(FIGURE_ROLE) for index in rows]
