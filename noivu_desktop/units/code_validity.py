"""What the code of a unit meant when: a code alone is no key, only a code with a day is.

The statistics office takes codes away, keeps a code under a new name, and gives an old code to
another unit: 06577 was Xuân Tình until 2019 and is Thống Nhất since 2025. Lists are CSV files
with the columns ma, ten, loai, tu_ngay, den_ngay, nguon; an empty first day means "as long as
known", an empty last day "not known to have ended". They need hold only what changed.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from noivu_desktop.errors import NoivuError
from noivu_desktop.resource_files import resource, user_folder
from noivu_desktop.units.unit import UnitKind, with_kind, without_kind
from noivu_desktop.vietnamese import fold, nfc

COLUMNS = ("ma", "ten", "loai", "tu_ngay", "den_ngay", "nguon")

Pair = tuple[str, str]
"""A code and the name that stands beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeEntry:
    """One meaning of a code.

    valid_from, valid_to  first and last day; ``None``: not known
    source                what it was learnt from
    """

    code: str
    name: str
    kind: UnitKind
    valid_from: date | None
    valid_to: date | None
    source: str

    @property
    def full_name(self) -> str:
        """The name with its kind."""
        return with_kind(self.name, self.kind)

    def is_valid_on(self, day: date) -> bool:
        """Whether the code had this meaning on ``day``."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )

    def is_called(self, name: str) -> bool:
        """Whether ``name``, with or without its kind, is the name of this unit."""
        return fold(without_kind(nfc(name), self.kind)) == fold(self.name)

    @property
    def when(self) -> str:
        """The time of this meaning in words: từ 01/01/2020 đến 30/06/2025."""
        words = []
        if self.valid_from is not None:
            words.append(f"từ {self.valid_from:%d/%m/%Y}")
        if self.valid_to is not None:
            words.append(f"đến {self.valid_to:%d/%m/%Y}")
        return " ".join(words) or "đến nay"


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeVintage:
    """The list of codes that a table or map uses, as its codes and names tell.

    as_of     a day on which that list was valid
    agreeing  how many of its codes are those of that day under their name
    told      how many of its codes the lists know at all
    certain   no other list fits as well
    """

    as_of: date
    agreeing: int
    told: int
    certain: bool

    @property
    def label(self) -> str:
        """The list by its year: danh mục mã năm 2019."""
        return f"danh mục mã năm {self.as_of.year}"


class CodeBook:
    """All that is known of the codes."""

    def __init__(self, entries: Iterable[CodeEntry]) -> None:
        self.entries = tuple(entries)

    @cached_property
    def by_code(self) -> Mapping[str, tuple[CodeEntry, ...]]:
        """The meanings of each code in the order of time."""
        found: dict[str, list[CodeEntry]] = {}
        for entry in self.entries:
            found.setdefault(entry.code, []).append(entry)
        return {
            code: tuple(sorted(listed, key=lambda one: one.valid_from or date.min))
            for code, listed in found.items()
        }

    @cached_property
    def days(self) -> tuple[date, ...]:
        """One day in each stretch of time between two changes, in order."""
        changes = {one.valid_from for one in self.entries if one.valid_from}
        changes |= {one.valid_to + timedelta(1) for one in self.entries if one.valid_to}
        return (min(changes) - timedelta(1), *sorted(changes)) if changes else ()

    def meaning(self, code: str, day: date) -> CodeEntry | None:
        """What ``code`` meant on ``day``; ``None``: nothing, or not known."""
        return next((one for one in self.by_code.get(code, ()) if one.is_valid_on(day)), None)

    def meanings_called(self, code: str, name: str) -> tuple[CodeEntry, ...]:
        """The meanings of ``code`` under this name."""
        return tuple(one for one in self.by_code.get(code, ()) if one.is_called(name))

    def vintage(self, pairs: Iterable[Pair]) -> CodeVintage | None:
        """The list that codes with their names are of; ``None``: the lists know none of them."""
        names = dict(pairs)
        known = {code: name for code, name in names.items() if code in self.by_code}
        if not known:
            return None
        scores = [self._score(known, min(names), max(names), day) for day in self.days]
        best = max(scores)
        day = self.days[scores.index(best)]
        return CodeVintage(
            as_of=day,
            agreeing=sum(self._agrees(code, name, day) for code, name in known.items()),
            told=len(known),
            certain=scores.count(best) == 1,
        )

    def _score(self, known: Mapping[str, str], first: str, last: str, day: date) -> int:
        """Codes that agree on ``day`` less those that do not, and those of then that are missing.

        Codes run through the country from place to place, so that a table of one district is
        not blamed for the codes before its first and after its last one.
        """
        agreeing = sum(self._agrees(code, name, day) for code, name in known.items())
        missing = sum(
            first <= code <= last and code not in known and self.meaning(code, day) is not None
            for code in self.by_code
        )
        return agreeing - (len(known) - agreeing) - missing

    def _agrees(self, code: str, name: str, day: date) -> bool:
        entry = self.meaning(code, day)
        return entry is not None and entry.is_called(name)


def code_book() -> CodeBook:
    """What comes with the program and what the user added; raises NoivuError for a bad list."""
    folders = (resource("code_lists"), user_folder() / "code_lists")
    paths = [path for folder in folders for path in sorted(folder.glob("*.csv"))]
    return CodeBook(entry for path in paths for entry in read_code_list(path))


def read_code_list(path: Path) -> tuple[CodeEntry, ...]:
    """The entries of one list; raises NoivuError with the row that is wrong."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise NoivuError(f"Không đọc được danh mục mã {path}; cần tệp CSV mã UTF-8.") from error
    if rows and set(COLUMNS[:-1]) - set(rows[0]):
        raise NoivuError(f"Danh mục mã {path.name} cần các cột {', '.join(COLUMNS)}.")
    entries = tuple(_entry(path, number, row) for number, row in enumerate(rows, start=2))
    _refuse_two_meanings(path, entries)
    return entries


def _entry(path: Path, number: int, row: Mapping[str, str | None]) -> CodeEntry:
    told = {name: nfc(row.get(name) or "") for name in COLUMNS}
    try:
        first, last = (_day(told[name]) for name in ("tu_ngay", "den_ngay"))
        if not told["ma"] or not told["ten"] or (first and last and last < first):
            raise ValueError
        return CodeEntry(
            code=told["ma"],
            name=told["ten"],
            kind=UnitKind(told["loai"].lower()),
            valid_from=first,
            valid_to=last,
            source=told["nguon"],
        )
    except ValueError:
        raise NoivuError(
            f"Danh mục mã {path.name}, dòng {number}: cần mã, tên, loại đơn vị và ngày dạng"
            " 2020-01-31."
        ) from None


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _refuse_two_meanings(path: Path, entries: Iterable[CodeEntry]) -> None:
    for code, listed in CodeBook(entries).by_code.items():
        for earlier, later in pairwise(listed):
            if earlier.valid_to is None or (later.valid_from or date.min) <= earlier.valid_to:
                raise NoivuError(
                    f"Danh mục mã {path.name}: mã {code} có hai nghĩa trong cùng một thời gian"
                    f" ({earlier.name}, {later.name})."
                )
