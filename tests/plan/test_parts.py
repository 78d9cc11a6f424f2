"""Partial parts: cut, given, joined and given back, and nothing is ever lost."""

from decimal import Decimal

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from noivu_desktop.errors import PlanError
from noivu_desktop.plan import edits
from noivu_desktop.plan.outlines import merged_outline
from noivu_desktop.plan.parts import estimated_part, part_of_hamlets, pieces
from noivu_desktop.plan.plan import Part, Plan, unit_count
from noivu_desktop.units.coverage import Coverage
from tests.builders import CELL_M, ORIGIN, commune, grid_of_units

GRID = grid_of_units(4, 3)
CODES = tuple(GRID.index)


def lower_part(code: str, share: float) -> shapely.Polygon:
    """The lowest ``share`` of a cell of the grid."""
    left, below, right, above = GRID.geometries[GRID.row(code)].bounds
    return shapely.box(left - 1, below - 1, right + 1, below + (above - below) * share)


def given_part(plan: Plan, code: str, to: str, share: float = 0.4) -> Plan:
    return edits.give_part(
        plan, GRID, estimated_part(plan, GRID, code, to, lower_part(code, share))
    )


def test_what_a_unit_gives_and_what_it_keeps_sum_to_the_whole() -> None:
    plan = given_part(Plan(name="P"), "B1", "A1")

    taker, giver = plan.merged
    assert [part.code for part in taker.members] == ["A1", "B1"]
    part, rest = taker.members[1], giver.members[0]
    assert (part.area_km2, part.population) == (Decimal(10), 2400)
    assert (rest.area_km2, rest.population, rest.is_rest) == (Decimal(15), 3600, True)
    assert part.estimated == rest.estimated == ("area_km2", "households", "population")
    assert unit_count(plan, len(GRID.units)) == len(GRID.units)


def test_a_unit_dissolved_over_three_neighbours_is_gone() -> None:
    plan = given_part(given_part(Plan(name="P"), "B2", "A2", 0.3), "B2", "C2", 0.5)
    plan = edits.merge(plan, GRID, ["B2", "B3"], name="Mới")

    assert unit_count(plan, len(GRID.units)) == len(GRID.units) - 1
    assert sorted(one.code for one in plan.merged) == ["A2", "B3", "C2"]  # B3 has more people
    parts = [part for _, part in plan.parts_of["B2"]]
    assert sum((part.area_km2 or Decimal(0) for part in parts), Decimal(0)) == Decimal(25)


def test_the_new_border_follows_the_cut() -> None:
    plan = given_part(Plan(name="P"), "B1", "A1")

    outline = merged_outline(GRID, plan.merged_by_member["A1"])
    assert outline is not None
    assert outline.geom_type == "Polygon"
    assert outline.area == pytest.approx(1.4 * CELL_M**2)


def test_a_part_without_a_shape_leaves_the_border_unknown() -> None:
    part = Part(code="B1", to="A1", area_km2=Decimal("3.5"), population=100)
    plan = edits.give_part(Plan(name="P"), GRID, part)

    assert merged_outline(GRID, plan.merged_by_member["A1"]) is None
    rest = plan.merged_by_member["B1"].members[0]
    assert (rest.area_km2, rest.population, rest.households) == (Decimal("21.5"), 5900, None)


def test_a_part_goes_along_with_the_unit_that_took_it() -> None:
    plan = given_part(Plan(name="P"), "B1", "A1")
    plan = edits.merge(plan, GRID, ["A1", "A2"])
    assert plan.merged_by_member["A1"].codes == ("A1", "A2", "B1")

    alone = edits.take_out(plan, GRID, "A1")
    assert alone.merged_by_member["A1"].codes == ("A1", "B1")
    assert "A2" not in alone.merged_by_member
    assert edits.split(plan, GRID, "A2") == alone


def test_parts_that_meet_again_are_the_whole() -> None:
    plan = given_part(Plan(name="P"), "B1", "A1")

    assert edits.merge(plan, GRID, ["A1", "B1"]).merged[0].members == (
        Part(code="A1"),
        Part(code="B1"),
    )
    assert edits.take_back(plan, GRID, "B1", "A1") == Plan(name="P")


def test_a_line_cuts_a_unit_in_two_and_a_short_one_does_not() -> None:
    x, y = ORIGIN
    square = GRID.geometries[0]
    across = shapely.LineString([(x - 10, y + 1000), (x + CELL_M + 10, y + 1000)])
    assert [round(one.area) for one in pieces(square, across)] == [20_000_000, 5_000_000]
    inside = shapely.LineString([(x + 10, y + 1000), (x + 1000, y + 1000)])
    assert len(pieces(square, inside)) == 1


def test_entered_figures_are_no_longer_estimates() -> None:
    plan = given_part(Plan(name="P"), "B1", "A1")
    plan = edits.set_part(plan, GRID, "B1", "A1", {"area_km2": Decimal("11.00"), "population": 397})

    part = plan.merged_by_member["A1"].members[1]
    assert (part.area_km2, part.population) == (Decimal("11.00"), 397)
    assert part.estimated == ("households",)


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (Part(code="B1", to="B1", population=1), "đơn vị nhận"),
        (Part(code="B1", to="A1"), "phải có diện tích, dân số hoặc hình"),
        (Part(code="B1", to="A1", area_km2=Decimal(25)), "nhập cả đơn vị"),
        (Part(code="B1", to="A1", population=6001), "dân số lớn hơn"),
        (Part(code="B1", to="A1", shape=GRID.geometries[1]), "phủ hết"),
        (Part(code="B1", to="A1", shape=GRID.geometries[0]), "vượt ra ngoài"),
    ],
)
def test_a_part_that_cannot_be_is_refused(part: Part, words: str) -> None:
    with pytest.raises(PlanError, match=words):
        edits.give_part(Plan(name="P"), GRID, part)


def test_the_rest_of_a_unit_cannot_be_taken_back() -> None:
    plan = given_part(Plan(name="P"), "B1", "A1")

    with pytest.raises(PlanError, match="Phần còn lại vốn của Xã B1"):
        edits.take_back(plan, GRID, "B1", "B1")


def test_hamlets_give_their_own_figures() -> None:
    known = commune("H1", parent_code="B1", area_km2=Decimal("12.1"), population=2000)
    counted = commune("H2", parent_code="B1", area_km2=None, population=500)
    halves = np.array([lower_part("B1", 0.4), lower_part("B1", 0.4)], dtype=object)
    hamlets = Coverage(units=(known, counted), geometries=halves, crs=GRID.crs)

    part = part_of_hamlets(Plan(name="P"), GRID, hamlets, "A1", ["H1"])
    assert (part.area_km2, part.population, part.estimated) == (Decimal("12.1"), 2000, ())
    assert (part.code, part.hamlets) == ("B1", ("H1",))
    guessed = part_of_hamlets(Plan(name="P"), GRID, hamlets, "A1", ["H2"])
    assert (guessed.area_km2, guessed.population) == (Decimal(10), 500)
    assert guessed.estimated == ("area_km2",)


@st.composite
def gestures(draw: st.DrawFn) -> list[tuple[str, str, str, float]]:
    names = st.sampled_from(["give", "give", "merge", "split", "take_out", "back", "move"])
    codes = st.sampled_from(CODES)
    return draw(st.lists(st.tuples(names, codes, codes, st.floats(0.1, 0.9)), max_size=14))


def after(plan: Plan, gesture: tuple[str, str, str, float]) -> Plan:
    name, first, second, share = gesture
    try:
        match name:
            case "give":
                return given_part(plan, first, second, share)
            case "merge":
                return edits.merge(plan, GRID, [first, second])
            case "split":
                return edits.split(plan, GRID, first)
            case "take_out":
                return edits.take_out(plan, GRID, first)
            case "back":
                return edits.take_back(plan, GRID, first, second)
            case _:
                return edits.move(plan, GRID, first, second)
    except PlanError:
        return plan


@given(gestures())
def test_no_gesture_loses_land_or_people(done: list[tuple[str, str, str, float]]) -> None:
    plan = Plan(name="P")
    for gesture in done:
        plan = after(plan, gesture)

    for code, held in plan.parts_of.items():
        unit, parts = GRID.unit(code), [part for _, part in held]
        assert sum(part.is_rest for part in parts) == 1
        assert len({merged.code for merged, _ in held}) == len(held) > 1
        assert sum((part.area_km2 or Decimal(0) for part in parts), Decimal(0)) == unit.area_km2
        assert sum(part.population or 0 for part in parts) == unit.population
        assert sum(part.shape.area for part in parts if part.shape) == pytest.approx(CELL_M**2)
    groups = plan.groups(CODES)
    assert sorted(code for group in groups for code in group) == sorted(CODES)
    assert len(groups) == unit_count(plan, len(CODES))
