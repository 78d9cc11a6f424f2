"""From columns of the map and of tables to units, with an account of how each was taken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from noivu_desktop.maps_in.column_choice import MAP, ColumnChoice
from noivu_desktop.maps_in.columns import Matching
from noivu_desktop.maps_in.field_values import Values, read_values, set_values
from noivu_desktop.maps_in.import_report import ImportRequest, Joined, SeenTable
from noivu_desktop.maps_in.parents import link_parents
from noivu_desktop.maps_in.province_column import name_provinces
from noivu_desktop.maps_in.seen_columns import (
    SeenColumn,
    column_problems,
    seen_columns,
    swapped_counts,
)
from noivu_desktop.maps_in.source import Source
from noivu_desktop.maps_in.table_join import JoinedTable, TableWishes, add_table, join_table
from noivu_desktop.maps_in.unit_building import build_units, other_columns
from noivu_desktop.units.checks import Problem
from noivu_desktop.units.unit import Level, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """The units that map and tables give, and how."""

    units: tuple[Unit, ...]
    level: Level
    matched: Mapping[str, str]
    joined: Joined
    tables: tuple[SeenTable, ...]
    columns: tuple[SeenColumn, ...]
    problems: tuple[Problem, ...]


def understand(
    request: ImportRequest,
    source: Source,
    matching: Matching,
    choice: ColumnChoice,
    areas_km2: Sequence[float],
) -> Understood:
    """The units that the columns of the map, the parents and the tables give.

    areas_km2: of each row on the map
    """
    reading = read_values(source.columns, matching, areas_km2, source.row_numbers)
    values, extra = reading.values, other_columns(source.columns, matching, len(source.geometries))
    problems = list(name_provinces(values, matching.column_of.get("parent_name")))
    if request.parents is not None:
        problems += link_parents(request.parents, values, source, matching.level)
    tables = _joined_tables(request, values, extra, matching.level, choice, areas_km2)
    matched, joined = dict(matching.column_of), Joined()
    for table in tables:
        matched |= table.matched
        joined = joined.plus(table.joined)
        problems += table.problems
    problems += set_values(values, request.set_values, areas_km2)
    columns = _columns(request, source, matching, choice, areas_km2, tables)
    built = build_units(values, extra, matching.level, source.row_numbers)
    return Understood(
        units=built.units,
        level=matching.level,
        matched=matched,
        joined=joined,
        tables=tuple(table.seen for table in tables),
        columns=columns,
        problems=(
            *_with_units(reading.problems, built.units, source.row_numbers),
            *problems,
            *built.problems,
            *column_problems(columns),
            *_swapped(values),
        ),
    )


def _with_units(
    problems: Sequence[Problem], units: Sequence[Unit], row_numbers: Sequence[int]
) -> list[Problem]:
    """Problems of rows of the map with the units of these rows, to be found on the map by."""
    code_of = {row: unit.code for row, unit in zip(row_numbers, units, strict=True)}
    return [
        one if one.unit or one.row is None else replace(one, unit=code_of.get(one.row))
        for one in problems
    ]


def _joined_tables(
    request: ImportRequest,
    values: Values,
    extra: list[dict[str, str]],
    level: Level,
    choice: ColumnChoice,
    areas_km2: Sequence[float],
) -> list[JoinedTable]:
    """The tables one after the other; each fills ``values`` and ``extra`` before the next."""
    wishes = TableWishes(
        chosen=choice,
        sheets=request.sheets,
        choices=request.row_choices,
        accept=request.accept_suggestions,
        encodings=request.table_encodings,
    )
    tables = []
    for path in request.tables:
        table = join_table(path, values, level, areas_km2, wishes)
        add_table(values, extra, table)
        tables.append(table)
    return tables


def _columns(
    request: ImportRequest,
    source: Source,
    matching: Matching,
    choice: ColumnChoice,
    areas_km2: Sequence[float],
    tables: Sequence[JoinedTable],
) -> tuple[SeenColumn, ...]:
    grounds = choice.grounds(MAP, source.columns)
    name = request.map.name
    on_map = seen_columns(MAP, name, source.columns, matching, grounds, areas_km2)
    return (*on_map, *(column for table in tables for column in table.columns))


def _swapped(values: Values) -> list[Problem]:
    if "population" not in values or "households" not in values:
        return []
    return swapped_counts(values["population"], values["households"])
