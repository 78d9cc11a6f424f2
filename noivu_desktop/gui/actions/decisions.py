"""Decisions of people that the rules take into account: exemptions and waivers."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from noivu_desktop.errors import NoivuError
from noivu_desktop.gui import messages
from noivu_desktop.gui.actions.plan import can_change, has_one_merged_chosen
from noivu_desktop.gui.dialogs.exemption import ReasonDialog
from noivu_desktop.gui.workspace import Workspace
from noivu_desktop.vietnamese import number

translate = QCoreApplication.translate
_MOST_NAMES = 4


def can_exempt(workspace: Workspace) -> bool:
    """Whether units are chosen of which one at least is not exempt yet."""
    return can_change(workspace) and bool(_codes(workspace, exempt=False))


def can_unexempt(workspace: Workspace) -> bool:
    """Whether an exempt unit is chosen."""
    return can_change(workspace) and bool(_codes(workspace, exempt=True))


def exempt(workspace: Workspace) -> None:
    """Leave the chosen units out of the arrangement, on a ground that is written down."""
    codes = _codes(workspace, exempt=False)
    if not codes:
        return
    question = translate("decisions", "%1 không bắt buộc sắp xếp vì:")
    question = question.replace("%1", _names(workspace, codes))
    title = translate("decisions", "Không bắt buộc sắp xếp")
    dialog = ReasonDialog(title, question, grounds=True, parent=workspace.window)

    def write() -> None:
        given = {
            "ground": dialog.ground.name,
            "note": dialog.reason,
            **dialog.signature.signed(),
        }
        _do_each(
            workspace,
            "Không sắp xếp %1 đơn vị",
            [("exempt", {"code": code, **given}) for code in codes],
        )

    _open(dialog, write)


def unexempt(workspace: Workspace) -> None:
    """Drop the exemptions of the chosen units."""
    _do_each(
        workspace,
        "Bỏ lý do không sắp xếp của %1 đơn vị",
        [("unexempt", {"code": code}) for code in _codes(workspace, exempt=True)],
    )


def can_waive(workspace: Workspace) -> bool:
    """Whether one merged unit is chosen that no waiver was made for."""
    return has_one_merged_chosen(workspace) and not _is_waived(workspace)


def can_unwaive(workspace: Workspace) -> bool:
    """Whether one merged unit with a waiver is chosen."""
    return has_one_merged_chosen(workspace) and _is_waived(workspace)


def waive(workspace: Workspace) -> None:
    """Let the chosen merged unit stay below a standard, for a reason that is written down."""
    members = _members(workspace)
    title = translate("decisions", "Miễn tiêu chuẩn")
    question = translate(
        "decisions", "Đơn vị mới này không cần đạt đủ tiêu chuẩn. Ghi lý do để đưa vào hồ sơ:"
    )
    dialog = ReasonDialog(title, question, grounds=False, parent=workspace.window)

    def write() -> None:
        signed = dialog.signature.signed()
        _do(workspace, "waive", members=members, reason=dialog.reason, **signed)

    _open(dialog, write)


def unwaive(workspace: Workspace) -> None:
    """Drop the waiver of the chosen merged unit."""
    workspace.model.do("unwaive", members=_members(workspace))


def _open(dialog: ReasonDialog, write: Callable[[], None]) -> None:
    dialog.accepted.connect(write)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _do(workspace: Workspace, kind: str, **arguments: object) -> None:
    try:
        workspace.model.do(kind, **arguments)
    except NoivuError as error:
        messages.show_error(workspace.window, str(error))


def _do_each(workspace: Workspace, label: str, steps: list[tuple[str, dict[str, str]]]) -> None:
    """The steps as one gesture; the project keeps ``label``, with their number in it."""
    if len(steps) == 1:
        _do(workspace, steps[0][0], **steps[0][1])
    elif steps:
        _do(workspace, "several", label=label.replace("%1", number(len(steps))), steps=steps)


def _codes(workspace: Workspace, *, exempt: bool) -> list[str]:
    """The chosen units that are exempt, or those that are not."""
    known = {one.code for one in workspace.model.project.exemptions}
    return [code for code in workspace.codes if (code in known) is exempt]


def _names(workspace: Workspace, codes: list[str]) -> str:
    names = [workspace.model.coverage.unit(code).full_name for code in codes[:_MOST_NAMES]]
    rest = len(codes) - len(names)
    more = translate("decisions", " và %1 đơn vị khác").replace("%1", str(rest))
    return ", ".join(names) + (more if rest else "")


def _members(workspace: Workspace) -> list[str]:
    return sorted(workspace.model.plan.group_of(workspace.codes[0]))


def _is_waived(workspace: Workspace) -> bool:
    waived = {one.members for one in workspace.model.project.waivers}
    return tuple(_members(workspace)) in waived
