"""Lines and areas of a sheet, drawn layer by layer.

The collections of the drawing library set up every polygon and every line on its own; a map of
three thousand units takes a third of the time when its shapes of one look are one path.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

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
_POINTS_PER_PATH = 8000  # Qt reads 32,767 and leaves out the rest; others grow slow
_OVERLAP = 2  # points by which no gap opens outside the bend where a line is cut
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
        foot = np.array([0.0, _height_in_dots(renderer)])
        for one in sorted(self._inked, key=lambda one: one.layer):
            points = np.asarray(one.path.vertices) * dots_per_mm
            points = np.round(points - foot, _DIGITS) + foot
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

    A path has some thousand points unless it is a single polygon. Holes run against their shell,
    so that they stay open by either rule of filling.
    """
    parts = shapely.get_parts(_clipped(shapes, clip))
    rings, shape = shapely.get_rings(shapely.orient_polygons(parts), return_index=True)
    yield from _paths(rings, shape, closed=True)


def runs(shapes: Sequence[shapely.Geometry], clip: Box) -> Iterator[DrawnPath]:
    """Lines in mm as few paths, as far as ``clip`` shows them; a long line is several."""
    parts = shapely.get_parts(np.array(shapes, dtype=object))
    lines = shapely.get_parts(_clipped(parts[shapely.get_dimensions(parts) == 1], clip))
    yield from _paths(lines, np.arange(len(lines)), closed=False)


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


def _height_in_dots(renderer: RendererBase) -> float:
    """From where a file counts upright: points have few digits there, not on the sheet."""
    return renderer.get_canvas_width_height()[1] if renderer.flipy() else 0.0


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


def _paths(
    lines: NDArray[np.object_], shape: NDArray[np.int64], *, closed: bool
) -> Iterator[DrawnPath]:
    """Lines without points too close to the one before to be seen; those of a shape together."""
    points, line = shapely.get_coordinates(lines, return_index=True)
    if not len(points):
        return
    seen = _visible(points, line)
    points, line = points[seen], line[seen]
    counts = np.bincount(shape[line])
    for start, stop in pairwise((*_starts(counts), len(points))):
        longest = stop - start if closed else _POINTS_PER_PATH
        for cut in range(start, stop, longest):
            shown = slice(max(cut - _OVERLAP, start), min(cut + longest, stop))
            yield _path(points[shown], line[shown], closed=closed)


def _starts(counts: NDArray[np.int64]) -> Iterator[int]:
    """With which points paths begin, given how many points each shape has."""
    start = total = 0
    yield start
    for count in counts.tolist():
        if total > start and total + count - start > _POINTS_PER_PATH:
            start = total
            yield start
        total += count


def _path(points: NDArray[np.float64], run: NDArray[np.int64], *, closed: bool) -> DrawnPath:
    """Runs of points as one path."""
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
