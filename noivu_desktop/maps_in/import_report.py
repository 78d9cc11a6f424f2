"""What an import is asked for and what it tells: nothing is brought in without an account."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from noivu_desktop.maps_in.layers import Cell
from noivu_desktop.maps_in.projection_words import projection_words
from noivu_desktop.maps_in.repair import CHANGE_LIMIT, Repaired
from noivu_desktop.maps_in.seen_columns import SeenColumn, column_choices
from noivu_desktop.maps_in.seen_place import SeenPlace
from noivu_desktop.maps_in.seen_texts import SeenText
from noivu_desktop.maps_in.text_encoding import AUTO
from noivu_desktop.project.project import Project
from noivu_desktop.units.checks import Problem
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.measures import Totals
from noivu_desktop.units.unit import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRequest:
    """What to bring in, and what the user already knows about it.

    match       field by column, before any guess
    level       commune or hamlet; None: as the map shows
    parents     the units one level above: in a map or table, or as they are known
    set_values  one value for all units by field; ``area_km2=map`` takes the areas of the map
    crs         "9215" or "EPSG:9215": goes before what the file says
    encoding    "auto" or one of ``text_encoding.ENCODINGS``
    repair_limit  share of its area by which the repair may change a unit
    layer       which layer of a file with several
    remembered  like ``match``, from another day: columns that are not there are passed over
    encodings   encoding by column of the map, before ``encoding``
    table_encodings  the same by table and column: "so.xlsx:2", "so.xlsx:B" or "so.xlsx:Tên xã"
    sheets      by file name of a table which of the tables in it, as ``Table.label`` gives it
    row_choices which unit a row of a table means, or that it means none
    accept_suggestions  likeness from 0 to 100 from which a suggested unit is taken; None: none is
    """

    map: Path
    tables: tuple[Path, ...] = ()
    match: Mapping[str, str] = field(default_factory=dict)
    level: Level | None = None
    parents: Path | Coverage | None = None
    set_values: Mapping[str, str] = field(default_factory=dict)
    crs: str | None = None
    encoding: str = AUTO
    repair: bool = False
    repair_limit: float = CHANGE_LIMIT
    layer: str | None = None
    remembered: Mapping[str, str] = field(default_factory=dict)
    encodings: Mapping[str, str] = field(default_factory=dict)
    sheets: Mapping[str, str] = field(default_factory=dict)
    row_choices: tuple["RowChoice", ...] = ()
    accept_suggestions: float | None = None
    table_encodings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowChoice:
    """What a person said of one row: ``unit`` is the key of a candidate, empty for no unit."""

    table: str
    row: int
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A unit that a row may mean.

    unit   its key: the code, or "#" and its row where the map has no codes
    label  its name with that of its parent
    score  likeness of the names, from 0 to 100
    """

    unit: str
    code: str | None
    label: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRow:
    """A row that a person should look at, with the units that it may mean, best first.

    state   "unmatched", "ambiguous", "differing" (the code means one unit and the name another,
            which are the candidates in this order) or "renamed" (the code fits, the name none)
    chosen  key of the unit that it was given by choice, or that its code gives; None: none
    twin    the earlier row that has found the unit which this one means; None: no such row
    """

    table: str
    row: int
    name: str
    label: str
    state: str
    candidates: tuple[Candidate, ...]
    chosen: str | None = None
    twin: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """How the rows of the tables found their units; rows are described as people find them.

    open_rows   unmatched, ambiguous and doubtful rows with what they may mean
    free_units  units that no row of a table has found
    """

    rows: int = 0
    matched: int = 0
    unmatched: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    open_rows: tuple[OpenRow, ...] = ()
    free_units: tuple[Candidate, ...] = ()

    def plus(self, other: "Joined") -> "Joined":
        """Both tables taken together."""
        return Joined(
            rows=self.rows + other.rows,
            matched=self.matched + other.matched,
            unmatched=self.unmatched + other.unmatched,
            ambiguous=self.ambiguous + other.ambiguous,
            open_rows=self.open_rows + other.open_rows,
            free_units=tuple(dict.fromkeys(self.free_units + other.free_units)),
        )

    def suggestions(self) -> list[dict[str, Any]]:
        """The likeliest unit of every row that no unit was found for, as JSON prints it."""
        found = [(row, row.candidates[0]) for row in self.open_rows if _is_suggested(row)]
        return [
            {
                "table": row.table,
                "row": row.row,
                "name": row.name,
                "code": best.code,
                "unit": best.label,
                "score": round(best.score, 1),
            }
            for row, best in found
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenTable:
    """The table that was taken out of a file, and the lines around its header.

    labels      of all tables in the file
    first_line  the row of ``lines[0]`` in the sheet, from 1
    header      first and last line of the header in the sheet, from 1
    rows        how many rows of figures there are
    texts       of its columns whose text is not plain ASCII, before and after
    """

    file: str
    label: str
    labels: tuple[str, ...]
    first_line: int
    lines: tuple[tuple[Cell, ...], ...]
    header: tuple[int, int]
    rows: int
    texts: tuple[SeenText, ...] = ()


NOISE_KM2 = 0.0001
"""Changes below 100 m² are not listed unit by unit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaChange:
    """What the repair did to a unit: km² and share of its area, and what it left overlapping."""

    unit: str
    change_km2: float
    share: float
    left_km2: float

    def as_json(self) -> dict[str, Any]:
        """The change as the ``import`` command prints it."""
        return {
            "unit": self.unit,
            "area_change_km2": round(self.change_km2, 6),
            "share": round(self.share, 6),
            "left_km2": round(self.left_km2, 6),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What was brought in, how it was understood, and what a person should look at.

    matched  column by field
    tables   the tables that were joined, in their order
    place    how the coordinates of the map were understood
    texts    of columns of the map and the tables whose text is not plain ASCII, before and after
    columns  every column of the map and the tables, and which field it was taken for
    changes  what the repair did to single units
    layers   layers of polygons in the file, the one that was read first
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
    tables: tuple[SeenTable, ...] = ()
    columns: tuple[SeenColumn, ...] = ()
    texts: tuple[SeenText, ...] = ()
    place: SeenPlace | None = None
    changes: tuple[AreaChange, ...] = ()
    layers: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The report as the ``import`` command prints it."""
        area_km2 = self.totals.area_km2
        return {
            "units": self.units,
            "level": self.level.name.lower(),
            "crs": self.crs,
            "crs_words": projection_words(self.crs),
            "encoding": self.encoding,
            "matched": dict(self.matched),
            "choices": column_choices(self.columns),
            "problems": [_problem_json(one) for one in self.problems],
            "repaired": {
                "gaps": self.repaired.gaps,
                "overlaps": self.repaired.overlaps,
                "invalid": self.repaired.invalid,
                "area_change_km2": round(self.repaired.area_change_km2, 6),
                "units": [one.as_json() for one in self.changes],
            },
            "joined": {
                "rows": self.joined.rows,
                "matched": self.joined.matched,
                "unmatched": list(self.joined.unmatched),
                "ambiguous": list(self.joined.ambiguous),
                "suggestions": self.joined.suggestions(),
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


def _is_suggested(row: OpenRow) -> bool:
    return row.state == "unmatched" and row.chosen is None and bool(row.candidates)


def _problem_json(problem: Problem) -> dict[str, Any]:
    size = problem.area_km2
    return {
        "kind": problem.kind,
        "unit": problem.unit,
        "row": problem.row,
        "text": problem.text,
        "place": None if problem.place is None else [round(one, 2) for one in problem.place],
        "area_km2": None if size is None else round(size, 6),
    }
