"""Do sentences in Word documents and on printed pages say the figures that the tables say.

Only sentences of the known form are read; an office may have changed its templates. Where a
document has such sentences at all, every new unit must have one.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from noivu_desktop.verify.listings import Line, Listing, total_area, total_people
from noivu_desktop.vietnamese import fold, nfc, number, round_half_up

_AREA = r"(?:(?P<area>[\d.,]+) km² )?diện tích tự nhiên"
_OF_STANDARD = r"(?: \(đạt [\d.,]+ % tiêu chuẩn\))?"
_RESULT = re.compile(
    rf"Sau khi sắp xếp, (?P<name>.+?) có {_AREA}{_OF_STANDARD}, quy mô dân số"
    r" (?:(?P<people>[\d.]+) người|chưa có số liệu)"
)
_WHOLE = re.compile(
    rf"toàn bộ {_AREA}, (?:(?P<people>[\d.]+) người|dân số) của (?P<name>.+?)"
    r"(?= và (?:toàn bộ|một phần)|, (?:toàn bộ|một phần)| vào |\.)"
)
_ALL = re.compile(
    r"có (?P<units>[\d.]+) [^.]{5,40}?, diện tích tự nhiên (?P<area>[\d.,]+) km², quy mô dân số"
    r" (?P<people>[\d.]+) người"
)
_CHANGE = re.compile(r"từ (?P<before>[\d.]+) còn (?P<after>[\d.]+), giảm (?P<less>[\d.]+)")


def sentence_problems(
    where: str, text: str, before: Listing | None, after: Listing | None, formed: list[Line]
) -> Iterator[str]:
    """One sentence for each figure in ``text`` that no listing confirms.

    formed: the units that the plan forms, each of which must be spoken of
    """
    text = nfc(text)
    if before and before.complete:
        yield from _figures_of_units(where, _WHOLE.finditer(text), before)
        yield from _totals(where, text, before)
    if after and after.complete:
        told = list(_RESULT.finditer(text))
        yield from _figures_of_units(where, iter(told), after)
        names = {fold(one["name"]) for one in told}
        for line in formed if told else ():
            if fold(line.name) not in names:
                yield f"{where}: không có câu về kết quả của {line.name} ({line.code})."
    if before and after and before.complete and after.complete:
        yield from _changes(where, text, len(before.lines), len(after.lines))


def document_text(path: Path) -> str:
    """The words of a Word document, paragraph by paragraph; raises ValueError if it is none."""
    import docx
    from docx.opc.exceptions import OpcError
    from docx.oxml.ns import qn

    try:
        body = docx.Document(str(path)).element.body
    except (OpcError, KeyError) as error:
        raise ValueError(str(error)) from error
    paragraphs = ("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))
    return "\n".join(paragraphs)


def _figures_of_units(
    where: str, found: Iterator[re.Match[str]], listing: Listing
) -> Iterator[str]:
    """Units of the same name cannot be told apart: one of them must have the figures."""
    by_name: dict[str, list[Line]] = {}
    for line in listing.lines:
        by_name.setdefault(fold(line.name), []).append(line)
    for one in found:
        lines = by_name.get(fold(one["name"]), [])
        if not lines:
            yield f"{where} nói về {one['name']}, không có trong {listing.where}."
        elif not any(_says(one, line) for line in lines):
            said = f"{one['area'] or '…'} km², {one['people'] or '…'} người"
            line = lines[0]
            known = f"{number(line.area_km2, 2)} km², {number(line.population)} người"
            who = f"{line.name} ({line.code})"
            yield f"{who}: {where} ghi {said}, trong {listing.where} là {known}."


def _says(told: re.Match[str], line: Line) -> bool:
    return _same(told["area"], line.area_km2, 2) and _same(told["people"], line.population, 0)


def _same(told: str | None, known: Decimal | int | None, digits: int) -> bool:
    if told is None or known is None:
        return told is None and known is None
    return _value(told) == round_half_up(known, digits)


def _value(told: str) -> Decimal:
    return Decimal(told.rstrip(".,").replace(".", "").replace(",", "."))


def _totals(where: str, text: str, before: Listing) -> Iterator[str]:
    for one in _ALL.finditer(text):
        figures: tuple[tuple[str, Decimal | int | None, int, str], ...] = (
            ("units", len(before.lines), 0, "số đơn vị"),
            ("area", total_area(before.lines), 2, "tổng diện tích"),
            ("people", total_people(before.lines), 0, "tổng dân số"),
        )
        for key, known, digits, what in figures:
            if not _same(one[key], known, digits):
                yield f"{where}: {what} ghi {one[key]}, cộng lại là {number(known, digits)}."


def _changes(where: str, text: str, before: int, after: int) -> Iterator[str]:
    for one in _CHANGE.finditer(text):
        told = tuple(int(_value(one[key])) for key in ("before", "after", "less"))
        if told != (before, after, before - after):
            yield (
                f"{where}: ghi từ {told[0]} còn {told[1]}, giảm {told[2]}; thực tế từ {before} còn"
                f" {after}, giảm {before - after}."
            )
