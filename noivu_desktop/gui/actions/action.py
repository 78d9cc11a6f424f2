"""A menu entry: its words, keys and picture, the function it calls, and when it can be called."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from noivu_desktop.errors import Cancelled, NoivuError
from noivu_desktop.gui import messages
from noivu_desktop.gui.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One entry. ``run`` is a plain function; ``enabled`` says when it makes sense.

    short    the word on the toolbar
    label    gives the words where they depend on the project ("Hoàn tác: Nhập ...")
    checked  says whether a mode is on; only an entry that switches one has it
    """

    id: str
    text: str
    run: Callable[[Workspace], None]
    keys: tuple[str, ...] = ()
    icon: str | None = None
    short: str = ""
    hint: str = ""
    enabled: Callable[[Workspace], bool] = lambda workspace: True
    label: Callable[[Workspace], str] | None = None
    checked: Callable[[Workspace], bool] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Menu:
    """A menu with its entries; ``None`` is a line between them."""

    title: str
    entries: tuple[Action | None, ...]


def run_action(action: Action, workspace: Workspace) -> None:
    """Run it; what the user can put right is said in one sentence, a cancel is silence."""
    if not action.enabled(workspace):
        return
    try:
        action.run(workspace)
    except NoivuError as error:
        messages.show_error(workspace.window, str(error))
    except Cancelled:
        return


def make_qaction(action: Action, workspace: Workspace, parent: QObject) -> QAction:
    """The action for menus and toolbars."""
    made = QAction(action.text, parent)
    made.setObjectName(action.id)
    made.setShortcuts([QKeySequence(keys) for keys in action.keys])
    hint = action.hint or action.text.replace("&", "").rstrip("…")
    shown_keys = f" ({made.shortcut().toString()})" if action.keys else ""
    made.setToolTip(hint + shown_keys)
    made.setIconText(action.short or action.text.replace("&", "").rstrip("…"))
    made.setCheckable(action.checked is not None)
    made.triggered.connect(lambda: _run_chosen(made, action, workspace))
    return made


def refresh_qaction(made: QAction, action: Action, workspace: Workspace) -> None:
    """Bring words and availability up to date."""
    made.setEnabled(action.enabled(workspace))
    if action.label:
        made.setText(action.label(workspace))
    if action.checked:
        made.setChecked(action.checked(workspace))


def _run_chosen(made: QAction, action: Action, workspace: Workspace) -> None:
    run_action(action, workspace)
    if action.checked:  # Qt has turned the mark over, whether or not anything changed
        made.setChecked(action.checked(workspace))
