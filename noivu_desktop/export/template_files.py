"""Where the Word templates are: those that are shipped, and the copies that an office edits."""

import shutil
from pathlib import Path

from noivu_desktop.errors import ExportError, disk_reason
from noivu_desktop.resource_files import resource, user_folder

TEMPLATES = {
    "de-an.docx": "Đề án và các phụ lục",
    "to-trinh.docx": "Tờ trình",
    "tom-tat-don-vi.docx": "Tóm tắt từng đơn vị mới",
    "don-vi-cu.docx": "Từng đơn vị cũ sẽ ra sao",
    "phieu-nguoi-dan.docx": "Phiếu thông tin cho người dân",
}
"""The name of each template and what it is for."""

GUIDE = "HUONG-DAN.md"
"""The guide to the fields, beside the templates."""


def own_templates() -> Path:
    """The folder of the office's own templates; it need not be there yet."""
    return user_folder() / "templates"


def template_path(name: str) -> Path:
    """The template that is used: the user's own, else the one that is shipped."""
    own = own_templates() / name
    return own if own.is_file() else resource(f"templates/{name}")


def is_own(name: str) -> bool:
    """Whether the office uses a template of its own."""
    return (own_templates() / name).is_file()


def guide() -> str:
    """How to edit a template and what its fields are, as Markdown."""
    return resource(f"templates/{GUIDE}").read_text("utf-8")


def copy_templates(names: tuple[str, ...] = tuple(TEMPLATES)) -> tuple[Path, ...]:
    """Copy the guide and these templates to the office's folder; gives the files that are new.

    A copy that is there already stays as it is. Raises ExportError for a template that does not
    exist and for a folder that cannot be written.
    """
    for name in names:
        if name not in TEMPLATES:
            raise ExportError(f"Không có mẫu “{name}”; chọn trong: {', '.join(TEMPLATES)}.")
    folder = own_templates()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(resource(f"templates/{GUIDE}"), folder / GUIDE)
        fresh = tuple(folder / name for name in names if not is_own(name))
        for path in fresh:
            shutil.copyfile(resource(f"templates/{path.name}"), path)
    except OSError as error:
        raise ExportError(
            f"Không chép được mẫu vào {folder}: {disk_reason(error)}; hãy kiểm tra thư mục đó."
        ) from error
    return fresh
