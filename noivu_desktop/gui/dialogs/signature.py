"""Who decided and when: two lines that every form of a decision ends with."""

from PySide6.QtCore import QCoreApplication, QDate, Qt
from PySide6.QtWidgets import QDateEdit, QDialog, QDialogButtonBox, QFormLayout, QLineEdit

from noivu_desktop.gui import settings
from noivu_desktop.gui.sentences import DATE_FORMAT

translate = QCoreApplication.translate


class Signature:
    """The name of who decided, which nobody but a person can tell, and a date, today at first.

    who  what the name is asked for as. Decisions come in rows, so that the name given last is
         proposed again; for anything else a person has to write it each time
    """

    def __init__(self, who: str = "") -> None:
        self._is_decision = not who
        self._who = who or translate("signature", "Người quyết định:")
        self.author_box = QLineEdit(settings.last_decider() if self._is_decision else "")
        self.author_box.setPlaceholderText(translate("signature", "Họ và tên, chức vụ"))
        self.date_box = date_box(QDate.currentDate())

    def add_to(self, form: QFormLayout) -> None:
        """Put both lines under what is in the form already."""
        form.addRow(self._who, self.author_box)
        form.addRow(translate("signature", "Ngày:"), self.date_box)

    def signed(self) -> dict[str, str]:
        """``author`` and ``date`` (ISO 8601) of what is signed."""
        author = self.author_box.text().strip()
        if author and self._is_decision:
            settings.remember_decider(author)
        return {"author": author, "date": iso(self.date_box)}


def date_box(date: QDate) -> QDateEdit:
    """A field for a date with a calendar to choose from."""
    box = QDateEdit(date)
    box.setDisplayFormat(DATE_FORMAT)
    box.setCalendarPopup(True)
    return box


def iso(box: QDateEdit) -> str:
    """The date in the field as ISO 8601."""
    return str(box.date().toString(Qt.DateFormat.ISODate))


def buttons_for(dialog: QDialog, accept: str) -> QDialogButtonBox:
    """A button that accepts, the default, and one that leaves everything as it was."""
    buttons = QDialogButtonBox(dialog)
    yes = buttons.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
    yes.setDefault(True)
    buttons.addButton(translate("signature", "Thôi"), QDialogButtonBox.ButtonRole.RejectRole)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons
