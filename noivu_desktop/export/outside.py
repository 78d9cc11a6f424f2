"""The units around the project's own on a map sheet: thin borders and names, no more."""

import numpy as np
import shapely

from noivu_desktop.export.drawing import Sheet
from noivu_desktop.export.map_style import Line, MapStyle
from noivu_desktop.export.map_view import MapView
from noivu_desktop.units.outside import OutsideUnits

_FACE = "#fafbfb"
_BELOW_ALL = 0.4
_BESIDE_FRAME_MM = 3.0  # so that no border is drawn along the frame


def draw_outside(
    sheet: Sheet, view: MapView, outside: OutsideUnits, style: MapStyle, unit: float
) -> list[tuple[shapely.Geometry, str]]:
    """Draw what the frame shows of them; gives each with its name (mm)."""
    box = view.ground.inset(-view.scale.metres(_BESIDE_FRAME_MM))
    near = shapely.clip_by_rect(outside.geometries, box.left, box.bottom, box.right, box.top)
    rows = np.flatnonzero(~shapely.is_empty(near))
    shapes = view.on_paper(near[rows])
    line = outside_border(style)
    sheet.polygons(
        shapes,
        clip=view.frame,
        face=_FACE,
        edge=line.colour,
        width_pt=line.width_pt * unit,
        layer=_BELOW_ALL,
    )
    return [(shape, outside.names[row]) for shape, row in zip(shapes, rows, strict=True)]


def outside_border(style: MapStyle) -> Line:
    """How the borders of units around look."""
    return Line(style.grid_ink, 0.6)


def outside_note(outside: OutsideUnits | None) -> str:
    """Where they come from, for the margin."""
    return f"Đơn vị xung quanh: theo bản đồ {outside.source}." if outside else ""
