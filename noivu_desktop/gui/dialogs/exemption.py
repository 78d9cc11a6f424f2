"""Why a unit need not be arranged, or a merged unit need not reach a standard."""

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

from noivu_desktop.rules.exemption import Ground


class ReasonDialog(QDialog):
    """Asks for a reason in writing; with ``grounds`` also for the ground in law."""

    def __init__(
        self, title: str, question: str, *, grounds: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(480)
        told = QLabel(question)
        told.setWordWrap(True)
        self.ground_box = QComboBox()
        for ground in Ground:
            self.ground_box.addItem(ground.value[0].upper() + ground.value[1:], ground)
        self.reason_box = QPlainTextEdit()
        self.reason_box.setTabChangesFocus(True)
        self.reason_box.setMaximumHeight(110)
        self.reason_box.textChanged.connect(self._follow)
        form = QFormLayout()
        if grounds:
            form.addRow(self.tr("Căn cứ:"), self.ground_box)
        form.addRow(self.tr("Giải trình:") if grounds else self.tr("Lý do:"), self.reason_box)
        layout = QVBoxLayout(self)
        layout.addWidget(told)
        layout.addLayout(form)
        layout.addWidget(self._buttons())
        self._needs_text = not grounds
        self._follow()

    @property
    def ground(self) -> Ground:
        return Ground(self.ground_box.currentData())

    @property
    def reason(self) -> str:
        return self.reason_box.toPlainText().strip()

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        self.save = buttons.addButton(self.tr("Ghi"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("Thôi"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _follow(self) -> None:
        self.save.setEnabled(bool(self.reason) or not self._needs_text)
