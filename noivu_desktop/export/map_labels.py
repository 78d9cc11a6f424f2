"""The ways to write the name of a unit inside its polygon, best way first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

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

_SPREAD = 9
_ALL_OVER = np.array([(across, up) for up in range(_SPREAD + 1) for across in range(_SPREAD + 1)])
"""Points of a polygon, counted in steps of which there are ``_SPREAD`` along each side."""

_SMALLEST_SIDE_MM = 0.3
_ANCHOR_TOLERANCE_MM = 0.4
_SHAPE_TOLERANCE_MM = 0.1
_LOOKED_AT = (1, 8)  # most names fit at once, or at one of the next places
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
    ways_to_write = NameWays(
        shape=shape,
        texts=tuple((lines, size) for size in sizes_pt for lines in ways),
        bold=bold,
        italic=italic,
        least_inside=least_inside,
        spread=spread,
        most_ways=most_ways,
    )
    return Label(
        row=row, style=style, importance=importance, candidates=ways_to_write, ground=ground
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NameWays:
    """The ways to write a name in a polygon, each found when it is asked for.

    Most names find a place by the first few, and the others take most of the time of a page.
    """

    shape: shapely.Geometry
    texts: tuple[tuple[tuple[str, ...], float], ...]
    bold: bool
    italic: bool
    least_inside: float
    spread: bool
    most_ways: int

    def __iter__(self) -> Iterator[Candidate]:
        extents = np.array([self._extent(lines, size) for lines, size in self.texts])
        if shapely.area(self.shape) <= extents.prod(axis=1).min() * self.least_inside:
            return
        shape = _simplified(self.shape)
        points = _spread_points(shape) if self.spread else np.array([anchor(shape)])
        offsets = _OFFSETS[:1] if self.spread else _OFFSETS
        found = False
        for text in _could_fit(shape, extents):
            inside = _inside(shape, _boxes(points, extents[[text]], offsets))
            for box in islice(inside, self.most_ways):
                found = True
                yield self._way(text, box)
        if not found:
            boxes = _boxes(points, extents, offsets)
            mostly = _mostly_inside(shape, boxes, self.least_inside)
            for text, indices in _by_text(mostly, len(points) * len(offsets)):
                for index in indices[: self.most_ways]:
                    yield self._way(text, boxes[index])

    def _extent(self, lines: tuple[str, ...], size_pt: float) -> tuple[float, float]:
        width, height = text_size_mm(lines, size_pt, bold=self.bold, italic=self.italic)
        return width + 2 * _ROOM_BESIDE_MM, height

    def _way(self, text: int, box: NDArray[np.float64]) -> Candidate:
        lines, size = self.texts[text]
        return Candidate(lines=lines, size_pt=size, box=Box(*box.tolist()))


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


def _could_fit(shape: shapely.Geometry, extents: NDArray[np.float64]) -> list[int]:
    """Which texts are not larger than ``shape``."""
    left, bottom, right, top = shapely.bounds(shape).tolist()
    fits = (extents <= (right - left, top - bottom)).all(axis=1)
    fits &= extents.prod(axis=1) <= shapely.area(shape)
    return [int(text) for text in np.flatnonzero(fits)]


def _inside(shape: shapely.Geometry, boxes: NDArray[np.float64]) -> Iterator[NDArray[np.float64]]:
    """The boxes that lie inside ``shape``, looked at as they are asked for."""
    left, bottom, right, top = shapely.bounds(shape).tolist()
    low, high = np.array([left, bottom]), np.array([right, top])
    possible = boxes[((boxes[:, :2] >= low) & (boxes[:, 2:] <= high)).all(axis=1)]
    shapely.prepare(shape)
    for some in np.split(possible, _LOOKED_AT):
        if len(some):
            yield from some[shapely.contains(shape, shapely.box(*some.T))]


def _mostly_inside(
    shape: shapely.Geometry, boxes: NDArray[np.float64], least_inside: float
) -> NDArray[np.intp]:
    """Which boxes lie in ``shape`` with more than this share, the best first."""
    left, bottom, right, top = shapely.bounds(shape).tolist()
    low, high = np.array([left, bottom]), np.array([right, top])
    shared = np.clip(np.minimum(boxes[:, 2:], high) - np.maximum(boxes[:, :2], low), 0.0, None)
    sizes = (boxes[:, 2:] - boxes[:, :2]).prod(axis=1)
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


def _by_text(chosen: NDArray[np.intp], per_text: int) -> Iterator[tuple[int, list[int]]]:
    """Runs of boxes of the same text."""
    for text, run in groupby(chosen.tolist(), key=lambda index: int(index) // per_text):
        yield text, list(run)


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


def _spread_points(shape: shapely.Geometry) -> NDArray[np.float64]:
    """Points all over ``shape``, the central ones first, at least one."""
    low, high = shapely.bounds(shape).reshape(2, 2)
    points = low + _ALL_OVER * ((high - low) / _SPREAD)
    inside = points[shapely.contains_xy(shape, points[:, 0], points[:, 1])]
    far = np.hypot(*(inside - (low + high) / 2).T)
    return inside[np.argsort(far, kind="stable")] if len(inside) else np.array([anchor(shape)])
