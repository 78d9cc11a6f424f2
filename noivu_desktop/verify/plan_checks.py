"""What must be true of one stored plan: nothing lost, nothing twice, everything connected."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

import numpy as np

from noivu_desktop.errors import CoverageError, PlanError, RuleSetError
from noivu_desktop.plan.plan import MergedUnit, Part
from noivu_desktop.rules.checking import check_merged_unit
from noivu_desktop.rules.confirmation import confirmed
from noivu_desktop.rules.loading import rule_set
from noivu_desktop.rules.merged_check import MergedCheck
from noivu_desktop.rules.rule_set import RuleSet
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.measures import Totals, sum_areas, sum_counts
from noivu_desktop.units.unit import Unit, UnitKind, area_from_km2
from noivu_desktop.verify.borders import is_connected, is_union
from noivu_desktop.verify.divided_units import AREA_SLACK, division_problems
from noivu_desktop.verify.stored_plan import Row, StoredPlan, StoredProject
from noivu_desktop.vietnamese import number, people

_CUT_SLACK = 1e-6  # of the area: a cut line meets old borders between their vertices


def plan_problems(stored: StoredProject, plan: StoredPlan) -> Iterator[str]:
    """One sentence for each thing that is wrong with ``plan``."""
    where = f"Phương án “{plan.name}”: "
    unknown = sorted(set(_codes(plan)) - set(stored.coverage.index))
    if unknown:
        yield f"{where}có đơn vị không có trong hồ sơ: {', '.join(unknown)}."
        return
    for problem in (
        *_partition_problems(stored.coverage, plan),
        *division_problems(stored.coverage, plan),
        *_connection_problems(stored.coverage, plan),
        *_row_problems(stored, plan),
        *_sum_problems(stored.coverage, plan),
    ):
        yield where + problem


def _codes(plan: StoredPlan) -> list[str]:
    return [part.code for parts in plan.parts.values() for part in parts]


def _name(coverage: Coverage, code: str) -> str:
    return f"{coverage.unit(code).full_name} ({code})"


def _partition_problems(coverage: Coverage, plan: StoredPlan) -> Iterator[str]:
    whole = Counter(p.code for parts in plan.parts.values() for p in parts if p.is_whole)
    divided = {p.code for parts in plan.parts.values() for p in parts if not p.is_whole}
    for code, times in whole.items():
        if times > 1 or code in divided:
            yield f"{_name(coverage, code)} được nhập nhiều lần."
    for code, parts_of in plan.parts.items():
        is_rest_alone = len(parts_of) == 1 and parts_of[0].is_rest
        standing = {part.code for part in parts_of if part.stands_for_unit}
        if (len(parts_of) < 2 and not is_rest_alone) or code not in standing:
            yield f"đơn vị mới {_name(coverage, code)} thiếu đơn vị thành phần."


def _connection_problems(coverage: Coverage, plan: StoredPlan) -> Iterator[str]:
    for code, parts in plan.parts.items():
        if not is_connected(coverage, parts):
            yield f"đơn vị mới {_name(coverage, code)} gồm các phần không liền nhau."


def _row_problems(stored: StoredProject, plan: StoredPlan) -> Iterator[str]:
    """Does ``merged_units`` say what its members and the rule set say?"""
    coverage = stored.coverage
    for code in sorted(set(plan.rows) ^ set(plan.parts)):
        yield f"lớp merged_units và bảng plan_parts không cùng có đơn vị mới mang mã {code}."
    rules = rules_of(stored)
    for code in plan.rows.keys() & plan.parts.keys():
        row, parts = plan.rows[code], plan.parts[code]
        name = f"đơn vị mới {row['name']} ({code})"
        yield from (f"{name}: {what}" for what in _figure_problems(coverage, row, parts))
        if not _is_outline(coverage, row, parts):
            yield f"{name}: hình trên bản đồ không phải là hợp của các đơn vị thành phần."
        if rules:
            yield from (f"{name}: {what}" for what in _rule_problems(stored, rules, row, parts))


def _is_outline(coverage: Coverage, row: Row, parts: tuple[Part, ...]) -> bool:
    """Whether the polygon is that of all members; a part that nobody drew leaves none."""
    whole = coverage.geometries[coverage.rows(part.code for part in parts if part.is_whole)]
    drawn = [part.shape for part in parts if not part.is_whole]
    if None in drawn:
        return row["geom"] is None
    if not drawn:
        return is_union(row["geom"], whole)
    return is_union(row["geom"], np.array([*whole, *drawn], dtype=object), slack=_CUT_SLACK)


def _figure_problems(coverage: Coverage, row: Row, parts: tuple[Part, ...]) -> Iterator[str]:
    codes = ", ".join(sorted(part.code for part in parts))
    if row["members"] != codes:
        yield f"ghi thành phần là {row['members']}, thực tế là {codes}."
    summed = _summed(coverage, parts)
    shown = None if row["area_km2"] is None else area_from_km2(row["area_km2"])
    if shown != summed.area_km2:
        yield f"ghi diện tích {_area(shown)}, tổng các thành phần là {_area(summed.area_km2)}."
    if row["population"] != summed.population:
        yield (
            f"ghi dân số {people(row['population'])}, tổng các thành phần là"
            f" {people(summed.population)}."
        )
    if row["households"] != summed.households:
        yield (
            f"ghi {number(row['households'])} hộ, tổng các thành phần là"
            f" {number(summed.households)} hộ."
        )


def _summed(coverage: Coverage, parts: tuple[Part, ...]) -> Totals:
    pairs = [(coverage.unit(part.code), part) for part in parts]
    return Totals(
        units=len(parts),
        area_km2=sum_areas(u.area_km2 if p.is_whole else p.area_km2 for u, p in pairs),
        population=sum_counts(u.population if p.is_whole else p.population for u, p in pairs),
        households=sum_counts(u.households if p.is_whole else p.households for u, p in pairs),
    )


def rules_of(stored: StoredProject) -> RuleSet | None:
    """The text that the project is judged by; ``None``: this program does not have it."""
    try:
        return confirmed(rule_set(stored.rule_set_id), stored.confirmations)
    except RuleSetError:
        return None


def _rule_problems(
    stored: StoredProject, rules: RuleSet, row: Row, parts: tuple[Part, ...]
) -> Iterator[str]:
    check = recheck(stored, rules, row, parts)
    if check is None:
        yield "mã, loại hoặc thành phần không hợp lệ nên không kiểm tra lại được."
        return
    if row["verdict"] != check.verdict.value:
        yield f"ghi kết luận “{row['verdict']}”, kiểm tra lại là “{check.verdict.value}”."
    if row["findings"] != "\n".join(finding.sentence for finding in check.findings):
        yield "lời giải thích kết luận không đúng với kết quả kiểm tra lại."


def recheck(
    stored: StoredProject, rules: RuleSet, row: Row, parts: tuple[Part, ...]
) -> MergedCheck | None:
    """What the rules say of a stored merged unit; ``None`` if it cannot be one."""
    try:
        merged = MergedUnit(
            code=row["code"],
            members=tuple(sorted(parts, key=lambda part: part.code)),
            name=row["name"],
            kind=UnitKind(row["kind"]),
            seat=row["seat"],
        )
        return check_merged_unit(
            merged,
            stored.coverage,
            rules,
            stored.exemptions,
            stored.waivers,
            stored.consultations,
        )
    except (ValueError, PlanError, CoverageError):
        return None


def _sum_problems(coverage: Coverage, plan: StoredPlan) -> Iterator[str]:
    """Area and people before the plan equal those of merged and untouched units after it."""
    touched = set(_codes(plan))
    rest = [unit for unit in coverage.units if unit.code not in touched]
    rows = plan.rows.values()
    if _is_known("area_km2", coverage, plan):
        before, after = _known_area(coverage.units), _known_area(rest)
        after += sum((area_from_km2(row["area_km2"]) for row in rows), Decimal(0))
        divided = sum(not p.is_whole for parts in plan.parts.values() for p in parts)
        if abs(after - before) > divided * AREA_SLACK:
            yield f"tổng diện tích trước là {_area(before)}, sau là {_area(after)}."
    if _is_known("population", coverage, plan):
        counted = _known_people(rest) + sum(row["population"] for row in rows)
        if counted != _known_people(coverage.units):
            known = people(_known_people(coverage.units))
            yield f"tổng dân số trước là {known}, sau là {people(counted)}."


def _is_known(figure: str, coverage: Coverage, plan: StoredPlan) -> bool:
    """Whether all that the plan touches and forms has the figure: the whole of a divided unit
    may not be known where its parts are."""
    before = [getattr(coverage.unit(code), figure) for code in _codes(plan)]
    return None not in [*before, *(row[figure] for row in plan.rows.values())]


def _known_area(units: Iterable[Unit]) -> Decimal:
    return sum((u.area_km2 for u in units if u.area_km2 is not None), Decimal(0))


def _known_people(units: Iterable[Unit]) -> int:
    return sum(u.population for u in units if u.population is not None)


def _area(area_km2: Decimal | None) -> str:
    """To the square metre: a difference of one must be seen."""
    return f"{number(area_km2, 6)} km²" if area_km2 is not None else number(None)
