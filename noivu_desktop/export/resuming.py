"""An export that was stopped goes on where it was: finished files wait in a folder of their own.

They are taken up again only if nothing they were written from has changed since.
"""

import hashlib
import json
import shutil
from collections.abc import Iterable
from pathlib import Path

import shapely

from noivu_desktop import __version__
from noivu_desktop.errors import ExportError, disk_reason
from noivu_desktop.export.formats import ExportFormat
from noivu_desktop.export.map_style import MapSettings
from noivu_desktop.export.plan_json import plan_as_json
from noivu_desktop.export.report import Report
from noivu_desktop.resource_files import resource, user_folder

_PREFIX = ".dang-xuat-"
_DONE = "xong.json"


class Staging:
    """The folder in which files are written before they take their place."""

    def __init__(self, folder: Path, mark: str) -> None:
        """Make or find it inside ``folder``; raises ExportError if the disk refuses."""
        self.path = folder / f"{_PREFIX}{mark[:16]}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for stale in folder.glob(f"{_PREFIX}*"):
                if stale != self.path:
                    shutil.rmtree(stale, ignore_errors=True)
            self.path.mkdir(exist_ok=True)
        except OSError as error:
            raise ExportError(
                f"Không ghi được vào thư mục {folder}: {disk_reason(error)}; hãy chọn thư mục khác."
            ) from error
        self._done = self._read()

    def holds(self, one: ExportFormat) -> bool:
        """Whether the files of ``one`` were finished before and are as they were then."""
        sums = self._done.get(one.id)
        return sums is not None and sums == self._sums(one)

    def finished(self, one: ExportFormat) -> None:
        """Take down that the files of ``one`` are whole."""
        sums = self._sums(one)
        if sums is None:
            return
        self._done[one.id] = sums
        fresh = self.path / f"{_DONE}.moi"
        fresh.write_text(json.dumps(self._done), "utf-8")
        fresh.replace(self.path / _DONE)

    def remove(self) -> None:
        """Take the folder away."""
        shutil.rmtree(self.path, ignore_errors=True)

    def _read(self) -> dict[str, dict[str, str]]:
        try:
            told = json.loads((self.path / _DONE).read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return told if isinstance(told, dict) else {}

    def _sums(self, one: ExportFormat) -> dict[str, str] | None:
        try:
            return {name: _sum([(self.path / name).read_bytes()]) for name in one.files}
        except OSError:
            return None


def mark_of(report: Report, settings: MapSettings) -> str:
    """A mark of everything that a dossier is written from; equal ones give equal files."""
    shapes = [
        part.shape
        for merged in report.plan.merged
        for part in merged.members
        if part.shape is not None
    ]
    told = (
        __version__, settings, report.on, report.title, report.subtitle, report.source,
        report.place, report.text, report.tables, report.by_parent, report.balance,
        report.conversion, report.coverage.units, report.coverage.links, report.coverage.crs,
    )  # fmt: skip
    return _sum(
        [
            repr(told).encode(),
            json.dumps(plan_as_json(report), sort_keys=True).encode(),
            *shapely.to_wkb(report.coverage.geometries),
            *shapely.to_wkb(shapes),
            *shapely.to_wkb(settings.around.geometries if settings.around else []),
            *_templates(),
        ]
    )


def _templates() -> Iterable[bytes]:
    for folder in (resource("templates"), user_folder() / "templates"):
        for path in sorted(folder.glob("*.docx")):
            yield path.read_bytes()


def _sum(contents: Iterable[bytes]) -> str:
    found = hashlib.sha256()
    for content in contents:
        found.update(content)
    return found.hexdigest()
