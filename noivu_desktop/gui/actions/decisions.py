"""Decisions of people that the rules take into account: exemptions and waivers."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from noivu_desktop.errors import NoivuError
from noivu_desktop.gui import messages
from noivu_desktop.gui.actions.plan import can_change, has_one_merged_chosen
from noivu_desktop.gui.dialogs.exemption import ReasonDialog
from noivu_desktop.gui.workspace import Workspace

_translate = QCoreApplication.translate


def can_exempt(workspace: Workspace) -> bool:
    """Whether one unit is chosen that is not exempt yet."""
    return can_change(workspace) and len(workspace.codes) == 1 and not _is_exempt(workspace)


def can_unexempt(workspace: Workspace) -> bool:
    """Whether one exempt unit is chosen."""
    return can_change(workspace) and len(workspace.codes) == 1 and _is_exempt(workspace)


def exempt(workspace: Workspace) -> None:
    """Leave the chosen unit out of the arrangement, on a ground that is written down."""
    code = workspace.codes[0]
    name = workspace.model.coverage.unit(code).full_name
    question = _translate("decisions", "%1 không bắt buộc sắp xếp vì:").replace("%1", name)
    title = _translate("decisions", "Không bắt buộc sắp xếp")
    dialog = ReasonDialog(title, question, grounds=True, parent=workspace.window)

    def write() -> None:
        _do(workspace, "exempt", code=code, ground=dialog.ground.name, note=dialog.reason)

    _open(dialog, write)


def unexempt(workspace: Workspace) -> None:
    """Drop the exemption of the chosen unit."""
    workspace.model.do("unexempt", code=workspace.codes[0])


def can_waive(workspace: Workspace) -> bool:
    """Whether one merged unit is chosen that no waiver was made for."""
    return has_one_merged_chosen(workspace) and not _is_waived(workspace)


def can_unwaive(workspace: Workspace) -> bool:
    """Whether one merged unit with a waiver is chosen."""
    return has_one_merged_chosen(workspace) and _is_waived(workspace)


def waive(workspace: Workspace) -> None:
    """Let the chosen merged unit stay below a standard, for a reason that is written down."""
    members = _members(workspace)
    title = _translate("decisions", "Miễn tiêu chuẩn")
    question = _translate(
        "decisions", "Đơn vị mới này không cần đạt đủ tiêu chuẩn. Ghi lý do để đưa vào hồ sơ:"
    )
    dialog = ReasonDialog(title, question, grounds=False, parent=workspace.window)
    _open(dialog, lambda: _do(workspace, "waive", members=members, reason=dialog.reason))


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


def _is_exempt(workspace: Workspace) -> bool:
    exempt_codes = {one.code for one in workspace.model.project.exemptions}
    return workspace.codes[0] in exempt_codes


def _members(workspace: Workspace) -> list[str]:
    return sorted(workspace.model.plan.group_of(workspace.codes[0]))


def _is_waived(workspace: Workspace) -> bool:
    waived = {one.members for one in workspace.model.project.waivers}
    return tuple(_members(workspace)) in waived
