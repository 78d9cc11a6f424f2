from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLabel, QLineEdit, QPushButton

from noivu_desktop.gui.app import application


def _shown(dialog):
    parts = [*dialog.findChildren(QLabel), *dialog.findChildren(QPushButton)]
    return {part.text().replace("&", "") for part in parts if not part.isHidden()}


def test_qts_own_dialogs_speak_vietnamese(qapp):
    application()
    asked = QInputDialog()
    asked.show()
    files = QFileDialog()
    files.setOption(QFileDialog.Option.DontUseNativeDialog)
    files.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    files.show()
    assert {"Đồng ý", "Thôi"} <= _shown(asked)
    assert _shown(files) >= {"Thư mục:", "Tên tệp:", "Loại tệp:", "Lưu", "Thôi"}
    asked.close()
    files.close()


def test_the_menu_of_a_text_box_is_vietnamese(qapp):
    application()
    box = QLineEdit()
    menu = box.createStandardContextMenu()
    words = [action.text().split("\t")[0].replace("&", "") for action in menu.actions()]
    assert [word for word in words if word] == [
        "Hoàn tác", "Làm lại", "Cắt", "Chép", "Dán", "Xóa", "Chọn tất cả",
    ]  # fmt: skip
    menu.deleteLater()


def test_the_programs_own_words_pass_unchanged(qapp):
    application()
    assert QCoreApplication.translate("menus", "Mở") == "Mở"
