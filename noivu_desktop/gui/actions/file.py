"""The file menu: projects, checkpoints."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from noivu_desktop.gui import messages
from noivu_desktop.gui.file_dialogs import ask_file, ask_new_file
from noivu_desktop.gui.map_files import map_filter
from noivu_desktop.gui.workspace import Workspace

translate = QCoreApplication.translate


def new_project(workspace: Workspace) -> None:
    """Bring in a boundary file as a new project."""
    workspace.new_wished.emit()


def open_project(workspace: Workspace) -> None:
    """Open a project file or bring in a map file."""
    chosen = choose_file(workspace)
    if chosen:
        workspace.open_wished.emit(chosen)


def open_sample(workspace: Workspace) -> None:
    """Open the made-up province."""
    workspace.sample_wished.emit()


def choose_file(workspace: Workspace) -> Path | None:
    """A project or a map, as the user chooses it."""
    kinds = translate("file", "Hồ sơ và bản đồ (%1)").replace("%1", map_filter())
    return ask_file(workspace.window, translate("file", "Mở"), kinds)


def checkpoint(workspace: Workspace) -> None:
    """Name the present state; every step is in the file already."""
    name = messages.ask_text(
        workspace.window,
        translate("file", "Lưu mốc"),
        translate("file", "Mọi thao tác đã được ghi vào hồ sơ. Đặt tên cho mốc này:"),
        workspace.model.plan.name,
    )
    if name:
        workspace.model.checkpoint(name)
        workspace.say(translate("file", "Đã lưu mốc “%1”.").replace("%1", name))


def save_as(workspace: Workspace) -> None:
    """Write the whole project to another file."""
    path = ask_new_file(
        workspace.window,
        translate("file", "Lưu bản sao thành"),
        workspace.model.file.path.with_suffix(".gpkg").name,
        translate("file", "Hồ sơ (*.gpkg)"),
    )
    if path:
        workspace.model.file.save_as(path)
        workspace.say(translate("file", "Đã lưu bản sao: %1").replace("%1", str(path)))


def close_window(workspace: Workspace) -> None:
    """Close the window; everything is in the file already."""
    workspace.close_wished.emit()
