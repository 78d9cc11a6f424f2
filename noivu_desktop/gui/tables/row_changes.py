"""Which rows went and which came between two states of a list, so that views keep their place."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

Run = tuple[int, int]
"""First and last row, both included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowChanges:
    """What to do, in this order.

    removed   runs of the list before, from below
    inserted  runs of the list after, from above
    """

    removed: tuple[Run, ...]
    inserted: tuple[Run, ...]


def row_changes(before: Sequence[Hashable], after: Sequence[Hashable]) -> RowChanges | None:
    """The changes that make ``after`` of ``before``; ``None`` where rows that stay change places.

    The members of each list are distinct.
    """
    first, rest = _common_ends(before, after)
    old, new = before[first : len(before) - rest], after[first : len(after) - rest]
    kept = set(old).intersection(new)
    if [one for one in old if one in kept] != [one for one in new if one in kept]:
        return None
    removed = runs_of_rows(at + first for at, one in enumerate(old) if one not in kept)
    inserted = runs_of_rows(at + first for at, one in enumerate(new) if one not in kept)
    return RowChanges(removed=tuple(reversed(removed)), inserted=tuple(inserted))


def runs_of_rows(rows: Iterable[int]) -> list[Run]:
    """Rising ``rows`` as runs without a gap."""
    runs: list[Run] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs


def _common_ends(before: Sequence[Hashable], after: Sequence[Hashable]) -> tuple[int, int]:
    """How many members both lists share at their beginning and, beyond those, at their end."""
    most = min(len(before), len(after))
    first = 0
    while first < most and before[first] == after[first]:
        first += 1
    rest = 0
    while rest < most - first and before[-1 - rest] == after[-1 - rest]:
        rest += 1
    return first, rest
