"""Ask for the best plan, search in the background, use an answer as a new plan."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from noivu_desktop.gui import background
from noivu_desktop.gui.actions import reasons
from noivu_desktop.gui.actions.plan import can_change, free_plan_name
from noivu_desktop.gui.dialogs.optimise_answer import OptimiseAnswer
from noivu_desktop.gui.dialogs.optimise_question import OptimiseQuestion
from noivu_desktop.gui.workspace import Workspace
from noivu_desktop.optimise.request import OptimiseRequest
from noivu_desktop.optimise.result import OptimiseResult
from noivu_desktop.progress import Progress
from noivu_desktop.vietnamese import number

if TYPE_CHECKING:
    from noivu_desktop.optimise.preparing import Case

translate = QCoreApplication.translate


def optimise(workspace: Workspace, total: int | None = None) -> None:
    """Ask the question; ``total`` is proposed. The search starts when it is accepted."""
    question = OptimiseQuestion(workspace.model, workspace.codes, workspace.window)
    if total is not None:
        question.by_total.setChecked(True)
        question.total.setValue(total)
    question.accepted.connect(lambda: search(workspace, question.request))
    question.finished.connect(question.deleteLater)
    question.open()


def search(workspace: Workspace, request: OptimiseRequest) -> background.BackgroundWork:
    """Search in the background; a cancel keeps the best plan found so far."""
    started_from = workspace.model.project
    case = workspace.best.case(request)

    def work(progress: Progress) -> OptimiseResult:
        from noivu_desktop.optimise.optimise import optimise_case

        return optimise_case(case, progress)

    return background.run(
        workspace.window,
        translate("optimise", "Đang tìm phương án tốt nhất"),
        work,
        lambda result: show_answer(workspace, case, result),
        is_current=lambda: workspace.model.project is started_from,
    )


def show_answer(workspace: Workspace, case: "Case", result: OptimiseResult) -> None:
    """Show what was found; accepting it makes a new plan, as one undoable step."""
    model = workspace.model
    workspace.best.remember(case, result)
    screened = model.check.screening if model.check else ()
    name = free_plan_name(workspace)
    answer = OptimiseAnswer(
        result,
        case.coverage,
        [one.unit.code for one in screened if one.must_arrange],
        case.request.weights,
        name,
        workspace.window,
    )
    answer.apply.setEnabled(answer.apply.isEnabled() and can_change(workspace))
    answer.why_together_asked.connect(
        lambda codes: reasons.explain_group(workspace, answer, case, result, codes)
    )
    answer.why_not_fewer_asked.connect(
        lambda: reasons.explain_number(workspace, answer, case, result)
    )
    answer.accepted.connect(
        lambda: use(workspace, answer.chosen, answer.name.text().strip() or name)
    )
    answer.finished.connect(answer.deleteLater)
    answer.open()


def use(workspace: Workspace, result: OptimiseResult, name: str) -> None:
    """Make the found groups a plan of its own that keeps the locks of the shown one."""
    groups = [list(group.members) for group in result.groups]
    copied = {"name": name, "copy_of": workspace.model.plan.name, "groups": groups}
    steps = [("new_plan", copied)]
    workspace.model.do("several", label=found_label(result, name), steps=steps)
    workspace.selection.clear()
    workspace.live.switch(on=True)


def found_label(result: OptimiseResult, name: str) -> str:
    """The step in the history: that the plan was found, how good it is, whether that is proved.

    The project keeps it, so it is Vietnamese whatever the window speaks.
    """
    proof = "tối ưu" if result.status == "optimal" else "tốt nhất tìm được"
    failing, points = result.objective["failing"], result.objective["total"]
    return (
        f"Lập phương án {proof} “{name}”: {number(result.units_before)} → "
        f"{number(result.units_after)} đơn vị, {number(failing)} chưa đạt, "
        f"điểm {number(points, 2)}"
    )


def switch_live(workspace: Workspace) -> None:
    """Begin or end comparing the shown plan with the best one after each edit."""
    workspace.live.switch(on=not workspace.live.is_on)


def live_text(workspace: Workspace) -> str:
    """The words of the menu entry, which tell what it would do."""
    if workspace.live.is_on:
        return translate("optimise", "Thôi &so với phương án tốt nhất")
    return translate("optimise", "&So với phương án tốt nhất khi sửa")
