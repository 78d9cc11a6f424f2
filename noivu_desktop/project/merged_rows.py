"""The rows of ``merged_units`` and ``plan_parts``: what plans form, for other programs."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from noivu_desktop.errors import RuleSetError
from noivu_desktop.plan.combining import merged_unit_figures
from noivu_desktop.plan.plan import MergedUnit, Plan
from noivu_desktop.project.geopackage import geometry_blobs
from noivu_desktop.project.judging import judge_merged_unit, rule_set_of
from noivu_desktop.project.project import Project
from noivu_desktop.rules.rule_set import RuleSet
from noivu_desktop.units.unit import Unit

Statement = tuple[str, tuple[Any, ...]]

_FIGURES = (
    "name", "kind", "members", "seat", "area_km2", "population", "households", "verdict",
    "findings",
)  # fmt: skip
_INSERT = (
    f"INSERT INTO merged_units (geom, plan, code, {', '.join(_FIGURES)})"
    f" VALUES ({', '.join('?' * (3 + len(_FIGURES)))})"
)
_UPDATE = (
    f"UPDATE merged_units SET {', '.join(f'{name} = ?' for name in _FIGURES)}"
    " WHERE plan = ? AND code = ?"
)
_INSERT_PART = (
    "INSERT INTO plan_parts (plan, merged_code, code, whole, area_km2, population)"
    " VALUES (?, ?, ?, ?, ?, ?)"
)


class MergedRows:
    """Writes the rows of one project value."""

    def __init__(self, project: Project, srs_id: int) -> None:
        self._project = project
        self._srs_id = srs_id

    def changes(self, old: Plan, new: Plan, touched: frozenset[str] | None) -> Iterator[Statement]:
        """Statements that turn the rows of ``old``, kept under the name of ``new``, into those
        of ``new``. ``touched``: units with new figures or decisions; None: all."""
        nothing_touched = touched is not None and not touched
        if old.merged is new.merged and nothing_touched:
            return
        before = {merged.code: merged for merged in old.merged}
        for code in before.keys() - {merged.code for merged in new.merged}:
            yield from _removal(new.name, code)
        for merged in new.merged:
            was = before.get(merged.code)
            if was is merged and nothing_touched:
                continue
            if was is None or was.members != merged.members:
                yield from _removal(new.name, merged.code) if was else ()
                yield from self._insertion(new.name, merged)
            elif was != merged or touched is None or _is_touched(merged, touched):
                yield (_UPDATE, (*self._figures(merged), new.name, merged.code))

    def _insertion(self, plan: str, merged: MergedUnit) -> Iterator[Statement]:
        whole = [part.code for part in merged.members if part.is_whole]
        outline = self._project.coverage.outline(whole)
        blob = next(geometry_blobs([outline], self._srs_id))
        yield (_INSERT, (blob, plan, merged.code, *self._figures(merged)))
        for part in merged.members:
            area = None if part.area_km2 is None else float(part.area_km2)
            values = (plan, merged.code, part.code, part.is_whole, area, part.population)
            yield (_INSERT_PART, values)

    def _figures(self, merged: MergedUnit) -> tuple[Any, ...]:
        """The values of ``_FIGURES``; without a usable rule set there is no verdict."""
        unit, verdict, findings = self._judged(merged)
        area = None if unit.area_km2 is None else float(unit.area_km2)
        members = ", ".join(merged.codes)
        return (
            unit.name, unit.kind.value, members, merged.seat, area, unit.population,
            unit.households, verdict, findings,
        )  # fmt: skip

    def _judged(self, merged: MergedUnit) -> tuple[Unit, str | None, str | None]:
        project = self._project
        if self._rule_set is None:
            kind = merged.kind or project.coverage.unit(merged.code).kind
            return merged_unit_figures(merged, project.coverage, kind), None, None
        check = judge_merged_unit(project, merged, self._rule_set)
        sentences = "\n".join(finding.sentence for finding in check.findings)
        return check.unit, check.verdict.value, sentences

    @cached_property
    def _rule_set(self) -> RuleSet | None:
        try:
            return rule_set_of(self._project)
        except RuleSetError:
            return None


def _is_touched(merged: MergedUnit, touched: frozenset[str]) -> bool:
    return bool(touched) and not touched.isdisjoint(merged.codes)


def _removal(plan: str, code: str) -> Iterator[Statement]:
    yield ("DELETE FROM merged_units WHERE plan = ? AND code = ?", (plan, code))
    yield ("DELETE FROM plan_parts WHERE plan = ? AND merged_code = ?", (plan, code))
