"""What a project file says of its own value: meta data, the first value, steps, checkpoints."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from noivu_desktop import __version__
from noivu_desktop.errors import ProjectFileError
from noivu_desktop.project.first_state import project_from_json, state_to_json
from noivu_desktop.project.geopackage import layout_of, read_coverage, write_coverage
from noivu_desktop.project.history import Entry, History, checked_history
from noivu_desktop.project.layer_styles import write_styles
from noivu_desktop.project.mirror import Statement, changes
from noivu_desktop.project.project import Project
from noivu_desktop.project.schema import FORMAT_VERSION, LAYERS
from noivu_desktop.project.steps import Step
from noivu_desktop.project.unit_values import unit_from_json
from noivu_desktop.units.coverage import Coverage


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """A named place in the history."""

    name: str
    step: int
    author: str
    time: str


def write_first(connection: sqlite3.Connection, project: Project, *, now: str) -> None:
    """Fill an empty database with a project that has no steps yet."""
    write_coverage(connection, project.coverage, now=now)
    write_styles(connection, LAYERS)
    state = json.dumps(state_to_json(project), ensure_ascii=False)
    meta = {
        "format": str(FORMAT_VERSION),
        "program": f"noivu-desktop {__version__}",
        "crs": project.coverage.crs,
        "level": project.coverage.level.value,
        "head": "0",
        "first": state,
    }
    connection.executemany("INSERT INTO noivu_meta VALUES (?, ?)", meta.items())
    for statement in changes(None, project, layout_of(connection)):
        connection.execute(*statement)


def read_format(connection: sqlite3.Connection) -> int | None:
    """The format version; ``None`` if this is no project of ours. Raises sqlite3.Error."""
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'noivu_meta'"
    if connection.execute(query).fetchone() is None:
        return None
    row = connection.execute("SELECT value FROM noivu_meta WHERE key = 'format'").fetchone()
    return int(row[0]) if row and str(row[0]).isdecimal() else None


def read_first(connection: sqlite3.Connection) -> Project:
    """The project before its first step; raises ProjectFileError for what makes no sense."""
    meta = dict(connection.execute("SELECT key, value FROM noivu_meta"))
    try:
        coverage = _with_originals(connection, read_coverage(connection, meta["crs"], ()))
        return project_from_json(coverage, json.loads(meta["first"]))
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError):
        raise ProjectFileError("phần mô tả ban đầu của hồ sơ đã hỏng") from None


def read_history(connection: sqlite3.Connection) -> History:
    """All steps and the head; raises ProjectFileError or PlanError if the chain is broken."""
    rows = connection.execute(
        "SELECT id, parent, kind, arguments, label, author, time FROM steps ORDER BY id"
    )
    entries = tuple(_entry(row) for row in rows)
    head = connection.execute("SELECT value FROM noivu_meta WHERE key = 'head'").fetchone()
    if head is None or not str(head[0]).isdecimal():
        raise ProjectFileError("không rõ hồ sơ đang ở thao tác nào")
    return checked_history(entries, int(head[0]))


def read_judged_by(connection: sqlite3.Connection) -> str:
    """By what the verdicts in the file were worked out; empty if it does not say."""
    row = connection.execute("SELECT value FROM noivu_meta WHERE key = 'judged_by'").fetchone()
    return str(row[0]) if row else ""


def read_checkpoints(connection: sqlite3.Connection) -> tuple[Checkpoint, ...]:
    """All checkpoints in the order of their making."""
    rows = connection.execute("SELECT name, step, author, time FROM checkpoints ORDER BY id")
    return tuple(
        Checkpoint(name=str(name), step=int(step), author=str(author), time=str(time))
        for name, step, author, time in rows
    )


def entry_statement(entry: Entry) -> Statement:
    """Append one step."""
    step = entry.step
    arguments = json.dumps(dict(step.arguments), ensure_ascii=False)
    values = (entry.id, entry.parent, step.kind, arguments, step.label, step.author, step.time)
    return ("INSERT INTO steps VALUES (?, ?, ?, ?, ?, ?, ?)", values)


def head_statement(head: int) -> Statement:
    """Move the head."""
    return ("UPDATE noivu_meta SET value = ? WHERE key = 'head'", (str(head),))


def checkpoint_statement(checkpoint: Checkpoint) -> Statement:
    """Append one checkpoint."""
    values = (None, checkpoint.name, checkpoint.step, checkpoint.author, checkpoint.time)
    return ("INSERT INTO checkpoints VALUES (?, ?, ?, ?, ?)", values)


def _with_originals(connection: sqlite3.Connection, coverage: Coverage) -> Coverage:
    changed = dict(_originals(connection))
    if not changed:
        return coverage
    units = [
        unit_from_json(unit.code, changed[unit.code]) if unit.code in changed else unit
        for unit in coverage.units
    ]
    return coverage.with_units(units)


def _originals(connection: sqlite3.Connection) -> Iterator[tuple[str, dict[str, Any]]]:
    for code, text in connection.execute("SELECT code, unit FROM noivu_original"):
        yield code, json.loads(text)


def _entry(row: tuple[Any, ...]) -> Entry:
    entry_id, parent, kind, text, label, author, time = row
    try:
        arguments = json.loads(text)
        if not isinstance(arguments, dict):
            raise TypeError
        step = Step(
            kind=str(kind),
            arguments=MappingProxyType(arguments),
            label=str(label),
            author=str(author),
            time=str(time),
        )
        return Entry(id=int(entry_id), parent=int(parent), step=step)
    except (TypeError, ValueError, RecursionError):
        raise ProjectFileError(f"thao tác số {entry_id} không đọc được") from None
