"""The key of a map: the names behind its numbers, on the sheet and on further sheets."""

from collections.abc import Sequence

from noivu_desktop.export.drawing import Sheet
from noivu_desktop.export.lettering import LINE_HEIGHT, text_size_mm
from noivu_desktop.export.paper import Box, SheetLayout

_MM_PER_POINT = 25.4 / 72.0
_SIZES = (5.4, 4.9, 4.4)
_HEADING = 8.5
_CONTINUED_SIZE = 6.0
_GAP_MM = 2.0
HEADING = "ĐƠN VỊ GHI BẰNG SỐ"

Numbered = tuple[tuple[int, str], ...]
"""Numbers on the map with the names that they stand for."""


def draw_key(
    sheet: Sheet, boxes: Sequence[Box], numbered: Numbered, left_out: int, unit: float
) -> tuple[list[float], Numbered]:
    """Write the key into ``boxes`` one after the other, in the largest type that holds it whole.

    Gives the height to which each box is still free, and what of the key found no room.
    """
    texts = [f"{number}. {name}" for number, name in numbered]
    spare = int(left_out > 0)
    fitting = [s for s in _SIZES if _room(boxes, texts, s * unit, spare=spare) >= len(texts)]
    size = (fitting[0] if fitting else _SIZES[-1]) * unit
    spare += not fitting
    tops, shown = [], 0
    for index, box in enumerate(boxes):
        here = texts[shown : shown + _room([box], texts, size, spare=spare)]
        notes = _notes(numbered, left_out, shown + len(here)) if index == 0 else []
        if not here and not notes:
            tops.append(box.top)
            continue
        top = _heading(sheet, box, HEADING if index == 0 else f"{HEADING} (tiếp)", unit)
        top = _columns(sheet, _under(box, top), here, size, _widest(texts, size))
        shown += len(here)
        tops.append(top - _GAP_MM * unit)
    missing = numbered[shown:]
    _note_below(sheet, boxes, tops, _notes(numbered, left_out, shown), size)
    return tops, missing


def continued_key(layout: SheetLayout, title: str, numbered: Numbered) -> list[Sheet]:
    """Further sheets with the rest of the key."""
    sheets = []
    unit = layout.unit
    size = _CONTINUED_SIZE * unit
    while numbered:
        sheet = Sheet(layout.sheet.width, layout.sheet.height)
        sheet.rectangle(layout.border, width_pt=1.6 * unit)
        x = layout.title.centre[0]
        top = layout.title.top - 4 * unit
        sheet.text(x, top, title.upper(), size_pt=12 * unit, bold=True, across="center")
        words = f"{HEADING} (TIẾP THEO TRANG TRƯỚC)"
        sheet.text(x, top - 8 * unit, words, size_pt=9 * unit, bold=True, across="center")
        inside = layout.border.inset(5 * unit)
        box = Box(inside.left, inside.bottom, inside.right, layout.title.bottom)
        texts = [f"{number}. {name}" for number, name in numbered]
        room = max(_room([box], texts, size, headed=False), 1)
        _columns(sheet, box, texts[:room], size, _widest(texts, size))
        numbered = numbered[room:]
        sheets.append(sheet)
    return sheets


def _notes(numbered: Numbered, left_out: int, shown: int) -> list[str]:
    """What the reader is told of names that do not stand here."""
    notes = []
    if shown < len(numbered):
        notes.append(f"Từ số {numbered[shown][0]}: xem tiếp ở trang sau (bản PDF).")
    if left_out:
        notes.append(f"{left_out} đơn vị không đủ chỗ ghi số; xem danh sách tại Phụ lục.")
    return notes


def _note_below(
    sheet: Sheet, boxes: Sequence[Box], tops: list[float], notes: list[str], size: float
) -> None:
    used = [index for index, box in enumerate(boxes) if tops[index] < box.top]
    if not notes or not used:
        return
    last = used[-1]
    sheet.text(boxes[last].left, tops[last] + _step(size) * 0.6, notes, size_pt=size, italic=True)
    tops[last] -= _step(size) * (len(notes) + 0.2)


def _heading(sheet: Sheet, box: Box, words: str, unit: float) -> float:
    sheet.text(box.left, box.top, words, size_pt=_HEADING * unit, bold=True)
    return box.top - _HEADING * unit * 1.6 * _MM_PER_POINT


def _columns(sheet: Sheet, box: Box, texts: Sequence[str], size: float, widest: float) -> float:
    """Write ``texts`` in as many columns as fit, of about equal length; gives where they end."""
    columns = max(int(box.width / widest), 1)
    per_column = -(-len(texts) // columns)
    for index, text in enumerate(texts):
        column, line = divmod(index, per_column)
        left = box.left + column * box.width / columns
        sheet.text(left, box.top - line * _step(size), text, size_pt=size)
    return box.top - per_column * _step(size)


def _room(
    boxes: Sequence[Box], texts: Sequence[str], size: float, *, spare: int = 0, headed: bool = True
) -> int:
    """How many texts the boxes hold, with ``spare`` lines left in each for notes."""
    widest = _widest(texts, size)
    heading = _HEADING * 1.6 * _MM_PER_POINT * (size / _SIZES[0]) if headed else 0.0
    count = 0
    for box in boxes:
        lines = int((box.height - heading) / _step(size)) - spare
        count += max(lines, 0) * max(int(box.width / widest), 1)
    return count


def _widest(texts: Sequence[str], size: float) -> float:
    return max((text_size_mm((text,), size)[0] for text in texts), default=1.0) + size * 0.35


def _step(size: float) -> float:
    return size * LINE_HEIGHT * _MM_PER_POINT


def _under(box: Box, top: float) -> Box:
    return Box(box.left, box.bottom, box.right, top)
