"""The first page: sample, new project, open, recent projects."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from noivu_desktop.gui import settings
from noivu_desktop.gui.icons import icon
from noivu_desktop.gui.panels.drop_overlay import DropOverlay
from noivu_desktop.gui.screen_room import open_at

_WIDTH = 560


class StartWindow(QWidget):
    """Offers the ways in; each is a wish that the desk fulfils."""

    sample_wished = Signal()
    new_wished = Signal()
    choose_wished = Signal()
    open_wished = Signal(Path)
    dropped = Signal(Path, tuple)
    """What was dropped, and the tables that go with it."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Sắp xếp đơn vị hành chính"))
        open_at(self, 1100, 720)
        self.busy = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        page = QFrame(self)
        page.setFixedWidth(_WIDTH)
        lines = QVBoxLayout(page)
        lines.setSpacing(10)
        lines.addWidget(_title(self.tr("Sắp xếp đơn vị hành chính")))
        lines.addWidget(_quiet(self.tr(
            "Lập, kiểm tra và in phương án sắp xếp cấp xã, thôn, tổ dân phố. "
            "Chạy trên máy này, không cần mạng."
        )))  # fmt: skip
        lines.addSpacing(12)
        self.sample = self._way("sample", self.tr("Mở hồ sơ &mẫu"), self.sample_wished)
        self.new = self._way("new", self.tr("&Lập hồ sơ mới từ bản đồ…"), self.new_wished)
        self.choose = self._way("open", self.tr("Mở &hồ sơ…"), self.choose_wished)
        for button in (self.sample, self.new, self.choose):
            lines.addWidget(button)
        lines.addSpacing(12)
        lines.addWidget(QLabel(self.tr("<b>Gần đây</b>")))
        self.recent = self._recent()
        lines.addWidget(self.recent)
        lines.addWidget(self.busy)
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        layout.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)
        self.drops = DropOverlay(
            self, lambda found: self.dropped.emit(found.path, found.tables), has_project=False
        )

    def show_busy(self, sentence: str) -> None:
        """Say what is being opened; an empty sentence frees the page."""
        self.busy.setText(sentence)
        for button in (self.sample, self.new, self.choose):
            button.setEnabled(not sentence)
        self.recent.setEnabled(not sentence)

    def _way(self, picture: str, text: str, wish: SignalInstance) -> QPushButton:
        button = QPushButton(icon(picture, self.palette()), "  " + text, self)
        button.setIconSize(QSize(22, 22))
        button.setMinimumHeight(46)
        button.setStyleSheet("text-align: left; padding-left: 16px;")
        button.clicked.connect(wish)
        return button

    def _recent(self) -> QListWidget:
        shown = QListWidget(self)
        shown.setAccessibleName(self.tr("Hồ sơ gần đây"))
        shown.setMaximumHeight(190)
        for path in settings.recent_projects():
            item = QListWidgetItem(f"{path.stem}\n{path.parent}", shown)
            item.setData(Qt.ItemDataRole.UserRole, path)
        if not shown.count():
            item = QListWidgetItem(self.tr("Chưa có hồ sơ nào."), shown)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        shown.itemActivated.connect(self._open_recent)
        shown.itemClicked.connect(self._open_recent)
        return shown

    def _open_recent(self, item: QListWidgetItem) -> None:
        path = item.data(Qt.ItemDataRole.UserRole)
        if path:
            self.open_wished.emit(path)


def _title(text: str) -> QLabel:
    label = QLabel(text)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    font.setBold(True)
    label.setFont(font)
    return label


def _quiet(text: str) -> QLabel:
    return QLabel(text, wordWrap=True)
