"""``check``: who must be arranged, and whether a plan meets the standards."""

import argparse
from typing import Any

from noivu_desktop.cli.command import (
    Command,
    add_json,
    add_level,
    add_plan,
    add_project,
    add_rule_set,
    print_json,
    project_at,
    say,
)
from noivu_desktop.cli.json_values import (
    difference_value,
    plan_value,
    screening_totals,
    screening_value,
)
from noivu_desktop.project.project import Project
from noivu_desktop.rules.checking import PlanCheck
from noivu_desktop.rules.rule_set import RuleSet
from noivu_desktop.rules.screening import UnitScreening
from noivu_desktop.vietnamese import number

EXIT_NOT_MET = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The project, the plan and the text."""
    add_project(parser)
    add_plan(parser)
    add_level(parser)
    add_rule_set(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Check the units, and the plan if one is named."""
    from noivu_desktop.project.project_file import read_project
    from noivu_desktop.rules.screening import screen

    whole = read_project(arguments.project)
    project = project_at(arguments, whole)
    rule_set = chosen_rule_set(project, arguments.rule_set)
    if arguments.plan:
        return _check_plan(project, rule_set, arguments, _levels_json(whole))
    screening = screen(project.coverage.units, rule_set, project.exemptions)
    if arguments.json:
        print_json({**_screening_json(rule_set, screening), **_levels_json(whole)})
    else:
        _say_screening(rule_set, screening)
        _say_levels(whole)
    return EXIT_NOT_MET if any(one.must_arrange is not False for one in screening) else 0


def chosen_rule_set(project: Project, rule_set_id: str | None) -> RuleSet:
    """The rule set that is asked for, else that of the project."""
    from noivu_desktop.project.judging import rule_set_of

    return rule_set_of(project, rule_set_id)


def check_project_plan(project: Project, name: str, rule_set: RuleSet) -> PlanCheck:
    """The check of one plan with the decisions of the project."""
    from noivu_desktop.project.judging import judge_plan

    return judge_plan(project, project.plan(name), rule_set)


def _check_plan(
    project: Project, rule_set: RuleSet, arguments: argparse.Namespace, levels: dict[str, Any]
) -> int:
    check = check_project_plan(project, arguments.plan, rule_set)
    if arguments.json:
        print_json(
            {
                **_screening_json(rule_set, check.screening),
                "plan": arguments.plan,
                **plan_value(check, project.coverage),
                **levels,
            }
        )
    else:
        _say_plan(rule_set, check)
    return 0 if every_criterion_met(check) else EXIT_NOT_MET


def every_criterion_met(check: PlanCheck) -> bool:
    """Whether nothing is left to arrange and every finding on the plan is met or waived."""
    from noivu_desktop.rules.finding import Verdict

    return check.verdict in (Verdict.MET, Verdict.WAIVED)


def _screening_json(rule_set: RuleSet, screening: tuple[UnitScreening, ...]) -> dict[str, object]:
    return {
        "rule_set": rule_set.id,
        "totals": screening_totals(screening),
        "units": [screening_value(one) for one in screening],
    }


def _levels_json(project: Project) -> dict[str, Any]:
    """What the two levels do not say alike; nothing for a project of one level."""
    if project.hamlets is None:
        return {}
    from noivu_desktop.project.levels import level_differences

    return {"levels": [difference_value(one) for one in level_differences(project)]}


def _say_levels(project: Project) -> None:
    if project.hamlets is not None:
        from noivu_desktop.project.levels import level_differences

        differences = level_differences(project)
        say(f"Số liệu xã và thôn: {number(len(differences))} chỗ khác nhau.")
        for one in differences:
            say(f"- {one.text}")


def _say_screening(rule_set: RuleSet, screening: tuple[UnitScreening, ...]) -> None:
    totals = screening_totals(screening)
    say(f"{rule_set.title}: {totals['units']} đơn vị, {totals['must_arrange']} thuộc diện sắp xếp.")
    for one in screening:
        if one.must_arrange is not False:
            say(f"- {one.findings[0].sentence}")


def _say_plan(rule_set: RuleSet, check: PlanCheck) -> None:
    say(f"{rule_set.title}: {check.units_before} → {check.units_after} đơn vị.")
    for one in check.merged:
        say(f"{one.unit.full_name}: {one.verdict.label}")
        for finding in one.findings:
            say(f"  - {finding.sentence}")
    for finding in check.findings:
        say(f"- {finding.sentence}")
    if check.unresolved:
        say(f"Còn {number(len(check.unresolved))} đơn vị thuộc diện sắp xếp chưa có phương án.")


COMMAND = Command("check", "kiểm tra đơn vị và phương án theo văn bản quy định", add_arguments, run)
