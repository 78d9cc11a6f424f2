"""Do the totals of tables, and the shares of old units, add up in each written file."""

import csv
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from noivu_desktop.verify.office_tables import OfficeTable, read_office
from noivu_desktop.vietnamese import number

_FORMULA = re.compile(r"=SUM\(([A-Z]+)(\d+):([A-Z]+)(\d+)\)")
_PRINTED_STEP = Decimal("0.005")
_SHARE_SLACK = Decimal("0.02")
_SHARES = ("Tỷ lệ diện tích (%)", "Tỷ lệ dân số (%)")
_CSV_SHARES = ("ty_le_dien_tich", "ty_le_dan_so")


def sum_problems(path: Path) -> Iterator[str]:
    """One sentence for each total that is not the sum of its column."""
    suffix = path.suffix.lower()
    if suffix == ".csv":
        yield from _csv_problems(path)
        return
    for table in read_office(path).tables if suffix in (".xlsx", ".docx") else ():
        yield from _total_problems(table)
        if table.has("Mã cũ", *_SHARES):
            code = table.column("Mã cũ")
            shares = [table.column(one) for one in _SHARES]
            rows = ([row[code], *(row[at] for at in shares)] for row in table.rows)
            yield from _share_problems(table.where, rows, Decimal(100))


def _total_problems(table: OfficeTable) -> Iterator[str]:
    for at, total in enumerate(table.totals):
        column = table.headings[at]
        if total in (None, ""):
            continue
        if isinstance(total, str) and total.startswith("="):
            yield from _formula_problems(table, at, total)
            continue
        told = _figure(total)
        values = [_figure(row[at]) for row in table.rows]
        if told is None or any(value is None for value in values):
            continue
        found = sum((value for value in values if value is not None), Decimal(0))
        is_whole = all(value == value.to_integral_value() for value in values if value is not None)
        slack = Decimal(0) if is_whole else _PRINTED_STEP * (len(values) + 1)
        if abs(found - told) > slack:
            yield f"{table.where}, cột “{column}”: dòng tổng ghi {total}, cộng lại là {found}."


def _formula_problems(table: OfficeTable, at: int, formula: str) -> Iterator[str]:
    found = _FORMULA.fullmatch(formula)
    last = table.first_row + len(table.rows) - 1
    if (
        found is None
        or found[1] != found[3]
        or _column_number(found[1]) != at + 1
        or (int(found[2]), int(found[4])) != (table.first_row, last)
    ):
        yield f"{table.where}, cột “{table.headings[at]}”: công thức {formula} không cộng cả cột."


def _column_number(letters: str) -> int:
    value = 0
    for letter in letters:
        value = value * 26 + ord(letter) - ord("A") + 1
    return value


def _figure(value: Any) -> Decimal | None:
    """A number, or one as printed (1.234,56); an empty cell counts as nothing."""
    if value in (None, ""):
        return Decimal(0)
    if isinstance(value, int | float):
        return Decimal(repr(value))
    try:
        text = str(value).replace("\u2212", "-")
        return Decimal(text.replace(".", "").replace(",", "."))
    except InvalidOperation:
        return None


def _csv_problems(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        if not {"ma_cu", *_CSV_SHARES} <= set(reader.fieldnames or ()):
            return
        rows = [
            [row["ma_cu"], *(row[name].replace(".", ",") for name in _CSV_SHARES)] for row in reader
        ]
    yield from _share_problems(path.name, rows, Decimal(1))


def _share_problems(where: str, rows: Iterable[list[Any]], whole: Decimal) -> Iterator[str]:
    """The shares of each old unit must make up the whole of it, where all of them are known."""
    found: dict[str, list[list[Decimal | None]]] = {}
    for code, *shares in rows:
        values = [None if share in (None, "") else _figure(share) for share in shares]
        found.setdefault(str(code), []).append(values)
    for code, listed in found.items():
        for at, what in enumerate(("diện tích", "dân số")):
            known = [value for row in listed if (value := row[at]) is not None]
            if len(known) < len(listed):
                continue
            share = sum(known, Decimal(0)) / whole
            if abs(share - 1) > _SHARE_SLACK / 100 * len(known):
                yield f"{where}: tỷ lệ {what} của mã {code} cộng lại là {number(share * 100, 2)} %."
