"""Each exported file as listings of units, read with general libraries alone."""

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio.raw

from noivu_desktop.rules.finding import Verdict
from noivu_desktop.spreadsheet_text import unguarded
from noivu_desktop.units.unit import area_from_km2
from noivu_desktop.verify.listings import (
    AREA_SHARE,
    EXACT_DIGITS,
    HOUSEHOLDS,
    POPULATION_SHARE,
    PRINTED_DIGITS,
    Line,
    Listing,
)
from noivu_desktop.verify.office_tables import OfficeTable, read_office
from noivu_desktop.vietnamese import UNKNOWN_TEXT

_CUT = "…"

Conversion = tuple[tuple[str, str, str, str], ...]
"""Old code, old name, new code, new name, row by row."""


class FileListings:
    """What one file says of the units before and after, and which goes where."""

    def __init__(self) -> None:
        self.before: list[Listing] = []
        self.after: list[Listing] = []
        self.conversions: list[tuple[str, Conversion]] = []


def read_listings(path: Path) -> FileListings | None:
    """What the file at ``path`` says; ``None`` for a kind of file that lists no units.

    Raises ValueError, KeyError, OSError or the error of a library if it cannot be read.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None or path.name == "manifest.json" or path.stem.endswith(_OLD_ENCODING):
        return None
    found = FileListings()
    reader(path, found)
    return found


def plain_value(value: Any) -> Any:
    """A value of a numpy column; not a number is not known."""
    if isinstance(value, np.generic):
        value = value.item()
    return None if isinstance(value, float) and value != value else value


def _read_boundaries(path: Path, found: FileListings) -> None:
    """GeoPackage, shapefile or GeoJSON of the new boundaries."""
    meta, _, _, columns = pyogrio.raw.read(path, layer=0, read_geometry=False)
    by_name = dict(zip(meta["fields"].tolist(), columns, strict=True))
    rows = [
        {name: plain_value(values[at]) for name, values in by_name.items()}
        for at in range(len(columns[0]) if columns else 0)
    ]
    lines = tuple(_boundary_line(row, path) for row in rows)
    found.after.append(Listing(where=path.name, lines=lines))


def _boundary_line(row: Mapping[str, Any], path: Path) -> Line:
    members = row["ma_cu"] or ""
    is_cut = path.suffix.lower() == ".shp" and members.endswith(_CUT)
    return Line(
        code=row["ma"],
        name=row["ten"],
        area_km2=_area(row["dt_km2"]),
        population=_count(row["dan_so"]),
        members=None if is_cut else frozenset(members.split(";")),
        verdict=row["ket_luan"] or "",
        further={HOUSEHOLDS: _count(row["so_ho"])} if "so_ho" in row else {},
    )


def _read_plan(path: Path, found: FileListings) -> None:
    """The plan for machines."""
    plan = json.loads(path.read_text("utf-8"))
    if not isinstance(plan, dict) or "groups" not in plan:
        return
    lines = tuple(
        Line(
            code=group["code"],
            name=group["full_name"],
            area_km2=None if group["area_km2"] is None else Decimal(group["area_km2"]),
            population=group["population"],
            members=frozenset(member["code"] for member in group["members"]),
            verdict=Verdict(group["verdict"]).label if group["verdict"] else "",
        )
        for group in plan["groups"]
    )
    found.after.append(Listing(where=path.name, lines=lines, complete=False))
    rows = [
        (row["ma_cu"], row["ten_cu"], row["ma_moi"], row["ten_moi"]) for row in plan["conversion"]
    ]
    found.conversions.append((path.name, tuple(rows)))


def _read_csv(path: Path, found: FileListings) -> None:
    """The conversion table."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [
            (
                unguarded(row["ma_cu"]),
                unguarded(row["ten_cu"]),
                unguarded(row["ma_moi"]),
                unguarded(row["ten_moi"]),
            )
            for row in csv.DictReader(file)
        ]
    found.conversions.append((path.name, tuple(rows)))


def _read_excel(path: Path, found: FileListings) -> None:
    _read_tables(read_office(path).tables, found, EXACT_DIGITS)


def _read_word(path: Path, found: FileListings) -> None:
    _read_tables(read_office(path).tables, found, PRINTED_DIGITS)


def _read_tables(tables: tuple[OfficeTable, ...], found: FileListings, digits: int) -> None:
    """Annexes are told apart by the headings that only one of them has."""
    for table in tables:
        if table.has("Mã", "Tên đơn vị", "Đối chiếu tiêu chuẩn"):
            found.before.append(_listing(table, digits))
        elif table.has("Mã", "Tên đơn vị", "Hình thành từ"):
            found.after.append(_listing(table, digits))
        elif table.has("Mã cũ", "Mã mới"):
            found.conversions.append((table.where, tuple(_conversion_rows(table))))
    for table in tables:
        if table.has("Sau sắp xếp / Tên đơn vị", "Kết luận") and found.after:
            found.after.append(_plan_listing(table, found.after[-1], digits))


def _listing(table: OfficeTable, digits: int) -> Listing:
    code, name = table.column("Mã"), table.column("Tên đơn vị")
    area, people = table.column("km²"), table.column("người")
    further = {name: table.column(h) for name, h in _FURTHER.items() if table.has(h)}
    lines = tuple(
        Line(
            code=str(row[code]),
            name=str(row[name]),
            area_km2=_area(row[area]),
            population=_count(row[people]),
            further={
                name: (_count if name == HOUSEHOLDS else _share)(row[at])
                for name, at in further.items()
            },
        )
        for row in table.rows
    )
    return Listing(where=table.where, lines=lines, digits=digits)


def _plan_listing(table: OfficeTable, after: Listing, digits: int) -> Listing:
    """The units that the plan forms, with their verdicts; this annex names them without codes."""
    name = table.column("Sau sắp xếp / Tên đơn vị")
    area = table.column("Sau sắp xếp / Diện tích (km²)")
    people = table.column("Sau sắp xếp / Dân số (người)")
    verdict = table.column("Kết luận")
    codes: dict[str, list[str]] = {}
    for line in after.lines:
        codes.setdefault(line.name, []).append(line.code)
    lines = tuple(
        Line(
            code=codes[row[name]][0],
            name=row[name],
            area_km2=_area(row[area]),
            population=_count(row[people]),
            verdict=row[verdict] or "",
        )
        for row in table.rows
        if row[name] and len(codes.get(row[name], ())) == 1
    )
    return Listing(where=table.where, lines=lines, digits=digits, complete=False)


def _conversion_rows(table: OfficeTable) -> Iterator[tuple[str, str, str, str]]:
    places = [table.column(one) for one in ("Mã cũ", "Tên cũ", "Mã mới", "Tên mới")]
    for row in table.rows:
        old, old_name, new, new_name = (str(row[place]) for place in places)
        yield old, old_name, new, new_name


def _area(value: Any) -> Decimal | None:
    """An area in km2: a number, or text as printed (1.234,56)."""
    if value is None or value == UNKNOWN_TEXT:
        return None
    if isinstance(value, str):
        try:
            return Decimal(value.replace(".", "").replace(",", "."))
        except InvalidOperation:
            raise ValueError(f"“{value}” không phải diện tích") from None
    return area_from_km2(float(value))


def _share(value: Any) -> Decimal | None:
    """Per cent: a number, or text as printed (45,44)."""
    if value is None or value == UNKNOWN_TEXT:
        return None
    if isinstance(value, str):
        try:
            return Decimal(value.replace(".", "").replace(",", "."))
        except InvalidOperation:
            raise ValueError(f"“{value}” không phải tỷ lệ") from None
    return Decimal(repr(value))


def _count(value: Any) -> int | None:
    """A number of people: a number, or text as printed (1.234)."""
    if value is None or value == UNKNOWN_TEXT:
        return None
    if isinstance(value, str):
        value = value.replace(".", "")
    if isinstance(value, float) and not value.is_integer():
        raise ValueError(f"“{value}” không phải số người")
    return int(value)


_FURTHER = {
    HOUSEHOLDS: "Số hộ",
    AREA_SHARE: "Diện tích tự nhiên / % tiêu chuẩn",
    POPULATION_SHARE: "Quy mô dân số / % tiêu chuẩn",
}

_OLD_ENCODING = "-tcvn3"  # its text has lost capitals and can agree with nothing

_READERS: dict[str, Callable[[Path, FileListings], None]] = {
    ".gpkg": _read_boundaries,
    ".shp": _read_boundaries,
    ".geojson": _read_boundaries,
    ".json": _read_plan,
    ".csv": _read_csv,
    ".xlsx": _read_excel,
    ".docx": _read_word,
}
