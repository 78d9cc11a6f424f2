"""Cells as people write them."""

from decimal import Decimal

import pytest

from noivu_desktop.maps_in.cell_values import (
    code_of,
    count_of,
    decimal_mark,
    decimal_of,
    flag_of,
    kind_in_name,
    kind_of,
    region_of,
    text_of,
)
from noivu_desktop.units.unit import Level, Region, UnitKind


@pytest.mark.parametrize(
    ("cells", "whole", "mark"),
    [
        (["1.234,5", "17"], False, ","),
        (["1,234.5", "17"], False, "."),
        (["12,5", "17,25"], False, ","),
        (["1.234", "2.500"], True, ","),
        (["1,234", "2,500"], True, "."),
        (["1 234,5"], False, ","),
        (["1.234.567"], False, ","),
        ([12.5, None], False, "."),
        (["12.5"], False, "."),
    ],
)
def test_a_column_shows_its_decimal_mark(cells, whole, mark):
    assert decimal_mark(cells, whole=whole) == mark


@pytest.mark.parametrize(
    ("cell", "mark", "value"),
    [
        ("1.234,5", ",", "1234.5"),
        ("1,234.5", ".", "1234.5"),
        ("1 234", ".", "1234"),
        ("1\u00a0234,25", ",", "1234.25"),
        ("95,5 %", ",", "95.5"),
        ("17,9 km²", ",", "17.9"),
        ("2.150 người", ",", "2150"),
        ("24.28", ",", "24.28"),
        ("24,28", ".", "24.28"),
        ("0,567", ".", "0.567"),
        ("1234,567", ".", "1234.567"),
        ("24.285", ",", "24285"),
        (12.3, ".", "12.3"),
        (7, ",", "7"),
    ],
)
def test_numbers_are_exact_however_they_are_written(cell, mark, value):
    assert decimal_of(cell, mark) == Decimal(value)


@pytest.mark.parametrize("cell", [None, "", "  ", "-", "…", "n/a", "NULL"])
def test_an_empty_cell_is_not_known(cell):
    assert text_of(cell) is None
    assert decimal_of(cell) is None
    assert flag_of(cell) is None


@pytest.mark.parametrize("cell", ["khoảng 20", "12a", "1e999999", float("inf")])
def test_what_is_not_a_number_is_refused(cell):
    with pytest.raises(ValueError):
        decimal_of(cell)


def test_people_are_whole_and_not_negative():
    assert count_of("2.500", ",") == 2500
    assert count_of(1999.5) == 2000
    with pytest.raises(ValueError):
        count_of(-1)


@pytest.mark.parametrize("cell", ["1", 1, "x", "X", "Có", "true", "✓", "Xã miền núi"])
def test_yes(cell):
    assert flag_of(cell) is True


@pytest.mark.parametrize("cell", ["0", 0, "Không", "false", "không thuộc miền núi"])
def test_no(cell):
    assert flag_of(cell) is False


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("Xã", UnitKind.XA),
        ("THỊ TRẤN", UnitKind.THI_TRAN),
        ("TT.", UnitKind.THI_TRAN),
        ("Tổ dân phố", UnitKind.TO_DAN_PHO),
        ("TDP", UnitKind.TO_DAN_PHO),
        ("II", None),
        (None, None),
    ],
)
def test_kinds_and_their_short_forms(cell, kind):
    assert kind_of(cell) is kind


@pytest.mark.parametrize(
    ("name", "kind", "rest"),
    [
        ("Xã Nam La", UnitKind.XA, "Nam La"),
        ("TT. Na Sầm", UnitKind.THI_TRAN, "Na Sầm"),
        ("TT.Na Sầm", UnitKind.THI_TRAN, "Na Sầm"),
        ("P. Đông Kinh", UnitKind.PHUONG, "Đông Kinh"),
        ("Tổ dân phố số 3", UnitKind.TO_DAN_PHO, "số 3"),
        ("Bản Khuổi Vạ", UnitKind.BAN, "Khuổi Vạ"),
        ("Buôn Ea Tul", UnitKind.THON, "Buôn Ea Tul"),
        ("Xuân Long", None, "Xuân Long"),
        ("Phước Long", None, "Phước Long"),
        ("Xã", None, "Xã"),
    ],
)
def test_the_kind_in_front_of_a_name(name, kind, rest):
    assert kind_in_name(name) == (kind, rest)


@pytest.mark.parametrize(
    ("cell", "level", "code"),
    [
        (6325, Level.COMMUNE, ("06325", True)),
        (6325.0, Level.COMMUNE, ("06325", True)),
        ("6325.0", Level.COMMUNE, ("06325", True)),
        ("06325", Level.COMMUNE, ("06325", False)),
        ("0632501", Level.HAMLET, ("0632501", False)),
        (12, Level.HAMLET, ("12", False)),
        ("XA-01", Level.COMMUNE, ("XA-01", False)),
        (None, Level.COMMUNE, (None, False)),
    ],
)
def test_codes_get_their_zeros_back(cell, level, code):
    assert code_of(cell, level) == code


def test_regions():
    assert region_of("Trung du và miền núi phía Bắc") is Region.NORTHERN_MOUNTAINS
    assert region_of("Tây Nguyên") is Region.CENTRAL_HIGHLANDS
    with pytest.raises(ValueError):
        region_of("Vùng III")


@pytest.mark.parametrize("name", ["Phương Giao", "Quan Sơn", "Tĩnh Bắc", "Huyền Sơn", "Xà Hồ"])
def test_a_name_that_sounds_like_a_kind_has_none(name):
    assert kind_in_name(name) == (None, name)
