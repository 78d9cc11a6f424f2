"""The two maps that the dossier must hold: the current borders and the plan."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray

from noivu_desktop import vietnamese
from noivu_desktop.export.drawing import Sheet
from noivu_desktop.export.map_content import (
    Named,
    Tinted,
    draw_border,
    draw_names,
    draw_tints,
)
from noivu_desktop.export.map_furniture import draw_frame, projection_text
from noivu_desktop.export.map_labels import map_name
from noivu_desktop.export.map_panel import PanelContent, draw_panel
from noivu_desktop.export.map_style import (
    FILLS,
    NEW_BORDER,
    OLD_BORDER,
    OUTER_BORDER,
    PARENT_BORDER,
    UNIT_BORDER,
    Line,
)
from noivu_desktop.export.map_view import MapView, ground_box
from noivu_desktop.export.new_borders import member_shapes, new_outlines, removed_borders
from noivu_desktop.export.paper import SheetLayout, fitted_scale, sheet_layout
from noivu_desktop.export.report import Report
from noivu_desktop.export.standing import StandingAfter
from noivu_desktop.export.wording import long_date
from noivu_desktop.progress import Progress
from noivu_desktop.rules.screening import Duty
from noivu_desktop.units.unit import Unit

_ROOM_FOR_FIGURES_MM2 = 900.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heading:
    title: str
    subtitle: str


def write_current_map(
    report: Report, *, pdf: Path, png: Path, paper: str, progress: Progress
) -> None:
    """Write the map of the current borders as PDF and PNG."""
    sheet = draw_current_map(report, paper)
    _save(sheet, report, _current_heading(report), pdf, png, progress)


def write_plan_map(report: Report, *, pdf: Path, png: Path, paper: str, progress: Progress) -> None:
    """Write the map of the plan as PDF and PNG."""
    sheet = draw_plan_map(report, paper)
    _save(sheet, report, _plan_heading(report), pdf, png, progress)


def draw_current_map(report: Report, paper: str) -> Sheet:
    """The units as they stand, tinted by what the rule set asks of them."""
    layout, view, sheet = blank_sheet(report, paper)
    shapes = view.on_paper(report.coverage.geometries)
    rows = {
        standing: [one.row for one in report.before if one.standing is standing]
        for standing in Duty
    }
    draw_tints(sheet, view, _tinted(shapes, rows))
    draw_border(sheet, view, shapes, UNIT_BORDER, unit=layout.unit, layer=2.2)
    parents = _draw_outer_borders(sheet, view, report, layout.unit)
    named = [
        _named(shapes[one.row], one.unit, FILLS[one.standing].face, important=False)
        for one in report.before
    ]
    lettered = draw_names(sheet, view, named, parents=parents, unit=layout.unit)
    content = PanelContent(
        standings=tuple((standing, len(found)) for standing, found in rows.items() if found),
        lines=_line_legend(report, (UNIT_BORDER, f"Địa giới {report.words.noun}")),
        figures=_totals_text(report, before=True),
        numbered=lettered.numbered,
        left_out=lettered.left_out,
        formed=(),
        notes=_notes(report),
        signature=_signature(report),
        scale=view.scale,
    )
    _finish(sheet, layout, view, _current_heading(report), content)
    return sheet


def draw_plan_map(report: Report, paper: str) -> Sheet:
    """The units after the plan, new borders bold, old borders inside them dashed."""
    layout, view, sheet = blank_sheet(report, paper)
    outlines = view.on_paper(new_outlines(report))
    rows = {
        standing: [row for row, one in enumerate(report.after) if one.standing is standing]
        for standing in StandingAfter
    }
    draw_tints(sheet, view, _tinted(outlines, rows))
    _draw_old_and_new_borders(sheet, view, report, outlines, layout.unit)
    parents = _draw_outer_borders(sheet, view, report, layout.unit)
    named, old_names = _plan_names(report, view, outlines)
    lettered = draw_names(
        sheet, view, named, old_names=old_names, parents=parents, unit=layout.unit
    )
    content = PanelContent(
        standings=tuple((standing, len(found)) for standing, found in rows.items() if found),
        lines=_line_legend(
            report,
            (NEW_BORDER, f"Địa giới {report.words.noun} mới"),
            (OLD_BORDER, "Địa giới cũ không còn"),
            (UNIT_BORDER, f"Địa giới {report.words.noun} giữ nguyên"),
        ),
        figures=_totals_text(report, before=False),
        numbered=lettered.numbered,
        left_out=lettered.left_out,
        formed=_formed(report),
        notes=_notes(report),
        signature=_signature(report),
        scale=view.scale,
    )
    _finish(sheet, layout, view, _plan_heading(report), content)
    return sheet


def blank_sheet(report: Report, paper: str) -> tuple[SheetLayout, MapView, Sheet]:
    """An empty sheet that fits the units, with its layout and the view that it shows."""
    ground = ground_box(report.coverage.geometries)
    layout = sheet_layout(paper, ground)
    view = MapView(fitted_scale(ground, layout.map_frame), layout.map_frame)
    return layout, view, Sheet(layout.sheet.width, layout.sheet.height)


def _tinted(
    shapes: NDArray[np.object_],
    rows: Mapping[Duty, list[int]] | Mapping[StandingAfter, list[int]],
) -> list[Tinted]:
    return [
        Tinted(standing=standing, shapes=shapes[found]) for standing, found in rows.items() if found
    ]


def _draw_old_and_new_borders(
    sheet: Sheet, view: MapView, report: Report, outlines: NDArray[np.object_], unit: float
) -> None:
    old = removed_borders(report, report.merged)
    if old:
        draw_border(
            sheet,
            view,
            view.on_paper(np.array(old, dtype=object)),
            OLD_BORDER,
            unit=unit,
            layer=2.0,
        )
    merged = np.array([one.merged is not None for one in report.after])
    draw_border(sheet, view, outlines[~merged], UNIT_BORDER, unit=unit, layer=2.2)
    draw_border(sheet, view, outlines[merged], NEW_BORDER, unit=unit, layer=2.5)


def _draw_outer_borders(
    sheet: Sheet, view: MapView, report: Report, unit: float
) -> list[tuple[shapely.Geometry, str]]:
    """Borders of districts and of the whole; gives the districts with their names (mm)."""
    coverage = report.coverage
    rows_of: dict[str, list[int]] = {}
    for row, one in enumerate(coverage.units):
        rows_of.setdefault(one.parent_name or "", []).append(row)
    unions = np.array(
        [shapely.coverage_union_all(coverage.geometries[rows]) for rows in rows_of.values()],
        dtype=object,
    )
    whole = view.on_paper(np.array([shapely.coverage_union_all(unions)], dtype=object))
    draw_border(sheet, view, whole, OUTER_BORDER, unit=unit, layer=2.8)
    if len(rows_of) < 2:
        return []
    parents = view.on_paper(unions)
    draw_border(sheet, view, parents, PARENT_BORDER, unit=unit, layer=2.6)
    return [pair for pair in zip(parents, rows_of, strict=True) if pair[1]]


def _plan_names(
    report: Report, view: MapView, outlines: NDArray[np.object_]
) -> tuple[list[Named], list[Named]]:
    named, old_names = [], []
    for one, shape in zip(report.after, outlines, strict=True):
        tint = FILLS[one.standing].face
        named.append(_named(shape, one.unit, tint, important=one.merged is not None))
        if one.merged is not None:
            old = view.on_paper(np.array(member_shapes(report, one), dtype=object))
            old_names += [
                Named(shape=shape, unit=member.unit, ground=tint, important=False)
                for shape, member in zip(old, one.members, strict=True)
            ]
    return named, old_names


def _named(shape: shapely.Geometry, unit: Unit, tint: str, *, important: bool) -> Named:
    """A name, with the figures under it where the unit is large on paper."""
    detail: tuple[str, ...] = ()
    if shapely.area(shape) > _ROOM_FOR_FIGURES_MM2:
        detail = (vietnamese.area(unit.area_km2), vietnamese.people(unit.population))
    return Named(shape=shape, unit=unit, ground=tint, important=important, detail=detail)


def _line_legend(report: Report, *own: tuple[Line, str]) -> tuple[tuple[Line, str], ...]:
    parents = len({unit.parent_name for unit in report.coverage.units}) > 1
    districts = ((PARENT_BORDER, f"Địa giới {report.words.members_of.lower()}"),) if parents else ()
    return (*own, *districts, (OUTER_BORDER, f"Địa giới {report.place.whole}"))


def _totals_text(report: Report, *, before: bool) -> tuple[str, ...]:
    totals = report.totals_before if before else report.totals_after
    lines = [
        f"Số {report.words.noun}: {vietnamese.number(totals.units)}",
        f"Diện tích tự nhiên: {vietnamese.area(totals.area_km2)}",
        f"Quy mô dân số: {vietnamese.people(totals.population)}",
    ]
    if not before:
        count = report.totals_before.units
        lines.insert(0, f"Trước sắp xếp: {vietnamese.number(count)} đơn vị")
        lines.insert(2, f"Giảm: {vietnamese.number(count - totals.units)} đơn vị")
        lines.insert(3, f"Đơn vị mới hình thành: {vietnamese.number(len(report.merged))}")
    return tuple(lines)


def _formed(report: Report) -> tuple[str, ...]:
    return tuple(
        f"{map_name(one.unit)}: {', '.join(map_name(member.unit) for member in one.members)}"
        for one in report.merged
    )


def _notes(report: Report) -> tuple[str, ...]:
    unsure = (
        "Có số liệu pháp lý theo trí nhớ hoặc chưa chắc chắn, cần đối chiếu văn bản (xem Đề án)."
        if report.legal_notes
        else ""
    )
    rules = f"Đối chiếu tiêu chuẩn theo {report.rule_set.number}."
    return tuple(
        note
        for note in (projection_text(report.coverage.crs) + ".", report.source, rules, unsure)
        if note
    )


def _signature(report: Report) -> tuple[str, ...]:
    return (
        f"{report.place.town}, {long_date(report.on)}",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
    )


def _current_heading(report: Report) -> _Heading:
    return _Heading(
        title=f"Bản đồ hiện trạng địa giới {report.words.noun}",
        subtitle=report.place.whole,
    )


def _plan_heading(report: Report) -> _Heading:
    return _Heading(
        title=f"Bản đồ phương án sắp xếp {report.words.noun}",
        subtitle=f"{report.place.whole} - {report.plan.name}",
    )


def _finish(
    sheet: Sheet, layout: SheetLayout, view: MapView, heading: _Heading, content: PanelContent
) -> None:
    unit = layout.unit
    sheet.rectangle(layout.border, width_pt=1.6 * unit)
    sheet.rectangle(layout.border.inset(1.2 * unit), width_pt=0.4 * unit)
    x = layout.title.centre[0]
    sheet.text(
        x,
        layout.title.top - 3.5 * unit,
        heading.title.upper(),
        size_pt=17 * unit,
        bold=True,
        across="center",
    )
    sheet.text(
        x,
        layout.title.top - 11.5 * unit,
        heading.subtitle.upper(),
        size_pt=11 * unit,
        bold=True,
        across="center",
    )
    draw_frame(sheet, view, unit=unit)
    draw_panel(sheet, layout, content)


def _save(
    sheet: Sheet, report: Report, heading: _Heading, pdf: Path, png: Path, progress: Progress
) -> None:
    progress.stop_if_cancelled()
    sheet.pdf_to(pdf, title=f"{heading.title} {heading.subtitle}", on=report.on)
    progress.stop_if_cancelled()
    sheet.image_to(png)
