"""The words of ``edit`` that concern the law: exemptions, waivers, consultations, figures."""

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from noivu_desktop.errors import NoivuError
from noivu_desktop.rules.exemption import Ground
from noivu_desktop.vietnamese import fold, number

if TYPE_CHECKING:
    from noivu_desktop.project.project import Project

Arguments = dict[str, Any]

FORMS = (
    "exempt:A,B=căn cứ[; giải trình]  unexempt:A,B  waive:X=lý do  unwaive:X  "
    "consult:X=đồng ý/tổng số [cử tri|hộ gia đình]  unconsult:X  set:A,B=cột=giá trị[; …]  "
    "codes-as-of:NGÀY (của danh mục mã)  effective:NGÀY (có hiệu lực; ví dụ 01/01/2026)"
)
ON_MERGED_UNIT = frozenset({"waive", "unwaive"})
"""Steps for which one member stands for its whole merged unit."""

_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_COUNT = re.compile(r"([\d.]+)\s*/\s*([\d.]+)\s*(\D*)")


def exempt(codes: list[str], text: str | None) -> tuple[str, Arguments] | None:
    """A ground of the law by its identifier or words; any other words are a ground of their own."""
    if not text:
        return None
    words, _, note = text.partition(";")
    ground = next((one for one in Ground if _is_called(one, words)), None)
    given = {"ground": ground.name, "note": note.strip()} if ground else {}
    given = given or {"ground": Ground.OTHER.name, "note": text}
    return _on_each("exempt", codes, "Không sắp xếp", given)


def unexempt(codes: list[str], text: str | None) -> tuple[str, Arguments] | None:
    """Take exemptions back."""
    return None if text is not None else _on_each("unexempt", codes, "Bỏ lý do không sắp xếp", {})


def waive(codes: list[str], text: str | None) -> tuple[str, Arguments] | None:
    """A reason for the merged unit of one member, or of exactly these members."""
    return ("waive", {"members": codes, "reason": text}) if text else None


def unwaive(codes: list[str], text: str | None) -> tuple[str, Arguments] | None:
    """Take a waiver back."""
    return None if text is not None else ("unwaive", {"members": codes})


def consult(codes: list[str], text: str | None) -> tuple[str, Arguments] | None:
    """How many of how many agreed; voters unless said otherwise."""
    found = _COUNT.fullmatch(text.strip()) if text else None
    if found is None or len(codes) != 1:
        return None
    in_favour, total = (int(part.replace(".", "")) for part in found.groups()[:2])
    basis = found.group(3).strip() or "cử tri"
    given = {"basis": basis, "total": total, "in_favour": in_favour}
    return ("consult", {"code": codes[0], **given})


def unconsult(codes: list[str], text: str | None) -> tuple[str, Arguments] | None:
    """Take a count back."""
    return ("unconsult", {"code": codes[0]}) if len(codes) == 1 and text is None else None


def set_values(codes: list[str], text: str | None) -> tuple[str, Arguments] | None:
    """Columns of ``units`` with their values; an empty value is "not known"."""
    pairs = [one.partition("=") for one in (text or "").split(";") if one.strip()]
    if not pairs or not all(equals for _, equals, _ in pairs):
        return None
    values = {field.strip(): value.strip() or None for field, _, value in pairs}
    return ("set_values_of", {"codes": codes, "values": values})


def codes_as_of(days: list[str], text: str | None) -> tuple[str, Arguments] | None:
    """The day of the list of codes that the units carry."""
    return _day("codes_as_of", days, text)


def effective(days: list[str], text: str | None) -> tuple[str, Arguments] | None:
    """The day on which the plan takes effect."""
    return _day("effective_from", days, text)


def with_dates(kind: str, values: Arguments, project: "Project") -> Arguments:
    """A step on one of the two days leaves the other one as it is."""
    if kind != "set_dates":
        return values
    kept = {"codes_as_of": project.codes_as_of, "effective_from": project.effective_from}
    return {**kept, **values}


def with_members(kind: str, values: Arguments, project: "Project", plan: str) -> Arguments:
    """One member of a merged unit stands for all of them where the step is about the unit."""
    members = values.get("members", ())
    if kind in ON_MERGED_UNIT and len(members) == 1:
        merged = project.plan(plan).merged_by_member.get(members[0])
        return {**values, "members": list(merged.codes if merged else members)}
    return values


def _day(name: str, days: list[str], text: str | None) -> tuple[str, Arguments] | None:
    found = _DAY.fullmatch(days[0]) if len(days) == 1 and text is None else None
    if found is None:
        return None
    day, month, year = (int(part) for part in found.groups())
    try:
        return "set_dates", {name: date(year, month, day).isoformat()}
    except ValueError:
        raise NoivuError(f"Không có ngày {days[0]}; hãy ghi ngày như 01/01/2026.") from None


def _on_each(
    kind: str, codes: list[str], words: str, given: Arguments
) -> tuple[str, Arguments] | None:
    steps = [(kind, {"code": code, **given}) for code in codes]
    if len(steps) == 1:
        return steps[0]
    return ("several", {"label": f"{words}: {number(len(steps))} đơn vị", "steps": steps})


def _is_called(ground: Ground, words: str) -> bool:
    return fold(words) in (fold(ground.name), fold(ground.value))
