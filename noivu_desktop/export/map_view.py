"""From the ground to the paper: polygons and lines of a coverage in millimetres of a sheet."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from noivu_desktop.export.paper import Box, MapScale
from noivu_desktop.units.adjacency import Adjacency


@dataclass(frozen=True, slots=True)
class MapView:
    """A window on the ground: a scale, and the frame that it fills on the sheet."""

    scale: MapScale
    frame: Box

    def on_paper(self, shapes: NDArray[np.object_]) -> NDArray[np.object_]:
        """``shapes`` in mm of the sheet."""
        factor = 1000.0 / self.scale.denominator
        ground, paper = np.array(self.scale.ground), np.array(self.scale.paper)
        return np.asarray(
            shapely.transform(shapes, lambda points: (points - ground) * factor + paper)
        )

    @property
    def ground(self) -> Box:
        """The part of the ground that the frame shows, in metres."""
        x, y = self.scale.ground
        left, bottom = self.scale.paper
        return Box(
            x + self.scale.metres(self.frame.left - left),
            y + self.scale.metres(self.frame.bottom - bottom),
            x + self.scale.metres(self.frame.right - left),
            y + self.scale.metres(self.frame.top - bottom),
        )

    def paper_x(self, easting: float) -> float:
        """Where an easting lies across the sheet."""
        return self.scale.paper[0] + self.scale.mm(easting - self.scale.ground[0])

    def paper_y(self, northing: float) -> float:
        """Where a northing lies up the sheet."""
        return self.scale.paper[1] + self.scale.mm(northing - self.scale.ground[1])


def ground_box(shapes: NDArray[np.object_]) -> Box:
    """The rectangle around ``shapes``."""
    left, bottom, right, top = shapely.total_bounds(shapes).tolist()
    return Box(left, bottom, right, top)


def borders_inside(
    shapes: NDArray[np.object_], adjacency: Adjacency, groups: Iterable[list[int]]
) -> list[shapely.Geometry]:
    """The shared borders between units of the same group: what a merger removes."""
    group_of = np.full(len(shapes), -1)
    for index, rows in enumerate(groups):
        group_of[rows] = index
    first, second = group_of[adjacency.pairs].T
    pairs = adjacency.pairs[(first == second) & (first >= 0)]
    if not len(pairs):
        return []
    one, other = (shapely.boundary(shapes[side]) for side in pairs.T)
    return [lines_of(shared) for shared in shapely.intersection(one, other)]


def lines_of(shape: shapely.Geometry) -> shapely.Geometry:
    """The lines of ``shape``, joined where they meet, without lone points."""
    lines = [part for part in shapely.get_parts(shape) if part.geom_type == "LineString"]
    return shapely.line_merge(shapely.MultiLineString(lines))
