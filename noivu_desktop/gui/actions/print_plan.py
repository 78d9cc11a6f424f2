"""Print the shown plan: choose pages, see them, send them to a printer or to a PDF."""

from PySide6.QtCore import QCoreApplication

from noivu_desktop.gui import background, messages
from noivu_desktop.gui.actions.action import Action
from noivu_desktop.gui.dialogs.print_question import PrintQuestion
from noivu_desktop.gui.file_dialogs import ask_new_file
from noivu_desktop.gui.print_pages import DrawnPages, PrintChoice, draw_pages, write_pdf
from noivu_desktop.gui.workspace import Workspace
from noivu_desktop.project.project import Project
from noivu_desktop.vietnamese import file_name

translate = QCoreApplication.translate


def entry() -> Action:
    """The entry of the file menu."""
    return Action(
        id="file.print",
        text=translate("menus", "&In, xem trước khi in…"),
        run=print_plan,
        keys=("Ctrl+P",),
        hint=translate("menus", "In bản đồ và tóm tắt từng đơn vị ra máy in hoặc tệp PDF"),
    )


def print_plan(workspace: Workspace) -> None:
    """Ask what to print; the pages are drawn when it is accepted."""
    plan = workspace.model.plan
    question = PrintQuestion(plan.name, has_merged=bool(plan.merged), parent=workspace.window)
    question.accepted.connect(lambda: draw(workspace, question.choice))
    question.finished.connect(question.deleteLater)
    question.open()


def draw(workspace: Workspace, choice: PrintChoice) -> background.BackgroundWork:
    """Draw the pages of the project as it is now, beside the window, then show them."""
    project = workspace.model.project
    return background.run(
        workspace.window,
        translate("print", "Đang vẽ các trang"),
        lambda progress: draw_pages(project, choice, progress),
        lambda drawn: show_preview(workspace, project, choice, drawn),
    )


def show_preview(
    workspace: Workspace, project: Project, choice: PrintChoice, drawn: DrawnPages
) -> None:
    """Show the drawn pages; what could not be drawn is told first."""
    from noivu_desktop.gui.dialogs.print_preview import PrintPreview

    if drawn.failed:
        messages.show_error(workspace.window, "\n".join(drawn.failed))
    if not drawn.pages:
        return
    preview = PrintPreview(drawn.pages, workspace.window)
    preview.pdf_wished.connect(lambda wanted: ask_pdf(workspace, project, choice, wanted))
    preview.finished.connect(preview.deleteLater)
    preview.open()


def ask_pdf(
    workspace: Workspace, project: Project, choice: PrintChoice, wanted: tuple[int, ...]
) -> None:
    """Ask where to, then write the wanted pages as one PDF."""
    name = f"{file_name(project.active_plan)}.pdf"
    title = translate("print", "Ghi các trang ra PDF")
    path = ask_new_file(workspace.window, title, name, "PDF (*.pdf)")
    if path is None:
        return
    background.run(
        workspace.window,
        translate("print", "Đang ghi PDF"),
        lambda progress: write_pdf(project, choice, wanted, path, progress),
        lambda _: workspace.say(translate("print", "Đã ghi %1").replace("%1", str(path))),
    )
