"""The two maps that the dossier must hold: the current borders and the plan."""

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray

from noivu_desktop import vietnamese
from noivu_desktop.export.drawing import Sheet, pages_to, save_picture
from noivu_desktop.export.lettering import text_size_mm
from noivu_desktop.export.map_borders import (
    Border,
    Explained,
    declared_neighbours,
    draw_borders,
)
from noivu_desktop.export.map_content import (
    Lettered,
    Named,
    Tinted,
    draw_names,
    draw_tints,
)
from noivu_desktop.export.map_furniture import draw_frame, map_notes
from noivu_desktop.export.map_key import continued_key
from noivu_desktop.export.map_labels import figures_of, map_name
from noivu_desktop.export.map_panel import PanelContent, draw_panel
from noivu_desktop.export.map_style import MapSettings, MapStyle
from noivu_desktop.export.map_view import MapView, ground_box
from noivu_desktop.export.new_borders import drawn_members, removed_borders, shown_outlines
from noivu_desktop.export.paper import SheetLayout, fitted_scale, sheet_layout
from noivu_desktop.export.report import Report
from noivu_desktop.export.standing import StandingAfter, UnitAfter
from noivu_desktop.export.undrawn import draw_undivided, undivided, undrawn_notes, undrawn_parts
from noivu_desktop.export.wording import long_date
from noivu_desktop.progress import Progress
from noivu_desktop.rules.screening import Duty
from noivu_desktop.units.union import union
from noivu_desktop.units.unit import Unit

STAR_TEXT = "Trụ sở: đặt trong địa bàn đơn vị cũ có ngôi sao (vị trí quy ước)"
_ROOM_FOR_FIGURES_MM2 = 900.0
_LARGEST_TITLE = 1.2  # so that it keeps away from the figures of the grid
_TITLE_ROOM = 0.92


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """Title and line under it."""

    title: str
    subtitle: str


def write_current_map(
    report: Report, folder: Path, name: str, settings: MapSettings, progress: Progress
) -> None:
    """Write the map of the current borders."""
    sheets = draw_current_map(report, settings)
    saved = _Saved(_current_heading(report), folder / name, settings.files)
    _save(sheets, report, saved, progress)


def write_plan_map(
    report: Report, folder: Path, name: str, settings: MapSettings, progress: Progress
) -> tuple[str, ...]:
    """Write the map of the plan; gives a sentence for each part that it cannot show."""
    sheets = draw_plan_map(report, settings)
    saved = _Saved(_plan_heading(report), folder / name, settings.files)
    _save(sheets, report, saved, progress)
    return tuple(one.sentence for one in undrawn_parts(report))


def draw_current_map(report: Report, settings: MapSettings) -> list[Sheet]:
    """The units as they stand, tinted by what the rule set asks of them; then more of the key."""
    style = settings.style
    layout, view, sheet = blank_sheet(report, settings)
    shapes = view.on_paper(report.coverage.geometries)
    rows = {
        standing: [one.row for one in report.before if one.standing is standing]
        for standing in Duty
    }
    draw_tints(sheet, view, _tinted(shapes, rows), style)
    own = Border(line=style.unit, words=f"Địa giới {report.words.noun}", shapes=shapes, layer=2.2)
    parents, outer = _outer_borders(view, report, style)
    lines = draw_borders(sheet, view, (own, *outer), unit=layout.unit)
    named = [
        _named(shapes[one.row], one.unit, style.fills[one.standing].face, important=False)
        for one in report.before
    ]
    lettered = draw_names(
        sheet,
        view,
        named,
        parents=parents,
        outside=settings.around,
        unit=layout.unit,
        style=style,
    )
    content = PanelContent(
        style=style,
        standings=tuple((standing, len(found)) for standing, found in rows.items() if found),
        lines=lines,
        outside=lettered.outside,
        figures=_totals_text(report, before=True),
        numbered=lettered.numbered,
        left_out=lettered.left_out,
        formed=(),
        notes=map_notes(report, settings.around),
        signature=signature_lines(report, style),
        scale=view.scale,
    )
    return finish(sheet, layout, view, _current_heading(report), content)


def draw_plan_map(report: Report, settings: MapSettings) -> list[Sheet]:
    """The units after the plan, old borders inside them dashed; then more of the key."""
    style = settings.style
    layout, view, sheet = blank_sheet(report, settings)
    outlines = view.on_paper(shown_outlines(report))
    rows = {
        standing: [row for row, one in enumerate(report.after) if one.standing is standing]
        for standing in StandingAfter
    }
    draw_tints(sheet, view, _tinted(outlines, rows), style)
    draw_undivided(sheet, view, undivided(report, report.merged), style)
    parents, outer = _outer_borders(view, report, style)
    linked = declared_neighbours(report.coverage, view, style, report.coverage.index.keys())
    borders = (*_old_and_new_borders(view, report, outlines, style), *outer, linked)
    lines = draw_borders(sheet, view, borders, unit=layout.unit)
    named, old_names = named_after(report, view, outlines, style, report.after)
    seats = seat_shapes(report, view, report.merged)
    lettered = draw_names(
        sheet,
        view,
        named,
        old_names=old_names,
        parents=parents,
        seats=seats,
        outside=settings.around,
        unit=layout.unit,
        style=style,
    )
    content = _plan_content(report, settings, view, rows, lettered, lines)
    return finish(sheet, layout, view, _plan_heading(report), content)


def _plan_content(
    report: Report,
    settings: MapSettings,
    view: MapView,
    rows: Mapping[StandingAfter, list[int]],
    lettered: Lettered,
    lines: Explained,
) -> PanelContent:
    style = settings.style
    notes = undrawn_notes(undrawn_parts(report))
    return PanelContent(
        style=style,
        standings=tuple((standing, len(found)) for standing, found in rows.items() if found),
        lines=lines,
        outside=lettered.outside,
        undrawn=len(undivided(report, report.merged)),
        star=STAR_TEXT if lettered.starred else "",
        figures=_totals_text(report, before=False),
        numbered=lettered.numbered,
        left_out=lettered.left_out,
        formed=_formed(report),
        notes=(*notes, *map_notes(report, settings.around)),
        signature=signature_lines(report, style),
        scale=view.scale,
    )


def blank_sheet(report: Report, settings: MapSettings) -> tuple[SheetLayout, MapView, Sheet]:
    """An empty sheet that fits the units, with its layout and the view that it shows."""
    ground = ground_box(report.coverage.geometries)
    layout = sheet_layout(settings.paper, ground, settings.turned, text=settings.style.text)
    view = MapView(fitted_scale(ground, layout.map_frame), layout.map_frame)
    return layout, view, Sheet(layout.sheet.width, layout.sheet.height)


def _tinted(
    shapes: NDArray[np.object_],
    rows: Mapping[Duty, list[int]] | Mapping[StandingAfter, list[int]],
) -> list[Tinted]:
    return [
        Tinted(standing=standing, shapes=shapes[found]) for standing, found in rows.items() if found
    ]


def _old_and_new_borders(
    view: MapView, report: Report, outlines: NDArray[np.object_], style: MapStyle
) -> tuple[Border, ...]:
    noun = report.words.noun
    merged = np.array([one.merged is not None for one in report.after])
    old = view.on_paper(np.array(removed_borders(report, report.merged), dtype=object))
    kept = f"Địa giới {noun} giữ nguyên"
    return (
        Border(line=style.new, words=f"Địa giới {noun} mới", shapes=outlines[merged], layer=2.5),
        Border(line=style.old, words="Địa giới cũ không còn", shapes=old, layer=2.0),
        Border(line=style.unit, words=kept, shapes=outlines[~merged], layer=2.2),
    )


def _outer_borders(
    view: MapView, report: Report, style: MapStyle
) -> tuple[list[tuple[shapely.Geometry, str]], tuple[Border, ...]]:
    """The districts with their names (mm); their borders and those of the whole."""
    coverage = report.coverage
    rows_of: dict[str, list[int]] = {}
    for row, one in enumerate(coverage.units):
        rows_of.setdefault(one.parent_name or "", []).append(row)
    unions = np.array(
        [union(coverage.geometries[rows]) for rows in rows_of.values()],
        dtype=object,
    )
    whole = view.on_paper(np.array([union(unions)], dtype=object))
    outer = Border(line=style.outer, words=whole_border(report), shapes=whole, layer=2.8)
    if len(rows_of) < 2:
        return [], (outer,)
    parents = view.on_paper(unions)
    inner = Border(line=style.parent, words=parents_border(report), shapes=parents, layer=2.6)
    named = [pair for pair in zip(parents, rows_of, strict=True) if pair[1]]
    return named, (inner, outer)


def parents_border(report: Report) -> str:
    """What legends call the borders of districts."""
    return f"Địa giới {report.words.members_of.lower()}"


def whole_border(report: Report) -> str:
    """What legends call the border around all units."""
    return f"Địa giới {report.place.whole}"


def named_after(
    report: Report,
    view: MapView,
    outlines: NDArray[np.object_],
    style: MapStyle,
    units: Sequence[UnitAfter],
) -> tuple[list[Named], list[Named]]:
    """The names of ``units`` in their outlines (mm), and of the old units inside them."""
    named, old_names = [], []
    for one, shape in zip(units, outlines, strict=True):
        tint = style.fills[one.standing].face
        named.append(_named(shape, one.unit, tint, important=one.merged is not None))
        if one.merged is not None:
            numbers, shapes = zip(*drawn_members(report, one), strict=True)
            given = given_units(one)
            old_names += [
                _named(shape, given[number], tint, important=False)
                for number, shape in zip(
                    numbers, view.on_paper(np.array(shapes, dtype=object)), strict=True
                )
            ]
    return named, old_names


def given_units(one: UnitAfter) -> tuple[Unit, ...]:
    """The members with the figures of what they give: of a partial part those of the part."""
    parts = one.merged.members if one.merged is not None else (None,) * len(one.members)
    return tuple(
        member.unit
        if part is None or part.is_whole
        else replace(
            member.unit,
            name=f"{member.unit.name} (một phần)",
            area_km2=part.area_km2,
            population=part.population,
            households=part.households,
        )
        for member, part in zip(one.members, parts, strict=True)
    )


def _named(shape: shapely.Geometry, unit: Unit, tint: str, *, important: bool) -> Named:
    """A name, with the figures under it where the unit is large on paper."""
    detail = figures_of(unit) if shapely.area(shape) > _ROOM_FOR_FIGURES_MM2 else ()
    return Named(shape=shape, unit=unit, ground=tint, important=important, detail=detail)


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


def seat_shapes(
    report: Report, view: MapView, units: Iterable[UnitAfter]
) -> list[shapely.Geometry]:
    """The polygons (mm) of the members in which the seats of ``units`` are chosen to be."""
    seats = [one.merged.seat for one in units if one.merged is not None]
    rows = report.coverage.rows(code for code in seats if code is not None)
    return list(view.on_paper(report.coverage.geometries[rows]))


def _formed(report: Report) -> tuple[str, ...]:
    return tuple(
        f"{map_name(one.unit)}: {', '.join(map_name(member.unit) for member in one.members)}"
        for one in report.merged
    )


def signature_lines(report: Report, style: MapStyle) -> tuple[str, ...]:
    """Place and date, then who signs."""
    return (f"{report.place.town}, {long_date(report.on)}", *style.signature)


def _current_heading(report: Report) -> Heading:
    return Heading(
        title=f"Bản đồ hiện trạng địa giới {report.words.noun}",
        subtitle=report.place.whole,
    )


def _plan_heading(report: Report) -> Heading:
    return Heading(
        title=f"Bản đồ phương án sắp xếp {report.words.noun}",
        subtitle=f"{report.place.whole} - {report.plan.name}",
    )


def finish(
    sheet: Sheet, layout: SheetLayout, view: MapView, heading: Heading, content: PanelContent
) -> list[Sheet]:
    """Add title, frame and panel; gives the sheet with those that continue its key."""
    unit = layout.unit
    sheet.rectangle(layout.border, width_pt=1.6 * unit)
    sheet.rectangle(layout.border.inset(1.2 * unit), width_pt=0.4 * unit)
    _draw_heading(sheet, layout, heading)
    draw_frame(sheet, view, content.style, unit=unit)
    missing = draw_panel(sheet, layout, content)
    return [sheet, *continued_key(layout, f"{heading.title} {heading.subtitle}", missing)]


def _draw_heading(sheet: Sheet, layout: SheetLayout, heading: Heading) -> None:
    """Title and line under it, larger on larger sheets as far as the sheet is wide."""
    unit, (x, _) = layout.unit, layout.title.centre
    sized = ((heading.title.upper(), 17 * unit), (heading.subtitle.upper(), 11 * unit))
    widest = max(text_size_mm((words,), size, bold=True)[0] for words, size in sized)
    room = _TITLE_ROOM * layout.title.width / widest
    growth = max(min(layout.largest_text, _LARGEST_TITLE, room), 1.0)
    top = layout.title.top - 3.5 * unit / growth**2
    for words, size in sized:
        sheet.text(x, top, words, size_pt=size * growth, bold=True, across="center")
        top -= 8 * unit * growth


class _Saved(NamedTuple):
    """The files of one map: ``path`` without its ending, and the endings."""

    heading: Heading
    path: Path
    files: tuple[str, ...]


def _save(sheets: list[Sheet], report: Report, saved: _Saved, progress: Progress) -> None:
    """Write the files that are wanted, the PNG beside the others; only the PDF has more pages."""
    title = f"{saved.heading.title} {saved.heading.subtitle}"
    with ThreadPoolExecutor(1) as beside:
        packing = [
            beside.submit(save_picture, sheets[0].picture(), saved.path.with_suffix(".png"))
            for kind in saved.files
            if kind == "png"
        ]
        for kind in saved.files:
            progress.stop_if_cancelled()
            if kind == "pdf":
                pages_to(saved.path.with_suffix(".pdf"), sheets, title=title, on=report.on)
            elif kind == "svg":
                drawing = saved.path.with_suffix(".svg")
                sheets[0].drawing_to(drawing, title=title, on=report.on)
        for one in packing:
            one.result()
