"""The toolbar of what is done with the project and its plans."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolBar, QWidget


class MainBar(QToolBar):
    """Shows actions of the menus.

    A toolbar is laid out again, and the whole window with it, whenever words of an action in it
    change. Of an action whose words tell of the last step a twin with fixed words stands here.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Công cụ"))
        self.setObjectName("toolbar")
        self.setIconSize(QSize(22, 22))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)

    def add(self, action: QAction, *, changes: bool) -> None:
        """Show ``action``; ``changes`` says whether its words do."""
        self.addAction(self._twin(action) if changes else action)

    def _twin(self, action: QAction) -> QAction:
        twin = QAction(action.iconText(), self)
        twin.setObjectName(action.objectName())
        twin.setToolTip(action.toolTip())
        twin.triggered.connect(action.trigger)

        def follow() -> None:
            twin.setEnabled(action.isEnabled())
            if twin.icon().cacheKey() != action.icon().cacheKey():
                twin.setIcon(action.icon())

        action.changed.connect(follow)
        follow()
        return twin
