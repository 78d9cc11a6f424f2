"""The steps on partial parts: their arguments and what they do to a plan."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from noivu_desktop.plan import edits
from noivu_desktop.plan.plan import Plan
from noivu_desktop.project import step_arguments as take
from noivu_desktop.project.part_json import (
    PART_FIGURES,
    estimated,
    part_figures,
    part_from_json,
    shape,
    typed_figures,
)
from noivu_desktop.project.project import Project
from noivu_desktop.project.step_arguments import Parser

Arguments = Mapping[str, Any]
PlanChange = Callable[[Plan, Project, Arguments], Plan]


def _give_part(plan: Plan, project: Project, a: Arguments) -> Plan:
    return edits.give_part(plan, project.coverage, part_from_json(a, a["to"]))


def _set_part(plan: Plan, project: Project, a: Arguments) -> Plan:
    figures = typed_figures(a["figures"])
    return edits.set_part(plan, project.coverage, a["code"], a["to"], figures)


def _take_back(plan: Plan, project: Project, a: Arguments) -> Plan:
    return edits.take_back(plan, project.coverage, a["code"], a["to"])


_ENDS: dict[str, Parser] = {"plan": take.name, "code": take.code, "to": take.code}

PART_STEPS: Sequence[tuple[str, dict[str, Parser], PlanChange]] = (
    (
        "give_part",
        {
            **_ENDS,
            **PART_FIGURES,
            "shape": take.optional(shape),
            "hamlets": lambda value: take.sorted_codes(value or ()),
            "estimated": estimated,
        },
        _give_part,
    ),
    ("set_part", {**_ENDS, "figures": part_figures}, _set_part),
    ("take_back", _ENDS, _take_back),
)
