"""What lies under the pointer, and what it would make together with what is chosen."""

from fractions import Fraction

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QVBoxLayout

from noivu_desktop.gui.link_words import link_sentence
from noivu_desktop.gui.map.canvas import MapCanvas
from noivu_desktop.gui.panels.overlay import Overlay
from noivu_desktop.gui.panels.pending import pending
from noivu_desktop.gui.part_shapes import drawn_parts, part_text
from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.gui.selection import Selection
from noivu_desktop.rules.merged_check import MergedCheck
from noivu_desktop.vietnamese import area, people, percent

_NO_PART = -1
_REST_MS = 60
_BETWEEN = " · "
_MOST_CHOSEN = 60
_MOST_LINKS = 3


class HoverStrip(Overlay):
    """Name and figures of the unit or part that is pointed at, by the pointer or by keys.

    Where units are chosen, the figures of a merger with them follow when the pointer rests.
    """

    def __init__(self, model: ProjectModel, selection: Selection, canvas: MapCanvas) -> None:
        super().__init__(canvas, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._model = model
        self._selection = selection
        self._part = _NO_PART
        self._told = ""
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._add_merger)
        self.text = QLabel(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.addWidget(self.text)
        self.hide()
        canvas.part_hovered.connect(self._point_at_part)
        for signal in (
            selection.hovered_changed,
            selection.changed,
            model.units_changed,
            model.plan_changed,
            model.rules_changed,
        ):
            signal.connect(self.refresh)

    def refresh(self) -> None:
        """Tell what is pointed at now; nothing hides the strip."""
        row, parts = self._row(), drawn_parts(self._model.plan)
        if 0 <= self._part < len(parts):
            self._show(part_text(parts[self._part][1], self._model.coverage))
        else:
            self._show("" if row is None else self._words(row))
        if row is not None and self._would_merge():
            self._rest.start()
        else:
            self._rest.stop()

    def _row(self) -> int | None:
        code = self._selection.hovered
        return None if code is None else self._model.coverage.index.get(code)

    def _would_merge(self) -> bool:
        """Whether the hovered unit is one that could join those that are chosen."""
        chosen, hovered = self._selection.codes, self._selection.hovered
        is_few = 0 < len(chosen) <= _MOST_CHOSEN
        return is_few and hovered is not None and hovered not in chosen

    def _add_merger(self) -> None:
        row, hovered = self._row(), self._selection.hovered
        if row is None or hovered is None or not self._would_merge():
            return
        found = pending(self._model, (*self._selection.codes, hovered))
        if found.is_merge and (found.check or found.refusal):
            said = _merged_words(found.check) if found.check else found.refusal
            joined = self.tr("Cùng đơn vị đang chọn: %1").replace("%1", said)
            self._show(f"{self._words(row)}\n{joined}")

    def _point_at_part(self, number: int) -> None:
        self._part = number
        self.refresh()

    def _words(self, row: int) -> str:
        unit, check = self._model.coverage.units[row], self._model.check
        shares = check.screening[row] if check else None
        name = ", ".join(filter(None, (unit.full_name, unit.parent_name)))
        figures = (
            _with_share(area(unit.area_km2), shares.area_share if shares else None),
            _with_share(people(unit.population), shares.population_share if shares else None),
            self._model.standings[row].word,
        )
        return "\n".join((name, _BETWEEN.join(figures), *self._links(unit.code)))

    def _links(self, code: str) -> list[str]:
        coverage = self._model.coverage
        near = [one for one in coverage.links if code in (one.first, one.second)]
        return [link_sentence(one, coverage, {code}) for one in near[:_MOST_LINKS]]

    def _show(self, text: str) -> None:
        if not text and self.isHidden():
            return
        self._told = text
        self.setVisible(bool(text))
        self.settle()

    def settle(self) -> None:
        """Break lines that are longer than the map is wide: between figures, else between words."""
        self.text.setWordWrap(False)
        for told in (self._told, self._told.replace(_BETWEEN, "\n")):
            self.text.setText(told)
            super().settle()
            if self.text.sizeHint().width() <= self.text.width():
                return
        self.text.setWordWrap(True)
        super().settle()


def _merged_words(check: MergedCheck) -> str:
    figures = (
        _with_share(area(check.unit.area_km2), check.area_share),
        _with_share(people(check.unit.population), check.population_share),
    )
    return f"{check.verdict.label}\n{_BETWEEN.join(figures)}"


def _with_share(text: str, share: Fraction | None) -> str:
    return text if share is None else f"{text} ({percent(share)})"
