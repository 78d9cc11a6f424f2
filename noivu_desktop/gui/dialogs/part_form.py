"""The figures of a part that one unit gives to another: estimates until somebody counts."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from noivu_desktop.errors import NoivuError
from noivu_desktop.gui.dialogs.signature import buttons_for
from noivu_desktop.gui.panels.gesture_card import change_html
from noivu_desktop.gui.panels.proposed_change import Change, side
from noivu_desktop.gui.panels.short_combo import ShortComboBox
from noivu_desktop.gui.part_shapes import plain_number
from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.plan import edits
from noivu_desktop.plan.parts import FIGURES
from noivu_desktop.plan.plan import Part, Plan
from noivu_desktop.project.unit_values import parse_value


class PartForm(QDialog):
    """Who takes the part and what it amounts to; ``commit`` is called with it on "Ghi".

    A part that the plan has already can have other figures, but goes where it went.
    """

    def __init__(
        self,
        model: ProjectModel,
        part: Part,
        takers: Sequence[str],
        commit: Callable[[Part], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        name = model.coverage.unit(part.code).full_name
        self.setWindowTitle(self.tr("Tách một phần %1").replace("%1", name))
        self.setMinimumWidth(520)
        self._model, self._part, self._commit = model, part, commit
        self._official: set[str] = set(FIGURES) - set(part.estimated)
        self.taker = ShortComboBox()
        for code in takers:
            self.taker.addItem(model.coverage.unit(code).full_name, code)
        self.taker.setEnabled(len(takers) > 1)
        self.boxes = {one: QLineEdit(plain_number(getattr(part, one))) for one in FIGURES}
        self.marks = {one: QLabel() for one in FIGURES}
        self.preview = QLabel(textFormat=Qt.TextFormat.RichText, wordWrap=True)
        self.problem = QLabel(wordWrap=True)
        self.problem.hide()
        layout = QVBoxLayout(self)
        layout.addLayout(self._form())
        layout.addWidget(self.preview)
        layout.addWidget(self.problem)
        layout.addWidget(buttons_for(self, self.tr("Ghi")))
        self.taker.currentIndexChanged.connect(self.refresh)
        self.refresh()

    @property
    def part(self) -> Part:
        """What the form says; raises NoivuError for what is not a figure."""
        figures: dict[str, Any] = {
            name: parse_value(name, box.text().strip()) for name, box in self.boxes.items()
        }
        estimated = tuple(
            sorted(
                name for name in FIGURES if name not in self._official and figures[name] is not None
            )
        )
        return replace(self._part, to=self.taker.currentData(), estimated=estimated, **figures)

    def accept(self) -> None:
        """Close only when the step was taken."""
        try:
            self._commit(self.part)
        except NoivuError as error:
            self._tell(str(error))
            return
        super().accept()

    def refresh(self) -> None:
        """Tell what both units would be, and which figures are estimates."""
        for name, mark in self.marks.items():
            counted = name in self._official
            mark.setText(self.tr("số liệu chính thức") if counted else self.tr("ước tính"))
        try:
            part = self.part
            self.preview.setText(self._changes(self._plan_with(part), part))
            self._tell("")
        except NoivuError as error:
            self.preview.setText("")
            self._tell(str(error))

    def _plan_with(self, part: Part) -> Plan:
        plan, coverage = self._model.plan, self._model.coverage
        if self._is_given():
            assert part.to is not None
            figures = {name: getattr(part, name) for name in (*FIGURES, "estimated")}
            return edits.set_part(plan, coverage, part.code, part.to, figures)
        return edits.give_part(plan, coverage, part)

    def _is_given(self) -> bool:
        held = self._model.plan.parts_of.get(self._part.code, ())
        return any(part is self._part for _, part in held)

    def _changes(self, after: Plan, part: Part) -> str:
        before = self._model.plan
        told = (
            Change(before=side(self._model, before, code), after=side(self._model, after, code))
            for code in (part.home, part.code)
        )
        return "".join(change_html(one, self.palette()) for one in told)

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.addRow(self.tr("&Nhập vào:"), self.taker)
        words = {
            "area_km2": self.tr("&Diện tích (km²):"),
            "population": self.tr("Dân &số (người):"),
            "households": self.tr("Số &hộ:"),
        }
        for name, box in self.boxes.items():
            box.textEdited.connect(lambda _, edited=name: self._edited(edited))
            row = QHBoxLayout()
            row.addWidget(box, 1)
            row.addWidget(self.marks[name])
            label = QLabel(words[name])
            label.setBuddy(box)
            form.addRow(label, row)
        return form

    def _edited(self, name: str) -> None:
        """What the planner types is no longer an estimate of the program."""
        self._official.add(name)
        self.refresh()

    def _tell(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
