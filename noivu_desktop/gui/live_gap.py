"""How far the shown plan is from the best one, brought up to date while the user edits."""

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from noivu_desktop.errors import NoivuError, OptimiseError
from noivu_desktop.gui import background
from noivu_desktop.gui.best_plans import BestPlans
from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.optimise.result import OptimiseResult
from noivu_desktop.progress import Progress
from noivu_desktop.project.project import Project
from noivu_desktop.vietnamese import number, percent

if TYPE_CHECKING:
    from noivu_desktop.optimise.preparing import Case
    from noivu_desktop.optimise.scoring import PlanGap

MOST_UNITS = 3_000
"""Larger maps are only compared with what was asked for, because an answer takes too long."""

_REST_MS = 350
_LONGEST_S = 20.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Compared:
    """The shown plan beside the best one."""

    case: "Case"
    best: OptimiseResult
    gap: "PlanGap"


class LiveGap(QObject):
    """Compares after each edit once the hand rests; what was asked before the last edit stops.

    text, details  what to show: a few words, and all that is known
    """

    changed = Signal()

    def __init__(self, model: ProjectModel, best: BestPlans, window: QWidget) -> None:
        super().__init__(window)
        self._model = model
        self._best = best
        self._window = window
        self._work: background.BackgroundWork | None = None
        self._is_on = False
        self.compared: Compared | None = None
        self.text, self.details = "", ""
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self._compare)
        for signal in (model.plan_changed, model.units_changed, model.rules_changed):
            signal.connect(self._follow)
        best.changed.connect(self._follow)
        self._say_off()

    @property
    def is_on(self) -> bool:
        """Whether plans are being compared."""
        return self._is_on

    def switch(self, *, on: bool) -> None:
        """Begin or end comparing."""
        self._is_on = on
        if on:
            self._follow()
            return
        self._rest.stop()
        self._stop_work()
        self.compared = None
        self._say_off()

    def _say_off(self) -> None:
        self._say(
            self.tr("So với phương án tốt nhất"),
            self.tr("Chưa tính. Bấm để so phương án này với phương án tốt nhất sau mỗi lần sửa."),
        )

    def _say(self, text: str, details: str) -> None:
        self.text, self.details = text, details
        self.changed.emit()

    def _follow(self) -> None:
        if not self._is_on:
            return
        self.compared = None
        self._say(
            self.tr("Đang so với tốt nhất…"),
            self.tr("Phương án vừa đổi; đang tính lại khoảng cách đến phương án tốt nhất."),
        )
        self._stop_work()
        self._rest.start()

    def _stop_work(self) -> None:
        if self._work is not None:
            self._work.cancel()

    def _compare(self) -> None:
        """Start comparing the plan as it is now; the work before it has been told to stop."""
        try:
            case = self._best.case(self._best.question())
        except NoivuError as error:
            self._fail(str(error))
            return
        known = self._best.known(case)
        if known is None and len(case.coverage.units) > MOST_UNITS:
            self._fail(self.tr("Bản đồ lớn: hãy tìm phương án tốt nhất (F9) trước, rồi mới so."))
            return
        started_from = self._model.project
        self._work = background.run_quietly(
            self._window,
            self.tr("So với phương án tốt nhất"),
            lambda progress: compare(case, known, progress),
            self._show,
            partial(self._fail_for, started_from),
            is_current=lambda: self._is_on and self._model.project is started_from,
        )

    def _fail_for(self, project: Project, sentence: str) -> None:
        """Take the sentence of a failure, unless the project has gone on."""
        if self._is_on and self._model.project is project:
            self._fail(sentence)

    def _fail(self, sentence: str) -> None:
        self._say(self.tr("Chưa so được với tốt nhất"), sentence)

    def _show(self, found: Compared) -> None:
        self.compared = found
        self.text, self.details = gap_words(found), gap_details(found)
        if self._best.known(found.case) is None:
            self._best.blockSignals(True)
            self._best.remember(found.case, found.best, asked=False)
            self._best.blockSignals(False)
        self.changed.emit()


def compare(case: "Case", known: OptimiseResult | None, progress: Progress) -> Compared:
    """The shown plan beside the best one; raises OptimiseError where they cannot be compared."""
    from noivu_desktop.optimise.optimise import optimise_case
    from noivu_desktop.optimise.scoring import plan_gap, score_plan

    score = score_plan(case)
    best = known
    if best is None:
        request = replace(case.request, time_limit=_LONGEST_S)
        best = optimise_case(replace(case, request=request), progress)
        progress.stop_if_cancelled()
    if best.status == "infeasible":
        raise OptimiseError(
            "Không có phương án nào cho số đơn vị này thỏa mãn mọi khóa và điều kiện, "
            "nên không so được."
        )
    return Compared(case=case, best=best, gap=plan_gap(score, best))


def gap_words(found: Compared) -> str:
    """The distance in a few words."""
    gap = found.gap
    if gap.level is None:
        words = "Ngang phương án tốt nhất"
    elif gap.level == "total":
        far = number(abs(gap.more), 2) if gap.share is None else percent(abs(gap.share), 1)
        words = f"Cách tốt nhất {far}" if gap.more > 0 else f"Hơn phương án đã tìm {far}"
    else:
        compared = "Kém phương án tốt nhất: thêm" if gap.more > 0 else "Ít hơn phương án đã tìm"
        what = "đơn vị chưa đạt" if gap.level == "failing" else "đơn vị thay đổi"
        words = f"{compared} {number(abs(gap.more))} {what}"
    return words if found.best.status == "optimal" else f"{words} (chưa chứng minh)"


def gap_details(found: Compared) -> str:
    """The distance in sentences, with what it is measured by."""
    best, objective = found.best, found.best.objective
    proof = (
        "đã chứng minh" if best.status == "optimal" else "tốt nhất tìm được, chưa chứng minh xong"
    )
    return (
        f"{found.gap.sentence}\n"
        f"Phương án tốt nhất cho cùng câu hỏi ({number(best.units_after)} đơn vị sau sắp xếp, "
        f"{proof}): {number(objective['failing'])} chưa đạt, "
        f"{number(objective['touched'])} đơn vị thay đổi, điểm {number(objective['total'], 2)}."
    )
