"""What each map sheet and each page of the atlas must say, worked out from the project alone."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from noivu_desktop.units.measures import sum_areas, sum_counts
from noivu_desktop.units.unit import Level, Unit
from noivu_desktop.verify.expected_tables import counted_parents, standing_words
from noivu_desktop.verify.known_plan import Given, NewUnit
from noivu_desktop.verify.text_checks import names_of
from noivu_desktop.verify.text_facts import Subject, TextFacts, map_name, tokens_of
from noivu_desktop.vietnamese import area, households, number, people, percent

_NOUNS = {
    "tỉnh": "đơn vị hành chính cấp tỉnh",
    "huyện": "đơn vị hành chính cấp huyện",
    "xã": "đơn vị hành chính cấp xã",
    "thôn": "thôn, tổ dân phố",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetContent:
    """What one sheet must and may say.

    title      of the sheet, in capitals
    lines      that must be there; listed: also, unless the sheet says that there are more
    standings  how many units stand how, by the words of the legend
    names      that the key of numbers may hold
    undrawn    how many units are shown with what they give away, because nobody drew it
    """

    title: str
    subject: Subject
    lines: tuple[str, ...]
    listed: tuple[str, ...]
    counts: Mapping[str, int]
    standings: Mapping[str, int]
    names: frozenset[str]
    undrawn: int = 0


def current_map(facts: TextFacts) -> SheetContent:
    """The map of the units as they stand."""
    known = facts.known
    units = known.before_units
    first = f"Số {_noun(facts)}: {number(len(units))}"
    return SheetContent(
        title=f"BẢN ĐỒ HIỆN TRẠNG ĐỊA GIỚI {_noun(facts).upper()}",
        subject=Subject(name="", figures=_figures(units) | tokens_of([first])),
        lines=(first, *_sums(units)),
        listed=(),
        counts=facts.counts,
        standings=Counter(one.duty.value for one in known.before),
        names=_names(units),
    )


def plan_map(facts: TextFacts) -> SheetContent:
    """The map of the units after the plan."""
    known, counts = facts.known, facts.counts
    units = known.after_units
    lines = (
        f"Trước sắp xếp: {number(counts['before'])} đơn vị",
        f"Số {_noun(facts)}: {number(counts['after'])}",
        f"Giảm: {number(counts['fewer'])} đơn vị",
        f"Đơn vị mới hình thành: {number(counts['formed'])}",
        *_sums(units),
    )
    return SheetContent(
        title=f"BẢN ĐỒ PHƯƠNG ÁN SẮP XẾP {_noun(facts).upper()}",
        subject=Subject(
            name="",
            figures=_figures(units) | _given_figures(known.after) | tokens_of(lines),
        ),
        lines=lines,
        listed=tuple(_formed_line(one) for one in known.formed),
        counts=counts,
        standings=Counter(standing_words(one) for one in known.after),
        undrawn=sum(one.has_undrawn_gift for one in known.after),
        names=_names((*known.before_units, *units)),
    )


def unit_sheet(facts: TextFacts, one: NewUnit) -> SheetContent:
    """The page of the atlas about a new unit."""
    unit = one.unit
    told = zip(("Diện tích", "Dân số"), one.shares, strict=True)
    shares = [f"{what} so với tiêu chuẩn: {percent(s)}" for what, s in told if s is not None]
    count = [] if unit.households is None else [f"Số hộ: {number(unit.households)}"]
    label = one.verdict.label if one.verdict else ""
    lines = (*_sums([unit]), *count, *shares, f"Đối chiếu tiêu chuẩn: {label}")
    listed = tuple(_given_line(given) for given in one.given)
    known = facts.known
    return SheetContent(
        title=f"{unit.full_name.upper()} SAU SẮP XẾP",
        subject=Subject(
            name=unit.full_name,
            figures=_figures([unit]) | _given_figures([one]) | tokens_of([*lines, *listed]),
            verdict=label,
        ),
        lines=lines,
        listed=listed,
        counts=facts.counts,
        standings={standing_words(one): 1},
        undrawn=int(one.has_undrawn_gift),
        names=_names((*known.before_units, *known.after_units)),
    )


def parent_sheet(facts: TextFacts, parent: str) -> SheetContent:
    """The page of the atlas about a district after the plan."""
    known = facts.known
    new = [one for one in known.after if one.parent == parent]
    units = [one.unit for one in new]
    counts = next(count for name, count in counted_parents(known) if name == parent)
    lines = (
        f"Trước sắp xếp: {number(counts['before'])} đơn vị",
        f"Sau sắp xếp: {number(counts['after'])} đơn vị",
        f"Đơn vị mới hình thành: {number(counts['formed'])}",
        *_sums(units),
    )
    return SheetContent(
        title=f"PHƯƠNG ÁN SẮP XẾP {_noun(facts).upper()}",
        subject=Subject(
            name=parent, figures=_figures(units) | _given_figures(new) | tokens_of(lines)
        ),
        lines=lines,
        listed=tuple(_formed_line(one) for one in new if one.check),
        counts=counts,
        standings=Counter(standing_words(one) for one in new),
        undrawn=sum(one.has_undrawn_gift for one in new),
        names=_names((*known.before_units, *known.after_units)),
    )


def _noun(facts: TextFacts) -> str:
    return _NOUNS[facts.known.stored.level]


def _sums(units: Iterable[Unit]) -> Iterator[str]:
    listed = list(units)
    yield f"Diện tích tự nhiên: {area(sum_areas(unit.area_km2 for unit in listed))}"
    yield f"Quy mô dân số: {people(sum_counts(unit.population for unit in listed))}"


def _figures(units: Iterable[Unit]) -> frozenset[str]:
    return tokens_of(
        text
        for unit in units
        for text in (area(unit.area_km2), people(unit.population), households(unit.households))
    )


def _given_figures(new: Iterable[NewUnit]) -> frozenset[str]:
    told = (given.figures for one in new for given in one.given)
    return tokens_of(
        text
        for one in told
        for text in (area(one.area_km2), people(one.population), households(one.households))
    )


def _formed_line(one: NewUnit) -> str:
    return f"{map_name(one.unit)}: {', '.join(map_name(given.unit) for given in one.given)}"


def _given_line(given: Given) -> str:
    """An old unit with what it gives: of a hamlet the households in place of the people."""
    unit, told = given.unit, given.figures
    figures = [] if told.area_km2 is None else [area(told.area_km2)]
    if unit.level is Level.HAMLET:
        figures += [] if told.households is None else [households(told.households)]
    else:
        figures += [] if told.population is None else [people(told.population)]
    part = "" if given.part.is_whole else " (một phần)"
    guess = " (ước tính)" if given.part.estimated else ""
    head = f"{map_name(unit)}{part}"
    return (f"{head}: {', '.join(figures)}" if figures else head) + guess


def _names(units: Iterable[Unit]) -> frozenset[str]:
    return frozenset(name for unit in units for name in names_of(unit))
