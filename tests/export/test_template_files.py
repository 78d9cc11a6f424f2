"""Copies of the Word templates for an office to edit."""

import pytest

from noivu_desktop.errors import ExportError
from noivu_desktop.export import template_files
from noivu_desktop.export.template_files import (
    GUIDE,
    TEMPLATES,
    copy_templates,
    is_own,
    template_path,
)
from noivu_desktop.resource_files import resource


@pytest.fixture
def own(tmp_path, monkeypatch):
    monkeypatch.setattr(template_files, "user_folder", lambda: tmp_path / "riêng")
    return tmp_path / "riêng" / "templates"


def test_every_shipped_template_is_listed():
    assert set(TEMPLATES) == {path.name for path in resource("templates").glob("*.docx")}


def test_copies_are_used_from_then_on(own):
    assert not is_own("de-an.docx")

    copied = copy_templates(("de-an.docx",))

    assert copied == (own / "de-an.docx",)
    assert is_own("de-an.docx") and template_path("de-an.docx") == own / "de-an.docx"
    assert template_path("to-trinh.docx") == resource("templates/to-trinh.docx")
    assert (own / GUIDE).read_text("utf-8") == resource(f"templates/{GUIDE}").read_text("utf-8")


def test_a_copy_that_was_edited_stays_as_it_is(own):
    copy_templates(("de-an.docx",))
    (own / "de-an.docx").write_bytes(b"edited")

    assert own / "de-an.docx" not in copy_templates()
    assert (own / "de-an.docx").read_bytes() == b"edited"


def test_another_name_is_refused(own):
    with pytest.raises(ExportError, match=r"Không có mẫu “nghi-quyet\.docx”; chọn trong: de-an"):
        copy_templates(("nghi-quyet.docx",))
    assert not own.exists()


def test_a_folder_that_cannot_be_made_is_one_sentence(own):
    own.parent.write_text("a file")

    with pytest.raises(ExportError, match=r"Không chép được mẫu vào .+ hãy kiểm tra thư mục đó"):
        copy_templates()
