"""The units table as the user works in it: columns, copying."""

from PySide6.QtGui import QGuiApplication

from noivu_desktop.gui.panels.units_panel import UnitsPanel
from noivu_desktop.gui.selection import Selection


def column(panel, name):
    return next(at for at, one in enumerate(panel.table.columns) if one.id == name)


def test_chosen_rows_are_copied_as_a_spreadsheet_takes_them(window):
    panel = window.units
    panel.search.setText("A1")
    for at in range(panel.table.columnCount()):
        panel.show_column(at, panel.table.columns[at].id in ("code", "name", "population"))

    panel.copy_rows()

    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines == ["Mã\tTên\tDân số", '="A1"\tA1\t2000']


def test_columns_that_were_chosen_are_shown_in_the_next_project_too(model, qtbot):
    first = UnitsPanel(model, Selection())
    qtbot.addWidget(first)
    assert not first.view.isColumnHidden(column(first, "area_share"))

    first.show_column(column(first, "area_share"), False)
    first.show_column(column(first, "households"), True)

    second = UnitsPanel(model, Selection())
    qtbot.addWidget(second)
    assert second.view.isColumnHidden(column(second, "area_share"))
    assert not second.view.isColumnHidden(column(second, "households"))
    assert not second.view.isColumnHidden(column(second, "name"))
