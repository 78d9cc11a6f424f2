"""A rule set: what one legal text demands in one period, as data read from a file.

Every figure stands with the clause it comes from. Shares are exact fractions of a standard;
areas are km2, people and households whole numbers.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from pathlib import Path

from noivu_desktop.rules.finding import Clause
from noivu_desktop.units.unit import Level, Region, UnitKind
from noivu_desktop.vietnamese import area, households, people

_SQUARE_METRES_IN_KM2 = 1_000_000


class Quantity(Enum):
    """What a standard measures; the value is the criterion of its findings."""

    AREA = "area"
    POPULATION = "population"
    HOUSEHOLDS = "households"

    @property
    def label(self) -> str:
        """The word of the law."""
        return _QUANTITY_LABELS[self]

    def in_steps(self, figure: Decimal | Fraction | int) -> Fraction:
        """A figure in whole steps: square metres, persons, households."""
        exact = Fraction(figure)
        return exact * _SQUARE_METRES_IN_KM2 if self is Quantity.AREA else exact

    def figure(self, steps: Fraction | int) -> Fraction:
        """What ``in_steps`` was given."""
        return Fraction(steps) / _SQUARE_METRES_IN_KM2 if self is Quantity.AREA else Fraction(steps)

    def text(self, figure: Decimal | Fraction | int) -> str:
        """A figure with its unit, as a person reads it."""
        if self is Quantity.AREA:
            return area(figure)
        exact = Fraction(figure)
        whole = -(-exact.numerator // exact.denominator)
        return people(whole) if self is Quantity.POPULATION else households(whole)


_QUANTITY_LABELS = {
    Quantity.AREA: "diện tích",
    Quantity.POPULATION: "dân số",
    Quantity.HOUSEHOLDS: "số hộ",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """When a figure applies. Everything that is not ``None`` must be so.

    terrain        True: mountain or highland; False: neither
    border_or_island  True: a land border or an island, either is enough
    regions        any of them
    parents        the name of the parent begins with any of these, in small letters
    """

    kinds: tuple[UnitKind, ...]
    terrain: bool | None = None
    land_border: bool | None = None
    island: bool | None = None
    border_or_island: bool | None = None
    coastal_hardship: bool | None = None
    regions: tuple[Region, ...] = ()
    parents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """The least figures of a unit; of several that apply the first in the file counts.

    least  empty: the text sets its own figures here, but they are not known
    """

    when: Condition
    least: tuple[tuple[Quantity, Decimal], ...]
    clause: Clause


@dataclass(frozen=True, slots=True, kw_only=True)
class Reduction:
    """A special factor that lowers one standard; of several only the largest counts.

    to             the share of the standard that is left
    minority_from  the least share of ethnic minorities, if the factor needs one
    each_further   ... and for each further whole step of this size
    less           this much of the standard less,
    floor          but never below this share
    """

    name: str
    when: Condition
    quantity: Quantity
    to: Fraction
    clause: Clause
    minority_from: Fraction | None = None
    each_further: Fraction | None = None
    less: Fraction = Fraction(0)
    floor: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a unit formed must reach: shares of its standard, or least figures of its own."""

    when: Condition
    shares: tuple[tuple[Quantity, Fraction], ...]
    least: tuple[tuple[Quantity, Decimal], ...]
    clause: Clause


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A unit must be arranged when all these figures are below these shares.

    of_target  the shares are of what a unit formed must reach, not of the standard
    """

    below: tuple[tuple[Quantity, Fraction], ...]
    clause: Clause
    of_target: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Encouraged:
    """Units that need not be arranged but are encouraged to be.

    below  the share of the standard that one figure must be below; ``None``: all others
    """

    below: Fraction | None
    clause: Clause


class ConsultationBasis(Enum):
    """Who is asked and what their number is compared with."""

    VOTERS = "cử tri"
    HOUSEHOLD_VOTERS = "cử tri đại diện hộ gia đình"
    HOUSEHOLDS = "hộ gia đình"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationRule:
    """The share in favour that lets a merger go on: above ``share``, or from it on."""

    basis: ConsultationBasis
    share: Fraction
    reaching_is_enough: bool
    clause: Clause


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedKinds:
    """The kind of a unit formed: the first of ``order`` that any member has.

    becomes  pairs (kind found, kind formed), where the kind found no longer exists
    """

    order: tuple[UnitKind, ...]
    becomes: tuple[tuple[UnitKind, UnitKind], ...]
    clause: Clause


@dataclass(frozen=True, slots=True, kw_only=True)
class ByHand:
    """A condition of the text that no figure here decides; a person looks at it."""

    kinds: tuple[UnitKind, ...]
    text: str
    clause: Clause


@dataclass(frozen=True, kw_only=True)
class RuleSet:
    """One legal text in one period. Dates are ISO 8601; ``None``: no end is known.

    three_units    clause by which a unit formed of three or more whole units need not reach
                   the standards
    waiver         clause by which other units formed may stay below them, with a reason
    same_parent    clause by which only units of one parent may be merged
    contiguity     clause by which the members of a unit formed must touch each other
    names          clause by which names must differ; ``names_in_parent``: only within one parent
    path           the file it was read from; shipped files are read-only
    """

    id: str
    title: str
    number: str
    issued: str
    in_force_from: str
    in_force_to: str | None
    levels: tuple[Level, ...]
    standards: tuple[Standard, ...]
    reductions: tuple[Reduction, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    targets: tuple[Target, ...] = ()
    encouraged: Encouraged | None = None
    three_units: Clause | None = None
    waiver: Clause | None = None
    exemption: Clause | None = None
    merged_kinds: MergedKinds | None = None
    same_parent: Clause | None = None
    contiguity: Clause | None = None
    names: Clause | None = None
    names_in_parent: bool = False
    consultations: tuple[ConsultationRule, ...] = ()
    by_hand: tuple[ByHand, ...] = ()
    notes: tuple[str, ...] = ()
    path: Path | None = None
    shipped: bool = True

    @property
    def dated_number(self) -> str:
        """Number and years: two periods of one text are told apart."""
        start, end = self.in_force_from[:4], (self.in_force_to or "")[:4]
        return f"{self.number} (từ {start}{f' đến {end}' if end else ''})"

    def __hash__(self) -> int:
        return hash((self.id, self.in_force_from, self.shipped))


@dataclass(frozen=True, slots=True, kw_only=True)
class UnusableRuleSet:
    """A file that does not hold a valid rule set, with one sentence on what is wrong where."""

    id: str
    path: Path
    sentence: str
