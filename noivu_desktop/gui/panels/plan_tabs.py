"""One tab for each plan."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QTabBar, QToolButton, QWidget

from noivu_desktop.gui.project_model import ProjectModel


class PlanTabs(QWidget):
    """Shows which plan is worked on. A click wishes for another; plans change only by actions."""

    plan_wished = Signal(str)

    def __init__(
        self, model: ProjectModel, actions: list[QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._actions = actions
        self.bar = QTabBar(self, expanding=False, drawBase=False)
        self.bar.setAccessibleName(self.tr("Các phương án"))
        self.bar.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.bar.currentChanged.connect(self._wish)
        self.bar.tabBarDoubleClicked.connect(lambda: actions[2].trigger())
        self.bar.customContextMenuRequested.connect(self._open_menu)
        self.add = QToolButton(self)
        self.add.setText("+")
        self.add.setAutoRaise(True)
        self.add.setToolTip(actions[0].toolTip())
        self.add.setAccessibleName(self.tr("Phương án mới"))
        self.add.clicked.connect(actions[0].trigger)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 4, 6, 0)
        layout.addWidget(self.bar)
        layout.addWidget(self.add)
        layout.addStretch(1)
        model.plan_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the plans of the project."""
        names = [plan.name for plan in self._model.project.plans]
        self.bar.blockSignals(True)
        while self.bar.count() > len(names):
            self.bar.removeTab(self.bar.count() - 1)
        for place, name in enumerate(names):
            text = name.replace("&", "&&")
            if place >= self.bar.count():
                self.bar.addTab(text)
            elif self.bar.tabText(place) != text:  # Qt lays out all tabs for any text
                self.bar.setTabText(place, text)
        self.bar.setCurrentIndex(names.index(self._model.plan.name))
        self.bar.blockSignals(False)

    def _wish(self, place: int) -> None:
        self.plan_wished.emit(self._model.project.plans[place].name)

    def _open_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.addActions(self._actions)
        menu.popup(self.bar.mapToGlobal(at))
