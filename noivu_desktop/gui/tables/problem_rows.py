"""Problems of a map and its figures as rows of a table."""

from collections.abc import Sequence
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

PROBLEM_ROLE = Qt.ItemDataRole.UserRole

_Index = QModelIndex | QPersistentModelIndex


def kind_word(kind: str) -> str:
    """What a kind of problem is called."""
    tr = QCoreApplication.translate
    words = {
        "gap": tr("problems", "Khe hở"),
        "hole": tr("problems", "Vùng trống"),
        "overlap": tr("problems", "Chồng lấn"),
        "sliver": tr("problems", "Mảnh vụn"),
        "invalid": tr("problems", "Vùng lỗi"),
        "duplicate": tr("problems", "Vẽ hai lần"),
        "pieces": tr("problems", "Nhiều mảnh"),
        "island": tr("problems", "Tách rời"),
        "outside_parent": tr("problems", "Ngoài cấp trên"),
        "no_polygon": tr("problems", "Không có vùng"),
        "joined_rows": tr("problems", "Đã gộp dòng"),
        "missing": tr("problems", "Thiếu số liệu"),
        "same_name": tr("problems", "Trùng tên"),
        "area_differs": tr("problems", "Lệch diện tích"),
        "repair_change": tr("problems", "Sửa làm đổi"),
        "value": tr("problems", "Không đọc được"),
        "crs": tr("problems", "Hệ tọa độ"),
        "place": tr("problems", "Vị trí"),
        "no_row": tr("problems", "Không có trong bảng"),
        "name_differs": tr("problems", "Khác tên"),
        "taken_suggestion": tr("problems", "Ghép theo tên giống"),
        "total_differs": tr("problems", "Lệch tổng"),
        "code_zeros": tr("problems", "Mã mất số 0"),
        "duplicate_code": tr("problems", "Trùng mã"),
        "missing_code": tr("problems", "Thiếu mã"),
        "missing_name": tr("problems", "Thiếu tên"),
        "kind": tr("problems", "Chưa rõ loại"),
        "several_columns": tr("problems", "Nhiều cột"),
        "guessed_column": tr("problems", "Cột đoán"),
        "swapped_columns": tr("problems", "Cột đổi chỗ"),
        "area_unit": tr("problems", "Đơn vị đo"),
        "share_unit": tr("problems", "Đơn vị đo"),
        "rounded": tr("problems", "Đã làm tròn"),
        "ticks": tr("problems", "Ô đánh dấu"),
        "area_from_map": tr("problems", "Diện tích bản đồ"),
    }
    return words.get(kind, tr("problems", "Lưu ý"))


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
        return 0 if parent.isValid() else 3

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        problem = self._problems[index.row()]
        if role == PROBLEM_ROLE:
            return problem
        if role == Qt.ItemDataRole.ToolTipRole:
            return problem.text
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        unit = self._names.get(problem.unit or "", problem.unit or "")
        return (kind_word(problem.kind), unit, problem.text)[index.column()]

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("Loại"), self.tr("Đơn vị"), self.tr("Nội dung"))[section]
