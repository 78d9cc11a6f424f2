"""What the pages and documents say of one unit beside its figures: factors, seat, consultation."""

from collections.abc import Iterator

import shapely

from noivu_desktop.export.posts import posts_sentence
from noivu_desktop.export.standing import UnitAfter, UnitBefore
from noivu_desktop.export.wording import (
    in_sentence,
    listed,
    lower_first,
    shown_day,
    special_factors,
)
from noivu_desktop.project.project import Project
from noivu_desktop.units.unit import Unit
from noivu_desktop.vietnamese import number, percent

_METRES_IN_KM = 1000.0
_MEASURED = "đường chim bay, giữa tâm hai địa bàn"


def merged_facts(one: UnitAfter, project: Project) -> tuple[str, ...]:
    """One sentence for each thing that is known, in a fixed order."""
    found = (
        _factors(one),
        _seat(one),
        _distances(one, project),
        posts_sentence(one),
        *consultation_sentences((member.unit for member in one.members), project),
    )
    return tuple(sentence for sentence in found if sentence)


def consultation_sentences(units: Iterator[Unit], project: Project) -> Iterator[str]:
    """What the people of each unit said."""
    by_code = {one.code: one for one in project.consultations}
    for unit in units:
        one = by_code.get(unit.code)
        if one is None:
            continue
        counted = f"{number(one.in_favour)}/{number(one.total)} đồng ý"
        share = f" ({percent(one.share)})" if one.share is not None else ""
        day = f", ngày {shown_day(one.date)}" if one.date else ""
        yield f"Lấy ý kiến {one.basis.value} tại {in_sentence(unit)}{day}: {counted}{share}."


def _factors(one: UnitAfter) -> str:
    """Special factors, each with the members that have it."""
    by_factor: dict[str, list[str]] = {}
    for member in one.members:
        for factor in special_factors(member.unit):
            by_factor.setdefault(factor, []).append(in_sentence(member.unit))
    told = [f"{factor} ({listed(names)})" for factor, names in by_factor.items()]
    return f"Yếu tố đặc thù: {'; '.join(told)}." if told else ""


def _seat(one: UnitAfter) -> str:
    return f"Trụ sở đặt tại {lower_first(one.unit.seat)} (cũ)." if one.unit.seat else ""


def distance_to_seat(member: UnitBefore, one: UnitAfter, project: Project) -> Iterator[str]:
    """How far it is for one member; nothing if the seat is not chosen or is there."""
    seat = one.merged.seat if one.merged else None
    if seat is not None and seat != member.unit.code:
        km = number(_km_between(member, seat, project), 1)
        yield f"Khoảng cách đến đơn vị đặt trụ sở ({_MEASURED}): {km} km."


def _distances(one: UnitAfter, project: Project) -> str:
    """From the middle of each member to the middle of the one with the seat, as the crow flies."""
    seat = one.merged.seat if one.merged else None
    others = [member for member in one.members if member.unit.code != seat]
    if seat is None or not others:
        return ""
    told = [
        f"{in_sentence(member.unit)} {number(_km_between(member, seat, project), 1)} km"
        for member in others
    ]
    return f"Khoảng cách đến đơn vị đặt trụ sở ({_MEASURED}): {'; '.join(told)}."


def _km_between(member: UnitBefore, seat: str, project: Project) -> float:
    shapes = project.coverage.geometries
    first, second = shapes[member.row], shapes[project.coverage.row(seat)]
    metres = shapely.distance(shapely.centroid(first), shapely.centroid(second))
    return float(metres) / _METRES_IN_KM
