"""``templates``: the Word templates, and copies of them for an office to edit."""

import argparse

from noivu_desktop.cli.command import Command, say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which templates to copy."""
    parser.add_argument(
        "--copy", action="append", metavar="MẪU", help="chép mẫu để sửa; all: chép mọi mẫu"
    )
    parser.add_argument("--guide", action="store_true", help="in hướng dẫn và danh sách các trường")


def run(arguments: argparse.Namespace) -> int:
    """Copy what was asked for, then list the templates with the file that each is taken from."""
    from noivu_desktop.export.template_files import (
        TEMPLATES,
        copy_templates,
        guide,
        own_templates,
        template_path,
    )

    if arguments.guide:
        say(guide())
        return 0
    if arguments.copy:
        names = tuple(TEMPLATES) if "all" in arguments.copy else tuple(arguments.copy)
        for path in copy_templates(names):
            say(f"Đã chép {path}")
    for name, label in TEMPLATES.items():
        say(f"{name:22} {label}: {template_path(name)}")
    say(f"Mẫu riêng của cơ quan đặt trong {own_templates()}")
    return 0


COMMAND = Command("templates", "liệt kê mẫu Word, chép mẫu để cơ quan sửa", add_arguments, run)
