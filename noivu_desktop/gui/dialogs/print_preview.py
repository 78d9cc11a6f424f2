"""The pages as they will lie on paper, and the way to a printer or to a PDF."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo, QPrintPreviewWidget
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QSpinBox,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from noivu_desktop.errors import ExportError
from noivu_desktop.export.paper import PAPER_MM
from noivu_desktop.gui import messages
from noivu_desktop.gui.print_pages import PageImage, chosen_pages
from noivu_desktop.gui.printing import (
    paint_pages,
    print_pages,
    printer_names,
    resized,
    runs_of,
    sheet_of,
    sizes_lacking,
)
from noivu_desktop.gui.screen_room import open_at
from noivu_desktop.vietnamese import number

_MOST_COPIES = 99
_RUNS_WIDTH = 150
_MOST_SHOWN = 30
_MOST_NAMED = 5


class PrintPreview(QDialog):
    """Turns the pages and prints the chosen ones; a PDF is wished for, since it is drawn anew."""

    pdf_wished = Signal(tuple)  # numbers of the pages, from 0

    def __init__(self, pages: tuple[PageImage, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Xem trước khi in"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        open_at(self, 1180, 860)
        self.pages = pages
        sheet = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        sheet.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        self._sheet = sheet  # the preview paints on it and does not own it
        self.preview = QPrintPreviewWidget(sheet, self)
        self.preview.setAccessibleName(self.tr("Các trang sẽ in"))
        self.preview.paintRequested.connect(self._paint)
        self.preview.previewChanged.connect(self._show_place)
        self.place = QLabel()
        self.place.setMargin(6)
        self.runs = QListWidget()
        self.runs.setAccessibleName(self.tr("Các phần cùng khổ giấy"))
        self.runs.setMaximumWidth(_RUNS_WIDTH)
        self.runs.currentRowChanged.connect(self._show_run)
        middle = QHBoxLayout()
        middle.addWidget(self.runs)
        middle.addWidget(self.preview, 1)
        layout = QVBoxLayout(self)
        layout.addWidget(self._make_bar())
        layout.addLayout(middle, 1)
        layout.addLayout(self._make_questions())
        self.warning = QLabel(wordWrap=True)
        layout.addWidget(self.warning)
        layout.addWidget(self._make_buttons())
        self.paper.currentIndexChanged.connect(self._list_runs)
        self.printers.currentIndexChanged.connect(self._warn)
        self._list_runs()

    @property
    def wanted(self) -> tuple[int, ...]:
        """The pages asked for, from 0; raises ExportError where they are written wrong."""
        return chosen_pages(self.range.text(), len(self.pages))

    def send_pages(self) -> None:
        """Send the wanted pages to the chosen printer."""
        try:
            wanted = self.wanted
        except ExportError as error:
            messages.show_error(self, str(error))
            return
        info = QPrinterInfo.printerInfo(self.printers.currentText())
        printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
        printer.setCopyCount(self.copies.value())
        pages = [self.pages[at] for at in wanted]
        if print_pages(printer, pages, self.paper.currentData()):
            self.accept()
        else:
            words = self.tr("Máy in “%1” không nhận trang in; hãy kiểm tra máy in rồi in lại.")
            messages.show_error(self, words.replace("%1", self.printers.currentText()))

    def _make_bar(self) -> QToolBar:
        bar, show = QToolBar(self), self.preview
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        for text, keys, work in (
            (self.tr("◀ Trang trước"), "Alt+Left", lambda: self._turn(-1)),
            (self.tr("Trang sau ▶"), "Alt+Right", lambda: self._turn(1)),
            ("", "", None),
            (self.tr("Vừa trang"), "Ctrl+0", show.fitInView),
            (self.tr("Vừa bề ngang"), "Ctrl+1", show.fitToWidth),
            (self.tr("Phóng to"), "Ctrl++", show.zoomIn),
            (self.tr("Thu nhỏ"), "Ctrl+-", show.zoomOut),
            ("", "", None),
            (self.tr("Một trang"), "", show.setSinglePageViewMode),
            (self.tr("Hai trang"), "", show.setFacingPagesViewMode),
            (self.tr("Mọi trang"), "", show.setAllPagesViewMode),
        ):
            if work is None:
                bar.addSeparator()
                continue
            action = QAction(text, self)
            action.setShortcut(keys)
            action.setToolTip(f"{text} ({keys})" if keys else text)
            action.triggered.connect(work)
            bar.addAction(action)
        bar.addWidget(self.place)
        return bar

    def _make_questions(self) -> QHBoxLayout:
        self.printers = QComboBox()
        self.printers.addItems(printer_names())
        self.paper = QComboBox()
        self.paper.addItem(self.tr("theo từng trang"), None)
        for name in PAPER_MM:
            self.paper.addItem(name, name)
        self.range = QLineEdit()
        self.range.setPlaceholderText(self.tr("tất cả, hoặc 1-3, 5"))
        self.copies = QSpinBox(minimum=1, maximum=_MOST_COPIES)
        row = QHBoxLayout()
        for label, field in (
            (self.tr("Máy in:"), self.printers),
            (self.tr("Giấy:"), self.paper),
            (self.tr("Trang:"), self.range),
            (self.tr("Số bản:"), self.copies),
        ):
            field.setAccessibleName(label.rstrip(":"))
            form = QFormLayout()
            form.addRow(label, field)
            row.addLayout(form, 2 if field is self.printers else 1)
        return row

    def _make_buttons(self) -> QWidget:
        made = QWidget(self)
        self.no_printer = QLabel(wordWrap=True)
        self.no_printer.setText(
            self.tr(
                "Máy này chưa cài máy in nào; hãy ghi ra tệp PDF rồi in ở máy khác, "
                "hoặc cài máy in trong hệ điều hành."
            )
        )
        buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        self.send = buttons.addButton(self.tr("In"), role.ActionRole)
        self.pdf = buttons.addButton(self.tr("Ghi ra PDF…"), role.ActionRole)
        buttons.addButton(self.tr("Đóng"), role.RejectRole)
        self.send.clicked.connect(self.send_pages)
        self.pdf.clicked.connect(self._wish_pdf)
        buttons.rejected.connect(self.reject)
        has_printer = self.printers.count() > 0
        self.send.setEnabled(has_printer)
        self.printers.setEnabled(has_printer)
        self.no_printer.setVisible(not has_printer)
        (self.send if has_printer else self.pdf).setDefault(True)
        row = QHBoxLayout(made)
        row.addWidget(self.no_printer, 1)
        row.addWidget(buttons)
        return made

    def _wish_pdf(self) -> None:
        try:
            self.pdf_wished.emit(self.wanted)
        except ExportError as error:
            messages.show_error(self, str(error))

    def _list_runs(self) -> None:
        """A sheet of one size cannot show a page of another: pages are shown in such runs.

        Long runs are cut, because all pages of a run are painted before the first is seen.
        """
        paper = self.paper.currentData()
        runs = runs_of(self.pages, paper)
        self._runs = tuple(
            run[at : at + _MOST_SHOWN] for run in runs for at in range(0, len(run), _MOST_SHOWN)
        )
        self.runs.blockSignals(True)
        self.runs.clear()
        for run in self._runs:
            size, lies = sheet_of(self.pages[run[0]], paper)
            turned = self.tr("ngang") if lies else self.tr("dọc")
            numbers = str(run[0] + 1) if len(run) == 1 else f"{run[0] + 1}–{run[-1] + 1}"
            words = self.tr("Trang %1\n%2, %3").replace("%1", numbers)
            self.runs.addItem(words.replace("%2", size.name).replace("%3", turned))
        self.runs.blockSignals(False)
        self.runs.setCurrentRow(0)
        self.runs.setVisible(len(self._runs) > 1)
        self._show_run()
        self._warn()

    def _warn(self) -> None:
        """On a sheet of another size the scale that is written on a map is wrong."""
        paper, told = self.paper.currentData(), []
        if at := resized(self.pages, paper):
            words = self.tr(
                "Trang %1 được thu phóng cho vừa giấy %2: tỷ lệ ghi trên bản đồ không còn đúng, "
                "chỉ thước tỷ lệ là đúng."
            )
            numbers = ", ".join(number(one + 1) for one in at[:_MOST_NAMED])
            numbers += ", …" if len(at) > _MOST_NAMED else ""
            told.append(words.replace("%1", numbers).replace("%2", paper))
        printer = self.printers.currentText()
        if printer and (lacking := sizes_lacking(printer, self.pages, paper)):
            words = self.tr(
                "Máy in “%1” không có giấy %2 và có thể tự thu nhỏ trang, khi đó tỷ lệ ghi trên "
                "bản đồ không còn đúng; hãy ghi ra PDF rồi in ở máy có giấy này."
            )
            told.append(words.replace("%1", printer).replace("%2", ", ".join(lacking)))
        self.warning.setText("\n".join(told))
        self.warning.setVisible(bool(told))

    def _show_run(self) -> None:
        self.preview.updatePreview()
        self.preview.setCurrentPage(1)
        self.preview.fitInView()

    @property
    def _run(self) -> range:
        return self._runs[max(0, self.runs.currentRow())]

    def _paint(self, printer: QPrinter) -> None:
        paint_pages(printer, [self.pages[at] for at in self._run], self.paper.currentData())

    def _turn(self, by: int) -> None:
        page = self.preview.currentPage() + by
        if 1 <= page <= len(self._run):
            self.preview.setCurrentPage(page)
        elif 0 <= self.runs.currentRow() + by < self.runs.count():
            self.runs.setCurrentRow(self.runs.currentRow() + by)
            self.preview.setCurrentPage(1 if by > 0 else len(self._run))
        self._show_place()

    def _show_place(self) -> None:
        words = self.tr("Trang %1/%2")
        values = (self._run[0] + self.preview.currentPage(), len(self.pages))
        for place, value in enumerate(values, start=1):
            words = words.replace(f"%{place}", number(value))
        self.place.setText(words)
