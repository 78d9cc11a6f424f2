"""What to print: asked before the pages are drawn."""

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGroupBox,
    QVBoxLayout,
    QWidget,
)

from noivu_desktop.export.paper import DEFAULT_PAPER, PAPER_MM
from noivu_desktop.gui.print_pages import PrintChoice, page_kinds

_FIRST_CHOICE = frozenset({"map-plan", "merged"})


class PrintQuestion(QDialog):
    """Kinds of pages and the paper of the maps; the preview comes next."""

    def __init__(self, plan_name: str, *, has_merged: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("In “%1”").replace("%1", plan_name))
        self.setMinimumWidth(460)
        which = QGroupBox(self.tr("Các trang"))
        lines = QVBoxLayout(which)
        self.boxes: dict[str, QCheckBox] = {}
        for kind in page_kinds():
            box = QCheckBox(kind.label)
            box.setChecked(kind.id in _FIRST_CHOICE and (has_merged or kind.id == "map-plan"))
            box.setEnabled(has_merged or kind.id.startswith("map-"))
            box.toggled.connect(self._follow)
            lines.addWidget(box)
            self.boxes[kind.id] = box
        self.paper = QComboBox()
        self.paper.setAccessibleName(self.tr("Khổ giấy bản đồ"))
        self.paper.addItems(list(PAPER_MM))
        self.paper.setCurrentText(DEFAULT_PAPER)
        form = QFormLayout()
        form.addRow(self.tr("Khổ giấy bản đồ:"), self.paper)
        buttons = QDialogButtonBox(self)
        self.show_pages = buttons.addButton(
            self.tr("Xem trước…"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        buttons.addButton(self.tr("Thôi"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(which)
        layout.addLayout(form)
        layout.addWidget(buttons)

    @property
    def choice(self) -> PrintChoice:
        """What was chosen."""
        kinds = tuple(name for name, box in self.boxes.items() if box.isChecked())
        return PrintChoice(kinds=kinds, paper=self.paper.currentText())

    def _follow(self) -> None:
        self.show_pages.setEnabled(bool(self.choice.kinds))
