"""The Word templates in the window."""

import pytest
from PySide6.QtGui import QDesktopServices

from noivu_desktop.export import template_files
from noivu_desktop.gui import messages
from noivu_desktop.gui.dialogs.word_templates import WordTemplates


@pytest.fixture
def opened(monkeypatch):
    """What was given to other programs to open."""
    found = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: found.append(url.toLocalFile()))
    return found


@pytest.fixture
def shown(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(template_files, "user_folder", lambda: tmp_path / "riêng")
    dialog = WordTemplates()
    qtbot.addWidget(dialog)
    return dialog


def used(dialog):
    lines = [dialog.lines.topLevelItem(at) for at in range(dialog.lines.topLevelItemCount())]
    return {line.text(1): line.text(2) for line in lines}


def test_the_chosen_template_is_copied_and_opened(shown, opened, tmp_path):
    assert set(used(shown).values()) == {"mẫu có sẵn"}

    shown.edit_button.click()

    copy = tmp_path / "riêng" / "templates" / "de-an.docx"
    assert copy.is_file() and opened == [str(copy)]
    assert used(shown)["de-an.docx"] == "mẫu riêng"
    assert used(shown)["to-trinh.docx"] == "mẫu có sẵn"


def test_all_can_be_copied_and_the_folder_opened(shown, opened, tmp_path):
    shown.copy_button.click()
    shown.folder_button.click()

    assert set(used(shown).values()) == {"mẫu riêng"}
    assert opened == [str(tmp_path / "riêng" / "templates")]


def test_the_fields_are_explained(shown):
    assert "phai_sap_xep" in shown.guide.toPlainText()


def test_a_folder_that_cannot_be_made_is_told(shown, opened, tmp_path, monkeypatch):
    (tmp_path / "riêng").write_text("a file")
    told = []
    monkeypatch.setattr(messages, "tell", lambda _, words: told.append(words))

    shown.edit_button.click()

    assert opened == [] and told[0].startswith("Không chép được mẫu vào")
