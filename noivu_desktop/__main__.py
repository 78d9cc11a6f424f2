"""Chooses the window or the command line; ``python main.py`` and ``noivu-desktop`` start here."""

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code (see ``noivu_desktop.cli``)."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    from noivu_desktop.cli.main import COMMANDS, run

    if arguments and (arguments[0] in COMMANDS or arguments[0].startswith("-")):
        return run(arguments, open_window=_open_window)
    return _open_window(arguments)


def _open_window(arguments: list[str]) -> int:
    from noivu_desktop.gui.app import run_window

    return run_window(arguments)


if __name__ == "__main__":
    raise SystemExit(main())
