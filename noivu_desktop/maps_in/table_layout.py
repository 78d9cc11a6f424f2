"""Where a sheet keeps its header, its rows of figures, its headings and its total."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from noivu_desktop.maps_in.cell_values import kind_in_name, text_of
from noivu_desktop.maps_in.columns import Matching, checked_choice, column_key, match_columns
from noivu_desktop.maps_in.layers import Cell
from noivu_desktop.maps_in.workbook import Sheet
from noivu_desktop.units.unit import Level
from noivu_desktop.vietnamese import fold

_TALLEST_HEADER = 3
_LAST_HEADER_ROW = 40
_LOOKED_AT = 300  # rows that show what a column holds
_LONGEST_HEADING = 80
_TOTAL = re.compile(
    r"(?:[ivx\d]+[.)]?\s*)?(tong|cong\b|toan (tinh|huyen|xa|thanh pho|thi xa|quan))"
)
_COLUMN_NUMBER = re.compile(r"\(?[a-z\d]{1,2}\)?(\s*=.*)?")
_ABOVE = {Level.COMMUNE: (Level.DISTRICT, Level.PROVINCE), Level.HAMLET: (Level.COMMUNE,)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The rows of figures of one sheet.

    columns      cells by column name
    row_numbers  of each row in the sheet, from 1
    headings     for each row the heading above it that names its parent, or None
    totals       cells of the total row by column, if there is one
    """

    sheet: str
    columns: Mapping[str, tuple[Cell, ...]]
    matching: Matching
    row_numbers: tuple[int, ...]
    headings: tuple[str | None, ...]
    totals: Mapping[str, Cell] | None


def find_table(sheet: Sheet, level: Level, chosen: Mapping[str, str] | None = None) -> Table | None:
    """The table in a sheet for units of ``level``; None if no header can be made out.

    chosen: field by column; columns that the sheet does not have are left out
    """
    best: tuple[tuple[int, bool, int, int], Matching, list[str]] | None = None
    for top in range(min(len(sheet.rows), _LAST_HEADER_ROW)):
        for height in range(1, _TALLEST_HEADER + 1):
            names = _header(sheet.rows[top : top + height])
            if names is None or top + height >= len(sheet.rows):
                continue
            matching = _matching(sheet, names, top + height, level, chosen)
            if height > 1:
                matching = _with_own_words(sheet, names, top + height, matching)
            is_whole = not _goes_on(sheet.rows[top + height], names, matching)
            rank = (len(matching.column_of), is_whole, -height, -top)
            if _can_be_joined(matching) and (best is None or rank > best[0]):
                best = (rank, matching, names)
    if best is None:
        return None
    (_, _, height, top), matching, names = best
    return _cut(sheet, names, matching, -top - height, level)


def _can_be_joined(matching: Matching) -> bool:
    return len(matching.column_of) > 1 and bool({"code", "name"} & set(matching.column_of))


def _goes_on(row: Sequence[Cell], names: Sequence[str], matching: Matching) -> bool:
    """Whether the row below a header belongs to it: only words, and no unit named."""
    filled = [cell for cell in row if cell is not None]
    named = [
        row[names.index(matching.column_of[field])]
        for field in ("code", "name")
        if field in matching.column_of
    ]
    return (
        len(filled) > 1
        and all(isinstance(cell, str) and sum(map(str.isalpha, cell)) > 1 for cell in filled)
        and all(cell is None for cell in named)
    )


def _matching(
    sheet: Sheet, names: Sequence[str], first: int, level: Level, chosen: Mapping[str, str] | None
) -> Matching:
    columns = {
        name: [row[place] for row in sheet.rows[first : first + _LOOKED_AT]]
        for place, name in enumerate(names)
    }
    known = {column_key(name) for name in names}
    own = {name: field for name, field in (chosen or {}).items() if column_key(name) in known}
    return match_columns(columns, level=level, chosen=checked_choice(own, names))


def _with_own_words(sheet: Sheet, names: Sequence[str], first: int, matching: Matching) -> Matching:
    """The matching, and what columns under a group say without it: "Dân số" over "Số hộ"."""
    own = {
        str(cell): name
        for cell, name in zip(sheet.rows[first - 1], names, strict=True)
        if cell is not None and name not in matching.column_of.values()
    }
    place_of = {name: place for place, name in enumerate(names)}
    columns = {
        word: [row[place_of[name]] for row in sheet.rows[first : first + _LOOKED_AT]]
        for word, name in own.items()
    }
    guessed = match_columns(columns, level=matching.level).column_of
    named = {field: own[word] for field, word in guessed.items()}
    return replace(matching, column_of={**named, **matching.column_of})


def _header(rows: Sequence[Sequence[Cell]]) -> list[str] | None:
    """Column names out of header lines; a cell merged to the right names the columns below it."""
    if any(
        not isinstance(cell, str) or len(cell) > _LONGEST_HEADING
        for row in rows
        for cell in row
        if cell is not None
    ):
        return None
    if sum(cell is not None for cell in rows[-1]) < (2 if len(rows) == 1 else 1):
        return None
    names: list[str] = []
    for place in range(len(rows[0])):
        parts = []
        for line, row in enumerate(rows):
            cell = row[place]
            if cell is None and any(below[place] is not None for below in rows[line + 1 :]):
                cell = next((one for one in reversed(row[:place]) if one is not None), None)
            if cell is not None:
                parts.append(str(cell))
        name = " ".join(" ".join(parts).split()) or f"cột {place + 1}"
        names.append(name if name not in names else f"{name} ({place + 1})")
    return names


def _cut(sheet: Sheet, names: Sequence[str], matching: Matching, first: int, level: Level) -> Table:
    """The rows of figures below the header, without headings, column numbers, totals, footers."""
    place_of = {name: place for place, name in enumerate(names)}
    rows: list[tuple[int, Sequence[Cell], str | None]] = []
    totals: dict[str, Cell] | None = None
    heading: str | None = None
    for number, row in enumerate(sheet.rows[first:], start=first + 1):
        texts = [text for cell in row if (text := text_of(cell))]
        if not texts or (number == first + 1 and _numbers_columns(texts)):
            continue
        name = _first_words(row, matching, place_of)
        if _is_total(texts, row, matching, place_of):
            totals = dict(zip(names, row, strict=True))
        elif (above := _names_parent(name, level)) is not None:
            heading = above
        elif not _is_footer(row, matching, place_of):
            rows.append((number, row, heading))
    return Table(
        sheet=sheet.name,
        columns={name: tuple(row[place] for _, row, _ in rows) for place, name in enumerate(names)},
        matching=matching,
        row_numbers=tuple(number for number, _, _ in rows),
        headings=tuple(above for _, _, above in rows),
        totals=totals,
    )


def _numbers_columns(texts: Sequence[str]) -> bool:
    return all(_COLUMN_NUMBER.fullmatch(fold(text)) for text in texts)


def _first_words(row: Sequence[Cell], matching: Matching, place_of: Mapping[str, int]) -> str:
    """The name of the row, or the first text in it that has letters."""
    column = matching.column_of.get("name")
    name = text_of(row[place_of[column]]) if column else None
    texts = (text for cell in row if (text := text_of(cell)))
    return name or next((text for text in texts if sum(map(str.isalpha, text)) > 1), "")


def _is_total(
    texts: Sequence[str], row: Sequence[Cell], matching: Matching, place_of: Mapping[str, int]
) -> bool:
    code = matching.column_of.get("code")
    if code and text_of(row[place_of[code]]) and not _TOTAL.match(fold(texts[0])):
        return False
    lettered = [text for text in texts if sum(map(str.isalpha, text)) > 1]
    return bool(lettered) and _TOTAL.match(fold(lettered[0])) is not None and len(lettered) < 3


def _names_parent(name: str, level: Level) -> str | None:
    kind, _ = kind_in_name(name)
    return name if kind is not None and kind.level in _ABOVE.get(level, ()) else None


def _is_footer(row: Sequence[Cell], matching: Matching, place_of: Mapping[str, int]) -> bool:
    """A note or a signature: no unit is named, or one is but no figure stands beside it."""
    cells = {field: row[place_of[column]] for field, column in matching.column_of.items()}
    named = [cell for field, cell in cells.items() if field in ("code", "name")]
    figures = [cell for field, cell in cells.items() if field not in ("code", "name", "note")]
    if all(cell is None for cell in named):
        return not any(re.search(r"\d", text_of(cell) or "") for cell in figures)
    filled = sum(cell is not None for cell in row)
    return filled <= 2 and cells.get("code") is None and all(cell is None for cell in figures)
