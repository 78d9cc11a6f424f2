"""The units around the project, out of a map of a wider area: of any level."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import shapely

from noivu_desktop.errors import MapReadError
from noivu_desktop.maps_in.columns import Columns, match_columns
from noivu_desktop.maps_in.projection import reproject
from noivu_desktop.maps_in.source import read_source
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.defects import valid_polygons
from noivu_desktop.units.outside import OutsideUnits
from noivu_desktop.units.union import union
from noivu_desktop.units.unit import Level
from noivu_desktop.vietnamese import nfc

_AROUND = 0.6
"""How far from the project's ground a neighbour can be seen, as a share of its larger side."""

_OWN_SHARE = 0.5
"""What lies inside the project by more than this is one of its own units."""

_NAMES = ("name", "parent_name")


def read_outside(path: Path, coverage: Coverage) -> OutsideUnits:
    """The units of the map at ``path`` beside those of ``coverage``.

    Raises MapReadError if the map cannot be read, names no units or has none beside them.
    """
    source = read_source(path)
    names = source.columns[_names_column(source.columns, path)]
    shapes = valid_polygons(reproject(source.geometries, source.crs, coverage.crs))
    own = shapely.make_valid(union(valid_polygons(coverage.geometries)))
    left, bottom, right, top = shapely.bounds(own).tolist()
    reach = max(right - left, top - bottom) * _AROUND
    near = shapely.box(left - reach, bottom - reach, right + reach, top + reach)
    rows = np.flatnonzero(shapely.intersects(shapes, near))
    outside = shapely.difference(shapes[rows], own)
    kept = shapely.area(outside) > (1 - _OWN_SHARE) * shapely.area(shapes[rows])
    told = [
        (nfc(str(names[row] or "")), shape)
        for row, shape in zip(rows.tolist(), outside, strict=True)
    ]
    found = [one for one, is_kept in zip(told, kept, strict=True) if is_kept and one[0]]
    if not found:
        raise MapReadError(
            f"Bản đồ {path.name} không có đơn vị nào có tên ở xung quanh địa bàn; hãy chọn bản đồ"
            " của vùng rộng hơn, có cột tên."
        )
    return OutsideUnits(
        source=path.name,
        names=tuple(name for name, _ in found),
        geometries=np.array([shape for _, shape in found], dtype=object),
    )


def _names_column(columns: Columns, path: Path) -> str:
    for column in _likely(columns):
        if any(columns[column]):
            return column
    raise MapReadError(f"Bản đồ {path.name} không có cột tên đơn vị.")


def _likely(columns: Columns) -> Iterable[str]:
    """Columns that may hold the names, those of the units themselves first."""
    for level in (None, Level.PROVINCE, Level.DISTRICT, Level.COMMUNE):
        matched = match_columns(columns, level=level).column_of
        yield from (matched[one] for one in _NAMES if one in matched)
