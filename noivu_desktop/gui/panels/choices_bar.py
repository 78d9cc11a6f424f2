"""The toolbar of what the whole window follows: level, legal text, colours of the map."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QToolBar, QWidget

from noivu_desktop.gui.map_themes import map_themes
from noivu_desktop.gui.panels.level_switch import LevelSwitch
from noivu_desktop.gui.panels.rule_set_picker import RuleSetPicker
from noivu_desktop.gui.panels.short_combo import ShortComboBox
from noivu_desktop.gui.project_model import ProjectModel


class ChoicesBar(QToolBar):
    """Says before each list what it is for; in a narrow window the lists must do."""

    def __init__(self, model: ProjectModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Văn bản và màu bản đồ"))
        self.setObjectName("choices")
        self.level = LevelSwitch(model, self)
        self.rule_sets = RuleSetPicker(model, self)
        self.themes = ShortComboBox(self)
        self.themes.setAccessibleName(self.tr("Tô màu bản đồ"))
        for theme in map_themes():
            self.themes.addItem(theme.label, theme.id)
        self.addWidget(self.level)
        self._words: list[QAction] = []
        for words, box in (
            (self.tr("Văn bản áp dụng:"), self.rule_sets),
            (self.tr("Tô màu bản đồ:"), self.themes),
        ):
            label = QLabel(words)
            label.setContentsMargins(8, 0, 4, 0)
            self._words.append(self.addWidget(label))
            self.addWidget(box)

    def choose_theme(self, theme_id: str) -> None:
        """Colour the map by the theme of this id."""
        self.themes.setCurrentIndex(self.themes.findData(theme_id))

    def show_words(self, wanted: bool) -> None:
        """Say what the lists are for, or leave the room to them."""
        for action in self._words:
            action.setVisible(wanted)
