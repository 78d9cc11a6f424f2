"""How far the shown plan is from the best one, brought up to date while the user edits."""

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from noivu_desktop.errors import NoivuError, OptimiseError
from noivu_desktop.gui import background
from noivu_desktop.gui.best_plans import BestPlans
from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.gui.sentences import filled
from noivu_desktop.optimise.result import OptimiseResult
from noivu_desktop.progress import Progress
from noivu_desktop.project.project import Project
from noivu_desktop.vietnamese import number, percent

if TYPE_CHECKING:
    from noivu_desktop.optimise.preparing import Case
    from noivu_desktop.optimise.scoring import PlanGap

translate = QCoreApplication.translate
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
        words = translate("gap", "Ngang phương án tốt nhất")
    elif gap.level == "total":
        far = number(abs(gap.more), 2) if gap.share is None else percent(abs(gap.share), 1)
        words = filled(_words(gap), far)
    else:
        words = filled(_words(gap), number(abs(gap.more)))
    is_proved = found.best.status == "optimal"
    return words if is_proved else translate("gap", "%1 (chưa chứng minh)").replace("%1", words)


def gap_details(found: Compared) -> str:
    """The distance in sentences, with what it is measured by."""
    best, objective = found.best, found.best.objective
    if best.status == "optimal":
        proof = translate("gap", "đã chứng minh")
    else:
        proof = translate("gap", "tốt nhất tìm được, chưa chứng minh xong")
    words = translate(
        "gap",
        "Phương án tốt nhất cho cùng câu hỏi (%1 đơn vị sau sắp xếp, %2): "
        "%3 chưa đạt, %4 đơn vị thay đổi, điểm %5.",
    )
    told = filled(
        words,
        number(best.units_after),
        proof,
        number(objective["failing"]),
        number(objective["touched"]),
        number(objective["total"], 2),
    )
    return f"{found.gap.sentence}\n{told}"


def _words(gap: "PlanGap") -> str:
    """What the plan lacks of the best one, or has before it, with a place for how much."""
    patterns = {
        ("total", True): translate("gap", "Cách tốt nhất %1"),
        ("total", False): translate("gap", "Hơn phương án đã tìm %1"),
        ("failing", True): translate("gap", "Kém phương án tốt nhất: thêm %1 đơn vị chưa đạt"),
        ("failing", False): translate("gap", "Ít hơn phương án đã tìm %1 đơn vị chưa đạt"),
        ("touched", True): translate("gap", "Kém phương án tốt nhất: thêm %1 đơn vị thay đổi"),
        ("touched", False): translate("gap", "Ít hơn phương án đã tìm %1 đơn vị thay đổi"),
    }
    return patterns[gap.level or "total", gap.more > 0]
