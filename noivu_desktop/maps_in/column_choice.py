"""What people say of columns: in this import, or on another day and kept in a matching file."""

import contextlib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from noivu_desktop.errors import MapReadError, disk_reason
from noivu_desktop.maps_in.columns import NOT_USED, checked_field, column_key

MAP, TABLE = "map", "table"
"""Where a column is: "map:dan_so" and "table:dan_so" tell the two apart; "dan_so" means both."""

CHOSEN, REMEMBERED = "chosen", "remembered"

_FORMAT = 1
_LARGEST_FILE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnChoice:
    """Field by column; what was said now goes before what was said on another day."""

    match: Mapping[str, str] = field(default_factory=dict)
    remembered: Mapping[str, str] = field(default_factory=dict)

    def fields(self, place: str, columns: Iterable[str]) -> dict[str, str]:
        """The field, or NOT_USED, of each column of a map or a table that was spoken of."""
        listed = list(columns)
        chosen = _for_place(place, self.match, listed)
        for column, wanted in _for_place(place, self.remembered, listed).items():
            is_free = wanted == NOT_USED or wanted not in chosen.values()
            if column not in chosen and is_free:
                chosen[column] = wanted
        return chosen

    def grounds(self, place: str, columns: Iterable[str]) -> dict[str, str]:
        """Whether each of these columns was chosen now or remembered."""
        listed = list(columns)
        now = _for_place(place, self.match, listed)
        return {
            column: CHOSEN if column in now else REMEMBERED for column in self.fields(place, listed)
        }


def checked_match(
    match: Mapping[str, str], on_map: Iterable[str], in_tables: Iterable[str]
) -> Mapping[str, str]:
    """``match`` if every column and field in it exists; raises MapReadError."""
    columns = {MAP: list(on_map), TABLE: list(in_tables)}
    for text, wanted in match.items():
        place, column = _placed(text)
        known = columns[place] if place else columns[MAP] + columns[TABLE]
        if column_key(column) not in map(column_key, known):
            raise MapReadError(f"Không có cột “{column}”; các cột có: {', '.join(known)}.")
        if wanted != NOT_USED:
            checked_field(wanted)
    return match


def placed(match: Mapping[str, str]) -> list[tuple[str | None, str]]:
    """The place, None for any, and the column of each choice."""
    return [_placed(text) for text in match]


def read_matching(path: Path) -> dict[str, str]:
    """Field by column as a matching file (TOML) keeps it; raises MapReadError."""
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise MapReadError(f"Tệp {path.name} quá lớn để là tệp ghép cột.")
        values = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise MapReadError(f"Không đọc được tệp ghép cột {path}: {disk_reason(error)}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise MapReadError(
            f"{path.name} không phải tệp ghép cột (TOML) đọc được; hãy lưu lại từ chương trình."
        ) from error
    columns = values.get("columns")
    if values.get("format") != _FORMAT or not isinstance(columns, dict):
        raise MapReadError(f"{path.name} không phải tệp ghép cột mà chương trình này hiểu.")
    for column, wanted in columns.items():
        if not isinstance(wanted, str):
            raise MapReadError(f"{path.name}: cột “{column}” phải ghi tên một trường.")
        if wanted != NOT_USED:
            checked_field(wanted)
    return dict(columns)


def write_matching(path: Path, fields: Mapping[str, str]) -> None:
    """Keep field by column for another day or another person; raises MapReadError."""
    lines = [
        "# Cột nào là trường nào, để dùng lại khi nhập bản đồ và bảng số liệu.",
        '# "map:" là cột của bản đồ, "table:" là cột của bảng; "-" là không dùng.',
        f"format = {_FORMAT}",
        "",
        "[columns]",
        *(f"{_quoted(column)} = {_quoted(wanted)}" for column, wanted in fields.items()),
    ]
    unfinished = path.with_name(path.name + ".dang-ghi")
    try:
        unfinished.write_text("\n".join(lines) + "\n", encoding="utf-8")
        unfinished.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):  # which was never written, or the disk is gone
            unfinished.unlink()
        raise MapReadError(f"Không ghi được tệp ghép cột {path}: {disk_reason(error)}.") from error


def _for_place(place: str, choice: Mapping[str, str], columns: Iterable[str]) -> dict[str, str]:
    """The choices for one place; one that names the place goes before one for all."""
    by_key: dict[str, list[str]] = {}
    for column in columns:
        by_key.setdefault(column_key(column), []).append(column)
    found: dict[str, str] = {}
    for is_placed in (False, True):
        for text, wanted in choice.items():
            where, column = _placed(text)
            if where == (place if is_placed else None):
                alike = by_key.get(column_key(column), [])
                found |= dict.fromkeys([column] if column in alike else alike[:1], wanted)
    return found


def _placed(text: str) -> tuple[str | None, str]:
    """The place and the column that a choice names; None: wherever it is."""
    place, colon, column = text.partition(":")
    return (place, column) if colon and place in (MAP, TABLE) else (None, text)


def _quoted(text: str) -> str:
    """A basic string of TOML."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in escaped) + '"'
