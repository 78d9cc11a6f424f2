"""What is drawn inside the frame of a map: tints, borders, names."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

import numpy as np
import shapely
from numpy.typing import NDArray

from noivu_desktop.export.drawing import INK, Sheet
from noivu_desktop.export.labels import Label, Occupied, Placed, place
from noivu_desktop.export.map_labels import (
    anchor,
    line_breaks,
    map_name,
    name_label,
    number_label,
    pointer_label,
)
from noivu_desktop.export.map_style import COLOUR, STAR, Line, MapStyle
from noivu_desktop.export.map_view import MapView
from noivu_desktop.export.outside import draw_outside
from noivu_desktop.export.paper import Box
from noivu_desktop.units.outside import OutsideUnits
from noivu_desktop.units.unit import Unit

_NAME_SIZES = (6.5, 5.6, 4.8)
_NEW_NAME_SIZES = (7.5, 6.5, 5.5, 4.8)
_OLD_NAME_SIZES = (4.8, 4.2, 3.6)
_NUMBER_SIZE = 5.2
_PARENT_SIZE = 7.0
_ANYWHERE = 1000
_STAR_SIZE = 9.0
_APART_MM = 1.0  # of names that come after those of the units, which would read on in their lines
_MOST_POINTERS = 40  # more lines than that would hide the map
_SIDE_FOR_BASE_SIZE_MM = 20.0
_LARGEST_GROWTH = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tinted:
    """Polygons (mm) that share a standing."""

    standing: Enum
    shapes: NDArray[np.object_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A polygon (mm) with the unit whose name it carries.

    ground  the tint of the polygon
    detail  further lines under the name, written only where there is room
    """

    shape: shapely.Geometry
    unit: Unit
    ground: str
    important: bool
    detail: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lettered:
    """What became of the names: numbers that stand for names, and how many found no place.

    starred  how many seats have a star
    outside  whether units around those of the project can be seen
    """

    numbered: tuple[tuple[int, str], ...]
    left_out: int
    starred: int = 0
    outside: bool = False


def draw_tints(sheet: Sheet, view: MapView, tinted: Sequence[Tinted], style: MapStyle) -> None:
    """Fill polygons by standing."""
    for one in tinted:
        fill = style.fills[one.standing]
        sheet.polygons(one.shapes, clip=view.frame, face=fill.face, edge=fill.ink, hatch=fill.hatch)


def draw_border(
    sheet: Sheet,
    view: MapView,
    shapes: Sequence[shapely.Geometry] | NDArray[np.object_],
    line: Line,
    *,
    unit: float,
    layer: float,
) -> None:
    """Draw the borders of polygons, or lines, in one style."""
    if not len(shapes):
        return
    sheet.lines(
        [once_each(shapes)] if line.dashes else _rings(shapes),
        clip=view.frame,
        colour=line.colour,
        width_pt=line.width_pt * unit,
        dashes=line.dashes,
        layer=layer,
    )


def once_each(
    shapes: Sequence[shapely.Geometry] | NDArray[np.object_],
) -> shapely.Geometry:
    """The borders of polygons, or lines, as one: a dash over another dash would fill its gaps."""
    return shapely.line_merge(shapely.node(shapely.union_all(_rings(shapes))))


def _is_area(shape: shapely.Geometry) -> bool:
    return shape.geom_type in ("Polygon", "MultiPolygon")


def _rings(
    shapes: Sequence[shapely.Geometry] | NDArray[np.object_],
) -> list[shapely.Geometry]:
    return [shapely.boundary(shape) if _is_area(shape) else shape for shape in shapes]


def draw_names(
    sheet: Sheet,
    view: MapView,
    named: Sequence[Named],
    *,
    old_names: Sequence[Named] = (),
    parents: Sequence[tuple[shapely.Geometry, str]] = (),
    seats: Sequence[shapely.Geometry] = (),
    neighbours: Sequence[Named] = (),
    outside: OutsideUnits | None = None,
    unit: float,
    style: MapStyle,
) -> Lettered:
    """Write names so that none overlap; what finds no room becomes a number in a key.

    outside  units around those of the project, drawn here too
    """
    around = draw_outside(sheet, view, outside, style, unit) if outside else []
    unit *= _growth([one.shape for one in named], unit)
    within, occupied = view.frame.inset(0.8), Occupied()
    first = place(
        [_main_label(one, row, unit) for row, one in enumerate(named)],
        within=within,
        occupied=occupied,
    )
    _write(sheet, first.placed, style)
    stars = _star_labels(seats, unit)
    starless = write_labels(sheet, stars, within=within, occupied=occupied, style=style)
    lettered = _write_numbers(sheet, view, first.left_out, named, occupied, unit, style)
    for texts in (
        _old_labels(old_names, unit),
        _parent_labels(parents, unit),
        _labels_around([(one.shape, map_name(one.unit)) for one in neighbours], unit),
        _labels_around(around, unit),
    ):
        write_labels(
            sheet, texts, within=within, occupied=occupied, style=style, apart_mm=_APART_MM * unit
        )
    return replace(lettered, starred=len(stars) - len(starless), outside=bool(around))


def _write_numbers(
    sheet: Sheet,
    view: MapView,
    left_out: Sequence[Label],
    named: Sequence[Named],
    occupied: Occupied,
    unit: float,
    style: MapStyle,
) -> Lettered:
    """Number the units whose names found no room, beside the smallest with a pointing line."""
    rows = [label.row for label in _reading_order(left_out, named)]
    within = view.frame.inset(0.8)
    first = place(_numbers_inside(rows, named, unit), within=within, occupied=occupied)
    outside = _numbers_outside(first.left_out, rows, named, unit)
    second = place(outside, within=within, occupied=occupied)
    _draw_pointers(sheet, view, second.placed, named)
    _write(sheet, (*first.placed, *second.placed), style)
    written = {one.label.row for one in (*first.placed, *second.placed)}
    numbered = [
        (number, map_name(named[row].unit))
        for number, row in enumerate(rows, start=1)
        if row in written
    ]
    return Lettered(numbered=tuple(numbered), left_out=len(rows) - len(written))


def _numbers_inside(rows: Sequence[int], named: Sequence[Named], unit: float) -> list[Label]:
    return [
        number_label(
            named[row].shape,
            row,
            number,
            importance=shapely.area(named[row].shape),
            size_pt=_NUMBER_SIZE * unit,
            ground=named[row].ground,
        )
        for number, row in enumerate(rows, start=1)
    ]


def _numbers_outside(
    left_out: Sequence[Label], rows: Sequence[int], named: Sequence[Named], unit: float
) -> list[Label]:
    """Numbers beside units that are too small for theirs; none where they would be too many."""
    if len(left_out) > _MOST_POINTERS:
        return []
    return [
        pointer_label(
            anchor(named[label.row].shape),
            label.row,
            rows.index(label.row) + 1,
            importance=label.importance,
            size_pt=_NUMBER_SIZE * unit,
        )
        for label in left_out
    ]


def _draw_pointers(
    sheet: Sheet, view: MapView, placed: Sequence[Placed], named: Sequence[Named]
) -> None:
    lines = [
        shapely.LineString([anchor(named[one.label.row].shape), one.chosen.box.centre])
        for one in placed
    ]
    sheet.lines(lines, clip=view.frame, width_pt=0.3, layer=2.9)


def _growth(shapes: Sequence[shapely.Geometry], unit: float) -> float:
    """How much larger names may be where units are large on paper: a district on A3."""
    side_mm = float(np.sqrt(np.median(shapely.area(np.array(shapes, dtype=object)))))
    return min(max(side_mm / (_SIDE_FOR_BASE_SIZE_MM * unit), 1.0), _LARGEST_GROWTH)


def _reading_order(labels: Sequence[Label], named: Sequence[Named]) -> list[Label]:
    """From north-west to south-east in rows, so that a reader of the key finds the place."""

    def key(label: Label) -> tuple[float, float]:
        x, y = shapely.centroid(named[label.row].shape).coords[0]
        return (-round(y / 20), x)

    return sorted(labels, key=key)


def _main_label(one: Named, row: int, unit: float) -> Label:
    sizes = _NEW_NAME_SIZES if one.important else _NAME_SIZES
    return name_label(
        one.shape,
        row,
        _ways(one),
        style="new" if one.important else "name",
        importance=shapely.area(one.shape) + (1e9 if one.important else 0.0),
        sizes_pt=[size * unit for size in sizes],
        bold=one.important,
        ground=one.ground,
    )


def _ways(one: Named) -> list[tuple[str, ...]]:
    """The name with its detail, if there is any, then alone."""
    breaks = line_breaks(map_name(one.unit))
    return [*((*lines, *one.detail) for lines in breaks if one.detail), *breaks]


def _labels_around(around: Sequence[tuple[shapely.Geometry, str]], unit: float) -> list[Label]:
    """Names of units around those of the map: anywhere in what is seen of them."""
    return [
        name_label(
            shape,
            row,
            line_breaks(name),
            style="neighbour",
            importance=shapely.area(shape),
            sizes_pt=[size * unit for size in _NAME_SIZES],
            italic=True,
            spread=True,
        )
        for row, (shape, name) in enumerate(around)
    ]


def _old_labels(old_names: Sequence[Named], unit: float) -> list[Label]:
    return [
        name_label(
            one.shape,
            row,
            _ways(one),
            style="old",
            importance=shapely.area(one.shape),
            sizes_pt=[size * unit for size in _OLD_NAME_SIZES],
            italic=True,
            ground=one.ground,
            spread=True,
        )
        for row, one in enumerate(old_names)
    ]


def _parent_labels(parents: Sequence[tuple[shapely.Geometry, str]], unit: float) -> list[Label]:
    return [
        name_label(
            shape,
            row,
            line_breaks(name.upper()),
            style="parent",
            importance=1.0,
            sizes_pt=[_PARENT_SIZE * unit * share for share in (1.0, 0.8, 0.65)],
            bold=True,
            spread=True,
            most_ways=_ANYWHERE,
        )
        for row, (shape, name) in enumerate(parents)
    ]


def _star_labels(seats: Sequence[shapely.Geometry], unit: float) -> list[Label]:
    """A star in each polygon of ``seats``, anywhere inside where there is room."""
    return [
        name_label(
            shape,
            row,
            [(STAR,)],
            style="star",
            importance=1.0,
            sizes_pt=(_STAR_SIZE * unit, _STAR_SIZE * 0.7 * unit),
            spread=True,
        )
        for row, shape in enumerate(seats)
    ]


def _look(kind: str, style: MapStyle) -> tuple[bool, bool, str]:
    """Whether bold, whether italic, and the colour."""
    return {
        "new": (True, False, INK),
        "name": (False, False, INK),
        "number": (True, False, INK),
        "parent": (True, False, style.parent.colour),
        "old": (False, True, style.old_name_ink),
        "member": (True, False, INK),
        "neighbour": (False, True, style.old_name_ink),
        "star": (False, False, style.mark_ink),
    }[kind]


def write_labels(
    sheet: Sheet,
    labels: Sequence[Label],
    *,
    within: Box,
    occupied: Occupied,
    style: MapStyle = COLOUR,
    apart_mm: float = 0.0,
) -> tuple[Label, ...]:
    """Place labels and write those that found a place; gives the others."""
    placement = place(labels, within=within, occupied=occupied, apart_mm=apart_mm)
    _write(sheet, placement.placed, style)
    return placement.left_out


def _write(sheet: Sheet, placed: Sequence[Placed], style: MapStyle) -> None:
    grounds: dict[str, list[Box]] = {}
    for one in placed:
        if one.label.ground:
            grounds.setdefault(one.label.ground, []).append(one.chosen.box)
    for ground, boxes in grounds.items():
        sheet.rectangles(boxes, face=f"{ground}e0", layer=3.0)
    for one in placed:
        bold, italic, colour = _look(one.label.style, style)
        sheet.text(
            one.chosen.box.centre[0],
            one.chosen.box.top,
            one.chosen.lines,
            size_pt=one.chosen.size_pt,
            bold=bold,
            italic=italic,
            colour=colour,
            across="center",
            joined=True,
        )
