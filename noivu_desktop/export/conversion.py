"""The conversion table: each old unit with the new unit that it goes to, and with what share."""

import csv
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

from noivu_desktop.export.standing import UnitAfter, UnitBefore
from noivu_desktop.export.table import Column, Measure, Table, Value
from noivu_desktop.export.wording import lower_first, part_words, shown_day
from noivu_desktop.plan.plan import Part
from noivu_desktop.spreadsheet_text import guarded
from noivu_desktop.units.unit import Unit
from noivu_desktop.vietnamese import round_half_up

UNCHANGED = "giữ nguyên"
_DAY_MISSING = "Ngày có hiệu lực chưa được ghi trong hồ sơ."
_CODES = (
    "Mã mới là mã của đơn vị cũ được giữ lại; mã chính thức [đối chiếu danh mục do cơ quan có "
    "thẩm quyền ban hành]."
)

CSV_HEADINGS = {
    "ma_cu": "ma_cu",
    "ten_cu": "ten_cu",
    "thuoc_cu": "thuoc_cu",
    "ma_moi": "ma_moi",
    "ten_moi": "ten_moi",
    "ty_le_dt": "ty_le_dien_tich",
    "ty_le_ds": "ty_le_dan_so",
    "hinh_thuc": "hinh_thuc",
    "tu_ngay": "hieu_luc_tu",
    "danh_muc": "ngay_danh_muc_ma",
}

_COLUMNS = (
    Column(id="ma_cu", title="Mã cũ", width=8),
    Column(id="ten_cu", title="Tên cũ", width=22),
    Column(id="thuoc_cu", title="Thuộc", width=18),
    Column(id="ma_moi", title="Mã mới", width=8),
    Column(id="ten_moi", title="Tên mới", width=22),
    Column(id="ty_le_dt", title="Tỷ lệ diện tích (%)", measure=Measure.SHARE, width=11),
    Column(id="ty_le_ds", title="Tỷ lệ dân số (%)", measure=Measure.SHARE, width=11),
    Column(id="hinh_thuc", title="Hình thức", width=20),
    Column(id="tu_ngay", title="Hiệu lực từ", width=11),
    Column(id="danh_muc", title="Mã cũ theo danh mục ngày", width=12),
)


def conversion_table(
    before: tuple[UnitBefore, ...],
    after: tuple[UnitAfter, ...],
    *,
    valid_from: str | None = None,
    codes_as_of: str | None = None,
) -> Table:
    """One row for each old unit and each new unit that takes of it, in the order of ``before``.

    valid_from, codes_as_of: ISO 8601; ``None``: not entered.
    """
    days = shown_day(valid_from or ""), shown_day(codes_as_of or "")
    takers: dict[str, list[tuple[UnitAfter, Part]]] = {}
    for one in after:
        parts = one.merged.members if one.merged else (Part(code=one.unit.code),)
        for part in parts:
            takers.setdefault(part.code, []).append((one, part))
    rows = [
        (*_row(one.unit, taker, part), *days)
        for one in before
        for taker, part in takers.get(one.unit.code, ())
    ]
    return Table(
        id="chuyen_doi",
        title="Bảng chuyển đổi đơn vị cũ sang đơn vị mới",
        columns=_COLUMNS,
        rows=tuple(rows),
        notes=(_CODES,) if valid_from else (_DAY_MISSING, _CODES),
    )


def _row(old: Unit, new: UnitAfter, part: Part) -> tuple[Value, ...]:
    return (
        old.code,
        old.full_name,
        old.parent_name or "",
        new.unit.code,
        new.unit.full_name,
        *_shares(old, part),
        _kind_of_change(new, part),
    )


def _kind_of_change(new: UnitAfter, part: Part) -> str:
    if new.merged is None:
        return UNCHANGED
    return lower_first(part_words(part))


def _shares(old: Unit, part: Part) -> tuple[Fraction | None, Fraction | None]:
    if part.is_whole:
        return Fraction(1), Fraction(1)
    area = people = None
    if part.area_km2 is not None and old.area_km2:
        area = Fraction(part.area_km2) / Fraction(old.area_km2)
    if part.population is not None and old.population:
        people = Fraction(part.population, old.population)
    return area, people


def write_csv(table: Table, path: Path) -> None:
    """Write the conversion table as CSV in UTF-8 with a mark that Excel understands."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(CSV_HEADINGS[column.id] for column in table.columns)
        writer.writerows(_plain(row) for row in table.rows)


def _plain(row: Iterable[Value]) -> list[str]:
    return [guarded(value) if isinstance(value, str) else _share_text(value) for value in row]


def _share_text(value: Value) -> str:
    if value is None or isinstance(value, str):
        return ""
    return f"{round_half_up(value, 6):f}"
