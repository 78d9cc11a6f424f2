"""The small map of one merged unit: its members, the old borders between them, its neighbours."""

from dataclasses import dataclass
from io import BytesIO

import numpy as np
import shapely
from numpy.typing import NDArray

from noivu_desktop import vietnamese
from noivu_desktop.errors import ExportError
from noivu_desktop.export.drawing import Sheet, save_picture
from noivu_desktop.export.labels import Label, Occupied
from noivu_desktop.export.map_content import draw_border, write_labels
from noivu_desktop.export.map_furniture import draw_north_arrow, draw_scale
from noivu_desktop.export.map_labels import line_breaks, map_name, name_label
from noivu_desktop.export.map_style import FILLS, NEW_BORDER, OLD_BORDER, UNIT_BORDER
from noivu_desktop.export.map_view import MapView, ground_box
from noivu_desktop.export.new_borders import (
    known_outlines,
    member_shapes,
    no_border,
    removed_borders,
)
from noivu_desktop.export.paper import Box, fitted_scale
from noivu_desktop.export.report import Report
from noivu_desktop.export.standing import UnitAfter
from noivu_desktop.plan.plan import Part
from noivu_desktop.units.unit import Unit

_GROUND_AROUND = 0.35
_NEIGHBOUR_TINT = "#f4f4ef"
_PICTURE_DPI = 160
_BESIDE_M = 1.0


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Polygons that all pages share: the units after the plan, in metres.

    outlines: ``None`` where nobody drew the border of a part.
    """

    outlines: NDArray[np.object_]
    bounds: NDArray[np.float64]


def surroundings(report: Report) -> Surroundings:
    """The polygons around every unit."""
    outlines = known_outlines(report)
    return Surroundings(outlines, shapely.bounds(outlines))


def draw_unit_map(
    sheet: Sheet,
    report: Report,
    one: UnitAfter,
    around: Surroundings,
    frame: Box,
    old: Unit | None = None,
) -> None:
    """Draw the map of ``one`` into ``frame``; the member ``old`` stands out.

    Raises ExportError if a part has no border.
    """
    own = report.after.index(one)
    if around.outlines[own] is None:
        raise ExportError(no_border(one))
    box = ground_box(around.outlines[[own]])
    margin = max(box.width, box.height) * _GROUND_AROUND
    view = MapView(fitted_scale(box.inset(-margin), frame), frame)
    seen = [row for row in _in_view(around.bounds, view.ground) if row != own]
    neighbours = view.on_paper(around.outlines[seen])
    outline = view.on_paper(around.outlines[[own]])
    members = view.on_paper(np.array(member_shapes(report, one), dtype=object))
    fill = FILLS[one.standing]
    sheet.polygons(neighbours, clip=frame, face=_NEIGHBOUR_TINT)
    tinted = outline
    if old is not None:
        sheet.polygons(outline, clip=frame, face="white")
        tinted = members[[member.unit is old for member in one.members]]
    sheet.polygons(tinted, clip=frame, face=fill.face, edge=fill.ink, hatch=fill.hatch)
    _draw_borders(sheet, view, report, one, neighbours, outline)
    taken = _corner_furniture(sheet, view, frame)
    beside = shapely.dwithin(around.outlines[seen], around.outlines[own], _BESIDE_M)
    rows = np.array(seen, dtype=np.int64)[beside].tolist()
    named = _neighbour_labels(report, rows, neighbours[beside], frame)
    labels = [*_member_labels(one, members, old), *named]
    write_labels(sheet, labels, within=frame.inset(1.0), occupied=taken)
    sheet.rectangle(frame, width_pt=0.8, layer=5.0)


def _draw_borders(
    sheet: Sheet,
    view: MapView,
    report: Report,
    one: UnitAfter,
    neighbours: NDArray[np.object_],
    outline: NDArray[np.object_],
) -> None:
    """The borders around, the old ones inside in dashes, the new one on top."""
    draw_border(sheet, view, neighbours, UNIT_BORDER, unit=1.2, layer=2.0)
    removed = removed_borders(report, [one])
    if removed:
        lines = view.on_paper(np.array(removed, dtype=object))
        draw_border(sheet, view, lines, OLD_BORDER, unit=1.6, layer=2.1)
    draw_border(sheet, view, outline, NEW_BORDER, unit=1.6, layer=2.3)


def unit_map_png(
    report: Report,
    one: UnitAfter,
    around: Surroundings,
    size_mm: tuple[float, float],
    old: Unit | None = None,
) -> bytes:
    """The same map as a picture for documents."""
    sheet = Sheet(*size_mm)
    draw_unit_map(sheet, report, one, around, sheet.box.inset(0.4), old)
    picture = BytesIO()
    save_picture(sheet.picture(dpi=_PICTURE_DPI), picture, dpi=_PICTURE_DPI)
    return picture.getvalue()


def _in_view(bounds: NDArray[np.float64], ground: Box) -> list[int]:
    inside = (
        (bounds[:, 0] < ground.right)
        & (bounds[:, 2] > ground.left)
        & (bounds[:, 1] < ground.top)
        & (bounds[:, 3] > ground.bottom)
    )
    return [int(row) for row in np.flatnonzero(inside)]


def _corner_furniture(sheet: Sheet, view: MapView, frame: Box) -> Occupied:
    """Scale and north arrow in the corners of the map; gives the paper that they take."""
    scale_box = Box(frame.left, frame.bottom, frame.left + 48.0, frame.bottom + 16.0)
    arrow_box = Box(frame.right - 10.0, frame.top - 17.0, frame.right, frame.top)
    for box in (scale_box, arrow_box):
        sheet.rectangle(box, face="white", edge="none", width_pt=0.0, layer=4.0)
    draw_scale(sheet, view.scale, scale_box.inset(1.5), size_pt=8.0)
    draw_north_arrow(sheet, arrow_box.centre[0], arrow_box.bottom + 1.5, height=11.0)
    return Occupied((scale_box, arrow_box))


def _member_labels(one: UnitAfter, shapes: NDArray[np.object_], old: Unit | None) -> list[Label]:
    parts = one.merged.members if one.merged else (Part(code=one.unit.code),)
    tint = FILLS[one.standing].face
    labels = []
    for row, (shape, member, part) in enumerate(zip(shapes, one.members, parts, strict=True)):
        figures = member.unit if part.is_whole else part
        detail = [vietnamese.area(figures.area_km2), vietnamese.people(figures.population)]
        detail += ["(ước tính)"] if {"area_km2", "population"} & set(part.estimated) else []
        breaks = line_breaks(map_name(member.unit))
        labels.append(
            name_label(
                shape,
                row,
                [*((*way, *detail) for way in breaks), *breaks],
                style="member",
                importance=10.0,
                ground=tint if old in (None, member.unit) else "#ffffff",
                sizes_pt=(9.0, 8.0, 7.0, 6.0),
                bold=True,
                least_inside=0.5,
            )
        )
    return labels


def _neighbour_labels(
    report: Report, seen: list[int], shapes: NDArray[np.object_], frame: Box
) -> list[Label]:
    labels = []
    for number, (row, shape) in enumerate(zip(seen, shapes, strict=True)):
        visible = shapely.clip_by_rect(shape, frame.left, frame.bottom, frame.right, frame.top)
        if shapely.area(visible) > 0:
            labels.append(
                name_label(
                    visible,
                    number,
                    line_breaks(map_name(report.after[row].unit)),
                    style="neighbour",
                    importance=1.0,
                    ground="",
                    sizes_pt=(7.5, 6.5, 5.5),
                    least_inside=0.5,
                )
            )
    return labels
