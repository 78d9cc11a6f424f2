"""Where a sheet keeps its header, its rows of figures, its headings and its total."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from noivu_desktop.maps_in.cell_values import kind_in_name, text_of
from noivu_desktop.maps_in.column_choice import TABLE, ColumnChoice
from noivu_desktop.maps_in.columns import Matching, match_columns
from noivu_desktop.maps_in.layers import Cell
from noivu_desktop.maps_in.workbook import Sheet
from noivu_desktop.units.unit import Level
from noivu_desktop.vietnamese import fold

_TALLEST_HEADER = 3
_LAST_HEADER_ROW = 40
_NOTHING_CHOSEN = ColumnChoice()
_MOST_TABLES = 20
_FIGURES = frozenset({"area_km2", "population", "households", "minority_share"})
_LOOKED_AT = 300  # rows that show what a column holds
_LONGEST_HEADING = 80
_TOTAL = re.compile(
    r"(?:[ivx\d]+[.)]?\s*)?(?:(?:tong|cong)\s*(?:[:(.+\d]|$)|(?:tong|cong|toan)\s+"
    r"(?:so|cong|toan|cac|chung|huyen|tinh|thi xa|thanh pho|tp|tx|quan|xa|phuong|thi tran)\b)"
)
"""Words of a total; Cộng Hòa and Tổng Cọt are communes."""

_CODE = re.compile(r"\d{5,}")  # in a file of texts a row of figures looks like a header
_FIGURE = re.compile(r"\W*\d")  # but not "Văn Quan, ngày 10 tháng 5 năm 2019"
_COLUMN_NUMBER = re.compile(r"\(?[a-z\d]{1,2}\)?(\s*=.*)?")
_ABOVE = {Level.COMMUNE: (Level.DISTRICT, Level.PROVINCE), Level.HAMLET: (Level.COMMUNE,)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The rows of figures of one sheet.

    columns      cells by column name
    row_numbers  of each row in the sheet, from 1
    headings     for each row the heading above it that names its parent, or None
    totals       cells of the total row by column, if there is one
    header       first and last line of the header in the sheet, from 1
    """

    label: str
    header: tuple[int, int]
    columns: Mapping[str, tuple[Cell, ...]]
    matching: Matching
    row_numbers: tuple[int, ...]
    headings: tuple[str | None, ...]
    totals: Mapping[str, Cell] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Header:
    """Lines of a sheet that name columns; ``top`` counts from 0."""

    top: int
    height: int
    names: Sequence[str]
    matching: Matching
    is_lower: bool = False

    @property
    def end(self) -> int:
        return self.top + self.height

    @property
    def place_of(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(self.names)}


def find_tables(
    sheet: Sheet, level: Level, chosen: ColumnChoice = _NOTHING_CHOSEN
) -> tuple[Table, ...]:
    """The tables in a sheet for units of ``level``, from the top; none if no header is found."""
    found: list[Table] = []
    start: int | None = 0
    while start is not None and len(found) < _MOST_TABLES:
        header = _find_header(sheet, start, level, chosen)
        if header is None:
            break
        table, start = _cut(sheet, header, level)
        found.append(table)
    return tuple(found)


def find_table(sheet: Sheet, level: Level) -> Table | None:
    """The first table in a sheet; None if no header can be made out."""
    return next(iter(find_tables(sheet, level)), None)


def _find_header(sheet: Sheet, start: int, level: Level, chosen: ColumnChoice) -> "_Header | None":
    """The header of the first table below row ``start``.

    Of the lines that may be its header those that say most; then the fewest, and whole ones.
    """
    found: list[tuple[tuple[int, bool, int, int], _Header]] = []
    for top in range(start, min(len(sheet.rows), start + _LAST_HEADER_ROW)):
        for height in range(1, _TALLEST_HEADER + 1):
            names = _header(sheet.rows[top : top + height])
            if names is None or top + height >= len(sheet.rows):
                continue
            matching = _matching(sheet, names, top + height, level, chosen)
            if height > 1:
                matching = _with_own_words(sheet, names, top + height, matching, chosen)
            is_whole = not _goes_on(sheet.rows[top + height], names, matching)
            rank = (_told(names, matching, chosen), is_whole, -height, -top)
            if _can_be_joined(matching):
                header = _Header(
                    top=top, height=height, names=names, matching=matching, is_lower=start > 0
                )
                found.append((rank, header))
    best: _Header | None = None
    while found:
        best = max(found, key=lambda one: one[0])[1]
        found = [one for one in found if _is_table_above(one[1], best, sheet)]
    return best


def _told(names: Sequence[str], matching: Matching, chosen: ColumnChoice) -> int:
    """How many columns have a name that says what they are, or were put out of use by a person."""
    unused = chosen.fields(TABLE, names).keys() - set(matching.column_of.values())
    return len(matching.column_of) - len(matching.by_figures) + len(unused)


def _is_table_above(header: "_Header", other: "_Header", sheet: Sheet) -> bool:
    """Whether a table of figures of its own ends above the other header."""
    between = sheet.rows[header.end : other.top]
    has_figures = any(isinstance(cell, int | float) for row in between for cell in row)
    return has_figures and not _FIGURES.isdisjoint(header.matching.column_of)


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
    sheet: Sheet, names: Sequence[str], first: int, level: Level, chosen: ColumnChoice
) -> Matching:
    columns = {
        name: [row[place] for row in sheet.rows[first : first + _LOOKED_AT]]
        for place, name in enumerate(names)
    }
    return match_columns(columns, level=level, chosen=chosen.fields(TABLE, names))


def _with_own_words(
    sheet: Sheet,
    names: Sequence[str],
    first: int,
    matching: Matching,
    chosen: ColumnChoice,
) -> Matching:
    """The matching, and what columns under a group say without it: "Dân số" over "Số hộ"."""
    settled = {*matching.column_of.values(), *chosen.fields(TABLE, names)}
    own = {
        str(cell): name
        for cell, name in zip(sheet.rows[first - 1], names, strict=True)
        if cell is not None and name not in settled
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
        not isinstance(cell, str) or len(cell) > _LONGEST_HEADING or _CODE.fullmatch(cell)
        for row in rows
        for cell in row
        if cell is not None
    ):
        return None
    if sum(cell is not None for cell in rows[-1]) < (2 if len(rows) == 1 else 1):
        return None
    if len(rows) > 1 and _is_title(rows):
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


def _is_title(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether the first line has one cell only, and that above all columns and not above some."""
    first = [place for place, cell in enumerate(rows[0]) if cell is not None]
    below = [place for row in rows[1:] for place, cell in enumerate(row) if cell is not None]
    return len(first) == 1 and first[0] <= min(below, default=0)


def _cut(sheet: Sheet, header: "_Header", level: Level) -> tuple[Table, int | None]:
    """The table below a header, and the row of the next header below it, if there is one.

    Headings, column numbers, repeated headers, totals and footers are no rows of figures.
    """
    matching, place_of = header.matching, header.place_of
    rows: list[tuple[int, Sequence[Cell], str | None]] = []
    totals: dict[str, Cell] | None = None
    heading: str | None = None
    following: int | None = None
    lines = _header_lines(sheet, header)
    for number, row in enumerate(sheet.rows[header.end :], start=header.end + 1):
        texts = [text for cell in row if (text := text_of(cell))]
        if not texts or (len(texts) > 1 and row in lines):
            continue
        if _is_new_header(row, level):
            following = number - 1
            break
        name = _first_words(row, matching, place_of)
        if _is_total(texts, row, matching, place_of):
            totals = dict(zip(header.names, row, strict=True))
        elif (above := _names_parent(name, level)) and not _is_placed(row, matching, place_of):
            heading = above
        elif not (
            _is_footer(row, matching, place_of)
            or (totals is not None and _is_signature(row, matching, place_of))
        ):
            rows.append((number, row, heading))
    return _table(sheet, header, rows, totals), following


def _table(
    sheet: Sheet,
    header: "_Header",
    rows: Sequence[tuple[int, Sequence[Cell], str | None]],
    totals: Mapping[str, Cell] | None,
) -> Table:
    first = header.top + 1
    return Table(
        label=sheet.name if not header.is_lower else f"{sheet.name}, dòng {first}",
        header=(first, header.end),
        columns={
            name: tuple(row[place] for _, row, _ in rows) for name, place in header.place_of.items()
        },
        matching=header.matching,
        row_numbers=tuple(number for number, _, _ in rows),
        headings=tuple(above for _, _, above in rows),
        totals=totals,
    )


def _header_lines(sheet: Sheet, header: "_Header") -> list[Sequence[Cell]]:
    """The lines of the header and the numbers of its columns: printed again on every page."""
    lines: list[Sequence[Cell]] = list(sheet.rows[header.top : header.end])
    below = sheet.rows[header.end]
    if _numbers_columns([text for cell in below if (text := text_of(cell))]):
        lines.append(below)
    return lines


def _is_new_header(row: Sequence[Cell], level: Level) -> bool:
    """Whether another table begins here: words only, for a unit and for figures."""
    words = [cell for cell in row if cell is not None]
    if len(words) < 2 or not all(isinstance(w, str) and any(map(str.isalpha, w)) for w in words):
        return False
    names = [word for word in words if isinstance(word, str) and len(word) <= _LONGEST_HEADING]
    found = match_columns(dict.fromkeys(names, ()), level=level).column_of
    return not _FIGURES.isdisjoint(found) and not {"code", "name"}.isdisjoint(found)


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


def _is_placed(row: Sequence[Cell], matching: Matching, place_of: Mapping[str, int]) -> bool:
    """Whether the row says in a column what its unit belongs to: then it is no heading."""
    columns = [matching.column_of.get(field) for field in ("parent_code", "parent_name")]
    return any(text_of(row[place_of[column]]) for column in columns if column)


def _is_footer(row: Sequence[Cell], matching: Matching, place_of: Mapping[str, int]) -> bool:
    """A note or a signature: no unit is named, or one is but no figure stands beside it."""
    cells = {field: row[place_of[column]] for field, column in matching.column_of.items()}
    named = [cell for field, cell in cells.items() if field in ("code", "name")]
    figures = [cell for field, cell in cells.items() if field not in ("code", "name", "note")]
    if all(cell is None for cell in named):
        return not any(_FIGURE.match(text_of(cell) or "") for cell in figures)
    filled = sum(cell is not None for cell in row)
    empty = all(cell is None for cell in figures)
    return filled <= 2 and not _is_code(cells.get("code")) and empty


def _is_code(cell: Cell) -> bool:
    """Whether a cell may be a code: "Người lập biểu" below the column of codes is none."""
    text = text_of(cell) or ""
    return bool(text) and (" " not in text or any(map(str.isdigit, text)))


def _is_signature(row: Sequence[Cell], matching: Matching, place_of: Mapping[str, int]) -> bool:
    """Words below the total where figures stood: people and their offices, no unit."""
    cells = {field: row[place_of[column]] for field, column in matching.column_of.items()}
    figures = [text_of(cells[field]) or "" for field in _FIGURES & set(cells)]
    has_words = any(text for text in figures)
    return not _is_code(cells.get("code")) and has_words and not re.search(r"\d", "".join(figures))
