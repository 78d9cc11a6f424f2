"""One figure of the user's own rule set: when it applies, its numbers, clause, source, date."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from noivu_desktop.errors import RuleSetError
from noivu_desktop.gui.dialogs.signature import buttons_for, date_box, iso
from noivu_desktop.gui.dialogs.when_form import WhenForm
from noivu_desktop.rules.figure_numbers import numbers_of, with_numbers
from noivu_desktop.rules.figures import LegalFigure
from noivu_desktop.rules.finding import Clause, Mark
from noivu_desktop.rules.rule_set import Condition


class FigureForm(QDialog):
    """``item`` is what stands in the place of the figure after "Ghi"."""

    def __init__(self, figure: LegalFigure, item: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(figure.part)
        self.setMinimumWidth(760)
        self._before = item
        self.item = item
        clause = figure.clause
        self.numbers = {one.name: QLineEdit(one.text) for one in numbers_of(item)}
        self.clause_box = QLineEdit(clause.text)
        self.source_box = QLineEdit(clause.source)
        for line in (self.clause_box, self.source_box):
            line.setCursorPosition(0)
        self.mark_box = QComboBox()
        for mark in Mark:
            self.mark_box.addItem(mark.label, mark)
        self.mark_box.setCurrentIndex(list(Mark).index(clause.mark))
        self.dated = QCheckBox(self.tr("Hiệu lực từ:"))
        self.since_box = date_box(QDate.currentDate())
        self._show_date(clause.in_force_from)
        self.problem = QLabel(wordWrap=True)
        self.problem.setVisible(False)
        when = getattr(item, "when", None)
        self.when = WhenForm(when) if isinstance(when, Condition) else None
        layout = QVBoxLayout(self)
        layout.addWidget(QLabel(figure.text, wordWrap=True))
        if self.when:
            layout.addWidget(self.when)
        layout.addLayout(self._form())
        layout.addWidget(self.problem)
        buttons = buttons_for(self, self.tr("Ghi"))
        self.save = buttons.buttons()[0]
        layout.addWidget(buttons)

    def accept(self) -> None:
        """Close only with numbers and a clause that can stand in a file."""
        try:
            self.item = self._changed()
        except RuleSetError as error:
            self.problem.setText(f"<b>{error}</b>")
            self.problem.setVisible(True)
            return
        super().accept()

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        for one in numbers_of(self._before):
            line = self.numbers[one.name]
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
            line.setMaximumWidth(160)
            label = f"{one.label[:1].upper()}{one.label[1:]}:"
            line.setAccessibleName(label)
            row = QHBoxLayout()
            row.addWidget(line)
            row.addWidget(QLabel(one.unit))
            row.addStretch(1)
            form.addRow(label, row)
        form.addRow(self.tr("Điều khoản:"), self.clause_box)
        form.addRow(self.tr("Nguồn:"), self.source_box)
        form.addRow(self.tr("Mức đối chiếu:"), self.mark_box)
        form.addRow(self.dated, self.since_box)
        return form

    def _show_date(self, since: str | None) -> None:
        self.dated.setChecked(since is not None)
        self.since_box.setEnabled(since is not None)
        self.dated.toggled.connect(self.since_box.setEnabled)
        if since:
            self.since_box.setDate(QDate.fromString(since, Qt.DateFormat.ISODate))

    def _changed(self) -> Any:
        texts = {name: line.text() for name, line in self.numbers.items()}
        item = with_numbers(self._before, texts)
        if isinstance(item, Clause):
            return self._clause()
        if self.when:
            item = replace(item, when=self.when.condition)
        return replace(item, clause=self._clause())

    def _clause(self) -> Clause:
        text, source = self.clause_box.text().strip(), self.source_box.text().strip()
        if not text:
            raise RuleSetError(self.tr("Phải ghi điều khoản của quy định này."))
        if not source:
            raise RuleSetError(self.tr("Phải ghi nguồn: đã đọc quy định này ở đâu."))
        return Clause(
            text=text,
            source=source,
            mark=Mark(self.mark_box.currentData()),
            in_force_from=iso(self.since_box) if self.dated.isChecked() else None,
        )
