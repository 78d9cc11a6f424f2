"""The columns that a condition on units may name."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from operator import attrgetter
from typing import Any

from noivu_desktop.rules.screening import UnitScreening
from noivu_desktop.units.unit import Unit
from noivu_desktop.vietnamese import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A unit and what the law says about it; ``None``: the law cannot be asked."""

    unit: Unit
    screening: UnitScreening | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column by its names, the one of the project file first.

    is_fact  whether it says yes or no, so that its name alone is a condition
    """

    names: tuple[str, ...]
    label: str
    value: Callable[[Fact], Any]
    is_fact: bool = False


def _of_unit(attribute: str) -> Callable[[Fact], Any]:
    get = attrgetter(attribute)
    return lambda fact: get(fact.unit)


def _word(attribute: str) -> Callable[[Fact], Any]:
    """The word behind a value of an enumeration."""
    get = attrgetter(attribute)
    return lambda fact: None if (found := get(fact.unit)) is None else found.value


def _of_law(attribute: str) -> Callable[[Fact], Any]:
    get = attrgetter(attribute)
    return lambda fact: None if fact.screening is None else get(fact.screening)


def _density(fact: Fact) -> Fraction | None:
    unit = fact.unit
    if unit.population is None or unit.area_km2 is None:
        return None
    return Fraction(unit.population) / Fraction(unit.area_km2)


def _column(
    names: str, label: str, value: Callable[[Fact], Any], *, is_fact: bool = False
) -> Column:
    return Column(names=tuple(names.split()), label=label, value=value, is_fact=is_fact)


COLUMNS = (
    _column("code ma", "mã", _of_unit("code")),
    _column("name ten", "tên", _of_unit("full_name")),
    _column("kind loai", "loại đơn vị", _word("kind")),
    _column("level cap", "cấp", _word("level")),
    _column("parent_code ma_huyen ma_cap_tren", "mã cấp trên", _of_unit("parent_code")),
    _column("parent_name huyen cap_tren", "tên cấp trên", _of_unit("parent_name")),
    _column("area_km2 dt_km2 dien_tich", "diện tích (km²)", _of_unit("area_km2")),
    _column("population dan_so", "dân số", _of_unit("population")),
    _column("density mat_do", "mật độ (người/km²)", _density),
    _column("households so_ho", "số hộ", _of_unit("households")),
    _column("minority_share ty_le_dtts", "tỷ lệ dân tộc thiểu số", _of_unit("minority_share")),
    _column("mountain mien_nui", "miền núi", _of_unit("mountain"), is_fact=True),
    _column("highland vung_cao", "vùng cao", _of_unit("highland"), is_fact=True),
    _column("land_border bien_gioi", "biên giới đất liền", _of_unit("land_border"), is_fact=True),
    _column("island hai_dao", "hải đảo", _of_unit("island"), is_fact=True),
    _column(
        "coastal_hardship bai_ngang", "bãi ngang ven biển", _of_unit("coastal_hardship"),
        is_fact=True,
    ),
    _column("region vung", "vùng", _word("region")),
    _column("seat tru_so", "trụ sở", _of_unit("seat")),
    _column("note ghi_chu", "ghi chú", _of_unit("note")),
    _column("area_share ty_le_dien_tich", "diện tích so với tiêu chuẩn", _of_law("area_share")),
    _column(
        "population_share ty_le_dan_so", "dân số so với tiêu chuẩn", _of_law("population_share")
    ),
    _column("households_share ty_le_so_ho", "số hộ so với tiêu chuẩn", _of_law("households_share")),
    _column("must_arrange phai_sap_xep", "phải sắp xếp", _of_law("must_arrange"), is_fact=True),
)  # fmt: skip
"""Every column that has a name of its own; those of the source are found by theirs."""

_BY_NAME = {name: column for column in COLUMNS for name in column.names}


def column_named(name: str) -> Column | None:
    """The column of this name; diacritics and the size of letters do not matter."""
    return _BY_NAME.get(fold(name).replace(" ", "_"))


def column_list() -> Iterable[tuple[str, str]]:
    """Every column for people: its shortest Vietnamese name, what it is."""
    return ((column.names[1], column.label) for column in COLUMNS)
