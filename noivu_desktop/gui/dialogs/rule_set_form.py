"""The user's own rule set as a form: title, number, dates, notes and every figure."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
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
from noivu_desktop.gui.screen_room import open_at
from noivu_desktop.gui.tables.figures_view import FiguresView
from noivu_desktop.rules.figures import LegalFigure, item_at, with_added, with_item, without_item
from noivu_desktop.rules.rule_set import RuleSet
from noivu_desktop.rules.saving import save_rule_set


class RuleSetForm(QDialog):
    """``saved`` is the rule set as it is kept, after "Lưu"; shipped sets never come here."""

    def __init__(self, rule_set: RuleSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Sửa bộ quy định"))
        open_at(self, 1080, 760)
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
        self.add = QPushButton(self.tr("Thêm quy định như dòng đang chọn…"))
        self.add.setToolTip(
            self.tr("Đứng trước dòng đang chọn; trong các tiêu chuẩn áp dụng được, lấy dòng đầu")
        )
        self.add.clicked.connect(self.add_like_chosen)
        self.drop = QPushButton(self.tr("Bỏ quy định đang chọn"))
        self.drop.clicked.connect(self.drop_chosen)
        self.problem = QLabel(wordWrap=True)
        self.problem.setVisible(False)
        self._lay_out()
        self._follow()

    def edit_chosen(self) -> None:
        """Open the form of the one chosen figure."""
        chosen = self.figures.chosen
        if len(chosen) == 1:
            form = FigureForm(chosen[0], item_at(self._rule_set, chosen[0].place), self)
            form.accepted.connect(lambda: self._show(with_item, chosen[0], form.item))
            form.finished.connect(form.deleteLater)
            form.open()

    def add_like_chosen(self) -> None:
        """Open the form of one more figure that begins as a copy of the chosen one."""
        chosen = self.figures.chosen
        if len(chosen) == 1 and chosen[0].place[1] is not None:
            form = FigureForm(chosen[0], item_at(self._rule_set, chosen[0].place), self)
            form.accepted.connect(lambda: self._show(with_added, chosen[0], form.item))
            form.finished.connect(form.deleteLater)
            form.open()

    def drop_chosen(self) -> None:
        """Leave the chosen figure out; nothing is kept before "Lưu"."""
        chosen = self.figures.chosen
        if len(chosen) == 1 and chosen[0].place[1] is not None:
            self._show(without_item, chosen[0])

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
        row = QHBoxLayout()
        for button in (self.edit, self.add, self.drop):
            row.addWidget(button)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addWidget(self.problem)
        buttons = buttons_for(self, self.tr("Lưu"))
        self.save = buttons.buttons()[0]
        layout.addWidget(buttons)

    def _show(self, change: Callable[..., RuleSet], figure: LegalFigure, *item: Any) -> None:
        self._rule_set = change(self._rule_set, figure.place, *item)
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
        chosen = self.figures.chosen
        self.edit.setEnabled(len(chosen) == 1)
        is_one_of_several = len(chosen) == 1 and chosen[0].place[1] is not None
        self.add.setEnabled(is_one_of_several)
        self.drop.setEnabled(is_one_of_several)


def _date(text: str) -> QDate:
    return QDate.fromString(text, Qt.DateFormat.ISODate)
