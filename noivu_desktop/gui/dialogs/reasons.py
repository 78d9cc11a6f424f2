"""Reasons, sentence by sentence, to read and to copy into a paper."""

from collections.abc import Sequence
from html import escape

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from noivu_desktop.gui.screen_room import open_at

Section = tuple[str, Sequence[str]]
"""A heading and its sentences."""


class ReasonsDialog(QDialog):
    """Headings with sentences below each."""

    def __init__(
        self, title: str, sections: Sequence[Section], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        open_at(self, 720, 520)
        self.text = QTextBrowser()
        self.text.setAccessibleName(title)
        self.text.setHtml("".join(_section_html(section) for section in sections))
        buttons = QDialogButtonBox(self)
        copy = buttons.addButton(self.tr("&Chép"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(
            lambda: QGuiApplication.clipboard().setText(self.text.toPlainText().strip())
        )
        buttons.addButton(self.tr("Đóng"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.text)
        layout.addWidget(buttons)


def _section_html(section: Section) -> str:
    heading, sentences = section
    lines = "".join(f'<li style="margin-bottom:4px">{escape(one)}</li>' for one in sentences)
    return f"<h3>{escape(heading)}</h3><ul>{lines}</ul>"
