"""Which file stands for a map, and which files no map is read from."""

from pathlib import Path

from noivu_desktop.errors import MapReadError
from noivu_desktop.maps_in.suffixes import (
    ARCHIVE_SUFFIXES,
    MAP_FOLDER_SUFFIXES,
    MAP_PART_SUFFIXES,
    MAP_SUFFIXES,
    OTHER_FORMATS,
)

_MAIN_OF = {
    ".shp": (".dbf", ".shx", ".prj", ".cpg", ".sbn", ".sbx", ".qpj", ".qix"),
    ".tab": (".dat", ".map", ".id", ".ind"),
    ".mif": (".mid",),
}
_PARTS_OF_TAB = (".dat", ".map", ".id")
_POINTERS = (b"<OGRVRTDataSource", b"<VRTDataset", b"gdal_streamed_alg", b"<OGRWFSDataSource")
"""How files begin that hold no map themselves but tell GDAL where to get one."""

_HEAD = 4096
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
"""The first bytes of MicroStation V8 files, which only its maker's own library reads."""


def main_file(path: Path) -> Path:
    """The file that opens the map of which ``path`` is a part; else ``path`` itself."""
    suffix = path.suffix.lower()
    if suffix in MAP_PART_SUFFIXES and path.parent.suffix.lower() in MAP_FOLDER_SUFFIXES:
        return path.parent
    for main, parts in _MAIN_OF.items():
        if suffix in parts:
            beside = [one for one in path.parent.glob("*") if one.stem == path.stem]
            return next(
                (one for one in beside if one.suffix.lower() == main), path.with_suffix(main)
            )
    return path


def refuse_other_formats(path: Path) -> None:
    """Raises MapReadError for what GDAL cannot read or must not follow, and says what it is."""
    what = OTHER_FORMATS.get(path.suffix.lower())
    if what is not None:
        raise MapReadError(f"Không nhập được {path.name}: đây là {what}.")
    head = _head(path)
    if path.suffix.lower() == ".dgn" and head.startswith(_OLE):
        raise MapReadError(
            f"Không nhập được {path.name}: đây là bản vẽ MicroStation V8;"
            " hãy lưu lại thành DGN V7 hoặc DXF."
        )
    if path.suffix.lower() == ".dxf":
        _refuse_cut_drawing(path)
    if any(pointer in head for pointer in _POINTERS):
        raise MapReadError(
            f"Không nhập được {path.name}: tệp chỉ dẫn tới dữ liệu ở nơi khác;"
            " hãy chọn chính tệp bản đồ."
        )


def refuse_without_parts(path: Path) -> None:
    """Raises MapReadError for a MapInfo table that came without the files beside it."""
    if path.suffix.lower() != ".tab" or b"type native" not in _head(path).lower():
        return
    beside = {one.suffix.lower() for one in path.parent.glob("*") if one.stem == path.stem}
    missing = [part for part in _PARTS_OF_TAB if part not in beside]
    if missing:
        raise MapReadError(
            f"Bảng MapInfo {path.name} thiếu tệp {', '.join(missing)};"
            " cần đủ .tab, .dat, .map và .id cùng tên trong một thư mục."
        )


def is_known(path: Path) -> bool:
    """Whether the name ends as that of a map file does."""
    known = (*MAP_SUFFIXES, *MAP_FOLDER_SUFFIXES, *ARCHIVE_SUFFIXES)
    return path.suffix.lower() in known


def known_formats() -> str:
    """The endings of map files as a sentence lists them."""
    return ", ".join((*MAP_SUFFIXES, *MAP_FOLDER_SUFFIXES, *ARCHIVE_SUFFIXES))


def _refuse_cut_drawing(path: Path) -> None:
    """Raises MapReadError for a DXF without its end, for which GDAL would look without end."""
    content = path.read_bytes() if path.is_file() else b""
    if content.startswith(b"AutoCAD Binary DXF"):
        raise MapReadError(
            f"Không nhập được {path.name}: đây là DXF nhị phân; hãy lưu lại thành DXF dạng chữ."
        )
    if b"ENTITIES" not in content or not content.rstrip().endswith(b"EOF"):
        raise MapReadError(
            f"Bản vẽ {path.name} bị cụt hoặc không phải DXF; hãy lưu lại hoặc chép lại."
        )


def _head(path: Path) -> bytes:
    if not path.is_file():
        return b""
    try:
        with path.open("rb") as opened:
            return opened.read(_HEAD)
    except OSError as error:
        raise MapReadError(
            f"Không đọc được tệp {path.name}; hãy kiểm tra quyền đọc rồi thử lại."
        ) from error
