"""The plane between polygons that should tile it: what none of them covers, and what several do.

In a good map every segment inside is the border of just two units, one on each side. Only the
other segments can bound a hole or an overlap: these few are put together to faces, and a point
of each face tells how many polygons cover it.
"""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from noivu_desktop.units.segments import border_segments, chains, unmatched

Geometries = NDArray[np.object_]


@dataclass(frozen=True, kw_only=True, eq=False)
class Faces:
    """Parts of the plane that are not covered just once, each a polygon.

    uncovered  shape (m,), enclosed by polygons but in none of them
    doubled    shape (k,), in several polygons; among them a face of which the one point that was
               looked at lies on a border: who wants overlaps cuts the polygons there
    """

    uncovered: Geometries
    doubled: Geometries


def find_faces(polygons: Geometries) -> Faces:
    """The faces between valid polygons, shape (n,)."""
    segments = border_segments(polygons)
    crossed = shapely.get_parts(shapely.union_all(chains(segments, unmatched(segments))))
    faces = shapely.get_parts(shapely.polygonize(crossed))
    covered = _times_covered(faces, polygons)
    return Faces(uncovered=faces[covered == 0], doubled=faces[covered > 1])


def _times_covered(faces: Geometries, polygons: Geometries) -> NDArray[np.int64]:
    """How many polygons cover each face: as many at one point as at any other.

    Inside a face a polygon ends only along a segment where another one begins.
    """
    points = shapely.point_on_surface(faces)
    face, _ = shapely.STRtree(polygons).query(points, predicate="intersects")
    return np.bincount(face, minlength=len(faces))
