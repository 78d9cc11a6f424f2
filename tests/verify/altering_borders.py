"""One attribute or one corner of a boundary file altered, the rest byte for byte as it was."""

import re
import shutil
import struct
from contextlib import closing
from sqlite3 import connect

import shapely

_CELL = re.compile(rb"[A-Za-z0-9]{2,}")
_ATTRIBUTES = {
    ".geojson": re.compile(r'(?<=": )(?:"(?!Feature)[^"]+"|[\d.]+)(?=[ ,])'),
    ".kml": re.compile(r'(?<=">)[^<\n]+(?=</SimpleData>)|(?<=<name>)[^<_]+(?=</name>\n *<Ext)'),
    ".dxf": re.compile(r"(?<=\n  1\r\n)[^\r]*[a-z][^\r]*"),
    ".mif": re.compile(r'"[^",\n]+"|(?<=,)[\d.]+'),
}
_CORNERS = {  # none that begins or ends a ring
    ".geojson": re.compile(r"(?<=\], \[ )[\d.]+, (?P<y>[\d.]+)(?= \], \[)"),
    ".kml": re.compile(r"(?<=,0\n                )[\d.]+,(?P<y>[\d.]+)(?=,0\n +\d)"),
    ".dxf": re.compile(r"(?<=\n 20\r\n)(?P<y>\d{7}\.\d+)"),
    ".mif": re.compile(r"(?<= \d{7}\n)[\d.]+ (?P<y>[\d.]+)(?=\n[\d.]+ [\d.]+\n)"),
}
_SYSTEMS = {
    ".shp": re.compile(r'(?<="Central_Meridian",)[\d.]+'),
    ".mif": re.compile(r'(?<="m", )[\d.]+|(?<=Projection 8, 9999, 28, -)[\d.]+'),
}
_BESIDE = {".shp": ".dbf", ".tab": ".dat", ".mif": ".mid"}
_MOVED_M, _MOVED_DEGREES = 2.0, 0.000_02
_HARDLY_M = 0.01  # too little for the area of a polygon to tell
_GPKG_HEADER = 40


def border_file(path, copy, random, count, spared):
    """Alterations of the attributes of a file, then of its corners where they can be reached."""
    for beside in path.parent.glob(f"{path.stem}.*"):
        shutil.copy(beside, copy.parent)
    altered = _in_bytes if path.suffix in (".shp", ".tab") else _in_text
    yield from altered(path, copy, random, count, spared)
    if path.suffix in _SYSTEMS:
        yield from _system(path, copy)
    if path.suffix == ".shp":
        yield _corner_of_shapefile(path, copy)


def _in_text(path, copy, random, count, spared):
    ending = path.suffix
    attributes = path.with_suffix(_BESIDE.get(ending, ending))
    for file, pattern, what, other in (
        (attributes, _ATTRIBUTES[ending], 0, _other),
        (path, _CORNERS[ending], "y", _moved),
    ):
        whole, target = file.read_bytes().decode(), copy.with_suffix(file.suffix)
        found = [one for one in pattern.finditer(whole) if not spared.search(f"«{one[what]}»")]
        for one in random.sample(found, min(count // 2, len(found))):
            start, end = one.span(what)
            text = whole[:start] + other(one[what]) + whole[end:]
            target.write_bytes(text.encode())
            yield f"{file.name}: «{one[what]}» {other(one[what])}"
        shutil.copy(file, target)


def _in_bytes(path, copy, random, count, spared):
    """Letters and digits of the table beside a shapefile or in a MapInfo table."""
    table = path.with_suffix(_BESIDE[path.suffix])
    whole = table.read_bytes()
    (start,) = struct.unpack_from("<H", whole, 8)
    found = list(_CELL.finditer(whole, start))
    for one in random.sample(found, min(count, len(found))):
        new = _other(one[0].decode()).encode()
        target = copy.with_suffix(table.suffix)
        target.write_bytes(whole[: one.start()] + new + whole[one.end() :])
        yield f"{table.name}: «{one[0]!r}» {new!r}"
        shutil.copy(table, target)


def _system(path, copy):
    """Each figure of the projection that is told beside the polygons."""
    file = path.with_suffix({".shp": ".prj"}.get(path.suffix, path.suffix))
    target, whole = copy.with_suffix(file.suffix), file.read_text("utf-8")
    for one in _SYSTEMS[path.suffix].finditer(whole):
        new = f"{float(one[0]) + 0.25}"
        target.write_text(whole[: one.start()] + new + whole[one.end() :], "utf-8")
        yield f"{file.name}: «{one[0]}» {new}"
    shutil.copy(file, target)


def _corner_of_shapefile(path, copy):
    """The second corner of the first polygon."""
    whole = bytearray(path.read_bytes())
    (parts,) = struct.unpack_from("<i", whole, 100 + 8 + 36)
    at = 100 + 8 + 44 + 4 * parts + 16 + 8
    (y,) = struct.unpack_from("<d", whole, at)
    struct.pack_into("<d", whole, at, y + _HARDLY_M)
    copy.write_bytes(whole)
    return f"góc thứ hai «{y}»"


def moved_corner(copy):
    """The second corner of the first polygon of a GeoPackage, moved in the file itself."""
    with closing(connect(copy)) as connection, connection:
        fid, blob = connection.execute("SELECT fid, geom FROM ranh_gioi_moi").fetchone()
        shape = shapely.from_wkb(blob[_GPKG_HEADER:])
        points = shapely.get_coordinates(shape)
        points[1, 1] += _HARDLY_M
        moved = shapely.to_wkb(shapely.set_coordinates(shape, points))
        for (trigger,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            connection.execute(f'DROP TRIGGER "{trigger}"')
        connection.execute(
            "UPDATE ranh_gioi_moi SET geom = ? WHERE fid = ?", (blob[:_GPKG_HEADER] + moved, fid)
        )


def _moved(text):
    value = float(text)
    return f"{value + (_MOVED_M if value > 1000 else _MOVED_DEGREES):.7f}"


def _other(text):
    """The text with its last letter or digit another one."""
    at = max(place for place, letter in enumerate(text) if letter.isalnum())
    return text[:at] + ("3" if text[at] != "3" else "4") + text[at + 1 :]
