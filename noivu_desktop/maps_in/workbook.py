"""Tables of a statistics office as sheets of cells: xlsx, csv, tsv, ods, dbf."""

import csv
import io
import warnings
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from noivu_desktop.errors import MapReadError
from noivu_desktop.maps_in.archive import refuse_unsafe_archive
from noivu_desktop.maps_in.layers import Cell, cell_of
from noivu_desktop.maps_in.text_encoding import decode_columns

TABLE_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".csv", ".tsv", ".txt", ".ods", ".dbf")
"""Names of files that hold a table and no map end so."""

_MOST_ROWS = 200_000
_MOST_COLUMNS = 1_000
_DELIMITERS = ",;\t|"
_ZIP_SIGNATURE = b"PK\x03\x04"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet as it stands; row 1 of the file is ``rows[0]``, all rows are equally long."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]


def read_sheets(path: Path) -> tuple[Sheet, ...]:
    """The sheets of a table file that hold anything; raises MapReadError."""
    if not path.is_file():
        raise MapReadError(f"Không tìm thấy tệp {path}.")
    sheets = [sheet for sheet in _read(path) if sheet.rows]
    if not sheets:
        raise MapReadError(f"Bảng {path.name} không có dòng số liệu nào.")
    return tuple(sheets)


def _read(path: Path) -> list[Sheet]:
    suffix = path.suffix.lower()
    with path.open("rb") as opened:
        is_zip = opened.read(4) == _ZIP_SIGNATURE
    if suffix in (".xlsx", ".xlsm") or (suffix == ".xls" and is_zip):
        return _read_xlsx(path)
    if suffix in (".csv", ".tsv", ".txt"):
        return [_read_text(path)]
    if suffix in (".ods", ".dbf"):
        return _read_with_gdal(path)
    if suffix == ".xls":
        raise MapReadError(
            f"{path.name} là tệp Excel kiểu cũ (.xls); hãy mở bằng Excel hoặc LibreOffice"
            " và lưu lại thành .xlsx."
        )
    raise MapReadError(
        f"{path.name} không phải bảng số liệu đọc được; hãy dùng .xlsx, .ods, .csv hoặc .tsv."
    )


def _read_xlsx(path: Path) -> list[Sheet]:
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    refuse_unsafe_archive(path)
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


def _read_with_gdal(path: Path) -> list[Sheet]:
    import pyogrio
    from pyogrio import raw
    from pyogrio.errors import DataLayerError, DataSourceError

    is_dbf = path.suffix.lower() == ".dbf"
    options: dict[str, Any] = {"encoding": "ISO-8859-1"} if is_dbf else {"HEADERS": "DISABLE"}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            sheets = []
            for name, _ in pyogrio.list_layers(path):
                meta, _, _, cells = raw.read(path, layer=name, read_geometry=False, **options)
                columns = [[cell_of(one) for one in column.tolist()] for column in cells]
                header = [list(map(str, meta["fields"]))] if is_dbf else []
                sheets.append(_sheet(str(name), [*header, *zip(*columns, strict=True)]))
            return sheets
    except (DataSourceError, DataLayerError, ValueError) as error:
        raise _unreadable(path) from error


def _sheet(name: str, rows: Iterable[Iterable[Any]]) -> Sheet:
    """A sheet without empty rows at its end and empty columns at its right, text in Unicode."""
    held: list[list[Cell]] = []
    for row in rows:
        held.append([_plain(cell) for cell in row][:_MOST_COLUMNS])
        if len(held) > _MOST_ROWS:
            raise MapReadError(
                f"Trang “{name}” có hơn {_MOST_ROWS} dòng, quá dài để là bảng số liệu."
            )
    while held and all(cell is None for cell in held[-1]):
        held.pop()
    width = max((_filled_width(row) for row in held), default=0)
    squared = [[*row[:width], *[None] * (width - len(row))] for row in held]
    return Sheet(name=name, rows=_in_unicode(squared, width))


def _plain(cell: Any) -> Cell:
    value = cell_of(cell)
    return None if isinstance(value, str) and not value.strip() else value


def _filled_width(row: list[Cell]) -> int:
    return max((place + 1 for place, cell in enumerate(row) if cell is not None), default=0)


def _in_unicode(rows: list[list[Cell]], width: int) -> tuple[tuple[Cell, ...], ...]:
    texts = {
        str(place): [row[place] if isinstance(row[place], str) else None for row in rows]
        for place in range(width)
    }
    decoded, _ = decode_columns(texts)  # type: ignore[arg-type]
    return tuple(
        tuple(
            cell if decoded[str(place)][number] is None else decoded[str(place)][number]
            for place, cell in enumerate(row)
        )
        for number, row in enumerate(rows)
    )


def _unreadable(path: Path) -> MapReadError:
    return MapReadError(
        f"Không đọc được bảng {path.name}: tệp hỏng, có mật khẩu"
        " hoặc không đúng định dạng; hãy mở và lưu lại rồi thử lại."
    )
