"""Writing a dossier: every format into a folder, each file whole or not at all."""

import hashlib
import json
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from noivu_desktop import __version__
from noivu_desktop.errors import ExportError, disk_reason
from noivu_desktop.export.formats import FORMATS, ExportFormat
from noivu_desktop.export.map_style import MAP_FILES, MapSettings, map_files_of
from noivu_desktop.export.paper import DEFAULT_PAPER, Orientation, orientation_of, paper_size
from noivu_desktop.export.report import Report, build_report
from noivu_desktop.export.resuming import Staging, mark_of
from noivu_desktop.export.style_files import map_style as style_named
from noivu_desktop.export.workers import Workers, workers_for
from noivu_desktop.export.writing import Outcome, write_format
from noivu_desktop.progress import NO_PROGRESS, Progress
from noivu_desktop.project.project import Project
from noivu_desktop.units.outside import OutsideUnits

MANIFEST = "manifest.json"
_REPORT_SHARE = 0.05
_LOOK_S = 0.1


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
    map_files: Iterable[str] = MAP_FILES,
    around: OutsideUnits | None = None,
) -> ExportResult:
    """Write the dossier of a plan into ``folder``, which is made if it is not there.

    around   units to name around those of the project on maps
    formats  ids of FORMATS; default: all. Files of the same name are replaced only when all work
    is done, so a cancelled export leaves them as they were; the same export then goes on with
    what it has. Raises ExportError for an unknown format, paper, style, orientation or kind of
    files of maps and for a folder that cannot be written.
    """
    paper_size(paper)
    settings = MapSettings(
        paper=paper,
        orientation=orientation_of(orientation),
        style=style_named(map_style),
        files=map_files_of(map_files),
        around=around,
    )
    chosen = tuple(_with_files(one, settings) for one in chosen_formats(formats))
    progress.report(0.0, "Đang tổng hợp số liệu")
    report = build_report(project, plan_name, date)
    staging = Staging(folder, mark_of(report, settings))
    written, failed = _write_all(chosen, report, staging, settings, progress)
    files, stuck = _move(written, staging.path, folder)
    failed += stuck
    manifest = _write_manifest(report, written, failed, staging.path, folder, around)
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


def _with_files(one: ExportFormat, settings: MapSettings) -> ExportFormat:
    """The format with the files that it is to write."""
    if not one.one_map:
        return one
    wanted = tuple(name for name in one.files if name.rpartition(".")[2] in settings.files)
    return replace(one, files=wanted)


class _Work:
    """Formats as they are written, here and by workers: what came of each, how far all are."""

    def __init__(
        self, chosen: tuple[ExportFormat, ...], staging: Staging, progress: Progress
    ) -> None:
        self._chosen = chosen
        self._staging = staging
        self._progress = progress
        self._lock = threading.Lock()
        self._done = {one.id: 0.0 for one in chosen}
        self._doing = ""
        self.outcomes: dict[str, Outcome] = {}

    def record(self, one: ExportFormat, outcome: Outcome) -> None:
        """Take down what came of ``one``."""
        with self._lock:
            if outcome == Outcome():
                self._staging.finished(one)
            self.outcomes[one.id] = outcome
            self._done[one.id] = 1.0

    def tell(self, one: ExportFormat, share: float, doing: str) -> None:
        """Take down how much of ``one`` is done, and what is being done."""
        with self._lock:
            self._done[one.id] = max(share, self._done[one.id])
            self._doing = doing

    def report(self) -> None:
        """Tell the user what was told last, from the thread that was asked to work."""
        self._progress.stop_if_cancelled()
        share = sum(self._done.values()) / max(len(self._chosen), 1)
        self._progress.report(_REPORT_SHARE + (1 - _REPORT_SHARE) * share, self._doing)


class _ProgressOf:
    """The progress of one format as a part of all."""

    def __init__(self, work: _Work, one: ExportFormat, progress: Progress) -> None:
        self._work = work
        self._one = one
        self._progress = progress

    def report(self, fraction: float, sentence: str) -> None:
        self._work.tell(self._one, fraction, sentence)
        self._work.report()

    def stop_if_cancelled(self) -> None:
        self._progress.stop_if_cancelled()


def _write_all(
    chosen: tuple[ExportFormat, ...],
    report: Report,
    staging: Staging,
    settings: MapSettings,
    progress: Progress,
) -> tuple[list[ExportFormat], list[FailedFormat]]:
    work = _Work(chosen, staging, progress)
    for one in chosen:
        if staging.holds(one):
            work.record(one, Outcome())
    todo = [one for one in chosen if one.id not in work.outcomes]
    workers = Workers(todo, work.record, work.tell)
    try:
        workers.start(workers_for(report, todo), report, staging.path, settings)
        mine = (one for one in todo if workers.take(one))
        _write_here(mine, work, report, staging.path, settings, progress)
        while not workers.wait(_LOOK_S):
            work.report()
    finally:
        workers.stop()
    unfinished = (one for one in todo if one.id not in work.outcomes)
    _write_here(unfinished, work, report, staging.path, settings, progress)
    return _written_and_failed(chosen, work.outcomes)


def _write_here(
    formats: Iterable[ExportFormat],
    work: _Work,
    report: Report,
    folder: Path,
    settings: MapSettings,
    progress: Progress,
) -> None:
    for one in formats:
        watched = _ProgressOf(work, one, progress)
        work.record(one, write_format(one, report, folder, settings, watched))


def _written_and_failed(
    chosen: tuple[ExportFormat, ...], outcomes: Mapping[str, Outcome]
) -> tuple[list[ExportFormat], list[FailedFormat]]:
    written: list[ExportFormat] = []
    failed: list[FailedFormat] = []
    for one in chosen:
        outcome = outcomes[one.id]
        if outcome.failure:
            failed.append(_failed(one, outcome.failure))
        else:
            written.append(one)
        failed += [_failed(one, sentence) for sentence in outcome.pages]
    return written, failed


def _failed(one: ExportFormat, sentence: str) -> FailedFormat:
    return FailedFormat(id=one.id, label=one.label, sentence=f"{one.label}: {sentence}")


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
            failed.append(_failed(one, f"Không ghi được: {disk_reason(error)}."))
        else:
            files += [folder / name for name in one.files]
    return files, failed


def _write_manifest(
    report: Report,
    written: list[ExportFormat],
    failed: list[FailedFormat],
    staging: Path,
    folder: Path,
    around: OutsideUnits | None,
) -> Path:
    content: dict[str, object] = {
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
    if around is not None:  # names that a re-check finds on maps and in no project
        content["around"] = {"source": around.source, "names": sorted(set(around.names))}
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
