"""The figures of a unit as plain JSON values: what a step may set and what the file keeps.

Every value has one canonical form (areas and shares as decimal text, counts as integers, facts
as true or false, words as text, not known as null), so a step reads the same on every machine.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import Any

from noivu_desktop.errors import CoverageError
from noivu_desktop.units.unit import Region, Unit, UnitKind, area_from_km2
from noivu_desktop.vietnamese import fold, nfc

Json = Any

NEVER_EMPTY = ("name", "kind")
"""Fields that every unit has."""

_KINDS = {kind.value: kind for kind in UnitKind}
_LARGEST_COUNT = 10**12
_THOUSANDS = re.compile(r"\d{1,3}([.\s]\d{3})+")


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitField:
    """One column of ``units`` that a person may set.

    label     its Vietnamese name
    column    its column type in the GeoPackage
    parse     from what was typed or read to the value that ``Unit`` holds; ``None``: not known
    """

    name: str
    label: str
    column: str
    parse: Callable[[object], Any]


def parse_value(field: str, value: object) -> Any:
    """``value`` as ``Unit`` holds it; raises CoverageError with what is wrong."""
    known = UNIT_FIELDS.get(field)
    if known is None:
        names = ", ".join(UNIT_FIELDS)
        raise CoverageError(f"Không có cột số liệu “{field}”; các cột sửa được là: {names}.")
    if value is None or (isinstance(value, str) and not value.strip()):
        if field in NEVER_EMPTY:
            raise CoverageError(f"Không được để trống {known.label} của đơn vị.")
        return None
    try:
        return known.parse(value)
    except (ValueError, TypeError, InvalidOperation):
        raise CoverageError(f"“{value}” không dùng được làm {known.label}.") from None


def canonical(value: Any) -> Json:
    """A value of ``Unit`` as JSON."""
    if isinstance(value, UnitKind | Region):
        return value.value
    return f"{value:f}" if isinstance(value, Decimal) else value


def canonical_values(values: Mapping[str, object]) -> dict[str, Json]:
    """Typed values by field as JSON in canonical form; raises CoverageError."""
    return {field: canonical(parse_value(field, value)) for field, value in values.items()}


def with_values(unit: Unit, values: Mapping[str, object]) -> Unit:
    """``unit`` under new values; raises CoverageError for what a unit cannot hold."""
    return replace(unit, **{field: parse_value(field, value) for field, value in values.items()})


def unit_to_json(unit: Unit) -> dict[str, Json]:
    """The whole unit except its code."""
    values = {name: canonical(getattr(unit, name)) for name in UNIT_FIELDS}
    return {**values, "extra": dict(unit.extra)}


def unit_from_json(code: str, values: Mapping[str, Json]) -> Unit:
    """The unit that ``unit_to_json`` described."""
    known = {name: stored_value(name, values.get(name)) for name in UNIT_FIELDS}
    return Unit(code=code, extra=dict(values.get("extra") or {}), **known)


def stored_value(field: str, value: object) -> Any:
    """A value that the file keeps, as it was; raises CoverageError for what no unit can hold."""
    if isinstance(value, str) and field in FREE_TEXTS:
        return value
    return parse_value(field, value) if value is not None or field in NEVER_EMPTY else None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _name(value: object) -> str:
    return nfc(_text(value))


def _kind(value: object) -> UnitKind:
    known = _KINDS.get(value) if isinstance(value, str) else None
    if known is not None:
        return known
    return value if isinstance(value, UnitKind) else UnitKind(nfc(_text(value)).lower())


def _region(value: object) -> Region:
    return value if isinstance(value, Region) else Region(nfc(_text(value)))


def _count(value: object) -> int:
    if isinstance(value, str):
        digits = value.strip()
        value = int(re.sub(r"[.\s]", "", digits) if _THOUSANDS.fullmatch(digits) else digits)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _LARGEST_COUNT:
        raise ValueError
    return value


def _decimal(value: object) -> Decimal:
    if isinstance(value, bool):
        raise ValueError
    if isinstance(value, float):
        number = Decimal(repr(value))
    elif isinstance(value, str):
        text = value.strip()
        number = Decimal(text.replace(".", "").replace(",", ".") if "," in text else text)
    elif isinstance(value, Decimal | int):
        number = Decimal(value)
    else:
        raise TypeError
    if not number.is_finite():
        raise ValueError
    return number


def _area(value: object) -> Decimal:
    number = _decimal(value)
    exact = area_from_km2(number)
    if exact != number and not isinstance(value, float):
        raise ValueError
    return exact


def _share(value: object) -> Decimal:
    if isinstance(value, str) and value.rstrip().endswith("%"):
        return _decimal(value.rstrip()[:-1]) / 100
    return _decimal(value)


def _flag(value: object) -> bool:
    if isinstance(value, int) and value in (0, 1):  # bool is an int
        return bool(value)
    word = fold(str(value))
    if word in ("1", "co", "dung", "true", "x"):
        return True
    if word in ("0", "khong", "sai", "false"):
        return False
    raise ValueError


UNIT_FIELDS: dict[str, UnitField] = {
    name: UnitField(name=name, label=label, column=column, parse=parse)
    for name, label, column, parse in (
        ("name", "tên", "TEXT", _name),
        ("kind", "loại đơn vị", "TEXT", _kind),
        ("parent_code", "mã đơn vị cấp trên", "TEXT", _text),
        ("parent_name", "tên đơn vị cấp trên", "TEXT", _text),
        ("area_km2", "diện tích", "DOUBLE", _area),
        ("population", "dân số", "INTEGER", _count),
        ("population_date", "thời điểm của số dân", "TEXT", _text),
        ("households", "số hộ", "INTEGER", _count),
        ("minority_share", "tỷ lệ dân tộc thiểu số", "DOUBLE", _share),
        ("mountain", "miền núi", "BOOLEAN", _flag),
        ("highland", "vùng cao", "BOOLEAN", _flag),
        ("land_border", "biên giới đất liền", "BOOLEAN", _flag),
        ("island", "hải đảo", "BOOLEAN", _flag),
        ("coastal_hardship", "bãi ngang ven biển khó khăn", "BOOLEAN", _flag),
        ("region", "vùng", "TEXT", _region),
        ("seat", "nơi đặt trụ sở", "TEXT", _text),
        ("note", "ghi chú", "TEXT", _text),
    )
}
"""The columns of ``units`` between ``code`` and the columns that came in unmatched, in order."""

FREE_TEXTS = frozenset(one.name for one in UNIT_FIELDS.values() if one.parse in (_text, _name))
"""Fields that hold any text; most of what the file of a country holds."""
