"""Number of units, unresolved units, disturbance: what each number after would cost."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from noivu_desktop.gui.panels.frontier_chart import FrontierChart, point_words
from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.gui.screen_room import open_at
from noivu_desktop.units.unit import Level

if TYPE_CHECKING:
    from noivu_desktop.optimise.frontier import FrontierPoint

translate = QCoreApplication.translate

_USUAL_POINTS = 13
_MOST_POINTS = 60


class FrontierDialog(QDialog):
    """Asks for a range of totals, shows the chart, and hands on the point that is chosen."""

    asked = Signal()
    search_asked = Signal()  # find the plan of the chosen point now
    question_asked = Signal()  # put its total into the question

    def __init__(self, model: ProjectModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Số đơn vị – vướng mắc – xáo trộn"))
        open_at(self, 860, 640)
        self.chart = FrontierChart()
        self.words = QLabel(wordWrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QVBoxLayout(self)
        layout.addWidget(_explanation())
        layout.addLayout(self._range(model))
        layout.addWidget(self.chart, 1)
        layout.addWidget(self.words)
        layout.addWidget(self._buttons())
        self.chart.point_chosen.connect(self._follow_point)
        self.chart.accepted.connect(self.search_asked)

    @property
    def totals(self) -> list[int]:
        """The numbers of units after to look at, at even distances, the largest first."""
        low, high = sorted((self.least.value(), self.most.value()))
        step = max(1, -(-(high - low) // (self.count.value() - 1)))
        return [*range(high, low, -step), low]

    def show_points(self, points: "tuple[FrontierPoint, ...]") -> None:
        """Show what was found; fewer points than asked for means that it was stopped."""
        self.chart.show_points(points)
        self.chart.setFocus()
        missing = len(self.totals) - len(points)
        if missing:
            text = self.tr("Đã dừng: còn %1 điểm chưa tính.").replace("%1", str(missing))
            self.words.setText(f"{self.words.text()} {text}".strip())

    def _range(self, model: ProjectModel) -> QHBoxLayout:
        before = len(model.coverage.units)
        screened = model.check.screening if model.check else ()
        must = sum(one.must_arrange is True for one in screened)
        lowest = max(1, before - max(must, before // 10, 1))
        self.most = _spin(1, before, before, self.tr("Số đơn vị nhiều nhất"))
        self.least = _spin(1, before, lowest, self.tr("Số đơn vị ít nhất"))
        self.count = _spin(2, _MOST_POINTS, _USUAL_POINTS, self.tr("Số điểm"))
        is_hamlets = model.coverage.level is Level.HAMLET
        within = self.tr("trong cùng một xã") if is_hamlets else self.tr("trong cùng một huyện")
        self.within_parent = QCheckBox(within)
        self.within_parent.setChecked(True)
        self.start = QPushButton(self.tr("&Tính"))
        self.start.clicked.connect(self.asked)
        row = QHBoxLayout()
        parts = (
            QLabel(self.tr("Từ")), self.most, QLabel(self.tr("xuống")), self.least,
            QLabel(self.tr("đơn vị,")), self.count, QLabel(self.tr("điểm,")), self.within_parent,
        )  # fmt: skip
        for part in parts:
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.start)
        return row

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        role = QDialogButtonBox.ButtonRole
        self.search = buttons.addButton(self.tr("Tìm phương án này"), role.ActionRole)
        self.question = buttons.addButton(self.tr("Đặt làm mục tiêu tìm…"), role.ActionRole)
        buttons.addButton(self.tr("Đóng"), role.RejectRole)
        self.search.clicked.connect(self.search_asked)
        self.question.clicked.connect(self.question_asked)
        for button in (self.search, self.question):
            button.setEnabled(False)
            button.setAutoDefault(False)
        self.start.setDefault(True)
        buttons.rejected.connect(self.reject)
        return buttons

    def _follow_point(self, point: "FrontierPoint") -> None:
        self.words.setText(point_words(point))
        for button in (self.search, self.question):
            button.setEnabled(True)


def _explanation() -> QLabel:
    return QLabel(
        translate(
            "frontier",
            "Mỗi điểm là phương án ít vướng mắc nhất cho một số đơn vị, và trong các phương án đó "
            "là phương án ít xáo trộn nhất. Chấm rỗng: chưa chứng minh; dấu chéo: không thể đạt.",
        ),
        wordWrap=True,
    )


def _spin(least: int, most: int, value: int, name: str) -> QSpinBox:
    box = QSpinBox()
    box.setRange(least, most)
    box.setValue(value)
    box.setAccessibleName(name)
    box.setAlignment(Qt.AlignmentFlag.AlignRight)
    return box
