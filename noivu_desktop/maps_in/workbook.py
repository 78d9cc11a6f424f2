"""Tables of a statistics office as sheets of cells: xlsx, xls, ods, csv, tsv, dbf."""

import csv
import io
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from noivu_desktop.errors import MapReadError
from noivu_desktop.maps_in.archive import LARGEST_WORKBOOK, refuse_unsafe_archive
from noivu_desktop.maps_in.layers import Cell, cell_of
from noivu_desktop.maps_in.open_document import BROKEN, read_open_document
from noivu_desktop.maps_in.seen_texts import SeenText, seen_texts
from noivu_desktop.maps_in.syllables import score
from noivu_desktop.maps_in.text_encoding import decode_columns
from noivu_desktop.vietnamese import nfc

TABLE_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".csv", ".tsv", ".txt", ".ods", ".dbf")
"""Names of files that hold a table and no map end so."""

_MOST_ROWS = 200_000
_MOST_COLUMNS = 1_000
_DELIMITERS = ",;\t|"
_ZIP_SIGNATURE = b"PK\x03\x04"
_XLS_SIGNATURE = bytes.fromhex("d0cf11e0a1b11ae1")
_NOT_COMPUTED = re.compile(
    rb'<c r="([A-Z]{1,3}\d{1,7})"[^>]*><f[^>]*(?:/>|>[^<]*</f>)(?:<v\s*/>|<v></v>)?</c>'
)
_NO_OLD_LETTER = re.compile("[\u1ea0-\u1ef9ăđơưĂĐƠƯ]")  # no byte of old text is shown so
_SHEET_FILE = re.compile(r"xl/worksheets/[^/]+\.xml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet as it stands; row 1 of the file is ``rows[0]``, all rows are equally long.

    texts: of columns whose text is not plain ASCII, called by their place from 0
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    texts: tuple[SeenText, ...] = ()


def read_sheets(path: Path, encodings: Mapping[int, str] | None = None) -> tuple[Sheet, ...]:
    """The sheets of a table file that hold anything, in Unicode; raises MapReadError.

    encodings: of columns by their place from 0; without a word on a column it is found out
    """
    if not path.is_file():
        raise MapReadError(f"Không tìm thấy tệp {path}.")
    sheets = [sheet for sheet in _read(path) if sheet.rows]
    if not sheets:
        raise MapReadError(f"Bảng {path.name} không có dòng số liệu nào.")
    return tuple(_in_unicode(sheet, encodings or {}) for sheet in sheets)


def _read(path: Path) -> list[Sheet]:
    suffix = path.suffix.lower()
    head = _head(path)
    if suffix in (".xlsx", ".xlsm", ".xls") and head.startswith(_ZIP_SIGNATURE):
        return _read_xlsx(path)
    if suffix in (".xlsx", ".xlsm", ".xls") and head.startswith(_XLS_SIGNATURE):
        return _read_xls(path)
    if suffix in (".csv", ".tsv", ".txt"):
        return [_read_text(path)]
    if suffix == ".ods":
        return _read_ods(path)
    if suffix == ".dbf":
        return _read_dbf(path)
    if suffix in TABLE_SUFFIXES:
        raise _unreadable(path)
    raise MapReadError(
        f"{path.name} không phải bảng số liệu đọc được;"
        " hãy dùng .xlsx, .xls, .ods, .csv, .tsv hoặc .dbf."
    )


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as opened:
            return opened.read(8)
    except OSError as error:
        raise _unreadable(path) from error


def _read_xlsx(path: Path) -> list[Sheet]:
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    refuse_unsafe_archive(path, LARGEST_WORKBOOK)
    _refuse_formulas_without_values(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with path.open("rb") as opened:
                book = openpyxl.load_workbook(opened, read_only=True, data_only=True)
                return [
                    _sheet(str(one.title), one.iter_rows(values_only=True))
                    for one in book.worksheets
                ]
    except (
        InvalidFileException,
        zipfile.BadZipFile,
        zlib.error,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        SyntaxError,  # what XML parsers raise
        OSError,
        EOFError,
    ) as error:
        raise _unreadable(path) from error


def _refuse_formulas_without_values(path: Path) -> None:
    """Raises MapReadError for formulas that no program has computed: no figures are there."""
    with zipfile.ZipFile(path) as archive:
        for name in filter(_SHEET_FILE.fullmatch, archive.namelist()):
            try:
                found = _NOT_COMPUTED.search(archive.read(name))
            except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
                raise _unreadable(path) from error
            if found:
                raise MapReadError(
                    f"Bảng {path.name}: ô {found[1].decode()} là công thức chưa được tính;"
                    " hãy mở bằng Excel hoặc LibreOffice, lưu lại rồi nhập."
                )


def _read_xls(path: Path) -> list[Sheet]:
    """Sheets of Excel 5 to 2003; a workbook with a password has the same signature."""
    import xlrd

    log = io.StringIO()
    try:
        content = path.read_bytes()
        document = xlrd.compdoc.CompDoc(content, logfile=log)
        if _has_loop(document.SAT) or _has_loop(document.SSAT):
            raise _unreadable(path)
        with xlrd.open_workbook(file_contents=content, logfile=log, on_demand=True) as book:
            return [
                _sheet(
                    one.name, (_xls_row(one.row(row), book.datemode) for row in range(one.nrows))
                )
                for one in book.sheets()
            ]
    except (
        xlrd.XLRDError,
        xlrd.compdoc.CompDocError,
        struct.error,
        AssertionError,  # how xlrd says that a record contradicts another
        ArithmeticError,
        AttributeError,
        LookupError,
        MemoryError,
        RecursionError,  # a directory that holds itself
        TypeError,
        ValueError,
        OSError,
    ) as error:
        raise _unreadable(path) from error


def _has_loop(following: Sequence[int]) -> bool:
    """Whether sectors of an old workbook follow each other in a circle; xlrd would not end."""
    done: set[int] = set()
    for start in range(len(following)):
        way: set[int] = set()
        sector = start
        while 0 <= sector < len(following) and sector not in done:
            if sector in way:
                return True
            way.add(sector)
            sector = following[sector]
        done |= way
    return False


def _xls_row(cells: Iterable[Any], datemode: int) -> list[Any]:
    import xlrd

    values: list[Any] = []
    for cell in cells:
        if cell.ctype == xlrd.XL_CELL_ERROR:
            values.append(xlrd.error_text_from_code.get(cell.value))
        elif cell.ctype == xlrd.XL_CELL_DATE:
            values.append(xlrd.xldate_as_datetime(cell.value, datemode))
        else:
            values.append(cell.value)
    return values


def _read_text(path: Path) -> Sheet:
    raw = path.read_bytes()
    if b"\0" in raw and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _unreadable(path)
    text = _text_of(raw)
    head = "\n".join(text.splitlines()[:20])
    delimiter = max(_DELIMITERS, key=head.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise _unreadable(path) from error
    return _sheet(path.stem, rows)


def _text_of(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("latin-1")  # an old encoding: found out by columns later


def _read_ods(path: Path) -> list[Sheet]:
    refuse_unsafe_archive(path, LARGEST_WORKBOOK)
    try:
        return [_sheet(name, rows) for name, rows in read_open_document(path)]
    except BROKEN as error:
        raise _unreadable(path) from error


def _read_dbf(path: Path) -> list[Sheet]:
    from pyogrio import raw
    from pyogrio.errors import DataLayerError, DataSourceError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            meta, _, _, cells = raw.read(path, read_geometry=False, encoding="ISO-8859-1")
            columns = [[cell_of(one) for one in column.tolist()] for column in cells]
            header = list(map(str, meta["fields"]))
            return [_sheet(path.stem, [header, *zip(*columns, strict=True)])]
    except (DataSourceError, DataLayerError, ValueError) as error:
        raise _unreadable(path) from error


def _sheet(name: str, rows: Iterable[Iterable[Any]]) -> Sheet:
    """A sheet without empty rows at its end and empty columns at its right."""
    held: list[list[Cell]] = []
    for row in rows:
        held.append([_plain(cell) for cell in row])
        if _filled_width(held[-1]) > _MOST_COLUMNS:
            raise MapReadError(
                f"Trang “{name}” có hơn {_MOST_COLUMNS} cột, quá rộng để là bảng số liệu."
            )
        if len(held) > _MOST_ROWS:
            raise MapReadError(
                f"Trang “{name}” có hơn {_MOST_ROWS} dòng, quá dài để là bảng số liệu."
            )
    while held and all(cell is None for cell in held[-1]):
        held.pop()
    width = max((_filled_width(row) for row in held), default=0)
    squared = ((*row[:width], *[None] * (width - len(row))) for row in held)
    return Sheet(name=name, rows=tuple(squared))


def _plain(cell: Any) -> Cell:
    value = cell_of(cell)
    return None if isinstance(value, str) and not value.strip() else value


def _filled_width(row: list[Cell]) -> int:
    return max((place + 1 for place, cell in enumerate(row) if cell is not None), default=0)


def _in_unicode(sheet: Sheet, encodings: Mapping[int, str]) -> Sheet:
    columns = list(zip(*sheet.rows, strict=True))
    written = {
        str(place): [cell if isinstance(cell, str) else None for cell in cells]
        for place, cells in enumerate(columns)
    }
    wanted = {str(place): encoding for place, encoding in encodings.items()}
    read, used = decode_columns(written, encodings=wanted)
    cells = (
        [cell if text is None else text for cell, text in zip(column, decoded, strict=True)]
        for column, decoded in zip(columns, read.values(), strict=True)
    )
    texts = seen_texts(written, read, used)
    rows = list(zip(*cells, strict=True))
    for number, line in enumerate(sheet.rows):
        if any(isinstance(cell, int | float) for cell in line):
            break
        rows[number] = _as_typed(line, rows[number])
    return replace(sheet, rows=tuple(rows), texts=texts)


def _as_typed(line: Sequence[Cell], read: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """A line above the figures; where one cell is surely Unicode, those that read well stay so.

    Titles are often typed anew over columns of old text.
    """
    texts = [nfc(cell) if isinstance(cell, str) else None for cell in line]
    if not any(_NO_OLD_LETTER.search(text) for text in texts if text):
        return read
    return tuple(
        text if text and score(text) > 0 else cell for text, cell in zip(texts, read, strict=True)
    )


def _unreadable(path: Path) -> MapReadError:
    return MapReadError(
        f"Không đọc được bảng {path.name}: tệp hỏng, có mật khẩu"
        " hoặc không đúng định dạng; hãy mở và lưu lại rồi thử lại."
    )
