"""The units of one map with their polygons, in one projection."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray

from noivu_desktop.errors import CoverageError
from noivu_desktop.units.adjacency import Adjacency, find_adjacency
from noivu_desktop.units.measures import Totals, totals
from noivu_desktop.units.union import union
from noivu_desktop.units.unit import Level, Unit
from noivu_desktop.vietnamese import sort_key


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """Two units that count as neighbours although no border joins them (bridge, ferry)."""

    first: str
    second: str
    ground: str


@dataclass(frozen=True, kw_only=True, eq=False)
class Coverage:
    """Units with their polygons. Row i of ``geometries`` is the polygon of ``units[i]``.

    geometries  shape (n,), shapely Polygon or MultiPolygon, in metres of ``crs``
    crs         a projected reference system as "EPSG:9215" or WKT
    links       declared neighbours, each with its ground
    """

    units: tuple[Unit, ...]
    geometries: NDArray[np.object_]
    crs: str
    links: tuple[Link, ...] = ()

    def __post_init__(self) -> None:
        if len(self.units) != len(self.geometries):
            raise CoverageError("Số đơn vị và số vùng trên bản đồ không bằng nhau.")
        if len(self.index) != len(self.units):
            codes = [unit.code for unit in self.units]
            twice = next(code for code in codes if codes.count(code) > 1)
            raise CoverageError(f"Mã {twice} dùng cho nhiều đơn vị; mỗi mã chỉ một đơn vị.")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Coverage):
            return NotImplemented
        return self is other or (
            self.units == other.units
            and self.crs == other.crs
            and self.links == other.links
            and bool(
                np.array_equal(shapely.to_wkb(self.geometries), shapely.to_wkb(other.geometries))
            )
        )

    __hash__ = object.__hash__

    @cached_property
    def index(self) -> dict[str, int]:
        """The row of each unit by its code."""
        return {unit.code: row for row, unit in enumerate(self.units)}

    @cached_property
    def adjacency(self) -> Adjacency:
        """Who shares a border with whom, and its length in metres; declared links not included."""
        return find_adjacency(self.geometries)

    @cached_property
    def neighbour_rows(self) -> tuple[tuple[int, ...], ...]:
        """For each unit the rows it touches or is linked to by declaration, ascending."""
        if not self.links:
            return self.adjacency.neighbours
        found = [set(rows) for rows in self.adjacency.neighbours]
        for link in self.links:
            first, second = self.row(link.first), self.row(link.second)
            found[first].add(second)
            found[second].add(first)
        return tuple(tuple(sorted(rows)) for rows in found)

    @cached_property
    def totals(self) -> Totals:
        """The summed figures of all units."""
        return totals(self.units)

    @cached_property
    def name_ranks(self) -> tuple[int, ...]:
        """The place of each unit in the order of the short names."""
        keys = [sort_key(unit.short_name) for unit in self.units]
        ranks = [0] * len(keys)
        for rank, row in enumerate(sorted(range(len(keys)), key=keys.__getitem__)):
            ranks[row] = rank
        return tuple(ranks)

    def by_name(self, codes: Iterable[str]) -> tuple[str, ...]:
        """The codes in the order of their units' short names."""
        rows = sorted(self.rows(codes), key=self.name_ranks.__getitem__)
        return tuple(self.units[row].code for row in rows)

    @property
    def level(self) -> Level:
        """The level that the units belong to."""
        return self.units[0].level if self.units else Level.COMMUNE

    def unit(self, code: str) -> Unit:
        """The unit with this code; raises CoverageError if there is none."""
        return self.units[self.row(code)]

    def row(self, code: str) -> int:
        """The row of the unit with this code; raises CoverageError if there is none."""
        try:
            return self.index[code]
        except KeyError:
            raise CoverageError(f"Không có đơn vị nào mang mã {code} trong hồ sơ này.") from None

    def rows(self, codes: Iterable[str]) -> list[int]:
        """The rows of the units with these codes, in their order."""
        index = self.index  # looked up here: where a country is chosen, calls would be the cost
        listed = tuple(codes)
        try:
            return [index[code] for code in listed]
        except KeyError:
            return [self.row(code) for code in listed]  # which says what code is unknown

    def with_units(self, units: Sequence[Unit]) -> "Coverage":
        """The same polygons under new figures; rows keep their order, adjacency is kept."""
        changed = replace(self, units=tuple(units))
        if "adjacency" in self.__dict__:
            changed.__dict__["adjacency"] = self.adjacency
        return changed

    def with_links(self, links: Iterable[Link]) -> "Coverage":
        """The same units and polygons under other declared neighbours; adjacency is kept."""
        changed = replace(self, links=tuple(links))
        if "adjacency" in self.__dict__:
            changed.__dict__["adjacency"] = self.adjacency
        return changed

    def outline(self, codes: Iterable[str]) -> shapely.Geometry:
        """The union of the polygons of these units."""
        return union(self.geometries[self.rows(codes)])
