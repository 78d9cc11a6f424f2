"""Tables in Excel and Word files, by the words of their headings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_HEADING_CELLS = {"STT", "Mã", "Mã cũ"}
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


def excel_tables(path: Path) -> list[OfficeTable]:
    """The tables of a workbook, one for each sheet that has one."""
    import openpyxl

    book = openpyxl.load_workbook(path)
    try:
        sheets = [
            (sheet.title, [list(row) for row in sheet.iter_rows(values_only=True)])
            for sheet in book.worksheets
        ]
    finally:
        book.close()
    return list(_tables(path, sheets))


def word_tables(path: Path) -> list[OfficeTable]:
    """The tables of a document; raises ValueError if it is none."""
    import docx
    from docx.opc.exceptions import OpcError
    from docx.oxml.ns import qn

    try:
        body = docx.Document(str(path)).element.body
    except OpcError as error:
        raise ValueError(str(error)) from error
    grids = [
        (f"bảng {number}", [list(_word_row(row)) for row in table.iter(qn("w:tr"))])
        for number, table in enumerate(body.iter(qn("w:tbl")), start=1)
    ]
    return list(_tables(path, grids))


def _word_row(row: Any) -> Iterator[str]:
    """The texts of a row, a cell over several columns once for each of them."""
    from docx.oxml.ns import qn

    for cell in row.iterchildren(qn("w:tc")):
        span = next(cell.iter(qn("w:gridSpan")), None)
        words = "".join(run.text or "" for run in cell.iter(qn("w:t")))
        yield from [words] * (1 if span is None else int(span.get(qn("w:val"))))


def _tables(path: Path, grids: Sequence[tuple[str, list[list[Any]]]]) -> Iterator[OfficeTable]:
    for title, grid in grids:
        start = next((at for at, row in enumerate(grid) if row and row[0] in _HEADING_CELLS), None)
        if start is None:
            continue
        body = start + 1
        own = grid[start]
        if body < len(grid) and _continues_headings(grid[start], grid[body]):
            own, body = grid[body], body + 1
        rows = tuple(_until_total(grid[body:]))
        below = grid[body + len(rows)] if body + len(rows) < len(grid) else []
        yield OfficeTable(
            where=f"{path.name}, {title}",
            headings=tuple(_headings(grid[start], own)),
            rows=rows,
            first_row=body + 1,
            totals=tuple(below) if _TOTAL in below else (),
        )


def _continues_headings(first: list[Any], second: list[Any]) -> bool:
    """Excel leaves merged cells empty in the second row, Word repeats them."""
    return second[0] in (None, "", first[0]) and not any(
        isinstance(cell, int | float) for cell in second
    )


def _headings(first: list[Any], second: list[Any]) -> Iterator[str]:
    common = ""
    for above, own in zip(first, second, strict=True):
        common = str(above) if above else common
        yield common if own in (None, "", common) else f"{common} / {own}"


def _until_total(grid: list[list[Any]]) -> Iterator[tuple[Any, ...]]:
    """Rows of figures: those before the totals, the notes and the empty end."""
    for row in grid:
        if _TOTAL in row or all(cell in (None, "") for cell in row[1:]):
            return
        yield tuple(row)


def _ends(heading: str, wanted: str) -> bool:
    return heading == wanted or heading.endswith(f"/ {wanted}")
