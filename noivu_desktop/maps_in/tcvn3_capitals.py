"""Capitals that TCVN3 has no codes for: toned ones, which typists wrote as small letters.

``HảI`` is HẢI and ``ái Quốc`` is Ái Quốc. Fonts whose names end in H show small letters as
capitals; what was typed in them reads like any other text.
"""

import re
from collections.abc import Sequence
from string import ascii_lowercase

from noivu_desktop.vietnamese import TCVN3

_SMALL_ONLY = frozenset(TCVN3[byte] for byte in TCVN3 if byte >= 0xB5)
_KIND = re.compile("(?:xã|phường|thị trấn|thị xã|thành phố|huyện|quận|tỉnh|thôn) +", re.IGNORECASE)
_MOSTLY = 0.95
"""Share of the texts of a column without any small letter from which all are in capitals."""


def with_capitals(text: str) -> str:
    """The text with capitals where it is written in them, and at the start of names."""
    words = text.split(" ")
    shouted = any(map(_is_surely_shouted, words))
    for place, word in enumerate(words):
        if shouted and _is_shouted(word):
            words[place] = word.upper()
        elif word[:1] in _SMALL_ONLY:
            beside = words[place + 1 : place + 2] or words[place - 1 : place]
            if place == 0 or beside[0][:1].isupper():
                words[place] = word[0].upper() + word[1:]
    return " ".join(words)


def column_with_capitals(texts: Sequence[str]) -> list[str]:
    """The texts of a column in capitals all of them, where its names are in capitals.

    In such names the only small letters are those that have no capital in TCVN3. Kinds in front
    of the names stay as most are: Xã NAM LA where there is also Huyện NAM LA.
    """
    parted = [_parted(text) for text in texts]
    loud = [_is_shouted(name) for _, name in parted]
    sure = any(map(_is_surely_shouted, " ".join(texts).split(" ")))
    if not sure or sum(loud) < _MOSTLY * len(texts):
        return list(texts)
    small = any(letter in ascii_lowercase for kind, _ in parted for letter in kind)
    return [
        (kind.capitalize() if small else kind.upper()) + name.upper() if is_loud else text
        for text, (kind, name), is_loud in zip(texts, parted, loud, strict=True)
    ]


def _parted(text: str) -> tuple[str, str]:
    """The kind of unit in front, with the space behind it, and the name."""
    found = _KIND.match(text)
    kind = found[0] if found else ""
    return kind, text[len(kind) :]


def _is_shouted(text: str) -> bool:
    """Whether every letter that TCVN3 has as a capital is one, and there are some."""
    rest = [letter for letter in text if letter.isalpha() and letter not in _SMALL_ONLY]
    return bool(rest) and all(letter.isupper() for letter in rest)


def _is_surely_shouted(word: str) -> bool:
    """Whether a word is in capitals and no name like KNớ: one stands behind a small letter."""
    if not _is_shouted(word):
        return False
    small = next((place for place, letter in enumerate(word) if letter in _SMALL_ONLY), len(word))
    return any(map(str.isupper, word[small:])) or sum(map(str.isupper, word)) > 2
