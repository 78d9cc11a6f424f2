"""Writing a dossier: every format into a folder, each file whole or not at all."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from noivu_desktop import __version__
from noivu_desktop.errors import ExportError, NoivuError, disk_reason
from noivu_desktop.export.formats import FORMATS, ExportFormat
from noivu_desktop.export.map_style import MapSettings
from noivu_desktop.export.paper import DEFAULT_PAPER, Orientation, orientation_of, paper_size
from noivu_desktop.export.report import Report, build_report
from noivu_desktop.export.resuming import Staging, mark_of
from noivu_desktop.export.style_files import map_style as style_named
from noivu_desktop.progress import NO_PROGRESS, Progress, SubRange
from noivu_desktop.project.project import Project

MANIFEST = "manifest.json"
_REPORT_SHARE = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedFormat:
    """A format or one of its pages that could not be written, and why; the rest is written."""

    id: str
    label: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportResult:
    """What was written.

    files   paths in the folder, the manifest last
    failed  formats, and pages of formats, that could not be written
    """

    files: tuple[Path, ...]
    failed: tuple[FailedFormat, ...]


def export_plan(
    project: Project,
    plan_name: str | None,
    folder: Path,
    formats: Iterable[str] | None = None,
    paper: str = DEFAULT_PAPER,
    progress: Progress = NO_PROGRESS,
    date: date | None = None,
    map_style: str | None = None,
    orientation: str = Orientation.AUTO.value,
) -> ExportResult:
    """Write the dossier of a plan into ``folder``, which is made if it is not there.

    formats  ids of FORMATS; default: all. Files of the same name are replaced only when all work
    is done, so a cancelled export leaves them as they were; the same export then goes on with
    what it has. Raises ExportError for an unknown
    format, paper, style of maps or orientation and for a folder that cannot be written.
    """
    chosen = chosen_formats(formats)
    paper_size(paper)
    settings = MapSettings(
        paper=paper, orientation=orientation_of(orientation), style=style_named(map_style)
    )
    progress.report(0.0, "Đang tổng hợp số liệu")
    report = build_report(project, plan_name, date)
    staging = Staging(folder, mark_of(report, settings))
    written, failed = _write_all(chosen, report, staging, settings, progress)
    files, stuck = _move(written, staging.path, folder)
    failed += stuck
    manifest = _write_manifest(report, written, failed, staging.path, folder)
    staging.remove()
    progress.report(1.0, "Đã xuất hồ sơ")
    return ExportResult(files=(*files, manifest), failed=tuple(failed))


def chosen_formats(formats: Iterable[str] | None) -> tuple[ExportFormat, ...]:
    """The formats with these ids, in the order of FORMATS; raises ExportError for others.

    Without ids: all but those that are written only on request.
    """
    if formats is None:
        return tuple(one for one in FORMATS if not one.on_request)
    wanted = list(formats)
    known = {one.id for one in FORMATS}
    for name in wanted:
        if name not in known:
            listed = ", ".join(one.id for one in FORMATS)
            raise ExportError(f"Không có định dạng “{name}”; chọn trong: {listed}.")
    return tuple(one for one in FORMATS if one.id in wanted)


def _write_all(
    chosen: tuple[ExportFormat, ...],
    report: Report,
    staging: Staging,
    settings: MapSettings,
    progress: Progress,
) -> tuple[list[ExportFormat], list[FailedFormat]]:
    written: list[ExportFormat] = []
    failed: list[FailedFormat] = []
    for number, one in enumerate(chosen):
        progress.stop_if_cancelled()
        start, stop = (_share(done, len(chosen)) for done in (number, number + 1))
        progress.report(start, f"Đang ghi: {one.label}")
        if staging.holds(one):
            written.append(one)
            continue
        try:
            pages = one.write(report, staging.path, settings, SubRange(progress, start, stop))
        except (NoivuError, OSError) as error:
            failed.append(_failure(one, error))
            continue
        written.append(one)
        failed += [_failed_page(one, sentence) for sentence in pages or ()]
        if not pages:
            staging.finished(one)
    return written, failed


def _share(done: int, of: int) -> float:
    return _REPORT_SHARE + (1 - _REPORT_SHARE) * done / of


def _failed_page(one: ExportFormat, sentence: str) -> FailedFormat:
    return FailedFormat(id=one.id, label=one.label, sentence=f"{one.label}: {sentence}")


def _failure(one: ExportFormat, error: NoivuError | OSError) -> FailedFormat:
    why = str(error) if isinstance(error, NoivuError) else f"Không ghi được: {disk_reason(error)}."
    return FailedFormat(id=one.id, label=one.label, sentence=f"{one.label}: {why}")


def _move(
    written: list[ExportFormat], staging: Path, folder: Path
) -> tuple[list[Path], list[FailedFormat]]:
    """Put finished files in their place; what cannot be replaced is named."""
    files: list[Path] = []
    failed: list[FailedFormat] = []
    for one in list(written):
        try:
            for name in one.files:
                (staging / name).replace(folder / name)
        except OSError as error:
            written.remove(one)
            failed.append(_failure(one, error))
        else:
            files += [folder / name for name in one.files]
    return files, failed


def _write_manifest(
    report: Report,
    written: list[ExportFormat],
    failed: list[FailedFormat],
    staging: Path,
    folder: Path,
) -> Path:
    content = {
        "format": 1,
        "program": "noivu-desktop",
        "version": __version__,
        "plan": report.plan.name,
        "level": report.project.coverage.level.value,
        "rule_set": report.rule_set.id,
        "date": report.on.isoformat(),
        "units_before": report.totals_before.units,
        "units_after": report.totals_after.units,
        "merged_units": len(report.merged),
        "area_km2": _text(report.totals_after.area_km2),
        "population": report.totals_after.population,
        "files": [_listed(folder / name, one.id) for one in written for name in one.files],
        "failed": [{"format": one.id, "sentence": one.sentence} for one in failed],
    }
    text = json.dumps(content, ensure_ascii=False, indent=2)
    (staging / MANIFEST).write_text(text + "\n", encoding="utf-8")
    return (staging / MANIFEST).replace(folder / MANIFEST)


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _listed(path: Path, format_id: str) -> dict[str, object]:
    content = path.read_bytes()
    return {
        "name": path.name,
        "format": format_id,
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }
