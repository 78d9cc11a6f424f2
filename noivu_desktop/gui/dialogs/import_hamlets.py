"""Bringing in the map of hamlets below the communes of the open project."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from noivu_desktop.gui.dialogs.import_map import ImportDialog
from noivu_desktop.maps_in.import_report import Imported, ImportRequest
from noivu_desktop.maps_in.level_below import import_hamlets
from noivu_desktop.progress import Progress
from noivu_desktop.project.project import HAMLET_RULE_SET
from noivu_desktop.units.coverage import Coverage


class ImportHamletsDialog(ImportDialog):
    """The guided import, in which every hamlet finds its commune; ``taken`` gives the result."""

    taken = Signal(object)

    def __init__(
        self, request: ImportRequest, communes: Coverage, parent: QWidget | None = None
    ) -> None:
        super().__init__(request, parent, HAMLET_RULE_SET)
        self._communes = communes
        self.setWindowTitle(self.tr("Thêm bản đồ thôn từ %1").replace("%1", request.map.name))
        self.accept_button.setText(self.tr("Thêm vào hồ sơ"))
        self.answers.leave_out_levels()

    def imported(self, request: ImportRequest, progress: Progress) -> Imported:
        """The hamlets in the projection of the project, each linked to its commune."""
        return import_hamlets(request, self._communes, progress)

    def use(self) -> None:
        """Hand over what was read."""
        if self._imported is not None:
            self.taken.emit(self._imported)
            self.accept()
