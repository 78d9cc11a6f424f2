"""The only place that opens a message box."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QInputDialog, QMessageBox, QWidget

translate = QCoreApplication.translate
_TEXT_WIDTH = 480


def show_error(parent: QWidget | None, sentence: str) -> None:
    """Tell what went wrong and what to do, in one sentence."""
    _show(parent, QMessageBox.Icon.Warning, sentence)


def tell(parent: QWidget | None, sentence: str) -> None:
    """Say something that needs no answer."""
    _show(parent, QMessageBox.Icon.Information, sentence)


def ask(parent: QWidget | None, question: str, *, yes: str) -> bool:
    """Whether the user presses the button ``yes``; the safe answer is the default."""
    box = _box(parent, QMessageBox.Icon.Question, question)
    accept = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    stay = box.addButton(translate("messages", "Thôi"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.exec()
    box.deleteLater()
    return box.clickedButton() is accept


def ask_text(parent: QWidget | None, title: str, question: str, start: str) -> str:
    """A line of text from the user; empty if there is none."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setLabelText(question)
    dialog.setTextValue(start)
    dialog.resize(_TEXT_WIDTH, dialog.sizeHint().height())  # else the title is cut
    accepted = dialog.exec() == QInputDialog.DialogCode.Accepted
    dialog.deleteLater()
    return dialog.textValue().strip() if accepted else ""


def _show(parent: QWidget | None, icon: QMessageBox.Icon, sentence: str) -> None:
    box = _box(parent, icon, sentence)
    box.addButton(translate("messages", "Đóng"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()
    box.deleteLater()


def _box(parent: QWidget | None, icon: QMessageBox.Icon, sentence: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setIcon(icon)
    box.setWindowTitle(translate("messages", "Sắp xếp đơn vị hành chính"))
    box.setText(sentence)
    box.setTextFormat(Qt.TextFormat.PlainText)
    return box
