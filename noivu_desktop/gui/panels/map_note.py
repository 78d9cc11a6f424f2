"""A sentence on the map for a few seconds: what a tool does, or why it did nothing."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from noivu_desktop.gui.panels.overlay import Overlay

_SHOWN_MS = 7000
_LETTERS = 48


class MapNote(Overlay):
    """Where people look while they draw; the status bar says the same, in less room."""

    def __init__(self, below: QWidget) -> None:
        corner = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        super().__init__(below, corner, letters=_LETTERS)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.text = QLabel(wordWrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.addWidget(self.text)
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def tell(self, sentence: str) -> None:
        """Show a sentence for a while."""
        self.text.setText(sentence)
        self.show()
        self.settle()
        self._timer.start()
