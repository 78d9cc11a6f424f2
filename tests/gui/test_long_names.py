"""Names longer than a screen widen no dialog; the lists that one opens show them whole."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog

from noivu_desktop.gui import appearance, screen_room
from noivu_desktop.gui.comparison.window import ComparisonWindow
from noivu_desktop.gui.dialogs.history import HistoryDialog
from noivu_desktop.gui.dialogs.import_map import ImportDialog
from noivu_desktop.gui.dialogs.part_form import PartForm
from noivu_desktop.maps_in.import_report import SeenTable
from noivu_desktop.maps_in.importing import ImportRequest
from noivu_desktop.plan.plan import Part

LAPTOP_WIDTH = 1366
LAPTOP = QSize(1366, 768) - QSize(16, 44)
"""A laptop without what the window system puts around a window."""
DIALOGS = {
    "edit.condition": (),
    "export": (),
    "export.templates": (),
    "file.history": (),
    "file.print": (),
    "help.keys": (),
    "law.classify": ("A1",),
    "law.consult": ("A1", "B1"),
    "law.dates": (),
    "law.decisions": (),
    "law.facts": ("A1",),
    "law.rule_sets": (),
    "optimise": (),
    "optimise.frontier": (),
    "unit.exempt": ("A1",),
    "view.preferences": (),
}
"""Actions that open a dialog, with the units that have to be chosen for it."""
LONG = "lớp ranh giới đã chỉnh lý theo hồ sơ địa giới hành chính và ý kiến của các xã " * 3


@pytest.fixture(autouse=True)
def large_text(qapp):
    """Text of 150 %."""
    appearance.choose_scale(150)
    yield
    appearance.choose_scale(100)


def test_long_names_of_files_sheets_and_layers_widen_no_page_of_the_import(tmp_path, qtbot):
    dialog = ImportDialog(ImportRequest(map=tmp_path / f"{LONG[:60]}.gpkg"))
    qtbot.addWidget(dialog)
    table = SeenTable(
        file=f"{LONG}.xlsx",
        label=LONG,
        labels=(LONG, f"{LONG} 2"),
        first_line=1,
        lines=(("Mã", LONG),),
        header=(1, 1),
        rows=9,
    )

    dialog.tables.show_tables((table, table))
    dialog.answers.offer_layers((LONG, f"{LONG} 2"))
    dialog.show()

    assert dialog.minimumSizeHint().width() <= LAPTOP_WIDTH
    assert dialog.answers.layers.geometry().right() <= dialog.answers.width()
    assert dialog.tables.labels.currentText() == LONG


def test_long_names_of_plans_widen_neither_comparison_nor_history(window, qtbot):
    model = window.model
    model.do("rename_plan", plan=model.plan.name, name=LONG)
    model.do("new_plan", name=f"{LONG} 2")

    shown = [ComparisonWindow(model), HistoryDialog(window.workspace)]

    for dialog in shown:
        qtbot.addWidget(dialog)
        assert dialog.minimumSizeHint().width() <= LAPTOP_WIDTH


def test_long_names_of_units_do_not_widen_the_form_of_a_part(window, qtbot):
    model = window.model
    model.do("set_values", code="A2", values={"name": LONG})

    form = PartForm(model, Part(code="A1", to="A2"), ["A2", "B1"], lambda part: None)
    qtbot.addWidget(form)

    assert "lớp ranh giới" in form.taker.currentText()
    assert form.minimumSizeHint().width() <= LAPTOP_WIDTH


@pytest.mark.parametrize("action", DIALOGS)
def test_every_dialog_fits_on_a_laptop_with_long_names_and_large_text(window, action, monkeypatch):
    monkeypatch.setattr(screen_room, "room_on_screen", lambda shown: LAPTOP)
    model, opened = window.model, []
    for code in ("A1", "A2", "B1"):
        model.do("set_values", code=code, values={"name": f"{code} {LONG}"})
    model.do("rename_plan", plan=model.plan.name, name=LONG)
    monkeypatch.setattr(QDialog, "exec", lambda dialog: opened.append(dialog) or 0)
    window.workspace.selection.choose(DIALOGS[action])

    window.qactions[action].trigger()

    opened += [one for one in window.findChildren(QDialog) if one.isVisible()]
    assert opened
    for dialog in opened:
        dialog.ensurePolished()
        least, shown = dialog.minimumSizeHint(), dialog.size()
        assert least.expandedTo(shown).boundedTo(LAPTOP) == least.expandedTo(shown)
        dialog.reject()
