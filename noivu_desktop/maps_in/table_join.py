"""Rows of tables find their units: by code, else by name within the parent. Nothing is dropped."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as default
from pathlib import Path
from typing import Any

from noivu_desktop.errors import MapReadError
from noivu_desktop.maps_in.column_choice import TABLE, ColumnChoice
from noivu_desktop.maps_in.columns import column_key
from noivu_desktop.maps_in.field_values import Reading, Values, read_values
from noivu_desktop.maps_in.import_report import Joined, RowChoice, SeenTable
from noivu_desktop.maps_in.known_units import KnownUnits
from noivu_desktop.maps_in.row_assignment import TableRow, assign_rows
from noivu_desktop.maps_in.seen_columns import SeenColumn, seen_columns
from noivu_desktop.maps_in.seen_texts import SeenText
from noivu_desktop.maps_in.table_encodings import sheets_as_wished
from noivu_desktop.maps_in.table_layout import Table, find_tables
from noivu_desktop.maps_in.table_totals import differing_totals
from noivu_desktop.maps_in.text_encoding import UNICODE
from noivu_desktop.maps_in.unit_building import other_columns
from noivu_desktop.maps_in.workbook import Sheet, read_sheets
from noivu_desktop.units.checks import Problem
from noivu_desktop.units.unit import Level

_IDENTITY = ("code", "name", "kind", "parent_code", "parent_name")
_LINES_ABOVE = 4
_LINES_BELOW = 8
_RUNNING_NUMBERS = ("stt", "tt", "sott", "sothutu")


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinedTable:
    """What one table brings. ``row_of`` gives for each unit its row in the table, or None."""

    values: Values
    extra: tuple[Mapping[str, str], ...]
    row_of: tuple[int | None, ...]
    matched: Mapping[str, str]
    joined: Joined
    problems: tuple[Problem, ...]
    seen: SeenTable
    columns: tuple[SeenColumn, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableWishes:
    """What a person said about the tables.

    chosen   what the columns are
    sheets   label of the table to take, by file name
    choices  which unit a row means
    accept   likeness from which a suggested unit is taken
    encodings  by file name and column, as ``table_encodings`` reads them
    """

    chosen: ColumnChoice = default(default_factory=ColumnChoice)
    sheets: Mapping[str, str] = default(default_factory=dict)
    choices: tuple[RowChoice, ...] = ()
    accept: float | None = None
    encodings: Mapping[str, str] = default(default_factory=dict)


def join_table(
    path: Path, units: Values, level: Level, map_areas_km2: Sequence[float], wishes: TableWishes
) -> JoinedTable:
    """The table in ``path`` that fits the units best; raises MapReadError if none fits at all.

    units   values by field as the map gives them: code, name, kind, parent_code, parent_name
    """
    known = KnownUnits(units, len(map_areas_km2))
    sheets = sheets_as_wished(path, wishes.encodings, level)
    tables = [(sheet, one) for sheet in sheets for one in find_tables(sheet, level, wishes.chosen)]
    labels = tuple(table.label for _, table in tables)
    wanted = wishes.sheets.get(path.name)
    if wanted in labels:
        tables = [one for one in tables if one[1].label == wanted]
    tried = [
        _join(_seen(path, sheet, one, labels), path, one, known, map_areas_km2, wishes)
        for sheet, one in tables
    ]
    best = max(tried, key=_worth, default=None)
    if best is None:
        raise MapReadError(
            f"Bảng {path.name} không có dòng tiêu đề nào nêu mã hoặc tên đơn vị cùng số liệu."
        )
    if not (best.joined.matched or _likely(best)):
        raise MapReadError(
            f"Không dòng nào của bảng {path.name} khớp với đơn vị trên bản đồ theo mã hoặc tên."
        )
    return best


def _worth(table: JoinedTable) -> tuple[int, int, int]:
    """Orders tables: those that bring most figures to units first, then by what they may bring."""
    return (
        table.joined.matched * len(table.matched),
        table.joined.matched,
        _likely(table),
    )


def _likely(table: JoinedTable) -> int:
    """How many rows may mean a unit that a person could confirm."""
    return sum(bool(row.candidates) for row in table.joined.open_rows)


def add_table(values: Values, extra: list[dict[str, str]], table: JoinedTable) -> None:
    """Put what the table says into the values of the units; an empty cell changes nothing.

    Figures of the table go before those of the map; names and kinds only fill what is empty.
    """
    for field, column in table.values.items():
        held = values.setdefault(field, [None] * len(table.row_of))
        for unit, row in enumerate(table.row_of):
            completes = field not in _IDENTITY or held[unit] is None
            if row is not None and column[row] is not None and completes:
                held[unit] = column[row]
    for unit, row in enumerate(table.row_of):
        if row is not None:
            new = {
                column: text
                for column, text in table.extra[row].items()
                if column_key(column) not in _RUNNING_NUMBERS
            }
            extra[unit] = {**new, **extra[unit]}


def table_columns(path: Path, level: Level) -> list[str]:
    """The names of the columns that a table has in any of its sheets."""
    tables = [table for sheet in read_sheets(path) for table in find_tables(sheet, level)]
    return [column for table in tables for column in table.columns]


def _join(
    seen: SeenTable,
    path: Path,
    table: Table,
    known: KnownUnits,
    map_areas_km2: Sequence[float],
    wishes: TableWishes,
) -> JoinedTable:
    count = len(table.row_numbers)
    keys = _read(path, table, _IDENTITY, [None] * count)
    choices = {one.row: one.unit for one in wishes.choices if one.table == path.name}
    rows = [_row(keys.values, table, place) for place in range(count)]
    assigned = assign_rows(path.name, rows, known, choices, wishes.accept)
    areas: list[float | None] = [None] * count
    for unit, place in enumerate(assigned.row_of):
        if place is not None:
            areas[place] = map_areas_km2[unit]
    figures = _read(path, table, None, areas)
    problems = (
        *keys.problems,
        *figures.problems,
        *assigned.problems,
        *_unknown_headings(path, table, known),
        *_without_row(path, assigned.row_of, known),
        *differing_totals(path.name, table),
    )
    return JoinedTable(
        values={**keys.values, **figures.values},
        extra=tuple(other_columns(table.columns, table.matching)),
        row_of=assigned.row_of,
        matched={
            field: column
            for field, column in table.matching.column_of.items()
            if field not in _IDENTITY
        },
        joined=assigned.joined,
        problems=problems,
        seen=seen,
        columns=_columns(path, table, wishes, areas),
    )


def _columns(
    path: Path, table: Table, wishes: TableWishes, areas: Sequence[float | None]
) -> tuple[SeenColumn, ...]:
    grounds = wishes.chosen.grounds(TABLE, table.columns)
    return seen_columns(TABLE, path.name, table.columns, table.matching, grounds, areas)


def _row(keys: Values, table: Table, place: int) -> TableRow:
    """What a row says of its unit; its heading tells the parent where no column does."""

    def of(field: str) -> Any:
        return keys[field][place] if field in keys else None

    name, code = of("name"), of("code")
    own = [of("parent_code"), of("parent_name")]
    above = of("parent_name") if "parent_name" in keys else table.headings[place]
    return TableRow(
        number=table.row_numbers[place],
        label=(name or code or "không có tên") + (f" ({above})" if above else ""),
        name=name,
        code=code,
        kind=of("kind"),
        parents=tuple(str(one) for one in (own if any(own) else [table.headings[place]]) if one),
    )


def _seen(path: Path, sheet: Sheet, table: Table, labels: tuple[str, ...]) -> SeenTable:
    """The table in use with the lines around its header, for a person to look at."""
    first = max(0, table.header[0] - 1 - _LINES_ABOVE)
    return SeenTable(
        file=path.name,
        label=table.label,
        labels=labels,
        first_line=first + 1,
        lines=tuple(sheet.rows[first : table.header[1] + _LINES_BELOW]),
        header=table.header,
        rows=len(table.row_numbers),
        texts=tuple(_texts(path, sheet, table)),
    )


def _texts(path: Path, sheet: Sheet, table: Table) -> Iterator[SeenText]:
    """The columns whose rows, and not only titles above them, have text that tells encodings."""
    columns = list(table.columns.items())
    for text in sheet.texts:
        place = int(text.column)
        name, cells = columns[place]
        told = any(isinstance(cell, str) and not cell.isascii() for cell in cells)
        if told or text.encoding != UNICODE:
            yield replace(text, column=name, table=path.name, place=place + 1)


def _read(
    path: Path, table: Table, fields: Sequence[str] | None, areas: Sequence[float | None]
) -> Reading:
    """The values of some fields, or of all that do not identify the unit."""
    wanted = {
        field: column
        for field, column in table.matching.column_of.items()
        if (field in fields if fields else field not in _IDENTITY)
    }
    matching = replace(table.matching, column_of=wanted)
    return read_values(table.columns, matching, areas, table.row_numbers, source=path.name)


def _unknown_headings(path: Path, table: Table, known: KnownUnits) -> list[Problem]:
    """Headings over rows that name no parent which the map has, if it has any."""
    if not known.has_parents:
        return []
    lines = zip(reversed(table.headings), reversed(table.row_numbers), strict=True)
    first = dict(lines)
    return [
        Problem(
            kind="heading",
            row=row,
            text=f"{path.name}, dòng {row}: tiêu đề “{above}” phía trên không phải đơn vị cấp trên"
            " nào trên bản đồ; các dòng dưới tiêu đề này chỉ khớp được theo mã.",
        )
        for above, row in reversed(first.items())
        if above and known.within([above]) is None
    ]


def _without_row(path: Path, row_of: Sequence[int | None], known: KnownUnits) -> list[Problem]:
    return [
        Problem(
            kind="no_row",
            unit=known.code(unit),
            text=f"{known.name(unit)} không có dòng nào trong bảng {path.name}.",
        )
        for unit, row in enumerate(row_of)
        if row is None
    ]
