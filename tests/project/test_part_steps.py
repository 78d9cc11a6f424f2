"""Dividing a unit as steps: in words, in JSON, undone, reverted, and nothing is ever lost."""

from decimal import Decimal

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from noivu_desktop.errors import NoivuError, PlanError
from noivu_desktop.plan.parts import completed, estimated_part
from noivu_desktop.plan.plan import MergedUnit, Part, Plan
from noivu_desktop.project.first_state import merged_from_json, merged_to_json
from noivu_desktop.project.part_json import part_arguments, part_from_json, part_to_json
from noivu_desktop.project.project_file import create_project_file, read_project
from noivu_desktop.project.steps import apply_step, make_step
from tests.builders import grid_of_units
from tests.project.strategies import part_steps, small_project, structural_steps

NOW = "2026-11-21T08:00:00Z"
GRID = grid_of_units(3, 3)


def made(project, kind, /, **arguments):
    return make_step(project, kind, arguments, author="Lan", time=NOW)


def after(project, kind, /, **arguments):
    return apply_step(project, made(project, kind, **arguments))


def drawn_part(code="B1", to="A1", share=0.4):
    left, below, right, above = GRID.geometries[GRID.row(code)].bounds
    cut = shapely.box(left, below, right, below + (above - below) * share)
    return estimated_part(Plan(name="P"), GRID, code, to, cut)


def divided():
    return after(small_project(), "give_part", code="B1", **part_arguments(drawn_part()))


def test_a_drawn_part_is_said_with_its_estimate():
    step = made(small_project(), "give_part", code="B1", **part_arguments(drawn_part()))

    assert step.label == "Nhập một phần Xã B1 (ước tính 10,00 km², 2.400 người) vào Xã A1"
    part = apply_step(small_project(), step).plan().merged_by_member["A1"].members[1]
    assert part == drawn_part()


def test_official_figures_replace_the_estimate_and_are_said_so():
    figures = {"area_km2": "11,00", "population": 397}
    step = made(divided(), "set_part", code="B1", to="A1", figures=figures)

    assert step.label == "Sửa diện tích, dân số của phần Xã B1 nhập vào Xã A1"
    part = apply_step(divided(), step).plan().merged_by_member["A1"].members[1]
    assert (part.area_km2, part.population, part.estimated) == (11, 397, ("households",))


def test_the_rest_has_figures_of_its_own():
    step = made(divided(), "set_part", code="B1", to="B1", figures={"households": 7})

    assert step.label == "Sửa số hộ của phần còn lại của Xã B1"
    rest = apply_step(divided(), step).plan().merged_by_member["B1"].members[0]
    assert rest.households == 7


def test_a_part_taken_back_leaves_the_plan_as_it_was():
    step = made(divided(), "take_back", code="B1", to="A1")

    assert step.label == "Trả phần nhập vào Xã A1 về lại Xã B1"
    assert apply_step(divided(), step) == small_project()


@pytest.mark.parametrize(
    "arguments",
    [
        {"area_km2": "0"},
        {"area_km2": "-3"},
        {"area_km2": "1.0000001"},
        {"population": -1},
        {"shape": "00"},
        {"shape": shapely.to_wkb(shapely.Point(1, 2), hex=True)},
        {"shape": shapely.to_wkb(shapely.from_wkt("POLYGON((0 0,1 1,1 0,0 1,0 0))"), hex=True)},
        {"estimated": ["name"]},
        {"hamlets": "H1"},
    ],
)
def test_a_part_that_no_unit_can_give_is_refused_with_a_sentence(arguments):
    with pytest.raises(NoivuError):
        made(small_project(), "give_part", code="B1", to="A1", **arguments)


def test_dates_of_the_list_of_codes_and_of_the_plan_are_facts_of_the_project(tmp_path):
    with create_project_file(tmp_path / "p.gpkg", small_project()) as file:
        file.do("set_dates", codes_as_of="2019-12-31", effective_from="2020-01-01")
        assert "31/12/2019" in file.steps[-1].step.label
        file.do("set_dates", codes_as_of="2019-12-31", effective_from="2020-02-01")
        file.revert(2)
    stored = read_project(tmp_path / "p.gpkg")
    assert (stored.codes_as_of, stored.effective_from) == ("2019-12-31", "2020-01-01")
    with pytest.raises(PlanError):
        made(small_project(), "set_dates", codes_as_of="năm 2019")


def test_a_part_comes_back_from_json_bit_for_bit():
    part = Part(
        code="B1",
        to="A1",
        area_km2=Decimal("10.000001"),
        shape=shapely.box(0, 0, 1, 1.000000000001),
        hamlets=("H1",),
        estimated=("area_km2",),
    )
    assert part_from_json(part_to_json(part), "A1") == part
    assert part_to_json(Part(code="B1")) == {"code": "B1"}


def test_what_older_files_say_of_parts_is_completed_by_the_rest():
    older = {
        "code": "A1",
        "members": [
            {"code": "A1", "area_km2": None, "population": None},
            {"code": "B1", "area_km2": "10", "population": 2000},
        ],
        "name": None,
        "kind": None,
        "seat": None,
    }
    taker, giver = completed(GRID, [merged_from_json(older)])

    assert taker.members[1] == Part(code="B1", to="A1", area_km2=Decimal(10), population=2000)
    assert giver.members == (Part(code="B1", to="B1", area_km2=Decimal(15), population=4000),)
    assert completed(GRID, [taker, giver]) == (taker, giver)


def test_where_parts_leave_nothing_the_largest_is_the_rest():
    def taking(to, area_km2, population):
        part = Part(code="B2", to=to, area_km2=Decimal(area_km2), population=population)
        return MergedUnit(
            code=to, members=tuple(sorted([part, Part(code=to)], key=lambda p: p.code))
        )

    first, second = completed(GRID, [taking("A2", "10", 3000), taking("C2", "15", 3000)])

    assert first.members[1].home == "A2"
    assert second.members[0].is_rest
    assert second.standing == ("B2", "C2")


@pytest.mark.parametrize(
    ("to", "words"), [("C1", "không ở đơn vị mới"), ("A1", "không hợp thành cả đơn vị")]
)
def test_placed_parts_that_do_not_make_up_their_unit_are_refused(to, words):
    part = Part(code="B1", to=to, area_km2=Decimal(10))
    rests = [
        MergedUnit(code=code, members=(Part(code="B1", to="B1", area_km2=Decimal(9)),))
        for code in ("B1",)
    ]
    members = (Part(code="A1"), part if to == "C1" else Part(code="C1", to="C1"))
    placed = [merged_to_json(one) for one in [MergedUnit(code="A1", members=members), *rests]]

    with pytest.raises(PlanError, match=words):
        after(small_project(), "place", gone=[], merged=placed)


@settings(max_examples=40)
@given(st.lists(st.one_of(part_steps, part_steps, structural_steps), max_size=14))
def test_whatever_is_divided_each_unit_keeps_one_rest_and_every_part_its_home(steps):
    project = small_project()
    for kind, arguments in steps:
        try:
            project = after(project, kind, **arguments)
        except NoivuError:
            continue
    for plan in project.plans:
        for held in plan.parts_of.values():
            assert sum(part.is_rest for _, part in held) == 1
            assert len(held) > 1
            assert all(part.home in merged.standing for merged, part in held)
        stored = [merged_from_json(merged_to_json(one)) for one in plan.merged]
        assert completed(project.coverage, stored) == plan.merged


@settings(max_examples=15)
@given(st.lists(part_steps, min_size=1, max_size=8), st.data())
def test_undone_and_redone_in_a_file_parts_are_as_they_were(tmp_path_factory, steps, data):
    path = tmp_path_factory.mktemp("file") / "p.gpkg"
    values = [small_project()]
    with create_project_file(path, values[0]) as file:
        for kind, arguments in steps:
            try:
                done = file.do(kind, **arguments)
            except NoivuError:
                continue
            values += [done] if done is not values[-1] else []
        back = data.draw(st.integers(0, len(values) - 1))
        for _ in range(back):
            file.undo()
        assert read_project(path) == file.project == values[-1 - back]
        for _ in range(back):
            file.redo()
    assert read_project(path) == values[-1]
