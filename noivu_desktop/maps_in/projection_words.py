"""Projections in the words of Vietnamese surveyors."""

from functools import lru_cache

import pyproj
from pyproj.exceptions import CRSError

_ZONE_WIDTHS = {0.9999: 3, 0.9996: 6}
_DATUMS = (
    ("vn2000", "VN-2000"),
    ("vietnam2000", "VN-2000"),
    ("wgs84", "WGS 84"),
    ("wgs1984", "WGS 84"),
    ("hanoi", "Hà Nội-72"),
    ("indian1960", "Indian 1960"),
)


@lru_cache(maxsize=256)
def projection_words(crs: str) -> str:
    """A projection as people call it: "VN-2000, kinh tuyến trục 107°15', múi 3°"."""
    try:
        system = pyproj.CRS.from_user_input(crs)
    except CRSError:
        return crs
    flat = system.source_crs if system.is_bound and system.source_crs else system
    datum = _datum(flat)
    if flat.is_geographic:
        return f"{datum}, tọa độ địa lý (độ)"
    operation = flat.coordinate_operation
    values = {str(one.name): float(one.value) for one in operation.params} if operation else {}
    meridian = values.get("Longitude of natural origin")
    if operation is None or meridian is None or operation.method_name != "Transverse Mercator":
        return str(system.name)
    width = _ZONE_WIDTHS.get(round(values.get("Scale factor at natural origin", 0.0), 6))
    zone = f", múi {width}°" if width else ""
    utm = " / UTM" if width == 6 and datum == "WGS 84" else ""
    return f"{datum}{utm}, kinh tuyến trục {degrees(meridian)}{zone}"


def degrees(value: float) -> str:
    """Degrees and minutes: 107°15'."""
    minutes = round(value * 60)
    return f"{minutes // 60}°{minutes % 60:02d}'" if minutes % 60 else f"{minutes // 60}°"


def _datum(system: pyproj.CRS) -> str:
    names = f"{system.name} {system.datum.name if system.datum else ''}"
    bare = "".join(letter for letter in names.lower() if letter.isalnum())
    return next((word for key, word in _DATUMS if key in bare), str(system.name))
