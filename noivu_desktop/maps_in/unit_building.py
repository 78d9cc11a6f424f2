"""Units from values: every row becomes a unit with a code and a kind of its own."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from noivu_desktop.maps_in.cell_values import kind_in_name, text_of
from noivu_desktop.maps_in.columns import Columns, Matching
from noivu_desktop.maps_in.field_values import Values
from noivu_desktop.units.checks import Problem
from noivu_desktop.units.unit import Level, Unit, UnitKind, without_kind

_USUAL_KIND = {Level.COMMUNE: UnitKind.XA, Level.HAMLET: UnitKind.THON}
_GENERATED = "X{:04d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """One unit for each row, and what had to be made up."""

    units: tuple[Unit, ...]
    problems: tuple[Problem, ...]


def build_units(
    values: Values, extra: Sequence[Mapping[str, str]], level: Level, row_numbers: Sequence[int]
) -> Built:
    """Units of ``level`` from values by field; ``extra`` are the other columns of each row."""
    problems: list[Problem] = []
    count = len(row_numbers)
    codes = _codes(values.get("code", [None] * count), row_numbers, problems)
    units = []
    for place, (code, row) in enumerate(zip(codes, row_numbers, strict=True)):
        facts = {field: column[place] for field, column in values.items()}
        kind, name = _kind_and_name(facts, code, level, row, problems)
        facts |= {"code": code, "kind": kind, "name": name}
        units.append(Unit(**facts, extra=MappingProxyType(dict(extra[place]))))
    return Built(units=tuple(units), problems=tuple(problems))


def other_columns(
    columns: Columns, matching: Matching, count: int | None = None
) -> list[dict[str, str]]:
    """For each of ``count`` rows the filled cells of the columns that match no field, as text."""
    used = set(matching.column_of.values())
    kept = {column: cells for column, cells in columns.items() if column not in used}
    if count is None:
        count = len(next(iter(columns.values()), ()))
    return [
        {column: text for column, cells in kept.items() if (text := text_of(cells[row]))}
        for row in range(count)
    ]


def _codes(
    given: Sequence[str | None], row_numbers: Sequence[int], problems: list[Problem]
) -> list[str]:
    """Codes that are there, once each; a missing or repeated one is made up and told."""
    often = Counter(code for code in given if code)
    seen: set[str] = set()
    codes: list[str] = []
    number = 0
    for code, row in zip(given, row_numbers, strict=True):
        if code and code not in seen:
            seen.add(code)
            codes.append(code)
            continue
        number += 1
        while (made := _GENERATED.format(number)) in often:
            number += 1
        codes.append(made)
        problems.append(_code_problem(code, made, row))
    return codes


def _code_problem(code: str | None, made: str, row: int) -> Problem:
    if code:
        text = f"Dòng {row}: mã {code} đã dùng cho đơn vị khác; đã đặt mã tạm {made}."
        return Problem(kind="duplicate_code", unit=made, row=row, text=text)
    return Problem(
        kind="missing_code",
        unit=made,
        row=row,
        text=f"Dòng {row}: không có mã đơn vị; đã đặt mã tạm {made}.",
    )


def _kind_and_name(
    facts: Mapping[str, object], code: str, level: Level, row: int, problems: list[Problem]
) -> tuple[UnitKind, str]:
    """The kind by its column, else by the name; the name as written, with short forms resolved."""
    written = str(facts.get("name") or "")
    in_name, bare = kind_in_name(written)
    kind = facts.get("kind") or in_name
    if not written:
        problems.append(
            Problem(
                kind="missing_name", unit=code, row=row, text=f"Dòng {row}: không có tên đơn vị."
            )
        )
    if not isinstance(kind, UnitKind):
        kind = _USUAL_KIND.get(level, UnitKind.XA)
        text = f"Dòng {row}: không rõ “{written or code}” là loại gì; đã coi là {kind.value}."
        problems.append(Problem(kind="kind", unit=code, row=row, text=text))
    elif kind.level is not level and level in _USUAL_KIND:
        usual = _USUAL_KIND[level]
        text = (
            f"Dòng {row}: “{written or code}” là {kind.value}, không phải đơn vị cấp {level.value};"
            f" tạm coi là {usual.value}, hãy bỏ dòng này hoặc sửa lại loại."
        )
        problems.append(Problem(kind="other_level", unit=code, row=row, text=text))
        return usual, written or code
    if in_name is kind and without_kind(written, kind) == written:
        return kind, bare  # a short form ("TT. Bắc Sơn"): only the name itself stays
    return kind, written or code
