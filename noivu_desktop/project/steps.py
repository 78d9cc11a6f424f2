"""A step: one gesture of the user as a small description that can be replayed on the project."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from noivu_desktop.errors import PlanError
from noivu_desktop.project.level_steps import with_hamlets
from noivu_desktop.project.project import Project
from noivu_desktop.project.step_arguments import checked_arguments
from noivu_desktop.project.step_kinds import KINDS, StepKind
from noivu_desktop.rules.loading import rule_set

STEP_KINDS = tuple(KINDS)
"""The identifiers of all kinds of step."""

SIGNED_KINDS = frozenset(kind for kind, known in KINDS.items() if "author" in known.arguments)
"""Kinds whose arguments name the author of a decision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What was done, by whom and when.

    arguments  JSON in canonical form, all arguments of the kind
    label      what the menu and the history call it
    time       UTC, ISO 8601 to the second
    """

    kind: str
    arguments: Mapping[str, Any]
    label: str
    author: str
    time: str


def make_step(
    project: Project,
    kind: str,
    arguments: Mapping[str, object],
    *,
    author: str,
    time: str,
    decided_by: str = "",
) -> Step:
    """The step with its arguments checked and its label written for ``project``.

    author      who takes the step, which may be the name that a machine knows
    decided_by  who made the decisions in it that name nobody; never a name that was not given
    Raises PlanError, CoverageError or RuleSetError if the project cannot take it.
    """
    known = _kind(kind)
    given = _completed(project, known, arguments, author=decided_by, day=time[:10])
    checked = checked_arguments(kind, given, known.arguments)
    if kind == "set_rule_set":
        rule_set(checked["id"])
    if kind == "on_hamlets":  # as the step would be on the hamlets alone
        inner = make_step(
            with_hamlets(project), checked["kind"], checked["arguments"], author=author, time=time
        )  # its decisions name who decided already
        checked["arguments"] = dict(inner.arguments)
    return Step(
        kind=kind,
        arguments=MappingProxyType(checked),
        label=known.label(project, checked),
        author=author,
        time=time,
    )


def apply_step(project: Project, step: Step) -> Project:
    """The project after ``step``; the same object if nothing changes. Raises NoivuError."""
    known = _kind(step.kind)
    arguments = checked_arguments(step.kind, step.arguments, known.arguments)
    after = known.change(project, arguments)
    return project if after == project else after


def _completed(
    project: Project, known: StepKind, arguments: Mapping[str, object], *, author: str, day: str
) -> dict[str, object]:
    """The arguments with the plan, the author and the date that go without saying."""
    given = {name: value for name, value in arguments.items() if value is not None}
    if "plan" in known.arguments:
        given.setdefault("plan", project.active_plan)
    if "date" in known.arguments:
        given = {"author": author, "date": day, **given}
    below = given.get("arguments")
    if known.id == "on_hamlets" and isinstance(below, Mapping):
        inner = _kind(str(given.get("kind")))
        given["arguments"] = _completed(with_hamlets(project), inner, below, author=author, day=day)
    if known.id == "several" and isinstance(given.get("steps"), Sequence):
        given["steps"] = [
            {
                "kind": kind,
                "arguments": _completed(project, _kind(kind), inner, author=author, day=day),
            }
            for kind, inner in _pairs(given["steps"])
        ]
    return given


def _pairs(steps: object) -> Iterator[tuple[str, Mapping[str, object]]]:
    """The steps of one gesture, each as (kind, arguments); they may be completed already."""
    for one in steps if isinstance(steps, Sequence) else ():
        if isinstance(one, Mapping) and set(one) == {"kind", "arguments"}:
            yield str(one["kind"]), one["arguments"]
            continue
        if not (isinstance(one, Sequence) and len(one) == 2 and isinstance(one[1], Mapping)):
            raise PlanError("Thao tác gồm nhiều bước phải ghi từng bước bằng tên và nội dung.")
        yield str(one[0]), one[1]


def _kind(kind: str) -> StepKind:
    try:
        return KINDS[kind]
    except KeyError:
        known = ", ".join(STEP_KINDS)
        raise PlanError(f"Không có thao tác “{kind}”; các thao tác là: {known}.") from None
