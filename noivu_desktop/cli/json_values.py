"""Findings and figures as plain JSON values: shares are fractions, areas km2, people whole."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any

from noivu_desktop.plan.plan import Part
from noivu_desktop.project.levels import LevelDifference
from noivu_desktop.rules.checking import PlanCheck
from noivu_desktop.rules.exemption import Exemption, Waiver
from noivu_desktop.rules.finding import Finding, Verdict
from noivu_desktop.rules.merged_check import MergedCheck
from noivu_desktop.rules.screening import Duty, UnitScreening
from noivu_desktop.units.coverage import Coverage


def plain(value: Decimal | Fraction | int | None) -> float | int | None:
    """A number as JSON writes it."""
    if value is None or isinstance(value, int):
        return value
    return int(value) if value == int(value) else float(value)


def finding_value(finding: Finding) -> dict[str, Any]:
    """One finding with its figures and clause."""
    return {
        "criterion": finding.criterion,
        "clause": finding.clause.text,
        "mark": finding.clause.mark.value,
        "confirmed": finding.clause.confirmed or None,
        "verdict": finding.verdict.value,
        "actual": plain(finding.actual),
        "required": plain(finding.required),
        "text": finding.sentence,
        "missing": list(finding.missing),
    }


def screening_value(one: UnitScreening) -> dict[str, Any]:
    """One unit with its verdicts."""
    unit = one.unit
    return {
        "code": unit.code,
        "name": unit.name,
        "kind": unit.kind.value,
        "parent": unit.parent_name or unit.parent_code,
        "area_km2": plain(unit.area_km2),
        "population": unit.population,
        "households": unit.households,
        "area_share": plain(one.area_share),
        "population_share": plain(one.population_share),
        "households_share": plain(one.households_share),
        "triggered": one.triggered,
        "must_arrange": one.must_arrange,
        "encouraged": one.encouraged,
        "exemption": one.exemption.ground.value if one.exemption else None,
        "exemption_details": _exemption_value(one.exemption) if one.exemption else None,
        "findings": [finding_value(finding) for finding in one.findings],
    }


def screening_totals(screening: Iterable[UnitScreening]) -> dict[str, int]:
    """How many units must be arranged, are exempt, and meet the standards by themselves."""
    listed = list(screening)
    standards = [one.on_standards for one in listed]
    return {
        "units": len(listed),
        "must_arrange": sum(one.must_arrange is True for one in listed),
        "exempt": sum(one.duty is Duty.EXEMPT for one in listed),
        "met": standards.count(Verdict.MET),
        "not_met": standards.count(Verdict.NOT_MET),
        "unknown": standards.count(Verdict.UNKNOWN),
    }


def merged_value(one: MergedCheck, coverage: Coverage) -> dict[str, Any]:
    """One merged unit with its members, figures and verdicts."""
    return {
        "code": one.merged.code,
        "name": one.unit.name,
        "kind": one.unit.kind.value,
        "parent": one.unit.parent_name or one.unit.parent_code,
        "members": [_member_value(part, coverage) for part in one.merged.members],
        "area_km2": plain(one.unit.area_km2),
        "population": one.unit.population,
        "households": one.unit.households,
        "area_share": plain(one.area_share),
        "population_share": plain(one.population_share),
        "verdict": one.verdict.value,
        "waiver": _waiver_value(one.waiver) if one.waiver else None,
        "consultation": _consultation_value(one),
        "findings": [finding_value(finding) for finding in one.findings],
    }


def plan_value(check: PlanCheck, coverage: Coverage) -> dict[str, Any]:
    """What a plan adds to the check of the units."""
    return {
        "units_before": check.units_before,
        "units_after": check.units_after,
        "unresolved": list(check.unresolved),
        "merged_units": [merged_value(one, coverage) for one in check.merged],
        "plan_findings": [finding_value(finding) for finding in check.findings],
    }


def difference_value(one: LevelDifference) -> dict[str, Any]:
    """A figure on which a commune and its hamlets do not agree."""
    return {
        "code": one.code,
        "figure": one.figure,
        "own": plain(one.own),
        "sum": plain(one.sum),
        "text": one.text,
    }


def _exemption_value(one: Exemption) -> dict[str, str]:
    return {
        "ground": one.ground.value,
        "id": one.ground.name,
        "note": one.note,
        "author": one.author,
        "date": one.date,
    }


def _waiver_value(one: Waiver) -> dict[str, str]:
    return {"reason": one.reason, "author": one.author, "date": one.date}


def _consultation_value(one: MergedCheck) -> dict[str, Any] | None:
    """What the people of the members said; ``None`` if nobody was asked."""
    if one.on_consultation is None:
        return None
    counts = [
        {
            "code": held.code,
            "basis": held.basis.value,
            "total": held.total,
            "in_favour": held.in_favour,
            "against": held.against,
            "share": plain(held.share),
            "date": held.date,
        }
        for held in one.consultations
        if held.code in one.merged.codes
    ]
    return {"verdict": one.on_consultation.value, "units": counts}


def _member_value(part: Part, coverage: Coverage) -> dict[str, Any]:
    unit = coverage.unit(part.code)
    if part.is_whole:
        return {"code": part.code, "name": unit.name, "area_share": 1.0, "population_share": 1.0}
    return {
        "code": part.code,
        "name": unit.name,
        "area_share": _share(part.area_km2, unit.area_km2),
        "population_share": _share(part.population, unit.population),
        "part": "rest" if part.is_rest else "given",
        "to": part.to,
        "area_km2": plain(part.area_km2),
        "population": part.population,
        "households": part.households,
        "estimated": list(part.estimated),
        "hamlets": list(part.hamlets),
    }


def _share(some: Decimal | int | None, whole: Decimal | int | None) -> float | None:
    """The share that a part takes; ``None`` where one of the figures is not known."""
    return float(Fraction(some) / Fraction(whole)) if whole and some is not None else None
