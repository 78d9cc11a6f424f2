"""Cells of maps and workbooks as values: counts, areas, shares, yes and no, kinds, codes.

Each reader gives None for an empty cell and raises ValueError for one that it cannot read.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from noivu_desktop.maps_in.layers import Cell
from noivu_desktop.units.unit import LARGEST_COUNT, Level, Region, UnitKind
from noivu_desktop.vietnamese import fold, nfc

_EMPTY = frozenset({"", "-", "–", "—", "...", "…", "x x x", "null", "none", "nan", "n/a", "#n/a"})
_LARGEST = Decimal(10**15)
_SPACES = re.compile(r"[\s\u00a0\u2009\u202f'’]+")
_PLAIN_NUMBER = re.compile(r"[+-]?(\d{1,30}\.?\d{0,30}|\.\d{1,30})")
_IN_GROUPS = re.compile(r"\d{1,3}([.,])\d{3}")
_MAY_BE_GROUPS = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")
_YES = frozenset(["1", "1.0", "x", "co", "yes", "y", "true", "t", "dung", "v", "✓", "✔", "+"])
_NO = frozenset(["0", "0.0", "khong", "k", "no", "n", "false", "f", "sai"])
_NOT_KNOWN = frozenset(["khong ro", "khong biet", "chua ro", "chua biet", "chua xac dinh", "?"])
_TICKS = frozenset(["x", "v", "✓", "✔", "+", "co"])
_YES_WORDS = ("mien nui", "vung cao", "bien gioi", "hai dao", "bai ngang", "thuoc dien", "xa dao")

_KIND_WORDS = {
    "tinh": UnitKind.TINH,
    "huyen": UnitKind.HUYEN,
    "h": UnitKind.HUYEN,
    "quan": UnitKind.QUAN,
    "q": UnitKind.QUAN,
    "thi xa": UnitKind.THI_XA,
    "tx": UnitKind.THI_XA,
    "thanh pho": UnitKind.THANH_PHO,
    "tp": UnitKind.THANH_PHO,
    "xa": UnitKind.XA,
    "x": UnitKind.XA,
    "phuong": UnitKind.PHUONG,
    "p": UnitKind.PHUONG,
    "thi tran": UnitKind.THI_TRAN,
    "tt": UnitKind.THI_TRAN,
    "dac khu": UnitKind.DAC_KHU,
    "thon": UnitKind.THON,
    "buon": UnitKind.THON,
    "lang": UnitKind.THON,
    "ban": UnitKind.BAN,
    "xom": UnitKind.XOM,
    "ap": UnitKind.AP,
    "to dan pho": UnitKind.TO_DAN_PHO,
    "to dp": UnitKind.TO_DAN_PHO,
    "tdp": UnitKind.TO_DAN_PHO,
    "khu pho": UnitKind.KHU_PHO,
    "kp": UnitKind.KHU_PHO,
    "khoi pho": UnitKind.KHOI_PHO,
    "khoi": UnitKind.KHOI_PHO,
}
_KIND_IN_FRONT = re.compile(
    rf"({'|'.join(sorted(_KIND_WORDS, key=len, reverse=True))})(?:\.\s*|\s+)(?=\S)"
)
_SPELLED = {
    *("tỉnh", "huyện", "quận", "xã", "phường", "thôn", "buôn", "làng", "bản", "xóm", "ấp", "khối"),
    *("x", "p", "h", "q", "tt", "tx", "tp", "tdp", "kp"),
}
"""Kinds of one syllable, and short forms; Quan Sơn, Phương Giao and Tĩnh Bắc begin with none."""

_OWN_WORDS = frozenset({"buon", "lang"})  # no kind of their own: they stay in the name
_REGION_WORDS = {
    Region.NORTHERN_MOUNTAINS: ("mien nui phia bac", "trung du", "mnpb", "tdmnpb"),
    Region.RED_RIVER_DELTA: ("dong bang song hong", "dbsh"),
    Region.CENTRE: ("mien trung", "bac trung bo", "duyen hai", "nam trung bo"),
    Region.CENTRAL_HIGHLANDS: ("tay nguyen",),
    Region.SOUTH: ("mien nam", "dong nam bo", "dong bang song cuu long", "tay nam bo", "dbscl"),
}


def text_of(cell: Cell) -> str | None:
    """The cell as text (NFC), whole numbers without a point; None if empty."""
    if cell is None:
        return None
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = nfc(str(cell))
    return None if len(text) < 6 and text.lower() in _EMPTY else text


def decimal_mark(cells: Iterable[Cell], *, whole: bool) -> str:
    """The mark between units and tenths in a column of numbers: "." or ",".

    whole: the column counts people, so that 1.234 is more than a thousand.
    """
    votes = {".": 0, ",": 0}
    for cell in cells:
        if not isinstance(cell, str):
            continue
        text = _SPACES.sub("", cell)
        last = max(text.rfind("."), text.rfind(","))
        if last < 0:
            continue
        mark, other = text[last], "," if text[last] == "." else "."
        if other in text:
            votes[mark] += 10
        elif text.count(mark) > 1 or (whole and len(text) - last == 4):
            votes[other] += 10
        elif len(text) - last != 4:
            votes[mark] += 10
        else:
            votes[mark] += 1
    return "," if votes[","] > votes["."] else "."


def decimal_of(cell: Cell, mark: str = ".") -> Decimal | None:
    """The cell as an exact number; ``mark`` divides units from tenths in texts.

    A text that shows by itself which mark that is (1.234,5 or 1.234.567 or 24.28) is read so.
    """
    if cell is None:
        return None
    if not isinstance(cell, str):
        return _believable(Decimal(repr(cell)))
    text = text_of(cell)
    if text is None:
        return None
    bare = _SPACES.sub("", text).removesuffix("%")
    bare = re.sub(r"(?i)(km2|km²|ha|m2|m²|người|khẩu|hộ)$", "", bare)
    mark = _mark_of(bare) or mark
    bare = bare.replace("," if mark == "." else ".", "").replace(mark, ".")
    if not _PLAIN_NUMBER.fullmatch(bare):
        raise ValueError(text)
    return _believable(Decimal(bare))


def counted_of(cell: Cell, mark: str = ".") -> Decimal | None:
    """The cell of a column that counts: in it 1.234 and 1,234 are both more than a thousand."""
    if isinstance(cell, str) and (grouped := _IN_GROUPS.fullmatch(_SPACES.sub("", cell))):
        mark = "," if grouped[1] == "." else "."
    return decimal_of(cell, mark)


def count_of(cell: Cell, mark: str = ".") -> int | None:
    """The cell as a whole number that is not negative; figures after the point round half up."""
    number = counted_of(cell, mark)
    if number is None:
        return None
    if not 0 <= number <= LARGEST_COUNT:
        raise ValueError(str(cell))
    return int(number + Decimal("0.5"))


def flag_of(cell: Cell) -> bool | None:
    """The cell as yes or no."""
    text = text_of(cell)
    if text is None:
        return None
    bare = fold(text)
    if bare in _NOT_KNOWN:
        return None
    if bare in _NO or bare.startswith(("khong", "ko ")):
        return False
    if bare in _YES or any(word in bare for word in _YES_WORDS):
        return True
    raise ValueError(text)


def is_ticked(cells: Iterable[Cell]) -> bool:
    """Whether a column of yes and no is only ticked: some cells say yes and none says no."""
    written = {fold(text) for cell in cells if (text := text_of(cell))}
    return bool(written) and written <= _TICKS


def kind_of(cell: Cell) -> UnitKind | None:
    """The kind that a cell of a kind column names (Xã, TT., tổ dân phố), or None."""
    text = text_of(cell)
    return None if text is None else _KIND_WORDS.get(fold(text).strip(" ."))


@lru_cache(maxsize=65_536)
def kind_in_name(name: str) -> tuple[UnitKind | None, str]:
    """The kind in front of a name and the name that is left: "TT. Bắc Sơn" is Bắc Sơn."""
    bare = fold(name)
    if len(bare) != len(name):
        return None, name
    found = _KIND_IN_FRONT.match(bare)
    if found is None or (len(found[1]) == 1 and "." not in found[0]):
        return None, name
    word = found[1]
    if not name.isascii() and " " not in word and name[: len(word)].lower() not in _SPELLED:
        return None, name
    return _KIND_WORDS[word], name if word in _OWN_WORDS else name[found.end() :]


def region_of(cell: Cell) -> Region | None:
    """The region that a cell names."""
    text = text_of(cell)
    if text is None:
        return None
    bare = fold(text)
    for region, words in _REGION_WORDS.items():
        if any(word in bare for word in words):
            return region
    raise ValueError(text)


def code_of(cell: Cell, level: Level) -> tuple[str | None, bool]:
    """The cell as a code, and whether zeros that a number had lost were put back in front."""
    text = text_of(cell)
    if text is None:
        return None, False
    whole = re.fullmatch(r"(\d+)\.0+", text)
    code = whole[1] if whole else text.replace(" ", "").strip("'’`")
    digits = {Level.COMMUNE: 5, Level.DISTRICT: 3, Level.PROVINCE: 2}.get(level)
    if digits and code.isdigit() and 0 < len(code) < digits:
        return code.zfill(digits), True
    return code, False


def _mark_of(text: str) -> str | None:
    """The mark before the tenths where the text shows it.

    It has both marks, or one of them twice, or one where thousands cannot end (24.28, 0,567).
    """
    last = max(".,", key=text.rfind)
    other = "," if last == "." else "."
    if other in text:
        return last
    if text.count(last) > 1:
        return other
    return last if last in text and not _MAY_BE_GROUPS.fullmatch(text) else None


def _believable(number: Decimal) -> Decimal:
    if not (number.is_finite() and abs(number) <= _LARGEST):
        raise ValueError(str(number))
    return number
