"""A small map of the whole on which the place of one unit is marked."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from noivu_desktop.export.drawing import INK, Sheet
from noivu_desktop.export.map_style import MapStyle
from noivu_desktop.export.map_view import MapView, ground_box
from noivu_desktop.export.paper import Box, fitted_scale

_HEIGHT = 38.0
_LEAST_HEIGHT = 18.0
_HEADING = 8.5
_SMALLEST_MARK_MM = 3.0
_MM_PER_POINT = 25.4 / 72.0
_GAP = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Inset:
    """The whole, its larger parts, and the place, all as polygons on the ground."""

    whole: shapely.Geometry
    parents: NDArray[np.object_]
    place: shapely.Geometry


def draw_inset(sheet: Sheet, box: Box, inset: Inset, style: MapStyle, unit: float) -> Box:
    """Draw the inset at the top of ``box`` if there is room; gives what is left of the box."""
    height = min(_HEIGHT * unit, box.height * 0.6)
    if height < _LEAST_HEIGHT * unit:
        return box
    sheet.text(box.left, box.top, "SƠ ĐỒ VỊ TRÍ", size_pt=_HEADING * unit, bold=True)
    top = box.top - _HEADING * unit * 1.6 * _MM_PER_POINT
    frame = Box(box.left, top - height, min(box.right, box.left + height * 1.5), top)
    ground = ground_box(np.array([inset.whole], dtype=object))
    view = MapView(fitted_scale(ground, frame.inset(1.0)), frame)
    whole, place = view.on_paper(np.array([inset.whole, inset.place], dtype=object))
    sheet.polygons(np.array([whole], dtype=object), clip=frame, face=style.neighbour_tint)
    parents = view.on_paper(inset.parents)
    sheet.polygons(parents, clip=frame, edge=style.unit.colour, width_pt=0.3, layer=1.5)
    sheet.polygons(np.array([whole], dtype=object), clip=frame, edge=INK, width_pt=0.8, layer=1.7)
    sheet.polygons(np.array([place], dtype=object), clip=frame, face=style.mark_ink, layer=1.6)
    _ring(sheet, place, style.mark_ink)
    sheet.rectangle(frame, width_pt=0.4)
    return Box(box.left, box.bottom, box.right, frame.bottom - _GAP * unit)


def _ring(sheet: Sheet, place: shapely.Geometry, ink: str) -> None:
    """A square around a place that is too small to be seen."""
    left, bottom, right, top = shapely.bounds(place).tolist()
    if max(right - left, top - bottom) < _SMALLEST_MARK_MM:
        x, y, half = (left + right) / 2, (bottom + top) / 2, _SMALLEST_MARK_MM
        sheet.rectangle(Box(x - half, y - half, x + half, y + half), edge=ink, width_pt=0.9)
