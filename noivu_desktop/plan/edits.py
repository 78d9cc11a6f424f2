"""What a user can do to a plan. Each edit is a pure function that returns a new plan."""

from collections.abc import Iterable
from dataclasses import replace
from operator import attrgetter

from noivu_desktop.errors import PlanError
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
    members = {part.code: part for one in touched for part in one.members}
    members.update({code: Part(code=code) for code in asked if code not in members})
    _refuse_against_locks(plan, coverage, frozenset(members))
    merged = _successor(coverage, touched, tuple(sorted(members.values())))
    return _with_merged(plan, touched, [merged if name is None else replace(merged, name=name)])


def split(plan: Plan, coverage: Coverage, code: str) -> Plan:
    """The plan in which the merged unit of ``code`` falls back into its members."""
    return _with_merged(plan, {_merged_unit(plan, coverage, code)}, [])


def take_out(plan: Plan, coverage: Coverage, code: str) -> Plan:
    """The plan in which the unit ``code`` leaves its merged unit and stands alone again."""
    merged = _merged_unit(plan, coverage, code)
    rest = tuple(part for part in merged.members if part.code != code)
    if len(rest) < 2:
        return split(plan, coverage, code)
    _refuse_partial_parts(merged, coverage)
    kept = _successor(coverage, {merged} if merged.code != code else set(), rest)
    kept = replace(kept, seat=None if kept.seat == code else kept.seat)
    return _with_merged(plan, {merged}, [kept])


def move(plan: Plan, coverage: Coverage, code: str, to: str) -> Plan:
    """The plan in which the whole unit ``code`` leaves its merged unit and joins that of ``to``."""
    if to in plan.group_of(code):
        raise PlanError(f"{_name(coverage, code)} đã cùng đơn vị với {_name(coverage, to)}.")
    freed = take_out(plan, coverage, code) if code in plan.merged_by_member else plan
    return merge(freed, coverage, [to, code])


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

    A group with the same members as before keeps its merged unit as it was.
    """
    before = {frozenset(one.codes): one for one in plan.merged}
    listed = [frozenset(_known(coverage, group)) for group in groups]
    codes = [code for group in listed for code in group]
    if len(codes) != len(set(codes)):
        raise PlanError("Một đơn vị không thể thuộc hai nhóm của cùng một phương án.")
    merged = [
        before.get(group) or _successor(coverage, set(), tuple(Part(code=c) for c in sorted(group)))
        for group in listed
        if len(group) > 1
    ]
    return replace(plan, merged=_in_order(merged))


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


def _changed(plan: Plan, coverage: Coverage, code: str, **values: object) -> Plan:
    merged = _merged_unit(plan, coverage, code)
    return _with_merged(plan, {merged}, [replace(merged, **values)])  # type: ignore[arg-type]


def _successor(
    coverage: Coverage, touched: set[MergedUnit], members: tuple[Part, ...]
) -> MergedUnit:
    """The merged unit of ``members``, heir of what was already decided for those it replaces."""

    def weight(code: str) -> tuple[bool, int, str]:
        unit = coverage.unit(code)
        return (unit.kind not in URBAN_KINDS, -(unit.population or 0), code)

    heirs = sorted(touched, key=lambda one: (one.name is None, *weight(one.code)))
    if heirs:
        return replace(heirs[0], members=members)
    return MergedUnit(code=min((part.code for part in members), key=weight), members=members)


def _with_merged(plan: Plan, gone: set[MergedUnit], new: list[MergedUnit]) -> Plan:
    codes = {one.code for one in gone}  # to hash every merged unit of a country takes 10 ms
    kept = [one for one in plan.merged if one.code not in codes]
    return plan.with_merged(_in_order(kept + new), gone=gone, new=new)


def _in_order(merged: Iterable[MergedUnit]) -> tuple[MergedUnit, ...]:
    return tuple(sorted(merged, key=attrgetter("code")))


def _refuse_partial_parts(merged: MergedUnit, coverage: Coverage) -> None:
    partial = next((part for part in merged.members if not part.is_whole), None)
    if partial:
        raise PlanError(
            f"{_name(coverage, partial.code)} chỉ nhập một phần; hãy bỏ phần đó trước khi tách."
        )


def _refuse_against_locks(plan: Plan, coverage: Coverage, members: frozenset[str]) -> None:
    for lock in plan.locks:
        held = sorted(lock.codes & members)
        if lock.kind is LockKind.APART and len(held) > 1:
            names = " và ".join(_name(coverage, code) for code in held[:2])
            raise PlanError(f"{names} đã khóa tách nhau; hãy bỏ khóa trước khi nhập.")
        if lock.kind is LockKind.ALONE and held:
            raise PlanError(f"{_name(coverage, held[0])} đã khóa giữ nguyên; hãy bỏ khóa trước.")
