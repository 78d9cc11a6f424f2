"""What plans form, for other programs: ``merged_units``, ``merged_hamlets``, ``plan_parts``."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

import shapely

from noivu_desktop.errors import RuleSetError
from noivu_desktop.plan.combining import merged_unit_figures
from noivu_desktop.plan.outlines import merged_outline
from noivu_desktop.plan.plan import MergedUnit, Part, Plan
from noivu_desktop.project.geopackage import geometry_blobs
from noivu_desktop.project.judging import judge_merged_unit, rule_set_of
from noivu_desktop.project.project import Project
from noivu_desktop.project.schema import LevelTables
from noivu_desktop.rules.rule_set import RuleSet
from noivu_desktop.units.unit import Unit

Statement = tuple[str, tuple[Any, ...]]

_FIGURES = (
    "name", "kind", "members", "seat", "area_km2", "population", "households", "verdict",
    "findings",
)  # fmt: skip
_SET = ", ".join(f"{name} = ?" for name in _FIGURES)
_PART = (
    "geom", "level", "plan", "merged_code", "code", "whole", "to_code", "area_km2", "population",
    "households", "estimated", "hamlets",
)  # fmt: skip
_INSERT_PART = f"INSERT INTO plan_parts ({', '.join(_PART)}) VALUES ({', '.join('?' * len(_PART))})"


class MergedRows:
    """Writes the rows of one level of a project."""

    def __init__(self, project: Project, tables: LevelTables, srs_id: int) -> None:
        self._project = project
        self._tables = tables
        self._srs_id = srs_id

    def changes(self, old: Plan, new: Plan, touched: frozenset[str] | None) -> Iterator[Statement]:
        """Statements that turn the rows of ``old``, kept under the name of ``new``, into those
        of ``new``. ``touched``: units with new figures or decisions; None: all."""
        nothing_touched = touched is not None and not touched
        if old.merged is new.merged and nothing_touched:
            return
        # Merged units that stayed are the very same objects: a country has thousands.
        kept = set(map(id, old.merged)) & set(map(id, new.merged)) if nothing_touched else set()
        before = {merged.code: merged for merged in old.merged if id(merged) not in kept}
        after = [merged for merged in new.merged if id(merged) not in kept]
        for code in before.keys() - {merged.code for merged in after}:
            yield from self._removal(new.name, code)
        for merged in after:
            was = before.get(merged.code)
            if was is None or was.members != merged.members:
                yield from self._removal(new.name, merged.code) if was else ()
                yield from self._insertion(new.name, merged)
            elif was != merged or touched is None or _is_touched(merged, touched):
                update = f"UPDATE {self._tables.merged} SET {_SET} WHERE plan = ? AND code = ?"
                yield (update, (*self._figures(merged), new.name, merged.code))

    def all_of(self, plan: Plan) -> Iterator[Statement]:
        """Statements that write the rows of ``plan`` anew."""
        yield from self.removal_of(plan.name)
        for merged in plan.merged:
            yield from self._insertion(plan.name, merged)

    def removal_of(self, plan: str) -> Iterator[Statement]:
        """Statements that drop the rows of the plan of this name."""
        yield (f"DELETE FROM {self._tables.merged} WHERE plan = ?", (plan,))
        yield ("DELETE FROM plan_parts WHERE level = ? AND plan = ?", (self._tables.level, plan))

    def copies(self, source: str, plan: str) -> Iterator[Statement]:
        """Statements by which ``plan`` takes over the rows of ``source``, polygons included."""
        merged = ", ".join(("geom", "code", *_FIGURES))
        yield (
            f"INSERT INTO {self._tables.merged} (plan, {merged})"
            f" SELECT ?, {merged} FROM {self._tables.merged} WHERE plan = ?",
            (plan, source),
        )
        parts = ", ".join(name for name in _PART if name != "plan")
        yield (
            f"INSERT INTO plan_parts (plan, {parts})"
            f" SELECT ?, {parts} FROM plan_parts WHERE level = ? AND plan = ?",
            (plan, self._tables.level, source),
        )

    def _removal(self, plan: str, code: str) -> Iterator[Statement]:
        yield (f"DELETE FROM {self._tables.merged} WHERE plan = ? AND code = ?", (plan, code))
        yield (
            "DELETE FROM plan_parts WHERE level = ? AND plan = ? AND merged_code = ?",
            (self._tables.level, plan, code),
        )

    def _insertion(self, plan: str, merged: MergedUnit) -> Iterator[Statement]:
        outline = self._blob(merged_outline(self._project.coverage, merged))
        columns = ("geom", "plan", "code", *_FIGURES)
        marks = ", ".join("?" * len(columns))
        insert = f"INSERT INTO {self._tables.merged} ({', '.join(columns)}) VALUES ({marks})"
        yield (insert, (outline, plan, merged.code, *self._figures(merged)))
        for part in merged.members:
            yield (_INSERT_PART, self._part(plan, merged, part))

    def _part(self, plan: str, merged: MergedUnit, part: Part) -> tuple[Any, ...]:
        area = None if part.area_km2 is None else float(part.area_km2)
        return (
            self._blob(part.shape), self._tables.level, plan, merged.code, part.code,
            part.is_whole, part.to, area, part.population, part.households,
            ", ".join(part.estimated) or None, ", ".join(part.hamlets) or None,
        )  # fmt: skip

    def _blob(self, shape: shapely.Geometry | None) -> bytes | None:
        return None if shape is None else next(geometry_blobs([shape], self._srs_id))

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
