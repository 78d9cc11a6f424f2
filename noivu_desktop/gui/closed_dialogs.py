"""A dialog is used once: what is closed must not stay in memory all evening."""

from PySide6.QtCore import QChildEvent, QEvent, QObject, Qt
from PySide6.QtWidgets import QDialog, QWidget


class ClosedDialogs(QObject):
    """Frees each dialog of ``window`` once it is closed."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QChildEvent) and event.polished():
            child = event.child()
            if isinstance(child, QDialog):
                child.finished.connect(self._free, Qt.ConnectionType.UniqueConnection)
        return False

    def _free(self) -> None:
        dialog = self.sender()
        # One that blocks is still asked for its answer; who waits for it frees it.
        if (
            isinstance(dialog, QDialog)
            and dialog.windowModality() is not Qt.WindowModality.ApplicationModal
        ):
            dialog.deleteLater()
