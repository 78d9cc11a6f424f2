"""What is wrong or doubtful in a map."""

from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest
import shapely

from noivu_desktop.units.checks import check_coverage
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.defects import gap_width_m, holes, overlapping_pairs
from tests.builders import CELL_M, ORIGIN, commune, grid_of_units


def kinds(coverage):
    return [problem.kind for problem in check_coverage(coverage)]


def with_shapes(coverage, changes):
    """``coverage`` with other polygons in some rows."""
    shapes = coverage.geometries.copy()
    for row, shape in changes.items():
        shapes[row] = shape
    return replace(coverage, geometries=shapes)


def cell(column, row, width=1.0, height=1.0):
    """A square of the grid, or part of it."""
    x, y = ORIGIN[0] + column * CELL_M, ORIGIN[1] + row * CELL_M
    return shapely.box(x, y, x + width * CELL_M, y + height * CELL_M)


def test_a_clean_map_has_no_problems():
    coverage = grid_of_units(3, 3)

    assert kinds(coverage) == []


def test_an_overlap_names_both_units_and_its_size():
    coverage = with_shapes(grid_of_units(2, 1), {0: cell(0, 0, width=1.01)})

    (problem,) = [one for one in check_coverage(coverage) if one.kind == "overlap"]

    assert problem.unit == "A1"
    assert problem.row == 1
    assert "A1" in problem.text
    assert "B1" in problem.text
    assert "0,2500 km²" in problem.text
    assert coverage.geometries[1].contains(shapely.Point(problem.place))


def test_a_unit_inside_another_is_an_overlap():
    shapes = np.array([shapely.box(0, 0, 100, 100), shapely.box(40, 40, 60, 60)])

    pairs, common = overlapping_pairs(shapes)

    assert pairs.tolist() == [[0, 1]]
    assert shapely.area(common).tolist() == [400]


def test_a_narrow_gap_is_a_gap_and_a_wide_one_a_hole():
    """
    A3 B3 C3
    A2 .. C2   B2 is missing, or lacks a strip
    A1 B1 C1
    """
    whole = grid_of_units(3, 3)
    ring = [row for row in range(9) if row != 4]
    without_middle = Coverage(
        units=tuple(whole.units[row] for row in ring),
        geometries=whole.geometries[ring],
        crs=whole.crs,
    )
    with_strip = with_shapes(whole, {4: cell(1, 1, width=0.98)})

    assert kinds(without_middle) == ["hole"]
    assert [one for one in kinds(with_strip) if one != "area_differs"] == ["gap"]


def test_a_small_round_hole_is_a_gap_and_a_lake_is_not():
    whole = grid_of_units(3, 3)
    middle = whole.geometries[4].centroid
    holed = [shapely.difference(whole.geometries[4], middle.buffer(size)) for size in (150, 900)]

    pond, lake = (with_shapes(whole, {4: shape}) for shape in holed)

    assert [one for one in kinds(pond) if one != "area_differs"] == ["gap"]
    assert [one for one in kinds(lake) if one != "area_differs"] == ["hole"]


def test_holes_have_their_area_whatever_the_polygons_do():
    """Overlaps elsewhere on the map do not hide a hole."""
    whole = grid_of_units(3, 3)
    shapes = with_shapes(whole, {0: cell(0, 0, width=1.1), 4: cell(1, 1, width=0.5)}).geometries

    assert shapely.area(holes(shapes)).tolist() == [CELL_M * CELL_M / 2]


def test_gaps_are_measured_against_the_size_of_the_units():
    communes, hamlets = grid_of_units(2, 2).geometries, shapely.box(0, 0, 1000, 1000)

    assert gap_width_m(communes) == 200
    assert gap_width_m(np.array([hamlets])) == 40


def test_a_crossed_ring_is_invalid_and_does_not_stop_the_other_checks():
    x, y = ORIGIN
    bow_tie = shapely.Polygon([(x, y), (x + CELL_M, y + CELL_M), (x + CELL_M, y), (x, y + CELL_M)])
    coverage = with_shapes(grid_of_units(2, 1), {0: bow_tie})

    assert "invalid" in kinds(coverage)


def test_a_unit_in_two_pieces_tells_the_size_of_the_smaller_one():
    pieces = shapely.union(cell(0, 0, width=0.5), cell(0, 3, width=0.1))
    coverage = with_shapes(grid_of_units(2, 1), {0: pieces})

    texts = [one.text for one in check_coverage(coverage) if one.kind == "pieces"]

    assert texts == ["Xã A1 gồm 2 mảnh rời nhau; mảnh nhỏ nhất 2,5000 km²."]


def test_a_tiny_gap_is_told_in_square_metres():
    whole = grid_of_units(3, 3)
    hole = shapely.Point(shapely.centroid(whole.geometries[4])).buffer(3)
    coverage = with_shapes(whole, {4: whole.geometries[4].difference(hole)})

    texts = [one.text for one in check_coverage(coverage) if one.kind == "gap"]

    assert texts == ["Khe hở 28 m² cạnh Xã B2: không thuộc đơn vị nào."]


def test_a_missing_figure_is_told_by_unit_and_a_missing_column_once():
    one = grid_of_units(2, 1, {"A1": {"population": None}})
    all_of_them = grid_of_units(2, 1, {"A1": {"area_km2": None}, "B1": {"area_km2": None}})

    assert [(p.kind, p.unit) for p in check_coverage(one)] == [("missing", "A1")]
    assert [(p.kind, p.unit) for p in check_coverage(all_of_them)] == [("missing", None)]


def test_a_legal_area_unlike_the_map_is_told_from_one_per_cent_on():
    coverage = grid_of_units(
        2, 1, {"A1": {"area_km2": Decimal("25.2")}, "B1": {"area_km2": Decimal("26")}}
    )

    differing = [one.unit for one in check_coverage(coverage) if one.kind == "area_differs"]

    assert differing == ["B1"]


def test_the_same_name_twice_in_a_parent_is_told_but_not_in_two_parents():
    twice = grid_of_units(2, 1, {"A1": {"name": "Tân Thành"}, "B1": {"name": "Xã Tân Thành"}})
    apart = grid_of_units(
        2,
        1,
        {"A1": {"name": "Tân Thành"}, "B1": {"name": "Tân Thành", "parent_code": "002"}},
    )

    assert kinds(twice) == ["same_name"]
    assert kinds(apart) == []
    assert commune().full_name == "Xã 00001"


def found(coverage, kind):
    return [one for one in check_coverage(coverage) if one.kind == kind]


def test_the_same_unit_twice_is_told_as_such():
    coverage = with_shapes(grid_of_units(3, 1), {1: cell(0, 0, width=0.99)})

    (problem,) = found(coverage, "same_shape")

    assert problem.unit == "B1"
    assert "Xã A1 và Xã B1" in problem.text
    assert problem.area_km2 == pytest.approx(24.75)
    assert found(coverage, "overlap") == []


def test_a_tiny_narrow_piece_is_a_sliver_and_a_larger_one_a_piece():
    with_sliver = shapely.union(cell(0, 0), cell(4, 0, width=0.002))
    with_piece = shapely.union(cell(0, 0), cell(4, 0, width=0.2))

    (sliver,) = found(with_shapes(grid_of_units(2, 1), {0: with_sliver}), "sliver")
    (piece,) = found(with_shapes(grid_of_units(2, 1), {0: with_piece}), "pieces")

    assert sliver.area_km2 == pytest.approx(0.05)
    assert shapely.Point(sliver.place).within(cell(4, 0, width=0.002))
    assert piece.area_km2 == pytest.approx(5)


def test_a_unit_that_nothing_borders_on_is_an_island_with_its_distance():
    """
    A1 B1 . C1
    """
    coverage = with_shapes(grid_of_units(3, 1), {2: cell(3, 0)})

    (problem,) = found(coverage, "island")

    assert problem.unit == "C1"
    assert "cách đơn vị gần nhất 5,00 km" in problem.text


def test_a_unit_beyond_a_gap_is_no_island():
    coverage = with_shapes(grid_of_units(2, 1), {1: cell(1.01, 0)})

    assert found(coverage, "island") == []


def test_a_unit_among_units_of_another_parent_is_told():
    """E1 is entered under the district of A1 and B1, on the other side of the other one.

    A1 B1 C1 D1 E1
     1  1  2  2  1
    """
    other = {"parent_code": "002", "parent_name": "Huyện Hai"}
    coverage = grid_of_units(5, 1, {"C1": other, "D1": other})

    (problem,) = found(coverage, "far_from_kin")

    assert problem.unit == "E1"
    assert "Huyện Một" in problem.text
    assert shapely.Point(problem.place).within(cell(4, 0))


def test_units_without_a_parent_are_told_one_by_one_or_all_at_once():
    nobody = {"parent_code": None, "parent_name": None}
    one = grid_of_units(2, 1, {"A1": nobody})
    both = grid_of_units(2, 1, {"A1": nobody, "B1": nobody})

    assert [problem.unit for problem in found(one, "no_parent")] == ["A1"]
    assert [problem.unit for problem in found(both, "no_parent")] == [None]


def test_gaps_and_overlaps_have_their_size():
    overlap = with_shapes(grid_of_units(2, 1), {0: cell(0, 0, width=1.01)})
    gap = with_shapes(grid_of_units(3, 3), {4: cell(1, 1, width=0.98)})

    assert found(overlap, "overlap")[0].area_km2 == pytest.approx(0.25)
    assert found(gap, "gap")[0].area_km2 == pytest.approx(0.5)
