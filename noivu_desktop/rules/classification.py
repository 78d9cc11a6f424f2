"""The class of a unit (loại I, II, III) from points, with what each criterion gives."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

from noivu_desktop.errors import RuleSetError
from noivu_desktop.resource_files import resource
from noivu_desktop.rules.facts import is_mountainous
from noivu_desktop.rules.finding import Clause
from noivu_desktop.rules.requirements import figures_of, place_of
from noivu_desktop.rules.rule_set import Quantity
from noivu_desktop.rules.schema import (
    CITATION,
    HEAD,
    QUANTITIES,
    UNITS_OF,
    clause_in,
    kinds_in,
)
from noivu_desktop.rules.toml_table import TomlTable, read_toml
from noivu_desktop.units.unit import Unit, UnitKind
from noivu_desktop.vietnamese import number, round_half_up

_POINTS = ("điểm",)


@dataclass(frozen=True, slots=True, kw_only=True)
class PointScale:
    """``base`` points up to ``up_to``, then ``add`` for each further ``each``, at most ``most``.

    mountain_levels, border_levels  the share of ``up_to`` and ``each`` that counts there
    """

    kinds: tuple[UnitKind, ...]
    quantity: Quantity
    up_to: Fraction
    base: Fraction
    each: Fraction
    add: Fraction
    most: Fraction
    mountain_levels: Fraction
    border_levels: Fraction
    clause: Clause


@dataclass(frozen=True, slots=True, kw_only=True)
class PointsByHand:
    """A criterion whose points a person gives: at most ``most``, as ``condition`` says."""

    kinds: tuple[UnitKind, ...]
    criterion: str
    most: Fraction
    condition: str
    clause: Clause


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitClass:
    """A class and the least points that give it."""

    kinds: tuple[UnitKind, ...]
    name: str
    least: Fraction
    clause: Clause


@dataclass(frozen=True, kw_only=True)
class Classification:
    """One legal text on classes. whole_steps: only whole further steps give points."""

    id: str
    title: str
    number: str
    in_force_from: str
    in_force_to: str | None
    whole_steps: bool
    classes: tuple[UnitClass, ...]
    scales: tuple[PointScale, ...]
    by_hand: tuple[PointsByHand, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionPoints:
    """What one criterion gives; ``least`` and ``most`` differ where something is not known."""

    criterion: str
    least: Decimal
    most: Decimal
    highest: Decimal
    clause: Clause
    sentence: str

    @property
    def points(self) -> Decimal | None:
        """The points, if they are known."""
        return self.least if self.least == self.most else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Classified:
    """The points of one unit; ``name`` is its class, ``None`` if missing points could change it."""

    unit: Unit
    criteria: tuple[CriterionPoints, ...]
    name: str | None
    clause: Clause | None

    @property
    def least(self) -> Decimal:
        """The sum if every missing figure were as low as it can be."""
        return sum((one.least for one in self.criteria), Decimal(0))

    @property
    def most(self) -> Decimal:
        """The sum if every missing figure were as high as it can be."""
        return sum((one.most for one in self.criteria), Decimal(0))


@lru_cache(maxsize=1)
def load_classifications() -> tuple[Classification, ...]:
    """The texts on classes that come with the program, oldest first."""
    paths = resource("rule_sets/classification").glob("*.toml")
    return tuple(sorted(map(read_classification, paths), key=lambda one: one.in_force_from))


def classification(classification_id: str) -> Classification:
    """The text of this id; raises RuleSetError naming the known ones."""
    for one in load_classifications():
        if one.id == classification_id:
            return one
    known = ", ".join(one.id for one in load_classifications())
    raise RuleSetError(f"Không có bộ phân loại “{classification_id}”; các bộ đã biết: {known}.")


def read_classification(path: Path) -> Classification:
    """The text in one file; raises RuleSetError naming file and line."""
    top = read_toml(path)
    top.only((*HEAD, "whole_steps", "class", "points", "by_hand"))
    text, since = top.text("number"), top.iso_date("in_force_from")
    classes = [_class(table, text, since) for table in top.tables("class")]
    return Classification(
        id=top.text("id"),
        title=top.text("title"),
        number=text,
        in_force_from=since or "",
        in_force_to=top.iso_date("in_force_to"),
        whole_steps=bool(top.yes_no("whole_steps")),
        classes=tuple(sorted(classes, key=lambda one: -one.least)),
        scales=tuple(_scale(table, text, since) for table in top.tables("points")),
        by_hand=tuple(_by_hand(table, text, since) for table in top.tables("by_hand")),
        notes=top.texts("notes"),
    )


def classify(
    unit: Unit, rules: Classification, by_hand: Mapping[str, Decimal] | None = None
) -> Classified:
    """The points and class of ``unit``; ``by_hand`` holds points by criterion, where given."""
    given = by_hand or {}
    criteria = [_points(unit, one, rules) for one in rules.scales if unit.kind in one.kinds]
    criteria += [_given(one, given) for one in rules.by_hand if unit.kind in one.kinds]
    found = _class_of(unit, tuple(criteria), rules) if criteria else None
    return Classified(
        unit=unit,
        criteria=tuple(criteria),
        name=found.name if found else None,
        clause=found.clause if found else None,
    )


def _class_of(
    unit: Unit, criteria: tuple[CriterionPoints, ...], rules: Classification
) -> UnitClass | None:
    """The class that the lowest and the highest possible sum both give."""
    known = [one for one in rules.classes if unit.kind in one.kinds]
    sums = (sum(one.least for one in criteria), sum(one.most for one in criteria))
    found = {next((one for one in known if points >= one.least), None) for points in sums}
    return found.pop() if len(found) == 1 else None


def _points(unit: Unit, scale: PointScale, rules: Classification) -> CriterionPoints:
    figure = figures_of(unit)[place_of(scale.quantity)]
    levels = _levels(unit, scale)
    if figure is None:
        least, most = scale.base, scale.most
        words = "chưa có số liệu"
    else:
        actual = scale.quantity.figure(figure)
        found = [_on_scale(actual, scale, level, rules) for level in levels]
        least, most = min(found), max(found)
        words = scale.quantity.text(actual)
    if any(level != 1 for level in levels):
        words += ", áp dụng " + " hoặc ".join(f"{number(level * 100)} %" for level in levels)
        words += " các mức"
    return CriterionPoints(
        criterion=scale.quantity.label,
        least=round_half_up(least, 2),
        most=round_half_up(most, 2),
        highest=round_half_up(scale.most, 2),
        clause=scale.clause,
        sentence=f"{scale.quantity.label}: {words}, {_points_text(least, most)}",
    )


def _levels(unit: Unit, scale: PointScale) -> list[Fraction]:
    """The shares of the levels that can apply: the lowest of those that surely do, or more."""
    sure, possible = Fraction(1), {Fraction(1)}
    for holds, level in (
        (is_mountainous(unit), scale.mountain_levels),
        (unit.land_border, scale.border_levels),
    ):
        if holds:
            sure = min(sure, level)
        if holds is not False:
            possible.add(level)
    return sorted({min(sure, level) for level in possible}, reverse=True)


def _on_scale(
    actual: Fraction, scale: PointScale, level: Fraction, rules: Classification
) -> Fraction:
    steps = max((actual - scale.up_to * level) / (scale.each * level), Fraction(0))
    counted = Fraction(steps // 1) if rules.whole_steps else steps
    return min(scale.base + scale.add * counted, scale.most)


def _given(one: PointsByHand, given: Mapping[str, Decimal]) -> CriterionPoints:
    points = given.get(one.criterion)
    if points is not None and not 0 <= points <= one.most:
        raise RuleSetError(
            f"Điểm “{one.criterion}” phải từ 0 đến {number(one.most)}, không thể là {points}."
        )
    least = Fraction(0) if points is None else Fraction(points)
    most = one.most if points is None else Fraction(points)
    return CriterionPoints(
        criterion=one.criterion,
        least=round_half_up(least, 2),
        most=round_half_up(most, 2),
        highest=round_half_up(one.most, 2),
        clause=one.clause,
        sentence=f"{one.criterion}: {_points_text(least, most)} ({one.condition})",
    )


def _points_text(least: Fraction, most: Fraction) -> str:
    if least == most:
        return f"{number(least, 2)} điểm"
    return f"từ {number(least, 2)} đến {number(most, 2)} điểm"


def _class(table: TomlTable, text: str, since: str | None) -> UnitClass:
    table.only(("kinds", "name", "from", *CITATION))
    return UnitClass(
        kinds=kinds_in(table),
        name=table.text("name"),
        least=Fraction(table.figure("from", _POINTS)),
        clause=clause_in(table, text, since),
    )


def _scale(table: TomlTable, text: str, since: str | None) -> PointScale:
    levels = ("mountain_levels", "border_levels")
    table.only(("kinds", "criterion", "up_to", "base", "each", "add", "most", *levels, *CITATION))
    quantity: Quantity = table.choice("criterion", QUANTITIES)
    figures = {key: Fraction(table.figure(key, UNITS_OF[quantity])) for key in ("up_to", "each")}
    points = {key: Fraction(table.figure(key, _POINTS)) for key in ("base", "add", "most")}
    shares = {key: table.share(key) if table.has(key) else Fraction(1) for key in levels}
    return PointScale(
        kinds=kinds_in(table),
        quantity=quantity,
        clause=clause_in(table, text, since),
        **figures,
        **points,
        **shares,
    )


def _by_hand(table: TomlTable, text: str, since: str | None) -> PointsByHand:
    table.only(("kinds", "criterion", "most", "condition", *CITATION))
    return PointsByHand(
        kinds=kinds_in(table),
        criterion=table.text("criterion"),
        most=Fraction(table.figure("most", _POINTS)),
        condition=table.text("condition"),
        clause=clause_in(table, text, since),
    )
