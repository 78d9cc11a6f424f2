"""The card over the map: the chosen unit, merged unit, or the merge that waits for Enter."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from noivu_desktop.gui.link_words import link_sentence
from noivu_desktop.gui.lock_words import LOCK_ICONS, lock_sentence
from noivu_desktop.gui.panels import card_html as html
from noivu_desktop.gui.panels.overlay import Overlay
from noivu_desktop.gui.panels.pending import Pending, candidates, pending
from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.gui.selection import Selection
from noivu_desktop.gui.sentences import without_name
from noivu_desktop.gui.standing import Standing, demand
from noivu_desktop.gui.tables.screening_table import exemption_words
from noivu_desktop.units.unit import Unit
from noivu_desktop.vietnamese import number

_CORNERS = (
    Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop,
    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop,
)
_LETTERS = 58
_NAME_PX = 20
_MOST_OF_MAP = 0.55
"""The share of the height of the map that the card may take with all it knows."""
Lines = tuple[list[str], list[str], list[str]]
"""All lines as rich text, those of them that decide, and the verdict alone."""
_LINKS = Qt.TextInteractionFlag.LinksAccessibleByMouse
_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse


class SelectionCard(Overlay):
    """Figures and verdict of what is chosen, with the buttons that act on it."""

    accepted = Signal()
    split_asked = Signal()
    cleared = Signal()

    def __init__(
        self,
        model: ProjectModel,
        selection: Selection,
        below: QWidget,
        wanted: Callable[[], Sequence[QPoint]] = tuple,
    ) -> None:
        """``wanted`` tells the points of the map that the card should leave in sight."""
        super().__init__(below, _CORNERS[0], letters=_LETTERS)
        self._wanted = wanted
        self._model = model
        self._selection = selection
        self._parts: Lines | None = None
        self.setAccessibleName(self.tr("Đơn vị đang chọn"))
        self.text = QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self.text.setTextInteractionFlags(_LINKS | _SELECTABLE)
        self.text.linkActivated.connect(lambda code: selection.add((code,)))
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
        for signal in (
            selection.changed, model.units_changed, model.plan_changed, model.rules_changed,
        ):  # fmt: skip
            signal.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is chosen now; nothing chosen hides the card."""
        codes = self._selection.codes
        self.setVisible(bool(codes))
        if not codes:
            self._corner = _CORNERS[0]
            return
        found = pending(self._model, codes)
        self.accept.setVisible(found.is_merge)
        self.accept.setEnabled(not found.refusal)
        self.accept.setDefault(found.is_merge)
        standing = [part.code for part in found.members if part.stands_for_unit]
        self.split.setVisible(len(standing) > 1 and not found.is_merge)
        if len(found.members) == 1 and found.members[0].is_whole:
            self._parts = self._unit(self._model.coverage.unit(codes[0]))
        else:
            self._parts = self._merged(found)
        self.settle()

    def settle(self) -> None:
        """Tell all, or less where that would cover too much of the map, or what is wanted."""
        if self._parts is None:
            return
        forms = ["".join(lines) for lines in self._parts]
        for form in forms:
            is_whole = form is forms[0]
            self._tell(form, "" if is_whole else forms[0])
            super().settle()
            is_in_the_way = bool(self._leave()) and is_whole
            if self.height() <= _MOST_OF_MAP * self._below.height() and not is_in_the_way:
                return

    def hides(self, points: Iterable[QPoint]) -> int:
        """How many points of the map lie under the card, or so close that no name is read."""
        around = self.geometry().adjusted(-_NAME_PX, -_NAME_PX // 2, _NAME_PX, _NAME_PX // 2)
        return sum(around.contains(point) for point in points)

    def _leave(self) -> int:
        """Go to the other side if less is hidden there; tells how many points still are."""
        here, wanted = self._corner, self._wanted()
        hidden = self.hides(wanted)
        if hidden:
            self.go_to(next(one for one in _CORNERS if one != here))
            there = self.hides(wanted)
            if there < hidden:
                return there
            self.go_to(here)
        return hidden

    def _tell(self, shown: str, tip: str = "") -> None:
        self.text.setText(shown)
        self.text.setToolTip(tip)

    def _unit(self, unit: Unit) -> Lines:
        row = self._model.coverage.row(unit.code)
        check = self._model.check
        screening = check.screening[row] if check else None
        parts = [html.heading(unit.full_name)]
        parts.append(html.line(" · ".join(filter(None, (unit.code, unit.parent_name)))))
        parts.append(html.figures(unit, screening))
        parts.append(html.strong(self._model.standings[row].label))
        short, least = [parts[0], *parts[2:]], [parts[0], parts[-1]]
        parts += self._locks([unit])
        parts += self._links([unit])
        if screening and screening.exemption:
            parts.append(html.line(exemption_words(screening.exemption)))
        if screening and demand(screening) in _EXPLAINED:
            first = screening.findings[0].sentence
            parts.append(html.line(without_name(first, unit.full_name)))
            found = candidates(self._model, unit.code)
            parts.append(html.candidates(found, self.palette()))
        return parts, short, least

    def _merged(self, found: Pending) -> Lines:
        check = found.check
        title = self.tr("Nhập %1 đơn vị") if found.is_merge else self.tr("Gồm %1 đơn vị")
        parts = [html.heading(check.unit.full_name)] if check else []
        parts.append(html.line(title.replace("%1", number(len(found.members)))))
        short = parts.copy()
        coverage = self._model.coverage
        members = [(coverage.unit(part.code), part) for part in found.members]
        parts.append(html.members(members))
        parts += self._locks([unit for unit, _ in members])
        parts += self._links([unit for unit, _ in members])
        if found.refusal:
            parts.append(html.strong(found.refusal))
            short.append(parts[-1])
        least = short.copy()
        if check:
            parts.append(html.figures(check.unit, check))
            least.append(html.verdict_alone(check, self.palette()))
            short += [parts[-1], least[-1]]
            parts.append(html.verdict(check, self.palette()))
        return parts, short, least

    def _locks(self, units: Sequence[Unit]) -> list[str]:
        """A line for each lock that names one of the units; each lock is told once."""
        coverage, palette = self._model.coverage, self.palette()
        told: list[str] = []
        for lock in self._model.plan.locks:
            named = next((unit for unit in units if unit.code in lock.codes), None)
            if named is not None:
                words = lock_sentence(lock, coverage, named.code)
                words = words if len(units) == 1 else f"{named.full_name}: {words}"
                told.append(html.pictured(LOCK_ICONS[lock.kind], words, palette))
        return told

    def _links(self, units: Sequence[Unit]) -> list[str]:
        """With whom one unit is declared a neighbour, or which of several are, and why."""
        coverage, codes = self._model.coverage, {unit.code for unit in units}
        told = []
        for link in coverage.links:
            ends = {link.first, link.second}
            if ends <= codes or (len(codes) == 1 and ends & codes):
                told.append(html.line(link_sentence(link, coverage, codes)))
        return told


_EXPLAINED = frozenset({Standing.OPEN, Standing.UNKNOWN})
