"""Names longer than a screen widen no dialog; the lists that one opens show them whole."""

import pytest

from noivu_desktop.gui import appearance
from noivu_desktop.gui.comparison.window import ComparisonWindow
from noivu_desktop.gui.dialogs.history import HistoryDialog
from noivu_desktop.gui.dialogs.import_map import ImportDialog
from noivu_desktop.gui.dialogs.part_form import PartForm
from noivu_desktop.maps_in.import_report import SeenTable
from noivu_desktop.maps_in.importing import ImportRequest
from noivu_desktop.plan.plan import Part

LAPTOP_WIDTH = 1366
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
