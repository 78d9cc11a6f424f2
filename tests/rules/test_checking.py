import gc
import weakref
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noivu_desktop.plan.edits import merge, split, take_out, with_groups
from noivu_desktop.plan.plan import MergedUnit, Part, Plan, unit_count
from noivu_desktop.rules.checking import check_merged_unit, check_plan
from noivu_desktop.rules.consultation import Consultation
from noivu_desktop.rules.exemption import Exemption, Ground, Waiver
from noivu_desktop.rules.finding import Verdict, overall
from noivu_desktop.rules.loading import load_rule_sets, rule_set
from noivu_desktop.rules.rule_set import ConsultationBasis
from noivu_desktop.units.coverage import Link
from noivu_desktop.units.unit import Level, UnitKind
from tests.builders import grid_of_units
from tests.rules.strategies import rows_of_units

EMPTY = Plan(name="Thử")
COMMUNE_SETS = [one.id for one in load_rule_sets() if one.levels == (Level.COMMUNE,)]
SMALL = {"area_km2": Decimal(20), "population": 2000}


def merged_of(*codes, **values):
    members = tuple(Part(code=code) for code in sorted(codes))
    return MergedUnit(code=codes[0], members=members, **values)


def checked(coverage, *codes, rules="nq-653-2019", waivers=(), **values):
    return check_merged_unit(merged_of(*codes, **values), coverage, rule_set(rules), (), waivers)


def finding(check, criterion):
    (found,) = [one for one in check.findings if one.criterion == criterion]
    return found


def test_two_units_that_reach_the_standards_together():
    check = checked(grid_of_units(2, 1), "A1", "B1")

    assert check.verdict is Verdict.MET
    assert check.unit.area_km2 == 50
    assert (check.area_share, check.population_share) == (Fraction(1), Fraction(12, 5))
    assert finding(check, "area").sentence == (
        "Xã A1: diện tích 50,00 km² (100,00 %), đạt tiêu chuẩn từ 50,00 km² trở lên "
        "(Điều 3 Nghị quyết 1211/2016/UBTVQH13)"
    )


def test_three_whole_units_need_not_reach_the_standards_and_the_figures_stay():
    coverage = grid_of_units(3, 1, {code: {"population": 100} for code in ("A1", "B1", "C1")})

    check = checked(coverage, "A1", "B1", "C1")
    population = finding(check, "population")

    assert check.verdict is Verdict.WAIVED
    assert finding(check, "area").verdict is Verdict.MET
    assert population.verdict is Verdict.WAIVED
    assert (population.actual, population.required) == (Decimal(300), Decimal(5000))
    assert "300 người (6,00 %), chưa đạt tiêu chuẩn" in population.sentence
    assert "được miễn do nhập từ ba đơn vị trở lên (Điều 2 Nghị quyết 653" in population.sentence


def test_two_whole_units_and_a_part_are_not_three_units():
    coverage = grid_of_units(3, 1, {code: {"population": 100} for code in ("A1", "B1", "C1")})
    part = Part(code="C1", to="A1", area_km2=Decimal(5), population=10)
    merged = MergedUnit(code="A1", members=(Part(code="A1"), Part(code="B1"), part))

    check = check_merged_unit(merged, coverage, rule_set("nq-653-2019"))

    assert check.verdict is Verdict.NOT_MET
    assert check.unit.population == 210


def test_a_waiver_holds_for_its_members_only_and_hides_no_figure():
    coverage = grid_of_units(3, 1, {"A1": SMALL, "B1": SMALL})
    waiver = Waiver(members=("A1", "B1"), reason="sông lớn", author="An", date="2019-09-01")

    waived = checked(coverage, "A1", "B1", waivers=[waiver])
    other = checked(coverage, "B1", "C1", waivers=[waiver], name="Xã Khác")

    assert waived.verdict is Verdict.WAIVED
    sentence = finding(waived, "area").sentence
    assert "40,00 km² (80,00 %), chưa đạt" in sentence
    assert "được miễn theo lý do ghi nhận: sông lớn (An, 2019-09-01)" in sentence
    assert other.verdict is Verdict.NOT_MET


def test_no_waiver_where_the_text_knows_none():
    coverage = grid_of_units(2, 1, {"A1": SMALL, "B1": SMALL})
    waiver = Waiver(members=("A1", "B1"), reason="sông lớn")

    assert checked(coverage, "A1", "B1", rules="nq-112-2025", waivers=[waiver]).verdict in (
        Verdict.NOT_MET,
        Verdict.UNKNOWN,
    )


@pytest.mark.parametrize(
    ("first", "second", "in_2019", "in_2025"),
    [
        (UnitKind.PHUONG, UnitKind.XA, UnitKind.PHUONG, UnitKind.PHUONG),
        (UnitKind.THI_TRAN, UnitKind.XA, UnitKind.THI_TRAN, UnitKind.XA),
        (UnitKind.THI_TRAN, UnitKind.THI_TRAN, UnitKind.THI_TRAN, UnitKind.XA),
        (UnitKind.XA, UnitKind.XA, UnitKind.XA, UnitKind.XA),
        (UnitKind.PHUONG, UnitKind.THI_TRAN, UnitKind.PHUONG, UnitKind.PHUONG),
    ],
)
def test_the_kind_of_the_unit_formed(first, second, in_2019, in_2025):
    coverage = grid_of_units(2, 1, {"A1": {"kind": first}, "B1": {"kind": second}})

    assert checked(coverage, "A1", "B1").unit.kind is in_2019
    assert checked(coverage, "A1", "B1", rules="nq-35-2023").unit.kind is in_2019
    assert checked(coverage, "A1", "B1", rules="nq-76-2025").unit.kind is in_2025
    assert checked(coverage, "A1", "B1", rules="nq-112-2025").unit.kind is in_2025


def test_a_kind_chosen_in_the_plan_goes_before_the_law():
    check = checked(grid_of_units(2, 1), "A1", "B1", kind=UnitKind.PHUONG)

    assert check.unit.kind is UnitKind.PHUONG
    assert check.verdict is Verdict.UNKNOWN


def test_members_must_touch_or_be_linked():
    apart = grid_of_units(3, 1)
    linked = replace(apart, links=(Link("C1", "A1", "cầu"),))

    assert checked(apart, "A1", "C1").verdict is Verdict.NOT_MET
    assert "không liền kề" in finding(checked(apart, "A1", "C1"), "contiguity").sentence
    assert checked(linked, "A1", "C1").verdict is Verdict.MET


def test_hamlets_of_different_communes_may_not_be_merged():
    hamlet = {"kind": UnitKind.THON, "households": 400, "region": None}
    coverage = grid_of_units(
        2,
        2,
        {
            "A1": hamlet,
            "B1": hamlet,
            "A2": {**hamlet, "parent_code": "002"},
            "B2": {**hamlet, "parent_code": None, "parent_name": None},
        },
    )

    assert checked(coverage, "A1", "B1", rules="tt-14-2018").verdict is Verdict.MET
    across = checked(coverage, "A1", "A2", rules="tt-14-2018")
    assert across.verdict is Verdict.NOT_MET
    assert finding(across, "parent").verdict is Verdict.NOT_MET
    unknown = checked(coverage, "B1", "B2", rules="tt-14-2018")
    assert finding(unknown, "parent").missing == ("đơn vị cấp trên",)


@given(coverage=rows_of_units(), data=st.data())
@settings(max_examples=60)
def test_the_findings_together_say_what_the_verdict_says(coverage, data):
    rules = data.draw(st.sampled_from(COMMUNE_SETS))
    codes = data.draw(
        st.lists(st.sampled_from([u.code for u in coverage.units]), min_size=1, unique=True)
    )
    waiver = Waiver(members=tuple(sorted(codes)), reason="vướng núi")
    waivers = data.draw(st.sampled_from([(), (waiver,)]))

    check = checked(coverage, *codes, rules=rules, waivers=waivers)

    assert check.verdict is overall(check.findings)
    for one in check.findings:
        assert (one.verdict is Verdict.UNKNOWN) <= bool(one.missing)
        if one.criterion == "population":
            assert one.actual == check.unit.population
        if one.criterion == "area":
            assert one.actual == check.unit.area_km2


@given(coverage=rows_of_units(least=4), data=st.data())
@settings(max_examples=40)
def test_the_order_of_units_is_irrelevant(coverage, data):
    rules = rule_set(data.draw(st.sampled_from(COMMUNE_SETS)))
    order = data.draw(st.permutations(range(len(coverage.units))))
    shuffled = replace(
        coverage,
        units=tuple(coverage.units[row] for row in order),
        geometries=coverage.geometries[list(order)],
    )
    plan = with_groups(EMPTY, coverage, [["00", "01"], ["02", "03"]])

    first, second = check_plan(coverage, plan, rules), check_plan(shuffled, plan, rules)

    assert [one.verdict for one in first.merged] == [one.verdict for one in second.merged]
    assert sorted(first.unresolved) == sorted(second.unresolved)
    assert {u.unit.code: u.must_arrange for u in first.screening} == {
        u.unit.code: u.must_arrange for u in second.screening
    }


def test_units_that_must_be_arranged_and_stand_alone_are_unresolved():
    coverage = grid_of_units(3, 1, {"A1": SMALL, "B1": SMALL, "C1": SMALL})
    rules = rule_set("nq-653-2019")
    exemption = Exemption(code="C1", ground=Ground.STABLE_SINCE_1945)

    alone = check_plan(coverage, EMPTY, rules, [exemption])
    merged = check_plan(coverage, merge(EMPTY, coverage, ["A1", "B1"]), rules, [exemption])

    assert alone.unresolved == ("A1", "B1")
    assert alone.verdict is Verdict.NOT_MET
    assert merged.unresolved == ()
    assert (merged.units_before, merged.units_after) == (3, 2)
    assert merged.verdict is Verdict.NOT_MET  # 40 km² of 50 km²


def test_a_plan_is_unknown_while_a_unit_alone_may_have_to_be_arranged():
    coverage = grid_of_units(2, 1, {"A1": {**SMALL, "population": None}})

    assert check_plan(coverage, EMPTY, rule_set("nq-653-2019")).verdict is Verdict.UNKNOWN


def test_a_unit_that_only_changes_its_kind_is_still_unresolved():
    coverage = grid_of_units(2, 1, {"A1": SMALL})
    plan = replace(EMPTY, merged=(merged_of("A1", kind=UnitKind.THI_TRAN),))

    assert check_plan(coverage, plan, rule_set("nq-653-2019")).unresolved == ("A1",)


def test_a_new_name_that_another_unit_bears_is_a_finding_of_the_plan():
    coverage = grid_of_units(4, 1, {"D1": {"name": "Xã Đoàn  Kết"}})
    rules = rule_set("nq-653-2019")
    plan = merge(EMPTY, coverage, ["A1", "B1"], name="Đoàn Kết")

    (found,) = check_plan(coverage, plan, rules).findings
    with_bearer = check_plan(coverage, merge(plan, coverage, ["A1", "D1"]), rules)

    assert found.criterion == "name"
    assert found.verdict is Verdict.NOT_MET
    assert found.sentence == (
        "Tên “Đoàn Kết” của đơn vị mới (Xã A1 + Xã B1) trùng với Xã Đoàn  Kết cùng tỉnh, "
        "cần chọn tên khác (nguyên tắc đặt tên không trùng trong tỉnh, "
        "Nghị quyết 653/2019/UBTVQH14; các nguồn chưa thống nhất, phải đối chiếu với văn bản"
        " gốc)"
    )
    assert with_bearer.findings == ()


def test_numbered_names_are_compared_as_numbers():
    coverage = grid_of_units(4, 1, {"D1": {"kind": UnitKind.PHUONG, "name": "Phường 01"}})
    plan = merge(EMPTY, coverage, ["A1", "B1"], name="1")

    assert len(check_plan(coverage, plan, rule_set("nq-76-2025")).findings) == 1


def test_two_new_units_of_one_name_are_one_finding():
    coverage = grid_of_units(4, 1)
    plan = merge(EMPTY, coverage, ["A1", "B1"], name="Hòa Bình")
    plan = merge(plan, coverage, ["C1", "D1"], name="Hòa Bình")

    (found,) = check_plan(coverage, plan, rule_set("nq-653-2019")).findings

    assert "trùng với đơn vị mới (Xã C1 + Xã D1)" in found.sentence


def test_a_new_name_that_another_new_unit_kept_is_a_finding():
    coverage = grid_of_units(4, 1, {"A1": {"name": "Một", "population": 9000}})
    plan = merge(EMPTY, coverage, ["A1", "B1"])
    plan = merge(plan, coverage, ["C1", "D1"], name="Một")

    (found,) = check_plan(coverage, plan, rule_set("nq-653-2019")).findings

    assert found.sentence.startswith("Tên “Một” của đơn vị mới (Xã C1 + Xã D1) trùng với")


def test_a_kept_name_is_no_finding():
    """Names that were equal before the plan are not the plan's doing."""
    coverage = grid_of_units(3, 1, {"A1": {"name": "Một"}, "C1": {"name": "Một"}})
    plan = merge(EMPTY, coverage, ["A1", "B1"], name="Xã Một")

    assert check_plan(coverage, plan, rule_set("nq-653-2019")).findings == ()


def test_hamlet_names_must_differ_within_one_commune_only():
    hamlet = {"kind": UnitKind.THON, "households": 400}
    coverage = grid_of_units(
        4,
        1,
        {
            "A1": hamlet,
            "B1": hamlet,
            "C1": {**hamlet, "name": "Thôn 2", "parent_code": "002"},
            "D1": {**hamlet, "name": "Thôn 3"},
        },
    )
    rules = rule_set("tt-14-2018")

    elsewhere = check_plan(coverage, merge(EMPTY, coverage, ["A1", "B1"], name="2"), rules)
    same = check_plan(coverage, merge(EMPTY, coverage, ["A1", "B1"], name="3"), rules)

    assert (len(elsewhere.findings), len(same.findings)) == (0, 1)


def test_too_few_in_favour_block_a_merger():
    coverage = grid_of_units(2, 1)
    half = Consultation(code="A1", basis=ConsultationBasis.VOTERS, total=1000, in_favour=500)
    most = Consultation(code="B1", basis=ConsultationBasis.VOTERS, total=1000, in_favour=501)
    rules, merged = rule_set("nq-653-2019"), merged_of("A1", "B1")

    def verdict(*held):
        return check_merged_unit(merged, coverage, rules, consultations=held).verdict

    blocked = check_merged_unit(merged, coverage, rules, consultations=(half, most))
    assert verdict() is Verdict.MET
    assert blocked.verdict is Verdict.NOT_MET
    assert verdict(most) is Verdict.UNKNOWN
    assert verdict(replace(half, in_favour=501), most) is Verdict.MET
    assert (
        "Xã A1 có 500/1.000 cử tri đồng ý (50,00 %, cần trên 50 %: chưa đủ)"
        in finding(blocked, "consultation").sentence
    )


EDITS = st.lists(
    st.tuples(
        st.sampled_from(["merge", "merge", "split", "take out", "rename"]),
        st.lists(st.integers(0, 11), min_size=2, max_size=3, unique=True),
        st.sampled_from([None, "A1", "Mới", "01", "B2"]),
    ),
    max_size=8,
)


def edited(plan, coverage, edit, rows, name):
    codes = [coverage.units[row].code for row in rows]
    if edit == "merge":
        return merge(plan, coverage, codes, name)
    if codes[0] not in plan.merged_by_member:
        return plan
    return (
        split(plan, coverage, codes[0]) if edit == "split" else take_out(plan, coverage, codes[0])
    )


@given(edits=EDITS)
@settings(max_examples=60)
def test_what_is_reused_from_the_check_before_equals_a_check_from_scratch(edits):
    coverage = grid_of_units(4, 3, {"A1": SMALL, "B2": SMALL, "C3": {**SMALL, "population": None}})
    rules = rule_set("nq-653-2019")
    plan, check = EMPTY, check_plan(coverage, EMPTY, rules)

    for edit in edits:
        plan = edited(plan, coverage, *edit)
        check = check_plan(coverage, plan, rules, previous=check)
        fresh = check_plan(coverage, plan, rules)

        assert check.unresolved == fresh.unresolved
        assert check.units_after == fresh.units_after == unit_count(plan, 12)
        assert check.verdict is fresh.verdict
        assert check.findings == fresh.findings
        assert [(one.merged, one.verdict) for one in check.merged] == [
            (one.merged, one.verdict) for one in fresh.merged
        ]


def test_only_what_an_edit_touched_is_checked_again():
    coverage = grid_of_units(4, 1)
    rules = rule_set("nq-653-2019")
    plan = merge(EMPTY, coverage, ["A1", "B1"])
    before = check_plan(coverage, plan, rules)

    after = check_plan(coverage, merge(plan, coverage, ["C1", "D1"]), rules, previous=before)

    assert after.merged[0] is before.merged[0]
    assert after.screening is before.screening


@pytest.mark.parametrize("change", ["rules", "exemptions", "waivers", "figures"])
def test_nothing_is_reused_when_something_else_changed(change):
    coverage = grid_of_units(2, 1, {"A1": SMALL, "B1": SMALL})
    plan = merge(EMPTY, coverage, ["A1", "B1"])
    given_before = (coverage, plan, rule_set("nq-653-2019"), (), ())
    given_after = {
        "rules": (coverage, plan, rule_set("nq-35-2023"), (), ()),
        "exemptions": (*given_before[:3], (Exemption(code="A1", ground=Ground.OTHER),), ()),
        "waivers": (*given_before[:4], (Waiver(members=("A1", "B1"), reason="x"),)),
        "figures": (coverage.with_units(grid_of_units(2, 1).units), *given_before[1:]),
    }[change]

    reused = check_plan(*given_after, previous=check_plan(*given_before))
    fresh = check_plan(*given_after)

    assert [one.findings for one in reused.merged] == [one.findings for one in fresh.merged]
    assert [one.findings for one in reused.screening] == [one.findings for one in fresh.screening]


def test_what_was_judged_a_moment_ago_is_not_judged_again_unless_the_grounds_changed():
    coverage, merged, rules = grid_of_units(2, 1), merged_of("A1", "B1"), rule_set("nq-653-2019")
    waiver = Waiver(members=("A1", "B1"), reason="thử")
    first = check_merged_unit(merged, coverage, rules)

    assert check_merged_unit(merged, coverage, rules) is first
    waived = check_merged_unit(merged, coverage, rules, (), (waiver,))
    assert waived.waiver is waiver
    other = check_merged_unit(merged, coverage, rule_set("nq-35-2023"), (), ())
    assert other.requirements.rule_set.id == "nq-35-2023"


def test_a_map_that_was_left_does_not_stay_in_memory():
    coverage = grid_of_units(2, 1)
    check_merged_unit(merged_of("A1", "B1"), coverage, rule_set("nq-653-2019"))
    left = weakref.ref(coverage)
    del coverage

    check_plan(grid_of_units(2, 1), EMPTY, rule_set("nq-653-2019"))
    gc.collect()

    assert left() is None
