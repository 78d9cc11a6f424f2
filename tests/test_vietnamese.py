"""Numbers, order and comparison as Vietnamese readers expect them."""

import unicodedata
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noivu_desktop import vietnamese


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (1234567, 0, "1.234.567"),
        (Decimal("22.715"), 2, "22,72"),
        (Decimal("0.005"), 2, "0,01"),
        (Decimal("-0.005"), 2, "-0,01"),
        (Decimal("-0.004"), 2, "0,00"),
        (-0.004, 2, "0,00"),
        (Fraction(1, 8), 2, "0,13"),
        (1770.0, 0, "1.770"),
        (None, 2, "chưa có số liệu"),
    ],
)
def test_numbers_are_written_the_vietnamese_way_and_rounded_half_up(value, digits, text):
    assert vietnamese.number(value, digits) == text


def test_shares_areas_people_and_households_carry_their_unit():
    assert vietnamese.percent(Fraction(4544, 10000)) == "45,44 %"
    assert vietnamese.percent(0.49995) == "50,00 %"
    assert vietnamese.area(Decimal("22.72")) == "22,72 km²"
    assert vietnamese.people(1770) == "1.770 người"
    assert vietnamese.households(None) == "chưa có số liệu"


@given(st.fractions(min_value=-(10**6), max_value=10**6), st.integers(0, 6))
def test_rounding_is_never_off_by_more_than_half_a_step(value, digits):
    rounded = Fraction(vietnamese.round_half_up(value, digits))

    assert abs(rounded - value) <= Fraction(1, 2 * 10**digits)


@given(st.decimals(-1000, 1000, places=5), st.integers(0, 4))
def test_fractions_and_decimals_round_alike(value, digits):
    assert vietnamese.round_half_up(value, digits) == vietnamese.round_half_up(
        Fraction(value), digits
    )


def test_names_sort_as_in_a_dictionary_and_numbers_by_value():
    names = ["Thôn 10", "Ấu", "Đa", "Thôn 2", "Ân", "Da", "Ăn", "An", "Án", "Ạn", "Dạ Đa"]

    assert sorted(names, key=vietnamese.sort_key) == [
        "An", "Án", "Ạn", "Ăn", "Ân", "Ấu", "Da", "Dạ Đa", "Đa", "Thôn 2", "Thôn 10",
    ]  # fmt: skip


@given(st.text(), st.text())
def test_sort_keys_of_any_text_can_be_compared(first, second):
    assert (vietnamese.sort_key(first) < vietnamese.sort_key(second)) in (True, False)


def test_fold_drops_diacritics_case_and_double_spaces():
    assert vietnamese.fold("  Đồng   ĐĂNG ") == "dong dang"
    assert vietnamese.fold(unicodedata.normalize("NFD", "Hữu Lũng")) == "huu lung"


def test_file_names_are_plain_ascii():
    assert vietnamese.file_name("Phương án 1/A: Hữu Lũng") == "phuong-an-1-a-huu-lung"
    assert vietnamese.file_name("***") == "khong-ten"
