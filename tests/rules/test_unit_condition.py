from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noivu_desktop.rules.condition_fields import COLUMNS, Fact
from noivu_desktop.rules.unit_condition import ConditionError, read_condition
from noivu_desktop.units.unit import UnitKind
from tests.builders import commune


def meets(text, **values):
    return read_condition(text)(Fact(unit=commune("00001", **values), screening=None))


@pytest.mark.parametrize(
    "text",
    [
        "dan_so < 2500 and dt_km2 < 25",
        "DÂN_SỐ < 2500 và dien_tich < 25",
        "population <= 2499",
        'kind = "xã"',
        "loai = xa",
        "not dan_so > 2500",
        "không (dan_so > 2500 or dt_km2 >= 25)",
        "ten ~ tan and mien_nui",
        "mien_nui = có and vung_cao = không",
        "mat_do < 102,5",
        "ty_le_dtts = 12.5%",
        "so_ho = trống",
        "dan_so <> 5",
    ],
)
def test_a_small_mountain_commune_is_found(text):
    assert meets(
        text,
        name="Xã Tân Lập",
        population=2499,
        area_km2=Decimal("24.5"),
        households=None,
        minority_share=Decimal("0.125"),
    )


@pytest.mark.parametrize("text", ["dan_so < 2500", "dan_so >= 2500", "not dan_so < 2500"])
def test_what_is_not_known_is_never_found(text):
    assert not meets(text, population=None)


def test_a_known_half_can_decide():
    assert meets("dan_so < 2500 or dt_km2 > 10", population=None)
    assert not meets("not (dan_so < 2500 or dt_km2 > 10)", population=None)


def test_figures_are_compared_exactly():
    assert meets("dt_km2 < 25", area_km2=Decimal("24.999999"))
    assert not meets("dt_km2 < 25", area_km2=Decimal("25"))


def test_or_binds_less_than_and():
    text = "dan_so = 1 and dt_km2 = 1 or kind = phường"

    assert meets(text, kind=UnitKind.PHUONG)
    assert not meets("dan_so = 1 and (dt_km2 = 1 or kind = phường)", kind=UnitKind.PHUONG)


@pytest.mark.parametrize(
    ("text", "position", "word"),
    [
        ("dan_so < ", 10, "thiếu giá trị"),
        ("dan_sox < 5", 1, "không có cột “dan_sox”"),
        ("dan_so 5", 8, "phép so sánh"),
        ("dan_so", 7, "phép so sánh"),
        ("(dan_so < 5", 12, "đóng ngoặc"),
        ("dan_so < 5 dt_km2 < 3", 12, "không hiểu “dt_km2”"),
        ("dan_so < 2.500", 10, "hiểu hai cách; hãy viết 2500"),
        ("ten < 'a'", 7, "chỉ so sánh được với số"),
        ("dan_so < 5 and $", 16, "ký tự “$”"),
        ("", 1, "thiếu tên cột"),
        ("5 < dan_so", 1, "cần tên một cột"),
        ("dan_so < 1.2.3", 10, "không phải là một số"),
    ],
)
def test_a_mistake_is_told_with_its_place(text, position, word):
    with pytest.raises(ConditionError, match=r"^Vị trí ") as caught:
        read_condition(text)

    assert caught.value.position == position
    assert word in str(caught.value)


@given(st.text(alphabet="dan_so<>=()25.,% \"'~andortkhông", max_size=30))
def test_any_text_is_read_or_refused_in_a_sentence(text):
    try:
        meets(text)
    except ConditionError as error:
        assert 1 <= error.position <= len(text) + 1


def test_every_column_answers_for_a_unit_of_which_little_is_known():
    fact = Fact(unit=commune("00001", population=None, area_km2=None), screening=None)
    names = [name for column in COLUMNS for name in column.names]

    assert len(set(names)) == len(names)
    for column in COLUMNS:
        column.value(fact)
