"""Whether all parts of a shapefile are there and whole, before GDAL reads it.

GDAL takes what it finds: of a .shp that was cut off while it was copied it reads the first
shapes and says nothing. The headers say how long each part must be (ESRI Shapefile Technical
Description, 1998; dBASE III file structure).
"""

import struct
from pathlib import Path

from noivu_desktop.errors import MapReadError

_PARTS = (".shp", ".shx", ".dbf")
_HEADER = 100
_FILE_CODE = 9994
_DBF_HEADER = 32
_BYTES_IN_WORD = 2
_INDEX_ENTRY = 8


def whole_shapefile(source: Path) -> Path:
    """The .shp of the shapefile that ``source`` is a part of.

    Raises MapReadError if a part is missing or shorter than its header says, or if shapes and
    rows of the table differ in number.
    """
    parts = {one.suffix.lower(): one for one in source.parent.glob("*") if one.stem == source.stem}
    missing = [part for part in _PARTS if part not in parts]
    if missing:
        raise MapReadError(
            f"Lớp {source.stem} thiếu tệp {', '.join(missing)};"
            " shapefile cần đủ .shp, .shx và .dbf cùng tên trong một thư mục."
        )
    _declared_length(parts[".shp"])
    shapes = (_declared_length(parts[".shx"]) - _HEADER) // _INDEX_ENTRY
    rows = _row_count(parts[".dbf"])
    if shapes != rows:
        raise MapReadError(
            f"Lớp {source.stem} có {shapes} vùng trong .shp nhưng {rows} dòng trong .dbf;"
            " các tệp không cùng một bản, hãy chép lại cả bộ."
        )
    return parts[".shp"]


def _declared_length(path: Path) -> int:
    """The length in bytes that the header of a .shp or .shx states; the file is as long."""
    header = _start(path, _HEADER)
    code, words = struct.unpack(">i", header[:4])[0], struct.unpack(">i", header[24:28])[0]
    if code != _FILE_CODE or words * _BYTES_IN_WORD < _HEADER:
        raise MapReadError(f"Tệp {path.name} không phải shapefile hoặc đã hỏng; hãy chép lại.")
    length = int(words) * _BYTES_IN_WORD
    _refuse_if_cut_off(path, length)
    return length


def _row_count(path: Path) -> int:
    rows, header, row = struct.unpack("<IHH", _start(path, 12)[4:])
    if header <= _DBF_HEADER or row < 1:
        raise MapReadError(f"Tệp {path.name} không phải bảng dBASE hoặc đã hỏng; hãy chép lại.")
    _refuse_if_cut_off(path, header + rows * row)
    return int(rows)


def _start(path: Path, size: int) -> bytes:
    try:
        with path.open("rb") as opened:
            found = opened.read(size)
    except OSError as error:
        raise MapReadError(
            f"Không đọc được tệp {path.name}; hãy kiểm tra quyền đọc rồi thử lại."
        ) from error
    if len(found) < size:
        raise _cut_off(path)
    return found


def _refuse_if_cut_off(path: Path, length: int) -> None:
    if path.stat().st_size < length:
        raise _cut_off(path)


def _cut_off(path: Path) -> MapReadError:
    return MapReadError(
        f"Tệp {path.name} bị cụt, ngắn hơn độ dài ghi trong phần đầu tệp; hãy chép lại cả bộ."
    )
