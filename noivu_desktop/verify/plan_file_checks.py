"""Do the files that machines read say what the project says, value by value."""

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import shapely

from noivu_desktop.spreadsheet_text import unguarded
from noivu_desktop.units.measures import sum_areas, sum_counts
from noivu_desktop.verify.expected_tables import ExpectedTable, Value, conversion, given_words
from noivu_desktop.verify.known_plan import Given, KnownPlan, NewUnit
from noivu_desktop.vietnamese import nfc, round_half_up

_CONVERSION_KEYS = (
    "ma_cu", "ten_cu", "thuoc_cu", "ma_moi", "ten_moi", "ty_le_dt", "ty_le_ds", "hinh_thuc",
    "tu_ngay", "danh_muc",
)  # fmt: skip
_CSV_KEYS = {
    "ty_le_dt": "ty_le_dien_tich", "ty_le_ds": "ty_le_dan_so", "tu_ngay": "hieu_luc_tu",
    "danh_muc": "ngay_danh_muc_ma",
}  # fmt: skip


def plan_problems(path: Path, known: KnownPlan, manifest: Mapping[str, Any]) -> Iterator[str]:
    """One sentence for each value of the plan for machines that is not the one of the project."""
    told = json.loads(path.read_text("utf-8"))
    yield from _differences(path.name, told, _plan(known, manifest))


def manifest_problems(known: KnownPlan, manifest: Mapping[str, Any]) -> Iterator[str]:
    """One sentence for each figure of the list of files that is not the one of the project."""
    area = sum_areas(unit.area_km2 for unit in known.after_units)
    wanted = {
        "rule_set": known.rules.id,
        "units_before": len(known.before),
        "units_after": len(known.after),
        "merged_units": len(known.formed),
        "area_km2": area,
        "population": sum_counts(unit.population for unit in known.after_units),
    }
    told = {key: value for key, value in wanted.items() if key in manifest}
    yield from _differences("manifest.json", manifest, told)


def conversion_problems(path: Path, known: KnownPlan) -> Iterator[str]:
    """One sentence for each field of the conversion table that is not the one of the project."""
    told = _rows_of_csv(path)
    wanted = [
        {_CSV_KEYS.get(key, key): "" if value is None else value for key, value in row.items()}
        for row in _rows(conversion(known))
    ]
    yield from _differences(path.name, told, wanted)


def rows_problems(path: Path, known: KnownPlan) -> Iterator[str]:
    """One sentence for each field of the plan as rows that is not the one of the project."""
    told = _rows_of_book(path) if path.suffix.lower() == ".xlsx" else _rows_of_csv(path)
    wanted = [
        _row(known, new, given)
        for old in known.before
        for new, given in known.takers.get(old.unit.code, ())
    ]
    yield from _differences(path.name, told, wanted)


def _rows_of_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [{key: unguarded(text) for key, text in row.items()} for row in csv.DictReader(file)]


def _rows_of_book(path: Path) -> list[dict[str, str]]:
    import openpyxl

    book = openpyxl.load_workbook(path)
    try:
        names, *rows = book.worksheets[0].iter_rows(values_only=True)
        texts = [["" if cell is None else str(cell) for cell in row] for row in rows]
        return [dict(zip(map(str, names), row, strict=True)) for row in texts]
    finally:
        book.close()


def _row(known: KnownPlan, new: NewUnit, given: Given) -> dict[str, Any]:
    """Whether a name or a kind was given or follows from the members the tables do not tell."""
    row = known.stored.plans[known.plan].rows[new.unit.code] if new.check else {}
    unit, part, told = given.unit, given.part, given.figures
    columns = {"area_km2": "dien_tich_km2", "population": "dan_so", "households": "so_ho"}
    return {
        "ma_cu": unit.code,
        "ten_cu": unit.full_name,
        "thuoc_cu": unit.parent_name or "",
        "ma_moi": new.unit.code,
        "ten_moi": new.unit.full_name,
        "hinh_thuc": given_words(part).lower() if new.check else "giữ nguyên",
        "phan_o_ma": part.to or "",
        "dien_tich_km2": "" if told.area_km2 is None else told.area_km2,
        "dan_so": "" if told.population is None else str(told.population),
        "so_ho": "" if told.households is None else str(told.households),
        "uoc_tinh": ";".join(columns[name] for name in part.estimated),
        "cac_thon": ";".join(part.hamlets),
        "ten_dat": frozenset({"", row.get("name", "")}),
        "loai_dat": frozenset({"", row.get("kind", "")}),
        "ma_tru_so": new.seat or "",
    }


def _plan(known: KnownPlan, manifest: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "format": 1,
        "plan": known.plan,
        "rule_set": known.rules.id,
        "date": manifest.get("date"),
        "crs": known.stored.coverage.crs,
        "codes_as_of": known.codes_as_of,
        "effective_from": known.effective_from,
        "units_before": len(known.before),
        "units_after": len(known.after),
        "groups": [_group(one) for one in known.formed],
        "locks": [
            {"kind": kind, "codes": sorted(codes)}
            for kind, codes in known.stored.plans[known.plan].locks
        ],
        "conversion": list(_rows(conversion(known))),
    }


def _group(one: NewUnit) -> dict[str, Any]:
    unit = one.unit
    return {
        "code": unit.code,
        "full_name": unit.full_name,
        "seat": one.seat,
        "members": [_member(given) for given in one.given],
        "area_km2": unit.area_km2,
        "population": unit.population,
        "verdict": one.verdict.value if one.verdict else None,
    }


def _member(given: Given) -> dict[str, Any]:
    part = given.part
    return {
        "code": part.code,
        "whole": part.is_whole,
        "to": part.to,
        "area_km2": part.area_km2,
        "population": part.population,
        "households": part.households,
        "shape": part.shape,
        "hamlets": list(part.hamlets),
        "estimated": list(part.estimated),
    }


def _rows(table: ExpectedTable) -> Iterator[dict[str, str | None]]:
    for row in table.rows:
        yield {key: _text(value) for key, value in zip(_CONVERSION_KEYS, row, strict=True)}


def _text(value: Value) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return f"{round_half_up(value, 6):f}"


def _differences(where: str, told: Any, wanted: Any) -> Iterator[str]:
    """What ``told`` says differently; keys beside those that are wanted are not asked about."""
    if isinstance(wanted, Mapping):
        for key, value in wanted.items():
            found = told.get(key) if isinstance(told, Mapping) else None
            yield from _differences(f"{where}, {key}", found, value)
    elif isinstance(wanted, Sequence) and not isinstance(wanted, str):
        length = len(told) if isinstance(told, Sequence) else 0
        if length != len(wanted):
            yield f"{where}: có {length} mục, theo hồ sơ là {len(wanted)}."
        for number, (found, value) in enumerate(zip(told or (), wanted, strict=False), start=1):
            yield from _differences(f"{where} mục {number}", found, value)
    elif not _same(told, wanted):
        if isinstance(wanted, shapely.Geometry):
            yield f"{where}: khác với ranh giới trong hồ sơ."
        else:
            known = max(wanted) if isinstance(wanted, frozenset) else wanted
            yield f"{where}: ghi “{told}”, theo hồ sơ là “{known}”."


def _same(told: Any, wanted: Any) -> bool:
    if isinstance(wanted, Decimal):  # written as text, so that no digit is lost
        try:
            return isinstance(told, str) and Decimal(told) == wanted
        except InvalidOperation:
            return False
    if isinstance(wanted, frozenset):
        return told in wanted
    if isinstance(wanted, shapely.Geometry):
        border = shapely.from_wkb(told, on_invalid="ignore") if isinstance(told, str) else None
        return border is not None and bool(shapely.equals(border, wanted))
    if isinstance(told, str) and isinstance(wanted, str):
        return nfc(told) == nfc(wanted)
    return type(told) is type(wanted) and bool(told == wanted)
