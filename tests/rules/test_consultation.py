import pytest

from noivu_desktop.rules.consultation import Consultation, rule_for, verdict_on, verdict_on_all
from noivu_desktop.rules.finding import Verdict
from noivu_desktop.rules.loading import rule_set
from noivu_desktop.rules.rule_set import ConsultationBasis

VOTERS, HOUSEHOLDS = ConsultationBasis.VOTERS, ConsultationBasis.HOUSEHOLDS
HOUSEHOLD_VOTERS = ConsultationBasis.HOUSEHOLD_VOTERS


def held(basis, in_favour, total=1000, code="A1"):
    return Consultation(code=code, basis=basis, total=total, in_favour=in_favour)


@pytest.mark.parametrize(
    ("rules", "basis", "in_favour", "verdict"),
    [
        ("nq-653-2019", VOTERS, 500, Verdict.NOT_MET),
        ("nq-653-2019", VOTERS, 501, Verdict.MET),
        ("nq-112-2025", HOUSEHOLDS, 499, Verdict.NOT_MET),
        ("nq-112-2025", HOUSEHOLDS, 500, Verdict.MET),
        ("tt-14-2018", VOTERS, 500, Verdict.NOT_MET),
        ("tt-14-2018", HOUSEHOLD_VOTERS, 500, Verdict.NOT_MET),
        ("tt-14-2018", HOUSEHOLD_VOTERS, 501, Verdict.MET),
        ("nq-112-2025", VOTERS, 900, Verdict.UNKNOWN),
        ("nq-653-2019", VOTERS, None, Verdict.UNKNOWN),
    ],
)
def test_each_text_has_its_own_basis_and_threshold(rules, basis, in_favour, verdict):
    assert verdict_on(held(basis, in_favour), rule_set(rules)) is verdict


def test_those_who_did_not_answer_count_in_the_whole():
    assert verdict_on(held(HOUSEHOLDS, 499, total=999), rule_set("nq-112-2025")) is Verdict.NOT_MET
    assert held(HOUSEHOLDS, 0, total=0).share is None


def test_one_unit_that_did_not_agree_blocks_all():
    rules = rule_set("nq-653-2019")
    yes, no = held(VOTERS, 900), held(VOTERS, 100, code="B1")

    assert verdict_on_all(["A1", "B1"], [], rules) is None
    assert verdict_on_all(["A1", "B1"], [yes], rules) is Verdict.UNKNOWN
    assert verdict_on_all(["A1", "B1", "C1"], [yes, no], rules) is Verdict.NOT_MET
    assert verdict_on_all(["A1"], [yes, no], rules) is Verdict.MET


def test_the_household_rule_of_2025_is_a_seen_one():
    rule = rule_for(held(HOUSEHOLDS, 1), rule_set("nq-112-2025"))

    assert rule.reaching_is_enough
    assert "Nghị định 321/2025/NĐ-CP" in rule.clause.text
