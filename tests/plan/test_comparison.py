"""Two plans are compared by who goes with whom."""

from decimal import Decimal

from noivu_desktop.plan import edits
from noivu_desktop.plan.comparison import compare
from noivu_desktop.plan.plan import Part, Plan
from tests.builders import grid_of_units

GRID = grid_of_units(3, 2)
CODES = [unit.code for unit in GRID.units]


def test_plans_with_different_numbers_of_units_can_be_compared():
    first = edits.with_groups(Plan(name="1"), GRID, [["A1", "B1"], ["A2", "B2"]])
    second = edits.with_groups(Plan(name="2"), GRID, [["A1", "B1"], ["A2", "B2", "C2"]])

    found = compare(first, second, CODES)

    assert found.same == (("A1", "B1"),)
    assert found.only_in_first == (("A2", "B2"),)
    assert found.only_in_second == (("A2", "B2", "C2"),)
    assert [one.code for one in found.differs] == ["A2", "B2", "C2"]
    assert found.differs[2].first == ("C2",)


def test_a_plan_does_not_differ_from_itself():
    plan = edits.with_groups(Plan(name="1"), GRID, [["A1", "B1"]])

    found = compare(plan, plan, CODES)

    assert (found.differs, found.only_in_first, found.only_in_second) == ((), (), ())


def test_a_divided_unit_goes_with_all_that_take_of_it_and_they_with_it():
    part = Part(code="B1", to="A1", area_km2=Decimal(5), population=100)
    plan = edits.merge(edits.give_part(Plan(name="1"), GRID, part), GRID, ["B1", "C1"])

    found = compare(plan, Plan(name="2"), CODES)

    assert [(one.code, one.first) for one in found.differs] == [
        ("A1", ("A1", "B1")),
        ("B1", ("A1", "B1", "C1")),
        ("C1", ("B1", "C1")),
    ]
