"""Colours, line widths and hatches of the map, for a light and a dark window."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

Rgba = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapStyle:
    """How the map looks. Colours are (red, green, blue, alpha), widths in logical pixels.

    plain_border   between units that no merger touches
    faint_border   between members of one merged unit: the border that goes
    group_border   around a merged unit
    parent_border  between units of different parents
    trace          what is being drawn by hand
    """

    background: Rgba
    unit: Rgba
    plain_border: Rgba
    faint_border: Rgba
    parent_border: Rgba
    outer_border: Rgba
    group_border: Rgba
    hatch: Rgba
    selection: Rgba
    selection_tint: Rgba
    hover: Rgba
    hover_tint: Rgba
    halo: Rgba
    label: Rgba
    label_halo: Rgba
    seat: Rgba
    trace: Rgba
    plain_width: float = 1.0
    parent_width: float = 1.6
    outer_width: float = 1.6
    group_width: float = 2.4
    label_px: int = 12


LIGHT = MapStyle(
    background=(244, 246, 248, 255),
    unit=(226, 231, 235, 255),
    plain_border=(112, 124, 136, 255),
    faint_border=(112, 124, 136, 105),
    parent_border=(74, 85, 99, 255),
    outer_border=(55, 65, 78, 255),
    group_border=(24, 32, 44, 255),
    hatch=(40, 46, 54, 110),
    selection=(0, 92, 197, 255),
    selection_tint=(0, 110, 230, 56),
    hover=(20, 28, 38, 255),
    hover_tint=(255, 255, 255, 70),
    halo=(255, 255, 255, 230),
    label=(28, 35, 44, 255),
    label_halo=(255, 255, 255, 215),
    seat=(176, 24, 48, 255),
    trace=(150, 30, 120, 255),
)

DARK = MapStyle(
    background=(23, 27, 33, 255),
    unit=(58, 66, 76, 255),
    plain_border=(125, 137, 150, 255),
    faint_border=(150, 162, 175, 100),
    parent_border=(178, 188, 198, 255),
    outer_border=(200, 208, 216, 255),
    group_border=(244, 247, 250, 255),
    hatch=(240, 244, 248, 90),
    selection=(102, 178, 255, 255),
    selection_tint=(90, 170, 255, 70),
    hover=(255, 255, 255, 255),
    hover_tint=(255, 255, 255, 36),
    halo=(10, 13, 17, 220),
    label=(238, 242, 246, 255),
    label_halo=(18, 22, 28, 215),
    seat=(255, 214, 92, 255),
    trace=(255, 150, 225, 255),
)

HATCHES = ("/", "\\", "x", "-", ".", "+")
"""The hatches by number from 1: rising, falling, crossed, level lines, dots, squared."""

_TILE = 8


def color(rgba: Rgba) -> QColor:
    """The colour as Qt takes it."""
    return QColor(*rgba)


@lru_cache(maxsize=64)
def hatch_tile(number: int, rgba: Rgba, pixel_ratio: float) -> QImage:
    """One square of hatch ``number`` (1 is the first), which repeats without seams."""
    side = max(4, round(_TILE * pixel_ratio))
    tile = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color(rgba), 1.2 * pixel_ratio))
    kind = HATCHES[(number - 1) % len(HATCHES)]
    middle = side / 2
    for shift in (-side, 0, side):
        if kind in "/x":
            painter.drawLine(QPointF(shift - 2, side + 2), QPointF(shift + side + 2, -2))
        if kind in "\\x":
            painter.drawLine(QPointF(shift - 2, -2), QPointF(shift + side + 2, side + 2))
    if kind in "-+":
        painter.drawLine(QPointF(-2, middle), QPointF(side + 2, middle))
    if kind == "+":
        painter.drawLine(QPointF(middle, -2), QPointF(middle, side + 2))
    if kind == ".":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(rgba))
        painter.drawEllipse(QPointF(middle, middle), 1.5 * pixel_ratio, 1.5 * pixel_ratio)
    painter.end()
    return tile
