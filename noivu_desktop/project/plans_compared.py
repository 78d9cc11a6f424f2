"""Two plans side by side in words: who goes with whom in each, and their figures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from noivu_desktop.plan.comparison import company, compare
from noivu_desktop.plan.parts import in_words
from noivu_desktop.plan.plan import MergedUnit, Part, Plan
from noivu_desktop.project.csv_files import write_csv
from noivu_desktop.project.project import Project
from noivu_desktop.rules.checking import PlanCheck
from noivu_desktop.rules.finding import Verdict
from noivu_desktop.units.unit import with_kind
from noivu_desktop.vietnamese import area, number, people

ALONE = "giữ nguyên"


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceRow:
    """An old unit whose company differs, in words.

    codes  everyone whom it goes with in either plan
    """

    code: str
    name: str
    parent: str
    in_first: str
    in_second: str
    codes: tuple[str, ...]


def division_words(project: Project, plan: Plan, code: str) -> str:
    """The parts of a unit with their figures and where they go; that it stays whole."""
    held = plan.parts_of.get(code, ())
    return "; ".join(_gift(project, merged, part) for merged, part in held) or "không chia"


def difference_rows(project: Project, first: Plan, second: Plan) -> tuple[DifferenceRow, ...]:
    """The units whose company differs between two plans, in the order of the coverage."""
    coverage = project.coverage
    codes = [unit.code for unit in coverage.units]
    found = compare(first, second, codes)
    differing = {one.code for one in found.differs} | {one.code for one in found.parts}
    return tuple(
        DifferenceRow(
            code=unit.code,
            name=unit.full_name,
            parent=unit.parent_name or "",
            in_first=_company(project, first, unit.code),
            in_second=_company(project, second, unit.code),
            codes=tuple(sorted({*company(first, unit.code), *company(second, unit.code)})),
        )
        for unit in coverage.units
        if unit.code in differing
    )


def figures(check: PlanCheck) -> tuple[tuple[str, str], ...]:
    """What a plan comes to: label and number, the same labels for every plan."""
    verdicts = [one.verdict for one in check.merged]
    counted: Sequence[tuple[str, int]] = (
        ("Đơn vị trước sắp xếp", check.units_before),
        ("Đơn vị sau sắp xếp", check.units_after),
        ("Giảm", check.units_before - check.units_after),
        ("Đơn vị mới", len(check.merged)),
        *((f"Đơn vị mới: {one.label.lower()}", verdicts.count(one)) for one in Verdict),
        ("Đơn vị cũ thay đổi", len({code for one in check.merged for code in one.merged.codes})),
        ("Còn phải sắp xếp", len(check.unresolved)),
    )
    return tuple((label, number(count)) for label, count in counted)


def write_differences_csv(
    path: Path, names: tuple[str, str], rows: Iterable[DifferenceRow]
) -> None:
    """The differences as a table for spreadsheets; whole or not at all."""
    lines = [(row.code, row.name, row.parent, row.in_first, row.in_second) for row in rows]
    write_csv(path, [("Mã", "Tên", "Thuộc", *names), *lines])


def _company(project: Project, plan: Plan, code: str) -> str:
    """With whom a unit goes and what they become: "cùng Xã B, một phần Xã C → Xã Nam La"."""
    if held := plan.parts_of.get(code):
        return "; ".join(_gift(project, merged, part) for merged, part in held)
    merged = plan.merged_by_member.get(code)
    return ALONE if merged is None else _with_others(project, merged, code)


def _gift(project: Project, merged: MergedUnit, part: Part) -> str:
    """One part of a divided unit with its figures and where it goes."""
    figures = [area(part.area_km2)] if part.area_km2 is not None else []
    figures += [people(part.population)] if part.population is not None else []
    told = f" ({', '.join(figures)})" if figures else ""
    what = "phần còn lại" if part.is_rest else "một phần"
    if len(merged.members) == 1:
        return f"{what}{told} {ALONE}"
    return f"{what}{told} {_with_others(project, merged, part.code)}"


def _with_others(project: Project, merged: MergedUnit, code: str) -> str:
    others = [
        in_words(project.coverage.unit(part.code), part)
        for part in merged.members
        if part.code != code
    ]
    if not others:
        return f"→ {_name(project, merged)}"
    return f"cùng {', '.join(others)} → {_name(project, merged)}"


def _name(project: Project, merged: MergedUnit) -> str:
    head = project.coverage.unit(merged.code)
    return with_kind(merged.name or head.short_name, merged.kind or head.kind)
