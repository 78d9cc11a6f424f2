"""Whether the total row of a table is the sum of its rows."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from noivu_desktop.maps_in.cell_values import counted_of, decimal_mark, decimal_of
from noivu_desktop.maps_in.layers import Cell
from noivu_desktop.maps_in.table_layout import Table
from noivu_desktop.units.checks import Problem
from noivu_desktop.vietnamese import number

_SUMMED = {"population": "dân số", "households": "số hộ", "area_km2": "diện tích"}


def differing_totals(table_name: str, table: Table) -> list[Problem]:
    """A problem for each figure whose total is not the sum, by more than rounding can do."""
    if table.totals is None:
        return []
    problems = []
    for field, word in _SUMMED.items():
        column = table.matching.column_of.get(field)
        if column is None:
            continue
        cells = table.columns[column]
        is_count = field != "area_km2"
        mark = decimal_mark(cells, whole=is_count)
        reader = counted_of if is_count else decimal_of
        stated = _read(table.totals[column], mark, reader)
        figures = [one for cell in cells if (one := _read(cell, mark, reader)) is not None]
        if stated is None or abs(stated - sum(figures)) <= _rounding(stated, figures):
            continue
        digits = max(_digits(one) for one in (stated, *figures))
        text = (
            f"{table_name}: dòng tổng ghi {word} {number(stated, digits)}"
            f" nhưng các dòng cộng lại là {number(sum(figures, Decimal()), digits)}."
        )
        problems.append(Problem(kind="total_differs", text=text))
    return problems


def _read(cell: Cell, mark: str, reader: Callable[[Cell, str], Decimal | None]) -> Decimal | None:
    try:
        return reader(cell, mark)
    except ValueError:
        return None


def _rounding(stated: Decimal, figures: Sequence[Decimal]) -> Decimal:
    """What the total may be off when it and every figure were rounded to their last digits."""
    digits = max(map(_digits, figures), default=0)
    if not digits:
        return Decimal(0)
    return _half_digit(digits) * len(figures) + _half_digit(_digits(stated))


def _half_digit(digits: int) -> Decimal:
    return Decimal("0.5").scaleb(-digits)


def _digits(figure: Decimal) -> int:
    exponent = figure.normalize().as_tuple().exponent
    return min(6, max(0, -exponent)) if isinstance(exponent, int) else 0
