"""Writing one format: what came of it, wherever it is written."""

from dataclasses import dataclass
from pathlib import Path

from noivu_desktop.errors import NoivuError, disk_reason
from noivu_desktop.export.formats import ExportFormat
from noivu_desktop.export.map_style import MapSettings
from noivu_desktop.export.report import Report
from noivu_desktop.progress import Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a format.

    failure  why it could not be written; "": it is written
    pages    a sentence for each of its pages that could not be drawn with all that belongs on it
    """

    failure: str = ""
    pages: tuple[str, ...] = ()


def write_format(
    one: ExportFormat, report: Report, folder: Path, settings: MapSettings, progress: Progress
) -> Outcome:
    """Write the files of ``one`` into ``folder``; what the user can put right is told."""
    progress.report(0.0, f"Đang ghi: {one.label}")
    try:
        return Outcome(pages=one.write(report, folder, settings, progress) or ())
    except NoivuError as error:
        return Outcome(failure=str(error))
    except OSError as error:
        return Outcome(failure=f"Không ghi được: {disk_reason(error)}.")
