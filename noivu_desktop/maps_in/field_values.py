"""Cells of matched columns as values of units, with a word on every cell that cannot be read."""

import math
import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from noivu_desktop.errors import MapReadError
from noivu_desktop.maps_in import cell_values
from noivu_desktop.maps_in.columns import Columns, Matching, checked_field
from noivu_desktop.maps_in.layers import Cell
from noivu_desktop.units.checks import Problem
from noivu_desktop.units.unit import LARGEST_AREA_KM2, Level, area_from_km2
from noivu_desktop.vietnamese import number, percent

FLAGS = ("mountain", "highland", "land_border", "island", "coastal_hardship")
MAP_AREA = "map"

_PER_KM2 = {"km²": Decimal(1), "ha": Decimal(100), "m²": Decimal(1_000_000)}
_UNIT_TOLERANCE = 0.75
"""Decimal orders of magnitude: less than half the way from one unit to the next."""

Values = dict[str, list[Any]]
"""Values by field; each list has one value, or None, for each row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Values of the matched columns and what could not be read."""

    values: Values
    problems: tuple[Problem, ...]


def read_values(
    columns: Columns,
    matching: Matching,
    map_areas_km2: Sequence[float | None],
    row_numbers: Sequence[int],
    source: str = "",
) -> Reading:
    """The values of every matched column.

    map_areas_km2  of each row, to tell km2 from ha and m2; None where there is no polygon
    row_numbers    of each row in its source, for problems
    source         the name of the table, for sentences; empty for the map
    """
    values: Values = {}
    problems: list[Problem] = []

    def unread(column: str, row: int, cell: Cell) -> None:
        where = f"{source}, dòng {row}" if source else f"Dòng {row}"
        text = f"{where}, cột “{column}”: không đọc được giá trị “{cell_values.text_of(cell)}”."
        problems.append(Problem(kind="value", text=text, row=row))

    for field, column in matching.column_of.items():
        reader = _reader(field, columns, matching, map_areas_km2, problems)
        values[field] = []
        for cell, row in zip(columns[column], row_numbers, strict=True):
            try:
                values[field].append(reader(cell))
            except ValueError:
                unread(column, row, cell)
                values[field].append(None)
    if written := matching.column_of.get("minority_share"):
        numbers = values["minority_share"]
        shares = _shares(written, columns[written], values, problems)
        values["minority_share"] = shares
        for figure, share, row in zip(numbers, shares, row_numbers, strict=True):
            if figure is not None and share is None:
                unread(written, row, _plain(figure))
    return Reading(values=values, problems=tuple(problems))


def set_values(
    values: Values, given: Mapping[str, str], map_areas_km2: Sequence[float]
) -> tuple[Problem, ...]:
    """Give every unit one value; ``area_km2=map`` takes the area of each from the map, and says so.

    Raises MapReadError for a field or value that cannot be.
    """
    problems: list[Problem] = []
    for field, text in given.items():
        checked_field(field)
        if field == "code":
            raise MapReadError("Không thể đặt cùng một mã cho mọi đơn vị.")
        if field == "area_km2" and text.strip().lower() == MAP_AREA:
            values[field] = [area_from_km2(one) for one in map_areas_km2]
            text = "Diện tích tự nhiên lấy theo bản đồ, không phải số liệu thống kê đất đai."
            problems.append(Problem(kind="area_from_map", text=text))
            continue
        values[field] = [_one_value(field, text)] * len(map_areas_km2)
    return tuple(problems)


def _one_value(field: str, text: str) -> Any:
    mark = cell_values.decimal_mark([text], whole=field in ("population", "households"))
    readers: dict[str, Callable[[], Any]] = {
        "kind": lambda: cell_values.kind_of(text),
        "region": lambda: cell_values.region_of(text),
        "area_km2": lambda: _area(text, mark, Decimal(1)),
        "population": lambda: cell_values.count_of(text, mark),
        "households": lambda: cell_values.count_of(text, mark),
        "minority_share": lambda: _share_of(text, mark, in_percent="%" in text),
        **{flag: lambda: cell_values.flag_of(text) for flag in FLAGS},
    }
    try:
        value = readers.get(field, lambda: cell_values.text_of(text))()
    except ValueError:
        value = None
    if value is None and text.strip():
        raise MapReadError(f"Giá trị “{text}” không hợp với trường “{field}”.")
    return value


def _reader(
    field: str,
    columns: Columns,
    matching: Matching,
    map_areas_km2: Sequence[float | None],
    problems: list[Problem],
) -> Callable[[Cell], Any]:
    """How the cells of one column are read, as the whole column shows."""
    cells = columns[matching.column_of[field]]
    if field == "area_km2":
        mark, per_km2 = _area_writing(cells, map_areas_km2, problems)
        return lambda cell: _area(cell, mark, per_km2)
    if field in ("population", "households"):
        mark = cell_values.decimal_mark(cells, whole=True)
        _tell_fractions(matching.column_of[field], cells, mark, problems)
        return lambda cell: cell_values.count_of(cell, mark)
    if field == "minority_share":
        mark = cell_values.decimal_mark(cells, whole=False)
        return lambda cell: cell_values.decimal_of(cell, mark)
    if field in FLAGS:
        return _flag_reader(matching.column_of[field], cells, problems)
    if field in ("code", "parent_code"):
        return _code_reader(field, matching, problems)
    return {"kind": cell_values.kind_of, "region": cell_values.region_of}.get(
        field, cell_values.text_of
    )


def _flag_reader(
    column: str, cells: Sequence[Cell], problems: list[Problem]
) -> Callable[[Cell], bool | None]:
    """Yes and no as written; in a column that is only ticked an empty cell says no."""
    if not cell_values.is_ticked(cells):
        return cell_values.flag_of
    text = f"Cột “{column}” chỉ đánh dấu đơn vị có; ô trống được hiểu là không."
    problems.append(Problem(kind="ticks", text=text))
    return lambda cell: bool(cell_values.flag_of(cell))


def _code_reader(
    field: str, matching: Matching, problems: list[Problem]
) -> Callable[[Cell], str | None]:
    level = matching.level
    if field == "parent_code":
        level = {Level.HAMLET: Level.COMMUNE}.get(level, Level.HAMLET)
    told: list[bool] = []

    def read(cell: Cell) -> str | None:
        code, restored = cell_values.code_of(cell, level)
        if restored and not told:
            told.append(True)
            text = f"Mã ở cột “{matching.column_of[field]}” mất số 0 ở đầu; đã thêm lại."
            problems.append(Problem(kind="code_zeros", text=text))
        return code

    return read


def _area_writing(
    cells: Sequence[Cell], map_areas_km2: Sequence[float | None], problems: list[Problem]
) -> tuple[str, Decimal]:
    """The decimal mark, as the texts show it if they may be right, and the unit of the areas.

    Without their mark, areas of two decimals in km² are the same areas in ha.
    """
    guess = cell_values.decimal_mark(cells, whole=False)
    for mark in (guess, "," if guess == "." else "."):
        ratio = _median_ratio(cells, map_areas_km2, mark)
        if not ratio:
            continue
        off = {name: abs(math.log10(ratio / float(per_km2))) for name, per_km2 in _PER_KM2.items()}
        unit = min(off, key=lambda name: off[name])
        if off[unit] <= _UNIT_TOLERANCE:
            if unit != "km²":
                text = f"Cột diện tích tính bằng {unit}; đã đổi ra km²."
                problems.append(Problem(kind="area_unit", text=text))
            return mark, _PER_KM2[unit]
    text = "Cột diện tích không khớp với bản đồ theo km², ha hay m²; đã coi là km²."
    problems.append(Problem(kind="area_unit", text=text))
    return guess, Decimal(1)


def _median_ratio(
    cells: Sequence[Cell], map_areas_km2: Sequence[float | None], mark: str
) -> float | None:
    ratios = []
    for cell, on_map in zip(cells, map_areas_km2, strict=True):
        value = _number_in(cell, mark)
        if value and on_map:
            ratios.append(float(value) / on_map)
    return statistics.median(ratios) if ratios else None


def _area(cell: Cell, mark: str, per_km2: Decimal) -> Decimal | None:
    value = cell_values.decimal_of(cell, mark)
    if value is None or value == 0:
        return None
    if not 0 < value / per_km2 <= LARGEST_AREA_KM2:
        raise ValueError(str(cell))
    return area_from_km2(value / per_km2) or None


def _share_of(cell: Cell, mark: str, *, in_percent: bool) -> Decimal | None:
    value = cell_values.decimal_of(cell, mark)
    if value is not None and in_percent:
        value /= 100
    if value is not None and not 0 <= value <= 1:
        raise ValueError(str(cell))
    return value


def _shares(
    column: str, cells: Sequence[Cell], values: Values, problems: list[Problem]
) -> list[Decimal | None]:
    """Shares from 0 to 1, whether written so, in per cent or as people; None: impossible."""
    numbers: list[Decimal | None] = values["minority_share"]
    largest = max((one for one in numbers if one is not None), default=Decimal(0))
    wholes: Sequence[int | None] = [1] * len(numbers)
    if largest > 100:
        wholes = values.get("population", [None] * len(numbers))
        text = f"Cột “{column}” là số người dân tộc thiểu số; tỷ lệ được tính trên dân số."
        problems.append(Problem(kind="share_unit", text=text))
    elif largest > 1 or "%" in column or any("%" in one for one in cells if isinstance(one, str)):
        wholes = [100] * len(numbers)
    elif 0 < largest < 1:
        text = (
            f"Cột “{column}” không ghi đơn vị, giá trị lớn nhất {_plain(largest)}:"
            f" được hiểu là {percent(largest)}."
        )
        problems.append(Problem(kind="share_unit", text=text))
    parts = zip(numbers, wholes, strict=True)
    shares = [None if one is None or not whole else one / whole for one, whole in parts]
    return [one if one is not None and 0 <= one <= 1 else None for one in shares]


def _tell_fractions(column: str, cells: Sequence[Cell], mark: str, problems: list[Problem]) -> None:
    """Say that a column of people or households holds figures that are not whole."""
    counted = cell_values.counted_of
    broken = [one for cell in cells if (one := _number_in(cell, mark, counted)) and one != int(one)]
    if broken:
        text = (
            f"Cột “{column}” có {number(len(broken))} giá trị không phải số nguyên"
            f" (ví dụ {_plain(broken[0])}); đã làm tròn."
        )
        problems.append(Problem(kind="rounded", text=text))


def _number_in(
    cell: Cell,
    mark: str,
    read: Callable[[Cell, str], Decimal | None] = cell_values.decimal_of,
) -> Decimal | None:
    try:
        return read(cell, mark)
    except ValueError:
        return None


def _plain(value: Decimal) -> str:
    """A number with its digits, six after the point at most, as a person reads it."""
    exponent = value.normalize().as_tuple().exponent
    return number(value, min(6, max(0, -exponent)) if isinstance(exponent, int) else 0)
