"""Lines of text in a page of a PDF, written as one text object.

The drawing library shapes every line anew and wraps it into a state of its own, which takes half
the time of a page. Composed Vietnamese needs no shaping: a letter is a glyph, and pairs are kerned.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, groupby
from typing import TYPE_CHECKING

from matplotlib.backends.backend_pdf import PdfFile, RendererPdf
from matplotlib.font_manager import FontPath, FontProperties, get_font
from matplotlib.ft2font import Kerning

from noivu_desktop.export.paper import MM_PER_INCH

if TYPE_CHECKING:
    from matplotlib.ft2font import GlyphIndexType

_DOTS_PER_MM = 72.0 / MM_PER_INCH
_LAST_OF_TWO_BYTES = 0xFFFF
_UPRIGHT, _UPWARDS = b"1 0 0 1", b"0 1 -1 0"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text from a point in mm of the sheet; ``upwards``: it runs from bottom to top."""

    x: float
    baseline: float
    words: str
    face: FontProperties
    colour: str
    upwards: bool = False

    @property
    def file(self) -> str:
        """The file of the font."""
        return str(self.face.get_file())


def is_plain(words: str) -> bool:
    """Whether each letter of ``words`` is one glyph that stands after the one before."""
    return not any(unicodedata.combining(one) or ord(one) > _LAST_OF_TWO_BYTES for one in words)


def can_write(pdf: PdfFile) -> bool:
    """Whether this version of the library lets glyphs be embedded for text of our own."""
    return hasattr(getattr(pdf, "_character_tracker", None), "track_glyph")


def write_lines(renderer: RendererPdf, pdf: PdfFile, written: Iterable[tuple[Line, ...]]) -> None:
    """Write plain lines into the page; a search finds those of one tuple as one text."""
    texts = tuple(written)
    _embed(pdf, chain.from_iterable(texts))
    context = renderer.new_gc()
    for colour, group in groupby(texts, key=lambda lines: lines[0].colour):
        context.set_foreground(colour)
        renderer.check_gc(context, context.get_rgb())
        pdf.write(b"".join((b"BT\n", *_shown(pdf, group), b"ET\n")))
    context.restore()


def begin_joined(lines: tuple[Line, ...]) -> bytes:
    """Opens a span that counts as the words of ``lines``, however they lie between others."""
    told = f"{' '.join(line.words for line in lines)} ".encode("utf-16-be").hex().encode()
    return b"/Span <</ActualText <FEFF%s>>> BDC\n" % told


END_JOINED = b"EMC\n"


def _shown(pdf: PdfFile, texts: Iterable[tuple[Line, ...]]) -> Iterator[bytes]:
    last: tuple[str, float] | None = None
    for lines in texts:
        if len(lines) > 1:
            yield begin_joined(lines)
        for line in lines:
            face = line.file, line.face.get_size_in_points()
            if face != last:
                last = face
                name = pdf.fontName(FontPath(line.file, get_font(line.file).face_index))
                yield b"/%s %.2f Tf\n" % (name.name, face[1])
            at = (line.x * _DOTS_PER_MM, line.baseline * _DOTS_PER_MM)
            yield b"%s %.2f %.2f Tm\n" % (_UPWARDS if line.upwards else _UPRIGHT, *at)
            yield _kerned(face[0], line.words)
        if len(lines) > 1:
            yield END_JOINED


def _embed(pdf: PdfFile, lines: Iterable[Line]) -> None:
    """Have the glyphs of ``lines`` in the file; there is no public way (see ``can_write``)."""
    letters: dict[str, set[str]] = {}
    for line in lines:
        letters.setdefault(line.file, set()).update(line.words)
    for file, found in letters.items():
        font = get_font(file)
        for letter in sorted(found):
            pdf._character_tracker.track_glyph(font, letter, _glyph(file, letter))


@lru_cache(maxsize=10_000)
def _kerned(file: str, words: str) -> bytes:
    """The operator that shows ``words``, with what is taken from between pairs of letters."""
    shown = [b"[<"]
    for before, letter in zip(("", *words), words, strict=False):
        nearer = _kerning(file, before, letter) if before else 0
        if nearer:
            shown.append(b">%d<" % -nearer)
        shown.append(b"%04X" % ord(letter))
    return b"".join((*shown, b">] TJ\n"))


@lru_cache(maxsize=20_000)
def _kerning(file: str, before: str, letter: str) -> int:
    """By how much ``letter`` stands further from ``before`` than usual, in thousandths of an em."""
    font = get_font(file)
    units = font.get_kerning(_glyph(file, before), _glyph(file, letter), Kerning.UNSCALED)
    return round(units * 1000 / font.units_per_EM)


@lru_cache(maxsize=10_000)
def _glyph(file: str, letter: str) -> "GlyphIndexType":
    return get_font(file).get_char_index(ord(letter))
