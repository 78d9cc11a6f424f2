"""The borders as a drawing for CAD: DXF of release 12, which every such program reads."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray

from noivu_desktop.errors import ExportError, disk_reason
from noivu_desktop.export.map_labels import anchor
from noivu_desktop.export.new_borders import new_outlines
from noivu_desktop.export.report import Report

NEW_LAYER = "RANH_GIOI_MOI"
OLD_LAYER = "RANH_GIOI_CU"
NAME_LAYER = "TEN_DON_VI"
_LETTERS_PER_SIDE = 25.0

Group = tuple[int, object]
"""A group code of DXF with its value."""


def write_dxf(report: Report, path: Path) -> None:
    """Write rings of the new and the old borders and the new names, each kind on its layer."""
    outlines = new_outlines(report)
    names = [one.unit.full_name for one in report.after]
    groups = [
        *((0, "SECTION"), (2, "HEADER"), (9, "$ACADVER"), (1, "AC1009"), (0, "ENDSEC")),
        *((0, "SECTION"), (2, "ENTITIES")),
        *_rings(outlines, NEW_LAYER),
        *_rings(report.coverage.geometries, OLD_LAYER),
        *_names(outlines, names),
        *((0, "ENDSEC"), (0, "EOF")),
    ]
    text = "".join(f"{code:>3}\r\n{value}\r\n" for code, value in groups)
    try:
        path.write_bytes(text.encode("ascii"))
    except OSError as error:
        raise ExportError(f"Không ghi được {path.name}: {disk_reason(error)}.") from error


def _rings(shapes: NDArray[np.object_], layer: str) -> Iterator[Group]:
    """A closed polyline for each ring, in metres to the millimetre."""
    for ring in shapely.get_rings(shapely.get_parts(shapes)):
        yield from ((0, "POLYLINE"), (8, layer), (66, 1), (70, 1), *_point(0.0, 0.0))
        for x, y in shapely.get_coordinates(ring)[:-1].tolist():
            yield from ((0, "VERTEX"), (8, layer), *_point(x, y))
        yield from ((0, "SEQEND"), (8, layer))


def _names(shapes: NDArray[np.object_], names: list[str]) -> Iterator[Group]:
    """Each name at the widest place of its unit, in letters that grow with the units."""
    height = float(np.sqrt(np.median(shapely.area(shapes)))) / _LETTERS_PER_SIDE
    for shape, name in zip(shapes, names, strict=True):
        yield from ((0, "TEXT"), (8, NAME_LAYER), *_point(*anchor(shape)))
        yield from ((40, f"{height:.1f}"), (1, _escaped(name)))


def _point(x: float, y: float) -> tuple[Group, ...]:
    return (10, f"{x:.3f}"), (20, f"{y:.3f}"), (30, "0.0")


def _escaped(text: str) -> str:
    """Letters beyond ASCII as CAD programs spell them: \\U+1EBF."""
    return "".join(one if one.isascii() else f"\\U+{ord(one):04X}" for one in text)
