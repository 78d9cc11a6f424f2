"""Borders on a map, drawn and explained from one list: the legend has what can be seen."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from noivu_desktop.export.drawing import Sheet
from noivu_desktop.export.map_content import draw_border
from noivu_desktop.export.map_labels import anchor
from noivu_desktop.export.map_style import Line, MapStyle
from noivu_desktop.export.map_view import MapView
from noivu_desktop.export.paper import Box
from noivu_desktop.units.coverage import Coverage

Explained = tuple[tuple[Line, str], ...]
"""Lines of a legend with what they mean."""

_LINK_DASHES = (3.0, 2.0)
_ABOVE_BORDERS = 2.9
_BESIDE_MM = 0.1  # lines so near to one another are drawn over one another
_LEAST_SEEN_MM = 1.0
_PIECE_MM = 0.5
_FIRST_LOOK = 100  # so many pieces show of most lines that they can be seen


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Border:
    """Polygons, whose borders are meant, or lines, in mm of the sheet.

    words  what they are, in the legend
    wider  how many times as wide as ``line`` they are drawn
    """

    line: Line
    words: str
    shapes: NDArray[np.object_]
    layer: float
    wider: float = 1.0

    @property
    def width(self) -> float:
        """In points on A3."""
        return self.line.width_pt * self.wider


def draw_borders(
    sheet: Sheet, view: MapView, borders: Sequence[Border], *, unit: float
) -> Explained:
    """Draw them all; gives the legend of those that can be seen, in the order given."""
    for one in borders:
        wide = unit * one.wider
        draw_border(sheet, view, one.shapes, one.line, unit=wide, layer=one.layer)
    seen = [one for one in borders if _is_seen(one, borders, view.frame)]
    return tuple(dict.fromkeys((one.line, one.words) for one in seen))


def declared_neighbours(
    coverage: Coverage, view: MapView, style: MapStyle, codes: Set[str]
) -> Border:
    """Lines from unit to unit that no border joins but that are declared neighbours.

    codes  of units; those with none of them are left out
    """
    lines = []
    for link in coverage.links:
        if not codes.isdisjoint((link.first, link.second)):
            rows = coverage.rows((link.first, link.second))
            shapes = view.on_paper(coverage.geometries[rows])
            lines.append(shapely.LineString([anchor(shape) for shape in shapes]))
    return Border(
        line=Line(style.mark_ink, 1.0, _LINK_DASHES),
        words="Được coi là liền kề",
        shapes=np.array(lines, dtype=object),
        layer=_ABOVE_BORDERS,
    )


def _is_seen(one: Border, borders: Iterable[Border], frame: Box) -> bool:
    """Whether some of it lies in ``frame`` and under no line that hides it."""
    lines = _lines_in(one.shapes, frame)
    hiding = np.concatenate(
        [
            _lines_in(other.shapes, frame)
            for other in borders
            if other.layer > one.layer and other.width >= one.width and not other.line.dashes
        ]
        or [lines[:0]]
    )
    length = shapely.length(lines).sum() / 2  # borders of two polygons are there twice
    if length > shapely.length(hiding).sum() + _LEAST_SEEN_MM:
        return True
    middles, lengths = _pieces(lines)
    hidden = shapely.multilinestrings(shapely.get_parts(hiding))
    shapely.prepare(hidden)
    for some in (slice(None, None, len(lengths) // _FIRST_LOOK + 1), slice(None)):
        beside = shapely.dwithin(hidden, shapely.points(middles[some]), _BESIDE_MM)
        if lengths[some][~beside].sum() > _LEAST_SEEN_MM:
            return True
    return False


def _pieces(lines: NDArray[np.object_]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The middles of short pieces of the lines, and how long these are."""
    parts = shapely.segmentize(shapely.get_parts(lines), _PIECE_MM)
    points, part = shapely.get_coordinates(parts, return_index=True)
    follows = part[1:] == part[:-1]
    before, after = points[:-1][follows], points[1:][follows]
    return (before + after) / 2, np.hypot(*(after - before).T)


def _lines_in(shapes: NDArray[np.object_], frame: Box) -> NDArray[np.object_]:
    is_area = shapely.get_dimensions(shapes) == 2
    lines = np.where(is_area, shapely.boundary(shapes), shapes)
    bounds = shapely.bounds(lines)
    inside = (bounds[:, :2] >= (frame.left, frame.bottom)).all(axis=1)
    inside &= (bounds[:, 2:] <= (frame.right, frame.top)).all(axis=1)
    lines[~inside] = shapely.clip_by_rect(
        lines[~inside], frame.left, frame.bottom, frame.right, frame.top
    )
    return np.asarray(lines, dtype=object)
