"""Chooses the window or the command line; ``python main.py`` and ``noivu-desktop`` start here."""

import os
import sys
from collections.abc import Sequence

NO_DISPLAY = (
    "Máy này không có màn hình nên không mở được cửa sổ;"
    " các lệnh vẫn dùng được, xem noivu-desktop --help."
)
NO_SYSTEM_LIBRARY = (
    "Không mở được cửa sổ vì máy thiếu thư viện hệ thống ({}); hãy chạy script/setup để biết"
    " cần cài gói nào. Các lệnh vẫn dùng được, xem noivu-desktop --help."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code (see ``noivu_desktop.cli``)."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    from noivu_desktop.cli.main import COMMANDS, run

    if arguments and (arguments[0] in COMMANDS or arguments[0].startswith("-")):
        return run(arguments, open_window=_open_window)
    return _open_window(arguments)


def _open_window(arguments: list[str]) -> int:
    from noivu_desktop.cli.command import warn
    from noivu_desktop.cli.demo import has_display
    from noivu_desktop.cli.main import EXIT_USER

    if not has_display() and "QT_QPA_PLATFORM" not in os.environ:
        warn(NO_DISPLAY)
        return EXIT_USER
    try:
        from noivu_desktop.gui.app import run_window
    except ModuleNotFoundError:
        raise
    except ImportError as error:  # a library of the system that the window is linked to
        warn(NO_SYSTEM_LIBRARY.format(error))
        return EXIT_USER
    return run_window(arguments)


if __name__ == "__main__":
    raise SystemExit(main())
