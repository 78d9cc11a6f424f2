"""What stands beside a map: legend, figures, key of numbers, scale, source, signature."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

import shapely

from noivu_desktop.export.drawing import Sheet
from noivu_desktop.export.lettering import LINE_HEIGHT, wrapped
from noivu_desktop.export.map_borders import Explained
from noivu_desktop.export.map_furniture import draw_north_arrow, draw_scale
from noivu_desktop.export.map_inset import Inset, draw_inset
from noivu_desktop.export.map_key import Numbered, draw_key
from noivu_desktop.export.map_style import STAR, UNDRAWN_HATCH, Fill, MapStyle
from noivu_desktop.export.outside import outside_border
from noivu_desktop.export.paper import Box, MapScale, SheetLayout
from noivu_desktop.export.wording import typeset

_MM_PER_POINT = 25.4 / 72.0
_TEXT = 6.8
_SMALL = 5.6
_HEADING = 8.5
_KEY = 5.4
_GAP = 3.0
_STAR = 9.0
_GROWTHS = (1.5, 1.4, 1.3, 1.2, 1.1)


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelContent:
    """The texts of the panel.

    beside    whether units of the project that the map is not about can be seen
    outside   whether units around those of the project can be seen
    undrawn   how many units are hatched because nobody drew a part of them
    star      what a star on the map means; "": there is none
    numbered  names behind the numbers on the map; left_out counts those without even a number
    formed    lines under the heading ``listed``, as far as there is room
    """

    style: MapStyle
    standings: tuple[tuple[Enum, int], ...]
    lines: Explained
    beside: bool = False
    outside: bool = False
    undrawn: int = 0
    star: str = ""
    figures: tuple[str, ...]
    numbered: Numbered
    left_out: int
    listed: str = "ĐƠN VỊ MỚI HÌNH THÀNH"
    formed: tuple[str, ...]
    notes: tuple[str, ...]
    signature: tuple[str, ...]
    scale: MapScale
    inset: Inset | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Filled:
    """What became of the contents of a panel.

    missing      the part of the key that found no room
    free         the least height that is left in a column
    has_inset    whether there was room for the inset
    listed       how many lines of ``formed`` stand there, in letters of ``listed_size``
    """

    missing: Numbered
    free: float
    has_inset: bool
    listed: int
    listed_size: float

    def holds_as_much_as(self, other: "_Filled") -> bool:
        """Whether nothing is left out, runs over the edge or is smaller than there."""
        return (
            self.free >= 0.0
            and len(self.missing) <= len(other.missing)
            and self.has_inset >= other.has_inset
            and self.listed >= other.listed
            and self.listed_size >= other.listed_size
        )


def draw_panel(sheet: Sheet, layout: SheetLayout, content: PanelContent) -> Numbered:
    """Fill the panel in one column (landscape) or three (portrait).

    Letters are as large as the sheet asks for and the panel has room for. Gives the part of the
    key that found no room.
    """
    fill = _one_column if layout.panel_columns == 1 else _three_columns
    unit = layout.unit * _text_growth(layout, content, fill)
    return fill(sheet, layout.panel, content, unit).missing


_Fill: TypeAlias = Callable[[Sheet, Box, PanelContent, float], _Filled]


def _text_growth(layout: SheetLayout, content: PanelContent, fill: _Fill) -> float:
    """By how much letters grow beyond the sheet's own growth without anything being lost."""

    def tried(growth: float) -> _Filled:
        blank = Sheet(layout.sheet.width, layout.sheet.height)
        return fill(blank, layout.panel, content, layout.unit * growth)

    larger = [growth for growth in _GROWTHS if growth <= layout.largest_text]
    usual = tried(1.0) if larger else None
    return next((one for one in larger if usual and tried(one).holds_as_much_as(usual)), 1.0)


def _one_column(sheet: Sheet, panel: Box, content: PanelContent, unit: float) -> _Filled:
    top = _scale_and_arrow(sheet, panel, content.scale, unit)
    top = _legend(sheet, _below(panel, top), content, unit)
    top = _figures(sheet, _below(panel, top), content.figures, unit)
    bottom = _foot(sheet, panel, content, unit)
    free = under = Box(panel.left, bottom, panel.right, top)
    if content.inset is not None:
        under = draw_inset(sheet, free, content.inset, content.style, unit)
    tops, missing = draw_key(sheet, [under], content.numbered, content.left_out, unit)
    rest = _below(under, tops[0])
    listed, size = _formed(sheet, rest, content, unit)
    return _Filled(
        missing=missing,
        free=rest.height,
        has_inset=under != free,
        listed=listed,
        listed_size=size,
    )


def _three_columns(sheet: Sheet, panel: Box, content: PanelContent, unit: float) -> _Filled:
    first, second, third = _columns(panel, 3, gap=6 * unit)
    under_legend = _legend(sheet, first, content, unit)
    under_figures = _figures(sheet, second, content.figures, unit)
    top = _scale_and_arrow(sheet, third, content.scale, unit)
    bottom = _foot(sheet, third, content, unit)
    free = Box(third.left, bottom, third.right, top)
    left, middle = _below(first, under_legend), _below(second, under_figures)
    under = left
    if content.inset is not None:
        under = draw_inset(sheet, left, content.inset, content.style, unit)
    boxes = [free, under, middle]
    tops, missing = draw_key(sheet, boxes, content.numbered, content.left_out, unit)
    listed, size = _formed(sheet, _below(middle, tops[2]), content, unit)
    return _Filled(
        missing=missing,
        free=min(top - box.bottom for top, box in zip(tops, boxes, strict=True)),
        has_inset=under != left,
        listed=listed,
        listed_size=size,
    )


def _columns(box: Box, count: int, *, gap: float) -> list[Box]:
    width = (box.width - gap * (count - 1)) / count
    lefts = [box.left + index * (width + gap) for index in range(count)]
    return [Box(left, box.bottom, left + width, box.top) for left in lefts]


def _below(box: Box, top: float) -> Box:
    return Box(box.left, box.bottom, box.right, top)


def _scale_and_arrow(sheet: Sheet, box: Box, scale: MapScale, unit: float) -> float:
    arrow = 12 * unit
    draw_north_arrow(sheet, box.right - 6 * unit, box.top - arrow - unit, height=arrow)
    beside = Box(box.left, box.bottom, box.right - 14 * unit, box.top - unit)
    height = draw_scale(sheet, scale, beside, size_pt=9 * unit)
    return box.top - max(height, arrow) - 4 * unit


def _legend(sheet: Sheet, box: Box, content: PanelContent, unit: float) -> float:
    top = _heading(sheet, box, "CHÚ GIẢI", unit)
    swatch_width, row = 9 * unit, 5.4 * unit
    for fill, words in _fills(content):
        swatch = Box(box.left, top - row * 0.8, box.left + swatch_width, top)
        sheet.rectangle(swatch, face=fill.face, edge=fill.ink, hatch=fill.hatch, width_pt=0)
        sheet.rectangle(swatch, width_pt=0.4, layer=5.0)
        top = _beside(sheet, box, swatch_width, top, row, words, unit)
    for line, words in _lines(content):
        y = top - row * 0.4
        sheet.lines(
            _segment(box.left, box.left + swatch_width, y),
            clip=sheet.box,
            colour=line.colour,
            width_pt=line.width_pt * unit,
            dashes=line.dashes,
        )
        top = _beside(sheet, box, swatch_width, top, row, words, unit)
    if content.star:
        x, y = box.left + swatch_width / 2, top - row * 0.4
        size = _STAR * unit
        ink = content.style.mark_ink
        sheet.text(x, y, STAR, size_pt=size, colour=ink, across="center", upright="center")
        top = _beside(sheet, box, swatch_width, top, row, content.star, unit)
    return top - _GAP * unit


def _fills(content: PanelContent) -> list[tuple[Fill, str]]:
    fills = content.style.fills
    told = [
        (fills[standing], f"{standing.value}\u00a0({count})")
        for standing, count in content.standings
    ]
    if content.undrawn:
        hatched = Fill("none", UNDRAWN_HATCH, content.style.mark_ink)
        told.append((hatched, f"Đơn vị có phần tách ra chưa vẽ ranh giới\u00a0({content.undrawn})"))
    if content.beside:
        told.append((Fill(content.style.neighbour_tint), "Đơn vị lân cận"))
    return told


def _lines(content: PanelContent) -> Explained:
    outside = (outside_border(content.style), "Địa giới ngoài phạm vi hồ sơ")
    return (*content.lines, outside) if content.outside else content.lines


def _segment(left: float, right: float, y: float) -> list[shapely.Geometry]:
    return [shapely.LineString([(left, y), (right, y)])]


def _beside(
    sheet: Sheet, box: Box, indent: float, top: float, row: float, words: str, unit: float
) -> float:
    left = box.left + indent + 2.5 * unit
    lines = wrapped(words, box.right - left, _TEXT * unit)
    height = len(lines) * _TEXT * unit * LINE_HEIGHT * _MM_PER_POINT
    sheet.text(left, top - row * 0.4 + _line(unit) / 2, lines, size_pt=_TEXT * unit)
    return top - max(row, height + row - _line(unit))


def _line(unit: float) -> float:
    return _TEXT * unit * LINE_HEIGHT * _MM_PER_POINT


def _figures(sheet: Sheet, box: Box, figures: Sequence[str], unit: float) -> float:
    if not figures:
        return box.top
    top = _heading(sheet, box, "SỐ LIỆU", unit)
    kept = [typeset(text) for text in figures]
    return _paragraphs(sheet, _below(box, top), kept, _TEXT * unit) - _GAP * unit


def _formed(sheet: Sheet, box: Box, content: PanelContent, unit: float) -> tuple[int, float]:
    """The merged units with their members, as far as there is room.

    Gives how many stand there, and the size of their letters.
    """
    if not content.formed or box.height < 4 * _HEADING * unit * _MM_PER_POINT:
        return 0, 0.0
    top = _heading(sheet, box, content.listed, unit)
    texts = [typeset(text) for text in content.formed]
    size = _fitting_size(texts, box.width, top - box.bottom, unit)
    step = size * LINE_HEIGHT * _MM_PER_POINT
    for index, text in enumerate(texts):
        lines = wrapped(text, box.width, size)
        is_last = index == len(content.formed) - 1
        if top - step * (len(lines) + (not is_last)) < box.bottom:
            more = f"… và {len(content.formed) - index} dòng khác (xem Phụ lục)"
            sheet.text(box.left, top, more, size_pt=size, italic=True)
            return index, size
        sheet.text(box.left, top, lines, size_pt=size)
        top -= step * len(lines)
    return len(texts), size


def _fitting_size(texts: Sequence[str], width: float, height: float, unit: float) -> float:
    """The largest size in which all texts fit into the room; that of the key if there is none."""
    for size in (7.6, _TEXT, 6.1, _KEY, 4.9, 4.4):
        lines = sum(len(wrapped(text, width, size * unit)) for text in texts)
        if lines * size * unit * LINE_HEIGHT * _MM_PER_POINT <= height:
            return size * unit
    return _KEY * unit


def _foot(sheet: Sheet, box: Box, content: PanelContent, unit: float) -> float:
    """Source, date and signature from the bottom up; gives the height where they begin."""
    size = _SMALL * unit
    step = size * LINE_HEIGHT * _MM_PER_POINT
    notes = [line for note in content.notes for line in wrapped(typeset(note), box.width, size)]
    signature_top = box.bottom + 30 * unit
    top = signature_top + step * len(notes) + 3 * unit
    sheet.text(box.left, top, notes, size_pt=size)
    sheet.text(
        box.centre[0],
        signature_top,
        content.signature[:1],
        size_pt=_SMALL * unit * 1.1,
        italic=True,
        across="center",
    )
    sheet.text(
        box.centre[0],
        signature_top - step * 1.4,
        content.signature[1:],
        size_pt=_TEXT * unit,
        bold=True,
        across="center",
    )
    return top + _GAP * unit


def _heading(sheet: Sheet, box: Box, words: str, unit: float) -> float:
    size = _HEADING * unit
    sheet.text(box.left, box.top, words, size_pt=size, bold=True)
    return box.top - size * 1.6 * _MM_PER_POINT


def _paragraphs(sheet: Sheet, box: Box, texts: Sequence[str], size_pt: float) -> float:
    top = box.top
    step = size_pt * LINE_HEIGHT * _MM_PER_POINT
    for text in texts:
        lines = wrapped(text, box.width, size_pt)
        sheet.text(box.left, top, lines, size_pt=size_pt)
        top -= step * (len(lines) + 0.15)
    return top
