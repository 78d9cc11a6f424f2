"""What is known of a merged unit follows from its members, no more."""

from decimal import Decimal

import pytest

from noivu_desktop.plan.combining import combine
from noivu_desktop.units.unit import UnitKind
from tests.builders import commune


def combined(*parts):
    return combine(parts, code="1", name="Mới", kind=UnitKind.XA)


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [(True, True, True), (False, False, False), (True, False, None), (True, None, None)],
)
def test_terrain_is_known_only_where_all_members_agree(first, second, whole):
    assert combined(commune(mountain=first), commune(mountain=second)).mountain is whole


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [(True, None, True), (True, False, True), (False, False, False), (False, None, None)],
)
def test_one_border_commune_gives_the_whole_a_border(first, second, whole):
    assert combined(commune(land_border=first), commune(land_border=second)).land_border is whole


def test_the_minority_share_is_weighted_by_people():
    first = commune(population=1000, minority_share=Decimal("0.9"))
    second = commune(population=3000, minority_share=Decimal("0.1"))

    assert combined(first, second).minority_share == Decimal("0.3")
    assert combined(first, commune(population=None)).minority_share is None


def test_equal_shares_stay_exactly_equal():
    share = Decimal("0.3333")
    parts = [commune(population=people, minority_share=share) for people in (7, 11, 13)]

    assert combined(*parts).minority_share == share
