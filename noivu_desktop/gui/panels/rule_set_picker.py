"""Which legal text the project is checked against."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.rules.loading import load_rule_sets
from noivu_desktop.rules.rule_set import RuleSet


class RuleSetPicker(QComboBox):
    """The rule sets for the level of the project; a choice is a wish, the project changes by it."""

    rule_set_wished = Signal(str)

    def __init__(self, model: ProjectModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setAccessibleName(self.tr("Văn bản áp dụng"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMaximumWidth(620)
        self.activated.connect(lambda at: self.rule_set_wished.emit(self.itemData(at)))
        model.rules_changed.connect(self.refresh)
        model.units_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the choices and the one in use."""
        self.clear()
        used, level = self._model.project.rule_set_id, self._model.coverage.level
        fitting = [one for one in load_rule_sets() if level in one.levels or one.id == used]
        for one in sorted(fitting, key=lambda found: found.in_force_from, reverse=True):
            self.addItem(_name(one), one.id)
            tip = "\n".join((one.title, *one.notes))
            self.setItemData(self.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        if self.findData(used) < 0:
            self.addItem(used, used)
        self.setCurrentIndex(self.findData(used))


def _name(rule_set: RuleSet) -> str:
    """Number and years: two periods of one text are told apart."""
    start, end = rule_set.in_force_from[:4], (rule_set.in_force_to or "")[:4]
    return f"{rule_set.number} (từ {start}{f' đến {end}' if end else ''})"
