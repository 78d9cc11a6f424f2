"""Every column with what it was taken for, how surely, and what else it may be."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from noivu_desktop.maps_in.cell_values import decimal_mark, text_of
from noivu_desktop.maps_in.column_choice import CHOSEN, REMEMBERED
from noivu_desktop.maps_in.column_contents import area_unit, figure_of
from noivu_desktop.maps_in.columns import (
    Columns,
    Matching,
    column_key,
    fitting_columns,
    named_columns,
)
from noivu_desktop.maps_in.field_words import FIELD_WORDS
from noivu_desktop.maps_in.layers import Cell
from noivu_desktop.units.checks import Problem

BY_NAME, BY_CONTENT = "name", "content"

_BY_NAME_SURE, _BY_OTHER_NAME, _BY_CONTENT_SURE = 0.95, 0.8, 0.55
_BY_TELLING_CONTENT = 0.8
_TELLING = ("code", "name")
"""Fields whose cells show what they are: five digits, a kind in front of each name."""

_BY_ROUGH_NAME = 0.7
_DOUBTFUL_CONTENT = 0.5
_SAMPLES = 3
_MEASURED_BY_PROGRAMS = ("shape", "starea", "gisarea")
_LOOKED_AT = 300
_NUMBERS = ("area_km2", "population", "households", "minority_share")
_COUNTS = ("population", "households")
_LISTED = ("code", "name", "area_km2", "population", "households", "minority_share")


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenColumn:
    """One column.

    place       "map" or "table"; ``file`` is its name
    field       what it was taken for; None: kept, but no field
    ground      "chosen", "remembered", "name" or "content"
    confidence  from 0 to 1
    samples     the first filled cells, as text
    could_be    fields that another column was taken for, or none, and that this may hold too
    """

    place: str
    file: str
    column: str
    field: str | None
    ground: str
    confidence: float
    samples: tuple[str, ...]
    could_be: tuple[str, ...] = ()


def seen_columns(
    place: str,
    file: str,
    columns: Columns,
    matching: Matching,
    grounds: Mapping[str, str],
    areas_km2: Sequence[float | None],
) -> tuple[SeenColumn, ...]:
    """The columns of one file in their order.

    grounds    "chosen" or "remembered" for the columns of which a person said it
    areas_km2  of each row on the map, to know areas by; None where the row has no polygon
    """
    fitting = fitting_columns(columns, matching.level)
    named = fitting_columns(dict.fromkeys(columns, ()), matching.level)
    by_name = {**fitting, **{field: named[field] for field in _TELLING}}
    field_of = {column: field for field, column in matching.column_of.items()}
    found = []
    for column, cells in columns.items():
        field = field_of.get(column)
        ground = grounds.get(column) or (
            BY_NAME if field and column in by_name.get(field, ()) else BY_CONTENT if field else ""
        )
        found.append(
            SeenColumn(
                place=place,
                file=file,
                column=column,
                field=field,
                ground=ground,
                confidence=_confidence(column, cells, field, ground, fitting, areas_km2),
                samples=_samples(cells),
                could_be=()
                if field or column in grounds
                else _others(column, cells, fitting, areas_km2),
            )
        )
    return tuple(found)


def column_problems(seen: Sequence[SeenColumn]) -> list[Problem]:
    """Fields that more than one column may hold, and columns known only by their content.

    Columns of an earlier year are no problem; ``column_choices`` lists them too.
    """
    problems = []
    for field in _LISTED:
        others = [one for one in seen if field in one.could_be and not _is_dated(one.column)]
        used = [one for one in seen if one.field == field]
        if others:
            problems.append(_several(field, used, others))
        for one in used:
            if one.ground == BY_CONTENT and field in _NUMBERS:
                text = (
                    f"{one.file}: cột “{one.column}” được đoán là {FIELD_WORDS[field].lower()}"
                    " theo số liệu trong cột; hãy xem lại."
                )
                problems.append(Problem(kind="guessed_column", text=text))
    return problems


def column_choices(seen: Sequence[SeenColumn]) -> list[dict[str, Any]]:
    """The fields that several columns may hold, as JSON prints them: used is None if none is."""
    found = []
    for field in _LISTED:
        others = [one.column for one in seen if field in one.could_be]
        used = next((one.column for one in seen if one.field == field), None)
        if others:
            found.append({"field": field, "used": used, "others": others})
    return found


def swapped_counts(
    population: Sequence[int | None], households: Sequence[int | None]
) -> list[Problem]:
    """A problem if most units have more households than people: the columns may be swapped."""
    pairs = [(p, h) for p, h in zip(population, households, strict=True) if p and h]
    if 2 * sum(homes > people for people, homes in pairs) <= len(pairs):
        return []
    text = "Số hộ lớn hơn dân số ở phần lớn đơn vị; có lẽ hai cột bị đổi chỗ cho nhau."
    return [Problem(kind="swapped_columns", text=text)]


def _several(field: str, used: Sequence[SeenColumn], others: Sequence[SeenColumn]) -> Problem:
    names = ", ".join(f"“{one.column}”" for one in others)
    word = FIELD_WORDS[field].lower()
    kept = f" đang dùng “{used[0].column}”;" if used else " chưa cột nào được dùng;"
    text = (
        f"{others[0].file}: cột {names} cũng có thể là {word};{kept}"
        " nếu cần cột khác, hãy chọn lại trong bảng cột."
    )
    return Problem(kind="several_columns", text=text)


def _confidence(
    column: str,
    cells: Sequence[Cell],
    field: str | None,
    ground: str,
    fitting: Mapping[str, Sequence[str]],
    areas_km2: Sequence[float | None],
) -> float:
    if field is None:
        return 0.0
    if ground in (CHOSEN, REMEMBERED):
        return 1.0
    named = fitting.get(field, ())
    by_content = _BY_TELLING_CONTENT if field in _TELLING else _BY_CONTENT_SURE
    sure = _BY_NAME_SURE if ground == BY_NAME else by_content
    if ground == BY_NAME and field in _COUNTS and not named_columns([column], field):
        sure = _BY_ROUGH_NAME
    elif ground == BY_NAME and sum(not _is_dated(one) for one in named) > 1:
        sure = _BY_OTHER_NAME
    sample = cells[:_LOOKED_AT]
    return sure * (1 if _holds(field, sample, areas_km2[:_LOOKED_AT]) else _DOUBTFUL_CONTENT)


def _holds(field: str, cells: Sequence[Cell], areas_km2: Sequence[float | None]) -> bool:
    """Whether the cells are what the field needs: numbers that may be such figures."""
    filled = [cell for cell in cells if text_of(cell)]
    if not filled:
        return False
    if field not in _NUMBERS:
        return True
    mark = decimal_mark(filled, whole=field in ("population", "households"))
    figures = [one for cell in filled if (one := figure_of(cell, mark)) is not None]
    if 10 * len(figures) < 9 * len(filled):
        return False
    if field == "area_km2" and any(areas_km2):
        return area_unit(cells, areas_km2) is not None
    return True


def _others(
    column: str,
    cells: Sequence[Cell],
    fitting: Mapping[str, Sequence[str]],
    areas_km2: Sequence[float | None],
) -> tuple[str, ...]:
    """What an unused column may hold by its name or, for areas, by its figures."""
    fields = [field for field in _LISTED if column in fitting.get(field, ())]
    held = [field for field in fields if _holds(field, cells[:_LOOKED_AT], ())]
    is_drawn = column_key(column).startswith(_MEASURED_BY_PROGRAMS)
    sample = cells[:_LOOKED_AT], areas_km2[:_LOOKED_AT]
    if "area_km2" not in held and not is_drawn and area_unit(*sample) is not None:
        held.append("area_km2")
    return tuple(held)


def _is_dated(column: str) -> bool:
    return re.search(r"(?:19|20)\d\d", column) is not None


def _samples(cells: Sequence[Cell]) -> tuple[str, ...]:
    texts = dict.fromkeys(text for cell in cells[:_LOOKED_AT] if (text := text_of(cell)))
    return tuple(texts)[:_SAMPLES]
