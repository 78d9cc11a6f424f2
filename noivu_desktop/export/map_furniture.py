"""What surrounds a map: frame with VN-2000 grid, scale bar, north arrow."""

import math

import pyproj
import shapely

from noivu_desktop import vietnamese
from noivu_desktop.export.drawing import INK, Sheet
from noivu_desktop.export.map_style import MapStyle
from noivu_desktop.export.map_view import MapView
from noivu_desktop.export.outside import outside_note
from noivu_desktop.export.paper import Box, MapScale
from noivu_desktop.export.report import Report
from noivu_desktop.units.outside import OutsideUnits

_ROUND_STEPS = (1.0, 2.0, 5.0, 10.0)
_GRID_MM = 45.0
_TICK_MM = 1.6
_CROSS_MM = 1.4
_GRID_WIDTH = 0.25


def draw_frame(sheet: Sheet, view: MapView, style: MapStyle, *, unit: float) -> None:
    """The frame of the map with grid ticks and coordinates in kilometres, crosses inside."""
    frame = view.frame
    sheet.rectangle(frame, width_pt=0.8 * unit, layer=5.0)
    step = grid_step_m(view.scale, _GRID_MM * unit)
    eastings = _multiples(view.ground.left, view.ground.right, step)
    northings = _multiples(view.ground.bottom, view.ground.top, step)
    tick, size = _TICK_MM * unit, 5.5 * unit
    ticks = []
    for easting in eastings:
        x = view.paper_x(easting)
        text = kilometres(easting, step)
        for y, outwards, upright in ((frame.bottom, -tick, "top"), (frame.top, tick, "bottom")):
            ticks.append(shapely.LineString([(x, y), (x, y + outwards)]))
            if _far_from_corners(x, frame.left, frame.right, unit):
                sheet.text(
                    x, y + outwards * 1.2, text, size_pt=size, across="center", upright=upright
                )
    for northing in northings:
        y = view.paper_y(northing)
        text = kilometres(northing, step)
        for x, outwards in ((frame.left, -tick), (frame.right, tick)):
            ticks.append(shapely.LineString([(x, y), (x + outwards, y)]))
            if _far_from_corners(y, frame.bottom, frame.top, unit):
                sheet.turned_text(x + outwards * 2.0, y, text, size_pt=size)
    sheet.lines(ticks, clip=sheet.box, width_pt=0.4)
    if style.grid:
        arms = _crosses(view, eastings, northings, _CROSS_MM * unit)
        sheet.lines(arms, clip=view.frame, colour=style.grid_ink, width_pt=_GRID_WIDTH)


def _crosses(
    view: MapView, eastings: list[float], northings: list[float], arm: float
) -> list[shapely.Geometry]:
    arms: list[shapely.Geometry] = []
    for easting in eastings:
        for northing in northings:
            x, y = view.paper_x(easting), view.paper_y(northing)
            arms.append(shapely.LineString([(x - arm, y), (x + arm, y)]))
            arms.append(shapely.LineString([(x, y - arm), (x, y + arm)]))
    return arms


def _far_from_corners(at: float, start: float, stop: float, unit: float) -> bool:
    return start + 5 * unit < at < stop - 5 * unit


def grid_step_m(scale: MapScale, about_mm: float) -> float:
    """A round distance on the ground that is about ``about_mm`` on paper."""
    return _round_near(scale.metres(about_mm))


def kilometres(metres: float, step: float) -> str:
    """A grid coordinate in kilometres, with decimals only if the grid is finer than that."""
    digits = 0 if step >= 1000 else 1 if step >= 100 else 2
    return vietnamese.number(round(metres) / 1000, digits)


def _multiples(start: float, stop: float, step: float) -> list[float]:
    first = math.ceil(start / step)
    return [index * step for index in range(first, math.floor(stop / step) + 1)]


def _round_near(value: float) -> float:
    power = 10.0 ** math.floor(math.log10(value))
    return min((step * power for step in _ROUND_STEPS), key=lambda one: abs(one - value))


def scale_bar_m(scale: MapScale, longest_mm: float) -> float:
    """The longest round distance whose bar is at most ``longest_mm`` long."""
    longest = scale.metres(longest_mm)
    power = 10.0 ** math.floor(math.log10(longest))
    return max(step * power for step in _ROUND_STEPS if step * power <= longest)


def draw_scale(sheet: Sheet, scale: MapScale, box: Box, *, size_pt: float) -> float:
    """The stated scale over a bar of four fields, from the top of ``box``; gives its height."""
    height = size_pt * 0.3528
    sheet.text(
        box.centre[0],
        box.top,
        scale_text(scale),
        size_pt=size_pt,
        bold=True,
        across="center",
    )
    whole = scale_bar_m(scale, box.width - 4 * height)
    length = scale.mm(whole)
    left, bottom = box.centre[0] - length / 2, box.top - height * 3.1
    for index in range(4):
        field = Box(
            left + length * index / 4,
            bottom,
            left + length * (index + 1) / 4,
            bottom + height * 0.55,
        )
        sheet.rectangle(field, face=INK if index % 2 == 0 else "white", layer=6.0)
    for share in (0.0, 0.5, 1.0):
        text = distance_text(whole * share) if share == 1.0 else _bare_distance(whole, share)
        sheet.text(
            left + length * share,
            bottom - height * 0.2,
            text,
            size_pt=size_pt * 0.8,
            across="center",
        )
    return height * 5.0


def scale_text(scale: MapScale) -> str:
    """The scale as it is stated on the sheet."""
    return f"Tỷ lệ 1:{vietnamese.number(scale.denominator)}"


def distance_text(metres: float) -> str:
    """A round distance with its unit."""
    return f"{_plain(metres / 1000)} km" if metres >= 1000 else f"{_plain(metres)} m"


def _bare_distance(whole: float, share: float) -> str:
    return _plain(whole * share / (1000 if whole >= 1000 else 1))


def _plain(value: float) -> str:
    digits = next(n for n in range(4) if round(value, n) == round(value, 4))
    return vietnamese.number(value, digits)


def draw_north_arrow(sheet: Sheet, x: float, y: float, *, height: float) -> None:
    """An arrow to grid north, its foot at (x, y), with the letter B (Bắc)."""
    half, notch, tip = height * 0.22, height * 0.2, height * 0.78
    sheet.shape([(x, y + tip), (x - half, y), (x, y + notch)], face=INK)
    sheet.shape([(x, y + tip), (x + half, y), (x, y + notch)], face="white")
    sheet.text(
        x,
        y + tip + height * 0.02,
        "B",
        size_pt=height * 0.62,
        bold=True,
        across="center",
        upright="bottom",
    )


def projection_text(crs: str) -> str:
    """The reference system in words: VN-2000, kinh tuyến trục 107°15', múi chiếu 3°."""
    system = pyproj.CRS.from_user_input(crs)
    name = system.name.split(" / ")[0]
    operation = system.coordinate_operation
    if operation is None:
        return f"Hệ tọa độ {system.name}"
    facts = {one.name: float(one.value) for one in operation.params}
    meridian = facts.get("Longitude of natural origin")
    if meridian is None:
        return f"Hệ tọa độ {system.name}"
    zone = {0.9999: ", múi chiếu 3°", 0.9996: ", múi chiếu 6°"}.get(
        round(facts.get("Scale factor at natural origin", 0.0), 4), ""
    )
    return f"Hệ tọa độ {name}, kinh tuyến trục {_degrees(meridian)}{zone}"


def _degrees(value: float) -> str:
    degrees, minutes = divmod(round(value * 60), 60)
    return f"{degrees}°{minutes:02d}'"


def map_notes(report: Report, around: OutsideUnits | None = None) -> tuple[str, ...]:
    """Projection, source and rules, for the margin."""
    unsure = "Có số liệu pháp lý cần đối chiếu với văn bản gốc (xem Đề án)."
    notes = (
        f"{projection_text(report.coverage.crs)}.",
        report.source,
        outside_note(around),
        f"Đối chiếu tiêu chuẩn theo {report.rule_set.number}.",
        unsure if report.legal_notes else "",
    )
    return tuple(note for note in notes if note)
