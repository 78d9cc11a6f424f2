"""The card over the map: the chosen unit, merged unit, or the merge that waits for Enter."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from noivu_desktop.gui.colours import VERDICT_TINTS, is_dark
from noivu_desktop.gui.panels.overlay import Overlay
from noivu_desktop.gui.panels.pending import Pending, pending
from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.gui.selection import Selection
from noivu_desktop.gui.standing import Standing, demand, standing_of
from noivu_desktop.gui.tables.chips import readable_on
from noivu_desktop.rules.checking import MergedCheck
from noivu_desktop.rules.finding import Verdict
from noivu_desktop.units.unit import Unit
from noivu_desktop.vietnamese import area, number, people, percent

_MOST_MEMBERS = 8
_WIDTH = 350


class SelectionCard(Overlay):
    """Figures and verdict of what is chosen, with the buttons that act on it."""

    accepted = Signal()
    split_asked = Signal()
    cleared = Signal()

    def __init__(
        self, model: ProjectModel, selection: Selection, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._selection = selection
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName(self.tr("Đơn vị đang chọn"))
        self.text = QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.accept = QPushButton(self.tr("Nhập (Enter)"))
        self.split = QPushButton(self.tr("Tách ra"))
        self.clear = QPushButton(self.tr("Bỏ chọn (Esc)"))
        self.accept.clicked.connect(self.accepted)
        self.split.clicked.connect(self.split_asked)
        self.clear.clicked.connect(self.cleared)
        buttons = QHBoxLayout()
        for button in (self.accept, self.split, self.clear):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.addWidget(self.text)
        layout.addLayout(buttons)
        for signal in (selection.changed, model.plan_changed, model.rules_changed):
            signal.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is chosen now; nothing chosen hides the card."""
        codes = self._selection.codes
        self.setVisible(bool(codes))
        if not codes:
            return
        found = pending(self._model, codes)
        self.accept.setVisible(found.is_merge)
        self.accept.setEnabled(not found.refusal)
        self.accept.setDefault(found.is_merge)
        is_merged = len(found.members) > 1 and not found.is_merge
        self.split.setVisible(is_merged)
        if len(found.members) == 1:
            self.text.setText(self._unit(found.members[0]))
        else:
            self.text.setText(self._merged(found))
        self.adjustSize()

    def _unit(self, unit: Unit) -> str:
        row = self._model.coverage.row(unit.code)
        check = self._model.check
        standing = standing_of(self._model, row)
        lines = [_heading(unit.full_name), _small(f"{unit.code} · {unit.parent_name or ''}")]
        shares = check.screening[row] if check else None
        lines.append(_figures(unit, shares))
        lines.append(f"<p><b>{escape(standing.label)}</b></p>")
        if shares and demand(shares) is not Standing.KEPT:
            lines += [_small(finding.sentence) for finding in shares.findings]
        return "".join(lines)

    def _merged(self, found: Pending) -> str:
        check = found.check
        title = self.tr("Nhập %1 đơn vị") if found.is_merge else self.tr("Gồm %1 đơn vị")
        title = title.replace("%1", str(len(found.members)))
        lines = [_heading(check.unit.full_name) if check else "", _small(title)]
        lines.append(_members(found.members))
        if found.refusal:
            lines.append(f"<p><b>{escape(found.refusal)}</b></p>")
        if check:
            lines.append(_figures(check.unit, check))
            lines.append(self._verdict(check))
        return "".join(lines)

    def _verdict(self, check: MergedCheck) -> str:
        colour = VERDICT_TINTS[check.verdict].colour(dark=is_dark(self.palette()))
        style = f"background-color:{colour.name()};color:{readable_on(colour).name()}"
        chip = f'<p><span style="{style}">&nbsp; {escape(check.verdict.label)} &nbsp;</span></p>'
        told = [
            _small(one.sentence) for one in check.findings if one.verdict is not Verdict.MET
        ] or [_small(self.tr("Mọi tiêu chí đều đạt."))]
        return chip + "".join(told)


def _heading(text: str) -> str:
    return f'<div style="font-size:large"><b>{escape(text)}</b></div>'


def _small(text: str) -> str:
    return f'<div style="margin-top:3px">{escape(text)}</div>'


def _figures(unit: Unit, shares: object) -> str:
    """Area and population with their share of the standard, one line each."""
    rows = [("Diện tích", area(unit.area_km2), getattr(shares, "area_share", None))]
    rows.append(("Dân số", people(unit.population), getattr(shares, "population_share", None)))
    if unit.households is not None:
        share = getattr(shares, "households_share", None)
        rows.append(("Số hộ", number(unit.households), share))
    cells = "".join(
        f"<tr><td>{label}</td><td align='right'>&nbsp;&nbsp;{escape(value)}</td>"
        f"<td align='right'>&nbsp;&nbsp;{'' if share is None else percent(share)}</td></tr>"
        for label, value, share in rows
    )
    return f"<table cellpadding='1' style='margin-top:6px'>{cells}</table>"


def _members(members: tuple[Unit, ...]) -> str:
    rows = [
        f"<tr><td>{escape(unit.full_name)}</td>"
        f"<td align='right'>&nbsp;&nbsp;{escape(area(unit.area_km2))}</td>"
        f"<td align='right'>&nbsp;&nbsp;{escape(people(unit.population))}</td></tr>"
        for unit in members[:_MOST_MEMBERS]
    ]
    more = len(members) - _MOST_MEMBERS
    if more > 0:
        rows.append(f"<tr><td colspan='3'>… và {more} đơn vị khác</td></tr>")
    return f"<table cellpadding='1' style='margin-top:6px'>{''.join(rows)}</table>"
