"""The history as rows, newest first, with the branches drawn beside them."""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QSize,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from noivu_desktop.gui.colours import GROUP_TINTS, is_dark
from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.gui.waiting import wait_cursor
from noivu_desktop.project.history import ROOT
from noivu_desktop.project.history_rows import (
    HistoryRow,
    Lane,
    codes_of,
    history_rows,
    lanes,
    shown_time,
)
from noivu_desktop.vietnamese import fold, number

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
LANE_ROLE = Qt.ItemDataRole.UserRole + 1
_LANE_WIDTH = 16
_MOST_LANES = 12
_DOT = 4.5


class HistoryTable(QAbstractTableModel):
    """Every place of the history. Follows the project."""

    def __init__(self, model: ProjectModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._codes: dict[int, frozenset[str]] = {}
        self._headings = (
            self.tr("Nhánh"), self.tr("Số"), self.tr("Lúc"), self.tr("Người làm"),
            self.tr("Thao tác"), self.tr("Phương án"), self.tr("Mốc"),
        )  # fmt: skip
        self._read()
        model.history_changed.connect(self.refresh)

    @property
    def rows(self) -> tuple[HistoryRow, ...]:
        return self._rows

    def refresh(self) -> None:
        """Read the history again."""
        self.beginResetModel()
        self._read()
        self.endResetModel()

    def codes(self) -> dict[int, frozenset[str]]:
        """The units that each step touched, worked out when first asked for."""
        file = self._model.file
        for entry in file.history.entries[len(self._codes) :]:
            before, after = file.value_at(entry.parent), file.value_at(entry.id)
            self._codes[entry.id] = codes_of(entry.step, before, after)
        return self._codes

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _texts(row)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._words(row)
        if role == ROW_ROLE:
            return row
        if role == LANE_ROLE:
            return self._lanes[index.row()]
        if role == Qt.ItemDataRole.FontRole and row.is_present:
            font = QFont(QGuiApplication.font())
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.ForegroundRole and not row.leads_here:
            palette = QGuiApplication.palette()
            return palette.color(QPalette.ColorRole.PlaceholderText)
        return None

    def _words(self, row: HistoryRow) -> str:
        if row.is_present:
            return self.tr("Hồ sơ đang ở đây.")
        if row.leads_here:
            return row.label
        return self.tr("%1 (ở nhánh khác, hiện không có hiệu lực)").replace("%1", row.label)

    def _read(self) -> None:
        file = self._model.file
        self._rows = history_rows(file.history, file.checkpoints)
        self._lanes = lanes(self._rows)


class HistoryFilter(QSortFilterProxyModel):
    """The history cut down to the steps of one plan and of units found as one types."""

    def __init__(
        self, table: HistoryTable, model: ProjectModel, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._table = table
        self._model = model
        self._plan = ""
        self._wanted: frozenset[str] | None = None
        self.setSourceModel(table)

    @property
    def cuts_down(self) -> bool:
        """Whether rows may be missing, so that lines of branches would lie."""
        return bool(self._plan) or self._wanted is not None

    def show_plan(self, name: str) -> None:
        """Keep the steps of this plan; empty: of all."""
        self.beginFilterChange()
        self._plan = name
        self.endFilterChange()

    def show_units(self, text: str) -> None:
        """Keep the steps that touch a unit with this name or code; empty: all."""
        words = fold(text).split()
        self.beginFilterChange()
        self._wanted = None
        if words:
            self._wanted = frozenset(
                unit.code
                for unit in self._model.coverage.units
                if all(word in fold(f"{unit.code} {unit.full_name}") for word in words)
            )
            with wait_cursor():  # the first time every step of the history is looked at
                self._table.codes()
        self.endFilterChange()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        row = self._table.rows[source_row]
        if self._plan and self._plan not in row.plans:
            return False
        if self._wanted is None:
            return True
        return row.id != ROOT and not self._wanted.isdisjoint(self._table.codes()[row.id])


class LaneDelegate(QStyledItemDelegate):
    """Draws where branches run: a dot for the step, a ring for where the project stands."""

    def __init__(self, filtered: HistoryFilter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._filtered = filtered

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        lane, row = index.data(LANE_ROLE), index.data(ROW_ROLE)
        dark = is_dark(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._filtered.cuts_down:
            self._draw_lines(painter, option, lane, dark=dark)
        painter.setPen(QPen(_colour(lane.column, dark=dark), 2))
        ground = option.palette.color(QPalette.ColorRole.Base)
        painter.setBrush(ground if row.is_present else _colour(lane.column, dark=dark))
        size = _DOT + 2 if row.is_present else _DOT
        painter.drawEllipse(_point(option, lane.column, 0.5), size, size)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lane: Lane = index.data(LANE_ROLE)
        widest = min(_MOST_LANES, max((lane.column, *lane.above, *lane.below)))
        return QSize((widest + 2) * _LANE_WIDTH, super().sizeHint(option, index).height())

    def _draw_lines(
        self, painter: QPainter, option: QStyleOptionViewItem, lane: Lane, *, dark: bool
    ) -> None:
        middle = _point(option, lane.column, 0.5)
        for column in lane.above:
            painter.setPen(QPen(_colour(column, dark=dark), 2))
            ends_here = column == lane.column or column in lane.joins
            end = middle if ends_here else _point(option, column, 1)
            painter.drawLine(_point(option, column, 0), end)
        if lane.column in lane.below:
            painter.setPen(QPen(_colour(lane.column, dark=dark), 2))
            painter.drawLine(middle, _point(option, lane.column, 1))


def _point(option: QStyleOptionViewItem, column: int, share: float) -> QPointF:
    """A point of a lane, ``share`` of the row's height below its top."""
    x = option.rect.left() + (min(column, _MOST_LANES) + 1) * _LANE_WIDTH
    return QPointF(x, option.rect.top() + share * option.rect.height())


def _colour(column: int, *, dark: bool) -> QColor:
    tint = GROUP_TINTS[column % len(GROUP_TINTS)].colour(dark=dark)
    return tint.lighter(160) if dark else tint.darker(140)


def _texts(row: HistoryRow) -> tuple[str, ...]:
    return (
        "", number(row.id), shown_time(row), row.author, row.label, ", ".join(row.plans),
        ", ".join(row.checkpoints),
    )  # fmt: skip
