"""Units around those of the project: drawn and named at the edge of maps, counted nowhere."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OutsideUnits:
    """Who the neighbours are.

    source      the name of the file that says so
    names       one for each polygon
    geometries  shape (n,), polygons in metres of the project's projection, without its own ground
    """

    source: str
    names: tuple[str, ...]
    geometries: NDArray[np.object_] = field(repr=False)
