"""What stands beside a map: legend, figures, key of numbers, scale, source, signature."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from noivu_desktop.export.drawing import Sheet
from noivu_desktop.export.lettering import LINE_HEIGHT, text_size_mm, wrapped
from noivu_desktop.export.map_furniture import draw_north_arrow, draw_scale
from noivu_desktop.export.map_style import FILLS, Line
from noivu_desktop.export.paper import Box, MapScale, SheetLayout

_MM_PER_POINT = 25.4 / 72.0
_TEXT = 6.8
_SMALL = 5.6
_HEADING = 8.5
_KEY = 5.4
_GAP = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelContent:
    """The texts of the panel.

    numbered  names behind the numbers on the map; left_out counts those without even a number
    formed    each merged unit with its members, listed as far as there is room
    """

    standings: tuple[tuple[Enum, int], ...]
    lines: tuple[tuple[Line, str], ...]
    figures: tuple[str, ...]
    numbered: tuple[tuple[int, str], ...]
    left_out: int
    formed: tuple[str, ...]
    notes: tuple[str, ...]
    signature: tuple[str, ...]
    scale: MapScale


def draw_panel(sheet: Sheet, layout: SheetLayout, content: PanelContent) -> None:
    """Fill the panel in one column (landscape) or three (portrait)."""
    unit = layout.unit
    if layout.panel_columns == 1:
        top = _scale_and_arrow(sheet, layout.panel, content.scale, unit)
        top = _legend(sheet, _below(layout.panel, top), content, unit)
        top = _figures(sheet, _below(layout.panel, top), content.figures, unit)
        bottom = _foot(sheet, layout.panel, content, unit)
        top = _key(sheet, Box(layout.panel.left, bottom, layout.panel.right, top), content, unit)
        _formed(
            sheet,
            Box(layout.panel.left, bottom, layout.panel.right, top),
            content.formed,
            unit,
        )
        return
    first, second, third = _columns(layout.panel, 3, gap=6 * unit)
    _legend(sheet, first, content, unit)
    listed = _figures(sheet, second, content.figures, unit)
    _formed(sheet, _below(second, listed), content.formed, unit)
    top = _scale_and_arrow(sheet, third, content.scale, unit)
    bottom = _foot(sheet, third, content, unit)
    between = Box(third.left, bottom, third.right, top)
    _key(sheet, between if content.formed else _below(second, listed), content, unit)


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
    for standing, count in content.standings:
        fill = FILLS[standing]
        swatch = Box(box.left, top - row * 0.8, box.left + swatch_width, top)
        sheet.rectangle(swatch, face=fill.face, edge=fill.ink, hatch=fill.hatch, width_pt=0)
        sheet.rectangle(swatch, width_pt=0.4, layer=5.0)
        words = f"{standing.value} ({count})"
        top = _beside(sheet, box, swatch_width, top, row, words, unit)
    for line, words in content.lines:
        y = top - row * 0.4
        sheet.lines(
            _segment(box.left, box.left + swatch_width, y),
            clip=sheet.box,
            colour=line.colour,
            width_pt=line.width_pt * unit,
            dashes=line.dashes,
        )
        top = _beside(sheet, box, swatch_width, top, row, words, unit)
    return top - _GAP * unit


def _segment(left: float, right: float, y: float) -> list[object]:
    import shapely

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
    return _paragraphs(sheet, _below(box, top), figures, _TEXT * unit) - _GAP * unit


def _formed(sheet: Sheet, box: Box, formed: Sequence[str], unit: float) -> None:
    """The merged units with their members, as far as there is room."""
    if not formed or box.height < 4 * _HEADING * unit * _MM_PER_POINT:
        return
    top = _heading(sheet, box, "ĐƠN VỊ MỚI HÌNH THÀNH", unit)
    size = _KEY * unit
    step = size * LINE_HEIGHT * _MM_PER_POINT
    for index, text in enumerate(formed):
        lines = wrapped(text, box.width, size)
        if top - step * (len(lines) + 1) < box.bottom:
            more = f"… và {len(formed) - index} đơn vị khác (xem Phụ lục)"
            sheet.text(box.left, top, more, size_pt=size, italic=True)
            return
        sheet.text(box.left, top, lines, size_pt=size)
        top -= step * len(lines)


def _key(sheet: Sheet, box: Box, content: PanelContent, unit: float) -> float:
    """The names behind the numbers on the map, in columns as far as there is room."""
    if not content.numbered and not content.left_out:
        return box.top
    top = _heading(sheet, box, "ĐƠN VỊ GHI BẰNG SỐ", unit)
    size = _KEY * unit
    step = size * LINE_HEIGHT * _MM_PER_POINT
    texts = [f"{number}. {name}" for number, name in content.numbered]
    room = max(int((top - box.bottom) / step) - 1, 0)
    widest = max((text_size_mm((text,), size)[0] for text in texts), default=1.0) + 2 * unit
    columns = max(int(box.width / widest), 1)
    shown = texts[: room * columns]
    per_column = -(-len(shown) // columns) if shown else 0
    for index, text in enumerate(shown):
        column, line = divmod(index, per_column)
        sheet.text(box.left + column * box.width / columns, top - line * step, text, size_pt=size)
    missing = content.left_out + len(texts) - len(shown)
    if missing:
        note = f"Không đủ chỗ ghi tên {missing} đơn vị; xem danh sách tại Phụ lục."
        sheet.text(box.left, top - per_column * step, note, size_pt=size, italic=True)
        per_column += 1
    return top - per_column * step - _GAP * unit


def _foot(sheet: Sheet, box: Box, content: PanelContent, unit: float) -> float:
    """Source, date and signature from the bottom up; gives the height where they begin."""
    size = _SMALL * unit
    step = size * LINE_HEIGHT * _MM_PER_POINT
    notes = [line for note in content.notes for line in wrapped(note, box.width, size)]
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
