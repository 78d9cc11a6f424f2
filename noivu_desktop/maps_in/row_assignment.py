"""Which unit each row of a table means, and which rows wait for a person. Nothing is dropped."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from noivu_desktop.maps_in.import_report import Candidate, Joined, OpenRow
from noivu_desktop.maps_in.known_units import KnownUnits
from noivu_desktop.maps_in.likeness import Likeness, candidate, likeness
from noivu_desktop.units.checks import Problem
from noivu_desktop.units.unit import UnitKind
from noivu_desktop.vietnamese import number, sort_key

_SAME_NAME = 85.0
"""A name that is less alike than this is another name, not the same one badly written."""

_CLEARLY_FIRST = 3.0
_REMARK = re.compile(r"\s*(?:\([^)]*\)|\[[^]]*\]|[*†]+)")
_DIVIDER = re.compile(r"\s*,\s*|\s+[-–]\s+")
_MOST_SUGGESTED = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """What a row says of the unit that it means; ``number`` is its row in the sheet."""

    number: int
    label: str
    name: str | None
    code: str | None
    kind: UnitKind | None
    parents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned:
    """For each unit its row, an account of the others, and what a person should look at."""

    row_of: tuple[int | None, ...]
    joined: Joined
    problems: tuple[Problem, ...]


def assign_rows(
    table: str,
    rows: Sequence[TableRow],
    known: KnownUnits,
    choices: Mapping[int, str],
    accept: float | None = None,
) -> Assigned:
    """Rows find their units by choice, by code, by name; then, from ``accept`` on, by likeness.

    choices  key of a unit, or "" for none, by row number
    """
    found = _Assignment(table, rows, known)
    found.take_choices(choices)
    found.take_exact()
    found.suggest()
    if accept is not None:
        found.take_suggestions(accept)
    return found.result()


class _Assignment:
    """The state while rows are assigned; rows are meant by their place in the table."""

    def __init__(self, table: str, rows: Sequence[TableRow], known: KnownUnits) -> None:
        self._table = table
        self._rows = rows
        self._known = known
        self._row_of: list[int | None] = [None] * known.count
        self._chosen: dict[int, str] = {}
        self._states: dict[int, str] = {}
        self._notes: dict[int, str] = {}
        self._twins: dict[int, int] = {}
        self._differing: set[int] = set()
        self._candidates: dict[int, tuple[Candidate, ...]] = {}
        self._problems: list[Problem] = []

    def take_choices(self, choices: Mapping[int, str]) -> None:
        for place, row in enumerate(self._rows):
            if row.number not in choices:
                continue
            key = choices[row.number]
            unit = self._known.row_of(key) if key else None
            if not key:
                self._chosen[place] = ""
            elif unit is not None and self._row_of[unit] is None:
                self._chosen[place] = key
                self._row_of[unit] = place

    def take_exact(self) -> None:
        for place, row in enumerate(self._rows):
            units = self._meant(place, row)
            if not units:
                self._states[place] = "unmatched"
            elif len(units) > 1:
                self._doubt(place, units, self._names(units))
            elif place in self._chosen:
                self._doubt(place, units, "")
            elif (taken := self._row_of[units[0]]) is not None:
                self._twins[place] = self._rows[taken].number
                self._doubt(place, units, f"trùng với dòng {self._twins[place]}")
            else:
                self._row_of[units[0]] = place

    def suggest(self) -> None:
        """Likely units for rows without any, from the units that no row has found."""
        free = [unit for unit, place in enumerate(self._row_of) if place is None]
        like = Likeness(self._known, free)
        open_places = [one for one, state in self._states.items() if state == "unmatched"]
        for place in open_places[:_MOST_SUGGESTED]:
            row = self._rows[place]
            own = self._known.row_of(self._chosen.get(place, ""))
            if row.name:
                also = () if own is None else (own,)
                found = like.likely(row.name, row.kind, row.parents, also)
                self._candidates[place] = found

    def take_suggestions(self, least: float) -> None:
        """Give rows their likeliest unit, the likeliest first; close calls stay open."""
        clear = [
            (found[0].score, -place)
            for place, found in self._candidates.items()
            if self._states[place] == "unmatched" and place not in self._chosen
            if found and found[0].score >= least and _is_clear(found)
        ]
        for _, back in sorted(clear, reverse=True):
            best = self._candidates[-back][0]
            unit = self._known.row_of(best.unit)
            if unit is not None and self._row_of[unit] is None:
                self._row_of[unit] = -back
                self._chosen[-back] = best.unit
                self._tell_suggestion(self._rows[-back], best)

    def result(self) -> Assigned:
        open_rows = tuple(self._open_row(place) for place in sorted(self._states))
        return Assigned(
            row_of=tuple(self._row_of),
            joined=Joined(
                rows=len(self._rows),
                matched=sum(place is not None for place in self._row_of),
                unmatched=tuple(self._labels("unmatched")),
                ambiguous=tuple(self._labels("ambiguous")),
                open_rows=open_rows,
                free_units=self._free_units() if open_rows else (),
            ),
            problems=tuple(self._problems),
        )

    def _free_units(self) -> tuple[Candidate, ...]:
        free = [unit for unit, place in enumerate(self._row_of) if place is None]
        found = [candidate(self._known, unit, 0.0) for unit in free]
        return tuple(sorted(found, key=lambda one: sort_key(one.label)))

    def _meant(self, place: int, row: TableRow) -> list[int]:
        """The units that a row may mean: the one with its code, else those with its name."""
        named = self._named(row) if row.name else []
        coded = self._known.by_code.get(row.code) if row.code else None
        if coded is None:
            return named
        if row.name is None or self._known.has_name(coded, row.name):
            return [coded]
        self._tell_other_name(row, row.name, coded)
        if len(named) == 1:
            self._differing.add(place)
            return [coded, *named]
        if likeness(row.name, self._known.name(coded)) < _SAME_NAME:
            self._states[place] = "renamed"
            self._candidates[place] = (candidate(self._known, coded, 100.0),)
        return [coded]

    def _named(self, row: TableRow) -> list[int]:
        """The units of the name; else of the name without remarks and without the parent in it."""
        found = self._known.named(row.name or "", row.kind, row.parents)
        if found:
            return found
        bare = _REMARK.sub("", row.name or "").strip()
        name, *parents = (part.strip() for part in _DIVIDER.split(bare, maxsplit=1))
        if not name or any(self._known.within([one]) is None for one in parents):
            return []
        return self._known.named(name, row.kind, row.parents or tuple(parents))

    def _doubt(self, place: int, units: Sequence[int], note: str) -> None:
        self._states[place] = "ambiguous"
        self._notes[place] = note
        self._candidates[place] = tuple(candidate(self._known, one, 100.0) for one in units)

    def _names(self, units: Sequence[int]) -> str:
        return "có thể là " + ", ".join(self._known.label(one) for one in units)

    def _open_row(self, place: int) -> OpenRow:
        row, state = self._rows[place], self._states[place]
        found = self._candidates.get(place, ())
        return OpenRow(
            table=self._table,
            row=row.number,
            name=row.name or row.code or "",
            label=row.label,
            state="differing" if place in self._differing else state,
            candidates=found,
            twin=self._twins.get(place),
            chosen=found[0].unit
            if state == "renamed" and place not in self._chosen
            else self._chosen.get(place),
        )

    def _labels(self, state: str) -> list[str]:
        """How the rows in this state that got no unit are listed for a person."""
        return [
            f"{self._table}, dòng {self._rows[place].number}: {self._rows[place].label}"
            + (f" ({note})" if (note := self._notes.get(place)) else "")
            for place, of_row in sorted(self._states.items())
            if of_row == state and not self._chosen.get(place)
        ]

    def _tell_other_name(self, row: TableRow, name: str, unit: int) -> None:
        """The code fits one unit and the name another: codes of another year, perhaps."""
        text = (
            f"{self._table}, dòng {row.number}: mã trùng với {self._known.name(unit)}"
            f" trên bản đồ nhưng tên trong bảng là {name}."
        )
        self._problems.append(
            Problem(kind="name_differs", unit=self._known.code(unit), row=row.number, text=text)
        )

    def _tell_suggestion(self, row: TableRow, best: Candidate) -> None:
        text = (
            f"{self._table}, dòng {row.number}: “{row.name}” được ghép với {best.label}"
            f" vì tên giống {number(best.score)} %."
        )
        self._problems.append(
            Problem(kind="taken_suggestion", unit=best.code, row=row.number, text=text)
        )


def _is_clear(found: Sequence[Candidate]) -> bool:
    return len(found) == 1 or found[0].score - found[1].score >= _CLEARLY_FIRST
