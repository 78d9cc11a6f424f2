"""How two plans differ, by lineage: who goes with whom."""

from collections.abc import Sequence
from dataclasses import dataclass

from noivu_desktop.plan.plan import Part, Plan

Group = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One old unit whose company differs: with whom it goes in the first and the second plan.

    A divided unit goes with all that take of it, and they with it.
    """

    code: str
    first: Group
    second: Group


@dataclass(frozen=True, slots=True, kw_only=True)
class PartDifference:
    """One old unit that is divided otherwise: its parts in the first and the second plan."""

    code: str
    first: tuple[Part, ...]
    second: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Groups of two or more units that only one plan has, that both have, and who changes.

    parts  units that are divided otherwise, also where their company is the same
    """

    only_in_first: tuple[Group, ...]
    only_in_second: tuple[Group, ...]
    same: tuple[Group, ...]
    differs: tuple[Difference, ...]
    parts: tuple[PartDifference, ...]


def compare(first: Plan, second: Plan, codes: Sequence[str]) -> Comparison:
    """Compare two plans over the units ``codes``; works for any numbers of merged units."""
    in_first, in_second = _merged_groups(first, codes), _merged_groups(second, codes)
    return Comparison(
        only_in_first=tuple(group for group in in_first if group not in in_second),
        only_in_second=tuple(group for group in in_second if group not in in_first),
        same=tuple(group for group in in_first if group in in_second),
        differs=tuple(
            Difference(code=code, first=first_group, second=second_group)
            for code in codes
            if (first_group := company(first, code)) != (second_group := company(second, code))
        ),
        parts=tuple(
            PartDifference(code=code, first=_parts(first, code), second=_parts(second, code))
            for code in codes
            if _gifts(first, code) != _gifts(second, code)
        ),
    )


def company(plan: Plan, code: str) -> Group:
    """All units of which something is where something of ``code`` is, sorted."""
    merged = plan.merged_by_member.get(code)
    found = {code, *(merged.codes if merged else ())}
    for taker, _ in plan.parts_of.get(code, ()):
        found.update(taker.codes)
    return tuple(sorted(found))


def _parts(plan: Plan, code: str) -> tuple[Part, ...]:
    return tuple(part for _, part in plan.parts_of.get(code, ()))


def _gifts(plan: Plan, code: str) -> frozenset[tuple[str, Part]]:
    """What a divided unit gives and keeps, each with the merged unit that holds it."""
    return frozenset((merged.code, part) for merged, part in plan.parts_of.get(code, ()))


def _merged_groups(plan: Plan, codes: Sequence[str]) -> dict[Group, None]:
    groups = (tuple(sorted(group)) for group in plan.groups(codes))
    return {group: None for group in groups if len(group) > 1}
