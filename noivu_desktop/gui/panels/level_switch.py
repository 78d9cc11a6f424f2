"""Which of the two levels of the project the window shows."""

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.units.unit import Level


class LevelSwitch(QWidget):
    """A button for each level; nothing at all while the project has but one."""

    def __init__(self, model: ProjectModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.buttons: dict[Level, QToolButton] = {}
        group, layout = QButtonGroup(self), QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(0)
        for level, words, hint in (
            (Level.COMMUNE, self.tr("Cấp xã"), self.tr("Xem và sắp xếp xã (F6 để đổi)")),
            (Level.HAMLET, self.tr("Cấp thôn"), self.tr("Xem và sắp xếp thôn (F6 để đổi)")),
        ):
            button = QToolButton()
            button.setText(words)
            button.setCheckable(True)
            button.setAutoRaise(True)  # flat unless it is the one in use
            button.setToolTip(hint)
            button.clicked.connect(lambda _=False, level=level: model.show_level(level))
            group.addButton(button)
            layout.addWidget(button)
            self.buttons[level] = button
        model.level_changed.connect(self.refresh)
        model.history_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the level in use, and whether there is a choice."""
        several = len(self._model.levels) > 1
        for level, button in self.buttons.items():
            button.setVisible(several)
            button.setChecked(level is self._model.level)
