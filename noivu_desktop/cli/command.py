"""What every command is made of, and the arguments that several share."""

import argparse
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from noivu_desktop.units.unit import Level

if TYPE_CHECKING:
    from noivu_desktop.project.project import Project

JSON_FORMAT = 1
LEVELS = {"commune": Level.COMMUNE, "hamlet": Level.HAMLET}
_SECONDS_BETWEEN_LINES = 1.0


@dataclass(frozen=True, slots=True)
class Command:
    """One word of the command line: its arguments and what it does (returns the exit code)."""

    name: str
    help: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


class TerminalProgress:
    """Prints what is being done to stderr, at most once a second."""

    def __init__(self) -> None:
        self._last = time.monotonic()

    def report(self, fraction: float, sentence: str) -> None:
        now = time.monotonic()
        if now - self._last >= _SECONDS_BETWEEN_LINES:
            self._last = now
            warn(f"{fraction:4.0%} {sentence}")

    def stop_if_cancelled(self) -> None:
        """Ctrl+C interrupts by itself."""


def add_project(parser: argparse.ArgumentParser) -> None:
    """The project file that a command works on."""
    parser.add_argument("project", type=Path, metavar="P.gpkg", help="hồ sơ dự án")


def add_plan(parser: argparse.ArgumentParser, *, required: bool = False) -> None:
    """The plan that a command works on."""
    parser.add_argument("--plan", required=required, metavar="TÊN", help="tên phương án")


def add_level(parser: argparse.ArgumentParser) -> None:
    """The level that a command works on; without it, that of the project's own units."""
    parser.add_argument(
        "--level", choices=sorted(LEVELS), help="cấp làm việc: commune (xã) hoặc hamlet (thôn)"
    )


def add_rule_set(parser: argparse.ArgumentParser) -> None:
    """The legal text to check by; without it, that of the project."""
    parser.add_argument("--rule-set", metavar="MÃ", help="văn bản quy định, ví dụ nq-653-2019")


def add_json(parser: argparse.ArgumentParser) -> None:
    """Print one JSON object instead of text."""
    parser.add_argument("--json", action="store_true", help="in một đối tượng JSON ra stdout")


def project_at(arguments: argparse.Namespace, project: "Project") -> "Project":
    """What is planned at the level that is asked for; hamlets inside the new communes."""
    from noivu_desktop.project.levels import at_level

    return at_level(project, LEVELS.get(arguments.level))


def say(text: str) -> None:
    """Print a line for a person."""
    print(text)  # noqa: T201


def warn(text: str) -> None:
    """Print a line to stderr, beside whatever the command prints."""
    print(text, file=sys.stderr)  # noqa: T201


def print_json(values: Mapping[str, Any]) -> None:
    """Print the one JSON object of a command."""
    import json

    print(json.dumps({"format": JSON_FORMAT, **values}, ensure_ascii=False, indent=1))  # noqa: T201
