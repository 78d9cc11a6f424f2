"""The kind that a unit formed by a merger has."""

from collections.abc import Collection

from noivu_desktop.plan.plan import MergedUnit
from noivu_desktop.rules.rule_set import RuleSet
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.unit import UnitKind


def kind_of_merged(merged: MergedUnit, coverage: Coverage, rule_set: RuleSet) -> UnitKind:
    """The kind chosen in the plan, else the one that the rule set derives."""
    if merged.kind is not None:
        return merged.kind
    return kind_by_law({coverage.unit(code).kind for code in merged.codes}, rule_set)


def kind_by_law(kinds: Collection[UnitKind], rule_set: RuleSet) -> UnitKind:
    """The kind of a unit formed of members of these kinds (at least one)."""
    rule = rule_set.merged_kinds
    order = (*rule.order, *UnitKind) if rule else tuple(UnitKind)
    found = next(kind for kind in order if kind in kinds)
    return dict(rule.becomes).get(found, found) if rule else found
