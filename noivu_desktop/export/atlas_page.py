"""One page of the atlas: a map of one place after the plan, with all that a map sheet needs."""

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray

from noivu_desktop import vietnamese
from noivu_desktop.errors import ExportError
from noivu_desktop.export.drawing import Sheet
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
    once_each,
)
from noivu_desktop.export.map_furniture import map_notes
from noivu_desktop.export.map_inset import Inset
from noivu_desktop.export.map_labels import figures_of, map_name
from noivu_desktop.export.map_panel import PanelContent
from noivu_desktop.export.map_sheet import (
    STAR_TEXT,
    Heading,
    finish,
    named_after,
    parents_border,
    seat_shapes,
    signature_lines,
    whole_border,
)
from noivu_desktop.export.map_style import MapSettings, MapStyle
from noivu_desktop.export.map_view import MapView, ground_box
from noivu_desktop.export.new_borders import (
    lacks_border,
    no_border,
    parts_of,
    removed_borders,
    undivided_outlines,
)
from noivu_desktop.export.paper import Box, SheetLayout, fitted_scale, sheet_layout
from noivu_desktop.export.report import Report
from noivu_desktop.export.standing import UnitAfter
from noivu_desktop.export.undrawn import (
    draw_undivided,
    undivided,
    undrawn_notes,
    undrawn_parts_of,
)
from noivu_desktop.units.union import union
from noivu_desktop.units.unit import Unit

_GROUND_AROUND = 0.12
_INSET_DETAIL = 400.0
_PLACE_DETAIL_M = 50.0
_BESIDE_FRAME_MM = 3.0  # so that no line ends where it can be seen


@dataclass(frozen=True, slots=True, kw_only=True)
class AtlasPage:
    """What one page shows.

    name     of the place, as messages call it
    own      rows of ``report.after`` that the page is about
    figures  lines of figures; listed: a heading with lines under it
    """

    name: str
    own: tuple[int, ...]
    title: str
    subtitle: str
    figures: tuple[str, ...]
    listed: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AtlasGround:
    """Polygons in metres that all pages share.

    outlines      of each unit after the plan; a part that nobody drew stays where it was
    parents       of each district
    parent_lines  the borders between and around districts, each once
    outer_lines   the borders around all units
    thinned       of all units, for the inset
    """

    outlines: NDArray[np.object_]
    bounds: NDArray[np.float64]
    parents: NDArray[np.object_]
    parent_lines: NDArray[np.object_]
    outer_lines: NDArray[np.object_]
    thinned: shapely.Geometry
    thinned_parents: NDArray[np.object_]


def atlas_ground(report: Report) -> AtlasGround:
    """The polygons that the pages share, united once."""
    coverage = report.coverage
    outlines = undivided_outlines(report)
    rows_of: dict[str | None, list[int]] = {}
    for row, unit in enumerate(coverage.units):
        rows_of.setdefault(unit.parent_name, []).append(row)
    parents = np.array(
        [union(coverage.geometries[rows]) for rows in rows_of.values()],
        dtype=object,
    )
    whole = union(parents)
    left, bottom, right, top = shapely.bounds(whole).tolist()
    detail = max(right - left, top - bottom) / _INSET_DETAIL
    return AtlasGround(
        outlines=outlines,
        bounds=shapely.bounds(outlines),
        parents=parents,
        parent_lines=shapely.get_parts(once_each(parents)) if len(parents) > 1 else parents[:0],
        outer_lines=shapely.get_parts(shapely.boundary(whole)),
        thinned=_thinned(whole, detail),
        thinned_parents=np.array([_thinned(one, detail) for one in parents], dtype=object),
    )


def _thinned(shape: shapely.Geometry, detail: float) -> shapely.Geometry:
    """``shape`` without what is smaller than ``detail``; its largest part always stays."""
    parts = shapely.get_parts(shape)
    areas = shapely.area(parts)
    kept = parts[(areas > detail**2) | (areas == areas.max())]
    return shapely.multipolygons(
        [part for one in shapely.simplify(kept, detail) for part in shapely.get_parts(one)]
    )


def draw_page(
    report: Report, page: AtlasPage, ground: AtlasGround, settings: MapSettings
) -> list[Sheet]:
    """The page, followed by sheets that continue its key if there is need.

    Raises ExportError if the page is about one unit whose border is not known.
    """
    _refuse_undrawn(report, page)
    style = settings.style
    layout, view, sheet = _blank(ground, page, settings)
    own = [report.after[row] for row in page.own]
    outlines = view.on_paper(ground.outlines[list(page.own)])
    around = _around(ground, page, view)
    near = view.on_paper(ground.outlines[around])
    neighbours = _neighbours(report, around, near, view.frame, style)
    _draw_tints(sheet, view, own, outlines, ground, style)
    borders = _borders(report, view, own, outlines, near, ground, style)
    lines = draw_borders(sheet, view, borders, unit=layout.unit)
    draw_undivided(sheet, view, undivided(report, own), style)
    named, old_names = named_after(report, view, outlines, style, own)
    seats = seat_shapes(report, view, own)
    lettered = draw_names(
        sheet,
        view,
        named,
        old_names=old_names,
        neighbours=neighbours,
        outside=settings.around,
        seats=seats,
        unit=layout.unit,
        style=style,
    )
    seen = _Seen(lines, lettered, beside=bool(neighbours))
    content = _content(report, page, ground, view, settings, seen)
    return finish(sheet, layout, view, Heading(title=page.title, subtitle=page.subtitle), content)


class _Seen(NamedTuple):
    """What of the map its legend has to explain."""

    lines: Explained
    lettered: Lettered
    beside: bool


def _content(
    report: Report,
    page: AtlasPage,
    ground: AtlasGround,
    view: MapView,
    settings: MapSettings,
    seen: _Seen,
) -> PanelContent:
    style, lettered = settings.style, seen.lettered
    own = [report.after[row] for row in page.own]
    return PanelContent(
        style=style,
        standings=_standings(own),
        lines=seen.lines,
        beside=seen.beside,
        outside=lettered.outside,
        undrawn=len(undivided(report, own)),
        star=STAR_TEXT if lettered.starred else "",
        figures=page.figures,
        numbered=lettered.numbered,
        left_out=lettered.left_out,
        listed=page.listed,
        formed=page.lines,
        notes=(
            *undrawn_notes(undrawn_parts_of(report, own)),
            *map_notes(report, settings.around),
        ),
        signature=signature_lines(report, style),
        scale=view.scale,
        inset=_inset(ground, page) if style.inset else None,
    )


def _refuse_undrawn(report: Report, page: AtlasPage) -> None:
    only = report.after[page.own[0]]
    if len(page.own) == 1 and lacks_border(only):
        raise ExportError(no_border(only))


def _blank(
    ground: AtlasGround, page: AtlasPage, settings: MapSettings
) -> tuple[SheetLayout, MapView, Sheet]:
    """An empty sheet on which the place fits with a strip of its surroundings."""
    box = ground_box(ground.outlines[list(page.own)])
    box = box.inset(-max(box.width, box.height) * _GROUND_AROUND)
    layout = sheet_layout(settings.paper, box, settings.turned, text=settings.style.text)
    view = MapView(fitted_scale(box, layout.map_frame), layout.map_frame)
    return layout, view, Sheet(layout.sheet.width, layout.sheet.height)


def _around(ground: AtlasGround, page: AtlasPage, view: MapView) -> list[int]:
    """Rows of units that the frame shows beside the place."""
    inside = _touching(ground.bounds, view.ground)
    inside[list(page.own)] = False
    return [int(row) for row in np.flatnonzero(inside)]


def _touching(bounds: NDArray[np.float64], box: Box) -> NDArray[np.bool_]:
    """Which of ``bounds`` share ground with ``box``; empty ones never do."""
    inside: NDArray[np.bool_] = (
        (bounds[:, 0] < box.right)
        & (bounds[:, 2] > box.left)
        & (bounds[:, 1] < box.top)
        & (bounds[:, 3] > box.bottom)
    )
    return inside


def _draw_tints(
    sheet: Sheet,
    view: MapView,
    own: list[UnitAfter],
    outlines: NDArray[np.object_],
    ground: AtlasGround,
    style: MapStyle,
) -> None:
    sheet.polygons(_seen(ground.parents, view), clip=view.frame, face=style.neighbour_tint)
    standings = dict.fromkeys(one.standing for one in own)
    tinted = [
        Tinted(standing=found, shapes=outlines[[one.standing is found for one in own]])
        for found in standings
    ]
    draw_tints(sheet, view, tinted, style)


def _borders(
    report: Report,
    view: MapView,
    own: list[UnitAfter],
    outlines: NDArray[np.object_],
    near: NDArray[np.object_],
    ground: AtlasGround,
    style: MapStyle,
) -> tuple[Border, ...]:
    """All borders of the page, in the order of its legend."""
    noun = report.words.noun
    formed = np.array([one.merged is not None for one in own])
    removed = removed_borders(report, [one for one in own if one.merged is not None])
    old = view.on_paper(np.array(removed, dtype=object))
    kept = "lân cận" if formed.all() else "giữ nguyên, lân cận" if len(near) else "giữ nguyên"
    words = f"Địa giới {noun} {kept}"
    parents, outer = _seen(ground.parent_lines, view), _seen(ground.outer_lines, view)
    members = {part.code for unit in own for part in parts_of(unit)}
    return (
        Border(
            line=style.new,
            words=f"Địa giới {noun} mới",
            shapes=outlines[formed],
            layer=2.8,
            wider=1.2,
        ),
        Border(line=style.old, words="Địa giới cũ không còn", shapes=old, layer=2.1, wider=1.5),
        Border(line=style.unit, words=words, shapes=outlines[~formed], layer=2.2),
        Border(line=style.unit, words=words, shapes=near, layer=2.0),
        Border(line=style.parent, words=parents_border(report), shapes=parents, layer=2.4),
        Border(line=style.outer, words=whole_border(report), shapes=outer, layer=2.6),
        declared_neighbours(report.coverage, view, style, members),
    )


def _seen(shapes: NDArray[np.object_], view: MapView) -> NDArray[np.object_]:
    """``shapes`` as far as the frame and a strip around it show them, in mm."""
    box = view.ground.inset(-view.scale.metres(_BESIDE_FRAME_MM))
    near = shapes[_touching(shapely.bounds(shapes), box)]
    cut = shapely.clip_by_rect(near, box.left, box.bottom, box.right, box.top)
    return view.on_paper(cut[~shapely.is_empty(cut)])


def _neighbours(
    report: Report, rows: list[int], shapes: NDArray[np.object_], frame: Box, style: MapStyle
) -> list[Named]:
    """The units around, each with the part of its polygon that the frame shows."""
    visible = shapely.clip_by_rect(shapes, frame.left, frame.bottom, frame.right, frame.top)
    return [
        Named(
            shape=shape,
            unit=report.after[row].unit,
            ground=style.neighbour_tint,
            important=False,
        )
        for shape, row in zip(visible, rows, strict=True)
        if shapely.area(shape) > 0
    ]


def _standings(own: list[UnitAfter]) -> tuple[tuple[Enum, int], ...]:
    counts: dict[Enum, int] = {}
    for one in own:
        counts[one.standing] = counts.get(one.standing, 0) + 1
    return tuple(counts.items())


def _inset(ground: AtlasGround, page: AtlasPage) -> Inset:
    place = shapely.simplify(union(ground.outlines[list(page.own)]), _PLACE_DETAIL_M)
    parents = ground.thinned_parents if len(ground.parents) > 1 else ground.parents[:0]
    return Inset(whole=ground.thinned, parents=parents, place=place)


def unit_figures(unit: Unit) -> tuple[str, ...]:
    """Area, people and households in lines."""
    households = (
        () if unit.households is None else (f"Số hộ: {vietnamese.number(unit.households)}",)
    )
    return (
        f"Diện tích tự nhiên: {vietnamese.area(unit.area_km2)}",
        f"Quy mô dân số: {vietnamese.people(unit.population)}",
        *households,
    )


def unit_line(unit: Unit) -> str:
    """A unit with its figures in one line."""
    figures = ", ".join(figures_of(unit))
    return f"{map_name(unit)}: {figures}" if figures else map_name(unit)
