"""The plan menu, partial parts: their figures, and taking them back."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QInputDialog

from noivu_desktop.errors import Cancelled
from noivu_desktop.gui.dialogs.part_form import PartForm
from noivu_desktop.gui.part_shapes import given_parts, part_title
from noivu_desktop.gui.workspace import Workspace
from noivu_desktop.plan.parts import FIGURES
from noivu_desktop.plan.plan import Part
from noivu_desktop.project.unit_values import canonical

translate = QCoreApplication.translate


def has_parts_chosen(workspace: Workspace) -> bool:
    """Whether a chosen unit gave a part away or was given one."""
    return not workspace.model.file.read_only and bool(_parts(workspace))


def set_part(workspace: Workspace) -> None:
    """Put other figures in the place of those that a part has."""
    part = _one_part(workspace)
    assert part.to is not None
    PartForm(
        workspace.model,
        part,
        (part.to,),
        lambda changed: _set_figures(workspace, changed),
        workspace.window,
    ).open()


def take_back(workspace: Workspace) -> None:
    """Let a unit have a part again that it gave away."""
    part = _one_part(workspace)
    workspace.model.do("take_back", code=part.code, to=part.to)


def _set_figures(workspace: Workspace, part: Part) -> None:
    figures = {name: canonical(getattr(part, name)) for name in FIGURES}
    told = {**figures, "estimated": list(part.estimated)}
    workspace.model.do("set_part", code=part.code, to=part.to, figures=told)


def _parts(workspace: Workspace) -> list[Part]:
    """The parts that the chosen units gave or took."""
    chosen = set(workspace.codes)
    found = (part for _, part in given_parts(workspace.model.plan))
    return [part for part in found if {part.code, part.home} & chosen]


def _one_part(workspace: Workspace) -> Part:
    """The part that is meant; asks where there are several. Raises Cancelled."""
    found = _parts(workspace)
    if len(found) == 1:
        return found[0]
    titles = [part_title(part, workspace.model.coverage) for part in found]
    title, accepted = QInputDialog.getItem(
        workspace.window,
        translate("parts", "Phần đã tách"),
        translate("parts", "Chọn phần:"),
        titles,
        editable=False,
    )
    if not accepted:
        raise Cancelled
    return found[titles.index(title)]
