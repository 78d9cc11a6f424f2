"""All legal texts that the program knows: look, confirm, copy, correct, share."""

import contextlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from noivu_desktop.errors import NoivuError, RuleSetError
from noivu_desktop.gui import messages, settings
from noivu_desktop.gui.dialogs.confirm_figures import ConfirmDialog
from noivu_desktop.gui.dialogs.rule_set_form import RuleSetForm
from noivu_desktop.gui.file_dialogs import ask_file, ask_new_file
from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.gui.screen_room import open_at
from noivu_desktop.gui.sentences import shown_date
from noivu_desktop.gui.tables.chips import ChipDelegate
from noivu_desktop.gui.tables.figures_view import FiguresView
from noivu_desktop.rules.confirmation import confirmed
from noivu_desktop.rules.figures import LegalFigure, legal_figures
from noivu_desktop.rules.loading import load_rule_sets, unusable_rule_sets
from noivu_desktop.rules.rule_set import RuleSet
from noivu_desktop.rules.saving import (
    add_rule_set_file,
    copied,
    delete_rule_set,
    rule_set_text,
)

translate = QCoreApplication.translate

_ID = Qt.ItemDataRole.UserRole


class RuleSetsDialog(QDialog):
    """The sets on the left of their figures. Every change of the project is a step."""

    use_wished = Signal(str)
    sets_changed = Signal()

    def __init__(self, model: ProjectModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Các bộ quy định"))
        open_at(self, 1480, 820)
        self._model = model
        self.list = self._make_list()
        self.head = QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self.figures = FiguresView(self)
        self.figures.selectionModel().selectionChanged.connect(self._follow)
        self._make_buttons()
        self._lay_out()
        model.rules_changed.connect(self.refresh)
        self.refresh()
        self.choose(model.project.rule_set_id)

    def choose(self, rule_set_id: str) -> None:
        """Show the set of this id."""
        for row in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(row)
            if item and item.data(0, _ID) == rule_set_id:
                self.list.setCurrentItem(item)

    @property
    def chosen(self) -> RuleSet | None:
        """The usable set that is chosen, with what the project confirms of it."""
        item = self.list.currentItem()
        wanted = item.data(0, _ID) if item else None
        found = next((one for one in load_rule_sets() if one.id == wanted), None)
        return confirmed(found, self._model.project.confirmations) if found else None

    def refresh(self) -> None:
        """Read the sets again; what is chosen stays chosen."""
        before = self.chosen.id if self.chosen else self._model.project.rule_set_id
        self.list.blockSignals(True)
        self.list.clear()
        for one in load_rule_sets():
            self._add(confirmed(one, self._model.project.confirmations))
        for lost in unusable_rule_sets():
            unusable = self.tr("không dùng được")
            item = QTreeWidgetItem(self.list, [lost.path.name, "", "", unusable])
            item.setToolTip(0, lost.sentence)
            item.setData(1, _ID, lost.sentence)
        self.list.blockSignals(False)
        self.choose(before)
        self._show()

    def copy(self) -> None:
        """A set of the user's own with the same content, opened in the form."""
        if chosen := self._stored():
            title = self.tr("%1 (bản của tôi)").replace("%1", chosen.title)
            self._open_form(copied(chosen, title=title))

    def edit(self) -> None:
        """Correct a set of the user's own."""
        if chosen := self._stored():
            self._open_form(chosen)

    def delete(self) -> None:
        """Remove a set of the user's own."""
        chosen = self._stored()
        question = self.tr("Xóa hẳn bộ quy định “%1” của bạn?")
        if chosen and messages.ask(self, question.replace("%1", chosen.title), yes=self.tr("Xóa")):
            self._try(lambda: delete_rule_set(chosen))

    def take_in(self) -> None:
        """Bring in a file that somebody shared."""
        path = ask_file(self, self.tr("Chọn tệp bộ quy định"), "*.toml")
        if path:
            self._try(lambda: self.choose(self._taken_in(path)))

    def give_out(self) -> None:
        """Write the set to a file that can be shared."""
        chosen = self._stored()
        if chosen is None:
            return
        path = ask_new_file(self, self.tr("Ghi bộ quy định ra tệp"), f"{chosen.id}.toml", "*.toml")
        if path:
            self._try(lambda: _write(path, rule_set_text(chosen)))

    def confirm(self) -> None:
        """Say that the chosen figures were compared with the original text."""
        figures = [one for one in self.figures.chosen if _is_open(one)]
        if figures:
            dialog = ConfirmDialog(figures, self)
            dialog.accepted.connect(lambda: self._do(*dialog.step))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def unconfirm(self) -> None:
        """Take the confirmation of the chosen figures back."""
        steps = [
            ("unconfirm_figure", {"figure": one.key})
            for one in self.figures.chosen
            if one.clause.confirmed
        ]
        label = f"Bỏ xác nhận {len(steps)} quy định"  # kept in the project
        self._do("several", {"label": label, "steps": steps})

    def _taken_in(self, path: Path) -> str:
        settings.remember_folder(path.parent)
        taken = add_rule_set_file(path)
        self.refresh()
        return taken.id

    def _stored(self) -> RuleSet | None:
        """The chosen set as its file has it, without what the project confirms."""
        chosen = self.chosen
        return next((one for one in load_rule_sets() if chosen and one.id == chosen.id), None)

    def _open_form(self, rule_set: RuleSet) -> None:
        form = RuleSetForm(rule_set, self)
        form.accepted.connect(lambda: self._saved(form))
        form.finished.connect(form.deleteLater)
        form.open()

    def _saved(self, form: RuleSetForm) -> None:
        self._tell_change()
        if form.saved:
            self.choose(form.saved.id)

    def _tell_change(self) -> None:
        self.sets_changed.emit()
        self.refresh()

    def _try(self, work: Callable[[], None]) -> None:
        try:
            work()
        except NoivuError as error:
            messages.show_error(self, str(error))
        self._tell_change()

    def _do(self, kind: str, arguments: dict[str, object]) -> None:
        try:
            self._model.do(kind, **arguments)
        except NoivuError as error:
            messages.show_error(self, str(error))

    def _make_list(self) -> QTreeWidget:
        made = QTreeWidget(self)
        made.setHeaderLabels(
            [
                self.tr("Văn bản"),
                self.tr("Cấp"),
                self.tr("Hiệu lực"),
                self.tr("Bộ"),
                self.tr("Đối chiếu"),
            ]
        )
        made.setRootIsDecorated(False)
        made.setItemDelegate(ChipDelegate(made))
        made.setAccessibleName(self.tr("Các bộ quy định"))
        header = made.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        made.currentItemChanged.connect(self._show)
        return made

    def _add(self, one: RuleSet) -> None:
        sure = [not _is_open(figure) for figure in legal_figures(one)]
        until = _month(one.in_force_to) if one.in_force_to else "…"
        own = self.tr("đi kèm") if one.shipped else self.tr("của tôi")
        name = one.number if one.shipped else one.title
        texts = [name, one.levels[0].value, f"{_month(one.in_force_from)} – {until}", own]
        item = QTreeWidgetItem(self.list, [*texts, f"{sum(sure)}/{len(sure)}"])
        item.setData(0, _ID, one.id)
        item.setToolTip(0, f"{one.title}\n{one.number}")
        item.setTextAlignment(4, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if one.id == self._model.project.rule_set_id:
            font = item.font(0)
            font.setBold(True)
            item.setFont(0, font)

    def _make_buttons(self) -> None:
        self.buttons: dict[str, QPushButton] = {}
        for name, text, work in (
            ("use", self.tr("Dùng cho hồ sơ này"), self._use),
            ("copy", self.tr("Sao chép thành bộ của tôi…"), self.copy),
            ("edit", self.tr("Sửa…"), self.edit),
            ("delete", self.tr("Xóa…"), self.delete),
            ("in", self.tr("Nhập từ tệp…"), self.take_in),
            ("out", self.tr("Ghi ra tệp…"), self.give_out),
            ("confirm", self.tr("Xác nhận đã đối chiếu…"), self.confirm),
            ("unconfirm", self.tr("Bỏ xác nhận"), self.unconfirm),
            ("close", self.tr("Đóng"), self.reject),
        ):
            button = QPushButton(text, self)
            button.setAutoDefault(False)
            button.clicked.connect(work)
            self.buttons[name] = button

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        for side, widgets, names in (
            (left, (self.list,), (("copy", "edit", "delete"), ("in", "out"))),
            (right, (self.head, self.figures), (("use", "confirm", "unconfirm", "close"),)),
        ):
            layout = QVBoxLayout(side)
            layout.setContentsMargins(4, 4, 4, 4)
            for widget in widgets:
                layout.addWidget(widget, 0 if widget is self.head else 1)
            for row in names:
                line = QHBoxLayout()
                for name in row:
                    if name == "close":
                        line.addStretch(1)
                    line.addWidget(self.buttons[name])
                layout.addLayout(line)
        splitter = QSplitter(self)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setSizes([560, 920])
        splitter.setChildrenCollapsible(False)
        QVBoxLayout(self).addWidget(splitter)

    def _show(self) -> None:
        chosen, item = self.chosen, self.list.currentItem()
        if chosen:
            since, until = shown_date(chosen.in_force_from), chosen.in_force_to
            end = self.tr(" đến %1").replace("%1", shown_date(until)) if until else ""
            head = f"<b>{chosen.title}</b><br>{chosen.number}, "
            head += self.tr("hiệu lực từ %1").replace("%1", since) + end
            self.head.setText("<br>".join([head, *chosen.notes]))
        else:
            self.head.setText(str(item.data(1, _ID)) if item else "")
        self.figures.show_rule_set(chosen)
        self._follow()

    def _follow(self) -> None:
        chosen, writable = self.chosen, not self._model.file.read_only
        used = self._model.project.rule_set_id
        figures = self.figures.chosen
        able = {
            "use": bool(chosen and chosen.id != used and self._fits(chosen)) and writable,
            "copy": chosen is not None,
            "edit": bool(chosen and not chosen.shipped),
            "delete": bool(chosen and not chosen.shipped and chosen.id != used),
            "out": chosen is not None,
            "confirm": writable and any(map(_is_open, figures)),
            "unconfirm": writable and any(one.clause.confirmed for one in figures),
        }
        for name, enabled in able.items():
            self.buttons[name].setEnabled(enabled)

    def _fits(self, rule_set: RuleSet) -> bool:
        return self._model.coverage.level in rule_set.levels

    def _use(self) -> None:
        if self.chosen:
            self.use_wished.emit(self.chosen.id)


def _month(date: str) -> str:
    """03/2019 of 2019-03-12."""
    return f"{date[5:7]}/{date[:4]}"


def _is_open(figure: LegalFigure) -> bool:
    """Whether nobody saw or confirmed the figure in its text yet."""
    return bool(figure.clause.doubt) and not figure.clause.confirmed


def _write(path: Path, text: str) -> None:
    draft = path.with_name(f"{path.name}.part")
    try:
        draft.write_text(text, "utf-8")
        draft.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):  # which was never written, or the disk is gone
            draft.unlink()
        told = translate("rule_sets", "Không ghi được tệp %1.")
        raise RuleSetError(told.replace("%1", str(path))) from error
