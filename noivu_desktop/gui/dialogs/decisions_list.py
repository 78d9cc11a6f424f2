"""Every decision that is written down: exemptions, waivers, consultations."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from noivu_desktop.errors import NoivuError
from noivu_desktop.gui import messages
from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.gui.screen_room import open_at
from noivu_desktop.gui.selection import Selection
from noivu_desktop.gui.sentences import filled, shown_date
from noivu_desktop.gui.tables.chips import ChipDelegate
from noivu_desktop.vietnamese import number

translate = QCoreApplication.translate
_DECISION = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One line: whom it is about, what was decided, and the step that takes it back."""

    units: str
    what: str
    why: str
    author: str
    date: str
    codes: tuple[str, ...]
    undo_kind: str
    undo_arguments: dict[str, Any]


class DecisionsDialog(QDialog):
    """The decisions of the project; each can be looked at on the map or dropped."""

    def __init__(
        self, model: ProjectModel, selection: Selection, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Các quyết định đã ghi"))
        open_at(self, 980, 460)
        self._model = model
        self._selection = selection
        self.list = self._make_list()
        self.empty = QLabel(
            self.tr(
                "Chưa có quyết định nào. Chọn đơn vị rồi dùng trình đơn Đơn vị để ghi lý do không "
                "sắp xếp, miễn tiêu chuẩn, hoặc trình đơn Quy định để ghi kết quả lấy ý kiến."
            ),
            wordWrap=True,
        )
        buttons = QDialogButtonBox(self)
        role = QDialogButtonBox.ButtonRole
        self.drop = buttons.addButton(self.tr("Bỏ quyết định"), role.ActionRole)
        self.show_button = buttons.addButton(self.tr("Xem trên bản đồ"), role.ActionRole)
        buttons.addButton(self.tr("Đóng"), role.RejectRole)
        self.drop.clicked.connect(self._drop)
        self.show_button.clicked.connect(self._show_on_map)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.empty)
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)
        model.rules_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Read the decisions again."""
        self.list.clear()
        listed = decisions(self._model)
        for one in listed:
            texts = [one.units, one.what, one.why, one.author, shown_date(one.date)]
            item = QTreeWidgetItem(self.list, texts)
            item.setData(0, _DECISION, one)
            for column, text in enumerate(texts):
                item.setToolTip(column, text)
        self.empty.setVisible(not listed)
        self._follow()

    def _make_list(self) -> QTreeWidget:
        made = QTreeWidget(self)
        made.setHeaderLabels(
            [
                self.tr("Đơn vị"), self.tr("Quyết định"), self.tr("Căn cứ, lý do"),
                self.tr("Người quyết định"), self.tr("Ngày"),
            ]
        )  # fmt: skip
        made.setRootIsDecorated(False)
        made.setItemDelegate(ChipDelegate(made))
        made.setAccessibleName(self.tr("Các quyết định đã ghi"))
        made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = made.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        made.itemSelectionChanged.connect(self._follow)
        made.itemDoubleClicked.connect(self._show_on_map)
        return made

    def _chosen(self) -> Decision | None:
        items = self.list.selectedItems()
        return items[0].data(0, _DECISION) if items else None

    def _follow(self) -> None:
        chosen = self._chosen() is not None
        self.show_button.setEnabled(chosen)
        self.drop.setEnabled(chosen and not self._model.file.read_only)

    def _show_on_map(self) -> None:
        if one := self._chosen():
            self._selection.show_on_map(one.codes)

    def _drop(self) -> None:
        if one := self._chosen():
            try:
                self._model.do(one.undo_kind, **one.undo_arguments)
            except NoivuError as error:
                messages.show_error(self, str(error))


def decisions(model: ProjectModel) -> list[Decision]:
    """All decisions in the order in which the project keeps them."""
    return [*_exemptions(model), *_waivers(model), *_consultations(model)]


def _exemptions(model: ProjectModel) -> list[Decision]:
    return [
        Decision(
            units=model.coverage.unit(one.code).full_name,
            what=translate("decisions", "Không bắt buộc sắp xếp"),
            why="; ".join(filter(None, (one.ground.value, one.note))),
            author=one.author,
            date=one.date,
            codes=(one.code,),
            undo_kind="unexempt",
            undo_arguments={"code": one.code},
        )
        for one in model.project.exemptions
    ]


def _waivers(model: ProjectModel) -> list[Decision]:
    return [
        Decision(
            units=" + ".join(model.coverage.unit(code).short_name for code in one.members),
            what=translate("decisions", "Miễn tiêu chuẩn"),
            why=one.reason,
            author=one.author,
            date=one.date,
            codes=one.members,
            undo_kind="unwaive",
            undo_arguments={"members": list(one.members)},
        )
        for one in model.project.waivers
    ]


def _consultations(model: ProjectModel) -> list[Decision]:
    return [
        Decision(
            units=model.coverage.unit(one.code).full_name,
            what=translate("decisions", "Lấy ý kiến"),
            why=filled(
                translate("decisions", "%1/%2 %3 đồng ý"),
                _count(one.in_favour),
                _count(one.total),
                one.basis.value,
            ),
            author=one.author,
            date=one.date,
            codes=(one.code,),
            undo_kind="unconsult",
            undo_arguments={"code": one.code},
        )
        for one in model.project.consultations
    ]


def _count(value: int | None) -> str:
    return "…" if value is None else number(value)
