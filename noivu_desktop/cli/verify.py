"""``verify``: the independent re-check of a project file or of exported files."""

import argparse
from pathlib import Path

from noivu_desktop.cli.command import (
    LEVELS,
    Command,
    add_json,
    add_level,
    add_plan,
    print_json,
    say,
)
from noivu_desktop.vietnamese import number

EXIT_PROBLEMS = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """A project file or a folder of exported files."""
    parser.add_argument("path", type=Path, metavar="P.gpkg|THƯ_MỤC")
    parser.add_argument(
        "--project", type=Path, metavar="P.gpkg", help="hồ sơ mà các tệp đã xuất phải khớp"
    )
    add_plan(parser)
    add_level(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Say whether everything agrees, else every problem."""
    from noivu_desktop.verify.verifying import verify_path

    level = LEVELS.get(arguments.level)
    result = verify_path(arguments.path, arguments.plan, level, arguments.project)
    if arguments.json:
        print_json({"ok": result.ok, "problems": list(result.problems)})
    else:
        say(
            "Mọi số liệu khớp."
            if result.ok
            else f"Có {number(len(result.problems))} điểm không khớp:"
        )
        for problem in result.problems:
            say(f"- {problem}")
        if arguments.path.is_dir() and not result.projects:
            say(
                "Không có hồ sơ để đối chiếu, nên chỉ so các tệp với nhau; thêm --project"
                " ho_so.gpkg để đối chiếu từng con số."
            )
    return 0 if result.ok else EXIT_PROBLEMS


COMMAND = Command("verify", "kiểm tra độc lập hồ sơ hoặc các tệp đã xuất", add_arguments, run)
