"""What is on the map, and how any rectangle of it is drawn.

Drawing a rectangle twice, or as part of a larger one, gives the same pixels: fills are not
antialiased and tile the plane, every border is drawn once above them, labels come last.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum

import numpy as np
import shapely
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPainterPath, QPen

from noivu_desktop.gui.map import backgrounds
from noivu_desktop.gui.map.arcs import NO_UNIT, Floats, Integers, find_arcs
from noivu_desktop.gui.map.backgrounds import BackgroundPicture
from noivu_desktop.gui.map.label_text import text_image
from noivu_desktop.gui.map.labels import Labels
from noivu_desktop.gui.map.levels import Level, Levels, boxes_of_runs
from noivu_desktop.gui.map.lines import draw_arcs, draw_lines, lines_of
from noivu_desktop.gui.map.parts import MapPart, PartPicture, picture_of
from noivu_desktop.gui.map.picking import Picker
from noivu_desktop.gui.map.style import LIGHT, MapStyle, Rgba, color, hatch_tile
from noivu_desktop.gui.map.view import View
from noivu_desktop.units.coverage import Coverage

BORDER_MARGIN_PX = 4
_FADE_BELOW_PX = 22.0


class Border(IntEnum):
    """The classes of arcs, in the order in which they are drawn."""

    HIDDEN = 0
    FAINT = 1
    PLAIN = 2
    PARENT = 3
    OUTER = 4
    GROUP = 5


class Scene:
    """The units, colours, groups and labels of one map, in local coordinates."""

    def __init__(self, coverage: Coverage | None = None, style: MapStyle = LIGHT) -> None:
        geometries = np.empty(0, dtype=object) if coverage is None else coverage.geometries
        self.style = style
        self.pixel_ratio = 1.0
        self.middle = _middle(geometries)
        self.geometries = localised(geometries, self.middle)
        self.boxes: Floats = shapely.bounds(self.geometries).reshape(-1, 4)
        self.picker = Picker(self.geometries, self.boxes)
        self.arcs = find_arcs(self.geometries)
        self.arc_boxes = boxes_of_runs(self.arcs.points, self.arcs.start)
        self.levels = Levels(self.arcs)
        self.labels = Labels(self.arcs, self.geometries)
        self._inner: dict[int, tuple[float, float]] = {}
        self.parts: tuple[PartPicture, ...] = ()
        self._cuts: tuple[tuple[int, shapely.Geometry], ...] = ()
        self.backgrounds: tuple[BackgroundPicture, ...] = ()
        count = len(self.geometries)
        self.parents = _numbered(unit.parent_code for unit in (coverage.units if coverage else ()))
        self.fills: NDArray[np.uint32] = np.full(count, color(style.unit).rgb(), dtype=np.uint32)
        self.patterns: Integers = np.zeros(count, dtype=np.int64)
        self.set_groups(np.arange(count))
        sides = self.boxes[:, 2:] - self.boxes[:, :2]
        self.usual_size_m = float(np.nanmedian(sides)) if count else 1.0

    def to_local(self, x: float, y: float) -> tuple[float, float]:
        """The local point of map x, y."""
        return x - self.middle[0], self.middle[1] - y

    def to_map(self, x: float, y: float) -> tuple[float, float]:
        """Map x, y of a local point."""
        return x + self.middle[0], self.middle[1] - y

    def set_style(self, style: MapStyle) -> None:
        """Takes other colours; what was set for units stays."""
        plain = np.uint32(color(self.style.unit).rgb())
        self.fills = np.where(self.fills == plain, np.uint32(color(style.unit).rgb()), self.fills)
        self.style = style

    def set_fills(self, rgba: NDArray[np.uint8]) -> None:
        """Takes colours, shape (n, 4), each laid over the background."""
        ground = np.array(self.style.background[:3], dtype=np.float64)
        alpha = rgba[:, 3:].astype(np.float64) / 255
        mixed = np.rint(rgba[:, :3] * alpha + ground * (1 - alpha)).astype(np.uint32)
        red, green, blue = mixed.T
        self.fills = (np.uint32(0xFF000000) | red << 16 | green << 8 | blue).astype(np.uint32)

    def set_groups(self, groups: NDArray[np.integer], formed: Sequence[int] = ()) -> None:
        """Takes the merged unit of each unit as a number, shape (n,).

        formed  rows of units that count as merged even if no other has their number
        """
        _, numbers = np.unique(np.asarray(groups), return_inverse=True)
        self.groups = numbers.astype(np.int64)
        sizes = np.bincount(self.groups, minlength=1)
        self.formed = (sizes > 1)[self.groups]
        self.formed[list(formed)] = True
        self.borders = self.border_classes()
        self.labels.set_groups(self.groups)

    def set_parts(self, parts: Iterable[MapPart]) -> None:
        """Takes the parts of divided units; their polygons are in map coordinates."""
        listed = list(parts)
        shapes = localised(np.array([one.shape for one in listed], dtype=object), self.middle)
        self.parts = tuple(
            picture_of(part, shape, self.geometries)
            for part, shape in zip(listed, shapes, strict=True)
        )
        cuts = tuple((part.unit, part.shape) for part in listed)
        if [(row, id(shape)) for row, shape in cuts] != [
            (row, id(shape)) for row, shape in self._cuts
        ]:
            self._cuts = cuts
            self.labels.set_rests(self._rests(listed, shapes))

    def _rests(
        self, parts: Sequence[MapPart], shapes: NDArray[np.object_]
    ) -> dict[int, shapely.Geometry]:
        """What is left of each unit that something was cut from."""
        rests: dict[int, shapely.Geometry] = {}
        for part, shape in zip(parts, shapes, strict=True):
            whole = rests.get(part.unit, self.geometries[part.unit])
            rests[part.unit] = shapely.difference(whole, shape)
        return {row: rest for row, rest in rests.items() if shapely.area(rest) > 0}

    def set_font(self, font: QFont, pixel_ratio: float) -> None:
        """Takes the letters of labels (their size in device pixels) and the screen's density."""
        self.pixel_ratio = pixel_ratio
        self.labels.set_font(font)

    @property
    def unit_count(self) -> int:
        """How many units there are."""
        return len(self.geometries)

    def box_of(self, rows: NDArray[np.int64]) -> tuple[float, float, float, float] | None:
        """The local box around some units; None if there is nothing."""
        boxes = self.boxes[rows]
        boxes = boxes[~np.isnan(boxes).any(axis=1)]
        if len(boxes) == 0:
            return None
        (x1, y1), (x2, y2) = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
        return float(x1), float(y1), float(x2), float(y2)

    def point_in(self, row: int) -> tuple[float, float]:
        """A local point inside one unit, where its sign is drawn."""
        if row not in self._inner:
            point = shapely.point_on_surface(self.geometries[row])
            self._inner[row] = (0.0, 0.0) if point.is_empty else (point.x, point.y)
        return self._inner[row]

    def border_classes(self) -> NDArray[np.uint8]:
        """The class of each arc under the present groups."""
        left, right = self.arcs.sides.T
        is_outer = right == NO_UNIT
        one_group = ~is_outer & (self.groups[left] == self.groups[right])
        around = self.formed[left] | (~is_outer & self.formed[right])
        result = np.full(len(left), Border.PLAIN, dtype=np.uint8)
        result[self.parents[left] != self.parents[right]] = Border.PARENT
        result[is_outer] = Border.OUTER
        result[around] = Border.GROUP
        result[one_group] = Border.FAINT
        result[left == right] = Border.HIDDEN
        return result

    def prepare(self, view: View) -> Iterator[None]:
        """Builds, a slice at a time, what drawing this view needs."""
        yield from self.levels.build(self.levels.key(view.scale))
        yield from self.labels.prepare(view)

    def is_ahead(self, view: View) -> bool:
        """Whether a short pull or a zoom step would find everything built."""
        key = self.levels.key(view.scale)
        return self.levels.has(max(key - 1, 0)) and self.labels.is_roomy(view)

    def build_ahead(self, view: View) -> Iterator[None]:
        """Builds, a slice at a time, what a few zoom steps and a pull of the map would need."""
        if not self.labels.is_roomy(view):
            yield from self.labels.prepare(view, is_ahead=True)
        key = self.levels.key(view.scale)
        for near in (key - 1, key + 1, key - 2, key - 3, key + 2, key - 4, 0):
            if near >= 0:
                yield from self.levels.build(near)
        yield from self.labels.find_all_rooms()

    def draw(self, painter: QPainter, view: View) -> None:
        """Draws one view of the map, in device pixels."""
        painter.fillRect(view.rect, color(self.style.background))
        level = self.levels.level(view.scale)
        self._draw_units(painter, view, level)
        self._draw_backgrounds(painter, view, is_above=False)
        self._draw_borders(painter, view, level)
        near = [one for one in self.parts if _touches(one.box, view.local_box(view.rect))]
        for part in near:
            self._draw_part(painter, view, part)
        self._draw_backgrounds(painter, view, is_above=True)
        self.labels.draw(painter, view, self.style)
        for part in near:
            self._draw_part_name(painter, view, part)

    def rows_in(self, view: View, rect: QRect) -> Integers:
        """The units whose bounds touch a rectangle of pixels."""
        return touching(self.boxes, view.local_box(rect, 1))

    def _draw_units(self, painter: QPainter, view: View, level: Level) -> None:
        rows = self.rows_in(view, view.rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setTransform(view.transform)
        for rgb, some in _by_value(self.fills[rows], rows):
            painter.fillPath(joined_path(level, some), QColor.fromRgb(rgb))
        painter.resetTransform()
        self._draw_hatches(painter, view, rows, level)

    def _draw_hatches(self, painter: QPainter, view: View, rows: Integers, level: Level) -> None:
        hatched = rows[self.patterns[rows] > 0]
        for number, some in _by_value(self.patterns[hatched], hatched):
            tile = hatch_tile(number, self.style.hatch, self.pixel_ratio)
            painter.setBrushOrigin(QPointF(-view.left % tile.width(), -view.top % tile.height()))
            painter.fillPath(view.transform.map(joined_path(level, some)), QBrush(tile))

    def _draw_backgrounds(self, painter: QPainter, view: View, *, is_above: bool) -> None:
        ratio = self.pixel_ratio
        for one in self.backgrounds:
            if one.is_above == is_above:
                rgba, width = backgrounds.ink_of(one, self.style), backgrounds.line_width(ratio)
                backgrounds.draw_areas(painter, view, one, rgba)
                runs = backgrounds.seen(one.boxes, view, BORDER_MARGIN_PX * ratio)
                draw_arcs(painter, view, one.lines, runs, rgba, width)
                backgrounds.draw_points(painter, view, one, rgba, ratio)

    def _draw_part(self, painter: QPainter, view: View, part: PartPicture) -> None:
        """The part in the colour of its new home; the old border between both fades."""
        fill = QColor.fromRgb(int(self.fills[part.home]))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillPath(view.transform.map(part.area), fill)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        joined, cut = view.transform.map(part.joined), view.transform.map(part.cut)
        ratio = self.pixel_ratio
        painter.strokePath(joined, QPen(fill, (self.style.group_width + 1) * ratio))
        hatch = int(self.patterns[part.home])
        if hatch:
            tile = hatch_tile(hatch, self.style.hatch, ratio)
            painter.setBrushOrigin(QPointF(-view.left % tile.width(), -view.top % tile.height()))
            painter.fillPath(view.transform.map(part.area), QBrush(tile))
        for border, path in ((Border.FAINT, joined), (Border.GROUP, cut)):
            rgba, width = self._pen(border, view.scale)
            painter.strokePath(path, QPen(color(rgba), width * ratio))

    def _draw_part_name(self, painter: QPainter, view: View, part: PartPicture) -> None:
        """The name of a part, where it fits and covers no other name."""
        style = self.style
        image = text_image(
            part.text,
            self.labels.font_key,
            color(style.label).rgba(),
            color(style.label_halo).rgba(),
        )
        x1, _, x2, _ = part.box
        if image.width() > (x2 - x1) * view.scale:
            return
        x = round(part.middle[0] * view.scale - image.width() / 2)
        y = round(part.middle[1] * view.scale - image.height() / 2)
        if self.labels.is_free(view, (x, y, x + image.width(), y + image.height())):
            painter.drawImage(x - view.left, y - view.top, image)

    def _draw_borders(self, painter: QPainter, view: View, level: Level) -> None:
        arcs = touching(
            self.arc_boxes, view.local_box(view.rect, BORDER_MARGIN_PX * self.pixel_ratio)
        )
        order = np.argsort(self.borders[arcs], kind="stable")
        lines, of = lines_of(level, arcs[order], view)
        cuts = np.searchsorted(self.borders[arcs[order]][of], np.arange(len(Border) + 1)).tolist()
        for border in list(Border)[1:]:
            some = lines[cuts[border] : cuts[border + 1]]
            if len(some):
                rgba, width = self._pen(border, view.scale)
                draw_lines(painter, view, some, rgba, width * self.pixel_ratio)

    def _pen(self, border: Border, scale: float) -> tuple[Rgba, float]:
        """Colour and width of a class of borders; where units are tiny, lines step back."""
        style = self.style
        near = min(1.0, self.usual_size_m * scale / self.pixel_ratio / _FADE_BELOW_PX)
        fine, broad = max(0.22, near), max(0.6, near)
        match border:
            case Border.FAINT:
                return _faded(style.faint_border, fine), style.plain_width
            case Border.PARENT:
                return _faded(style.parent_border, broad), _narrowed(style.parent_width, near)
            case Border.OUTER:
                return _faded(style.outer_border, broad), _narrowed(style.outer_width, near)
            case Border.GROUP:
                return style.group_border, _narrowed(style.group_width, near)
        return _faded(style.plain_border, fine), style.plain_width


def _touches(one: tuple[float, float, float, float], other: tuple[float, ...]) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _faded(rgba: Rgba, share: float) -> Rgba:
    return (*rgba[:3], round(rgba[3] * share))


def _narrowed(width: float, share: float) -> float:
    return width if share > 0.5 else max(1.0, width - 1)


def joined_path(level: Level, rows: Integers) -> QPainterPath:
    """One path of the outlines of several units."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    paths = level.unit_paths
    for row in rows.tolist():
        path.addPath(paths[row])
    return path


def touching(boxes: Floats, box: tuple[float, float, float, float]) -> Integers:
    """The rows of the boxes, shape (n, 4), that touch one box."""
    x1, y1, x2, y2 = box
    return np.flatnonzero(
        (boxes[:, 0] <= x2) & (boxes[:, 2] >= x1) & (boxes[:, 1] <= y2) & (boxes[:, 3] >= y1)
    )


def _by_value(values: NDArray[np.integer], rows: Integers) -> Iterator[tuple[int, Integers]]:
    """The rows by equal value, values in ascending order."""
    order = np.argsort(values, kind="stable")
    in_order = values[order]
    cuts = np.flatnonzero(np.append(True, in_order[1:] != in_order[:-1])[: len(order)])
    for first, last in zip(cuts, np.append(cuts[1:], len(order)), strict=False):
        yield int(in_order[first]), rows[order[first:last]]


def _middle(geometries: NDArray[np.object_]) -> tuple[float, float]:
    boxes = shapely.bounds(geometries).reshape(-1, 4)
    boxes = boxes[~np.isnan(boxes).any(axis=1)]
    if len(boxes) == 0:
        return 0.0, 0.0
    x, y = (boxes[:, :2].min(axis=0) + boxes[:, 2:].max(axis=0)) / 2
    return float(x), float(y)


def localised(geometries: NDArray[np.object_], middle: tuple[float, float]) -> NDArray[np.object_]:
    """Geometries of the map in local coordinates around ``middle``."""
    moved: NDArray[np.object_] = shapely.transform(
        geometries, lambda xy: (xy - middle) * np.array([1.0, -1.0])
    )
    return moved


def _numbered(values: Iterable[str | None]) -> Integers:
    numbers: dict[str | None, int] = {}
    return np.array([numbers.setdefault(value, len(numbers)) for value in values], dtype=np.int64)
