"""The ways to write the name of a unit inside its polygon, best way first."""

from collections.abc import Sequence

import numpy as np
import shapely

from noivu_desktop.export.labels import Candidate, Label
from noivu_desktop.export.lettering import text_size_mm
from noivu_desktop.export.paper import Box
from noivu_desktop.units.unit import Unit, UnitKind

ABBREVIATIONS = {
    UnitKind.PHUONG: "P.",
    UnitKind.THI_TRAN: "TT.",
    UnitKind.DAC_KHU: "ĐK.",
    UnitKind.TO_DAN_PHO: "TDP",
    UnitKind.THI_XA: "TX.",
    UnitKind.THANH_PHO: "TP.",
}
"""Kinds that a map spells out before the name; xã and thôn are understood."""

_STEPS = (0.0, 1.0, -1.0, 2.0, -2.0)
_SMALLEST_SIDE_MM = 0.3
_ANCHOR_TOLERANCE_MM = 0.4
_SHAPE_TOLERANCE_MM = 0.1
_SPREAD = 12
_MOSTLY_INSIDE = 0.8
_NUMBER_INSIDE = 0.2


def map_name(unit: Unit) -> str:
    """The name as maps write it: Nam La, P. Tam Thanh, TT. Bắc Sơn."""
    prefix = ABBREVIATIONS.get(unit.kind)
    return f"{prefix} {unit.short_name}" if prefix else unit.short_name


def line_breaks(name: str) -> list[tuple[str, ...]]:
    """``name`` on one line, then in two lines of about equal length."""
    words = name.split()
    ways: list[tuple[str, ...]] = [(name,)]
    if len(words) > 1:
        cuts = [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]
        ways.append(min(cuts, key=lambda cut: max(len(part) for part in cut)))
    return ways


def name_label(
    shape: shapely.Geometry,
    row: int,
    ways: Sequence[tuple[str, ...]],
    *,
    style: str,
    importance: float,
    sizes_pt: Sequence[float],
    bold: bool = False,
    italic: bool = False,
    least_inside: float = _MOSTLY_INSIDE,
    ground: str = "",
    spread: bool = False,
) -> Label:
    """A label for the polygon ``shape`` (mm): large inside before small, inside before across."""
    shape = shapely.simplify(shape, _SHAPE_TOLERANCE_MM)
    points = _spread_points(shape) if spread else [anchor(shape)]
    written = [
        (lines, size, text_size_mm(lines, size, bold=bold, italic=italic))
        for size in sizes_pt
        for lines in ways
    ]
    ways_around = [
        Candidate(lines=lines, size_pt=size, box=box)
        for x, y in points
        for lines, size, (width, height) in written
        for box in _boxes_around(x, y, width, height)[: 1 if spread else None]
    ]
    candidates = _inside_or_across(shape, ways_around, least_inside)
    return Label(row=row, style=style, importance=importance, candidates=candidates, ground=ground)


def _inside_or_across(
    shape: shapely.Geometry, ways: list[Candidate], least_inside: float
) -> tuple[Candidate, ...]:
    """The ways that lie inside ``shape``; if there is none, those that mostly do."""
    areas = shapely.box(
        *np.array([[w.box.left, w.box.bottom, w.box.right, w.box.top] for w in ways]).T
    )
    shapely.prepare(shape)
    inside = shapely.contains(shape, areas)
    if inside.any():
        return tuple(way for way, is_inside in zip(ways, inside, strict=True) if is_inside)
    sizes = shapely.area(areas)
    shares = np.zeros(len(ways))
    possible = sizes * least_inside < shapely.area(shape)
    shares[possible] = shapely.area(shapely.intersection(areas[possible], shape)) / sizes[possible]
    order = np.argsort(-shares, kind="stable")
    return tuple(ways[index] for index in order if shares[index] > least_inside)


def number_label(
    shape: shapely.Geometry,
    row: int,
    number: int,
    *,
    importance: float,
    size_pt: float,
    ground: str,
) -> Label:
    """A short number that stands for a name that found no place."""
    return name_label(
        shape,
        row,
        [(str(number),)],
        style="number",
        importance=importance,
        sizes_pt=(size_pt, size_pt * 0.8),
        bold=True,
        least_inside=_NUMBER_INSIDE,
        ground=ground,
    )


def anchor(shape: shapely.Geometry) -> tuple[float, float]:
    """The middle of the widest place inside the largest part of ``shape``."""
    parts = shapely.get_parts(shape)
    largest = parts[int(np.argmax(shapely.area(parts)))]
    if shapely.area(largest) < _SMALLEST_SIDE_MM**2:
        point = shapely.centroid(largest)
    else:
        radius = shapely.maximum_inscribed_circle(largest, _ANCHOR_TOLERANCE_MM)
        point = shapely.get_point(radius, 0)
    return float(shapely.get_x(point)), float(shapely.get_y(point))


def _spread_points(shape: shapely.Geometry) -> list[tuple[float, float]]:
    """Points all over ``shape``, the central ones first: for a name that may stand anywhere."""
    left, bottom, right, top = shapely.bounds(shape).tolist()
    x, y = np.meshgrid(np.linspace(left, right, _SPREAD), np.linspace(bottom, top, _SPREAD))
    points = np.column_stack([x.ravel(), y.ravel()])
    inside = points[shapely.contains_xy(shape, points[:, 0], points[:, 1])]
    centre = np.array([(left + right) / 2, (bottom + top) / 2])
    order = np.argsort(np.hypot(*(inside - centre).T), kind="stable")
    return [(float(px), float(py)) for px, py in inside[order]]


def _boxes_around(x: float, y: float, width: float, height: float) -> list[Box]:
    across, up = width * 0.18, height * 0.45
    places = [(dx * across, dy * up) for dx in _STEPS for dy in _STEPS]
    places.sort(key=lambda place: (place[0] / across) ** 2 + (place[1] / up) ** 2)
    return [
        Box(x + dx - width / 2, y + dy - height / 2, x + dx + width / 2, y + dy + height / 2)
        for dx, dy in places
    ]
