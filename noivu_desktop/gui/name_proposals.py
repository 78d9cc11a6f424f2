"""Names that a merged unit could bear: suggestions only, people decide."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations

from noivu_desktop.units.unit import Unit

MOST_PROPOSALS = 12
_MOST_COMPOUNDED = 3
"""Compounds are made of the largest members only; a unit of ten has too many to read."""


def name_proposals(members: Sequence[Unit]) -> tuple[str, ...]:
    """Names of the members, the largest first, then compounds of their syllables.

    Quỳnh Sơn and Bắc Sơn give, among others, Bắc Quỳnh and Quỳnh Bắc. Names that are mere
    numbers are kept as they are and never compounded.
    """
    largest = sorted(members, key=lambda one: -(one.population or 0))
    names = list(dict.fromkeys(one.short_name for one in largest))
    words = [name for name in names if not any(map(str.isdigit, name))]
    compounds = _compounds(words[:_MOST_COMPOUNDED])
    return tuple(dict.fromkeys([*names, *compounds]))[:MOST_PROPOSALS]


def _compounds(names: Iterable[str]) -> Iterator[str]:
    """First syllables of two names together, then the first of one with the last of another."""
    pairs = list(permutations([name.split() for name in names if name], 2))
    for first, second in pairs:
        yield from _compound(first[0], second[0])
    for first, second in pairs:
        yield from _compound(first[0], second[-1])


def _compound(first: str, second: str) -> Iterator[str]:
    if first.lower() != second.lower():
        yield f"{first} {second}"
