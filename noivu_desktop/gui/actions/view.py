"""The view menu: the map and its themes, problems one by one."""

from collections.abc import Callable

from noivu_desktop.gui.workspace import Workspace


def whole_map(workspace: Workspace) -> None:
    """Bring the whole map into sight."""
    workspace.whole_map_wished.emit()


def chosen_on_map(workspace: Workspace) -> None:
    """Bring the chosen units into sight."""
    workspace.selection.shown.emit(list(workspace.codes))


def next_problem(workspace: Workspace) -> None:
    """Visit the next problem."""
    workspace.problem_wished.emit(1)


def previous_problem(workspace: Workspace) -> None:
    """Visit the problem before."""
    workspace.problem_wished.emit(-1)


def theme(theme_id: str) -> Callable[[Workspace], None]:
    """An action that colours the map by this theme."""
    return lambda workspace: workspace.theme_wished.emit(theme_id)


def has_theme(theme_id: str) -> Callable[[Workspace], bool]:
    """Whether the map is coloured by this theme."""
    return lambda workspace: workspace.theme_id == theme_id


def backgrounds(workspace: Workspace) -> None:
    """Show the list of layers behind the plan."""
    workspace.backgrounds_wished.emit()
