"""The commands, their exit codes, and the one place where errors become a sentence.

Exit codes: 0 done and every criterion met, 1 done with criteria not met, 2 the user can put it
right (one sentence on stderr), 3 a bug.
"""

import argparse
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import NoReturn, TextIO

from noivu_desktop import __version__
from noivu_desktop.cli.command import Command, warn
from noivu_desktop.cli.usage import usage_sentence
from noivu_desktop.errors import Cancelled, NoivuError
from noivu_desktop.resource_files import log_bug

EXIT_USER = 2
EXIT_BUG = 3

COMMANDS = {
    "demo": "demo",
    "import": "import_map",
    "import-hamlets": "import_hamlets",
    "check": "check",
    "optimise": "optimise",
    "edit": "edit",
    "compare": "compare",
    "export": "export",
    "verify": "verify",
    "rule-sets": "rule_sets",
    "templates": "templates",
}
"""Each command and its module here; only the one that is asked for is loaded."""


def run(arguments: Sequence[str], open_window: Callable[[list[str]], int] | None = None) -> int:
    """Run one command and return the exit code; prints an error as one sentence.

    ``open_window`` shows a project in the window, for the command that ends there.
    """
    _write_utf8(sys.stdout, sys.stderr)
    try:
        parsed = _parser(arguments).parse_args(list(arguments))
        parsed.open_window = open_window
        code: int = parsed.run(parsed)
    except NoivuError as error:
        warn(str(error))
        return EXIT_USER
    except (Cancelled, KeyboardInterrupt):
        warn("Đã dừng theo yêu cầu.")
        return EXIT_USER
    except BrokenPipeError:  # the reader of our output has left; nothing more to say to it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception:
        where = log_bug(traceback.format_exc())
        told = f"; chi tiết ở {where}" if where else ""
        warn(f"Chương trình gặp lỗi ngoài dự kiến, hồ sơ giữ nguyên như bước cuối đã ghi{told}.")
        return EXIT_BUG
    return code


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise NoivuError(f"{usage_sentence(message)} Xem {self.prog} --help.")


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    parser = _Parser(
        prog="noivu-desktop",
        description="Lập phương án sắp xếp đơn vị hành chính. Không có lệnh nào: mở cửa sổ.",
    )
    parser.add_argument("--version", action="version", version=f"noivu-desktop {__version__}")
    commands = parser.add_subparsers(
        dest="command", required=True, parser_class=_Parser, metavar="LỆNH"
    )
    asked = arguments[0] if arguments and arguments[0] in COMMANDS else None
    for name in [asked] if asked else COMMANDS:
        command = _load(name)
        one = commands.add_parser(command.name, help=command.help, description=command.help)
        command.add_arguments(one)
        one.set_defaults(run=command.run)
    return parser


def _load(name: str) -> Command:
    command: Command = import_module(f"noivu_desktop.cli.{COMMANDS[name]}").COMMAND
    return command


def _write_utf8(*streams: TextIO) -> None:
    """Windows consoles and pipes default to a code page without Vietnamese."""
    for stream in streams:
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
