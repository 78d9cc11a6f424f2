"""Do the sentences on who gives what, and what comes of it, have the very figures of their units.

Two figures of one page may be alike to each other; in these sentences each has its place.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from noivu_desktop.units.unit import Unit
from noivu_desktop.verify.known_plan import KnownPlan
from noivu_desktop.vietnamese import number

Figures = tuple[str, ...]

_GUESS = r"(?: \(ước tính\))?"
_AREA = r"(?:(?P<area>[\d.,]+) km² )?diện tích tự nhiên"
_SHARE = r"(?: \(đạt (?P<{}>[\d.,]+) % tiêu chuẩn\))?"
_GIVEN = re.compile(
    rf"(?:toàn bộ|một phần|còn lại|phần còn lại,) {_AREA}{_GUESS},"
    rf" (?:(?P<people>[\d.]+) người|dân số){_GUESS} của (?=(?P<rest>.+))"
)
_RESULT = re.compile(
    rf"Sau khi sắp xếp, (?P<name>.+?) có {_AREA}{_SHARE.format('of_area')}, quy mô dân số"
    rf" (?:(?P<people>[\d.]+) người|chưa có số liệu){_SHARE.format('of_people')}"
)


class MergerSentences:
    """The figures of these sentences by the names in them."""

    def __init__(self, known: KnownPlan) -> None:
        self._given: dict[str, set[Figures]] = {}
        self._results: dict[str, set[Figures]] = {}
        for one in known.formed:
            for given in one.given:
                told = given.figures
                figures = (_text(told.area_km2, 2), _text(told.population, 0))
                self._given.setdefault(_name(given.unit), set()).add(figures)
            unit, (of_area, of_people) = one.unit, one.shares
            shares = (_percent(of_area), _percent(of_people))
            result = (_text(unit.area_km2, 2), _text(unit.population, 0), *shares)
            self._results.setdefault(_name(unit), set()).add(result)

    def problems(self, where: str, text: str) -> Iterator[str]:
        """A sentence for each figure in ``text`` that is not in its place."""
        for found in _GIVEN.finditer(text):
            names = [name for name in self._given if found["rest"].startswith(name)]
            name = max(names, key=len, default="")
            gift = (found["area"] or "", found["people"] or "")
            if name and gift not in self._given[name]:
                yield f"{where}: “{found[0].strip()} {name}” không đúng với hồ sơ."
        for found in _RESULT.finditer(text):
            told = tuple(found[key] or "" for key in ("area", "people", "of_area", "of_people"))
            known = self._results.get(found["name"], set())
            if told not in known:
                yield f"{where}: “{found[0]}” không đúng với hồ sơ."


def _name(unit: Unit) -> str:
    return f"{unit.kind.value} {unit.short_name}"


def _text(value: Fraction | Decimal | int | None, digits: int) -> str:
    return "" if value is None else number(value, digits)


def _percent(share: Fraction | None) -> str:
    return "" if share is None else number(share * 100, 2)
