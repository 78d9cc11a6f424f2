from decimal import Decimal

from noivu_desktop.plan.edits import merge
from noivu_desktop.plan.plan import Plan
from noivu_desktop.rules.check_comparison import compare_checks, duties_moved
from noivu_desktop.rules.checking import check_plan
from noivu_desktop.rules.finding import Verdict
from noivu_desktop.rules.loading import rule_set
from noivu_desktop.rules.screening import screen
from noivu_desktop.units.unit import Region
from tests.builders import grid_of_units

CENTRE = {"region": Region.CENTRE}
COVERAGE = grid_of_units(
    4,
    1,
    {
        "A1": {**CENTRE, "area_km2": Decimal(30), "population": 3000},
        "B1": {**CENTRE, "area_km2": Decimal(40), "population": 4000},
        "C1": {**CENTRE, "area_km2": Decimal(20), "population": 2000},
        "D1": {**CENTRE, "area_km2": Decimal(120)},
    },
)


def test_a_change_of_text_lists_what_changes():
    plan = merge(Plan(name="Thử"), COVERAGE, ["A1", "B1"])
    before = check_plan(COVERAGE, plan, rule_set("nq-653-2019"))
    after = check_plan(COVERAGE, plan, rule_set("nq-112-2025"))

    found = compare_checks(before, after)

    there = duties_moved(before.screening, after.screening)
    back = duties_moved(after.screening, before.screening)
    assert (there.newly_required, there.no_longer_required) == (("A1", "B1"), ())
    assert (back.newly_required, back.no_longer_required) == ((), ("A1", "B1"))
    (changed,) = found.verdicts
    assert (changed.codes, changed.before, changed.after) == (
        ("A1", "B1"),
        Verdict.MET,
        Verdict.NOT_MET,
    )
    assert changed.sentences[0].startswith("Xã B1: diện tích 70,00 km² (70,00 %), chưa đạt")
    assert "Nghị quyết 112/2025" in found.duties[0].sentence


def test_units_that_a_text_leaves_undecided_are_counted_apart():
    small = {"area_km2": Decimal(20), "population": 2000}
    known = grid_of_units(1, 1, {"A1": small}).units
    unknown = grid_of_units(1, 1, {"A1": {**small, "population": None}}).units
    text = rule_set("nq-653-2019")

    moved = duties_moved(screen(known, text), screen(unknown, text))

    assert (moved.newly_required, moved.no_longer_required) == ((), ())
    assert moved.undecided == ("A1",)


def test_a_merged_unit_that_is_gone_is_listed():
    plan = merge(Plan(name="Thử"), COVERAGE, ["A1", "B1"])
    rules = rule_set("nq-653-2019")

    found = compare_checks(
        check_plan(COVERAGE, plan, rules), check_plan(COVERAGE, Plan(name="Thử"), rules)
    )

    assert [(one.before, one.after) for one in found.verdicts] == [(Verdict.MET, None)]
    assert found.duties == ()


def test_the_same_check_differs_in_nothing():
    check = check_plan(COVERAGE, Plan(name="Thử"), rule_set("nq-653-2019"))

    assert compare_checks(check, check).duties == compare_checks(check, check).verdicts == ()
