"""Owns the windows: opens projects and maps, and shows the first page when nothing is open."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from noivu_desktop.errors import Cancelled, NoivuError
from noivu_desktop.gui import messages, settings
from noivu_desktop.gui.file_dialogs import ask_file
from noivu_desktop.gui.map_files import is_project, map_filter
from noivu_desktop.gui.start_window import StartWindow
from noivu_desktop.vietnamese import number

if TYPE_CHECKING:
    from noivu_desktop.maps_in.importing import ImportRequest
    from noivu_desktop.units.checks import Problem


class Desk(QObject):
    """One open project at a time, or the first page."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.window: QWidget | None = None

    def start(self, path: Path | None) -> None:
        """Show the first page at once, then open ``path`` if one was given."""
        page = self.show_start_page()
        if path is not None:
            page.show_busy(self.tr("Đang mở %1…").replace("%1", path.name))
            QTimer.singleShot(30, lambda: self.open(path))

    def show_start_page(self) -> StartWindow:
        page = StartWindow()
        page.sample_wished.connect(self.open_sample)
        page.new_wished.connect(self.choose_map)
        page.choose_wished.connect(self.choose_map)
        page.open_wished.connect(self.open)
        page.dropped.connect(self.open)
        self._show(page)
        return page

    def open(self, path: Path, tables: Sequence[Path] = ()) -> None:
        """Open a project file, or bring in a map (a folder may be one) as a new project.

        tables  what to join to the map
        """
        if not os.path.exists(path):  # noqa: PTH110  Path.exists() fails without rights
            self._fail(self.tr("Không có tệp %1.").replace("%1", str(path)))
        elif is_project(path):
            self._try(lambda: self.open_project(path))
        else:
            from noivu_desktop.maps_in.importing import ImportRequest

            self._import(ImportRequest(map=path, tables=tuple(tables)))

    def open_project(self, path: Path) -> None:
        """Show the project in a window of its own; raises NoivuError and keeps what is open."""
        from noivu_desktop.gui.main_window import MainWindow
        from noivu_desktop.gui.project_model import ProjectModel
        from noivu_desktop.project.project_file import open_project_file

        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            window = MainWindow(ProjectModel(open_project_file(path)))
        finally:
            QGuiApplication.restoreOverrideCursor()
        settings.remember_project(path)
        space = window.workspace
        space.open_wished.connect(self.open)
        space.dropped.connect(self.open)
        space.new_wished.connect(self.choose_map)
        space.sample_wished.connect(self.open_sample)
        self._show(window)

    def choose_map(self) -> None:
        """Let the user choose a project or a boundary file."""
        path = ask_file(
            self.window,
            self.tr("Chọn hồ sơ hoặc tệp ranh giới"),
            self.tr("Hồ sơ và bản đồ (%1)").replace("%1", map_filter()),
        )
        if path:
            self.open(path)

    def open_sample(self) -> None:
        """Bring in the made-up province that comes with the program."""
        from noivu_desktop.gui.sample import SAMPLE_RULE_SET, sample_request

        self._import(sample_request(), SAMPLE_RULE_SET)

    def _import(self, request: "ImportRequest", rule_set_id: str | None = None) -> None:
        from noivu_desktop.gui.dialogs.import_map import ImportDialog

        dialog = ImportDialog(request, self.window, rule_set_id)
        dialog.created.connect(lambda path: self._open_imported(path, dialog.problems))
        dialog.finished.connect(dialog.deleteLater)
        self._free()
        dialog.open()
        dialog.read()

    def _open_imported(self, path: Path, problems: "tuple[Problem, ...]") -> None:
        """Open what an import made, and say where its problems are listed."""
        from noivu_desktop.gui.main_window import MainWindow

        self.open(path)
        if isinstance(self.window, MainWindow) and problems:
            self.window.workspace.import_problems = problems
            words = self.tr("Còn %1 điểm cần xem: Xem → Lỗi bản đồ và số liệu (Shift+F7).")
            self.window.workspace.say(words.replace("%1", number(len(problems))))

    def _show(self, window: QWidget) -> None:
        before, self.window = self.window, window
        window.show()
        if before is not None:
            before.close()

    def _try(self, work: Callable[[], None]) -> None:
        try:
            work()
        except NoivuError as error:
            self._fail(str(error))
        except Cancelled:
            self._free()

    def _fail(self, sentence: str) -> None:
        self._free()
        messages.show_error(self.window, sentence)

    def _free(self) -> None:
        if isinstance(self.window, StartWindow):
            self.window.show_busy("")
