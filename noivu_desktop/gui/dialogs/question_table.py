"""The table on a page of the guided import: a question on each line, answered in a cell."""

from collections.abc import Sequence

from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget


def question_table(name: str, headings: Sequence[str], widths: Sequence[int]) -> QTableWidget:
    """An empty table; ``name`` is for screen readers, the last column takes what room is left.

    widths  in pixels, one less than ``headings``
    """
    table = QTableWidget(0, len(headings))
    table.setAccessibleName(name)
    table.setHorizontalHeaderLabels(list(headings))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setSectionResizeMode(len(headings) - 1, QHeaderView.ResizeMode.Stretch)
    for place, width in enumerate(widths):
        header.resizeSection(place, width)
    return table
