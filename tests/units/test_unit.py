"""Units refuse impossible figures and know their names."""

from decimal import Decimal

import pytest

from noivu_desktop.errors import CoverageError
from noivu_desktop.units.measures import totals
from noivu_desktop.units.unit import Level, UnitKind, area_from_km2
from tests.builders import commune, grid_of_units


@pytest.mark.parametrize(
    "values",
    [
        {"area_km2": Decimal(0)},
        {"area_km2": Decimal("NaN")},
        {"area_km2": Decimal("1.0000001")},
        {"area_km2": Decimal("1e30")},
        {"population": 10**19},
        {"population": -1},
        {"households": -1},
        {"minority_share": Decimal("1.01")},
    ],
)
def test_impossible_figures_are_refused_in_one_sentence(values):
    with pytest.raises(CoverageError, match="Xã 00001"):
        commune(**values)


def test_names_are_shown_with_their_kind_once():
    assert commune(name="Nam La").full_name == "Xã Nam La"
    assert commune(name="Xã Nam La").full_name == "Xã Nam La"
    assert commune(name="xã Nam La").short_name == "Nam La"
    assert commune(name="XA NAM LA").short_name == "NAM LA"
    assert commune(name="Xăm Khòe").short_name == "Xăm Khòe"
    assert commune(name="Xam Khoe").short_name == "Xam Khoe"
    assert commune(name="Xà Hồ").full_name == "Xã Xà Hồ"
    assert commune(name="TT", kind=UnitKind.THI_TRAN).full_name == "Thị trấn TT"


def test_every_kind_has_a_level():
    assert {kind.level for kind in UnitKind} == set(Level)


def test_areas_are_exact_to_one_square_metre():
    assert area_from_km2(22.71938472) == Decimal("22.719385")
    assert area_from_km2("45.44") == Decimal("45.44")
    assert area_from_km2(100.0) == Decimal(100)


def test_a_sum_with_an_unknown_part_is_unknown():
    known = totals([commune(population=1), commune(population=2)])
    unknown = totals([commune(population=1), commune(population=None)])

    assert (known.population, unknown.population) == (3, None)
    assert unknown.area_km2 == 120


def test_a_coverage_refuses_the_same_code_twice():
    coverage = grid_of_units(2, 1)

    with pytest.raises(CoverageError, match="A1"):
        coverage.with_units([coverage.units[0], coverage.units[0]])


def test_units_that_are_not_there_are_named():
    with pytest.raises(CoverageError, match="Z9"):
        grid_of_units(2, 1).unit("Z9")


def test_squares_that_touch_at_a_corner_are_no_neighbours():
    coverage = grid_of_units(2, 2)

    assert coverage.adjacency.pairs.tolist() == [[0, 1], [0, 2], [1, 3], [2, 3]]
    assert coverage.adjacency.border_m.tolist() == [5000.0] * 4
    assert coverage.adjacency.perimeter_m.tolist() == [20_000.0] * 4


def test_a_hamlet_is_told_with_its_commune():
    hamlet = commune(name="Thôn 1", kind=UnitKind.THON, parent_name="Xã Nam La")

    assert hamlet.located_name == "Thôn 1 (Xã Nam La)"
    assert commune(name="Nam La").located_name == "Xã Nam La"
