"""What to export, where to and on which paper: asked before writing."""

from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from noivu_desktop.export.formats import FORMATS
from noivu_desktop.export.map_style import MAP_FILES
from noivu_desktop.export.paper import DEFAULT_PAPER, PAPER_MM, Orientation
from noivu_desktop.export.style_files import style_labels
from noivu_desktop.gui.file_dialogs import ask_file
from noivu_desktop.gui.map_files import map_filter
from noivu_desktop.gui.screen_room import TallContent, open_as_wanted


class ExportQuestion(QDialog):
    """Folder, formats, paper, orientation and style of maps."""

    def __init__(self, plan_name: str, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Xuất tài liệu của “%1”").replace("%1", plan_name))
        self.setMinimumWidth(560)
        self.folder_line = QLineEdit(str(folder))
        self.folder_line.setAccessibleName(self.tr("Thư mục"))
        browse = QPushButton(self.tr("Chọn…"))
        browse.clicked.connect(self._choose_folder)
        self.paper_box = QComboBox()
        self.paper_box.addItems(list(PAPER_MM))
        self.paper_box.setCurrentText(DEFAULT_PAPER)
        self.orientation_box = self._orientations()
        self.style_box = QComboBox()
        for name, label in style_labels().items():
            self.style_box.addItem(label, name)
        self.file_boxes = {kind: QCheckBox(kind.upper()) for kind in MAP_FILES}
        self.boxes = {one.id: QCheckBox(one.label) for one in FORMATS}
        where = QHBoxLayout()
        where.addWidget(self.folder_line, 1)
        where.addWidget(browse)
        form = QFormLayout()
        form.addRow(self.tr("Thư mục:"), where)
        form.addRow(self.tr("Khổ giấy bản đồ:"), self.paper_box)
        form.addRow(self.tr("Hướng giấy bản đồ:"), self.orientation_box)
        form.addRow(self.tr("Kiểu bản đồ:"), self.style_box)
        form.addRow(self.tr("Tệp bản đồ:"), self._kinds_of_files())
        form.addRow(self.tr("Đơn vị xung quanh:"), self._around_line())
        which = QGroupBox(self.tr("Tài liệu"))
        lines = QVBoxLayout(which)
        for one, box in zip(FORMATS, self.boxes.values(), strict=True):
            box.setChecked(not one.on_request)
            box.toggled.connect(self._follow_choice)
            lines.addWidget(box)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(TallContent(which), 1)
        layout.addWidget(self._buttons())
        open_as_wanted(self)

    @property
    def folder(self) -> Path:
        return Path(self.folder_line.text().strip()).expanduser()

    @property
    def formats(self) -> tuple[str, ...]:
        """The ids of the chosen formats."""
        return tuple(name for name, box in self.boxes.items() if box.isChecked())

    @property
    def paper(self) -> str:
        return self.paper_box.currentText()

    @property
    def orientation(self) -> str:
        """How the maps lie, as an ``Orientation`` is stored."""
        return str(self.orientation_box.currentData())

    @property
    def map_style(self) -> str:
        """The id of the chosen style."""
        return str(self.style_box.currentData())

    @property
    def map_files(self) -> tuple[str, ...]:
        """The kinds of files that a map is written in."""
        return tuple(kind for kind, box in self.file_boxes.items() if box.isChecked())

    @property
    def around(self) -> Path | None:
        """The map of a wider area, whose units are named around."""
        words = self.around_line.text().strip()
        return Path(words).expanduser() if words else None

    def _around_line(self) -> QHBoxLayout:
        self.around_line = QLineEdit(
            placeholderText=self.tr("Không ghi; hoặc chọn bản đồ của vùng rộng hơn")
        )
        self.around_line.setAccessibleName(self.tr("Bản đồ đơn vị xung quanh"))
        browse = QPushButton(self.tr("Chọn…"))
        browse.clicked.connect(self._choose_around)
        line = QHBoxLayout()
        line.addWidget(self.around_line, 1)
        line.addWidget(browse)
        return line

    def _choose_around(self) -> None:
        kinds = self.tr("Bản đồ (%1)").replace("%1", map_filter())
        chosen = ask_file(self, self.tr("Bản đồ đơn vị xung quanh"), kinds)
        if chosen:
            self.around_line.setText(str(chosen))

    def _kinds_of_files(self) -> QHBoxLayout:
        """PDF to print, PNG to put into another document, SVG to draw on."""
        line = QHBoxLayout()
        for box in self.file_boxes.values():
            box.setChecked(True)
            box.toggled.connect(self._follow_choice)
            line.addWidget(box)
        line.addStretch(1)
        return line

    def _orientations(self) -> QComboBox:
        box = QComboBox()
        box.addItem(self.tr("Tự chọn theo hình dạng địa bàn"), Orientation.AUTO.value)
        box.addItem(self.tr("Dọc"), Orientation.PORTRAIT.value)
        box.addItem(self.tr("Ngang"), Orientation.LANDSCAPE.value)
        return box

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        self.start = buttons.addButton(self.tr("Xuất"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.start.setDefault(True)
        buttons.addButton(self.tr("Thôi"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Thư mục"), str(self.folder))
        if chosen:
            self.folder_line.setText(chosen)

    def _follow_choice(self) -> None:
        has_map = any(one.one_map and self.boxes[one.id].isChecked() for one in FORMATS)
        for box in self.file_boxes.values():
            box.setEnabled(has_map)
        self.start.setEnabled(bool(self.formats) and bool(self.map_files or not has_map))
