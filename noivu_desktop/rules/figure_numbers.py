"""The numbers inside one standard, reduction, trigger ...: taken out to be read and corrected."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from noivu_desktop.errors import RuleSetError
from noivu_desktop.rules.figures import UNIT_WORDS, exact
from noivu_desktop.rules.rule_set import Quantity
from noivu_desktop.units.unit import SQUARE_METRE

_PERCENT = "%"
_WRITTEN = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?")
_LARGEST_PERCENT = 1000

_REDUCTION = (
    ("to", "còn lại của tiêu chuẩn"),
    ("minority_from", "tỷ lệ dân tộc thiểu số từ"),
    ("each_further", "mỗi mức tăng thêm"),
    ("less", "giảm tiếp"),
    ("floor", "không dưới"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureNumber:
    """One number with its name and unit; ``value`` is a share where the unit is "%"."""

    name: str
    label: str
    unit: str
    value: Decimal | Fraction

    @property
    def text(self) -> str:
        """The number as it is typed, without its unit."""
        return exact(self.value * 100 if self.unit == _PERCENT else self.value)


def numbers_of(item: Any) -> tuple[FigureNumber, ...]:
    """The numbers of a standard, reduction, trigger ...; none for a bare clause."""
    return tuple(_numbers(item))


def with_numbers(item: Any, texts: Mapping[str, str]) -> Any:
    """The item with the numbers typed, by name; raises RuleSetError with one sentence."""
    values = {one.name: _parsed(one, texts.get(one.name, one.text)) for one in numbers_of(item)}
    plain = {name: value for name, value in values.items() if ":" not in name}
    pairs = {
        field: tuple((what, values[f"{field}:{what.value}"]) for what, _ in getattr(item, field))
        for field in ("least", "shares", "below")
        if isinstance(getattr(item, field, None), tuple)
    }
    if plain.get("each_further") == 0:
        raise RuleSetError("Mỗi mức tăng thêm phải lớn hơn 0 %.")
    return replace(item, **plain, **pairs) if values else item


def _numbers(item: Any) -> Iterator[FigureNumber]:
    for what, least in getattr(item, "least", ()):
        yield FigureNumber(
            name=f"least:{what.value}",
            label=f"{what.label} từ",
            unit=UNIT_WORDS[what],
            value=least,
        )
    for field, words in (("shares", "từ"), ("below", "dưới")):
        held = getattr(item, field, ())
        for what, share in held if isinstance(held, tuple) else ():
            yield _share(f"{field}:{what.value}", f"{what.label} {words}", share)
    if isinstance(getattr(item, "below", None), Fraction):
        yield _share("below", "có tiêu chí dưới", item.below)
    if isinstance(getattr(item, "share", None), Fraction):
        yield _share("share", "tỷ lệ đồng ý", item.share)
    if hasattr(item, "minority_from"):
        for name, label in _REDUCTION:
            if _is_in_use(item, name):
                yield _share(name, label, getattr(item, name))


def _is_in_use(item: Any, name: str) -> bool:
    if name in ("less", "floor"):
        return item.each_further is not None
    return getattr(item, name) is not None


def _share(name: str, label: str, value: Fraction) -> FigureNumber:
    return FigureNumber(name=name, label=label, unit=_PERCENT, value=value)


def _parsed(one: FigureNumber, text: str) -> Decimal | Fraction:
    found = _WRITTEN.fullmatch(text.strip().removesuffix(one.unit).strip())
    if not found:
        raise RuleSetError(
            f"“{text}” không dùng được cho “{one.label}”; hãy ghi kiểu 1.234,5 {one.unit}."
        )
    whole, decimals = found.groups()
    value = Decimal(whole.replace(".", "") + "." + (decimals or "0"))
    if one.unit == _PERCENT:
        if value > _LARGEST_PERCENT:
            raise RuleSetError(f"“{one.label}” không thể là {text} %.")
        return Fraction(value) / 100
    if one.unit != UNIT_WORDS[Quantity.AREA] and value != int(value):
        raise RuleSetError(f"“{one.label}” phải là số nguyên, không thể là {text} {one.unit}.")
    if value != value.quantize(SQUARE_METRE):
        raise RuleSetError(f"“{one.label}” lẻ hơn một mét vuông.")
    return value
