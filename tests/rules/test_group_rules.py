import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noivu_desktop.plan.plan import MergedUnit, Part
from noivu_desktop.rules.checking import check_merged_unit
from noivu_desktop.rules.consultation import Consultation
from noivu_desktop.rules.exemption import Waiver
from noivu_desktop.rules.finding import Verdict, overall
from noivu_desktop.rules.group_rules import group_rules
from noivu_desktop.rules.loading import load_rule_sets, rule_set
from noivu_desktop.rules.rule_set import ConsultationBasis
from noivu_desktop.units.unit import Level, UnitKind
from tests.builders import grid_of_units
from tests.rules.strategies import rows_of_units

COMMUNE_SETS = [one.id for one in load_rule_sets() if one.levels == (Level.COMMUNE,)]
HAMLET_SETS = [one.id for one in load_rule_sets() if one.levels == (Level.HAMLET,)]
HAMLETS = (UnitKind.THON, UnitKind.BAN, UnitKind.TO_DAN_PHO)


def one_by_one(coverage, rows, rules, waivers, consultations=()):
    """The verdict of the scalar check, without what the optimiser sees to itself."""
    codes = tuple(sorted(coverage.units[row].code for row in rows))
    merged = MergedUnit(code=codes[0], members=tuple(Part(code=code) for code in codes))
    check = check_merged_unit(merged, coverage, rules, waivers=waivers, consultations=consultations)
    kept = [one for one in check.findings if one.criterion != "contiguity"]
    return overall(kept) in (Verdict.MET, Verdict.WAIVED)


def draw_groups(data, size):
    sets = st.lists(
        st.lists(st.integers(0, size - 1), min_size=1, max_size=4, unique=True), min_size=1
    )
    return data.draw(sets)


def padded(groups):
    return np.array([[*group, *[-1] * (4 - len(group))] for group in groups], dtype=np.int64)


def agree(coverage, rules, data):
    groups = draw_groups(data, len(coverage.units))
    codes = tuple(sorted(coverage.units[row].code for row in groups[0]))
    waivers = (Waiver(members=codes, reason="vướng núi"),) if data.draw(st.booleans()) else ()

    asked = data.draw(st.sets(st.sampled_from([unit.code for unit in coverage.units])))
    consultations = tuple(
        Consultation(
            code=code,
            basis=data.draw(st.sampled_from(ConsultationBasis)),
            total=100,
            in_favour=data.draw(st.sampled_from([None, 49, 50, 51])),
        )
        for code in sorted(asked)
    )

    meets = group_rules(coverage.units, rules, waivers, consultations).meets(padded(groups))

    assert meets.tolist() == [
        one_by_one(coverage, rows, rules, waivers, consultations) for rows in groups
    ]


@pytest.mark.parametrize("rule_set_id", COMMUNE_SETS)
@settings(max_examples=60)
@given(coverage=rows_of_units(), data=st.data())
def test_many_communes_at_once_get_the_verdicts_of_one_by_one(rule_set_id, coverage, data):
    agree(coverage, rule_set(rule_set_id), data)


@pytest.mark.parametrize("rule_set_id", HAMLET_SETS)
@settings(max_examples=60)
@given(coverage=rows_of_units(kinds=HAMLETS), data=st.data())
def test_many_hamlets_at_once_get_the_verdicts_of_one_by_one(rule_set_id, coverage, data):
    agree(coverage, rule_set(rule_set_id), data)


def test_more_cases_than_bits_are_told_apart(monkeypatch):
    coverage = grid_of_units(3, 3, {"B2": {"mountain": False, "population": 1000}})
    groups = padded([[0, 4], [0, 1], [4, 5], [0]])
    rules = rule_set("nq-653-2019")
    expected = group_rules(coverage.units, rules).meets(groups).tolist()

    monkeypatch.setattr("noivu_desktop.rules.group_rules._BITS", 0)

    assert expected == [False, True, False, False]
    assert group_rules(coverage.units, rules).meets(groups).tolist() == expected


def test_no_groups_give_no_answers():
    rules = group_rules(grid_of_units(1, 1).units, rule_set("nq-653-2019"))

    assert rules.meets(np.zeros((0, 3), dtype=np.int64)).tolist() == []
