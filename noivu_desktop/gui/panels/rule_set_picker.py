"""Which legal text the project is checked against."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from noivu_desktop.gui.panels.short_combo import ShortComboBox
from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.gui.rule_set_choices import choices_for, rule_set_name


class RuleSetPicker(ShortComboBox):
    """The rule sets for the level of the project; a choice is a wish, the project changes by it."""

    rule_set_wished = Signal(str)

    def __init__(self, model: ProjectModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setAccessibleName(self.tr("Văn bản áp dụng"))
        self.activated.connect(lambda at: self.rule_set_wished.emit(self.itemData(at)))
        model.rules_changed.connect(self.refresh)
        model.units_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the choices and the one in use."""
        self.clear()
        used = self._model.project.rule_set_id
        for one in choices_for(self._model.coverage.level):
            self.addItem(rule_set_name(one), one.id)
            tip = "\n".join((one.title, *one.notes))
            self.setItemData(self.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        if self.findData(used) < 0:
            self.addItem(used, used)
        self.setCurrentIndex(self.findData(used))
