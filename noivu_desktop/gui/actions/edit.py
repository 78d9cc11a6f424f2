"""The edit menu: undo, redo, selection."""

from noivu_desktop.gui.workspace import Workspace


def undo(workspace: Workspace) -> None:
    """Take the last step back."""
    workspace.model.undo()


def redo(workspace: Workspace) -> None:
    """Take the step that was taken back again."""
    workspace.model.redo()


def can_undo(workspace: Workspace) -> bool:
    """Whether there is a step to take back."""
    return workspace.model.file.can_undo


def can_redo(workspace: Workspace) -> bool:
    """Whether a step was taken back."""
    return workspace.model.file.can_redo


def undo_text(workspace: Workspace) -> str:
    """Undo with the name of the step that it takes back."""
    return workspace.model.file.undo_label.replace("&", "&&")


def redo_text(workspace: Workspace) -> str:
    """Redo with the name of the step that it takes again."""
    return workspace.model.file.redo_label.replace("&", "&&")


def clear_selection(workspace: Workspace) -> None:
    """Choose nothing."""
    workspace.selection.clear()


def choose_open_units(workspace: Workspace) -> None:
    """Choose all units that must be arranged and stand alone."""
    check = workspace.model.check
    workspace.selection.choose(check.unresolved if check else ())


def find(workspace: Workspace) -> None:
    """Put the cursor in the search line."""
    workspace.find_wished.emit()


def switch_only_open(workspace: Workspace) -> None:
    """Let pointing and painting take only units that must still be arranged, or any."""
    workspace.reach.set_only_open(not workspace.reach.only_open)


def switch_one_parent(workspace: Workspace) -> None:
    """Let pointing and painting stay inside one parent, or go anywhere."""
    workspace.reach.set_one_parent(not workspace.reach.one_parent)


def is_only_open(workspace: Workspace) -> bool:
    """Whether only units that must still be arranged are taken."""
    return workspace.reach.only_open


def is_one_parent(workspace: Workspace) -> bool:
    """Whether only units of one parent are taken."""
    return workspace.reach.one_parent
