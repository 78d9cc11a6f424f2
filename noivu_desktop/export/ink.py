"""Lines and areas of a sheet, drawn layer by layer.

The collections of the drawing library set up every polygon and every line on its own; a map of
three thousand units takes a third of the time when its shapes of one look are one path.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from matplotlib.artist import Artist
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.colors import to_rgba
from matplotlib.path import Path as DrawnPath
from matplotlib.transforms import Bbox, IdentityTransform
from numpy.typing import NDArray

from noivu_desktop.export.paper import MM_PER_INCH, Box

_FINEST_DETAIL_MM = 0.05  # half a dot of the picture, half of the thinnest line
_HATCH_WIDTH_PT = 0.3
_SHAPES_PER_PATH = 200  # printers take no path of any length
_BESIDE_CLIP_MM = 2.0  # so far from what is seen no edge made by clipping shows
_DIGITS = 2  # of a dot


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Inked:
    """One path in mm of the sheet, and how it looks.

    face, edge  colours; "none": not filled, no outline
    hatch       drawn in the colour of the edge
    dashes      in multiples of the width
    round_join  whether the corners of its outline are round
    """

    path: DrawnPath
    layer: float
    clip: Box | None = None
    face: str = "none"
    edge: str = "none"
    width_pt: float = 0.0
    hatch: str | None = None
    dashes: tuple[float, ...] | None = None
    round_join: bool = True


class Ink(Artist):
    """All lines and areas of a sheet as one artist."""

    def __init__(self) -> None:
        super().__init__()
        self._inked: list[Inked] = []

    @property
    def inked(self) -> tuple[Inked, ...]:
        """Everything that was added."""
        return tuple(self._inked)

    def add(self, one: Inked) -> None:
        """Draw ``one`` over what has its layer or a lower one."""
        self._inked.append(one)

    def draw(self, renderer: RendererBase) -> None:
        """Draw everything that was added."""
        figure = self.get_figure(root=True)
        if figure is None:
            return
        dots_per_mm = figure.dpi / MM_PER_INCH
        clips = {one.clip: _in_dots(one.clip, dots_per_mm) for one in self._inked}
        for one in sorted(self._inked, key=lambda one: one.layer):
            points = np.round(np.asarray(one.path.vertices) * dots_per_mm, _DIGITS)
            face = to_rgba(one.face)
            context = _context(renderer, one, clips[one.clip])
            renderer.draw_path(
                context,
                DrawnPath(points, one.path.codes),
                IdentityTransform(),
                face if face[3] else None,
            )
            context.restore()


def areas(shapes: NDArray[np.object_], clip: Box) -> Iterator[DrawnPath]:
    """Polygons in mm as few closed paths, as far as ``clip`` shows them.

    Holes run against their shell, so that they stay open by either rule of filling.
    """
    shapes = _clipped(shapes, clip)
    for start in range(0, len(shapes), _SHAPES_PER_PATH):
        parts = shapely.get_parts(shapes[start : start + _SHAPES_PER_PATH])
        points, ring = shapely.get_coordinates(
            shapely.get_rings(shapely.orient_polygons(parts)), return_index=True
        )
        if len(points):
            yield _path(points, ring, closed=True)


def runs(shapes: Sequence[shapely.Geometry], clip: Box) -> Iterator[DrawnPath]:
    """Lines in mm as few paths, as far as ``clip`` shows them."""
    parts = shapely.get_parts(np.array(shapes, dtype=object))
    lines = shapely.get_parts(_clipped(parts[shapely.get_dimensions(parts) == 1], clip))
    for start in range(0, len(lines), _SHAPES_PER_PATH):
        points, line = shapely.get_coordinates(
            lines[start : start + _SHAPES_PER_PATH], return_index=True
        )
        if len(points):
            yield _path(points, line, closed=False)


def _context(renderer: RendererBase, one: Inked, clip: Bbox | None) -> GraphicsContextBase:
    context = renderer.new_gc()
    context.set_foreground(to_rgba(one.edge), isRGBA=True)
    context.set_linewidth(one.width_pt)
    context.set_joinstyle("round" if one.round_join else "miter")
    if clip is not None:
        context.set_clip_rectangle(clip)
    if one.dashes:
        context.set_dashes(0, [length * one.width_pt for length in one.dashes])
    if one.hatch:
        context.set_hatch(one.hatch)
        context.set_hatch_color(to_rgba(one.edge))
        context.set_hatch_linewidth(_HATCH_WIDTH_PT)
    return context


def _in_dots(clip: Box | None, dots_per_mm: float) -> Bbox | None:
    if clip is None:
        return None
    corners = np.array([[clip.left, clip.bottom], [clip.right, clip.top]])
    return Bbox(corners * dots_per_mm)


def _clipped(shapes: NDArray[np.object_], clip: Box) -> NDArray[np.object_]:
    """``shapes`` without what lies far outside ``clip``."""
    box = clip.inset(-_BESIDE_CLIP_MM)
    bounds = shapely.bounds(shapes)
    inside = (bounds[:, :2] >= (box.left, box.bottom)) & (bounds[:, 2:] <= (box.right, box.top))
    beyond = ~inside.all(axis=1)
    if not beyond.any():
        return shapes
    clipped = shapes.copy()
    clipped[beyond] = shapely.clip_by_rect(shapes[beyond], box.left, box.bottom, box.right, box.top)
    return clipped


def _path(points: NDArray[np.float64], run: NDArray[np.int64], *, closed: bool) -> DrawnPath:
    """Runs of points as one path, without points too close to the one before to be seen."""
    seen = _visible(points, run)
    points, run = points[seen], run[seen]
    first = np.ones(len(run), dtype=np.bool_)
    first[1:] = run[1:] != run[:-1]
    codes = np.where(first, DrawnPath.MOVETO, DrawnPath.LINETO).astype(DrawnPath.code_type)
    if closed:
        codes[np.append(first[1:], True)] = DrawnPath.CLOSEPOLY
    return DrawnPath(points, codes)


def _visible(points: NDArray[np.float64], run: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which points lie in another dot than the one before; ends of runs always do."""
    dots = np.round(points / _FINEST_DETAIL_MM)
    seen = np.ones(len(points), dtype=np.bool_)
    seen[1:] = (dots[1:] != dots[:-1]).any(axis=1) | (run[1:] != run[:-1])
    seen[:-1] |= run[1:] != run[:-1]
    seen[-1:] = True
    return seen
