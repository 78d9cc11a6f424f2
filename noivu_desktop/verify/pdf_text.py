"""The lines of text of a PDF page with their places: read from its text objects alone.

Everything else on a page of a map, which may be megabytes of borders, is passed over unread.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Decode = Callable[[bytes], str]

_NUM = rb"[-+]?[\d.]+"
_BEGIN = re.compile(rb"(?:(?P<matrix>(?:" + _NUM + rb"\s+){6})cm\s+)?(?<![^\s])BT(?=\s)")
_TOKEN = re.compile(
    rb"\s*(?:(?P<mark><<|>>|\[|\])|<(?P<hex>[0-9A-Fa-f\s]*)>|\((?P<text>(?:\\.|[^\\()])*)\)"
    rb"|/(?P<name>[^\s\[\]()<>/]+)|(?P<number>[-+]?[\d.]+)|(?P<word>[A-Za-z'\"*]+))",
    re.DOTALL,
)
_ESCAPED = re.compile(rb"\\(?:([0-7]{1,3})|(\r?\n)|(.))", re.DOTALL)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end", re.DOTALL)
_RANGE = re.compile(rb"<(\w+)>\s*<(\w+)>\s*(?:<(\w+)>|\[([^\]]*)\])")
_PAIR = re.compile(rb"<(\w+)>\s*<(\w+)>")


@dataclass(slots=True)
class TextLine:
    """Runs of letters from one point (in points of the page)."""

    x: float
    y: float
    size: float
    upright: bool
    runs: list[str] = field(default_factory=list)


def text_lines(page: Any) -> Iterator[TextLine]:
    """The lines of a page of pypdf, in the order in which they were drawn."""
    contents = page.get_contents()
    if contents is None:
        return
    data = contents.get_data()
    fonts = {name[1:]: _decoder(one.get_object()) for name, one in _fonts(page).items()}
    at = 0
    while found := _BEGIN.search(data, at):
        matrix = [float(one) for one in (found["matrix"] or b"1 0 0 1 0 0").split()]
        block = _Block(matrix, fonts)
        at = block.read(data, found.end())
        yield from (line for line in block.lines if line.runs)


def _fonts(page: Any) -> Mapping[str, Any]:
    resources = page.get("/Resources", {})
    return dict(resources.get_object().get("/Font", {}).get_object().items()) if resources else {}


class _Block:
    """One text object as it is read."""

    def __init__(self, matrix: list[float], fonts: Mapping[str, Decode]) -> None:
        self._matrix = matrix
        self._fonts = fonts
        self._decode: Decode = bytes.decode
        self._size = 0.0
        self._operands: list[Any] = []
        self.lines: list[TextLine] = []
        self._place(1.0, 0.0, 0.0, 0.0)

    def read(self, data: bytes, start: int) -> int:
        """Read up to the end of the object; gives its place."""
        at = start
        while token := _TOKEN.match(data, at):
            at = token.end()
            kind = token.lastgroup
            if kind == "word":
                if token["word"] == b"ET":
                    return at
                self._do(token["word"])
                self._operands.clear()
            elif kind == "hex":
                self._operands.append(bytes.fromhex(token["hex"].decode()))
            elif kind == "text":
                self._operands.append(_unescaped(token["text"]))
            elif kind == "number":
                self._operands.append(float(token["number"]))
            elif kind == "name":
                self._operands.append(token["name"].decode("latin-1"))
        return max(at, start + 1)

    def _do(self, operator: bytes) -> None:
        given = self._operands
        if operator == b"Tf":
            self._decode = self._fonts.get(given[0], bytes.decode)
            self._size = given[1]
        elif operator == b"Tm":
            self._place(given[0], given[1], given[4], given[5])
        elif operator == b"Td" and given[1] != 0:
            self._place(1.0, 0.0, self._at[0] + given[0], self._at[1] + given[1])
        elif operator in (b"Tj", b"TJ"):
            shown = "".join(self._decode(one) for one in given if isinstance(one, bytes))
            if not self.lines[-1].runs:
                self.lines[-1].size = self._size
            self.lines[-1].runs.append(shown)

    def _place(self, across: float, upwards: float, x: float, y: float) -> None:
        """Begin a line at (x, y)."""
        self._at = (x, y)
        a, b, c, d, e, f = self._matrix
        turned = abs(b) > abs(a) or abs(upwards) > abs(across)
        self.lines.append(TextLine(a * x + c * y + e, b * x + d * y + f, self._size, turned))


def _unescaped(text: bytes) -> bytes:
    def letter(found: re.Match[bytes]) -> bytes:
        if found[1]:
            return bytes([int(found[1], 8) & 0xFF])
        return b"" if found[2] else _LETTERS.get(found[3], found[3])

    return _ESCAPED.sub(letter, text)


def _decoder(font: Any) -> Decode:
    """How the codes of a font become letters: as its own table says."""
    width = 2 if font.get("/Subtype") == "/Type0" else 1
    table = font.get("/ToUnicode")
    known = dict(_letters(table.get_object().get_data())) if table is not None else {}

    def decode(codes: bytes) -> str:
        found = (codes[at : at + width] for at in range(0, len(codes), width))
        values = (int.from_bytes(one) for one in found)
        return "".join(known.get(value) or chr(value) for value in values)

    return decode


def _letters(table: bytes) -> Iterator[tuple[int, str]]:
    """Codes with their letters."""
    for section in _SECTION.finditer(table):
        if section[1] == b"bfchar":
            for code, letters in _PAIR.findall(section[2]):
                yield int(code, 16), _utf16(letters)
            continue
        for first, last, start, listed in _RANGE.findall(section[2]):
            codes = range(int(first, 16), int(last, 16) + 1)
            if start:
                head, tail = start[:-4], int(start[-4:], 16)
                yield from ((c, _utf16(head + b"%04X" % (tail + c - codes[0]))) for c in codes)
            else:
                texts = re.findall(rb"<(\w+)>", listed)
                yield from zip(codes, map(_utf16, texts), strict=False)


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")
