"""The plan for machines: its groups, names, seats and locks, so that it can be taken back in."""

import json
from pathlib import Path

from noivu_desktop.export.report import Report
from noivu_desktop.export.standing import UnitAfter
from noivu_desktop.export.table import Value
from noivu_desktop.plan.plan import MergedUnit
from noivu_desktop.project.part_json import part_arguments
from noivu_desktop.vietnamese import round_half_up

FORMAT = 1


def write_plan(report: Report, path: Path) -> None:
    """Write the plan as JSON in UTF-8."""
    text = json.dumps(plan_as_json(report), ensure_ascii=False, indent=2)
    path.write_text(text + "\n", encoding="utf-8")


def plan_as_json(report: Report) -> dict[str, object]:
    """The plan as plain values; areas in km2 as text, so that no digit is lost.

    Borders of parts are WKB in hexadecimal digits, in the projection "crs".
    """
    names = [column.id for column in report.conversion.columns]
    return {
        "format": FORMAT,
        "plan": report.plan.name,
        "rule_set": report.rule_set.id,
        "date": report.on.isoformat(),
        "crs": report.coverage.crs,
        "codes_as_of": report.project.codes_as_of,
        "effective_from": report.project.effective_from,
        "units_before": report.totals_before.units,
        "units_after": report.totals_after.units,
        "groups": [_group(one, one.merged) for one in report.after if one.merged],
        "locks": [
            {"kind": lock.kind.value, "codes": sorted(lock.codes)} for lock in report.plan.locks
        ],
        "conversion": [
            {name: _plain(value) for name, value in zip(names, row, strict=True)}
            for row in report.conversion.rows
        ],
    }


def _group(one: UnitAfter, merged: MergedUnit) -> dict[str, object]:
    return {
        "code": merged.code,
        "name": merged.name,
        "full_name": one.unit.full_name,
        "kind": merged.kind.value if merged.kind else None,
        "seat": merged.seat,
        "members": [
            {"code": part.code, "whole": part.is_whole, **part_arguments(part)}
            for part in merged.members
        ],
        "area_km2": None if one.unit.area_km2 is None else str(one.unit.area_km2),
        "population": one.unit.population,
        "verdict": one.verdict.value if one.verdict else None,
    }


def _plain(value: Value) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return f"{round_half_up(value, 6):f}"
