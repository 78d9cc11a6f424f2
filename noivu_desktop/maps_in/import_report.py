"""What an import is asked for and what it tells: nothing is brought in without an account."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from noivu_desktop.maps_in.repair import Repaired
from noivu_desktop.maps_in.text_encoding import AUTO
from noivu_desktop.project.project import Project
from noivu_desktop.units.checks import Problem
from noivu_desktop.units.measures import Totals
from noivu_desktop.units.unit import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRequest:
    """What to bring in, and what the user already knows about it.

    match       field by column, before any guess
    level       commune or hamlet; None: as the map shows
    parents     a map or table with the units one level above
    set_values  one value for all units by field; ``area_km2=map`` takes the areas of the map
    crs         "9215" or "EPSG:9215": goes before what the file says
    encoding    "auto" or one of ``text_encoding.ENCODINGS``
    layer       which layer of a file with several
    """

    map: Path
    tables: tuple[Path, ...] = ()
    match: Mapping[str, str] = field(default_factory=dict)
    level: Level | None = None
    parents: Path | None = None
    set_values: Mapping[str, str] = field(default_factory=dict)
    crs: str | None = None
    encoding: str = AUTO
    repair: bool = False
    layer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """How the rows of the tables found their units; rows are described as people find them."""

    rows: int = 0
    matched: int = 0
    unmatched: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()

    def plus(self, other: "Joined") -> "Joined":
        """Both tables taken together."""
        return Joined(
            rows=self.rows + other.rows,
            matched=self.matched + other.matched,
            unmatched=self.unmatched + other.unmatched,
            ambiguous=self.ambiguous + other.ambiguous,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What was brought in, how it was understood, and what a person should look at.

    matched  column by field
    """

    units: int
    level: Level
    crs: str
    encoding: str
    matched: Mapping[str, str]
    problems: tuple[Problem, ...]
    repaired: Repaired
    joined: Joined
    totals: Totals
    map_area_km2: float

    def as_json(self) -> dict[str, Any]:
        """The report as the ``import`` command prints it."""
        area_km2 = self.totals.area_km2
        return {
            "units": self.units,
            "level": self.level.name.lower(),
            "crs": self.crs,
            "encoding": self.encoding,
            "matched": dict(self.matched),
            "problems": [
                {"kind": one.kind, "unit": one.unit, "row": one.row, "text": one.text}
                for one in self.problems
            ],
            "repaired": {
                "gaps": self.repaired.gaps,
                "overlaps": self.repaired.overlaps,
                "invalid": self.repaired.invalid,
                "area_change_km2": round(self.repaired.area_change_km2, 6),
            },
            "joined": {
                "rows": self.joined.rows,
                "matched": self.joined.matched,
                "unmatched": list(self.joined.unmatched),
                "ambiguous": list(self.joined.ambiguous),
            },
            "totals": {
                "area_km2": None if area_km2 is None else float(area_km2),
                "map_area_km2": round(self.map_area_km2, 6),
                "population": self.totals.population,
                "households": self.totals.households,
            },
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """A new project and the account of how it came about."""

    project: Project
    report: ImportReport
