"""How much paper a line of text takes, measured with the font that is embedded."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import chain, compress, product
from pathlib import Path

import matplotlib
from matplotlib.artist import Artist
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_pdf import PdfFile
from matplotlib.font_manager import FontProperties, get_font

from noivu_desktop.export.paper import MM_PER_INCH
from noivu_desktop.export.pdf_letters import (
    END_JOINED,
    Line,
    begin_joined,
    can_write,
    is_plain,
    write_lines,
)
from noivu_desktop.resource_files import resource

LINE_HEIGHT = 1.18
"""Distance of two lines of text in multiples of the size."""

ASCENT = 1.05
"""How far Ấ, the tallest letter, stands above its baseline, in multiples of the size."""

DESCENT = 0.25
"""How far ợ and g reach below it."""

_MM_PER_POINT = 25.4 / 72.0
_MEASURED_AT_PT = 100.0
_ABOVE_ALL = 7.0


def text_size_mm(
    lines: tuple[str, ...], size_pt: float, *, bold: bool = False, italic: bool = False
) -> tuple[float, float]:
    """Width and height in mm of ``lines`` set at ``size_pt``."""
    width = max(_width_per_point(line, bold, italic) for line in lines) * size_pt
    return width * _MM_PER_POINT, block_height_mm(len(lines), size_pt)


def block_height_mm(lines: int, size_pt: float) -> float:
    """The height in mm of so many lines, from the top of Ấ to the foot of g."""
    return ((lines - 1) * LINE_HEIGHT + ASCENT + DESCENT) * size_pt * _MM_PER_POINT


def font(words: str, size_pt: float, *, bold: bool = False, italic: bool = False) -> FontProperties:
    """DejaVu Sans with every Vietnamese letter; the whole of it where ``words`` need more."""
    return _font(size_pt, bold, italic, not _letters(bold, italic).issuperset(words))


@lru_cache(maxsize=1_000)
def _font(size_pt: float, bold: bool, italic: bool, whole: bool) -> FontProperties:
    return FontProperties(
        fname=_font_file(bold, italic, whole),
        size=size_pt,
        family="DejaVu Sans",
        weight="bold" if bold else "normal",
        style="oblique" if italic else "normal",
    )


class Letters(Artist):
    """All text of a sheet, drawn in one go where it was measured to be."""

    def __init__(self) -> None:
        super().__init__()
        self.set_zorder(_ABOVE_ALL)
        self._written: list[tuple[Line, ...]] = []

    @property
    def written(self) -> tuple[tuple[Line, ...], ...]:
        """Everything that was added."""
        return tuple(self._written)

    def add(self, lines: Iterable[Line]) -> None:
        """Write lines that a search shall find as one text."""
        written = tuple(line for line in lines if line.words)
        if written:
            self._written.append(written)

    def draw(self, renderer: RendererBase) -> None:
        """Draw everything that was added."""
        file = getattr(renderer, "file", None)
        if not isinstance(file, PdfFile):
            self._draw(renderer, chain.from_iterable(self._written))
            return
        is_able = can_write(file)
        plain = [is_able and all(map(_is_plain, lines)) for lines in self._written]
        write_lines(renderer, file, compress(self._written, plain))
        for lines in compress(self._written, (not one for one in plain)):
            file.write(begin_joined(lines))
            self._draw(renderer, lines)
            file.write(END_JOINED)

    def _draw(self, renderer: RendererBase, lines: Iterable[Line]) -> None:
        """Draw by the library, which can shape any script."""
        figure = self.get_figure(root=True)
        if figure is None:
            return
        dots_per_mm = figure.dpi / MM_PER_INCH
        height = renderer.get_canvas_width_height()[1]
        context = renderer.new_gc()
        for line in lines:
            context.set_foreground(line.colour)
            y = line.baseline * dots_per_mm
            y = height - y if renderer.flipy() else y
            angle = 90.0 if line.upwards else 0.0
            renderer.draw_text(context, line.x * dots_per_mm, y, line.words, line.face, angle)
        context.restore()


def _is_plain(line: Line) -> bool:
    return line.file in _own_files() and is_plain(line.words)


def wrapped(text: str, width_mm: float, size_pt: float, *, bold: bool = False) -> tuple[str, ...]:
    """``text`` broken at spaces into lines that are at most ``width_mm`` wide."""
    lines: list[str] = []
    for word in text.split(" "):  # not at the space that keeps a figure with its unit
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_size_mm((longer,), size_pt, bold=bold)[0] <= width_mm:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines) or ("",)


@lru_cache(maxsize=20_000)
def _width_per_point(line: str, bold: bool, italic: bool) -> float:
    """The width in points of ``line`` set at one point; kerning, which is slight, left out."""
    return sum(_advance(letter, bold, italic) for letter in line)


@lru_cache(maxsize=10_000)
def _advance(letter: str, bold: bool, italic: bool) -> float:
    whole = letter not in _letters(bold, italic)
    face = get_font(_font_file(bold, italic, whole))
    face.set_size(_MEASURED_AT_PT, 72)
    glyph = face.load_char(ord(letter))
    return float(glyph.linearHoriAdvance) / 65536.0 / _MEASURED_AT_PT


@lru_cache
def _letters(bold: bool, italic: bool) -> frozenset[str]:
    return frozenset(map(chr, get_font(_font_file(bold, italic, False)).get_charmap()))


@lru_cache
def _own_files() -> frozenset[str]:
    """The fonts in the resources."""
    styles = product((False, True), repeat=2)
    return frozenset(str(_font_file(bold, italic, False)) for bold, italic in styles)


@lru_cache
def _font_file(bold: bool, italic: bool, whole: bool) -> Path:
    """The font in the resources is embedded in a tenth of the time of the whole one."""
    style = {(True, False): "-Bold", (False, True): "-Oblique", (True, True): "-BoldOblique"}
    name = f"DejaVuSans{style.get((bold, italic), '')}.ttf"
    return (
        Path(matplotlib.get_data_path(), "fonts", "ttf", name)
        if whole
        else resource(f"fonts/{name}")
    )
