"""A plan as a table: one row for each old unit with the new unit that it goes to.

A unit that goes to several has a row for each, with the area and the people of that part or its
shares; the row without figures, or that of the unit itself, is what it keeps.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from noivu_desktop.errors import MapReadError
from noivu_desktop.maps_in.cell_values import code_of, kind_in_name, text_of
from noivu_desktop.maps_in.code_meanings import other_unit
from noivu_desktop.maps_in.layers import Cell
from noivu_desktop.maps_in.part_rows import FIGURE_HEADINGS, PartColumns
from noivu_desktop.maps_in.workbook import Sheet, read_sheets
from noivu_desktop.plan.parts import AREA_SLACK_KM2
from noivu_desktop.units.code_validity import CodeBook, CodeVintage, Pair
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.unit import Unit, UnitKind
from noivu_desktop.vietnamese import fold

_HEADINGS = {
    "old": "old oldcode macu maxacu madvhccu madonvicu maxaphuongcu macudv",
    "old_name": "oldname tencu tenxacu tendvhccu tendonvicu donvicu xacu",
    "new": "new newcode mamoi maxamoi madvhcmoi madonvimoi manhom nhom",
    "new_name": "newname tenmoi tenxamoi tendvhcmoi tendonvimoi donvimoi xamoi phuongan"
    " donvisausapxep donvihinhthanhsausapxep",
    "change": "kind hinhthuc hinhthucsapxep",
    "note": "note ghichu noidung",
    **FIGURE_HEADINGS,
}
_OTHERWISE = {
    "old": "code ma maxa madvhc madonvi",
    "old_name": "name ten tenxa tendonvi xa",
}
"""Headings that mean an old unit where no heading says so outright."""

_PARTIAL = ("split", "nhap mot phan", "mot phan", "chia tach", "chia", "phan con lai")
_LAST_HEADER_ROW = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanProblem:
    """Something that cannot be taken over as it is; ``row``: of the table, if it is of one."""

    row: int | None
    code: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePart:
    """The figures that a row of the table tells of a part, by their names; never empty."""

    row: int
    code: str
    figures: Mapping[str, Any]


@dataclass(slots=True, kw_only=True)
class TableGroup:
    """What a table sends to one new unit.

    codes  old units that go there whole or with what they keep
    parts  partial parts of other old units
    kept   figures of what a divided unit among ``codes`` keeps, where the table tells them
    """

    codes: list[str] = field(default_factory=list)
    parts: list[TablePart] = field(default_factory=list)
    kept: list[TablePart] = field(default_factory=list)
    new_code: str = ""
    name: str | None = None
    kind: UnitKind | None = None
    is_divided: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTable:
    """What a table says: ``taken`` units of the project, new units that change, problems.

    vintage  the list that its codes are of; ``None``: no list knows them
    """

    groups: tuple[TableGroup, ...]
    taken: int
    problems: tuple[PlanProblem, ...]
    vintage: CodeVintage | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    number: int
    code: str
    new: str
    name: str | None
    is_partial: bool
    figures: Mapping[str, Any] | None
    note: str | None


def read_plan_table(path: Path, coverage: Coverage, book: CodeBook) -> PlanTable:
    """The plan in the first sheet that has columns for old and new units.

    Raises MapReadError if no sheet has them or no code is one of the project.
    """
    for sheet in read_sheets(path):
        found = _header(sheet)
        if found is not None:
            return _read(path, sheet, *found, coverage, book)
    raise MapReadError(
        f"Bảng {path.name} không có cột mã cũ và cột đơn vị mới; hãy đặt tên cột là “Mã cũ” và"
        " “Mã mới” hoặc “Tên mới”."
    )


def is_plan_table(path: Path) -> bool:
    """Whether any sheet has columns for old and new units; raises MapReadError if unreadable."""
    return any(_header(sheet) is not None for sheet in read_sheets(path))


def _header(sheet: Sheet) -> tuple[int, dict[str, int]] | None:
    """The number of rows down to the header, and the place of each column."""
    for number, row in enumerate(sheet.rows[:_LAST_HEADER_ROW], start=1):
        places = _places(row)
        if ("old" in places or "old_name" in places) and ("new" in places or "new_name" in places):
            return number, places
    return None


def _places(row: Sequence[Cell]) -> dict[str, int]:
    keys = [re.sub(r"[^a-z0-9]", "", fold(str(cell or ""))) for cell in row]
    found: dict[str, int] = {}
    for words_of in (_HEADINGS, _OTHERWISE):
        for name, words in words_of.items():
            known = words.split()
            place = next((p for p, key in enumerate(keys) if key in known), None)
            if place is not None and place not in found.values():
                found.setdefault(name, place)
    return found


def _read(
    path: Path,
    sheet: Sheet,
    first: int,
    places: Mapping[str, int],
    coverage: Coverage,
    book: CodeBook,
) -> PlanTable:
    problems: list[PlanProblem] = []
    rows = list(_rows(sheet, first, places, coverage, book, problems))
    vintage = book.vintage(_pairs(sheet, first, places, coverage))
    if not rows:
        used = f" (mã trong bảng theo {vintage.label})" if vintage else ""
        raise MapReadError(
            f"Không mã đơn vị nào trong {path.name} có trong hồ sơ này; bảng có thể dùng danh mục"
            f" mã của năm khác{used}."
        )
    groups = _groups(rows, coverage, problems)
    problems += _too_small(groups, coverage)
    return PlanTable(
        groups=tuple(
            group
            for group in groups.values()
            if group.codes and len(group.codes) + len(group.parts) + len(group.kept) > 1
        ),
        taken=len({row.code for row in rows}),
        problems=tuple(sorted(problems, key=lambda one: (one.row is None, one.row or 0))),
        vintage=vintage,
    )


def _pairs(
    sheet: Sheet, first: int, places: Mapping[str, int], coverage: Coverage
) -> Iterator[Pair]:
    """Code and name of each old unit as the table writes them, also of units not known here."""
    for cells in sheet.rows[first:]:
        told = {name: cells[place] for name, place in places.items()}
        code, _ = code_of(told.get("old"), coverage.level)
        name = text_of(told.get("old_name"))
        if code and name:
            yield code, name


def _rows(
    sheet: Sheet,
    first: int,
    places: Mapping[str, int],
    coverage: Coverage,
    book: CodeBook,
    problems: list[PlanProblem],
) -> Iterator[_Row]:
    """The rows about units of the project; the others become problems."""
    by_name = _codes_by_name(coverage)
    columns = PartColumns(
        {name: [cells[place] for cells in sheet.rows[first:]] for name, place in places.items()}
    )
    for number, cells in enumerate(sheet.rows[first:], start=first + 1):
        told = {name: cells[place] for name, place in places.items()}
        code, problem = _code(told, coverage, by_name)
        if code is not None and not problem and (old_name := text_of(told.get("old_name"))):
            problem = other_unit(coverage, book, by_name, code, old_name)
        new_code, _ = code_of(told.get("new"), coverage.level)
        name = text_of(told.get("new_name"))
        if not problem and not new_code and not name:
            problem = "không ghi đơn vị mới, nên giữ nguyên"
        if code is None and not text_of(told.get("old_name")) and not new_code:
            continue  # an empty line or a heading
        if problem:
            text = f"Dòng {number}: {problem}."
            problems.append(PlanProblem(row=number, code=code or "", text=text))
            continue
        change = fold(text_of(told.get("change")) or "")
        yield _Row(
            number=number,
            code=code or "",
            new=new_code or f"tên {fold(name or '')}",
            name=name,
            is_partial=change.startswith(_PARTIAL),
            figures=columns.figures(told, coverage.unit(code or "")),
            note=text_of(told.get("note")),
        )


def _code(
    told: Mapping[str, Cell], coverage: Coverage, by_name: Mapping[str, list[str]]
) -> tuple[str | None, str]:
    """The code of the old unit of a row, and what is wrong with it (empty: nothing)."""
    code, _ = code_of(told.get("old"), coverage.level)
    if code is not None:
        return code, "" if code in coverage.index else f"mã {code} không có trong hồ sơ"
    name = text_of(told.get("old_name"))
    found = by_name.get(fold(name or ""), [])
    if len(found) == 1:
        return found[0], ""
    if not found:
        return None, f"không có đơn vị tên “{name}” trong hồ sơ"
    return None, f"có {len(found)} đơn vị tên “{name}”; hãy ghi mã"


def _codes_by_name(coverage: Coverage) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for unit in coverage.units:
        for name in {fold(unit.full_name), fold(unit.short_name)}:
            found.setdefault(name, []).append(unit.code)
    return found


def _groups(
    rows: Sequence[_Row], coverage: Coverage, problems: list[PlanProblem]
) -> dict[str, TableGroup]:
    """Groups by new unit; what cannot be taken over of a divided unit is told."""
    goes_to: dict[str, dict[str, _Row]] = {}
    groups: dict[str, TableGroup] = {}
    for row in rows:
        _name_it(groups.setdefault(row.new, TableGroup(new_code=row.new)), row, problems)
        told = goes_to.setdefault(row.code, {})
        first = next(iter(told.values()), row)
        if row.new in told:
            name = coverage.unit(row.code).full_name
            text = f"Dòng {row.number}: {name} đã có ở dòng {first.number}."
            problems.append(PlanProblem(row=row.number, code=row.code, text=text))
        else:
            told[row.new] = row
    for code, told in goes_to.items():
        if len(told) == 1 and not any(row.is_partial for row in told.values()):
            groups[next(iter(told))].codes.append(code)
        else:
            _divide(coverage.unit(code), list(told.values()), groups, problems)
    for key, group in groups.items():
        takes_rest = any(len(goes_to[code]) > 1 for code in group.codes)
        takes = group.parts or group.is_divided or takes_rest
        if takes and key in coverage.index and key not in goes_to:
            group.codes.append(key)  # the table is silent on a unit that only takes parts
    return groups


def _divide(
    unit: Unit, rows: Sequence[_Row], groups: Mapping[str, TableGroup], problems: list[PlanProblem]
) -> None:
    """Put the parts of ``unit`` into their groups; a row that tells no figures is told."""
    rest = _rest(unit, rows)
    for row in rows:
        group = groups[row.new]
        part = TablePart(row=row.number, code=row.code, figures=row.figures or {})
        if row is rest:
            group.codes.append(row.code)
            group.kept += [part] if row.figures else []
        elif row.figures:
            group.parts.append(part)
        elif row.new != row.code or (row.name or unit.full_name) != unit.full_name:
            group.is_divided = True
            text = (
                f"Dòng {row.number}: {unit.full_name} chỉ nhập một phần vào {row.name or row.new};"
                " hãy ghi diện tích, dân số của phần đó vào bảng (cột dien_tich, dan_so) hoặc chia"
                " phần đó trên bản đồ."
            )
            text += f" Bảng ghi chú: “{row.note}”." if row.note else ""
            problems.append(PlanProblem(row=row.number, code=row.code, text=text))


def _rest(unit: Unit, rows: Sequence[_Row]) -> _Row | None:
    """The row of what the unit keeps; ``None``: no row tells, so it stays a unit of its own."""
    told = [row for row in rows if row.figures]
    without = [row for row in rows if row.figures == {}]
    if not told:
        return None
    own = next((row for row in without or told if row.new == unit.code), None)
    if own is not None or without:
        return own or (without[0] if len(without) == 1 else None)
    for name, slack in (("area_km2", AREA_SLACK_KM2), ("population", Decimal(0))):
        whole, parts = getattr(unit, name), [(row.figures or {}).get(name) for row in told]
        if whole is not None and None not in parts:
            covers = sum(one or 0 for one in parts) >= whole - slack
            return told[parts.index(max(one or 0 for one in parts))] if covers else None
    return None


def _name_it(group: TableGroup, row: _Row, problems: list[PlanProblem]) -> None:
    if row.name is None:
        return
    kind, name = kind_in_name(row.name)
    if group.name is None:
        group.kind, group.name = kind, name
    elif fold(group.name) != fold(name):
        text = f"Dòng {row.number}: {row.new} đã có tên {group.name}, ở đây là {name}."
        problems.append(PlanProblem(row=row.number, code=row.code, text=text))


def _too_small(groups: Mapping[str, TableGroup], coverage: Coverage) -> Iterator[PlanProblem]:
    """New units that cannot be formed because their other members are only parts."""
    for key, group in groups.items():
        waits = group.is_divided and not group.parts and key not in group.codes
        if (waits and len(group.codes) < 2) or (group.parts and not group.codes):
            name = group.name or key.removeprefix("tên ")
            whole = "".join(coverage.unit(code).full_name for code in group.codes)
            only = (
                f"chỉ {whole} nhập nguyên trạng" if whole else "không đơn vị nào nhập nguyên trạng"
            )
            text = f"Chưa lập được đơn vị mới {name} ({key}): {only}."
            yield PlanProblem(row=None, code=group.codes[0] if group.codes else "", text=text)
