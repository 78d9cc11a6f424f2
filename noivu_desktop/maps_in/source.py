"""A boundary layer made ready: areas only, text in Unicode, one projection, repaired on request."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray

from noivu_desktop.errors import MapReadError
from noivu_desktop.maps_in.columns import Columns, column_key, unit_columns
from noivu_desktop.maps_in.drawings import named_polygons
from noivu_desktop.maps_in.layers import Cell, RawLayer, read_map_layer
from noivu_desktop.maps_in.projection import place
from noivu_desktop.maps_in.provinces import (
    Province,
    most_common,
    province_named,
    province_of_commune,
)
from noivu_desktop.maps_in.seen_place import SeenPlace, seen_place
from noivu_desktop.maps_in.seen_texts import SeenText, seen_texts
from noivu_desktop.maps_in.text_encoding import AUTO, UNICODE, checked_encoding, decode_columns
from noivu_desktop.progress import NO_PROGRESS, Progress
from noivu_desktop.units.checks import Problem
from noivu_desktop.units.defects import valid_polygons

Geometries = NDArray[np.object_]


@dataclass(frozen=True, kw_only=True, eq=False)
class Source:
    """Rows of a boundary layer that draw an area.

    columns      cells by column, text in Unicode
    geometries   shape (n,), Polygon or MultiPolygon, in metres of ``crs``
    row_numbers  of each row in the file, from 1
    encoding     what the text came in
    encodings    the same column by column, for columns with text
    layers       layers of polygons in the file, the one that was read first
    """

    columns: Columns
    geometries: Geometries
    row_numbers: tuple[int, ...]
    crs: str
    encoding: str
    problems: tuple[Problem, ...]
    encodings: Mapping[str, str] = field(default_factory=dict)
    texts: tuple[SeenText, ...] = ()
    place: SeenPlace | None = None
    layers: tuple[str, ...] = ()


def read_source(
    path: Path,
    *,
    layer: str | None = None,
    crs: str | None = None,
    encoding: str = AUTO,
    encodings: Mapping[str, str] | None = None,
    progress: Progress = NO_PROGRESS,
    worth: Callable[[Sequence[str]], int] = unit_columns,
) -> Source:
    """The polygon layer of ``path``, ready for use; raises MapReadError.

    encodings: encoding by column, before ``encoding``; progress can stop the reading; worth: how
    much the names of its columns speak for a layer, where the file has several
    """
    problems: list[Problem] = []
    raw = read_map_layer(path, layer, progress, worth)
    raw, used, texts = _decoded(raw, encoding, encodings or {})
    if layer is None and len(raw.layers) > 1:
        problems.append(_other_layers(path, raw.layers))
    if raw.is_drawing:
        raw, told = named_polygons(raw, layer)
        problems += told
    raw, rows = _with_polygons(raw, problems)
    province = _province(raw.columns, raw.name)
    placed = place(raw.geometries, raw.crs, wanted=crs, province=province)
    old = dict.fromkeys(one for one in used.values() if one != UNICODE)
    return Source(
        columns=raw.columns,
        geometries=placed.geometries,
        row_numbers=tuple(rows),
        crs=placed.crs,
        encoding=", ".join(old) or UNICODE,
        problems=(*problems, *placed.problems),
        encodings=used,
        texts=texts,
        place=seen_place(raw.geometries, raw.crs, province),
        layers=raw.layers,
    )


def _other_layers(path: Path, layers: Sequence[str]) -> Problem:
    others = ", ".join(f"“{one}”" for one in layers[1:])
    text = (
        f"{path.name} có {len(layers)} lớp vùng; đã đọc lớp “{layers[0]}”, còn lớp {others}"
        " không nhập; nếu cần lớp khác, hãy chọn lớp đó."
    )
    return Problem(kind="layers", text=text)


def _with_polygons(layer: RawLayer, problems: list[Problem]) -> tuple[RawLayer, list[int]]:
    """The rows that draw an area, and their numbers in the file from 1; the others are told."""
    drawn = _areas_only(layer.geometries)
    with np.errstate(invalid="ignore"):
        good = ~shapely.is_empty(drawn) & np.isfinite(shapely.area(drawn))
    crossed = np.flatnonzero(good & ~shapely.is_valid(drawn))
    good[crossed] = ~shapely.is_empty(valid_polygons(drawn[crossed]))
    for row in np.flatnonzero(~good).tolist():
        text = f"Dòng {row + 1} của lớp {layer.name} không có vùng (polygon) nên không được nhập."
        problems.append(Problem(kind="no_polygon", row=row + 1, text=text))
    keep = np.flatnonzero(good).tolist()
    if not keep:
        raise MapReadError(f"Lớp {layer.name} không có vùng (polygon) nào dùng được.")
    columns = {name: tuple(cells[row] for row in keep) for name, cells in layer.columns.items()}
    kept = replace(layer, columns=columns, geometries=drawn[keep])
    return kept, [row + 1 for row in keep]


def _areas_only(geometries: Geometries) -> Geometries:
    """Polygons as they are; of collections their polygons; None for all else."""
    kinds = shapely.get_type_id(geometries)
    drawn = geometries.copy()
    drawn[np.isin(kinds, (-1, 0, 1, 2, 4, 5))] = None
    for row in np.flatnonzero(kinds == shapely.GeometryType.GEOMETRYCOLLECTION):
        parts = shapely.get_parts(geometries[row])
        polygons = parts[np.isin(shapely.get_type_id(parts), (3, 6))]
        drawn[row] = shapely.union_all(polygons) if len(polygons) else None
    return drawn


def _decoded(
    layer: RawLayer, encoding: str, encodings: Mapping[str, str]
) -> tuple[RawLayer, dict[str, str], tuple[SeenText, ...]]:
    """The layer in Unicode, names of columns too, and what each column came in and looked like."""
    names = decode_columns({"": list(layer.columns)})[0][""]
    given = dict(zip(map(str, names), layer.columns.values(), strict=True))
    as_text = {
        name: [cell if isinstance(cell, str) else None for cell in cells]
        for name, cells in given.items()
        if str in set(map(type, cells))
    }
    wanted = _by_column(encodings, list(given))
    decoded, used = decode_columns(as_text, encoding=encoding, encodings=wanted)
    columns: dict[str, tuple[Cell, ...]] = dict(given)
    for name, cells in decoded.items():
        columns[name] = tuple(
            cell if read is None else read for cell, read in zip(given[name], cells, strict=True)
        )
    return replace(layer, columns=columns), used, seen_texts(given, decoded, used)


def _by_column(encodings: Mapping[str, str], columns: Sequence[str]) -> dict[str, str]:
    """The wanted encodings by the names that the map has; raises MapReadError."""
    by_key = {column_key(column): column for column in reversed(columns)}
    found = {}
    for column, encoding in encodings.items():
        name = column if column in columns else by_key.get(column_key(column))
        if name is None:
            raise MapReadError(
                f"Không có cột “{column}” trên bản đồ; các cột có: {', '.join(columns)}."
            )
        found[name] = checked_encoding(encoding)
    return found


def _province(columns: Columns, layer_name: str) -> Province | None:
    """The province that names, codes or the name of the layer point to."""
    often = [Counter(cells) for cells in columns.values()]
    for cells in often:
        texts = {cell: times for cell, times in cells.items() if isinstance(cell, str)}
        if 0 < len(texts) <= 3:
            named = most_common(texts, province_named)
            if named is not None:
                return named
    for cells in often:
        given = most_common(cells, _province_of_cell)
        if given is not None:
            return given
    return province_named(layer_name)


def _province_of_cell(cell: Cell) -> Province | None:
    return province_of_commune(cell) if isinstance(cell, str) else None
