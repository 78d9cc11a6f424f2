"""Choose units by a condition on their figures, with the number of hits while typing."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
)

from noivu_desktop.gui import settings
from noivu_desktop.gui.screen_room import open_at
from noivu_desktop.gui.workspace import Workspace
from noivu_desktop.rules.condition_fields import Fact, column_list
from noivu_desktop.rules.unit_condition import ConditionError, read_condition
from noivu_desktop.vietnamese import number

_EXAMPLES = ("dan_so < 2500 and dt_km2 < 25", 'loai = "xã" and phai_sap_xep', "ten ~ tân")


class ConditionDialog(QDialog):
    """Stays open beside the map: change the condition, choose again."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace.window)
        self._workspace = workspace
        self._found: list[str] = []
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Chọn theo điều kiện"))
        open_at(self, 600, 470)
        self.condition = QComboBox()
        line = QLineEdit(self.condition)
        line.setPlaceholderText(_EXAMPLES[0])
        line.setAccessibleName(self.tr("Điều kiện"))
        self.condition.setLineEdit(line)
        line.setCompleter(QCompleter(line))  # its own would turn what is typed into an older one
        self.condition.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.condition.setAccessibleName(self.tr("Điều kiện"))
        self.condition.addItems(list(dict.fromkeys((*settings.conditions(), *_EXAMPLES))))
        self.condition.setCurrentText("")
        self.answer = QLabel(wordWrap=True)
        self.choose = QPushButton(self.tr("&Chọn"))
        self.add = QPushButton(self.tr("&Thêm vào đang chọn"))
        self._lay_out()
        self.condition.editTextChanged.connect(self.refresh)
        self.choose.clicked.connect(self._choose)
        self.add.clicked.connect(self._add)
        model = workspace.model
        for signal in (model.units_changed, model.rules_changed, workspace.reach.changed):
            signal.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Count the hits anew, or tell what is wrong with the condition."""
        text = self.condition.currentText().strip()
        self._found, words = [], self.tr("Hãy nhập điều kiện.")
        if text:
            try:
                self._found = self._hits(text)
                words = self.tr("%1 đơn vị").replace("%1", number(len(self._found)))
            except ConditionError as error:
                words = str(error)
        self.answer.setText(words)
        for button in (self.choose, self.add):
            button.setEnabled(bool(self._found))

    def _hits(self, text: str) -> list[str]:
        meets, model = read_condition(text), self._workspace.model
        screening = model.check.screening if model.check else (None,) * len(model.coverage.units)
        codes = (
            unit.code
            for unit, screened in zip(model.coverage.units, screening, strict=True)
            if meets(Fact(unit=unit, screening=screened))
        )
        chosen = self._workspace.codes
        return self._workspace.reach.allowed(codes, chosen[0] if chosen else None)

    def _choose(self) -> None:
        settings.remember_condition(self.condition.currentText().strip())
        self._workspace.selection.show_on_map(self._found)

    def _add(self) -> None:
        settings.remember_condition(self.condition.currentText().strip())
        self._workspace.selection.add(self._found)

    def _lay_out(self) -> None:
        columns = QTextBrowser()
        columns.setAccessibleName(self.tr("Các cột"))
        columns.setHtml(_help(self.tr("So sánh: = != < <= > >= ~ (có chứa). Nối: and, or, not.")))
        buttons = QDialogButtonBox()
        buttons.addButton(self.tr("Đóng"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        self.choose.setDefault(True)
        row = QHBoxLayout()
        for widget in (self.choose, self.add):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.addWidget(self.condition)
        layout.addWidget(self.answer)
        layout.addWidget(columns)
        layout.addLayout(row)


def _help(signs: str) -> str:
    """The columns in two side by side, and what can be said of them."""
    named = list(column_list())
    half = (len(named) + 1) // 2
    cells = [f"<td><b>{escape(name)}</b></td><td>{escape(label)}</td>" for name, label in named]
    cells.append("")
    rows = "".join(f"<tr>{cells[at]}{cells[half + at]}</tr>" for at in range(half))
    return f"<p>{escape(signs)}</p><table cellpadding='2'>{rows}</table>"
