"""Damaged and hostile files, kept in ``tests/data/bad``; written anew by

    python -m tests.maps_in.bad_files

Each is one thing that went wrong with six good communes, or with the table beside them.
"""

import json
import re
import struct
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from tests.maps_in.drawing_files import Line, write_dgn, write_dxf
from tests.maps_in.map_files import communes, write_map, write_workbook

FOLDER = Path(__file__).resolve().parents[1] / "data" / "bad"
USABLE = {
    "csv-quote-open.csv",
    "geojson-bow-tie.geojson",
    "shp-all-nan.zip",
    "shp-minus-one-part.zip",
    "shp-nan-point.zip",
    "shp-offset-outside.zip",
    "shp-record-too-long.zip",
    "shp-two-billion-points.zip",
    "shp-unknown-shape.zip",
}
"""Files of which enough can be read; what cannot is told in the account."""

BILLION = (
    '<?xml version="1.0"?><!DOCTYPE k [<!ENTITY a "cười cười cười cười cười">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 12}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE k [<!ENTITY i SYSTEM "file:///etc/passwd">]>'
_TIMES = re.compile("<dcterms:.*</dcterms:[a-z]+>")
TABLE = [["Mã xã", "Tên xã", "Dân số"], ["06120", "Nam La", 2000], ["06121", "Tân Lang", 2500]]


def write_all(folder: Path = FOLDER) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        _shapefiles(Path(place), folder)
        _archives(Path(place), folder)
        _other_maps(Path(place), folder)
        _tables(Path(place), folder)


def _shapefiles(place: Path, folder: Path) -> None:
    """Each zipped with its parts; what is changed is in the name."""
    good = {part.suffix: part.read_bytes() for part in _shapefile(place)}

    def keep(name: str, **changed: bytes) -> None:
        members = {f"xa{end}": changed.get(end[1:], content) for end, content in good.items()}
        _archive(folder / f"shp-{name}.zip", members)

    for suffix in (".shp", ".dbf", ".shx"):
        content = good[suffix]
        keep(f"cut-{suffix[1:]}", **{suffix[1:]: content[: len(content) // 2]})
        keep(f"empty-{suffix[1:]}", **{suffix[1:]: b""})
    shp, dbf, shx = good[".shp"], good[".dbf"], good[".shx"]
    keep("length-too-long", shp=shp[:24] + struct.pack(">i", 2**30) + shp[28:])
    keep("length-negative", shp=shp[:24] + struct.pack(">i", -5) + shp[28:])
    keep("record-too-long", shp=shp[:104] + struct.pack(">i", 2**30) + shp[108:])
    keep("two-billion-points", shp=shp[:148] + struct.pack("<i", 2_000_000_000) + shp[152:])
    keep("minus-one-part", shp=shp[:144] + struct.pack("<i", -1) + shp[148:])
    keep("unknown-shape", shp=shp[:108] + struct.pack("<i", 77) + shp[112:])
    keep("four-billion-rows", dbf=dbf[:4] + struct.pack("<I", 2**32 - 1) + dbf[8:])
    keep("rows-of-no-length", dbf=dbf[:10] + struct.pack("<H", 0) + dbf[12:])
    keep("offset-outside", shx=shx[:100] + struct.pack(">i", 2**30) + shx[104:])
    keep("not-a-shapefile", shp=b"PK" * 200)
    points = np.frombuffer(shp[156:], dtype="<f8", count=2)
    keep("nan-point", shp=shp[:156] + struct.pack("<2d", np.nan, points[1]) + shp[172:])
    keep("all-nan", shp=shp.replace(struct.pack("<d", points[0]), struct.pack("<d", np.nan)))


def _shapefile(place: Path) -> list[Path]:
    path = write_map(place / "xa.shp", communes(dan_so=[2000] * 6))
    table = path.with_suffix(".dbf")
    content = table.read_bytes()
    table.write_bytes(content[:1] + bytes([126, 1, 1]) + content[4:])  # not the date of today
    return sorted(path.parent.glob("xa.*"))


def _archives(place: Path, folder: Path) -> None:
    shape = place / "xa.shp"
    good = {part.name: part.read_bytes() for part in sorted(place.glob("xa.*"))}
    inner = _archive(place / "trong.zip", good)
    _archive(folder / "zip-in-zip.zip", {"trong.zip": inner.read_bytes()})
    outside = {"../../ngoai.shp": b"x", "xa.shp": shape.read_bytes()}
    _archive(folder / "zip-leads-outside.zip", outside)
    _archive(folder / "zip-bomb.zip", {"xa.shp": bytes(64 * 1024**2)})
    locked = bytearray(inner.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = locked.find(signature)
        while at >= 0:
            locked[at + offset] |= 1
            at = locked.find(signature, at + 4)
    (folder / "zip-password.zip").write_bytes(locked)
    (folder / "zip-cut.zip").write_bytes(inner.read_bytes()[:-200])
    _archive(folder / "zip-empty.zip", {})


def _archive(path: Path, members: Mapping[str, bytes]) -> Path:
    """A zip file that is the same whenever it is written."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return path


def _other_maps(place: Path, folder: Path) -> None:
    good = write_map(place / "xa.geojson").read_text("utf-8")
    (folder / "geojson-cut.geojson").write_text(good[: len(good) // 2], "utf-8")
    (folder / "geojson-deep.geojson").write_text(
        '{"type":"Polygon","coordinates":' + "[" * 5000 + "]" * 5000 + "}", "utf-8"
    )
    _geojson(folder / "geojson-no-shapes.geojson", [None, None])
    _geojson(folder / "geojson-huge-numbers.geojson", [[[1e300, 21], [1e308, 21], [1e300, 22]]])
    _geojson(folder / "geojson-words-for-numbers.geojson", [[["a", "b"], ["c", "d"], ["e", "f"]]])
    _geojson(folder / "geojson-bow-tie.geojson", [[[106, 21], [107, 22], [107, 21], [106, 22]]])
    wide = {f"cot_{number}": 1 for number in range(10_000)}
    _geojson(folder / "geojson-10000-columns.geojson", [[[106, 21], [107, 21], [107, 22]]], wide)
    (folder / "kml-entities.kml").write_text(BILLION + "<kml><name>&i;</name></kml>", "utf-8")
    (folder / "kml-reads-files.kml").write_text(OUTSIDE + "<kml><name>&i;</name></kml>", "utf-8")
    (folder / "gml-entities.gml").write_text(BILLION + "<FeatureCollection>&i;</FeatureCollection>")
    gpkg = write_map(place / "xa.gpkg").read_bytes()
    (folder / "gpkg-cut.gpkg").write_bytes(gpkg[:9000])
    (folder / "gpkg-empty.gpkg").write_bytes(b"")
    (folder / "fgb-cut.fgb").write_bytes(write_map(place / "xa.fgb").read_bytes()[:300])
    corners = [(430_000, 2_400_000), (430_100, 2_400_000), (430_100, 2_400_100)]
    drawing = [Line(points=corners)]
    whole = write_dxf(place / "xa.dxf", drawing).read_bytes()
    (folder / "dxf-cut.dxf").write_bytes(whole[: len(whole) - 120])
    (folder / "dxf-nan.dxf").write_bytes(
        whole.replace(b"430000", b"nan").replace(b"430100", b"nan")
    )
    endless = "0|SECTION|2|HEADER|2|ENTITIES|8|1\r\0\n100|EOF|"  # as GDAL 3.11 sees it
    (folder / "dxf-endless.dxf").write_bytes(endless.replace("|", "\r\n").encode())
    level = [Line(points=corners, layer="1")]
    (folder / "dgn-cut.dgn").write_bytes(write_dgn(place / "xa.dgn", level).read_bytes()[:2000])
    (folder / "tab-alone.tab").write_bytes(write_map(place / "mi.tab").read_bytes())


def _geojson(path: Path, rings: list, properties: dict | None = None) -> None:
    features = [
        {
            "type": "Feature",
            "properties": {"ma_xa": "06120", **(properties or {})},
            "geometry": ring and {"type": "Polygon", "coordinates": [[*ring, ring[0]]]},
        }
        for ring in rings
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")


def _tables(place: Path, folder: Path) -> None:
    good = _workbook(place / "ds.xlsx", TABLE)
    sheet = "xl/worksheets/sheet1.xml"
    _rewritten(good, folder / "xlsx-entities.xlsx", sheet, lambda text: BILLION + text + "&i;")
    _rewritten(good, folder / "xlsx-reads-files.xlsx", sheet, lambda text: OUTSIDE + text + "&i;")
    _rewritten(good, folder / "xlsx-bomb.xlsx", sheet, lambda text: text + " " * (64 * 1024**2))
    _rewritten(good, folder / "xlsx-no-sheet.xlsx", sheet, lambda _: "")
    _workbook(folder / "xlsx-formula.xlsx", [*TABLE, ["06122", "Hội Hoan", "=1+1"]])
    (folder / "xlsx-cut.xlsx").write_bytes(good.read_bytes()[:-300])
    ole = bytes.fromhex("d0cf11e0a1b11ae1")
    (folder / "xlsx-password.xlsx").write_bytes(ole + bytes(1500))
    saved = Path(__file__).resolve().parents[1] / "data"
    xls = (saved / "dan_so.xls").read_bytes()
    (folder / "xls-cut.xls").write_bytes(xls[:3000])
    (folder / "xls-garbled.xls").write_bytes(
        xls[:600] + bytes(reversed(xls[600:3000])) + xls[3000:]
    )
    entry = xls.index("Workbook".encode("utf-16-le"))
    looping = xls[: entry + 68] + struct.pack("<i", 1) + xls[entry + 72 :]
    (folder / "xls-directory-in-itself.xls").write_bytes(looping)
    ods = saved / "dan_so.ods"
    _rewritten(ods, folder / "ods-entities.ods", "content.xml", lambda text: BILLION + text + "&i;")
    (folder / "ods-cut.ods").write_bytes(ods.read_bytes()[:-300])
    billions = r'number-\1-repeated="2000000000"'
    _rewritten(
        ods,
        folder / "ods-billions.ods",
        "content.xml",
        lambda text: re.sub(r'number-(rows|columns)-repeated="\d+"', billions, text).replace(
            "<table:table-row", '<table:table-row table:number-rows-repeated="2000000000"', 1
        ),
    )
    (folder / "csv-nul.csv").write_bytes("Mã xã,Dân số\n0612\x000,5\n".encode())
    names = ",".join(f"cột {number}" for number in range(10_000))
    (folder / "csv-10000-columns.csv").write_text(names + "\n" + "1," * 9_999 + "1\n", "utf-8")
    (folder / "csv-quote-open.csv").write_text('Mã xã,Dân số\n"06120,5\n', "utf-8")
    (folder / "csv-empty.csv").write_bytes(b"")
    (folder / "csv-other-units.csv").write_text("Mã xã,Dân số\n99999,5\n", "utf-8")
    (folder / "dbf-cut.dbf").write_bytes((place / "xa.dbf").read_bytes()[:100])


def _workbook(path: Path, rows: list) -> Path:
    """A workbook that does not tell when it was written."""
    write_workbook(path, Xa=rows)
    return _rewritten(path, path, "docProps/core.xml", lambda text: _TIMES.sub("", text))


def _rewritten(source: Path, target: Path, name: str, change) -> Path:
    """The archive with one member changed, its XML declaration left out."""
    with zipfile.ZipFile(source) as old:
        members = {member: old.read(member) for member in old.namelist()}
    text = members[name].decode("utf-8")
    members[name] = change(text.partition("?>")[2] or text).encode()
    return _archive(target, members)


def good_map(folder: Path) -> Path:
    """Six communes without people, for tables to join."""
    columns = {name: cells for name, cells in communes().items() if name != "dan_so"}
    return write_map(folder / "tot.gpkg", columns)


if __name__ == "__main__":
    write_all()
