"""Show what each number of units after would cost, and go on from a point of the chart."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from noivu_desktop.errors import Cancelled
from noivu_desktop.gui import background
from noivu_desktop.gui.actions import optimise
from noivu_desktop.gui.dialogs.frontier import FrontierDialog
from noivu_desktop.gui.workspace import Workspace
from noivu_desktop.optimise.request import OptimiseRequest
from noivu_desktop.progress import Progress

if TYPE_CHECKING:
    from noivu_desktop.optimise.frontier import FrontierPoint

translate = QCoreApplication.translate


def show_frontier(workspace: Workspace) -> None:
    """Open the chart; nothing is computed before the range is confirmed."""
    dialog = FrontierDialog(workspace.model, workspace.window)
    dialog.asked.connect(lambda: compute(workspace, dialog))
    dialog.search_asked.connect(lambda: _go_on(workspace, dialog, ask=False))
    dialog.question_asked.connect(lambda: _go_on(workspace, dialog, ask=True))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def compute(workspace: Workspace, dialog: FrontierDialog) -> background.BackgroundWork:
    """Compute the points in the background; a cancel keeps those that are known."""
    started_from = workspace.model.project
    request = OptimiseRequest(fewest_changes=True, within_parent=dialog.within_parent.isChecked())
    case, totals = workspace.best.case(request), dialog.totals
    found: list[FrontierPoint] = []

    def work(progress: Progress) -> "tuple[FrontierPoint, ...]":
        from noivu_desktop.optimise.frontier import frontier

        try:
            return frontier(case, totals, progress, found.append)
        except Cancelled:
            if not found:
                raise
            return tuple(found)

    return background.run(
        dialog,
        translate("frontier", "Đang tính từng số đơn vị"),
        work,
        dialog.show_points,
        is_current=lambda: workspace.model.project is started_from,
    )


def _go_on(workspace: Workspace, dialog: FrontierDialog, *, ask: bool) -> None:
    """Find the plan of the chosen point, or propose its number in the question."""
    point = dialog.chart.chosen
    if point is None:
        return
    within = dialog.within_parent.isChecked()
    dialog.accept()
    if ask:
        optimise.optimise(workspace, point.units_after)
        return
    request = OptimiseRequest(total=point.units_after, within_parent=within)
    optimise.search(workspace, request)
