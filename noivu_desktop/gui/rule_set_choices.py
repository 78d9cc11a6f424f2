"""The legal texts as a person chooses among them."""

from noivu_desktop.rules.loading import load_rule_sets
from noivu_desktop.rules.rule_set import RuleSet
from noivu_desktop.units.unit import Level


def choices_for(level: Level) -> tuple[RuleSet, ...]:
    """The rule sets for units of ``level``, the newest first."""
    fitting = [one for one in load_rule_sets() if level in one.levels]
    return tuple(sorted(fitting, key=lambda one: one.in_force_from, reverse=True))


def rule_set_name(rule_set: RuleSet) -> str:
    """As the lists of texts show it."""
    return rule_set.dated_number
