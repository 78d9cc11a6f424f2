"""The ways to write the name of a unit inside its polygon, best way first."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import numpy as np
import shapely
from numpy.typing import NDArray

from noivu_desktop import vietnamese
from noivu_desktop.export.labels import Candidate, Label
from noivu_desktop.export.lettering import text_size_mm
from noivu_desktop.export.paper import Box
from noivu_desktop.units.unit import Level, Unit, UnitKind

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
_OFFSETS = np.array(
    [
        (across * 0.18, up * 0.45)
        for across, up in sorted(
            ((across, up) for across in _STEPS for up in _STEPS),
            key=lambda place: place[0] ** 2 + place[1] ** 2,
        )
    ]
)
"""Where a name may lie, in shares of its width and height from the anchor, nearest first."""

_SAMPLES = np.array([((i + 0.5) / 8, (j + 0.5) / 4) for i in range(8) for j in range(4)])
"""Points of a box, in shares of its sides, by which its share inside a polygon is judged."""

_SMALLEST_SIDE_MM = 0.3
_ANCHOR_TOLERANCE_MM = 0.4
_SHAPE_TOLERANCE_MM = 0.1
_SPREAD = 10
_ROOM_BESIDE_MM = 0.4
_MOST_WAYS = 25  # quick to try, and further ones are far from the middle
_MOSTLY_INSIDE = 0.8
_NUMBER_INSIDE = 0.2
_DIRECTIONS = 16
_POINTER_MM = (3.0, 4.5, 6.5, 9.0, 12.0)
_PAPER = "#ffffff"


def map_name(unit: Unit) -> str:
    """The name as maps write it: Nam La, P. Tam Thanh, TT. Bắc Sơn."""
    prefix = ABBREVIATIONS.get(unit.kind)
    return f"{prefix} {unit.short_name}" if prefix else unit.short_name


def figures_of(unit: Unit) -> tuple[str, ...]:
    """The figures under a name, those that are known: of a hamlet its households."""
    count = (
        (unit.households, vietnamese.households)
        if unit.level is Level.HAMLET
        else (unit.population, vietnamese.people)
    )
    area = () if unit.area_km2 is None else (vietnamese.area(unit.area_km2),)
    return (*area, *(() if count[0] is None else (count[1](count[0]),)))


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
    most_ways: int = _MOST_WAYS,
) -> Label:
    """A label for the polygon ``shape`` (mm): large inside before small, inside before across.

    spread     whether it may stand anywhere in the polygon
    most_ways  so many places are tried for each text and size
    """
    shape = _simplified(shape)
    points = _spread_points(shape) if spread else [anchor(shape)]
    offsets = _OFFSETS[:1] if spread else _OFFSETS
    sizes = [(lines, size) for size in sizes_pt for lines in ways]
    extents = np.array(
        [text_size_mm(lines, size, bold=bold, italic=italic) for lines, size in sizes]
    )
    extents[:, 0] += 2 * _ROOM_BESIDE_MM
    boxes = _boxes(np.array(points), extents, offsets)
    per_text = len(points) * len(offsets)
    candidates = [
        Candidate(lines=sizes[text][0], size_pt=sizes[text][1], box=Box(*boxes[index].tolist()))
        for text, indices in _by_text(_inside_or_across(shape, boxes, least_inside), per_text)
        for index in indices[:most_ways]
    ]
    return Label(
        row=row, style=style, importance=importance, candidates=tuple(candidates), ground=ground
    )


def _by_text(chosen: NDArray[np.intp], per_text: int) -> Iterator[tuple[int, list[int]]]:
    """Runs of boxes of the same text."""
    for text, run in groupby(chosen.tolist(), key=lambda index: int(index) // per_text):
        yield text, list(run)


def _simplified(shape: shapely.Geometry) -> shapely.Geometry:
    """``shape`` without detail that matters to no name; as it is if little would be left."""
    simple = shapely.simplify(shape, _SHAPE_TOLERANCE_MM, preserve_topology=False)
    return simple if shapely.is_valid(simple) and not shapely.is_empty(simple) else shape


def _boxes(
    points: NDArray[np.float64], extents: NDArray[np.float64], offsets: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Left, bottom, right, top of each text around each point; points vary before texts."""
    moved = extents[:, None, None, :] * offsets[None, None, :, :]
    centres = points[None, :, None, :] + moved
    halves = np.broadcast_to(extents[:, None, None, :] / 2, centres.shape)
    both = np.concatenate([centres - halves, centres + halves], axis=-1)
    return np.asarray(both.reshape(-1, 4))


def _inside_or_across(
    shape: shapely.Geometry, boxes: NDArray[np.float64], least_inside: float
) -> NDArray[np.intp]:
    """Which boxes lie inside ``shape``; if there is none, which mostly do, the best first."""
    left, bottom, right, top = shapely.bounds(shape).tolist()
    low, high = np.array([left, bottom]), np.array([right, top])
    shared = np.clip(np.minimum(boxes[:, 2:], high) - np.maximum(boxes[:, :2], low), 0.0, None)
    sizes = (boxes[:, 2:] - boxes[:, :2]).prod(axis=1)
    fits = np.flatnonzero(((boxes[:, :2] >= low) & (boxes[:, 2:] <= high)).all(axis=1))
    if len(fits):
        shapely.prepare(shape)
        inside = fits[shapely.contains(shape, shapely.box(*boxes[fits].T))]
        if len(inside):
            return np.asarray(inside)
    most = np.minimum(shared.prod(axis=1), shapely.area(shape))
    possible = np.flatnonzero(most > sizes * least_inside)
    if not len(possible):
        return possible
    shapely.prepare(shape)
    spots = boxes[possible, None, :2] + _SAMPLES * (
        boxes[possible, None, 2:] - boxes[possible, None, :2]
    )
    shares = shapely.contains_xy(shape, spots[..., 0], spots[..., 1]).mean(axis=1)
    order = np.argsort(-shares, kind="stable")
    return np.asarray(possible[order[shares[order] > least_inside]])


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


def pointer_label(
    at: tuple[float, float], row: int, number: int, *, importance: float, size_pt: float
) -> Label:
    """A number beside a unit that is too small for it, to be joined to it by a line."""
    width, height = text_size_mm((str(number),), size_pt, bold=True)
    turns = np.arange(_DIRECTIONS) * 2 * np.pi / _DIRECTIONS
    ways = []
    for far in _POINTER_MM:
        for x, y in zip(at[0] + far * np.cos(turns), at[1] + far * np.sin(turns), strict=True):
            box = Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
            ways.append(Candidate(lines=(str(number),), size_pt=size_pt, box=box))
    return Label(
        row=row, style="number", importance=importance, candidates=tuple(ways), ground=_PAPER
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
    """Points all over ``shape``, the central ones first, at least one."""
    left, bottom, right, top = shapely.bounds(shape).tolist()
    x, y = np.meshgrid(np.linspace(left, right, _SPREAD), np.linspace(bottom, top, _SPREAD))
    points = np.column_stack([x.ravel(), y.ravel()])
    inside = points[shapely.contains_xy(shape, points[:, 0], points[:, 1])]
    centre = np.array([(left + right) / 2, (bottom + top) / 2])
    order = np.argsort(np.hypot(*(inside - centre).T), kind="stable")
    return [(float(px), float(py)) for px, py in inside[order]] or [anchor(shape)]
