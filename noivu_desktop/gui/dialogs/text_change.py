"""What another legal text changed: units first, then every plan."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from noivu_desktop.gui.colours import VERDICT_TINTS
from noivu_desktop.gui.law_change import PlanChange
from noivu_desktop.gui.screen_room import open_at, scaled
from noivu_desktop.gui.selection import Selection
from noivu_desktop.gui.sentences import without_name
from noivu_desktop.gui.tables.chips import TINT_ROLE, ChipDelegate
from noivu_desktop.rules.check_comparison import DutyChange, VerdictChange
from noivu_desktop.rules.finding import Verdict

_CODES = Qt.ItemDataRole.UserRole
_MOST_OPEN = 12


class TextChangeDialog(QDialog):
    """A short list; a line chosen is shown on the map."""

    def __init__(
        self,
        before: str,
        after: str,
        changes: Sequence[PlanChange],
        selection: Selection,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Thay đổi khi đổi văn bản"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_at(self, 1000, 620)
        self._selection = selection
        told = self.tr("Từ <b>%1</b> sang <b>%2</b>").replace("%1", before).replace("%2", after)
        self.tree = self._make_tree()
        for change in changes[:1]:
            self._add_duties(change.comparison.duties)
        for change in changes:
            self._add_verdicts(change)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.tr("Đóng"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(QLabel(told, wordWrap=True))
        layout.addWidget(self.tree, 1)
        layout.addWidget(buttons)

    def _make_tree(self) -> QTreeWidget:
        tree = QTreeWidget(self)
        tree.setHeaderLabels(
            [self.tr("Đơn vị"), self.tr("Trước"), self.tr("Nay"), self.tr("Theo văn bản mới")]
        )
        tree.setAccessibleName(self.tr("Những gì thay đổi"))
        tree.setItemDelegate(ChipDelegate(tree))
        header = tree.header()
        header.setStretchLastSection(True)
        for column, width in enumerate((300, 160, 160)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(column, scaled(width))
        tree.itemClicked.connect(self._visit)
        tree.itemActivated.connect(self._visit)
        return tree

    def _add_duties(self, duties: Sequence[DutyChange]) -> None:
        for after, title in (
            (True, self.tr("Nay phải sắp xếp")),
            (False, self.tr("Không còn phải sắp xếp")),
            (None, self.tr("Nay chưa đủ số liệu để kết luận")),
        ):
            chosen = [one for one in duties if one.after is after]
            branch = self._branch(title, len(chosen))
            for one in chosen:
                sentence = without_name(one.sentence, one.name)
                words = [self._duty_words(one.before), self._duty_words(one.after)]
                item = QTreeWidgetItem(branch, [one.name, *words, sentence])
                self._finish(item, (one.code,), sentence)

    def _duty_words(self, must_arrange: bool | None) -> str:
        return {
            True: self.tr("phải sắp xếp"),
            False: self.tr("không phải sắp xếp"),
            None: self.tr("chưa đủ số liệu"),
        }[must_arrange]

    def _add_verdicts(self, change: PlanChange) -> None:
        verdicts = change.comparison.verdicts
        title = self.tr("%1: đơn vị mới đổi kết luận").replace("%1", change.plan)
        branch = self._branch(title, len(verdicts))
        for one in verdicts:
            sentence = " ".join(without_name(text, one.name) + "." for text in one.sentences)
            item = QTreeWidgetItem(
                branch, [one.name, _word(one.before), _word(one.after), sentence]
            )
            self._finish(item, one.codes, sentence)
            self._tint(item, one)

    def _branch(self, title: str, count: int) -> QTreeWidgetItem:
        branch = QTreeWidgetItem(self.tree, [f"{title}: {count}"])
        branch.setFirstColumnSpanned(True)
        font = branch.font(0)
        font.setBold(True)
        branch.setFont(0, font)
        branch.setExpanded(count <= _MOST_OPEN)  # every heading stays in sight
        return branch

    def _finish(self, item: QTreeWidgetItem, codes: tuple[str, ...], sentence: str) -> None:
        item.setData(0, _CODES, codes)
        item.setToolTip(0, item.text(0))
        item.setToolTip(3, sentence)

    def _tint(self, item: QTreeWidgetItem, one: VerdictChange) -> None:
        for column, verdict in ((1, one.before), (2, one.after)):
            if verdict is not None:
                item.setData(column, TINT_ROLE, VERDICT_TINTS[verdict])

    def _visit(self, item: QTreeWidgetItem) -> None:
        codes = item.data(0, _CODES)
        if codes:
            self._selection.show_on_map(codes)


def _word(verdict: Verdict | None) -> str:
    return verdict.label if verdict else "–"
