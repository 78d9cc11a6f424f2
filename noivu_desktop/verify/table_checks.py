"""Is each table of a workbook or document the one that the project calls for, cell by cell."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from noivu_desktop.units.unit import area_from_km2
from noivu_desktop.verify.expected_tables import ExpectedTable, Value
from noivu_desktop.verify.office_tables import OfficeTable
from noivu_desktop.vietnamese import UNKNOWN_TEXT, nfc, number

_SHARE_SLACK = Fraction(1, 10**9)  # a workbook keeps shares as binary numbers
_FORMULA = "="


def table_problems(
    where: str,
    tables: Iterable[OfficeTable],
    expected: Sequence[ExpectedTable],
    *,
    required: bool,
) -> Iterator[str]:
    """A sentence for each cell that says something else, and for each table that is not there.

    required: whether all of ``expected`` must be there; else a table of a kind that is not there
    at all was left out on purpose
    """
    left = list(expected)
    kinds: set[tuple[str, ...]] = set()
    for table in tables:
        likely = [one for one in left if one.headings == table.headings]
        if not likely:
            if any(one.headings == table.headings for one in expected):
                yield f"{table.where}: thừa so với hồ sơ."
            continue
        kinds.add(table.headings)
        best = min(likely, key=lambda one: _distance(table, one))
        left.remove(best)
        yield from _cell_problems(table, best)
    for one in left:
        if required or one.headings in kinds:
            yield f"{where}: thiếu {one.what}."


def same_value(told: Any, known: Value) -> bool:
    """Whether a cell says what is known: exactly as a number, or rounded as text is printed."""
    if known is None or isinstance(known, str):
        return nfc(str(told or "")).replace("\u2212", "-") == nfc(cell_text(known))
    if isinstance(told, str):
        return nfc(told).replace("\u2212", "-") == cell_text(known)
    if told is None or isinstance(told, bool):
        return False
    if isinstance(known, Fraction):
        return abs(Fraction(told) - known * 100) <= _SHARE_SLACK * max(known, Fraction(1))
    if isinstance(known, Decimal):
        return area_or_gap(told) == known
    return Decimal(repr(told)) == known


def area_or_gap(told: float) -> Decimal | None:
    """A number of a workbook as an area to the square metre, also zero or less."""
    if told > 0:
        return area_from_km2(told)
    try:
        return Decimal(repr(told))
    except InvalidOperation:
        return None


def cell_text(value: Value) -> str:
    """A value as it is printed in a cell."""
    if value is None:
        return UNKNOWN_TEXT
    if isinstance(value, str):
        return value
    if isinstance(value, Fraction):
        return number(value * 100, 2)
    return number(value, 2 if isinstance(value, Decimal) else 0)


def _distance(table: OfficeTable, one: ExpectedTable) -> int:
    """How many cells differ; a row too many or too few counts with all its cells."""
    width = len(one.headings)
    pairs = list(zip(table.rows, one.rows, strict=False))
    apart = abs(len(table.rows) - len(one.rows)) * width
    return apart + sum(
        not same_value(told, known)
        for row, values in pairs
        for told, known in zip(row, values, strict=False)
    )


def _cell_problems(table: OfficeTable, one: ExpectedTable) -> Iterator[str]:
    if len(table.rows) != len(one.rows):
        yield f"{table.where} ({one.what}): có {len(table.rows)} dòng, phải có {len(one.rows)}."
    for number_, (row, values) in enumerate(zip(table.rows, one.rows, strict=False), start=1):
        for heading, told, known in zip(one.headings, row, values, strict=False):
            if not same_value(told, known):
                name = next((str(v) for v in values if isinstance(v, str) and v), "")
                yield (
                    f"{table.where} ({one.what}), dòng {number_} ({name}), cột “{heading}”: ghi"
                    f" “{_shown(told)}”, theo hồ sơ là “{cell_text(known)}”."
                )
    yield from _total_problems(table, one)


def _total_problems(table: OfficeTable, one: ExpectedTable) -> Iterator[str]:
    if one.totals and not table.totals:
        yield f"{table.where} ({one.what}): thiếu dòng tổng cộng."
        return
    for heading, told in zip(one.headings, table.totals, strict=False):
        known = one.totals.get(heading, "")
        is_label = told == "Tổng cộng" and heading not in one.totals
        is_sum = isinstance(told, str) and told.startswith(_FORMULA) and known not in ("", None)
        if not is_label and not is_sum and not same_value(told, known):
            yield (
                f"{table.where} ({one.what}), dòng tổng cộng, cột “{heading}”: ghi"
                f" “{_shown(told)}”, theo hồ sơ là “{cell_text(known)}”."
            )


def _shown(told: Any) -> str:
    return nfc(str("" if told is None else told))
