"""What the best plan shall be: asked before the search."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from noivu_desktop.gui.dialogs.chosen_units import ChosenUnits
from noivu_desktop.gui.dialogs.weight_sliders import WeightSliders
from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.gui.screen_room import TallContent, open_as_wanted
from noivu_desktop.optimise.request import LARGEST_GROUP, OptimiseRequest
from noivu_desktop.plan.plan import unit_count
from noivu_desktop.units.unit import Level, UnitKind

_MANY = 99_999
_USUAL_ALTERNATIVES = 2
_MOST_ALTERNATIVES = 9
_KINDS_IN_LINE = 4


class OptimiseQuestion(QDialog):
    """Goal, conditions and weights; ``request`` is the question as the optimiser takes it.

    codes  the chosen units, for the goal "chosen units into N"
    """

    def __init__(
        self, model: ProjectModel, codes: tuple[str, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Tìm phương án tốt nhất"))
        self.setMinimumWidth(620)
        self.chosen = ChosenUnits(model.coverage, codes)
        self._before = len(model.coverage.units)
        question = QWidget()
        parts = QVBoxLayout(question)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.addWidget(self._goals(model))
        parts.addWidget(self._conditions(model))
        parts.addWidget(self._goals_beside_the_law())
        parts.addWidget(self._kept(model))
        layout = QVBoxLayout(self)
        layout.addWidget(TallContent(question), 1)
        layout.addWidget(self._buttons())
        self._follow_goal()
        open_as_wanted(self)

    @property
    def request(self) -> OptimiseRequest:
        """The question; raises OptimiseError if it cannot be asked."""
        limit = self.max_group.value()
        return OptimiseRequest(
            total=self.total.value() if self.by_total.isChecked() else None,
            merge_into=self.into.value() if self.by_chosen.isChecked() else None,
            only=self.chosen.codes if self.by_chosen.isChecked() else (),
            fewest_changes=self.by_fewest.isChecked(),
            within_parent=self.within_parent.isChecked(),
            max_group=None if limit < 2 else limit,
            keep_kinds_apart=self._kinds_apart(),
            max_seat_distance_km=self.farthest.value() or None,
            weights=self.sliders.weights,
            alternatives=self.alternatives.value(),
            time_limit=float(self.seconds.value()) or None,
        )

    def _goals(self, model: ProjectModel) -> QGroupBox:
        check = model.check
        still_open = len(check.unresolved) if check else 0
        after = unit_count(model.plan, self._before)
        self.by_total = QRadioButton(self.tr("&Tổng số đơn vị sau sắp xếp:"))
        self.total = _spin(1, self._before, max(1, min(after, self._before - still_open // 2)))
        self.by_chosen = QRadioButton(self.tr("Sắp xếp các đơn vị được &chọn thành:"))
        self.into = _spin(1, 1, 1)
        self.by_fewest = QRadioButton(
            self.tr("Giải quyết mọi đơn vị phải sắp xếp, &ít thay đổi nhất")
        )
        self._goal = QButtonGroup(self)
        for button in (self.by_total, self.by_chosen, self.by_fewest):
            self._goal.addButton(button)
            button.toggled.connect(self._follow_goal)
        self.chosen.changed.connect(self._follow_chosen)
        self._follow_chosen()
        self.by_total.setChecked(True)
        box = QGroupBox(self.tr("Mục tiêu"))
        lines = QVBoxLayout(box)
        lines.addLayout(_row(self.by_total, self.total, self._of_all()))
        lines.addLayout(_row(self.by_chosen, self.into, QLabel(self.tr("đơn vị"))))
        lines.addWidget(self.chosen)
        lines.addWidget(self.by_fewest)
        return box

    def _follow_chosen(self) -> None:
        count = len(self.chosen.codes)
        self.into.setRange(1, max(1, count))
        self.into.setValue(max(1, count // 2))
        self.by_chosen.setEnabled(count > 1)

    def _of_all(self) -> QLabel:
        return QLabel(self.tr("trong %1 đơn vị hiện có").replace("%1", str(self._before)))

    def _conditions(self, model: ProjectModel) -> QGroupBox:
        in_commune = self.tr("Chỉ nhập trong cùng một xã")
        in_district = self.tr("Chỉ nhập trong cùng một huyện")
        is_hamlets = model.coverage.level is Level.HAMLET
        self.within_parent = QCheckBox(in_commune if is_hamlets else in_district)
        self.within_parent.setChecked(True)
        present = sorted({unit.kind for unit in model.coverage.units}, key=list(UnitKind).index)
        self.kinds = {kind: QCheckBox(kind.label) for kind in present}
        self.max_group = _spin(1, LARGEST_GROUP, 1)
        self.max_group.setSpecialValueText(self.tr("máy tự chọn"))
        self.farthest = QDoubleSpinBox(maximum=999.0, decimals=1)
        self.farthest.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.farthest.setSpecialValueText(self.tr("không giới hạn"))
        self.farthest.setSuffix(self.tr(" km"))
        self.seconds = _spin(0, _MANY, 0)
        self.seconds.setSpecialValueText(self.tr("đến khi chứng minh xong"))
        self.seconds.setSuffix(self.tr(" giây"))
        self.alternatives = _spin(0, _MOST_ALTERNATIVES, _USUAL_ALTERNATIVES)
        box = QGroupBox(self.tr("Điều kiện"))
        form = QFormLayout(box)
        form.addRow(self.within_parent)
        if len(self.kinds) > 1:
            form.addRow(self.tr("Không nhập với nhau các loại:"), _flow(self.kinds.values()))
        form.addRow(self.tr("Nhiều nhất số đơn vị cũ trong một đơn vị mới:"), self.max_group)
        form.addRow(self.tr("Xa trụ sở nhiều nhất:"), self.farthest)
        form.addRow(self.tr("Thời gian tìm nhiều nhất:"), self.seconds)
        form.addRow(self.tr("Tìm thêm số phương án kế tiếp:"), self.alternatives)
        return box

    def _kinds_apart(self) -> tuple[frozenset[UnitKind], ...]:
        """The marked kinds as one set; a single kind has nothing to be kept apart from."""
        marked = frozenset(kind for kind, box in self.kinds.items() if box.isChecked())
        return (marked,) if len(marked) > 1 else ()

    def _goals_beside_the_law(self) -> QGroupBox:
        box = QGroupBox(self.tr("Khi các phương án ngang nhau về luật, ưu tiên"))
        self.sliders = WeightSliders()
        QVBoxLayout(box).addWidget(self.sliders)
        return box

    def _kept(self, model: ProjectModel) -> QLabel:
        text = self.tr("Giữ đúng %1 khóa đã đặt trong phương án và mọi đơn vị được miễn.")
        label = QLabel(text.replace("%1", str(len(model.plan.locks))))
        label.setWordWrap(True)
        return label

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        start = buttons.addButton(self.tr("Tìm"), QDialogButtonBox.ButtonRole.AcceptRole)
        start.setDefault(True)
        buttons.addButton(self.tr("Thôi"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _follow_goal(self) -> None:
        self.total.setEnabled(self.by_total.isChecked())
        self.into.setEnabled(self.by_chosen.isChecked())


def _spin(least: int, most: int, value: int) -> QSpinBox:
    box = QSpinBox()
    box.setRange(least, most)
    box.setValue(value)
    box.setAlignment(Qt.AlignmentFlag.AlignRight)
    return box


def _flow(widgets: Iterable[QWidget]) -> QGridLayout:
    """The widgets in lines of a few."""
    grid = QGridLayout()
    for place, widget in enumerate(widgets):
        grid.addWidget(widget, *divmod(place, _KINDS_IN_LINE))
    return grid


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
