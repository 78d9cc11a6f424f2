from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noivu_desktop.errors import RuleSetError
from noivu_desktop.rules.classification import classification, classify, load_classifications
from noivu_desktop.units.unit import UnitKind
from tests.builders import commune

OLD = classification("nq-1211-2016-phan-loai")
BY_HAND = {"ngân sách": Decimal(5), "kinh tế - xã hội": Decimal(15), "yếu tố đặc thù": Decimal(2)}


def points(unit, criterion, rules=OLD):
    (found,) = [one for one in classify(unit, rules).criteria if one.criterion == criterion]
    return found.points


@pytest.mark.parametrize(
    ("population", "mountain", "expected"),
    [
        (3500, False, "10"),
        (3599, False, "10"),
        (3600, False, "10.5"),
        (8500, False, "35"),
        (90000, False, "35"),
        (2625, True, "10"),
        (2699, True, "10"),
        (2700, True, "10.5"),
    ],
)
def test_points_for_people_grow_by_whole_steps(population, mountain, expected):
    unit = commune(population=population, mountain=mountain)

    assert points(unit, "dân số") == Decimal(expected)


def test_at_a_border_the_lowest_levels_count():
    assert points(commune(population=1050, land_border=True), "dân số") == 10
    assert points(commune(population=1080, land_border=True), "dân số") == Decimal("10.5")


@pytest.mark.parametrize(
    ("kind", "area", "expected"),
    [
        (UnitKind.XA, "10.49", "10"),
        (UnitKind.XA, "10.5", "10.5"),
        (UnitKind.PHUONG, "2.1", "10.5"),
        (UnitKind.THI_TRAN, "5.2", "10.5"),
        (UnitKind.XA, "500", "30"),
    ],
)
def test_points_for_area_differ_by_kind(kind, area, expected):
    assert points(commune(kind=kind, area_km2=Decimal(area)), "diện tích") == Decimal(expected)


def test_the_class_comes_with_what_each_criterion_gives():
    found = classify(commune(population=8500, mountain=False, area_km2=Decimal(60)), OLD, BY_HAND)

    assert [one.points for one in found.criteria] == [35, 30, 5, 15, 2]
    assert found.least == found.most == 87
    assert found.name == "loại I"
    assert found.criteria[0].sentence == "dân số: 8.500 người, 35,00 điểm"


@pytest.mark.parametrize(("budget", "expected"), [("3", "loại III"), ("4", "loại II")])
def test_thresholds_belong_to_the_higher_class(budget, expected):
    unit = commune(population=5500, mountain=False, area_km2=Decimal(15))  # 20 and 15 points
    by_hand = {**BY_HAND, "ngân sách": Decimal(budget), "kinh tế - xã hội": Decimal(9)}

    found = classify(unit, OLD, by_hand)

    assert found.name == expected
    assert found.least == Decimal(46) + Decimal(budget)


def test_missing_points_leave_the_class_open_only_if_they_matter():
    small = commune(population=100, mountain=False, area_km2=Decimal(1))
    medium = commune(population=5500, mountain=False, area_km2=Decimal(15))
    nobody_counted = commune(population=None, area_km2=Decimal(60))

    assert classify(small, OLD, {"kinh tế - xã hội": Decimal(5)}).name == "loại III"
    assert classify(medium, OLD).name is None
    assert classify(nobody_counted, OLD, BY_HAND).name is None
    assert points(nobody_counted, "dân số") is None


def test_more_points_than_there_are_is_one_sentence():
    with pytest.raises(RuleSetError, match="Điểm “ngân sách” phải từ 0 đến 10"):
        classify(commune(), OLD, {"ngân sách": Decimal(11)})


def test_the_thresholds_of_two_texts_are_not_mixed():
    new = classification("nd-307-2025-phan-loai")

    assert {one.name: one.least for one in OLD.classes}["loại II"] == 50
    assert {one.name: one.least for one in new.classes}["loại II"] == 60


def test_extra_points_of_2025_are_proportional_and_communes_have_none_yet():
    new = classification("nd-307-2025-phan-loai")
    province = commune(kind=UnitKind.TINH, population=2_030_000, mountain=False)

    assert points(province, "dân số", new) == Decimal("10.25")
    assert classify(commune(), new).name is None
    assert classify(commune(), new).criteria == ()


@given(population=st.integers(0, 20000), more=st.integers(0, 20000))
def test_more_people_never_give_fewer_points(population, more):
    fewer, greater = (commune(population=n, mountain=True) for n in (population, population + more))

    assert points(greater, "dân số") >= points(fewer, "dân số")


def test_an_unknown_text_names_the_known_ones():
    with pytest.raises(RuleSetError, match="nq-1211-2016-phan-loai, nd-307-2025-phan-loai"):
        classification("khac")
    assert len(load_classifications()) == 2
