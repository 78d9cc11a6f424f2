"""Edits of a plan: what they change, what they keep, what they refuse."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noivu_desktop.errors import CoverageError, PlanError
from noivu_desktop.plan import edits
from noivu_desktop.plan.combining import merged_unit_figures
from noivu_desktop.plan.plan import LockKind, Plan, unit_count
from noivu_desktop.units.measures import totals
from noivu_desktop.units.unit import UnitKind
from tests.builders import grid_of_units
from tests.strategies import grids

EMPTY = Plan(name="Phương án 1")
GRID = grid_of_units(3, 2, {"B1": {"population": 9000}})


def test_a_merged_unit_keeps_code_and_name_of_the_member_with_most_people():
    plan = edits.merge(EMPTY, GRID, ["A1", "B1"])

    (merged,) = plan.merged
    assert (merged.code, merged.codes, merged.name) == ("B1", ("A1", "B1"), None)
    assert merged_unit_figures(merged, GRID, UnitKind.XA).full_name == "Xã B1"
    assert unit_count(plan, len(GRID.units)) == 5


def test_a_town_gives_code_and_name_even_to_more_populous_neighbours():
    town = grid_of_units(2, 1, {"A1": {"kind": UnitKind.THI_TRAN, "population": 3000}})

    assert edits.merge(EMPTY, town, ["A1", "B1"]).merged[0].code == "A1"


def test_merging_with_a_merged_unit_joins_the_whole_of_it_and_keeps_its_name():
    plan = edits.merge(EMPTY, GRID, ["A1", "A2"], name="Đồng Tâm")
    plan = edits.merge(plan, GRID, ["A2", "B1"])

    (merged,) = plan.merged
    assert (merged.codes, merged.name) == (("A1", "A2", "B1"), "Đồng Tâm")


def test_a_unit_that_is_taken_out_stands_alone_and_its_seat_goes_with_it():
    plan = edits.set_seat(edits.merge(EMPTY, GRID, ["A1", "B1", "C1"]), GRID, "C1")

    taken = edits.take_out(plan, GRID, "C1")

    assert taken.merged[0].codes == ("A1", "B1")
    assert taken.merged[0].seat is None
    assert edits.take_out(taken, GRID, "A1").merged == ()


def test_when_the_member_that_gives_the_code_leaves_another_one_gives_it():
    plan = edits.merge(EMPTY, GRID, ["A1", "B1", "C1"])

    assert edits.take_out(plan, GRID, "B1").merged[0].code == "A1"


def test_a_unit_moves_to_its_neighbour_in_one_edit():
    plan = edits.merge(edits.merge(EMPTY, GRID, ["A1", "A2"]), GRID, ["B1", "B2", "C2"])

    moved = edits.move(plan, GRID, "B2", "A1")

    assert [one.codes for one in moved.merged] == [("A1", "A2", "B2"), ("B1", "C2")]


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (lambda p: edits.merge(p, GRID, ["A1"]), "ít nhất hai đơn vị"),
        (lambda p: edits.merge(p, GRID, ["A1", "A1"]), "ít nhất hai đơn vị"),
        (lambda p: edits.split(p, GRID, "C2"), "chưa được nhập"),
        (lambda p: edits.move(p, GRID, "A1", "B1"), "đã cùng đơn vị"),
        (lambda p: edits.with_groups(p, GRID, [["A1", "B1"], ["B1", "C1"]]), "hai nhóm"),
        (lambda p: edits.add_lock(p, GRID, LockKind.APART, ["A1"]), "ít nhất hai đơn vị"),
    ],
)
def test_edits_that_make_no_sense_are_refused_in_a_sentence(edit, sentence):
    plan = edits.merge(EMPTY, GRID, ["A1", "B1"])

    with pytest.raises(PlanError, match=sentence):
        edit(plan)


def test_unknown_codes_are_named():
    with pytest.raises(CoverageError, match="Z9"):
        edits.merge(EMPTY, GRID, ["A1", "Z9"])


def test_locks_hold_against_merging():
    apart = edits.add_lock(EMPTY, GRID, LockKind.APART, ["A1", "C1"])
    alone = edits.add_lock(EMPTY, GRID, LockKind.ALONE, ["B1"])

    with pytest.raises(PlanError, match="khóa tách nhau"):
        edits.merge(edits.merge(apart, GRID, ["A1", "B1"]), GRID, ["B1", "C1"])
    with pytest.raises(PlanError, match="khóa giữ nguyên"):
        edits.merge(alone, GRID, ["A1", "B1"])
    assert edits.remove_lock(apart, apart.locks[0]) == EMPTY


def test_setting_groups_keeps_names_of_groups_that_stay():
    plan = edits.merge(EMPTY, GRID, ["A1", "B1"], name="Đồng Tâm")

    changed = edits.with_groups(plan, GRID, [["A1", "B1"], ["A2", "B2"], ["C1"]])

    assert [(one.codes, one.name) for one in changed.merged] == [
        (("A1", "B1"), "Đồng Tâm") if one.code == "B1" else (("A2", "B2"), None)
        for one in changed.merged
    ]
    assert len(changed.merged) == 2


CODES = [unit.code for unit in grid_of_units(4, 3).units]


@given(
    grids(),
    st.lists(
        st.tuples(
            st.sampled_from(["merge", "split", "move", "take_out"]),
            st.sampled_from(CODES),
            st.sampled_from(CODES),
        ),
        max_size=12,
    ),
)
def test_any_edits_keep_every_unit_once_and_all_people_and_area(coverage, moves):
    plan = EMPTY
    for kind, first, second in moves:
        try:
            if kind == "merge":
                plan = edits.merge(plan, coverage, [first, second])
            elif kind == "move":
                plan = edits.move(plan, coverage, first, second)
            else:
                plan = getattr(edits, kind)(plan, coverage, first)
        except PlanError:
            continue

    groups = plan.groups(CODES)
    members = [code for group in groups for code in group]
    after = [merged_unit_figures(one, coverage, UnitKind.XA) for one in plan.merged]
    alone = [coverage.unit(code) for code in CODES if code not in plan.merged_by_member]
    assert sorted(members) == sorted(CODES)
    assert unit_count(plan, len(CODES)) == len(groups) == len(after) + len(alone)
    before, now = totals(coverage.units), totals([*after, *alone])
    assert (now.area_km2, now.population, now.households) == (
        before.area_km2,
        before.population,
        before.households,
    )


@given(grids(), st.lists(st.lists(st.integers(0, 30), min_size=2, max_size=3), max_size=8))
def test_who_belongs_to_whom_is_the_same_whether_carried_along_or_worked_out(coverage, picks):
    codes = list(coverage.index)
    plan = EMPTY
    for place, pick in enumerate(picks):
        chosen = {codes[one % len(codes)] for one in pick}
        if len(chosen) > 1:
            plan = edits.merge(plan, coverage, chosen)
        if place % 3 == 2 and plan.merged:
            plan = edits.take_out(plan, coverage, plan.merged[0].codes[-1])

    fresh = Plan(name=plan.name, merged=plan.merged, locks=plan.locks)

    assert dict(plan.merged_by_member) == dict(fresh.merged_by_member)
