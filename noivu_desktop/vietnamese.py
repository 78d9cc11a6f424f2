"""Vietnamese text: numbers for people, sorting, comparison without diacritics, file names.

Every number that a person reads is written here. Rounding is half up and for reading only:
a verdict is never taken from a rounded number.
"""

import functools
import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

_IN_M2_BELOW_KM2 = 0.1
UNKNOWN_TEXT = "chưa có số liệu"

TCVN3 = dict(
    zip(
        bytes.fromhex(
            "a1a2a3a4a5a6a7a8a9aaabacadae"
            "b5b6b7b8b9bbbcbdbec6c7c8c9cacbcccecfd0d1d2d3d4d5d6d7d8dcddde"
            "dfe1e2e3e4e5e6e7e8e9eaebecedeeeff1f2f3f4f5f6f7f8f9fafbfcfdfe"
        ),
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
"""The letters of TCVN 5712:1993, VN3, by their codes; the codes below are those of ASCII."""

_TCVN3_CODES = {letter: code for code, letter in TCVN3.items()}
_LONGEST_FILE_NAME = 100
_MARKS = str.maketrans(",.", ".,")

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng: the order of dictionaries
_LETTER_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET, start=100)}
_TONE_RANK = {tone: rank for rank, tone in enumerate(_TONES, start=1)}


def nfc(text: str) -> str:
    """``text`` in composed form (NFC) with single spaces and no spaces at the ends."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def round_half_up(value: Decimal | Fraction | int | float, digits: int) -> Decimal:
    """``value`` rounded half up (away from zero) to ``digits`` decimals; zero has no sign."""
    if isinstance(value, Fraction):
        scaled = abs(value) * 10**digits + Fraction(1, 2)
        whole = scaled.numerator // scaled.denominator
        return Decimal(whole if value >= 0 else -whole).scaleb(-digits)
    exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    rounded = exact.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    return rounded if rounded else abs(rounded)


def number(value: Decimal | Fraction | int | float | None, digits: int = 0) -> str:
    """``value`` in Vietnamese style: 1.234.567,89; "chưa có số liệu" for ``None``."""
    if value is None:
        return UNKNOWN_TEXT
    is_whole = isinstance(value, int) and not digits
    text = f"{value:,d}" if is_whole else f"{round_half_up(value, digits):,f}"
    return text.translate(_MARKS)


def area(area_km2: Decimal | Fraction | float | None) -> str:
    """An area with its unit: 22,72 km²."""
    return UNKNOWN_TEXT if area_km2 is None else f"{number(area_km2, 2)} km²"


def drawn_area(area_km2: float, digits: int = 4) -> str:
    """An area on a map with its unit: 1.250 m², or 0,4512 km² from a tenth of one on."""
    if area_km2 < _IN_M2_BELOW_KM2:
        return f"{number(area_km2 * 1e6)} m²"
    return f"{number(area_km2, digits)} km²"


def people(population: Decimal | int | None) -> str:
    """A number of people with its unit: 1.770 người."""
    return UNKNOWN_TEXT if population is None else f"{number(population)} người"


def households(count: int | None) -> str:
    """A number of households with its unit: 120 hộ."""
    return UNKNOWN_TEXT if count is None else f"{number(count)} hộ"


def percent(share: Decimal | Fraction | float | None, digits: int = 2) -> str:
    """A share (0.4544) as per cent: 45,44 %."""
    if share is None:
        return UNKNOWN_TEXT
    hundredfold = Decimal(repr(share)) * 100 if isinstance(share, float) else share * 100
    return f"{number(hundredfold, digits)} %"


@functools.lru_cache(maxsize=1 << 16)  # a search folds the same names at every letter typed
def fold(text: str) -> str:
    """``text`` in small letters without diacritics and with đ as d: for finding and matching."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(bare.split())


@functools.lru_cache(maxsize=1 << 16)  # views sort the same names again and again
def sort_key(text: str) -> tuple[object, ...]:
    """Orders names as Vietnamese dictionaries do: letters first, tones decide between equals.

    Runs of digits compare as numbers, so Thôn 2 comes before Thôn 10.
    """
    letters: list[tuple[int, int]] = []
    tones: list[int] = []
    for run in re.findall(r"\d+|\D", unicodedata.normalize("NFC", text.lower())):
        if run.isdecimal():
            letters.append((1, int(run)))
            continue
        letter, tone = _letter_and_tone(run)
        letters.append((2, _LETTER_RANK.get(letter, 0)) if letter.isalpha() else (0, ord(letter)))
        tones.append(tone)
    return (tuple(letters), tuple(tones), text)


def _letter_and_tone(character: str) -> tuple[str, int]:
    marks = unicodedata.normalize("NFD", character)
    tone = next((_TONE_RANK[mark] for mark in marks if mark in _TONE_RANK), 0)
    letter = unicodedata.normalize("NFC", "".join(m for m in marks if m not in _TONE_RANK))
    return letter[:1] or " ", tone


def file_name(text: str) -> str:
    """``text`` as a plain file name: letters without diacritics, digits and hyphens."""
    name = re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
    return name[:_LONGEST_FILE_NAME].strip("-") or "khong-ten"


def to_tcvn3(text: str) -> bytes:
    """``text`` in TCVN3 (ABC), for programs that know no Unicode.

    TCVN3 has no capitals with tone marks: the small letter stands for them, which the fonts
    for capitals (.VnTimeH) show as capitals. What has no code at all becomes a plain letter.
    """
    return b"".join(_tcvn3_letter(letter) for letter in nfc(text))


def _tcvn3_letter(letter: str) -> bytes:
    for written in (letter, letter.lower(), fold(letter) or "?"):
        if written in _TCVN3_CODES:
            return bytes([_TCVN3_CODES[written]])
        if written.isascii():
            return written.encode("ascii")
    return b"?"
