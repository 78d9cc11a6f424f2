"""In the status line: how far the shown plan is from the best one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from noivu_desktop.gui.live_gap import LiveGap


class GapLabel(QPushButton):
    """The distance in a few words, all of it in the tip; a press begins or ends comparing."""

    def __init__(self, live: LiveGap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self.setFlat(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setCheckable(True)
        self.clicked.connect(lambda: live.switch(on=not live.is_on))
        live.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is known now."""
        self.setChecked(self._live.is_on)
        self.setText(self._live.text)
        self.setToolTip(self._live.details)
        self.setAccessibleDescription(self._live.details)
