"""From the files of a land office and a statistics office to a project, with every doubt listed."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from noivu_desktop.errors import MapReadError
from noivu_desktop.maps_in.column_choice import MAP, ColumnChoice, checked_match, placed
from noivu_desktop.maps_in.columns import Matching, column_key, match_columns
from noivu_desktop.maps_in.import_report import (
    NOISE_KM2,
    AreaChange,
    Imported,
    ImportReport,
    ImportRequest,
    Joined,
)
from noivu_desktop.maps_in.pieces import join_pieces
from noivu_desktop.maps_in.repair import CHANGE_LIMIT, Repaired, repair
from noivu_desktop.maps_in.source import Source, read_source
from noivu_desktop.maps_in.table_join import table_columns
from noivu_desktop.maps_in.understanding import Understood, understand
from noivu_desktop.progress import NO_PROGRESS, Progress, SubRange, advance
from noivu_desktop.project.project import Project
from noivu_desktop.units.checks import Problem, check_coverage
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.defects import find_defects
from noivu_desktop.units.measures import map_areas_km2, totals
from noivu_desktop.units.unit import Level
from noivu_desktop.vietnamese import number, percent

Floats = NDArray[np.float64]

__all__ = ["ImportReport", "ImportRequest", "Imported", "Joined", "import_map"]


def import_map(request: ImportRequest, progress: Progress = NO_PROGRESS) -> Imported:
    """The project that the files give; raises MapReadError with nothing left behind."""
    advance(progress, 0.0, f"Đang đọc {request.map.name}")
    source, matching, choice = _read(request, progress)
    geometries, repaired = source.geometries, Repaired()
    if request.repair:
        stages = SubRange(progress, 0.1, 0.5)
        geometries, repaired = repair(geometries, source.crs, request.repair_limit, stages)
    with ThreadPoolExecutor(max_workers=1) as beside:  # the slowest part, on the second core
        defects = beside.submit(find_defects, geometries)
        advance(progress, 0.5, "Đang đọc số liệu")
        areas = map_areas_km2(geometries, source.crs)
        _refuse_beyond_earth(areas, source.row_numbers)
        source = replace(source, geometries=geometries)
        understood = understand(request, source, matching, choice, areas.tolist())
        advance(progress, 0.7, "Đang kiểm tra bản đồ và số liệu")
        coverage = Coverage(units=understood.units, geometries=geometries, crs=source.crs)
        checked = check_coverage(coverage, areas, defects.result)
    advance(progress, 1.0, "Đã nhập xong")
    told = (*_large_changes(coverage, repaired), *_left(coverage, repaired, request), *checked)
    report = replace(
        _report(source, understood, repaired),
        problems=(*source.problems, *understood.problems, *_in_source(told, request, source)),
        map_area_km2=float(areas.sum()),
        changes=_changes(coverage, repaired),
    )
    return Imported(project=Project(coverage=coverage), report=report)


def _report(source: Source, understood: Understood, repaired: Repaired) -> ImportReport:
    """What was read and how; nothing yet of what was measured on the map."""
    return ImportReport(
        units=len(understood.units),
        level=understood.level,
        crs=source.crs,
        encoding=source.encoding,
        matched=understood.matched,
        problems=(),
        repaired=repaired,
        joined=understood.joined,
        totals=totals(understood.units),
        map_area_km2=0.0,
        tables=understood.tables,
        columns=understood.columns,
        texts=(*source.texts, *(text for table in understood.tables for text in table.texts)),
        place=source.place,
        layers=source.layers,
    )


def _refuse_beyond_earth(areas: Floats, row_numbers: Sequence[int]) -> None:
    """Coordinates so far out that no place on earth has them leave no area to measure."""
    for is_known, row in zip(np.isfinite(areas).tolist(), row_numbers, strict=True):
        if not is_known:
            raise MapReadError(
                f"Hình ở dòng {row} có tọa độ nằm ngoài Trái Đất; hãy sửa hoặc xóa hình đó"
                " trong bản đồ rồi nhập lại."
            )


def _read(request: ImportRequest, progress: Progress) -> tuple[Source, Matching, ColumnChoice]:
    """The layer with one row for each unit, what its columns mean, and what the user chose."""
    source = read_source(
        request.map,
        layer=request.layer,
        crs=request.crs,
        encoding=request.encoding,
        encodings=request.encodings,
        progress=progress,
    )
    choice = _choice(request, source)
    on_map = choice.fields(MAP, source.columns)
    matching = match_columns(source.columns, level=request.level, chosen=on_map)
    return join_pieces(source, matching), matching, choice


def _choice(request: ImportRequest, source: Source) -> ColumnChoice:
    """What the user said of columns, if each is there on the map or in a table."""
    known = set(map(column_key, source.columns))
    in_tables: list[str] = []
    if any(place != MAP and column_key(name) not in known for place, name in placed(request.match)):
        for path in request.tables:
            in_tables += table_columns(path, request.level or Level.COMMUNE)
    match = checked_match(request.match, source.columns, in_tables)
    return ColumnChoice(match=match, remembered=request.remembered)


def _in_source(
    problems: Sequence[Problem], request: ImportRequest, source: Source
) -> list[Problem]:
    """Problems with the row numbers of the file instead of those of the coverage.

    Units without a parent were told already where a layer of parents was asked for.
    """
    rows = source.row_numbers
    return [
        one
        if one.row is None or rows[one.row - 1] == one.row
        else replace(one, row=rows[one.row - 1])
        for one in problems
        if request.parents is None or one.kind != "no_parent"
    ]


def _large_changes(coverage: Coverage, repaired: Repaired) -> list[Problem]:
    """Units that the repair changed by more than it may without the leave of the user."""
    return [
        Problem(
            kind="repair_change",
            unit=unit.code,
            row=row + 1,
            text=f"{unit.full_name}: sửa bản đồ làm diện tích vùng thay đổi"
            f" {number(repaired.change_km2[row], 4)} km² ({percent(share)}).",
            area_km2=abs(repaired.change_km2[row]),
        )
        for row, share in enumerate(repaired.change_share)
        if share > CHANGE_LIMIT
        for unit in [coverage.units[row]]
    ]


def _left(coverage: Coverage, repaired: Repaired, request: ImportRequest) -> list[Problem]:
    """Units whose overlaps stay because mending them would change the units too much."""
    return [
        Problem(
            kind="repair_left",
            unit=unit.code,
            row=row + 1,
            text=f"{unit.full_name}: để nguyên chỗ chồng lấn {number(size / 1e6, 4)} km², vì sửa sẽ"
            f" làm diện tích đổi quá {percent(request.repair_limit)};"
            " hãy sửa ranh giới trong tệp gốc.",
            area_km2=size / 1e6,
        )
        for row, size in repaired.left
        for unit in [coverage.units[row]]
    ]


def _changes(coverage: Coverage, repaired: Repaired) -> tuple[AreaChange, ...]:
    """What the repair did to each unit, where it is more than noise of coordinates."""
    left = dict(repaired.left)
    return (
        tuple(
            AreaChange(
                unit=unit.code, change_km2=change, share=share, left_km2=left.get(row, 0) / 1e6
            )
            for row, (unit, change, share) in enumerate(
                zip(coverage.units, repaired.change_km2, repaired.change_share, strict=True)
            )
            if abs(change) > NOISE_KM2 or row in left
        )
        if repaired.change_km2
        else ()
    )
