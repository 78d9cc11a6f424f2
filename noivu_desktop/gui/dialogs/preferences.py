"""How the program looks on this machine: applied at once, remembered."""

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from noivu_desktop.gui import appearance, settings


class Preferences(QDialog):
    """Look and size of text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Cài đặt"))
        self.setMinimumWidth(420)
        self.look = QComboBox()
        for look in appearance.LOOKS:
            self.look.addItem(appearance.look_words(look), look)
        self.look.setCurrentIndex(max(0, self.look.findData(settings.look())))
        self.scale = QComboBox()
        for percent in appearance.SCALES:
            self.scale.addItem(f"{percent} %", percent)
        self.scale.setCurrentIndex(max(0, self.scale.findData(settings.text_scale())))
        self.look.activated.connect(lambda: appearance.choose(self.look.currentData()))
        self.scale.activated.connect(lambda: appearance.choose_scale(self.scale.currentData()))
        form = QFormLayout()
        for label, box in (
            (self.tr("&Giao diện:"), self.look),
            (self.tr("&Cỡ chữ:"), self.scale),
        ):
            box.setAccessibleName(label.replace("&", "").rstrip(":"))
            form.addRow(label, box)
        kept = QLabel(self.tr("Áp dụng ngay và ghi nhớ cho lần mở sau trên máy này."))
        kept.setWordWrap(True)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.tr("Đóng"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(kept)
        layout.addWidget(buttons)
