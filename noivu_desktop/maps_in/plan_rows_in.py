"""The plan as rows that the export wrote, taken back without loss.

A table of anybody else's has other columns; ``plan_table`` reads those.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from noivu_desktop.maps_in.cell_values import code_of
from noivu_desktop.maps_in.layers import Cell
from noivu_desktop.maps_in.workbook import TABLE_SUFFIXES, read_sheets
from noivu_desktop.spreadsheet_text import unguarded
from noivu_desktop.units.unit import Level

_COLUMNS = {
    "ma_cu", "ma_moi", "hinh_thuc", "phan_o_ma", "dien_tich_km2", "dan_so", "so_ho", "uoc_tinh",
    "cac_thon", "ten_dat", "loai_dat", "ma_tru_so",
}  # fmt: skip
_CODES = ("ma_cu", "ma_moi", "phan_o_ma", "ma_tru_so")
_FIGURES = {"dien_tich_km2": "area_km2", "dan_so": "population", "so_ho": "households"}
_UNCHANGED = "giữ nguyên"


def groups_of_rows(path: Path, level: Level) -> list[dict[str, Any]] | None:
    """The merged units as the plan for machines describes them; ``None``: it is another table.

    Raises MapReadError for a file that cannot be read, KeyError or ValueError for cells that the
    export cannot have written.
    """
    if path.suffix.lower() not in TABLE_SUFFIXES:
        return None
    for sheet in read_sheets(path):
        for at, row in enumerate(sheet.rows):
            names = [str(cell or "") for cell in row]
            if set(names) >= _COLUMNS:
                told = [dict(zip(names, cells, strict=True)) for cells in sheet.rows[at + 1 :]]
                return _groups([_texts(one, level) for one in told])
    return None


def _texts(row: Mapping[str, Cell], level: Level) -> dict[str, str]:
    """A row as texts; zeros that a spreadsheet has taken from codes are put back."""
    found = {name: _text(cell) for name, cell in row.items()}
    codes = {name: code_of(found.get(name), level)[0] or "" for name in _CODES}
    return {**found, **codes}


def _text(cell: Cell) -> str:
    """A cell as text, without the mark that keeps spreadsheets from taking it for a formula."""
    text = "" if cell is None else str(cell)
    if isinstance(cell, float) and cell.is_integer():
        text = str(int(cell))
    return unguarded(text)


def _groups(rows: list[dict[str, str]]) -> list[dict[str, Any]]:
    groups: dict[str, dict[str, Any]] = {}
    for row in rows:
        if row["ma_cu"] and row["hinh_thuc"] != _UNCHANGED:
            group = groups.setdefault(row["ma_moi"], _group(row))
            group["members"].append(_member(row))
    return list(groups.values())


def _group(row: Mapping[str, str]) -> dict[str, Any]:
    return {
        "code": row["ma_moi"],
        "name": row["ten_dat"] or None,
        "kind": row["loai_dat"] or None,
        "seat": row["ma_tru_so"] or None,
        "members": [],
    }


def _member(row: Mapping[str, str]) -> dict[str, Any]:
    if not row["phan_o_ma"]:
        return {"code": row["ma_cu"]}
    return {
        "code": row["ma_cu"],
        "to": row["phan_o_ma"],
        "area_km2": row["dien_tich_km2"] or None,
        "population": int(row["dan_so"]) if row["dan_so"] else None,
        "households": int(row["so_ho"]) if row["so_ho"] else None,
        "hamlets": row["cac_thon"].split(";") if row["cac_thon"] else [],
        "estimated": [_FIGURES[name] for name in row["uoc_tinh"].split(";") if name],
    }
