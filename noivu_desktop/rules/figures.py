"""Every figure of a rule set in words, with its clause: to be read, confirmed and corrected."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from noivu_desktop.rules.finding import Clause
from noivu_desktop.rules.rule_set import (
    Condition,
    ConsultationRule,
    MergedKinds,
    Quantity,
    Reduction,
    RuleSet,
    Standard,
    Target,
    Trigger,
)
from noivu_desktop.vietnamese import nfc, number

Place = tuple[str, int | None]
"""The field of the rule set, and the turn in it where it holds several."""

UNIT_WORDS = {Quantity.AREA: "km²", Quantity.POPULATION: "người", Quantity.HOUSEHOLDS: "hộ"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalFigure:
    """One thing that a legal text lays down.

    part  what it is: "Tiêu chuẩn", "Mức giảm" ...
    text  what it says, with every number to its last digit
    """

    place: Place
    part: str
    text: str
    clause: Clause

    @property
    def key(self) -> str:
        """The figure in one line; any other number, condition or clause makes another line."""
        return nfc(f"{self.part}: {self.text} ({self.clause.text})")


def legal_figures(rule_set: RuleSet) -> tuple[LegalFigure, ...]:
    """Everything that ``rule_set`` lays down, in the order of a file."""
    return tuple(_figures(rule_set))


def item_at(rule_set: RuleSet, place: Place) -> Any:
    """The standard, reduction ... or bare clause in this place."""
    field, turn = place
    held = getattr(rule_set, field)
    return held if turn is None else held[turn]


def with_item(rule_set: RuleSet, place: Place, item: Any) -> RuleSet:
    """The rule set with another item in this place."""
    field, turn = place
    if turn is not None:
        held = list(getattr(rule_set, field))
        held[turn] = item
        item = tuple(held)
    changed: dict[str, Any] = {field: item}
    return replace(rule_set, **changed)


def with_added(rule_set: RuleSet, place: Place, item: Any) -> RuleSet:
    """The rule set with one more item before the one in this place, so that it is asked first."""
    field, turn = place
    held = list(getattr(rule_set, field))
    held.insert(turn or 0, item)
    return _with_held(rule_set, field, held)


def without_item(rule_set: RuleSet, place: Place) -> RuleSet:
    """The rule set without the item in this place, one of several."""
    field, turn = place
    held = list(getattr(rule_set, field))
    del held[turn or 0]
    return _with_held(rule_set, field, held)


def _with_held(rule_set: RuleSet, field: str, held: list[Any]) -> RuleSet:
    changed: dict[str, Any] = {field: tuple(held)}
    return replace(rule_set, **changed)


def with_clause(rule_set: RuleSet, place: Place, clause: Clause) -> RuleSet:
    """The rule set in which the item of this place stands under another clause."""
    item = item_at(rule_set, place)
    return with_item(
        rule_set, place, clause if isinstance(item, Clause) else replace(item, clause=clause)
    )


def exact(value: Decimal | Fraction | int) -> str:
    """A number with all its decimals: 5,5."""
    ratio = Fraction(value)
    decimal = Decimal(ratio.numerator) / ratio.denominator
    exponent = decimal.normalize().as_tuple().exponent
    return number(decimal, max(0, -exponent) if isinstance(exponent, int) else 0)


def exact_percent(share: Fraction) -> str:
    """A share with all its decimals: 62,5 %."""
    return f"{exact(share * 100)} %"


def condition_text(when: Condition) -> str:
    """When a figure applies, beginning with the kinds."""
    words = [", ".join(kind.value for kind in when.kinds)]
    for holds, yes, no in (
        (when.terrain, "thuộc miền núi, vùng cao", "không thuộc miền núi, vùng cao"),
        (when.land_border, "có đường biên giới đất liền", "không có biên giới đất liền"),
        (when.island, "thuộc hải đảo", "không thuộc hải đảo"),
        (when.border_or_island, "biên giới hoặc hải đảo", "không biên giới, không hải đảo"),
        (when.coastal_hardship, "bãi ngang ven biển khó khăn", "không thuộc bãi ngang ven biển"),
    ):
        if holds is not None:
            words.append(yes if holds else no)
    words += [f"vùng {' hoặc '.join(one.value for one in when.regions)}"] if when.regions else []
    words += [f"thuộc {' hoặc '.join(when.parents)}"] if when.parents else []
    return "; ".join(words)


def _figures(rule_set: RuleSet) -> Iterator[LegalFigure]:
    for field, part, words in _SEVERAL:
        for turn, item in enumerate(getattr(rule_set, field)):
            yield LegalFigure(place=(field, turn), part=part, text=words(item), clause=item.clause)
    if encouraged := rule_set.encouraged:
        below = encouraged.below
        text = "mọi đơn vị khác" if below is None else f"có tiêu chí dưới {exact_percent(below)}"
        yield LegalFigure(
            place=("encouraged", None), part="Khuyến khích sắp xếp", text=text,
            clause=encouraged.clause,
        )  # fmt: skip
    if kinds := rule_set.merged_kinds:
        yield LegalFigure(
            place=("merged_kinds", None), part="Loại của đơn vị mới", text=_kinds_text(kinds),
            clause=kinds.clause,
        )  # fmt: skip
    for field, part, text in _BARE:
        if clause := getattr(rule_set, field):
            yield LegalFigure(place=(field, None), part=part, text=text, clause=clause)
    if rule_set.names:
        within = "đơn vị cấp trên" if rule_set.names_in_parent else "tỉnh"
        yield LegalFigure(
            place=("names", None), part="Tên", text=f"không trùng trong cùng {within}",
            clause=rule_set.names,
        )  # fmt: skip


def _least_text(least: tuple[tuple[Quantity, Decimal], ...]) -> list[str]:
    return [f"{one.label} từ {exact(figure)} {UNIT_WORDS[one]}" for one, figure in least]


def _standard(one: Standard) -> str:
    least = _least_text(one.least) or ["văn bản có mức riêng, chưa có số liệu"]
    return f"{condition_text(one.when)}: {', '.join(least)}"


def _reduction(one: Reduction) -> str:
    text = f"{condition_text(one.when)}: {one.name}, {one.quantity.label} còn "
    text += exact_percent(one.to)
    if one.minority_from is not None:
        text += f" khi tỷ lệ dân tộc thiểu số từ {exact_percent(one.minority_from)}"
    if one.each_further is not None:
        text += f", mỗi {exact_percent(one.each_further)} tăng thêm giảm tiếp "
        text += f"{exact_percent(one.less)}, không dưới {exact_percent(one.floor)}"
    return text


def _trigger(one: Trigger) -> str:
    base = "mức định hướng" if one.of_target else "tiêu chuẩn"
    shares = " và ".join(f"{what.label} dưới {exact_percent(share)}" for what, share in one.below)
    return f"{shares} {base}"


def _target(one: Target) -> str:
    shares = [f"{what.label} từ {exact_percent(share)} tiêu chuẩn" for what, share in one.shares]
    return f"{condition_text(one.when)}: {', '.join([*shares, *_least_text(one.least)])}"


def _consultation(one: ConsultationRule) -> str:
    bound = "từ" if one.reaching_is_enough else "trên"
    return f"{bound} {exact_percent(one.share)} {one.basis.value} đồng ý"


def _kinds_text(kinds: MergedKinds) -> str:
    text = "lấy loại đứng trước: " + ", ".join(one.value for one in kinds.order)
    return text + "".join(f"; {old.value} thành {new.value}" for old, new in kinds.becomes)


_SEVERAL: tuple[tuple[str, str, Callable[[Any], str]], ...] = (
    ("standards", "Tiêu chuẩn", _standard),
    ("reductions", "Mức giảm do yếu tố đặc thù", _reduction),
    ("triggers", "Diện phải sắp xếp", _trigger),
    ("targets", "Đơn vị mới phải đạt", _target),
    ("consultations", "Lấy ý kiến", _consultation),
    (
        "by_hand",
        "Điều kiện do người xét",
        lambda one: f"{', '.join(kind.value for kind in one.kinds)}: {one.text}",
    ),
)

_BARE = (
    ("three_units", "Nhập từ ba đơn vị", "không phải đạt tiêu chuẩn"),
    ("waiver", "Miễn tiêu chuẩn", "đơn vị mới có lý do riêng không phải đạt tiêu chuẩn"),
    ("exemption", "Không bắt buộc sắp xếp", "các lý do văn bản nêu"),
    ("same_parent", "Cùng cấp trên", "chỉ nhập trong cùng một đơn vị cấp trên"),
    ("contiguity", "Liền kề", "các đơn vị nhập phải liền kề nhau"),
)
