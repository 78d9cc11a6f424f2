"""The Word templates: which are the office's own, where they lie, and what their fields are."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QTextBrowser,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from noivu_desktop.errors import ExportError
from noivu_desktop.export.template_files import (
    TEMPLATES,
    copy_templates,
    guide,
    is_own,
    own_templates,
    template_path,
)
from noivu_desktop.gui import messages
from noivu_desktop.gui.screen_room import open_at


class WordTemplates(QDialog):
    """A line for each template, the guide below, buttons to copy for editing and to open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Mẫu Word của cơ quan"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_at(self, 780, 620)
        where = self.tr("Mẫu riêng nằm trong %1").replace("%1", str(own_templates()))
        folder = QLabel(where, wordWrap=True)
        folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.lines = QTreeWidget()
        self.lines.setRootIsDecorated(False)
        self.lines.setAccessibleName(self.tr("Các mẫu Word"))
        self.lines.setHeaderLabels([self.tr("Văn bản"), self.tr("Tệp"), self.tr("Đang dùng")])
        self.lines.itemActivated.connect(lambda line: self.edit(line.text(1)))
        self.guide = QTextBrowser()
        self.guide.setAccessibleName(self.tr("Hướng dẫn sửa mẫu"))
        self.guide.setMarkdown(guide())
        layout = QVBoxLayout(self)
        layout.addWidget(folder)
        layout.addWidget(self.lines, 1)
        layout.addWidget(self.guide, 2)
        layout.addWidget(self._buttons())
        self.refresh()

    def refresh(self) -> None:
        """List the templates as they are now."""
        chosen = max(self.lines.currentIndex().row(), 0)
        self.lines.clear()
        lines = []
        for name, label in TEMPLATES.items():
            used = self.tr("mẫu riêng") if is_own(name) else self.tr("mẫu có sẵn")
            lines.append(QTreeWidgetItem([label, name, used]))
        self.lines.addTopLevelItems(lines)
        self.lines.setCurrentItem(lines[chosen])
        for column in range(3):
            self.lines.resizeColumnToContents(column)

    def edit(self, name: str) -> None:
        """Copy the template unless it is there, and open the copy in Word."""
        if self.copy((name,)):
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(template_path(name))))

    def copy(self, names: tuple[str, ...]) -> bool:
        """Copy templates and list them anew; ``False``: the disk refused, which is said."""
        try:
            copy_templates(names)
        except ExportError as error:
            messages.tell(self, str(error))
            return False
        self.refresh()
        return True

    def open_folder(self) -> None:
        """Show the folder, which is made if it is not there."""
        if self.copy(()):
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(own_templates())))

    def _edit_chosen(self) -> None:
        self.edit(tuple(TEMPLATES)[self.lines.currentIndex().row()])

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.edit_button = buttons.addButton(self.tr("Sửa mẫu đang chọn…"), role)
        self.edit_button.clicked.connect(self._edit_chosen)
        self.copy_button = buttons.addButton(self.tr("Chép mọi mẫu"), role)
        self.copy_button.clicked.connect(lambda: self.copy(tuple(TEMPLATES)))
        self.folder_button = buttons.addButton(self.tr("Mở thư mục"), role)
        self.folder_button.clicked.connect(self.open_folder)
        close = buttons.addButton(self.tr("Đóng"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        return buttons
