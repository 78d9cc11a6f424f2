"""Units whose names are like a name that no unit bears exactly: suggestions, never decisions."""

import re
from collections.abc import Collection, Sequence

from noivu_desktop.maps_in.cell_values import kind_in_name
from noivu_desktop.maps_in.import_report import Candidate
from noivu_desktop.maps_in.known_units import KnownUnits, plain, spelling
from noivu_desktop.units.unit import UnitKind

LEAST_LIKENESS = 60.0
"""Names less alike than this are not worth a look."""

_MOST = 5
_OTHER_KIND = 8.0
_OTHER_PARENT = 20.0
_OTHER_NUMBER = 40.0
_LETTERS_ALONE = 0.8  # the rest of the likeness is that of the diacritics


class Likeness:
    """Finds the likest of the ``free`` units, rows of the map that no row of a table has found."""

    def __init__(self, known: KnownUnits, free: Collection[int]) -> None:
        self._known = known
        self._names = {row: plain(known.name(row)) for row in free}

    def likely(
        self, name: str, kind: UnitKind | None, parents: Sequence[str], also: Collection[int] = ()
    ) -> tuple[Candidate, ...]:
        """Units with the likest names, best first; of the stated parent where it is known.

        Scores go from 0 to 100. Another kind, parent or number in the name lowers them.
        also: rows that are looked at though they are not free
        """
        from rapidfuzz import fuzz, process

        inside = self._known.within(parents) if parents else None
        names = self._names if inside is None else self._of(inside & self._names.keys())
        if also:
            names = {**names, **self._of(also)}
        found = process.extract(
            plain(name), names, scorer=fuzz.ratio, limit=4 * _MOST, score_cutoff=LEAST_LIKENESS
        )
        strange = _OTHER_PARENT if parents and inside is None else 0.0
        scored = [
            (self._score(name, kind, letters, row) - strange, row) for _, letters, row in found
        ]
        good = [
            candidate(self._known, row, score) for score, row in scored if score >= LEAST_LIKENESS
        ]
        return tuple(sorted(good, key=lambda one: (-one.score, one.label))[:_MOST])

    def _of(self, rows: Collection[int]) -> dict[int, str]:
        return {row: plain(self._known.name(row)) for row in sorted(rows)}

    def _score(self, name: str, kind: UnitKind | None, letters: float, row: int) -> float:
        from rapidfuzz import fuzz

        marks = float(fuzz.ratio(spelling(name), spelling(self._known.name(row))))
        score = _LETTERS_ALONE * letters + (1 - _LETTERS_ALONE) * marks
        return score - _difference(name, kind, self._known, row)


def candidate(known: KnownUnits, row: int, score: float) -> Candidate:
    """The unit in this row of the map as one that a row of a table may mean."""
    return Candidate(unit=known.key(row), code=known.code(row), label=known.label(row), score=score)


def likeness(one: str, other: str) -> float:
    """How alike two names are without diacritics and kind, from 0 to 100."""
    from rapidfuzz import fuzz

    return float(fuzz.ratio(plain(one), plain(other)))


def _difference(name: str, kind: UnitKind | None, known: KnownUnits, row: int) -> float:
    stated, own = kind_in_name(name)[0] or kind, known.kind(row)
    other_kind = stated is not None and own is not None and stated is not own
    numbers = [re.findall(r"\d+", plain(text)) for text in (name, known.name(row))]
    return _OTHER_KIND * other_kind + _OTHER_NUMBER * (numbers[0] != numbers[1])
