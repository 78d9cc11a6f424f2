"""Are the exported files whole, and do they all say the same."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from noivu_desktop.errors import PlanError, ProjectFileError

MANIFEST = "manifest.json"


def folder_problems(folder: Path, plan: str | None) -> Iterator[str]:
    """One sentence for each file that is missing, changed, or at odds with another."""
    manifest = read_manifest(folder)
    if plan is not None and manifest["plan"] != plan:
        raise PlanError(
            f"Thư mục {folder} chứa hồ sơ của “{manifest['plan']}”, không phải “{plan}”."
        )
    yield from _file_problems(folder, manifest)


def read_manifest(folder: Path) -> dict[str, Any]:
    """The list of files that the export left; raises ProjectFileError if there is none."""
    path = folder / MANIFEST
    try:
        manifest = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise ProjectFileError(
            f"Thư mục {folder} không có {MANIFEST}; hãy chọn thư mục do chương trình xuất ra."
        ) from None
    except (OSError, ValueError):
        raise ProjectFileError(f"Không đọc được {path}.") from None
    if not isinstance(manifest, dict) or not {"files", "plan"} <= manifest.keys():
        raise ProjectFileError(f"{path} không phải danh mục của một hồ sơ đã xuất.")
    return manifest


def _file_problems(folder: Path, manifest: dict[str, Any]) -> Iterator[str]:
    for listed in manifest["files"]:
        path = folder / Path(listed["name"]).name
        if not path.is_file():
            yield f"{listed['name']}: thiếu tệp."
        elif hashlib.sha256(path.read_bytes()).hexdigest() != listed["sha256"]:
            yield f"{listed['name']}: nội dung đã bị sửa sau khi xuất."
