"""The day of the list of codes that the units carry, and the day the plan takes effect."""

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QDialog,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from noivu_desktop.gui.dialogs.signature import buttons_for, date_box, iso
from noivu_desktop.maps_in.code_meanings import vintage_of, vintage_words
from noivu_desktop.project.project import Project
from noivu_desktop.units.code_validity import code_book


class DatesDialog(QDialog):
    """Asks for both days; either may be left open. A list that the names tell is proposed."""

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Ngày của danh mục mã và ngày hiệu lực"))
        self.setMinimumWidth(460)
        vintage = vintage_of(project, code_book())
        likely = vintage.as_of.isoformat() if vintage and vintage.certain else None
        self.codes_told, self.codes_day = _row(
            self.tr("&Mã đơn vị theo danh mục ngày"), project.codes_as_of, likely
        )
        self.effective_told, self.effective_day = _row(
            self.tr("Phương án có &hiệu lực từ ngày"), project.effective_from, None
        )
        told = QLabel(
            self.tr(
                "Mã đơn vị được bỏ, đổi tên, cấp lại theo thời gian; bảng chuyển đổi ghi cả "
                "hai ngày này."
            )
            + (f"\n{words}" if (words := vintage_words(vintage)) else "")
        )
        told.setWordWrap(True)
        form = QFormLayout()
        form.addRow(self.codes_told, self.codes_day)
        form.addRow(self.effective_told, self.effective_day)
        layout = QVBoxLayout(self)
        layout.addWidget(told)
        layout.addLayout(form)
        layout.addWidget(buttons_for(self, self.tr("Ghi")))

    @property
    def days(self) -> dict[str, str | None]:
        """Both days in ISO 8601 as the arguments of the step."""
        return {
            "codes_as_of": _day(self.codes_told, self.codes_day),
            "effective_from": _day(self.effective_told, self.effective_day),
        }


def _row(words: str, known: str | None, likely: str | None) -> tuple[QCheckBox, QDateEdit]:
    """A box to tick and the day behind it, which is only open while ticked."""
    told = QCheckBox(words)
    first = QDate.fromString(known or likely or "", Qt.DateFormat.ISODate)
    day = date_box(first if first.isValid() else QDate.currentDate())
    day.setAccessibleName(words.replace("&", ""))
    told.toggled.connect(day.setEnabled)
    told.setChecked(known is not None)
    day.setEnabled(told.isChecked())
    return told, day


def _day(told: QCheckBox, day: QDateEdit) -> str | None:
    return iso(day) if told.isChecked() else None
