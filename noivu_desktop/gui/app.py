"""Starts the window."""

import gc
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from noivu_desktop import __version__
from noivu_desktop.gui import appearance, language, messages, settings
from noivu_desktop.gui.desk import Desk

translate = QCoreApplication.translate
_log = logging.getLogger(__name__)
_GARBAGE = (20_000, 20, 20)
"""How seldom Python looks for garbage: each look goes over a project that stays."""


def run_window(arguments: Sequence[str]) -> int:
    """Show the window, on the project or map that ``arguments`` name, until it is closed."""
    app = application()
    sys.excepthook = _tell_unexpected
    if not QFontDatabase.families():
        sys.stderr.write("Máy chưa có phông chữ nào; hãy cài phông (ví dụ fonts-dejavu).\n")
        return 2
    desk = Desk(app)
    desk.start(Path(arguments[0]) if arguments else None)
    return app.exec()


def application() -> QApplication:
    """The one application object, in the style of the program."""
    gc.set_threshold(*_GARBAGE)
    # Qt divides even a fill of a hundred lines among threads, and waits for each to wake up.
    os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("noivu-desktop")
    app.setApplicationVersion(__version__)
    app.setStyle("Fusion")
    language.speak_kept(app)
    app.setApplicationDisplayName(translate("app", "Sắp xếp đơn vị hành chính"))
    appearance.apply_kept()
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    return app


def _tell_unexpected(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """A bug: details go to the log, the user hears one sentence and can go on."""
    if issubclass(kind, KeyboardInterrupt):
        QApplication.exit(1)
        return
    path = settings.log_file()
    handler = logging.FileHandler(path, encoding="utf-8")
    _log.addHandler(handler)
    _log.error("unexpected", exc_info=(kind, error, trace))
    _log.removeHandler(handler)
    handler.close()
    sentence = translate(
        "app",
        "Chương trình gặp lỗi ngoài dự kiến nên thao tác vừa rồi chưa thực hiện được; "
        "hồ sơ không bị ảnh hưởng. Chi tiết đã ghi vào %1.",
    )
    messages.show_error(QApplication.activeWindow(), sentence.replace("%1", str(path)))
