"""The plan as rows for spreadsheets: what each old unit gives to which new one, with figures.

``import`` of plans takes it back: everything but the locks and the borders of parts, which only
the plan for machines (JSON) and the boundary files hold.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

from noivu_desktop.export.conversion import UNCHANGED
from noivu_desktop.export.report import Report
from noivu_desktop.export.standing import UnitAfter
from noivu_desktop.export.wording import lower_first, part_words
from noivu_desktop.plan.plan import Part
from noivu_desktop.spreadsheet_text import guarded
from noivu_desktop.units.unit import Unit

HEADINGS = (
    "ma_cu", "ten_cu", "thuoc_cu", "ma_moi", "ten_moi", "hinh_thuc", "phan_o_ma", "dien_tich_km2",
    "dan_so", "so_ho", "uoc_tinh", "cac_thon", "ten_dat", "loai_dat", "ma_tru_so",
)  # fmt: skip
"""``phan_o_ma``: the unit at which a part lives; empty: the old unit goes over whole."""

ESTIMATES = {"area_km2": "dien_tich_km2", "population": "dan_so", "households": "so_ho"}
"""The column of each figure, as ``uoc_tinh`` names those that are estimates."""


def plan_rows(report: Report) -> Iterator[tuple[str, ...]]:
    """One row for each old unit and each new one that takes of it, in the order of the map."""
    takers: dict[str, list[tuple[UnitAfter, Part]]] = {}
    for one in report.after:
        for part in one.merged.members if one.merged else (Part(code=one.unit.code),):
            takers.setdefault(part.code, []).append((one, part))
    for before in report.before:
        for one, part in takers.get(before.unit.code, ()):
            yield _row(before.unit, one, part)


def write_plan_rows(report: Report, path: Path) -> None:
    """Write the rows as CSV in UTF-8 with a mark that Excel understands."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(HEADINGS)
        writer.writerows([guarded(text) for text in row] for row in plan_rows(report))


def _row(old: Unit, one: UnitAfter, part: Part) -> tuple[str, ...]:
    figures = old if part.is_whole else part
    merged = one.merged
    return (
        old.code,
        old.full_name,
        old.parent_name or "",
        one.unit.code,
        one.unit.full_name,
        lower_first(part_words(part)) if merged else UNCHANGED,
        part.to or "",
        "" if figures.area_km2 is None else f"{figures.area_km2:f}",
        _text(figures.population),
        _text(figures.households),
        ";".join(ESTIMATES[name] for name in part.estimated),
        ";".join(part.hamlets),
        (merged.name or "") if merged else "",
        merged.kind.value if merged and merged.kind else "",
        (merged.seat or "") if merged else "",
    )


def _text(count: int | None) -> str:
    return "" if count is None else str(count)
