"""Which figures a unit must have, and what its figures then mean.

Where a fact is not known a unit may have several possible requirements. An answer is given
only if all of them give the same one, whatever the missing figures are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import ceil

from noivu_desktop.rules.finding import Clause, Verdict
from noivu_desktop.rules.rule_set import Quantity, Reduction, RuleSet, Trigger
from noivu_desktop.units.unit import Unit

Figures = tuple[int | None, int | None, int | None]
"""Square metres, people, households."""

Limits = tuple[int | None, int | None, int | None]
"""For each figure what it must be below; ``None``: anything will do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """The least figure of one quantity.

    standard   what shares are taken of: the standard after the reduction; km2 or whole numbers
    target     what a unit formed must reach
    left       the share of the standard in the text that the reduction leaves
    """

    quantity: Quantity
    standard: Fraction
    target: Fraction
    clause: Clause
    reduction: Reduction | None = None
    left: Fraction = Fraction(1)


@dataclass(frozen=True, kw_only=True, eq=False)
class Requirements:
    """The requirements that a unit can have; exactly one if every fact that counts is known.

    possible  in the order in which they were found; empty: the text has no figures for it
    missing   the facts that decide between them, in Vietnamese
    """

    rule_set: RuleSet
    possible: tuple[tuple[Need, ...], ...]
    missing: tuple[str, ...]

    def triggered(self, figures: Figures) -> bool | None:
        """Whether the unit must be arranged; ``None`` if a missing figure or fact decides."""
        return self._below(self._limits, figures)

    def fires(self, trigger: Trigger, figures: Figures) -> bool | None:
        """Whether this trigger alone demands the arrangement."""
        place = self.rule_set.triggers.index(trigger)
        return self._below(tuple((limits[place],) for limits in self._limits), figures)

    def verdict(self, figures: Figures) -> Verdict:
        """Whether a unit formed reaches everything that it must."""
        if not self.possible:
            return Verdict.UNKNOWN
        if all(f is not None and f >= m for f, m in zip(figures, self.most, strict=True)):
            return Verdict.MET
        verdicts = {self.verdict_on(quantity, figures) for quantity in Quantity}
        if Verdict.NOT_MET in verdicts or self.fails_in_any_case(figures):
            return Verdict.NOT_MET
        return Verdict.UNKNOWN if Verdict.UNKNOWN in verdicts else Verdict.MET

    def verdict_on(self, quantity: Quantity, figures: Figures) -> Verdict:
        """Whether a unit formed reaches what it must of one quantity."""
        place = place_of(quantity)
        figure = figures[place]
        if self.most[place] == 0:
            return Verdict.MET
        if figure is None:
            return Verdict.UNKNOWN
        if figure >= self.most[place]:
            return Verdict.MET
        return Verdict.NOT_MET if figure < self.least[place] else Verdict.UNKNOWN

    def fails_in_any_case(self, figures: Figures) -> bool:
        """Whether each possible requirement is missed, be it by different figures."""
        return all(
            any(f is not None and f < t for f, t in zip(figures, targets, strict=True))
            for targets in self._targets
        )

    def needs(self, quantity: Quantity) -> tuple[Need, ...]:
        """The distinct needs of one quantity, the least target first."""
        return self._needs[place_of(quantity)]

    def share(self, quantity: Quantity, figures: Figures) -> Fraction | None:
        """The figure as a share of the standard; ``None`` if either is not known."""
        figure = figures[place_of(quantity)]
        needs = self.needs(quantity)
        if figure is None or not needs or not (standard := needs[0].standard):
            return None
        if any(need.standard != standard for need in needs):
            return None
        return quantity.figure(figure) / standard

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The quantities that the text looks at."""
        return tuple(quantity for quantity in Quantity if self.needs(quantity))

    @cached_property
    def most(self) -> tuple[int, int, int]:
        """What must be reached to meet every possible requirement, in whole steps."""
        area, people, households = (max(one, default=0) for one in zip(*self._targets, strict=True))
        return area, people, households

    @cached_property
    def least(self) -> tuple[int, int, int]:
        """What must be reached to meet any possible requirement, in whole steps."""
        area, people, households = (min(one, default=0) for one in zip(*self._targets, strict=True))
        return area, people, households

    def _below(self, cases: tuple[tuple[Limits, ...], ...], figures: Figures) -> bool | None:
        if not cases:
            return None if self.rule_set.triggers else False
        answers = {_is_below(limits, figures, if_missing=True) for limits in cases}
        if answers == {True} and None in figures:
            answers = {_is_below(limits, figures, if_missing=False) for limits in cases}
            return True if answers == {True} else None
        return None if len(answers) > 1 else answers.pop()

    @cached_property
    def _needs(self) -> tuple[tuple[Need, ...], ...]:
        every = dict.fromkeys(need for needs in self.possible for need in needs)
        return tuple(
            tuple(
                sorted(
                    (need for need in every if need.quantity is quantity),
                    key=lambda need: (need.target, need.standard),
                )
            )
            for quantity in Quantity
        )

    @cached_property
    def _targets(self) -> tuple[tuple[int, ...], ...]:
        """The figures to reach, in whole steps, for each distinct requirement; 0: none."""
        found = []
        for needs in self.possible:
            targets = {need.quantity: steps(need.quantity, need.target) for need in needs}
            found.append(tuple(targets.get(quantity, 0) for quantity in Quantity))
        return tuple(dict.fromkeys(found))

    @cached_property
    def _limits(self) -> tuple[tuple[Limits, ...], ...]:
        """What each trigger wants the figures to be below, for each distinct requirement."""
        limits = [
            tuple(_limits_of(trigger, needs) for trigger in self.rule_set.triggers)
            for needs in self.possible
        ]
        return tuple(dict.fromkeys(limits))


def place_of(quantity: Quantity) -> int:
    """Where the quantity stands among ``Figures``."""
    return _PLACES[quantity]


def steps(quantity: Quantity, figure: Fraction) -> int:
    """The least whole number of steps that is not below ``figure``."""
    return ceil(quantity.in_steps(figure))


def figures_of(unit: Unit) -> Figures:
    """The figures of ``unit`` in whole steps."""
    area = unit.area_km2
    return (None if area is None else int(area.scaleb(6)), unit.population, unit.households)


def sum_figures(listed: Sequence[Figures]) -> Figures:
    """The sum of each figure; unknown where any part is."""
    area, people, households = (
        None if None in column else sum(one for one in column if one is not None)
        for column in zip(*listed, strict=True)
    )
    return area, people, households


_PLACES = {quantity: place for place, quantity in enumerate(Quantity)}


def _is_below(limits: tuple[Limits, ...], figures: Figures, *, if_missing: bool) -> bool:
    """Whether any trigger has all its figures below its limits."""
    for trigger in limits:
        for limit, figure in zip(trigger, figures, strict=True):
            if limit is None:
                continue
            if not (if_missing if figure is None else figure < limit):
                break
        else:
            return True
    return False


def _limits_of(trigger: Trigger, needs: Sequence[Need]) -> Limits:
    base = {need.quantity: need.target if trigger.of_target else need.standard for need in needs}
    shares = dict(trigger.below)
    area, people, households = (
        steps(quantity, shares[quantity] * base.get(quantity, Fraction(0)))
        if quantity in shares
        else None
        for quantity in Quantity
    )
    return area, people, households
