import pytest
from hypothesis import given
from hypothesis import strategies as st

from noivu_desktop.errors import ExportError
from noivu_desktop.export.map_furniture import grid_step_m, scale_bar_m
from noivu_desktop.export.map_view import MapView
from noivu_desktop.export.paper import PAPER_MM, Box, fitted_scale, sheet_layout

sides = st.floats(50, 900_000)


@given(sides, sides, st.sampled_from(sorted(PAPER_MM)))
def test_the_whole_ground_lies_inside_the_frame_at_a_round_scale(width, height, paper):
    ground = Box(400_000, 2_000_000, 400_000 + width, 2_000_000 + height)
    layout = sheet_layout(paper, ground)

    view = MapView(fitted_scale(ground, layout.map_frame), layout.map_frame)

    assert view.ground.contains(ground)
    leading = str(view.scale.denominator).rstrip("0")
    assert len(leading) <= 3


def test_the_stated_scale_is_true_on_paper():
    ground = Box(400_000, 2_000_000, 450_000, 2_030_000)
    layout = sheet_layout("A3", ground)
    view = MapView(fitted_scale(ground, layout.map_frame), layout.map_frame)

    on_paper = view.paper_x(450_000) - view.paper_x(400_000)

    assert on_paper == pytest.approx(50_000 * 1000 / view.scale.denominator)
    assert view.paper_y(2_030_000) - view.paper_y(2_000_000) == pytest.approx(on_paper * 0.6)


def test_a_wide_province_lies_and_a_tall_one_stands():
    wide = sheet_layout("A3", Box(0, 0, 200_000, 90_000))
    tall = sheet_layout("A3", Box(0, 0, 90_000, 200_000))

    assert wide.sheet.width > wide.sheet.height
    assert tall.sheet.height > tall.sheet.width


@pytest.mark.parametrize("paper", sorted(PAPER_MM))
def test_nothing_of_a_layout_leaves_the_border(paper):
    for ground in (Box(0, 0, 2, 1), Box(0, 0, 1, 2)):
        layout = sheet_layout(paper, ground)

        assert layout.sheet.contains(layout.border)
        assert layout.border.contains(layout.map_frame)
        assert layout.border.contains(layout.panel)
        assert not layout.map_frame.overlaps(layout.panel)
        assert not layout.map_frame.overlaps(layout.title)


@given(st.floats(100, 3_000_000))
def test_scale_bar_and_grid_are_round_and_fit(extent):
    frame = Box(0, 0, 250, 250)
    scale = fitted_scale(Box(0, 0, extent, extent), frame)

    bar = scale_bar_m(scale, 60.0)

    assert 20.0 < scale.mm(bar) <= 60.0 + 1e-9
    assert f"{bar:e}"[0] in "125"
    assert 10 < scale.mm(grid_step_m(scale, 45.0)) < 120


def test_an_unknown_paper_is_refused_with_the_known_ones():
    with pytest.raises(ExportError, match="A4, A3"):
        sheet_layout("B5", Box(0, 0, 1, 1))
