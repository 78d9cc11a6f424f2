"""A plan from elsewhere before it is taken over: what fits, what does not, its name here."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from noivu_desktop.gui.panels.short_combo import ShortComboBox
from noivu_desktop.gui.workspace import Workspace
from noivu_desktop.maps_in.foreign_plan import ForeignPlan
from noivu_desktop.plan.comparison import compare
from noivu_desktop.vietnamese import number

_CODE_ROLE = Qt.ItemDataRole.UserRole


class ForeignPlanDialog(QDialog):
    """Which plan of the file, under which name, and everything that cannot be taken over."""

    def __init__(
        self,
        plans: Sequence[ForeignPlan],
        workspace: Workspace,
        free_name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Nhập phương án từ tệp"))
        self.setMinimumSize(720, 480)
        self._plans = plans
        self._workspace = workspace
        self._free_name = free_name
        self.which = ShortComboBox()
        self.which.setAccessibleName(self.tr("Phương án trong tệp"))
        self.which.addItems([one.name for one in plans])
        self.which.setEnabled(len(plans) > 1)
        self.which.setCurrentIndex(next((at for at, one in enumerate(plans) if one.plan.merged), 0))
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Tên phương án trong hồ sơ này"))
        self.summary = QLabel(wordWrap=True)
        self.problems = QListWidget()
        self.problems.setWordWrap(True)
        self.problems.setSpacing(3)
        self.problems.setAccessibleName(self.tr("Những điểm không nhập được"))
        self.problems.itemActivated.connect(self._show_unit)
        self.problems.itemClicked.connect(self._show_unit)
        self._place()
        self.which.currentIndexChanged.connect(self._show_plan)
        self._show_plan()

    @property
    def chosen(self) -> ForeignPlan:
        return self._plans[self.which.currentIndex()]

    @property
    def plan_name(self) -> str:
        """The name that the plan gets here."""
        return self.name.text().strip() or self._free_name

    def _place(self) -> None:
        buttons = QDialogButtonBox(self)
        self.take = buttons.addButton(
            self.tr("Nhập thành phương án mới"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.take.setDefault(True)
        buttons.addButton(self.tr("Thôi"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow(self.tr("Phương án trong tệp:"), self.which)
        form.addRow(self.tr("Tên trong hồ sơ này:"), self.name)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.summary)
        layout.addWidget(self.problems, 100)
        layout.addStretch(1)  # while there is nothing to list
        layout.addWidget(buttons)

    def _show_plan(self) -> None:
        names = {plan.name for plan in self._workspace.model.project.plans}
        told = self.chosen.name
        self.name.setText(self._free_name if told in names or not told else told)
        self.summary.setText(" ".join(self._sentences()))
        self.problems.clear()
        for one in self.chosen.problems:
            item = QListWidgetItem(one.text, self.problems)
            item.setData(_CODE_ROLE, one.code)
        self.problems.setVisible(bool(self.chosen.problems))

    def _sentences(self) -> list[str]:
        model, chosen = self._workspace.model, self.chosen
        groups = len(chosen.plan.merged)
        members = len({code for one in chosen.plan.merged for code in one.codes})
        differing = len(compare(model.plan, chosen.plan, list(model.coverage.index)).differs)
        found = [
            self.tr("%1 đơn vị mới từ %2 đơn vị cũ.")
            .replace("%1", number(groups))
            .replace("%2", number(members))
            if groups
            else self.tr("Phương án này chưa nhập đơn vị nào."),
            self.tr("Khác “%1” đang mở ở %2 đơn vị.")
            .replace("%1", model.plan.name)
            .replace("%2", number(differing)),
        ]
        if chosen.codes:
            found.append(chosen.codes)
        if chosen.problems:
            found.append(
                self.tr("%1 điểm cần xem, bấm vào để thấy trên bản đồ:").replace(
                    "%1", number(len(chosen.problems))
                )
            )
        return found

    def _show_unit(self, item: QListWidgetItem) -> None:
        code = item.data(_CODE_ROLE)
        if code in self._workspace.model.coverage.index:
            self._workspace.selection.show_on_map([code])
