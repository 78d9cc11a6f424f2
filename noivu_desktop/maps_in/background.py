"""Layers that only lie behind a plan: roads, rivers, seats; any geometry, no columns."""

import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyogrio
import shapely
from numpy.typing import NDArray
from pyogrio import raw
from pyogrio.errors import DataLayerError, DataSourceError

from noivu_desktop.errors import MapReadError
from noivu_desktop.maps_in.drawing_file import read_drawing
from noivu_desktop.maps_in.map_files import (
    main_file,
    refuse_other_formats,
    refuse_without_parts,
)
from noivu_desktop.maps_in.projection import reproject
from noivu_desktop.maps_in.suffixes import DRAWING_SUFFIXES

_DEGREES = "EPSG:4326"
_LARGEST_DEGREE = 360.0


@dataclass(frozen=True, kw_only=True, eq=False)
class Background:
    """What a file draws, in the projection of the project.

    geometries  shape (n,), points, lines and polygons, 2D, none empty
    """

    geometries: NDArray[np.object_]


def read_background(path: Path, crs: str) -> Background:
    """Everything that the layers of a vector file draw, in ``crs``; raises MapReadError.

    A file that does not say its projection is in degrees if its numbers fit, else in ``crs``.
    """
    if not path.exists():
        raise MapReadError(f"Không tìm thấy tệp {path}.")
    path = main_file(path)
    refuse_other_formats(path)
    refuse_without_parts(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = [_in_crs(shapes, own, crs) for shapes, own in _drawn(path)]
    except (DataSourceError, DataLayerError) as error:
        raise MapReadError(
            f"Không đọc được lớp nền {path.name}: tệp hỏng hoặc không phải định dạng bản đồ"
            " mà chương trình đọc được."
        ) from error
    except (shapely.errors.ShapelyError, pyogrio.errors.FeatureError, ValueError) as error:
        raise MapReadError(
            f"Lớp nền {path.name} có dữ liệu hỏng, không đọc hết được; hãy xuất lại tệp này."
        ) from error
    drawn = np.concatenate([np.empty(0, dtype=object), *found])
    if len(drawn) == 0:
        raise MapReadError(f"Lớp nền {path.name} không có đối tượng nào.")
    return Background(geometries=drawn)


def _drawn(path: Path) -> Iterator[tuple[Sequence[bytes | None], str | None]]:
    """Shapes and the projection that the file names, layer by layer."""
    if path.suffix.lower() in DRAWING_SUFFIXES:
        yield read_drawing(path).shapes, None
        return
    for name, kind in pyogrio.list_layers(path):
        if kind:
            meta, _, shapes, _ = raw.read(path, layer=name, columns=[])
            yield shapes, meta["crs"]


def _in_crs(shapes: Sequence[bytes | None], own: str | None, crs: str) -> NDArray[np.object_]:
    drawn = np.asarray(shapely.force_2d(shapely.from_wkb(shapes, on_invalid="fix")), dtype=object)
    drawn = _not_empty(drawn)
    if len(drawn) == 0:
        return drawn
    return _not_empty(reproject(drawn, own or (_DEGREES if _fits_degrees(drawn) else crs), crs))


def _not_empty(geometries: NDArray[np.object_]) -> NDArray[np.object_]:
    nothing = shapely.is_missing(geometries) | shapely.is_empty(geometries)
    kept: NDArray[np.object_] = geometries[~nothing]
    return kept


def _fits_degrees(geometries: NDArray[np.object_]) -> bool:
    return bool(np.abs(shapely.total_bounds(geometries)).max() <= _LARGEST_DEGREE)
