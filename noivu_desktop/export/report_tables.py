"""The annex tables: which figures stand in them, and in which order.

The headings of the official annexes were not seen in a source; these are editable defaults.
"""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from noivu_desktop.export.standing import UnitAfter, UnitBefore
from noivu_desktop.export.table import Column, Measure, Table, Value, with_totals
from noivu_desktop.export.wording import (
    LevelWords,
    decided,
    finding_text,
    in_sentence,
    other_factors,
    part_words,
    terrain,
    yes_or_no,
)
from noivu_desktop.plan.plan import Part
from noivu_desktop.rules.screening import Duty
from noivu_desktop.units.measures import Totals, totals
from noivu_desktop.units.unit import Unit

_AREA_GROUP = "Diện tích tự nhiên"
_PEOPLE_GROUP = "Quy mô dân số"

_NUMBER = Column(id="stt", title="STT", measure=Measure.COUNT, width=6)


def _code(words: str = "Mã") -> Column:
    return Column(id="ma", title=words, width=8)


def _figures(before: str = "", *, summed: bool = True) -> tuple[Column, ...]:
    """Area, its share of the standard, people, their share."""
    area, people = (before, before) if before else (_AREA_GROUP, _PEOPLE_GROUP)
    area_title, people_title = ("Diện tích (km²)", "Dân số (người)") if before else ("km²", "người")
    share = "% tiêu chuẩn"
    return (
        Column(
            id="dt", title=area_title, measure=Measure.AREA_KM2, group=area, width=10, summed=summed
        ),
        Column(id="dt_pt", title=share, measure=Measure.SHARE, group=area, width=9),
        Column(
            id="ds",
            title=people_title,
            measure=Measure.COUNT,
            group=people,
            width=10,
            summed=summed,
        ),
        Column(id="ds_pt", title=share, measure=Measure.SHARE, group=people, width=9),
    )


def current_state(before: tuple[UnitBefore, ...], words: LevelWords) -> Table:
    """Every unit as it stands."""
    columns = (
        _NUMBER,
        _code(),
        Column(id="ten", title="Tên đơn vị", width=22),
        Column(id="thuoc", title=words.members_of, width=21),
        Column(id="mien_nui", title="Miền núi, vùng cao", width=10),
        Column(id="hai_dao", title="Hải đảo", width=9),
        Column(id="dac_thu", title="Yếu tố đặc thù", width=13),
        *_figures(),
        Column(id="so_ho", title="Số hộ", measure=Measure.COUNT, width=9, summed=True),
        Column(id="dtts", title="Dân tộc thiểu số (%)", measure=Measure.SHARE, width=10),
        Column(id="ghi_chu", title="Đối chiếu tiêu chuẩn", width=24),
    )
    rows: list[tuple[Value, ...]] = []
    for index, one in enumerate(before, start=1):
        unit = one.unit
        rows.append(
            (
                index,
                unit.code,
                unit.full_name,
                unit.parent_name or "",
                terrain(unit),
                yes_or_no(unit.island),
                other_factors(unit),
                *_shares(unit, one.screening.area_share, one.screening.population_share),
                unit.households,
                None if unit.minority_share is None else Fraction(unit.minority_share),
                one.standing.value,
            )
        )
    return _table("hien_trang", f"Thống kê hiện trạng {words.noun}", columns, rows)


def must_arrange(
    before: tuple[UnitBefore, ...], after: tuple[UnitAfter, ...], words: LevelWords
) -> Table:
    """The units that must be arranged, why, and what the plan makes of each."""
    columns = (
        _NUMBER,
        _code(),
        Column(id="ten", title="Tên đơn vị", width=20),
        Column(id="thuoc", title=words.members_of, width=18),
        *_figures(),
        Column(id="can_cu", title="Căn cứ", width=56),
        Column(id="huong", title="Hướng sắp xếp trong phương án", width=24),
    )
    fate = {member.unit.code: one for one in after for member in one.members}
    chosen = [one for one in before if one.standing is Duty.MUST_ARRANGE]
    rows = [
        (
            index,
            one.unit.code,
            one.unit.full_name,
            one.unit.parent_name or "",
            *_shares(one.unit, one.screening.area_share, one.screening.population_share),
            _why(one),
            _fate(fate.get(one.unit.code)),
        )
        for index, one in enumerate(chosen, start=1)
    ]
    return _table("thuoc_dien", f"Danh sách {words.noun} thuộc diện sắp xếp", columns, rows)


def _why(one: UnitBefore) -> str:
    """The findings by which the unit must be arranged."""
    return " ".join(finding_text(f) for f in one.screening.findings if f.criterion == "trigger")


def exempt(before: tuple[UnitBefore, ...], words: LevelWords) -> Table:
    """The units that the figures would demand but that people left out, with their grounds."""
    columns = (
        _NUMBER,
        _code(),
        Column(id="ten", title="Tên đơn vị", width=20),
        Column(id="thuoc", title=words.members_of, width=18),
        *_figures(),
        Column(id="ly_do", title="Lý do không sắp xếp", width=34),
        Column(id="dien_giai", title="Diễn giải, người quyết định", width=30),
    )
    chosen = [one for one in before if one.standing is Duty.EXEMPT]
    rows: list[tuple[Value, ...]] = []
    for index, one in enumerate(chosen, start=1):
        exemption = one.screening.exemption
        facts = decided(exemption.note, exemption.author, exemption.date) if exemption else ()
        rows.append(
            (
                index,
                one.unit.code,
                one.unit.full_name,
                one.unit.parent_name or "",
                *_shares(one.unit, one.screening.area_share, one.screening.population_share),
                exemption.ground.value if exemption else "",
                "; ".join(fact for fact in facts if fact),
            )
        )
    title = f"Danh sách {words.noun} thuộc diện nhưng không thực hiện sắp xếp"
    return _table("khong_sap_xep", title, columns, rows)


def plan_before_after(after: tuple[UnitAfter, ...], words: LevelWords) -> Table:
    """Every merged unit beside the units it is made of; one row per member."""
    columns = (
        replace(_NUMBER, spans=True),
        Column(id="ten_truoc", title="Tên đơn vị", group="Trước sắp xếp", width=20),
        *_figures("Trước sắp xếp"),
        Column(id="hinh_thuc", title="Hình thức", width=18),
        *(replace(column, spans=True) for column in _result_columns()),
    )
    rows: list[tuple[Value, ...]] = []
    number = 0
    for one in after:
        if one.merged is None:
            continue
        number += 1
        rows += _rows_of_merged_unit(one, number)
    return _table("phuong_an", f"Phương án sắp xếp {words.noun}", columns, rows)


def _result_columns() -> tuple[Column, ...]:
    """What comes of a merger: told once for all its members."""
    return (
        Column(id="ten_sau", title="Tên đơn vị", group="Sau sắp xếp", width=20),
        *_figures("Sau sắp xếp"),
        Column(id="giam", title="Số đơn vị giảm", measure=Measure.COUNT, width=8, summed=True),
        Column(id="ket_luan", title="Kết luận", width=14),
    )


def _rows_of_merged_unit(one: UnitAfter, number: int) -> list[tuple[Value, ...]]:
    parts = one.merged.members if one.merged else ()
    standing = sum(part.stands_for_unit for part in parts)
    result: tuple[Value, ...] = (
        one.unit.full_name,
        *_shares(one.unit, one.area_share, one.population_share),
        standing - 1,
        one.verdict.label if one.verdict else "",
    )
    rows: list[tuple[Value, ...]] = []
    for index, (member, part) in enumerate(zip(one.members, parts, strict=True)):
        screening = member.screening
        shares = (
            _shares(member.unit, screening.area_share, screening.population_share)
            if part.is_whole
            else (part.area_km2, "", part.population, "")
        )
        first = index == 0
        rows.append(
            (
                number if first else "",
                member.unit.full_name,
                *shares,
                part_words(part),
                *(result if first else ("",) * len(result)),
            )
        )
    return rows


def members_table(one: UnitAfter) -> Table:
    """The members of one merged unit with their figures, and their sums."""
    columns = (
        _NUMBER,
        _code(),
        Column(id="ten", title="Tên đơn vị", width=20),
        Column(id="dt", title="Diện tích (km²)", measure=Measure.AREA_KM2, width=11),
        Column(id="dt_pt", title="% tiêu chuẩn", measure=Measure.SHARE, width=11),
        Column(id="ds", title="Dân số (người)", measure=Measure.COUNT, width=11),
        Column(id="ds_pt", title="% tiêu chuẩn", measure=Measure.SHARE, width=11),
        Column(id="so_ho", title="Số hộ", measure=Measure.COUNT, width=9),
        Column(id="ghi_chu", title="Đối chiếu hiện trạng", width=26),
    )
    rows: list[tuple[Value, ...]] = []
    parts = one.merged.members if one.merged else ()
    for number, (member, part) in enumerate(zip(one.members, parts, strict=True), start=1):
        unit, screening = member.unit, member.screening
        figures: tuple[Value, ...] = (part.area_km2, "", part.population, "", part.households)
        remark = part_words(part)
        if part.is_whole:
            remark = member.standing.value
            shares = _shares(unit, screening.area_share, screening.population_share)
            figures = (*shares, unit.households)
        rows.append((number, unit.code, unit.full_name, *figures, remark))
    whole = _shares(one.unit, one.area_share, one.population_share)
    total = ("", one.unit.code, one.unit.full_name, *whole, one.unit.households, "Sau sắp xếp")
    return Table(
        id="thanh_vien", title=one.unit.full_name, columns=columns, rows=tuple(rows), totals=total
    )


def all_after(after: tuple[UnitAfter, ...], words: LevelWords) -> Table:
    """Every unit that exists once the plan is carried out."""
    columns = (
        _NUMBER,
        _code(),
        Column(id="ten", title="Tên đơn vị", width=20),
        Column(id="thuoc", title=words.members_of, width=18),
        *_figures(),
        Column(id="so_ho", title="Số hộ", measure=Measure.COUNT, width=9, summed=True),
        Column(id="tu", title="Hình thành từ", width=36),
        Column(id="tinh_trang", title="Tình trạng", width=26),
    )
    rows = [
        (
            index,
            one.unit.code,
            one.unit.full_name,
            parent_after(one),
            *_shares(one.unit, one.area_share, one.population_share),
            one.unit.households,
            member_names(one) if one.merged else "Giữ nguyên",
            one.standing.value,
        )
        for index, one in enumerate(after, start=1)
    ]
    return _table("sau_sap_xep", f"Danh sách {words.noun} sau sắp xếp", columns, rows)


def by_parent(
    before: tuple[UnitBefore, ...], after: tuple[UnitAfter, ...], words: LevelWords
) -> Table:
    """Numbers of units by district (for hamlets: by commune) before and after."""
    titles = (
        ("truoc", "Số đơn vị trước sắp xếp"),
        ("thuoc_dien", "Thuộc diện sắp xếp"),
        ("mien", "Được miễn có lý do"),
        ("moi", "Đơn vị mới hình thành"),
        ("sau", "Số đơn vị sau sắp xếp"),
        ("giam", "Giảm"),
    )
    columns = (
        _NUMBER,
        Column(id="thuoc", title=words.members_of, width=26),
        *(
            Column(id=name, title=title, measure=Measure.COUNT, width=11, summed=True)
            for name, title in titles
        ),
        Column(id="dt", title="Diện tích (km²)", measure=Measure.AREA_KM2, width=11, summed=True),
        Column(id="ds", title="Dân số (người)", measure=Measure.COUNT, width=11, summed=True),
    )
    rows = [
        (index, *_row_of_parent(parent, before, after))
        for index, parent in enumerate(
            dict.fromkeys(one.unit.parent_name or "" for one in before), start=1
        )
    ]
    return _table("tong_hop", "Tổng hợp theo địa bàn", columns, rows)


def _row_of_parent(
    parent: str, before: tuple[UnitBefore, ...], after: tuple[UnitAfter, ...]
) -> tuple[Value, ...]:
    here = [one for one in before if (one.unit.parent_name or "") == parent]
    then = [one for one in after if parent_after(one) == parent]
    figures = totals(one.unit for one in here)
    return (
        parent or "(không ghi)",
        len(here),
        sum(one.standing is Duty.MUST_ARRANGE for one in here),
        sum(one.standing is Duty.EXEMPT for one in here),
        sum(one.merged is not None for one in then),
        len(then),
        len(here) - len(then),
        figures.area_km2,
        figures.population,
    )


def balance(before: Totals, after: Totals) -> Table:
    """Totals before and after: the plan loses no area and no person."""
    columns = (
        Column(id="thoi_diem", title="", width=22),
        Column(id="so_dv", title="Số đơn vị", measure=Measure.COUNT, width=12),
        Column(id="dt", title="Diện tích (km²)", measure=Measure.AREA_KM2, width=16),
        Column(id="ds", title="Dân số (người)", measure=Measure.COUNT, width=16),
    )
    rows: list[tuple[Value, ...]] = [
        ("Trước sắp xếp", before.units, before.area_km2, before.population),
        ("Sau sắp xếp", after.units, after.area_km2, after.population),
    ]
    area = people = None
    if after.area_km2 is not None and before.area_km2 is not None:
        area = after.area_km2 - before.area_km2
    if after.population is not None and before.population is not None:
        people = after.population - before.population
    rows.append(("Chênh lệch", after.units - before.units, area, people))
    return Table(
        id="can_doi", title="Cân đối trước và sau sắp xếp", columns=columns, rows=tuple(rows)
    )


def parent_after(one: UnitAfter) -> str:
    """The parent of a unit after the plan; across a parent's border that of its head member."""
    if one.unit.parent_name:
        return one.unit.parent_name
    head = next((m.unit for m in one.members if m.unit.code == one.unit.code), one.members[0].unit)
    return head.parent_name or ""


def member_names(one: UnitAfter) -> str:
    """The names of the members, those that give only a part marked."""
    parts = one.merged.members if one.merged else ()
    names = [
        member.unit.full_name + ("" if part.is_whole else f" ({_part_words(part)})")
        for member, part in zip(one.members, parts, strict=True)
    ]
    return "; ".join(names)


def _part_words(part: Part) -> str:
    words = "phần còn lại" if part.is_rest else "một phần"
    return f"{words}, ước tính" if part.estimated else words


def _table(
    name: str, title: str, columns: tuple[Column, ...], rows: Sequence[tuple[Value, ...]]
) -> Table:
    label_at = next(i for i, column in enumerate(columns) if column.id.startswith(("ten", "thuoc")))
    total = with_totals(columns=columns, rows=rows, label="Tổng cộng", label_at=label_at)
    return Table(id=name, title=title, columns=columns, rows=tuple(rows), totals=total)


def _shares(
    unit: Unit, area_share: Fraction | None, population_share: Fraction | None
) -> tuple[Value, Value, Value, Value]:
    return unit.area_km2, area_share, unit.population, population_share


def _fate(after: UnitAfter | None) -> str:
    if after is None or after.merged is None:
        return "Chưa có phương án (giữ nguyên)"
    return f"Nhập thành {in_sentence(after.unit)}"
