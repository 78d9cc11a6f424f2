"""The best plan that was found, what was proved about it, and whether to use it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from noivu_desktop.gui.colours import VERDICT_TINTS
from noivu_desktop.gui.tables.chips import TINT_ROLE, ChipDelegate
from noivu_desktop.optimise.objectives import OBJECTIVES
from noivu_desktop.optimise.result import GroupResult, OptimiseResult
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.vietnamese import number, percent

_VERDICT_COLUMN = 1


class OptimiseAnswer(QDialog):
    """Status, bound and gap in words, the groups, and "Áp dụng thành phương án mới"."""

    def __init__(
        self,
        result: OptimiseResult,
        coverage: Coverage,
        plan_name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Kết quả tìm phương án"))
        self.setMinimumSize(760, 620)
        self.result_text = QLabel("\n".join(answer_sentences(result, coverage)), wordWrap=True)
        self.result_text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.name = QLineEdit(plan_name)
        self.name.setAccessibleName(self.tr("Tên phương án mới"))
        self.groups = _groups(result.groups, coverage)
        buttons = QDialogButtonBox(self)
        self.apply = buttons.addButton(
            self.tr("Áp dụng thành phương án mới"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.apply.setEnabled(result.status != "infeasible")
        self.apply.setDefault(True)
        buttons.addButton(self.tr("Bỏ kết quả"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(_headline(headline(result)))
        layout.addWidget(self.result_text)
        layout.addWidget(self.groups, 1)
        layout.addWidget(QLabel(self.tr("Tên phương án mới:")))
        layout.addWidget(self.name)
        layout.addWidget(buttons)


def headline(result: OptimiseResult) -> str:
    """The outcome in a few words."""
    if result.status == "infeasible":
        return "Không có phương án nào thỏa mãn điều kiện đã đặt."
    counts = f"{number(result.units_before)} → {number(result.units_after)} đơn vị"
    words = "tối ưu, đã chứng minh" if result.status == "optimal" else "tốt nhất tìm được"
    return f"{counts}: {words}"


def answer_sentences(result: OptimiseResult, coverage: Coverage) -> list[str]:
    """What was found and proved, one sentence a line."""
    objective = result.objective
    lines = [
        f"Xét {number(result.groups_considered)} cách ghép trong {number(result.seconds, 1)} giây."
    ]
    if result.status != "infeasible":
        failing, touched = objective.get("failing", 0), objective.get("touched", 0)
        lines.append(
            f"{number(len(result.groups))} đơn vị mới; {number(touched)} đơn vị cũ thay đổi; "
            f"{number(failing)} đơn vị còn chưa đạt hoặc chưa được giải quyết."
        )
        terms = [
            f"{one.label.lower()} {number(objective[one.id], 2)}"
            for one in OBJECTIVES
            if one.id in objective
        ]
        lines.append("Các mục tiêu ưu tiên: " + "; ".join(terms) + "." if terms else "")
    if result.status == "best_found":
        lines.append(f"Còn cách mức chứng minh được nhiều nhất {percent(result.gap)}.")
    lines += [result.larger_groups, *result.reasons]
    lines += [f"{coverage.unit(one.code).full_name}: {one.reason}" for one in result.impossible]
    return [line for line in lines if line]


def _headline(text: str) -> QLabel:
    label = QLabel(text)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * 1.4)
    font.setBold(True)
    label.setFont(font)
    return label


def _groups(groups: Sequence[GroupResult], coverage: Coverage) -> QTreeWidget:
    tree = QTreeWidget()
    tree.setHeaderLabels(["Đơn vị mới gồm", "Kết luận", "km²", "Dân số"])
    tree.setRootIsDecorated(False)
    tree.setItemDelegate(ChipDelegate(tree))
    tree.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    for group in groups:
        names = " + ".join(coverage.unit(code).short_name for code in group.members)
        area = "–" if group.area_km2 is None else number(group.area_km2, 2)
        people = "–" if group.population is None else number(group.population)
        item = QTreeWidgetItem(tree, [names, group.verdict.label, area, people])
        item.setData(_VERDICT_COLUMN, TINT_ROLE, VERDICT_TINTS[group.verdict])
        item.setTextAlignment(2, right)
        item.setTextAlignment(3, right)
    header = tree.header()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    return tree
