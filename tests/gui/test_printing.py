"""Pages on paper: ranges, sizes, the preview, and a machine without a printer."""

from types import SimpleNamespace

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QToolBar

from noivu_desktop.errors import ExportError
from noivu_desktop.gui import printing
from noivu_desktop.gui.dialogs import print_preview
from noivu_desktop.gui.dialogs.print_preview import PrintPreview
from noivu_desktop.gui.print_pages import (
    PageImage,
    PrintChoice,
    chosen_pages,
    draw_pages,
    write_pdf,
)
from noivu_desktop.gui.printing import print_pages, runs_of
from noivu_desktop.progress import NO_PROGRESS

MM = 72 / 25.4
SUMMARIES = PrintChoice(kinds=("merged",), paper="A4")


@pytest.mark.parametrize(
    ("text", "pages"),
    [("", (0, 1, 2, 3)), ("2", (1,)), ("1-3, 2", (0, 1, 2)), (" 3 – 4 ", (2, 3))],
)
def test_ranges_of_pages_are_read_as_people_write_them(text, pages):
    assert chosen_pages(text, 4) == pages


@pytest.mark.parametrize("text", ["0", "5", "3-2", "a", "1-", "-2", "1,,2"])
def test_what_is_no_page_is_told(text):
    with pytest.raises(ExportError):
        chosen_pages(text, 4)


@pytest.fixture
def drawn(model):
    model.do("merge", codes=["A1", "A2"])
    choice = PrintChoice(kinds=("map-plan", "merged"), paper="A3")
    found = draw_pages(model.project, choice, NO_PROGRESS, dpi=40)
    assert found.failed == ()
    return found.pages


def sizes(path):
    return [
        sorted(round(float(side) / MM) for side in page.mediabox.upper_right)
        for page in PdfReader(path).pages
    ]


def test_each_page_comes_on_its_own_paper(drawn, tmp_path):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "in.pdf"))

    assert print_pages(printer, drawn)

    assert sizes(tmp_path / "in.pdf") == [[297, 420], [210, 297]]


def test_a_printer_gets_a_job_for_each_size_of_sheet(drawn, tmp_path):
    """CUPS prints a whole job on one size: maps for A3 came out on A4, smaller than they say."""

    class Native(QPrinter):
        jobs = 0

        def outputFormat(self):  # noqa: N802
            return QPrinter.OutputFormat.NativeFormat

        def setPageLayout(self, layout):  # noqa: N802
            self.jobs += 1
            self.setOutputFileName(str(tmp_path / f"{self.jobs}.pdf"))
            return super().setPageLayout(layout)

    assert print_pages(Native(), drawn)

    assert [sizes(tmp_path / f"{job}.pdf") for job in (1, 2)] == [[[297, 420]], [[210, 297]]]


def test_all_pages_can_be_put_on_the_paper_that_the_printer_has(drawn, tmp_path):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "in.pdf"))

    assert print_pages(printer, drawn, "A4")

    assert sizes(tmp_path / "in.pdf") == [[210, 297], [210, 297]]


def test_the_preview_shows_every_page(drawn, qtbot):
    preview = PrintPreview(drawn)
    qtbot.addWidget(preview)
    with qtbot.waitExposed(preview):
        preview.show()

    assert [preview.runs.item(row).text() for row in range(preview.runs.count())] == [
        "Trang 1\nA3, ngang",
        "Trang 2\nA4, dọc",
    ]
    assert preview.place.text() == "Trang 1/2"
    next(one for one in preview.findChild(QToolBar).actions() if "sau" in one.text()).trigger()
    assert preview.place.text() == "Trang 2/2"

    preview.paper.setCurrentText("A4")

    assert "A4, ngang" in preview.runs.item(0).text()


def test_a_sheet_of_another_size_makes_the_written_scale_wrong_and_the_preview_says_so(
    drawn, qtbot
):
    preview = PrintPreview(drawn)
    qtbot.addWidget(preview)
    preview.printers.clear()
    assert preview.warning.text() == ""

    preview.paper.setCurrentText("A4")
    assert "Trang 1 được thu phóng cho vừa giấy A4" in preview.warning.text()

    preview.paper.setCurrentIndex(0)
    assert preview.warning.text() == ""


def test_a_printer_without_the_paper_is_told_before_it_shrinks_a_map(drawn, qtbot, monkeypatch):
    small = SimpleNamespace(supportedPageSizes=lambda: [QPageSize(QPageSize.PageSizeId.A4)])
    monkeypatch.setattr(printing.QPrinterInfo, "printerInfo", lambda name: small)
    monkeypatch.setattr(print_preview, "printer_names", lambda: ["Phòng văn thư"])
    preview = PrintPreview(drawn)
    qtbot.addWidget(preview)

    assert "Máy in “Phòng văn thư” không có giấy A3" in preview.warning.text()


def test_pages_of_one_size_are_one_run():
    wide, tall = (PageImage(png=b"", width_mm=w, height_mm=h) for w, h in ((420, 297), (210, 297)))

    assert runs_of([tall, tall, wide, tall]) == (range(2), range(2, 3), range(3, 4))
    assert runs_of([tall, tall], "A3") == (range(2),)


def test_a_long_run_of_pages_is_shown_in_parts(drawn, qtbot):
    preview = PrintPreview((drawn[1],) * 62)
    qtbot.addWidget(preview)

    assert [preview.runs.item(row).text() for row in range(preview.runs.count())] == [
        "Trang 1–30\nA4, dọc",
        "Trang 31–60\nA4, dọc",
        "Trang 61–62\nA4, dọc",
    ]
    preview.runs.setCurrentRow(2)
    assert preview.preview.pageCount() == 2
    assert preview.place.text() == "Trang 61/62"


def test_without_a_printer_the_dialog_says_so_and_offers_a_pdf(drawn, qtbot, monkeypatch):
    monkeypatch.setattr(print_preview, "printer_names", list)
    preview = PrintPreview(drawn)
    qtbot.addWidget(preview)
    wished = []
    preview.pdf_wished.connect(wished.append)

    assert not preview.send.isEnabled()
    assert "chưa cài máy in" in preview.no_printer.text()
    preview.range.setText("2")
    preview.pdf.click()

    assert wished == [(1,)]


def test_a_wrong_range_is_told_and_nothing_is_printed(drawn, qtbot, told):
    preview = PrintPreview(drawn)
    qtbot.addWidget(preview)
    preview.range.setText("7")

    preview.pdf.click()

    assert told == ["Không có trang “7”; các trang là 1 đến 2."]
    told.clear()


def test_a_pdf_holds_the_wanted_pages_as_text_that_can_be_searched(model, tmp_path):
    model.do("merge", codes=["A1", "A2"])
    model.do("merge", codes=["B1", "B2"])

    write_pdf(model.project, SUMMARIES, [1], tmp_path / "trang.pdf", NO_PROGRESS)

    pages = PdfReader(tmp_path / "trang.pdf").pages
    assert len(pages) == 1
    assert "Xã B2" in pages[0].extract_text()
    assert [one.name for one in tmp_path.iterdir() if one.suffix == ".part"] == []


def test_a_pdf_that_cannot_be_written_is_told(model, tmp_path):
    model.do("merge", codes=["A1", "A2"])

    with pytest.raises(ExportError, match="Không ghi được"):
        write_pdf(model.project, SUMMARIES, [0], tmp_path / "khong-co" / "a.pdf", NO_PROGRESS)
