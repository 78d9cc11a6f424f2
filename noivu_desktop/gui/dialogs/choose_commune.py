"""To which commune chosen hamlets go."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from noivu_desktop.gui.screen_room import open_at
from noivu_desktop.gui.sentences import filled
from noivu_desktop.project.project import Project
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.unit import Unit
from noivu_desktop.vietnamese import area, number, people, sort_key

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class Taker:
    """A commune that hamlets could go to.

    is_beside  whether all of the hamlets would be in one piece with it
    """

    unit: Unit
    is_beside: bool


class ChooseCommuneDialog(QDialog):
    """The communes beside those of the hamlets; what goes over is said in figures."""

    def __init__(
        self, project: Project, hamlets: Sequence[Unit], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Chuyển thôn sang xã khác"))
        open_at(self, 460, 420)
        words = QLabel(_what_goes(hamlets), wordWrap=True)
        self.communes = QListWidget()
        self.communes.setAccessibleName(self.tr("Xã nhận"))
        for one in takers(project, hamlets):
            self.communes.addItem(self._line(one))
        self.communes.setCurrentRow(0)
        self.communes.itemActivated.connect(self.accept)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(self.communes.count() > 0)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(words)
        layout.addWidget(QLabel(self.tr("Xã nhận:")))
        layout.addWidget(self.communes, 1)
        layout.addWidget(buttons)

    def _line(self, taker: Taker) -> QListWidgetItem:
        words = f"{taker.unit.full_name} ({taker.unit.parent_name or '–'})"
        item = QListWidgetItem(words)
        item.setData(Qt.ItemDataRole.UserRole, taker.unit.code)
        if not taker.is_beside:
            item.setText(filled(self.tr("%1: không liền kề các thôn này"), words))
            item.setForeground(self.palette().color(QPalette.ColorRole.PlaceholderText))
        return item

    @property
    def chosen(self) -> str | None:
        """The code of the commune that takes the hamlets."""
        item = self.communes.currentItem()
        return None if item is None else str(item.data(Qt.ItemDataRole.UserRole))


def takers(project: Project, hamlets: Iterable[Unit]) -> list[Taker]:
    """The communes that border those of the hamlets: first those beside the hamlets, by name."""
    assert project.hamlets is not None
    coverage, below = project.coverage, project.hamlets.coverage
    chosen = list(hamlets)
    givers = {one.parent_code for one in chosen if one.parent_code in coverage.index}
    rows = {row for code in givers for row in coverage.neighbour_rows[coverage.row(str(code))]} - {
        coverage.row(str(code)) for code in givers
    }
    pieces = _pieces(below, [below.row(one.code) for one in chosen])
    found = [
        Taker(unit=unit, is_beside=all(unit.code in beside for beside in pieces))
        for unit in (coverage.units[row] for row in rows)
    ]
    return sorted(found, key=lambda one: (not one.is_beside, sort_key(one.unit.short_name)))


def _pieces(below: Coverage, rows: Iterable[int]) -> list[set[str | None]]:
    """For each connected piece of the hamlets the communes of all hamlets around it."""
    left, found = set(rows), []
    while left:
        reached = [left.pop()]
        around: set[int] = set()
        for row in reached:
            near = set(below.neighbour_rows[row])
            reached += sorted(near & left)
            left -= near
            around |= near
        found.append({below.units[row].parent_code for row in around})
    return found


def _what_goes(hamlets: Sequence[Unit]) -> str:
    from noivu_desktop.units.measures import sum_areas, sum_counts

    names = ", ".join(one.located_name for one in hamlets[:4])
    if len(hamlets) > 4:
        names = filled(translate("parts", "%1 và %2 thôn khác"), names, number(len(hamlets) - 4))
    size = area(sum_areas(one.area_km2 for one in hamlets))
    count = people(sum_counts(one.population for one in hamlets))
    return filled(translate("parts", "%1: %2, %3 chuyển khỏi xã hiện nay."), names, size, count)
