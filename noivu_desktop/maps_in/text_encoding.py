"""Old Vietnamese encodings to Unicode NFC, found column by column.

Maps still come with names in TCVN3 (ABC, fonts .VnTime), VNI-Windows, Windows-1258 or VISCII,
and with UTF-8 that some program read as Latin-1. The tables are the public ones of TCVN
5712:1993 (VN3), VNI Software and RFC 1456.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from noivu_desktop.errors import MapReadError
from noivu_desktop.maps_in.syllables import score
from noivu_desktop.maps_in.tcvn3_capitals import column_with_capitals, with_capitals
from noivu_desktop.vietnamese import TCVN3

_NUMBER = re.compile(r"(?=.*\d)[\d .,%\u00a0\u202f]+")

_SAMPLE = 2000
"""Different texts of a column that are enough to tell its encoding."""

_RIGHT_AMONG_OLD = 0.02
"""Share of cells that read best as they stand from which a column of old text is mixed."""

_UNREADABLE = -4

UNICODE = "utf-8"
_TCVN3 = "tcvn3"
_VNI = "vni"
AUTO = "auto"

_VISCII_HIGH = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)
VISCII = {
    0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ",
    **dict(enumerate(_VISCII_HIGH, start=0x80)),
}  # fmt: skip

_VNI_ALONE = dict(zip("æóòôöñîìí", "ỉĩịơưđỵìí", strict=True))
_VNI_TONES = dict(zip("øûõùï", "\u0300\u0309\u0303\u0301\u0323", strict=True))
_VNI_BREVES = dict(zip("êèúüéë", ["", *"\u0300\u0309\u0303\u0301\u0323"], strict=True))
_VNI_HATS = dict(zip("âàåãáä", ["", *"\u0300\u0309\u0303\u0301\u0323"], strict=True))


def _vni_table() -> dict[str, str]:
    """Letters of VNI-Windows: a base letter and the mark that stands after it, or one letter."""
    small = dict(_VNI_ALONE)
    for base, letter in [*zip("aeouy", "aeouy", strict=True), ("ô", "ơ"), ("ö", "ư")]:
        small |= {base + mark: letter + tone for mark, tone in _VNI_TONES.items()}
    small |= {"a" + mark: "ă" + tone for mark, tone in _VNI_BREVES.items()}
    for base, letter in zip("aeo", "âêô", strict=True):
        small |= {base + mark: letter + tone for mark, tone in _VNI_HATS.items()}
    whole = {typed: unicodedata.normalize("NFC", letter) for typed, letter in small.items()}
    capitals = {typed.upper(): letter.upper() for typed, letter in whole.items()}
    first_capital = {typed.capitalize(): letter.upper() for typed, letter in whole.items()}
    return {**whole, **first_capital, **capitals}


VNI = _vni_table()
_VNI_LETTER = re.compile("|".join(sorted(VNI, key=len, reverse=True)))


def decode_columns(
    columns: Mapping[str, Iterable[str | None]],
    *,
    encoding: str = AUTO,
    encodings: Mapping[str, str] | None = None,
) -> tuple[dict[str, tuple[str | None, ...]], dict[str, str]]:
    """Every column in Unicode NFC, and the encoding that each was found to be in.

    encoding   "auto", or one of ``ENCODINGS`` for all columns; raises MapReadError if not known
    encodings  the same for single columns: goes before ``encoding``
    """
    held = {name: tuple(cells) for name, cells in columns.items()}
    wanted = {name: checked_encoding((encodings or {}).get(name, encoding)) for name in (*held, "")}
    telling = {name: _telling(cells) for name, cells in held.items()}
    found = _detect({name: telling[name] for name in held if wanted[name] == AUTO})
    used = {name: found.get(name, wanted[name]) for name in held}
    decoded = {
        name: _decode_cells(cells, used[name], mixed=name in found) if telling[name] else cells
        for name, cells in held.items()
    }
    return decoded, used


def checked_encoding(encoding: str) -> str:
    """``encoding`` in small letters; raises MapReadError naming the known ones."""
    wanted = encoding.strip().lower()
    if wanted not in (AUTO, *_CONVERTERS):
        raise MapReadError(
            f"Không biết bảng mã “{encoding}”; hãy dùng một trong: {', '.join(ENCODINGS)}."
        )
    return wanted


@lru_cache(maxsize=1 << 17)  # columns are tried in every encoding, then read
def convert(text: str, encoding: str) -> str | None:
    """``text``, whose characters stand for bytes, read in ``encoding``; None if it cannot be."""
    if _is_plain(text):
        return text
    converted = _CONVERTERS[encoding](text)
    return None if converted is None else unicodedata.normalize("NFC", converted)


def _telling(cells: Iterable[str | None]) -> tuple[str, ...]:
    """The different cells that are not the same in every encoding."""
    return tuple(cell for cell in dict.fromkeys(cells) if cell and not _is_plain(cell))


def _is_plain(text: str) -> bool:
    """Whether the text is the same in every encoding, or a number with unbreakable spaces."""
    return (text.isascii() and text.isprintable()) or bool(_NUMBER.fullmatch(text))


def _detect(columns: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    scores = {name: _scores(texts) for name, texts in columns.items()}
    whole: Counter[str] = Counter()
    for of_column in scores.values():
        for encoding, points in of_column.items():
            whole[encoding] += points
    leading = max(_CONVERTERS, key=lambda encoding: whole[encoding])

    def best(of_column: Mapping[str, int]) -> str:
        return max(_CONVERTERS, key=lambda one: (of_column[one], one == leading))

    return {
        name: best(of_column) if columns[name] else UNICODE for name, of_column in scores.items()
    }


def _scores(texts: tuple[str, ...]) -> dict[str, int]:
    """What each encoding makes of a column; a text that it cannot read counts against it."""
    sample = texts[:: max(1, len(texts) // _SAMPLE)]
    return {encoding: sum(_points(text, encoding) for text in sample) for encoding in _CONVERTERS}


def _points(text: str, encoding: str) -> int:
    """How well the text reads in an encoding; badly if it has letters that no typist wrote so."""
    converted = convert(text, encoding)
    if converted is None or (encoding == _VNI and _is_no_vni(text)):
        return _UNREADABLE
    return score(converted)


@lru_cache(maxsize=1 << 16)
def _is_no_vni(text: str) -> bool:
    """Whether letters are left over that VNI only has as marks behind others: Xã, not Xaõ."""
    if _is_plain(text):
        return False
    return any(letter > "\x7f" and letter.isalpha() for letter in _VNI_LETTER.sub("", text))


def _decode_cells(
    cells: tuple[str | None, ...], encoding: str, *, mixed: bool
) -> tuple[str | None, ...]:
    """The cells in the encoding of their column; in mixed columns each in what reads best."""
    distinct = tuple(dict.fromkeys(cell for cell in cells if cell is not None))
    used = _best_of_each(distinct, encoding) if mixed else dict.fromkeys(distinct, encoding)
    known = {cell: _read(cell, one) for cell, one in used.items()}
    old = [cell for cell, one in used.items() if one == _TCVN3]
    known |= zip(old, column_with_capitals([known[cell] for cell in old]), strict=True)
    return tuple(None if cell is None else known[cell] for cell in cells)


def _best_of_each(cells: Sequence[str], encoding: str) -> dict[str, str]:
    """For each cell the encoding that reads best; that of the column where none reads better.

    Where right cells stand among old ones, a cell that is right as it stands stays.
    """
    order = (encoding, *(one for one in _CONVERTERS if one != encoding))
    used = {cell: _best(cell, order) for cell in cells}
    telling = [one for cell, one in used.items() if not _is_plain(cell)]
    right = sum(one == UNICODE for one in telling)
    if encoding != UNICODE and right > _RIGHT_AMONG_OLD * len(telling):
        order = (UNICODE, *(one for one in order if one != UNICODE))
        return {cell: _best(cell, order) for cell in cells}
    return used


def _best(cell: str, encodings: Sequence[str]) -> str:
    """The first of the encodings in which the cell reads best, or the first if none reads well."""
    if _is_plain(cell):
        return encodings[0]
    if _bytes_of(cell) is None:
        return UNICODE
    usual = encodings[0]
    least = _points(cell, usual)
    if usual == UNICODE and least > 0:
        least += 1  # what is right as it stands is only given up for what is clearly better
    best = max(encodings, key=lambda one: _points(cell, one))
    return best if _points(cell, best) > max(least, 0) else usual


def _read(cell: str, encoding: str) -> str:
    read = convert(cell, encoding)
    return unicodedata.normalize("NFC", cell) if read is None else read


@lru_cache(maxsize=1 << 16)
def _bytes_of(text: str) -> bytes | None:
    """The bytes that a program showed as ``text``, through Latin-1 or Windows-1252."""
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        pass
    found = bytearray()
    for character in text:
        try:
            found += character.encode("latin-1" if ord(character) < 0x100 else "cp1252")
        except UnicodeEncodeError:
            return None
    return bytes(found)


def _from_unicode(text: str) -> str | None:
    """Text as it stands, unless its characters are bytes of UTF-8, perhaps twice over."""
    raw = _bytes_of(text)
    if raw is None:
        return text
    try:
        read = raw.decode("utf-8")
        return text if read == text else _from_unicode(read)
    except UnicodeDecodeError as error:
        cut_off = error.reason == "unexpected end of data" and len(raw) - error.start < 4
        if cut_off and error.start > 0:  # a .dbf field that ends in the middle of a letter
            return raw[: error.start].decode("utf-8") if not raw[: error.start].isascii() else text
        return text


def _from_table(table: Mapping[int, str]) -> Callable[[str], str | None]:
    def read(text: str) -> str | None:
        raw = _bytes_of(text)
        if raw is None:
            return None
        letters = [table.get(byte) or (chr(byte) if byte < 0x80 else None) for byte in raw]
        return None if None in letters else "".join(one for one in letters if one is not None)

    return read


def _from_tcvn3(text: str) -> str | None:
    read = _from_table(TCVN3)(text)
    return None if read is None else with_capitals(read)


def _from_vni(text: str) -> str | None:
    raw = _bytes_of(text)
    if raw is None:
        return None
    shown = raw.decode("cp1252", errors="replace")
    return _VNI_LETTER.sub(lambda found: VNI[found[0]], shown)


def _from_cp1258(text: str) -> str | None:
    raw = _bytes_of(text)
    if raw is None:
        return None
    try:
        return raw.decode("cp1258")
    except UnicodeDecodeError:
        return None


_CONVERTERS: Mapping[str, Callable[[str], str | None]] = {
    UNICODE: _from_unicode,
    _TCVN3: _from_tcvn3,
    _VNI: _from_vni,
    "cp1258": _from_cp1258,
    "viscii": _from_table(VISCII),
}

ENCODINGS = tuple(_CONVERTERS)
"""Names that ``decode_columns`` takes, apart from "auto"."""
