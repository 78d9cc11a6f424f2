"""Units that no border joins but that count as neighbours: a bridge, a ferry, one island."""

from PySide6.QtCore import QCoreApplication

from noivu_desktop.gui import messages
from noivu_desktop.gui.actions.action import Action
from noivu_desktop.gui.actions.plan import can_change
from noivu_desktop.gui.link_words import link_sentence
from noivu_desktop.gui.sentences import filled
from noivu_desktop.gui.workspace import Workspace
from noivu_desktop.units.coverage import Link

translate = QCoreApplication.translate


def entries() -> tuple[Action, ...]:
    """What can be declared of two chosen units."""
    return (
        Action(
            id="unit.link",
            text=translate("menus", "Coi là &liền kề…"),
            run=declare,
            enabled=can_declare,
            hint=translate("menus", "Hai đơn vị không chung ranh giới: có cầu, phà, cùng đảo…"),
        ),
        Action(
            id="unit.unlink",
            text=translate("menus", "Thôi coi là liền kề"),
            run=withdraw,
            enabled=can_withdraw,
        ),
    )


def can_declare(workspace: Workspace) -> bool:
    """Whether two units are chosen that are no neighbours yet."""
    if len(workspace.codes) != 2 or not can_change(workspace):
        return False
    coverage = workspace.model.coverage
    first, second = coverage.rows(workspace.codes)
    has_border = int(second) in coverage.adjacency.neighbours[int(first)]
    return not has_border and _link(workspace) is None


def can_withdraw(workspace: Workspace) -> bool:
    """Whether the two chosen units were declared neighbours."""
    return can_change(workspace) and _link(workspace) is not None


def declare(workspace: Workspace) -> None:
    """Write down why the two chosen units count as neighbours."""
    first, second = (workspace.model.coverage.unit(code) for code in workspace.codes)
    question = translate("neighbours", "Vì sao %1 và %2 được coi là liền kề (cầu, phà, cùng đảo…)?")
    ground = messages.ask_text(
        workspace.window,
        translate("neighbours", "Coi là liền kề"),
        filled(question, first.full_name, second.full_name),
        "",
    )
    if ground:
        workspace.model.do("add_link", first=first.code, second=second.code, ground=ground)
        link = Link(first.code, second.code, ground)
        workspace.say(link_sentence(link, workspace.model.coverage))


def withdraw(workspace: Workspace) -> None:
    """Let only borders decide again whether the two chosen units are neighbours."""
    link = _link(workspace)
    if link is not None:
        workspace.model.do("remove_link", first=link.first, second=link.second)


def _link(workspace: Workspace) -> Link | None:
    """The declared link between the two chosen units."""
    chosen = set(workspace.codes)
    links = workspace.model.coverage.links
    return next((one for one in links if {one.first, one.second} == chosen), None)
