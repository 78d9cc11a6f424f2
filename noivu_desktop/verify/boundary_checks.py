"""Do boundary files carry the attributes and polygons that the project calls for.

A polygon is held against its old units in area, extent, place and every corner; its attributes to
the last digit.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio.raw
import pyproj
import shapely
from numpy.typing import NDArray

from noivu_desktop.rules.screening import UnitScreening
from noivu_desktop.units.unit import Unit
from noivu_desktop.verify.expected_tables import member_names
from noivu_desktop.verify.exported_files import plain_value
from noivu_desktop.verify.known_plan import KnownPlan, NewUnit
from noivu_desktop.vietnamese import nfc, to_tcvn3

_OLD_LAYER = "ranh_gioi_cu"
_CUT = "…"
_CUT_TCVN3 = "..."
_BYTES = "ISO-8859-1"
_WGS84 = "EPSG:4326"
_IN_DEGREES = (".geojson", ".kml")
_SLACK_M, _SLACK_OF_DEGREES_M = 0.003, 0.05
_SLACK_OF_LENGTH = 1e-5
_SEAM_M = 0.02
_SAME_PLACE_M, _SAME_PLACE_DEGREES = 1.0, 1e-6
_SLACK_OF_CUT = 5.0  # as far as corners of a thread stand out
_SHARP: Mapping[str, Any] = {"join_style": "mitre", "mitre_limit": 5.0}
_SPELT = re.compile(r"\\U\+([0-9A-Fa-f]{4})")
_NEW_RINGS, _OLD_RINGS = "RANH_GIOI_MOI", "RANH_GIOI_CU"

BOUNDARIES = (".gpkg", ".shp", ".geojson", ".kml", ".tab", ".mif", ".dxf")
"""The endings of boundary files; what stands beside them is read with them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One unit as a file must tell it; ``shape`` in the projection of the project.

    slack_m: by how much borders may differ because parts of the unit were cut off
    old: rings along which a cut may then leave threads
    """

    unit: Unit
    values: Mapping[str, Any]
    shape: shapely.Geometry | None
    slack_m: float = 0.0
    old: tuple[shapely.Geometry, ...] = ()


def boundary_problems(path: Path, known: KnownPlan) -> Iterator[str]:
    """One sentence for each attribute and polygon that is not the one of the project."""
    crs = known.stored.coverage.crs
    rows = [_new(known, one) for one in known.after]
    if path.suffix.lower() == ".dxf":
        yield from _drawing_problems(path, known, rows)
        return
    is_tcvn3 = path.stem.endswith("-tcvn3")
    yield from _layer_problems(path, 0, rows, crs, is_tcvn3=is_tcvn3)
    if path.suffix.lower() == ".gpkg":
        old = [_old(known, row, one) for row, one in enumerate(known.before)]
        yield from _layer_problems(path, _OLD_LAYER, old, crs)


def _new(known: KnownPlan, one: NewUnit) -> _Row:
    values = {
        **_common(one.unit, one.parent),
        "ma_cu": ";".join(given.unit.code for given in one.given),
        "ten_cu": member_names(one) if one.check else one.unit.full_name,
        "hinh_thuc": "sắp xếp" if one.check else "giữ nguyên",
        "ket_luan": one.verdict.label if one.verdict else "",
    }
    coverage = known.stored.coverage
    whole = coverage.geometries[
        coverage.rows(given.unit.code for given in one.given if given.part.is_whole)
    ]
    drawn = [given.part.shape for given in one.given if not given.part.is_whole]
    shape = None if None in drawn else shapely.union_all([*whole, *drawn])
    if shape is not None and drawn:  # a cut leaves slits and threads along old borders
        for by in (_SEAM_M, -2 * _SEAM_M, _SEAM_M):
            shape = shapely.buffer(shape, by, **_SHARP)
    if not drawn:
        return _Row(unit=one.unit, values=values, shape=shape)
    old = _rings(coverage.geometries[coverage.rows(given.unit.code for given in one.given)])
    return _Row(unit=one.unit, values=values, shape=shape, slack_m=_SEAM_M, old=tuple(old))


def _old(known: KnownPlan, row: int, one: UnitScreening) -> _Row:
    values = {**_common(one.unit, one.unit.parent_name or ""), "dien": one.duty.value}
    return _Row(unit=one.unit, values=values, shape=known.stored.coverage.geometries[row])


def _common(unit: Unit, parent: str) -> dict[str, Any]:
    return {
        "ma": unit.code,
        "ten": unit.full_name,
        "loai": unit.kind.value,
        "thuoc": parent,
        "dt_km2": None if unit.area_km2 is None else float(unit.area_km2),
        "dan_so": unit.population,
        "so_ho": unit.households,
    }


def _layer_problems(
    path: Path, layer: int | str, rows: Sequence[_Row], crs: str, *, is_tcvn3: bool = False
) -> Iterator[str]:
    where = path.name if layer == 0 else f"{path.name}, lớp {layer}"
    encoding = _BYTES if is_tcvn3 else None
    meta, _, wkb, columns = pyogrio.raw.read(path, layer=layer, encoding=encoding)
    names = [{"Name": "ten"}.get(name, name) for name in meta["fields"].tolist()]
    told = [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]
    by_code: dict[str, int] = {str(row["ma"]): at for at, row in enumerate(told)}
    if len(told) != len(rows):
        yield f"{where}: có {len(told)} đơn vị, theo hồ sơ là {len(rows)}."
    wanted = _WGS84 if path.suffix.lower() in _IN_DEGREES else crs
    if not _is_same_system(meta["crs"], wanted, crs, rows):
        yield f"{where}: hệ tọa độ không phải {pyproj.CRS.from_user_input(wanted).name}."
    shapes = _in_projection(path, np.asarray(shapely.from_wkb(wkb), dtype=object), crs)
    for row in rows:
        at = by_code.get(_written(row.unit.code, is_tcvn3=is_tcvn3))
        who = f"{where}, {row.unit.full_name} ({row.unit.code})"
        if at is None:
            yield f"{who}: thiếu."
            continue
        for name, value in row.values.items():
            found = plain_value(told[at].get(name))
            if not _same(found, value, is_tcvn3=is_tcvn3):
                yield f"{who}: cột {name} ghi “{found}”, theo hồ sơ là “{value}”."
        slack = _SLACK_OF_DEGREES_M if path.suffix.lower() in _IN_DEGREES else _SLACK_M
        slack += row.slack_m
        if row.shape is not None and not (
            _fits(shapes[at], row.shape, slack) and _same_corners(shapes[at], row, slack)
        ):
            yield f"{who}: hình khác với ranh giới trong hồ sơ."


def _is_same_system(told: str | None, wanted: str, crs: str, rows: Sequence[_Row]) -> bool:
    """Whether coordinates mean the same place on earth in both systems.

    crs: the one in which the shapes of ``rows`` stand
    """
    shape = next((row.shape for row in rows if row.shape is not None), None)
    if told is None or shape is None:
        return shape is None
    at = pyproj.Transformer.from_crs(crs, wanted, always_xy=True).transform(
        *shapely.get_coordinates(shapely.point_on_surface(shape))[0]
    )
    one, other = (
        pyproj.Transformer.from_crs(system, _WGS84, always_xy=True).transform(*at)
        for system in (told, wanted)
    )
    return math.dist(one, other) < _SAME_PLACE_DEGREES


def _in_projection(path: Path, shapes: NDArray[np.object_], crs: str) -> NDArray[np.object_]:
    if path.suffix.lower() not in _IN_DEGREES:
        return shapes
    metres = pyproj.Transformer.from_crs(_WGS84, crs, always_xy=True)
    return np.asarray(
        shapely.transform(
            shapely.force_2d(shapes),
            lambda points: np.column_stack(metres.transform(points[:, 0], points[:, 1])),
        )
    )


def _fits(shape: shapely.Geometry, known: shapely.Geometry, slack_m: float) -> bool:
    """Whether two polygons have the same area, extent and place, borders moved by ``slack_m``."""
    if shape is None or shapely.is_empty(shape):
        return False
    room = slack_m * (known.length + 1.0)
    ends = np.abs(np.array(shapely.bounds(shape)) - np.array(shapely.bounds(known)))
    middle = shapely.point_on_surface(known)
    return bool(
        abs(shape.area - known.area) <= room
        and (ends <= slack_m * 2).all()
        and shapely.dwithin(shape, middle, slack_m)
    )


def _same_corners(shape: shapely.Geometry, row: _Row, slack_m: float) -> bool:
    """Whether each corner of either polygon lies on the border of the other."""
    if shapely.equals_exact(_in_order(shape), _in_order(row.shape), tolerance=slack_m):
        return True
    return _alike(_rings(shape), _rings(row.shape), row, slack_m)


def _in_order(shape: shapely.Geometry | None) -> shapely.Geometry:
    return shapely.normalize(shapely.multipolygons(shapely.get_parts(shape)))


def _alike(
    told: NDArray[np.object_], known: NDArray[np.object_], row: _Row, slack_m: float
) -> bool:
    """Whether two groups of rings have the same corners, but for threads along old borders."""
    room = slack_m + _SLACK_OF_CUT * row.slack_m
    return _lie_on(told, [*known, *row.old], room) and _lie_on(known, [*told], room)


def _lie_on(rings: NDArray[np.object_], others: list[shapely.Geometry], slack_m: float) -> bool:
    lines = shapely.multilinestrings(others)
    shapely.prepare(lines)
    corners = shapely.points(shapely.get_coordinates(rings))
    return bool(shapely.dwithin(lines, corners, slack_m).all())


def _rings(shapes: Any) -> NDArray[np.object_]:
    return np.asarray(shapely.get_rings(shapely.get_parts(shapes)), dtype=object)


def _same(told: Any, known: Any, *, is_tcvn3: bool) -> bool:
    if isinstance(known, str):
        text = str(told or "")
        wanted = _written(known, is_tcvn3=is_tcvn3)
        cut = _CUT_TCVN3 if is_tcvn3 else _CUT
        if text.endswith(cut) and text != wanted:
            return len(text.encode()) > 200 and wanted.startswith(text.removesuffix(cut))
        return text == wanted
    if known is None or told in (None, ""):
        return told in (None, "") and known is None
    if isinstance(told, str):  # a column of MapInfo in which a figure is not known
        return told == str(known)
    return bool(abs(told - known) < 1e-7) if isinstance(known, float) else bool(told == known)


def _written(text: str, *, is_tcvn3: bool) -> str:
    return to_tcvn3(text).decode(_BYTES) if is_tcvn3 else text


def _drawing_problems(path: Path, known: KnownPlan, rows: Sequence[_Row]) -> Iterator[str]:
    """A drawing carries the rings of both borders, and the name inside each new unit."""
    meta, _, wkb, columns = pyogrio.raw.read(path, columns=["Layer", "Text"])
    by_name = dict(zip(meta["fields"].tolist(), columns, strict=True))
    shapes = np.asarray(shapely.from_wkb(wkb), dtype=object)
    layers = by_name["Layer"]
    old = known.stored.coverage.geometries
    before = [_Row(unit=one.unit, values={}, shape=old[at]) for at, one in enumerate(known.before)]
    for layer, wanted in ((_NEW_RINGS, rows), (_OLD_RINGS, before)):
        yield from _ring_problems(f"{path.name}, lớp {layer}", shapes[layers == layer], wanted)
    is_text = np.array([bool(text) for text in by_name["Text"]])
    names = [nfc(_in_letters(str(text))) for text in by_name["Text"][is_text]]
    points = shapes[is_text]
    for name in sorted(set(names) - {nfc(row.unit.full_name) for row in rows}):
        yield f"{path.name}: “{name}” không phải tên của đơn vị nào sau sắp xếp."
    for row in rows:
        inside = [at for at, name in enumerate(names) if name == nfc(row.unit.full_name)]
        if row.shape is not None and not shapely.intersects(row.shape, points[inside]).any():
            yield f"{path.name}: không có tên {row.unit.full_name} trong ranh giới của đơn vị đó."


def _ring_problems(where: str, told: NDArray[np.object_], rows: Sequence[_Row]) -> Iterator[str]:
    """Each ring of a polygon must be drawn; together they are as long as all borders."""
    tree = shapely.STRtree(_middles(told))
    for row in rows:
        for ring in _rings(row.shape) if row.shape is not None else ():
            near = tree.query(_middles([ring])[0], "dwithin", distance=_SAME_PLACE_M)
            if not any(_alike(told[[at]], np.array([ring]), row, _SLACK_M) for at in near):
                yield f"{where}: đường quanh {row.unit.full_name} khác với ranh giới trong hồ sơ."
    length = float(shapely.length(told).sum())
    known = sum(row.shape.length for row in rows if row.shape is not None)
    is_whole = all(row.shape is not None for row in rows)
    if is_whole and abs(length - known) > _SLACK_OF_LENGTH * known + 1.0:
        yield f"{where}: đường dài {length:.0f} m, theo hồ sơ là {known:.0f} m."


def _middles(shapes: Any) -> NDArray[np.object_]:
    return np.asarray(shapely.centroid(shapely.envelope(shapes)), dtype=object)


def _in_letters(text: str) -> str:
    """What a drawing spells as \\U+1EBF, in letters."""
    return _SPELT.sub(lambda found: chr(int(found[1], 16)), text)
