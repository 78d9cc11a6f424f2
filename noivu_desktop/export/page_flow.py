"""Text and tables that run down a page and on to the next one where they do not fit."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from noivu_desktop.export.drawing import Sheet
from noivu_desktop.export.lettering import LINE_HEIGHT, wrapped
from noivu_desktop.export.page_table import draw_table, row_heights_mm
from noivu_desktop.export.paper import PAPER_MM, Box
from noivu_desktop.export.table import Table
from noivu_desktop.export.wording import typeset

MARGINS = Box(22.0, 18.0, 195.0, 282.0)
BODY_PT = 9.0
TABLE_PT = 7.8
_MM_PER_POINT = 25.4 / 72.0
_FOOT_MM = 12.0
_BOTTOM = MARGINS.bottom + _FOOT_MM
_AFTER_PARAGRAPH_MM = 1.0
_HEADING_MM = 6.0
_BEFORE_HEADING_MM = 1.5


class PageFlow:
    """The sheets of one page job; ``top`` is where the next thing goes on the last of them."""

    def __init__(self, furnish: Callable[[Sheet], None]) -> None:
        """furnish: draws what stands on every sheet, such as its foot."""
        self._furnish = furnish
        self.sheets: list[Sheet] = []
        self.top = MARGINS.top
        self.new_sheet()

    @property
    def sheet(self) -> Sheet:
        """The sheet that is being filled."""
        return self.sheets[-1]

    @property
    def room_mm(self) -> float:
        """How much is left above the foot of this sheet."""
        return self.top - _BOTTOM

    def new_sheet(self) -> None:
        """Go on at the top of a new sheet."""
        self.sheets.append(Sheet(*PAPER_MM["A4"]))
        self._furnish(self.sheet)
        self.top = MARGINS.top

    def heading(self, words: str) -> None:
        """A heading that is not left alone at the foot of a sheet."""
        if self.room_mm < 2 * _HEADING_MM:
            self.new_sheet()
        elif self.top < MARGINS.top:
            self.top -= _BEFORE_HEADING_MM
        self.sheet.text(MARGINS.left, self.top, words, size_pt=10.5, bold=True)
        self.top -= _HEADING_MM

    def paragraphs(self, sentences: Sequence[str]) -> None:
        """Sentences, each from the left margin on."""
        for text in sentences:
            lines = _lines(text)
            if len(lines) * _line_mm() > self.room_mm and self.top < MARGINS.top:
                self.new_sheet()
            while lines:
                fitting = max(int(self.room_mm / _line_mm()), 1)
                here, lines = lines[:fitting], lines[fitting:]
                self.sheet.text(MARGINS.left, self.top, here, size_pt=BODY_PT)
                self.top -= len(here) * _line_mm() + _AFTER_PARAGRAPH_MM
                if lines:
                    self.new_sheet()

    def table(self, table: Table) -> None:
        """A table; its heading stands on each sheet over which it runs."""
        rows = table.rows
        heading, *heights = row_heights_mm(table, MARGINS.width, TABLE_PT)
        total = heights.pop() if table.totals else 0.0
        while True:
            fitting = _fitting(heights, self.room_mm - heading - total)
            is_last = fitting >= len(rows)
            if not fitting and self.top < MARGINS.top:
                self.new_sheet()
                continue
            fitting = max(fitting, 1)
            piece = replace(table, rows=rows[:fitting], totals=table.totals if is_last else ())
            box = Box(MARGINS.left, MARGINS.bottom, MARGINS.right, self.top)
            self.top = draw_table(self.sheet, piece, box, size_pt=TABLE_PT) - 4.0
            if is_last:
                return
            rows, heights = rows[fitting:], heights[fitting:]
            self.new_sheet()


def paragraphs_mm(sentences: Sequence[str]) -> float:
    """How much of the page the sentences take."""
    return sum(len(_lines(text)) * _line_mm() + _AFTER_PARAGRAPH_MM for text in sentences)


def table_mm(table: Table) -> float:
    """How much of the page the table takes."""
    return sum(row_heights_mm(table, MARGINS.width, TABLE_PT))


def _lines(text: str) -> tuple[str, ...]:
    return wrapped(typeset(text), MARGINS.width, BODY_PT)


def _line_mm() -> float:
    return BODY_PT * LINE_HEIGHT * _MM_PER_POINT


def _fitting(heights: Sequence[float], room: float) -> int:
    """How many of the rows fit."""
    for number, height in enumerate(heights):
        room -= height
        if room < 0:
            return number
    return len(heights)
