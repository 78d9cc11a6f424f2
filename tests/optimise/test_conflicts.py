"""Why a unit can never comply, against all ways to take conditions away on small maps."""

import itertools
from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from noivu_desktop.optimise.conflicts import Conflicts, conditions_of
from noivu_desktop.optimise.optimise import optimise
from noivu_desktop.optimise.preparing import Case
from noivu_desktop.optimise.request import OptimiseRequest
from noivu_desktop.plan.plan import Lock, LockKind, MergedUnit, Part, Plan
from noivu_desktop.progress import NO_PROGRESS
from noivu_desktop.rules.checking import check_merged_unit
from noivu_desktop.rules.exemption import Exemption, Ground
from noivu_desktop.rules.finding import Verdict
from noivu_desktop.rules.loading import rule_set
from noivu_desktop.units.unit import UnitKind
from tests.builders import grid_of_units
from tests.optimise.plan_checker import problems_of

RULES = rule_set("nq-35-2023")
"""Lets three units together off the standards, and asks for no common parent."""
EMPTY = Plan(name="Phương án 1")
CODES = ["A1", "B1", "C1", "A2", "B2", "C2"]
SMALL = {"area_km2": Decimal("20"), "population": 1500}
LARGE = {"area_km2": Decimal("90"), "population": 9000}


def lock(kind, *codes):
    return Lock(kind=kind, codes=frozenset(codes))


def can_meet(case, most, code, conditions, dropped):
    """Whether a merger of ``code`` is allowed and meets, with some conditions taken away."""
    kept = [one for number, one in enumerate(conditions) if number not in dropped]
    words = [one.label for one in kept]
    locks = [one for one in case.plan.locks if any(_label(one, case) == word for word in words)]
    standard = any("tiêu chuẩn" in word for word in words)
    if not any("không quá" in word for word in words):
        most = len(CODES)
    exempt = {
        one.code for one in case.exemptions if any(f"{one.code} được miễn" in w for w in words)
    }
    alone = exempt | {c for one in locks if one.kind is LockKind.ALONE for c in one.codes}
    for size in range(2, most + 1):
        for group in itertools.combinations(CODES, size):
            wrong = problems_of(
                case.coverage,
                [group],
                within_parent=any("cấp trên" in word for word in words),
                apart=[one.codes for one in locks if one.kind is LockKind.APART],
                alone=alone,
            )
            if code not in group or wrong:
                continue
            kinds = {case.coverage.unit(one).kind for one in group}
            if any("không nhập" in word for word in words) and len(kinds) > 1:
                continue
            merged = MergedUnit(code=group[0], members=tuple(Part(code=one) for one in group))
            verdict = check_merged_unit(merged, case.coverage, case.rule_set).verdict
            if not standard or verdict in (Verdict.MET, Verdict.WAIVED):
                return True
    return False


def _label(one, case):
    words = {LockKind.APART: "khóa tách nhau", LockKind.ALONE: "khóa giữ nguyên"}
    names = ", ".join(case.coverage.unit(code).full_name for code in sorted(one.codes))
    return f"{words[one.kind]} {names}"


@st.composite
def cases(draw):
    """Six units, locks, exemptions, a border, kinds and a size, all at random."""
    changes = {
        code: {
            **draw(st.sampled_from([SMALL, SMALL, LARGE])),
            "parent_code": draw(st.sampled_from(["1", "1", "2"])),
            "kind": draw(st.sampled_from([UnitKind.XA, UnitKind.XA, UnitKind.PHUONG])),
        }
        for code in CODES
    }
    others = CODES[1:]
    locks = [lock(LockKind.ALONE, one) for one in draw(st.sets(st.sampled_from(others)))]
    apart = draw(st.sets(st.sampled_from(others), max_size=2))
    locks += [lock(LockKind.APART, "A1", one) for one in apart]
    exempt = draw(st.sets(st.sampled_from(others), max_size=2))
    both = (frozenset({UnitKind.XA, UnitKind.PHUONG}),)
    request = OptimiseRequest(
        fewest_changes=True,
        within_parent=draw(st.booleans()),
        keep_kinds_apart=draw(st.sampled_from([(), both])),
    )
    return Case(
        coverage=grid_of_units(3, 2, changes),
        plan=replace(EMPTY, locks=tuple(locks)),
        rule_set=RULES,
        request=request,
        exemptions=tuple(Exemption(code=one, ground=Ground.OTHER) for one in sorted(exempt)),
    )


@given(cases(), st.sampled_from([2, 3, 6]))
@settings(max_examples=40)
def test_a_conflict_leaves_no_way_and_nothing_can_be_left_out(case, most):
    conditions = conditions_of(case, most)
    every = frozenset(range(len(conditions)))
    if can_meet(case, most, "A1", conditions, frozenset()):
        return

    conflict = Conflicts(case, most, NO_PROGRESS).of(case.coverage.row("A1"))

    kept = frozenset(n for n, one in enumerate(conditions) if one.label in conflict.conditions)
    assert conflict.sure
    assert not can_meet(case, most, "A1", conditions, every - kept)
    for one in kept:
        assert can_meet(case, most, "A1", conditions, (every - kept) | {one})


def test_the_border_and_the_standard_are_named_where_both_are_in_the_way():
    """A1 (small, district 1) - B1 (large, district 2); A2 (small, district 1) is not enough."""
    there = {**LARGE, "parent_code": "2"}
    coverage = grid_of_units(2, 2, {"A1": SMALL, "A2": SMALL, "B1": there, "B2": there})

    result = optimise(coverage, EMPTY, RULES, OptimiseRequest(fewest_changes=True))

    reason = next(one.reason for one in result.impossible if one.code == "A1")
    assert RULES.number in reason
    assert "cùng một đơn vị cấp trên" in reason
    assert "bỏ bất kỳ điều kiện nào trong số này thì có cách nhập đạt" in reason
    assert "Đã xét cùng: Xã A2." in reason


def test_a_unit_locked_to_stay_is_told_that_the_lock_stands_in_the_way():
    coverage = grid_of_units(2, 1, {"A1": SMALL, "B1": LARGE})
    plan = replace(EMPTY, locks=(lock(LockKind.ALONE, "A1"),))

    result = optimise(coverage, plan, RULES, OptimiseRequest(fewest_changes=True))

    assert [one.code for one in result.impossible] == ["A1"]
    assert "do điều kiện: khóa giữ nguyên Xã A1" in result.impossible[0].reason
