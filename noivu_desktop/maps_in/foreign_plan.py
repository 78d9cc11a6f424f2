"""Plans that others drew up: another project file, the plan for machines, or a table.

Whatever cannot be taken over is told, row by row or unit by unit; the rest can be used.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import InvalidOperation
from pathlib import Path
from typing import Any

import shapely

from noivu_desktop.errors import MapReadError, PlanError, ProjectFileError
from noivu_desktop.maps_in.code_meanings import other_list, vintage_of, vintage_words
from noivu_desktop.maps_in.plan_rows_in import groups_of_rows
from noivu_desktop.maps_in.plan_table import PlanProblem, TableGroup, TablePart, read_plan_table
from noivu_desktop.plan import edits
from noivu_desktop.plan.parts import completed
from noivu_desktop.plan.plan import Lock, LockKind, MergedUnit, Part, Plan
from noivu_desktop.project.first_state import merged_to_json
from noivu_desktop.project.part_json import part_from_json
from noivu_desktop.project.project import Project
from noivu_desktop.project.project_file import read_project
from noivu_desktop.units.code_validity import code_book
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.unit import Unit, UnitKind
from noivu_desktop.vietnamese import area, people

_LARGEST_JSON = 50_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignPlan:
    """A plan as it fits this project, and what does not fit.

    name      as it was called there
    taken     units that the source speaks of and this project knows
    problems  in the order of the source
    codes     which list its codes are of, in words; empty: not known
    """

    name: str
    plan: Plan
    taken: int
    problems: tuple[PlanProblem, ...]
    codes: str = ""


def read_foreign_plans(path: Path, project: Project) -> tuple[ForeignPlan, ...]:
    """The plans in a file, fitted to ``project``; a table and a JSON file hold one.

    Raises MapReadError or ProjectFileError for a file that holds no plan of these units.
    """
    suffix = path.suffix.lower()
    if suffix == ".gpkg":
        return _from_project(path, project)
    if suffix == ".json":
        return (_from_json(path, project.coverage),)
    return (_from_rows(path, project.coverage) or _from_table(path, project),)


def taking_over(foreign: ForeignPlan, name: str) -> dict[str, object]:
    """Label and steps of the one gesture ("several") that makes the plan one of this project."""
    steps: list[tuple[str, dict[str, object]]] = [("new_plan", {"name": name})]
    if foreign.plan.merged:
        merged = [merged_to_json(one) for one in foreign.plan.merged]
        steps.append(("place", {"plan": name, "gone": [], "merged": merged}))
    for lock in foreign.plan.locks:
        codes = sorted(lock.codes)
        steps.append(("lock", {"plan": name, "kind": lock.kind.value, "codes": codes}))
    return {"label": f"Nhập phương án “{name}” từ tệp", "steps": steps}


def _from_rows(path: Path, coverage: Coverage) -> ForeignPlan | None:
    """The plan as rows that the export wrote; ``None``: it is another table."""
    try:
        groups = groups_of_rows(path, coverage.level)
        if groups is None:
            return None
        merged = [_merged(group, with_shapes=False) for group in groups]
    except (ValueError, KeyError, TypeError, InvalidOperation, PlanError):
        raise MapReadError(
            f"Bảng {path.name} có ô bị sửa không còn đọc được; hãy dùng tệp đã xuất ban đầu."
        ) from None
    return _fitted(Plan(name=path.stem, merged=tuple(merged)), coverage, path)


def _from_table(path: Path, project: Project) -> ForeignPlan:
    book, coverage = code_book(), project.coverage
    table = read_plan_table(path, coverage, book)
    plan = edits.with_groups(
        Plan(name=path.stem), coverage, [group.codes for group in table.groups]
    )
    problems = list(table.problems)
    for group in table.groups:
        for part in group.parts:
            plan = _divided(plan, coverage, part, _taker(group, coverage), problems)
    for part in (part for group in table.groups for part in group.kept):
        if part.code in plan.parts_of:
            plan = edits.set_part(plan, coverage, part.code, part.code, part.figures)
    by_code = {code: group for group in table.groups for code in group.codes}
    merged = [_as_told(one, by_code.get(one.code), coverage) for one in plan.merged]
    merged.sort(key=lambda one: one.code)
    problems.sort(key=lambda one: (one.row is None, one.row or 0))
    if other := other_list(project, book, table.vintage):
        problems.insert(0, PlanProblem(row=None, code="", text=other))
    return ForeignPlan(
        name=path.stem,
        plan=replace(plan, merged=tuple(merged)),
        taken=table.taken,
        problems=tuple(problems),
        codes=vintage_words(table.vintage),
    )


def _taker(group: TableGroup, coverage: Coverage) -> str:
    """The unit of the group at which parts that it is given live: one that is whole there."""
    kept = {part.code for part in group.kept}
    heads = [group.new_code] if group.new_code in group.codes else []
    people = {code: coverage.unit(code).population or 0 for code in group.codes}
    largest = sorted(group.codes, key=lambda code: (code in kept, -people[code], code))
    return [*heads, *largest][0]


def _divided(
    plan: Plan, coverage: Coverage, told: TablePart, to: str, problems: list[PlanProblem]
) -> Plan:
    """The plan with one more part; the plan as it was if it cannot take it, which is told."""
    try:
        return edits.give_part(plan, coverage, Part(code=told.code, to=to, **told.figures))
    except PlanError as error:
        text = f"Dòng {told.row}: {error}"
        problems.append(PlanProblem(row=told.row, code=told.code, text=text))
        return plan


def _as_told(merged: MergedUnit, group: TableGroup | None, coverage: Coverage) -> MergedUnit:
    """The merged unit with the code, the name and the kind that the table gives it."""
    if group is None:
        return merged
    code = group.new_code if group.new_code in merged.standing else merged.code
    head = coverage.unit(code)
    name = group.name if group.name and group.name != head.short_name else None
    kind = group.kind if group.kind and group.kind != head.kind else None
    return replace(merged, code=code, name=name, kind=kind)


def _from_json(path: Path, coverage: Coverage) -> ForeignPlan:
    """The plan that the export for machines wrote."""
    try:
        if path.stat().st_size > _LARGEST_JSON:
            raise MapReadError(f"{path.name} quá lớn để là một phương án.")
        told = json.loads(path.read_text("utf-8-sig"))
        moved = _foreign_borders(path, told, coverage)
        merged = [_merged(group, with_shapes=not moved) for group in told["groups"]]
        locks = [_lock(one) for one in told.get("locks", ())]
        name = str(told["plan"])
    except OSError as error:
        raise MapReadError(f"Không đọc được {path.name}: {error.strerror}.") from None
    except (ValueError, KeyError, TypeError, AttributeError, InvalidOperation, RecursionError):
        raise _no_plan(path) from None
    except PlanError:
        raise _no_plan(path) from None
    plan = Plan(name=name, merged=tuple(merged), locks=tuple(locks))
    fitted = _fitted(plan, coverage, path)
    return replace(fitted, problems=(*moved, *fitted.problems))


def _no_plan(path: Path) -> MapReadError:
    return MapReadError(
        f"{path.name} không phải phương án do chương trình này xuất; hãy chọn tệp phuong-an.json."
    )


def _merged(group: Mapping[str, Any], *, with_shapes: bool) -> MergedUnit:
    kind, head = group.get("kind"), str(group["code"])
    told = [one if with_shapes else {**one, "shape": None} for one in group["members"]]
    return MergedUnit(
        code=head,
        members=tuple(
            sorted((part_from_json(one, head) for one in told), key=lambda part: part.code)
        ),
        name=group.get("name"),
        kind=UnitKind(kind) if kind else None,
        seat=group.get("seat"),
    )


def _foreign_borders(path: Path, told: Mapping[str, Any], coverage: Coverage) -> list[PlanProblem]:
    """What must be told where the borders of parts are in another projection."""
    drawn = any(one.get("shape") for group in told["groups"] for one in group["members"])
    if not drawn or told.get("crs") == coverage.crs:
        return []
    text = (
        f"Ranh giới các phần trong {path.name} dùng hệ tọa độ khác hồ sơ này nên không lấy; số "
        "liệu vẫn lấy, hãy vẽ lại ranh giới các phần."
    )
    return [PlanProblem(row=None, code="", text=text)]


def _lock(told: Mapping[str, Any]) -> Lock:
    return Lock(kind=LockKind(told["kind"]), codes=frozenset(map(str, told["codes"])))


def _from_project(path: Path, project: Project) -> tuple[ForeignPlan, ...]:
    theirs = read_project(path)
    if theirs.hamlets is not None and theirs.coverage.level is not project.coverage.level:
        theirs = theirs.hamlets
    differing = tuple(_differing_units(project.coverage, theirs.coverage))
    codes = vintage_words(vintage_of(theirs, code_book()))
    found = []
    for plan in theirs.plans:
        usable, redrawn = _with_our_borders(plan, project.coverage, theirs.coverage)
        fitted = _fitted(usable, project.coverage, path)
        borders = [_other_border(project.coverage.unit(code)) for code in redrawn]
        problems = (*fitted.problems, *borders, *differing)
        found.append(replace(fitted, problems=problems, codes=codes))
    return tuple(found)


def _other_border(unit: Unit) -> PlanProblem:
    return _conflict(
        unit,
        f"{unit.full_name}: ranh giới ở tệp kia khác hồ sơ này nên không lấy hình các phần; số"
        " liệu vẫn lấy, hãy vẽ lại.",
    )


def _fitted(plan: Plan, coverage: Coverage, path: Path) -> ForeignPlan:
    """The merged units and locks whose units are all here; the others are told."""
    known = coverage.index
    taken = sum(code in known for one in plan.merged for code in one.codes)
    if plan.merged and not taken:
        raise ProjectFileError(
            f"Không mã đơn vị nào trong {path.name} có trong hồ sơ này; tệp có thể dùng danh mục mã"
            " của năm khác."
        )
    merged, problems = _usable(plan, coverage)
    locks = tuple(lock for lock in plan.locks if lock.codes <= known.keys())
    fitted = replace(plan, merged=completed(coverage, merged), locks=locks)
    return ForeignPlan(name=plan.name, plan=fitted, taken=taken, problems=tuple(problems))


def _usable(plan: Plan, coverage: Coverage) -> tuple[list[MergedUnit], list[PlanProblem]]:
    """The merged units that can be formed: all their units are here, and all parts of these."""
    merged = list(plan.merged)
    problems: list[PlanProblem] = []
    lost: set[str] = set()
    while True:
        gone = [(one, text) for one in merged if (text := _hindrance(one, coverage, lost))]
        if not gone:
            return merged, problems
        problems += [PlanProblem(row=None, code=one.code, text=text) for one, text in gone]
        lost |= {part.code for one, _ in gone for part in one.members if not part.is_whole}
        codes = {one.code for one, _ in gone}
        merged = [one for one in merged if one.code not in codes]


def _hindrance(merged: MergedUnit, coverage: Coverage, lost: set[str]) -> str:
    """Why the merged unit cannot be formed; ``lost``: units of which a part found no place."""
    missing = [code for code in merged.codes if code not in coverage.index]
    if missing:
        return f"Không có mã {', '.join(missing)} nên không lập được đơn vị mới {merged.code}."
    torn = [part.code for part in merged.members if not part.is_whole and part.code in lost]
    if torn:
        name = coverage.unit(torn[0]).full_name
        return f"Không lập được đơn vị mới {merged.code} vì các phần của {name} không đủ."
    return ""


def _with_our_borders(plan: Plan, ours: Coverage, theirs: Coverage) -> tuple[Plan, list[str]]:
    """The plan without drawn borders of units that have another polygon here; those units."""
    other = {code for code in plan.parts_of if not _same_polygon(code, ours, theirs)}
    drawn = {
        part.code for code in other for _, part in plan.parts_of[code] if part.shape is not None
    }
    if not drawn:
        return plan, []
    merged = tuple(
        replace(
            one,
            members=tuple(
                replace(part, shape=None) if part.code in drawn else part for part in one.members
            ),
        )
        for one in plan.merged
    )
    return replace(plan, merged=merged), sorted(drawn)


def _same_polygon(code: str, ours: Coverage, theirs: Coverage) -> bool:
    if code not in ours.index:
        return True
    first, second = (one.geometries[one.row(code)] for one in (ours, theirs))
    return ours.crs == theirs.crs and bool(shapely.equals_exact(first, second))


def _differing_units(ours: Coverage, theirs: Coverage) -> Iterator[PlanProblem]:
    """Units that only one of two projects has, and units with other figures there."""
    for unit in ours.units:
        if unit.code not in theirs.index:
            yield _conflict(unit, f"{unit.full_name} không có trong tệp kia.")
        elif differences := list(_differences(unit, theirs.unit(unit.code))):
            yield _conflict(unit, f"{unit.full_name}: {'; '.join(differences)}.")
    for unit in theirs.units:
        if unit.code not in ours.index:
            yield _conflict(unit, f"{unit.full_name} chỉ có trong tệp kia.")


def _conflict(unit: Unit, text: str) -> PlanProblem:
    return PlanProblem(row=None, code=unit.code, text=text)


def _differences(our: Unit, their: Unit) -> Iterator[str]:
    if our.full_name != their.full_name:
        yield f"tệp kia gọi là {their.full_name}"
    if our.area_km2 != their.area_km2:
        yield f"diện tích ở đây {area(our.area_km2)}, ở tệp kia {area(their.area_km2)}"
    if our.population != their.population:
        yield f"dân số ở đây {people(our.population)}, ở tệp kia {people(their.population)}"
