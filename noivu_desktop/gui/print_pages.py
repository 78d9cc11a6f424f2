"""The pages that can be printed: drawn by the documents' own layout, as pictures or as one PDF."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from noivu_desktop.errors import ExportError, NoivuError
from noivu_desktop.gui.sentences import filled
from noivu_desktop.progress import Progress, advance
from noivu_desktop.project.project import Project

if TYPE_CHECKING:
    from noivu_desktop.export.drawing import Sheet
    from noivu_desktop.export.report import Report
    from noivu_desktop.export.unit_pages import PageJob

translate = QCoreApplication.translate
DPI = 200
_MOST_PIXELS = 40_000_000
"""A picture of A0 in full sharpness would take more memory than a plain computer has to spare."""
_MM_PER_INCH = 25.4


@dataclass(frozen=True, slots=True, kw_only=True)
class PageKind:
    """One kind of pages that can be chosen."""

    id: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintChoice:
    """What to print: kinds of pages by their ids, and the paper of the maps."""

    kinds: tuple[str, ...]
    paper: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageImage:
    """One page as PNG, with its size on paper."""

    png: bytes
    width_mm: float
    height_mm: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnPages:
    """All pages in their order, and a sentence for each that could not be drawn."""

    pages: tuple[PageImage, ...]
    failed: tuple[str, ...]


def page_kinds() -> tuple[PageKind, ...]:
    """What can be printed, in the order of the pages."""
    return (
        PageKind(id="map-current", label=translate("print", "Bản đồ hiện trạng")),
        PageKind(id="map-plan", label=translate("print", "Bản đồ phương án")),
        PageKind(id="merged", label=translate("print", "Tóm tắt từng đơn vị mới (A4)")),
        PageKind(id="old", label=translate("print", "Đơn vị cũ sẽ ra sao (A4)")),
    )


def draw_pages(
    project: Project, choice: PrintChoice, progress: Progress, dpi: int = DPI
) -> DrawnPages:
    """Draw the chosen pages of the shown plan; raises Cancelled when stopped."""
    from noivu_desktop.export.drawing import print_settings

    failed: list[str] = []
    with print_settings():
        _, sheets = _sheets(project, choice, progress, failed)
        pages = tuple(_picture(sheet, dpi) for sheet in sheets)
    return DrawnPages(pages=pages, failed=tuple(failed))


def write_pdf(
    project: Project, choice: PrintChoice, wanted: Iterable[int], path: Path, progress: Progress
) -> None:
    """Write the wanted pages (numbered from 0) as vectors; ``path`` changes only when complete."""
    from noivu_desktop.export.drawing import pages_to

    draft, numbers = path.with_name(f"{path.name}.part"), set(wanted)
    report, sheets = _sheets(project, choice, progress, [])
    chosen = (sheet for number, sheet in enumerate(sheets) if number in numbers)
    try:
        pages_to(draft, chosen, title=report.plan.name, on=report.on)
        draft.replace(path)
    except OSError as error:
        raise ExportError(f"Không ghi được tệp {path}; hãy chọn chỗ khác.") from error
    finally:
        draft.unlink(missing_ok=True)


def chosen_pages(text: str, count: int) -> tuple[int, ...]:
    """The pages that "1-3, 5" names, numbered from 0; all for an empty text.

    Raises ExportError for what is no page.
    """
    if not text.strip():
        return tuple(range(count))
    found: list[int] = []
    for part in text.replace("–", "-").split(","):
        first, dash, last = part.strip().partition("-")
        if not first.strip().isdecimal() or (dash and not last.strip().isdecimal()):
            told = translate("print", "Không hiểu “%1”; hãy ghi số trang như 1-3, 5.")
            raise ExportError(told.replace("%1", part.strip()))
        low, high = int(first), int(last) if dash else int(first)
        if not 1 <= low <= high <= count:
            told = translate("print", "Không có trang “%1”; các trang là 1 đến %2.")
            raise ExportError(filled(told, part.strip(), count))
        found += range(low - 1, high)
    return tuple(dict.fromkeys(found))


def _sheets(
    project: Project, choice: PrintChoice, progress: Progress, failed: list[str]
) -> "tuple[Report, Iterator[Sheet]]":
    from noivu_desktop.export.report import build_report

    progress.report(0.0, "Đang tổng hợp số liệu")
    report = build_report(project, project.active_plan)
    jobs = [
        job
        for kind, jobs_of in _JOBS.items()
        if kind in choice.kinds
        for job in jobs_of(report, choice.paper)
    ]
    return report, _drawn(jobs, progress, failed)


def _drawn(jobs: "Sequence[PageJob]", progress: Progress, failed: list[str]) -> "Iterator[Sheet]":
    for number, job in enumerate(jobs):
        advance(progress, number / len(jobs), f"Đang vẽ trang: {job.name}")
        try:
            yield from job.draw()
        except NoivuError as error:
            failed.append(f"{job.name}: {error}")


def _picture(sheet: "Sheet", dpi: int) -> PageImage:
    width, height = sheet.box.width, sheet.box.height
    pixels = width * height * (dpi / _MM_PER_INCH) ** 2
    sharpness = dpi * min(1.0, (_MOST_PIXELS / pixels) ** 0.5)
    into = BytesIO()
    sheet.figure.savefig(into, format="png", dpi=sharpness, pil_kwargs={"compress_level": 1})
    return PageImage(png=into.getvalue(), width_mm=width, height_mm=height)


def _current_map(report: "Report", paper: str) -> "Sequence[PageJob]":
    from noivu_desktop.export.map_sheet import draw_current_map
    from noivu_desktop.export.map_style import MapSettings
    from noivu_desktop.export.unit_pages import PageJob

    settings = MapSettings(paper=paper)
    return [PageJob("Bản đồ hiện trạng", lambda: tuple(draw_current_map(report, settings)))]


def _plan_map(report: "Report", paper: str) -> "Sequence[PageJob]":
    from noivu_desktop.export.map_sheet import draw_plan_map
    from noivu_desktop.export.map_style import MapSettings
    from noivu_desktop.export.unit_pages import PageJob

    settings = MapSettings(paper=paper)
    return [PageJob("Bản đồ phương án", lambda: tuple(draw_plan_map(report, settings)))]


def _merged(report: "Report", paper: str) -> "Sequence[PageJob]":
    from noivu_desktop.export.unit_pages import merged_unit_pages

    return merged_unit_pages(report)


def _old(report: "Report", paper: str) -> "Sequence[PageJob]":
    from noivu_desktop.export.unit_pages import old_unit_pages

    return old_unit_pages(report)


_JOBS: Mapping[str, Callable[["Report", str], "Sequence[PageJob]"]] = {
    "map-current": _current_map,
    "map-plan": _plan_map,
    "merged": _merged,
    "old": _old,
}
"""What draws each kind of pages on a size of paper; asked in a thread, where no word is Qt's."""
