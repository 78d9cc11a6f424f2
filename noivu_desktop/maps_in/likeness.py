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


def likely_units(
    name: str,
    kind: UnitKind | None,
    parents: Sequence[str],
    known: KnownUnits,
    free: Collection[int],
) -> tuple[Candidate, ...]:
    """The free units with the likest names, best first; of the stated parent where it is known.

    Scores go from 0 to 100. Another kind, parent or number in the name lowers them.
    """
    from rapidfuzz import fuzz, process

    inside = known.within(parents) if parents else None
    pool = [row for row in free if inside is None or row in inside]
    names = {row: plain(known.name(row)) for row in pool}
    like = process.extract(
        plain(name), names, scorer=fuzz.ratio, limit=4 * _MOST, score_cutoff=LEAST_LIKENESS
    )
    strange_parent = bool(parents) and inside is None
    found = []
    for _, letters, row in like:
        marks = fuzz.ratio(spelling(name), spelling(known.name(row)))
        score = _LETTERS_ALONE * letters + (1 - _LETTERS_ALONE) * marks
        score -= _difference(name, kind, known, row) + _OTHER_PARENT * strange_parent
        if score >= LEAST_LIKENESS:
            found.append(candidate(known, row, score))
    return tuple(sorted(found, key=lambda one: (-one.score, one.label))[:_MOST])


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
