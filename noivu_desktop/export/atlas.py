"""The atlas: a page for each merged unit, then a page for each district after the plan."""

import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import shapely

from noivu_desktop import vietnamese
from noivu_desktop.errors import NoivuError
from noivu_desktop.export.atlas_page import (
    AtlasPage,
    atlas_ground,
    draw_page,
    unit_figures,
    unit_line,
)
from noivu_desktop.export.drawing import Sheet, pages_to
from noivu_desktop.export.map_labels import map_name
from noivu_desktop.export.map_sheet import given_units
from noivu_desktop.export.map_style import MapSettings
from noivu_desktop.export.report import Report
from noivu_desktop.export.report_tables import parent_after
from noivu_desktop.export.standing import UnitAfter
from noivu_desktop.export.undrawn import undrawn_parts_of
from noivu_desktop.export.wording import upper_first
from noivu_desktop.progress import Progress
from noivu_desktop.units.measures import totals


def write_atlas(
    report: Report, path: Path, settings: MapSettings, progress: Progress
) -> tuple[str, ...]:
    """Write all pages as one PDF; gives a sentence for each page that lacks something."""
    failed: list[str] = []
    sheets = _sheets(report, settings, progress, failed)
    title = f"Tập bản đồ - {report.plan.name}"
    pages_to(path, (sheet for _, sheet in sheets), title=title, on=report.on)
    return tuple(failed)


def write_atlas_pictures(
    report: Report, path: Path, settings: MapSettings, progress: Progress
) -> tuple[str, ...]:
    """Write each page as PNG and SVG into one zip; gives sentences as ``write_atlas`` does."""
    failed: list[str] = []
    sheets = _sheets(report, settings, progress, failed)
    png, svg = path.with_suffix(".png"), path.with_suffix(".svg")
    with zipfile.ZipFile(path, "w") as archive:
        for number, (name, sheet) in enumerate(sheets, start=1):
            sheet.image_to(png)
            sheet.drawing_to(svg, title=name, on=report.on)
            for picture in (png, svg):
                entry = f"{number:03d}-{vietnamese.file_name(name)}{picture.suffix}"
                _add_to(archive, entry, picture.read_bytes(), report.on)
                picture.unlink()
    return tuple(failed)


def _add_to(archive: zipfile.ZipFile, name: str, content: bytes, on: date) -> None:
    """Add a file dated like the dossier: equal input gives equal files."""
    entry = zipfile.ZipInfo(name, (max(on.year, 1980), on.month, on.day, 0, 0, 0))
    archive.writestr(entry, content, compress_type=zipfile.ZIP_DEFLATED, compresslevel=1)


def atlas_pages(report: Report) -> tuple[AtlasPage, ...]:
    """Merged units in the order of the plan, then districts by name."""
    merged = [
        _unit_page(report, row, one)
        for row, one in enumerate(report.after)
        if one.merged is not None
    ]
    rows_of: dict[str, list[int]] = {}
    for row, one in enumerate(report.after):
        rows_of.setdefault(parent_after(one), []).append(row)
    names = sorted((name for name in rows_of if name), key=vietnamese.sort_key)
    return (*merged, *(_parent_page(report, name, rows_of[name]) for name in names))


def _sheets(
    report: Report, settings: MapSettings, progress: Progress, failed: list[str]
) -> Iterator[tuple[str, Sheet]]:
    ground = atlas_ground(report)
    pages = atlas_pages(report)
    for number, page in enumerate(pages):
        progress.stop_if_cancelled()
        progress.report(number / len(pages), f"Tập bản đồ: {page.name}")
        try:
            drawn = draw_page(report, page, ground, settings)
        except (NoivuError, shapely.errors.GEOSException) as error:
            failed.append(_failure(page, error))
        else:
            own = [report.after[row] for row in page.own]
            failed += [_told(page, one.sentence) for one in undrawn_parts_of(report, own)]
            yield from ((page.name, sheet) for sheet in drawn)


def _failure(page: AtlasPage, error: Exception) -> str:
    why = str(error) if isinstance(error, NoivuError) else "ranh giới trên bản đồ bị lỗi hình học."
    return _told(page, why)


def _told(page: AtlasPage, sentence: str) -> str:
    return f"Trang {page.name}: {sentence}"


def _unit_page(report: Report, row: int, one: UnitAfter) -> AtlasPage:
    parent = parent_after(one)
    verdict = (f"Đối chiếu tiêu chuẩn: {one.verdict.label}",) if one.verdict else ()
    return AtlasPage(
        name=one.unit.full_name,
        own=(row,),
        title=f"{one.unit.full_name} sau sắp xếp",
        subtitle=", ".join(
            part for part in (parent, report.place.province, report.plan.name) if part
        ),
        figures=(*unit_figures(one.unit), *_shares(one), *verdict),
        listed="ĐƠN VỊ ĐƯỢC SẮP XẾP",
        lines=tuple(_member_lines(one)),
    )


def _member_lines(one: UnitAfter) -> Iterator[str]:
    parts = one.merged.members if one.merged is not None else ()
    for unit, part in zip(given_units(one), parts, strict=True):
        yield unit_line(unit) + (" (ước tính)" if part.estimated else "")


def _shares(one: UnitAfter) -> tuple[str, ...]:
    shares = (("Diện tích", one.area_share), ("Dân số", one.population_share))
    return tuple(
        f"{what} so với tiêu chuẩn: {vietnamese.percent(share)}"
        for what, share in shares
        if share is not None
    )


def _parent_page(report: Report, name: str, rows: list[int]) -> AtlasPage:
    after = [report.after[row] for row in rows]
    formed = [one for one in after if one.merged is not None]
    before = sum(unit.parent_name == name for unit in report.coverage.units)
    summed = totals(one.unit for one in after)
    return AtlasPage(
        name=name,
        own=tuple(rows),
        title=f"Phương án sắp xếp {report.words.noun}",
        subtitle=f"{upper_first(name)}, {report.place.province} - {report.plan.name}",
        figures=(
            f"Trước sắp xếp: {vietnamese.number(before)} đơn vị",
            f"Sau sắp xếp: {vietnamese.number(len(after))} đơn vị",
            f"Đơn vị mới hình thành: {vietnamese.number(len(formed))}",
            f"Diện tích tự nhiên: {vietnamese.area(summed.area_km2)}",
            f"Quy mô dân số: {vietnamese.people(summed.population)}",
        ),
        listed="ĐƠN VỊ MỚI HÌNH THÀNH",
        lines=tuple(
            f"{map_name(one.unit)}: {', '.join(map_name(m.unit) for m in one.members)}"
            for one in formed
        ),
    )
