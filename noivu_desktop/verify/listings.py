"""What one exported file says of units, and whether two files say the same."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from noivu_desktop.vietnamese import UNKNOWN_TEXT, number, round_half_up

EXACT_DIGITS = 6
PRINTED_DIGITS = 2

HOUSEHOLDS = "số hộ"
AREA_SHARE = "tỷ lệ diện tích so với tiêu chuẩn"
POPULATION_SHARE = "tỷ lệ dân số so với tiêu chuẩn"
_SHARE_STEP = Decimal("0.01")  # printed to two decimals, kept in workbooks as binary numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One unit in one file; ``members`` and ``verdict`` are None where the file has no such column.

    area_km2, population  ``None``: written as not known
    members               codes of the old units
    verdict               its word: đạt, chưa đạt ...; empty for a unit that stays as it was
    further               other figures by their names, as far as the file has them: HOUSEHOLDS,
                          AREA_SHARE, POPULATION_SHARE (per cent)
    """

    code: str
    name: str
    area_km2: Decimal | None
    population: int | None
    members: frozenset[str] | None = None
    verdict: str | None = None
    further: Mapping[str, Decimal | int | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The units that one file (or one of its tables) lists.

    digits    how many decimals its areas have
    complete  whether it lists all units, or only those that the plan forms
    """

    where: str
    lines: tuple[Line, ...]
    digits: int = EXACT_DIGITS
    complete: bool = True


def twice_listed(listing: Listing) -> Iterator[str]:
    """A sentence for each code that stands in several lines."""
    for code, times in Counter(line.code for line in listing.lines).items():
        if times > 1:
            yield f"{listing.where}: mã {code} có {times} dòng."


def differences(first: Listing, second: Listing) -> Iterator[str]:
    """A sentence for each thing that two listings say differently."""
    ours = {line.code: line for line in first.lines}
    theirs = {line.code: line for line in second.lines}
    if first.complete and second.complete:
        yield from _missing(ours.keys() - theirs.keys(), second, first)
    if first.complete:
        yield from _missing(theirs.keys() - ours.keys(), first, second)
    digits = min(first.digits, second.digits)
    for line in second.lines:
        if line.code in ours:
            for what, one, other in _different(ours[line.code], line, digits):
                yield (
                    f"{line.name} ({line.code}): {what} trong {first.where} là {one}, trong"
                    f" {second.where} là {other}."
                )


def further_differences(first: Listing, second: Listing) -> Iterator[str]:
    """A sentence for each of the further figures that two listings say differently."""
    ours = {line.code: line.further for line in first.lines}
    for line in second.lines:
        known = ours.get(line.code, {})
        for name in sorted(known.keys() & line.further.keys()):
            if not _agree(name, known[name], line.further[name]):
                digits = 0 if name == HOUSEHOLDS else PRINTED_DIGITS
                yield (
                    f"{line.name} ({line.code}): {name} trong {first.where} là"
                    f" {number(known[name], digits)}, trong {second.where} là"
                    f" {number(line.further[name], digits)}."
                )


def total_area(lines: Iterable[Line]) -> Decimal | None:
    """The sum of the areas; unknown if any is."""
    areas = [line.area_km2 for line in lines]
    return None if None in areas else sum((a for a in areas if a is not None), Decimal(0))


def total_people(lines: Iterable[Line]) -> int | None:
    """The sum of the people; unknown if any number is."""
    counts = [line.population for line in lines]
    return None if None in counts else sum(count for count in counts if count is not None)


def exact_area(area_km2: Decimal | None) -> str:
    """An area to the square metre: a difference of one must be seen."""
    return UNKNOWN_TEXT if area_km2 is None else f"{number(area_km2, EXACT_DIGITS)} km²"


def _missing(codes: Iterable[str], where: Listing, other: Listing) -> Iterator[str]:
    for code in sorted(codes):
        yield f"{where.where} thiếu đơn vị mang mã {code}, có trong {other.where}."


def _different(one: Line, other: Line, digits: int) -> Iterator[tuple[str, Any, Any]]:
    if one.name != other.name:
        yield "tên", f"“{one.name}”", f"“{other.name}”"
    if _rounded(one.area_km2, digits) != _rounded(other.area_km2, digits):
        yield "diện tích", exact_area(one.area_km2), exact_area(other.area_km2)
    if one.population != other.population:
        yield "dân số", number(one.population), number(other.population)
    if None not in (one.members, other.members) and one.members != other.members:
        yield "các đơn vị cũ", _listed(one.members), _listed(other.members)
    if None not in (one.verdict, other.verdict) and one.verdict != other.verdict:
        yield "kết luận", f"“{one.verdict}”", f"“{other.verdict}”"


def _agree(name: str, one: Decimal | int | None, other: Decimal | int | None) -> bool:
    if one is None or other is None or name == HOUSEHOLDS:
        return one == other
    return abs(Decimal(one) - Decimal(other)) <= _SHARE_STEP


def _rounded(area_km2: Decimal | None, digits: int) -> Decimal | None:
    return None if area_km2 is None else round_half_up(area_km2, digits)


def _listed(codes: frozenset[str] | None) -> str:
    return ", ".join(sorted(codes or ()))
