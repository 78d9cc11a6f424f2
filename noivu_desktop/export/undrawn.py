"""Parts of units that nobody drew: how maps show them, and what is told of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from noivu_desktop.export.drawing import Sheet
from noivu_desktop.export.map_style import UNDRAWN_HATCH, MapStyle
from noivu_desktop.export.map_view import MapView
from noivu_desktop.export.new_borders import drawn_members, parts_of
from noivu_desktop.export.report import Report
from noivu_desktop.export.standing import UnitAfter
from noivu_desktop.export.wording import in_sentence, upper_first
from noivu_desktop.units.unit import Unit

_PARTS_IN_NOTE = 4


@dataclass(frozen=True, slots=True)
class UndrawnPart:
    """A part of ``holder`` that goes to ``taker`` and that nobody drew."""

    holder: Unit
    taker: UnitAfter

    @property
    def words(self) -> str:
        """Which part it is, within a sentence."""
        return f"phần của {self.holder.full_name} nhập vào {self.taker.unit.full_name}"

    @property
    def sentence(self) -> str:
        """Where a map shows it, and what to do about it."""
        return (
            f"{upper_first(self.words)} chưa có ranh giới trên bản đồ nên còn vẽ trong "
            f"{in_sentence(self.holder)}; hãy vẽ hoặc tách phần nhập thành một vùng riêng rồi "
            "xuất lại."
        )


def undrawn_parts(report: Report) -> tuple[UndrawnPart, ...]:
    """The parts of units that go over without a border, in the order of the report."""
    return tuple(
        UndrawnPart(member.unit, one)
        for one in report.merged
        for member, part in zip(one.members, parts_of(one), strict=True)
        if not part.stands_for_unit and part.shape is None
    )


def undrawn_parts_of(report: Report, units: Sequence[UnitAfter]) -> tuple[UndrawnPart, ...]:
    """Those of them that ``units`` take, or that maps still show in ``units``."""
    holding = {part.code for one in units for part in parts_of(one) if part.stands_for_unit}
    return tuple(
        one for one in undrawn_parts(report) if one.taker in units or one.holder.code in holding
    )


def undivided(report: Report, units: Iterable[UnitAfter]) -> NDArray[np.object_]:
    """What maps show of the rests in ``units``: each with the parts that nobody drew."""
    shapes = [
        shape
        for one in units
        for number, shape in drawn_members(report, one)
        if parts_of(one)[number].is_rest and parts_of(one)[number].shape is None
    ]
    return np.array(shapes, dtype=object)


def draw_undivided(
    sheet: Sheet, view: MapView, shapes: NDArray[np.object_], style: MapStyle
) -> None:
    """Hatch units of which a part that nobody drew goes elsewhere, given in metres."""
    hatched = view.on_paper(shapes)
    sheet.polygons(hatched, clip=view.frame, edge=style.mark_ink, hatch=UNDRAWN_HATCH, layer=1.5)


def undrawn_notes(parts: Sequence[UndrawnPart]) -> tuple[str, ...]:
    """Which parts a map shows where they were, as far as a margin has room."""
    if not parts:
        return ()
    named = "; ".join(one.words for one in parts[:_PARTS_IN_NOTE])
    more = len(parts) - _PARTS_IN_NOTE
    others = f" và {more} phần khác (xem bảng chuyển đổi)" if more > 0 else ""
    return (f"Chưa có ranh giới nên còn vẽ trong đơn vị cũ (gạch ngang): {named}{others}.",)
