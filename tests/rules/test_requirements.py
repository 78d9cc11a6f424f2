"""The three-valued answers: given only if nothing that is missing could change them."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noivu_desktop.rules.finding import Verdict
from noivu_desktop.rules.loading import load_rule_sets, rule_set
from noivu_desktop.rules.requirement_table import requirement_table
from noivu_desktop.rules.requirements import figures_of
from noivu_desktop.rules.rule_set import Quantity
from noivu_desktop.rules.screening import screen
from noivu_desktop.units.unit import Level, Region, UnitKind
from tests.builders import commune
from tests.rules.strategies import units

COMMUNE_SETS = [one.id for one in load_rule_sets() if one.levels == (Level.COMMUNE,)]
GUESSES = {
    "mountain": (True, False),
    "land_border": (True, False),
    "island": (True, False),
    "coastal_hardship": (True, False),
    "region": tuple(Region),
    "minority_share": tuple(Decimal(tenths) / 10 for tenths in range(11)),
    "area_km2": (Decimal("0.1"), Decimal(1000)),
    "population": (0, 10**6),
}
RANK = {Verdict.NOT_MET: 0, Verdict.UNKNOWN: 1, Verdict.MET: 2}


def answers(unit, rule_set_id):
    requirements = requirement_table(rule_set(rule_set_id)).of_unit(unit)
    return requirements.triggered(figures_of(unit)), requirements.verdict(figures_of(unit))


def needed(unit, rule_set_id, quantity):
    (need,) = requirement_table(rule_set(rule_set_id)).of_unit(unit).needs(quantity)
    return need.standard


@pytest.mark.parametrize("rule_set_id", COMMUNE_SETS)
@settings(max_examples=40)
@given(unit=units(), data=st.data())
def test_no_missing_fact_or_figure_can_turn_an_answer_round(rule_set_id, unit, data):
    triggered, verdict = answers(unit, rule_set_id)
    known = {
        name: data.draw(st.sampled_from(values), label=name)
        for name, values in GUESSES.items()
        if getattr(unit, name) is None
    }

    triggered_then, verdict_then = answers(replace(unit, **known), rule_set_id)

    if triggered is not None and triggered_then is not None:
        assert triggered_then is triggered
    if verdict is not Verdict.UNKNOWN and verdict_then is not Verdict.UNKNOWN:
        assert verdict_then is verdict


@pytest.mark.parametrize("rule_set_id", COMMUNE_SETS)
@settings(max_examples=40)
@given(
    unit=units(),
    more_area=st.integers(0, 10**8).map(lambda metres: Decimal(metres).scaleb(-6)),
    more_people=st.integers(0, 20_000),
)
def test_more_area_and_people_never_make_it_worse(rule_set_id, unit, more_area, more_people):
    larger = replace(
        unit,
        area_km2=None if unit.area_km2 is None else unit.area_km2 + more_area,
        population=None if unit.population is None else unit.population + more_people,
    )

    triggered, verdict = answers(unit, rule_set_id)
    triggered_then, verdict_then = answers(larger, rule_set_id)

    assert RANK[verdict_then] >= RANK[verdict]
    ladder = [True, None, False]
    assert ladder.index(triggered_then) >= ladder.index(triggered)


@given(metres=st.integers(24_990_000, 25_010_000))
def test_rounding_never_turns_an_answer_round(metres):
    unit = commune(area_km2=Decimal(metres).scaleb(-6), population=100)

    assert screen([unit], rule_set("nq-653-2019"))[0].triggered is (metres < 25_000_000)


@pytest.mark.parametrize(
    ("share", "people"),
    [
        ("0.2999", 5000),
        ("0.3", 2500),
        ("0.3999", 2500),
        ("0.4", 2250),
        ("0.5137", 2000),
        ("0.8999", 1250),
        ("0.9", 1000),
        ("1", 1000),
    ],
)
def test_minorities_reduce_by_whole_steps_down_to_the_floor(share, people):
    unit = commune(minority_share=Decimal(share), region=Region.CENTRE)

    assert needed(unit, "nq-35-2023", Quantity.POPULATION) == people


@pytest.mark.parametrize(("share", "people"), [("0.4999", 5000), ("0.5", 2500), ("1", 1250)])
def test_minorities_count_from_half_since_2026(share, people):
    unit = commune(minority_share=Decimal(share), region=Region.CENTRE)

    assert needed(unit, "nq-112-2025", Quantity.POPULATION) == people


def test_of_several_special_factors_the_largest_counts_alone():
    unit = commune(land_border=True, minority_share=Decimal("0.5"), region=Region.RED_RIVER_DELTA)

    assert needed(unit, "nq-35-2023", Quantity.POPULATION) == 2000
    assert needed(unit, "nq-35-2023", Quantity.AREA) == 35


def test_hardship_at_the_coast_counts_only_outside_the_mountains():
    at_the_coast = {"coastal_hardship": True, "region": Region.CENTRE}

    assert (
        needed(commune(mountain=False, **at_the_coast), "nq-35-2023", Quantity.POPULATION) == 4000
    )
    assert needed(commune(mountain=True, **at_the_coast), "nq-35-2023", Quantity.POPULATION) == 5000


@pytest.mark.parametrize(
    ("parent", "people"),
    [("Quận Ba Đình", 15000), ("Thành phố Lạng Sơn", 7000), ("TX. Sơn Tây", 5000)],
)
def test_the_parent_decides_on_a_ward(parent, people):
    ward = commune(kind=UnitKind.PHUONG, parent_name=parent)

    assert needed(ward, "nq-653-2019", Quantity.POPULATION) == people


@pytest.mark.parametrize(
    ("parent", "mountain", "people"),
    [
        ("Quận Ba Đình", False, 45000),
        ("Thành phố Thủ Đức", False, 45000),
        ("Thành phố Lạng Sơn", True, 15000),
        ("Thành phố Nam Định", False, 21000),
    ],
)
def test_orientation_for_wards_in_2025(parent, mountain, people):
    ward = commune(kind=UnitKind.PHUONG, parent_name=parent, mountain=mountain)

    assert needed(ward, "nq-76-2025", Quantity.POPULATION) == people


def test_terrain_that_nobody_looked_at_leaves_the_standard_between_the_two():
    unsure = commune(mountain=None, highland=None, area_km2=Decimal(14), population=2400)
    surely_small = replace(unsure, population=2499)
    surely_large = replace(unsure, area_km2=Decimal(26), population=4001)
    between = replace(unsure, population=3000)

    found = [
        one.triggered
        for one in screen([unsure, surely_small, surely_large, between], rule_set("nq-653-2019"))
    ]

    assert found == [True, True, False, None]


def test_one_column_for_mountains_and_highlands_answers_for_both():
    plain = commune(mountain=False, highland=None)
    high = commune(mountain=False, highland=True)

    assert needed(plain, "nq-653-2019", Quantity.AREA) == 30
    assert needed(high, "nq-653-2019", Quantity.AREA) == 50


def test_each_case_may_fail_by_another_figure():
    """In the mountains the area is too small, elsewhere the people are too few."""
    unit = commune(
        mountain=None, highland=None, area_km2=Decimal(50), population=8000, region=Region.CENTRE
    )
    requirements = requirement_table(rule_set("nq-76-2025")).of_unit(unit)
    figures = figures_of(unit)

    assert requirements.verdict_on(Quantity.AREA, figures) is Verdict.UNKNOWN
    assert requirements.verdict_on(Quantity.POPULATION, figures) is Verdict.UNKNOWN
    assert requirements.verdict(figures) is Verdict.NOT_MET


def test_islands_have_figures_of_their_own_since_2026():
    unit = commune(island=True, region=Region.CENTRE, mountain=False)

    assert needed(unit, "nq-112-2025", Quantity.AREA) == 15


def test_no_figures_means_no_answer():
    on_an_island = commune(island=True)
    special_zone = commune(kind=UnitKind.DAC_KHU)

    assert answers(on_an_island, "nq-653-2019") == (None, Verdict.UNKNOWN)
    assert answers(special_zone, "nq-112-2025") == (None, Verdict.UNKNOWN)


def test_a_reduction_that_is_not_sure_decides_nothing():
    """5.000 people in a mountain town: enough with the reduction of Điều 9a, not without."""
    town = commune(kind=UnitKind.THI_TRAN, area_km2=Decimal(20), population=5000)
    requirements = requirement_table(rule_set("nq-35-2023")).of_unit(town)

    assert requirements.verdict(figures_of(town)) is Verdict.UNKNOWN
    assert requirements.missing == ("xác nhận mức giảm tiêu chuẩn chưa đối chiếu với văn bản",)
    assert {need.standard for need in requirements.needs(Quantity.POPULATION)} == {
        Fraction(4000),
        Fraction(8000),
    }


def test_a_market_town_counts_as_a_commune_since_2025():
    town = commune(kind=UnitKind.THI_TRAN, region=Region.CENTRE)

    assert needed(town, "nq-112-2025", Quantity.AREA) == 100
