"""One figure or name of a file altered, the rest as it was: what a re-check must see."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random
from sqlite3 import connect

import docx
import openpyxl
import pypdf
from docx.oxml.ns import qn
from pypdf.generic import NameObject, StreamObject

from tests.verify.altering_borders import border_file, moved_corner

_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_NAME = re.compile(
    r"(?:[Xx]ã|[Tt]hị trấn|[Hh]uyện|[Tt]hôn|[Tt]ỉnh) "
    r"(?P<name>[A-ZĐÁÂÝÔ][\wà-ỹ]*(?: [A-ZĐÁÂÝÔ][\wà-ỹ]*)*)"
)
_LABEL = re.compile(r"[A-ZĐ][a-zà-ỹ]+(?: [A-ZĐÁÂÝÔ][\wà-ỹ]*)+")
_SHOWN = re.compile(rb"\[<[^\]]*>\] TJ")
_SVG_TEXT = re.compile(r"(?<=>)[^<>\n]+(?=</text>)")


@dataclass(frozen=True)
class Alteration:
    """A file with one thing changed; ``told`` names it for the reader of a test."""

    path: Path
    told: str


def alterations(path: Path, into: Path, seed: int, count: int, spared) -> Iterator[Alteration]:
    """``count`` copies of the file, each with another figure or name altered.

    spared: texts with one thing marked «so» that match this pattern are left alone
    """
    random = Random(seed)
    copy = into / path.name
    for told in _BY_ENDING[path.suffix](path, copy, random, count, spared):
        yield Alteration(copy, told)


def _texts(texts, random, count, spared):
    """Some of the texts altered: place, text, what was done."""
    found = []
    for at, text in texts:
        for new, told in _altered(text, random):
            if not spared.search(told):
                found.append((at, new, told))
    return random.sample(found, min(count, len(found)))


def _altered(text, random):
    for found in _NUMBER.finditer(text):
        yield _replaced(text, found.span(), _other_number(found[0], random))
    for found in _NAME.finditer(text):
        yield _replaced(text, found.span("name"), f"{found['name']}x")
    if _LABEL.fullmatch(text) and not _NAME.search(text) and not text.isupper():
        yield _replaced(text, (0, len(text)), text[:-1] + ("a" if text[-1] != "a" else "o"))


def _replaced(text, span, new):
    start, end = span
    told = f"{text[:start]}«{text[start:end]}»{text[end:]}"
    return text[:start] + new + text[end:], told


def _other_number(text, random):
    """Another digit in one place, none that leaves a zero in front."""
    at = random.choice([place for place, letter in enumerate(text) if letter.isdigit()])
    digits = [digit for digit in "123456789" if digit != text[at]]
    return text[:at] + random.choice(digits) + text[at + 1 :]


def _document(path, copy, random, count, spared):
    document = docx.Document(str(path))
    paragraphs = [list(p.iter(qn("w:t"))) for p in document.element.body.iter(qn("w:p"))]
    texts = [(runs, "".join(run.text or "" for run in runs)) for runs in paragraphs if runs]
    for runs, new, told in _texts(texts, random, count, spared):
        before = [run.text for run in runs]
        for run, text in zip(runs, (new, *("" for _ in runs[1:])), strict=True):
            run.text = text
        document.save(str(copy))
        yield told
        for run, text in zip(runs, before, strict=True):
            run.text = text


def _workbook(path, copy, random, count, spared):
    book = openpyxl.load_workbook(path)
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    texts = [(cell, cell.value) for cell in cells if isinstance(cell.value, str)]
    numbers = [cell for cell in cells if isinstance(cell.value, int | float)]
    changed = _texts(texts, random, count // 2, spared)
    changed += [
        (cell, cell.value + random.choice([1, -1, 0.01]), f"{cell.coordinate} «{cell.value}»")
        for cell in random.sample(numbers, min(count // 2, len(numbers)))
    ]
    for cell, new, told in changed:
        value, kind = cell.value, cell.data_type
        cell.value = new
        book.save(copy)
        yield f"{cell.parent.title}: {told}"
        cell.value, cell.data_type = value, kind


def _page(path, copy, random, count, spared):
    pages = [page.get_contents().get_data() for page in pypdf.PdfReader(path).pages]
    texts = [
        ((number, found.span()), _shown_text(found[0]))
        for number, data in enumerate(pages)
        for found in _SHOWN.finditer(data)
    ]
    for (number, (start, end)), new, told in _texts(texts, random, count, spared):
        writer = pypdf.PdfWriter(clone_from=path)
        shown = b"[<%s>] TJ" % new.encode("utf-16-be").hex().upper().encode()
        stream = StreamObject()
        stream.set_data(pages[number][:start] + shown + pages[number][end:])
        writer.pages[number][NameObject("/Contents")] = writer._add_object(stream)
        writer.write(copy)
        yield f"trang {number + 1}: {told}"


def _shown_text(shown):
    digits = re.sub(rb">-?\d+<", b"", shown)[2:-5]
    return bytes.fromhex(digits.decode()).decode("utf-16-be")


def _drawing(path, copy, random, count, spared):
    whole = path.read_text("utf-8")
    texts = [(found.span(), found[0]) for found in _SVG_TEXT.finditer(whole)]
    for (start, end), new, told in _texts(texts, random, count, spared):
        copy.write_text(whole[:start] + new + whole[end:], "utf-8")
        yield told


def _table(path, copy, random, count, spared):
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))
    texts = [((row, at), text) for row in rows[1:] for at, text in enumerate(row)]
    for (row, at), new, told in _texts(texts, random, count, spared):
        before, row[at] = row[at], new
        with copy.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows(rows)
        yield told
        row[at] = before


def _values(path, copy, random, count, spared):
    whole = path.read_text("utf-8")
    found = re.finditer(r'(?:(?<=: )|(?<=^))(?:"[^"\n]*"|\d+)(?=,?\n)', whole, re.MULTILINE)
    for (start, end), new, told in _texts([(f.span(), f[0]) for f in found], random, count, spared):
        copy.write_text(whole[:start] + new + whole[end:], "utf-8")
        yield told


def _layer(path, copy, random, count, spared):
    with closing(connect(path)) as connection:
        names = [row[1] for row in connection.execute("PRAGMA table_info(ranh_gioi_moi)")][2:]
        rows = connection.execute("SELECT * FROM ranh_gioi_moi").fetchall()
    cells = [
        (row[0], name, value) for row in rows for name, value in zip(names, row[2:], strict=True)
    ]
    known = [cell for cell in cells if cell[2] not in (None, "")]
    for fid, name, value in random.sample(known, count):
        copy.write_bytes(path.read_bytes())
        new = value + 1 if isinstance(value, int | float) else f"{value}x"
        with closing(connect(copy)) as connection, connection:
            for (trigger,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            ).fetchall():
                connection.execute(f'DROP TRIGGER "{trigger}"')
            connection.execute(f"UPDATE ranh_gioi_moi SET {name} = ? WHERE fid = ?", (new, fid))
        yield f"{name} «{value}»"
    copy.write_bytes(path.read_bytes())
    moved_corner(copy)
    yield "góc thứ hai"


def _drawings(path, copy, random, count, spared):
    """Texts of the drawings in a zip."""
    with zipfile.ZipFile(path) as archive:
        drawings = {
            name: archive.read(name).decode() for name in archive.namelist() if name.endswith("svg")
        }
    texts = [
        ((name, found.span()), found[0])
        for name, whole in drawings.items()
        for found in _SVG_TEXT.finditer(whole)
    ]
    for (altered, (start, end)), new, told in _texts(texts, random, count, spared):
        with zipfile.ZipFile(copy, "w") as archive:
            for name, whole in drawings.items():
                changed = whole[:start] + new + whole[end:] if name == altered else whole
                archive.writestr(name, changed)
        yield f"{altered}: {told}"


_BY_ENDING = {
    ".docx": _document,
    ".xlsx": _workbook,
    ".pdf": _page,
    ".svg": _drawing,
    ".csv": _table,
    ".json": _values,
    ".gpkg": _layer,
    ".zip": _drawings,
    **dict.fromkeys((".shp", ".geojson", ".kml", ".tab", ".mif", ".dxf"), border_file),
}
