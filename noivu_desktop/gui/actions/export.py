"""Write the documents of the shown plan in the background."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from noivu_desktop.export.exporting import ExportResult
from noivu_desktop.export.map_style import MAP_FILES
from noivu_desktop.export.paper import Orientation
from noivu_desktop.gui import background, settings
from noivu_desktop.gui.dialogs.export_answer import ExportAnswer
from noivu_desktop.gui.dialogs.export_question import ExportQuestion
from noivu_desktop.gui.dialogs.word_templates import WordTemplates
from noivu_desktop.gui.workspace import Workspace
from noivu_desktop.progress import Progress
from noivu_desktop.vietnamese import file_name

translate = QCoreApplication.translate


def export(workspace: Workspace) -> None:
    """Ask what to export; writing starts when it is accepted."""
    name = workspace.model.plan.name
    folder = workspace.model.file.path.parent / f"xuat-{file_name(name)}"
    question = ExportQuestion(name, folder, workspace.window)
    question.accepted.connect(
        lambda: write(
            workspace,
            question.folder,
            question.formats,
            question.paper,
            question.map_style,
            question.orientation,
            question.map_files,
            question.around,
        )
    )
    question.finished.connect(question.deleteLater)
    question.open()


def write(
    workspace: Workspace,
    folder: Path,
    formats: tuple[str, ...],
    paper: str,
    map_style: str | None = None,
    orientation: str = Orientation.AUTO.value,
    map_files: tuple[str, ...] = MAP_FILES,
    around: Path | None = None,
) -> background.BackgroundWork:
    """Write the chosen documents of the project as it is now; later steps do not disturb it."""
    project = workspace.model.project
    settings.remember_folder(folder.parent)

    def work(progress: Progress) -> ExportResult:
        from noivu_desktop.export.exporting import export_plan
        from noivu_desktop.maps_in.outside import read_outside

        return export_plan(
            project,
            project.active_plan,
            folder,
            formats,
            paper,
            progress,
            map_style=map_style,
            orientation=orientation,
            map_files=map_files or MAP_FILES,
            around=read_outside(around, project.coverage) if around else None,
        )

    return background.run(
        workspace.window,
        translate("export", "Đang xuất tài liệu"),
        work,
        lambda result: show_answer(workspace, folder, result),
    )


def show_templates(workspace: Workspace) -> None:
    """The Word templates and how an office makes its own."""
    WordTemplates(workspace.window).open()


def show_answer(workspace: Workspace, folder: Path, result: ExportResult) -> None:
    """Show what was written and what was not."""
    files = [path.name for path in result.files]
    answer = ExportAnswer(folder, files, [one.sentence for one in result.failed], workspace.window)
    answer.finished.connect(answer.deleteLater)
    answer.open()
