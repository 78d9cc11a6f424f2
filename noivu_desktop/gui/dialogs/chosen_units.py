"""Which units shall become N: those chosen on the map, or those that a file lists."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from noivu_desktop.errors import NoivuError
from noivu_desktop.gui import messages
from noivu_desktop.gui.file_dialogs import ask_file
from noivu_desktop.gui.sentences import filled
from noivu_desktop.units.code_list import read_codes
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.vietnamese import number

_MOST_NAMED = 3


class ChosenUnits(QWidget):
    """Says how many units are chosen and from where; a file can replace them."""

    changed = Signal()

    def __init__(
        self, coverage: Coverage, codes: tuple[str, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._coverage = coverage
        self.codes = codes
        self.words = QLabel()
        self.from_file = QPushButton(self.tr("Lấy từ tệp &mã…"))
        self.from_file.setToolTip(self.tr("Tệp văn bản hoặc CSV, mã đơn vị ở cột đầu"))
        self.from_file.clicked.connect(self._choose_file)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.from_file)
        self._say(self.tr("đang chọn trên bản đồ"))

    def read(self, path: Path) -> None:
        """Take the units in the file; raises NoivuError and keeps what was chosen before."""
        codes = read_codes(path)
        unknown = [code for code in codes if code not in self._coverage.index]
        if unknown:
            named = ", ".join(unknown[:_MOST_NAMED])
            more = "…" if len(unknown) > _MOST_NAMED else ""
            told = self.tr(
                "Tệp %1 có %2 mã không có trên bản đồ (%3); hãy sửa tệp hoặc chọn tệp khác."
            )
            raise NoivuError(filled(told, path.name, number(len(unknown)), f"{named}{more}"))
        self.codes = codes
        self._say(self.tr("trong tệp %1").replace("%1", path.name))
        self.changed.emit()

    def _say(self, source: str) -> None:
        words = self.tr("%1 đơn vị %2").replace("%1", number(len(self.codes)))
        self.words.setText(words.replace("%2", source))

    def _choose_file(self) -> None:
        title, kinds = self.tr("Tệp mã các đơn vị"), self.tr("Tệp mã (*.csv *.txt)")
        path = ask_file(self, title, kinds)
        if path is None:
            return
        try:
            self.read(path)
        except NoivuError as error:
            messages.show_error(self, str(error))
