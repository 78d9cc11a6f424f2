"""Which column is which field of a unit, by name and, where names fail, by content.

Names are compared in small letters without diacritics, spaces and signs: MA_XA, "Mã xã" and
maxa are one.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from noivu_desktop.errors import MapReadError
from noivu_desktop.maps_in.cell_values import kind_in_name, kind_of, text_of
from noivu_desktop.maps_in.column_contents import people_and_households
from noivu_desktop.maps_in.layers import Cell
from noivu_desktop.units.unit import Level
from noivu_desktop.vietnamese import fold

FIELDS = (
    "code", "name", "kind", "parent_code", "parent_name", "area_km2", "population",
    "population_date", "households", "minority_share", "mountain", "highland", "land_border",
    "island", "coastal_hardship", "region", "seat", "note",
)  # fmt: skip
"""Fields of a unit that a column can give."""

NOT_USED = "-"
"""What a person chooses for a column that is to be no field at all."""

Columns = Mapping[str, Sequence[Cell]]

_LEVEL_WORDS = {
    Level.HAMLET: "thon thontdp tdp thonban ban xom ap khupho khoipho todanpho thonto thontodanpho"
    " thonbantodanpho hamlet",
    Level.COMMUNE: "xa phuong px xp xaphuong phuongxa xatt xaphuongtt xaphuongthitran xathitran"
    " thitranxa phuongxathitran xathitranphuong xadackhu xaphuongdackhu phuongxadackhu"
    " xaphuongthitrandackhu capxa dvhccapxa commune ward 3",
    Level.DISTRICT: "huyen quan qh quanhuyen huyenquan huyentp huyenthixathanhpho"
    " quanhuyenthixa caphuyen district 2",
    Level.PROVINCE: "tinh tinhtp captinh tinhthanh province 1",
}
_DOWNWARDS = (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE, Level.HAMLET)
_CODE_SHAPES = ("ma{}", "maso{}", "{}ma", "ma{}moi", "id{}", "{}id", "{}code", "code{}")
_NAME_SHAPES = ("ten{}", "{}ten", "ten{}moi", "{}name", "name{}", "{}")

_GENERIC_CODE = "code ma madvhc madv madonvi mahanhchinh mahc maso mdvhc madvhc2 maxp"
_GENERIC_NAME = (
    "name ten tendvhc tendv tendonvi tendvhanhchinh donvi tendonvihanhchinh danhxung"
    " donvihanhchinh dvhc diaban tendiaban diadanh cacdonvi tencacdonvihanhchinh"
    " tendonvihanhchinhcapxa donvihanhchinhcapxa tendvhccapxa tenxaphu tenxathi"
)
_WORDS = {
    "kind": "kind loai loaihinh loaidvhc loaidv loaidonvi capdvhc kieu type type3 loaixa",
    "parent_code": "parentcode macha macaptren",
    "parent_name": "parentname tencha captren thuoc tencaptren",
    "area_km2": "areakm2 dtkm2 dientichkm2 dientichtunhien dttn dttnkm2 dientich dientichtukm2"
    " dientichtunhienkm2 dtich dtichkm2 dt dtha dientichha dientichtunhienha dttnha dtm2"
    " dientichm2 areaha aream2 area dtichha dtichm2 dientichm"
    " dientichdattunhien dientichdattunhienha dientichdattunhienkm2 dientichtn dientichtnkm2"
    " dientichtnha dttnm2 dtdattunhien skm2 sha",
    "population": "population danso dansonguoi tongdanso dansotong tongds dso nhankhau sonhankhau"
    " sokhau khau songuoi quymodanso quymodansonguoi dansotrungbinh dansothuongtru tongsokhau"
    " tongnhankhau sodan ds dan pop",
    "population_date": "populationdate ngaydanso thoidiem ngaysolieu thoidiemsolieu ngayds namds",
    "households": "households soho sohogiadinh tongsoho hogiadinh sohodan hodan tonghodan ho"
    " tongho sohogd hogd",
    "minority_share": "minorityshare tyledtts tyledantocthieuso tldtts dttsphantram ptdtts dtts"
    " tiledtts songuoidtts dantocthieuso dansodtts tylenguoidtts"
    " tylenguoidantocthieuso tlnguoidtts dansotrongdodtts dansotrongdonguoidtts"
    " dansotrongdodantocthieuso dansotrongdonguoidantocthieuso dansodantocthieuso dansonguoidtts",
    "mountain": "mountain miennui xamiennui mnui nui lamiennui thuocmiennui",
    "highland": "highland vungcao xavungcao vcao thuocvungcao",
    "land_border": "landborder biengioi xabiengioi biengioidatlien bg bgioi",
    "island": "island haidao xadao dao xahaidao",
    "coastal_hardship": "coastalhardship baingang xabaingang bngang bienkhokhan",
    "region": "region vung vungmien khuvuc",
    "seat": "seat truso trungtam noidattruso trusoubnd trusohanhchinh",
    "note": "note ghichu gchu ghichukhac",
}
_YEARLY = {
    "population": re.compile(
        r"(?:tong|tongso)?(?:danso|ds|dsotb|dansotb|nhankhau|sokhau|pop)"
        r"(?:co|tinh|thuongtru|trungbinh)*(?:den|nam|ngay|denngay)?(?:\d{1,4})?(20\d\d)(?:nguoi|khau)?"
    ),
    "households": re.compile(
        r"(?:tong)?(?:soho|ho|sohodan)(?:den|nam)?(?:\d{1,4})?(20\d\d)(?:ho)?"
    ),
    "area_km2": re.compile(
        r"(?:tong)?(?:dientich|dt|dtkm2|dientichtunhien|dttn)(?:nam)?(20\d\d)(?:km2|ha|m2)?"
    ),
}
_ROUGHLY = {
    "population": re.compile(r"danso|nhankhau|sokhau|songuoi"),
    "households": re.compile(r"soho|hogiadinh"),
}
"""Words in the name of a column that may hold the field beside others."""

_PARTLY = re.compile(
    r"nghin|trieu|nam$|nu$|nam(?!20)\D|thanhthi|nongthon|dtts|dantoc|tuoi|tre|ngheo|cuocsong|kinh|matdo|tyle|tile"
)
"""Words in the name of a column that counts only some of the people or homes."""

_FILLERS = re.compile(r"^tongso|^tong|(?:tongso|tong|chung)?(?:nguoi|khau|ho|ha|km2|m2)?$")
_CONTENT_SHARE = 0.9
_SAMPLE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """What the columns mean. ``column_of`` gives the column of each field that has one.

    by_figures: fields of which only the figures, and no name of a column, tell
    """

    level: Level
    column_of: Mapping[str, str]
    level_is_sure: bool = True
    by_figures: frozenset[str] = frozenset()


def match_columns(
    columns: Columns, *, level: Level | None = None, chosen: Mapping[str, str] | None = None
) -> Matching:
    """The best guess, with the choices of the user first.

    chosen: field by column, as ``checked_choice`` gives it; raises MapReadError if two columns
    are chosen for one field
    """
    column_of = _fields_of(chosen or {})
    seen_level = _level_by_columns(columns) or _level_by_names(columns)
    used_level = level or seen_level or Level.COMMUNE
    for field, guess in _guesses(columns, used_level).items():
        taken = {*column_of.values(), *(chosen or {})}
        if field not in column_of:
            column = next((one for one in guess() if one not in taken), None)
            if column is not None:
                column_of[field] = column
    guessed = _by_figures(columns, column_of, chosen or {})
    column_of |= guessed
    return Matching(
        level=used_level,
        column_of={field: column_of[field] for field in FIELDS if field in column_of},
        level_is_sure=level is not None or seen_level is not None,
        by_figures=frozenset(guessed),
    )


def unit_columns(
    columns: Iterable[str], levels: Iterable[Level] = (Level.COMMUNE, Level.HAMLET)
) -> int:
    """How many of code and name of a unit have a column, by the names of the columns alone."""
    listed: Columns = dict.fromkeys(columns, ())
    found = [match_columns(listed, level=one) for one in levels]
    return max(len({"code", "name"} & set(one.column_of)) for one in found)


def fitting_columns(columns: Columns, level: Level) -> dict[str, list[str]]:
    """For each field all columns that may hold it by their names, best first."""
    found = {field: guess() for field, guess in _guesses(columns, level).items()}
    for field in _ROUGHLY:
        found[field] += [one for one in rough_columns(columns, field) if one not in found[field]]
    return found


def named_columns(columns: Iterable[str], field: str) -> list[str]:
    """Columns with a name for the field; then, latest first, those with a name and a year."""
    listed = list(columns)
    found = _named(listed, _WORDS[field].split())
    yearly = _YEARLY.get(field)
    if yearly is None:
        return found
    dated = [(match[1], one) for one in listed if (match := yearly.fullmatch(column_key(one)))]
    return found + [column for _, column in sorted(dated, reverse=True)]


def rough_columns(columns: Iterable[str], field: str) -> list[str]:
    """Columns whose names have a word of the field among others and count all, not some."""
    words = _ROUGHLY.get(field)
    keys = {one: column_key(one) for one in columns}
    return [
        one
        for one, key in keys.items()
        if words is not None and words.search(key) and not _PARTLY.search(key)
    ]


def checked_choice(chosen: Mapping[str, str], columns: Iterable[str]) -> dict[str, str]:
    """What the user chose, field by column as the file writes it; raises MapReadError."""
    known = list(columns)
    by_key = {column_key(column): column for column in reversed(known)}
    checked = {}
    for column, field in chosen.items():
        found = column if column in known else by_key.get(column_key(column))
        if found is None:
            raise MapReadError(f"Không có cột “{column}”; các cột có: {', '.join(known)}.")
        checked[found] = field if field == NOT_USED else checked_field(field)
    return checked


def checked_field(field: str) -> str:
    """``field`` if it is a field of a unit; raises MapReadError naming the fields."""
    if field not in FIELDS:
        raise MapReadError(f"Không có trường “{field}”; các trường có: {', '.join(FIELDS)}.")
    return field


def names_level(column: str, level: Level) -> bool:
    """Whether a column is named for the names of units of a level: "tinh", "Tên tỉnh"."""
    return bool(_by_level([column], level, _NAME_SHAPES))


def column_key(column: str) -> str:
    """A column name as it is compared."""
    return re.sub(r"[^a-z0-9]", "", fold(column.replace("²", "2")))


def _by_figures(
    columns: Columns, column_of: Mapping[str, str], chosen: Mapping[str, str]
) -> dict[str, str]:
    """People and households of units that are known, where no column is named for either."""
    if {"population", "households"} & set(column_of) or not {"code", "name"} & set(column_of):
        return {}
    taken = {*column_of.values(), *chosen}
    return people_and_households(
        {name: cells for name, cells in columns.items() if name not in taken}
    )


def _fields_of(chosen: Mapping[str, str]) -> dict[str, str]:
    """The chosen column of each field; raises MapReadError if there are two."""
    column_of: dict[str, str] = {}
    for column, field in chosen.items():
        if field in column_of:
            raise MapReadError(
                f"Cột “{column_of[field]}” và cột “{column}” cùng được chọn làm trường “{field}”;"
                " hãy giữ một cột."
            )
        if field != NOT_USED:
            column_of[field] = column
    return column_of


def _guesses(columns: Columns, level: Level) -> dict[str, Callable[[], list[str]]]:
    """For each field a way to list the columns that may hold it, best first."""
    by_words = {field: partial(_by_words, columns, field) for field in _WORDS}
    parent = _parent_level(columns, level)
    return {
        "code": lambda: (
            _by_level(columns, level, _CODE_SHAPES) + _named(columns, _GENERIC_CODE.split())
            or _codes_by_content(columns, level)
        ),
        "name": lambda: (
            _by_level(columns, level, _NAME_SHAPES) + _named(columns, _GENERIC_NAME.split())
            or _names_by_content(columns)
        ),
        **by_words,
        "parent_code": lambda: (
            _by_words(columns, "parent_code") + _by_level(columns, parent, _CODE_SHAPES)
        ),
        "parent_name": lambda: (
            _by_words(columns, "parent_name")
            + _by_level(columns, parent, (*_NAME_SHAPES, "thuoc{}"))
        ),
        "kind": lambda: [one for one in _by_words(columns, "kind") if _holds_kinds(columns[one])],
    }


def _named(columns: Iterable[str], keys: Sequence[str]) -> list[str]:
    """Columns whose name is one of ``keys``, best first; "Tổng số ... (người)" says no more."""
    rank = {key: place for place, key in reversed(list(enumerate(keys)))}
    found: list[tuple[bool, int, str]] = []
    for column in columns:
        key = column_key(column)
        bare = _FILLERS.sub("", key)
        known = key if key in rank else bare
        if known in rank:
            found.append((known != key, rank[known], column))
    return [column for _, _, column in sorted(found, key=lambda one: one[:2])]


def _by_words(columns: Columns, field: str) -> list[str]:
    """Columns named for the field; without any, the only one with a word of it among others."""
    found = named_columns(columns, field)
    rough = rough_columns(columns, field) if not found else []
    return rough if len(rough) == 1 else found


def _by_level(columns: Iterable[str], level: Level, shapes: Sequence[str]) -> list[str]:
    words = _LEVEL_WORDS[level].split()
    return _named(columns, [shape.format(word) for shape in shapes for word in words])


def _parent_level(columns: Columns, level: Level) -> Level:
    """The next level above of which there is a column; since July 2025 communes have no huyện."""
    above = _DOWNWARDS[: _DOWNWARDS.index(level)][::-1]
    for one in above:
        if _by_level(columns, one, _CODE_SHAPES[:-1]) or _by_level(columns, one, _NAME_SHAPES):
            return one
    return above[0] if above else Level.PROVINCE


def _level_by_columns(columns: Columns) -> Level | None:
    for level in (Level.HAMLET, Level.COMMUNE):
        coded = _by_level(columns, level, _CODE_SHAPES[:-1])
        if coded or _by_level(columns, level, _NAME_SHAPES[:-1]):
            return level
    return None


def _level_by_names(columns: Columns) -> Level | None:
    """The level of the kinds that stand in kind columns or in front of names."""
    cells = [
        cell
        for column in _by_words(columns, "kind") + _named(columns, _GENERIC_NAME.split())
        for cell in columns[column]
    ] or [cell for column in _names_by_content(columns)[:1] for cell in columns[column]]
    sample = cells[:: max(1, len(cells) // _SAMPLE)]
    kinds = [kind_of(cell) or kind_in_name(text_of(cell) or "")[0] for cell in sample]
    for level in (Level.HAMLET, Level.COMMUNE):
        if sum(kind is not None and kind.level is level for kind in kinds) * 2 > len(kinds) > 0:
            return level
    return None


def _holds_kinds(cells: Sequence[Cell]) -> bool:
    filled = [cell for cell in cells[:: max(1, len(cells) // _SAMPLE)] if text_of(cell)]
    return bool(filled) and 2 * sum(kind_of(cell) is not None for cell in filled) > len(filled)


def _codes_by_content(columns: Columns, level: Level) -> list[str]:
    if level is not Level.COMMUNE:
        return []
    return [column for column, cells in columns.items() if _share(cells, _is_code) > 0]


def _names_by_content(columns: Columns) -> list[str]:
    return [
        column
        for column, cells in columns.items()
        if _share(cells, lambda text: kind_in_name(text)[0] is not None) > 0
    ]


def _share(cells: Sequence[Cell], test: Callable[[str], bool]) -> float:
    """The share of filled cells that pass, if it is large and the cells are nearly all unlike."""
    sample = cells[:: max(1, len(cells) // _SAMPLE)]
    texts = [text for cell in sample if (text := text_of(cell))]
    if not texts or 2 * len(texts) < len(sample) or len(set(texts)) < _CONTENT_SHARE * len(texts):
        return 0.0
    share = sum(map(test, texts)) / len(texts)
    return share if share >= _CONTENT_SHARE else 0.0


def _is_code(text: str) -> bool:
    return re.fullmatch(r"\d{5}", text) is not None
