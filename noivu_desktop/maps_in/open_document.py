"""Sheets of OpenDocument (.ods), each cell as it was typed: a number, a date or a text.

GDAL reads these too, but makes texts of all cells of a column in which one is a text; and then
1.234 may be one and a bit or more than a thousand.
"""

import zipfile
import zlib
from collections.abc import Iterable, Iterator
from itertools import chain, repeat
from pathlib import Path
from xml.etree import ElementTree

from noivu_desktop.maps_in.layers import Cell

BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    ElementTree.ParseError,
    LookupError,
    ValueError,
    OSError,
    EOFError,
    NotImplementedError,
    RecursionError,
)
"""What reading a broken file may raise."""

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_NUMBERS = ("float", "percentage", "currency")
_SPACES = (f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break")
_MOST_ROWS, _MOST_COLUMNS, _MOST_SPACES = 1 << 20, 1 << 14, 1 << 10
_MOST_CELLS = 4_000_000
"""What the longest table with twenty columns has."""

_Run = tuple[Cell, int]
"""A cell and how often it stands there one after the other."""


def read_open_document(path: Path) -> Iterator[tuple[str, Iterator[list[Cell]]]]:
    """Name and rows of every sheet, without empty rows at its end; raises one of ``BROKEN``."""
    repeated = f"{_TABLE}number-rows-repeated"
    with zipfile.ZipFile(path) as archive, archive.open("content.xml") as content:
        rows: list[tuple[list[_Run], int]] = []
        for event, element in ElementTree.iterparse(content, events=("start", "end")):
            if event == "start" and element.tag == f"{_TABLE}table":
                rows = []
            elif event == "end" and element.tag == f"{_TABLE}table-row":
                rows.append((_runs(element), _times(element, repeated, _MOST_ROWS)))
                element.clear()
            elif event == "end" and element.tag == f"{_TABLE}table":
                yield element.get(f"{_TABLE}name", ""), _spread(rows)


def _spread(rows: list[tuple[list[_Run], int]]) -> Iterator[list[Cell]]:
    """Row by row, for a file may repeat what would fill the memory."""
    while rows and not rows[-1][0]:
        rows.pop()
    if sum(sum(times for _, times in runs) * often for runs, often in rows) > _MOST_CELLS:
        raise ValueError("too many cells")
    return chain.from_iterable(repeat(_cells(runs), times) for runs, times in rows)


def _cells(runs: Iterable[_Run]) -> list[Cell]:
    return [cell for cell, times in runs for _ in range(times)]


def _runs(row: ElementTree.Element) -> list[_Run]:
    """The cells of a row up to the last one that is filled."""
    repeated = f"{_TABLE}number-columns-repeated"
    runs = [(_cell(one), _times(one, repeated, _MOST_COLUMNS)) for one in row if one.tag in _CELLS]
    while runs and runs[-1][0] is None:
        runs.pop()
    return runs


def _times(element: ElementTree.Element, attribute: str, most: int) -> int:
    return max(1, min(int(element.get(attribute, 1)), most))


def _cell(element: ElementTree.Element) -> Cell:
    kind = element.get(f"{_OFFICE}value-type")
    if kind in _NUMBERS:
        value = float(element.attrib[f"{_OFFICE}value"])
        return int(value) if value.is_integer() else value
    if kind == "date":
        return element.attrib[f"{_OFFICE}date-value"].replace("T", " ")
    if kind == "boolean":
        return int(element.get(f"{_OFFICE}boolean-value") == "true")
    paragraphs = element.findall(f"{_TEXT}p")  # not those of a remark
    return "\n".join("".join(_letters(one)) for one in paragraphs) or None


def _letters(element: ElementTree.Element) -> Iterator[str]:
    yield element.text or ""
    for inner in element:
        if inner.tag in _SPACES:
            yield " " * _times(inner, f"{_TEXT}c", _MOST_SPACES)
        yield from _letters(inner)
        yield inner.tail or ""
