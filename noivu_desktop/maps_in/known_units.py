"""The units of a map as the rows of tables look for them: by code, by name, within a parent."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from noivu_desktop.maps_in.cell_values import kind_in_name
from noivu_desktop.maps_in.field_values import Values
from noivu_desktop.maps_in.syllables import TONES
from noivu_desktop.units.unit import UnitKind
from noivu_desktop.vietnamese import fold, nfc

_NUMBER_WORD = re.compile(r"\bso (?=\d)|\b0+(?=\d)")


class KnownUnits:
    """Rows of the map, found by code and by name. ``units`` are values by field."""

    def __init__(self, units: Values, count: int) -> None:
        self._units = units
        self.count = count
        self.by_code: dict[str, int] = {}
        self._by_name: defaultdict[str, list[int]] = defaultdict(list)
        self._rows_in: defaultdict[str, set[int]] = defaultdict(set)
        for row in range(count):
            self._enter(row)

    def _enter(self, row: int) -> None:
        code, name = self.code(row), self._cell("name", row)
        if code:
            self.by_code[code] = row
        if name:
            self._by_name[bare(name)].append(row)
        for field in ("parent_code", "parent_name"):
            if parent := self._cell(field, row):
                self._rows_in[bare(parent)].add(row)

    def name(self, row: int) -> str:
        """The name of the unit in this row of the map."""
        return str(self._cell("name", row) or self.code(row) or row + 1)

    def label(self, row: int) -> str:
        """The name with that of the parent."""
        parent = self._cell("parent_name", row)
        return self.name(row) + (f" ({parent})" if parent else "")

    def code(self, row: int) -> str | None:
        """The code of the unit in this row of the map."""
        code = self._cell("code", row)
        return None if code is None else str(code)

    def key(self, row: int) -> str:
        """What names the unit in a choice: its code, else "#" and its row."""
        return self.code(row) or f"#{row + 1}"

    def row_of(self, key: str) -> int | None:
        """The row of a key; None if the map has no such unit."""
        if key in self.by_code:
            return self.by_code[key]
        place = key.removeprefix("#")
        is_row = key.startswith("#") and place.isdigit() and 0 < int(place) <= self.count
        return int(place) - 1 if is_row else None

    def has_name(self, row: int, name: str) -> bool:
        """Whether the unit goes by this name, diacritics and kind apart."""
        own = self._cell("name", row)
        return not own or bare(own) == bare(name)

    def kind(self, row: int) -> UnitKind | None:
        """The kind by its column, else by the name."""
        kind: UnitKind | None = self._cell("kind", row)
        return kind or kind_in_name(self._cell("name", row) or "")[0]

    @property
    def has_parents(self) -> bool:
        """Whether the map says of any unit what it belongs to."""
        return bool(self._rows_in)

    def within(self, parents: Sequence[str]) -> set[int] | None:
        """The rows in one of the parents; None if the map has no such parent."""
        keys = [key for one in parents if (key := bare(one)) in self._rows_in]
        return set().union(*(self._rows_in[key] for key in keys)) if keys else None

    def named(self, name: str, kind: UnitKind | None, parents: Sequence[str]) -> list[int]:
        """The rows that a name may mean: within the parent, of the kind, spelled alike."""
        found, stated = self._by_name.get(bare(name), []), kind_in_name(name)[0] or kind
        if not found:  # "quan son" without diacritics begins with no kind
            found, stated = self._by_name.get(_letters(name), []), kind
        if parents:
            found = [row for row in found if self._has_parent(row, parents)]
        if stated is not None:
            found = [row for row in found if self.kind(row) in (None, stated)]
        spelled = [row for row in found if spelling(self.name(row)) == spelling(name)]
        return spelled or found

    def _has_parent(self, row: int, parents: Sequence[str]) -> bool:
        own = [self._cell(field, row) for field in ("parent_code", "parent_name")]
        if not any(own):
            return True
        return any(bare(one) == bare(other) for one in own if one for other in parents)

    def _cell(self, field: str, row: int) -> Any:
        column = self._units.get(field)
        return column[row] if column else None


@lru_cache(maxsize=65_536)
def plain(name: str) -> str:
    """A name in small letters without diacritics and kind; "số 01" is 1."""
    _, rest = kind_in_name(nfc(name))
    return _NUMBER_WORD.sub("", fold(rest))


@lru_cache(maxsize=65_536)
def bare(name: str) -> str:
    """A name as it is compared: as ``plain``, and without spaces and signs."""
    return re.sub(r"[^a-z0-9]", "", plain(name)) or _letters(name)


def _letters(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", fold(name))


@lru_cache(maxsize=65_536)
def spelling(name: str) -> str:
    """A name with its letters and tones, wherever in the syllable the tone stands (hòa, hoà)."""
    _, rest = kind_in_name(nfc(name))
    syllables = []
    for syllable in rest.lower().split():
        marks = unicodedata.normalize("NFD", syllable)
        tones = "".join(mark for mark in marks if mark in TONES)
        syllables.append("".join(mark for mark in marks if mark not in TONES) + tones)
    return " ".join(syllables)
