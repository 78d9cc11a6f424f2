"""The kind that a unit formed by a merger has."""

from collections.abc import Collection

from noivu_desktop.rules.rule_set import RuleSet
from noivu_desktop.units.unit import UnitKind


def kind_by_law(kinds: Collection[UnitKind], rule_set: RuleSet) -> UnitKind:
    """The kind of a unit formed of members of these kinds (at least one).

    Kinds that the text does not order follow in the order of the glossary, so that the answer
    never depends on the order of the members.
    """
    rule = rule_set.merged_kinds
    order = (*rule.order, *UnitKind) if rule else tuple(UnitKind)
    found = next(kind for kind in order if kind in kinds)
    return dict(rule.becomes).get(found, found) if rule else found
