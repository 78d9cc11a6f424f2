"""What a plan leaves behind: who stands alone, how many units there are, whose names clash.

Kept as plain tables, so that after one merge only what it touched is worked out again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from noivu_desktop.plan.plan import MergedUnit, Plan
from noivu_desktop.rules.finding import Finding
from noivu_desktop.rules.names import NameKey, NameRule
from noivu_desktop.rules.part_sums import part_findings
from noivu_desktop.rules.rule_set import RuleSet
from noivu_desktop.rules.screening import UnitScreening
from noivu_desktop.units.coverage import Coverage


@dataclass(frozen=True, kw_only=True, eq=False)
class PlanState:
    """The standing of all units under one plan.

    units_before  how many units there are without any plan
    demanding     codes of units that must be arranged, in the order of the coverage
    doubtful      codes of units whose duty is not known
    merged        the merged units of the plan
    members       how many merged units each member belongs to, by code
    arranged      how many merged units of two or more members hold the whole or the rest of it
    named         merged units by the name that they bear
    clashes       findings by the name that two units would have
    part_sums     findings by the code of a divided unit whose parts do not sum to it
    """

    coverage: Coverage
    name_rule: NameRule
    units_before: int
    demanding: tuple[str, ...]
    doubtful: frozenset[str]
    merged: tuple[MergedUnit, ...]
    members: Mapping[str, int]
    arranged: Mapping[str, int]
    named: Mapping[NameKey, tuple[MergedUnit, ...]]
    clashes: Mapping[NameKey, Finding]
    part_sums: Mapping[str, Finding]

    @classmethod
    def before_any_plan(
        cls, coverage: Coverage, screening: Sequence[UnitScreening], rule_set: RuleSet
    ) -> "PlanState":
        """Every unit stands alone."""
        duties = [(one.unit.code, one.must_arrange) for one in screening]
        return cls(
            coverage=coverage,
            name_rule=NameRule(coverage, rule_set),
            units_before=len(duties),
            demanding=tuple(code for code, duty in duties if duty),
            doubtful=frozenset(code for code, duty in duties if duty is None),
            merged=(),
            members={},
            arranged={},
            named={},
            clashes={},
            part_sums={},
        )

    def after(self, plan: Plan) -> "PlanState":
        """The state under ``plan``, worked out from what differs between the two."""
        before = dict(zip(map(id, self.merged), self.merged, strict=True))
        now = dict(zip(map(id, plan.merged), plan.merged, strict=True))
        gone = [before[one] for one in before.keys() - now.keys()]
        new = [now[one] for one in now.keys() - before.keys()]
        members = _counted(self.members, _members(gone), _members(new))
        arranged = _counted(self.arranged, _standing(gone), _standing(new))
        named = self._named_after(gone, new)
        return replace(
            self,
            merged=plan.merged,
            members=members,
            arranged=arranged,
            named=named,
            clashes=self._clashes_after([*gone, *new], named, members),
            part_sums=self._part_sums_after(plan, [*gone, *new]),
        )

    @cached_property
    def unresolved(self) -> tuple[str, ...]:
        """The codes that must be arranged and stand alone, in the order of the coverage."""
        return tuple(code for code in self.demanding if code not in self.arranged)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Divided units in the order of their codes, then clashes in the order of the names."""
        sums = (self.part_sums[code] for code in sorted(self.part_sums))
        return (*sums, *(self.clashes[key] for key in sorted(self.clashes)))

    @cached_property
    def undecided(self) -> bool:
        """Whether a unit that stands alone might have to be arranged."""
        return not self.doubtful <= self.arranged.keys()

    @property
    def units_after(self) -> int:
        """How many units there are under the plan."""
        return self.units_before - len(self.members) + len(self.merged)

    def _part_sums_after(self, plan: Plan, touched: Iterable[MergedUnit]) -> Mapping[str, Finding]:
        if all(part.is_whole for one in touched for part in one.members):
            return self.part_sums
        return part_findings(plan, self.coverage)

    def _named_after(
        self, gone: Iterable[MergedUnit], new: Iterable[MergedUnit]
    ) -> Mapping[NameKey, tuple[MergedUnit, ...]]:
        named = dict(self.named)
        for one in gone:
            key = self.name_rule.key_of(one)
            named[key] = tuple(other for other in named[key] if other is not one)
        for one in new:
            key = self.name_rule.key_of(one)
            named[key] = (*named.get(key, ()), one)
        return named

    def _clashes_after(
        self,
        touched: Iterable[MergedUnit],
        named: Mapping[NameKey, tuple[MergedUnit, ...]],
        members: Mapping[str, int],
    ) -> Mapping[NameKey, Finding]:
        """Only names of units that were touched, or that a touched unit was given, can change."""
        if not self.name_rule.asked:
            return {}
        keys = {self.name_rule.key_of(one) for one in touched}
        keys |= {self.name_rule.key_before(code) for one in touched for code in one.codes}
        clashes = {key: found for key, found in self.clashes.items() if key not in keys}
        for key in keys & named.keys():
            if found := self.name_rule.clash(key, named, members):
                clashes[key] = found
        return clashes


def _members(merged: Iterable[MergedUnit]) -> list[str]:
    return [code for one in merged for code in one.codes]


def _standing(merged: Iterable[MergedUnit]) -> list[str]:
    return [code for one in merged if len(one.members) > 1 for code in one.standing]


def _counted(
    counts: Mapping[str, int], gone: Iterable[str], new: Iterable[str]
) -> Mapping[str, int]:
    counted = dict(counts)
    for code in new:
        counted[code] = counted.get(code, 0) + 1
    for code in gone:
        counted[code] -= 1
        if not counted[code]:
            del counted[code]
    return counted
