"""Do the parts of a divided unit sum to the whole: to 0.01 km2, to the person, to the household."""

from collections.abc import Mapping
from decimal import Decimal

from noivu_desktop.plan.parts import AREA_SLACK_KM2
from noivu_desktop.plan.plan import Part, Plan
from noivu_desktop.rules.finding import Finding, Verdict
from noivu_desktop.rules.rule_set import Quantity
from noivu_desktop.rules.sentences import NO_CLAUSE
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.unit import Unit

PARTS = "parts"
"""The criterion of these findings."""

_FIELDS = {
    Quantity.AREA: "area_km2",
    Quantity.POPULATION: "population",
    Quantity.HOUSEHOLDS: "households",
}


def part_findings(plan: Plan, coverage: Coverage) -> Mapping[str, Finding]:
    """By the code of each divided unit whose parts do not sum to it, or may not, the finding."""
    found = {
        code: _finding(coverage.unit(code), [part for _, part in held])
        for code, held in plan.parts_of.items()
    }
    return {code: finding for code, finding in found.items() if finding}


def _finding(unit: Unit, parts: list[Part]) -> Finding | None:
    sums: dict[Quantity, tuple[Decimal | None, Decimal | None]] = {
        what: (_sum(what, parts, unit), _decimal(getattr(unit, field)))
        for what, field in _FIELDS.items()
    }
    wrong = [what for what, pair in sums.items() if _differ(what, *pair)]
    missing = [
        what
        for what, (given, whole) in sums.items()
        if given is None and whole is not None and what is not Quantity.HOUSEHOLDS
    ]
    if not wrong and not missing:
        return None
    told = [_difference(what, *sums[what]) for what in wrong]
    told += [f"chưa có {what.label} của mọi phần" for what in missing]
    actual, required = sums[(wrong or missing)[0]]
    return Finding(
        subject=unit.code,
        criterion=PARTS,
        clause=NO_CLAUSE,
        verdict=Verdict.NOT_MET if wrong else Verdict.UNKNOWN,
        actual=actual,
        required=required,
        sentence=f"Các phần của {unit.full_name} chưa hợp đủ cả đơn vị: {'; '.join(told)}",
        missing=tuple(f"{what.label} của các phần {unit.full_name}" for what in missing),
    )


def _sum(what: Quantity, parts: list[Part], unit: Unit) -> Decimal | None:
    """The sum of the parts; where one is not known, of the others if they alone are too much."""
    figures = [_decimal(getattr(part, _FIELDS[what])) for part in parts]
    known = sum((one for one in figures if one is not None), Decimal(0))
    whole = _decimal(getattr(unit, _FIELDS[what]))
    too_much = whole is not None and known > whole and _differ(what, known, whole)
    return known if None not in figures or too_much else None


def _decimal(figure: Decimal | int | None) -> Decimal | None:
    return None if figure is None else Decimal(figure)


def _differ(what: Quantity, given: Decimal | None, whole: Decimal | None) -> bool:
    if given is None or whole is None:
        return False
    return abs(given - whole) > (AREA_SLACK_KM2 if what is Quantity.AREA else 0)


def _difference(what: Quantity, given: Decimal | None, whole: Decimal | None) -> str:
    if given is None or whole is None:
        return ""
    side = "thừa" if given > whole else "thiếu"
    return (
        f"{what.label} cộng lại {what.text(given)}, cả đơn vị {what.text(whole)},"
        f" {side} {what.text(abs(given - whole))}"
    )
