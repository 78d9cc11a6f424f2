"""Provinces above the units, where a column has their names without diacritics."""

from noivu_desktop.maps_in.columns import names_level
from noivu_desktop.maps_in.field_values import Values
from noivu_desktop.maps_in.provinces import province_in_full
from noivu_desktop.units.checks import Problem
from noivu_desktop.units.unit import Level

_FEW = 3
_SHOWN = 5


def name_provinces(values: Values, column: str | None) -> tuple[Problem, ...]:
    """Give parents that are provinces (lang_son, LANG SON) their names, and tell it.

    column: what the parents were read from; if it may hold districts too, all that is in it and
    more than a few names must be provinces, for Phu Yen is Phú Yên or Phù Yên.
    """
    written = [name for name in dict.fromkeys(values.get("parent_name", ())) if name]
    found = {name: full for name in written if (full := province_in_full(name))}
    is_sure = column is not None and names_level(column, Level.PROVINCE)
    if not is_sure and not (len(found) == len(written) > _FEW):
        return ()
    changed = {name: full for name, full in found.items() if name != full}
    if not changed:
        return ()
    values["parent_name"] = [changed.get(name, name) for name in values["parent_name"]]
    return (_told(column, changed, [one for one in written if one not in found]),)


def _told(column: str | None, changed: dict[str, str], kept: list[str]) -> Problem:
    before, after = next(iter(changed.items()))
    text = f"Cột “{column}” ghi {len(changed)} tên tỉnh không dấu; đã đổi ra tên có dấu"
    text += f" (ví dụ “{before}” thành “{after}”)."
    unknown = [one for one in kept if one.isascii()]
    if unknown:
        listed = ", ".join(f"“{one}”" for one in unknown[:_SHOWN])
        more = ", ..." if len(unknown) > _SHOWN else ""
        text = text[:-1] + f"; tên chưa biết thì giữ nguyên: {listed}{more}."
    return Problem(kind="province_names", text=text)
