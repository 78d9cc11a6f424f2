"""A planner prints the plan: chooses pages, looks at them, writes some of them as a PDF."""

from pypdf import PdfReader
from PySide6.QtWidgets import QFileDialog

from noivu_desktop.gui.dialogs.print_preview import PrintPreview
from noivu_desktop.gui.dialogs.print_question import PrintQuestion


def shown(window, kind):
    return next((one for one in window.findChildren(kind) if one.isVisible()), None)


def test_pages_are_chosen_seen_and_written(window, qtbot, tmp_path, monkeypatch):
    window.model.do("merge", codes=["A1", "A2"])
    window.model.do("merge", codes=["B1", "B2"])
    window.qactions["file.print"].trigger()
    question = shown(window, PrintQuestion)
    question.boxes["map-plan"].setChecked(False)
    question.show_pages.click()
    qtbot.waitUntil(lambda: shown(window, PrintPreview) is not None)
    preview = shown(window, PrintPreview)
    assert preview.place.text() == "Trang 1/2"
    path = tmp_path / "hai.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))

    preview.range.setText("2")
    preview.pdf.click()

    qtbot.waitUntil(path.exists)
    assert "Xã B2" in PdfReader(path).pages[0].extract_text()
    said = window.totals.currentMessage
    qtbot.waitUntil(lambda: said() == f"Đã ghi {path}")
    preview.reject()


def test_a_plan_without_new_units_prints_maps_only(window):
    window.qactions["file.print"].trigger()
    question = shown(window, PrintQuestion)

    assert not question.boxes["merged"].isEnabled()
    assert question.choice.kinds == ("map-plan",)
    question.boxes["map-plan"].setChecked(False)
    assert not question.show_pages.isEnabled()
    question.reject()
