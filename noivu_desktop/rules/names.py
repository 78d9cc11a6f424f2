"""Whether a name given in a plan belongs to another unit already."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from noivu_desktop.plan.parts import in_words
from noivu_desktop.plan.plan import MergedUnit
from noivu_desktop.rules.finding import Clause, Finding, Verdict
from noivu_desktop.rules.rule_set import RuleSet
from noivu_desktop.rules.sentences import with_clause
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.unit import Unit

NameKey = tuple[str, str]
"""The parent, where names need only differ within one, and the name as it is compared."""

_LEADING_ZEROS = re.compile(r"\b0+(?=\d)")

Named = Mapping[NameKey, tuple[MergedUnit, ...]]


class NameRule:
    """How one rule set compares the names of the units of one coverage."""

    def __init__(self, coverage: Coverage, rule_set: RuleSet) -> None:
        self._coverage = coverage
        self._rule_set = rule_set
        self.asked = rule_set.names is not None
        self._bearers_before: dict[NameKey, list[Unit]] = {}
        for unit in coverage.units if rule_set.names else ():
            self._bearers_before.setdefault(self._key(unit.name, unit), []).append(unit)

    def key_of(self, merged: MergedUnit) -> NameKey:
        """The name that the merged unit bears: given in the plan, or that of its head member."""
        head = self._coverage.unit(merged.code)
        return self._key(merged.name or head.name, head)

    def key_before(self, code: str) -> NameKey:
        """The name that the unit bears without any plan."""
        unit = self._coverage.unit(code)
        return self._key(unit.name, unit)

    def clash(self, key: NameKey, named: Named, members: Mapping[str, int]) -> Finding | None:
        """The finding on a new name that two units would have; ``members`` are units no longer.

        Names that were equal before the plan are not the plan's doing.
        """
        bearers = sorted(named.get(key, ()), key=lambda one: (not self._is_new(one), one.code))
        others = [one for one in self._bearers_before.get(key, ()) if one.code not in members]
        clause = self._rule_set.names
        if clause is None or len(bearers) + len(others) < 2:
            return None
        if not bearers or not self._is_new(bearers[0]):
            return None
        return self._finding(clause, bearers, others)

    def _is_new(self, merged: MergedUnit) -> bool:
        """Whether the name is not the one that its head member had before."""
        return self.key_of(merged) != self.key_before(merged.code)

    def _finding(
        self, clause: Clause, bearers: Sequence[MergedUnit], others: Iterable[Unit]
    ) -> Finding:
        also = [
            *(unit.full_name for unit in others),
            *(self._described(one) for one in bearers[1:]),
        ]
        within = "cùng đơn vị cấp trên" if self._rule_set.names_in_parent else "cùng tỉnh"
        return Finding(
            subject=bearers[0].code,
            criterion="name",
            clause=clause,
            verdict=Verdict.NOT_MET,
            actual=None,
            required=None,
            sentence=with_clause(
                f"Tên “{bearers[0].name or ''}” của {self._described(bearers[0])} trùng với "
                f"{', '.join(also)} {within}, cần chọn tên khác",
                clause,
            ),
        )

    def _described(self, merged: MergedUnit) -> str:
        names = " + ".join(
            in_words(self._coverage.unit(part.code), part) for part in merged.members
        )
        return f"đơn vị mới ({names})"

    def _key(self, name: str, unit: Unit) -> NameKey:
        parent = unit.parent if self._rule_set.names_in_parent else None
        return (parent or "", _compared(name, unit))


def _compared(name: str, unit: Unit) -> str:
    """The name as names are compared: without its kind, numbers without leading zeros."""
    bare = unicodedata.normalize("NFC", name).lower().removeprefix(unit.kind.value + " ")
    return _LEADING_ZEROS.sub("", " ".join(bare.split()))
