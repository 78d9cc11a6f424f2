"""Taking one old step back while everything done since stays: a new step that undoes it.

What the step changed is found by comparing the project before and after it. Each of these
places must still be as the step left it; then it can be put back to what it was before.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from itertools import chain
from typing import Any

from noivu_desktop.errors import PlanError
from noivu_desktop.plan.plan import Plan
from noivu_desktop.project.first_state import merged_to_json
from noivu_desktop.project.project import Project
from noivu_desktop.project.unit_values import UNIT_FIELDS, canonical

InnerStep = tuple[str, dict[str, object]]


def reverting_steps(before: Project, after: Project, now: Project) -> list[InnerStep]:
    """Kind and arguments of the steps that undo in ``now`` what led from ``before`` to ``after``.

    Raises PlanError with the place that was changed again since.
    """
    found = list(
        chain(
            _values(before, after, now),
            _links(before, after, now),
            _plans(before, after, now),
            _decisions(before, after, now),
            _choices(before, after, now),
            _hamlets(before, after, now),
        )
    )
    if not found:
        raise PlanError("Thao tác này không còn tác dụng gì để đảo lại.")
    return found


def _hamlets(before: Project, after: Project, now: Project) -> Iterator[InnerStep]:
    if before.hamlets is after.hamlets or before.hamlets == after.hamlets:
        return
    if before.hamlets is None:
        if now.hamlets != after.hamlets:
            raise _changed_since("cấp thôn")
        yield "remove_hamlets", {}
    elif after.hamlets is None:
        raise PlanError(
            "Không đảo lại riêng việc bỏ cấp thôn được; hãy trở về mốc trước thao tác này."
        )
    elif now.hamlets is None:
        raise _changed_since("cấp thôn")
    else:
        for kind, arguments in reverting_steps(before.hamlets, after.hamlets, now.hamlets):
            yield "on_hamlets", {"kind": kind, "arguments": arguments}


def _values(before: Project, after: Project, now: Project) -> Iterator[InnerStep]:
    if before.coverage is after.coverage:
        return
    units = zip(before.coverage.units, after.coverage.units, now.coverage.units, strict=True)
    for was, then, current in units:
        if was is then or was == then:
            continue
        changed = [name for name in UNIT_FIELDS if getattr(was, name) != getattr(then, name)]
        if any(getattr(current, name) != getattr(then, name) for name in changed):
            raise _changed_since(f"số liệu của {current.full_name}")
        values = {name: canonical(getattr(was, name)) for name in changed}
        yield "set_values", {"code": was.code, "values": values}


def _links(before: Project, after: Project, now: Project) -> Iterator[InnerStep]:
    def by_ends(project: Project) -> dict[Any, Any]:
        return {(link.first, link.second): link for link in project.coverage.links}

    for ends, was in _restored(by_ends(before), by_ends(after), by_ends(now), "liên kết liền kề"):
        first, second = ends
        if was is None:
            yield "remove_link", {"first": first, "second": second}
        else:
            yield "add_link", asdict(was)


def _plans(before: Project, after: Project, now: Project) -> Iterator[InnerStep]:
    olds, news = ({plan.name: plan for plan in one.plans} for one in (before, after))
    currents = {plan.name: plan for plan in now.plans}
    gone, made = olds.keys() - news.keys(), news.keys() - olds.keys()
    for name in sorted(made | (olds.keys() & news.keys())):
        if news[name] != olds.get(name) and name not in currents:
            raise PlanError(f"Phương án “{name}” không còn nữa nên không đảo lại được.")
    if len(gone) == len(made) == 1:  # another name for one plan
        old, new = gone.pop(), made.pop()
        if old in currents:
            raise PlanError(f"Đã có phương án “{old}” khác nên không đảo lại được.")
        yield "rename_plan", {"plan": new, "name": old}
        return
    for name in sorted(gone):
        if name in currents:
            raise PlanError(f"Đã có phương án “{name}” khác nên không đảo lại được.")
        yield "new_plan", {"name": name}
        yield from _plan_steps(Plan(name=name), olds[name], Plan(name=name))
        yield "activate_plan", {"plan": now.active_plan}
    for name in sorted(made):
        if currents[name] != news[name]:
            raise _changed_since(f"phương án “{name}”")
        yield "delete_plan", {"plan": name}
    for name in sorted(olds.keys() & news.keys()):
        if olds[name] is not news[name]:
            yield from _plan_steps(news[name], olds[name], currents[name])


def _plan_steps(then: Plan, was: Plan, current: Plan) -> Iterator[InnerStep]:
    """What brings ``current`` from where it is like ``then`` to where it is like ``was``."""
    old, new, present = ({one.code: one for one in p.merged} for p in (was, then, current))
    wanted = dict(_restored(old, new, present, f"đơn vị mới của “{current.name}”"))
    if wanted:
        placed = [merged_to_json(one) for one in wanted.values() if one is not None]
        gone = sorted(code for code in wanted if code in present)
        yield "place", {"plan": current.name, "gone": gone, "merged": placed}
    for lock in then.locks:
        if lock not in was.locks and lock in current.locks:
            yield "unlock", _lock_arguments(current, lock.kind.value, lock.codes)
    for lock in was.locks:
        if lock not in then.locks and lock not in current.locks:
            yield "lock", _lock_arguments(current, lock.kind.value, lock.codes)


def _lock_arguments(plan: Plan, kind: str, codes: frozenset[str]) -> dict[str, object]:
    return {"plan": plan.name, "kind": kind, "codes": sorted(codes)}


def _decisions(before: Project, after: Project, now: Project) -> Iterator[InnerStep]:
    for field, (key, put, drop, words) in _DECISIONS.items():
        old, new, present = (
            {getattr(one, key): one for one in getattr(project, field)}
            for project in (before, after, now)
        )
        for place, was in _restored(old, new, present, words):
            if was is None:
                yield drop, {key: place}
            else:
                yield put, _plain(asdict(was))


_DECISIONS: Mapping[str, tuple[str, str, str, str]] = {
    "exemptions": ("code", "exempt", "unexempt", "lý do không sắp xếp"),
    "waivers": ("members", "waive", "unwaive", "quyết định miễn tiêu chuẩn"),
    "consultations": ("code", "consult", "unconsult", "kết quả lấy ý kiến"),
    "confirmations": ("figure", "confirm_figure", "unconfirm_figure", "xác nhận quy định"),
}
"""By field of the project: what tells one from another, the steps for it, its words."""


def _choices(before: Project, after: Project, now: Project) -> Iterator[InnerStep]:
    """The rule set, the dates and the shown plan."""
    if before.rule_set_id != after.rule_set_id:
        if now.rule_set_id != after.rule_set_id:
            raise _changed_since("văn bản áp dụng")
        yield "set_rule_set", {"id": before.rule_set_id}
    dates = [(one.codes_as_of, one.effective_from) for one in (before, after, now)]
    if dates[0] != dates[1]:
        if dates[2] != dates[1]:
            raise _changed_since("ngày của danh mục mã hoặc ngày hiệu lực")
        yield "set_dates", dict(zip(("codes_as_of", "effective_from"), dates[0], strict=True))
    kept = {plan.name for plan in before.plans} & {plan.name for plan in after.plans}
    if before.active_plan != after.active_plan and before.active_plan in kept:
        names = {plan.name for plan in now.plans}
        if now.active_plan == after.active_plan and before.active_plan in names:
            yield "activate_plan", {"plan": before.active_plan}


def _restored(
    was: Mapping[Any, Any], then: Mapping[Any, Any], current: Mapping[Any, Any], words: str
) -> Iterator[tuple[Any, Any]]:
    """Each place where ``was`` and ``then`` differ, and what was there (None: nothing)."""
    for place in sorted(was.keys() | then.keys()):
        if was.get(place) != then.get(place):
            if current.get(place) != then.get(place):
                raise _changed_since(words)
            yield place, was.get(place)


def _changed_since(what: str) -> PlanError:
    return PlanError(
        f"Không đảo lại được vì {what} đã thay đổi sau thao tác này;"
        " hãy đảo lại thao tác sau trước, hoặc trở về mốc trước đó."
    )


def _plain(values: Mapping[str, Any]) -> dict[str, object]:
    """Fields of a decision as the arguments of its step."""
    to_text: Callable[[Any], object] = lambda value: getattr(value, "value", value)  # noqa: E731
    return {name: to_text(value) for name, value in values.items()}
