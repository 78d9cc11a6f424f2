"""The card that tells, while the pointer moves, what a gesture would do: before and after."""

from html import escape

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QCursor, QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from noivu_desktop.gui.colours import STANDING_TINTS, is_dark
from noivu_desktop.gui.panels import card_html as html
from noivu_desktop.gui.panels.findings_view import unbroken
from noivu_desktop.gui.panels.overlay import Overlay
from noivu_desktop.gui.panels.proposed_change import Change, ProposedChange, Side
from noivu_desktop.gui.tables.chips import readable_on
from noivu_desktop.vietnamese import area, households, people, percent

translate = QCoreApplication.translate
_LETTERS = 68


class GestureCard(Overlay):
    """Shown only while a gesture is under way; lies above the card of the selection."""

    def __init__(self, below: QWidget) -> None:
        corner = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        super().__init__(below, corner, letters=_LETTERS)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("Thay đổi đang chờ"))
        self.text = QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.addWidget(self.text)
        self.hide()

    def show_change(self, found: ProposedChange | None) -> None:
        """Tell what would change; ``None`` hides the card."""
        if found is None:
            self.hide()
            return
        self.text.setText(self._words(found))
        self.show()
        self.raise_()
        self.settle()
        self._leave_pointer()

    def _leave_pointer(self) -> None:
        """Go to the other end of the side rather than lie on what is being drawn."""
        if self.geometry().contains(self._below.mapFromGlobal(QCursor.pos())):
            self._corner ^= Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignBottom
            self.settle()

    def _words(self, found: ProposedChange) -> str:
        hint = html.line(self.tr("Thả chuột để nhận, Esc để thôi."))
        if found.refusal:
            return html.strong(found.refusal)
        return "".join(change_html(one, self.palette()) for one in found.changes) + hint


def change_html(change: Change, palette: QPalette) -> str:
    """A unit of the plan before and after: figures with their shares, and the verdict."""
    before, after = change.before, change.after
    rows = [
        ("", translate("gesture", "Trước"), translate("gesture", "Sau")),
        (translate("gesture", "Diện tích"), _area(before), _area(after)),
        (translate("gesture", "Dân số"), _people(before), _people(after)),
    ]
    if after.unit.households is not None or before.unit.households is not None:
        told = [households(one.unit.households) for one in (before, after)]
        rows.append((translate("gesture", "Số hộ"), told[0], told[1]))
    cells = "".join(
        f"<tr><td>{escape(name)}</td><td align='right'>&nbsp;&nbsp;{first}</td>"
        f"<td align='right'>&nbsp;&nbsp;{second}</td></tr>"
        for name, first, second in rows
    )
    chips = f"<tr><td></td><td align='right'>{_chip(before, palette)}</td>"
    chips += f"<td align='right'>&nbsp;&nbsp;{_chip(after, palette)}</td></tr>"
    table = f"<table cellpadding='1' style='margin-top:6px'>{cells}{chips}</table>"
    return html.heading(after.unit.full_name) + table


def _chip(side: Side, palette: QPalette) -> str:
    colour = STANDING_TINTS[side.standing].colour(dark=is_dark(palette))
    style = f"background-color:{colour.name()};color:{readable_on(colour).name()}"
    return f'<span style="{style}">&nbsp;{escape(side.standing.word)}&nbsp;</span>'


def _area(side: Side) -> str:
    share = side.shares.area_share if side.shares else None
    told = area(side.unit.area_km2)
    return escape(unbroken(told if share is None else f"{told} ({percent(share)})"))


def _people(side: Side) -> str:
    share = side.shares.population_share if side.shares else None
    told = people(side.unit.population)
    return escape(unbroken(told if share is None else f"{told} ({percent(share)})"))
