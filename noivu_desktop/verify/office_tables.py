"""Tables in Excel and Word files, by the words of their headings."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_HEADING_CELLS = {"STT", "Mã", "Mã cũ", "Mã thôn cũ"}
_BESIDE_EMPTY = {"Số đơn vị", "Tên đơn vị", "Trước đây"}
_TOTAL = "Tổng cộng"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeTable:
    """A table; a column under a common heading is called "common heading / own heading".

    first_row  the number of the first row of figures, as a workbook counts
    totals     the cells of the row of totals; empty: it has none
    """

    where: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    first_row: int
    totals: tuple[Any, ...]

    def has(self, *headings: str) -> bool:
        """Whether it has a column for each of these headings."""
        return all(any(_ends(one, heading) for one in self.headings) for heading in headings)

    def column(self, heading: str) -> int:
        """The place of the first column whose heading ends so."""
        return next(place for place, one in enumerate(self.headings) if _ends(one, heading))


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeFile:
    """The tables of a workbook or document, and the texts beside them.

    texts   in their order; of a document with the tables, so that a text can be told to stand
            before or after one
    """

    tables: tuple[OfficeTable, ...]
    texts: tuple["str | OfficeTable", ...]


def read_office(path: Path) -> OfficeFile:
    """The workbook or document at ``path``; raises ValueError or OSError if it is none."""
    reader = _read_workbook if path.suffix.lower() == ".xlsx" else _read_document
    texts = tuple(reader(path))
    tables = tuple(one for one in texts if isinstance(one, OfficeTable))
    return OfficeFile(tables=tables, texts=texts)


def _read_workbook(path: Path) -> Iterator["str | OfficeTable"]:
    import openpyxl

    book = openpyxl.load_workbook(path)
    try:
        for sheet in book.worksheets:
            grid = [list(row) for row in sheet.iter_rows(values_only=True)]
            yield from _in_grid(f"{path.name}, {sheet.title}", grid, notes_below=True)
    finally:
        book.close()


def _read_document(path: Path) -> Iterator["str | OfficeTable"]:
    """Paragraphs and tables of the body, of headers and of footers."""
    import docx
    from docx.opc.exceptions import OpcError

    try:
        document = docx.Document(str(path))
    except (OpcError, KeyError) as error:
        raise ValueError(str(error)) from error
    count = 0
    for body in (document.element.body, *_headers_and_footers(document)):
        for block in body.iterchildren():
            count += block.tag.endswith("}tbl")
            yield from _in_block(path, block, count)


def _headers_and_footers(document: Any) -> Iterator[Any]:
    for section in document.sections:
        for part in (section.header, section.footer, section.first_page_header):
            if not part.is_linked_to_previous:
                yield part._element


def _in_block(path: Path, block: Any, number: int) -> Iterator["str | OfficeTable"]:
    from docx.oxml.ns import qn

    if block.tag != qn("w:tbl"):
        paragraphs = [block] if block.tag == qn("w:p") else block.iter(qn("w:p"))
        yield from (_words(paragraph) for paragraph in paragraphs)
        return
    grid = [list(_word_row(row)) for row in block.iter(qn("w:tr"))]
    yield from _in_grid(f"{path.name}, bảng {number}", grid, notes_below=False)


def _words(element: Any) -> str:
    from docx.oxml.ns import qn

    return "".join(run.text or "" for run in element.iter(qn("w:t")))


def _word_row(row: Any) -> Iterator[str]:
    """The texts of a row, a cell over several columns once for each of them."""
    from docx.oxml.ns import qn

    for cell in row.iterchildren(qn("w:tc")):
        span = next(cell.iter(qn("w:gridSpan")), None)
        yield from [_words(cell)] * (1 if span is None else int(span.get(qn("w:val"))))


def _in_grid(
    where: str, grid: list[list[Any]], *, notes_below: bool
) -> Iterator["str | OfficeTable"]:
    """The texts above a table, the table, and the texts below it."""
    start = next((at for at, row in enumerate(grid) if _is_heading(row)), len(grid))
    yield from _texts(grid[:start])
    if start == len(grid):
        return
    body = start + 1
    own = grid[start]
    if body < len(grid) and _continues_headings(grid[start], grid[body]):
        own, body = grid[body], body + 1
    rows = tuple(_until_total(grid[body:], notes_below=notes_below))
    end = body + len(rows)
    has_total = end < len(grid) and _TOTAL in grid[end]
    yield OfficeTable(
        where=where,
        headings=tuple(_headings(grid[start], own)),
        rows=rows,
        first_row=body + 1,
        totals=tuple(grid[end]) if has_total else (),
    )
    yield from _texts(grid[end + has_total :])


def _texts(rows: list[list[Any]]) -> Iterator[str]:
    yield from (str(cell) for row in rows for cell in row if cell not in (None, ""))


def _is_heading(row: list[Any]) -> bool:
    if not row or row[0] in _HEADING_CELLS:
        return bool(row)
    return len(row) > 2 and row[0] in (None, "") and row[1] in _BESIDE_EMPTY


def _continues_headings(first: list[Any], second: list[Any]) -> bool:
    """Excel leaves merged cells empty in the second row, Word repeats them."""
    is_below = second[0] in (None, "", first[0]) and first[0] not in (None, "")
    return is_below and not any(isinstance(cell, int | float) for cell in second)


def _headings(first: list[Any], second: list[Any]) -> Iterator[str]:
    common = ""
    for above, own in zip(first, second, strict=False):
        common = str(above) if above else common
        yield common if own in (None, "", common) else f"{common} / {own}"


def _until_total(grid: list[list[Any]], *, notes_below: bool) -> Iterator[tuple[Any, ...]]:
    """Rows of figures: those before the totals, the notes and the empty end."""
    for row in grid:
        if _TOTAL in row or (notes_below and all(cell in (None, "") for cell in row[1:])):
            return
        yield tuple(row)


def _ends(heading: str, wanted: str) -> bool:
    return heading == wanted or heading.endswith(f"/ {wanted}")
