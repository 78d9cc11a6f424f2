"""The history as a person reads it: who, when, what, in which plan, which units, which branch."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from noivu_desktop.project.csv_files import write_csv
from noivu_desktop.project.history import ROOT, History
from noivu_desktop.project.holding import local_time
from noivu_desktop.project.project import Project
from noivu_desktop.project.steps import Step
from noivu_desktop.project.stored import Checkpoint

_CODES = ("code", "to", "codes", "members", "first", "second", "groups", "gone")
_CSV_HEADER = (
    "Số", "Sau thao tác số", "Thời điểm (UTC)", "Người làm", "Thao tác", "Phương án", "Mã đơn vị",
    "Mốc", "Dẫn đến hiện tại",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryRow:
    """One place of the history.

    id           0: before the first step
    plans        names of the plans that the step speaks of
    checkpoints  names that this place was given
    leads_here   whether the place is on the way to where the project stands
    is_present   whether the project stands here
    """

    id: int
    parent: int
    time: str
    author: str
    label: str
    plans: tuple[str, ...]
    checkpoints: tuple[str, ...]
    leads_here: bool
    is_present: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """How branches run past one row of the history, newest first.

    column  where the place itself is
    above   columns with a line that comes from the row above
    below   columns with a line that goes on to the row below
    joins   columns whose line ends in this place
    """

    column: int
    above: tuple[int, ...]
    below: tuple[int, ...]
    joins: tuple[int, ...]


def history_rows(history: History, checkpoints: Sequence[Checkpoint]) -> tuple[HistoryRow, ...]:
    """All places of the history, newest first, the beginning last."""
    here = {ROOT, *(entry.id for entry in history.path())}
    names: dict[int, list[str]] = {}
    for one in checkpoints:
        names.setdefault(one.step, []).append(one.name)
    steps = [
        (entry.id, entry.parent, entry.step.time, entry.step.author, entry.step.label,
         plans_of(entry.step))
        for entry in reversed(history.entries)
    ]  # fmt: skip
    return tuple(
        HistoryRow(
            id=place,
            parent=parent,
            time=time,
            author=author,
            label=label,
            plans=plans,
            checkpoints=tuple(names.get(place, ())),
            leads_here=place in here,
            is_present=place == history.head,
        )
        for place, parent, time, author, label, plans in [
            *steps,
            (ROOT, -1, "", "", "Lúc lập hồ sơ", ()),
        ]
    )


def lanes(rows: Sequence[HistoryRow]) -> tuple[Lane, ...]:
    """Where branches run beside ``rows`` (newest first); the newest branch is the leftmost."""
    waiting: list[int | None] = []  # by column: the place that its line runs down to
    found = []
    for row in rows:
        above = [column for column, place in enumerate(waiting) if place is not None]
        joining = [column for column in above if waiting[column] == row.id]
        if not joining:
            joining = [waiting.index(None) if None in waiting else len(waiting)]
            waiting += [None] * (joining[0] + 1 - len(waiting))
        for column in joining:
            waiting[column] = None
        if row.id != ROOT:
            waiting[joining[0]] = row.parent
        below = [column for column, place in enumerate(waiting) if place is not None]
        found.append(
            Lane(
                column=joining[0], above=tuple(above), below=tuple(below), joins=tuple(joining[1:])
            )
        )
    return tuple(found)


def plans_of(step: Step) -> tuple[str, ...]:
    """The plans that a step speaks of."""
    found: list[str] = []
    for kind, arguments in _parts(step):
        if "plan" in arguments:
            found.append(arguments["plan"])
        if kind in ("new_plan", "rename_plan"):
            found.append(arguments["name"])
    return tuple(dict.fromkeys(found))


def codes_of(step: Step, before: Project, after: Project) -> frozenset[str]:
    """The units that a step names or whose company, name or seat it changed."""
    found: set[str] = set()
    for _, arguments in _parts(step):
        for name in _CODES:
            found |= set(_texts(arguments.get(name)))
    found |= _regrouped(before, after)
    if before.hamlets is not None and after.hamlets is not None:
        found |= _regrouped(before.hamlets, after.hamlets)
    return frozenset(found)


def _regrouped(before: Project, after: Project) -> set[str]:
    found: set[str] = set()
    olds = {plan.name: plan for plan in before.plans}
    for plan in after.plans:
        old = olds.get(plan.name)
        if old is not None and old.merged is not plan.merged:
            # Merged units that stayed are the very same objects: a country has thousands.
            kept = set(map(id, old.merged)) & set(map(id, plan.merged))
            changed = [one for one in (*old.merged, *plan.merged) if id(one) not in kept]
            found |= {code for one in changed for code in one.codes}
    return found


def write_history_csv(
    path: Path, rows: Iterable[HistoryRow], codes: Mapping[int, Iterable[str]]
) -> None:
    """The history as a table for spreadsheets, oldest first; whole or not at all."""
    lines = [
        _csv_row(row, sorted(codes.get(row.id, ()))) for row in sorted(rows, key=lambda row: row.id)
    ]
    write_csv(path, [_CSV_HEADER, *lines])


def shown_time(row: HistoryRow) -> str:
    """The moment of a row by the clock on the wall."""
    return local_time(row.time) if row.time else ""


def _csv_row(row: HistoryRow, codes: Sequence[str]) -> tuple[object, ...]:
    parent = "" if row.parent < 0 else row.parent
    return (
        row.id, parent, row.time, row.author, row.label, "; ".join(row.plans), "; ".join(codes),
        "; ".join(row.checkpoints), "có" if row.leads_here else "không",
    )  # fmt: skip


def _parts(step: Step) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """A step as what it consists of, at either level."""
    yield from _inner(step.kind, step.arguments)


def _inner(kind: str, arguments: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if kind == "several":
        for one in arguments["steps"]:
            yield from _inner(one["kind"], one["arguments"])
    elif kind == "on_hamlets":
        yield from _inner(arguments["kind"], arguments["arguments"])
    else:
        yield kind, arguments


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Iterable):
        for one in value:
            yield from _texts(one)
