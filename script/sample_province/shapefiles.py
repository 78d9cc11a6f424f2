"""Zipped shapefiles as a land office hands them over, the same bytes on every run."""

import io
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import geopandas
import numpy as np
import pyogrio
from numpy.typing import NDArray

from sample_province import EPSG

_FIXED_TIME = (2019, 1, 15, 8, 0, 0)
_DATE_BYTES, _LANGUAGE_BYTE = slice(1, 4), 29
_PARTS = (".shp", ".shx", ".dbf", ".prj", ".cpg")

_TCVN3_CODES = {
    "à": 0xB5, "ả": 0xB6, "ã": 0xB7, "á": 0xB8, "ạ": 0xB9, "ă": 0xA8, "ằ": 0xBB, "ẳ": 0xBC,
    "ẵ": 0xBD, "ắ": 0xBE, "ặ": 0xC6, "â": 0xA9, "ầ": 0xC7, "ẩ": 0xC8, "ẫ": 0xC9, "ấ": 0xCA,
    "ậ": 0xCB, "è": 0xCC, "ẻ": 0xCE, "ẽ": 0xCF, "é": 0xD0, "ẹ": 0xD1, "ê": 0xAA, "ề": 0xD2,
    "ể": 0xD3, "ễ": 0xD4, "ế": 0xD5, "ệ": 0xD6, "ì": 0xD7, "ỉ": 0xD8, "ĩ": 0xDC, "í": 0xDD,
    "ị": 0xDE, "ò": 0xDF, "ỏ": 0xE1, "õ": 0xE2, "ó": 0xE3, "ọ": 0xE4, "ô": 0xAB, "ồ": 0xE5,
    "ổ": 0xE6, "ỗ": 0xE7, "ố": 0xE8, "ộ": 0xE9, "ơ": 0xAC, "ờ": 0xEA, "ở": 0xEB, "ỡ": 0xEC,
    "ớ": 0xED, "ợ": 0xEE, "ù": 0xEF, "ủ": 0xF1, "ũ": 0xF2, "ú": 0xF3, "ụ": 0xF4, "ư": 0xAD,
    "ừ": 0xF5, "ử": 0xF6, "ữ": 0xF7, "ứ": 0xF8, "ự": 0xF9, "ỳ": 0xFA, "ỷ": 0xFB, "ỹ": 0xFC,
    "ý": 0xFD, "ỵ": 0xFE, "đ": 0xAE, "Đ": 0xA7, "Ă": 0xA1, "Â": 0xA2, "Ê": 0xA3, "Ô": 0xA4,
    "Ơ": 0xA5, "Ư": 0xA6,
}  # fmt: skip


def tcvn3_bytes(text: str) -> bytes:
    """``text`` in TCVN3 (ABC); capital letters with a tone have no code there."""
    return bytes(_TCVN3_CODES[letter] if letter > "\x7f" else ord(letter) for letter in text)


def write_zipped_shapefile(
    path: Path,
    shapes: NDArray[np.object_],
    columns: Mapping[str, Sequence[object]],
    *,
    tcvn3: Sequence[str] = (),
) -> None:
    """Write polygons and columns; text is UTF-8 but for the columns named in ``tcvn3``."""
    as_bytes = {
        name: [_as_latin1(value, name in tcvn3) for value in values]
        for name, values in columns.items()
    }
    frame = geopandas.GeoDataFrame(as_bytes, geometry=list(shapes), crs=f"EPSG:{EPSG}")
    with tempfile.TemporaryDirectory() as folder:
        layer = Path(folder) / f"{path.stem.replace('-', '_')}.shp"
        pyogrio.write_dataframe(
            frame, layer, driver="ESRI Shapefile", encoding="ISO-8859-1", RESIZE="YES"
        )
        _without_traces(layer)
        path.write_bytes(zipped({layer.with_suffix(e).name: layer.with_suffix(e) for e in _PARTS}))


def zipped(members: Mapping[str, Path | bytes]) -> bytes:
    """A zip file with a fixed time in it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in members.items():
            entry = zipfile.ZipInfo(name, _FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            data = content if isinstance(content, bytes) else content.read_bytes()
            archive.writestr(entry, data, compresslevel=9)
    return buffer.getvalue()


def _as_latin1(value: object, tcvn3: bool) -> object:
    """Text as the Latin-1 letters of its bytes, so that exactly these bytes reach the file."""
    if not isinstance(value, str):
        return value
    return (tcvn3_bytes(value) if tcvn3 else value.encode("utf-8")).decode("latin-1")


def _without_traces(layer: Path) -> None:
    """Say UTF-8 where the writer said Latin-1, and drop the day of writing."""
    layer.with_suffix(".cpg").write_text("UTF-8", encoding="ascii")
    table = layer.with_suffix(".dbf")
    content = bytearray(table.read_bytes())
    year, month, day = _FIXED_TIME[:3]
    content[_DATE_BYTES] = bytes((year - 1900, month, day))
    content[_LANGUAGE_BYTE] = 0
    table.write_bytes(bytes(content))
