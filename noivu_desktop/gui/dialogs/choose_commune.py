"""To which commune chosen hamlets go."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
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
from noivu_desktop.units.unit import Unit
from noivu_desktop.vietnamese import area, people, sort_key

translate = QCoreApplication.translate


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
        for unit in takers(project, hamlets):
            item = QListWidgetItem(f"{unit.full_name} ({unit.parent_name or '–'})")
            item.setData(Qt.ItemDataRole.UserRole, unit.code)
            self.communes.addItem(item)
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

    @property
    def chosen(self) -> str | None:
        """The code of the commune that takes the hamlets."""
        item = self.communes.currentItem()
        return None if item is None else str(item.data(Qt.ItemDataRole.UserRole))


def takers(project: Project, hamlets: Iterable[Unit]) -> list[Unit]:
    """The communes that border those of the hamlets, by name."""
    coverage = project.coverage
    givers = {one.parent_code for one in hamlets if one.parent_code in coverage.index}
    rows = {row for code in givers for row in coverage.neighbour_rows[coverage.row(str(code))]} - {
        coverage.row(str(code)) for code in givers
    }
    return sorted((coverage.units[row] for row in rows), key=lambda one: sort_key(one.short_name))


def _what_goes(hamlets: Sequence[Unit]) -> str:
    from noivu_desktop.units.measures import sum_areas, sum_counts

    names = ", ".join(one.located_name for one in hamlets[:4])
    if len(hamlets) > 4:
        names = filled(translate("parts", "%1 và %2 thôn khác"), names, len(hamlets) - 4)
    size = area(sum_areas(one.area_km2 for one in hamlets))
    count = people(sum_counts(one.population for one in hamlets))
    return filled(translate("parts", "%1: %2, %3 chuyển khỏi xã hiện nay."), names, size, count)
