"""Names of units in a text: those that are known, and what looks like one but is not."""

import re
from collections.abc import Iterable, Iterator

from noivu_desktop.units.unit import UnitKind
from noivu_desktop.vietnamese import nfc

NAMED = "§"
"""What stands in a text for a name that is known."""

_WORD = re.compile(r"\w+")
_KINDS = sorted((kind.value for kind in UnitKind), key=len, reverse=True)
_KIND = "|".join(f"[{kind[0]}{kind[0].upper()}]{kind[1:]}" for kind in _KINDS)
_NAMED = re.compile(rf"(?<!\w)(?:{_KIND}) (?P<name>\w+)")


class KnownNames:
    """Finds names in texts, the longest first."""

    def __init__(self, names: Iterable[str]) -> None:
        """A name of digits alone (``short_figures``) cannot be searched for in a text."""
        by_word: dict[str, set[str]] = {}
        names = list(names)
        self.short_figures = frozenset(name for name in names if name.isdecimal())
        self._pieces = frozenset(piece for name in names for piece in _pieces(nfc(name)))
        for name in map(nfc, names):
            first = _WORD.search(name)
            if first is not None and first.start() == 0 and not name.isdecimal():
                by_word.setdefault(first[0], set()).add(name)
        self._by_word = {
            word: sorted(found, key=len, reverse=True) for word, found in by_word.items()
        }

    def without(self, text: str) -> str:
        """``text`` (NFC) with a sign in place of each name."""
        kept: list[str] = []
        end = 0
        for word in _WORD.finditer(text):
            if word.start() < end:
                continue
            name = next((n for n in self._at(word[0], text, word.start())), None)
            if name is not None:
                kept += [text[end : word.start()], NAMED]
                end = word.start() + len(name)
        return "".join([*kept, text[end:]])

    def has_first_word(self, word: str) -> bool:
        """Whether a name begins with ``word``."""
        return word in self._by_word

    def has_piece(self, text: str) -> bool:
        """Whether ``text`` is a run of whole words of a name."""
        return text in self._pieces

    def _at(self, word: str, text: str, start: int) -> Iterator[str]:
        for name in self._by_word.get(word, ()):
            after = text[start + len(name) : start + len(name) + 1]
            if text.startswith(name, start) and not after.isalnum():
                yield name


def _pieces(name: str) -> Iterator[str]:
    words = name.split()
    for start in range(len(words)):
        for stop in range(start + 1, len(words) + 1):
            yield " ".join(words[start:stop])


def unknown_names(text: str) -> Iterator[str]:
    """Words in a text without its known names that follow the word for a kind like a name."""
    for found in _NAMED.finditer(text):
        if found["name"][0].isupper():
            yield found[0]
