"""How the program looks on this machine: applied at once, remembered."""

from collections.abc import Iterable

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from noivu_desktop.gui import appearance, language, settings


class Preferences(QDialog):
    """Look, size of text and language."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Cài đặt"))
        self.setMinimumWidth(420)
        looks = [(appearance.look_words(one), one) for one in appearance.LOOKS]
        self.look = _choice(looks, settings.look())
        self.look.activated.connect(lambda: appearance.choose(self.look.currentData()))
        sizes = [(f"{percent} %", percent) for percent in appearance.SCALES]
        self.scale = _choice(sizes, settings.text_scale())
        self.scale.activated.connect(lambda: appearance.choose_scale(self.scale.currentData()))
        languages = [(language.LANGUAGES[one], one) for one in language.offered()]
        self.language = _choice(languages, settings.language())
        self.language.activated.connect(
            lambda: settings.remember_language(self.language.currentData())
        )
        form = QFormLayout()
        for label, box in (
            (self.tr("&Giao diện:"), self.look),
            (self.tr("&Cỡ chữ:"), self.scale),
            (self.tr("&Ngôn ngữ / Language:"), self.language),
        ):
            box.setAccessibleName(label.replace("&", "").rstrip(":"))
            form.addRow(label, box)
        kept = QLabel(
            self.tr("Giao diện, cỡ chữ áp dụng ngay và ghi nhớ cho lần mở sau trên máy này.")
            + "\n"
            + self.tr("Ngôn ngữ đổi từ lần mở sau. / The language changes at the next start.")
        )
        kept.setWordWrap(True)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.tr("Đóng"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(kept)
        layout.addWidget(buttons)


def _choice(offered: Iterable[tuple[str, object]], kept: object) -> QComboBox:
    """A list to choose from that stands on what was kept; else on the first."""
    box = QComboBox()
    for words, value in offered:
        box.addItem(words, value)
    box.setCurrentIndex(max(0, box.findData(kept)))
    return box
