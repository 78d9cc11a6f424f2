"""Lets the gestures on the map change the plan: shows what they would do, takes the step."""

from PySide6.QtCore import QObject, Signal

from noivu_desktop.errors import NoivuError
from noivu_desktop.gui import messages
from noivu_desktop.gui.colours import STANDING_TINTS, is_dark
from noivu_desktop.gui.map.canvas import MapCanvas
from noivu_desktop.gui.map.style import Rgba
from noivu_desktop.gui.map.tools.tool import Wish
from noivu_desktop.gui.panels.gesture_card import GestureCard
from noivu_desktop.gui.panels.proposed_change import ProposedChange, do_wish, proposed_change
from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.gui.reach import Reach

_TINT_ALPHA = 100
_NO_TINT: Rgba = (0, 0, 0, 0)


class Gestures(QObject):
    """Between the canvas, which knows no plan, and the model, which knows no pointer."""

    said = Signal(str)  # a sentence for the status line

    def __init__(self, canvas: MapCanvas, model: ProjectModel, reach: Reach) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._model = model
        self._reach = reach
        self.card = GestureCard(canvas)
        canvas.set_taking(self._takes)
        canvas.wish_shown.connect(self._show)
        canvas.wish_made.connect(self._do)

    def _takes(self, row: int, leader: int) -> bool:
        units = self._model.coverage.units
        refusal = self._reach.refusal(units[row].code, units[leader].code)
        if refusal:
            self.said.emit(refusal)
        return not refusal

    def _show(self, wish: Wish | None) -> None:
        found = None if wish is None else proposed_change(self._model, wish)
        self.card.show_change(found)
        rows, tint = ((), _NO_TINT) if found is None else (found.rows, self._tint(found))
        self._canvas.set_pending(rows, tint)

    def _tint(self, found: ProposedChange) -> Rgba:
        """The colour of the verdict that the growing unit would have."""
        if not found.changes:
            return _NO_TINT
        tint = STANDING_TINTS[found.changes[0].after.standing]
        colour = tint.colour(dark=is_dark(self._canvas.palette()))
        return colour.red(), colour.green(), colour.blue(), _TINT_ALPHA

    def _do(self, wish: Wish) -> None:
        if self._model.file.read_only:
            self.said.emit(self.tr("Hồ sơ đang mở chỉ đọc nên không sửa được phương án."))
            return
        try:
            do_wish(self._model, wish)
        except NoivuError as error:
            messages.show_error(self._canvas.window(), str(error))
