"""Figures that come after the project was made: what a table would change in its units."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from noivu_desktop.errors import MapReadError
from noivu_desktop.maps_in.field_values import Values
from noivu_desktop.maps_in.import_report import Joined
from noivu_desktop.maps_in.table_join import JoinedTable, TableWishes, join_table
from noivu_desktop.project.unit_values import UNIT_FIELDS, canonical
from noivu_desktop.units.checks import Problem
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.measures import map_areas_km2
from noivu_desktop.units.unit import Unit
from noivu_desktop.vietnamese import number

_IDENTITY = ("name", "kind", "parent_code", "parent_name")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewValue:
    """One figure of one unit that the table has otherwise; ``before`` may be not known."""

    code: str
    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFigures:
    """What a table brings.

    fields   the fields of ``UNIT_FIELDS`` that it has, with the headings of their columns
    changes  what would be another value, by unit in the order of the coverage
    """

    fields: dict[str, str]
    changes: tuple[NewValue, ...]
    joined: Joined
    problems: tuple[Problem, ...]

    @property
    def remarks(self) -> tuple[str, ...]:
        """What to look at, rows that found no unit first."""
        lost = [f"{row}: không khớp đơn vị nào nên bỏ qua." for row in self.joined.unmatched]
        several = [f"{row}: khớp nhiều đơn vị nên bỏ qua." for row in self.joined.ambiguous]
        return (*lost, *several, *(one.text for one in self.problems))


def read_new_figures(path: Path, coverage: Coverage) -> NewFigures:
    """What the table in ``path`` knows of the units; raises MapReadError if nothing.

    Names, kinds and parents stay as the project has them, and an empty cell changes nothing.
    """
    areas = map_areas_km2(coverage.geometries, coverage.crs).tolist()
    table = join_table(path, _identities(coverage), coverage.level, areas, TableWishes())
    fields = {
        field: column
        for field, column in table.matched.items()
        if field in UNIT_FIELDS and field in table.values
    }
    if not fields:
        raise MapReadError(f"Bảng {path.name} không có cột số liệu nào của đơn vị để nhập.")
    return NewFigures(
        fields=fields,
        changes=tuple(_changes(table, coverage, list(fields))),
        joined=table.joined,
        problems=table.problems,
    )


def taking_figures(name: str, changes: Sequence[NewValue]) -> dict[str, object]:
    """Label and steps of the one gesture ("several") that writes these values."""
    by_code: dict[str, dict[str, Any]] = {}
    for one in changes:
        by_code.setdefault(one.code, {})[one.field] = canonical(one.after)
    steps = [("set_values", {"code": code, "values": values}) for code, values in by_code.items()]
    return {"label": f"Nhập số liệu của {number(len(by_code))} đơn vị từ {name}", "steps": steps}


def _identities(coverage: Coverage) -> Values:
    units = coverage.units
    return {
        "code": [unit.code for unit in units],
        **{field: [getattr(unit, field) for unit in units] for field in _IDENTITY},
    }


def _changes(table: JoinedTable, coverage: Coverage, fields: Sequence[str]) -> Iterator[NewValue]:
    for unit, row in zip(coverage.units, table.row_of, strict=True):
        if row is not None:
            yield from _of_unit(unit, {field: table.values[field][row] for field in fields})


def _of_unit(unit: Unit, told: dict[str, Any]) -> Iterator[NewValue]:
    for field, after in told.items():
        before = getattr(unit, field)
        if after is not None and after != before:
            yield NewValue(code=unit.code, field=field, before=before, after=after)
