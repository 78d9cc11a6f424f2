"""Figures and facts of one or more units, typed in by a person."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QGroupBox,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from noivu_desktop.errors import CoverageError
from noivu_desktop.gui.dialogs.signature import buttons_for
from noivu_desktop.gui.sentences import filled
from noivu_desktop.project.unit_values import UNIT_FIELDS, parse_value, with_values
from noivu_desktop.units.unit import Region, Unit
from noivu_desktop.vietnamese import number

translate = QCoreApplication.translate

FLAGS = ("mountain", "highland", "land_border", "island", "coastal_hardship")
FIGURES = ("area_km2", "population", "households", "minority_share")
_KEEP = object()
_MOST_NAMES = 4


class UnitFactsDialog(QDialog):
    """One line for each figure and fact; what the units do not share starts as "giữ nguyên".

    ``values`` holds only what was changed, as the step ``set_values_of`` takes it.
    """

    def __init__(self, units: Sequence[Unit], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Số liệu và đặc điểm của đơn vị"))
        self.setMinimumWidth(560)
        self._units = tuple(units)
        self.facts = {name: self._fact_box(name) for name in FLAGS}
        self.region = self._region_box()
        self.figures = {name: self._figure_box(name) for name in FIGURES}
        self.problem = QLabel(wordWrap=True)
        self.problem.setVisible(False)
        layout = QVBoxLayout(self)
        layout.addWidget(QLabel(f"<b>{_names(self._units)}</b>", wordWrap=True))
        layout.addWidget(self._facts_group())
        layout.addWidget(self._figures_group())
        layout.addWidget(self.problem)
        buttons = buttons_for(self, self.tr("Ghi"))
        self.save = buttons.buttons()[0]
        layout.addWidget(buttons)

    @property
    def values(self) -> dict[str, Any]:
        """What was changed, by field; raises CoverageError with the sentence to show."""
        found: dict[str, Any] = {}
        for name, box in (*self.facts.items(), ("region", self.region)):
            chosen = box.currentData()
            if chosen is not _KEEP and chosen != self._shared(name):
                found[name] = chosen
        for name, line in self.figures.items():
            text = line.text().strip()
            if text != self._shown(name) and (text or self._is_shared(name)):
                found[name] = parse_value(name, f"{text} %" if _is_bare_share(name, text) else text)
        for unit in self._units:
            with_values(unit, found)
        return found

    def accept(self) -> None:
        """Close only with values that every unit can hold."""
        try:
            _ = self.values
        except CoverageError as error:
            self.problem.setText(f"<b>{error}</b>")
            self.problem.setVisible(True)
            return
        super().accept()

    def _facts_group(self) -> QGroupBox:
        group = QGroupBox(self.tr("Đặc điểm theo danh mục của cơ quan có thẩm quyền"))
        form = QFormLayout(group)
        for name, box in self.facts.items():
            form.addRow(f"{_capital(UNIT_FIELDS[name].label)}:", box)
        form.addRow(self.tr("Vùng:"), self.region)
        return group

    def _figures_group(self) -> QGroupBox:
        group = QGroupBox(self.tr("Số liệu (để trống: chưa có số liệu)"))
        form = QFormLayout(group)
        for name, line in self.figures.items():
            form.addRow(f"{_figure_words(name)}:", line)
        return group

    def _fact_box(self, name: str) -> QComboBox:
        box = QComboBox()
        for text, value in (
            (self.tr("có"), True),
            (self.tr("không"), False),
            (self.tr("chưa biết"), None),
        ):
            box.addItem(text, value)
        return self._start(box, name)

    def _region_box(self) -> QComboBox:
        box = QComboBox()
        for region in Region:
            box.addItem(region.value, region)
        box.addItem(self.tr("chưa biết"), None)
        return self._start(box, "region")

    def _start(self, box: QComboBox, name: str) -> QComboBox:
        box.setAccessibleName(_capital(UNIT_FIELDS[name].label))
        values = [box.itemData(at) for at in range(box.count())]
        if self._is_shared(name):
            box.setCurrentIndex(values.index(self._shared(name)))
        else:
            box.insertItem(0, self.tr("(giữ nguyên, các đơn vị khác nhau)"), _KEEP)
            box.setCurrentIndex(0)
        return box

    def _figure_box(self, name: str) -> QLineEdit:
        line = QLineEdit(self._shown(name))
        line.setAccessibleName(_figure_words(name))
        if not self._is_shared(name):
            line.setPlaceholderText(self.tr("(giữ nguyên, các đơn vị khác nhau)"))
        return line

    def _shown(self, name: str) -> str:
        value = self._shared(name) if self._is_shared(name) else None
        if value is None:
            return ""
        if name == "minority_share":
            return _all_digits(value * 100)
        return _all_digits(value) if name == "area_km2" else number(value)

    def _is_shared(self, name: str) -> bool:
        return len({getattr(unit, name) for unit in self._units}) == 1

    def _shared(self, name: str) -> Any:
        return getattr(self._units[0], name) if self._is_shared(name) else _KEEP


def _is_bare_share(name: str, text: str) -> bool:
    return name == "minority_share" and bool(text) and not text.endswith("%")


def _all_digits(value: Any) -> str:
    exponent = int(value.normalize().as_tuple().exponent)
    return number(value, max(0, -exponent))


def _names(units: Sequence[Unit]) -> str:
    names = [unit.full_name for unit in units[:_MOST_NAMES]]
    rest = len(units) - len(names)
    listed = ", ".join(names)
    return filled(translate("facts", "%1 và %2 đơn vị khác"), listed, rest) if rest else listed


def _figure_words(name: str) -> str:
    """What a figure is called, with its unit of measure."""
    return {
        "area_km2": translate("facts", "Diện tích tự nhiên (km²)"),
        "population": translate("facts", "Dân số (người)"),
        "households": translate("facts", "Số hộ"),
        "minority_share": translate("facts", "Tỷ lệ dân tộc thiểu số (%)"),
    }[name]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
