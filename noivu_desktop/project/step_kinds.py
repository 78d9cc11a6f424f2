"""Every kind of step: its arguments, what it does to the project, and how it is called.

To add one: a function that returns the changed project, one that says it in words, and a line
in ``KINDS``. The functions that change are pure and depend on nothing but their arguments.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from noivu_desktop.errors import PlanError
from noivu_desktop.plan import edits
from noivu_desktop.plan.plan import Lock, LockKind, Plan
from noivu_desktop.project import placing
from noivu_desktop.project import step_arguments as take
from noivu_desktop.project.level_steps import (
    ADD_HAMLETS,
    add_hamlets,
    remove_hamlets,
    with_hamlets,
)
from noivu_desktop.project.part_steps import PART_STEPS, PlanChange
from noivu_desktop.project.project import Project
from noivu_desktop.project.step_arguments import Parser
from noivu_desktop.project.step_labels import LABELS
from noivu_desktop.project.unit_values import with_values
from noivu_desktop.rules.confirmation import Confirmation
from noivu_desktop.rules.consultation import Consultation
from noivu_desktop.rules.exemption import Exemption, Ground, Waiver
from noivu_desktop.rules.rule_set import ConsultationBasis
from noivu_desktop.units.coverage import Link
from noivu_desktop.units.unit import UnitKind

Arguments = Mapping[str, Any]
Change = Callable[[Project, Arguments], Project]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepKind:
    """One kind of step.

    arguments  parser by name; an argument ``plan`` that is not given means the active plan
    change     the project after the step; raises NoivuError if the step cannot be taken
    label      the step in words, said of the project before it
    """

    id: str
    arguments: Mapping[str, Parser]
    change: Change
    label: Callable[[Project, Arguments], str]


def _on_plan(change: PlanChange) -> Change:
    """A change of one plan as a change of the project."""

    def changed(project: Project, a: Arguments) -> Project:
        before = project.plan(a["plan"])
        after = change(before, project, a)
        return project if after is before else project.with_plan(after)

    return changed


def _merge(plan: Plan, project: Project, a: Arguments) -> Plan:
    return edits.merge(plan, project.coverage, a["codes"], a["name"])


def _split(plan: Plan, project: Project, a: Arguments) -> Plan:
    return edits.split(plan, project.coverage, a["code"])


def _take_out(plan: Plan, project: Project, a: Arguments) -> Plan:
    return edits.take_out(plan, project.coverage, a["code"])


def _move(plan: Plan, project: Project, a: Arguments) -> Plan:
    return edits.move(plan, project.coverage, a["code"], a["to"])


def _rename(plan: Plan, project: Project, a: Arguments) -> Plan:
    return edits.rename(plan, project.coverage, a["code"], a["name"])


def _set_seat(plan: Plan, project: Project, a: Arguments) -> Plan:
    return edits.set_seat(plan, project.coverage, a["code"])


def _set_kind(plan: Plan, project: Project, a: Arguments) -> Plan:
    kind = None if a["kind"] is None else UnitKind(a["kind"])
    return edits.set_kind(plan, project.coverage, a["code"], kind)


def _lock(plan: Plan, project: Project, a: Arguments) -> Plan:
    return edits.add_lock(plan, project.coverage, LockKind(a["kind"]), a["codes"])


def _unlock(plan: Plan, project: Project, a: Arguments) -> Plan:
    lock = Lock(kind=LockKind(a["kind"]), codes=frozenset(a["codes"]))
    if lock not in plan.locks:
        raise PlanError("Không có khóa nào như vậy để bỏ.")
    return edits.remove_lock(plan, lock)


def _set_groups(plan: Plan, project: Project, a: Arguments) -> Plan:
    return edits.with_groups(plan, project.coverage, a["groups"])


def _place(plan: Plan, project: Project, a: Arguments) -> Plan:
    return placing.place(plan, project.coverage, a["gone"], a["merged"])


def _new_plan(project: Project, a: Arguments) -> Project:
    _refuse_taken_name(project, a["name"])
    copied = Plan(name="") if a["copy_of"] is None else project.plan(a["copy_of"])
    new = replace(copied, name=a["name"])
    if a["groups"] is not None:
        new = edits.with_groups(new, project.coverage, a["groups"])
    return replace(project, plans=(*project.plans, new), active_plan=new.name)


def _rename_plan(project: Project, a: Arguments) -> Project:
    before = project.plan(a["plan"])
    if a["name"] == before.name:
        return project
    _refuse_taken_name(project, a["name"])
    after = replace(before, name=a["name"])
    plans = tuple(after if plan is before else plan for plan in project.plans)
    active = after.name if project.active_plan == before.name else project.active_plan
    return replace(project, plans=plans, active_plan=active)


def _delete_plan(project: Project, a: Arguments) -> Project:
    gone = project.plan(a["plan"])
    plans = tuple(plan for plan in project.plans if plan is not gone)
    if not plans:
        raise PlanError("Hồ sơ phải còn ít nhất một phương án.")
    active = plans[0].name if project.active_plan == gone.name else project.active_plan
    return replace(project, plans=plans, active_plan=active)


def _activate_plan(project: Project, a: Arguments) -> Project:
    return replace(project, active_plan=project.plan(a["plan"]).name)


def _refuse_taken_name(project: Project, name: str) -> None:
    if any(plan.name == name for plan in project.plans):
        raise PlanError(f"Đã có phương án “{name}”; hãy đặt tên khác.")


def _set_rule_set(project: Project, a: Arguments) -> Project:
    return replace(project, rule_set_id=a["id"])


def _exempt(project: Project, a: Arguments) -> Project:
    project.coverage.row(a["code"])
    exemption = Exemption(**{**a, "ground": Ground(a["ground"])})
    others = [one for one in project.exemptions if one.code != exemption.code]
    kept = sorted([*others, exemption], key=lambda one: one.code)
    return replace(project, exemptions=tuple(kept))


def _unexempt(project: Project, a: Arguments) -> Project:
    name = project.coverage.unit(a["code"]).full_name
    kept = tuple(one for one in project.exemptions if one.code != a["code"])
    if len(kept) == len(project.exemptions):
        raise PlanError(f"{name} không có lý do được miễn nào để bỏ.")
    return replace(project, exemptions=kept)


def _waive(project: Project, a: Arguments) -> Project:
    project.coverage.rows(a["members"])
    waiver = Waiver(**{**a, "members": tuple(a["members"])})
    others = [one for one in project.waivers if one.members != waiver.members]
    kept = sorted([*others, waiver], key=lambda one: one.members)
    return replace(project, waivers=tuple(kept))


def _unwaive(project: Project, a: Arguments) -> Project:
    kept = tuple(one for one in project.waivers if list(one.members) != a["members"])
    if len(kept) == len(project.waivers):
        raise PlanError("Không có quyết định miễn tiêu chuẩn nào như vậy để bỏ.")
    return replace(project, waivers=kept)


def _consult(project: Project, a: Arguments) -> Project:
    name = project.coverage.unit(a["code"]).full_name
    consultation = Consultation(**{**a, "basis": ConsultationBasis(a["basis"])})
    answered = (consultation.in_favour or 0) + (consultation.against or 0)
    if consultation.total is not None and answered > consultation.total:
        raise PlanError(
            f"{name}: số đồng ý và không đồng ý cộng lại là {answered}, nhiều hơn tổng số"
            f" {consultation.total} {consultation.basis.value}."
        )
    others = [one for one in project.consultations if one.code != consultation.code]
    kept = sorted([*others, consultation], key=lambda one: one.code)
    return replace(project, consultations=tuple(kept))


def _unconsult(project: Project, a: Arguments) -> Project:
    name = project.coverage.unit(a["code"]).full_name
    kept = tuple(one for one in project.consultations if one.code != a["code"])
    if len(kept) == len(project.consultations):
        raise PlanError(f"{name} không có kết quả lấy ý kiến nào để bỏ.")
    return replace(project, consultations=kept)


def _confirm_figure(project: Project, a: Arguments) -> Project:
    others = [one for one in project.confirmations if one.figure != a["figure"]]
    kept = sorted([*others, Confirmation(**a)], key=lambda one: one.figure)
    return replace(project, confirmations=tuple(kept))


def _unconfirm_figure(project: Project, a: Arguments) -> Project:
    kept = tuple(one for one in project.confirmations if one.figure != a["figure"])
    if len(kept) == len(project.confirmations):
        raise PlanError("Quy định này chưa được xác nhận nên không có gì để bỏ.")
    return replace(project, confirmations=kept)


def _set_dates(project: Project, a: Arguments) -> Project:
    return replace(project, codes_as_of=a["codes_as_of"], effective_from=a["effective_from"])


def _set_values(project: Project, a: Arguments) -> Project:
    return _with_values(project, [a["code"]], a["values"])


def _set_values_of(project: Project, a: Arguments) -> Project:
    return _with_values(project, a["codes"], a["values"])


def _with_values(project: Project, codes: Iterable[str], values: Mapping[str, Any]) -> Project:
    units = list(project.coverage.units)
    for row in project.coverage.rows(codes):
        changed = with_values(units[row], values)
        units[row] = units[row] if changed == units[row] else changed
    if all(new is old for new, old in zip(units, project.coverage.units, strict=True)):
        return project
    return replace(project, coverage=project.coverage.with_units(units))


def _add_link(project: Project, a: Arguments) -> Project:
    first, second = sorted((a["first"], a["second"]))
    project.coverage.rows([first, second])
    if first == second:
        raise PlanError("Cần hai đơn vị khác nhau để coi là liền kề.")
    others = _links_without(project, first, second)
    return _with_links(project, (*others, Link(first=first, second=second, ground=a["ground"])))


def _remove_link(project: Project, a: Arguments) -> Project:
    kept = _links_without(project, a["first"], a["second"])
    if len(kept) == len(project.coverage.links):
        raise PlanError("Không có liên kết nào như vậy để bỏ.")
    return _with_links(project, kept)


def _links_without(project: Project, first: str, second: str) -> tuple[Link, ...]:
    ends = {first, second}
    return tuple(link for link in project.coverage.links if {link.first, link.second} != ends)


def _with_links(project: Project, links: Iterable[Link]) -> Project:
    return replace(project, coverage=project.coverage.with_links(sorted(links)))


def _several(project: Project, a: Arguments) -> Project:
    for one in a["steps"]:
        project = KINDS[one["kind"]].change(project, one["arguments"])
    return project


def _steps(value: object) -> list[dict[str, Any]]:
    """Steps that are one gesture: kind and arguments of each, none made of several itself."""
    if not isinstance(value, Sequence) or isinstance(value, str) or not value:
        raise TypeError
    return [_step(one) for one in value]


def _step(value: object) -> dict[str, Any]:
    if not isinstance(value, Mapping) or set(value) != {"kind", "arguments"}:
        raise TypeError
    kind, arguments = value["kind"], value["arguments"]
    if kind == "several" or kind not in KINDS or not isinstance(arguments, Mapping):
        raise ValueError
    checked = take.checked_arguments(kind, arguments, KINDS[kind].arguments)
    return {"kind": kind, "arguments": checked}


def _on_hamlets(project: Project, a: Arguments) -> Project:
    hamlets, known = with_hamlets(project), KINDS[a["kind"]]
    arguments = take.checked_arguments(known.id, a["arguments"], known.arguments)
    after = known.change(hamlets, arguments)
    return project if after is hamlets else replace(project, hamlets=after)


def _label_on_hamlets(project: Project, a: Arguments) -> str:
    label = KINDS[a["kind"]].label(with_hamlets(project), a["arguments"])
    return f"{label} (cấp thôn)"


def _lower_kind(value: object) -> str:
    if not isinstance(value, str) or value in LEVEL_KINDS or value not in KINDS:
        raise ValueError
    return value


def _lower_arguments(value: object) -> dict[str, Any]:
    """Arguments of a step of the hamlets; they are checked with its kind."""
    if not isinstance(value, Mapping):
        raise TypeError
    return dict(value)


_PLAN_AND_CODE: dict[str, Parser] = {"plan": take.name, "code": take.code}
_DECISION: dict[str, Parser] = {"author": take.text, "date": take.text}
_ENDS: dict[str, Parser] = {"first": take.code, "second": take.code}
_LOCK: dict[str, Parser] = {"plan": take.name, "kind": take.lock_kind, "codes": take.sorted_codes}

_TABLE: Sequence[tuple[str, dict[str, Parser], Change]] = (
    (
        "merge",
        {"plan": take.name, "codes": take.codes, "name": take.optional(take.name)},
        _on_plan(_merge),
    ),
    ("split", _PLAN_AND_CODE, _on_plan(_split)),
    ("take_out", _PLAN_AND_CODE, _on_plan(_take_out)),
    ("move", {**_PLAN_AND_CODE, "to": take.code}, _on_plan(_move)),
    *((kind, arguments, _on_plan(change)) for kind, arguments, change in PART_STEPS),
    ("rename", {**_PLAN_AND_CODE, "name": take.name}, _on_plan(_rename)),
    ("set_seat", _PLAN_AND_CODE, _on_plan(_set_seat)),
    ("set_kind", {**_PLAN_AND_CODE, "kind": take.optional(take.unit_kind)}, _on_plan(_set_kind)),
    ("lock", _LOCK, _on_plan(_lock)),
    ("unlock", _LOCK, _on_plan(_unlock)),
    ("set_groups", {"plan": take.name, "groups": take.groups}, _on_plan(_set_groups)),
    (
        "place",
        {"plan": take.name, "gone": take.sorted_codes, "merged": placing.merged_units},
        _on_plan(_place),
    ),
    (
        "new_plan",
        {
            "name": take.name,
            "copy_of": take.optional(take.name),
            "groups": take.optional(take.groups),
        },
        _new_plan,
    ),
    ("rename_plan", {"plan": take.name, "name": take.name}, _rename_plan),
    ("delete_plan", {"plan": take.name}, _delete_plan),
    ("activate_plan", {"plan": take.name}, _activate_plan),
    ("set_rule_set", {"id": take.name}, _set_rule_set),
    ("set_dates", {"codes_as_of": take.day, "effective_from": take.day}, _set_dates),
    ("exempt", {"code": take.code, "ground": take.ground, "note": take.text, **_DECISION}, _exempt),
    ("unexempt", {"code": take.code}, _unexempt),
    ("waive", {"members": take.sorted_codes, "reason": take.text, **_DECISION}, _waive),
    ("unwaive", {"members": take.sorted_codes}, _unwaive),
    (
        "consult",
        {
            "code": take.code,
            "basis": take.basis,
            **dict.fromkeys(("total", "in_favour", "against"), take.count),
            "note": take.text,
            **_DECISION,
        },
        _consult,
    ),
    ("unconsult", {"code": take.code}, _unconsult),
    ("confirm_figure", {"figure": take.name, **_DECISION}, _confirm_figure),
    ("unconfirm_figure", {"figure": take.name}, _unconfirm_figure),
    ("set_values", {"code": take.code, "values": take.unit_values}, _set_values),
    ("set_values_of", {"codes": take.sorted_codes, "values": take.unit_values}, _set_values_of),
    ("several", {"label": take.name, "steps": _steps}, _several),
    ("add_hamlets", ADD_HAMLETS, add_hamlets),
    ("remove_hamlets", {}, remove_hamlets),
    ("on_hamlets", {"kind": _lower_kind, "arguments": _lower_arguments}, _on_hamlets),
    ("add_link", {**_ENDS, "ground": take.text}, _add_link),
    ("remove_link", _ENDS, _remove_link),
)

_LABELS = {**LABELS, "on_hamlets": _label_on_hamlets}

LEVEL_KINDS = frozenset({"add_hamlets", "remove_hamlets", "on_hamlets"})
"""Kinds of step that no level below can take."""

KINDS: dict[str, StepKind] = {
    kind: StepKind(id=kind, arguments=arguments, change=change, label=_LABELS[kind])
    for kind, arguments, change in _TABLE
}
