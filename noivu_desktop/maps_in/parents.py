"""The units one level above: who belongs to whom, by code or by place."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from noivu_desktop.errors import MapReadError
from noivu_desktop.maps_in.columns import Columns, Matching, match_columns
from noivu_desktop.maps_in.field_values import Values, read_values
from noivu_desktop.maps_in.projection import reproject
from noivu_desktop.maps_in.source import Source, read_source
from noivu_desktop.maps_in.table_layout import find_table
from noivu_desktop.maps_in.workbook import TABLE_SUFFIXES, read_sheets
from noivu_desktop.units.checks import Problem
from noivu_desktop.units.unit import Level
from noivu_desktop.vietnamese import fold

_LEVEL_ABOVE = {Level.HAMLET: Level.COMMUNE, Level.COMMUNE: Level.DISTRICT}

Geometries = NDArray[np.object_]


@dataclass(frozen=True, kw_only=True, eq=False)
class _Parents:
    """Codes and names one level above; polygons only if they came from a map."""

    codes: tuple[str | None, ...]
    names: tuple[str | None, ...]
    geometries: Geometries | None


def link_parents(path: Path, values: Values, source: Source, level: Level) -> tuple[Problem, ...]:
    """Fill ``parent_code`` and ``parent_name`` from a map or table of the level above.

    A code that the file knows decides; else the parent is the one in which the unit lies.
    Units that lie outside the parent that they name, and units without any, are told.
    """
    parents = _read(path, source.crs, _LEVEL_ABOVE.get(level, Level.COMMUNE))
    count = len(source.geometries)
    codes = _column(values, "parent_code", count)
    names = _column(values, "parent_name", count)
    by_code = {code: row for row, code in enumerate(parents.codes) if code}
    by_name = {fold(name): row for row, name in enumerate(parents.names) if name}
    lies_in = _lies_in(source.geometries, parents)
    problems: list[Problem] = []
    for row in range(count):
        named = by_code.get(codes[row]) if codes[row] else by_name.get(fold(names[row] or ""))
        holder = lies_in[row]
        found = holder if named is None else named
        if found is None:
            problems.append(
                _problem(values, source, row, "no_parent", "không có đơn vị cấp trên nào")
            )
            continue
        if holder is not None and holder != found:
            where = parents.names[holder] or parents.codes[holder]
            problems.append(
                _problem(
                    values, source, row, "outside_parent", f"trên bản đồ lại nằm trong {where}"
                )
            )
        codes[row] = parents.codes[found] or codes[row]
        names[row] = parents.names[found] or names[row]
    values["parent_code"], values["parent_name"] = codes, names
    return tuple(problems)


def _read(path: Path, crs: str, level: Level) -> _Parents:
    if path.suffix.lower() in TABLE_SUFFIXES:
        return _read_table(path, level)
    source = read_source(path)
    matching = match_columns(source.columns, level=level)
    return _parents(path, source.columns, matching, reproject(source.geometries, source.crs, crs))


def _read_table(path: Path, level: Level) -> _Parents:
    tables = [table for sheet in read_sheets(path) if (table := find_table(sheet, level))]
    if not tables:
        raise MapReadError(f"Bảng {path.name} không có cột mã hoặc tên đơn vị cấp trên.")
    table = max(tables, key=lambda one: len(one.row_numbers))
    return _parents(path, table.columns, table.matching, None)


def _parents(
    path: Path, columns: Columns, matching: Matching, geometries: Geometries | None
) -> _Parents:
    count = len(next(iter(columns.values()), ()))
    keys = {
        field: column
        for field, column in matching.column_of.items()
        if field in ("code", "name", "kind")
    }
    if not {"code", "name"} & set(keys):
        raise MapReadError(f"{path.name} không có cột mã hoặc tên đơn vị cấp trên.")
    only_keys = Matching(level=matching.level, column_of=keys)
    values = read_values(columns, only_keys, [None] * count, range(1, count + 1)).values
    return _Parents(
        codes=tuple(_column(values, "code", count)),
        names=tuple(_column(values, "name", count)),
        geometries=geometries,
    )


def _column(values: Values, field: str, count: int) -> list[Any]:
    return list(values.get(field, [None] * count))


def _lies_in(geometries: Geometries, parents: _Parents) -> Sequence[int | None]:
    """For each unit the parent that holds a point of it."""
    found: list[int | None] = [None] * len(geometries)
    if parents.geometries is not None:
        tree = shapely.STRtree(parents.geometries)
        points = shapely.point_on_surface(geometries)
        for unit, parent in tree.query(points, predicate="intersects").T.tolist():
            found[unit] = parent
    return found


def _problem(values: Values, source: Source, row: int, kind: str, what: str) -> Problem:
    code = _column(values, "code", row + 1)[row]
    name = _column(values, "name", row + 1)[row] or code or f"Dòng {source.row_numbers[row]}"
    return Problem(kind=kind, unit=code, row=source.row_numbers[row], text=f"{name}: {what}.")
