"""Puts drawn pages on paper: each page on its own size, turned as the page lies.

Most printers take one size and one turn for a whole job; only PDF may change them on the way.
"""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPaintEngine, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from noivu_desktop.gui.print_pages import PageImage

_PREVIEW_PIXELS = 1700
"""The long side of a page in the preview, where every page is drawn at once."""


def printer_names() -> list[str]:
    """The printers of this machine, the usual one first; empty if there is none."""
    names = QPrinterInfo.availablePrinterNames()
    usual = QPrinterInfo.defaultPrinterName()
    return sorted(names, key=lambda name: name != usual)


def runs_of(pages: Sequence[PageImage], paper: str | None = None) -> tuple[range, ...]:
    """The numbers of the pages in runs that lie on the same sheet, turned the same way."""
    groups = groupby(range(len(pages)), key=lambda at: sheet_of(pages[at], paper))
    listed = [list(group) for _, group in groups]
    return tuple(range(one[0], one[-1] + 1) for one in listed)


def sheet_of(page: PageImage, paper: str | None) -> tuple[QPageSize.PageSizeId, bool]:
    """The sheet that a page is put on, and whether it lies on its long side.

    paper  the size of all sheets ("A4"); ``None``: that of the page
    """
    lies = page.width_mm > page.height_mm
    if paper is not None:
        return QPageSize.PageSizeId[paper], lies
    size = QSizeF(*sorted((page.width_mm, page.height_mm)))
    return QPageSize.id(size, QPageSize.Unit.Millimeter, _FUZZY), lies


def resized(pages: Sequence[PageImage], paper: str | None) -> tuple[int, ...]:
    """The numbers, from 0, of the pages that their sheet makes larger or smaller."""
    return tuple(
        at
        for at, page in enumerate(pages)
        if sheet_of(page, paper)[0] is not sheet_of(page, None)[0]
    )


def sizes_lacking(printer: str, pages: Sequence[PageImage], paper: str | None) -> tuple[str, ...]:
    """The sizes ("A3") of sheets asked for that a printer says it does not have."""
    known = {size.id() for size in QPrinterInfo.printerInfo(printer).supportedPageSizes()}
    asked = dict.fromkeys(sheet_of(page, paper)[0] for page in pages)
    return tuple(size.name for size in asked if known and size not in known)


def print_pages(printer: QPrinter, pages: Sequence[PageImage], paper: str | None = None) -> bool:
    """Print the pages, as one job where the printer can change sheets; whether it took them."""
    if printer.outputFormat() is QPrinter.OutputFormat.PdfFormat:
        return paint_pages(printer, pages, paper)
    return all(
        paint_pages(printer, [pages[at] for at in run], paper) for run in runs_of(pages, paper)
    )


def paint_pages(printer: QPrinter, pages: Sequence[PageImage], paper: str | None = None) -> bool:
    """Paint the pages in turn, one sheet each; whether the printer took them.

    A page that is larger or smaller than its sheet fills it as far as its shape allows.
    """
    laid = None
    with QPainter() as painter:
        for page in pages:
            if (sheet := sheet_of(page, paper)) != laid:
                _lay_sheet(printer, *sheet)
                laid = sheet
            started = printer.newPage() if painter.isActive() else painter.begin(printer)
            if not started:
                return False
            _paint(painter, printer, page)
    return laid is not None


def _lay_sheet(printer: QPrinter, size: QPageSize.PageSizeId, lies: bool) -> None:
    turned = QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait
    layout = QPageLayout(QPageSize(size), turned, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(layout)
    printer.setFullPage(True)


def _paint(painter: QPainter, printer: QPrinter, page: PageImage) -> None:
    image = QImage.fromData(page.png)
    engine = painter.paintEngine()
    if engine is not None and engine.type() == QPaintEngine.Type.Picture:
        image = _reduced(image)
    sheet = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
    wanted = QSizeF(page.width_mm, page.height_mm)
    fitted = wanted.scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
    target = QRectF(sheet.topLeft(), fitted)
    target.moveCenter(sheet.center())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(target, image)


def _reduced(image: QImage) -> QImage:
    if max(image.width(), image.height()) <= _PREVIEW_PIXELS:
        return image
    return image.scaled(
        _PREVIEW_PIXELS,
        _PREVIEW_PIXELS,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


_FUZZY = QPageSize.SizeMatchPolicy.FuzzyMatch
