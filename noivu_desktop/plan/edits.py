"""What a user can do to a plan. Each edit is a pure function that returns a new plan."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from operator import attrgetter
from typing import Any

from noivu_desktop.errors import PlanError
from noivu_desktop.plan.parts import FIGURES, gathered, joined, kept_by, parts_at
from noivu_desktop.plan.plan import Lock, LockKind, MergedUnit, Part, Plan
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.unit import URBAN_KINDS, UnitKind


def merge(plan: Plan, coverage: Coverage, codes: Iterable[str], name: str | None = None) -> Plan:
    """The plan in which the groups of all ``codes`` are one.

    The new unit keeps code, name, kind and seat of the merged unit that is named, else of the
    urban member (phường, thị trấn, tổ dân phố), else of the one with most people. Raises
    PlanError for fewer than two units or against a lock.
    """
    asked = _known(coverage, codes)
    if len(asked) < 2:
        raise PlanError("Cần chọn ít nhất hai đơn vị để nhập.")
    touched = {one for code in asked if (one := plan.merged_by_member.get(code))}
    standing = {*asked, *(code for one in touched for code in one.standing)}
    if len(standing) > 1:
        _refuse_against_locks(plan, coverage, frozenset(standing))
    merged = _successor(coverage, touched, gathered(plan, standing))
    return _with_merged(plan, touched, [merged if name is None else replace(merged, name=name)])


def split(plan: Plan, coverage: Coverage, code: str) -> Plan:
    """The plan in which the merged unit of ``code`` falls back into its units.

    Each of them keeps the parts that it was given.
    """
    merged = _merged_of_several(plan, coverage, code)
    alone = [_formed(plan, coverage, set(), [one]) for one in merged.standing]
    return _with_merged(plan, {merged}, [one for one in alone if one])


def take_out(plan: Plan, coverage: Coverage, code: str) -> Plan:
    """The plan in which the unit ``code`` leaves its merged unit and stands alone again.

    It takes the parts along that it was given.
    """
    merged = _merged_of_several(plan, coverage, code)
    stay = [one for one in merged.standing if one != code]
    heirs = {merged} if merged.code != code and len(stay) > 1 else set()
    kept = _formed(plan, coverage, heirs, stay)
    if kept is not None and kept.seat == code:
        kept = replace(kept, seat=None)
    left = _formed(plan, coverage, set(), [code])
    return _with_merged(plan, {merged}, [one for one in (kept, left) if one])


def move(plan: Plan, coverage: Coverage, code: str, to: str) -> Plan:
    """The plan in which the whole unit ``code`` leaves its merged unit and joins that of ``to``."""
    if to in plan.group_of(code):
        raise PlanError(f"{_name(coverage, code)} đã cùng đơn vị với {_name(coverage, to)}.")
    freed = take_out(plan, coverage, code) if len(plan.group_of(code)) > 1 else plan
    return merge(freed, coverage, [to, code])


def give_part(plan: Plan, coverage: Coverage, part: Part) -> Plan:
    """The plan in which the unit ``part.code`` gives ``part`` to the unit ``part.to``.

    What the giving unit keeps is its rest. Raises PlanError if both go together already, if
    nothing would be left, or against a lock.
    """
    if part.to is None or part.is_rest:
        raise PlanError("Cần chọn đơn vị nhận phần được tách.")
    to, code = part.to, part.code
    _refuse_nothing(coverage, part)
    coverage.rows([to])
    if to in plan.group_of(code):
        raise PlanError(f"{_name(coverage, code)} đã cùng đơn vị với {_name(coverage, to)}.")
    _refuse_against_locks(plan, coverage, frozenset({code, to}))
    giver, taker = plan.merged_by_member.get(code), plan.merged_by_member.get(to)
    outline = coverage.geometries[coverage.row(code)]
    standing = next(one for one in parts_at(plan, code) if one.code == code)
    rest = kept_by(coverage.unit(code), outline, standing, part)
    giving = _with_part(giver.members if giver else (), rest)
    held = [one for one in _members(taker, to) if one.code == code]
    taking = _with_part(_members(taker, to), joined([*held, part]))
    new = [
        replace(giver, members=giving) if giver else MergedUnit(code=code, members=giving),
        replace(taker, members=taking) if taker else MergedUnit(code=to, members=taking),
    ]
    return _with_merged(plan, {one for one in (giver, taker) if one}, new)


def take_back(plan: Plan, coverage: Coverage, code: str, to: str) -> Plan:
    """The plan in which the part that the unit ``code`` gave to ``to`` is its own again."""
    if code == to:
        raise PlanError(f"Phần còn lại vốn của {_name(coverage, code)}, không có gì để trả lại.")
    taker, given = _given_part(plan, coverage, code, to)
    giver = plan.merged_by_member[code]
    rest = next(one for one in giver.members if one.code == code)
    whole = len(plan.parts_of[code]) == 2
    back = Part(code=code) if whole else joined([rest, given])
    new = (
        replace(giver, members=_with_part(giver.members, back)),
        replace(taker, members=tuple(one for one in taker.members if one is not given)),
    )
    return _with_merged(plan, {giver, taker}, [one for one in new if not _is_untouched(one)])


def set_part(
    plan: Plan, coverage: Coverage, code: str, to: str, figures: Mapping[str, Any]
) -> Plan:
    """The plan in which the part of ``code`` at ``to`` has other figures, given by their names.

    Also ``estimated`` can be given; without it the new figures count as official ones. The
    rest of the unit (``to`` is ``code``) keeps its own figures: a sum that does not agree with
    the whole is a finding.
    """
    merged, part = _given_part(plan, coverage, code, to)
    still = tuple(name for name in part.estimated if name not in figures)
    changed = replace(part, **{"estimated": still, **figures})
    _refuse_nothing(coverage, changed)
    members = _with_part(merged.members, changed)
    return _with_merged(plan, {merged}, [replace(merged, members=members)])


def rename(plan: Plan, coverage: Coverage, code: str, name: str) -> Plan:
    """The plan in which the merged unit of ``code`` carries ``name``."""
    return _changed(plan, coverage, code, name=name)


def set_seat(plan: Plan, coverage: Coverage, code: str) -> Plan:
    """The plan in which the merged unit of ``code`` has its seat in the unit ``code``."""
    return _changed(plan, coverage, code, seat=code)


def set_kind(plan: Plan, coverage: Coverage, code: str, kind: UnitKind | None) -> Plan:
    """The plan in which the merged unit of ``code`` is of ``kind`` (None: by law)."""
    return _changed(plan, coverage, code, kind=kind)


def add_lock(plan: Plan, coverage: Coverage, kind: LockKind, codes: Iterable[str]) -> Plan:
    """The plan with one more decision to keep."""
    asked = frozenset(_known(coverage, codes))
    if len(asked) < 2 and kind is not LockKind.ALONE:
        raise PlanError("Cần chọn ít nhất hai đơn vị để khóa cùng nhau hoặc tách nhau.")
    lock = Lock(kind=kind, codes=asked)
    return plan if lock in plan.locks else replace(plan, locks=(*plan.locks, lock))


def remove_lock(plan: Plan, lock: Lock) -> Plan:
    """The plan without ``lock``."""
    return replace(plan, locks=tuple(one for one in plan.locks if one != lock))


def with_groups(plan: Plan, coverage: Coverage, groups: Iterable[Iterable[str]]) -> Plan:
    """The plan whose merged units are exactly ``groups``; names, seats and locks are kept.

    A group with the same members as before keeps its merged unit as it was. Parts stay at the
    unit that they were given to.
    """
    before = {frozenset(one.standing): one for one in plan.merged}
    listed = [frozenset(_known(coverage, group)) for group in groups]
    codes = [code for group in listed for code in group]
    if len(codes) != len(set(codes)):
        raise PlanError("Một đơn vị không thể thuộc hai nhóm của cùng một phương án.")
    divided = {part.home for parts in plan.parts_of.values() for _, part in parts}
    listed += [frozenset({code}) for code in sorted(divided - set(codes))]
    merged = [before.get(group) or _formed(plan, coverage, set(), group) for group in listed]
    return replace(plan, merged=_in_order(one for one in merged if one))


def _known(coverage: Coverage, codes: Iterable[str]) -> list[str]:
    listed = list(dict.fromkeys(codes))
    coverage.rows(listed)
    return listed


def _name(coverage: Coverage, code: str) -> str:
    return coverage.unit(code).full_name


def _merged_unit(plan: Plan, coverage: Coverage, code: str) -> MergedUnit:
    name = _name(coverage, code)
    try:
        return plan.merged_by_member[code]
    except KeyError:
        raise PlanError(f"{name} chưa được nhập với đơn vị nào.") from None


def _merged_of_several(plan: Plan, coverage: Coverage, code: str) -> MergedUnit:
    merged = _merged_unit(plan, coverage, code)
    if len(merged.standing) < 2:
        raise PlanError(
            f"{_name(coverage, code)} chưa được nhập với đơn vị nào; phần nhận hay tách riêng thì"
            " dùng thao tác trả lại phần."
        )
    return merged


def _given_part(plan: Plan, coverage: Coverage, code: str, to: str) -> tuple[MergedUnit, Part]:
    """The partial part of ``code`` that lives with ``to``, and the merged unit that holds it."""
    for merged, part in plan.parts_of.get(code, ()):
        if to in merged.standing and part.is_rest == (to == code):
            return merged, part
    raise PlanError(f"{_name(coverage, code)} không có phần nào ở {_name(coverage, to)}.")


def _refuse_nothing(coverage: Coverage, part: Part) -> None:
    if all(getattr(part, name) is None for name in FIGURES) and part.shape is None:
        name = _name(coverage, part.code)
        raise PlanError(f"Phần của {name} phải có diện tích, dân số hoặc hình.")


def _members(merged: MergedUnit | None, code: str) -> tuple[Part, ...]:
    return merged.members if merged else (Part(code=code),)


def _with_part(members: tuple[Part, ...], part: Part) -> tuple[Part, ...]:
    others = [one for one in members if one.code != part.code]
    return tuple(sorted([*others, part], key=attrgetter("code")))


def _is_untouched(merged: MergedUnit) -> bool:
    """Whether a merged unit is nothing but a unit as it always was."""
    return len(merged.members) == 1 and merged.members[0].is_whole


def _formed(
    plan: Plan, coverage: Coverage, heirs: set[MergedUnit], codes: Iterable[str]
) -> MergedUnit | None:
    """The merged unit of all that lives at ``codes``; ``None`` if that is one untouched unit."""
    merged = _successor(coverage, heirs, gathered(plan, codes))
    return None if _is_untouched(merged) else merged


def _changed(plan: Plan, coverage: Coverage, code: str, **values: object) -> Plan:
    merged = _merged_unit(plan, coverage, code)
    return _with_merged(plan, {merged}, [replace(merged, **values)])  # type: ignore[arg-type]


def _successor(
    coverage: Coverage, touched: set[MergedUnit], members: tuple[Part, ...]
) -> MergedUnit:
    """The merged unit of ``members``, heir of what was already decided for those it replaces.

    For a unit that only gave or took parts nothing is decided: it counts by what it has.
    """

    def weight(code: str) -> tuple[bool, int, str]:
        unit, part = coverage.unit(code), standing.get(code)
        people = unit.population if part is None or part.is_whole else part.population
        return (unit.kind not in URBAN_KINDS, -(people or 0), code)

    standing = {part.code: part for part in members if part.stands_for_unit}
    decided = [one for one in touched if len(one.standing) > 1 or _is_described(one)]
    heirs = sorted(decided, key=lambda one: (one.name is None, *weight(one.code)))
    if heirs:
        return replace(heirs[0], members=members)
    return MergedUnit(code=min(standing, key=weight), members=members)


def _is_described(merged: MergedUnit) -> bool:
    """Whether a person gave the merged unit a name, a kind or a seat."""
    return (merged.name, merged.kind, merged.seat) != (None, None, None)


def _with_merged(plan: Plan, gone: set[MergedUnit], new: list[MergedUnit]) -> Plan:
    codes = {one.code for one in gone}  # to hash every merged unit of a country takes 10 ms
    kept = [one for one in plan.merged if one.code not in codes]
    return plan.with_merged(_in_order(kept + new), gone=gone, new=new)


def _in_order(merged: Iterable[MergedUnit]) -> tuple[MergedUnit, ...]:
    return tuple(sorted(merged, key=attrgetter("code")))


def _refuse_against_locks(plan: Plan, coverage: Coverage, members: frozenset[str]) -> None:
    for lock in plan.locks:
        held = sorted(lock.codes & members)
        if lock.kind is LockKind.APART and len(held) > 1:
            names = " và ".join(_name(coverage, code) for code in held[:2])
            raise PlanError(f"{names} đã khóa tách nhau; hãy bỏ khóa trước khi nhập.")
        if lock.kind is LockKind.ALONE and held:
            raise PlanError(f"{_name(coverage, held[0])} đã khóa giữ nguyên; hãy bỏ khóa trước.")
