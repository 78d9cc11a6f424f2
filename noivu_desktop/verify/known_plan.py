"""What a project makes of a plan, worked out anew from its tables and its rule set alone.

The figures, names and standings that exported files are held against come from here: nothing of
``export`` is asked.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from functools import cached_property

from noivu_desktop.errors import CoverageError, PlanError
from noivu_desktop.plan.plan import MergedUnit, Part, Plan
from noivu_desktop.rules.checking import PlanCheck, check_plan
from noivu_desktop.rules.finding import Finding, Verdict
from noivu_desktop.rules.merged_check import MergedCheck
from noivu_desktop.rules.rule_set import RuleSet
from noivu_desktop.rules.screening import UnitScreening
from noivu_desktop.units.unit import Unit, UnitKind
from noivu_desktop.verify.new_parents import hamlets_of_new_communes
from noivu_desktop.verify.plan_checks import rules_of
from noivu_desktop.verify.replayed_groups import replayed_steps
from noivu_desktop.verify.stored_plan import StoredPlan, StoredProject

NOT_SIGNED = "[người quyết định]"
"""What stands where nobody was named who decided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What one old unit gives to a new one; ``unit`` carries the figures of the whole of it."""

    unit: Unit
    screening: UnitScreening
    part: Part

    @property
    def figures(self) -> Unit | Part:
        """The figures that go over: of the whole unit, or of the part."""
        return self.unit if self.part.is_whole else self.part


@dataclass(frozen=True, slots=True, kw_only=True)
class NewUnit:
    """A unit after the plan.

    parent  its parent; across a parent's border that of the member whose code lives on
    check   what the rules say of it; ``None``: it stays as it was
    """

    unit: Unit
    parent: str
    given: tuple[Given, ...]
    check: MergedCheck | None

    @property
    def is_drawn(self) -> bool:
        """Whether the borders of all its parts are known."""
        return all(one.part.is_whole or one.part.shape is not None for one in self.given)

    @property
    def has_undrawn_gift(self) -> bool:
        """Whether maps still show in it what it gives away and nobody drew."""
        return any(one.part.is_rest and one.part.shape is None for one in self.given)

    @property
    def shares(self) -> tuple[Fraction | None, Fraction | None]:
        """Area and people as shares of their standards."""
        one = self.check or self.given[0].screening
        return one.area_share, one.population_share

    @property
    def verdict(self) -> Verdict | None:
        """``None``: it stays as it was."""
        return self.check.verdict if self.check else None

    @property
    def seat(self) -> str | None:
        """The code of the member with the seat."""
        return self.check.merged.seat if self.check else None


@dataclass(frozen=True, kw_only=True)
class KnownPlan:
    """One plan of one level.

    after            in the order of the map
    hamlets          the level below inside the new communes; ``None``: there is none
    below            the hamlets as they were, with their old communes
    effective_from, codes_as_of   ISO 8601; ``None``: not entered
    """

    where: str
    stored: StoredProject
    plan: str
    rules: RuleSet
    check: PlanCheck
    after: tuple[NewUnit, ...]
    effective_from: str | None
    codes_as_of: str | None
    hamlets: "KnownPlan | None" = None
    below: dict[str, Unit] = field(default_factory=dict)

    @property
    def before(self) -> tuple[UnitScreening, ...]:
        """The units as they stand, in the order of the map."""
        return self.check.screening

    @property
    def before_units(self) -> tuple[Unit, ...]:
        """The old units."""
        return tuple(one.unit for one in self.before)

    @property
    def after_units(self) -> tuple[Unit, ...]:
        """The units after the plan."""
        return tuple(one.unit for one in self.after)

    @cached_property
    def formed(self) -> tuple[NewUnit, ...]:
        """The units that the plan forms."""
        return tuple(one for one in self.after if one.check)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """All that the rules say."""
        return (
            *(finding for one in self.before for finding in one.findings),
            *(finding for one in self.formed if one.check for finding in one.check.findings),
            *self.check.findings,
        )

    @cached_property
    def takers(self) -> dict[str, tuple[tuple[NewUnit, Given], ...]]:
        """By the code of an old unit who takes of it, in the order of the map."""
        found: dict[str, tuple[tuple[NewUnit, Given], ...]] = {}
        for one in self.after:
            for given in one.given:
                found[given.unit.code] = (*found.get(given.unit.code, ()), (one, given))
        return found

    @cached_property
    def parents(self) -> tuple[str, ...]:
        """The names of districts (of hamlets: communes) in the order of the map."""
        return tuple(dict.fromkeys(one.unit.parent_name or "" for one in self.before))


def known_plan(stored: StoredProject, plan: str, where: str) -> KnownPlan | None:
    """The plan of this name; ``None`` if it is not there or cannot be judged by this program.

    where: the name of the project file
    """
    rules = rules_of(stored)
    if rules is None or plan not in stored.plans:
        return None
    try:
        proposed = _plan(stored.plans[plan])
        check = check_plan(
            stored.coverage,
            proposed,
            rules,
            stored.exemptions,
            stored.waivers,
            consultations=stored.consultations,
        )
    except (ValueError, PlanError, CoverageError):
        return None
    dates = _dates(stored)
    inside = hamlets_of_new_communes(replace(stored, active_plan=plan))
    below = known_plan(inside, inside.active_plan, where) if inside else None
    return KnownPlan(
        where=where,
        stored=stored,
        plan=plan,
        rules=rules,
        check=check,
        after=tuple(_after(check)),
        effective_from=dates.get("effective_from"),
        codes_as_of=dates.get("codes_as_of"),
        hamlets=below,
        below={u.code: u for u in stored.hamlets.coverage.units} if stored.hamlets else {},
    )


def shown_day(text: str | None) -> str:
    """21/11/2026 for 2026-11-21; nothing for nothing."""
    if not text:
        return ""
    try:
        return f"{date.fromisoformat(text):%d/%m/%Y}"
    except ValueError:
        return text


def _plan(stored: StoredPlan) -> Plan:
    merged = [
        MergedUnit(
            code=code,
            members=tuple(sorted(parts, key=lambda part: part.code)),
            name=stored.rows[code]["name"],
            kind=UnitKind(stored.rows[code]["kind"]),
            seat=stored.rows[code]["seat"],
        )
        for code, parts in sorted(stored.parts.items())
        if code in stored.rows
    ]
    return Plan(name=stored.name, merged=tuple(merged))


def _after(check: PlanCheck) -> Iterator[NewUnit]:
    """A new unit stands where the first old unit stands of which it has something."""
    screening = {one.unit.code: one for one in check.screening}
    holder: dict[str, MergedCheck] = {}
    for one in check.merged:
        for part in one.merged.members:
            holder.setdefault(part.code, one)
    told: set[str] = set()
    for old in check.screening:
        held = holder.get(old.unit.code)
        if held is None:
            whole = Given(unit=old.unit, screening=old, part=Part(code=old.unit.code))
            parent = old.unit.parent_name or ""
            yield NewUnit(unit=old.unit, parent=parent, given=(whole,), check=None)
        elif held.merged.code not in told:
            told.add(held.merged.code)
            yield _formed(held, screening)
    for one in check.merged:
        if one.merged.code not in told:
            yield _formed(one, screening)


def _formed(check: MergedCheck, screening: dict[str, UnitScreening]) -> NewUnit:
    given = tuple(
        Given(unit=screening[part.code].unit, screening=screening[part.code], part=part)
        for part in check.merged.members
    )
    head = screening[check.merged.code].unit
    parents = {one.unit.parent_name for one in given}
    common = parents.pop() if len(parents) == 1 else None
    return NewUnit(
        unit=check.unit, parent=common or head.parent_name or "", given=given, check=check
    )


def _dates(stored: StoredProject) -> dict[str, str | None]:
    """The day of effect and that of the codes, as the steps set them."""
    is_below = stored.level != stored.meta["level"]
    first = json.loads(stored.meta["first"])
    if is_below:
        first = (first["hamlets"] or {}).get("state", {})
    found = {name: first.get(name) for name in ("effective_from", "codes_as_of")}
    for kind, arguments in replayed_steps(stored, below=is_below):
        if kind == "set_dates":
            found.update({name: arguments[name] for name in found if name in arguments})
    return found
