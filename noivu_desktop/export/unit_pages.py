"""A page for each merged unit: small map, members, figures before and after, verdicts."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from matplotlib.backends.backend_pdf import PdfPages
from numpy.typing import NDArray

from noivu_desktop import vietnamese
from noivu_desktop.export.drawing import Sheet, pdf_metadata, print_settings
from noivu_desktop.export.labels import Label, Occupied
from noivu_desktop.export.lettering import LINE_HEIGHT, wrapped
from noivu_desktop.export.map_content import draw_border, write_labels
from noivu_desktop.export.map_furniture import draw_north_arrow, draw_scale
from noivu_desktop.export.map_labels import line_breaks, map_name, name_label
from noivu_desktop.export.map_style import FILLS, NEW_BORDER, OLD_BORDER, UNIT_BORDER
from noivu_desktop.export.map_view import MapView, borders_inside, ground_box
from noivu_desktop.export.new_borders import new_outlines
from noivu_desktop.export.page_table import draw_table, table_height_mm
from noivu_desktop.export.paper import PAPER_MM, Box, fitted_scale
from noivu_desktop.export.report import Report
from noivu_desktop.export.report_tables import members_table
from noivu_desktop.export.standing import UnitAfter
from noivu_desktop.export.wording import (
    finding_text,
    long_date,
    merger_sentence,
    result_sentence,
    upper_first,
)
from noivu_desktop.progress import Progress
from noivu_desktop.units.unit import Unit

_MM_PER_POINT = 25.4 / 72.0
_MARGINS = Box(22.0, 18.0, 195.0, 282.0)
_BODY = 9.0
_TABLE = 7.8
_TALLEST_MAP_MM = 128.0
_LOWEST_MAP_MM = 62.0
_GROUND_AROUND = 0.35
_NEIGHBOUR_TINT = "#f4f4ef"
_FOOT_MM = 12.0


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """Polygons that all pages share: units after the plan and old units, in metres."""

    outlines: NDArray[np.object_]
    bounds: NDArray[np.float64]


def write_unit_pages(report: Report, path: Path, progress: Progress) -> None:
    """Write the pages as one PDF; a plan without merged units gives one page that says so."""
    outlines = new_outlines(report)
    around = _Surroundings(outlines, shapely.bounds(outlines))
    title = f"Tóm tắt đơn vị hình thành sau sắp xếp - {report.plan.name}"
    with print_settings(), PdfPages(path, metadata=pdf_metadata(title, report.on)) as pages:
        if not report.merged:
            pages.savefig(_empty_page(report).figure)
        for number, one in enumerate(report.merged, start=1):
            progress.stop_if_cancelled()
            pages.savefig(draw_unit_page(report, one, number, around).figure)


def draw_unit_page(report: Report, one: UnitAfter, number: int, around: _Surroundings) -> Sheet:
    """The page of one merged unit."""
    sheet = Sheet(*PAPER_MM["A4"])
    top = _head(sheet, report, one, number)
    table = members_table(one)
    sentences = _sentences(one)
    body_height = _height(sentences) + table_height_mm(table, _MARGINS.width, _TABLE) + 22.0
    room = top - _MARGINS.bottom - _FOOT_MM - body_height
    map_height = min(max(room, _LOWEST_MAP_MM), _TALLEST_MAP_MM)
    frame = Box(_MARGINS.left, top - map_height, _MARGINS.right, top)
    _draw_map(sheet, report, one, around, frame)
    top = _subheading(sheet, frame.bottom - 4.0, "Đơn vị được sắp xếp")
    box = Box(_MARGINS.left, _MARGINS.bottom, _MARGINS.right, top)
    top = draw_table(sheet, table, box, size_pt=_TABLE)
    top = _subheading(sheet, top - 4.0, "Kết quả và đối chiếu tiêu chuẩn")
    _paragraphs(sheet, top, sentences)
    _foot(sheet, report)
    return sheet


def _empty_page(report: Report) -> Sheet:
    sheet = Sheet(*PAPER_MM["A4"])
    words = f"{report.plan.name} không nhập đơn vị nào."
    sheet.text(_MARGINS.centre[0], _MARGINS.top, words, size_pt=13, bold=True, across="center")
    _foot(sheet, report)
    return sheet


def _head(sheet: Sheet, report: Report, one: UnitAfter, number: int) -> float:
    """Title, plan and verdict; gives the height where the map begins."""
    top, left = _MARGINS.top, _MARGINS.left
    place = f"{upper_first(report.place.whole)} - {report.plan.name}"
    sheet.text(left, top, place, size_pt=8.5, colour="#555555")
    count = f"Đơn vị mới {number}/{len(report.merged)}"
    sheet.text(_MARGINS.right, top, count, size_pt=8.5, colour="#555555", across="right")
    sheet.text(left, top - 6.0, one.unit.full_name, size_pt=20, bold=True)
    _verdict_chip(sheet, one, top - 6.5)
    sheet.line([(left, top - 17.0), (_MARGINS.right, top - 17.0)], width_pt=1.0)
    lines = wrapped(_merger_text(one), _MARGINS.width, _BODY)
    sheet.text(left, top - 19.5, lines, size_pt=_BODY)
    return top - 19.5 - len(lines) * _BODY * LINE_HEIGHT * _MM_PER_POINT - 3.0


def _merger_text(one: UnitAfter) -> str:
    parts = one.merged.members if one.merged else ()
    return merger_sentence(
        one.unit, [(m.unit, part) for m, part in zip(one.members, parts, strict=True)]
    )


def _verdict_chip(sheet: Sheet, one: UnitAfter, top: float) -> None:
    if one.verdict is None:
        return
    fill = FILLS[one.standing]
    box = Box(_MARGINS.right - 40.0, top - 8.0, _MARGINS.right, top)
    sheet.rectangle(box, face=fill.face, edge=fill.ink, width_pt=0.8)
    x, y = box.centre
    words = one.verdict.label.upper()
    sheet.text(x, y, words, size_pt=10, bold=True, across="center", upright="center")


def _draw_map(
    sheet: Sheet, report: Report, one: UnitAfter, around: _Surroundings, frame: Box
) -> None:
    coverage = report.coverage
    own = report.after.index(one)
    box = ground_box(around.outlines[[own]])
    margin = max(box.width, box.height) * _GROUND_AROUND
    view = MapView(fitted_scale(box.inset(-margin), frame), frame)
    seen = [row for row in _in_view(around.bounds, view.ground) if row != own]
    neighbours = view.on_paper(around.outlines[seen])
    outline = view.on_paper(around.outlines[[own]])
    fill = FILLS[one.standing]
    sheet.polygons(neighbours, clip=frame, face=_NEIGHBOUR_TINT)
    sheet.polygons(outline, clip=frame, face=fill.face, edge=fill.ink, hatch=fill.hatch)
    draw_border(sheet, view, neighbours, UNIT_BORDER, unit=1.2, layer=2.0)
    old = borders_inside(coverage.geometries, coverage.adjacency, [one.rows])
    if old:
        lines = view.on_paper(np.array(old, dtype=object))
        draw_border(sheet, view, lines, OLD_BORDER, unit=1.6, layer=2.1)
    draw_border(sheet, view, outline, NEW_BORDER, unit=1.6, layer=2.3)
    taken = _corner_furniture(sheet, view, frame)
    _draw_names(
        sheet, report, one, view, [report.after[row].unit for row in seen], neighbours, taken
    )
    sheet.rectangle(frame, width_pt=0.8, layer=5.0)


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


def _draw_names(
    sheet: Sheet,
    report: Report,
    one: UnitAfter,
    view: MapView,
    neighbours: list[Unit],
    shapes: NDArray[np.object_],
    taken: Occupied,
) -> None:
    members = view.on_paper(report.coverage.geometries[one.rows])
    tint = FILLS[one.standing].face
    labels = [
        _label(shape, member.unit, row, style="member", ground=tint)
        for row, (shape, member) in enumerate(zip(members, one.members, strict=True))
    ]
    for row, (shape, unit) in enumerate(zip(shapes, neighbours, strict=True)):
        visible = shapely.clip_by_rect(
            shape, view.frame.left, view.frame.bottom, view.frame.right, view.frame.top
        )
        if shapely.area(visible) > 0:
            labels.append(_label(visible, unit, row, style="neighbour", ground=""))
    write_labels(sheet, labels, within=view.frame.inset(1.0), occupied=taken)


def _label(shape: shapely.Geometry, unit: Unit, row: int, *, style: str, ground: str) -> Label:
    sizes = (9.0, 8.0, 7.0, 6.0) if style == "member" else (7.5, 6.5, 5.5)
    ways = line_breaks(map_name(unit))
    if style == "member":
        figures = (vietnamese.area(unit.area_km2), vietnamese.people(unit.population))
        ways = [*((*way, *figures) for way in ways), *ways]
    return name_label(
        shape,
        row,
        ways,
        style=style,
        importance=10.0 if style == "member" else 1.0,
        ground=ground,
        sizes_pt=sizes,
        bold=style == "member",
        least_inside=0.5,
    )


def _sentences(one: UnitAfter) -> list[str]:
    sentences = [result_sentence(one.unit, one.area_share, one.population_share)]
    sentences += [f"• {finding_text(finding)}" for finding in one.findings]
    if one.unit.seat:
        sentences.append(f"• Trụ sở đặt tại {one.unit.seat} (cũ).")
    return sentences


def _height(sentences: list[str]) -> float:
    step = _BODY * LINE_HEIGHT * _MM_PER_POINT
    return sum(len(wrapped(text, _MARGINS.width, _BODY)) * step + 1.0 for text in sentences)


def _subheading(sheet: Sheet, top: float, words: str) -> float:
    sheet.text(_MARGINS.left, top, words, size_pt=10.5, bold=True)
    return top - 6.0


def _paragraphs(sheet: Sheet, top: float, sentences: list[str]) -> None:
    step = _BODY * LINE_HEIGHT * _MM_PER_POINT
    for text in sentences:
        lines = wrapped(text, _MARGINS.width, _BODY)
        if top - len(lines) * step < _MARGINS.bottom + _FOOT_MM:
            more = "… các kết luận khác: xem Đề án."
            sheet.text(_MARGINS.left, top, more, size_pt=_BODY, italic=True)
            return
        sheet.text(_MARGINS.left, top, lines, size_pt=_BODY)
        top -= len(lines) * step + 1.0


def _foot(sheet: Sheet, report: Report) -> None:
    rules = f"Đối chiếu theo {report.rule_set.number}. {report.source}"
    lines = wrapped(rules, _MARGINS.width - 45.0, 6.8)
    sheet.line([(_MARGINS.left, _MARGINS.bottom + 8), (_MARGINS.right, _MARGINS.bottom + 8)])
    sheet.text(_MARGINS.left, _MARGINS.bottom + 7, lines, size_pt=6.8, colour="#555555")
    sheet.text(
        _MARGINS.right,
        _MARGINS.bottom + 7,
        upper_first(long_date(report.on)),
        size_pt=6.8,
        colour="#555555",
        across="right",
    )
