"""What the figures in a column look like, where its name says nothing."""

import statistics
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import permutations

from noivu_desktop.maps_in.cell_values import count_of, decimal_mark, decimal_of
from noivu_desktop.maps_in.layers import Cell

_SAMPLE = 300
_LEAST_ROWS = 5
_MOST_COLUMNS = 40
_HOUSEHOLD = (2.3, 6.5)
"""People in a usual household, over all communes of the country, with room at both ends."""

_NEARLY_ALL = 0.95
_AREA_TOLERANCE = 0.1
_AREA_UNITS = {"km²": 1.0, "ha": 100.0, "m²": 1_000_000.0}


def people_and_households(columns: Mapping[str, Sequence[Cell]]) -> dict[str, str]:
    """The one pair of columns of whole numbers that are people and their households, if any.

    In every row the people must be some two to six times the households; where several pairs
    are so, none is taken.
    """
    counts = {name: found for name, cells in columns.items() if (found := _counts(cells))}
    if not 2 <= len(counts) <= _MOST_COLUMNS:
        return {}
    pairs = [
        {"population": people, "households": homes}
        for people, homes in permutations(counts, 2)
        if _are_people_of(counts[people], counts[homes])
    ]
    return pairs[0] if len(pairs) == 1 else {}


def area_unit(cells: Sequence[Cell], map_areas_km2: Sequence[float | None]) -> str | None:
    """The unit in which the cells are the areas of the map within a tenth: km², ha or m²."""
    mark = decimal_mark(cells, whole=False)
    pairs = zip(cells, map_areas_km2, strict=True)
    ratios = [
        float(figure) / on_map
        for cell, on_map in pairs
        if on_map and (figure := figure_of(cell, mark))
    ]
    if len(ratios) < _LEAST_ROWS:
        return None
    middle = statistics.median(ratios)
    for name, per_km2 in _AREA_UNITS.items():
        if abs(middle / per_km2 - 1) < _AREA_TOLERANCE:
            near = sum(abs(one / per_km2 - 1) < _AREA_TOLERANCE for one in ratios)
            return name if near >= 0.8 * len(ratios) else None
    return None


def figure_of(cell: Cell, mark: str) -> Decimal | None:
    """The cell as a number; None if it is empty or no number."""
    try:
        return decimal_of(cell, mark)
    except ValueError:
        return None


def _counts(cells: Sequence[Cell]) -> list[int | None] | None:
    """The cells as whole numbers, if they are nearly all that and mostly unlike."""
    sample = cells[:_SAMPLE]
    mark = decimal_mark(sample, whole=True)
    found: list[int | None] = []
    for cell in sample:
        if isinstance(cell, float) and not cell.is_integer():
            return None
        try:
            found.append(count_of(cell, mark))
        except ValueError:
            return None
    filled = [one for one in found if one]
    is_full = len(filled) >= max(_LEAST_ROWS, _NEARLY_ALL * len(found))
    return found if is_full and 2 * len(set(filled)) > len(filled) else None


def _are_people_of(people: Sequence[int | None], homes: Sequence[int | None]) -> bool:
    ratios = [one / other for one, other in zip(people, homes, strict=True) if one and other]
    low, high = _HOUSEHOLD
    fitting = sum(low <= ratio <= high for ratio in ratios)
    return len(ratios) >= _LEAST_ROWS and fitting >= _NEARLY_ALL * len(ratios)
