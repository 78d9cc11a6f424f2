"""``demo``: the main job on the bundled sample, from the boundary file to the dossier."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from noivu_desktop.cli.check import check_project_plan, every_criterion_met
from noivu_desktop.cli.command import Command, TerminalProgress, say, warn
from noivu_desktop.cli.import_map import write_project
from noivu_desktop.cli.json_values import screening_totals
from noivu_desktop.cli.optimise import find_and_store, say_result
from noivu_desktop.optimise.request import OptimiseRequest
from noivu_desktop.resource_files import sample_map
from noivu_desktop.rules.finding import Verdict
from noivu_desktop.rules.rule_set import RuleSet
from noivu_desktop.vietnamese import area, number, people

if TYPE_CHECKING:
    from noivu_desktop.project.project_file import ProjectFile

MAP = "xa-khau-van.zip"
TABLE = "so-lieu-khau-van.xlsx"
RULE_SET = "nq-653-2019"
UNITS_AFTER = 200
PLAN_OF_TOTAL = "Phương án 200 đơn vị"
PLAN = "Phương án ít xáo trộn nhất"
EXIT_PROBLEMS = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to write, and whether to open the window in the end."""
    parser.add_argument("--out", type=Path, required=True, metavar="THƯ_MỤC")
    parser.add_argument("--no-window", action="store_true", help="không mở cửa sổ khi xong")


def run(arguments: argparse.Namespace) -> int:
    """Import, check, optimise, export and re-check the sample; then open it in the window."""
    out = arguments.out / "khau-van.gpkg"
    dossier = arguments.out / "ho-so"
    _import_sample(out)
    met = _plan_sample(out)
    agrees = _write_dossier(out, dossier)
    if arguments.open_window and not arguments.no_window and has_display():
        return int(arguments.open_window([str(out)]))
    say(f"Mở hồ sơ trong cửa sổ: noivu-desktop {out}")
    return 0 if met and agrees else EXIT_PROBLEMS


def has_display() -> bool:
    """Whether a window can be shown here."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _import_sample(out: Path) -> None:
    from noivu_desktop.maps_in.importing import ImportRequest, import_map

    say("1. Nhập bản đồ mẫu và sổ dân số, sửa lỗi ranh giới ...")
    request = ImportRequest(map=sample_map(MAP), tables=(sample_map(TABLE),), repair=True)
    imported = import_map(request, progress=TerminalProgress())
    out.parent.mkdir(parents=True, exist_ok=True)
    write_project(imported.project, out)
    values = imported.report.as_json()
    totals = values["totals"]
    say(f"   {values['units']} đơn vị, {area(totals['area_km2'])}, {people(totals['population'])}.")
    say(f"   {number(len(values['problems']))} điểm cần xem; xem lại bằng lệnh import --json.")


def _plan_sample(out: Path) -> bool:
    """Two plans: the number the leaders asked for, and the fewest changes that resolve all."""
    from noivu_desktop.project.project_file import open_project_file
    from noivu_desktop.rules.loading import rule_set
    from noivu_desktop.rules.screening import screen

    rules = rule_set(RULE_SET)
    with open_project_file(out) as opened:
        totals = screening_totals(screen(opened.project.coverage.units, rules))
        say(f"2. {rules.title}: {totals['must_arrange']} đơn vị thuộc diện sắp xếp.")
        say(f"3. Phương án tốt nhất còn đúng {UNITS_AFTER} đơn vị:")
        asked = OptimiseRequest(total=UNITS_AFTER, within_parent=True)
        _find(opened, PLAN_OF_TOTAL, rules, asked)
        say("4. Phương án ít xáo trộn nhất giải quyết hết các đơn vị thuộc diện sắp xếp:")
        fewest = OptimiseRequest(fewest_changes=True, within_parent=True)
        return _find(opened, PLAN, rules, fewest)


def _find(opened: "ProjectFile", name: str, rules: RuleSet, request: OptimiseRequest) -> bool:
    """Find and store one plan; whether it meets every criterion."""
    result = find_and_store(opened, name, rules, request)
    say_result(name, result, opened.project.coverage)
    check = check_project_plan(opened.project, name, rules)
    left = len(check.unresolved)
    waived = sum(one.verdict is Verdict.WAIVED for one in check.merged)
    say(
        f"   {len(check.merged)} đơn vị mới, trong đó {waived} được miễn một phần tiêu chuẩn; "
        f"còn {left} đơn vị thuộc diện sắp xếp chưa được giải quyết."
    )
    return every_criterion_met(check)


def _write_dossier(out: Path, folder: Path) -> bool:
    from noivu_desktop.export.exporting import export_plan
    from noivu_desktop.project.project_file import read_project
    from noivu_desktop.verify.verifying import verify_path

    say("5. Xuất hồ sơ ...")
    written = export_plan(read_project(out), PLAN, folder, progress=TerminalProgress())
    for path in written.files:
        say(f"   {path}")
    for failure in written.failed:
        warn(failure.sentence)
    problems = (*verify_path(out, PLAN).problems, *verify_path(folder).problems)
    say("6. Kiểm tra độc lập: " + ("mọi số liệu khớp." if not problems else "có điểm không khớp:"))
    for problem in problems:
        say(f"   - {problem}")
    return not problems and not written.failed


COMMAND = Command("demo", "chạy toàn bộ công việc trên bản đồ mẫu", add_arguments, run)
