"""Boundary files and tables for tests, written on the spot."""

import json
import unicodedata
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import geopandas
import openpyxl
import shapely

from noivu_desktop.maps_in import text_encoding

SIDE_M = 4000.0
CORNER = (430_000.0, 2_400_000.0)  # in Lạng Sơn on EPSG:9215

NAMES = (
    "Xã Nam La",
    "Xã Tân Lang",
    "Xã Hội Hoan",
    "Thị trấn Na Sầm",
    "Xã Bắc Hùng",
    "Xã Thụy Hùng",
)


def squares(columns: int, rows: int, side_m: float = SIDE_M) -> list[shapely.Geometry]:
    """Squares side by side, row by row from the lower left.

    3 4 5
    0 1 2
    """
    return [
        shapely.box(
            CORNER[0] + column * side_m,
            CORNER[1] + row * side_m,
            CORNER[0] + (column + 1) * side_m,
            CORNER[1] + (row + 1) * side_m,
        )
        for row in range(rows)
        for column in range(columns)
    ]


def communes(**columns: Sequence[Any]) -> dict[str, Sequence[Any]]:
    """Columns of six communes of Văn Lãng as a land office names them."""
    return {
        "ma_xa": [f"061{number}" for number in range(20, 26)],
        "ten_xa": list(NAMES),
        "ma_huyen": ["182"] * 6,
        "ten_huyen": ["Huyện Văn Lãng"] * 6,
        "dan_so": [2000, 2500, 3000, 3500, 4000, 4500],
        "dt_km2": [16.0] * 6,
        **columns,
    }


def write_map(
    path: Path,
    columns: Mapping[str, Sequence[Any]] | None = None,
    shapes: Sequence[shapely.Geometry] | None = None,
    crs: str | None = "EPSG:9215",
    **options: Any,
) -> Path:
    """Write a layer in the format of the suffix of ``path``; six communes unless told otherwise."""
    frame = geopandas.GeoDataFrame(
        dict(communes() if columns is None else columns),
        geometry=list(squares(3, 2) if shapes is None else shapes),
        crs=crs,
    )
    frame.to_file(path, **options)
    return path


def in_degrees() -> geopandas.GeoDataFrame:
    """The six communes in longitude and latitude."""
    frame = geopandas.GeoDataFrame(communes(), geometry=squares(3, 2), crs="EPSG:9215")
    return frame.to_crs(4326)


def write_geodatabase(path: Path) -> Path:
    """The six communes as a folder of a file geodatabase."""
    return write_map(path, communes(dan_so=[2000.0] * 6), driver="OpenFileGDB")


def write_topojson(path: Path) -> Path:
    """Six communes, each by an arc of its own, whole coordinates without a transform."""
    frame = in_degrees()
    arcs = [[list(point) for point in shape.exterior.coords] for shape in frame.geometry]
    shapes = [
        {
            "type": "Polygon",
            "arcs": [[row]],
            "properties": {"ma_xa": frame.ma_xa[row], "ten_xa": frame.ten_xa[row]},
        }
        for row in range(len(arcs))
    ]
    content = {
        "type": "Topology",
        "objects": {"xa": {"type": "GeometryCollection", "geometries": shapes}},
        "arcs": arcs,
    }
    path.write_text(json.dumps(content), "utf-8")
    return path


def zipped(archive: Path, *files: Path) -> Path:
    """A zip file with these files; of a .shp all its parts."""
    with zipfile.ZipFile(archive, "w") as opened:
        for file in files:
            for part in (
                sorted(file.parent.glob(file.stem + ".*")) if file.suffix == ".shp" else [file]
            ):
                opened.write(part, part.name)
    return archive


def write_workbook(path: Path, **sheets: Sequence[Sequence[Any]]) -> Path:
    """A workbook with these rows; a cell that is None stays empty."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def in_tcvn3(text: str) -> str:
    """``text`` as bytes of TCVN3 shown as Latin-1; toned capitals become small, as typists do."""
    codes = {letter: byte for byte, letter in text_encoding.TCVN3.items()}
    return "".join(
        chr(codes.get(letter) or codes.get(letter.lower()) or ord(letter)) for letter in text
    )


def in_viscii(text: str) -> str:
    """``text`` as bytes of VISCII shown as Latin-1."""
    codes = {letter: byte for byte, letter in text_encoding.VISCII.items()}
    return "".join(chr(codes.get(letter, ord(letter))) for letter in text)


def in_vni(text: str) -> str:
    """``text`` as VNI-Windows shown as Latin-1."""
    typed = {letter: pair for pair, letter in text_encoding.VNI.items()}
    return "".join(typed.get(letter, letter) for letter in text)


def in_cp1258(text: str) -> str:
    """``text`` as bytes of Windows-1258, tones after their letters, shown as Latin-1."""
    shown = b""
    for letter in text:
        marks = unicodedata.normalize("NFD", letter)
        tones = "".join(mark for mark in marks if mark in "\u0300\u0309\u0303\u0301\u0323")
        rest = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in tones))
        shown += (rest + tones).encode("cp1258")
    return shown.decode("latin-1")


def in_utf8_bytes(text: str) -> str:
    """``text`` as bytes of UTF-8 shown as Latin-1 (mojibake)."""
    return text.encode("utf-8").decode("latin-1")
