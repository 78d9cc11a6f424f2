"""Two plans side by side in words: who goes with whom in each, and their figures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from noivu_desktop.plan.comparison import compare
from noivu_desktop.plan.plan import MergedUnit, Part, Plan
from noivu_desktop.project.csv_files import write_csv
from noivu_desktop.project.project import Project
from noivu_desktop.rules.checking import PlanCheck
from noivu_desktop.rules.finding import Verdict
from noivu_desktop.units.unit import with_kind
from noivu_desktop.vietnamese import number

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


def difference_rows(project: Project, first: Plan, second: Plan) -> tuple[DifferenceRow, ...]:
    """The units whose company differs between two plans, in the order of the coverage."""
    coverage = project.coverage
    codes = [unit.code for unit in coverage.units]
    differing = {one.code for one in compare(first, second, codes).differs}
    parts = [_partial_parts(plan) for plan in (first, second)]
    differing |= {
        code
        for code in parts[0].keys() | parts[1].keys()
        if parts[0].get(code) != parts[1].get(code)
    }
    return tuple(
        DifferenceRow(
            code=unit.code,
            name=unit.full_name,
            parent=unit.parent_name or "",
            in_first=_company(project, first, unit.code),
            in_second=_company(project, second, unit.code),
            codes=tuple(sorted(first.group_of(unit.code) | second.group_of(unit.code))),
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
        ("Đơn vị cũ thay đổi", sum(len(one.merged.members) for one in check.merged)),
        ("Còn phải sắp xếp", len(check.unresolved)),
    )
    return tuple((label, number(count)) for label, count in counted)


def write_differences_csv(
    path: Path, names: tuple[str, str], rows: Iterable[DifferenceRow]
) -> None:
    """The differences as a table for spreadsheets; whole or not at all."""
    lines = [(row.code, row.name, row.parent, row.in_first, row.in_second) for row in rows]
    write_csv(path, [("Mã", "Tên", "Thuộc", *names), *lines])


def _partial_parts(plan: Plan) -> dict[str, set[tuple[str, Part]]]:
    """By unit that is divided: the merged units that take of it, and what they take."""
    found: dict[str, set[tuple[str, Part]]] = {}
    for merged in plan.merged:
        for part in merged.members:
            if not part.is_whole:
                found.setdefault(part.code, set()).add((merged.code, part))
    return found


def _company(project: Project, plan: Plan, code: str) -> str:
    """With whom a unit goes and what they become: "cùng Xã B, Xã C → Xã Nam La"."""
    merged = plan.merged_by_member.get(code)
    if merged is None:
        takers = [_name(project, one) for one in plan.merged if code in one.codes]
        return f"chia cho {', '.join(takers)}" if takers else ALONE
    others = [project.coverage.unit(one).full_name for one in merged.codes if one != code]
    return f"cùng {', '.join(others)} → {_name(project, merged)}"


def _name(project: Project, merged: MergedUnit) -> str:
    head = project.coverage.unit(merged.code)
    return with_kind(merged.name or head.short_name, merged.kind or head.kind)
