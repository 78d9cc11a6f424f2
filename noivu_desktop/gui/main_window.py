"""Puts the map, the panels, the menus and the model together. No logic."""

from typing import Any

from PySide6.QtCore import QChildEvent, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QLabel,
    QMainWindow,
    QMenu,
    QTabBar,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from noivu_desktop.errors import NoivuError
from noivu_desktop.gui import messages, settings
from noivu_desktop.gui.actions.action import Action, make_qaction, refresh_qaction, run_action
from noivu_desktop.gui.actions.law import show_changes
from noivu_desktop.gui.actions.menus import (
    MAP_MODES,
    PLAN_TAB_ACTIONS,
    PLAN_TREE_ACTIONS,
    TOOLBAR,
    menus,
)
from noivu_desktop.gui.actions.plans_in import show_plans_of
from noivu_desktop.gui.actions.tables_in import take_table
from noivu_desktop.gui.closed_dialogs import ClosedDialogs
from noivu_desktop.gui.dialogs.keys_sheet import KeysSheet
from noivu_desktop.gui.dropped_files import DroppedFile, Purpose
from noivu_desktop.gui.icons import icon
from noivu_desktop.gui.map_themes import map_themes
from noivu_desktop.gui.panels.change_banner import ChangeBanner
from noivu_desktop.gui.panels.choices_bar import ChoicesBar
from noivu_desktop.gui.panels.coordinates import Coordinates
from noivu_desktop.gui.panels.distribution_chart import DistributionPanel
from noivu_desktop.gui.panels.docks import Dock, share_width
from noivu_desktop.gui.panels.drop_overlay import DropOverlay
from noivu_desktop.gui.panels.findings_panel import FindingsPanel
from noivu_desktop.gui.panels.gap_label import GapLabel
from noivu_desktop.gui.panels.main_bar import MainBar
from noivu_desktop.gui.panels.map_flash import MapFlash
from noivu_desktop.gui.panels.map_pane import MapPane
from noivu_desktop.gui.panels.names_panel import NamesPanel
from noivu_desktop.gui.panels.plan_panel import PlanPanel
from noivu_desktop.gui.panels.plan_tabs import PlanTabs
from noivu_desktop.gui.panels.tools_bar import ToolsBar
from noivu_desktop.gui.panels.totals_bar import TotalsBar
from noivu_desktop.gui.panels.units_panel import UnitsPanel
from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.gui.screen_room import open_at
from noivu_desktop.gui.workspace import Workspace

_WORDS_MS = 8000
_SIZE = (1600, 980)
_LINES_FOR_WORDS, _LETTERS_FOR_WORDS, _LETTERS_FOR_HEADINGS = 42, 124, 172
"""From how large a window on the toolbars have room for words, in lines and letters of its text."""
_LAYOUT = 2
"""Counts up when docks or toolbars come or go: a layout kept before then is not restored."""


class MainWindow(QMainWindow):
    """One open project."""

    closed = Signal()

    def __init__(self, model: ProjectModel) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.model = model
        model.setParent(self)
        self.workspace = Workspace(model, self)
        ClosedDialogs(self)
        self.entries: dict[str, Action] = {}
        self.qactions: dict[str, QAction] = {}
        self._make_actions()
        self._make_centre()
        self._make_docks()
        self._make_toolbar()
        self.totals = TotalsBar(model, self)
        self.gap = GapLabel(self.workspace.live, self)
        self.totals.addPermanentWidget(self.gap)
        self.coordinates = Coordinates(self.map.canvas, self)
        self.totals.add_spare(self.coordinates)
        self.setStatusBar(self.totals)
        self._connect()
        self._restore_layout()
        self.drops = DropOverlay(self, self._take_dropped, has_project=not model.file.read_only)
        self._show_title()
        self.refresh_actions()

    def refresh_actions(self) -> None:
        """Bring every menu entry up to date."""
        for name, entry in self.entries.items():
            refresh_qaction(self.qactions[name], entry, self.workspace)

    def _make_actions(self) -> None:
        for menu in menus():
            shown = self.menuBar().addMenu(menu.title)
            for entry in menu.entries:
                if entry is None:
                    shown.addSeparator()
                    continue
                made = make_qaction(entry, self.workspace, self)
                self.entries[entry.id], self.qactions[entry.id] = entry, made
                shown.addAction(made)
        self._draw_icons()

    def _draw_icons(self) -> None:
        for name, entry in self.entries.items():
            if entry.icon:
                self.qactions[name].setIcon(icon(entry.icon, self.palette()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icons()

    def _make_centre(self) -> None:
        self.map = MapPane(self.workspace, self)
        tab_actions = [self.qactions[name] for name in PLAN_TAB_ACTIONS]
        self.tabs = PlanTabs(self.model, tab_actions, self)
        centre = QWidget(self)
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        if self.model.file.read_only:
            layout.addWidget(self._read_only_banner())
        self.change = ChangeBanner(self.model, self)
        layout.addWidget(self.change)
        layout.addWidget(self.map, 1)
        self.setCentralWidget(centre)

    def _read_only_banner(self) -> QLabel:
        banner = QLabel(self.model.file.reason)
        banner.setWordWrap(True)
        banner.setMargin(8)
        banner.setAutoFillBackground(True)
        banner.setBackgroundRole(QPalette.ColorRole.ToolTipBase)
        banner.setForegroundRole(QPalette.ColorRole.ToolTipText)
        return banner

    def _make_docks(self) -> None:
        selection = self.workspace.selection
        self.units = UnitsPanel(self.model, selection, self)
        self.plan = PlanPanel(self.model, selection, self)
        self.plan.view.addActions([self.qactions[name] for name in PLAN_TREE_ACTIONS])
        self.findings = FindingsPanel(self.model, selection, self)
        self.names = NamesPanel(self.model, selection, self)
        self.distribution = DistributionPanel(self.model, self)
        left, right = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
        made = [
            self._dock("units", self.tr("Đơn vị hiện có"), self.units, left),
            self._dock("plan", self.tr("Phương án"), self.plan, right),
            self._dock("findings", self.tr("Việc còn phải xử lý"), self.findings, right),
            self._dock("names", self.tr("Tên gọi và trụ sở"), self.names, left),
            self._dock("distribution", self.tr("Biểu đồ trước – sau"), self.distribution, left),
        ]
        for dock in made[3:]:
            self.tabifyDockWidget(made[0], dock)
        self.setTabPosition(left, QTabWidget.TabPosition.North)
        made[0].raise_()
        made[3].visibilityChanged.connect(self.names.table.set_seen)  # false behind another tab
        self._beside = made[:3]
        shown = QMenu(self.tr("&Bảng"), self)
        shown.addActions([dock.toggleViewAction() for dock in made])
        self.menuBar().insertMenu(self.menuBar().actions()[-1], shown)

    def _dock(self, name: str, title: str, panel: QWidget, side: Qt.DockWidgetArea) -> QDockWidget:
        self.addDockWidget(side, dock := Dock(name, title, panel, self))
        return dock

    def _make_toolbar(self) -> None:
        self.bar = MainBar(self)
        for name in TOOLBAR:
            if name is None:
                self.bar.addSeparator()
            else:
                self.bar.add(self.qactions[name], changes=self.entries[name].label is not None)
        self.addToolBar(self.bar)
        self.addToolBarBreak()
        self.tools = ToolsBar(self.map.canvas, self)
        self.tools.addSeparator()
        self.tools.addActions([self.qactions[name] for name in MAP_MODES])
        self.addToolBar(self.tools)
        self.choices = ChoicesBar(self.model, self)
        self.level, self.rule_sets = self.choices.level, self.choices.rule_sets
        self.themes = self.choices.themes
        self.addToolBar(self.choices)

    def _connect(self) -> None:
        space = self.workspace
        self.model.level_changed.connect(space.selection.forget)
        space.selection.changed.connect(self.refresh_actions)
        space.live.changed.connect(self.refresh_actions)
        space.reach.changed.connect(self.refresh_actions)
        self.model.history_changed.connect(self.refresh_actions)
        self.model.history_changed.connect(self._show_title)
        space.said.connect(lambda words: self.totals.showMessage(words, _WORDS_MS))
        self.tools.said.connect(space.say)
        self.units.said.connect(space.say)
        space.find_wished.connect(self.units.start_search)
        space.keys_wished.connect(lambda: KeysSheet(menus(), self).open())
        space.problem_wished.connect(self.findings.go)
        space.whole_map_wished.connect(self.map.canvas.zoom_to_all)
        space.place_wished.connect(MapFlash(self.map.canvas).show_place)
        space.theme_wished.connect(self.choices.choose_theme)
        space.close_wished.connect(self.close)
        self.themes.currentIndexChanged.connect(lambda at: self.map.set_theme(map_themes()[at]))
        self.themes.currentIndexChanged.connect(self.refresh_actions)
        self.rule_sets.rule_set_wished.connect(lambda name: self._do("set_rule_set", id=name))
        self.tabs.plan_wished.connect(lambda name: self._do("activate_plan", plan=name))
        self.map.merge_asked.connect(lambda: self.run("plan.merge"))
        self.map.split_asked.connect(lambda: self.run("plan.split"))
        self.findings.remedy_wished.connect(self.run)
        self.names.step_wished.connect(
            lambda kind, arguments: self._do(kind, **arguments),
            Qt.ConnectionType.QueuedConnection,  # the cell is left before its row changes
        )
        self.plan.tree.move_wished.connect(
            lambda move: self._do(move.kind, **move.arguments),
            Qt.ConnectionType.QueuedConnection,  # a message must not come up inside the drop
        )
        self.change.shown_wished.connect(lambda name: show_changes(self.workspace, name))

    def run(self, action_id: str) -> None:
        """Do what the menu entry of this id does."""
        run_action(self.entries[action_id], self.workspace)

    def _do(self, kind: str, /, **arguments: Any) -> None:
        try:
            self.model.do(kind, **arguments)
        except NoivuError as error:
            self.rule_sets.refresh()
            self.tabs.refresh()
            messages.show_error(self, str(error))

    def _show_title(self) -> None:
        name = self.model.file.path.stem
        mark = self.tr(" [chỉ đọc]") if self.model.file.read_only else ""
        self.setWindowTitle(f"{name}{mark} – {self.tr('Sắp xếp đơn vị hành chính')}")

    def _restore_layout(self) -> None:
        geometry, state = settings.layout()
        open_at(self, *_SIZE)
        self._is_new = geometry.isEmpty()
        if not self._is_new:
            self.restoreGeometry(geometry)
            self.restoreState(state, _LAYOUT)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_new:
            self._is_new = False
            share_width(self, self._beside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures without words, and lists without headings, where the window is small."""
        super().resizeEvent(event)
        metrics = self.fontMetrics()
        letters, lines = self.width() / metrics.averageCharWidth(), self.height() / metrics.height()
        is_small = lines < _LINES_FOR_WORDS or letters < _LETTERS_FOR_WORDS
        styles = Qt.ToolButtonStyle
        style = styles.ToolButtonIconOnly if is_small else styles.ToolButtonTextUnderIcon
        self.bar.setToolButtonStyle(style)
        self.choices.show_words(letters >= _LETTERS_FOR_HEADINGS)

    def childEvent(self, event: QChildEvent) -> None:
        """The bars that choose among docks come and go with them; each gets its name here."""
        super().childEvent(event)
        child = event.child()
        if event.polished() and isinstance(child, QTabBar):
            child.setAccessibleName(self.tr("Các bảng"))

    def closeEvent(self, event: QCloseEvent) -> None:
        settings.remember_layout(self.saveGeometry(), self.saveState(_LAYOUT))
        self.model.file.close()
        self.closed.emit()
        super().closeEvent(event)

    def _take_dropped(self, found: DroppedFile) -> None:
        """Later, when the drop is over: dialogs must not come up inside it."""
        QTimer.singleShot(0, self, lambda: self._open_dropped(found))

    def _open_dropped(self, found: DroppedFile) -> None:
        taking = {Purpose.PLAN: show_plans_of, Purpose.TABLE: take_table}
        if found.purpose not in taking:
            self.workspace.dropped.emit(found.path, found.tables)
            return
        try:
            taking[found.purpose](self.workspace, found.path)
        except NoivuError as error:
            messages.show_error(self, str(error))
