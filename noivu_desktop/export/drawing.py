"""A sheet of paper to draw on: every length in millimetres, every colour as printed.

No global state of the drawing library is touched: figures carry their own canvas and the
settings hold only while a file is written (``print_settings``).
"""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime, time
from pathlib import Path

import matplotlib
import numpy as np
import shapely
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.collections import LineCollection, PathCollection, PolyCollection
from matplotlib.figure import Figure
from matplotlib.patches import Polygon, Rectangle
from matplotlib.path import Path as DrawnPath
from matplotlib.transforms import Affine2D
from numpy.typing import NDArray

from noivu_desktop.export.lettering import (
    ASCENT,
    LINE_HEIGHT,
    Letters,
    Line,
    block_height_mm,
    font,
    text_size_mm,
)
from noivu_desktop.export.paper import MM_PER_INCH, Box

PNG_DPI = 300
_PNG_EFFORT = 3  # of 9: half the time for a tenth more bytes
_POINTS_PER_MM = 72.0 / MM_PER_INCH
_HATCH_WIDTH_PT = 0.3
_FINEST_DETAIL_MM = 0.05  # half a dot of the picture, half of the thinnest line
_PDF_EFFORT = 3  # of 9: half the time for a tenth more bytes
_POLYGONS_PER_PATH = 200
_HALF_A_CAPITAL = 0.365
INK = "#1a1a1a"


class Sheet:
    """One sheet; ``box`` is the whole of it."""

    def __init__(self, width_mm: float, height_mm: float) -> None:
        self.box = Box(0.0, 0.0, width_mm, height_mm)
        self.figure = Figure(figsize=(width_mm / MM_PER_INCH, height_mm / MM_PER_INCH))
        FigureCanvasAgg(self.figure)
        self._millimetres = Affine2D().scale(1.0 / MM_PER_INCH) + self.figure.dpi_scale_trans
        self._letters = Letters()
        self.figure.add_artist(self._letters)

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
        drawn = PathCollection(
            _joined([_path(shape) for shape in shapes]),
            facecolor=face,
            edgecolor=edge,
            linewidth=width_pt,
            hatch=hatch,
            zorder=layer,
            joinstyle="round",
            linestyle=(0, tuple(dashes)) if dashes else "solid",
        )
        drawn.set_hatch_linewidth(_HATCH_WIDTH_PT)
        self._add(drawn, clip)

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
        parts = shapely.get_parts(np.array(list(shapes), dtype=object))
        runs = [_run(part) for part in parts if part.geom_type == "LineString"]
        style = (0, tuple(dashes)) if dashes else "solid"
        drawn = LineCollection(
            runs, colors=colour, linewidths=width_pt, linestyles=[style], zorder=layer
        )
        self._add(drawn, clip)

    def line(
        self, points: Sequence[tuple[float, float]], *, colour: str = INK, width_pt: float = 0.3
    ) -> None:
        """Draw one line through ``points``."""
        self.lines([shapely.LineString(points)], clip=self.box, colour=colour, width_pt=width_pt)

    def shape(
        self, points: Sequence[tuple[float, float]], *, face: str, width_pt: float = 0.3
    ) -> None:
        """Fill and outline one small figure."""
        self._add(
            Polygon(
                points, closed=True, facecolor=face, edgecolor=INK, linewidth=width_pt, zorder=6
            )
        )

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
        patch = Rectangle(
            (box.left, box.bottom),
            box.width,
            box.height,
            facecolor=face,
            edgecolor=edge,
            linewidth=width_pt,
            hatch=hatch,
            zorder=layer,
        )
        patch.set_hatch_linewidth(_HATCH_WIDTH_PT)
        self._add(patch)

    def rectangles(self, boxes: Sequence[Box], *, face: str, layer: float) -> None:
        """Fill many rectangles with one colour."""
        corners = [
            [(b.left, b.bottom), (b.right, b.bottom), (b.right, b.top), (b.left, b.top)]
            for b in boxes
        ]
        drawn = PolyCollection(corners, facecolor=face, linewidth=0.0, zorder=layer)
        self._add(drawn)

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
            self._letters.add_joined(group)

    def turned_text(self, x: float, y: float, words: str, *, size_pt: float) -> None:
        """Write one line from bottom to top, centred on (x, y)."""
        width, _ = text_size_mm((words,), size_pt)
        right = x + size_pt / _POINTS_PER_MM * _HALF_A_CAPITAL
        self._letters.add(right, y - width / 2, words, font(words, size_pt), INK, angle=90.0)

    def image_to(self, path: Path, *, dpi: int = PNG_DPI) -> None:
        """Write the sheet as PNG."""
        with print_settings():
            self.figure.savefig(
                path,
                format="png",
                dpi=dpi,
                metadata={"Software": None},
                pil_kwargs={"compress_level": _PNG_EFFORT},
            )

    def pdf_to(self, path: Path, *, title: str, on: date) -> None:
        """Write the sheet as PDF: vectors, embedded fonts, text that can be searched."""
        pages_to(path, [self], title=title, on=on)

    def drawing_to(self, path: Path, *, title: str, on: date) -> None:
        """Write the sheet as SVG: text stays text in a named font."""
        metadata = {"Title": title, "Creator": "noivu-desktop", "Date": on.isoformat()}
        with print_settings():
            self.figure.savefig(path, format="svg", metadata=metadata)

    def _add(self, drawn: Artist, clip: Box | None = None) -> None:
        """Draw on the sheet itself: axes, which nothing here needs, take a twentieth of a page."""
        drawn.set_transform(self._millimetres)
        self.figure.add_artist(drawn)
        if clip is not None:
            frame = Rectangle((clip.left, clip.bottom), clip.width, clip.height)
            frame.set_transform(self._millimetres)
            drawn.set_clip_path(frame)


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
            "pdf.compression": _PDF_EFFORT,
            "svg.fonttype": "none",
            "svg.hashsalt": "noivu-desktop",
            "path.simplify_threshold": 0.05,
        }
    )
    return context


def pdf_metadata(title: str, on: date) -> dict[str, object]:
    """The document information, dated like the dossier: equal input gives equal files."""
    moment = datetime.combine(on, time())
    return {"Title": title, "Creator": "noivu-desktop", "CreationDate": moment, "ModDate": moment}


def _run(line: shapely.Geometry) -> NDArray[np.float64]:
    points = shapely.get_coordinates(line)
    seen = _visible(points, np.zeros(len(points), dtype=np.int64))
    return np.asarray(points[seen], dtype=np.float64)


def _path(shape: shapely.Geometry) -> DrawnPath:
    """The rings of a polygon as one closed path, without points too close to be seen.

    Holes run against their shell, so that they stay open by either rule of filling.
    """
    rings = shapely.get_rings(shapely.orient_polygons(shapely.get_parts(shape)))
    points, ring = shapely.get_coordinates(rings, return_index=True)
    seen = _visible(points, ring)
    points, ring = points[seen], ring[seen]
    codes = np.full(len(points), DrawnPath.LINETO, dtype=DrawnPath.code_type)
    starts = np.searchsorted(ring, np.arange(len(rings)))
    codes[starts] = DrawnPath.MOVETO
    codes[np.append(starts[1:], len(points))[: len(rings)] - 1] = DrawnPath.CLOSEPOLY
    return DrawnPath(points, codes)


def _joined(paths: list[DrawnPath]) -> list[DrawnPath]:
    """Few long paths in place of many: the hatch is prepared anew for each path."""
    return [
        DrawnPath.make_compound_path(*paths[start : start + _POLYGONS_PER_PATH])
        for start in range(0, len(paths), _POLYGONS_PER_PATH)
    ]


def _visible(points: NDArray[np.float64], ring: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which points lie in another dot than the one before; ends of rings always do."""
    dots = np.round(points / _FINEST_DETAIL_MM)
    seen = np.ones(len(points), dtype=np.bool_)
    seen[1:] = (dots[1:] != dots[:-1]).any(axis=1) | (ring[1:] != ring[:-1])
    seen[:-1] |= ring[1:] != ring[:-1]
    seen[-1:] = True
    return seen
