"""Rows of tables find their units: by code, else by name within the parent. Nothing is dropped."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from noivu_desktop.errors import MapReadError
from noivu_desktop.maps_in.cell_values import count_of, decimal_mark, kind_in_name
from noivu_desktop.maps_in.columns import column_key
from noivu_desktop.maps_in.field_values import Reading, Values, read_values
from noivu_desktop.maps_in.import_report import Joined
from noivu_desktop.maps_in.syllables import TONES
from noivu_desktop.maps_in.table_layout import Table, find_table
from noivu_desktop.maps_in.unit_building import other_columns
from noivu_desktop.maps_in.workbook import read_sheets
from noivu_desktop.units.checks import Problem
from noivu_desktop.units.unit import Level, UnitKind
from noivu_desktop.vietnamese import fold, nfc, number

_IDENTITY = ("code", "name", "kind", "parent_code", "parent_name")
_RUNNING_NUMBERS = ("stt", "tt", "sott", "sothutu")
_SUMMED = {"population": "dân số", "households": "số hộ"}


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinedTable:
    """What one table brings. ``row_of`` gives for each unit its row in the table, or None."""

    values: Values
    extra: tuple[Mapping[str, str], ...]
    row_of: tuple[int | None, ...]
    matched: Mapping[str, str]
    joined: Joined
    problems: tuple[Problem, ...]


def join_table(
    path: Path,
    units: Values,
    level: Level,
    map_areas_km2: Sequence[float],
    chosen: Mapping[str, str],
) -> JoinedTable:
    """The sheet of ``path`` that fits the units best; raises MapReadError if none fits at all.

    units   values by field as the map gives them: code, name, kind, parent_code, parent_name
    chosen  field by column
    """
    known = _Known(units, len(map_areas_km2))
    tables = [find_table(sheet, level, chosen) for sheet in read_sheets(path)]
    tried = [_join(path, one, known, map_areas_km2) for one in tables if one]
    best = max(tried, key=lambda one: one.joined.matched, default=None)
    if best is None:
        raise MapReadError(
            f"Bảng {path.name} không có dòng tiêu đề nào nêu mã hoặc tên đơn vị cùng số liệu."
        )
    if best.joined.matched == 0:
        raise MapReadError(
            f"Không dòng nào của bảng {path.name} khớp với đơn vị trên bản đồ theo mã hoặc tên."
        )
    return best


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
    tables = [find_table(sheet, level) for sheet in read_sheets(path)]
    return [column for table in tables if table for column in table.columns]


class _Known:
    """The units of the map, found by code and by name."""

    def __init__(self, units: Values, count: int) -> None:
        self._units = units
        self.count = count
        self.by_code = {c: row for row, c in enumerate(self._column("code")) if c}
        self._by_name: defaultdict[str, list[int]] = defaultdict(list)
        for row, name in enumerate(self._column("name")):
            if name:
                self._by_name[_bare(name)].append(row)

    def name(self, row: int) -> str:
        """The name of the unit in this row of the map."""
        return str(self._column("name")[row] or self._column("code")[row] or row + 1)

    def code(self, row: int) -> str | None:
        """The code of the unit in this row of the map."""
        code = self._column("code")[row]
        return None if code is None else str(code)

    def has_name(self, row: int, name: str) -> bool:
        """Whether the unit goes by this name, diacritics and kind apart."""
        own = self._column("name")[row]
        return not own or _bare(own) == _bare(name)

    def named(self, name: str, kind: UnitKind | None, parents: Sequence[str]) -> list[int]:
        """The rows that a name may mean: within the parent, of the kind, spelled alike."""
        found = self._by_name.get(_bare(name), [])
        if parents:
            found = [row for row in found if self._has_parent(row, parents)]
        stated = kind_in_name(name)[0] or kind
        if stated is not None:
            found = [row for row in found if self._kind(row) in (None, stated)]
        spelled = [row for row in found if _spelling(self.name(row)) == _spelling(name)]
        return spelled or found

    def _has_parent(self, row: int, parents: Sequence[str]) -> bool:
        own = [self._column(field)[row] for field in ("parent_code", "parent_name")]
        if not any(own):
            return True
        return any(_bare(one) == _bare(other) for one in own if one for other in parents)

    def _kind(self, row: int) -> UnitKind | None:
        return self._column("kind")[row] or kind_in_name(self._column("name")[row] or "")[0]

    def _column(self, field: str) -> list[Any]:
        return self._units.get(field) or [None] * self.count


def _join(path: Path, table: Table, known: _Known, map_areas_km2: Sequence[float]) -> JoinedTable:
    count = len(table.row_numbers)
    keys = _read(path, table, _IDENTITY, [None] * count)
    row_of, joined = _assigned(path, table, keys.values, known)
    areas: list[float | None] = [None] * count
    for unit, row in enumerate(row_of):
        if row is not None:
            areas[row] = map_areas_km2[unit]
    figures = _read(path, table, None, areas)
    problems = (
        *keys.problems,
        *figures.problems,
        *_renamed(path, keys.values, table, row_of, known),
        *_without_row(path, row_of, known),
        *_totals(path, table, figures.values),
    )
    return JoinedTable(
        values={**keys.values, **figures.values},
        extra=tuple(other_columns(table.columns, table.matching)),
        row_of=row_of,
        matched={
            field: column
            for field, column in table.matching.column_of.items()
            if field not in _IDENTITY
        },
        joined=joined,
        problems=problems,
    )


def _assigned(
    path: Path, table: Table, keys: Values, known: _Known
) -> tuple[tuple[int | None, ...], Joined]:
    """For each unit its row, and an account of the rows that found no unit or more than one."""
    row_of: list[int | None] = [None] * known.count
    unmatched, ambiguous = [], []
    for row, row_number in enumerate(table.row_numbers):
        candidates = _candidates(keys, table, row, known)
        label = f"{path.name}, dòng {row_number}: {_label(keys, table, row)}"
        if not candidates:
            unmatched.append(label)
        elif len(candidates) > 1:
            names = ", ".join(known.name(one) for one in candidates)
            ambiguous.append(f"{label} (có thể là {names})")
        elif (taken := row_of[candidates[0]]) is not None:
            ambiguous.append(f"{label} (trùng với dòng {table.row_numbers[taken]})")
        else:
            row_of[candidates[0]] = row
    return tuple(row_of), Joined(
        rows=len(table.row_numbers),
        matched=sum(row is not None for row in row_of),
        unmatched=tuple(unmatched),
        ambiguous=tuple(ambiguous),
    )


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


def _candidates(keys: Values, table: Table, row: int, known: _Known) -> list[int]:
    """The units that a row may mean: the one with its code, else those with its name."""
    code = keys["code"][row] if "code" in keys else None
    if code in known.by_code:
        return [known.by_code[code]]
    name = keys["name"][row] if "name" in keys else None
    if not name:
        return []
    own = [keys[field][row] for field in ("parent_code", "parent_name") if field in keys]
    parents = [str(one) for one in (*own, None if any(own) else table.headings[row]) if one]
    kind = keys["kind"][row] if "kind" in keys else None
    return known.named(name, kind, parents)


def _label(keys: Values, table: Table, row: int) -> str:
    """A row as a person finds it: name, parent, else the code."""
    name = keys["name"][row] if "name" in keys else None
    parent = keys["parent_name"][row] if "parent_name" in keys else table.headings[row]
    code = keys["code"][row] if "code" in keys else None
    return (name or code or "không có tên") + (f" ({parent})" if parent else "")


def _renamed(
    path: Path, keys: Values, table: Table, row_of: Sequence[int | None], known: _Known
) -> list[Problem]:
    """Rows whose code fits one unit and whose name another: codes of another year, perhaps."""
    problems = []
    for unit, row in enumerate(row_of):
        name = keys["name"][row] if row is not None and "name" in keys else None
        if row is not None and name and not known.has_name(unit, name):
            text = (
                f"{path.name}, dòng {table.row_numbers[row]}: mã trùng với {known.name(unit)}"
                f" trên bản đồ nhưng tên trong bảng là {name}."
            )
            problems.append(Problem(kind="name_differs", row=table.row_numbers[row], text=text))
    return problems


def _without_row(path: Path, row_of: Sequence[int | None], known: _Known) -> list[Problem]:
    return [
        Problem(
            kind="no_row",
            unit=known.code(unit),
            text=f"{known.name(unit)} không có dòng nào trong bảng {path.name}.",
        )
        for unit, row in enumerate(row_of)
        if row is None
    ]


def _totals(path: Path, table: Table, values: Values) -> list[Problem]:
    """Figures of the total row that are not the sum of the rows."""
    if table.totals is None:
        return []
    problems = []
    for field, word in _SUMMED.items():
        column = table.matching.column_of.get(field)
        if column is None:
            continue
        mark = decimal_mark(table.columns[column], whole=True)
        try:
            stated = count_of(table.totals[column], mark)
        except ValueError:
            continue
        summed = sum(one for one in values[field] if one is not None)
        if stated is not None and stated != summed:
            text = (
                f"{path.name}: dòng tổng ghi {word} {number(stated)}"
                f" nhưng các dòng cộng lại là {number(summed)}."
            )
            problems.append(Problem(kind="total_differs", text=text))
    return problems


@lru_cache(maxsize=65_536)
def _bare(name: str) -> str:
    """A name as it is compared: no diacritics, no kind, no signs."""
    _, rest = kind_in_name(nfc(name))
    return re.sub(r"[^a-z0-9]", "", fold(rest)) or re.sub(r"[^a-z0-9]", "", fold(name))


@lru_cache(maxsize=65_536)
def _spelling(name: str) -> str:
    """A name with its letters and tones, wherever in the syllable the tone stands (hòa, hoà)."""
    _, rest = kind_in_name(nfc(name))
    syllables = []
    for syllable in rest.lower().split():
        marks = unicodedata.normalize("NFD", syllable)
        tones = "".join(mark for mark in marks if mark in TONES)
        syllables.append("".join(mark for mark in marks if mark not in TONES) + tones)
    return " ".join(syllables)
