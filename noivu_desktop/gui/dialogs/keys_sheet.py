"""All keys on one sheet (F1)."""

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from noivu_desktop.gui.map.tools import TOOLS
from noivu_desktop.gui.screen_room import open_at

if TYPE_CHECKING:
    from noivu_desktop.gui.actions.action import Menu

translate = QCoreApplication.translate


class KeysSheet(QDialog):
    """Every menu entry that has a key, and what the mouse does on the map."""

    def __init__(self, menus: "Sequence[Menu]", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Phím tắt"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_at(self, 620, 640)
        self.sheet = QTextBrowser(self)
        self.sheet.setHtml(_on_map() + _in_tables() + "".join(_table(menu) for menu in menus))
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.tr("Đóng"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.sheet)
        layout.addWidget(buttons)


def _on_map() -> str:
    rows = (
        (translate("keys", "Bấm"), translate("keys", "Chọn một đơn vị")),
        (
            translate("keys", "Ctrl/Shift + bấm"),
            translate("keys", "Thêm hoặc bớt đơn vị đang chọn"),
        ),
        ("Enter", translate("keys", "Nhập các đơn vị đang chọn")),
        ("Esc", translate("keys", "Bỏ chọn")),
        (translate("keys", "Lăn chuột"), translate("keys", "Phóng to, thu nhỏ")),
        ("+, −", translate("keys", "Phóng to, thu nhỏ")),
        ("← ↑ → ↓", next(tool.label for tool in TOOLS if tool.id == "pan")),
        ("Home", translate("menus", "&Toàn bản đồ").replace("&", "")),
        (translate("keys", "Alt + mũi tên"), translate("keys", "Sang đơn vị bên cạnh")),
        (
            translate("keys", "Phím cách"),
            translate("keys", "Chọn hoặc bỏ chọn đơn vị đó; giữ và kéo: kéo bản đồ"),
        ),
        *((tool.key, f"{tool.label}. {tool.hint}") for tool in TOOLS),
    )
    return _html(translate("keys", "Trên bản đồ"), rows)


def _in_tables() -> str:
    rows = (
        (
            translate("keys", "Kéo dòng đang chọn"),
            translate("keys", "Sang bảng Phương án: nhập vào đơn vị mới được thả lên"),
        ),
        (translate("keys", "Bấm đúp"), translate("keys", "Phóng tới đơn vị đó trên bản đồ")),
        ("Ctrl+C", translate("keys", "Chép sang Excel các dòng đang chọn")),
        (
            translate("keys", "Thả tệp vào cửa sổ"),
            translate("keys", "Hồ sơ, bản đồ, bảng số liệu, phương án: máy nhận ra và nói trước"),
        ),
    )
    return _html(translate("keys", "Trong các bảng"), rows)


def _table(menu: "Menu") -> str:
    rows = [
        (_shown(entry.keys), entry.text.replace("&", "").rstrip("…"))
        for entry in menu.entries
        if entry and entry.keys
    ]
    return _html(menu.title.replace("&", ""), rows)


def _shown(keys: Sequence[str]) -> str:
    form = QKeySequence.SequenceFormat.NativeText
    return ", ".join(QKeySequence(one).toString(form) for one in keys)


def _html(title: str, rows: Sequence[tuple[str, str]]) -> str:
    cells = "".join(
        f"<tr><td width='190'><b>{escape(keys)}</b></td><td>{escape(text)}</td></tr>"
        for keys, text in rows
    )
    return f"<h3>{escape(title)}</h3><table cellpadding='3'>{cells}</table>" if rows else ""
