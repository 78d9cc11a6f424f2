"""``optimise``: the best plan with its proof, stored as a plan of the project."""

import argparse
import unicodedata
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from noivu_desktop.cli.check import (
    EXIT_NOT_MET,
    check_project_plan,
    chosen_rule_set,
    every_criterion_met,
)
from noivu_desktop.cli.command import (
    LEVELS,
    Command,
    TerminalProgress,
    add_json,
    add_level,
    add_plan,
    add_project,
    add_rule_set,
    print_json,
    project_at,
    say,
)
from noivu_desktop.cli.json_values import plain
from noivu_desktop.errors import NoivuError
from noivu_desktop.optimise.request import OptimiseRequest
from noivu_desktop.optimise.result import OptimiseResult
from noivu_desktop.rules.rule_set import RuleSet
from noivu_desktop.units.code_list import read_codes
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.unit import Level, UnitKind

if TYPE_CHECKING:
    from noivu_desktop.project.project_file import ProjectFile

DEFAULT_PLAN = "Phương án tối ưu"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The question, its limits and its goals."""
    add_project(parser)
    add_level(parser)
    add_rule_set(parser)
    add_plan(parser)
    question = parser.add_mutually_exclusive_group(required=True)
    question.add_argument("--total", type=int, metavar="N", help="số đơn vị sau sắp xếp")
    question.add_argument("--merge-into", type=int, metavar="N", help="nhập nhóm --only còn N")
    question.add_argument("--fewest-changes", action="store_true", help="ít xáo trộn nhất")
    parser.add_argument("--only", type=Path, metavar="TỆP", help="tệp mã các đơn vị được chọn")
    parser.add_argument("--within", choices=("district", "none"), default="district")
    parser.add_argument("--max-group", type=int, metavar="M", help="số đơn vị cũ tối đa mỗi nhóm")
    parser.add_argument(
        "--apart-kinds",
        action="append",
        default=[],
        metavar="LOẠI,LOẠI",
        help="không nhập với nhau",
    )
    parser.add_argument(
        "--max-seat-distance", type=float, metavar="KM", help="xa trụ sở nhất (đường thẳng)"
    )
    parser.add_argument("--objective", action="append", default=[], metavar="MÃ=TRỌNG_SỐ")
    parser.add_argument("--alternatives", type=int, default=0, metavar="N")
    parser.add_argument("--time-limit", type=float, metavar="GIÂY")
    parser.add_argument("--seed", type=int, default=0)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Find the best plan, store it, and say what was proved."""
    from noivu_desktop.project.project_file import open_project_file

    name = arguments.plan or DEFAULT_PLAN
    request = request_from(arguments)
    with open_project_file(arguments.project) as opened:
        project = project_at(arguments, opened.project)
        rule_set = chosen_rule_set(project, arguments.rule_set)
        level = LEVELS.get(arguments.level)
        result = find_and_store(opened, name, rule_set, request, level)
        met = result.status != "infeasible" and every_criterion_met(
            check_project_plan(project_at(arguments, opened.project), name, rule_set)
        )
    if arguments.json:
        print_json({"rule_set": rule_set.id, "plan": name, **result_value(result)})
    else:
        say_result(name, result, project.coverage)
    return 0 if met else EXIT_NOT_MET


def find_and_store(
    opened: "ProjectFile",
    name: str,
    rule_set: RuleSet,
    request: OptimiseRequest,
    level: Level | None = None,
) -> OptimiseResult:
    """The best plan under the locks of the plan ``name``, stored as that plan.

    A plan that is not there yet is made, and takes the locks of the active one. The rule set
    becomes that of the project: the plan is exported under the text it was made for.
    """
    from noivu_desktop.optimise.optimise import optimise
    from noivu_desktop.project.levels import at_level

    project = at_level(opened.project, level)
    known = name in {plan.name for plan in project.plans}
    result = optimise(
        project.coverage,
        project.plan(name if known else None),
        rule_set,
        request,
        exemptions=project.exemptions,
        waivers=project.waivers,
        consultations=project.consultations,
        progress=TerminalProgress(),
    )
    if result.status != "infeasible":
        groups = [list(group.members) for group in result.groups]
        opened.do("set_rule_set", level, id=rule_set.id)
        if known:
            opened.do("set_groups", level, plan=name, groups=groups)
        else:
            copy_of = project.active_plan
            opened.do("new_plan", level, name=name, copy_of=copy_of, groups=groups)
    return result


def request_from(arguments: argparse.Namespace) -> OptimiseRequest:
    """The question as the optimiser takes it."""
    if arguments.merge_into is not None and arguments.only is None:
        raise NoivuError("--merge-into cần --only TỆP liệt kê mã các đơn vị được nhập.")
    return OptimiseRequest(
        total=arguments.total,
        merge_into=arguments.merge_into,
        only=read_codes(arguments.only) if arguments.only else (),
        fewest_changes=arguments.fewest_changes,
        within_parent=arguments.within == "district",
        max_group=arguments.max_group,
        keep_kinds_apart=tuple(_kinds(text) for text in arguments.apart_kinds),
        max_seat_distance_km=arguments.max_seat_distance,
        weights=_weights(arguments.objective),
        alternatives=arguments.alternatives,
        time_limit=arguments.time_limit,
        seed=arguments.seed,
    )


def _kinds(text: str) -> frozenset[UnitKind]:
    words = [unicodedata.normalize("NFC", word).strip().lower() for word in text.split(",")]
    known = {kind.value: kind for kind in UnitKind}
    unknown = next((word for word in words if word not in known), None)
    if unknown is not None or len(set(words)) < 2:
        raise NoivuError(f"“{text}” chưa đúng dạng --apart-kinds LOẠI,LOẠI (ví dụ: phường,xã).")
    return frozenset(known[word] for word in words)


def _weights(texts: list[str]) -> dict[str, float]:
    weights = {}
    for text in texts:
        objective, _, weight = text.partition("=")
        try:
            weights[objective] = float(weight.replace(",", "."))
        except ValueError:
            raise NoivuError(f"“{text}” chưa đúng dạng --objective MÃ=TRỌNG_SỐ.") from None
    return weights


def result_value(result: OptimiseResult) -> dict[str, Any]:
    """The answer as JSON."""
    return {
        "status": result.status,
        "units_before": result.units_before,
        "units_after": result.units_after,
        "groups": [
            {
                "members": list(group.members),
                "area_km2": plain(group.area_km2),
                "population": group.population,
                "verdict": group.verdict.value,
            }
            for group in result.groups
        ],
        "max_group": result.max_group,
        "larger_groups": result.larger_groups,
        "objective": dict(result.objective),
        "bound": result.bound,
        "gap": result.gap,
        "seconds": round(result.seconds, 3),
        "groups_considered": result.groups_considered,
        "alternatives": [result_value(one) for one in result.alternatives],
        "reasons": list(result.reasons),
        "impossible": [asdict(one) for one in result.impossible],
    }


def say_result(name: str, result: OptimiseResult, coverage: Coverage) -> None:
    """The answer for a person."""
    words = {
        "optimal": "tốt nhất, đã chứng minh",
        "best_found": f"tốt nhất tìm được, còn cách cận {result.gap:.2%}"
        if result.gap is not None
        else "tốt nhất tìm được",
        "infeasible": "không có phương án nào đáp ứng",
    }
    say(f"{name}: {result.units_before} → {result.units_after} đơn vị; {words[result.status]}.")
    for sentence in (result.larger_groups, *result.reasons):
        say(sentence)
    for group in result.groups:
        names = " + ".join(coverage.unit(code).located_name for code in group.members)
        say(f"- {names}: {group.verdict.label}")
    for one in result.impossible:
        say(f"- {coverage.unit(one.code).located_name}: {one.reason}")


COMMAND = Command("optimise", "tìm phương án tốt nhất, có chứng minh", add_arguments, run)
