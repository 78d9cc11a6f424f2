"""Why these units together, why not fewer units: answered by solving again, beside the window."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from noivu_desktop.errors import Cancelled, OptimiseError
from noivu_desktop.gui import background
from noivu_desktop.gui.dialogs.reasons import ReasonsDialog, Section
from noivu_desktop.gui.workspace import Workspace
from noivu_desktop.optimise.result import OptimiseResult
from noivu_desktop.progress import Progress, SubRange
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.vietnamese import number

if TYPE_CHECKING:
    from noivu_desktop.optimise.preparing import Case

MOST_PAIRS = 6
"""Of a merged unit of many members only so many neighbouring pairs are looked at."""

translate = QCoreApplication.translate
EACH_UNIT, POSSIBLE, APART, COMPARED, BEST = "each unit", "possible", "apart", "compared", "best"
"""The headings, in words once the window has the answer: no thread of work calls Qt."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reasons:
    """What to tell about one question, and the best plan that was found for it on the way."""

    best: OptimiseResult
    sections: tuple[Section, ...]


def has_one_merged_chosen(workspace: Workspace) -> bool:
    """Whether the chosen units point at exactly one merged unit."""
    return len(_merged_codes(workspace)) == 1


def why_together(workspace: Workspace) -> None:
    """Explain the merged unit of the chosen units."""
    case = workspace.best.case(workspace.best.question())
    codes = next(iter(_merged_codes(workspace)))
    known = workspace.best.known(case)
    explain_group(workspace, workspace.window, case, known, codes)


def why_not_fewer(workspace: Workspace) -> None:
    """Explain why the best plan does not have one unit fewer."""
    case = workspace.best.case(workspace.best.question())
    explain_number(workspace, workspace.window, case, workspace.best.known(case))


def explain_group(
    workspace: Workspace,
    above: QWidget,
    case: "Case",
    best: OptimiseResult | None,
    codes: tuple[str, ...],
) -> background.BackgroundWork:
    """Solve again with each pair of neighbours in ``codes`` apart, and tell what that costs."""
    return _explain(
        workspace,
        above,
        case,
        translate("reasons", "Vì sao nhập cùng nhau?"),
        lambda progress: reasons_for_group(case, best, codes, progress),
    )


def explain_number(
    workspace: Workspace, above: QWidget, case: "Case", best: OptimiseResult | None
) -> background.BackgroundWork:
    """Solve again for one unit fewer, and tell what would have to be given up."""
    return _explain(
        workspace,
        above,
        case,
        translate("reasons", "Vì sao không ít hơn?"),
        lambda progress: reasons_for_number(case, best, progress),
    )


def reasons_for_group(
    case: "Case", best: OptimiseResult | None, codes: tuple[str, ...], progress: Progress
) -> Reasons:
    """What each member failed, who else was possible, what keeping a pair apart would cost.

    A cancel keeps the pairs that are answered; raises Cancelled if there is none yet.
    """
    from noivu_desktop.optimise.explaining import why_together as why_pair

    best = best or _solve(case, SubRange(progress, 0.0, 0.3))
    pairs = neighbouring_pairs(case.coverage, codes)[:MOST_PAIRS]
    told: dict[str, None] = {}
    costs: list[str] = []
    for place, (first, second) in enumerate(pairs):
        start, step = 0.3 + 0.7 * place / len(pairs), 0.7 / len(pairs)
        part = SubRange(progress, start, start + step)
        try:
            why = why_pair(case, best, first, second, part)
        except Cancelled:
            if not costs:
                raise
            costs.append("Đã dừng: các cặp còn lại chưa tính.")
            break
        told |= dict.fromkeys(why.sentences[:-1])
        costs.append(why.sentences[-1])
    facts = [one for one in told if " có thể nhập với: " not in one]
    sections: list[Section] = [
        (EACH_UNIT, facts),
        (POSSIBLE, [one for one in told if one not in facts]),
        (APART, costs),
        (COMPARED, _about_best(best, codes)),
    ]
    return Reasons(best=best, sections=tuple(sections))


def reasons_for_number(case: "Case", best: OptimiseResult | None, progress: Progress) -> Reasons:
    """What one unit fewer would cost."""
    from noivu_desktop.optimise.explaining import why_not_fewer as why_number

    best = best or _solve(case, SubRange(progress, 0.0, 0.4))
    why = why_number(case, best, SubRange(progress, 0.4, 1.0))
    section = (BEST, [why.sentence, *best.reasons])
    return Reasons(best=best, sections=(section,))


def neighbouring_pairs(coverage: Coverage, codes: tuple[str, ...]) -> list[tuple[str, str]]:
    """The pairs of ``codes`` that share a border, in order."""
    inside = set(codes)
    return [
        (code, other)
        for code in sorted(codes)
        for other in sorted(
            coverage.units[row].code for row in coverage.neighbour_rows[coverage.row(code)]
        )
        if other in inside and code < other
    ]


def _explain(
    workspace: Workspace,
    above: QWidget,
    case: "Case",
    title: str,
    work: Callable[[Progress], Reasons],
) -> background.BackgroundWork:
    def show(found: Reasons) -> None:
        if workspace.best.known(case) is None:
            workspace.best.remember(case, found.best, asked=False)
        units = number(found.best.units_after)
        sections = [(_words(one).replace("%1", units), lines) for one, lines in found.sections]
        dialog = ReasonsDialog(title, sections, above)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    started_from = workspace.model.project
    return background.run(
        above, title, work, show, is_current=lambda: workspace.model.project is started_from
    )


def _solve(case: "Case", progress: Progress) -> OptimiseResult:
    from noivu_desktop.optimise.optimise import optimise_case

    found = optimise_case(case, progress)
    progress.stop_if_cancelled()
    if found.status == "infeasible":
        raise OptimiseError(
            "Không có phương án nào cho số đơn vị này thỏa mãn mọi khóa và điều kiện, "
            "nên không có gì để so."
        )
    return found


def _about_best(best: OptimiseResult, codes: tuple[str, ...]) -> list[str]:
    has_it = any(set(group.members) == set(codes) for group in best.groups)
    proof = "đã chứng minh" if best.status == "optimal" else "chưa chứng minh"
    first = (
        f"So với phương án tốt nhất ({proof}) còn {number(best.units_after)} đơn vị; "
        f"phương án đó {'cũng có' if has_it else 'không có'} đơn vị mới này."
    )
    return [first, best.larger_groups]


def _words(heading: str) -> str:
    return {
        EACH_UNIT: translate("reasons", "Từng đơn vị cũ"),
        POSSIBLE: translate("reasons", "Có thể nhập với ai"),
        APART: translate("reasons", "Nếu không nhập với nhau"),
        COMPARED: translate("reasons", "So với phương án nào"),
        BEST: translate("reasons", "Phương án tốt nhất có %1 đơn vị"),
    }[heading]


def _merged_codes(workspace: Workspace) -> set[tuple[str, ...]]:
    merged = workspace.model.plan.merged_by_member
    return {merged[code].codes for code in workspace.codes if code in merged}
