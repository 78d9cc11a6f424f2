"""A sheet of paper to draw on: every length in millimetres, every colour as printed.

No global state of the drawing library is touched: figures carry their own canvas and the
settings hold only while a file is written (``print_settings``).
"""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime, time
from pathlib import Path
from typing import IO

import matplotlib
import numpy as np
import shapely
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure
from matplotlib.path import Path as DrawnPath
from numpy.typing import NDArray
from PIL import Image

from noivu_desktop.export.ink import Ink, Inked, areas, runs
from noivu_desktop.export.lettering import (
    ASCENT,
    LINE_HEIGHT,
    Letters,
    block_height_mm,
    font,
    text_size_mm,
)
from noivu_desktop.export.paper import MM_PER_INCH, Box
from noivu_desktop.export.pdf_letters import Line

PNG_DPI = 300
_PNG_EFFORT = 3  # of 9: half the time for a tenth more bytes
_POINTS_PER_MM = 72.0 / MM_PER_INCH
_PDF_EFFORT = 3  # of 9: half the time for a tenth more bytes
_HALF_A_CAPITAL = 0.365
INK = "#1a1a1a"


class Sheet:
    """One sheet; ``box`` is the whole of it."""

    def __init__(self, width_mm: float, height_mm: float) -> None:
        self.box = Box(0.0, 0.0, width_mm, height_mm)
        self.figure = Figure(figsize=(width_mm / MM_PER_INCH, height_mm / MM_PER_INCH))
        FigureCanvasAgg(self.figure)
        self._ink, self._letters = Ink(), Letters()
        for drawn in (self._ink, self._letters):
            self.figure.add_artist(drawn)  # axes, which nothing needs, take a twentieth of a page

    @property
    def inked(self) -> tuple[Inked, ...]:
        """All lines and areas so far."""
        return self._ink.inked

    @property
    def letters(self) -> tuple[tuple[Line, ...], ...]:
        """All text so far, lines of one text together."""
        return self._letters.written

    def polygons(
        self,
        shapes: NDArray[np.object_],
        *,
        clip: Box,
        face: str = "none",
        edge: str = "none",
        width_pt: float = 0.0,
        hatch: str | None = None,
        dashes: Sequence[float] | None = None,
        layer: float = 1.0,
    ) -> None:
        """Fill and outline polygons given in mm; ``hatch`` is drawn in the colour ``edge``."""
        for path in areas(shapes, clip):
            self._ink.add(
                Inked(
                    path=path,
                    layer=layer,
                    clip=clip,
                    face=face,
                    edge=edge,
                    width_pt=width_pt,
                    hatch=hatch,
                    dashes=tuple(dashes) if dashes else None,
                )
            )

    def lines(
        self,
        shapes: Iterable[shapely.Geometry],
        *,
        clip: Box,
        colour: str = INK,
        width_pt: float = 0.3,
        dashes: Sequence[float] | None = None,
        layer: float = 2.0,
    ) -> None:
        """Draw lines given in mm."""
        for path in runs(list(shapes), clip):
            self._ink.add(
                Inked(
                    path=path,
                    layer=layer,
                    clip=clip,
                    edge=colour,
                    width_pt=width_pt,
                    dashes=tuple(dashes) if dashes else None,
                )
            )

    def line(
        self, points: Sequence[tuple[float, float]], *, colour: str = INK, width_pt: float = 0.3
    ) -> None:
        """Draw one line through ``points``."""
        self.lines([shapely.LineString(points)], clip=self.box, colour=colour, width_pt=width_pt)

    def shape(
        self, points: Sequence[tuple[float, float]], *, face: str, width_pt: float = 0.3
    ) -> None:
        """Fill and outline one small figure."""
        self._add_corners([points], face=face, edge=INK, width_pt=width_pt, layer=6.0)

    def rectangle(
        self,
        box: Box,
        *,
        face: str = "none",
        edge: str = INK,
        width_pt: float = 0.4,
        hatch: str | None = None,
        layer: float = 4.0,
    ) -> None:
        """Fill and outline a rectangle."""
        self._add_corners(
            [_corners(box)], face=face, edge=edge, width_pt=width_pt, hatch=hatch, layer=layer
        )

    def rectangles(self, boxes: Sequence[Box], *, face: str, layer: float) -> None:
        """Fill many rectangles with one colour."""
        self._add_corners([_corners(box) for box in boxes], face=face, layer=layer)

    def text(
        self,
        x: float,
        y: float,
        words: str | Sequence[str],
        *,
        size_pt: float,
        bold: bool = False,
        italic: bool = False,
        colour: str = INK,
        across: str = "left",
        upright: str = "top",
        joined: bool = False,
    ) -> None:
        """Write lines of text; ``across`` and ``upright`` say which point of it (x, y) is.

        joined  whether a search shall find the lines as one text, whatever stands beside them
        """
        lines = (words,) if isinstance(words, str) else tuple(words)
        em = size_pt / _POINTS_PER_MM
        share = {"top": 0.0, "center": 0.5, "bottom": 1.0}[upright]
        top = y + share * block_height_mm(len(lines), size_pt)
        before = {"left": 0.0, "center": 0.5, "right": 1.0}[across]
        written = []
        for index, line in enumerate(lines):
            width, _ = text_size_mm((line,), size_pt, bold=bold, italic=italic)
            left, baseline = x - before * width, top - em * (ASCENT + index * LINE_HEIGHT)
            face = font(line, size_pt, bold=bold, italic=italic)
            written.append(Line(left, baseline, line, face, colour))
        for group in [written] if joined else [[line] for line in written]:
            self._letters.add(group)

    def turned_text(self, x: float, y: float, words: str, *, size_pt: float) -> None:
        """Write one line from bottom to top, centred on (x, y)."""
        width, _ = text_size_mm((words,), size_pt)
        right = x + size_pt / _POINTS_PER_MM * _HALF_A_CAPITAL
        face = font(words, size_pt)
        self._letters.add([Line(right, y - width / 2, words, face, INK, upwards=True)])

    def image_to(self, path: Path, *, dpi: int = PNG_DPI) -> None:
        """Write the sheet as PNG."""
        save_picture(self.picture(dpi=dpi), path, dpi=dpi)

    def picture(self, *, dpi: int = PNG_DPI) -> Image.Image:
        """The sheet in dots."""
        usual, canvas = self.figure.dpi, self.figure.canvas
        drawn = FigureCanvasAgg(self.figure)
        try:
            self.figure.dpi = dpi
            with print_settings():
                drawn.draw()
        finally:
            self.figure.dpi = usual
            self.figure.set_canvas(canvas)
        return Image.fromarray(np.asarray(drawn.buffer_rgba()))

    def pdf_to(self, path: Path, *, title: str, on: date) -> None:
        """Write the sheet as PDF: vectors, embedded fonts, text that can be searched."""
        pages_to(path, [self], title=title, on=on)

    def drawing_to(self, path: Path, *, title: str, on: date) -> None:
        """Write the sheet as SVG: text stays text in a named font."""
        metadata = {"Title": title, "Creator": "noivu-desktop", "Date": on.isoformat()}
        with print_settings():
            self.figure.savefig(path, format="svg", metadata=metadata)

    def _add_corners(
        self,
        figures: Sequence[Sequence[tuple[float, float]]],
        *,
        face: str,
        layer: float,
        edge: str = "none",
        width_pt: float = 0.0,
        hatch: str | None = None,
    ) -> None:
        """Fill and outline small figures by their corners."""
        closed = [DrawnPath([*corners, corners[0]], closed=True) for corners in figures]
        self._ink.add(
            Inked(
                path=DrawnPath.make_compound_path(*closed),
                layer=layer,
                face=face,
                edge=edge,
                width_pt=width_pt,
                hatch=hatch,
                round_join=False,
            )
        )


def _corners(box: Box) -> list[tuple[float, float]]:
    return [
        (box.left, box.bottom),
        (box.right, box.bottom),
        (box.right, box.top),
        (box.left, box.top),
    ]


def save_picture(picture: Image.Image, path: Path | IO[bytes], *, dpi: int = PNG_DPI) -> None:
    """Write a picture as PNG; in a thread of its own this leaves the interpreter to others."""
    picture.save(path, format="png", dpi=(dpi, dpi), compress_level=_PNG_EFFORT)


def pages_to(path: Path, sheets: Iterable[Sheet], *, title: str, on: date) -> None:
    """Write sheets as the pages of one PDF, each dropped when it is written."""
    with print_settings(), PdfPages(path, metadata=pdf_metadata(title, on)) as pages:
        for sheet in sheets:
            pages.savefig(sheet.figure)


def print_settings() -> AbstractContextManager[None]:
    """The settings that hold while a sheet is written."""
    context: AbstractContextManager[None] = matplotlib.rc_context(
        {
            "pdf.fonttype": 42,
            "ps.fonttype": 42,  # by which a PDF also decides whether a font is cut into pieces
            "pdf.compression": _PDF_EFFORT,
            "svg.fonttype": "none",
            "svg.hashsalt": "noivu-desktop",
            "path.simplify_threshold": 0.1,
        }
    )
    return context


def pdf_metadata(title: str, on: date) -> dict[str, object]:
    """The document information, dated like the dossier: equal input gives equal files."""
    moment = datetime.combine(on, time())
    return {"Title": title, "Creator": "noivu-desktop", "CreationDate": moment, "ModDate": moment}
