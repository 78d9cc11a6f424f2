"""``export``: the dossier of one plan."""

import argparse
from pathlib import Path

from noivu_desktop.cli.check import check_project_plan, chosen_rule_set, every_criterion_met
from noivu_desktop.cli.command import (
    Command,
    TerminalProgress,
    add_level,
    add_plan,
    add_project,
    project_at,
    say,
    warn,
)

EXIT_NOT_MET = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The plan, the folder and the formats."""
    add_project(parser)
    add_plan(parser, required=True)
    add_level(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="THƯ_MỤC")
    parser.add_argument("--format", action="append", metavar="MÃ", help="mặc định: tất cả")
    parser.add_argument("--paper", default="A3", metavar="KHỔ", help="A4 đến A0, mặc định A3")
    parser.add_argument("--map-style", metavar="KIỂU", help="kiểu bản đồ: mau, xam, chu-lon, …")
    parser.add_argument(
        "--orientation", default="auto", metavar="HƯỚNG", help="portrait, landscape hoặc auto"
    )
    parser.add_argument(
        "--map-files", default="pdf,png,svg", metavar="LOẠI", help="bản đồ lẻ: pdf, png, svg"
    )
    parser.add_argument(
        "--around", type=Path, metavar="BẢN_ĐỒ", help="bản đồ vùng rộng hơn, để ghi tên xung quanh"
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the files and name each; a format that fails is named and the rest is written."""
    from noivu_desktop.export.exporting import export_plan
    from noivu_desktop.maps_in.outside import read_outside
    from noivu_desktop.project.project_file import read_project

    project = project_at(arguments, read_project(arguments.project))
    result = export_plan(
        project,
        arguments.plan,
        arguments.out,
        formats=arguments.format,
        paper=arguments.paper,
        progress=TerminalProgress(),
        map_style=arguments.map_style,
        orientation=arguments.orientation,
        map_files=arguments.map_files.split(","),
        around=read_outside(arguments.around, project.coverage) if arguments.around else None,
    )
    for path in result.files:
        say(str(path))
    for failure in result.failed:
        warn(failure.sentence)
    check = check_project_plan(project, arguments.plan, chosen_rule_set(project, None))
    return 0 if every_criterion_met(check) and not result.failed else EXIT_NOT_MET


COMMAND = Command("export", "xuất bản đồ, phụ lục, đề án và tệp bàn giao", add_arguments, run)
