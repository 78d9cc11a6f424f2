"""The user's own rule set as a form: title, number, dates, notes and every figure."""

from dataclasses import replace

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from noivu_desktop.errors import RuleSetError
from noivu_desktop.gui.dialogs.figure_form import FigureForm
from noivu_desktop.gui.dialogs.signature import buttons_for, date_box, iso
from noivu_desktop.gui.tables.figures_view import FiguresView
from noivu_desktop.rules.figures import LegalFigure, item_at, with_item
from noivu_desktop.rules.rule_set import RuleSet
from noivu_desktop.rules.saving import save_rule_set


class RuleSetForm(QDialog):
    """``saved`` is the rule set as it is kept, after "Lưu"; shipped sets never come here."""

    def __init__(self, rule_set: RuleSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Sửa bộ quy định"))
        self.resize(1080, 760)
        self._rule_set = rule_set
        self.saved: RuleSet | None = None
        self.title_box = QLineEdit(rule_set.title)
        self.number_box = QLineEdit(rule_set.number)
        self.issued_box = date_box(_date(rule_set.issued))
        self.from_box = date_box(_date(rule_set.in_force_from))
        self.ends = QCheckBox(self.tr("Hết hiệu lực ngày:"))
        self.to_box = date_box(_date(rule_set.in_force_to or rule_set.in_force_from))
        self.ends.setChecked(rule_set.in_force_to is not None)
        self.to_box.setEnabled(self.ends.isChecked())
        self.ends.toggled.connect(self.to_box.setEnabled)
        self.notes_box = QPlainTextEdit("\n".join(rule_set.notes))
        self.notes_box.setMaximumHeight(80)
        self.figures = FiguresView(self)
        self.figures.show_rule_set(rule_set)
        self.figures.doubleClicked.connect(self.edit_chosen)
        self.figures.selectionModel().selectionChanged.connect(self._follow)
        self.edit = QPushButton(self.tr("Sửa quy định đang chọn…"))
        self.edit.clicked.connect(self.edit_chosen)
        self.problem = QLabel(wordWrap=True)
        self.problem.setVisible(False)
        self._lay_out()
        self._follow()

    def edit_chosen(self) -> None:
        """Open the form of the one chosen figure."""
        chosen = self.figures.chosen
        if len(chosen) == 1:
            form = FigureForm(chosen[0], item_at(self._rule_set, chosen[0].place), self)
            form.accepted.connect(lambda: self._put(chosen[0], form))
            form.finished.connect(form.deleteLater)
            form.open()

    def accept(self) -> None:
        """Save; what cannot stand in a file is said in one sentence and keeps the form open."""
        try:
            self.saved = save_rule_set(self._filled())
        except RuleSetError as error:
            self.problem.setText(f"<b>{error}</b>")
            self.problem.setVisible(True)
            return
        super().accept()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(self.tr("Tên bộ quy định:"), self.title_box)
        form.addRow(self.tr("Số hiệu văn bản:"), self.number_box)
        form.addRow(self.tr("Ban hành ngày:"), self.issued_box)
        form.addRow(self.tr("Có hiệu lực ngày:"), self.from_box)
        form.addRow(self.ends, self.to_box)
        form.addRow(self.tr("Ghi chú (mỗi dòng một ý):"), self.notes_box)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.figures, 1)
        layout.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.problem)
        buttons = buttons_for(self, self.tr("Lưu"))
        self.save = buttons.buttons()[0]
        layout.addWidget(buttons)

    def _put(self, figure: LegalFigure, form: FigureForm) -> None:
        self._rule_set = with_item(self._rule_set, figure.place, form.item)
        self.figures.show_rule_set(self._rule_set)

    def _filled(self) -> RuleSet:
        title, number = self.title_box.text().strip(), self.number_box.text().strip()
        if not title or not number:
            raise RuleSetError(self.tr("Phải ghi tên bộ quy định và số hiệu văn bản."))
        issued, since = iso(self.issued_box), iso(self.from_box)
        until = iso(self.to_box) if self.ends.isChecked() else None
        if since < issued:
            raise RuleSetError(self.tr("Ngày có hiệu lực không thể trước ngày ban hành."))
        if until is not None and until < since:
            raise RuleSetError(self.tr("Ngày hết hiệu lực không thể trước ngày có hiệu lực."))
        lines = self.notes_box.toPlainText().splitlines()
        return replace(
            self._rule_set,
            title=title,
            number=number,
            issued=issued,
            in_force_from=since,
            in_force_to=until,
            notes=tuple(line.strip() for line in lines if line.strip()),
        )

    def _follow(self) -> None:
        self.edit.setEnabled(len(self.figures.chosen) == 1)


def _date(text: str) -> QDate:
    return QDate.fromString(text, Qt.DateFormat.ISODate)
