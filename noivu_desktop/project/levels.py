"""The two levels of a project: communes and, as a project of their own, their hamlets."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from noivu_desktop.errors import PlanError, RuleSetError
from noivu_desktop.plan.parts import AREA_SLACK_KM2, part_of_hamlets
from noivu_desktop.plan.plan import MergedUnit
from noivu_desktop.project.judging import rule_set_of
from noivu_desktop.project.part_json import part_arguments
from noivu_desktop.project.project import Project
from noivu_desktop.rules.kinds import kind_by_law
from noivu_desktop.rules.rule_set import RuleSet
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.measures import sum_areas, sum_counts
from noivu_desktop.units.unit import Level, Unit, with_kind
from noivu_desktop.vietnamese import area, number, people

Parent = tuple[str, str]
"""Code and full name of a commune."""

_LAST: list[tuple[Coverage, Coverage, tuple[MergedUnit, ...], str, Coverage]] = []
"""Hamlets, communes, merged communes, rule set and the hamlets inside, of the last few values:
the file, the window and the checks ask for the same ones in turn, and find them by identity."""

_KEPT = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelDifference:
    """Where the two levels do not say the same.

    code    of the commune; of the hamlet where that has no commune
    figure  "area_km2", "population", "households"; "hamlets": the commune has none; "parent":
            the hamlet lies in no commune of the project
    own     the figure of the commune
    sum     that of its hamlets together; ``None``: some hamlet lacks it
    text    one Vietnamese sentence
    """

    code: str
    figure: str
    own: Decimal | int | None
    sum: Decimal | int | None
    text: str


def level_of(project: Project) -> Level:
    """The level of the project's own units."""
    return project.coverage.level


def at_level(project: Project, level: Level | None) -> Project:
    """What is planned at ``level`` (None: the project's own); raises PlanError if nothing is.

    The hamlets come as they are inside the new communes.
    """
    if level is None or level is level_of(project):
        return project
    hamlets = hamlets_inside(project)
    if level is not Level.HAMLET or hamlets is None:
        raise PlanError(
            f"Hồ sơ này không có cấp {level.value}; hãy nhập thêm bản đồ của cấp đó trước."
        )
    return hamlets


def hamlets_inside(project: Project) -> Project | None:
    """The hamlets inside the communes of the active plan: their parents are the new communes.

    A hamlet that a partial part lists belongs to the merged unit of that part; any other goes
    where its commune, or the rest of it, goes. ``None`` if the project has no hamlets.
    """
    if project.hamlets is None:
        return None
    merged = project.plan().merged
    known = (project.hamlets.coverage, project.coverage, merged, project.rule_set_id)
    for *given, inside in _LAST:
        if all(one is other for one, other in zip(given[:3], known[:3], strict=True)) and (
            given[3] == known[3]
        ):
            return replace(project.hamlets, coverage=inside, above=project.coverage)
    below = project.hamlets.coverage
    near = next((inside for hamlets, *_, inside in reversed(_LAST) if hamlets is below), below)
    coverage = _with_parents(below, near, *_new_parents(project))
    _LAST.append((*known, coverage))
    del _LAST[:-_KEPT]
    return replace(project.hamlets, coverage=coverage, above=project.coverage)


def moving_hamlets(
    project: Project, hamlets: Iterable[str], to: str, plan: str | None = None
) -> tuple[str, dict[str, Any]]:
    """Kind and arguments of the step by which ``hamlets`` leave their communes for ``to``.

    Each commune gives a part with the summed figures of its hamlets. Raises PlanError for a
    hamlet that is not there or for all hamlets of a commune: then the commune is merged.
    """
    if project.hamlets is None:
        raise PlanError("Hồ sơ chưa có cấp thôn; hãy nhập bản đồ thôn trước.")
    below, proposed = project.hamlets.coverage, project.plan(plan)
    by_commune: dict[str | None, list[str]] = {}
    for code in dict.fromkeys(hamlets):
        by_commune.setdefault(below.unit(code).parent_code, []).append(code)
    steps = []
    for codes in by_commune.values():
        part = part_of_hamlets(proposed, project.coverage, below, to, codes)
        given = {"plan": proposed.name, "code": part.code, **part_arguments(part)}
        steps.append(("give_part", given))
    if len(steps) == 1:
        return steps[0]
    name, count = project.coverage.unit(to).full_name, sum(map(len, by_commune.values()))
    return "several", {"label": f"Chuyển {count} thôn sang {name}", "steps": steps}


def level_differences(project: Project) -> tuple[LevelDifference, ...]:
    """Where the figures of communes are not the sums of their hamlets; empty with one level."""
    if project.hamlets is None:
        return ()
    inside: dict[str, list[Unit]] = {}
    for hamlet in project.hamlets.coverage.units:
        inside.setdefault(hamlet.parent_code or "", []).append(hamlet)
    found = [
        one
        for unit in project.coverage.units
        for one in _differences(unit, inside.get(unit.code, ()))
    ]
    outside = [
        LevelDifference(
            code=hamlet.code,
            figure="parent",
            own=None,
            sum=None,
            text=f"{hamlet.full_name} ({hamlet.code}) không thuộc xã nào trong hồ sơ.",
        )
        for hamlet in project.hamlets.coverage.units
        if hamlet.parent_code not in project.coverage.index
    ]
    return (*found, *outside)


def _differences(unit: Unit, hamlets: Iterable[Unit]) -> Iterator[LevelDifference]:
    listed = list(hamlets)
    if not listed:
        text = f"{unit.full_name} không có thôn nào trong hồ sơ."
        yield LevelDifference(code=unit.code, figure="hamlets", own=None, sum=None, text=text)
        return
    areas = sum_areas(one.area_km2 for one in listed)
    if not _agree(unit.area_km2, areas, AREA_SLACK_KM2):
        words = _words(unit, "diện tích", area(unit.area_km2), area(areas))
        yield LevelDifference(
            code=unit.code, figure="area_km2", own=unit.area_km2, sum=areas, text=words
        )
    population = sum_counts(one.population for one in listed)
    if unit.population != population:
        words = _words(unit, "dân số", people(unit.population), people(population))
        yield LevelDifference(
            code=unit.code, figure="population", own=unit.population, sum=population, text=words
        )
    households = sum_counts(one.households for one in listed)
    if unit.households != households:
        words = _words(unit, "số hộ", number(unit.households), number(households))
        yield LevelDifference(
            code=unit.code, figure="households", own=unit.households, sum=households, text=words
        )


def _words(unit: Unit, what: str, own: str, together: str) -> str:
    return f"{unit.full_name} có {what} {own}, cộng các thôn là {together}."


def _agree(own: Decimal | None, together: Decimal | None, slack: Decimal) -> bool:
    if own is None or together is None:
        return own is together
    return abs(own - together) <= slack


def _new_parents(project: Project) -> tuple[dict[str, Parent], dict[str, Parent]]:
    """The new communes by the code of the old one, and by hamlet where a part lists it."""
    by_commune: dict[str, Parent] = {}
    by_hamlet: dict[str, Parent] = {}
    rules = _rules(project)
    for merged in project.plan().merged:
        parent = (merged.code, _name(project, merged, rules))
        for part in merged.members:
            if part.stands_for_unit:
                by_commune[part.code] = parent
            else:
                by_hamlet.update(dict.fromkeys(part.hamlets, parent))
    return by_commune, by_hamlet


def _rules(project: Project) -> RuleSet | None:
    try:
        return rule_set_of(project)
    except RuleSetError:
        return None


def _name(project: Project, merged: MergedUnit, rules: RuleSet | None) -> str:
    head = project.coverage.unit(merged.code)
    kind = merged.kind or head.kind
    if merged.kind is None and rules is not None:
        kind = kind_by_law({project.coverage.unit(code).kind for code in merged.codes}, rules)
    return with_kind(merged.name or head.short_name, kind)


def _with_parents(
    hamlets: Coverage,
    near: Coverage,
    by_commune: Mapping[str, Parent],
    by_hamlet: Mapping[str, Parent],
) -> Coverage:
    """The hamlets with new parents; of ``near``, the same under another plan, what is alike."""
    units = list(hamlets.units)
    for row, (unit, other) in enumerate(zip(hamlets.units, near.units, strict=True)):
        parent = by_hamlet.get(unit.code) or by_commune.get(unit.parent_code or "")
        if parent is None or parent == (unit.parent_code, unit.parent_name):
            continue
        alike = parent == (other.parent_code, other.parent_name)
        units[row] = other if alike else replace(unit, parent_code=parent[0], parent_name=parent[1])
    if all(new is old for new, old in zip(units, hamlets.units, strict=True)):
        return hamlets
    _ = hamlets.adjacency  # found once, then every plan of the communes shares it
    return hamlets.with_units(units)
