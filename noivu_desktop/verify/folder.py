"""Are the exported files whole, and do they all say the same."""

import hashlib
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio.errors
import pyogrio.raw
import shapely

from noivu_desktop.errors import NoivuError, PlanError, ProjectFileError
from noivu_desktop.verify.agreement import Dossier, agreement_problems
from noivu_desktop.verify.exported_files import read_listings
from noivu_desktop.verify.file_checks import FileCheck
from noivu_desktop.verify.known_plan import known_plan
from noivu_desktop.verify.plan_file_checks import manifest_problems
from noivu_desktop.verify.printed_figures import document_text
from noivu_desktop.verify.printed_text import dossier_sentences, printed_problems
from noivu_desktop.verify.project_listings import project_listings, stored_level
from noivu_desktop.verify.stored_plan import is_project
from noivu_desktop.verify.table_sums import sum_problems

MANIFEST = "manifest.json"

_UNREADABLE = (
    OSError, ValueError, KeyError, TypeError, StopIteration, zipfile.BadZipFile, NoivuError,
    pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, shapely.errors.ShapelyError,
)  # fmt: skip


def folder_problems(folder: Path, plan: str | None, project: Path | None = None) -> Iterator[str]:
    """One sentence for each file that is missing, changed, or at odds with another.

    project: what the files must agree with, beside those projects that lie in the folder
    """
    manifest = read_manifest(folder)
    if plan is not None and manifest["plan"] != plan:
        raise PlanError(f"{folder} chứa hồ sơ của “{manifest['plan']}”, không phải “{plan}”.")
    yield from _file_problems(folder, manifest)
    dossier = Dossier(manifest=manifest)
    level = manifest.get("level")
    names = [Path(listed["name"]).name for listed in manifest["files"]]
    unread: set[Path] = set()
    for path in [folder / name for name in names]:
        yield from _read(path, dossier, unread)
    beside = _projects_beside(folder, manifest)
    for path in beside:
        dossier.add(project_listings(path, manifest["plan"], level))
    if project is not None:
        found = project_listings(project, manifest["plan"], level)
        if not found.before:
            raise PlanError(f"{project} không có phương án “{manifest['plan']}” của hồ sơ đã xuất.")
        dossier.add(found)
    yield from agreement_problems(dossier)
    for path in [folder / name for name in names]:
        if path.is_file():
            yield from _figure_problems(path, dossier, unread)
    for path in [project] if project is not None else beside:
        yield from _project_problems(folder, names, path, manifest, unread)


def projects_for(folder: Path, project: Path | None = None) -> tuple[Path, ...]:
    """The projects that the figures of a folder are held against."""
    return (project,) if project else tuple(_projects_beside(folder, read_manifest(folder)))


def _projects_beside(folder: Path, manifest: dict[str, Any]) -> list[Path]:
    written = {Path(listed["name"]).name for listed in manifest["files"]}
    found = sorted(folder.glob("*.gpkg"))
    return [path for path in found if path.name not in written and is_project(path)]


def read_manifest(folder: Path) -> dict[str, Any]:
    """The list of files that the export left; raises ProjectFileError if there is none."""
    path = folder / MANIFEST
    try:
        manifest = json.loads(path.read_text("utf-8"))
        for listed in manifest["files"]:
            str(listed["name"]), str(listed["sha256"])
        str(manifest["plan"])
    except FileNotFoundError:
        raise ProjectFileError(
            f"Thư mục {folder} không có {MANIFEST}; hãy chọn thư mục do chương trình xuất ra."
        ) from None
    except (OSError, ValueError, KeyError, TypeError):
        raise ProjectFileError(f"{path} không phải danh mục của một hồ sơ đã xuất.") from None
    return dict(manifest)


def _file_problems(folder: Path, manifest: dict[str, Any]) -> Iterator[str]:
    for listed in manifest["files"]:
        path = folder / Path(listed["name"]).name
        if not path.is_file():
            yield f"{listed['name']}: thiếu tệp."
        elif hashlib.sha256(path.read_bytes()).hexdigest() != listed["sha256"]:
            yield f"{listed['name']}: nội dung đã bị sửa sau khi xuất."


def _read(path: Path, dossier: Dossier, unread: set[Path]) -> Iterator[str]:
    if not path.is_file():
        return
    try:
        found = read_listings(path)
        if found is not None:
            dossier.add(found)
        if path.suffix in (".gpkg", ".shp"):
            yield from _shape_problems(path)
    except _UNREADABLE as error:
        yield from _said_once(path, error, unread)


def _said_once(path: Path, error: Exception, unread: set[Path]) -> Iterator[str]:
    """That a file cannot be read, however many checks want to read it."""
    if path not in unread:
        unread.add(path)
        yield f"{path.name}: không đọc được ({error})."


def _figure_problems(path: Path, dossier: Dossier, unread: set[Path]) -> Iterator[str]:
    """Sums, and what sentences and pages say of units."""
    try:
        yield from sum_problems(path)
        if path.suffix == ".docx":
            yield from dossier_sentences(path.name, document_text(path), dossier)
        elif path.suffix == ".pdf":
            yield from printed_problems(path, dossier)
    except _UNREADABLE as error:
        yield from _said_once(path, error, unread)


def _project_problems(
    folder: Path, names: list[str], project: Path, manifest: dict[str, Any], unread: set[Path]
) -> Iterator[str]:
    """What each file says otherwise than the project."""
    stored = stored_level(project, manifest.get("level"))
    known = known_plan(stored, manifest["plan"], project.name) if stored else None
    if known is None:
        return
    yield from manifest_problems(known, manifest)
    check = FileCheck(known, manifest)
    for path in [folder / name for name in names]:
        try:
            yield from check.problems(path) if path.is_file() else ()
        except _UNREADABLE as error:
            yield from _said_once(path, error, unread)


def _shape_problems(path: Path) -> Iterator[str]:
    """New boundaries must fit together as the old ones did."""
    _, _, wkb, _ = pyogrio.raw.read(path, layer=0, columns=[])
    shapes = np.asarray(shapely.from_wkb(wkb), dtype=object)
    if not shapely.coverage_is_valid(shapes):
        yield f"{path.name}: có vùng chồng lấn hoặc không khớp ranh với nhau."
