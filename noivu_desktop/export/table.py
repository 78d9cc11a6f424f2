"""A table of the dossier: columns, rows and totals as values, and how each value reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from itertools import pairwise, starmap
from typing import TypeAlias

from noivu_desktop import vietnamese

Value: TypeAlias = str | int | Decimal | Fraction | None
"""What stands in a cell; ``None`` is "not known", an empty text is an empty cell."""


CENTRED = frozenset({"stt", "ma"})
"""The columns whose short values stand in the middle, by their ids."""


class Measure(Enum):
    """What a column holds, and so how its values are written."""

    TEXT = "text"
    COUNT = "count"
    AREA_KM2 = "area_km2"
    SHARE = "share"

    def text(self, value: Value) -> str:
        """``value`` as it is printed; the unit of measure stands in the heading."""
        if isinstance(value, str):
            return value
        if self is Measure.SHARE and value is not None:
            return vietnamese.number(value * 100, 2)
        digits = 2 if self is Measure.AREA_KM2 else 0
        return vietnamese.number(value, digits)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column.

    group   a heading over several columns, empty: none
    width   in characters of the body text
    summed  whether the last row carries the sum
    spans   whether a cell stands for all rows of its block
    """

    id: str
    title: str
    measure: Measure = Measure.TEXT
    group: str = ""
    width: int = 12
    summed: bool = False
    spans: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table, complete.

    id      plain ASCII, unique in a report
    title   the heading, without a number
    rows    one value per column
    totals  the last row, empty: the table has none
    notes   sentences under the table
    """

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    totals: tuple[Value, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def has_groups(self) -> bool:
        """Whether the heading has two rows."""
        return any(column.group for column in self.columns)

    @property
    def blocks(self) -> tuple[range, ...]:
        """Rows that belong together: a block begins where the first spanning column is filled."""
        place = next((at for at, column in enumerate(self.columns) if column.spans), None)
        if place is None:
            return ()
        starts = [at for at, row in enumerate(self.rows) if row[place] != ""]
        return tuple(starmap(range, pairwise((*starts, len(self.rows)))))

    def text_rows(self) -> list[list[str]]:
        """The rows as printed, the totals last."""
        rows = [*self.rows, self.totals] if self.totals else list(self.rows)
        return [
            [column.measure.text(value) for column, value in zip(self.columns, row, strict=True)]
            for row in rows
        ]


def with_totals(
    *, columns: tuple[Column, ...], rows: Sequence[tuple[Value, ...]], label: str, label_at: int = 1
) -> tuple[Value, ...]:
    """The totals row: sums of the summed columns, ``label`` in column ``label_at``.

    A column in which any figure is not known has a sum that is not known.
    """
    totals: list[Value] = []
    for index, column in enumerate(columns):
        total = _sum([row[index] for row in rows]) if column.summed else ""
        totals.append(label if index == label_at else total)
    return tuple(totals)


def _sum(values: Sequence[Value]) -> Value:
    total: Decimal | int = 0
    for value in values:
        if value is None:
            return None
        if isinstance(value, Decimal | int):
            total += value
    return total
