"""The requirements of one rule set, worked out once for each set of facts.

Every value that a fact could have is tried where nobody knows it.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import product

from noivu_desktop.rules.facts import Facts, contexts_of, facts_of_merged, is_mountainous
from noivu_desktop.rules.finding import MISSING_CONFIRMATION
from noivu_desktop.rules.kinds import kind_by_law
from noivu_desktop.rules.requirements import Need, Requirements
from noivu_desktop.rules.rule_set import Condition, Quantity, Reduction, RuleSet, Standard, Target
from noivu_desktop.units.measures import any_true
from noivu_desktop.units.unit import Region, Unit, UnitKind

_FACT_LABELS = {
    "terrain": "thuộc miền núi, vùng cao hay không",
    "land_border": "có đường biên giới hay không",
    "island": "thuộc hải đảo hay không",
    "coastal_hardship": "thuộc xã đặc biệt khó khăn vùng bãi ngang, ven biển hay không",
    "region": "vùng",
    "contexts": "đơn vị hành chính cấp trên (quận, thành phố hay thị xã)",
    "minority": "tỷ lệ dân tộc thiểu số",
    "doubt": MISSING_CONFIRMATION,
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Case:
    """Units that differ only in their figures; the same object for all of them.

    facts  all but the share of minorities
    """

    kind: UnitKind
    facts: Facts


class RequirementTable:
    """The requirements of one rule set by cases and by steps of the share of minorities.

    A step is the place of the highest share named in the rule set that is reached: 0 for
    none, -1 where the share is not known.
    """

    def __init__(self, rule_set: RuleSet) -> None:
        self.rule_set = rule_set
        self.minority_shares = _minority_shares(rule_set)
        self._becomes = dict(rule_set.merged_kinds.becomes if rule_set.merged_kinds else ())
        self._beginnings = _beginnings(rule_set)
        self._asked = {name for kind in UnitKind for name in _asked_facts(rule_set, kind)}
        self._regions = _told_apart(rule_set)
        self._decimals = [Decimal(one.numerator) / one.denominator for one in self.minority_shares]
        self._cases: dict[tuple[object, ...], Case] = {}
        self._interned: dict[tuple[UnitKind, Facts], Case] = {}
        self._alone: dict[tuple[Case, int], Requirements] = {}
        self._formed: dict[tuple[frozenset[Case], UnitKind | None, int], Requirements] = {}
        self._kinds: dict[frozenset[Case], UnitKind] = {}
        self._by_facts: dict[Facts, Requirements] = {}

    def case(self, unit: Unit) -> Case:
        """What is known about ``unit`` as far as this rule set asks."""
        key = (
            unit.kind,
            unit.mountain,
            unit.highland,
            unit.land_border,
            unit.island,
            unit.coastal_hardship,
            unit.region,
            unit.parent_name,
        )
        found = self._cases.get(key)
        if found is None:
            facts = self._facts(unit)
            found = self._interned.setdefault((unit.kind, facts), Case(kind=unit.kind, facts=facts))
            self._cases[key] = found
        return found

    def step(self, minority_share: Decimal | None) -> int:
        """The place of the highest share of the rule set that is reached; -1: not known."""
        if minority_share is None:
            return -1
        return bisect_right(self._decimals, minority_share) - 1

    def of_unit(self, unit: Unit) -> Requirements:
        """What ``unit`` needs as it stands."""
        key = (self.case(unit), self.step(unit.minority_share))
        found = self._alone.get(key)
        if found is None:
            facts = replace(key[0].facts, minority=self._minority(key[1]))
            found = self._alone[key] = self._of_facts(facts)
        return found

    def of_formed(
        self, cases: Iterable[Case], step: int, kind: UnitKind | None = None
    ) -> Requirements:
        """What a unit formed of such members needs (``kind``: if a person chose another)."""
        key = (frozenset(cases), kind, step)
        found = self._formed.get(key)
        if found is None:
            facts = facts_of_merged(
                [case.facts for case in key[0]],
                kind=kind or self.kind_formed(key[0]),
                minority=self._minority(step),
            )
            found = self._formed[key] = self._of_facts(facts)
        return found

    def kind_formed(self, cases: Collection[Case]) -> UnitKind:
        """The kind by law of a unit formed of such members."""
        key = frozenset(cases)
        found = self._kinds.get(key)
        if found is None:
            found = kind_by_law({case.kind for case in key}, self.rule_set)
            self._kinds[key] = found
        return found

    def _minority(self, step: int) -> Fraction | None:
        return None if step < 0 else self.minority_shares[step]

    def _facts(self, unit: Unit) -> Facts:
        """The facts that this rule set asks for; the others are all taken as one."""
        asked = self._asked
        return Facts(
            kind=self._becomes.get(unit.kind, unit.kind),
            terrain=is_mountainous(unit) if "terrain" in asked else False,
            land_border=unit.land_border if "land_border" in asked else False,
            island=unit.island if "island" in asked or unit.island else False,
            coastal_hardship=unit.coastal_hardship if "coastal_hardship" in asked else False,
            region=self._regions[unit.region] if unit.region and "region" in asked else None,
            contexts=contexts_of(unit.parent_name, self._beginnings),
            minority=None,
        )

    def _of_facts(self, facts: Facts) -> Requirements:
        found = self._by_facts.get(facts)
        if found is None:
            found = self._by_facts[facts] = self._worked_out(facts)
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
            "region": tuple(dict.fromkeys(self._regions.values())),
            "contexts": contexts,
            "minority": self.minority_shares,
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
        if one.quantity is not quantity or (one.clause.is_unsure and not with_unsure):
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
        if kind in reduction.when.kinds and reduction.clause.is_unsure:
            yield "doubt"


def _beginnings(rule_set: RuleSet) -> tuple[str, ...]:
    return tuple(sorted({name for when in _conditions(rule_set) for name in when.parents}))


def _told_apart(rule_set: RuleSet) -> dict[Region, Region]:
    """Each region as the rule set sees it: those that it never names are one."""
    named = {region for when in _conditions(rule_set) for region in when.regions}
    unnamed = [region for region in Region if region not in named]
    return {region: region if region in named else unnamed[0] for region in Region}


def _minority_shares(rule_set: RuleSet) -> tuple[Fraction, ...]:
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
