"""What a person said of the encodings of a table, by number, letter or header of the column."""

import re
from collections.abc import Mapping, Sequence
from functools import reduce
from pathlib import Path

from noivu_desktop.errors import MapReadError
from noivu_desktop.maps_in.columns import column_key
from noivu_desktop.maps_in.table_layout import find_tables
from noivu_desktop.maps_in.text_encoding import checked_encoding
from noivu_desktop.maps_in.workbook import Sheet, read_sheets
from noivu_desktop.units.unit import Level

_LETTERS = re.compile("[A-Za-z]{1,3}")


def sheets_as_wished(path: Path, encodings: Mapping[str, str], level: Level) -> tuple[Sheet, ...]:
    """The sheets of a table file in Unicode; raises MapReadError.

    encodings: by file and column, "so.xlsx:2" or "so.xlsx:B" or "so.xlsx:Tên xã"; "so.xlsx" alone
    means all columns of which nothing else is said
    """
    said = {key: text for key, text in encodings.items() if _is_of(key, path)}
    sheets = read_sheets(path)
    if not said:
        return sheets
    width = max(len(sheet.rows[0]) for sheet in sheets)
    headers = [list(one.columns) for sheet in sheets for one in find_tables(sheet, level)]
    all_columns: dict[int, str] = {}
    by_place: dict[int, str] = {}
    for key, text in said.items():
        column, encoding = key[len(path.name) + 1 :], checked_encoding(text)
        if column:
            by_place[_place(column, headers, width, path)] = encoding
        else:
            all_columns = {int(one.column): encoding for sheet in sheets for one in sheet.texts}
    return read_sheets(path, all_columns | by_place)


def _is_of(key: str, path: Path) -> bool:
    return key == path.name or key.startswith(f"{path.name}:")


def _place(column: str, headers: Sequence[Sequence[str]], width: int, path: Path) -> int:
    """The column from 0: a number means its place, else its header, else its letter."""
    if column.isdecimal():
        place = int(column) - 1
    else:
        named = (
            place
            for names in headers
            for place, name in enumerate(names)
            if column_key(name) == column_key(column)
        )
        place = next(named, _place_of_letters(column))
    if not 0 <= place < width:
        listed = ", ".join(dict.fromkeys(name for names in headers for name in names))
        raise MapReadError(
            f"Bảng {path.name} không có cột “{column}”;"
            f" hãy ghi số thứ tự (1 đến {width}), chữ của cột như B, hoặc tiêu đề: {listed}."
        )
    return place


def _place_of_letters(column: str) -> int:
    """B is 1, AA is 26; -1 for what is no letter of a column."""
    if not _LETTERS.fullmatch(column):
        return -1
    return reduce(lambda found, one: 26 * found + ord(one) - ord("A") + 1, column.upper(), 0) - 1
