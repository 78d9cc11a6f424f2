"""The lines of text on printed pages and drawings, each with its place on the paper."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from noivu_desktop.verify.pdf_text import text_lines
from noivu_desktop.vietnamese import nfc

_MM_PER_POINT = 25.4 / 72.0
_PLACED = re.compile(r"translate\(([-\d.e]+) ([-\d.e]+)\)(?P<turned> rotate)?")
_LENGTH = re.compile(r"([\d.]+)pt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """One line of text as it was drawn; its left end lies at (x, y) in mm.

    upright  whether it runs from bottom to top
    size_mm  of its letters
    """

    text: str
    x: float
    y: float
    size_mm: float
    upright: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page; ``where`` names the file and the page."""

    where: str
    width_mm: float
    height_mm: float
    lines: tuple[Printed, ...]

    @property
    def text(self) -> str:
        """All lines, one after the other."""
        return nfc(" ".join(line.text for line in self.lines))


def printed_pages(path: Path) -> Iterator[Page]:
    """The pages of a PDF, a drawing (SVG) or the drawings in a zip, one at a time.

    Raises ValueError for what cannot be read.
    """
    suffix = path.suffix.lower()
    if suffix == ".pdf":
        yield from _pdf_pages(path)
    elif suffix == ".svg":
        yield _drawing(path.name, path.read_bytes())
    else:
        with zipfile.ZipFile(path) as archive:
            for name in sorted(archive.namelist()):
                if name.endswith(".svg"):
                    yield _drawing(f"{path.name}, {name}", archive.read(name))


def _pdf_pages(path: Path) -> Iterator[Page]:
    import pypdf
    import pypdf.errors

    try:
        reader = pypdf.PdfReader(path)
        for number, page in enumerate(reader.pages, start=1):
            yield Page(
                where=f"{path.name}, trang {number}",
                width_mm=float(page.mediabox.width) * _MM_PER_POINT,
                height_mm=float(page.mediabox.height) * _MM_PER_POINT,
                lines=tuple(_lines(page)),
            )
    except pypdf.errors.PyPdfError as error:
        raise ValueError(str(error)) from error


def _lines(page: Any) -> Iterator[Printed]:
    for line in text_lines(page):
        if text := nfc("".join(line.runs)):
            yield Printed(
                text=text,
                x=line.x * _MM_PER_POINT,
                y=line.y * _MM_PER_POINT,
                size_mm=line.size * _MM_PER_POINT,
                upright=line.upright,
            )


def _drawing(where: str, content: bytes) -> Page:
    try:
        root = ElementTree.fromstring(content)
    except ElementTree.ParseError as error:
        raise ValueError(str(error)) from error
    sides = [_LENGTH.match(root.get(side) or "") for side in ("width", "height")]
    width, height = (float(one[1]) * _MM_PER_POINT if one else 0.0 for one in sides)
    texts = root.iter("{http://www.w3.org/2000/svg}text")
    lines = tuple(line for text in texts if (line := _drawn_line(text)))
    return Page(where=where, width_mm=width, height_mm=height, lines=lines)


def _drawn_line(text: ElementTree.Element) -> Printed | None:
    placed = _PLACED.search(text.get("transform") or "")
    words = nfc("".join(text.itertext()))
    size = re.search(r"font-size: ([\d.]+)px", text.get("style") or "")
    if placed is None or not words:
        return None
    return Printed(
        text=words,
        x=float(placed[1]) * _MM_PER_POINT,
        y=-float(placed[2]) * _MM_PER_POINT,
        size_mm=float(size[1]) * _MM_PER_POINT if size else 0.0,
        upright=placed["turned"] is not None,
    )
