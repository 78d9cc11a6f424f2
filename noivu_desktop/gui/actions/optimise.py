"""Ask for the best plan, search in the background, use the answer as a new plan."""

from PySide6.QtCore import QCoreApplication

from noivu_desktop.gui import background
from noivu_desktop.gui.actions.plan import free_plan_name
from noivu_desktop.gui.dialogs.optimise_answer import OptimiseAnswer
from noivu_desktop.gui.dialogs.optimise_question import OptimiseQuestion
from noivu_desktop.gui.workspace import Workspace
from noivu_desktop.optimise.request import OptimiseRequest
from noivu_desktop.optimise.result import OptimiseResult
from noivu_desktop.progress import Progress

_translate = QCoreApplication.translate


def optimise(workspace: Workspace) -> None:
    """Ask the question; the search starts when it is accepted."""
    question = OptimiseQuestion(workspace.model, workspace.codes, workspace.window)
    question.accepted.connect(lambda: search(workspace, question.request))
    question.finished.connect(question.deleteLater)
    question.open()


def search(workspace: Workspace, request: OptimiseRequest) -> background.BackgroundWork:
    """Search in the background; a cancel keeps the best plan found so far."""
    started_from = workspace.model.project
    rule_set = workspace.model.rule_set

    def work(progress: Progress) -> OptimiseResult:
        from noivu_desktop.optimise.optimise import optimise as find_best

        return find_best(
            started_from.coverage,
            started_from.plan(),
            rule_set,
            request,
            started_from.exemptions,
            started_from.waivers,
            progress,
        )

    return background.run(
        workspace.window,
        _translate("optimise", "Đang tìm phương án tốt nhất"),
        work,
        lambda result: show_answer(workspace, result),
        is_current=lambda: workspace.model.project is started_from,
    )


def show_answer(workspace: Workspace, result: OptimiseResult) -> None:
    """Show what was found; accepting it makes a new plan, as one undoable step."""
    name = free_plan_name(workspace)
    answer = OptimiseAnswer(result, workspace.model.coverage, name, workspace.window)
    answer.accepted.connect(lambda: use(workspace, result, answer.name.text().strip() or name))
    answer.finished.connect(answer.deleteLater)
    answer.open()


def use(workspace: Workspace, result: OptimiseResult, name: str) -> None:
    """Make the found groups a plan of its own that keeps the locks of the shown one."""
    groups = [list(group.members) for group in result.groups]
    workspace.model.do("new_plan", name=name, copy_of=workspace.model.plan.name, groups=groups)
    workspace.selection.clear()
