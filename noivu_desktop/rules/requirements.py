"""Which figures a unit must have, after special factors, and what a figure then means.

Where a fact is not known every value it could have is tried, so a unit may have several
possible requirements. An answer is given only if all of them give the same one.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, lru_cache
from itertools import product
from math import ceil

from noivu_desktop.rules.facts import Facts, any_true, contexts_of, facts_of_merged, is_mountainous
from noivu_desktop.rules.finding import Clause, Mark, Verdict
from noivu_desktop.rules.rule_set import Condition, Quantity, Reduction, RuleSet, Standard, Target
from noivu_desktop.units.measures import sum_areas, sum_counts
from noivu_desktop.units.unit import Region, Unit, UnitKind

Figures = tuple[int | None, int | None, int | None]
"""Square metres, people, households."""

_FACT_LABELS = {
    "terrain": "thuộc miền núi, vùng cao hay không",
    "land_border": "có đường biên giới hay không",
    "island": "thuộc hải đảo hay không",
    "coastal_hardship": "thuộc xã đặc biệt khó khăn vùng bãi ngang, ven biển hay không",
    "region": "vùng",
    "contexts": "đơn vị hành chính cấp trên (quận, thành phố hay thị xã)",
    "minority": "tỷ lệ dân tộc thiểu số",
    "doubt": "văn bản xác nhận mức giảm còn chưa chắc chắn",
}


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
        if not self.possible or not self.rule_set.triggers:
            return None if self.rule_set.triggers else False
        answers = {_any_below(limits, figures, if_missing=True) for limits in self._limits}
        if answers == {False}:
            return False
        least = {_any_below(limits, figures, if_missing=False) for limits in self._limits}
        return True if least == {True} else None

    def fires(self, trigger: int, figures: Figures) -> bool | None:
        """Whether the trigger at this place in the rule set alone decides."""
        limits = [(one[trigger],) for one in self._limits]
        if not all(_any_below(one, figures, if_missing=True) for one in limits):
            return (
                False if not any(_any_below(o, figures, if_missing=True) for o in limits) else None
            )
        return True if all(_any_below(o, figures, if_missing=False) for o in limits) else None

    def verdict(self, figures: Figures) -> Verdict:
        """Whether a unit formed reaches everything that it must."""
        if not self.possible:
            return Verdict.UNKNOWN
        verdicts = [self.verdict_on(quantity, figures) for quantity in Quantity]
        if Verdict.NOT_MET in verdicts or self.fails_in_any_case(figures):
            return Verdict.NOT_MET
        return Verdict.UNKNOWN if Verdict.UNKNOWN in verdicts else Verdict.MET

    def verdict_on(self, quantity: Quantity, figures: Figures) -> Verdict:
        """Whether a unit formed reaches what it must of one quantity."""
        index = _INDEX[quantity]
        least, most, figure = self._bounds[index][0], self._bounds[index][1], figures[index]
        if most == 0:
            return Verdict.MET
        if figure is None:
            return Verdict.UNKNOWN
        if figure >= most:
            return Verdict.MET
        return Verdict.NOT_MET if figure < least else Verdict.UNKNOWN

    def fails_in_any_case(self, figures: Figures) -> bool:
        """Whether each possible requirement is missed, be it by different figures."""
        return all(
            any(
                (figure := figures[_INDEX[need.quantity]]) is not None
                and figure < _steps(need.quantity, need.target)
                for need in needs
            )
            for needs in self.possible
        )

    def needs(self, quantity: Quantity) -> tuple[Need, ...]:
        """The distinct needs of one quantity, the least target first."""
        found = dict.fromkeys(
            need for needs in self.possible for need in needs if need.quantity is quantity
        )
        return tuple(sorted(found, key=lambda need: (need.target, need.standard)))

    def share(self, quantity: Quantity, figures: Figures) -> Fraction | None:
        """The figure as a share of the standard; ``None`` if either is not known."""
        figure = figures[_INDEX[quantity]]
        standards = {need.standard for need in self.needs(quantity)}
        if figure is None or len(standards) != 1 or not (standard := standards.pop()):
            return None
        return quantity.figure(figure) / standard

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """The quantities that the text looks at."""
        return tuple(quantity for quantity in Quantity if self.needs(quantity))

    @cached_property
    def most(self) -> tuple[int, int, int]:
        """What must be reached to meet every possible requirement, in whole steps."""
        return tuple(most for _, most in self._bounds)  # type: ignore[return-value]

    @cached_property
    def _bounds(self) -> tuple[tuple[int, int], ...]:
        return tuple(
            (min(targets, default=0), max(targets, default=0))
            for targets in (
                [_steps(quantity, need.target) for need in self.needs(quantity)]
                for quantity in Quantity
            )
        )

    @cached_property
    def _limits(self) -> tuple[tuple[tuple[int | None, ...], ...], ...]:
        """For each possible requirement and trigger: the figures to be below, in whole steps."""
        return tuple(
            tuple(
                _trigger_limits(trigger.below, needs, of_target=trigger.of_target)
                for trigger in self.rule_set.triggers
            )
            for needs in self.possible
        )


class RequirementTable:
    """The requirements of one rule set, worked out once for each set of facts."""

    def __init__(self, rule_set: RuleSet) -> None:
        self.rule_set = rule_set
        self._becomes = dict(rule_set.merged_kinds.becomes if rule_set.merged_kinds else ())
        self._beginnings = _beginnings(rule_set)
        self._minority_steps = _minority_steps(rule_set)
        self._decimal_steps = [
            Decimal(step.numerator) / step.denominator for step in self._minority_steps
        ]
        self._facts: dict[tuple[object, ...], Facts] = {}
        self._requirements: dict[Facts, Requirements] = {}

    def facts(self, unit: Unit) -> Facts:
        """What is known about ``unit`` as far as this rule set asks."""
        minority = self.minority_step(unit.minority_share)
        key = (
            unit.kind,
            unit.mountain,
            unit.highland,
            unit.land_border,
            unit.island,
            unit.coastal_hardship,
            unit.region,
            unit.parent_name,
            minority,
        )
        found = self._facts.get(key)
        if found is None:
            found = self._facts[key] = Facts(
                kind=self._becomes.get(unit.kind, unit.kind),
                terrain=is_mountainous(unit),
                land_border=unit.land_border,
                island=unit.island,
                coastal_hardship=unit.coastal_hardship,
                region=unit.region,
                contexts=contexts_of(unit.parent_name, self._beginnings),
                minority=minority,
            )
        return found

    def minority_step(self, share: Decimal | None) -> Fraction | None:
        """The highest share named in the rule set that ``share`` reaches, 0 if none."""
        if share is None:
            return None
        return self._minority_steps[bisect_right(self._decimal_steps, share) - 1]

    @property
    def minority_steps(self) -> tuple[Fraction, ...]:
        """The shares at which a reduction changes, ascending, the first is 0."""
        return self._minority_steps

    def of_unit(self, unit: Unit) -> Requirements:
        """What ``unit`` needs as it stands."""
        return self.of_facts(self.facts(unit))

    def of_merged(
        self, parts: Sequence[Unit], *, kind: UnitKind, minority_share: Decimal | None
    ) -> Requirements:
        """What a unit of ``kind`` formed by ``parts`` needs."""
        facts = [self.facts(part) for part in parts]
        minority = self.minority_step(minority_share)
        return self.of_facts(facts_of_merged(facts, kind=kind, minority=minority))

    def of_facts(self, facts: Facts) -> Requirements:
        """What a unit with these facts needs."""
        found = self._requirements.get(facts)
        if found is None:
            found = self._requirements[facts] = self._worked_out(facts)
        return found

    def _worked_out(self, facts: Facts) -> Requirements:
        if any(not one.least and applies(one.when, facts) for one in self.rule_set.standards):
            return Requirements(rule_set=self.rule_set, possible=(), missing=())
        unknown = self._unknown(facts)
        answers: dict[tuple[object, ...], tuple[Need, ...]] = {}
        for values in product(*unknown.values()):
            known = dict(zip(unknown, values, strict=True))
            sure = bool(known.pop("doubt", False))
            complete = replace(facts, **known)  # type: ignore[arg-type]
            answers[values] = _needs(self.rule_set, complete, with_unsure=sure)
        possible = tuple(dict.fromkeys(needs for needs in answers.values() if needs))
        deciding = () if len(possible) < 2 else tuple(_deciding(list(unknown), answers))
        return Requirements(rule_set=self.rule_set, possible=possible, missing=deciding)

    def _unknown(self, facts: Facts) -> dict[str, tuple[object, ...]]:
        """The facts that the rule set asks for and nobody knows, with all they could be."""
        yes_no = (True, False)
        contexts = tuple(
            frozenset(other for other in self._beginnings if one.startswith(other))
            for one in (*self._beginnings, "")
        )
        options: dict[str, tuple[object, ...]] = {
            "terrain": yes_no,
            "land_border": yes_no,
            "island": yes_no,
            "coastal_hardship": yes_no,
            "region": tuple(Region),
            "contexts": contexts,
            "minority": self._minority_steps,
        }
        asked = set(_asked_facts(self.rule_set, facts.kind))
        unknown = {
            name: values
            for name, values in options.items()
            if name in asked and getattr(facts, name) is None
        }
        return unknown | ({"doubt": yes_no} if "doubt" in asked else {})


@lru_cache(maxsize=32)
def requirement_table(rule_set: RuleSet) -> RequirementTable:
    """The table of ``rule_set``, kept as long as it is in use."""
    return RequirementTable(rule_set)


def figures_of(unit: Unit) -> Figures:
    """The figures of ``unit`` in whole steps."""
    area = unit.area_km2
    return (None if area is None else int(area.scaleb(6)), unit.population, unit.households)


def figures_of_parts(parts: Sequence[Unit]) -> Figures:
    """The summed figures of ``parts`` in whole steps; unknown where any part is."""
    area = sum_areas(part.area_km2 for part in parts)
    return (
        None if area is None else int(area.scaleb(6)),
        sum_counts(part.population for part in parts),
        sum_counts(part.households for part in parts),
    )


def applies(when: Condition, facts: Facts) -> bool:
    """Whether the facts surely fulfil the condition."""
    if facts.kind not in when.kinds:
        return False
    asked = (
        (when.terrain, facts.terrain),
        (when.land_border, facts.land_border),
        (when.island, facts.island),
        (when.coastal_hardship, facts.coastal_hardship),
        (when.border_or_island, any_true((facts.land_border, facts.island))),
    )
    if any(wanted is not None and wanted is not found for wanted, found in asked):
        return False
    if when.regions and facts.region not in when.regions:
        return False
    return not when.parents or bool(facts.contexts and facts.contexts.intersection(when.parents))


_INDEX = {quantity: index for index, quantity in enumerate(Quantity)}


def _steps(quantity: Quantity, figure: Fraction) -> int:
    """The least whole number of steps that is not below ``figure``."""
    return ceil(quantity.in_steps(figure))


def _any_below(
    limits: tuple[tuple[int | None, ...], ...], figures: Figures, *, if_missing: bool
) -> bool:
    for trigger in limits:
        for limit, figure in zip(trigger, figures, strict=True):
            if limit is None:
                continue
            if not (if_missing if figure is None else figure < limit):
                break
        else:
            return True
    return False


def _trigger_limits(
    below: tuple[tuple[Quantity, Fraction], ...], needs: tuple[Need, ...], *, of_target: bool
) -> tuple[int | None, ...]:
    base = {need.quantity: need.target if of_target else need.standard for need in needs}
    shares = dict(below)
    return tuple(
        _steps(quantity, shares[quantity] * base.get(quantity, Fraction(0)))
        if quantity in shares
        else None
        for quantity in Quantity
    )


def _needs(rule_set: RuleSet, facts: Facts, *, with_unsure: bool) -> tuple[Need, ...]:
    """The needs of a unit whose facts are all known; empty if the text has none for it."""
    standard = _first_standard(rule_set.standards, facts)
    target = _first_target(rule_set.targets, facts)
    needs: dict[Quantity, Need] = {}
    for quantity, least in standard.least if standard else ():
        reduction, left = _largest_reduction(rule_set.reductions, quantity, facts, with_unsure)
        reduced = Fraction(least) * left
        needs[quantity] = Need(
            quantity=quantity,
            standard=reduced,
            target=reduced,
            clause=standard.clause if standard else target.clause,  # type: ignore[union-attr]
            reduction=reduction,
            left=left,
        )
    return tuple(_with_target(needs, target).values())


def _with_target(needs: dict[Quantity, Need], target: Target | None) -> dict[Quantity, Need]:
    if target is None:
        return needs
    for quantity, share in target.shares:
        if quantity in needs:
            need = needs[quantity]
            needs[quantity] = replace(need, target=need.standard * share, clause=target.clause)
    for quantity, least in target.least:
        figure = Fraction(least)
        needs[quantity] = Need(
            quantity=quantity, standard=figure, target=figure, clause=target.clause
        )
    return {quantity: needs[quantity] for quantity in Quantity if quantity in needs}


def _first_standard(standards: Iterable[Standard], facts: Facts) -> Standard | None:
    return next((one for one in standards if one.least and applies(one.when, facts)), None)


def _first_target(targets: Iterable[Target], facts: Facts) -> Target | None:
    return next((one for one in targets if applies(one.when, facts)), None)


def _largest_reduction(
    reductions: Iterable[Reduction], quantity: Quantity, facts: Facts, with_unsure: bool
) -> tuple[Reduction | None, Fraction]:
    """The one reduction that counts, and the share of the standard that it leaves."""
    found: tuple[Reduction | None, Fraction] = (None, Fraction(1))
    for one in reductions:
        if one.quantity is not quantity or (one.clause.mark is Mark.UNSURE and not with_unsure):
            continue
        left = _left(one, facts)
        if left is not None and left < found[1]:
            found = (one, left)
    return found


def _left(reduction: Reduction, facts: Facts) -> Fraction | None:
    if not applies(reduction.when, facts):
        return None
    if reduction.minority_from is None:
        return reduction.to
    if facts.minority is None or facts.minority < reduction.minority_from:
        return None
    if reduction.each_further is None:
        return reduction.to
    steps = (facts.minority - reduction.minority_from) // reduction.each_further
    return max(reduction.floor, reduction.to - reduction.less * steps)


def _conditions(rule_set: RuleSet) -> Iterator[Condition]:
    yield from (one.when for one in rule_set.standards if one.least)
    yield from (one.when for one in rule_set.reductions)
    yield from (one.when for one in rule_set.targets)


def _asked_facts(rule_set: RuleSet, kind: UnitKind) -> Iterator[str]:
    for when in _conditions(rule_set):
        if kind not in when.kinds:
            continue
        for name in ("terrain", "land_border", "island", "coastal_hardship"):
            if getattr(when, name) is not None:
                yield name
        if when.border_or_island is not None:
            yield from ("land_border", "island")
        if when.regions:
            yield "region"
        if when.parents:
            yield "contexts"
    for reduction in rule_set.reductions:
        if kind in reduction.when.kinds and reduction.minority_from is not None:
            yield "minority"
        if kind in reduction.when.kinds and reduction.clause.mark is Mark.UNSURE:
            yield "doubt"


def _beginnings(rule_set: RuleSet) -> tuple[str, ...]:
    return tuple(sorted({name for when in _conditions(rule_set) for name in when.parents}))


def _minority_steps(rule_set: RuleSet) -> tuple[Fraction, ...]:
    steps = {Fraction(0)}
    for one in rule_set.reductions:
        share = one.minority_from
        while share is not None and share <= 1:
            steps.add(share)
            share = share + one.each_further if one.each_further else None
    return tuple(sorted(steps))


def _deciding(
    names: Sequence[str], answers: dict[tuple[object, ...], tuple[Need, ...]]
) -> Iterator[str]:
    """The labels of the unknown facts that change the requirement."""
    for index, name in enumerate(names):
        by_others: dict[tuple[object, ...], set[tuple[Need, ...]]] = {}
        for values, needs in answers.items():
            if needs:
                others = values[:index] + values[index + 1 :]
                by_others.setdefault(others, set()).add(needs)
        if any(len(found) > 1 for found in by_others.values()):
            yield _FACT_LABELS[name]
