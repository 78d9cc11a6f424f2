"""What a row of a plan table tells of a part: its area, people and households, or its shares."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from noivu_desktop.maps_in.cell_values import count_of, decimal_mark, decimal_of
from noivu_desktop.maps_in.layers import Cell
from noivu_desktop.units.unit import SQUARE_METRE, Unit
from noivu_desktop.vietnamese import round_half_up

FIGURE_HEADINGS = {
    "area_km2": "dientich dientichkm2 dtkm2 dientichtunhien dientichtunhienkm2 dientichphan"
    " dientichphannhap areakm2 area",
    "population": "danso quymodanso dansonguoi songuoi nhankhau dansophan dansophannhap population",
    "households": "soho hogiadinh sohogiadinh households",
    "area_share": "tyledientich tyledt tyledientichphan areashare",
    "population_share": "tyledanso tyleds populationshare",
}
"""Headings of the columns, as they read without marks and spaces."""

_PERCENT = Decimal(100)


class PartColumns:
    """How the columns of one table write their numbers."""

    def __init__(self, columns: Mapping[str, Iterable[Cell]]) -> None:
        held = {name: list(cells) for name, cells in columns.items() if name in FIGURE_HEADINGS}
        self._marks = {
            name: decimal_mark(cells, whole=name in ("population", "households"))
            for name, cells in held.items()
        }
        self._percent = {
            name: any((_number(cell, self._marks[name]) or 0) > 1 for cell in cells)
            for name, cells in held.items()
            if name.endswith("_share")
        }

    def figures(self, told: Mapping[str, Cell], unit: Unit) -> dict[str, Any] | None:
        """The figures of a part of ``unit``; empty: the row tells none.

        ``None``: they are those of the whole unit, or more, so that they tell of no part.
        """
        found = {**self._by_shares(told, unit), **self._outright(told)}
        area, people = found.get("area_km2"), found.get("population")
        if area is not None and (area <= 0 or (unit.area_km2 and area >= unit.area_km2)):
            return None
        if people is not None and unit.population is not None and people > unit.population:
            return None
        is_whole = area is None and people is not None and people == unit.population
        return None if is_whole else found

    def _outright(self, told: Mapping[str, Cell]) -> dict[str, Any]:
        area = _number(told.get("area_km2"), self._marks.get("area_km2", "."))
        counts = {
            name: _count(told.get(name), self._marks.get(name, "."))
            for name in ("population", "households")
        }
        found: dict[str, Any] = {"area_km2": None if area is None else area.quantize(SQUARE_METRE)}
        return {name: value for name, value in {**found, **counts}.items() if value is not None}

    def _by_shares(self, told: Mapping[str, Cell], unit: Unit) -> dict[str, Any]:
        found: dict[str, Any] = {}
        area = self._share(told, "area_share")
        if area is not None and unit.area_km2 is not None:
            found["area_km2"] = (unit.area_km2 * area).quantize(SQUARE_METRE)
        people = self._share(told, "population_share")
        if people is not None and unit.population is not None:
            found["population"] = int(round_half_up(unit.population * people, 0))
        return found

    def _share(self, told: Mapping[str, Cell], name: str) -> Decimal | None:
        number = _number(told.get(name), self._marks.get(name, "."))
        if number is None:
            return None
        share = number / _PERCENT if self._percent.get(name) else number
        return share if 0 <= share < 1 else None


def _number(cell: Cell, mark: str) -> Decimal | None:
    try:
        return decimal_of(cell, mark)
    except ValueError:
        return None


def _count(cell: Cell, mark: str) -> int | None:
    try:
        return count_of(cell, mark)
    except ValueError:
        return None
