"""Drawings for tests, written entity by entity: DXF 2000 and DGN version 7."""

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyogrio

Points = Sequence[tuple[float, float]]


@dataclass(frozen=True, kw_only=True)
class Line:
    points: Points
    layer: str = "RANH_XA"
    closed: bool = True


@dataclass(frozen=True, kw_only=True)
class Text:
    """``entity``: TEXT, MTEXT, or INSERT for the attribute of a block."""

    text: str
    point: tuple[float, float]
    layer: str = "TEN_XA"
    entity: str = "TEXT"


def write_dxf(path: Path, entities: Iterable[Line | Text], encoding: str = "latin-1") -> Path:
    """A drawing of AutoCAD 2000 that says its text is in Windows-1252."""
    tags: list[object] = [
        0, "SECTION", 2, "HEADER", 9, "$ACADVER", 1, "AC1015", 9, "$DWGCODEPAGE", 3, "ANSI_1252",
        0, "ENDSEC", 0, "SECTION", 2, "BLOCKS", 0, "BLOCK", 8, 0, 2, "NHAN", 70, 2, 10, 0, 20, 0,
        30, 0, 3, "NHAN", 0, "ATTDEF", 8, "NHAN", 10, 0, 20, 0, 40, 50, 1, "x", 3, "Ten", 2, "TEN",
        70, 0, 0, "ENDBLK", 8, 0, 0, "ENDSEC", 0, "SECTION", 2, "ENTITIES",
    ]  # fmt: skip
    for number, entity in enumerate(entities, start=256):
        handle = f"{number:X}"
        tags += _dxf_line(entity, handle) if isinstance(entity, Line) else _dxf_text(entity, handle)
    tags += [0, "ENDSEC", 0, "EOF"]
    path.write_bytes(("\r\n".join(map(str, tags)) + "\r\n").encode(encoding))
    return path


def _dxf_line(line: Line, handle: str) -> list[object]:
    tags: list[object] = [0, "LWPOLYLINE", 5, handle, 100, "AcDbEntity", 8, line.layer]
    tags += [100, "AcDbPolyline", 90, len(line.points), 70, int(line.closed)]
    for x, y in line.points:
        tags += [10, x, 20, y]
    return tags


def _dxf_text(text: Text, handle: str) -> list[object]:
    x, y = text.point
    place: list[object] = [10, x, 20, y, 30, 0]
    if text.entity == "INSERT":
        block = [0, "INSERT", 5, handle, 100, "AcDbEntity", 8, text.layer, 66, 1]
        block += [100, "AcDbBlockReference", 2, "NHAN", *place]
        attribute = [0, "ATTRIB", 5, handle + "A", 100, "AcDbEntity", 8, text.layer]
        attribute += [100, "AcDbText", *place, 40, 50, 1, text.text, 100, "AcDbAttribute"]
        return [*block, *attribute, 2, "TEN", 70, 0, 0, "SEQEND", 5, handle + "B", 8, text.layer]
    kind = {"TEXT": "AcDbText", "MTEXT": "AcDbMText"}[text.entity]
    start = [0, text.entity, 5, handle, 100, "AcDbEntity", 8, text.layer, 100, kind]
    return [*start, *place, 40, 50, 1, text.text]


_DGN_SCALE, _DGN_ORIGIN = 100, -2_147_483_600
"""Units of position in a metre, and the place of 0 m."""

_DGN_METRES = bytes.fromhex("00006400000001006d00636d")
_DGN_FROM = bytes.fromhex("ffcfffff00a00000")
"""The same in the file: 100 units in a metre, and the origin as a floating number of a VAX."""


def write_dgn(path: Path, entities: Iterable[Line | Text]) -> Path:
    """A MicroStation V7 drawing upon GDAL's seed; layers are numbers of levels."""
    seed = Path(pyogrio.get_gdal_data_path()) / "seed_2d.dgn"
    content = seed.read_bytes()
    content = content[: content.rindex(b"\xff\xff\0\0")]
    content = content[:1112] + _DGN_METRES + content[1124:1240] + _DGN_FROM * 3 + content[1264:]
    for entity in entities:
        content += _dgn_line(entity) if isinstance(entity, Line) else _dgn_text(entity)
    path.write_bytes(content + b"\xff\xff")
    return path


def _dgn_line(line: Line) -> bytes:
    """Element 6 (shape) if closed, else 4 (line string)."""
    points = [*line.points, line.points[0]] if line.closed else list(line.points)
    body = struct.pack("<H", len(points)) + b"".join(map(_dgn_point, points))
    return _dgn_element(6 if line.closed else 4, line.layer, points, body)


def _dgn_text(text: Text) -> bytes:
    """Element 17: font, justification, size, rotation, place, letters."""
    letters = text.text.encode("latin-1")
    letters_padded = letters + b"\0" * (len(letters) % 2)
    body = struct.pack("<BB", 1, 0) + _middle_endian(25_000) * 2 + _middle_endian(0)
    body += _dgn_point(text.point) + struct.pack("<BB", len(letters), 0) + letters_padded
    return _dgn_element(17, text.layer, [text.point], body)


def _dgn_element(kind: int, level: str, points: Points, body: bytes) -> bytes:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    low, high = (min(xs), min(ys)), (max(xs), max(ys))
    extent = b"".join(
        _middle_endian((_dgn_units(value) & 0xFFFFFFFF) ^ 0x80000000)
        for value in (*low, None, *high, None)
    )
    words = (36 + len(body) - 4) // 2
    head = struct.pack("<BBH", int(level), kind, words) + extent
    symbols = struct.pack("<HHHBB", 0, (len(body) + 4) // 2, 0, 0, 0)
    return head + symbols + body


def _dgn_units(metres: float | None) -> int:
    return 0 if metres is None else round(metres * _DGN_SCALE) + _DGN_ORIGIN


def _dgn_point(point: tuple[float, float]) -> bytes:
    return b"".join(_middle_endian(_dgn_units(value) & 0xFFFFFFFF) for value in point)


def _middle_endian(value: int) -> bytes:
    """A whole number of 32 bits as a PDP-11 stores it: the upper half first."""
    return struct.pack("<HH", value >> 16, value & 0xFFFF)
