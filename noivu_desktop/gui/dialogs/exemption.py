"""Why units need not be arranged, or a merged unit need not reach a standard."""

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from noivu_desktop.gui.dialogs.signature import Signature, buttons_for
from noivu_desktop.rules.exemption import Ground


class ReasonDialog(QDialog):
    """Asks for a reason in writing, its author and date; with ``grounds`` for the ground in law."""

    def __init__(
        self, title: str, question: str, *, grounds: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(520)
        told = QLabel(question)
        told.setWordWrap(True)
        self.ground_box = QComboBox()
        for ground in Ground:
            self.ground_box.addItem(ground.value[0].upper() + ground.value[1:], ground)
        self.reason_box = QPlainTextEdit()
        self.reason_box.setTabChangesFocus(True)
        self.reason_box.setMaximumHeight(110)
        self.reason_box.textChanged.connect(self._follow)
        self.signature = Signature()
        form = QFormLayout()
        if grounds:
            form.addRow(self.tr("Căn cứ:"), self.ground_box)
            self.ground_box.currentIndexChanged.connect(self._follow)
        form.addRow(self.tr("Giải trình:") if grounds else self.tr("Lý do:"), self.reason_box)
        self.signature.add_to(form)
        layout = QVBoxLayout(self)
        layout.addWidget(told)
        layout.addLayout(form)
        layout.addWidget(self._buttons())
        self._has_grounds = grounds
        self._follow()

    @property
    def ground(self) -> Ground:
        return Ground(self.ground_box.currentData())

    @property
    def reason(self) -> str:
        return self.reason_box.toPlainText().strip()

    def _buttons(self) -> QDialogButtonBox:
        buttons = buttons_for(self, self.tr("Ghi"))
        self.save = buttons.buttons()[0]
        return buttons

    def _follow(self) -> None:
        """A ground of the law may stand alone, another reason must be written out."""
        needs_text = not self._has_grounds or self.ground is Ground.OTHER
        self.save.setEnabled(bool(self.reason) or not needs_text)
