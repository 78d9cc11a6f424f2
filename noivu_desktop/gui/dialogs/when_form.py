"""When a figure of a rule set applies: to which kinds of units, with which facts."""

from dataclasses import replace

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGridLayout,
    QGroupBox,
    QWidget,
)

from noivu_desktop.errors import RuleSetError
from noivu_desktop.rules.rule_set import Condition
from noivu_desktop.units.unit import UnitKind

_KINDS_IN_LINE = 4
_ANY, _YES, _NO = range(3)
_VALUES = (None, True, False)


class WhenForm(QGroupBox):
    """``condition`` is what is asked now; regions and parents stay as they were."""

    def __init__(self, before: Condition, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Áp dụng cho"))
        self._before = before
        level = before.kinds[0].level if before.kinds else UnitKind.XA.level
        self.kinds = {kind: QCheckBox(kind.label) for kind in UnitKind if kind.level is level}
        grid = QGridLayout()
        for place, (kind, box) in enumerate(self.kinds.items()):
            box.setChecked(kind in before.kinds)
            grid.addWidget(box, *divmod(place, _KINDS_IN_LINE))
        form = QFormLayout(self)
        form.addRow(grid)
        self.facts: dict[str, QComboBox] = {}
        for name, label in (
            ("terrain", self.tr("Miền núi, vùng cao:")),
            ("land_border", self.tr("Biên giới đất liền:")),
            ("island", self.tr("Hải đảo:")),
            ("border_or_island", self.tr("Biên giới hoặc hải đảo:")),
            ("coastal_hardship", self.tr("Bãi ngang ven biển khó khăn:")),
        ):
            self.facts[name] = self._fact(getattr(before, name), label)
            form.addRow(label, self.facts[name])

    @property
    def condition(self) -> Condition:
        """The condition as it is filled in; raises RuleSetError without any kind."""
        kinds = tuple(kind for kind, box in self.kinds.items() if box.isChecked())
        if not kinds:
            raise RuleSetError(self.tr("Phải chọn ít nhất một loại đơn vị mà quy định áp dụng."))
        facts = {name: _VALUES[box.currentIndex()] for name, box in self.facts.items()}
        kept = kinds if set(kinds) != set(self._before.kinds) else self._before.kinds
        return replace(
            self._before,
            kinds=kept,
            terrain=facts["terrain"],
            land_border=facts["land_border"],
            island=facts["island"],
            border_or_island=facts["border_or_island"],
            coastal_hardship=facts["coastal_hardship"],
        )

    def _fact(self, value: bool | None, label: str) -> QComboBox:
        box = QComboBox()
        box.addItems([self.tr("không xét"), self.tr("phải thuộc"), self.tr("không thuộc")])
        box.setCurrentIndex(_ANY if value is None else _YES if value else _NO)
        box.setAccessibleName(label.rstrip(":"))
        return box
