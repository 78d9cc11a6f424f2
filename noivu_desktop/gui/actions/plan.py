"""The plan menu: what can be done to merged units, locks and plans."""

from PySide6.QtCore import QCoreApplication

from noivu_desktop.gui import messages
from noivu_desktop.gui.panels.pending import can_merge
from noivu_desktop.gui.workspace import Workspace
from noivu_desktop.plan.plan import LockKind, MergedUnit

translate = QCoreApplication.translate


def can_change(workspace: Workspace) -> bool:
    """Whether the project file may be changed here."""
    return not workspace.model.file.read_only


def can_merge_chosen(workspace: Workspace) -> bool:
    """Whether the chosen units belong to at least two groups."""
    return can_change(workspace) and can_merge(workspace.model, workspace.codes)


def has_merged_chosen(workspace: Workspace) -> bool:
    """Whether any chosen unit is merged."""
    return can_change(workspace) and bool(_merged_units(workspace))


def has_one_merged_chosen(workspace: Workspace) -> bool:
    """Whether the chosen units point at exactly one merged unit."""
    return can_change(workspace) and len(_merged_units(workspace)) == 1


def has_one_merged_member_chosen(workspace: Workspace) -> bool:
    """Whether exactly one member of a merged unit is chosen."""
    return len(workspace.codes) == 1 and has_one_merged_chosen(workspace)


def has_chosen(workspace: Workspace) -> bool:
    """Whether anything is chosen."""
    return can_change(workspace) and bool(workspace.codes)


def has_several_chosen(workspace: Workspace) -> bool:
    """Whether two or more units are chosen."""
    return can_change(workspace) and len(workspace.codes) > 1


def merge_chosen(workspace: Workspace) -> None:
    """Make one unit of the groups of all chosen units."""
    codes = workspace.codes
    workspace.model.do("merge", codes=list(codes))
    workspace.selection.choose(sorted(workspace.model.plan.group_of(codes[0])))


def split_chosen(workspace: Workspace) -> None:
    """Let the merged units of the chosen units fall back into their members, as one step."""
    gone = _merged_units(workspace)
    if len(gone) == 1:
        workspace.model.do("split", code=gone[0].code)
    else:
        kept = [list(one.codes) for one in workspace.model.plan.merged if one not in gone]
        workspace.model.do("set_groups", groups=kept)


def take_out_chosen(workspace: Workspace) -> None:
    """Let the chosen unit leave its merged unit."""
    workspace.model.do("take_out", code=workspace.codes[0])


def lock_together(workspace: Workspace) -> None:
    """The chosen units stay in one merged unit."""
    _lock(workspace, LockKind.TOGETHER)


def lock_apart(workspace: Workspace) -> None:
    """No two of the chosen units may be merged."""
    _lock(workspace, LockKind.APART)


def lock_alone(workspace: Workspace) -> None:
    """The chosen units stay as they are."""
    _lock(workspace, LockKind.ALONE)


def unlock(workspace: Workspace) -> None:
    """Drop every lock that names one of the chosen units."""
    chosen = set(workspace.codes)
    for lock in workspace.model.plan.locks:
        if lock.codes & chosen:
            workspace.model.do("unlock", kind=lock.kind.value, codes=sorted(lock.codes))


def has_locks_chosen(workspace: Workspace) -> bool:
    """Whether a lock names a chosen unit."""
    chosen = set(workspace.codes)
    locks = workspace.model.plan.locks
    return can_change(workspace) and any(lock.codes & chosen for lock in locks)


def rename_merged(workspace: Workspace) -> None:
    """Give the merged unit of the chosen units its new name."""
    merged = _merged_units(workspace)[0]
    head = workspace.model.coverage.unit(merged.code)
    name = messages.ask_text(
        workspace.window,
        translate("plan", "Đặt tên đơn vị mới"),
        translate("plan", "Tên (không kèm loại đơn vị):"),
        merged.name or head.short_name,
    )
    if name:
        workspace.model.do("rename", code=merged.code, name=name)


def set_seat(workspace: Workspace) -> None:
    """Place the seat of the merged unit in the chosen member."""
    workspace.model.do("set_seat", code=workspace.codes[0])


def new_plan(workspace: Workspace) -> None:
    """Start an empty plan."""
    name = _ask_plan_name(workspace, free_plan_name(workspace))
    if name:
        workspace.model.do("new_plan", name=name)


def duplicate_plan(workspace: Workspace) -> None:
    """Start a plan as a copy of the shown one."""
    shown = workspace.model.plan.name
    name = _ask_plan_name(workspace, free_plan_name(workspace))
    if name:
        workspace.model.do("new_plan", name=name, copy_of=shown)


def rename_plan(workspace: Workspace) -> None:
    """Give the shown plan another name."""
    shown = workspace.model.plan.name
    name = _ask_plan_name(workspace, shown)
    if name:
        workspace.model.do("rename_plan", plan=shown, name=name)


def delete_plan(workspace: Workspace) -> None:
    """Delete the shown plan after a question."""
    shown = workspace.model.plan.name
    question = translate("plan", "Xóa phương án “%1”? Có thể hoàn tác.").replace("%1", shown)
    if messages.ask(workspace.window, question, yes=translate("plan", "Xóa")):
        workspace.model.do("delete_plan", plan=shown)


def has_several_plans(workspace: Workspace) -> bool:
    """Whether there is another plan to go to."""
    return can_change(workspace) and len(workspace.model.project.plans) > 1


def next_plan(workspace: Workspace) -> None:
    """Show the plan of the next tab."""
    names = [plan.name for plan in workspace.model.project.plans]
    after = names[(names.index(workspace.model.plan.name) + 1) % len(names)]
    workspace.model.do("activate_plan", plan=after)


def free_plan_name(workspace: Workspace) -> str:
    """The first "Phương án N" that no plan has."""
    taken = {plan.name for plan in workspace.model.project.plans}
    numbers = range(1, len(taken) + 2)
    return next(name for n in numbers if (name := f"Phương án {n}") not in taken)


def _lock(workspace: Workspace, kind: LockKind) -> None:
    workspace.model.do("lock", kind=kind.value, codes=list(workspace.codes))


def _merged_units(workspace: Workspace) -> list[MergedUnit]:
    merged_by_member = workspace.model.plan.merged_by_member
    found = map(merged_by_member.get, workspace.codes)  # asked often, also of a whole country
    return list(dict.fromkeys(filter(None, found)))


def _ask_plan_name(workspace: Workspace, start: str) -> str:
    title = translate("plan", "Tên phương án")
    return messages.ask_text(workspace.window, title, translate("plan", "Tên phương án:"), start)
