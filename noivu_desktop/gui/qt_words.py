"""Vietnamese for the few words that Qt itself shows; Qt ships no Vietnamese of its own."""

from PySide6.QtCore import QTranslator

_BUTTONS = {
    "OK": "Đồng ý",
    "&OK": "Đồng ý",
    "Cancel": "Thôi",
    "&Cancel": "Thôi",
    "Save": "Lưu",
    "&Save": "&Lưu",
    "Open": "Mở",
    "&Open": "&Mở",
    "Close": "Đóng",
    "&Close": "Đóng",
    "&Yes": "&Có",
    "&No": "&Không",
}
_FILES = {
    "&Look in:": "T&hư mục:",
    "Look in:": "Thư mục:",
    "Files of &type:": "&Loại tệp:",
    "Directories": "Thư mục",
    "Files": "Tệp",
    "Find Directory": "Tìm thư mục",
    "Save As": "Lưu thành",
    "Show ": "Hiện ",
    "File &name:": "&Tên tệp:",
    "Files of type:": "Loại tệp:",
    "Directory:": "Thư mục:",
    "&Choose": "&Chọn",
    "Computer": "Máy tính",
    "My Computer": "Máy tính",
    "Back": "Lùi",
    "Forward": "Tiến",
    "Parent Directory": "Thư mục cha",
    "Create New Folder": "Tạo thư mục",
    "Create a New Folder": "Tạo thư mục mới",
    "New Folder": "Thư mục mới",
    "&New Folder": "Thư mục &mới",
    "List View": "Xem danh sách",
    "Detail View": "Xem chi tiết",
    "Change to list view mode": "Chuyển sang xem danh sách",
    "Change to detail view mode": "Chuyển sang xem chi tiết",
    "Go back": "Lùi lại",
    "Go forward": "Tiến tới",
    "Go to the parent directory": "Lên thư mục cha",
    "Show &hidden files": "Hiện tệp ẩ&n",
    "All Files (*)": "Mọi tệp (*)",
    "&Rename": "Đổ&i tên",
    "&Delete": "&Xóa",
    "Delete": "Xóa",
    "Remove": "Bỏ",
    "Recent Places": "Nơi mở gần đây",
    "Drive": "Ổ đĩa",
    "File Folder": "Thư mục",
    "Folder": "Thư mục",
    "Name": "Tên",
    "Size": "Cỡ",
    "Type": "Loại",
    "Kind": "Loại",
    "Date Modified": "Ngày sửa",
    "%1 File": "Tệp %1",
    "File": "Tệp",
    "%1 already exists.\nDo you want to replace it?": "%1 đã có.\nGhi đè lên tệp này?",
    "%1\nFile not found.\nPlease verify the correct file name was given.": (
        "%1\nKhông tìm thấy tệp; hãy xem lại tên tệp."
    ),
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.": (
        "%1\nKhông tìm thấy thư mục; hãy xem lại tên thư mục."
    ),
}
_EDITING = {
    "&Undo": "&Hoàn tác",
    "&Redo": "&Làm lại",
    "Cu&t": "Cắ&t",
    "&Copy": "&Chép",
    "&Paste": "&Dán",
    "Select All": "Chọn tất cả",
    "Copy &Link Location": "Chép địa chỉ &liên kết",
    "&Step up": "&Tăng",
    "Step &down": "&Giảm",
}
_SHOWN = {
    **dict.fromkeys(("QPlatformTheme", "QDialogButtonBox", "QGnomeTheme"), _BUTTONS),
    **dict.fromkeys(("QFileDialog", "QFileSystemModel", "QAbstractFileIconProvider"),
                    _BUTTONS | _FILES),
    **dict.fromkeys(
        ("QLineEdit", "QWidgetTextControl", "QTextControl", "QAbstractSpinBox"), _EDITING | _FILES
    ),
}  # fmt: skip


class QtWords(QTranslator):
    """What stands for Qt's own English; the program's words pass unchanged."""

    def isEmpty(self) -> bool:
        return False

    def translate(
        self,
        context: str,
        source: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:
        return _SHOWN.get(context, {}).get(source)
