"""The law menu: screening, rule sets, what a change of text changes, consultations, facts."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow

from noivu_desktop.errors import NoivuError
from noivu_desktop.gui import messages
from noivu_desktop.gui.actions.action import Action
from noivu_desktop.gui.actions.decisions import exempt
from noivu_desktop.gui.actions.plan import can_change
from noivu_desktop.gui.law_change import law_changes
from noivu_desktop.gui.rule_set_choices import rule_set_name
from noivu_desktop.gui.shown_once import show_once
from noivu_desktop.gui.workspace import Workspace
from noivu_desktop.project.judging import judge_merged_unit, rule_set_of
from noivu_desktop.units.unit import Unit
from noivu_desktop.vietnamese import number

translate = QCoreApplication.translate
_SCREENING = "screening"
_SCREENING_HEIGHT = 320


def show_screening(workspace: Workspace) -> None:
    """Show, or put away, the screening of all units below the map."""
    window = workspace.window
    assert isinstance(window, QMainWindow)
    dock = window.findChild(QDockWidget, _SCREENING)
    if dock is None:
        dock = _screening_dock(workspace, window)
    else:
        dock.setVisible(not dock.isVisible())


def show_rule_sets(workspace: Workspace) -> None:
    """All legal texts and their figures."""
    from noivu_desktop.gui.dialogs.rule_sets import RuleSetsDialog

    dialog = RuleSetsDialog(workspace.model, workspace.window)
    dialog.use_wished.connect(lambda name: _do(workspace, "set_rule_set", id=name))
    dialog.sets_changed.connect(workspace.model.reload_rule_sets)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def show_changes(workspace: Workspace, before_id: str) -> None:
    """What the text of the project changes against that of ``before_id``, in all plans."""
    from noivu_desktop.gui.dialogs.text_change import TextChangeDialog

    project = workspace.model.project
    for before in workspace.window.findChildren(TextChangeDialog):
        before.close()  # it may speak of another text
    dialog = TextChangeDialog(
        rule_set_name(rule_set_of(project, before_id)),
        rule_set_name(rule_set_of(project)),
        law_changes(project, before_id),
        workspace.selection,
        workspace.window,
    )
    dialog.show()


def show_decisions(workspace: Workspace) -> None:
    """Every exemption, waiver and consultation that is written down."""
    from noivu_desktop.gui.dialogs.decisions_list import DecisionsDialog

    show_once(
        workspace.window,
        DecisionsDialog,
        lambda: DecisionsDialog(workspace.model, workspace.selection, workspace.window),
    )


def consult(workspace: Workspace) -> None:
    """Write down what the people of the chosen units, and of those merged with them, said."""
    from noivu_desktop.gui.dialogs.consultation import ConsultationDialog

    model = workspace.model
    units = _with_members(workspace)
    dialog = ConsultationDialog(
        units, model.project.consultations, model.rule_set, workspace.window
    )

    def write() -> None:
        steps = dialog.steps
        label = "Ghi kết quả lấy ý kiến của %1 đơn vị"  # kept in the project
        if len(steps) == 1:
            _do(workspace, steps[0][0], **steps[0][1])
        elif steps:
            _do(workspace, "several", label=label.replace("%1", number(len(steps))), steps=steps)

    dialog.accepted.connect(write)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def set_dates(workspace: Workspace) -> None:
    """Write down of what day the codes are, and from when the plan is in effect."""
    from noivu_desktop.gui.dialogs.dates import DatesDialog

    dialog = DatesDialog(workspace.model.project, workspace.window)
    dialog.accepted.connect(lambda: _do(workspace, "set_dates", **dialog.days))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def set_facts(workspace: Workspace) -> None:
    """Type in figures and facts of the chosen units."""
    from noivu_desktop.gui.dialogs.unit_facts import UnitFactsDialog

    codes = list(workspace.codes)
    units = [workspace.model.coverage.unit(code) for code in codes]
    dialog = UnitFactsDialog(units, workspace.window)

    def write() -> None:
        if values := dialog.values:
            if len(codes) == 1:
                _do(workspace, "set_values", code=codes[0], values=values)
            else:
                _do(workspace, "set_values_of", codes=codes, values=values)

    dialog.accepted.connect(write)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def classify(workspace: Workspace) -> None:
    """Points and class of the chosen unit, or of a merged unit and its members."""
    from noivu_desktop.gui.dialogs.classification import ClassificationDialog

    units = _with_members(workspace)
    merged = workspace.model.plan.merged_by_member.get(units[0].code)
    after = judge_merged_unit(workspace.model.project, merged).unit if merged else None
    dialog = ClassificationDialog(units, after, workspace.window)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def has_units(workspace: Workspace) -> bool:
    """Whether anything is chosen that may be changed."""
    return can_change(workspace) and bool(workspace.codes)


def has_one_group(workspace: Workspace) -> bool:
    """Whether one unit is chosen, or units of one merged unit."""
    merged = workspace.model.plan.merged_by_member
    return len({_key(code, merged.get(code)) for code in workspace.codes}) == 1


def actions() -> tuple[Action | None, ...]:
    """The entries of the menu."""
    return (
        Action(
            id="law.screening", text=translate("menus", "&Rà soát các đơn vị"), run=show_screening,
            keys=("F7",),
            hint=translate(
                "menus", "Đơn vị nào thuộc diện sắp xếp, được miễn, thiếu số liệu, vì sao"
            ),
        ),
        Action(
            id="law.rule_sets", text=translate("menus", "&Các bộ quy định…"), run=show_rule_sets,
            keys=("Ctrl+Shift+Q",),
        ),
        Action(
            id="law.decisions", text=translate("menus", "Các &quyết định đã ghi…"),
            run=show_decisions,
        ),
        Action(
            id="law.dates", text=translate("menus", "&Ngày của danh mục mã và ngày hiệu lực…"),
            run=set_dates, enabled=can_change,
        ),
        None,
        Action(
            id="law.facts", text=translate("menus", "&Số liệu và đặc điểm của đơn vị…"),
            run=set_facts,
            keys=("F4",), enabled=has_units,
        ),
        Action(
            id="law.consult", text=translate("menus", "Kết quả &lấy ý kiến…"), run=consult,
            enabled=has_units,
        ),
        Action(
            id="law.classify", text=translate("menus", "Điểm &phân loại…"), run=classify,
            enabled=has_one_group,
        ),
    )  # fmt: skip


def _screening_dock(workspace: Workspace, window: QMainWindow) -> QDockWidget:
    from noivu_desktop.gui.panels.screening_panel import ScreeningPanel

    panel = ScreeningPanel(workspace.model, workspace.selection, window)
    panel.exempt_wished.connect(lambda: exempt(workspace))
    panel.facts_wished.connect(lambda: set_facts(workspace))
    panel.said.connect(workspace.say)
    dock = QDockWidget(translate("law", "Rà soát theo văn bản đang áp dụng"), window)
    dock.setObjectName(_SCREENING)
    dock.setWidget(panel)
    window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, dock)
    window.resizeDocks([dock], [_SCREENING_HEIGHT], Qt.Orientation.Vertical)
    return dock


def _with_members(workspace: Workspace) -> list[Unit]:
    """The chosen units with all that are merged with them, without repetition."""
    model = workspace.model
    codes: dict[str, None] = {}
    for code in workspace.codes:
        merged = model.plan.merged_by_member.get(code)
        codes.update(dict.fromkeys(merged.codes if merged else (code,)))
    return [model.coverage.unit(code) for code in codes]


def _key(code: str, merged: object) -> object:
    return code if merged is None else id(merged)


def _do(workspace: Workspace, kind: str, /, **arguments: object) -> None:
    try:
        workspace.model.do(kind, **arguments)
    except NoivuError as error:
        messages.show_error(workspace.window, str(error))
