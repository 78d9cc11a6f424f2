"""``compare``: two plans side by side, by who goes with whom."""

import argparse
from typing import Any

from noivu_desktop.cli.check import check_project_plan, chosen_rule_set
from noivu_desktop.cli.command import (
    Command,
    add_json,
    add_level,
    add_project,
    add_rule_set,
    print_json,
    project_at,
    say,
)
from noivu_desktop.plan.comparison import Comparison, compare
from noivu_desktop.plan.parts import FIGURES
from noivu_desktop.plan.plan import Part, Plan
from noivu_desktop.project.part_json import part_arguments
from noivu_desktop.project.project import Project
from noivu_desktop.rules.checking import PlanCheck
from noivu_desktop.rules.finding import Verdict
from noivu_desktop.vietnamese import number


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The project and the two plans."""
    add_project(parser)
    parser.add_argument("first", metavar="PHƯƠNG_ÁN_1")
    parser.add_argument("second", metavar="PHƯƠNG_ÁN_2")
    add_level(parser)
    add_rule_set(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print what only one plan has, what both have, and their figures side by side."""
    from noivu_desktop.project.project_file import read_project

    project = project_at(arguments, read_project(arguments.project))
    rule_set = chosen_rule_set(project, arguments.rule_set)
    names = (arguments.first, arguments.second)
    first, second = (project.plan(name) for name in names)
    found = compare(first, second, [unit.code for unit in project.coverage.units])
    figures = {name: _figures(check_project_plan(project, name, rule_set)) for name in names}
    if arguments.json:
        print_json({"rule_set": rule_set.id, **_json(found, names), "figures": figures})
    else:
        _say(project, found, figures)
        _say_parts(project, found, (first, second))
    return 0


def _figures(check: PlanCheck) -> dict[str, int]:
    verdicts = [one.verdict for one in check.merged]
    return {
        "units_before": check.units_before,
        "units_after": check.units_after,
        "merged_units": len(check.merged),
        "units_touched": len({code for one in check.merged for code in one.merged.codes}),
        "unresolved": len(check.unresolved),
        **{verdict.value: verdicts.count(verdict) for verdict in Verdict},
    }


def _json(found: Comparison, names: tuple[str, str]) -> dict[str, Any]:
    return {
        "plans": list(names),
        "only_in": {names[0]: found.only_in_first, names[1]: found.only_in_second},
        "same": found.same,
        "differs": [
            {"code": one.code, "from": one.first, "to": one.second} for one in found.differs
        ],
        "parts": [
            {
                "code": one.code,
                "from": [_part_json(part) for part in one.first],
                "to": [_part_json(part) for part in one.second],
            }
            for one in found.parts
        ],
    }


def _part_json(part: Part) -> dict[str, Any]:
    """A part as the plan for machines has it, without its border."""
    told = part_arguments(part)
    return {name: told[name] for name in ("to", *FIGURES, "hamlets", "estimated")}


def _say(project: Project, found: Comparison, figures: dict[str, dict[str, int]]) -> None:
    for name, values in figures.items():
        say(
            f"{name}: {values['units_before']} → {values['units_after']} đơn vị, "
            f"{values['merged_units']} đơn vị mới, {values['unresolved']} chưa giải quyết."
        )
    say(f"Giống nhau: {number(len(found.same))} đơn vị mới.")
    for one in found.differs:
        first, second = (_names(project, group) for group in (one.first, one.second))
        say(f"- {project.coverage.unit(one.code).full_name}: {first} / {second}")


def _say_parts(project: Project, found: Comparison, plans: tuple[Plan, Plan]) -> None:
    """Units that go with the same units in both plans but are divided otherwise."""
    from noivu_desktop.project.plans_compared import division_words

    told = {one.code for one in found.differs}
    for one in found.parts:
        if one.code not in told:
            first, second = (division_words(project, plan, one.code) for plan in plans)
            name = project.coverage.unit(one.code).full_name
            say(f"- {name}, chia khác nhau: {first} / {second}")


def _names(project: Project, group: tuple[str, ...]) -> str:
    return " + ".join(project.coverage.unit(code).short_name for code in group)


COMMAND = Command("compare", "so sánh hai phương án", add_arguments, run)
