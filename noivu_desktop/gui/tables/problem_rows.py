"""Problems of a map and its figures as rows of a table."""

import math
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from noivu_desktop.units.checks import Problem
from noivu_desktop.vietnamese import drawn_area, sort_key

translate = QCoreApplication.translate
PROBLEM_ROLE = Qt.ItemDataRole.UserRole

_Index = QModelIndex | QPersistentModelIndex

_SIZE = 2


def kind_word(kind: str) -> str:
    """What a kind of problem is called."""
    return (_on_map() | _in_figures()).get(kind) or translate("problems", "Lưu ý")


def size_word(problem: Problem) -> str:
    """How large the thing is on the map: 1.250 m², or 0,45 km² from a tenth of one on."""
    return "" if problem.area_km2 is None else drawn_area(problem.area_km2, 2)


def width_of(problem: Problem) -> float:
    """About how many metres the thing is wide on the map; 0 if it has no size."""
    return 1000 * math.sqrt(max(0.0, problem.area_km2 or 0.0))


class ProblemRows(QAbstractTableModel):
    """Kind, unit and sentence of each problem."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._problems: tuple[Problem, ...] = ()
        self._names: dict[str, str] = {}

    def show_problems(self, problems: Sequence[Problem], names: dict[str, str]) -> None:
        """Take other problems; ``names`` are those of the units by code."""
        self.beginResetModel()
        self._problems, self._names = tuple(problems), names
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._problems)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._headers())

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        problem = self._problems[index.row()]
        if role == PROBLEM_ROLE:
            return problem
        if role == Qt.ItemDataRole.ToolTipRole:
            return problem.text
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == _SIZE:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._cells(problem)[index.column()]

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return self._headers()[section]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; problems without a size come last, whichever way sizes go."""
        if column < 0:
            return
        down = order == Qt.SortOrder.DescendingOrder
        self.layoutAboutToBeChanged.emit()
        if column == _SIZE:
            sign = -1 if down else 1
            key = self._size_key(sign)
            self._problems = tuple(sorted(self._problems, key=key))
        else:
            words = {one: sort_key(self._cells(one)[column]) for one in self._problems}
            self._problems = tuple(sorted(self._problems, key=words.__getitem__, reverse=down))
        self.layoutChanged.emit()

    def _size_key(self, sign: int) -> Callable[[Problem], tuple[bool, float]]:
        return lambda one: (one.area_km2 is None, sign * (one.area_km2 or 0.0))

    def _cells(self, problem: Problem) -> tuple[str, ...]:
        unit = self._names.get(problem.unit or "", problem.unit or "")
        return (kind_word(problem.kind), unit, size_word(problem), problem.text)

    def _headers(self) -> tuple[str, ...]:
        return (self.tr("Loại"), self.tr("Đơn vị"), self.tr("Cỡ"), self.tr("Nội dung"))


def _on_map() -> dict[str, str]:
    """What kinds of problems of the drawing are called."""
    return {
        "gap": translate("problems", "Khe hở"),
        "hole": translate("problems", "Vùng trống"),
        "overlap": translate("problems", "Chồng lấn"),
        "sliver": translate("problems", "Mảnh vụn"),
        "invalid": translate("problems", "Vùng lỗi"),
        "same_shape": translate("problems", "Vẽ hai lần"),
        "far_from_kin": translate("problems", "Xa cấp trên"),
        "no_parent": translate("problems", "Thiếu cấp trên"),
        "outside_parent": translate("problems", "Ngoài cấp trên"),
        "other_level": translate("problems", "Khác cấp"),
        "layers": translate("problems", "Nhiều lớp"),
        "no_label": translate("problems", "Vùng thiếu tên"),
        "labels": translate("problems", "Vùng nhiều tên"),
        "repair_left": translate("problems", "Chưa sửa được"),
        "pieces": translate("problems", "Nhiều mảnh"),
        "island": translate("problems", "Tách rời"),
        "no_polygon": translate("problems", "Không có vùng"),
        "joined_rows": translate("problems", "Đã gộp dòng"),
        "missing": translate("problems", "Thiếu số liệu"),
        "same_name": translate("problems", "Trùng tên"),
        "area_differs": translate("problems", "Lệch diện tích"),
    }


def _in_figures() -> dict[str, str]:
    """What kinds of problems of figures, names and columns are called."""
    return {
        "repair_change": translate("problems", "Sửa làm đổi"),
        "value": translate("problems", "Không đọc được"),
        "crs": translate("problems", "Hệ tọa độ"),
        "place": translate("problems", "Vị trí"),
        "no_row": translate("problems", "Không có trong bảng"),
        "name_differs": translate("problems", "Khác tên"),
        "heading": translate("problems", "Tiêu đề lạ"),
        "taken_suggestion": translate("problems", "Ghép theo tên giống"),
        "total_differs": translate("problems", "Lệch tổng"),
        "code_zeros": translate("problems", "Mã mất số 0"),
        "duplicate_code": translate("problems", "Trùng mã"),
        "missing_code": translate("problems", "Thiếu mã"),
        "missing_name": translate("problems", "Thiếu tên"),
        "kind": translate("problems", "Chưa rõ loại"),
        "several_columns": translate("problems", "Nhiều cột"),
        "guessed_column": translate("problems", "Cột đoán"),
        "swapped_columns": translate("problems", "Cột đổi chỗ"),
        "province_names": translate("problems", "Tên tỉnh không dấu"),
        "area_unit": translate("problems", "Đơn vị đo"),
        "share_unit": translate("problems", "Đơn vị đo"),
        "rounded": translate("problems", "Đã làm tròn"),
        "ticks": translate("problems", "Ô đánh dấu"),
        "area_from_map": translate("problems", "Diện tích bản đồ"),
    }
