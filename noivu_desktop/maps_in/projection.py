"""Which projection a boundary layer is in, and the one projection that the project keeps.

VN-2000 keeps each province in a 3-degree zone of its own meridian; files name it in many ways,
or not at all. EPSG numbers are those of the registry (see ``provinces``).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pyproj
import shapely
from numpy.typing import NDArray
from pyproj.crs.coordinate_operation import TransverseMercatorConversion
from pyproj.exceptions import CRSError, ProjError

from noivu_desktop.errors import MapReadError
from noivu_desktop.maps_in.likely_systems import TWINS, ZONES, likely_systems
from noivu_desktop.maps_in.projection_words import projection_words
from noivu_desktop.maps_in.provinces import PROVINCES, Province
from noivu_desktop.units.checks import Problem

_DEGREES = "EPSG:4326"
_WITHDRAWN = {6956: 5896, 6957: 5897, 6958: 5898, 6959: 5899}
"""Numbers whose false easting and northing were entered the wrong way round in the registry."""

_UTM_ZONES = {105.0: 3405, 111.0: 3406}
_VIETNAM = (102.0, 6.0, 118.0, 24.0)
_WIDEST_ZONE_DEGREES = 3.5
_DEGREES_OF_VN2000 = 4756
_TOWGS84_X = -191.9
_PRINTED_TURN_Y = 0.01975479
_GAUSS_ZONES = {18: 2044, 19: 2045}
"""Hà Nội-72 by the zone that stands in front of the easting."""

_NO_PLACE = "Tệp chỉ ghi hệ tọa độ riêng “{}”, không nói vị trí trên Trái Đất; đã bỏ qua."
_DEGREES_FOR_METRES = (
    "Tệp ghi tọa độ là độ nhưng số liệu là mét; đã bỏ qua hệ tọa độ ghi trong tệp."
)
_ORIGIN = ("False easting", "False northing", "Latitude of natural origin")

Points = NDArray[np.float64]
Geometries = NDArray[np.object_]


@dataclass(frozen=True, kw_only=True, eq=False)
class Placed:
    """Polygons in the projection of the project, in metres."""

    geometries: Geometries
    crs: str
    problems: tuple[Problem, ...]


def place(
    geometries: Geometries, crs: str | None, *, wanted: str | None, province: Province | None
) -> Placed:
    """The polygons in a projection in metres.

    crs       what the file says; None: it says nothing
    wanted    what the user says ("9215", "EPSG:9215"): goes before the file
    province  where the units are, as far as their names and codes tell
    """
    problems: list[Problem] = []
    system, geometries = _system(geometries, crs, wanted, province, problems)
    if not _is_plane_in_metres(system):
        target = f"EPSG:{_zone_for(_centre(geometries, system), geometries, system, province)}"
        geometries = _projected(geometries, system, target)
        problems.append(
            _notice(f"Bản đồ dùng hệ {_title(_text(system))}; đã chuyển sang {_title(target)}.")
        )
        system = pyproj.CRS.from_user_input(target)
    longitude, latitude = _centre(geometries, system)
    if not _in_vietnam(longitude, latitude):
        problems.append(
            Problem(
                kind="place",
                text="Bản đồ nằm ngoài lãnh thổ Việt Nam; hãy kiểm tra lại hệ tọa độ.",
            )
        )
    return Placed(geometries=geometries, crs=_text(system), problems=tuple(problems))


def known_crs(text: str) -> str:
    """ "EPSG:9215" for "9215" or "epsg:9215"; WKT as it is; raises MapReadError if not known."""
    stripped = text.strip()
    try:
        number = re.fullmatch(r"(?:epsg:)?(\d+)", stripped, re.IGNORECASE)
        system = pyproj.CRS.from_user_input(int(number[1]) if number else stripped)
    except CRSError as error:
        raise MapReadError(
            f"Không biết hệ tọa độ “{text}”; hãy cho mã EPSG, ví dụ 9215."
        ) from error
    if not _tells_place(system):
        raise MapReadError(
            f"Hệ tọa độ “{text}” không phải hệ tọa độ phẳng hay tọa độ địa lý;"
            " hãy cho mã EPSG khác, ví dụ 9215."
        )
    return _text(system)


def reproject(geometries: Geometries, source: str, target: str) -> Geometries:
    """The same shapes in another projection."""
    return _projected(geometries, pyproj.CRS.from_user_input(source), target)


def _system(
    geometries: Geometries,
    crs: str | None,
    wanted: str | None,
    province: Province | None,
    problems: list[Problem],
) -> tuple[pyproj.CRS, Geometries]:
    """The system that the coordinates are in, and the coordinates with x and y in their places."""
    bounds = shapely.total_bounds(geometries)
    if not np.isfinite(bounds).all():
        raise MapReadError("Bản đồ không có tọa độ nào dùng được.")
    if _looks_swapped(bounds):
        geometries = shapely.transform(geometries, lambda xy: xy[:, ::-1])
        bounds = bounds[[1, 0, 3, 2]]
        problems.append(_notice("Tọa độ x và y bị đổi chỗ trong tệp; đã đổi lại."))
    if wanted is not None:
        return pyproj.CRS.from_user_input(known_crs(wanted)), geometries
    if crs is not None:
        system = _recognised(crs, problems)
        if not _tells_place(system):
            problems.append(_notice(_NO_PLACE.format(system.name)))
        elif not (system.is_geographic and np.abs(bounds).max() > 360):
            return system, geometries
        else:
            problems.append(_notice(_DEGREES_FOR_METRES))
    system = _guessed(geometries, province)
    told = f"Tệp không ghi hệ tọa độ; đã coi là {_title(_text(system))}."
    twin = TWINS.get(system.to_epsg() or 0)
    problems.append(
        _notice(
            f"{told} Nếu không đúng, hãy chỉ rõ mã EPSG."
            if twin is None
            else f"{told} Nếu bản đồ là VN-2000 thì hãy chỉ rõ {_title(f'EPSG:{twin}')},"
            " vì hai hệ lệch nhau khoảng 200 m."
        )
    )
    return system, geometries


def _recognised(crs: str, problems: list[Problem]) -> pyproj.CRS:
    """The system that the file names, under its EPSG number where VN-2000 is meant."""
    try:
        system = pyproj.CRS.from_user_input(crs)
    except CRSError as error:
        raise MapReadError(
            "Không hiểu hệ tọa độ ghi trong tệp; hãy chỉ rõ mã EPSG, ví dụ 9215."
        ) from error
    withdrawn = _WITHDRAWN.get(system.to_epsg() or 0)
    if withdrawn is not None:
        return pyproj.CRS.from_epsg(withdrawn)
    if system.is_geographic and _names_vn2000(system):
        return pyproj.CRS.from_epsg(_DEGREES_OF_VN2000)
    epsg = _vn2000_number(system)
    if epsg is None:
        return _own_meridian(system) or system
    if not _names_vn2000(system):
        problems.append(
            _notice(
                f"Hệ tọa độ trong tệp có kinh tuyến và múi chiếu của VN-2000 nhưng ghi gốc khác"
                f" (lệch khoảng 200 m); đã coi là {_title(f'EPSG:{epsg}')}."
            )
        )
    elif _turns_wrong_way(system):
        problems.append(
            _notice(
                "Bảy tham số VN-2000 ghi trong tệp sai dấu góc xoay (lệch khoảng 0,8 m);"
                " đã dùng tham số đúng."
            )
        )
    return pyproj.CRS.from_epsg(epsg)


def _own_meridian(system: pyproj.CRS) -> pyproj.CRS | None:
    """VN-2000 in a zone that the registry does not list, with the shift of all VN-2000."""
    values = _zone_values(system)
    if values is None or not _names_vn2000(system):
        return None
    meridian, scale = values
    operation = TransverseMercatorConversion(
        longitude_natural_origin=meridian,
        false_easting=500_000.0,
        scale_factor_natural_origin=scale,
    )
    degrees = pyproj.CRS.from_epsg(_DEGREES_OF_VN2000)
    name = f"VN-2000 / TM {meridian:g}"
    return pyproj.crs.ProjectedCRS(operation, name, geodetic_crs=degrees)


def _turns_wrong_way(system: pyproj.CRS) -> bool:
    """Whether rotations stand as the ministry prints them, where PROJ means them the other way.

    The ministry (QĐ 05/2007, EPSG 6960) turns the frame, ``towgs84`` turns the point.
    """
    operation = system.coordinate_operation if system.is_bound else None
    shift = list(operation.towgs84) if operation is not None else []
    return len(shift) == 7 and abs(float(shift[4]) - _PRINTED_TURN_Y) < 1e-4


def _vn2000_number(system: pyproj.CRS) -> int | None:
    """The EPSG number of the VN-2000 zone with these parameters."""
    values = _zone_values(system)
    if values is None:
        return None
    meridian, scale = values
    if scale == 0.9999:
        return ZONES.get(meridian)
    return _UTM_ZONES.get(meridian) if scale == 0.9996 and _names_vn2000(system) else None


def _zone_values(system: pyproj.CRS) -> tuple[float, float] | None:
    """Meridian and scale of a Transverse Mercator zone that counts as those of VN-2000 do."""
    flat = system.source_crs if system.is_bound and system.source_crs else system
    operation = flat.coordinate_operation
    if operation is None or operation.method_name != "Transverse Mercator":
        return None
    values = {str(one.name): float(one.value) for one in operation.params}
    origin = [values.get(name) for name in _ORIGIN]
    if origin != [500_000.0, 0.0, 0.0] or not _is_plane_in_metres(flat):
        return None
    meridian = round(values["Longitude of natural origin"], 4)
    return meridian, round(values["Scale factor at natural origin"], 6)


def _names_vn2000(system: pyproj.CRS) -> bool:
    if system.is_bound and system.coordinate_operation is not None:
        shift = list(system.coordinate_operation.towgs84)
        if shift and abs(float(shift[0]) - _TOWGS84_X) < 1:
            return True
    names = [system.name, system.datum.name if system.datum else ""]
    bare = "".join(names).lower().replace("-", "").replace("_", "").replace(" ", "")
    return "vn2000" in bare or "vietnam2000" in bare


def _tells_place(system: pyproj.CRS) -> bool:
    """Whether coordinates in it mean places on earth: not so in "Nonearth" of MapInfo."""
    flat = system.source_crs if system.is_bound and system.source_crs else system
    return bool(flat.is_geographic or flat.is_projected)


def _is_plane_in_metres(system: pyproj.CRS) -> bool:
    flat = system.source_crs if system.is_bound and system.source_crs else system
    operation = flat.coordinate_operation
    return (
        flat.is_projected
        and operation is not None
        and operation.method_name == "Transverse Mercator"
        and all(axis.unit_name in ("metre", "meter") for axis in flat.axis_info)
    )


def _looks_swapped(bounds: Points) -> bool:
    west, south, east, north = bounds
    degrees = west >= 6 and east <= 24 and south >= 102 and north <= 118
    metres = west > 600_000 and 800_000 < east < 2_700_000 and south > 100_000 and north < 900_000
    return bool(degrees or (metres and north < west))


def _guessed(geometries: Geometries, province: Province | None) -> pyproj.CRS:
    """The system under which the map falls on its province, or on some province."""
    west, south, east, north = shapely.total_bounds(geometries)
    if _in_vietnam(west, south) and _in_vietnam(east, north):
        return pyproj.CRS.from_user_input(_DEGREES)
    gauss = _GAUSS_ZONES.get(int(west // 1_000_000))
    if gauss is not None and west // 1_000_000 == east // 1_000_000:
        return pyproj.CRS.from_epsg(gauss)
    if west < 0 or east > 1_500_000 or south < 500_000 or north > 3_000_000:
        raise MapReadError(
            "Tệp không ghi hệ tọa độ và tọa độ không nằm ở Việt Nam;"
            " hãy chỉ rõ mã EPSG, ví dụ 9215."
        )
    likely = likely_systems(((west + east) / 2, (south + north) / 2), province)
    return pyproj.CRS.from_user_input(likely[0].crs)


def _zone_for(
    centre: tuple[float, float],
    geometries: Geometries,
    system: pyproj.CRS,
    province: Province | None,
) -> int:
    """EPSG of the zone for these places: of their province, else of the nearest meridian."""
    to_degrees = _to_degrees(system)
    west, south, east, north = shapely.total_bounds(geometries)
    span = to_degrees(east, north)[0] - to_degrees(west, south)[0]
    if span > _WIDEST_ZONE_DEGREES:
        return _UTM_ZONES[105.0 if centre[0] < 108 else 111.0]
    if province is not None and province.holds(*centre):
        return province.epsg
    around = [one for one in PROVINCES if one.holds(*centre)]
    if around:
        return min(around, key=lambda one: one.distance(*centre)).epsg
    return ZONES[min(ZONES, key=lambda meridian: abs(meridian - centre[0]))]


def _centre(geometries: Geometries, system: pyproj.CRS) -> tuple[float, float]:
    west, south, east, north = shapely.total_bounds(geometries)
    return _to_degrees(system)((west + east) / 2, (south + north) / 2)


def _to_degrees(system: pyproj.CRS) -> Callable[[float, float], tuple[float, float]]:
    change = pyproj.Transformer.from_crs(system, _DEGREES, always_xy=True)

    def transform(x: float, y: float) -> tuple[float, float]:
        longitude, latitude = change.transform(x, y)
        return float(longitude), float(latitude)

    return transform


def _projected(geometries: Geometries, source: pyproj.CRS, target: str) -> Geometries:
    change = pyproj.Transformer.from_crs(source, target, always_xy=True)
    try:
        moved = shapely.transform(
            geometries, lambda xy: np.column_stack(change.transform(xy[:, 0], xy[:, 1]))
        )
    except ProjError as error:
        raise MapReadError("Không chuyển được hệ tọa độ của bản đồ.") from error
    if not np.isfinite(shapely.total_bounds(moved)).all():
        raise MapReadError("Tọa độ của bản đồ không hợp với hệ tọa độ ghi kèm; hãy chỉ rõ mã EPSG.")
    return np.asarray(moved, dtype=object)


def _in_vietnam(longitude: float, latitude: float) -> bool:
    west, south, east, north = _VIETNAM
    return west <= longitude <= east and south <= latitude <= north


def _text(system: pyproj.CRS) -> str:
    epsg = system.to_epsg()
    return f"EPSG:{epsg}" if epsg else str(system.to_wkt())


def _title(crs: str) -> str:
    """What surveyors call it, and its number."""
    words = projection_words(crs)
    return f"{words} ({crs})" if crs.startswith("EPSG:") else words


def _notice(text: str) -> Problem:
    return Problem(kind="crs", text=text)
