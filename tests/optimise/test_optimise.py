"""The whole question on small maps: locks, borders, figures, proofs, and what is impossible."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noivu_desktop.errors import Cancelled, OptimiseError
from noivu_desktop.optimise.explaining import why_not_fewer, why_together
from noivu_desktop.optimise.frontier import frontier
from noivu_desktop.optimise.optimise import optimise
from noivu_desktop.optimise.preparing import Case
from noivu_desktop.optimise.request import OptimiseRequest
from noivu_desktop.optimise.scoring import plan_gap, score_plan
from noivu_desktop.plan.edits import with_groups
from noivu_desktop.plan.plan import Lock, LockKind, Plan
from noivu_desktop.rules.checking import check_plan
from noivu_desktop.rules.consultation import Consultation
from noivu_desktop.rules.exemption import Exemption, Ground, Waiver
from noivu_desktop.rules.finding import Verdict
from noivu_desktop.rules.loading import rule_set
from noivu_desktop.rules.rule_set import ConsultationBasis
from noivu_desktop.units.coverage import Coverage, Link
from tests.builders import grid_of_units
from tests.optimise.plan_checker import partitions, problems_of

RULES = rule_set("nq-653-2019")
EMPTY = Plan(name="Phương án 1")
SMALL = {"area_km2": Decimal("20"), "population": 2000}
"""Below half of both standards of a mountain commune: must be arranged."""
GOOD = {"area_km2": Decimal("60"), "population": 6000}


def codes_of(result):
    return [group.members for group in result.groups]


def levels(objective):
    return (objective["failing"], objective["touched"], round(objective["total"], 4))


def lock(kind, *codes):
    return replace(EMPTY, locks=(Lock(kind=kind, codes=frozenset(codes)),))


@st.composite
def maps(draw):
    """Two rows of three communes of random figures, in one or two districts."""
    figures = st.sampled_from([(20, 2000), (20, 6000), (60, 2000), (60, 6000), (35, 3500)])
    parents = draw(st.sampled_from([("1", "1"), ("1", "2")]))
    changes = {}
    for place, code in enumerate(["A1", "B1", "C1", "A2", "B2", "C2"]):
        area, people = draw(figures)
        changes[code] = {
            "area_km2": Decimal(area),
            "population": people + place,
            "parent_code": parents[place > 2],
        }
    return grid_of_units(3, 2, changes)


@given(
    maps(),
    st.one_of(
        st.builds(lambda n: {"total": n}, st.integers(1, 6)), st.just({"fewest_changes": True})
    ),
    st.booleans(),
    st.sampled_from([2, 3, 6]),
)
@settings(max_examples=25)
def test_no_partition_of_a_small_map_is_better(coverage, question, within_parent, most):
    request = OptimiseRequest(**question, within_parent=within_parent, max_group=most)

    result = optimise(coverage, EMPTY, RULES, request)

    scores = []
    for partition in partitions([unit.code for unit in coverage.units]):
        groups = [group for group in partition if len(group) > 1]
        wanted = question.get("total", len(partition))
        too_large = any(len(group) > most for group in groups)
        if too_large or len(partition) != wanted:
            continue
        if problems_of(coverage, groups, within_parent=within_parent):
            continue
        plan = with_groups(EMPTY, coverage, groups)
        case = Case(coverage=coverage, plan=plan, rule_set=RULES, request=request)
        scores.append(levels(score_plan(case).objective))
    if not scores:
        assert result.status == "infeasible"
        return
    assert result.status == "optimal"
    assert levels(result.objective) == min(scores)
    assert problems_of(coverage, codes_of(result), within_parent=within_parent) == []


def test_a_small_unit_joins_the_neighbour_that_makes_both_meet():
    """A1 (small) - B1 (meets) - C1 (meets); D1 far away meets too."""
    coverage = grid_of_units(4, 1, {"A1": SMALL, "B1": GOOD, "C1": GOOD, "D1": GOOD})

    result = optimise(coverage, EMPTY, RULES, OptimiseRequest(fewest_changes=True))

    assert result.status == "optimal"
    assert codes_of(result) == [("A1", "B1")]
    assert result.units_after == 3
    assert result.groups[0].verdict is Verdict.MET
    assert result.groups[0].population == 8000
    assert result.groups[0].area_km2 == Decimal("80")
    assert result.objective["failing"] == 0
    assert result.bound == result.objective["total"]
    assert result.gap == 0


def test_locks_are_kept():
    coverage = grid_of_units(3, 2, {"A1": SMALL, "B1": SMALL, "C2": SMALL})

    together = optimise(
        coverage, lock(LockKind.TOGETHER, "A1", "C2"), RULES, OptimiseRequest(total=3)
    )
    apart = optimise(coverage, lock(LockKind.APART, "A1", "B1"), RULES, OptimiseRequest(total=3))
    alone = optimise(coverage, lock(LockKind.ALONE, "B1"), RULES, OptimiseRequest(total=3))

    assert problems_of(coverage, codes_of(together), together=[("A1", "C2")]) == []
    assert problems_of(coverage, codes_of(apart), apart=[("A1", "B1")]) == []
    assert problems_of(coverage, codes_of(alone), alone=["B1"]) == []
    assert {r.status for r in (together, apart, alone)} == {"optimal"}
    assert {r.units_after for r in (together, apart, alone)} == {3}


def test_exempt_units_stay_alone_and_do_not_count_as_failing():
    coverage = grid_of_units(3, 1, {"A1": SMALL, "B1": GOOD, "C1": GOOD})
    exemption = Exemption(code="A1", ground=Ground.ISOLATED)

    result = optimise(
        coverage, EMPTY, RULES, OptimiseRequest(fewest_changes=True), exemptions=(exemption,)
    )

    assert codes_of(result) == []
    assert result.objective["failing"] == 0


def test_a_waiver_makes_a_merger_count_as_met():
    """Two small units of which no pair or triple meets; only a waiver of the pair helps."""
    coverage = grid_of_units(2, 1, {"A1": SMALL, "B1": SMALL})
    waiver = Waiver(members=("A1", "B1"), reason="Không giáp đơn vị nào khác")

    without = optimise(coverage, EMPTY, RULES, OptimiseRequest(total=1))
    waived = optimise(coverage, EMPTY, RULES, OptimiseRequest(total=1), waivers=(waiver,))

    assert without.objective["failing"] == 1
    assert [one.code for one in without.impossible] == ["A1", "B1"]
    assert waived.objective["failing"] == 0
    assert waived.impossible == ()


def test_only_the_chosen_units_change():
    coverage = grid_of_units(4, 2, {})
    chosen = ("A1", "B1", "A2", "B2")

    result = optimise(coverage, EMPTY, RULES, OptimiseRequest(merge_into=2, only=chosen))

    assert result.units_before == 8
    assert result.units_after == 6
    assert {code for group in codes_of(result) for code in group} <= set(chosen)


def test_chosen_units_are_merged_in_good_shapes_and_not_as_few_as_possible():
    """A 4 x 2 grid of which all are chosen: four pairs, not one of five and three left alone."""
    coverage = grid_of_units(4, 2, {})
    chosen = tuple(coverage.index)
    request = OptimiseRequest(merge_into=4, only=chosen)

    result = optimise(coverage, EMPTY, RULES, request)

    assert [len(group) for group in codes_of(result)] == [2, 2, 2, 2]
    assert result.status == "optimal"
    assert result.objective["touched"] == 8


def test_a_chosen_unit_stays_alone_where_a_merger_would_fail():
    """A1 B1 (small) - C1 - D1 (meet) into three: A1 with B1 would fail, C1 takes B1."""
    changes = {"A1": GOOD, "B1": SMALL, "C1": GOOD, "D1": GOOD}
    coverage = grid_of_units(4, 1, changes)
    request = OptimiseRequest(merge_into=3, only=tuple(coverage.index))

    result = optimise(coverage, EMPTY, RULES, request)

    assert result.objective["failing"] == 0
    assert len(codes_of(result)) == 1


def test_plans_for_chosen_units_are_not_compared_by_how_many_change():
    coverage = grid_of_units(4, 1, {"A1": SMALL, "B1": GOOD, "C1": GOOD, "D1": GOOD})
    request = OptimiseRequest(merge_into=2, only=tuple(coverage.index))
    best = optimise(coverage, EMPTY, RULES, request)
    plan = with_groups(EMPTY, coverage, [["A1", "B1", "C1"]])

    gap = plan_gap(
        score_plan(Case(coverage=coverage, plan=plan, rule_set=RULES, request=request)), best
    )

    assert gap.level == "total"


def test_a_declared_link_lets_units_meet_across_water():
    """A1 - B1   (gap)   D1, linked to B1 by a ferry."""
    grid = grid_of_units(4, 1, {"D1": SMALL, "B1": GOOD})
    keep = [0, 1, 3]
    island = Coverage(
        units=tuple(grid.units[row] for row in keep),
        geometries=grid.geometries[keep],
        crs=grid.crs,
    )
    linked = replace(island, links=(Link(first="B1", second="D1", ground="Phà Một"),))
    request = OptimiseRequest(fewest_changes=True)

    without = optimise(island, EMPTY, RULES, request)
    result = optimise(linked, EMPTY, RULES, request)

    assert [one.code for one in without.impossible] == ["D1"]
    assert "Không giáp đơn vị nào" in without.impossible[0].reason
    assert codes_of(result) == [("B1", "D1")]


def test_a_total_out_of_reach_is_infeasible_with_the_range_that_is():
    coverage = grid_of_units(3, 2, {})

    result = optimise(coverage, EMPTY, RULES, OptimiseRequest(total=1, max_group=2))

    assert result.status == "infeasible"
    assert "từ 3 đến 6" in result.reasons[0]


def test_the_parts_of_a_lock_that_do_not_touch_need_a_way_between_them():
    """A1 and C1 locked together: B1 has to come along; where B1 is locked, nothing is left."""
    coverage = grid_of_units(3, 1, {})
    kept = Lock(kind=LockKind.TOGETHER, codes=frozenset({"A1", "C1"}))
    alone = Lock(kind=LockKind.ALONE, codes=frozenset({"B1"}))

    joined = optimise(
        coverage, replace(EMPTY, locks=(kept,)), RULES, OptimiseRequest(fewest_changes=True)
    )
    torn = optimise(
        coverage, replace(EMPTY, locks=(kept, alone)), RULES, OptimiseRequest(fewest_changes=True)
    )

    assert codes_of(joined) == [("A1", "B1", "C1")]
    assert torn.status == "infeasible"


@pytest.mark.parametrize(
    ("locks", "words"),
    [
        (((LockKind.TOGETHER, "A1", "B1"), (LockKind.APART, "A1", "B1")), "khóa tách nhau"),
        (((LockKind.TOGETHER, "A1", "B1"), (LockKind.ALONE, "A1")), "khóa giữ nguyên"),
    ],
)
def test_locks_that_contradict_each_other_are_named(locks, words):
    coverage = grid_of_units(3, 1, {})
    plan = replace(EMPTY, locks=tuple(Lock(kind=k, codes=frozenset(c)) for k, *c in locks))

    with pytest.raises(OptimiseError, match=words):
        optimise(coverage, plan, RULES, OptimiseRequest(total=2))


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"total": 3, "fewest_changes": True},
        {"merge_into": 2},
        {"total": 0},
        {"total": 3, "max_group": 1},
        {"total": 3, "weights": {"compactness": -1.0}},
        {"merge_into": 1, "only": ("A1", "A1")},
    ],
)
def test_a_question_that_makes_no_sense_is_refused(values):
    with pytest.raises(OptimiseError):
        OptimiseRequest(**values)


def test_an_unknown_objective_is_named_with_those_that_exist():
    coverage = grid_of_units(2, 1, {})

    with pytest.raises(OptimiseError, match=r"beauty.*balance, compactness"):
        optimise(coverage, EMPTY, RULES, OptimiseRequest(total=1, weights={"beauty": 1.0}))


def test_alternatives_are_distinct_and_in_order():
    coverage = grid_of_units(3, 2, {"A1": SMALL})

    result = optimise(coverage, EMPTY, RULES, OptimiseRequest(total=5, alternatives=3))

    plans = [codes_of(one) for one in (result, *result.alternatives)]
    scores = [levels(one.objective) for one in (result, *result.alternatives)]
    assert len(plans) == 4
    assert len({tuple(plan) for plan in plans}) == 4
    assert scores == sorted(scores)


def test_the_order_of_the_map_file_does_not_change_the_answer():
    coverage = grid_of_units(4, 3, {"A1": SMALL, "C2": SMALL, "D3": SMALL})
    backwards = Coverage(
        units=coverage.units[::-1], geometries=coverage.geometries[::-1].copy(), crs=coverage.crs
    )
    request = OptimiseRequest(total=6, within_parent=False)

    assert codes_of(optimise(coverage, EMPTY, RULES, request)) == codes_of(
        optimise(backwards, EMPTY, RULES, request)
    )


class _StopAfter:
    """Cancels at the n-th time that the work asks."""

    def __init__(self, times):
        self.left = times
        self.sentences = []

    def report(self, fraction, sentence):
        assert 0 <= fraction <= 1
        self.sentences.append(sentence)

    def stop_if_cancelled(self):
        self.left -= 1
        if self.left < 0:
            raise Cancelled


def test_cancelled_before_there_is_a_plan_nothing_comes_back():
    coverage = grid_of_units(4, 3, {})

    with pytest.raises(Cancelled):
        optimise(coverage, EMPTY, RULES, OptimiseRequest(total=6), progress=_StopAfter(0))


def test_cancelled_at_any_moment_the_plan_in_hand_is_whole():
    coverage = grid_of_units(5, 4, {"A1": SMALL, "C2": SMALL, "D3": SMALL, "B3": SMALL})
    seen = set()
    for times in (*range(1, 40, 3), 100, 100_000):
        progress = _StopAfter(times)
        try:
            result = optimise(coverage, EMPTY, RULES, OptimiseRequest(total=9), progress=progress)
        except Cancelled:
            seen.add("cancelled")
            continue
        seen.add(result.status)
        assert result.units_after == 9
        assert problems_of(coverage, codes_of(result)) == []
    assert {"cancelled", "optimal"} <= seen
    assert any("ít nhất" in sentence for sentence in progress.sentences)


def test_a_found_plan_scores_as_the_optimiser_says():
    coverage = grid_of_units(4, 3, {"A1": SMALL, "C2": SMALL})
    request = OptimiseRequest(total=7)
    result = optimise(coverage, EMPTY, RULES, request)
    plan = with_groups(EMPTY, coverage, codes_of(result))

    score = score_plan(Case(coverage=coverage, plan=plan, rule_set=RULES, request=request))

    assert dict(score.objective) == pytest.approx(dict(result.objective), abs=2e-4)
    assert score.units_after == result.units_after
    assert plan_gap(score, result).level is None


def test_a_worse_plan_is_told_where_it_is_worse():
    coverage = grid_of_units(4, 1, {"A1": SMALL, "B1": GOOD, "C1": GOOD, "D1": GOOD})
    request = OptimiseRequest(total=3)
    best = optimise(coverage, EMPTY, RULES, request)
    plan = with_groups(EMPTY, coverage, [["C1", "D1"]])

    gap = plan_gap(
        score_plan(Case(coverage=coverage, plan=plan, rule_set=RULES, request=request)), best
    )

    assert gap.level == "failing"
    assert gap.more == 1
    assert gap.sentence == "Phương án này nhiều hơn 1 đơn vị chưa đạt so với tốt nhất."


def test_the_price_of_a_separation_comes_from_the_best_plan_without_the_pair():
    coverage = grid_of_units(3, 1, {"A1": SMALL, "B1": GOOD, "C1": GOOD})
    request = OptimiseRequest(total=2)
    case = Case(coverage=coverage, plan=EMPTY, rule_set=RULES, request=request)
    best = optimise(coverage, EMPTY, RULES, request)

    why = why_together(case, best, "A1", "B1")

    assert codes_of(why.otherwise) == [("B1", "C1")]
    assert "tăng 1 đơn vị chưa đạt" in why.sentences[-1]
    assert any("có thể nhập với: Xã B1" in sentence for sentence in why.sentences)


def test_fewer_units_are_told_by_what_they_cost():
    coverage = grid_of_units(3, 1, {"A1": SMALL, "B1": GOOD, "C1": GOOD})
    case = Case(
        coverage=coverage, plan=EMPTY, rule_set=RULES, request=OptimiseRequest(fewest_changes=True)
    )
    best = optimise(coverage, EMPTY, RULES, case.request)

    why = why_not_fewer(case, best)

    assert why.fewer.units_after == 1
    assert "tăng 1 đơn vị phải thay đổi" in why.sentence


@pytest.mark.shared
def test_lang_son_goes_from_226_to_200_inside_districts(shared_data):
    import geopandas

    from noivu_desktop.units.unit import Unit, UnitKind, area_from_km2

    table = geopandas.read_file(shared_data / "langson_2019_226xa_vn2000.gpkg")
    units = tuple(
        Unit(
            code=row.ma_xa,
            name=row.ten_xa,
            kind=UnitKind(row.loai.lower()),
            parent_code=row.ma_huyen,
            area_km2=area_from_km2(float(row.dt_km2)),
            population=int(row.dan_so),
            mountain=True,
        )
        for row in table.itertuples()
    )
    coverage = Coverage(units=units, geometries=table.geometry.to_numpy(), crs="EPSG:9215")

    result = optimise(coverage, EMPTY, RULES, OptimiseRequest(total=200))

    assert result.status == "optimal"
    assert (result.units_before, result.units_after) == (226, 200)
    assert sum(len(group.members) - 1 for group in result.groups) == 26
    assert problems_of(coverage, codes_of(result), within_parent=True) == []
    check = check_plan(coverage, with_groups(EMPTY, coverage, codes_of(result)), RULES)
    not_met = sum(one.verdict in (Verdict.NOT_MET, Verdict.UNKNOWN) for one in check.merged)
    assert len(check.unresolved) + not_met == result.objective["failing"]


def test_the_frontier_tells_what_each_total_costs():
    """A1 (small) - B1 - C1 (meet): 3 leaves A1 failing, 2 mends it, 4 cannot be."""
    coverage = grid_of_units(3, 1, {"A1": SMALL, "B1": GOOD, "C1": GOOD})
    request = OptimiseRequest(fewest_changes=True)
    case = Case(coverage=coverage, plan=EMPTY, rule_set=RULES, request=request)

    points = frontier(case, [4, 3, 2, 1])

    assert [(p.failing, p.touched) for p in points] == [(None, None), (1, 0), (0, 2), (0, 3)]
    assert all(point.proved for point in points)


def test_units_without_figures_are_told_and_not_counted_as_failing():
    coverage = grid_of_units(2, 1, {"A1": {"population": None, "area_km2": Decimal("20")}})

    result = optimise(coverage, EMPTY, RULES, OptimiseRequest(fewest_changes=True))

    assert result.objective["failing"] == 0
    assert result.reasons[0].startswith("1 đơn vị chưa đủ số liệu")


def test_questions_about_a_plan_of_very_large_groups_can_be_asked():
    """A row of fourteen, where every size up to fourteen is listed."""
    coverage = grid_of_units(14, 1, {"A1": SMALL})
    case = Case(coverage=coverage, plan=EMPTY, rule_set=RULES, request=OptimiseRequest(total=2))
    best = optimise(coverage, EMPTY, RULES, case.request)

    assert best.max_group == 14
    assert why_not_fewer(case, best).fewer.units_after == 1


def test_when_time_is_up_the_best_found_keeps_to_the_question_and_its_bounds():
    """Too little time for a proof on sixty units: whatever comes back is a whole plan."""
    changes = {f"{column}{row}": SMALL for row in (1, 3, 5) for column in "ACEGI"}
    coverage = grid_of_units(10, 6, changes)

    result = optimise(coverage, EMPTY, RULES, OptimiseRequest(total=40, time_limit=0.05))

    assert result.units_after == 40
    assert problems_of(coverage, codes_of(result)) == []
    assert result.bounds["failing"] <= result.objective["failing"]
    assert (result.status == "optimal") == (result.gap == 0)


def test_a_neighbour_whose_people_did_not_agree_is_left_out():
    """A1 must be arranged between B1, the better partner, and A2: B1 voted against it."""
    coverage = grid_of_units(2, 2, {"A1": SMALL, "B1": GOOD, "A2": GOOD, "B2": GOOD})
    request = OptimiseRequest(fewest_changes=True)
    against, in_favour = (
        Consultation(code=code, basis=ConsultationBasis.VOTERS, total=100, in_favour=votes)
        for code, votes in (("B1", 40), ("B1", 51))
    )
    agreed = Consultation(code="A1", basis=ConsultationBasis.VOTERS, total=100, in_favour=90)
    also = Consultation(code="A2", basis=ConsultationBasis.VOTERS, total=100, in_favour=60)

    blocked = optimise(coverage, EMPTY, RULES, request, consultations=(against, agreed, also))
    released = optimise(coverage, EMPTY, RULES, request, consultations=(in_favour, agreed))

    assert codes_of(blocked) == [("A1", "A2")]
    assert codes_of(released) == [("A1", "B1")]
