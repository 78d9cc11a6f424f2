import numpy as np
import pytest
import shapely

from noivu_desktop.export.drawing import Sheet
from noivu_desktop.export.map_borders import Border, declared_neighbours, draw_borders
from noivu_desktop.export.map_style import COLOUR, Line
from noivu_desktop.export.map_view import MapView
from noivu_desktop.export.paper import Box, MapScale
from noivu_desktop.units.coverage import Link
from tests.builders import ORIGIN, grid_of_units

THIN, WIDE = Line("#444444", 0.4), Line("#000000", 1.6)
DASHED = Line("#7a2048", 2.0, (7.0, 2.0))
FRAME = Box(10, 10, 90, 90)


def border(line, *shapes, layer, words="Địa giới"):
    return Border(line=line, words=words, shapes=np.array(shapes or [], dtype=object), layer=layer)


def explained(*borders):
    """The words of the legend of a map on which these are drawn."""
    view = MapView(MapScale(denominator=1000, ground=(0, 0), paper=(0, 0)), FRAME)
    legend = draw_borders(Sheet(100, 100), view, borders, unit=1.0)
    return [words for _, words in legend]


def test_a_legend_has_the_borders_that_are_drawn_in_the_order_given():
    inner = border(THIN, shapely.box(20, 20, 40, 40), layer=3, words="trong")
    outer = border(WIDE, shapely.box(20, 20, 80, 80), layer=2, words="ngoài")

    assert explained(inner, outer) == ["trong", "ngoài"]
    assert explained(outer, inner) == ["ngoài", "trong"]


def test_what_lies_outside_the_frame_or_does_not_exist_is_not_explained():
    beyond = border(THIN, shapely.box(100, 100, 140, 140), layer=1, words="xa")
    none = border(WIDE, layer=2, words="không có")
    points = border(WIDE, shapely.MultiLineString(), layer=2, words="trống")

    assert explained(beyond, none, points) == []


def test_a_border_of_which_the_frame_shows_a_piece_is_explained():
    piece = border(THIN, shapely.box(85, 50, 140, 140), layer=1, words="một góc")

    assert explained(piece) == ["một góc"]


@pytest.mark.parametrize(
    ("over", "layer", "seen"),
    [(WIDE, 2, False), (WIDE, 0, True), (DASHED, 2, True), (Line("#000000", 0.3), 2, True)],
)
def test_a_border_under_a_wider_line_without_gaps_is_not_explained(over, layer, seen):
    under = border(THIN, shapely.LineString([(20, 20), (60, 20)]), layer=1, words="dưới")
    cover = border(over, shapely.box(20, 20, 80, 80), layer=layer, words="trên")

    assert ("dưới" in explained(under, cover)) is seen


def test_a_border_that_comes_out_from_under_a_wider_one_is_explained():
    under = border(THIN, shapely.LineString([(20, 20), (60, 20), (62, 24)]), layer=1, words="dưới")
    cover = border(WIDE, shapely.box(20, 20, 80, 80), layer=2, words="trên")

    assert explained(under, cover) == ["dưới", "trên"]


def test_one_sign_stands_once_in_a_legend():
    shapes = [shapely.box(x, 20, x + 10, 30) for x in (20, 30, 40)]
    borders = [border(THIN, shape, layer=1, words="như nhau") for shape in shapes]

    assert explained(*borders) == ["như nhau"]


@pytest.fixture
def linked():
    """A1 and C3 are declared neighbours, at opposite corners."""
    coverage = grid_of_units(3, 3)
    return coverage.with_links([Link(first="A1", second="C3", ground="phà")])


@pytest.mark.parametrize("codes", [{"A1"}, {"C3", "B2"}, {"A1", "C3"}])
def test_declared_neighbours_are_joined_from_the_middle_of_one_to_that_of_the_other(linked, codes):
    view = MapView(MapScale(denominator=100_000, ground=ORIGIN, paper=(0, 0)), FRAME)

    found = declared_neighbours(linked, view, COLOUR, codes)

    (line,) = found.shapes
    middles = view.on_paper(shapely.centroid(linked.geometries[linked.rows(["A1", "C3"])]))
    ends = shapely.points(shapely.get_coordinates(line))
    assert shapely.distance(ends, middles) == pytest.approx([0, 0], abs=0.5)
    assert found.line.dashes
    assert explained(found) == ["Được coi là liền kề"]


@pytest.mark.parametrize("codes", [{"B2"}, set()])
def test_neighbours_declared_of_other_units_are_not_joined(linked, codes):
    view = MapView(MapScale(denominator=100_000, ground=ORIGIN, paper=(0, 0)), FRAME)

    found = declared_neighbours(linked, view, COLOUR, codes)

    assert explained(found) == []
