"""The annexes and tables of a dossier as they must read, worked out from the project alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from noivu_desktop.plan.plan import Part
from noivu_desktop.rules.screening import Duty, UnitScreening
from noivu_desktop.units.measures import sum_areas, sum_counts
from noivu_desktop.units.unit import Unit
from noivu_desktop.verify.known_plan import NOT_SIGNED, Given, KnownPlan, NewUnit, shown_day

Value: TypeAlias = str | int | Decimal | Fraction | None
"""A text; a count; an area in km2; a share that is printed per cent; ``None``: not known."""

Row: TypeAlias = tuple[Value, ...]

AREA, PEOPLE = "Diện tích (km²)", "Dân số (người)"
SHARE, HOUSEHOLDS = "% tiêu chuẩn", "Số hộ"
_FIGURES = tuple(
    f"{group} / {own}"
    for group, unit in (("Diện tích tự nhiên", "km²"), ("Quy mô dân số", "người"))
    for own in (unit, SHARE)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedTable:
    """One table; ``totals`` are those of the columns that are added up, by their headings.

    what     what a reader calls it
    unit     the code of the unit that it is about; "": it is about all of them
    """

    what: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    totals: dict[str, Value]
    unit: str = ""


def annexes(known: KnownPlan) -> tuple[ExpectedTable, ...]:
    """The tables that are about all units, those without rows left out."""
    makers = (
        _current_state, _must_arrange, _exempt, _plan, _all_after, _by_parent, _balance,
    )  # fmt: skip
    return tuple(one for make in makers if (one := make(known)).rows)


def conversion(known: KnownPlan) -> ExpectedTable:
    """Old units to new ones."""
    days = shown_day(known.effective_from), shown_day(known.codes_as_of)
    rows = [
        (
            old.unit.code,
            old.unit.full_name,
            old.unit.parent_name or "",
            new.unit.code,
            new.unit.full_name,
            *shares_of_old(given),
            given_words(given.part).lower() if new.check else "giữ nguyên",
            *days,
        )
        for old in known.before
        for new, given in known.takers.get(old.unit.code, ())
    ]
    headings = (
        "Mã cũ", "Tên cũ", "Thuộc", "Mã mới", "Tên mới", "Tỷ lệ diện tích (%)",
        "Tỷ lệ dân số (%)", "Hình thức", "Hiệu lực từ", "Mã cũ theo danh mục ngày",
    )  # fmt: skip
    return _table("bảng chuyển đổi", headings, rows)


def hamlet_conversion(known: KnownPlan) -> ExpectedTable | None:
    """Old hamlets to new ones with their communes; ``None``: there are no hamlets."""
    if known.hamlets is None:
        return None
    rows = [
        (
            old.unit.code,
            old.unit.full_name,
            known.below[old.unit.code].parent_name or "",
            new.unit.code,
            new.unit.full_name,
            new.parent,
        )
        for old in known.hamlets.before
        for new, _ in known.hamlets.takers[old.unit.code]
    ]
    headings = ("Mã thôn cũ", "Tên thôn cũ", "Xã cũ", "Mã thôn mới", "Tên thôn mới", "Xã mới")
    return _table("bảng chuyển đổi thôn", headings, rows)


def members(one: NewUnit) -> ExpectedTable:
    """What a new unit is made of, and what it comes to."""
    headings = (
        "STT", "Mã", "Tên đơn vị", AREA, SHARE, PEOPLE, SHARE, HOUSEHOLDS, "Đối chiếu hiện trạng",
    )  # fmt: skip
    rows: list[Row] = []
    for number, given in enumerate(one.given, start=1):
        unit, standing, told = given.unit, given.screening, given.figures
        whole = given.part.is_whole
        area, people = (standing.area_share, standing.population_share) if whole else ("", "")
        remark = standing.duty.value if whole else given_words(given.part)
        figures = (told.area_km2, area, told.population, people, told.households)
        rows.append((number, unit.code, unit.full_name, *figures, remark))
    unit = one.unit
    sums = (unit.area_km2, one.shares[0], unit.population, one.shares[1], unit.households)
    rows.append(("", unit.code, unit.full_name, *sums, "Sau sắp xếp"))
    return _table(f"bảng thành phần của {unit.full_name}", headings, rows, unit=unit.code)


def before_and_after(old: Unit, takers: Iterable[NewUnit]) -> ExpectedTable:
    """An old unit beside the new ones that take of it."""
    headings = ("", "Tên đơn vị", "Mã", "Thuộc", AREA, PEOPLE, HOUSEHOLDS)
    told = [("Trước", old, old.parent_name or "")]
    told += [("Sau", new.unit, new.parent) for new in takers]
    rows = [
        (when, one.full_name, one.code, parent, one.area_km2, one.population, one.households)
        for when, one, parent in told
    ]
    return _table(f"bảng trước và sau của {old.full_name}", headings, rows, unit=old.code)


def given_words(part: Part) -> str:
    """How an old unit goes over."""
    if part.is_whole:
        return "Nhập nguyên trạng"
    words = "Phần còn lại" if part.is_rest else "Nhập một phần"
    return words + (" (ước tính)" if part.estimated else "")


def shares_of_old(given: Given) -> tuple[Fraction | None, Fraction | None]:
    """How much of the area and of the people of an old unit goes over."""
    unit, part = given.unit, given.part
    if part.is_whole:
        return Fraction(1), Fraction(1)
    area = people = None
    if part.area_km2 is not None and unit.area_km2:
        area = Fraction(part.area_km2) / Fraction(unit.area_km2)
    if part.population is not None and unit.population:
        people = Fraction(part.population, unit.population)
    return area, people


def member_names(one: NewUnit) -> str:
    """The names of the members, with a word on those that give only a part."""
    return "; ".join(
        given.unit.full_name + ("" if given.part.is_whole else f" ({_in_brackets(given.part)})")
        for given in one.given
    )


def counted_parents(known: KnownPlan) -> Iterator[tuple[str, dict[str, int]]]:
    """Each district with its numbers of units."""
    for parent in known.parents:
        here = [one for one in known.before if (one.unit.parent_name or "") == parent]
        then = [one for one in known.after if one.parent == parent]
        yield (
            parent,
            {
                "before": len(here),
                "must": sum(one.duty is Duty.MUST_ARRANGE for one in here),
                "exempt": sum(one.duty is Duty.EXEMPT for one in here),
                "formed": sum(one.check is not None for one in then),
                "after": len(then),
            },
        )


def _current_state(known: KnownPlan) -> ExpectedTable:
    headings = (
        "STT", "Mã", "Tên đơn vị", _members_of(known), "Miền núi, vùng cao", "Hải đảo",
        "Yếu tố đặc thù", *_FIGURES, HOUSEHOLDS, "Dân tộc thiểu số (%)", "Đối chiếu tiêu chuẩn",
    )  # fmt: skip
    rows = []
    for number, one in enumerate(known.before, start=1):
        unit = one.unit
        minority = None if unit.minority_share is None else Fraction(unit.minority_share)
        factors = (
            "biên giới" * bool(unit.land_border),
            "bãi ngang, ven biển khó khăn" * bool(unit.coastal_hardship),
        )
        facts = (_terrain(unit), _yes(unit.island), "; ".join(one for one in factors if one))
        rows.append(
            (number, *_who(one), *facts, *_figures(one), unit.households, minority, one.duty.value)
        )
    sums = _sums(one.unit for one in known.before)
    return _table("thống kê hiện trạng", headings, rows, _in_columns(sums, households=True))


def _must_arrange(known: KnownPlan) -> ExpectedTable:
    headings = (
        "STT", "Mã", "Tên đơn vị", _members_of(known), *_FIGURES, "Căn cứ",
        "Hướng sắp xếp trong phương án",
    )  # fmt: skip
    chosen = [one for one in known.before if one.duty is Duty.MUST_ARRANGE]
    fate = {given.unit.code: new for new in known.after for given in new.given}
    rows = []
    for number, one in enumerate(chosen, start=1):
        why = " ".join(
            f"{finding.sentence.rstrip('.')}."
            for finding in one.findings
            if finding.criterion == "trigger"
        )
        new = fate[one.unit.code]
        formed = f"Nhập thành {new.unit.kind.value} {new.unit.short_name}"
        then = formed if new.check else "Chưa có phương án (giữ nguyên)"
        rows.append((number, *_who(one), *_figures(one), why, then))
    sums = _sums(one.unit for one in chosen)
    return _table("danh sách thuộc diện sắp xếp", headings, rows, _in_columns(sums))


def _exempt(known: KnownPlan) -> ExpectedTable:
    headings = (
        "STT", "Mã", "Tên đơn vị", _members_of(known), *_FIGURES, "Lý do không sắp xếp",
        "Diễn giải, người quyết định",
    )  # fmt: skip
    chosen = [one for one in known.before if one.duty is Duty.EXEMPT]
    rows = []
    for number, one in enumerate(chosen, start=1):
        told = one.exemption
        signed = (told.note, told.author or NOT_SIGNED, shown_day(told.date)) if told else ()
        rows.append(
            (
                number,
                *_who(one),
                *_figures(one),
                told.ground.value if told else "",
                "; ".join(fact for fact in signed if fact),
            )
        )
    sums = _sums(one.unit for one in chosen)
    return _table("danh sách không thực hiện sắp xếp", headings, rows, _in_columns(sums))


def _plan(known: KnownPlan) -> ExpectedTable:
    own = ("Tên đơn vị", AREA, SHARE, PEOPLE, SHARE)
    headings = (
        "STT", *(f"Trước sắp xếp / {one}" for one in own), "Hình thức",
        *(f"Sau sắp xếp / {one}" for one in own), "Số đơn vị giảm", "Kết luận",
    )  # fmt: skip
    rows: list[Row] = []
    fewer = 0
    for number, one in enumerate(known.formed, start=1):
        gone = sum(given.part.stands_for_unit for given in one.given) - 1
        fewer += gone
        label = one.verdict.label if one.verdict else ""
        area, people = one.shares
        result = (one.unit.full_name, one.unit.area_km2, area, one.unit.population, people)
        for at, given in enumerate(one.given):
            whole = given.part.is_whole
            told, standing = given.figures, given.screening
            shares = (standing.area_share, standing.population_share) if whole else ("", "")
            figures = (told.area_km2, shares[0], told.population, shares[1])
            head: Row = (number,) if at == 0 else ("",)
            tail: Row = (*result, gone, label) if at == 0 else ("",) * (len(result) + 2)
            words = given_words(given.part)
            rows.append((*head, given.unit.full_name, *figures, words, *tail))
    totals: dict[str, Value] = {"Số đơn vị giảm": fewer}
    gifts = [given.figures for one in known.formed for given in one.given]
    formed = [one.unit for one in known.formed]
    for group, sums in (("Trước sắp xếp", _sums(gifts)), ("Sau sắp xếp", _sums(formed))):
        totals |= {f"{group} / {AREA}": sums[0], f"{group} / {PEOPLE}": sums[1]}
    return _table("phương án trước và sau", headings, rows, totals)


def _all_after(known: KnownPlan) -> ExpectedTable:
    headings = (
        "STT", "Mã", "Tên đơn vị", _members_of(known), *_FIGURES, HOUSEHOLDS, "Hình thành từ",
        "Tình trạng",
    )  # fmt: skip
    rows = [
        (
            number,
            one.unit.code,
            one.unit.full_name,
            one.parent,
            one.unit.area_km2,
            one.shares[0],
            one.unit.population,
            one.shares[1],
            one.unit.households,
            member_names(one) if one.check else "Giữ nguyên",
            standing_words(one),
        )
        for number, one in enumerate(known.after, start=1)
    ]
    sums = _sums(one.unit for one in known.after)
    return _table("danh sách sau sắp xếp", headings, rows, _in_columns(sums, households=True))


def standing_words(one: NewUnit) -> str:
    """What has become of a unit under the plan."""
    if one.verdict:
        how = {"đạt": "đạt tiêu chuẩn", "chưa đạt": "chưa đạt tiêu chuẩn"}
        how |= {"được miễn": "được miễn tiêu chuẩn", "chưa đủ số liệu": "chưa đủ số liệu"}
        return f"Đơn vị mới, {how[one.verdict.label]}"
    return {
        Duty.MUST_ARRANGE: "Giữ nguyên, còn thuộc diện phải sắp xếp",
        Duty.UNKNOWN: "Giữ nguyên, chưa đủ số liệu để kết luận",
        Duty.EXEMPT: "Giữ nguyên, được miễn có lý do",
    }.get(one.given[0].screening.duty, "Giữ nguyên")


def _by_parent(known: KnownPlan) -> ExpectedTable:
    headings = (
        "STT", _members_of(known), "Số đơn vị trước sắp xếp", "Thuộc diện sắp xếp",
        "Được miễn có lý do", "Đơn vị mới hình thành", "Số đơn vị sau sắp xếp", "Giảm", AREA,
        PEOPLE,
    )  # fmt: skip
    rows: list[Row] = []
    for number, (parent, count) in enumerate(counted_parents(known), start=1):
        here = (one.unit for one in known.before if (one.unit.parent_name or "") == parent)
        counts = (*count.values(), count["before"] - count["after"])
        rows.append((number, parent or "(không ghi)", *counts, *_sums(here)[:2]))
    totals: dict[str, Value] = {
        heading: sum(value for row in rows if isinstance(value := row[at], int))
        for at, heading in enumerate(headings[2:8], start=2)
    }
    area, people, _ = _sums(one.unit for one in known.before)
    return _table("tổng hợp theo địa bàn", headings, rows, {**totals, AREA: area, PEOPLE: people})


def _balance(known: KnownPlan) -> ExpectedTable:
    before = (len(known.before), *_sums(one.unit for one in known.before)[:2])
    after = (len(known.after), *_sums(one.unit for one in known.after)[:2])
    gaps = [None if a is None or b is None else b - a for a, b in zip(before, after, strict=True)]
    rows: list[Row] = [("Trước sắp xếp", *before), ("Sau sắp xếp", *after), ("Chênh lệch", *gaps)]
    return _table("cân đối trước và sau", ("", "Số đơn vị", AREA, PEOPLE), rows)


def _table(
    what: str,
    headings: tuple[str, ...],
    rows: Iterable[Row],
    totals: dict[str, Value] | None = None,
    unit: str = "",
) -> ExpectedTable:
    return ExpectedTable(
        what=what, headings=headings, rows=tuple(rows), totals=totals or {}, unit=unit
    )


def _members_of(known: KnownPlan) -> str:
    return PARENT_HEADINGS[known.stored.level]


PARENT_HEADINGS = {
    "tỉnh": "Vùng",
    "huyện": "Tỉnh",
    "xã": "Huyện, thành phố",
    "thôn": "Xã, phường, thị trấn",
}
"""What stands over the parents, by the level of the units."""


def _who(one: UnitScreening) -> Row:
    return one.unit.code, one.unit.full_name, one.unit.parent_name or ""


def _figures(one: UnitScreening) -> Row:
    unit = one.unit
    return unit.area_km2, one.area_share, unit.population, one.population_share


def _sums(units: Iterable[Unit | Part]) -> tuple[Decimal | None, int | None, int | None]:
    listed = list(units)
    return (
        sum_areas(unit.area_km2 for unit in listed),
        sum_counts(unit.population for unit in listed),
        sum_counts(unit.households for unit in listed),
    )


def _in_columns(
    sums: tuple[Decimal | None, int | None, int | None], *, households: bool = False
) -> dict[str, Value]:
    found: dict[str, Value] = {_FIGURES[0]: sums[0], _FIGURES[2]: sums[1]}
    return {**found, HOUSEHOLDS: sums[2]} if households else found


def _terrain(unit: Unit) -> str:
    if unit.highland:
        return "Vùng cao"
    return "Miền núi" if unit.mountain else _yes(unit.mountain)


def _yes(fact: bool | None) -> str:
    return {None: "Chưa rõ", True: "Có", False: "Không"}[fact]


def _in_brackets(part: Part) -> str:
    words = "phần còn lại" if part.is_rest else "một phần"
    return f"{words}, ước tính" if part.estimated else words
