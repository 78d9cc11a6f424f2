"""The units one level above: who belongs to whom, by code or by place."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from noivu_desktop.errors import MapReadError
from noivu_desktop.maps_in.columns import Columns, Matching, match_columns, unit_columns
from noivu_desktop.maps_in.field_values import Values, read_values
from noivu_desktop.maps_in.projection import reproject
from noivu_desktop.maps_in.source import Source, read_source
from noivu_desktop.maps_in.table_layout import find_table
from noivu_desktop.maps_in.workbook import TABLE_SUFFIXES, read_sheets
from noivu_desktop.units.checks import Problem
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.unit import Level
from noivu_desktop.vietnamese import fold, percent

_LEVELS_ABOVE = {
    Level.HAMLET: (Level.COMMUNE,),
    Level.COMMUNE: (Level.DISTRICT, Level.PROVINCE),  # since July 2025 there are no districts
}
_KEYS = frozenset({"code", "name"})
_DRAWN_TWICE = 0.05
"""Share of a unit that may lie outside its parent because its border was drawn another time."""

Geometries = NDArray[np.object_]


@dataclass(frozen=True, kw_only=True, eq=False)
class _Parents:
    """Codes and names one level above; polygons only if they came from a map."""

    codes: tuple[str | None, ...]
    names: tuple[str | None, ...]
    geometries: Geometries | None

    def label(self, row: int) -> str:
        return self.names[row] or self.codes[row] or f"dòng {row + 1}"


def link_parents(
    above: Path | Coverage, values: Values, source: Source, level: Level
) -> tuple[Problem, ...]:
    """Fill ``parent_code`` and ``parent_name`` from a map or table of a level above.

    A code that the file knows decides, written as such or in front of the unit's own code; then
    the name; else the parent is the one in which most of the unit lies. Units that lie outside
    the parent that they name, wholly or in part, and units without any, are told.
    """
    parents = (
        _known(above, source.crs)
        if isinstance(above, Coverage)
        else _read(above, source.crs, level)
    )
    count = len(source.geometries)
    codes, names = _column(values, "parent_code", count), _column(values, "parent_name", count)
    named = _named(parents, codes, names, _column(values, "code", count))
    inside = _Inside(source.geometries, parents)
    problems: list[Problem] = []
    for row in range(count):
        holder = inside.holder(row)
        found = holder if named[row] is None else named[row]
        if found is None:
            what = "không có đơn vị cấp trên nào"
            problems.append(_problem(values, source, row, "no_parent", what))
            continue
        if (told := inside.outside(row, found)) is not None:
            problem = _problem(values, source, row, "outside_parent", told.words(parents, found))
            problems.append(replace(problem, place=told.place, area_km2=told.area_km2))
        codes[row] = parents.codes[found] or codes[row]
        names[row] = parents.names[found] or names[row]
    values["parent_code"], values["parent_name"] = codes, names
    return _told_once(above, problems, count)


def _told_once(
    above: Path | Coverage, problems: Sequence[Problem], count: int
) -> tuple[Problem, ...]:
    """One problem instead of one for each unit where a table helps none of them."""
    lost = [one for one in problems if one.kind == "no_parent"]
    if isinstance(above, Coverage) or above.suffix.lower() not in TABLE_SUFFIXES:
        return tuple(problems)
    if not len(lost) == count > 1:
        return tuple(problems)
    text = f"Không tìm thấy trong {above.name} cấp trên của đơn vị nào trên bản đồ."
    return (Problem(kind="no_parent", text=text),)


def _named(
    parents: _Parents,
    codes: Sequence[str | None],
    names: Sequence[str | None],
    own_codes: Sequence[str | None],
) -> list[int | None]:
    """For each unit the parent that it names: by its code, by the unit's own, or by the name."""
    by_code = {code: row for row, code in enumerate(parents.codes) if code}
    times = Counter(fold(name) for name in parents.names if name)
    by_name = {
        fold(name): row for row, name in enumerate(parents.names) if name and times[fold(name)] == 1
    }
    lengths = sorted({len(code) for code in by_code}, reverse=True)

    def named(code: str | None, name: str | None, own: str | None) -> int | None:
        if code:
            return by_code.get(code)
        front = (own[:length] for length in lengths if own and len(own) > length)
        started = next((by_code[one] for one in front if one in by_code), None)
        return by_name.get(fold(name or ""), started)

    return [named(*one) for one in zip(codes, names, own_codes, strict=True)]


@dataclass(frozen=True, kw_only=True)
class _Outside:
    """A part of a unit outside the parent that it names; ``holder`` is where most of it lies."""

    share: float
    area_km2: float
    place: tuple[float, float]
    holder: int | None

    def words(self, parents: _Parents, found: int) -> str:
        if self.holder is not None and self.holder != found:
            return f"trên bản đồ lại nằm trong {parents.label(self.holder)}"
        return f"có {percent(self.share)} diện tích nằm ngoài {parents.label(found)}"


class _Inside:
    """How much of each unit lies in which parent; nothing is known of parents from a table."""

    def __init__(self, geometries: Geometries, parents: _Parents) -> None:
        self._units, self._parents = geometries, parents.geometries
        self._km2: defaultdict[int, dict[int, float]] = defaultdict(dict)
        if parents.geometries is not None:
            tree = shapely.STRtree(parents.geometries)
            unit, parent = tree.query(geometries, predicate="intersects")
            common = shapely.area(
                shapely.intersection(geometries[unit], parents.geometries[parent])
            )
            for row, other, size in zip(
                unit.tolist(), parent.tolist(), common.tolist(), strict=True
            ):
                if size > 0:
                    self._km2[row][other] = size / 1e6

    def holder(self, row: int) -> int | None:
        """The parent in which most of the unit lies."""
        found = self._km2.get(row, {})
        return max(found, key=lambda one: found[one], default=None)

    def outside(self, row: int, parent: int) -> _Outside | None:
        """What lies outside ``parent``, if it is more than borders drawn twice differ by."""
        if self._parents is None:
            return None
        whole = float(shapely.area(self._units[row])) / 1e6
        size = whole - self._km2.get(row, {}).get(parent, 0.0)
        if whole <= 0 or size / whole <= _DRAWN_TWICE:
            return None
        rest = shapely.difference(self._units[row], self._parents[parent])
        point = shapely.point_on_surface(rest)
        place = (float(point.x), float(point.y))
        return _Outside(share=size / whole, area_km2=size, place=place, holder=self.holder(row))


def _known(above: Coverage, crs: str) -> _Parents:
    return _Parents(
        codes=tuple(unit.code for unit in above.units),
        names=tuple(unit.full_name for unit in above.units),
        geometries=reproject(above.geometries, above.crs, crs),
    )


def _read(path: Path, crs: str, level: Level) -> _Parents:
    """The level above as far as the file names it: communes may have districts or provinces."""
    levels = _LEVELS_ABOVE.get(level, (Level.COMMUNE,))
    if path.suffix.lower() in TABLE_SUFFIXES:
        sheets = read_sheets(path)
        found = [table for sheet in sheets for one in levels if (table := find_table(sheet, one))]
        if not found:
            raise MapReadError(f"Bảng {path.name} không có cột mã hoặc tên đơn vị cấp trên.")
        table = max(found, key=lambda one: len(one.row_numbers))
        return _parents(path, table.columns, table.matching, None)
    # of a package with both levels: the layer without columns of the units themselves
    source = read_source(
        path, worth=lambda names: 3 * unit_columns(names, levels) - unit_columns(names, [level])
    )
    tried = [match_columns(source.columns, level=one) for one in levels]
    matching = max(tried, key=lambda one: len(_KEYS & set(one.column_of)))
    return _parents(path, source.columns, matching, reproject(source.geometries, source.crs, crs))


def _parents(
    path: Path, columns: Columns, matching: Matching, geometries: Geometries | None
) -> _Parents:
    count = len(next(iter(columns.values()), ()))
    keys = {
        field: column for field, column in matching.column_of.items() if field in (*_KEYS, "kind")
    }
    if not _KEYS & set(keys):
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


def _problem(values: Values, source: Source, row: int, kind: str, what: str) -> Problem:
    code = _column(values, "code", row + 1)[row]
    name = _column(values, "name", row + 1)[row] or code or f"Dòng {source.row_numbers[row]}"
    return Problem(kind=kind, unit=code, row=source.row_numbers[row], text=f"{name}: {what}.")
