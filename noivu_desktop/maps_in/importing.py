"""From the files of a land office and a statistics office to a project, with every doubt listed."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from noivu_desktop.maps_in.columns import Matching, checked_choice, match_columns
from noivu_desktop.maps_in.field_values import read_values, set_values
from noivu_desktop.maps_in.import_report import Imported, ImportReport, ImportRequest, Joined
from noivu_desktop.maps_in.repair import CHANGE_WORTH_A_WORD, Repaired, repair
from noivu_desktop.maps_in.source import Source, read_source
from noivu_desktop.maps_in.unit_building import build_units, other_columns
from noivu_desktop.progress import NO_PROGRESS, Progress
from noivu_desktop.project.project import Project
from noivu_desktop.units.checks import Problem, check_coverage
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.measures import map_areas_km2, totals
from noivu_desktop.units.unit import Unit
from noivu_desktop.vietnamese import number, percent

Floats = NDArray[np.float64]

__all__ = ["ImportReport", "ImportRequest", "Imported", "Joined", "import_map"]


def import_map(request: ImportRequest, progress: Progress = NO_PROGRESS) -> Imported:
    """The project that the files give; raises MapReadError with nothing left behind."""
    _tell(progress, 0.0, f"Đang đọc {request.map.name}")
    source = read_source(
        request.map, layer=request.layer, crs=request.crs, encoding=request.encoding
    )
    geometries, repaired = source.geometries, Repaired()
    if request.repair:
        _tell(progress, 0.3, "Đang sửa khe hở và vùng chồng lấn")
        geometries, repaired = repair(geometries, source.crs)
    _tell(progress, 0.5, "Đang đọc số liệu")
    areas = map_areas_km2(geometries, source.crs)
    matching, units, problems = _units(request, source, areas)
    _tell(progress, 0.7, "Đang kiểm tra bản đồ và số liệu")
    coverage = Coverage(units=units, geometries=geometries, crs=source.crs)
    problems += _large_changes(coverage, repaired, source.row_numbers)
    problems += [
        one if one.row is None else replace(one, row=source.row_numbers[one.row - 1])
        for one in check_coverage(coverage)
    ]
    _tell(progress, 1.0, "Đã nhập xong")
    report = ImportReport(
        units=len(units),
        level=matching.level,
        crs=source.crs,
        encoding=source.encoding,
        matched=matching.column_of,
        problems=(*source.problems, *problems),
        repaired=repaired,
        joined=Joined(),
        totals=totals(units),
        map_area_km2=float(areas.sum()),
    )
    return Imported(project=Project(coverage=coverage), report=report)


def _tell(progress: Progress, fraction: float, sentence: str) -> None:
    progress.stop_if_cancelled()
    progress.report(fraction, sentence)


def _units(
    request: ImportRequest, source: Source, areas: Floats
) -> tuple[Matching, tuple[Unit, ...], list[Problem]]:
    """What the columns mean, the units they give, and what was doubtful on the way."""
    chosen = checked_choice(request.match, source.columns)
    matching = match_columns(source.columns, level=request.level, chosen=chosen)
    reading = read_values(source.columns, matching, areas.tolist(), source.row_numbers)
    set_values(reading.values, request.set_values, areas.tolist())
    extra = other_columns(source.columns, matching)
    built = build_units(reading.values, extra, matching.level, source.row_numbers)
    return matching, built.units, [*reading.problems, *built.problems]


def _large_changes(coverage: Coverage, repaired: Repaired, rows: Sequence[int]) -> list[Problem]:
    found = []
    for position, (change, share) in enumerate(
        zip(repaired.change_km2, repaired.change_share, strict=True)
    ):
        if share > CHANGE_WORTH_A_WORD:
            unit = coverage.units[position]
            text = (
                f"{unit.full_name}: sửa bản đồ làm diện tích vùng thay đổi"
                f" {number(change, 4)} km² ({percent(share)})."
            )
            found.append(
                Problem(kind="repair_change", unit=unit.code, row=rows[position], text=text)
            )
    return found
