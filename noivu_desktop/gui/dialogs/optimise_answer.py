"""The plans that were found, what was proved about them, and whether to use one."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSplitter,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from noivu_desktop.gui.dialogs import answer_tables as tables
from noivu_desktop.gui.dialogs.answer_words import (
    changed_groups,
    choice_words,
    headline,
    proof_sentences,
)
from noivu_desktop.gui.panels.plan_preview import PlanPreview
from noivu_desktop.gui.screen_room import open_at
from noivu_desktop.optimise.result import OptimiseResult
from noivu_desktop.units.coverage import Coverage

CODES_ROLE = tables.CODES_ROLE
_MOST_LINES = 5


class OptimiseAnswer(QDialog):
    """The best plan and the next best ones, each on a map; accepting takes the chosen one."""

    why_together_asked = Signal(tuple)  # codes of one merged unit
    why_not_fewer_asked = Signal()

    def __init__(
        self,
        result: OptimiseResult,
        coverage: Coverage,
        must_arrange: Sequence[str],
        weights: Mapping[str, float],
        plan_name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Kết quả tìm phương án"))
        open_at(self, 1240, 780)
        self._best = result
        self._coverage = coverage
        self._weights = weights
        self._choices = (result, *result.alternatives)
        self.preview = PlanPreview(coverage, must_arrange)
        self.preview.group_clicked.connect(self._choose_group)
        self.name = QLineEdit(plan_name)
        self.name.setAccessibleName(self.tr("Tên phương án mới"))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.preview)
        split.addWidget(self._right(result))
        split.setSizes([560, 680])
        layout = QVBoxLayout(self)
        layout.addWidget(split, 1)
        layout.addLayout(self._last_line(result))
        self.choices.setCurrentRow(0)
        self.apply.setFocus()

    @property
    def chosen(self) -> OptimiseResult:
        """The plan that is chosen in the list."""
        return self._choices[max(0, self.choices.currentRow())]

    def _right(self, result: OptimiseResult) -> QWidget:
        side = QWidget()
        self.headline = _headline(headline(result))
        self.result_text = QLabel("\n".join(proof_sentences(result)))
        self.result_text.setWordWrap(True)
        self.result_text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.choices = QListWidget()
        self.choices.setAccessibleName(self.tr("Các phương án tìm được"))
        if result.status != "infeasible":
            self.choices.addItems(
                [choice_words(at, one, result) for at, one in enumerate(self._choices)]
            )
        line = max(self.choices.sizeHintForRow(0), 1)
        self.choices.setMaximumHeight(line * min(len(self._choices), _MOST_LINES) + 6)
        self.choices.currentRowChanged.connect(self._show_choice)
        layout = QVBoxLayout(side)
        layout.setContentsMargins(8, 0, 0, 0)
        layout.addWidget(self.headline)
        layout.addWidget(self.result_text)
        layout.addWidget(self.choices)
        layout.addWidget(self._tabs(result), 1)
        layout.addLayout(self._questions(result))
        return side

    def _tabs(self, result: OptimiseResult) -> QTabWidget:
        self.groups = tables.groups_table()
        self.groups.currentItemChanged.connect(self._point_at_group)
        self.terms = tables.terms_table()
        self.impossible = tables.impossible_table(result, self._coverage)
        self.impossible.currentItemChanged.connect(self._point_at_impossible)
        tabs = QTabWidget()
        tabs.addTab(self.groups, self.tr("Đơn vị mới"))
        tabs.addTab(self.terms, self.tr("Điểm từng mục tiêu"))
        count = len(result.impossible)
        never = self.tr("Không thể giải quyết (%1)").replace("%1", str(count))
        tabs.setTabVisible(tabs.addTab(self.impossible, never), count > 0)
        return tabs

    def _questions(self, result: OptimiseResult) -> QHBoxLayout:
        self.why_together = QPushButton(self.tr("Vì sao &nhập cùng nhau?"))
        self.why_together.setEnabled(False)
        self.why_together.clicked.connect(self._ask_why_together)
        self.why_not_fewer = QPushButton(self.tr("Vì sao không &ít hơn?"))
        self.why_not_fewer.setEnabled(result.status != "infeasible")
        self.why_not_fewer.clicked.connect(self.why_not_fewer_asked)
        row = QHBoxLayout()
        for button in (self.why_together, self.why_not_fewer):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _last_line(self, result: OptimiseResult) -> QHBoxLayout:
        buttons = QDialogButtonBox(self)
        self.apply = buttons.addButton(
            self.tr("Áp dụng thành phương án mới"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.apply.setEnabled(result.status != "infeasible")
        self.apply.setDefault(True)
        buttons.addButton(self.tr("Bỏ kết quả"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(QLabel(self.tr("Tên phương án mới:")))
        row.addWidget(self.name, 1)
        row.addWidget(buttons)
        return row

    def _show_choice(self) -> None:
        chosen = self.chosen
        other = changed_groups(chosen, self._best)
        tables.fill_groups(self.groups, chosen, self._coverage)
        tables.fill_terms(self.terms, chosen, self._weights)
        self.preview.show_plan(chosen, other)
        self.preview.words.setText(
            self.tr("Viền đậm: %1 đơn vị mới khác với phương án tốt nhất.").replace(
                "%1", str(len(other))
            )
            if other
            else self.tr("Xem trước; chưa có gì thay đổi trong hồ sơ.")
        )

    def _point_at_group(self, item: QTreeWidgetItem | None) -> None:
        self.why_together.setEnabled(item is not None)
        self._point_at(item)

    def _point_at_impossible(self, item: QTreeWidgetItem | None) -> None:
        self._point_at(item)
        if item is not None:
            self.preview.words.setText(f"{item.text(0)}: {item.text(1)}")

    def _point_at(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.preview.point_at(item.data(0, CODES_ROLE))

    def _choose_group(self, codes: tuple[str, ...]) -> None:
        item = _item_of(self.groups, codes)
        if item is not None:
            self.groups.setCurrentItem(item)

    def _ask_why_together(self) -> None:
        item = self.groups.currentItem()
        if item is not None:
            self.why_together_asked.emit(item.data(0, CODES_ROLE))


def _item_of(tree: QTreeWidget, codes: tuple[str, ...]) -> QTreeWidgetItem | None:
    items = (tree.topLevelItem(row) for row in range(tree.topLevelItemCount()))
    return next((one for one in items if one and one.data(0, CODES_ROLE) == codes), None)


def _headline(text: str) -> QLabel:
    label = QLabel(text)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * 1.4)
    font.setBold(True)
    label.setFont(font)
    label.setWordWrap(True)
    return label
