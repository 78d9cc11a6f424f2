from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from noivu_desktop.gui.colours import NO_HATCH
from noivu_desktop.gui.figure_themes import (
    COMPACTNESS_SCALE,
    DENSITY_SCALE,
    SHARE_SCALE,
    compactness,
)
from noivu_desktop.gui.map_themes import map_themes
from tests.builders import grid_of_units


def colours(model, name):
    return next(theme for theme in map_themes() if theme.id == name).colours(model)


def place(model, name, code):
    return int(colours(model, name).numbers[model.coverage.row(code)])


@pytest.mark.parametrize("name", [theme.id for theme in map_themes()])
def test_every_theme_explains_every_unit_in_its_legend(model, name):
    model.do("merge", codes=["A1", "B1"])
    shown = colours(model, name)

    assert len(shown.fills(dark=False)) == len(shown.patterns()) == 6
    assert sum(entry.count for entry in shown.legend) == 6
    assert {entry.tint for entry in shown.legend} >= {shown.palette[n] for n in shown.numbers[:1]}


def test_a_share_exactly_at_the_standard_counts_as_reached():
    assert SHARE_SCALE.place(Fraction(1)) == SHARE_SCALE.place(Fraction(149, 100)) == 3
    assert SHARE_SCALE.place(1 - Fraction(1, 10**12)) == 2
    assert SHARE_SCALE.place(None) == len(SHARE_SCALE.tints)


def test_what_is_below_the_standard_is_hatched_and_what_reaches_it_is_plain():
    below, above = SHARE_SCALE.tints[:3], SHARE_SCALE.tints[3:]

    assert len({tint.hatch for tint in below} - {NO_HATCH}) == 3
    assert {tint.hatch for tint in above} == {NO_HATCH}


@pytest.mark.parametrize("scale", [SHARE_SCALE, DENSITY_SCALE, COMPACTNESS_SCALE])
def test_every_class_has_a_tint_and_words_of_its_own(scale):
    assert len(scale.tints) == len(scale.breaks) + 1
    assert len(set(scale.labels())) == len(scale.palette) == len(set(scale.palette))


def test_a_member_shows_the_share_of_its_merged_unit(model):
    before = place(model, "area-share", "A1")
    model.do("merge", codes=["A1", "B1", "A2", "B2"])

    assert place(model, "area-share", "A1") > before
    assert place(model, "area-share", "A1") == place(model, "area-share", "B2")


def test_density_is_that_of_the_merged_unit(model):
    assert place(model, "density", "A1") == DENSITY_SCALE.place(Fraction(2000, 20))
    model.do("merge", codes=["A1", "C1"])

    expected = DENSITY_SCALE.place(Fraction(8000) / Fraction(Decimal("45")))
    assert place(model, "density", "A1") == expected


def test_two_squares_are_less_compact_than_one_and_four_are_as_compact(model):
    scale = COMPACTNESS_SCALE
    square, two = scale.place(Fraction(785, 1000)), scale.place(Fraction(698, 1000))
    model.do("merge", codes=["A1", "B1", "C1"])

    assert place(model, "compactness", "A2") == square == two
    assert place(model, "compactness", "A1") == scale.place(Fraction(589, 1000))


def test_a_row_of_many_units_is_not_compact():
    coverage = grid_of_units(8, 1)

    found = compactness(coverage, np.zeros(8, dtype=np.int64))

    assert found == pytest.approx(4 * np.pi * 8 / 18**2)


def test_a_share_without_its_figure_is_not_known(model):
    model.do("set_values", code="A1", values={"population": None})

    assert place(model, "population-share", "A1") == len(SHARE_SCALE.tints)
