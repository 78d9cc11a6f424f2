"""Layers of boundary files as they are: cells, polygons, and what the file says of its projection.

Any vector format that GDAL in pyogrio's wheel reads comes through here. Text of .dbf files is
taken byte by byte (as Latin-1), because .cpg files and language bytes are often wrong; so is
text of MapInfo and MicroStation files that is not UTF-8.
"""

import os
import tempfile
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import shapely
from numpy.typing import NDArray
from pyogrio import raw
from pyogrio.errors import DataLayerError, DataSourceError

from noivu_desktop.errors import MapReadError
from noivu_desktop.maps_in.archive import refuse_unsafe_archive, unpack
from noivu_desktop.maps_in.drawing_file import read_drawing
from noivu_desktop.maps_in.map_files import (
    is_known,
    known_formats,
    main_file,
    refuse_other_formats,
    refuse_without_parts,
)
from noivu_desktop.maps_in.shapefile_parts import whole_shapefile
from noivu_desktop.maps_in.suffixes import (
    DRAWING_SUFFIXES,
    MAP_FOLDER_SUFFIXES,
    MAP_PART_SUFFIXES,
    MAP_SUFFIXES,
    TABLE_SUFFIXES,
)
from noivu_desktop.progress import NO_PROGRESS, Progress

pyogrio.set_gdal_config_options({"GML_DOWNLOAD_SCHEMA": "NO"})  # a map never calls the network

Cell = str | int | float | None

UNITS_LAYER = "units"

_POLYGONAL = (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)
_LARGEST_FIELD_COUNT = 5_000


@dataclass(frozen=True, kw_only=True, eq=False)
class RawLayer:
    """One layer as it stands in its file.

    columns      cells by column name, each of length n, in the order of the file
    geometries   shape (n,), what the file draws, 2D; None where it draws nothing
    crs          "EPSG:..." or WKT as the file says; None: the file says nothing
    is_drawing   lines and labels of a CAD program, not polygons with columns
    name         file and layer, for sentences
    layers       layers of polygons in the file, this one first
    """

    columns: Mapping[str, tuple[Cell, ...]]
    geometries: NDArray[np.object_]
    crs: str | None
    name: str
    is_drawing: bool = False
    layers: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.geometries)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    path: Path
    layer: str
    geometry_type: str | None

    @property
    def is_drawing(self) -> bool:
        return self.path.suffix.lower() in DRAWING_SUFFIXES

    @property
    def label(self) -> str:
        if self.is_drawing:
            return self.path.name
        return self.layer if self.layer == self.path.stem else f"{self.path.name}/{self.layer}"


def read_map_layer(
    path: Path,
    layer: str | None = None,
    progress: Progress = NO_PROGRESS,
    worth: Callable[[Sequence[str]], int] = lambda _: 0,
) -> RawLayer:
    """The polygon layer of a boundary file (also zipped); raises MapReadError.

    layer     which one, where the file has several; default: "units", else of those with the
              columns of most worth the largest. In a drawing it may be a layer of lines
              (``drawings.named_polygons``).
    progress  stops the reading of a drawing
    worth     how much the names of a layer's columns say that it is wanted
    """
    if not os.path.exists(path):  # noqa: PTH110  Path.exists() fails without rights
        raise MapReadError(f"Không tìm thấy tệp {path}.")
    path = main_file(path)
    refuse_other_formats(path)
    refuse_without_parts(path)
    if path.suffix.lower() == ".kmz":
        refuse_unsafe_archive(path)
    with _unpacked(path) as place:
        found = [one for source in _sources(path, place) for one in _layers_of(source, path)]
        chosen = _choose(path, found, layer, worth)
        return replace(_read(chosen, path, progress), layers=_choices(chosen, found))


@contextmanager
def _unpacked(path: Path) -> Iterator[Path]:
    """The file itself, or a folder with the content of a zip file that is gone afterwards."""
    if path.suffix.lower() != ".zip":
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="noivu-", ignore_cleanup_errors=True) as folder:
        is_geodatabase = path.stem.lower().endswith(MAP_FOLDER_SUFFIXES)
        place = Path(folder) / (path.stem if is_geodatabase else "")
        unpack(path, place)
        yield place


def _sources(path: Path, place: Path) -> list[Path]:
    if not place.is_dir() or _is_geodatabase(place):
        return [place]
    found = sorted(
        one
        for one in place.rglob("*")
        if (one.suffix.lower() in MAP_SUFFIXES or _is_geodatabase(one))
        and not any(part.startswith(("__MACOSX", ".")) for part in one.relative_to(place).parts)
    )
    if found:
        for one in found:
            refuse_other_formats(one)
            refuse_without_parts(one)
        return found
    inside = sorted(one.name for one in place.rglob("*") if one.is_file())
    if any(name.lower().endswith(".zip") for name in inside):
        raise MapReadError(
            f"{path.name} chỉ chứa tệp nén khác ({_listed(inside)});"
            " hãy giải nén rồi chọn tệp bản đồ bên trong."
        )
    if any(name.lower().endswith((".dbf", ".shx", ".prj")) for name in inside):
        raise MapReadError(f"{path.name} thiếu tệp .shp (chỉ có {_listed(inside)}).")
    raise MapReadError(f"{path.name} không có lớp bản đồ nào (chỉ có {_listed(inside)}).")


def _is_geodatabase(place: Path) -> bool:
    return place.suffix.lower() in MAP_FOLDER_SUFFIXES and any(
        one.suffix.lower() in MAP_PART_SUFFIXES for one in place.glob("*")
    )


def _listed(names: list[str], most: int = 6) -> str:
    more = f" và {len(names) - most} tên khác" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def _layers_of(source: Path, path: Path) -> list[_Found]:
    if source.suffix.lower() == ".shp":
        source = whole_shapefile(source)
    if source.suffix.lower() in DRAWING_SUFFIXES:  # only opened by ``read_drawing``
        return [_Found(path=source, layer=source.stem, geometry_type="Unknown")]
    with _told_as_sentence(path):
        return [
            _Found(path=source, layer=str(name), geometry_type=kind)
            for name, kind in pyogrio.list_layers(source)
        ]


def _choose(
    path: Path, found: list[_Found], layer: str | None, worth: Callable[[Sequence[str]], int]
) -> _Found:
    names = _listed([one.label for one in found])
    if layer is not None:
        named = [one for one in found if layer in (one.layer, one.label)]
        named = named or [one for one in found if one.is_drawing]
        if not named:
            raise MapReadError(f"{path.name} không có lớp “{layer}”; các lớp có: {names}.")
        return named[0]
    drawn = [one for one in found if one.geometry_type is not None]
    polygons = [one for one in drawn if "Polygon" in str(one.geometry_type)]
    unsure = [one for one in drawn if str(one.geometry_type) in ("Unknown", "GeometryCollection")]
    candidates = polygons or unsure
    if not found:
        raise MapReadError(
            f"{path.name} không có lớp nào đọc được: tệp hỏng hoặc chép chưa đủ; hãy chép lại."
        )
    if not candidates and path.suffix.lower() in TABLE_SUFFIXES:
        raise MapReadError(
            f"{path.name} là bảng số liệu, không phải bản đồ; hãy chọn tệp ranh giới, rồi thêm"
            " bảng này vào."
        )
    if not candidates:
        raise MapReadError(f"{path.name} không có lớp vùng (polygon) nào; các lớp có: {names}.")
    own = [one for one in candidates if one.layer == UNITS_LAYER]
    if own or len(candidates) == 1:
        return (own or candidates)[0]
    with _told_as_sentence(path):
        return max(candidates, key=lambda one: _rank(one, worth))


def _choices(chosen: _Found, found: list[_Found]) -> tuple[str, ...]:
    """The layers of polygons, the chosen one first; in a project only the units are meant."""
    if chosen.layer == UNITS_LAYER:
        return (chosen.label,)
    polygons = [one.label for one in found if "Polygon" in str(one.geometry_type)]
    return tuple(dict.fromkeys([chosen.label, *polygons]))


def _rank(found: _Found, worth: Callable[[Sequence[str]], int]) -> tuple[int, int]:
    """What its columns promise, and how many rows it has; a drawing has no columns."""
    if found.is_drawing:
        return 0, 0
    encoding = "ISO-8859-1" if found.path.suffix.lower() == ".shp" else None
    info = pyogrio.read_info(
        found.path, layer=found.layer, encoding=encoding, force_feature_count=True
    )
    return worth([str(name) for name in info["fields"]]), int(info["features"])


def _read(found: _Found, path: Path, progress: Progress) -> RawLayer:
    with _told_as_sentence(path):
        if found.is_drawing:
            drawing = read_drawing(found.path, progress)
            texts = [(name, map(cell_of, cells)) for name, cells in drawing.columns.items()]
            return _raw_layer(found, texts, drawing.shapes, None)
        try:
            layer = _read_in(
                found, "ISO-8859-1" if found.path.suffix.lower() == ".shp" else "UTF-8"
            )
        except UnicodeDecodeError:  # MapInfo without a word on its encoding
            layer = _read_in(found, "ISO-8859-1")
    _refuse_without_polygons(layer)
    return layer


def _read_in(found: _Found, encoding: str) -> RawLayer:
    fields = pyogrio.read_info(found.path, layer=found.layer, encoding=encoding)["fields"]
    if len(fields) > _LARGEST_FIELD_COUNT:
        raise MapReadError(
            f"Lớp {found.label} có {len(fields)} cột, quá nhiều để là lớp ranh giới."
        )
    meta, _, shapes, cells = raw.read(found.path, layer=found.layer, encoding=encoding)
    columns = zip(meta["fields"], map(_cells, cells), strict=True)
    return _raw_layer(found, columns, shapes, meta["crs"])


def _raw_layer(
    found: _Found,
    columns: Iterable[tuple[str, Iterable[Cell]]],
    shapes: Sequence[bytes | None] | NDArray[np.object_],
    crs: str | None,
) -> RawLayer:
    drawn = shapely.force_2d(shapely.from_wkb(shapes, on_invalid="fix"))
    return RawLayer(
        columns={str(name): tuple(cells) for name, cells in columns},
        geometries=np.asarray(drawn, dtype=object),
        crs=crs,
        name=found.label,
        is_drawing=found.is_drawing,
    )


def _cells(column: NDArray[Any]) -> Iterable[Cell]:
    """One column as cells; whole numbers are none the less when they come as an array of them."""
    listed: list[Any] = column.tolist()
    return listed if column.dtype.kind in "iu" else map(cell_of, listed)


def cell_of(value: Any) -> Cell:
    """A value of a file as a cell: numbers and texts as they are, nothing as None."""
    if type(value) is str:  # most cells
        return value
    if value is None or value != value:  # NaN, NaT
        return None
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int | float):
        return value
    return str(value)


def _refuse_without_polygons(layer: RawLayer) -> None:
    if len(layer) == 0:
        raise MapReadError(f"Lớp {layer.name} không có đối tượng nào.")
    if not np.isin(shapely.get_type_id(layer.geometries), _POLYGONAL).any():
        raise MapReadError(
            f"Lớp {layer.name} không có vùng (polygon) nào, chỉ có điểm hoặc đường;"
            " hãy chọn lớp ranh giới dạng vùng."
        )


@contextmanager
def _told_as_sentence(path: Path) -> Iterator[None]:
    """Turns what GDAL and GEOS say about a broken file into one sentence."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except (DataSourceError, DataLayerError) as error:
        if not is_known(path):
            raise MapReadError(
                f"Không đọc được {path.name}: không phải định dạng bản đồ mà chương trình đọc được"
                f" ({known_formats()})."
            ) from error
        raise MapReadError(
            f"Không đọc được bản đồ {path.name}: tệp hỏng, chép chưa đủ"
            " hoặc không phải định dạng bản đồ mà chương trình đọc được."
        ) from error
    except (
        shapely.errors.ShapelyError,
        pyogrio.errors.FieldError,
        pyogrio.errors.GeometryError,
        pyogrio.errors.FeatureError,
        ValueError,
        OverflowError,
        MemoryError,
    ) as error:
        raise MapReadError(
            f"Bản đồ {path.name} có dữ liệu hỏng, không đọc hết được; hãy xuất lại tệp này."
        ) from error
