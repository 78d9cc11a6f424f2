"""The toolbar of the map: what the left button does, one tool at a time."""

from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QToolBar, QWidget

from noivu_desktop.gui.icons import icon
from noivu_desktop.gui.map.canvas import MapCanvas
from noivu_desktop.gui.map.tools import TOOLS
from noivu_desktop.gui.map.tools.tool import MapTool


class ToolsBar(QToolBar):
    """A button for each tool; its letter chooses it while the map has the keys."""

    said = Signal(str)  # what the chosen tool does, for the status line

    def __init__(self, canvas: MapCanvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Công cụ bản đồ"))
        self.setObjectName("tools")
        self.setIconSize(QSize(22, 22))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._canvas = canvas
        self.tools = QActionGroup(self)
        for tool in TOOLS:
            chosen = self._action(tool)
            self.addAction(chosen)
            canvas.addAction(chosen)
        canvas.tool_chosen.connect(self._follow)
        self._draw_icons()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icons()

    def _action(self, tool: MapTool) -> QAction:
        chosen = QAction(tool.label, self.tools)
        chosen.setCheckable(True)
        chosen.setChecked(tool is self._canvas.tool)
        chosen.setShortcut(tool.key)
        chosen.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        chosen.setToolTip(f"<b>{tool.label} ({tool.key})</b><br>{tool.hint}")
        chosen.triggered.connect(partial(self._canvas.set_tool, tool))
        return chosen

    def _follow(self, tool: MapTool) -> None:
        """Show which tool the map has now, and say what it does."""
        self.tools.actions()[TOOLS.index(tool)].setChecked(True)
        self.said.emit(f"{tool.label}: {tool.hint}")

    def _draw_icons(self) -> None:
        for tool, chosen in zip(TOOLS, self.tools.actions(), strict=True):
            chosen.setIcon(icon(tool.icon, self.palette()))
