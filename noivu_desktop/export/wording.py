"""Phrases of the dossier that depend on the level, the place and the date."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from noivu_desktop import vietnamese
from noivu_desktop.plan.parts import FIGURES
from noivu_desktop.plan.plan import Part
from noivu_desktop.rules.finding import Finding
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.unit import Level, Unit

_BEFORE_UNIT = re.compile(r"(?<=\d) (?=(?:%|km²|km|m|người|hộ|cử tri|đơn vị|tờ)(?!\w))")
_BEFORE_NUMBER = re.compile(
    r"\b(?:([đĐ]iều|[kK]hoản|Phụ lục|ngày|tháng) (?=\d|[IVX]+\b)|(số) (?=\d+/)"
    r"|(chiếu|trục) (?=\d+°))"
)
_NUMBERED_TEXT = re.compile(r"\b(Nghị quyết|Nghị định|Thông tư|Luật) (?=\d+/)")
_ROMAN = (
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV",
)  # fmt: skip
_MINUS = re.compile(r"(?<![\w.,)-])-(?=\d)")
_PROVINCE_COLUMNS = ("ten_tinh", "tinh", "province", "tinh_tp")
_ESTIMATED = " (ước tính)"
_UNKNOWN_PLACE = "[tỉnh (thành phố)]"


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelWords:
    """What units of one level are called in a dossier."""

    noun: str
    members_of: str


LEVEL_WORDS = {
    Level.PROVINCE: LevelWords(noun="đơn vị hành chính cấp tỉnh", members_of="Vùng"),
    Level.DISTRICT: LevelWords(noun="đơn vị hành chính cấp huyện", members_of="Tỉnh"),
    Level.COMMUNE: LevelWords(noun="đơn vị hành chính cấp xã", members_of="Huyện, thành phố"),
    Level.HAMLET: LevelWords(noun="thôn, tổ dân phố", members_of="Xã, phường, thị trấn"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the dossier is about.

    province  "tỉnh Lạng Sơn", or brackets to be filled in
    whole     the province, preceded by the district or commune if the map shows only one
    town      what stands before the date: Lạng Sơn
    """

    province: str
    whole: str
    town: str


def place_of(coverage: Coverage, above: Coverage | None = None) -> Place:
    """The place named by the data; what is not named is left to be filled in.

    above: the level above, asked for the province that units have no column for
    """
    province = _common_extra(coverage) or (above and _common_extra(above)) or _UNKNOWN_PLACE
    province = lower_first(province)
    parents = {unit.parent_name for unit in coverage.units}
    parent = parents.pop() if len(parents) == 1 else None
    whole = province
    if parent:
        known = province != _UNKNOWN_PLACE
        whole = f"{lower_first(parent)}, {province}" if known else lower_first(parent)
    town = province.removeprefix("tỉnh ").removeprefix("thành phố ")
    if province == _UNKNOWN_PLACE:
        town = "[địa danh]"
    return Place(province=province, whole=whole, town=town)


def _common_extra(coverage: Coverage) -> str | None:
    for column in _PROVINCE_COLUMNS:
        names = {unit.extra.get(column) for unit in coverage.units}
        if len(names) == 1 and (name := names.pop()):
            return vietnamese.nfc(name)
    return None


def typeset(text: str) -> str:
    """``text`` as it is printed.

    A figure never leaves its unit, a number not the word before it; a minus is no hyphen.
    """
    kept = _BEFORE_NUMBER.sub("\\1\\2\\3\u00a0", _BEFORE_UNIT.sub("\u00a0", text))
    return _MINUS.sub("\u2212", kept)


def decided(why: str, author: str, date: str) -> tuple[str, str, str]:
    """Why, by whom and when a decision was made; a blank to fill in where nobody was named."""
    return why, author or "[người quyết định]", shown_day(date)


def cited(text: str) -> str:
    """``text`` with numbers of texts as NĐ 30/2020 cites them: Nghị quyết số 653/2019/UBTVQH14."""
    return _NUMBERED_TEXT.sub(r"\1 số ", text)


def issuer(number: str) -> str:
    """Who issued a text, by the letters after its number."""
    return next((name for end, name in _ISSUERS if end.search(number)), "[cơ quan ban hành]")


_ISSUERS = (
    (re.compile(r"/UBTVQH\d+$"), "Ủy ban Thường vụ Quốc hội"),
    (re.compile(r"/QH\d+$"), "Quốc hội"),
    (re.compile(r"/NĐ-CP$"), "Chính phủ"),
    (re.compile(r"/TT-BNV$"), "Bộ trưởng Bộ Nội vụ"),
)


def annex_number(place: int) -> str:
    """I for the first annex."""
    return _ROMAN[place - 1]


def lower_first(text: str) -> str:
    """``text`` with a small first letter: xã Nam La in the middle of a sentence."""
    return text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """``text`` with a capital first letter."""
    return text[:1].upper() + text[1:]


def in_sentence(unit: Unit) -> str:
    """The full name in the middle of a sentence: xã Nam La."""
    return f"{unit.kind.value} {unit.short_name}"


def long_date(day: date) -> str:
    """A date as documents write it: ngày 05 tháng 02 năm 2026 (zeros as NĐ 30/2020 asks)."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def listed(parts: Sequence[str]) -> str:
    """``parts`` as a list in a sentence: a, b và c."""
    return " và ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def finding_text(finding: Finding) -> str:
    """The sentence of a finding as it stands in a document, with its full stop."""
    return f"{finding.sentence.rstrip('.')}."


def merger_sentence(unit: Unit, members: Sequence[tuple[Unit, Part]]) -> str:
    """What a resolution would say: who gives what, and which unit is formed."""
    host = next(
        (one for one, part in members if one.full_name == unit.full_name and part.stands_for_unit),
        None,
    )
    givers = [_gift(one, part) for one, part in members if one is not host]
    if host is None:
        return f"Thành lập {in_sentence(unit)} trên cơ sở nhập {listed(givers)}."
    rest = next((part for one, part in members if one is host and part.is_rest), None)
    if rest is None:
        return f"Nhập {listed(givers)} vào {in_sentence(host)}."
    kept = f"{_figures(rest, rest)} của {in_sentence(host)}"
    if not givers:
        return f"Sau khi chuyển một phần cho đơn vị khác, còn lại {kept}."
    return f"Nhập {listed(givers)} vào phần còn lại, {kept}."


def result_sentence(
    unit: Unit,
    area_share: Fraction | None,
    population_share: Fraction | None,
    parts: Sequence[Part] = (),
) -> str:
    """The figures of the unit formed, with their shares of the standards where these are known."""
    area = f"{_area(unit.area_km2)}{_of_standard(area_share)}"
    people = f"quy mô dân số {vietnamese.people(unit.population)}{_of_standard(population_share)}"
    told = ("area_km2", "population")
    guess = ", có phần ước tính" if any(estimated_words(part, told) for part in parts) else ""
    return f"Sau khi sắp xếp, {in_sentence(unit)} có {area}, {people}{guess}."


def part_words(part: Part) -> str:
    """How a unit goes over: whole, in part, or what it keeps; with a word on estimated figures."""
    if part.is_whole:
        return "Nhập nguyên trạng"
    return ("Phần còn lại" if part.is_rest else "Nhập một phần") + estimated_words(part)


def estimated_words(part: Part, figures: Iterable[str] = FIGURES) -> str:
    """What stands beside ``figures`` of the part of which any is an estimate."""
    return _ESTIMATED if set(figures) & set(part.estimated) else ""


def _gift(unit: Unit, part: Part) -> str:
    word = "toàn bộ" if part.is_whole else "một phần"
    return f"{word} {_figures(unit if part.is_whole else part, part)} của {in_sentence(unit)}"


def _figures(figures: Unit | Part, part: Part) -> str:
    people = "dân số" if figures.population is None else vietnamese.people(figures.population)
    area, guess = _area(figures.area_km2), _ESTIMATED
    area += guess if "area_km2" in part.estimated else ""
    people += guess if "population" in part.estimated else ""
    return f"{area}, {people}"


def _area(area_km2: Decimal | None) -> str:
    figure = "" if area_km2 is None else f"{vietnamese.area(area_km2)} "
    return f"{figure}diện tích tự nhiên"


def _of_standard(share: Fraction | None) -> str:
    return "" if share is None else f" (đạt {vietnamese.percent(share)} tiêu chuẩn)"


def special_factors(unit: Unit) -> tuple[str, ...]:
    """The factors of the law that the lists give to ``unit``."""
    facts = (
        (unit.highland, "vùng cao"),
        (unit.mountain and not unit.highland, "miền núi"),
        (unit.land_border, "biên giới"),
        (unit.island, "hải đảo"),
        (unit.coastal_hardship, "bãi ngang, ven biển khó khăn"),
    )
    return tuple(name for fact, name in facts if fact)


def other_factors(unit: Unit) -> str:
    """The special factors that no column of their own tells."""
    own_columns = ("vùng cao", "miền núi", "hải đảo")
    return "; ".join(one for one in special_factors(unit) if one not in own_columns)


def terrain(unit: Unit) -> str:
    """Highland, mountain or neither, for a column of its own."""
    if unit.highland:
        return "Vùng cao"
    return "Miền núi" if unit.mountain else yes_or_no(unit.mountain)


def yes_or_no(fact: bool | None) -> str:
    """A fact for a column of its own."""
    return "Chưa rõ" if fact is None else "Có" if fact else "Không"


def shown_day(date: str) -> str:
    """21/11/2026; what is no such date stays as it is."""
    parts = date.split("-")
    return "/".join(reversed(parts)) if len(parts) == 3 else date
