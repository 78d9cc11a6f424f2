"""The annexes as an Excel workbook: real numbers, totals as formulas, ready to print."""

from datetime import datetime, time
from decimal import Decimal
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import TypeAlias

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from noivu_desktop.export.new_addresses import hamlet_conversion
from noivu_desktop.export.plan_rows import ESTIMATES, HEADINGS, plan_rows
from noivu_desktop.export.report import Report
from noivu_desktop.export.table import CENTRED, Column, Measure, Table, Value
from noivu_desktop.export.wording import annex_number
from noivu_desktop.export.zip_times import set_times

AnyCell: TypeAlias = Cell | MergedCell

_FONT = "Times New Roman"
_THIN = Side(style="thin", color="808080")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_HEADING_FILL = PatternFill("solid", fgColor="E8EEF2")
_FORMATS = {
    Measure.TEXT: "@",
    Measure.COUNT: "[$-42A]#,##0;[$-42A]\u2212#,##0",
    Measure.AREA_KM2: "[$-42A]#,##0.00;[$-42A]\u2212#,##0.00",
    Measure.SHARE: "[$-42A]0.00_)",  # text may follow in the next column
}
_STYLE_WORDS = {
    Measure.TEXT: "chữ",
    Measure.COUNT: "số đếm",
    Measure.AREA_KM2: "diện tích",
    Measure.SHARE: "tỷ lệ",
}
_SIDE_WORDS = {"left": "trái", "right": "phải", "center": "giữa"}
_TABS = {
    "tong_hop": "Tổng hợp",
    "can_doi": "Cân đối",
    "hien_trang": "Hiện trạng",
    "thuoc_dien": "Thuộc diện sắp xếp",
    "khong_sap_xep": "Không sắp xếp",
    "phuong_an": "Phương án",
    "sau_sap_xep": "Sau sắp xếp",
    "mien_tieu_chuan": "Miễn tiêu chuẩn",
    "lay_y_kien": "Lấy ý kiến",
    "bien_che": "Biên chế",
    "chuyen_doi": "Chuyển đổi",
    "chuyen_doi_thon": "Chuyển đổi thôn",
}  # Excel takes 31 characters
_HEADING_ROW = 4  # rows 1 and 2 hold the titles, row 3 stays empty
_A4 = 9
_LINE_PT = 15.0
_PADDING = 0.7  # what a column is wider than its characters; more makes the print too small
_MARGINS_INCH = 0.5


def write_workbook(report: Report, path: Path) -> None:
    """Write all annexes, one sheet each."""
    book = _new_book()
    for table in (report.by_parent, report.balance):
        _write_sheet(book.create_sheet(_TABS[table.id]), table, table.title, report)
    for number, table in enumerate((*report.tables, report.conversion), start=1):
        annex = annex_number(number)
        sheet = book.create_sheet(f"PL {annex} {_TABS[table.id]}")
        _write_sheet(sheet, table, f"Phụ lục {annex}. {table.title}", report)
    _save(book, report, path)


def write_conversion(report: Report, path: Path) -> None:
    """Write the conversion tables alone, for agencies that need nothing else."""
    book = _new_book()
    table = report.conversion
    _write_sheet(book.create_sheet(_TABS[table.id]), table, table.title, report)
    if report.hamlets is not None:
        below = hamlet_conversion(report, report.hamlets)
        _write_sheet(book.create_sheet(_TABS[below.id]), below, below.title, report)
    _save(book, report, path)


def write_plan_workbook(report: Report, path: Path) -> None:
    """Write the plan as rows that can be edited and taken back: codes are text, figures numbers."""
    book = _new_book()
    sheet = book.create_sheet(_TABS["phuong_an"])
    for column, heading in enumerate(HEADINGS, start=1):
        cell = sheet.cell(1, column, heading)
        cell.font, cell.fill = Font(name=_FONT, size=11, bold=True), _HEADING_FILL
        wide = heading.startswith("ten") or heading.startswith("thuoc")
        sheet.column_dimensions[get_column_letter(column)].width = 24 if wide else 15
    for line, row in enumerate(plan_rows(report), start=2):
        for column, (heading, text) in enumerate(zip(HEADINGS, row, strict=True), start=1):
            _write_field(sheet.cell(line, column), heading, text)
    sheet.freeze_panes = "C2"
    sheet.print_title_rows = "1:1"
    _fit_to_width(sheet)
    _save(book, report, path)


def _write_field(cell: AnyCell, heading: str, text: str) -> None:
    """Empty fields are text too, so that a code that is typed in keeps its zeros."""
    cell.font = Font(name=_FONT, size=11)
    if heading not in ESTIMATES.values():
        set_text(cell, text)
        cell.number_format = _FORMATS[Measure.TEXT]
    elif text:
        cell.value = Decimal(text)


def _new_book() -> Workbook:
    book = Workbook()
    del book["Sheet"]
    _add_styles(book)
    return book


def _save(book: Workbook, report: Report, path: Path) -> None:
    moment = datetime.combine(report.on, time())
    book.properties.title = report.title
    book.properties.creator = "noivu-desktop"
    book.properties.created = book.properties.modified = moment
    book.save(path)
    set_times(path, report.on)


def _write_sheet(sheet: Worksheet, table: Table, title: str, report: Report) -> None:
    last = len(table.columns)
    _write_title(sheet, 1, title, last, bold=True, size=14)
    _write_title(sheet, 2, report.subtitle, last, italic=True, size=12)
    first_row = _write_headings(sheet, table)
    for index, row in enumerate(table.rows, start=first_row):
        _write_row(sheet, index, table, row)
    end = first_row + len(table.rows)
    _merge_blocks(sheet, table, first_row)
    if table.totals:
        _write_totals(sheet, end, table, first_row)
        end += 1
    for index, note in enumerate((*table.notes, *_marks(report)), start=end + 1):
        cell = sheet.cell(index, 1)
        set_text(cell, note)
        cell.font = Font(name=_FONT, size=10, italic=True)
    _lay_out(sheet, table, first_row, end)


def _merge_blocks(sheet: Worksheet, table: Table, first_row: int) -> None:
    """Make one cell of those that stand for all rows of a block."""
    places = [place for place, one in enumerate(table.columns, start=1) if one.spans]
    for block, place in product(table.blocks, places):
        if len(block) > 1:
            sheet.merge_cells(
                start_row=first_row + block.start,
                start_column=place,
                end_row=first_row + block.stop - 1,
                end_column=place,
            )


def _marks(report: Report) -> list[str]:
    notes = [f"- {note}" for note in report.legal_notes]
    return ["Số liệu pháp lý cần đối chiếu với văn bản:", *notes] if notes else []


def _write_title(
    sheet: Worksheet,
    row: int,
    words: str,
    columns: int,
    *,
    size: int,
    bold: bool = False,
    italic: bool = False,
) -> None:
    cell = sheet.cell(row, 1)
    set_text(cell, words)
    cell.font = Font(name=_FONT, size=size, bold=bold, italic=italic)
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=columns)
    width = sum(12 for _ in range(columns))
    sheet.row_dimensions[row].height = size * 1.5 * (1 + len(words) // max(width, 1))


def _write_headings(sheet: Worksheet, table: Table) -> int:
    """Write one or two heading rows; gives the first row of figures."""
    depth = 2 if table.has_groups else 1
    for index, column in enumerate(table.columns, start=1):
        if not column.group:
            _heading(sheet, _HEADING_ROW, index, column.title)
            if depth == 2:
                _heading(sheet, _HEADING_ROW + 1, index, "")
                sheet.merge_cells(
                    start_row=_HEADING_ROW,
                    start_column=index,
                    end_row=_HEADING_ROW + 1,
                    end_column=index,
                )
        else:
            _heading(sheet, _HEADING_ROW, index, column.group)
            _heading(sheet, _HEADING_ROW + 1, index, column.title)
    for start, stop in _runs_of_groups(table.columns):
        sheet.merge_cells(
            start_row=_HEADING_ROW, start_column=start, end_row=_HEADING_ROW, end_column=stop
        )
    titles = [column.title for column in table.columns]
    own = _HEADING_ROW + depth - 1
    sheet.row_dimensions[own].height = max(_row_height(titles, table.columns), 2 * _LINE_PT)
    if depth == 2:
        sheet.row_dimensions[_HEADING_ROW].height = 2 * _LINE_PT
    return _HEADING_ROW + depth


def _runs_of_groups(columns: tuple[Column, ...]) -> list[tuple[int, int]]:
    """First and last column number of each heading over several columns."""
    runs: list[tuple[int, int]] = []
    start = 0
    for index in range(1, len(columns) + 1):
        if index == len(columns) or columns[index].group != columns[start].group:
            if columns[start].group and index - start > 1:
                runs.append((start + 1, index))
            start = index
    return runs


def _heading(sheet: Worksheet, row: int, column: int, words: str) -> None:
    cell = sheet.cell(row, column)
    set_text(cell, words)
    cell.font = Font(name=_FONT, size=11, bold=True)
    cell.fill = _HEADING_FILL
    cell.border = _BORDER
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def _write_row(sheet: Worksheet, row: int, table: Table, values: tuple[Value, ...]) -> None:
    for index, (column, value) in enumerate(zip(table.columns, values, strict=True), start=1):
        cell = sheet.cell(row, index)
        _set_value(cell, column, value)
        _dress(cell, column, bold=False)
    texts = [
        column.measure.text(value) for column, value in zip(table.columns, values, strict=True)
    ]
    sheet.row_dimensions[row].height = _row_height(texts, table.columns)


def _row_height(texts: list[str], columns: tuple[Column, ...]) -> float:
    """Points for the cell with most lines; programs do not all measure rows on opening."""
    lines = (-(-len(text) // column.width) for text, column in zip(texts, columns, strict=True))
    return _LINE_PT * max(1, *lines) + 2.0


def _set_value(cell: AnyCell, column: Column, value: Value) -> None:
    if value is None or isinstance(value, str):
        set_text(cell, column.measure.text(value))
        return
    exact = Fraction(value) * 100 if column.measure is Measure.SHARE else value
    cell.value = float(exact) if isinstance(exact, Fraction) else exact


def set_text(cell: AnyCell, words: str) -> None:
    """Put ``words`` in as text, whatever they begin with: data never becomes a formula."""
    cell.value = _without_control_characters(words) or None
    if words:
        cell.data_type = "s"


def _without_control_characters(words: str) -> str:
    return "".join(letter for letter in words if letter >= " " or letter in "\n\t")


def _dress(cell: AnyCell, column: Column, *, bold: bool) -> None:
    """Give the cell the named style of its column, which an office can change for all at once."""
    side = "left" if column.measure is Measure.TEXT else "right"
    if column.id in CENTRED:
        side = "center"
    measure = Measure.TEXT if isinstance(cell.value, str) and cell.data_type == "s" else None
    cell.style = _style_name(measure or column.measure, side, bold=bold)


def _style_name(measure: Measure, side: str, *, bold: bool) -> str:
    return f"Phụ lục {_STYLE_WORDS[measure]} {_SIDE_WORDS[side]}{' đậm' if bold else ''}"


def _add_styles(book: Workbook) -> None:
    """To look up the font, the border and the alignment of each cell takes most of the time."""
    for measure, side, bold in product(_STYLE_WORDS, _SIDE_WORDS, (False, True)):
        book.add_named_style(
            NamedStyle(
                name=_style_name(measure, side, bold=bold),
                font=Font(name=_FONT, size=11, bold=bold),
                border=_BORDER,
                alignment=Alignment(horizontal=side, vertical="center", wrap_text=True),
                number_format=_FORMATS[measure],
            )
        )


def _write_totals(sheet: Worksheet, row: int, table: Table, first_row: int) -> None:
    for index, (column, total) in enumerate(zip(table.columns, table.totals, strict=True), start=1):
        cell = sheet.cell(row, index)
        if column.summed and isinstance(total, Decimal | int) and table.rows:
            letter = get_column_letter(index)
            cell.value = f"=SUM({letter}{first_row}:{letter}{row - 1})"
        else:
            _set_value(cell, column, total)
        _dress(cell, column, bold=True)


def _lay_out(sheet: Worksheet, table: Table, first_row: int, end: int) -> None:
    last = get_column_letter(len(table.columns))
    for index, column in enumerate(table.columns, start=1):
        sheet.column_dimensions[get_column_letter(index)].width = column.width + _PADDING
    sheet.freeze_panes = f"{get_column_letter(_frozen_columns(table) + 1)}{first_row}"
    sheet.print_title_rows = f"{_HEADING_ROW}:{first_row - 1}"
    sheet.print_area = f"A1:{last}{max(sheet.max_row, end)}"
    _fit_to_width(sheet)
    sheet.print_options.horizontalCentered = True
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(center=_HeaderFooterPart("Trang &P/&N"))
    for side in ("left", "right", "top", "bottom"):
        setattr(sheet.page_margins, side, _MARGINS_INCH)


def _fit_to_width(sheet: Worksheet) -> None:
    """Print all columns on one lying page, rows on as many as they need."""
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _frozen_columns(table: Table) -> int:
    """The columns up to the first name stay in sight."""
    names = [i for i, column in enumerate(table.columns) if column.id.startswith("ten")]
    return names[0] + 1 if names else 0
