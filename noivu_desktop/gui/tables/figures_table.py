"""Every figure of a rule set with its clause, source and mark."""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from noivu_desktop.gui.colours import VERDICT_TINTS, Tint
from noivu_desktop.gui.tables.chips import TINT_ROLE
from noivu_desktop.rules.figures import LegalFigure, legal_figures
from noivu_desktop.rules.finding import Clause, Mark, Verdict
from noivu_desktop.rules.rule_set import RuleSet

translate = QCoreApplication.translate

Index = QModelIndex | QPersistentModelIndex
PART, TEXT, CLAUSE, MARK, SOURCE = range(5)
FIGURE_ROLE = Qt.ItemDataRole.UserRole


class FiguresTable(QAbstractTableModel):
    """The figures as rows, in the order of a file."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._figures: tuple[LegalFigure, ...] = ()

    def show(self, rule_set: RuleSet | None) -> None:
        """Show the figures of another rule set."""
        self.beginResetModel()
        self._figures = legal_figures(rule_set) if rule_set else ()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._figures)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 5

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Phần"), self.tr("Quy định"), self.tr("Điều khoản"), self.tr("Đối chiếu"),
            self.tr("Nguồn"),
        )[section]  # fmt: skip

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        figure = self._figures[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _cells(figure)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            since = figure.clause.in_force_from
            told = self.tr("Hiệu lực từ %1").replace("%1", str(since))
            return f"{figure.key}\n{told}" if since else figure.key
        if role == FIGURE_ROLE:
            return figure
        if role == TINT_ROLE and index.column() == MARK:
            return mark_tint(figure.clause)
        return None


def mark_tint(clause: Clause) -> Tint:
    """Quiet for what was seen or confirmed, the colour of a doubt for the rest."""
    if clause.confirmed or clause.mark is Mark.SEEN:
        return VERDICT_TINTS[Verdict.MET]
    unsure = Verdict.NOT_MET if clause.mark is Mark.UNSURE else Verdict.UNKNOWN
    return VERDICT_TINTS[unsure]


def mark_word(clause: Clause) -> str:
    """How well the figure is known, in a word or two."""
    if clause.confirmed:
        return translate("figures", "đã xác nhận")
    return {
        Mark.SEEN: translate("figures", "đã đối chiếu"),
        Mark.FROM_MEMORY: translate("figures", "cần đối chiếu"),
        Mark.UNSURE: translate("figures", "chưa thống nhất"),
    }[clause.mark]


def _cells(figure: LegalFigure) -> tuple[str, ...]:
    clause = figure.clause
    source = f"{clause.confirmed}; {clause.source}" if clause.confirmed else clause.source
    return (figure.part, figure.text, clause.text, mark_word(clause), source)
