"""Blanks that texts of the program leave in Word documents, marked as those of the templates."""

import re
from copy import deepcopy
from typing import Any

from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.text.run import Run

_BLANK = re.compile(r"(\[[^\[\]]*[^\W\d_][^\[\]]*\])")  # with a letter: [1] is a reference


def mark_blanks(body: Any) -> None:
    """Highlight what stands in brackets in the paragraphs and tables of ``body``."""
    runs = [text.getparent() for text in body.iter(qn("w:t")) if _BLANK.search(text.text or "")]
    for element in runs:
        run = Run(element, None)  # its part is not asked for
        if run.font.highlight_color is None and run.text == element.find(qn("w:t")).text:
            _mark(element)


def _mark(element: Any) -> None:
    """Put a run for each piece in the place of one that has nothing but text."""
    words = element.find(qn("w:t")).text
    for piece in filter(None, _BLANK.split(words)):
        copied = deepcopy(element)
        run = Run(copied, None)
        run.text = piece
        if _BLANK.fullmatch(piece):
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW
        element.addprevious(copied)
    element.getparent().remove(element)
