"""What becomes of each old unit that the plan changes: for those who live there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from noivu_desktop.export.report import Report
from noivu_desktop.export.report_tables import parent_after
from noivu_desktop.export.standing import UnitAfter, UnitBefore
from noivu_desktop.export.table import Column, Measure, Table, Value
from noivu_desktop.export.unit_facts import consultation_sentences, distance_to_seat
from noivu_desktop.export.wording import (
    estimated_words,
    in_sentence,
    listed,
    lower_first,
    shown_day,
    special_factors,
)
from noivu_desktop.plan.plan import Part
from noivu_desktop.units.unit import Unit
from noivu_desktop.vietnamese import percent


@dataclass(frozen=True, slots=True, kw_only=True)
class OldUnit:
    """One old unit and where it goes.

    goes_to   the new units, the one with its rest first
    parts     what each of them takes
    sentence  what happens to it
    since     from when on
    seats     where the offices of the new units are
    facts     one sentence each: distance, factors, consultation
    table     its figures beside those of the new units
    """

    before: UnitBefore
    goes_to: tuple[UnitAfter, ...]
    parts: tuple[Part, ...]
    sentence: str
    since: str
    seats: tuple[str, ...]
    facts: tuple[str, ...]
    table: Table

    @property
    def unit(self) -> Unit:
        """The unit as it was."""
        return self.before.unit


def old_units(report: Report) -> tuple[OldUnit, ...]:
    """The old units that the plan changes, in the order of the map."""
    takers: dict[str, list[tuple[UnitAfter, Part]]] = {}
    for one in report.merged:
        for part in one.merged.members if one.merged else ():
            takers.setdefault(part.code, []).append((one, part))
    return tuple(
        _old_unit(report, one, sorted(takers[one.unit.code], key=_rest_first))
        for one in report.before
        if one.unit.code in takers
    )


def _rest_first(taken: tuple[UnitAfter, Part]) -> bool:
    return not taken[1].stands_for_unit


def _old_unit(report: Report, one: UnitBefore, taken: list[tuple[UnitAfter, Part]]) -> OldUnit:
    return OldUnit(
        before=one,
        goes_to=tuple(new for new, _ in taken),
        parts=tuple(part for _, part in taken),
        sentence=merger_of_old(one.unit, taken),
        since=since_words(report),
        seats=tuple(seats_of(new for new, _ in taken)),
        facts=tuple(_facts(report, one, taken)),
        table=_table(one, [new for new, _ in taken]),
    )


def merger_of_old(old: Unit, taken: list[tuple[UnitAfter, Part]]) -> str:
    """What happens to an old unit, as its people would be told."""
    if len(taken) > 1 or not taken[0][1].is_whole:
        shares = [f"{_of(old, part)} vào {in_sentence(new.unit)}" for new, part in taken]
        return f"{old.full_name} được chia: {listed(shares)}."
    new = taken[0][0]
    parts = new.merged.members if new.merged else ()
    others = [
        (member.unit, part)
        for member, part in zip(new.members, parts, strict=True)
        if member.unit.code != old.code
    ]
    named = listed([("" if part.is_whole else "một phần ") + in_sentence(u) for u, part in others])
    if any(u.full_name == new.unit.full_name and part.stands_for_unit for u, part in others):
        return f"{old.full_name} nhập vào {in_sentence(new.unit)}."
    if new.unit.full_name == old.full_name:
        return f"{old.full_name} giữ tên và nhận thêm {named}."
    return f"{old.full_name} cùng {named} trở thành {in_sentence(new.unit)}."


def _of(old: Unit, part: Part) -> str:
    """How much of the unit a part is, by its people, else by its area."""
    if part.population is not None and old.population:
        share = percent(Fraction(part.population, old.population), 1)
        return f"{share} dân số{estimated_words(part, ['population'])}"
    if part.area_km2 is not None and old.area_km2:
        share = percent(part.area_km2 / old.area_km2, 1)
        return f"{share} diện tích{estimated_words(part, ['area_km2'])}"
    return "một phần"


def seats_of(units: Iterable[UnitAfter]) -> Iterator[str]:
    """Where the offices of the new units are, as far as they are chosen."""
    for new in units:
        if new.unit.seat:
            yield f"Trụ sở của {in_sentence(new.unit)} đặt tại {lower_first(new.unit.seat)} (cũ)."


def since_words(report: Report) -> str:
    """From when on, or that it is still open."""
    day = report.project.effective_from
    if day:
        return f"Có hiệu lực từ ngày {shown_day(day)}."
    return "Ngày có hiệu lực: [theo quyết định của cấp có thẩm quyền]."


def _facts(report: Report, one: UnitBefore, taken: list[tuple[UnitAfter, Part]]) -> Iterator[str]:
    for new, _ in taken:
        yield from distance_to_seat(one, new, report.project)
    factors = special_factors(one.unit)
    if factors:
        yield f"Yếu tố đặc thù của {in_sentence(one.unit)}: {', '.join(factors)}."
    yield from consultation_sentences(iter([one.unit]), report.project)


def _table(one: UnitBefore, after: list[UnitAfter]) -> Table:
    columns = (
        Column(id="luc", title="", width=12),
        Column(id="ten", title="Tên đơn vị", width=22),
        Column(id="ma", title="Mã", width=9),
        Column(id="thuoc", title="Thuộc", width=20),
        Column(id="dt", title="Diện tích (km²)", measure=Measure.AREA_KM2, width=12),
        Column(id="ds", title="Dân số (người)", measure=Measure.COUNT, width=12),
        Column(id="so_ho", title="Số hộ", measure=Measure.COUNT, width=10),
    )
    rows = [
        _row("Trước", one.unit, one.unit.parent_name or ""),
        *(_row("Sau", new.unit, parent_after(new)) for new in after),
    ]
    return Table(id="truoc_sau", title=one.unit.full_name, columns=columns, rows=tuple(rows))


def _row(when: str, unit: Unit, parent: str) -> tuple[Value, ...]:
    figures = (unit.area_km2, unit.population, unit.households)
    return (when, unit.full_name, unit.code, parent, *figures)
