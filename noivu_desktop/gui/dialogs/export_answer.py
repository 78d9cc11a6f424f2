"""What was written, with a link to the folder."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QVBoxLayout, QWidget


class ExportAnswer(QDialog):
    """The files by name, what failed and why, and a button that opens the folder."""

    def __init__(
        self,
        folder: Path,
        files: list[str],
        failed: list[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Đã xuất tài liệu"))
        self.setMinimumSize(560, 380)
        told = self.tr("Đã ghi %1 tệp vào %2").replace("%1", str(len(files)))
        headline = QLabel(told.replace("%2", str(folder)), wordWrap=True)
        headline.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.files = QListWidget()
        self.files.addItems(files)
        self.failed = QLabel("\n".join(failed), wordWrap=True)
        self.failed.setVisible(bool(failed))
        buttons = QDialogButtonBox(self)
        open_folder = buttons.addButton(
            self.tr("Mở thư mục"), QDialogButtonBox.ButtonRole.ActionRole
        )
        open_folder.clicked.connect(
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
        )
        close = buttons.addButton(self.tr("Đóng"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(headline)
        layout.addWidget(self.files, 1)
        layout.addWidget(self.failed)
        layout.addWidget(buttons)
