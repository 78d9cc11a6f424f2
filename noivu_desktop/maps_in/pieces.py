"""Units that a file draws piece by piece, a row for each piece."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import shapely

from noivu_desktop.maps_in.cell_values import text_of
from noivu_desktop.maps_in.columns import Matching
from noivu_desktop.maps_in.layers import Cell
from noivu_desktop.maps_in.source import Source
from noivu_desktop.units.checks import Problem
from noivu_desktop.vietnamese import fold

_FIGURES = ("area_km2", "population", "households")


def join_pieces(source: Source, matching: Matching) -> Source:
    """The layer with one row for each unit: rows of one code and one name become one.

    Figures that every piece repeats count once; areas that differ are those of the pieces and
    are summed. Rows that contradict each other otherwise stay apart.
    """
    groups = [rows for rows in _groups(source, matching) if _agree(source, matching, rows)]
    if not groups:
        return source
    columns = {name: list(cells) for name, cells in source.columns.items()}
    geometries = source.geometries.copy()
    problems = []
    for rows in groups:
        first = rows[0]
        geometries[first] = shapely.union_all(source.geometries[rows])
        area = matching.column_of.get("area_km2")
        if area is not None and not _same(source.columns[area], rows):
            columns[area][first] = sum(float(source.columns[area][row] or 0) for row in rows)
        problems.append(_problem(source, matching, rows))
    dropped = {row for rows in groups for row in rows[1:]}
    kept = [row for row in range(len(geometries)) if row not in dropped]
    return replace(
        source,
        columns={name: tuple(cells[row] for row in kept) for name, cells in columns.items()},
        geometries=geometries[kept],
        row_numbers=tuple(source.row_numbers[row] for row in kept),
        problems=(*source.problems, *problems),
    )


def _groups(source: Source, matching: Matching) -> list[list[int]]:
    """Rows that share a code and a name."""
    code, name = matching.column_of.get("code"), matching.column_of.get("name")
    if code is None:
        return []
    with_code: defaultdict[str, list[int]] = defaultdict(list)
    for row, cell in enumerate(source.columns[code]):
        text = text_of(cell)
        if text is not None:
            with_code[text].append(row)
    rows_of: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for text, rows in with_code.items():
        for row in rows if len(rows) > 1 else ():
            called = fold(text_of(source.columns[name][row]) or "") if name else ""
            rows_of[(text, called)].append(row)
    return [rows for rows in rows_of.values() if len(rows) > 1]


def _agree(source: Source, matching: Matching, rows: Sequence[int]) -> bool:
    for field in _FIGURES:
        column = matching.column_of.get(field)
        if column is None or _same(source.columns[column], rows):
            continue
        cells = [source.columns[column][row] for row in rows]
        if field != "area_km2" or not all(isinstance(cell, int | float) for cell in cells):
            return False
    overlap = shapely.area(source.geometries[rows]).sum() - shapely.area(
        shapely.union_all(source.geometries[rows])
    )
    return bool(overlap < 0.5 * np.min(shapely.area(source.geometries[rows])))


def _same(cells: Sequence[Cell], rows: Sequence[int]) -> bool:
    return len({text_of(cells[row]) for row in rows}) == 1


def _problem(source: Source, matching: Matching, rows: Sequence[int]) -> Problem:
    code = text_of(source.columns[matching.column_of["code"]][rows[0]])
    numbers = ", ".join(str(source.row_numbers[row]) for row in rows)
    text = f"Các dòng {numbers} cùng mã {code} và cùng tên; đã gộp thành một đơn vị nhiều mảnh."
    return Problem(kind="joined_rows", unit=code, row=source.row_numbers[rows[0]], text=text)
