"""Which units pointing and painting may take: two modes that the user switches on."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.gui.standing import Standing


class Reach(QObject):
    """Only units still open; only units of one parent. Both off at first.

    leader  is the code of the unit that a selection or a gesture began with, if any
    """

    changed = Signal()

    def __init__(self, model: ProjectModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._only_open = False
        self._one_parent = False

    @property
    def only_open(self) -> bool:
        return self._only_open

    @property
    def one_parent(self) -> bool:
        return self._one_parent

    def set_only_open(self, wanted: bool) -> None:
        """Take only units that must be arranged and are not yet."""
        self._only_open = wanted
        self.changed.emit()

    def set_one_parent(self, wanted: bool) -> None:
        """Take only units of the parent that the leader belongs to."""
        self._one_parent = wanted
        self.changed.emit()

    def refusal(self, code: str, leader: str | None) -> str:
        """Why a unit may not be taken: one sentence, or empty."""
        row = self._model.coverage.row(code)
        unit = self._model.coverage.units[row]
        if self._only_open and self._model.standings[row] is not Standing.OPEN:
            pattern = self.tr(
                "%1 không còn phải sắp xếp; đang bật “Chỉ chọn đơn vị còn phải sắp xếp”."
            )
            return pattern.replace("%1", unit.full_name)
        if self._one_parent and leader is not None:
            first = self._model.coverage.unit(leader)
            if first.parent != unit.parent:
                pattern = self.tr("%1 không thuộc %2; đang bật “Giữ trong huyện này”.")
                where = first.parent_name or self.tr("cùng huyện")
                return pattern.replace("%1", unit.full_name).replace("%2", where)
        return ""

    def allowed(self, codes: Iterable[str], leader: str | None) -> list[str]:
        """Those that may be taken; without a leader the first of them leads."""
        kept: list[str] = []
        for code in codes:
            if not self.refusal(code, leader or (kept[0] if kept else None)):
                kept.append(code)
        return kept
